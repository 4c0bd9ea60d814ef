package search

import (
	"slices"

	"lintel/generator/site"
)

// Query is what is asked.
type Query struct {
	Text   string
	Lang   string              // of the page that is searched from; "" is the repository's first
	Filter map[string][]string // values by field: kind, status, owner, language, or a facet of the metamodel
	Limit  int                 // hits at most; 0 is all
}

// Hit is a document that a query finds.
type Hit struct {
	ID      string  `json:"id"`
	URL     string  `json:"url"`
	Kind    string  `json:"kind"`
	Title   string  `json:"title"`
	Excerpt string  `json:"excerpt"`
	Score   float64 `json:"score"`

	Status string   `json:"-"` // id
	Lang   string   `json:"-"` // of the page
	Part   *Part    `json:"-"` // the best place on the page, nil for none
	Marks  [][2]int `json:"-"` // what the query finds in the excerpt, from and to in bytes
}

// Part is a place on a page that was found.
type Part struct {
	ID    string `json:"id"`
	URL   string `json:"url"`
	Title string `json:"title"`
}

// Answer is what a query finds.
type Answer struct {
	Hits    []Hit
	Total   int
	AtLeast bool                      // there may be more: a word is on so many pages that only the best were looked at
	Facets  map[string]map[string]int // how many have a value, by field
	Guesses map[string]string         // words that were read as others
	Empty   bool                      // the query has no word to look for
}

// language chooses the language of the answer.
func (x *Index) language(lang string) string {
	if slices.Contains(x.languages, lang) {
		return lang
	}
	return x.languages[0]
}

// textIn gives what a document says in a language, nil when it says nothing.
func textIn(d *site.Document, lang string) *site.DocumentText {
	for i := range d.Texts {
		if d.Texts[i].Lang == lang {
			return &d.Texts[i]
		}
	}
	if len(d.Texts) > 0 {
		return &d.Texts[0]
	}
	return nil
}

// values are a document's values of a field.
func values(d, page *site.Document, field string) []string {
	switch field {
	case kindField:
		if d.Kind == "section" {
			return []string{page.Kind}
		}
		return []string{d.Kind}
	case statusField:
		if d.Status == "" {
			return nil
		}
		return []string{d.Status}
	case ownerField:
		return page.Owners
	case langField:
		var list []string
		for i := range page.Texts {
			if page.Texts[i].Own {
				list = append(list, page.Texts[i].Lang)
			}
		}
		return list
	}
	for _, f := range page.Facets {
		if f.Field == field {
			return []string{f.Value}
		}
	}
	return nil
}

// accepts tells whether a document has a wanted value of every field.
func accepts(d, page *site.Document, filter map[string][]string) bool {
	for field, wanted := range filter {
		if len(wanted) == 0 {
			continue
		}
		found := false
		for _, value := range values(d, page, field) {
			found = found || slices.Contains(wanted, value)
		}
		if !found {
			return false
		}
	}
	return true
}

// pageOf gives the page that a document is or is on.
func (e *entry) pageOf() *site.Document {
	if e.page != nil {
		return e.page.document
	}
	return e.document
}

// Search answers a query from the index in memory, as the browser does from its files.
func (x *Index) Search(q Query) Answer {
	lang := x.language(q.Lang)
	p := x.newPlan(q.Text)
	answer := Answer{Empty: p.empty, Guesses: p.guesses()}
	var wanted func(uint32) bool
	if len(q.Filter) > 0 {
		wanted = func(number uint32) bool {
			e := x.byNumber[number]
			return e != nil && accepts(e.document, e.pageOf(), q.Filter)
		}
	}
	list := x.rank(p, lang, wanted)
	answer.Total, answer.AtLeast = len(list), x.isCut(p)
	answer.Facets = x.count(list)
	if q.Limit > 0 {
		list = list[:min(len(list), q.Limit)]
	}
	marker := x.newMarker(p)
	for _, r := range list {
		answer.Hits = append(answer.Hits, x.hit(r, lang, marker))
	}
	return answer
}

func (p *plan) guesses() map[string]string {
	guesses := map[string]string{}
	for _, u := range p.units {
		if u.guess != "" {
			guesses[u.key] = u.guess
		}
	}
	return guesses
}

// count counts the values of the documents found.
func (x *Index) count(list []ranked) map[string]map[string]int {
	facets := map[string]map[string]int{}
	for _, field := range x.names.fields() {
		facets[field] = map[string]int{}
	}
	for _, r := range list {
		e := x.byNumber[r.slot<<6|uint32(r.sub)]
		for kind := range x.kindsOf(r) {
			facets[kindField][kind]++
		}
		for field, counts := range facets {
			if field == kindField {
				continue
			}
			for _, value := range values(e.document, e.pageOf(), field) {
				counts[value]++
			}
		}
	}
	return facets
}

// kindsOf are the kinds of what was found on a page: those that it is found under
// when it is narrowed to one.
func (x *Index) kindsOf(r ranked) map[string]bool {
	page := x.byNumber[r.slot<<6].document
	kinds := map[string]bool{page.Kind: true}
	for _, sub := range r.subs {
		for _, kind := range values(x.byNumber[r.slot<<6|uint32(sub)].document, page, kindField) {
			kinds[kind] = true
		}
	}
	return kinds
}

func (x *Index) hit(r ranked, lang string, marker *marker) Hit {
	e := x.byNumber[r.slot<<6|uint32(r.sub)]
	text := textIn(e.document, lang)
	h := Hit{ID: e.document.ID, Kind: e.document.Kind, Status: e.document.Status, Score: r.score, URL: text.URL, Title: text.Title.Text, Lang: text.Lang}
	h.Excerpt, h.Marks = marker.excerpt(text.Shown)
	if r.part > 0 {
		part := x.byNumber[r.slot<<6|uint32(r.part)].document
		t := textIn(part, lang)
		h.Part = &Part{ID: part.ID, URL: t.URL, Title: t.Title.Text}
	}
	return h
}
