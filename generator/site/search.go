package site

// SearchIndex is the first file of the search index in the output; package search
// writes it.
const SearchIndex = "data/search.js"

// SearchBox is what the search box of a page needs.
type SearchBox struct {
	Action string // the search page
	Index  string // the first file of the index
	Root   string // the site's root, for the addresses in the index
}

// SearchPage is the content of template search: what a reader finds where there
// is no script, or nothing was found.
type SearchPage struct {
	Kinds    []KindEntry
	Statuses []*Badge // how a result's status looks
}

func (s *Site) searchURL(lang string) string {
	return s.prefix(lang) + "/" + s.words(lang).searchPath + "/"
}

// search makes the search box of a page.
func (p *Page) search() SearchBox {
	return SearchBox{Action: p.Outer(p.site.searchURL(p.Lang)), Index: p.Outer("/" + SearchIndex), Root: p.Outer("/")}
}

// addSearch adds the search page of a language.
func (s *Site) addSearch(lang string) {
	if s.options.Mount != nil {
		return // the search index is that of the current state
	}
	title := Local{Text: s.words(lang).search}
	s.add(&Page{
		URL: s.searchURL(lang), Lang: lang, Template: "search", Title: title, group: "search", crumbs: []crumb{{name: title}},
		content: func(p *Page) any { return s.searchPage(p) },
	})
}

func (s *Site) searchPage(p *Page) *SearchPage {
	page := &SearchPage{Kinds: s.kindEntries(p)}
	for _, status := range s.model.Metamodel.Statuses {
		page.Statuses = append(page.Statuses, badge(status, p.Lang))
	}
	return page
}
