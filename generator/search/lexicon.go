package search

import (
	"cmp"
	"math/bits"
	"slices"
	"sort"
	"strings"
)

// lexicon is the words that a query can name, by key, sorted: what a form
// leads to was decided when the index was made, so that a query is only folded
// and looked up, in the browser as here.
type lexicon struct {
	entries []lexeme
	// backward is the entries that a misspelling can be meant as, by the key
	// read from behind.
	backward []int32
}

// lexeme is a word of the lexicon.
type lexeme struct {
	key     string
	terms   []string  // the stems it may have, the likeliest first
	similar []string  // groups of words that mean the same
	titles  []posting // documents with the word in their title, as it is written here
	count   int32     // how common it is: the bits of how often the texts have it
}

// mostTerms is how many stems a word may have: planer is bokmål and English.
const mostTerms = 3

func newLexicon(b *builder) *lexicon {
	byKey := map[string]*lexeme{}
	counts := map[string]map[int32]int32{}
	get := func(key string) *lexeme {
		l := byKey[key]
		if l == nil {
			l = &lexeme{key: key}
			byKey[key] = l
			counts[key] = map[int32]int32{}
		}
		return l
	}
	for i := range b.vocabulary.forms {
		f := &b.vocabulary.forms[i]
		if f.stop || b.postings[f.class].count == 0 {
			continue
		}
		l := get(f.key)
		l.count += f.count
		counts[f.key][f.class] += f.count
	}
	b.addOtherForms(get, counts)
	for key, l := range byKey {
		b.fill(l, counts[key])
	}
	for phrase, groups := range b.groups.phrases {
		l := get(phrase)
		for _, group := range groups {
			if b.synonyms[group].count > 0 {
				l.similar = append(l.similar, b.groups.names[group])
			}
		}
		if len(l.similar) == 0 && len(l.terms) == 0 {
			delete(byKey, phrase)
		}
	}
	return sorted(byKey)
}

// addOtherForms adds the words of the word lists that the texts do not use,
// such as nynorsk in a repository of bokmål.
func (b *builder) addOtherForms(get func(string) *lexeme, counts map[string]map[int32]int32) {
	for _, group := range b.groups.same {
		for _, term := range group {
			list := words(term)
			if len(list) != 1 || b.vocabulary.stops[list[0].key] {
				continue
			}
			class, ok := b.vocabulary.byClass[b.vocabulary.stemmer.of(strings.ToLower(list[0].text), "nb")]
			if ok && b.postings[class].count > 0 {
				get(list[0].key)
				counts[list[0].key][class]++
			}
		}
	}
	for key, groups := range b.groups.words {
		for _, group := range groups {
			if b.synonyms[group].count > 0 {
				l := get(key)
				l.similar = append(l.similar, b.groups.names[group])
			}
		}
	}
}

func (b *builder) fill(l *lexeme, counts map[int32]int32) {
	classes := make([]int32, 0, len(counts))
	for class := range counts {
		classes = append(classes, class)
	}
	slices.SortFunc(classes, func(x, y int32) int {
		return cmp.Or(cmp.Compare(counts[y], counts[x]), strings.Compare(b.vocabulary.classes[x], b.vocabulary.classes[y]))
	})
	for _, class := range classes[:min(len(classes), mostTerms)] {
		l.terms = append(l.terms, b.vocabulary.classes[class])
		for _, group := range b.groups.single[class] {
			name := b.groups.names[group]
			if b.synonyms[group].count > 0 && !slices.Contains(l.similar, name) {
				l.similar = append(l.similar, name)
			}
		}
	}
	slices.Sort(l.similar)
	l.count = int32(bits.Len32(uint32(l.count))) // in steps, so that one more changes nothing
	if titles := b.exact[l.key]; titles != nil {
		titles.prune(mostTitles)
		l.titles = titles.list
	}
}

func sorted(byKey map[string]*lexeme) *lexicon {
	x := &lexicon{entries: make([]lexeme, 0, len(byKey))}
	for _, l := range byKey {
		x.entries = append(x.entries, *l)
	}
	slices.SortFunc(x.entries, func(a, b lexeme) int { return strings.Compare(a.key, b.key) })
	for i := range x.entries {
		if isGuess(x.entries[i].key) {
			x.backward = append(x.backward, int32(i))
		}
	}
	keys := make(map[int32]string, len(x.backward))
	for _, i := range x.backward {
		keys[i] = reversed(x.entries[i].key)
	}
	slices.SortFunc(x.backward, func(a, b int32) int { return strings.Compare(keys[a], keys[b]) })
	return x
}

// isGuess tells whether a word may be what a misspelling means.
func isGuess(key string) bool { return len(key) >= 4 && !strings.ContainsAny(key, "_0123456789") }

func reversed(key string) string {
	runes := []rune(key)
	slices.Reverse(runes)
	return string(runes)
}

// find gives the entry of a key, nil when there is none.
func (x *lexicon) find(key string) *lexeme {
	i := sort.Search(len(x.entries), func(i int) bool { return x.entries[i].key >= key })
	if i < len(x.entries) && x.entries[i].key == key {
		return &x.entries[i]
	}
	return nil
}

// from gives the entries that begin with a prefix, the first ones only.
func (x *lexicon) from(prefix string, most int) []lexeme {
	start := sort.Search(len(x.entries), func(i int) bool { return x.entries[i].key >= prefix })
	end := start
	for end < len(x.entries) && end < start+most && strings.HasPrefix(x.entries[end].key, prefix) {
		end++
	}
	return x.entries[start:end]
}

// ending gives the words that end so and may be meant by a misspelling.
func (x *lexicon) ending(suffix string, most int) []int32 {
	back := reversed(suffix)
	start := sort.Search(len(x.backward), func(i int) bool { return reversed(x.entries[x.backward[i]].key) >= back })
	end := start
	for end < len(x.backward) && end < start+most && strings.HasSuffix(x.entries[x.backward[end]].key, suffix) {
		end++
	}
	return x.backward[start:end]
}
