package search

import (
	"regexp"
	"strings"
	"unicode"

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

func runFilter(filter analysis.TokenFilter, word string) string {
	stream := filter.Filter(analysis.TokenStream{&analysis.Token{Term: []byte(word), Start: 0, End: len(word), Position: 1}})
	if len(stream) == 0 {
		return word
	}
	return string(stream[0].Term)
}

var (
	// quality is -het and -heit with what is added to them: enhetene, moglegheiter.
	quality = regexp.MustCompile(`^(..+)(?:het|heit)(?:s|en|ens|er|ene|enes|a|ar|ane)?$`)
	// doer is what is added to -er and -ar: saksbehandlere, brukarane.
	doer = regexp.MustCompile(`^(...+)(er|ar)(?:e|ne|nes|en|ens|es|er|ar|ane|anes)$`)
	// cluster is what loses an e when something follows it: register, åpne, sikre.
	cluster = regexp.MustCompile(`[bdfgkpt][lnr]$|s[tk]r$|vr$`)
	// neuter is the ending of an adjective that the stemmer leaves: digitalt, enkelt.
	neuter = regexp.MustCompile(`^(....*[ae]l)t$`)
)

// norwegianStem stems a lower-case word of bokmål or nynorsk, and folds it.
func norwegianStem(word string, snowball analysis.TokenFilter) string {
	if strings.IndexFunc(word, unicode.IsDigit) >= 0 {
		return foldWord(word) // an identifier is whole
	}
	if m := quality.FindStringSubmatch(word); m != nil {
		return foldWord(m[1] + "het")
	}
	if m := doer.FindStringSubmatch(word); m != nil {
		word = m[1] + m[2]
	}
	stem := runFilter(snowball, word)
	if m := neuter.FindStringSubmatch(stem); m != nil {
		stem = m[1]
	}
	if strings.HasSuffix(stem, "mm") {
		stem = stem[:len(stem)-1]
	}
	if len(stem) > 3 && cluster.MatchString(stem) {
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
