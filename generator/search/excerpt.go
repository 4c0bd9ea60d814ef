package search

import (
	"strings"

	"lintel/generator/site"
)

// An excerpt is at most this long, in runes, and begins at most this long
// before the first word found.
const (
	excerptRunes = 220
	excerptLead  = 60
	shownRunes   = 240 // what of a page is kept for excerpts
	shownOfPart  = 100 // what of a place on one is
)

// keepShown keeps what excerpts are cut from, the summary and then the text, and
// lets go of the rest.
func keepShown(t *site.DocumentText, body []site.Local) {
	most := shownRunes
	if t.Above.Text != "" {
		most = shownOfPart
	}
	var b strings.Builder
	b.WriteString(t.Summary.Text)
	for _, piece := range body {
		if b.Len() > 4*most {
			break
		}
		if b.Len() > 0 && piece.Text != "" {
			b.WriteByte(' ')
		}
		b.WriteString(piece.Text)
	}
	t.Shown, t.Body = strings.Clone(strings.TrimSpace(cut(b.String(), most))), nil
}

// marker finds the words of a query in a text.
type marker struct {
	index *Index
	terms map[string]bool
	keys  []string
}

func (x *Index) newMarker(p plan) *marker {
	m := &marker{index: x, terms: map[string]bool{}}
	for _, u := range p.units {
		for _, way := range u.ways {
			m.terms[way.term] = true
		}
		if len(u.key) >= 3 {
			m.keys = append(m.keys, u.key)
		}
	}
	return m
}

// hits tells whether a word is one of the query's: a form of it, or a word that
// it is a part of.
func (m *marker) hits(key string) bool {
	for _, k := range m.keys {
		if strings.Contains(key, k) {
			return true
		}
	}
	l := m.index.lexicon.find(key)
	if l == nil {
		return false
	}
	for _, term := range l.terms {
		if m.terms[term] {
			return true
		}
	}
	return false
}

// excerpt cuts the stretch out of a text that begins at the first word found.
func (m *marker) excerpt(text string) (string, [][2]int) {
	list := words(text)
	var found []word
	for _, w := range list {
		if m.hits(w.key) {
			found = append(found, w)
		}
	}
	start := 0
	if len(found) > 0 && found[0].end > excerptRunes {
		for _, w := range list {
			if found[0].start-w.start <= excerptLead {
				start = w.start
				break
			}
		}
	}
	end := len(text)
	if rest := cut(text[start:], excerptRunes); len(rest) < len(text)-start {
		end = start + len(rest)
		for _, w := range list {
			if w.start < end && w.end > end && w.start > start {
				end = w.start
			}
		}
	}
	excerpt := strings.TrimSpace(text[start:end])
	shift := start + strings.Index(text[start:end], excerpt)
	before, after := "", ""
	if start > 0 {
		before = "… "
	}
	if end < len(text) {
		after = " …"
	}
	var marks [][2]int
	for _, w := range found {
		if w.start >= shift && w.end <= shift+len(excerpt) {
			marks = append(marks, [2]int{w.start - shift + len(before), w.end - shift + len(before)})
		}
	}
	return before + excerpt + after, marks
}
