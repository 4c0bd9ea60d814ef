package diagram

import (
	"context"
	"slices"

	"lintel/generator/diag"
	"lintel/generator/model"
	"lintel/generator/query"
)

// Side is one of the two models of an overlay, with the view as it is there; a
// view that came or went has no element on one side.
type Side struct {
	Model *model.Model
	View  *model.Element
}

// Overlay draws a view of two models as one picture: what both show, what only
// the older shows as removed, what only the newer shows as added, and as changed
// what changed tells of, by address. A process and an information model are drawn
// as themselves. It gives nil for what has no picture on either side.
func (d *Drawer) Overlay(ctx context.Context, old, new Side, changed map[string]bool) (*Drawing, []Problem) {
	if old.View == nil || new.View == nil {
		return nil, nil
	}
	marks := map[string]query.Change{}
	for address := range changed {
		marks[address] = query.Changed
	}
	edges := map[[3]string]query.Change{}
	var drawing *Drawing
	var problems []Problem
	switch {
	case new.View.Process != nil && old.View.Process != nil:
		drawing = ProcessDrawing(new.Model, mergedProcess(old.View, new.View, marks, edges))
	case new.View.Information != nil && old.View.Information != nil:
		merged := mergedInformation(old.View, new.View, marks, edges)
		view := &model.Element{Head: merged.Head, View: &model.View{Type: "information"}}
		selection := &query.Selection{Nodes: []*query.SelectedNode{{Element: merged, Named: true}}}
		drawing, problems = d.drawGraph(ctx, view, newGraph(new.Model, view, selection), nil)
	case new.View.View != nil && old.View.View != nil:
		selection := mergeSelections(query.Select(old.Model, old.View, &diag.List{}), query.Select(new.Model, new.View, &diag.List{}), marks, edges)
		switch new.View.View.Type {
		case "landscape", "layered", "dependency":
			drawing, problems = d.drawGraph(ctx, new.View, newGraph(new.Model, new.View, selection), nil)
		default:
			if draw := direct(new.View.View.Type); draw != nil {
				drawing = draw(new.Model, new.View, selection)
			}
		}
	}
	if drawing != nil {
		drawing.Key = "overlay-" + new.View.ID
		drawing.mark(marks, edges)
	}
	return drawing, problems
}

// mark gives nodes and edges the class of what became of them.
func (d *Drawing) mark(nodes map[string]query.Change, edges map[[3]string]query.Change) {
	address := map[string]string{}
	for i := range d.Nodes {
		n := &d.Nodes[i]
		if n.End.Element == nil {
			continue
		}
		address[n.ID] = n.End.Address()
		change := nodes[address[n.ID]]
		n.Class = joinClasses(n.Class, changeClass(change))
		if sign, word := changeSign(change); sign != "" {
			n.Badge = sign // in place of a number
			n.Spoken = spokenChange(n, word)
		}
		for j := range n.Rows {
			if row := &n.Rows[j]; row.Part != nil {
				row.Class = changeClass(nodes[n.End.Element.ID+"#"+row.Part.ID])
			}
		}
	}
	for i := range d.Edges {
		e := &d.Edges[i]
		change, ok := edges[[3]string{e.Relation, address[e.From], address[e.To]}]
		if !ok {
			change = edges[[3]string{e.Relation, address[e.To], address[e.From]}]
		}
		e.Class = joinClasses(e.Class, changeClass(change))
	}
}

// changeSign is what stands in the corner of a node, so that colour is not alone,
// and what it says.
func changeSign(change query.Change) (sign string, word model.Text) {
	switch change {
	case query.Added:
		return "+", model.Text{{Lang: "nb", Value: "ny"}, {Lang: "nn", Value: "ny"}, {Lang: "en", Value: "added"}}
	case query.Removed:
		return "−", model.Text{{Lang: "nb", Value: "fjernet"}, {Lang: "nn", Value: "fjerna"}, {Lang: "en", Value: "removed"}}
	case query.Changed:
		return "≠", model.Text{{Lang: "nb", Value: "endret"}, {Lang: "nn", Value: "endra"}, {Lang: "en", Value: "changed"}}
	}
	return "", nil
}

