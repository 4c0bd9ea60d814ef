package diagram

import (
	"math"
	"slices"
	"strings"

	"lintel/generator/model"
)

// Positions are where someone has put the nodes of a view: the middle of each,
// by its id within the drawing.
type Positions map[string]Point

// place makes the drawing of a graph that has been laid out.
func (g *graph) place(l *layout) *Drawing {
	d := g.drawing
	for i, group := range g.groups {
		frame := group.Frame
		frame.Rect = l.Groups[i]
		d.Frames = append(d.Frames, frame)
	}
	for i, n := range g.nodes {
		node := n.Node
		node.Rect = centered(l.Nodes[i], node.W, node.H)
		d.Nodes = append(d.Nodes, node)
	}
	for i := range g.edges {
		d.Edges = append(d.Edges, g.placedEdge(i, l.Edges[i]))
	}
	d.Width, d.Height = l.Width+2*margin, l.Height+2*margin
	d.shift(margin, margin)
	if d.Type == "layered" {
		stretch(d.Frames)
	}
	g.placeLegend()
	return d
}

// placedEdge is an edge on its way.
func (g *graph) placedEdge(i int, way route) Edge {
	e := g.edges[i]
	edge := e.Edge
	if len(way.Points) == 0 {
		edge.Points = straight(g.drawing.Nodes[e.from].Rect, g.drawing.Nodes[e.to].Rect)
	} else {
		edge.Points, edge.Curved = slices.Clone(way.Points), true
		if !g.forward(&e) {
			slices.Reverse(edge.Points)
		}
	}
	if way.Label {
		edge.LabelAt, edge.LabelW = way.LabelAt, edgeLabelWidth
	} else {
		edge.LabelAt = middleOf(&edge)
	}
	return edge
}

// straight is a line between the outlines of two boxes.
func straight(from, to Rect) []Point {
	return []Point{border(from, to.center()), border(to, from.center())}
}

// border is the point of a box's outline on the line from its middle to a
// point outside.
func border(r Rect, to Point) Point {
	c := r.center()
	dx, dy := to.X-c.X, to.Y-c.Y
	part := 1.0
	if dx != 0 {
		part = min(part, r.W/2/math.Abs(dx))
	}
	if dy != 0 {
		part = min(part, r.H/2/math.Abs(dy))
	}
	return Point{c.X + dx*part, c.Y + dy*part}
}

// stretch gives bands the width of the widest.
func stretch(frames []Frame) {
	if len(frames) == 0 {
		return
	}
	left, right := frames[0].X, frames[0].X+frames[0].W
	for _, f := range frames {
		left, right = min(left, f.X), max(right, f.X+f.W)
	}
	for i := range frames {
		frames[i].X, frames[i].W = left, right-left
	}
}

// grid lays a graph out without Graphviz: group below group, in rows.
func (g *graph) grid() *layout {
	l := g.emptyLayout()
	bands := make([][]int, len(g.groups)+1)
	for i := range g.nodes {
		bands[g.band(i)] = append(bands[g.band(i)], i)
	}
	y := 0.0
	for i, nodes := range bands {
		if len(nodes) == 0 {
			continue
		}
		framed := i < len(g.groups)
		top := y
		if framed {
			y += titleBand + groupSpace
		}
		y = g.rows(l, nodes, y)
		if framed {
			l.Groups[i] = Rect{0, top, bandWidth, y - top}
			y += rankGap
		}
	}
	l.bound(g)
	return l
}

// rows puts nodes beside and below each other and gives where they end.
func (g *graph) rows(l *layout, nodes []int, y float64) float64 {
	x, tall := float64(groupSpace), 0.0
	for _, n := range nodes {
		node := &g.nodes[n]
		if x > groupSpace && x+node.W > bandWidth-groupSpace {
			x, y, tall = groupSpace, y+tall+nodeGap, 0
		}
		l.Nodes[n] = Point{x + node.W/2, y + node.H/2}
		x, tall = x+node.W+nodeGap, max(tall, node.H)
	}
	return y + tall + groupSpace
}

func (g *graph) emptyLayout() *layout {
	return &layout{Nodes: make([]Point, len(g.nodes)), Groups: make([]Rect, len(g.groups)), Edges: make([]route, len(g.edges))}
}

// saved lays a graph out as someone has. Nodes that have no place stand below
// the others; edges are straight.
func (g *graph) saved(positions Positions) *layout {
	l := g.grid()
	bottom := 0.0
	for i := range g.nodes {
		if at, ok := positions[g.nodes[i].ID]; ok {
			bottom = max(bottom, at.Y+g.nodes[i].H/2+rankGap)
		}
	}
	for i := range g.nodes {
		if at, ok := positions[g.nodes[i].ID]; ok {
			l.Nodes[i] = at
		} else {
			l.Nodes[i].Y += bottom
		}
	}
	for i := range g.groups {
		l.Groups[i] = g.surround(l, g.groups[i].nodes)
	}
	l.bound(g)
	return l
}

