package query

import (
	"cmp"
	"slices"
	"strings"

	"lintel/generator/diag"
	"lintel/generator/model"
)

// Touched is something that a change of an element touches: an element or a text.
type Touched struct {
	Element  *model.Element // nil for a text
	Article  *model.Article // nil for an element
	Depth    int            // 1 is directly
	Relation string         // the type from it to what it was reached through, or Named, Taken or Shown
	Through  model.End
}

// How something is touched that no relation leads from.
const (
	Named = "[[ ]]"   // a text of it names the element
	Taken = "sources" // it is taken from the element
	Shown = "view"    // it is a view that shows the element
)

// Impact answers who is touched when elements of a model change.
type Impact struct {
	model *model.Model
	views map[*model.Element][]*model.Element // that show an element
	taken map[*model.Element][]Touched        // from an element
}

// NewImpact looks through a model once, so that many elements can be asked for.
func NewImpact(m *model.Model) *Impact {
	i := &Impact{model: m, views: map[*model.Element][]*model.Element{}, taken: map[*model.Element][]Touched{}}
	for _, e := range m.Elements {
		for _, s := range e.Sources {
			i.taken[s.To.Element] = append(i.taken[s.To.Element], Touched{Element: e, Depth: 1, Relation: Taken, Through: s.To})
		}
		if e.View != nil {
			for _, n := range Select(m, e, &diag.List{}).Nodes {
				i.views[n.Element] = append(i.views[n.Element], e)
			}
		}
	}
	return i
}

// Of gives who is touched when an element changes: what relates to it, directly
// or through others, what is taken from it, what names it in a text, and the
// views that show it. Each once, in the order of the metamodel's kinds, nearest
// first, texts last. depth bounds the way along relations, 0 does not.
func (i *Impact) Of(e *model.Element, depth int) []Touched {
	var all []Touched
	elements, articles := map[*model.Element]bool{e: true}, map[*model.Article]bool{}
	add := func(t Touched) {
		switch {
		case t.Article != nil && !articles[t.Article]:
			articles[t.Article] = true
			all = append(all, t)
		case t.Element != nil && !elements[t.Element]:
			elements[t.Element] = true
			all = append(all, t)
		}
	}
	reached := Reach(i.model, e, depth, false, nil)
	relate := func(r Reached) {
		through := r.Via.To
		if through.Element == r.Element { // its own inverse, met from the other end
			through = r.Via.From
		}
		add(Touched{Element: r.Element, Depth: r.Depth, Relation: r.Via.Type.ID, Through: through})
	}
	for _, r := range reached {
		if r.Depth == 1 {
			relate(r)
		}
	}
	for _, t := range i.taken[e] {
		add(t)
	}
	for _, mention := range e.Mentions {
		add(Touched{Element: mention.Element, Article: mention.Article, Depth: 1, Relation: Named, Through: mention.To})
	}
	for _, view := range i.views[e] {
		add(Touched{Element: view, Depth: 1, Relation: Shown, Through: model.End{Element: e}})
	}
	for _, r := range reached {
		relate(r) // what is known already is nearer
	}
	slices.SortStableFunc(all, compareTouched)
	return all
}

func compareTouched(a, b Touched) int {
	kind := func(t Touched) int {
		if t.Element == nil {
			return int(^uint(0) >> 1)
		}
		return t.Element.Kind.Order
	}
	return cmp.Or(cmp.Compare(kind(a), kind(b)), cmp.Compare(a.Depth, b.Depth), strings.Compare(a.ID(), b.ID()))
}

// ID is the element's id, or the text's file.
func (t Touched) ID() string {
	if t.Element == nil {
		return t.Article.Path
	}
	return t.Element.ID
}

// Name is what it is called.
func (t Touched) Name() model.Text {
	if t.Element == nil {
		return t.Article.Title
	}
	return t.Element.Name
}