// spokenChange is a node's accessible name with what became of it.
func spokenChange(n *Node, word model.Text) model.Text {
	name := n.Spoken
	if name.IsEmpty() {
		name = n.Title
	}
	var spoken model.Text
	for _, t := range word {
		spoken = append(spoken, model.Translation{Lang: t.Lang, Value: name.In(t.Lang) + " (" + t.Value + ")"})
	}
	return spoken
}

// mergeSelections puts two selections together: elements are one by id, the newer
// one when there are two.
func mergeSelections(old, new *query.Selection, marks map[string]query.Change, edges map[[3]string]query.Change) *query.Selection {
	merged := &query.Selection{Groups: slices.Clone(new.Groups)}
	groups, elements := map[string]*query.Group{}, map[string]*model.Element{}
	for _, g := range new.Groups {
		groups[g.ID] = g
	}
	for _, n := range new.Nodes {
		elements[n.Element.ID] = n.Element
		merged.Nodes = append(merged.Nodes, n)
		marks[n.Element.ID] = orAdded(marks[n.Element.ID], !shows(old, n.Element.ID))
	}
	for _, n := range old.Nodes {
		if elements[n.Element.ID] != nil {
			continue
		}
		elements[n.Element.ID], marks[n.Element.ID] = n.Element, query.Removed
		left := *n
		if g := n.Group; g != nil {
			if groups[g.ID] == nil {
				groups[g.ID] = g
				merged.Groups = append(merged.Groups, g)
			}
			left.Group = groups[g.ID]
		}
		merged.Nodes = append(merged.Nodes, &left)
	}
	key := func(e *query.SelectedEdge) [3]string {
		id := ""
		if e.Type != nil {
			id = e.Type.ID
		}
		return [3]string{id, e.From.ID, e.To.ID}
	}
	for _, e := range new.Edges {
		edges[key(e)] = query.Added
		merged.Edges = append(merged.Edges, e)
	}
	for _, e := range old.Edges {
		if _, both := edges[key(e)]; both {
			edges[key(e)] = query.Unchanged
			continue
		}
		edges[key(e)] = query.Removed
		left := *e
		left.From, left.To = elements[e.From.ID], elements[e.To.ID]
		merged.Edges = append(merged.Edges, &left)
	}
	return merged
}

func shows(s *query.Selection, id string) bool {
	return slices.ContainsFunc(s.Nodes, func(n *query.SelectedNode) bool { return n.Element.ID == id })
}

func orAdded(change query.Change, added bool) query.Change {
	if added {
		return query.Added
	}
	return change
}

// mergedProcess is the newer process with the steps that went in it, so that they
// are drawn where they were.
func mergedProcess(old, new *model.Element, marks map[string]query.Change, edges map[[3]string]query.Change) *model.Element {
	merged := *new
	process := &model.Process{Lanes: slices.Clone(new.Process.Lanes)}
	merged.Process = process
	lanes, steps := map[string]*model.Lane{}, map[string]*model.Step{}
	for _, lane := range new.Process.Lanes {
		lanes[lane.ID] = lane
	}
	for _, lane := range old.Process.Lanes {
		if lanes[lane.ID] == nil {
			lanes[lane.ID] = lane
			process.Lanes = append(process.Lanes, lane)
		}
	}
	flow := func(from, to string) [3]string { return [3]string{"", new.ID + "#" + from, new.ID + "#" + to} }
	put := func(s *model.Step, change query.Change) {
		copied := *s
		copied.Next, copied.Part = nil, partOf(&merged, s.Part)
		if s.Lane != nil {
			copied.Lane = lanes[s.Lane.ID]
		}
		steps[s.ID] = &copied
		process.Steps = append(process.Steps, &copied)
		marks[new.ID+"#"+s.ID] = orAdded(marks[new.ID+"#"+s.ID], change == query.Added)
		if change == query.Removed {
			marks[new.ID+"#"+s.ID] = query.Removed
		}
	}
	for _, s := range new.Process.Steps {
		change := query.Unchanged
		if old.Part(s.ID) == nil {
			change = query.Added
		}
		put(s, change)
	}
	for _, s := range old.Process.Steps {
		if steps[s.ID] == nil {
			put(s, query.Removed)
		}
	}
	for _, s := range new.Process.Steps {
		for _, next := range s.Next {
			edges[flow(s.ID, next.To.ID)] = query.Added
			steps[s.ID].Next = append(steps[s.ID].Next, model.Flow{To: steps[next.To.ID], When: next.When})
		}
	}
	for _, s := range old.Process.Steps {
		for _, next := range s.Next {
			if _, both := edges[flow(s.ID, next.To.ID)]; both {
				edges[flow(s.ID, next.To.ID)] = query.Unchanged
				continue
			}
			edges[flow(s.ID, next.To.ID)] = query.Removed
			steps[s.ID].Next = append(steps[s.ID].Next, model.Flow{To: steps[next.To.ID], When: next.When})
		}
	}
	return &merged
}

