package diagram

import (
	"cmp"
	"math"
	"slices"
	"strconv"
	"strings"

	"lintel/generator/diag"
	"lintel/generator/model"
	"lintel/generator/query"
)

// The measures of a picture that is laid out whole. Its boxes were made for
// smaller text than ours are.
const (
	placedSize  = 12.0
	placedLeast = 11.0
	placedPad   = 6.0
	kindSign    = 16.0 // the side of a kind's sign
	signRoom    = kindSign + 6
	groupTab    = 20.0
	rowGap      = 12.0
)

// placing is a picture that is laid out whole while it is being drawn.
type placing struct {
	model   *model.Model
	layout  *model.Layout
	drawing *Drawing
	shown   map[*model.Element]*query.SelectedNode
	inner   map[*model.Box]bool // what other boxes stand in
	rects   map[*model.Box]Rect
	nodeIDs map[*model.Box]string
	ways    map[*model.Line][]Point
	facts   map[placedFact]*model.Relation
}

// placedFact is what a line with a relation claims.
type placedFact struct {
	relation *model.RelationType
	from, to *model.Element
}

// drawPlaced draws a view as someone has laid it out: every box where it is
// told, every line through its bends, in the notation of ArchiMate where the
// metamodel says what a kind is there. What the view does not show any more is
// marked; what has no box stands below the rest.
func drawPlaced(m *model.Model, view *model.Element, s *query.Selection) *Drawing {
	p := &placing{
		model: m, layout: view.Layout, drawing: viewDrawing(view), shown: map[*model.Element]*query.SelectedNode{},
		inner: map[*model.Box]bool{}, rects: map[*model.Box]Rect{}, nodeIDs: map[*model.Box]string{},
		ways: map[*model.Line][]Point{}, facts: map[placedFact]*model.Relation{},
	}
	p.drawing.Placed = true
	for _, n := range s.Nodes {
		p.shown[n.Element] = n
		for _, r := range n.Element.Out {
			if r.From.Part == nil && r.To.Part == nil {
				p.facts[placedFact{r.Type, r.From.Element, r.To.Element}] = r
			}
		}
	}
	for _, b := range p.layout.Boxes {
		p.inner[b.Parent] = true
	}
	for i, b := range p.painted() {
		p.box(b, i)
	}
	for _, l := range p.lines() {
		p.line(l)
	}
	p.rest(s)
	p.settle()
	p.legend()
	return p.drawing
}

// painted gives the boxes in the order they are painted: as written, but that a
// box comes before what stands in it.
func (p *placing) painted() []*model.Box {
	order := make([]*model.Box, 0, len(p.layout.Boxes))
	done := map[*model.Box]bool{}
	var paint func(*model.Box)
	paint = func(b *model.Box) {
		if b == nil || done[b] {
			return
		}
		done[b] = true
		paint(b.Parent)
		order = append(order, b)
	}
	for _, b := range p.layout.Boxes {
		paint(b)
	}
	return order
}

// box draws one box. What is internal is left out, as everywhere.
func (p *placing) box(b *model.Box, number int) {
	e := p.model.Shown(b)
	if e != nil && e.Internal {
		return
	}
	rect := Rect{b.X, b.Y, b.W, b.H}
	node := Node{
		Rect: rect, ID: "box-" + strconv.Itoa(number+1), Shape: BoxShape, Title: b.Text,
		Figure: &Figure{
			Fill: b.Style.Fill, Line: b.Style.Line, Font: b.Style.Font, Size: max(placedLeast, b.Style.Size), Width: b.Style.Width, Align: b.Align,
			Top: p.inner[b],
		},
	}
	if b.Style.Size == 0 {
		node.Figure.Size = placedSize
	}
	p.rects[b], p.nodeIDs[b] = rect, node.ID
	switch b.Kind {
	case model.NoteBox:
		node.Shape, node.Figure.Top, node.Figure.Align = NoteShape, true, cmp.Or(b.Align, "left")
	case model.GroupBox:
		node.Shape, node.Figure.Top, node.Figure.Align = GroupShape, true, cmp.Or(b.Align, "left")
	case model.ImageBox:
		node.Shape, node.Figure.Image = ImageShape, b.Of.Text
	case model.ViewBox:
		p.lead(&node, b, e)
		node.Figure.Sign = "View"
	default:
		p.lead(&node, b, e)
		p.element(&node, b, e)
	}
	p.drawing.Nodes = append(p.drawing.Nodes, node)
}

// lead gives a node the title and target of what it shows, or marks that it is
// gone.
func (p *placing) lead(node *Node, b *model.Box, e *model.Element) {
	gone := e == nil || b.Kind == model.ElementBox && p.shown[e] == nil
	switch {
	case e == nil:
		node.Title = model.Plain(b.Of.Text)
	default:
		node.Title = nameText(e)
	}
	if gone {
		node.Class = "change-removed"
		node.Spoken = perLanguage(p.model, func(lang string) string { return node.Title.In(lang) + " (" + goneText(lang) + ")" })
		return
	}
	node.End = model.End{Element: e}
}

// goneText says that something is in a layout and not in the model.
func goneText(lang string) string {
	switch lang {
	case "nb":
		return "vises ikke lenger"
	case "nn":
		return "blir ikkje vist lenger"
	}
	return "not shown any more"
}

