package search

import (
	"math"
	"math/bits"
)

// What a word is worth where it stands. A title's own share is apart, in
// posting.title; these make posting.body.
const (
	titleWorth   = 6.0
	summaryWorth = 3.0
	bodyWorth    = 2.0
	partWorth    = 0.5 // a part of a compound, against the word itself
	scale        = 40.0 / (titleWorth + summaryWorth + bodyWorth)
)

// tally is what a document has of a word, in one language.
type tally struct {
	share         float64 // of the title
	title         float64
	summary, body float64 // how often
}

// weight is what a document has of a word in all its languages.
type weight struct {
	title, body float64
	langs       uint8
}

// weigh makes the postings of a document. Nothing in it depends on other
// documents, so that a page's words change when the page does.
func (s *stretch) weigh(e *entry, texts []entryText) {
	scratch := &s.scratch
	classes, groups, exact := &scratch.classes, &scratch.groups, scratch.exact
	classes.clear()
	groups.clear()
	clear(exact)
	for i := range texts {
		t := &texts[i]
		byClass, byGroup, byKey := &scratch.byClass, &scratch.byGroup, scratch.byKey
		byClass.clear()
		byGroup.clear()
		clear(byKey)
		for j := range t.titles {
			s.tallyTitle(&t.titles[j])
		}
		length := lengthFactor(s.tallyText(t.summary, false) + s.tallyText(t.body, true))
		join(classes, byClass, t.lang, length)
		join(groups, byGroup, t.lang, length)
		for key, share := range byKey {
			w := exact[key]
			exact[key] = weight{title: max(w.title, share), langs: w.langs | 1<<t.lang}
		}
	}
	factor, prior := standing(e), popularity(e)
	for _, class := range classes.used {
		s.postings[class].add(quantised(e, classes.values[class], factor, prior))
	}
	for _, group := range groups.used {
		s.synonyms[group].add(quantised(e, groups.values[group], factor, prior))
	}
	for key, w := range exact {
		if s.exact[key] == nil {
			s.exact[key] = &postings{}
		}
		s.exact[key].add(quantised(e, w, factor, prior))
	}
}

// form gives the repository's word by its number in the stretch.
func (s *stretch) form(number int32) *form { return &s.vocabulary.forms[s.numbers[number]] }

// table holds values by small numbers, of which few are used at a time: clearing
// and filling a map for each document takes several times as long.
type table[T any] struct {
	values []T
	round  []int32 // in which a value was used last
	now    int32
	used   []int32
}

func (t *table[T]) clear() {
	t.now++
	t.used = t.used[:0]
}

// at gives a number's value, zero when it was not used since the last clear.
func (t *table[T]) at(number int32) *T {
	if int(number) >= len(t.values) {
		more := int(number) + 1 - len(t.values)
		t.values = append(t.values, make([]T, more)...)
		t.round = append(t.round, make([]int32, more)...)
	}
	if t.round[number] != t.now {
		var zero T
		t.round[number], t.values[number] = t.now, zero
		t.used = append(t.used, number)
	}
	return &t.values[number]
}

// scratch is what weighing one document after the other uses again.
type scratch struct {
	classes, groups  table[weight]
	exact            map[string]weight
	byClass, byGroup table[tally]
	byKey            map[string]float64
	marks            []member
}

func newScratch() scratch { return scratch{exact: map[string]weight{}, byKey: map[string]float64{}} }

// tallyTitle shares a title out among its words.
func (s *stretch) tallyTitle(t *title) {
	byClass, byGroup, byKey := &s.scratch.byClass, &s.scratch.byGroup, s.scratch.byKey
	count := len(t.forms) - len(t.joins)
	if count == 0 {
		return
	}
	share := t.weight / float64(count)
	for i, number := range t.forms {
		f, whole := s.form(number), share
		if i >= count {
			whole *= float64(t.joins[i-count])
		}
		byKey[f.key] = max(byKey[f.key], whole)
		c := byClass.at(f.class)
		c.share, c.title = max(c.share, whole), 1
		for _, part := range f.parts {
			c := byClass.at(part)
			c.share, c.title = max(c.share, partWorth*share), max(c.title, partWorth)
		}
	}
	for _, m := range s.marks(t.forms) {
		c := byGroup.at(m.group)
		c.share, c.title = max(c.share, share*float64(len(m.classes))), 1
	}
}

