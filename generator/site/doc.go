// Package site decides what is published where: the central types are Site,
// everything that will be written, and Page, one address of it with typed
// content for a template.
//
// # Addresses
//
// The default language stands at the root, others under /nn/ and /en/.
//
//	/                                 front page: content/index.md
//	/<route>/                         a text, by its path under content/
//	/<kind path>/                     the list of a kind, when it has elements
//	/<kind path>/<field>/<value>/     the list filtered by one value of a facet;
//	                                  field status too
//	/<kind path>/<id>/                an element
//	/<kind path>/<id>/index.json      its data (default language only)
//	/<kind path>/<id>/saksliste/      a meeting's agenda with case papers, to print
//	/<kind path>/<id>/protokoll/      its minutes, when any are written
//	/ordliste/ /ordliste/ /glossary/  the glossary: kinds with a field definition
//	/kravliste/ /kravliste/ /requirements/  the requirement list, put together in the browser
//	/<kind path>/<id>/requirements.csv  an element's requirements, in each language
//	/data/requirements.js, /data/requirements/<id>.js  what lists are made of
//	/oversikt/ /oversyn/ /overview/   every kind with its number of elements
//	/sok/ /sok/ /search/              the search page; package search writes its index
//	/id/<id>/ and /id/<id>/<part>/    permanent addresses: redirects
//	/utgave/<name>/…                  an edition, by a Site with Options.Mount
//	/utgave/ /nn/utgave/ …            the editions; below endringer/ what each changed,
//	                                  of everything and of each kind, with feed.xml
//	/<kind path>/<id>/feed.xml        what editions changed about an element
//	/_redirects /redirects-nginx.conf /redirects-apache.conf  all redirects, for hosts
//	/404.html /nn/404.html …          not found
//	/data/index.json, /data/schema.json  every element and part
//	/sitemap.xml /robots.txt /feed.xml   with base-url only, but for robots
//
// A former id redirects from both of its old addresses. Internal elements and
// drafts have no page.
//
// # The council's work
//
// Decisions, hearings and meetings are elements like others. They are known by
// keys of the metamodel: a decision is what decides-on leads from, with its day
// in decided; a hearing has a field deadline, and opened, answer-to, hears,
// concluded-by; a meeting has a field date and treats cases, each with case
// (its number) and outcome. A hearing is open from opened to deadline on the
// day of Options.AsOf, unless a decision concludes it.
//
// # Editions
//
// An edition is a Site of an old model, told by Options.Mount where it stands:
// its own links stay within it, permanent addresses, search and assets are those
// of the whole site, and its data do not depend on where it is built. A page is
// the same in two states when its group is (Find), or when the element has the
// other's id under formerly. What was published and is no more has a tombstone;
// of a part there is one at its permanent address and at its anchor on the page
// of its element. /data/index.json lists them under gone.
//
// # Laziness
//
// New only decides addresses. A page's content is made when Content is called
// and thrown away after, so that memory stays flat however many pages there
// are, and a server renders what is asked for. Two calls give the same.
//
// # Links
//
// Content holds finished hrefs, because they depend on the page they stand on:
// root-relative with the base path, or relative to the page for a portable
// site. Only Page.Href makes them.
//
// # Languages
//
// Where a text falls back to another language, its Lang is set, and the
// template marks it; Lang is "" where it is the page's own or of no language.
package site
