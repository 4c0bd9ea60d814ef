package query

import (
	"cmp"
	"slices"

	"lintel/generator/diag"
	"lintel/generator/model"
)

// Selection is what a view shows: elements, the relations between them and the
// groups they stand in. Its order is that of the view's items, within an item
// that of the elements' order and id, and group by group when there are groups.
type Selection struct {
	Nodes  []*SelectedNode
	Edges  []*SelectedEdge
	Groups []*Group
}

// SelectedNode is an element that a view shows.
type SelectedNode struct {
	Element *model.Element
	Depth   int    // relations away from the nearest element that an item names; 0 for that one
	Group   *Group // nil when the view has no groups or it is in none
	Named   bool   // an item names it by its id alone
	Change  Change
}

// SelectedEdge is the relations between two elements that a view shows. Those
// of one type are one edge; a relation of a part is its element's.
type SelectedEdge struct {
	From, To  *model.Element
	Type      *model.RelationType // nil when lifted relations of several types are one edge
	Relations []*model.Relation
	Lifted    bool // one at least ends at something that is not shown, below From or To
	Change    Change
}

// Group is what the elements of a view are gathered by: a value of group-by.
type Group struct {
	ID    string // of the value: an enum value, kind, layer, status or element, or the text itself
	Name  model.Text
	Layer *model.Layer // of a layer, or of the kind
	End   model.End    // of a relation's target
	Order int          // the place among the groups
}

// Change tells what became of something between two dates.
type Change string

// The changes. A view of one date, or of none, has only Unchanged; Changed is for
// pictures of two models, where the same thing can be another.
const (
	Unchanged Change = ""
	Added     Change = "added"
	Removed   Change = "removed"
	Both      Change = "both" // there at both dates
	Changed   Change = "changed"
)

// selector carries out one view.
type selector struct {
	model     *model.Model
	view      *model.Element
	report    *diag.List
	relations map[string]bool // types to follow and show; nil is all
	depth     int             // of arrows; 0 has no bound

	shown map[*model.Element]*SelectedNode
	order []*SelectedNode
	taken map[*model.Relation]bool // relations that an exclude item takes away
}

// Select carries out a view: its include items are read in order, then its
// exclude items take away from what stands. The zero Selection is given for an
// element that is no view. What is internal is never selected. Items that
// select nothing are reported.
//
//   - x selects x, x.** also everything below it, by relations of composition;
//   - x -> selects x and what it leads to, -> x what leads to it, as far as
//     depth tells: one step when it is not set, in a dependency view any number.
//     Only the relations of the view are followed. To exclude x -> leaves x;
//   - uses: a -> b selects the ends of such relations, * standing for any; to
//     exclude it takes the relations away and leaves the elements;
//   - where: selects what the expression is true for.
//
// With at or between, what did not live then is left out. A relation of which
// an end is not shown is lifted to the nearest shown whole of it; lifted
// relations between the same two are one edge.
func Select(m *model.Model, view *model.Element, report *diag.List) *Selection {
	if view.View == nil {
		return &Selection{}
	}
	s := newSelector(m, view, report)
	selection := &Selection{Nodes: s.nodes()}
	selection.Groups = s.group(selection.Nodes)
	slices.SortStableFunc(selection.Nodes, func(a, b *SelectedNode) int { return cmp.Compare(groupOrder(a), groupOrder(b)) })
	selection.Edges = s.edges(selection.Nodes)
	return selection
}

// newSelector reads the items of a view.
func newSelector(m *model.Model, view *model.Element, report *diag.List) *selector {
	s := &selector{
		model: m, view: view, report: report, depth: arrowDepth(view.View),
		shown: map[*model.Element]*SelectedNode{}, taken: map[*model.Relation]bool{},
	}
	if view.View.Relations != nil {
		s.relations = map[string]bool{}
		for _, id := range view.View.Relations {
			s.relations[id] = true
		}
	}
	for _, item := range view.View.Include {
		s.include(item)
	}
	for _, item := range view.View.Exclude {
		s.exclude(item)
	}
	return s
}

// arrowDepth gives how far arrows reach.
func arrowDepth(view *model.View) int {
	if view.Depth > 0 {
		return view.Depth
	}
	if view.Type == "dependency" {
		return 0
	}
	return 1
}

// groupOrder puts what is in no group last.
func groupOrder(n *SelectedNode) int {
	if n.Group == nil {
		return int(^uint(0) >> 1)
	}
	return n.Group.Order
}

// nodes gives what is left after exclusion.
func (s *selector) nodes() []*SelectedNode {
	var left []*SelectedNode
	for _, n := range s.order {
		if s.shown[n.Element] == n {
			left = append(left, n)
		}
	}
	return left
}

// visible tells whether an element may be shown at all.
func (s *selector) visible(e *model.Element) bool {
	_, lives := s.change(e.Life)
	return lives && !e.Internal
}

// change tells what became of a life between the view's dates, or whether it
// is there at the view's date; lives is false when it has no place in the view.
func (s *selector) change(life model.Life) (change Change, lives bool) {
	view := s.view.View
	if view.Between[0].IsSet() && view.Between[1].IsSet() {
		return betweenChange(livesAt(life, view.Between[0]), livesAt(life, view.Between[1]))
	}
	return Unchanged, !view.At.IsSet() || livesAt(life, view.At)
}

func betweenChange(before, after bool) (Change, bool) {
	switch {
	case before && after:
		return Both, true
	case before:
		return Removed, true
	case after:
		return Added, true
	}
	return Unchanged, false
}

// livesAt tells whether a life may reach over a date. What has no dates is
// always there.
func livesAt(life model.Life, at model.Date) bool {
	return (!life.From.IsSet() || life.From.First() <= at.Last()) && (!life.Until.IsSet() || life.Until.Last() >= at.First())
}
