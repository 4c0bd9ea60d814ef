package search

import (
	"cmp"
	"slices"
)

// How a place and its page count for each other.
const (
	fromPart = 0.6 // a word that only a place on the page has, for the page
	fromPage = 0.5 // a word that only the page has, for a place on it
)

// How much a word counts in another language than the page that is searched from.
const (
	sisterLanguage = 0.9 // bokmål for nynorsk and the other way
	otherLanguage  = 0.7
)

// ranked is a page with its score, and its best place.
type ranked struct {
	slot  uint32
	score float64
	sub   uint8   // what the hit is: 0 for the page itself
	part  uint8   // the best place, when the hit is the page: 0 for none
	subs  []uint8 // what of the page was found
}

// scores are what the units give to documents, by number.
type scores struct {
	byUnit []map[uint32]float64
	worth  []float64 // of each unit
}

// rank orders the documents of a plan for readers of a language. wanted leaves
// documents out; nil wants all.
func (x *Index) rank(p plan, lang string, wanted func(number uint32) bool) []ranked {
	s := scores{byUnit: make([]map[uint32]float64, len(p.units)), worth: make([]float64, len(p.units))}
	factors := x.languageFactors(lang)
	for i := range p.units {
		s.byUnit[i], s.worth[i] = x.score(&p.units[i], &factors)
	}
	return s.order(wanted)
}

// isCut tells whether a word leads to more documents than were looked at.
func (x *Index) isCut(p plan) bool {
	for i := range p.units {
		u := &p.units[i]
		for _, way := range u.ways {
			if list := x.terms[way.term]; list != nil && len(list.list) < list.count {
				return true
			}
		}
		if len(u.begun) >= mostCompleted || slices.ContainsFunc(u.begun, func(titles []posting) bool { return len(titles) >= mostTitles }) {
			return true
		}
	}
	return false
}

// languageFactors gives what each set of languages counts.
func (x *Index) languageFactors(lang string) (factors [256]float64) {
	for mask := range factors {
		factors[mask] = otherLanguage
		for i, other := range x.languages {
			switch {
			case mask&(1<<i) == 0:
			case other == lang:
				factors[mask] = max(factors[mask], 1)
			case (other == "nb" || other == "nn") && (lang == "nb" || lang == "nn"):
				factors[mask] = max(factors[mask], sisterLanguage)
			}
		}
	}
	return factors
}

// score gives what a unit is worth to each document, and the unit's own weight:
// the rarer it is, the more.
func (x *Index) score(u *unit, factors *[256]float64) (points map[uint32]float64, own float64) {
	points = map[uint32]float64{}
	for _, way := range u.ways {
		list := x.terms[way.term]
		if list == nil {
			continue
		}
		rarity := x.rarity(list.count)
		if way.weight >= otherWay || own == 0 {
			own = max(own, rarity)
		}
		for _, posting := range list.list {
			value := way.weight * rarity * worth(posting) * factors[posting.langs]
			points[posting.number()] = max(points[posting.number()], value)
		}
	}
	if own == 0 {
		titles := 0
		for _, list := range u.begun {
			titles += len(list)
		}
		if own = x.rarity(titles); titles == 0 {
			own = 0
		}
	}
	begun := map[uint32]float64{}
	for _, list := range u.begun {
		for _, posting := range list {
			begun[posting.number()] = max(begun[posting.number()], completedWay*own*worth(posting)*factors[posting.langs])
		}
	}
	for number, value := range begun {
		points[number] = max(points[number], value)
	}
	exact := map[uint32]float64{}
	for _, list := range u.exact {
		for _, posting := range list {
			exact[posting.number()] = max(exact[posting.number()], exactBonus*own*float64(posting.title)*factors[posting.langs])
		}
	}
	for number, value := range exact {
		points[number] = float64(points[number]) + value
	}
	return points, own
}

// rarity is how much a word tells that so many documents have: 2 and one more
// for each halving of half of them.
func (x *Index) rarity(count int) float64 {
	rarity, ratio := 2.0, float64(x.total)/float64(max(1, count))
	for ratio >= 1.4142135623730951 && rarity < 24 {
		ratio /= 1.4142135623730951
		rarity++
	}
	return rarity
}

// order adds up what each document has, and puts a page and its places together.
func (s *scores) order(wanted func(uint32) bool) []ranked {
	total := 0.0
	for _, worth := range s.worth {
		total += worth
	}
	bySlot := map[uint32][]uint8{}
	seen := map[uint32]bool{}
	for _, points := range s.byUnit {
		for number := range points {
			if !seen[number] {
				seen[number] = true
				bySlot[number>>6] = append(bySlot[number>>6], uint8(number&63))
			}
		}
	}
	list := make([]ranked, 0, len(bySlot))
	for slot, subs := range bySlot {
		slices.Sort(subs)
		if r := s.page(slot, subs, total, wanted); r.score > 0 {
			list = append(list, r)
		}
	}
	slices.SortFunc(list, func(a, b ranked) int { return cmp.Or(cmp.Compare(b.score, a.score), cmp.Compare(a.slot, b.slot)) })
	return list
}

// page scores a page with its places.
func (s *scores) page(slot uint32, subs []uint8, total float64, wanted func(uint32) bool) ranked {
	base := slot << 6
	r := ranked{slot: slot, subs: subs}
	pageScore, partScore := 0.0, 0.0
	if wanted == nil || wanted(base) {
		pageScore = s.sum(total, func(points map[uint32]float64) float64 {
			value := points[base]
			for _, sub := range subs {
				if sub > 0 {
					value = max(value, fromPart*points[base|uint32(sub)])
				}
			}
			return value
		})
	}
	for _, sub := range subs {
		number := base | uint32(sub)
		if sub == 0 || wanted != nil && !wanted(number) {
			continue
		}
		score := s.sum(total, func(points map[uint32]float64) float64 { return max(points[number], fromPage*points[base]) })
		if score > partScore {
			partScore, r.part = score, sub
		}
	}
	r.score = pageScore
	switch {
	case partScore > pageScore:
		r.score, r.sub, r.part = partScore, r.part, 0
	case !s.tellsMore(base, base|uint32(r.part)):
		r.part = 0
	}
	return r
}

// tellsMore tells whether a place has more of some word than its page has: if
// not, the page is where to go.
func (s *scores) tellsMore(page, place uint32) bool {
	for _, points := range s.byUnit {
		if points[place] > points[page] {
			return true
		}
	}
	return false
}

// sum adds what the units give, times the square of how much of the query that is.
func (s *scores) sum(total float64, value func(map[uint32]float64) float64) float64 {
	sum, covered := 0.0, 0.0
	for i, points := range s.byUnit {
		if v := value(points); v > 0 {
			sum += v
			covered += s.worth[i]
		}
	}
	if total == 0 {
		return 0
	}
	share := covered / total
	return sum * (share * share)
}