// surround is the rectangle round some nodes, with room for a title.
func (g *graph) surround(l *layout, nodes []int) Rect {
	if len(nodes) == 0 {
		return Rect{}
	}
	left, top, right, bottom := math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)
	for _, n := range nodes {
		r := centered(l.Nodes[n], g.nodes[n].W, g.nodes[n].H)
		left, top, right, bottom = min(left, r.X), min(top, r.Y), max(right, r.X+r.W), max(bottom, r.Y+r.H)
	}
	return Rect{left - groupSpace, top - groupSpace - titleBand, right - left + 2*groupSpace, bottom - top + 2*groupSpace + titleBand}
}

// bound moves a layout to the origin and measures what is seen of it: Graphviz
// leaves room for what is not.
func (l *layout) bound(g *graph) {
	left, top, right, bottom := math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)
	cover := func(r Rect) {
		left, top, right, bottom = min(left, r.X), min(top, r.Y), max(right, r.X+r.W), max(bottom, r.Y+r.H)
	}
	for i, at := range l.Nodes {
		cover(centered(at, g.nodes[i].W, g.nodes[i].H))
	}
	for _, r := range l.Groups {
		cover(r)
	}
	for i := range l.Edges {
		for _, p := range l.Edges[i].Points {
			cover(Rect{X: p.X, Y: p.Y})
		}
		if l.Edges[i].Label {
			width, height := g.labelSize(&g.edges[i])
			cover(centered(l.Edges[i].LabelAt, width+8, height+2))
		}
	}
	if right >= left {
		l.move(-left, -top)
		l.Width, l.Height = right-left, bottom-top
	}
}

func (l *layout) move(dx, dy float64) {
	for i := range l.Nodes {
		l.Nodes[i].move(dx, dy)
	}
	for i := range l.Groups {
		l.Groups[i].X, l.Groups[i].Y = l.Groups[i].X+dx, l.Groups[i].Y+dy
	}
	for i := range l.Edges {
		l.Edges[i].LabelAt.move(dx, dy)
		for j := range l.Edges[i].Points {
			l.Edges[i].Points[j].move(dx, dy)
		}
	}
}

// legendEntry explains how a relation is drawn.
type legendEntry struct {
	key  string
	edge Edge
	name model.Text
}

// The measures of the legend.
const (
	legendSample = 30.0
	legendRow    = 22.0
	legendGap    = 22.0
)

// legendOf gives an entry for each way in which the edges are drawn.
func legendOf(edges []graphEdge) []legendEntry {
	var list []legendEntry
	add := func(key string, edge Edge, name model.Text) {
		if !slices.ContainsFunc(list, func(l legendEntry) bool { return l.key == key }) {
			list = append(list, legendEntry{key, edge, name})
		}
	}
	for _, e := range edges {
		name := e.Label
		if e.Relation == "" {
			name = severalText()
		}
		add(e.Relation, Edge{Head: e.Head, Dashed: e.Dashed, Relation: e.Relation}, name)
	}
	return list
}

// changes gives an entry for what appears and for what goes between two dates.
func (g *graph) changes() []legendEntry {
	var list []legendEntry
	for _, class := range []string{"change-added", "change-removed"} {
		used := slices.ContainsFunc(g.nodes, func(n graphNode) bool { return hasClass(n.Class, class) }) ||
			slices.ContainsFunc(g.edges, func(e graphEdge) bool { return hasClass(e.Class, class) })
		if used {
			list = append(list, legendEntry{class, Edge{Head: NoHead, Class: class}, changeText(class)})
		}
	}
	return list
}

// hasClass tells whether a class is among those of a thing.
func hasClass(classes, class string) bool { return slices.Contains(strings.Fields(classes), class) }

// severalText names an edge that stands for relations of several types.
func severalText() model.Text {
	return model.Text{{Lang: "nb", Value: "Flere slag"}, {Lang: "nn", Value: "Fleire slag"}, {Lang: "en", Value: "Several kinds"}}
}

// changeText names what appears or goes between two dates.
func changeText(class string) model.Text {
	if class == "change-added" {
		return model.Text{{Lang: "nb", Value: "Kommer til"}, {Lang: "nn", Value: "Kjem til"}, {Lang: "en", Value: "Added"}}
	}
	return model.Text{{Lang: "nb", Value: "Faller bort"}, {Lang: "nn", Value: "Fell bort"}, {Lang: "en", Value: "Removed"}}
}

// placeLegend puts the legend below the picture, in as many rows as it needs.
func (g *graph) placeLegend() {
	d := g.drawing
	if len(g.legend) == 0 {
		return
	}
	d.Width = max(d.Width, 320)
	x, y := margin, d.Height+legendRow/2
	for _, entry := range g.legend {
		wide := legendSample + 8 + widest(entry.name, noteSize, false)
		if x > margin && x+wide > d.Width-margin {
			x, y = margin, y+legendRow
		}
		edge := entry.edge
		edge.Points = []Point{{x, y}, {x + legendSample, y}}
		edge.Class = joinClasses("legend", edge.Class)
		d.Edges = append(d.Edges, edge)
		text := label(Point{x + legendSample + 8, y + 4}, entry.name, noteSize)
		text.Muted = true
		d.Labels = append(d.Labels, text)
		x += wide + legendGap
	}
	d.Height = y + legendRow/2 + margin/2
}
