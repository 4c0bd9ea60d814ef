package query

import (
	"cmp"
	"slices"

	"lintel/generator/model"
)

// Composition tells whether a relation type says that one thing is part of
// another; fromPart is true when it leads from the part to the whole. ArchiMate
// leads from the whole to the part; a type named part-of, the other way.
func Composition(t *model.RelationType) (fromPart, ok bool) {
	if t.Archimate != "Composition" || t.Symmetric() {
		return false, false
	}
	return t.ID == "part-of", true
}

// composed gives the wholes that an element is part of (up), or its parts.
func composed(e *model.Element, up bool) []*model.Element {
	var list []*model.Element
	for _, r := range e.Out {
		if fromPart, ok := Composition(r.Type); ok && fromPart == up && r.To.Part == nil {
			list = append(list, r.To.Element)
		}
	}
	for _, r := range e.In {
		if fromPart, ok := Composition(r.Type); ok && fromPart != up && r.From.Part == nil {
			list = append(list, r.From.Element)
		}
	}
	return list
}

// edgeKey is what makes relations one edge.
type edgeKey struct {
	from, to *model.Element
	relation *model.RelationType
}

// edgeBuilder gathers relations to edges.
type edgeBuilder struct {
	*selector
	place  map[*model.Element]int            // of the shown elements
	lifted map[*model.Element]*model.Element // what was found before
	byKey  map[edgeKey]*SelectedEdge
	list   []*SelectedEdge
}

// edges gives the relations between the shown elements, in the order of the
// nodes and of the metamodel.
func (s *selector) edges(nodes []*SelectedNode) []*SelectedEdge {
	b := &edgeBuilder{
		selector: s, place: make(map[*model.Element]int, len(nodes)),
		lifted: map[*model.Element]*model.Element{}, byKey: map[edgeKey]*SelectedEdge{},
	}
	for i, n := range nodes {
		b.place[n.Element] = i
	}
	for _, e := range s.reached(nodes) {
		for r := range e.AllOut() {
			b.relation(r)
		}
	}
	list := b.merge()
	slices.SortStableFunc(list, func(x, y *SelectedEdge) int {
		return cmp.Or(
			cmp.Compare(b.place[x.From], b.place[y.From]), cmp.Compare(b.place[x.To], b.place[y.To]),
			cmp.Compare(typeOrder(x.Type), typeOrder(y.Type)),
		)
	})
	return list
}

// reached gives the shown elements with all their parts, by id: no other's
// relation can become an edge. In a repository with hundreds of views most
// relations are far from each.
func (s *selector) reached(nodes []*SelectedNode) []*model.Element {
	seen := make(map[*model.Element]bool, len(nodes))
	var list []*model.Element
	add := func(e *model.Element) {
		if !seen[e] {
			seen[e] = true
			list = append(list, e)
		}
	}
	for _, n := range nodes {
		add(n.Element)
	}
	for i := 0; i < len(list); i++ {
		for _, part := range composed(list[i], false) {
			add(part)
		}
	}
	slices.SortFunc(list, func(a, b *model.Element) int { return cmp.Compare(a.ID, b.ID) })
	return list
}

func typeOrder(t *model.RelationType) int {
	if t == nil {
		return int(^uint(0) >> 1)
	}
	return t.Order
}

// relation adds a relation to its edge.
func (b *edgeBuilder) relation(r *model.Relation) {
	if b.taken[r] || !b.follows(r) || !b.visible(r.From.Element) || !b.visible(r.To.Element) {
		return
	}
	from, to := b.lift(r.From.Element), b.lift(r.To.Element)
	if from == nil || to == nil || from == to {
		return
	}
	change, lives := b.relationChange(r, from, to)
	if !lives {
		return
	}
	key := edgeKey{from, to, r.Type}
	if turned := (edgeKey{to, from, r.Type}); r.Type.Symmetric() && b.byKey[turned] != nil {
		key = turned
	}
	edge := b.byKey[key]
	if edge == nil {
		edge = &SelectedEdge{From: key.from, To: key.to, Type: r.Type, Change: change}
		b.byKey[key] = edge
		b.list = append(b.list, edge)
	}
	edge.Relations = append(edge.Relations, r)
	edge.Lifted = edge.Lifted || from != r.From.Element || to != r.To.Element
	if edge.Change != change {
		edge.Change = Both
	}
}

// relationChange is the change of a relation: it is there when its ends are, and
// what it is lifted to.
func (b *edgeBuilder) relationChange(r *model.Relation, from, to *model.Element) (Change, bool) {
	change, lives := b.change(r.Life)
	if change == Unchanged {
		return change, lives
	}
	there := map[Change][2]bool{Added: {false, true}, Removed: {true, false}, Both: {true, true}}
	before, after := there[change][0], there[change][1]
	for _, e := range []*model.Element{r.From.Element, r.To.Element, from, to} {
		c, _ := b.change(e.Life)
		before, after = before && there[c][0], after && there[c][1]
	}
	return betweenChange(before, after)
}

// lift gives the element itself when it is shown, else the nearest whole of it
// that is, else nil.
func (b *edgeBuilder) lift(e *model.Element) *model.Element {
	if _, shown := b.place[e]; shown {
		return e
	}
	if known, done := b.lifted[e]; done {
		return known
	}
	b.lifted[e] = nil
	seen := map[*model.Element]bool{e: true}
	wave := []*model.Element{e}
	for i := 0; i < len(wave); i++ {
		for _, whole := range composed(wave[i], true) {
			if _, shown := b.place[whole]; shown {
				b.lifted[e] = whole
				return whole
			}
			if !seen[whole] && b.visible(whole) {
				seen[whole] = true
				wave = append(wave, whole)
			}
		}
	}
	return nil
}

// merge makes one edge of those between the same two that were all lifted: who
// looks from so far does not ask of which type each is.
func (b *edgeBuilder) merge() []*SelectedEdge {
	type pair struct{ from, to *model.Element }
	first := map[pair]*SelectedEdge{}
	var list []*SelectedEdge
	for _, edge := range b.list {
		at := pair{edge.From, edge.To}
		into := first[at]
		switch {
		case !b.allLifted(edge):
			list = append(list, edge)
		case into == nil:
			first[at] = edge
			list = append(list, edge)
		default:
			into.Type = nil
			into.Relations = append(into.Relations, edge.Relations...)
			if into.Change != edge.Change {
				into.Change = Both
			}
		}
	}
	return list
}

// allLifted tells whether no relation of an edge has both its ends shown.
func (b *edgeBuilder) allLifted(edge *SelectedEdge) bool {
	return edge.Lifted && !slices.ContainsFunc(edge.Relations, func(r *model.Relation) bool {
		_, from := b.place[r.From.Element]
		_, to := b.place[r.To.Element]
		return from && to
	})
}
