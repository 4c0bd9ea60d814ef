package site

import (
	"path"
	"strings"

	"lintel/generator/model"
)

// Page is one address in one language.
type Page struct {
	URL      string // from the site's root, without base path: /en/component/ks-svarut/
	Lang     string
	Template string // front, article, element, list, glossary, overview, search, requirements, redirect, notfound
	Title    Local

	site     *Site
	group    string // pages that are the same in other languages share it
	content  func(*Page) any
	about    string  // a description for search engines
	crumbs   []crumb // above the page
	edit     string  // the file to edit
	section  string  // the menu entry it belongs to
	leads    string  // of a redirect, where it leads
	isFormer bool    // of a redirect, that it will never be anything else
	falls    string  // the language its text falls back to, "" when it is its own
	owner    model.Ref
}

type crumb struct {
	name Local
	url  string
}

// Output is the file the page is written to, slash-separated.
func (p *Page) Output() string {
	name := strings.TrimPrefix(p.URL, "/")
	if name == "" || strings.HasSuffix(name, "/") {
		return name + "index.html"
	}
	return name
}

// Content makes what the page's template shows.
func (p *Page) Content() any { return p.content(p) }

// Href gives the link from this page to an address of the site. An address
// that begins with a scheme or # is left as it is.
func (p *Page) Href(url string) string {
	if !strings.HasPrefix(url, "/") {
		return url
	}
	return p.Outer(p.site.mount + url)
}

// Outer gives the link from this page to an address of the whole site, in which
// an edition is only a folder.
func (p *Page) Outer(url string) string {
	if !p.site.options.Portable {
		return p.site.basePath + url
	}
	target, fragment, hasFragment := strings.Cut(url, "#")
	if strings.HasSuffix(target, "/") {
		target += "index.html"
	}
	relative := relativePath(path.Dir(p.site.mount+"/"+p.Output()), target)
	if hasFragment {
		return relative + "#" + fragment
	}
	return relative
}

// relativePath leads from a folder to a file, both from the root.
func relativePath(from, to string) string {
	source := strings.Split(strings.Trim(from, "/"), "/")
	if source[0] == "" {
		source = nil
	}
	target := strings.Split(strings.TrimPrefix(to, "/"), "/")
	same := 0
	for same < len(source) && same < len(target)-1 && source[same] == target[same] {
		same++
	}
	return strings.Repeat("../", len(source)-same) + strings.Join(target[same:], "/")
}

// Frame is what every page shows round its content.
type Frame struct {
	Lang          string
	Title         Local
	SiteTitle     string
	Description   string
	Notice        string
	HomeHref      string
	Menu          []MenuEntry
	Languages     []LanguageLink
	Crumbs        []Link
	EditHref      string
	Canonical     string // absolute, "" without base-url
	Alternates    []Alternate
	FeedHref      string // "" without base-url
	Glossary      string // href, "" when there is none
	Overview      string
	LanguagesHref string // of the page that tells how far the languages have come, "" with one language
	Search        SearchBox
	ListHref      string // of the requirement list, "" when nothing can stand in one
	Licence       Link
	Contact       string // a mail address or the address of a page
	Statement     string // href of the accessibility statement
	Feedback      string // href for telling of a mistake on this page, "" when there is none
	Edition       string
	Cite          *Cite  // how to cite the page, nil for what is no text or element
	FallsBackTo   string // the language the text is really in, "" when the page's
	NoIndex       bool
	Template      string
	Editions      []EditionLink // the current state and the editions, newest first; nil without editions
	MoreEditions  bool          // there are more than those
	EditionsHref  string
	Old           *EditionNotice // nil on a page of the current state
}

// MenuEntry is an entry of the main menu.
type MenuEntry struct {
	Name    Local
	Href    string
	Current bool // the page is it or below it
	Items   []MenuEntry
}

// LanguageLink leads to the same page in another language.
type LanguageLink struct {
	Lang    string
	Name    string // in its own language
	Href    string
	Current bool
}

