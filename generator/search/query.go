package search

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"
)

// What a query may hold; what is more is left out.
const (
	mostQueryRunes = 2000
	mostQueryWords = 24
	mostWordRunes  = 60
)

// How much a way to a word counts against the word itself.
const (
	sureWay       = 1.0  // the word, in any form the texts use
	otherWay      = 0.8  // a stem that it has more seldom
	inflectedWay  = 0.85 // a form the texts do not use
	similarWay    = 0.5  // another word for the same
	partWay       = 0.75 // a part of a compound the texts do not use
	typoWay       = 0.6  // one letter off
	doubtfulWay   = 0.4  // two letters off
	completedWay  = 0.5  // what the last word may become
	exactBonus    = 1.25 // in a title as it is written in the query
	mostCompleted = 40
	mostGuesses   = 5
)

// way leads from a word of the query to a stem.
type way struct {
	term   string
	weight float64
}

// unit is a word of the query with all that it may mean.
type unit struct {
	key   string
	ways  []way
	exact [][]posting // titles with the word as it is written
	begun [][]posting // titles with a word that begins so
	guess string      // what was read instead
}

// plan is a query that is looked up in the lexicon.
type plan struct {
	units []unit
	empty bool // nothing to look for: no words, or stop words only
}

// newPlan reads a query. Its last word may be unfinished, when nothing follows it.
func (x *Index) newPlan(query string) plan {
	query = cut(query, mostQueryRunes)
	list := words(query)
	var p plan
	at := make([]int, len(list)) // the unit of each word, -1 for none
	first := map[string]int{}
	for i, w := range list {
		at[i] = -1
		key := cut(w.key, mostWordRunes)
		if known, ok := first[key]; ok {
			at[i] = known
			continue
		}
		if x.stops[key] || len(first) >= mostQueryWords {
			continue
		}
		at[i] = len(p.units)
		first[key] = at[i]
		p.units = append(p.units, x.resolve(key, i == len(list)-1 && w.end == len(query))...)
	}
	for _, whole := range wholes(list) {
		x.cover(&p, at[whole.from:whole.to+1], x.lexicon.find(whole.key))
	}
	x.together(&p, list, at)
	x.phrases(&p, list, at)
	p.empty = len(p.units) == 0
	return p
}

func cut(text string, most int) string {
	for i := range text {
		if most == 0 {
			return text[:i]
		}
		most--
	}
	return text
}

// resolve finds what a word may mean: one unit, or two for a compound that the
// texts do not use.
func (x *Index) resolve(written string, open bool) []unit {
	key := written
	if x.lexicon.find(key) == nil {
		key = respelled(key)
	}
	u := unit{key: key}
	if l := x.lexicon.find(key); l != nil && len(l.terms)+len(l.similar) > 0 {
		u.add(l, sureWay)
		if open {
			x.complete(&u)
		}
		return []unit{u}
	}
	if x.inflected(&u) {
		return []unit{u}
	}
	if open {
		x.complete(&u)
	}
	if len(u.begun) > 0 {
		return []unit{u}
	}
	if x.guess(&u, key, 1) || x.guess(&u, written, 1) {
		return []unit{u}
	}
	if head, tail := x.parts(key); head != nil {
		first, second := unit{key: head.key}, unit{key: tail.key}
		first.add(head, partWay)
		second.add(tail, partWay)
		return []unit{first, second}
	}
	x.guess(&u, key, 2)
	return []unit{u}
}

// add gives a unit the ways that an entry of the lexicon leads.
func (u *unit) add(l *lexeme, weight float64) {
	for i, term := range l.terms {
		factor := sureWay
		if i > 0 {
			factor = otherWay
		}
		u.way(term, weight*factor)
	}
	for _, group := range l.similar {
		u.way(group, weight*similarWay)
	}
	if len(l.titles) > 0 && weight == sureWay {
		u.exact = append(u.exact, l.titles)
	}
}

