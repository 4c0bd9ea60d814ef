package search_test

import (
	"math"
	"testing"
	"unicode/utf8"

	"lintel/generator/search"
)

// FuzzQuery holds that no query breaks the search, that marks stand where words
// are, and that the order is the same twice.
func FuzzQuery(f *testing.F) {
	for _, q := range [...]string{
		"", "og i på", "?!.,", "NOARK 5", "ks-svarut#r12", "skjemaløysing", "matrikelen", "forsendelsestjeneste", "😀👩‍👩‍👧", "שלום مرحبا", "<script>alert(1)</script>",
		"\x00\xff\xfe", "a\u0301\u0301", "ﬀ ǅ İ", "___", "~brev", "=kssvarut", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "a-b-c-d 1 2 3",
	} {
		f.Add(q, "nb")
	}
	f.Add("secure digital mail", "en")
	x := search.New(faksSite(f), faksWords(f))
	f.Fuzz(func(t *testing.T, text, lang string) {
		q := search.Query{Text: text, Lang: lang, Limit: 5}
		answer, again := x.Search(q), x.Search(q)
		if len(answer.Hits) > 5 || answer.Total < len(answer.Hits) || answer.Empty && len(answer.Hits) > 0 {
			t.Fatalf("%d hits of %d, empty %v", len(answer.Hits), answer.Total, answer.Empty)
		}
		for i, h := range answer.Hits {
			if h.ID != again.Hits[i].ID || h.Score != again.Hits[i].Score || h.Score <= 0 || math.IsInf(h.Score, 0) || math.IsNaN(h.Score) {
				t.Fatalf("hit %d: %+v, then %+v", i, h, again.Hits[i])
			}
			for _, m := range h.Marks {
				if m[0] < 0 || m[1] > len(h.Excerpt) || m[0] >= m[1] || !utf8.ValidString(h.Excerpt[m[0]:m[1]]) {
					t.Fatalf("marks %v of %q", h.Marks, h.Excerpt)
				}
			}
		}
	})
}
