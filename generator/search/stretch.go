package search

import (
	"slices"
	"strings"

	"lintel/generator/site"
)

// stretch is documents that follow each other, which one goroutine reads and
// weighs: what words they have is found by themselves, and put together before
// what depends on all words of the repository.
type stretch struct {
	index      *Index
	vocabulary *vocabulary // of the repository; not while it is read
	groups     *groups
	entries    []*entry

	written *written
	texts   [][]entryText // by document
	words   []word        // of the text that is read, used again, as the two after
	cuts    []int32
	joins   []int16
	numbers []int32 // in the vocabulary, of the words of written
	scratch scratch
	found
}

// entryText is a document's words in one language, by field.
type entryText struct {
	lang    uint8 // its number
	titles  []title
	summary [][]int32 // forms by paragraph, as in the body; identifiers are the last of each
	body    [][]int32
}

// title is a name of a document, and how much it is one: 1 for its own.
type title struct {
	forms  []int32
	joins  []int16 // how many words each identifier joins: they are the last forms
	weight float64
}

func (s *stretch) readAll() {
	s.texts = make([][]entryText, len(s.entries))
	for i, e := range s.entries {
		s.texts[i] = s.read(e)
	}
	s.words = nil
}

func (s *stretch) weighAll() {
	s.found = found{make([]postings, len(s.vocabulary.classes)), make([]postings, len(s.groups.names)), map[string]*postings{}}
	for i, e := range s.entries {
		s.weigh(e, s.texts[i])
		s.texts[i] = nil // its words are not needed any more
	}
}

// read cuts a document's texts into words. A text that falls back to another
// language is read in that language only.
func (s *stretch) read(e *entry) []entryText {
	var list []entryText
	for i := range e.document.Texts {
		text := &e.document.Texts[i]
		number := slices.Index(s.index.languages, text.Lang)
		if number < 0 {
			continue
		}
		t := entryText{lang: uint8(number)}
		if text.Title.Lang == "" {
			for _, variant := range titleVariants(text.Title.Text) {
				t.titles = append(t.titles, s.title(variant.text, text.Lang, variant.weight))
			}
		}
		for _, also := range text.Also {
			if also.Lang == "" {
				t.titles = append(t.titles, s.title(also.Text, text.Lang, 0.95))
			}
		}
		for _, name := range e.document.Names {
			weight := 0.9
			if name == e.document.ID {
				weight = 0.97
			}
			t.titles = append(t.titles, s.title(name, text.Lang, weight))
		}
		if text.Above.Text != "" && text.Above.Lang == "" {
			t.summary = append(t.summary, s.cut(text.Above.Text, text.Lang))
		}
		if text.Summary.Lang == "" {
			t.summary = append(t.summary, s.cut(text.Summary.Text, text.Lang))
		}
		body := text.Paragraphs()
		t.body = s.body(nil, body, text.Lang)
		keepShown(text, body)
		for _, more := range e.more {
			for j := range more.Texts {
				if more.Texts[j].Lang == text.Lang {
					t.body = append(t.body, s.cut(more.Texts[j].Title.Text+" "+more.Texts[j].Summary.Text, text.Lang))
					t.body = s.body(t.body, more.Texts[j].Paragraphs(), text.Lang)
				}
			}
		}
		list = append(list, t)
	}
	for i, more := range e.more {
		e.more[i] = &site.Document{ID: more.ID} // whose texts are never shown
	}
	return list
}

func (s *stretch) body(list [][]int32, body []site.Local, lang string) [][]int32 {
	for _, piece := range body {
		if piece.Lang == "" {
			list = append(list, s.cut(piece.Text, lang))
		}
	}
	return list
}

// title cuts a name into words.
func (s *stretch) title(text, lang string, weight float64) title {
	forms := s.cut(text, lang)
	return title{forms, slices.Clone(s.joins), weight}
}

// cut gives the words of a text that are not too common, and the identifiers in
// it as one. How many words each of those joins is in s.joins until the next call.
func (s *stretch) cut(text, lang string) []int32 {
	s.words, s.cuts, s.joins = appendWords(s.words[:0], text), s.cuts[:0], s.joins[:0]
	for _, w := range s.words {
		if form := s.written.form(w.text, w.key, lang); !s.written.forms[form].stop {
			s.cuts = append(s.cuts, form)
		}
	}
	for _, whole := range wholes(s.words) {
		s.cuts = append(s.cuts, s.written.identifier(whole.key, lang))
		s.joins = append(s.joins, int16(whole.to-whole.from+1))
	}
	return slices.Clone(s.cuts)
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
