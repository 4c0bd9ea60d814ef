package site

import (
	"slices"
	"strings"

	"lintel/generator/model"
)

// Edition is a published state of the repository that the site carries below
// /utgave/<name>/, as the other states link to it.
type Edition struct {
	Name     string
	Date     model.Date
	Decision *model.Element // of the current model, nil when none is told
	Commit   string
	// Find gives the address of a page within the edition, by its group and
	// language; "" when the edition has none.
	Find func(group, lang string) string
}

// Mount is where an edition stands among the others: what a site that is an
// edition itself is told.
type Mount struct {
	Name string
	// Current finds a page of the current state, as Edition.Find does.
	Current func(group, lang string) string
}

// folder is where an edition stands, from the site's root.
func folder(edition string) string { return "/utgave/" + edition }

// EditionLink leads to the same page in another edition, or to its front page.
type EditionLink struct {
	Name    string // "" for the current state
	Href    string
	Current bool // this page is in it
	Same    bool // it has this page too
}

// EditionNotice tells that the page is of an edition.
type EditionNotice struct {
	Name  string
	Shown string // its date, "" when not told
	// By is the edition that replaced it, or the current state; its Name is ""
	// for that.
	By EditionLink
}

// shownEditions is how many editions the switch names; the page of editions
// has them all.
const shownEditions = 4

// Find gives the address of a page by its group and language: where it is now,
// also when it was of an element that has another id today.
func (s *Site) Find(group, lang string) string {
	if p := s.translations[group][lang]; p != nil {
		return p.URL
	}
	if id, ok := strings.CutPrefix(group, "element "); ok {
		if e := s.model.Living(id); e != nil {
			if p := s.translations["element "+e.ID][lang]; p != nil {
				return p.URL
			}
		}
	}
	return ""
}

// Groups gives the addresses of all pages that are kept when the reader goes to
// another edition, by group and language.
func (s *Site) Groups() map[string]map[string]string {
	groups := make(map[string]map[string]string, len(s.translations))
	for group, pages := range s.translations {
		addresses := make(map[string]string, len(pages))
		for lang, p := range pages {
			addresses[lang] = p.URL
		}
		groups[group] = addresses
	}
	return groups
}

// inEdition finds this page in an edition, also under an id that the element
// had then.
func (p *Page) inEdition(e *Edition) string {
	if url := e.Find(p.group, p.Lang); url != "" || p.group == "" {
		return url
	}
	if id, ok := strings.CutPrefix(p.group, "element "); ok {
		if now := p.site.model.Living(id); now != nil {
			for _, former := range now.Formerly {
				if url := e.Find("element "+former.Text, p.Lang); url != "" {
					return url
				}
			}
		}
	}
	return ""
}

// editionLinks are the current state and the editions, newest first, each
// leading to the same page where it has one.
func (p *Page) editionLinks() []EditionLink {
	editions := p.site.options.Editions
	if len(editions) == 0 {
		return nil
	}
	links := []EditionLink{p.currentLink()}
	for i := range editions {
		links = append(links, p.editionLink(&editions[i]))
	}
	return links
}

func (p *Page) currentLink() EditionLink {
	mount := p.site.options.Mount
	if mount == nil {
		return EditionLink{Href: p.Href(p.URL), Current: true, Same: true}
	}
	url := mount.Current(p.group, p.Lang)
	link := EditionLink{Same: url != "", Href: p.Outer(url)}
	if url == "" {
		link.Href = p.Outer("/")
	}
	return link
}

func (p *Page) editionLink(e *Edition) EditionLink {
	mount := p.site.options.Mount
	if mount != nil && mount.Name == e.Name {
		return EditionLink{Name: e.Name, Href: p.Href(p.URL), Current: true, Same: true}
	}
	url := p.inEdition(e)
	link := EditionLink{Name: e.Name, Same: url != ""}
	if url == "" {
		url = "/"
	}
	link.Href = p.Outer(folder(e.Name) + url)
	return link
}

// editionNotice tells what replaced the edition that the page is of; nil on a
// page of the current state.
func (p *Page) editionNotice() *EditionNotice {
	mount := p.site.options.Mount
	if mount == nil {
		return nil
	}
	notice := &EditionNotice{Name: mount.Name, By: p.currentLink()}
	editions := p.site.options.Editions
	for i := range editions {
		if editions[i].Name != mount.Name {
			continue
		}
		notice.Shown = p.site.shownDate(editions[i].Date.Text, p.Lang)
		if i > 0 {
			notice.By = p.editionLink(&editions[i-1])
		}
	}
	return notice
}

// canonical is the absolute address of the newest state that has the page.
func (p *Page) canonical() string {
	s := p.site
	if s.options.Mount == nil {
		return s.baseURL + p.URL
	}
	if url := s.options.Mount.Current(p.group, p.Lang); url != "" {
		return s.baseURL + url
	}
	for i := range s.options.Editions {
		e := &s.options.Editions[i]
		if url := e.Find(p.group, p.Lang); url != "" {
			return s.baseURL + folder(e.Name) + url
		}
	}
	return s.public(p.URL)
}

// BaseURL is the site's own address, "" when it is not known.
func (s *Site) BaseURL() string { return s.baseURL }

// public is the absolute address of something of this site, which needs its
// base URL.
func (s *Site) public(url string) string { return s.baseURL + s.mount + url }

// EditionsPage is the content of template editions.
type EditionsPage struct {
	Editions []EditionEntry
	Since    string // href of the changes since the newest, "" when not known
}

// EditionEntry is an edition in the list of all.
type EditionEntry struct {
	Name     string
	Date     string // 2014-11-26
	Shown    string
	Href     string
	Manifest string // href of what proves a copy
	Commit   string // in short
	Decision *Link
	Changes  *Link // what it changed
	Newest   bool
}

// addEditions adds the page that lists the editions.
func (s *Site) addEditions(lang string) {
	if len(s.options.Editions) == 0 || s.options.Mount != nil {
		return
	}
	title := Local{Text: s.words(lang).editions}
	s.add(&Page{
		URL: s.editionsURL(lang), Lang: lang, Template: "editions", Title: title, group: "editions",
		crumbs: []crumb{{name: title}}, content: func(p *Page) any { return s.editionsPage(p) },
	})
}

func (s *Site) editionsURL(lang string) string { return s.prefix(lang) + "/utgave/" }

func (s *Site) editionsPage(p *Page) *EditionsPage {
	page := &EditionsPage{}
	if s.options.Since != nil {
		page.Since = p.Href(s.changesURL(p.Lang) + "#edition-now")
	}
	for i := range s.options.Editions {
		e := &s.options.Editions[i]
		home := e.Find("text ", p.Lang)
		if home == "" {
			home = "/"
		}
		entry := EditionEntry{
			Name: e.Name, Date: e.Date.Text, Shown: s.shownDate(e.Date.Text, p.Lang), Href: p.Href(folder(e.Name) + home),
			Manifest: p.Href(folder(e.Name) + "/manifest.json"), Commit: e.Commit[:min(10, len(e.Commit))], Newest: i == 0,
		}
		if slices.ContainsFunc(s.options.Steps, func(step Transition) bool { return step.To == e.Name }) {
			entry.Changes = &Link{Name: Local{Text: s.words(p.Lang).changes}, Href: p.Href(s.changesURL(p.Lang) + "#edition-" + e.Name)}
		}
		if d := e.Decision; d != nil && !d.Internal {
			entry.Decision = &Link{Name: local(d.Name, p.Lang), Href: p.Href(s.elementURL(d, p.Lang))}
		}
		page.Editions = append(page.Editions, entry)
	}
	return page
}