// element gives a node the outline and sign that ArchiMate has for its kind.
func (p *placing) element(node *Node, b *model.Box, e *model.Element) {
	if e == nil {
		return
	}
	if n := p.shown[e]; n != nil {
		node.Class = joinClasses(elementClass(e), graphChange(n.Change))
	}
	kind := e.Kind.Archimate
	if kind == "Junction" {
		node.Shape = JunctionShape
		if value := fieldOf(e, "junction-type"); value == "or" {
			node.Shape = OrShape
		}
		side := min(b.W, b.H)
		node.Rect = centered(node.center(), side, side)
		p.rects[b] = node.Rect
		node.Spoken, node.Title = node.Title, nil
		return
	}
	if signs(kind).path == "" {
		return
	}
	node.Figure.Sign = kind
	node.Class = joinClasses(node.Class, "aspect-"+aspect(kind))
	switch {
	case kind == "Grouping":
		node.Shape, node.Figure.Top = GroupShape, true
		node.Figure.Align = cmp.Or(b.Align, "left")
	case b.Figure == "shape":
		node.Shape = SignShape
	case isBehaviour(kind):
		node.Shape = RoundShape
	case aspect(kind) == "motivation":
		node.Shape = CutShape
	}
}

// fieldOf gives an element's value of a field as it is written.
func fieldOf(e *model.Element, id string) string {
	for i := range e.Fields {
		if e.Fields[i].Field.ID == id && e.Fields[i].Value.Enum != nil {
			return e.Fields[i].Value.Enum.ID
		}
	}
	return ""
}

// rest draws what the view shows and the layout has no box for, in rows below.
func (p *placing) rest(s *query.Selection) {
	for _, b := range unplaced(p.model, p.layout, s) {
		p.box(b, len(p.drawing.Nodes)+len(p.layout.Boxes))
	}
}

// Unplaced gives boxes for what a view shows and its layout has none for, in
// rows below the rest.
func Unplaced(m *model.Model, view *model.Element) []*model.Box {
	return unplaced(m, view.Layout, query.SelectNodes(m, view, &diag.List{}))
}

func unplaced(m *model.Model, layout *model.Layout, s *query.Selection) []*model.Box {
	const width, height = 120, 55
	has := map[*model.Element]bool{}
	left, right, bottom := math.Inf(1), math.Inf(-1), math.Inf(-1)
	for _, b := range layout.Boxes {
		has[m.Shown(b)] = has[m.Shown(b)] || b.Kind == model.ElementBox
		left, right, bottom = min(left, b.X), max(right, b.X+b.W), max(bottom, b.Y+b.H)
	}
	var boxes []*model.Box
	x, y := left, bottom+2*rowGap
	for _, n := range s.Nodes {
		if has[n.Element] {
			continue
		}
		if x > left && x+width > max(right, left+pageWidth) {
			x, y = left, y+height+rowGap
		}
		boxes = append(boxes, &model.Box{Kind: model.ElementBox, Of: model.Ref{Text: n.Element.ID}, X: x, Y: y, W: width, H: height})
		x += width + rowGap
	}
	return boxes
}

// settle moves the picture to the origin and measures it.
func (p *placing) settle() {
	d := p.drawing
	left, top, right, bottom := math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)
	cover := func(r Rect) {
		left, top, right, bottom = min(left, r.X), min(top, r.Y), max(right, r.X+r.W), max(bottom, r.Y+r.H)
	}
	for i := range d.Nodes {
		cover(d.Nodes[i].Rect)
	}
	for i := range d.Edges {
		for _, at := range d.Edges[i].Points {
			cover(Rect{X: at.X, Y: at.Y})
		}
		if e := &d.Edges[i]; !e.Label.IsEmpty() {
			cover(centered(e.LabelAt, e.LabelW+8, 3*noteLine+2))
		}
	}
	if right < left {
		return
	}
	d.Width, d.Height = right-left+2*margin, bottom-top+2*margin
	d.shift(margin-left, margin-top)
}

// legend explains the lines and the signs of a picture below it.
func (p *placing) legend() {
	d := p.drawing
	entries := p.lineKeys()
	seen := map[*model.Kind]bool{}
	type kindKey struct {
		sign string
		name model.Text
	}
	var kinds []kindKey
	for i := range d.Nodes {
		n := &d.Nodes[i]
		if e := n.End.Element; e != nil && n.Figure.Sign != "" && n.Figure.Sign != "View" && !seen[e.Kind] {
			seen[e.Kind] = true
			kinds = append(kinds, kindKey{n.Figure.Sign, e.Kind.Name})
		}
	}
	slices.SortFunc(kinds, func(a, b kindKey) int { return strings.Compare(a.sign, b.sign) })
	g := &graph{drawing: d, legend: entries}
	g.placeLegend()
	if len(kinds) == 0 {
		return
	}
	d.Width = max(d.Width, 320)
	x, y := margin, d.Height+legendRow/2
	for i, kind := range kinds {
		wide := kindSign + 8 + widest(kind.name, noteSize, false)
		if x > margin && x+wide > d.Width-margin {
			x, y = margin, y+legendRow
		}
		d.Nodes = append(d.Nodes, Node{
			Rect: Rect{x, y - kindSign/2, kindSign, kindSign}, ID: "key-" + strconv.Itoa(i+1), Shape: PlainShape, Class: "legend", Figure: &Figure{Sign: kind.sign},
		})
		text := label(Point{x + kindSign + 8, y + 4}, kind.name, noteSize)
		text.Muted = true
		d.Labels = append(d.Labels, text)
		x += wide + legendGap
	}
	d.Height = y + legendRow/2 + margin/2
}
