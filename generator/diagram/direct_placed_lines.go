package diagram

import (
	"cmp"
	"math"
	"slices"

	"lintel/generator/model"
	"lintel/generator/query"
)

// labelRoom is how wide a label of a line is before it is broken.
const labelRoom = 120.0

// lines gives the lines that are drawn, those that others end at first.
func (p *placing) lines() []*model.Line {
	var lines []*model.Line
	for _, l := range p.layout.Lines {
		if !l.Hidden {
			lines = append(lines, l)
		}
	}
	hangs := func(l *model.Line) int {
		if l.From.Line != nil || l.To.Line != nil {
			return 1
		}
		return 0
	}
	slices.SortStableFunc(lines, func(a, b *model.Line) int { return cmp.Compare(hangs(a), hangs(b)) })
	return lines
}

// line draws one line. One of which an end is not drawn is left out.
func (p *placing) line(l *model.Line) {
	points := make([]Point, 0, len(l.Bends)+2)
	for _, bend := range l.Bends {
		points = append(points, Point(bend))
	}
	from, ok := p.anchor(l.From)
	to, found := p.anchor(l.To)
	if !ok || !found {
		return
	}
	toward, back := to.center(), from.center()
	if len(points) > 0 {
		toward, back = points[0], points[len(points)-1]
	}
	points = slices.Concat([]Point{p.edgeOf(l.From, from, toward)}, points, []Point{p.edgeOf(l.To, to, back)})
	p.ways[l] = points
	edge := Edge{
		From: p.nodeIDs[l.From.Box], To: p.nodeIDs[l.To.Box], Points: points, Label: l.Label, Paint: l.Style.Line, Width: l.Style.Width,
		Head: NoHead, LabelAt: halfWay(points),
	}
	if l.Relation != nil {
		p.relation(&edge, l)
	} else {
		edge.Class = "pattern-2" // a note's line: dotted, as in Archi
	}
	if !edge.Label.IsEmpty() {
		edge.LabelW = min(labelRoom, widest(edge.Label, noteSize, false))
	}
	p.drawing.Edges = append(p.drawing.Edges, edge)
}

// relation gives an edge the notation of its relation, or marks that it is
// gone.
func (p *placing) relation(edge *Edge, l *model.Line) {
	from, to := p.elementOf(l.From), p.elementOf(l.To)
	fact := p.facts[placedFact{l.Relation, from, to}]
	if fact == nil && l.Relation.Symmetric() {
		fact = p.facts[placedFact{l.Relation, to, from}]
	}
	edge.Relation = l.Relation.ID
	var pattern string
	edge.Tail, edge.Head, pattern = notation(l.Relation, fact)
	edge.Class = pattern
	if fact != nil {
		if strength := fact.Field("strength"); strength != nil && edge.Label.IsEmpty() && l.Relation.Archimate == "Influence" {
			edge.Label = strength.Text
		}
		return
	}
	if l.From.Box != nil && l.To.Box != nil { // one that ends at a line is a fact that the model does not hold
		edge.Class = joinClasses("change-removed", pattern)
	}
}

func (p *placing) elementOf(end model.LineEnd) *model.Element {
	if end.Box == nil {
		return nil
	}
	return p.model.Shown(end.Box)
}

// anchor is the rectangle that an end of a line stands at; of a line, the point
// half way.
func (p *placing) anchor(end model.LineEnd) (Rect, bool) {
	if end.Line != nil {
		way, ok := p.ways[end.Line]
		if !ok {
			return Rect{}, false
		}
		at := halfWay(way)
		return Rect{X: at.X, Y: at.Y}, true
	}
	r, ok := p.rects[end.Box]
	return r, ok
}

// edgeOf is the point of an outline on the line from its middle towards
// another, be that inside.
func (p *placing) edgeOf(end model.LineEnd, r Rect, to Point) Point {
	c := r.center()
	dx, dy := to.X-c.X, to.Y-c.Y
	if dx == 0 && dy == 0 || r.W == 0 {
		return c
	}
	if end.Box != nil {
		if e := p.model.Shown(end.Box); e != nil && e.Kind.Archimate == "Junction" {
			return toward(c, to, r.W/2)
		}
	}
	part := math.Inf(1)
	if dx != 0 {
		part = min(part, r.W/2/math.Abs(dx))
	}
	if dy != 0 {
		part = min(part, r.H/2/math.Abs(dy))
	}
	return Point{c.X + dx*part, c.Y + dy*part}
}

