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
func (b *builder) weigh(r *readEntry) {
	e, scratch := r.entry, &b.scratch
	classes, groups, exact := &scratch.classes, &scratch.groups, scratch.exact
	classes.clear()
	groups.clear()
	clear(exact)
	for i := range r.texts {
		t := &r.texts[i]
		byClass, byGroup, byKey := &scratch.byClass, &scratch.byGroup, scratch.byKey
		byClass.clear()
		byGroup.clear()
		clear(byKey)
		for j := range t.titles {
			b.tallyTitle(&t.titles[j], byClass, byGroup, byKey)
		}
		b.tallyText(t.summary, byClass, byGroup, false)
		b.tallyText(t.body, byClass, byGroup, true)
		length := lengthFactor(len(t.summary) + len(t.body))
		join(classes, byClass, t.lang, length)
		join(groups, byGroup, t.lang, length)
		for key, share := range byKey {
			w := exact[key]
			exact[key] = weight{title: max(w.title, share), langs: w.langs | 1<<t.lang}
		}
	}
	factor, prior := standing(e), popularity(e)
	for _, class := range classes.used {
		b.postings[class] = append(b.postings[class], quantised(e, classes.values[class], factor, prior))
	}
	for _, group := range groups.used {
		b.synonyms[group] = append(b.synonyms[group], quantised(e, groups.values[group], factor, prior))
	}
	for key, w := range exact {
		b.exact[key] = append(b.exact[key], quantised(e, w, factor, prior))
	}
}

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
}

func newScratch() scratch { return scratch{exact: map[string]weight{}, byKey: map[string]float64{}} }

// tallyTitle shares a title out among its words.
func (b *builder) tallyTitle(t *title, byClass, byGroup *table[tally], byKey map[string]float64) {
	count := 0
	for _, token := range t.tokens {
		if token.size == 0 {
			count++
		}
	}
	if count == 0 {
		return
	}
	share := t.weight / float64(count)
	for _, token := range t.tokens {
		whole := share * float64(max(1, token.size))
		if token.group >= 0 {
			c := byGroup.at(int32(token.group))
			c.share, c.title = max(c.share, whole), 1
			continue
		}
		f := &b.vocabulary.forms[token.form]
		byKey[f.key] = max(byKey[f.key], whole)
		c := byClass.at(f.class)
		c.share, c.title = max(c.share, whole), 1
		for _, part := range f.parts {
			c := byClass.at(part)
			c.share, c.title = max(c.share, partWorth*share), max(c.title, partWorth)
		}
	}
}

// tallyText counts the words of a text, as summary or as body.
func (b *builder) tallyText(tokens []token, byClass, byGroup *table[tally], body bool) {
	add := func(c *tally, count float64) {
		if body {
			c.body += count
		} else {
			c.summary += count
		}
	}
	for _, token := range tokens {
		if token.group >= 0 {
			add(byGroup.at(int32(token.group)), 1)
			continue
		}
		f := &b.vocabulary.forms[token.form]
		add(byClass.at(f.class), 1)
		for _, part := range f.parts {
			add(byClass.at(part), partWorth)
		}
	}
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
