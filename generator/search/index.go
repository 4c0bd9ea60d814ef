package search

import (
	"slices"
	"strings"

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
	for _, e := range x.entries {
		b.read(e)
	}
	b.vocabulary.split()
	b.postings = make([][]posting, len(b.vocabulary.classes))
	for i := range b.pending {
		b.weigh(&b.pending[i])
		b.pending[i] = readEntry{} // its words are not needed any more
	}
	b.pending = nil
	b.finish()
	return x
}

// entryText is a document's words in one language, by field.
type entryText struct {
	lang    uint8 // its number
	titles  []title
	summary []token
	body    []token
}

// title is a name of a document, and how much it is one: 1 for its own.
type title struct {
	tokens []token
	weight float64
}

// token is a word of a text: its form's number, or ^number of a synonym group
// that so many words form.
type token struct {
	form  int32
	group int16 // -1 for none
	size  int16 // how many words an identifier or a term joins; 0 for a word
}

// readEntry is a document that is read and not yet weighed.
type readEntry struct {
	entry *entry
	texts []entryText
}

// builder makes an index.
type builder struct {
	index      *Index
	vocabulary *vocabulary
	groups     *groups
	pending    []readEntry
	postings   [][]posting         // by class
	synonyms   map[int32][]posting // by group
	exact      map[string][]posting
	scratch    scratch
}

func newBuilder(x *Index, words Words, documents []*site.Document) *builder {
	v := newVocabulary(words)
	return &builder{
		index: x, vocabulary: v, groups: newGroups(v, words, documents), synonyms: map[int32][]posting{},
		exact: map[string][]posting{}, scratch: newScratch(),
	}
}

// read cuts a document's texts into words. A text that falls back to another
// language is read in that language only.
func (b *builder) read(e *entry) {
	r := readEntry{entry: e}
	for i := range e.document.Texts {
		text := &e.document.Texts[i]
		number := slices.Index(b.index.languages, text.Lang)
		if number < 0 {
			continue
		}
		t := entryText{lang: uint8(number)}
		if text.Title.Lang == "" {
			for _, variant := range titleVariants(text.Title.Text) {
				t.titles = append(t.titles, title{b.tokens(variant.text, text.Lang), variant.weight})
			}
		}
		for _, also := range text.Also {
			if also.Lang == "" {
				t.titles = append(t.titles, title{b.tokens(also.Text, text.Lang), 0.95})
			}
		}
		for _, name := range e.document.Names {
			weight := 0.9
			if name == e.document.ID {
				weight = 0.97
			}
			t.titles = append(t.titles, title{b.tokens(name, text.Lang), weight})
		}
		if text.Above.Text != "" && text.Above.Lang == "" {
			t.summary = b.tokens(text.Above.Text, text.Lang)
		}
		if text.Summary.Lang == "" {
			t.summary = append(t.summary, b.tokens(text.Summary.Text, text.Lang)...)
		}
		t.body = b.body(text)
		for _, more := range e.more {
			for j := range more.Texts {
				if more.Texts[j].Lang == text.Lang {
					t.body = append(t.body, b.tokens(more.Texts[j].Title.Text+" "+more.Texts[j].Summary.Text, text.Lang)...)
					t.body = append(t.body, b.body(&more.Texts[j])...)
				}
			}
		}
		r.texts = append(r.texts, t)
	}
	b.pending = append(b.pending, r)
	e.keepShown()
}

func (b *builder) body(text *site.DocumentText) []token {
	var list []token
	for _, piece := range text.Body {
		if piece.Lang == "" {
			list = append(list, b.tokens(piece.Text, text.Lang)...)
		}
	}
	return list
}

// tokens are the words of a text that are not too common, the identifiers in it
// as one, and the synonyms that stand in it.
func (b *builder) tokens(text, lang string) []token {
	list := words(text)
	tokens := make([]token, 0, len(list))
	for _, w := range list {
		if form := b.vocabulary.form(w.text, w.key, lang); b.vocabulary.forms[form].class >= 0 {
			tokens = append(tokens, token{form: form, group: -1})
		}
	}
	for _, whole := range wholes(list) {
		tokens = append(tokens, token{form: b.vocabulary.identifier(whole.key, lang), group: -1, size: int16(whole.to - whole.from + 1)})
	}
	return b.groups.mark(b.vocabulary, tokens)
}

type variant struct {
	text   string
	weight float64
}

// titleVariants are the names that a title holds: what stands before and in
// parentheses, on both sides of a bar or a dash, after a colon.
func titleVariants(text string) []variant {
	variants := []variant{{text, 1}}
	rest := text
	if open := strings.IndexByte(text, '('); open > 0 {
		if end := strings.IndexByte(text[open:], ')'); end > 0 {
			variants = append(variants, variant{text[open+1 : open+end], 0.85})
			rest = strings.TrimSpace(text[:open] + text[open+end+1:])
			variants = append(variants, variant{rest, 0.97})
		}
	}
	for _, separator := range [...]string{" / ", " – ", " - ", ": ", "/"} {
		if pieces := strings.Split(rest, separator); len(pieces) > 1 {
			for i, piece := range pieces {
				weight := 0.95
				if separator == ": " && i == 0 {
					weight = 0.5
				}
				variants = append(variants, variant{piece, weight})
			}
		}
	}
	return variants
}

// finish puts the postings in order, leaves out what is too much, and makes the
// lexicon.
func (b *builder) finish() {
	x := b.index
	x.terms = make(map[string]*postings, len(b.postings))
	for class, list := range b.postings {
		if len(list) > 0 {
			x.terms[b.vocabulary.classes[class]] = pruned(list, mostPostings)
		}
	}
	for group, list := range b.synonyms {
		x.terms[b.groups.names[group]] = pruned(list, mostPostings)
	}
	x.lexicon = newLexicon(b)
}

// pruned keeps the best of a long list, in the order of the numbers.
func pruned(list []posting, most int) *postings {
	p := &postings{count: len(list), list: list}
	if len(list) <= most { // documents are read in the order of their numbers
		return p
	}
	// What is worth most, found by counting: sorting all of it costs more than the rest.
	var count [4*255 + 256]int
	for _, posting := range list {
		count[int(worth(posting))]++
	}
	least, rest := len(count)-1, most
	for ; rest > count[least]; least-- {
		rest -= count[least]
	}
	p.list = make([]posting, 0, most)
	for _, posting := range list {
		switch value := int(worth(posting)); {
		case value > least:
			p.list = append(p.list, posting)
		case value == least && rest > 0:
			p.list = append(p.list, posting)
			rest--
		}
	}
	return p
}

// worth is what a posting gives to a document's score, before the word's own weight.
func worth(p posting) float64 { return 4*float64(p.title) + float64(p.body) }