// halfWay is the middle of a way of straight lines, by its length.
func halfWay(points []Point) Point {
	total := 0.0
	for i := 1; i < len(points); i++ {
		total += math.Hypot(points[i].X-points[i-1].X, points[i].Y-points[i-1].Y)
	}
	left := total / 2
	for i := 1; i < len(points); i++ {
		length := math.Hypot(points[i].X-points[i-1].X, points[i].Y-points[i-1].Y)
		if length >= left && length > 0 {
			return toward(points[i-1], points[i], left)
		}
		left -= length
	}
	return points[0]
}

// notation is how ArchiMate draws a relation: what stands at its ends, and the
// dashes of its line. What is none of ArchiMate's is drawn as elsewhere.
func notation(t *model.RelationType, fact *model.Relation) (tail, head Head, pattern string) {
	tail, head, pattern = notationOf(t, fact)
	if t.ArchimateInverse {
		tail, head = head, tail
	}
	return tail, head, pattern
}

// notationOf is the notation of a relation as ArchiMate reads it.
func notationOf(t *model.RelationType, fact *model.Relation) (tail, head Head, pattern string) {
	const dotted, dashed = "pattern-2", "dashed"
	switch t.Archimate {
	case "Composition", "Aggregation":
		diamond := WholeHead
		if t.Archimate == "Aggregation" {
			diamond = GatherHead
		}
		if fromPart, ok := query.Composition(t); ok && fromPart && !t.ArchimateInverse {
			return NoHead, diamond, ""
		}
		return diamond, NoHead, ""
	case "Assignment":
		return BallHead, FilledArrow, ""
	case "Realization":
		return NoHead, OpenHead, dotted
	case "Specialization":
		return NoHead, OpenHead, ""
	case "Serving":
		return NoHead, ArrowHead, ""
	case "Access":
		tail, head = accessHeads(t, fact)
		return tail, head, dotted
	case "Influence":
		return NoHead, ArrowHead, dashed
	case "Triggering":
		return NoHead, FilledArrow, ""
	case "Flow":
		return NoHead, FilledArrow, dashed
	case "Association":
		if directed(t, fact) {
			return NoHead, HalfHead, ""
		}
		return NoHead, NoHead, ""
	}
	head, isDashed := relationHead(t)
	if isDashed {
		pattern = dashed
	}
	return NoHead, head, pattern
}

// accessHeads points where the information goes: to what is written, from what
// is read.
func accessHeads(t *model.RelationType, fact *model.Relation) (tail, head Head) {
	kind := t.ArchimateAccess
	if fact != nil {
		if value := fact.Field("access-type"); value != nil && value.Enum != nil {
			kind = value.Enum.ID
		}
	}
	switch kind {
	case "read", "Read":
		return ArrowHead, NoHead
	case "write", "Write":
		return NoHead, ArrowHead
	case "read-write", "ReadWrite":
		return ArrowHead, ArrowHead
	}
	return NoHead, NoHead
}

// directed tells whether an association leads one way. A relation of a
// metamodel that has no field for it does when its inverse is another.
func directed(t *model.RelationType, fact *model.Relation) bool {
	if t.Field("directed") == nil {
		return !t.Symmetric()
	}
	if fact == nil {
		return false
	}
	value := fact.Field("directed")
	return value != nil && value.Bool
}

// lineKeys gives an entry of the legend for each relation that is drawn.
func (p *placing) lineKeys() []legendEntry {
	var entries []legendEntry
	gone := false
	for i := range p.drawing.Edges {
		e := &p.drawing.Edges[i]
		if hasClass(e.Class, "change-removed") {
			gone = true
			continue
		}
		direction, ok := p.model.Metamodel.Relation(e.Relation)
		if !ok || slices.ContainsFunc(entries, func(l legendEntry) bool { return l.key == e.Relation }) {
			continue
		}
		sample := Edge{Head: e.Head, Tail: e.Tail, Class: e.Class, Relation: e.Relation}
		entries = append(entries, legendEntry{e.Relation, sample, direction.Type.Name})
	}
	gone = gone || slices.ContainsFunc(p.drawing.Nodes, func(n Node) bool { return hasClass(n.Class, "change-removed") })
	if gone {
		entries = append(entries, legendEntry{"gone", Edge{Head: NoHead, Class: "change-removed"}, perLanguage(p.model, goneText)})
	}
	return entries
}
