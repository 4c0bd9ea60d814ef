package search_test

import (
	"slices"
	"strings"
	"testing"

	"lintel/generator/search"
)

// TestDocuments holds that everything published can be found: each element and
// requirement by its id, each page by its address in its language.
func TestDocuments(t *testing.T) {
	s := faksSite(t)
	x := search.New(s, faksWords(t))
	found := func(query string, most int) bool {
		hits := x.Search(search.Query{Text: query, Limit: most}).Hits
		return slices.ContainsFunc(hits, func(h search.Hit) bool { return h.ID == query })
	}
	for _, e := range s.Model().Elements {
		if e.Internal {
			continue
		}
		// An id of one word may be a text's title too.
		if !found(e.ID, 2) {
			t.Errorf("%s is not found by its id", e.ID)
		}
		for _, r := range e.Requirements {
			if !found(e.ID+"#"+r.ID, 1) {
				t.Errorf("%s#%s is not found by its id", e.ID, r.ID)
			}
		}
	}
	published := map[string]bool{}
	for _, d := range s.Documents() {
		for _, text := range d.Texts {
			published[text.URL] = true
		}
		for _, part := range d.Parts {
			for _, text := range part.Texts {
				if !strings.Contains(text.URL, "#") {
					t.Errorf("%s leads to a page: %s", part.ID, text.URL)
				}
			}
		}
	}
	missing := 0
	for _, p := range s.Pages {
		// Not found are pages that lead on, lists narrowed to one value, since the
		// search narrows by itself, and pages that show once more what is a document:
		// a meeting's papers, a kind beside itself, an interface's file.
		if slices.Contains([]string{"redirect", "notfound", "search", "agenda", "minutes", "compare", "openapi"}, p.Template) || published[p.URL] || p.Template == "list" && strings.Count(p.URL, "/") > 3 {
			continue
		}
		if missing++; missing < 20 {
			t.Errorf("%s (%s) is no document", p.URL, p.Template)
		}
	}
}
