package site

import (
	"html"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"lintel/generator/model"
)

// vocabularyOf is the terms of the glossary in one language, by the first word
// of each form that a text may write.
type vocabularyOf map[string][]termForm

// termForm is one form of a term: its words, lower case but for an abbreviation.
type termForm struct {
	words   []string
	exact   bool // an abbreviation: matched as it is written
	element *model.Element
}

// endings are those of Norwegian nouns, both forms, and the English plural. The
// match is by these alone: a word that only looks like an inflected term is
// rarer than a reader who meets a term unexplained.
var endings = []string{"", "s", "en", "et", "a", "n", "t", "r", "er", "ar", "ne", "ene", "ane", "ens", "ets", "enes", "anes"}

// shortest is the least length of a term that is inflected and matched without
// regard to case.
const shortest = 4

// makeVocabulary collects the terms of a language: names and alternatives of
// elements that have a definition.
func (s *Site) makeVocabulary(lang string) vocabularyOf {
	v := vocabularyOf{}
	for _, e := range s.glossaryElements() {
		if d := e.Field("definition"); d == nil || d.Text.IsEmpty() {
			continue
		}
		names := []Local{local(e.Name, lang)}
		for _, name := range append(names, s.terms(e, "alternative-terms", lang)...) {
			if name.Lang == "" {
				v.add(name.Text, e)
			}
		}
	}
	return v
}

func (v vocabularyOf) add(term string, e *model.Element) {
	words := splitWords(term)
	if len(words) == 0 {
		return
	}
	last := words[len(words)-1]
	if utf8.RuneCountInString(term) < shortest || last == strings.ToUpper(last) {
		v[strings.ToLower(words[0])] = append(v[strings.ToLower(words[0])], termForm{words, true, e})
		return
	}
	for i := range words {
		words[i] = strings.ToLower(words[i])
	}
	last = words[len(words)-1]
	for _, ending := range endings {
		form := slices.Clone(words)
		form[len(form)-1] = last + ending
		v[form[0]] = append(v[form[0]], termForm{form, false, e})
	}
}

// splitWords cuts a text into its words; a hyphen is part of one.
func splitWords(text string) []string {
	return strings.FieldsFunc(text, func(c rune) bool { return !isWord(c) })
}

func isWord(c rune) bool { return c == '-' || unicode.IsLetter(c) || unicode.IsDigit(c) }

// marker marks the first mention of each term in one text.
type marker struct {
	site  *Site
	page  *Page
	terms vocabularyOf
	seen  map[*model.Element]bool
	found []*model.Element
	skip  int // open elements that a term is not marked in
}

// unmarked are elements whose text is left alone: what leads somewhere or does
// something, what names a part, what is quoted to the letter.
var unmarked = map[string]bool{
	"a": true, "h1": true, "h2": true, "h3": true, "h4": true, "h5": true, "h6": true, "code": true, "pre": true, "button": true, "summary": true,
	"dt": true, "th": true, "figcaption": true, "svg": true,
}

// marker makes the marker of a text, which the elements that it refers to and
// the page's own element are not marked in; nil when there is no glossary in
// its language.
func (s *Site) marker(p *Page, prose *model.Prose) *marker {
	lang := prose.Lang
	if lang == "" {
		lang = s.model.Config.DefaultLanguage()
	}
	if len(s.vocabularies[lang]) == 0 {
		return nil
	}
	m := &marker{site: s, page: p, terms: s.vocabularies[lang], seen: map[*model.Element]bool{}}
	if own := s.model.Element(p.owner.Text); own != nil {
		m.seen[own] = true
	}
	for i := range prose.References {
		if e := s.model.Target(prose, i).Element; e != nil {
			m.seen[e] = true
		}
	}
	return m
}

// mark gives a stretch of a text with the terms in it marked.
func (m *marker) mark(text string) string {
	var b strings.Builder
	done := 0
	for at := 0; at < len(text); {
		if text[at] == '<' {
			end := strings.IndexByte(text[at:], '>')
			if end < 0 {
				break
			}
			m.tag(text[at+1 : at+end])
			at += end + 1
			continue
		}
		next := strings.IndexByte(text[at:], '<')
		if next < 0 {
			next = len(text) - at
		}
		if m.skip == 0 {
			done = m.stretch(&b, text, at, at+next, done)
		}
		at += next
	}
	if done == 0 {
		return text
	}
	b.WriteString(text[done:])
	return b.String()
}

// tag keeps count of the elements that are left alone.
func (m *marker) tag(tag string) {
	name, closes := strings.CutPrefix(tag, "/")
	if end := strings.IndexAny(name, " \n/"); end >= 0 {
		name = name[:end]
	}
	switch {
	case !unmarked[name]:
	case closes:
		m.skip = max(0, m.skip-1)
	case !strings.HasSuffix(tag, "/"):
		m.skip++
	}
}

// stretch marks the terms between two tags; done is how much is written.
func (m *marker) stretch(b *strings.Builder, text string, from, to, done int) int {
	for at := from; at < to; {
		c, size := utf8.DecodeRuneInString(text[at:to])
		if c == '&' { // an entity is no word
			if end := strings.IndexByte(text[at:to], ';'); end > 0 {
				at += end + 1
				continue
			}
		}
		if !isWord(c) {
			at += size
			continue
		}
		end := wordEnd(text, at, to)
		if form, stop := m.longest(text, at, end, to); form != nil {
			m.seen[form.element] = true
			m.found = append(m.found, form.element)
			b.WriteString(text[done:at])
			b.WriteString(`<a class="lt-ref lt-term" href="` + html.EscapeString(m.page.Href(m.site.elementURL(form.element, m.page.Lang))) + `" data-ref="` + html.EscapeString(form.element.ID) + `">`)
			b.WriteString(text[at:stop] + "</a>")
			done, end = stop, stop
		}
		at = end
	}
	return done
}

func wordEnd(text string, at, to int) int {
	for at < to {
		c, size := utf8.DecodeRuneInString(text[at:to])
		if !isWord(c) {
			break
		}
		at += size
	}
	return at
}

// longest finds the longest form that begins with a word and was not met yet.
func (m *marker) longest(text string, at, end, to int) (found *termForm, stop int) {
	word := text[at:end]
	forms := m.terms[strings.ToLower(word)]
	for i := range forms {
		form := &forms[i]
		if m.seen[form.element] || (found != nil && len(form.words) <= len(found.words)) {
			continue
		}
		if s, ok := form.matches(text, at, to); ok {
			found, stop = form, s
		}
	}
	return found, stop
}

// matches tells whether a form stands at a place, words apart by one space.
func (f *termForm) matches(text string, at, to int) (stop int, ok bool) {
	for i, want := range f.words {
		if i > 0 {
			if at >= to || (text[at] != ' ' && text[at] != '\n') {
				return 0, false
			}
			at++
		}
		end := wordEnd(text, at, to)
		word := text[at:end]
		if !f.exact {
			word = strings.ToLower(word)
		}
		if word != want {
			return 0, false
		}
		at = end
	}
	return at, true
}
