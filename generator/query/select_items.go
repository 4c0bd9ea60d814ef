package query

import (
	"cmp"
	"slices"
	"strings"

	"lintel/generator/diag"
	"lintel/generator/model"
)

// found is an element that an item selects.
type found struct {
	element *model.Element
	depth   int
	named   bool
	base    bool // x of an arrow
}

// include adds what an item selects.
func (s *selector) include(item model.Selection) {
	list, known := s.find(item)
	if known && !s.tellsSomething(list) {
		s.report.Add(ruleViewItem, item.Span, diag.Args{"view": s.view.ID})
	}
	for _, f := range list {
		s.add(f)
	}
}

// tellsSomething tells whether there is more than x of an arrow, which leads
// nowhere.
func (s *selector) tellsSomething(list []found) bool {
	return slices.ContainsFunc(list, func(f found) bool { return !f.base })
}

func (s *selector) add(f found) {
	n := s.shown[f.element]
	if n == nil {
		change, _ := s.change(f.element.Life)
		n = &SelectedNode{Element: f.element, Depth: f.depth, Change: change}
		s.shown[f.element] = n
		s.order = append(s.order, n)
	}
	n.Depth = min(n.Depth, f.depth)
	n.Named = n.Named || f.named
}

// exclude takes away what an item selects.
func (s *selector) exclude(item model.Selection) {
	if item.Relation != "" {
		some := false
		for r := range s.between(item) {
			s.taken[r] = true
			some = true
		}
		if !some {
			s.report.Add(ruleViewItem, item.Span, diag.Args{"view": s.view.ID})
		}
		return
	}
	list, known := s.find(item)
	some := false
	for _, f := range list {
		if !f.base && s.shown[f.element] != nil {
			delete(s.shown, f.element)
			some = true
		}
	}
	if known && !some {
		s.report.Add(ruleViewItem, item.Span, diag.Args{"view": s.view.ID})
	}
}

// find gives what an item selects; known is false when the item itself is
// wrong, which has been reported elsewhere.
func (s *selector) find(item model.Selection) (list []found, known bool) {
	switch {
	case item.Where != nil:
		return s.matching(item)
	case item.Relation != "":
		return s.ends(item)
	}
	id, _, _ := strings.Cut(item.Ref.Text, "#")
	e := elementNamed(s.model, id)
	if e == nil || e.Internal {
		return nil, false
	}
	if !s.visible(e) {
		return nil, true
	}
	arrow := item.Incoming || item.Outgoing
	bases := []found{{element: e, named: !arrow && !item.Deep, base: arrow}}
	if item.Deep {
		bases = s.below(e, arrow)
	}
	if !arrow {
		return bases, true
	}
	return s.along(bases, item), true
}

// matching gives what an expression is true for, by order and id.
func (s *selector) matching(item model.Selection) ([]found, bool) {
	expression, ok := Compile(s.model, *item.Where, &diag.List{})
	if !ok {
		return nil, false
	}
	var list []found
	for _, e := range s.model.Elements {
		if s.visible(e) && expression.Match(e) {
			list = append(list, found{element: e})
		}
	}
	slices.SortStableFunc(list, func(a, b found) int { return cmp.Compare(a.element.Order, b.element.Order) })
	return list, true
}

// ends gives the ends of the relations that an item names.
func (s *selector) ends(item model.Selection) ([]found, bool) {
	for _, ref := range []model.Ref{item.Ref, item.Other} {
		if id, _, _ := strings.Cut(ref.Text, "#"); id != "" && elementNamed(s.model, id) == nil {
			return nil, false
		}
	}
	var list []found
	for r := range s.between(item) {
		list = append(list, found{element: r.From.Element}, found{element: r.To.Element})
	}
	return list, true
}

// between gives the visible relations that an item a -> b names; an empty
// reference is any element.
func (s *selector) between(item model.Selection) func(func(*model.Relation) bool) {
	is := func(ref model.Ref, e *model.Element) bool {
		id, _, _ := strings.Cut(ref.Text, "#")
		return id == "" || elementNamed(s.model, id) == e
	}
	return func(yield func(*model.Relation) bool) {
		for r := range s.model.Relations() {
			if r.Type.ID != item.Relation || !s.visible(r.From.Element) || !s.visible(r.To.Element) {
				continue
			}
			forwards := is(item.Ref, r.From.Element) && is(item.Other, r.To.Element)
			backwards := r.Type.Symmetric() && is(item.Ref, r.To.Element) && is(item.Other, r.From.Element)
			if _, lives := s.change(r.Life); (forwards || backwards) && lives && !yield(r) {
				return
			}
		}
	}
}

// below gives an element and everything under it by composition, each once,
// also when something is part of itself.
func (s *selector) below(e *model.Element, base bool) []found {
	seen := map[*model.Element]bool{e: true}
	list := []found{{element: e, base: base}}
	for i := 0; i < len(list); i++ {
		for _, part := range composed(list[i].element, false) {
			if !seen[part] && s.visible(part) {
				seen[part] = true
				list = append(list, found{element: part, base: base})
			}
		}
	}
	return list
}

// along gives the elements and what they lead to, or what leads to them,
// nearest first. Each direction is walked by itself: what leads to something
// that x leads to is not what the arrow asks for.
func (s *selector) along(bases []found, item model.Selection) []found {
	list := slices.Clone(bases)
	for _, outgoing := range []bool{false, true} {
		if outgoing && item.Outgoing || !outgoing && item.Incoming {
			list = append(list, s.walk(bases, outgoing)...)
		}
	}
	return list
}

// walk follows the view's relations from some elements in one direction.
func (s *selector) walk(bases []found, outgoing bool) []found {
	seen := map[*model.Element]bool{}
	for _, b := range bases {
		seen[b.element] = true
	}
	var list []found
	wave := bases
	for depth := 1; len(wave) > 0 && (s.depth == 0 || depth <= s.depth); depth++ {
		start := len(list)
		for _, f := range wave {
			for r, other := range neighbours(f.element, outgoing) {
				if !seen[other] && s.follows(r) && s.visible(other) {
					seen[other] = true
					list = append(list, found{element: other, depth: depth})
				}
			}
		}
		wave = list[start:]
	}
	return list
}

// follows tells whether a relation is among those of the view.
func (s *selector) follows(r *model.Relation) bool {
	_, lives := s.change(r.Life)
	return lives && (s.relations == nil || s.relations[r.Type.ID])
}