// tallyText counts the words of a summary or a body, and tells how many there are.
func (s *stretch) tallyText(pieces [][]int32, body bool) (size int) {
	add := func(c *tally, count float64) {
		if body {
			c.body += count
		} else {
			c.summary += count
		}
	}
	byClass, byGroup := &s.scratch.byClass, &s.scratch.byGroup
	for _, forms := range pieces {
		for _, number := range forms {
			f := s.form(number)
			add(byClass.at(f.class), 1)
			for _, part := range f.parts {
				add(byClass.at(part), partWorth)
			}
		}
		marks := s.marks(forms)
		for _, m := range marks {
			add(byGroup.at(m.group), 1)
		}
		size += len(forms) + len(marks)
	}
	return size
}

// marks are the terms of groups that stand in a text, until they are asked for
// the next time.
func (s *stretch) marks(forms []int32) []member {
	found := s.scratch.marks[:0]
	for i, number := range forms {
		f := s.form(number)
		if f.text == "" {
			break // identifiers come last
		}
		for _, m := range s.groups.members[f.class] {
			if s.stands(forms[i:], m.classes) {
				found = append(found, m)
			}
		}
	}
	s.scratch.marks = found
	return found
}

func (s *stretch) stands(forms, classes []int32) bool {
	if len(forms) < len(classes) {
		return false
	}
	for i, class := range classes {
		if f := s.form(forms[i]); f.text == "" || f.class != class {
			return false
		}
	}
	return true
}

// lengthFactor makes a word count less in a long text. It goes in steps, so
// that a word more or less does not change every other word's worth.
func lengthFactor(words int) float64 {
	return 0.5 + 0.25*float64(bits.Len(uint(words/32)))
}

// join takes the best of a document's languages.
func join(all *table[weight], one *table[tally], lang uint8, length float64) {
	for _, number := range one.used {
		c, w := &one.values[number], all.at(number)
		w.title = max(w.title, c.share)
		w.body = max(w.body, titleWorth*c.title+summaryWorth*saturated(c.summary, 0.7)+bodyWorth*saturated(c.body, 0.7+length))
		w.langs |= 1 << lang
	}
}

// saturated counts what comes again for less.
func saturated(count, half float64) float64 { return count / (count + half) }

// standing is how much a document's status lets it count: what is in force
// before what was.
func standing(e *entry) float64 {
	factor := 1.0
	switch e.document.Status {
	case "withdrawn":
		factor = 0.5
	case "deprecated":
		factor = 0.75
	case "draft":
		factor = 0.9
	}
	if e.document.Layout {
		factor *= 0.9 // pictures and tables of things come after the things
	}
	if e.pageOf().Sample {
		factor *= 0.8 // what is real comes before an example of it
	}
	switch e.document.Kind {
	case "requirement", "section":
		factor *= 0.9
	case "step", "entity", "codelist":
		factor *= 0.7 // the page they are on is wanted sooner
	}
	return factor
}

// popularity lifts what much leads to.
func popularity(e *entry) float64 {
	switch e.document.Kind {
	case "text", "section":
		return 1.25
	case "list":
		return 1.2
	}
	return 1 + float64(min(bits.Len(uint(e.document.Links)), 6))/12
}

func quantised(e *entry, w weight, factor, prior float64) posting {
	p := posting{slot: e.slot, sub: e.sub, langs: w.langs}
	if w.title > 0 {
		p.title = uint8(max(1, math.Round(15*w.title*factor)))
	}
	p.body = uint8(min(63, max(1, math.Round(scale*w.body*prior*factor))))
	return p
}
