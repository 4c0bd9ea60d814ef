package search

import (
	"runtime"
	"slices"
	"strings"
	"sync"
)

// form is a word as a text writes it, in Norwegian or in English.
type form struct {
	text  string // as written; "" for an identifier
	lower string // in lower case
	key   string // folded
	class int32  // its stem's number; means nothing for a stop word
	parts []int32
	count int32
	lang  uint8 // norwegian or english
	stop  bool  // too common: it has no stem
}

// The two languages that words are analysed in: nynorsk is bridged to bokmål.
const (
	norwegian = iota
	english
	analyses
)

func analysisOf(lang string) uint8 {
	if lang == "en" {
		return english
	}
	return norwegian
}

// written numbers words as they are written.
type written struct {
	forms  []form
	byText [analyses]map[string]int32
	stops  map[string]bool
}

func newWritten(stops map[string]bool) *written {
	w := &written{stops: stops}
	for i := range w.byText {
		w.byText[i] = map[string]int32{}
	}
	return w
}

// form gives the number of a word as it is written.
func (w *written) form(text, key, lang string) int32 {
	analysis := analysisOf(lang)
	if number, ok := w.byText[analysis][text]; ok {
		w.forms[number].count++
		return number
	}
	text = strings.Clone(text) // so that it does not hold all of the text it is from
	return w.add(text, form{text: text, lower: strings.ToLower(text), key: foldWord(text), count: 1, lang: analysis, stop: w.stops[key]})
}

// identifier gives the number of several words as one, which is neither stemmed
// nor split.
func (w *written) identifier(key, lang string) int32 {
	analysis, text := analysisOf(lang), "="+key
	if number, ok := w.byText[analysis][text]; ok {
		w.forms[number].count++
		return number
	}
	return w.add(text, form{key: key, count: 1, lang: analysis})
}

func (w *written) add(text string, f form) int32 {
	number := int32(len(w.forms))
	w.forms = append(w.forms, f)
	w.byText[f.lang][text] = number
	return number
}

// take adds the words of another, and tells their numbers here by those there.
func (w *written) take(other *written) []int32 {
	numbers := make([]int32, len(other.forms))
	for i, f := range other.forms {
		text := f.text
		if text == "" {
			text = "=" + f.key
		}
		number, ok := w.byText[f.lang][text]
		if ok {
			w.forms[number].count += f.count
		} else {
			number = w.add(text, f)
		}
		numbers[i] = number
	}
	return numbers
}

// vocabulary is every word of a repository, with its stem and its parts.
type vocabulary struct {
	*written
	stemmer   *stemmer
	partStops map[string]bool
	classes   []string
	byClass   map[string]int32
}

func newVocabulary(words Words) *vocabulary {
	return &vocabulary{
		written: newWritten(stopSet()), stemmer: newStemmer(newSameWords(words)), partStops: partStopSet(), byClass: map[string]int32{},
	}
}

// class gives the number of a stem.
func (v *vocabulary) class(stem string) int32 {
	if number, ok := v.byClass[stem]; ok {
		return number
	}
	number := int32(len(v.classes))
	v.classes = append(v.classes, stem)
	v.byClass[stem] = number
	return number
}

// analyse finds the stems of all words, and then, by what is a word, the parts
// of the compounds.
func (v *vocabulary) analyse() {
	stems := make([]string, len(v.forms))
	inStretches(len(v.forms), func(from, to int) {
		stemmer := newStemmer(v.stemmer.same)
		for i := from; i < to; i++ {
			stems[i] = stemmer.form(&v.forms[i])
		}
	})
	for i := range v.forms {
		if f := &v.forms[i]; !f.stop {
			f.class = v.class(stems[i])
		}
	}
	uses := v.uses()
	parts := make([][]string, len(v.forms))
	inStretches(len(v.forms), func(from, to int) {
		cutter := splitter{vocabulary: v, stemmer: newStemmer(v.stemmer.same), uses: uses}
		for i := from; i < to; i++ {
			parts[i] = cutter.of(&v.forms[i])
		}
	})
	for i := range v.forms {
		f := &v.forms[i]
		for _, part := range parts[i] {
			if class := v.class(part); class != f.class && !slices.Contains(f.parts, class) {
				f.parts = append(f.parts, class)
			}
		}
	}
}