// partOf is a part as one of another element, so that all addresses agree.
func partOf(e *model.Element, p *model.Part) *model.Part {
	copied := *p
	copied.Element = e
	return &copied
}

// mergedInformation is the newer information model with the entities that went.
func mergedInformation(old, new *model.Element, marks map[string]query.Change, edges map[[3]string]query.Change) *model.Element {
	merged := *new
	information := &model.InformationModel{}
	merged.Information = information
	entities := map[string]*model.Entity{}
	put := func(e *model.Entity, change query.Change) {
		copied := *e
		copied.Part, copied.Associations, copied.Specialises = partOf(&merged, e.Part), nil, nil
		copied.Attributes = mergedAttributes(old, new, e, marks)
		entities[e.ID] = &copied
		information.Entities = append(information.Entities, &copied)
		if change != query.Unchanged {
			marks[new.ID+"#"+e.ID] = change
		}
	}
	for _, e := range new.Information.Entities {
		change := query.Unchanged
		if old.Part(e.ID) == nil {
			change = query.Added
		}
		put(e, change)
	}
	for _, e := range old.Information.Entities {
		if entities[e.ID] == nil {
			put(e, query.Removed)
		}
	}
	key := func(relation, from, to string) [3]string {
		return [3]string{relation, new.ID + "#" + from, new.ID + "#" + to}
	}
	join := func(e *model.Entity, change query.Change) {
		into := entities[e.ID]
		if s := e.Specialises; s != nil && into.Specialises == nil {
			into.Specialises = entities[s.ID]
			edges[key("specialises", e.ID, s.ID)] = change
		} else if s != nil && into.Specialises.ID == s.ID {
			edges[key("specialises", e.ID, s.ID)] = query.Unchanged
		}
		for _, a := range e.Associations {
			at := key("association", e.ID, a.To.ID)
			if was, both := edges[at]; both && was != change {
				edges[at] = query.Unchanged
				continue
			}
			edges[at] = change
			copied := *a
			copied.To = entities[a.To.ID]
			into.Associations = append(into.Associations, &copied)
		}
	}
	for _, e := range new.Information.Entities {
		join(e, query.Added)
	}
	for _, e := range old.Information.Entities {
		join(e, query.Removed)
	}
	return &merged
}

// mergedAttributes are the attributes of an entity in both models, those that went
// where they stood.
func mergedAttributes(old, new *model.Element, e *model.Entity, marks map[string]query.Change) []*model.Attribute {
	was, is := entityOf(old, e.ID), entityOf(new, e.ID)
	if was == nil || is == nil {
		return e.Attributes
	}
	merged := slices.Clone(is.Attributes)
	for _, a := range merged {
		marks[new.ID+"#"+a.ID] = orAdded(marks[new.ID+"#"+a.ID], old.Part(a.ID) == nil)
	}
	for i, a := range was.Attributes {
		if new.Part(a.ID) == nil {
			merged = slices.Insert(merged, min(i, len(merged)), a)
			marks[new.ID+"#"+a.ID] = query.Removed
		}
	}
	return merged
}

func entityOf(e *model.Element, id string) *model.Entity {
	for _, entity := range e.Information.Entities {
		if entity.ID == id {
			return entity
		}
	}
	return nil
}
