package search

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/blevesearch/bleve/v2/analysis"
	"github.com/blevesearch/bleve/v2/analysis/lang/en"
	"github.com/blevesearch/bleve/v2/analysis/lang/no"
)

// stemmer finds what the forms of a word have in common: bleve's Snowball
// stemmers, with rules of our own round the Norwegian one, which is uneven
// (folkeregister/folkeregistr, enhet/enh, saksbehandler/saksbehandlere), knows
// no nynorsk, and folds nothing. It is not for concurrent use.
type stemmer struct {
	norwegian, english *memo
	same               *sameWords
}

// memo remembers stems: a repository's words come again and again.
type memo struct {
	stem  func(string) string
	known map[string]string
}

func (m *memo) of(word string) string {
	if stem, ok := m.known[word]; ok {
		return stem
	}
	stem := m.stem(word)
	m.known[word] = stem
	return stem
}

func newStemmer(same *sameWords) *stemmer {
	norwegian, english := no.NewNorwegianStemmerFilter(), en.NewEnglishStemmerFilter()
	s := &stemmer{same: same}
	s.norwegian = &memo{known: map[string]string{}, stem: func(word string) string { return s.same.of(norwegianStem(word, norwegian)) }}
	s.english = &memo{known: map[string]string{}, stem: func(word string) string { return s.same.whole(foldWord(runFilter(english, word))) }}
	return s
}

// of gives the folded stem of a lower-case word in a language.
func (s *stemmer) of(word, lang string) string {
	if lang == "en" {
		return s.english.of(word)
	}
	return s.norwegian.of(word)
}

// form gives the stem of a word of a vocabulary. An identifier is its own.
func (s *stemmer) form(f *form) string {
	switch {
	case f.stop, f.text == "":
		return f.key
	case f.lang == english:
		return s.word(f.text, f.lower, "en")
	}
	return s.word(f.text, f.lower, "nb")
}

// word gives the stem of a word as it is written. Short words in capitals are
// left alone: SAS is no genitive.
func (s *stemmer) word(text, lower, lang string) string {
	if len(text) <= 5 && len(text) > 1 && text == strings.ToUpper(text) {
		return foldWord(lower)
	}
	return s.of(lower, lang)
}

func runFilter(filter analysis.TokenFilter, word string) string {
	stream := filter.Filter(analysis.TokenStream{&analysis.Token{Term: []byte(word), Start: 0, End: len(word), Position: 1}})
	if len(stream) == 0 {
		return word
	}
	return string(stream[0].Term)
}

var (
	// qualityEndings are what is added to -het and -heit: enhetene, moglegheiter.
	qualityEndings = [...]string{"", "s", "a", "en", "er", "ar", "ens", "ene", "ane", "enes"}
	// doerEndings are what is added to -er and -ar: saksbehandlere, brukarane.
	doerEndings = [...]string{"e", "ne", "en", "es", "er", "ar", "nes", "ens", "ane", "anes"}
)

// cutEnding takes the shortest of some endings off a word, when what is before
// it ends in a suffix and has so many letters beside.
func cutEnding(word string, endings []string, least int, suffixes ...string) (before, suffix string, ok bool) {
	for _, ending := range endings {
		whole, ok := strings.CutSuffix(word, ending)
		for _, suffix := range suffixes {
			if before, is := strings.CutSuffix(whole, suffix); ok && is && utf8.RuneCountInString(before) >= least {
				return before, suffix, true
			}
		}
	}
	return "", "", false
}

// isCluster tells whether a stem ends in what loses an e when something follows
// it: register, åpne, sikre.
func isCluster(stem string) bool {
	first, second := stem[len(stem)-2], stem[len(stem)-1]
	return strings.IndexByte("bdfgkpt", first) >= 0 && strings.IndexByte("lnr", second) >= 0 || first == 'v' && second == 'r'
}

// norwegianStem stems a lower-case word of bokmål or nynorsk, and folds it.
func norwegianStem(word string, snowball analysis.TokenFilter) string {
	if strings.IndexFunc(word, unicode.IsDigit) >= 0 {
		return foldWord(word) // an identifier is whole
	}
	if before, _, ok := cutEnding(word, qualityEndings[:], 2, "het", "heit"); ok {
		return foldWord(before + "het")
	}
	if before, suffix, ok := cutEnding(word, doerEndings[:], 3, "er", "ar"); ok {
		word = before + suffix
	}
	stem := runFilter(snowball, word)
	// The ending of an adjective that the stemmer leaves: digitalt, enkelt.
	if _, _, ok := cutEnding(stem, []string{"t"}, 3, "al", "el"); ok {
		stem = stem[:len(stem)-1]
	}
	if strings.HasSuffix(stem, "mm") {
		stem = stem[:len(stem)-1]
	}
	if len(stem) > 3 && isCluster(stem) {
		stem = stem[:len(stem)-1] + "e" + stem[len(stem)-1:]
	}
	return foldWord(stem)
}

// sameWords turns stems into the one that stands for them.
type sameWords struct {
	to    map[string]string // stem to stem
	heads map[string]bool   // the stems of to that are long enough to be found in compounds
	least int               // the shortest of them
	most  int
}

// newSameWords reads the pairs of a word list.
func newSameWords(words Words) *sameWords {
	same := &sameWords{to: map[string]string{}, heads: map[string]bool{}, least: 4}
	plain := newStemmer(same)
	for _, group := range words.Same {
		target := plain.norwegian.of(strings.ToLower(group[0]))
		for _, other := range group[1:] {
			stem := norwegianStem(strings.ToLower(other), no.NewNorwegianStemmerFilter())
			if stem == target || same.to[stem] != "" {
				continue
			}
			same.to[stem] = target
			if len(stem) >= same.least {
				same.heads[stem] = true
				same.most = max(same.most, len(stem))
			}
		}
		clear(plain.norwegian.known)
	}
	// What a word stands for may itself hold another: tryggleik is sikkerhet.
	to := make(map[string]string, len(same.to))
	for stem, target := range same.to {
		if to[stem] = same.of(target); to[stem] == stem {
			to[stem] = target
		}
	}
	same.to = to
	return same
}

func (s *sameWords) whole(stem string) string {
	if to, ok := s.to[stem]; ok {
		return to
	}
	return stem
}

// of also looks at the ends of a compound: skjemaloysing, skulesystem.
func (s *sameWords) of(stem string) string {
	if to, ok := s.to[stem]; ok {
		return to
	}
	for size := min(s.most, len(stem)-3); size >= s.least; size-- {
		if tail := stem[len(stem)-size:]; s.heads[tail] {
			return stem[:len(stem)-size] + s.to[tail]
		}
		if head := stem[:size]; s.heads[head] {
			return s.to[head] + stem[size:]
		}
	}
	return stem
}