// inStretches works on count things, a stretch of them on each processor.
func inStretches(count int, work func(from, to int)) {
	var all sync.WaitGroup
	most := runtime.GOMAXPROCS(0)
	for i := range most {
		all.Go(func() { work(i*count/most, (i+1)*count/most) })
	}
	all.Wait()
}

// uses is how often the texts have a word, and a stem, in Norwegian.
type uses struct {
	words map[string]int32
	stems map[int32]int32
}

func (v *vocabulary) uses() uses {
	u := uses{map[string]int32{}, map[int32]int32{}}
	for i := range v.forms {
		if f := &v.forms[i]; f.lang == norwegian && !f.stop && f.text != "" {
			u.words[f.lower] += f.count
			u.stems[f.class] += f.count
		}
	}
	return u
}

// splitter cuts compounds at words that the repository itself uses.
type splitter struct {
	vocabulary *vocabulary // which it does not change
	stemmer    *stemmer
	uses       uses
}

// of gives the stems of the parts of a word, which may come more than once.
func (s splitter) of(f *form) []string {
	if f.stop || f.lang != norwegian || f.text == "" {
		return nil
	}
	var stems []string
	for _, part := range camelParts(f.text) {
		if len(part) > 2 {
			stems = append(stems, s.stemmer.of(strings.ToLower(part), "nb"))
		}
	}
	for _, part := range s.parts(f.lower, 0) {
		stems = append(stems, s.stemmer.of(part, "nb"))
	}
	return stems
}

// known tells whether a word can be a part.
func (s splitter) known(part string) bool {
	if len(part) < 3 || s.uses.words[part] == 0 || s.vocabulary.partStops[foldWord(part)] {
		return false
	}
	return len(part) > 3 || s.uses.stems[s.class(part)] > 2
}

// tail tells whether a word can be the last part, which carries the ending: its
// stem is enough.
func (s splitter) tail(part string) bool {
	if s.known(part) {
		return true
	}
	if len(part) < 5 {
		return false
	}
	class := s.class(part)
	return s.uses.stems[class] > 0 && !s.vocabulary.partStops[s.vocabulary.classes[class]]
}

// class is the number of a word's stem, -1 when no word has it.
func (s splitter) class(part string) int32 {
	if class, ok := s.vocabulary.byClass[s.stemmer.of(part, "nb")]; ok {
		return class
	}
	return -1
}

// parts gives the words that a compound is put together of, those that are
// compounds themselves whole and split; none for a word that is no compound.
func (s splitter) parts(word string, depth int) []string {
	head, tail, ok := s.cut(word)
	if !ok || depth > 3 {
		return nil
	}
	list := []string{head, tail}
	list = append(list, s.parts(head, depth+1)...)
	return append(list, s.parts(tail, depth+1)...)
}

// cut finds the cut whose shorter side is longest: forretning|sprosess loses to
// forretnings|prosess, and sak|sbehandling cannot be. A sound that joins (s, e)
// may stand between.
func (s splitter) cut(word string) (head, tail string, ok bool) {
	best := 0
	for i := 3; i <= len(word)-3; i++ {
		after := word[i:]
		if len(after) <= best {
			break
		}
		for _, before := range [...]string{word[:i], strings.TrimSuffix(word[:i], "s"), strings.TrimSuffix(word[:i], "e")} {
			if size := min(len(before), len(after)); size > best && s.known(before) && s.tail(after) {
				head, tail, ok, best = before, after, true, size
			}
		}
	}
	return head, tail, ok
}

// camelParts are the words of a name like GeoIntegrasjon.
func camelParts(text string) []string {
	var parts []string
	start := 0
	for i := 1; i < len(text); i++ {
		if text[i] >= 'A' && text[i] <= 'Z' && text[i-1] >= 'a' && text[i-1] <= 'z' {
			parts = append(parts, text[start:i])
			start = i
		}
	}
	if start == 0 {
		return nil
	}
	return append(parts, text[start:])
}
