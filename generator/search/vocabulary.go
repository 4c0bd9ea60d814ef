package search

import "strings"

// form is a word as a text writes it, in Norwegian or in English.
type form struct {
	text  string // as written; "" for an identifier
	lower string // in lower case
	key   string // folded
	class int32  // its stem's number; -1 for a stop word
	parts []int32
	count int32
	lang  uint8 // norwegian or english
}

// The two languages that words are analysed in: nynorsk is bridged to bokmål.
const (
	norwegian = iota
	english
	analyses
)

func analysisOf(lang string) int {
	if lang == "en" {
		return english
	}
	return norwegian
}

// vocabulary is every word of a repository, with its stem and its parts.
type vocabulary struct {
	stemmer   *stemmer
	stops     map[string]bool
	partStops map[string]bool
	forms     []form
	byText    [analyses]map[string]int32
	classes   []string
	byClass   map[string]int32
}

func newVocabulary(words Words) *vocabulary {
	v := &vocabulary{
		stemmer: newStemmer(newSameWords(words)), stops: stopSet(), partStops: partStopSet(), byClass: map[string]int32{},
	}
	for i := range v.byText {
		v.byText[i] = map[string]int32{}
	}
	return v
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

// form gives the number of a word as it is written.
func (v *vocabulary) form(text, key, lang string) int32 {
	analysis := analysisOf(lang)
	if number, ok := v.byText[analysis][text]; ok {
		v.forms[number].count++
		return number
	}
	lower := strings.ToLower(text)
	f := form{text: text, lower: lower, key: key, class: -1, count: 1, lang: uint8(analysis)}
	if !v.stops[key] {
		f.class = v.class(v.stemOf(text, lower, lang))
	}
	number := int32(len(v.forms))
	v.forms = append(v.forms, f)
	v.byText[analysis][text] = number
	return number
}

// identifier gives the number of several words as one, which is neither stemmed
// nor split.
func (v *vocabulary) identifier(key, lang string) int32 {
	analysis := analysisOf(lang)
	text := "=" + key
	if number, ok := v.byText[analysis][text]; ok {
		v.forms[number].count++
		return number
	}
	number := int32(len(v.forms))
	v.forms = append(v.forms, form{key: key, class: v.class(key), count: 1, lang: uint8(analysis)})
	v.byText[analysis][text] = number
	return number
}

// stemOf leaves short words in capitals alone: SAS is no genitive.
func (v *vocabulary) stemOf(text, lower, lang string) string {
	if len(text) <= 5 && len(text) > 1 && text == strings.ToUpper(text) {
		return foldWord(lower)
	}
	return v.stemmer.of(lower, lang)
}

// split finds the parts of the compounds, when all words are known.
func (v *vocabulary) split() {
	written, stems := map[string]int32{}, map[int32]int32{}
	for i := range v.forms {
		if f := &v.forms[i]; f.lang == norwegian && f.class >= 0 && f.text != "" {
			written[f.lower] += f.count
			stems[f.class] += f.count
		}
	}
	cutter := splitter{known: func(part string) bool {
		if len(part) < 3 || v.partStops[foldWord(part)] {
			return false
		}
		if len(part) > 3 {
			return written[part] > 0
		}
		class, ok := v.byClass[v.stemmer.of(part, "nb")]
		return ok && written[part] > 0 && stems[class] > 2
	}}
	// The last part carries the ending: its stem is enough.
	cutter.tail = func(part string) bool {
		if cutter.known(part) {
			return true
		}
		class, ok := v.byClass[v.stemmer.of(part, "nb")]
		return ok && len(part) >= 5 && stems[class] > 0 && !v.partStops[v.classes[class]]
	}
	for i := range v.forms {
		f := &v.forms[i]
		if f.class < 0 || f.lang != norwegian || f.text == "" {
			continue
		}
		seen := map[int32]bool{f.class: true}
		add := func(part string) {
			class := v.class(v.stemmer.of(part, "nb"))
			if !seen[class] {
				seen[class] = true
				f.parts = append(f.parts, class)
			}
		}
		for _, part := range camelParts(f.text) {
			if part = strings.ToLower(part); len(part) > 2 {
				add(part)
			}
		}
		for _, part := range cutter.parts(f.lower, 0) {
			add(part)
		}
	}
}

// splitter cuts compounds at words that the repository itself uses.
type splitter struct {
	known func(part string) bool
	tail  func(part string) bool
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
