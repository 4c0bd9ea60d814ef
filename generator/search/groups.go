package search

import (
	"slices"
	"strings"

	"lintel/generator/site"
)

// groups are the words that mean the same: of the word lists, and of the
// concepts that have other terms.
type groups struct {
	names   []string           // ~ and the first term's key
	members map[int32][]member // by the class of the first word
	single  map[int32][]int32  // groups that a class is a term of by itself
	phrases map[string][]int32 // groups by the keys of a term of several words, joined by _
	words   map[string][]int32 // groups by the key of a term of one word
	same    [][]string         // the word list's
}

// member is a term of a group, by its classes.
type member struct {
	group   int32
	classes []int32
}

func newGroups(v *vocabulary, list Words, documents []*site.Document) *groups {
	g := &groups{members: map[int32][]member{}, single: map[int32][]int32{}, phrases: map[string][]int32{}, words: map[string][]int32{}, same: list.Same}
	for _, terms := range list.Alike {
		group := g.open(terms[0])
		for _, term := range terms {
			g.add(v, group, term, "nb")
			g.add(v, group, term, "en")
		}
	}
	for _, d := range documents {
		group := int32(-1)
		for i := range d.Texts {
			t := &d.Texts[i]
			if len(t.Also) == 0 {
				continue
			}
			if group < 0 {
				group = g.open(d.ID)
			}
			for _, term := range append([]site.Local{t.Title}, t.Also...) {
				if term.Lang == "" {
					g.add(v, group, term.Text, t.Lang)
				}
			}
		}
	}
	return g
}

func (g *groups) open(name string) int32 {
	g.names = append(g.names, "~"+foldWord(strings.Join(strings.Fields(name), "_")))
	return int32(len(g.names) - 1)
}

func (g *groups) add(v *vocabulary, group int32, term, lang string) {
	var m member
	var keys []string
	for _, w := range words(term) {
		if v.stops[w.key] {
			continue
		}
		m.classes = append(m.classes, v.class(v.stemmer.word(w.text, strings.ToLower(w.text), lang)))
		keys = append(keys, w.key)
	}
	m.group = group
	switch {
	case len(m.classes) == 0:
		return
	case len(m.classes) == 1:
		if !slices.Contains(g.single[m.classes[0]], group) {
			g.single[m.classes[0]] = append(g.single[m.classes[0]], group)
		}
		if !slices.Contains(g.words[keys[0]], group) {
			g.words[keys[0]] = append(g.words[keys[0]], group)
		}
	default:
		if key := strings.Join(keys, "_"); !slices.Contains(g.phrases[key], group) {
			g.phrases[key] = append(g.phrases[key], group)
		}
	}
	known := g.members[m.classes[0]]
	if !slices.ContainsFunc(known, func(o member) bool { return o.group == group && slices.Equal(o.classes, m.classes) }) {
		g.members[m.classes[0]] = append(known, m)
	}
}
