package search

import (
	"runtime"

	"lintel/generator/site"
)

// Index is a repository's words and where they stand. It is not changed once
// made, and safe for concurrent use.
type Index struct {
	entries   []*entry // by number
	total     int      // how many there are
	byNumber  map[uint32]*entry
	slotBits  int
	languages []string
	terms     map[string]*postings
	lexicon   *lexicon
	names     names
	stops     map[string]bool
}

// mostPostings is how many documents a word leads to: the best. A word that is
// on more pages than that tells little about any of them.
const mostPostings = 512

// mostTitles is how many documents a word of the lexicon names that have it in
// their title.
const mostTitles = 128

// posting is a document that has a word.
type posting struct {
	slot  uint32
	sub   uint8
	title uint8 // how much of the title the word is: 15 is all of it
	body  uint8 // how much the word is to the document, 1 to 63
	langs uint8 // the languages it stands in, a bit each
}

func (p posting) number() uint32 { return p.slot<<6 | uint32(p.sub) }

// postings is where a word stands.
type postings struct {
	count int // documents that have it, those left out included
	list  []posting
}

// New makes the index of a site. words is the repository's own list.
func New(s *site.Site, words Words) *Index {
	documents := s.Documents()
	x := &Index{languages: s.Model().Config.Languages, byNumber: make(map[uint32]*entry, len(documents)), names: newNames(s), stops: stopSet()}
	x.entries, x.slotBits = number(documents)
	x.total = len(x.entries)
	for _, e := range x.entries {
		x.byNumber[e.slot<<6|uint32(e.sub)] = e
	}
	b := newBuilder(x, withBuiltin(words), documents)
	b.each((*stretch).readAll)
	for _, part := range b.stretches {
		part.numbers = b.vocabulary.take(part.written)
		part.written = nil
	}
	b.vocabulary.analyse()
	b.each((*stretch).weighAll)
	b.finish()
	return x
}

// builder makes an index.
type builder struct {
	index      *Index
	vocabulary *vocabulary
	groups     *groups
	stretches  []*stretch
	found
}

// found is where words stand, in the order of the documents' numbers.
type found struct {
	postings []postings           // by class
	synonyms []postings           // by group
	exact    map[string]*postings // by key, in titles
}

// newBuilder shares the documents out, a stretch to a processor. How many there
// are changes nothing in the index.
func newBuilder(x *Index, words Words, documents []*site.Document) *builder {
	v := newVocabulary(words)
	b := &builder{index: x, vocabulary: v, groups: newGroups(v, words, documents)}
	count, most := len(x.entries), runtime.GOMAXPROCS(0)
	for i := range most {
		b.stretches = append(b.stretches, &stretch{
			index: x, vocabulary: v, groups: b.groups, entries: x.entries[i*count/most : (i+1)*count/most], written: newWritten(v.stops), scratch: newScratch(),
		})
	}
	return b
}

// each does something with all stretches at the same time.
func (b *builder) each(do func(*stretch)) {
	inStretches(len(b.stretches), func(from, to int) {
		for _, s := range b.stretches[from:to] {
			do(s)
		}
	})
}

// finish puts together what the stretches found, and makes the lexicon.
func (b *builder) finish() {
	x := b.index
	b.found = joined(b.stretches)
	x.terms = make(map[string]*postings, len(b.postings))
	for class, name := range b.vocabulary.classes {
		x.keep(name, &b.postings[class])
	}
	for group, name := range b.groups.names {
		x.keep(name, &b.synonyms[group])
	}
	x.lexicon = newLexicon(b)
}

// keep keeps where a term stands, if it does.
func (x *Index) keep(term string, p *postings) {
	if p.count > 0 {
		p.prune(mostPostings)
		x.terms[term] = p
	}
}

// joined puts what the stretches found together, one after the other.
func joined(stretches []*stretch) found {
	all := stretches[0].found
	for _, s := range stretches[1:] {
		for class := range s.postings {
			all.postings[class].join(&s.postings[class])
		}
		for group := range s.synonyms {
			all.synonyms[group].join(&s.synonyms[group])
		}
		for key, p := range s.exact {
			if known := all.exact[key]; known != nil {
				known.join(p)
			} else {
				all.exact[key] = p
			}
		}
	}
	return all
}

// add adds a document, whose number is the highest. A list that is much too long
// is pruned on the way, which leaves the same ones in the end.
func (p *postings) add(document posting) {
	if len(p.list) == 4*mostPostings {
		p.prune(mostPostings)
	}
	p.count++
	p.list = append(p.list, document)
}

// join adds documents whose numbers are higher.
func (p *postings) join(after *postings) {
	p.count += after.count
	p.list = append(p.list, after.list...)
	after.list = nil
}

// prune keeps the best of a long list, in the order of the numbers.
func (p *postings) prune(most int) {
	if len(p.list) <= most { // documents are read in the order of their numbers
		return
	}
	// What is worth most, found by counting: sorting all of it costs more than the rest.
	var count [4*255 + 256]int
	for _, document := range p.list {
		count[int(worth(document))]++
	}
	least, rest := len(count)-1, most
	for ; rest > count[least]; least-- {
		rest -= count[least]
	}
	kept := make([]posting, 0, most)
	for _, document := range p.list {
		switch value := int(worth(document)); {
		case value > least:
			kept = append(kept, document)
		case value == least && rest > 0:
			kept = append(kept, document)
			rest--
		}
	}
	p.list = kept
}

// worth is what a posting gives to a document's score, before the word's own weight.
func worth(p posting) float64 { return 4*float64(p.title) + float64(p.body) }
