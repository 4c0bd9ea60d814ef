package search

import (
	"slices"
	"testing"
	"unicode/utf8"
)

// FuzzDecode holds that what is cut off or changed in a store is told, never a
// panic, and that what is read is what is written.
func FuzzDecode(f *testing.F) {
	for _, line := range [...]string{
		"komponentene 3, ~felles 9 ", "a *b,0 ~x,~y 4 E8A5", "", " ", "a 0  0 ", "a , x 0 ", "ø *æ  z1 ------", "k z  0 ~", "komp 5onent  1 wB8", "a b c d e f",
	} {
		f.Add(line)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if list, ok := decodePostings(text); ok {
			again, ok := decodePostings(encodePostings(list))
			if ok && len(again) != len(list) {
				t.Fatalf("%v, then %v", list, again)
			}
		}
		l, ok := decodeLexeme(text)
		if !ok || !utf8.ValidString(text) {
			return // what is no text is only not to break anything
		}
		again, ok := decodeLexeme(encodeLexeme(&l))
		if !ok || again.key != l.key || !slices.Equal(again.terms, l.terms) || !slices.Equal(again.similar, l.similar) || again.count != l.count {
			t.Fatalf("%+v, then %+v", l, again)
		}
	})
}

// FuzzWords holds that no word list and no suite breaks what reads them.
func FuzzWords(f *testing.F) {
	f.Add("løsning = løysing\nbrev ~ digital post\n=\n~\na = b ~ c\n")
	f.Add("exact:\n  - {q: \"a, \\\"b\\\"\", lang: en, answers: [x, x#r1]}\n")
	f.Fuzz(func(t *testing.T, text string) {
		list, _ := ParseWords(text)
		newSameWords(list)
		if questions, err := ParseSuite(text, "nb"); err == nil {
			for _, q := range questions {
				if q.Text == "" && len(q.Answers) == 0 {
					t.Fatalf("%+v", q)
				}
			}
		}
	})
}