// Alternate is an absolute address of the same page in another language.
type Alternate struct {
	Lang, URL string
}

// listed tells whether search engines are to know the page. The search page
// holds nothing of its own.
func (p *Page) listed() bool {
	return p.Template != "redirect" && p.Template != "notfound" && p.Template != "search" && p.Template != "tombstone"
}

// Frame makes what surrounds the page's content.
func (p *Page) Frame() *Frame {
	s := p.site
	f := &Frame{
		Lang: p.Lang, Title: p.Title, Template: p.Template, SiteTitle: s.model.Config.Title.In(p.Lang), Description: p.about,
		Notice: s.model.Config.Notice.In(p.Lang), HomeHref: p.Href(s.home(p.Lang)), Menu: s.menu(p, s.model.Config.Menu),
		NoIndex: s.options.NoIndex || !p.listed(), FallsBackTo: p.falls,
		Contact: strings.TrimPrefix(s.model.Config.Contact, "mailto:"), Statement: s.statement(p), Feedback: p.feedback(), Edition: s.options.Edition,
		Cite:    p.cite(),
		Licence: licence(s.model.Config.ContentLicence), Overview: p.Href(s.overviewURL(p.Lang)),
		Search: p.search(),
	}
	if f.Description == "" {
		f.Description = s.model.Config.Description.In(p.Lang)
	}
	for _, c := range p.crumbs {
		link := Link{Name: c.name}
		if c.url != "" {
			link.Href = p.Href(c.url)
		}
		f.Crumbs = append(f.Crumbs, link)
	}
	if p.edit != "" && s.options.Mount == nil && s.model.Config.EditURL != "" {
		f.EditHref = strings.ReplaceAll(s.model.Config.EditURL, "{path}", p.edit)
	}
	if len(s.model.Config.Languages) > 1 {
		f.LanguagesHref = p.Href(s.languagesURL(p.Lang))
	}
	if s.glossary {
		f.Glossary = p.Href(s.glossaryURL(p.Lang))
	}
	if len(s.listable) > 0 {
		f.ListHref = p.Href(s.requirementsURL(p.Lang))
	}
	for _, lang := range s.model.Config.Languages {
		other := s.translations[p.group][lang]
		link := LanguageLink{Lang: lang, Name: s.languageName(lang), Current: lang == p.Lang, Href: p.Href(s.home(lang))}
		if other != nil {
			link.Href = p.Href(other.URL)
			if s.baseURL != "" {
				f.Alternates = append(f.Alternates, Alternate{Lang: lang, URL: s.public(other.URL)})
			}
		}
		f.Languages = append(f.Languages, link)
	}
	if s.baseURL != "" {
		f.Canonical = p.canonical()
		f.FeedHref = p.Outer(s.prefix(p.Lang) + "/feed.xml")
	}
	if f.Editions = p.editionLinks(); len(f.Editions) > 0 {
		f.Old, f.EditionsHref = p.editionNotice(), p.Outer(s.editionsURL(p.Lang))
		f.MoreEditions = len(f.Editions) > shownEditions
		f.Editions = f.Editions[:min(shownEditions, len(f.Editions))]
	}
	return f
}

// licence names a content licence and leads to its text, where it is known.
func licence(id string) Link {
	known := map[string]Link{
		"NLOD-2.0":  {Name: Local{Text: "NLOD 2.0"}, Href: "https://data.norge.no/nlod/no/2.0"},
		"CC-BY-4.0": {Name: Local{Text: "CC BY 4.0"}, Href: "https://creativecommons.org/licenses/by/4.0/"},
		"CC0-1.0":   {Name: Local{Text: "CC0 1.0"}, Href: "https://creativecommons.org/publicdomain/zero/1.0/"},
	}
	if link, ok := known[id]; ok {
		return link
	}
	return Link{Name: Local{Text: id}}
}