func (u *unit) way(term string, weight float64) {
	for i := range u.ways {
		if u.ways[i].term == term {
			u.ways[i].weight = max(u.ways[i].weight, weight)
			return
		}
	}
	u.ways = append(u.ways, way{term, weight})
}

// complete finds titles with words that the unit's begins.
func (x *Index) complete(u *unit) {
	if utf8.RuneCountInString(u.key) < 2 {
		return
	}
	for _, l := range x.lexicon.from(u.key, 600) {
		if len(u.begun) >= mostCompleted {
			return
		}
		if l.key != u.key && len(l.titles) > 0 && !strings.Contains(l.key, "_") {
			u.begun = append(u.begun, l.titles)
		}
	}
}

// endings are what forms of one word may differ in, in bokmål, nynorsk and
// English: a word that no text uses is read as the nearest form that one does.
const endings = " a ane anes ar are aren arane as d de dd dde e ed eg ege eleg elege elig elige eligt en ene enes ende ens er ere eren erene erens eres erne ernes ers " +
	"es et ets ett heit heita heiter heten heter heitene hetene het ig ige igt ing inga ingar ingen ingene inger ingane ings leg lege lig lige ligt ly " +
	"n ne nes r rane re rene rne s sk ske skt st ste t te ten tt "

func isEnding(rest string) bool { return rest == "" || strings.Contains(endings, " "+rest+" ") }

// inflected finds forms of the same word among those the texts use.
func (x *Index) inflected(u *unit) bool {
	forms := x.forms(u.key)
	for _, l := range forms {
		u.add(l, inflectedWay)
	}
	return len(forms) > 0
}

// forms gives the words that only have another ending: the ones that share most
// with the key.
func (x *Index) forms(key string) []*lexeme {
	runes := []rune(key)
	for size := len(runes); size >= 4; size-- {
		stem := string(runes[:size])
		if !isEnding(string(runes[size:])) {
			continue
		}
		var found []*lexeme
		list := x.lexicon.from(stem, 200)
		for i := range list {
			if len(found) < mostTerms && len(list[i].terms) > 0 && isEnding(list[i].key[len(stem):]) {
				found = append(found, &list[i])
			}
		}
		if len(found) > 0 {
			return found
		}
	}
	return nil
}

// parts reads a word as a compound of two words that the texts use, in any form.
func (x *Index) parts(key string) (head, tail *lexeme) {
	best := 2
	for i := 3; i <= len(key)-3; i++ {
		after := x.near(key[i:])
		if after == nil {
			continue
		}
		for _, before := range [...]string{key[:i], strings.TrimSuffix(key[:i], "s"), strings.TrimSuffix(key[:i], "e")} {
			if size := min(len(before), len(key)-i); size > best {
				if l := x.near(before); l != nil {
					head, tail, best = l, after, size
				}
			}
		}
	}
	return head, tail
}

// near gives the entry of a key, or the first that only has another ending.
func (x *Index) near(key string) *lexeme {
	if l := x.lexicon.find(key); l != nil && len(l.terms) > 0 {
		return l
	}
	if forms := x.forms(key); forms != nil {
		return forms[0]
	}
	return nil
}

