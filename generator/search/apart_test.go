package search_test

import (
	"testing"

	"lintel/generator/search"
)

// TestWordsApart holds that a name written as two words is found although the
// second is a stop word, which is left out by itself.
func TestWordsApart(t *testing.T) {
	x := search.New(faksSite(t), faksWords(t))
	for _, query := range []string{"svar ut", "Svar Ut", "ks svar ut"} {
		hits := x.Search(search.Query{Text: query, Lang: "nb", Limit: 3}).Hits
		found := false
		for _, h := range hits {
			found = found || h.ID == "ks-svarut"
		}
		if !found {
			t.Errorf("%q does not find ks-svarut among the first three: %v", query, hits)
		}
	}
}
