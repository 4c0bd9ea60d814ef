package search_test

import (
	"math/rand/v2"
	"strings"
	"testing"

	"lintel/generator/search"
)

// TestTypos holds that a letter too few, too many, wrong or swapped, anywhere in
// a name of five letters or more, still finds what is called so.
func TestTypos(t *testing.T) {
	s := faksSite(t)
	x := search.New(s, faksWords(t))
	random := rand.New(rand.NewPCG(5, 6))
	const letters = "abcdefghijklmnopqrstuvwxyzæøå"
	tried, missed := 0, 0
	for _, e := range s.Model().Elements {
		name := strings.ToLower(e.Name.In("nb"))
		word := []rune(name)
		if e.Internal || len(word) < 5 || strings.ContainsAny(name, " -/().,0123456789") {
			continue
		}
		for at := random.IntN(3); at < len(word); at += 3 { // a third of all is enough
			mangled := [][]rune{
				append(append([]rune{}, word[:at]...), word[at+1:]...),
				append(append(append([]rune{}, word[:at]...), []rune(letters)[random.IntN(29)]), word[at:]...),
				append(append(append([]rune{}, word[:at]...), []rune(letters)[random.IntN(29)]), word[at+1:]...),
			}
			if at > 0 {
				swapped := append([]rune{}, word...)
				swapped[at-1], swapped[at] = swapped[at], swapped[at-1]
				mangled = append(mangled, swapped)
			}
			for _, m := range mangled {
				if len(m) < 5 {
					continue
				}
				tried++
				if !finds(x, string(m)+" ", e.ID) {
					missed++
					t.Logf("%s misses %s: %v", string(m), name, x.Search(search.Query{Text: string(m) + " ", Limit: 1}))
				}
			}
		}
	}
	t.Logf("%d of %d misspellings miss", missed, tried)
	if tried < 500 || missed*50 > tried {
		t.Errorf("%d of %d misspellings miss", missed, tried)
	}
}

func finds(x *search.Index, query, id string) bool {
	for _, h := range x.Search(search.Query{Text: query, Lang: "nb", Limit: 10}).Hits {
		if h.ID == id {
			return true
		}
	}
	return false
}
