package query

import (
	"iter"
	"slices"

	"lintel/generator/model"
)

// Reached is an element that was come to along relations.
type Reached struct {
	Element *model.Element
	Depth   int             // relations on the shortest way
	Via     *model.Relation // the last of them
}

// Reach gives what an element leads to along relations (outgoing) or what
// leads to it, nearest first, each element once and never itself; relations of
// parts count as their element's. depth bounds the way, 0 does not; relations
// holds the ids of the types to follow, nil is all. Internal elements are
// among them: who shows the answer leaves them out.
func Reach(m *model.Model, from *model.Element, depth int, outgoing bool, relations map[string]bool) []Reached {
	return slices.Collect(Reaching(from, depth, outgoing, relations))
}

// Reaching is Reach one at a time, for who stops before the end.
func Reaching(from *model.Element, depth int, outgoing bool, relations map[string]bool) iter.Seq[Reached] {
	return func(yield func(Reached) bool) {
		seen := map[*model.Element]bool{from: true}
		wave := []*model.Element{from}
		for level := 1; len(wave) > 0 && (depth == 0 || level <= depth); level++ {
			var next []*model.Element
			for _, e := range wave {
				for r, other := range neighbours(e, outgoing) {
					if seen[other] || (relations != nil && !relations[r.Type.ID]) {
						continue
					}
					seen[other] = true
					if !yield(Reached{Element: other, Depth: level, Via: r}) {
						return
					}
					next = append(next, other)
				}
			}
			wave = next
		}
	}
}

// neighbours gives the elements one relation away. A relation that is its own
// inverse leads both ways.
func neighbours(e *model.Element, outgoing bool) iter.Seq2[*model.Relation, *model.Element] {
	return func(yield func(*model.Relation, *model.Element) bool) {
		for r := range e.AllOut() {
			if (outgoing || r.Type.Symmetric()) && !yield(r, r.To.Element) {
				return
			}
		}
		for r := range e.AllIn() {
			if (!outgoing || r.Type.Symmetric()) && !yield(r, r.From.Element) {
				return
			}
		}
	}
}