// guess reads a word of five letters or more as the words that are one letter
// off, or two for a long one. One half of it is right, unless two letters in the
// middle are swapped: that is what is looked up, from the front and from behind.
func (x *Index) guess(u *unit, key string, most int) bool {
	runes := []rune(key)
	if len(runes) < 5 || most > 1 && len(runes) < 9 || !isGuess(key) {
		return false
	}
	half := len(runes) / 2
	type candidate struct {
		l        *lexeme
		distance int
		first    bool
	}
	var found []candidate
	seen := map[string]bool{}
	try := func(l *lexeme) {
		if seen[l.key] || !isGuess(l.key) || len(l.terms) == 0 {
			return
		}
		seen[l.key] = true
		if distance := misspelt(key, l.key, most); distance <= most {
			found = append(found, candidate{l, distance, l.key[0] == key[0]})
		}
	}
	swapped := slices.Clone(runes)
	swapped[half-1], swapped[half] = swapped[half], swapped[half-1]
	if l := x.lexicon.find(string(swapped)); l != nil {
		try(l)
	}
	for _, l := range x.lexicon.from(string(runes[:half]), 1500) {
		try(x.lexicon.find(l.key))
	}
	for _, i := range x.lexicon.ending(string(runes[half:]), 1500) {
		try(&x.lexicon.entries[i])
	}
	slices.SortFunc(found, func(a, b candidate) int {
		first := 0
		if a.first != b.first {
			first = 1
			if a.first {
				first = -1
			}
		}
		return cmp.Or(cmp.Compare(a.distance, b.distance), first, cmp.Compare(b.l.count, a.l.count), strings.Compare(a.l.key, b.l.key))
	})
	for i, c := range found[:min(len(found), mostGuesses)] {
		if c.distance > found[0].distance {
			break
		}
		if i == 0 {
			u.guess = c.l.key
		}
		weight := typoWay
		if c.distance > 1 {
			weight = doubtfulWay
		}
		u.add(c.l, weight)
	}
	return len(found) > 0
}

// misspelt is how far a word is from another, with ae as one letter or as two.
func misspelt(a, b string, most int) int {
	distance := apart([]rune(a), []rune(b), most)
	if strings.Contains(a, "ae") || strings.Contains(b, "ae") {
		distance = min(distance, apart([]rune(strings.ReplaceAll(a, "ae", "æ")), []rune(strings.ReplaceAll(b, "ae", "æ")), most))
	}
	return distance
}

// apart counts the letters to add, drop, change or swap between two words; more
// than most is most+1.
func apart(a, b []rune, most int) int {
	if len(a)-len(b) > most || len(b)-len(a) > most {
		return most + 1
	}
	before, last, next := make([]int, len(b)+1), make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range last {
		last[j] = j
	}
	for i := 1; i <= len(a); i++ {
		next[0] = i
		least := i
		for j := 1; j <= len(b); j++ {
			cost := 1
			if a[i-1] == b[j-1] {
				cost = 0
			}
			next[j] = min(last[j]+1, next[j-1]+1, last[j-1]+cost)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				next[j] = min(next[j], before[j-2]+1)
			}
			least = min(least, next[j])
		}
		if least > most {
			return most + 1
		}
		before, last, next = last, next, before
	}
	return last[len(b)]
}

// cover gives the words that an identifier or a term joins what it leads to.
func (x *Index) cover(p *plan, at []int, l *lexeme) {
	if l == nil {
		return
	}
	for _, unit := range at {
		if unit >= 0 {
			p.units[unit].add(l, sureWay)
		}
	}
}

// together reads a word and a stop word after it as the one that they are when
// nothing stands between: svar ut as SvarUT. Parts that are no stop words find
// the whole by themselves.
func (x *Index) together(p *plan, list []word, at []int) {
	for i := 1; i < len(list); i++ {
		if at[i-1] >= 0 && at[i] < 0 && list[i].start == list[i-1].end+1 && !list[i].joined {
			x.cover(p, at[i-1:i], x.lexicon.find(foldWord(list[i-1].key+list[i].key)))
		}
	}
}

// phrases finds terms of two to four words that mean the same as others.
func (x *Index) phrases(p *plan, list []word, at []int) {
	var real []int
	for i := range list {
		if at[i] >= 0 {
			real = append(real, i)
		}
	}
	for i := range real {
		key := list[real[i]].key
		for j := i + 1; j < min(i+4, len(real)); j++ {
			key += "_" + list[real[j]].key
			covered := make([]int, 0, 4)
			for _, k := range real[i : j+1] {
				covered = append(covered, at[k])
			}
			x.cover(p, covered, x.lexicon.find(key))
		}
	}
}
