package diagram

import (
	"slices"
	"strconv"

	"lintel/generator/model"
	"lintel/generator/query"
)

// The measures of a capability map. Its boxes stand four in a row, or three
// when they hold a long word, so that the map fits on a page.
const (
	mapBox   = 168.0
	mapGap   = 10.0
	mapInset = 12.0 // between a frame and what stands in it
	mapWidth = 4*(mapBox+mapGap) - mapGap + 2*mapInset
	mapSpace = 8.0
	mapDepth = 3 // of frames in frames; what lies deeper stands in the innermost
)

// mapTree is an element with the selected parts of it, or a group.
type mapTree struct {
	element *model.Element // nil for a group
	frame   Frame
	change  query.Change
	parts   []*mapTree
}

// mapPainter draws the boxes of one map.
type mapPainter struct {
	drawing *Drawing
	paint   mapPaint
	box     float64 // the width of a box
}

// drawCapabilityMap draws boxes in boxes: the view's groups, or else the kinds
// when there are several; in them the elements, with those that are part of
// them inside. What the colour tells is said in a key.
func drawCapabilityMap(m *model.Model, view *model.Element, s *query.Selection) *Drawing {
	p := &mapPainter{drawing: viewDrawing(view), paint: choosePaint(m, view, s), box: mapBox}
	for _, n := range s.Nodes {
		if roomFor(nameText(n.Element), mapBox) > mapBox {
			p.box = (mapWidth - 2*mapInset - 2*mapGap) / 3
		}
	}
	y := margin
	for _, tree := range mapTrees(s) {
		if len(tree.parts) == 0 {
			continue
		}
		y += p.place(tree, Rect{X: margin, Y: y, W: mapWidth}, 0) + mapGap
	}
	y = p.paint.key(p.drawing, y)
	p.drawing.Width, p.drawing.Height = mapWidth+2*margin, y-mapGap+margin
	return p.drawing
}

// mapTrees gives the groups with their trees. An element stands in the first
// selected whole of the same group that it is part of, else in the group.
func mapTrees(s *query.Selection) []*mapTree {
	trees := map[*model.Element]*mapTree{}
	groups, groupOf := mapGroups(s)
	for _, n := range s.Nodes {
		trees[n.Element] = &mapTree{element: n.Element, change: n.Change, frame: Frame{
			ID: "whole-" + n.Element.ID, End: model.End{Element: n.Element}, Title: nameText(n.Element), Class: joinClasses("whole", elementClass(n.Element)),
		}}
	}
	above := map[*model.Element]*model.Element{}
	for _, edge := range s.Edges {
		if edge.Type == nil {
			continue
		}
		fromPart, ok := query.Composition(edge.Type)
		part, whole := edge.From, edge.To
		if !fromPart {
			part, whole = whole, part
		}
		if ok && above[part] == nil && trees[part] != nil && trees[whole] != nil && groupOf[part] == groupOf[whole] && !below(above, part, whole) {
			above[part] = whole
		}
	}
	for _, n := range s.Nodes {
		holder := groupOf[n.Element]
		if whole := above[n.Element]; whole != nil {
			holder = trees[whole]
		}
		holder.parts = append(holder.parts, trees[n.Element])
	}
	return groups
}

// below tells whether a whole is, by what is known so far, below its part.
func below(above map[*model.Element]*model.Element, part, whole *model.Element) bool {
	for e := whole; e != nil; e = above[e] {
		if e == part {
			return true
		}
	}
	return false
}

// mapGroups gives a tree for each of the view's groups, or for each kind, and
// which one an element stands in.
func mapGroups(s *query.Selection) ([]*mapTree, map[*model.Element]*mapTree) {
	var groups []*mapTree
	byGroup, byKind := map[*query.Group]*mapTree{}, map[*model.Kind]*mapTree{}
	of := map[*model.Element]*mapTree{}
	for _, group := range s.Groups {
		tree := &mapTree{frame: Frame{ID: "group-" + group.ID, End: group.End, Title: group.Name, Class: "group"}}
		if group.Layer != nil {
			tree.frame.Letter, tree.frame.Class = group.Layer.Letter, "group layer-"+group.Layer.ID
		}
		byGroup[group] = tree
		groups = append(groups, tree)
	}
	for _, n := range s.Nodes {
		if n.Group != nil && byGroup[n.Group] != nil {
			of[n.Element] = byGroup[n.Group]
			continue
		}
		kind := n.Element.Kind
		if byKind[kind] == nil {
			byKind[kind] = &mapTree{frame: Frame{ID: "kind-" + kind.ID, Title: kind.Plural, Class: "group"}}
			if kind.Layer != nil {
				byKind[kind].frame.Letter, byKind[kind].frame.Class = kind.Layer.Letter, "group layer-"+kind.Layer.ID
			}
			groups = append(groups, byKind[kind])
		}
		of[n.Element] = byKind[kind]
	}
	return groups, of
}

// place draws a frame with its boxes in rows and then the frames in it, one
// below the other, and gives its height.
func (p *mapPainter) place(tree *mapTree, at Rect, depth int) float64 {
	frame := len(p.drawing.Frames)
	p.drawing.Frames = append(p.drawing.Frames, tree.frame)
	columns := max(1, int((at.W-2*mapInset+mapGap)/(p.box+mapGap)))
	y := at.Y + frameBand
	var leaves, wholes []*mapTree
	for _, part := range tree.parts {
		if depth == mapDepth {
			leaves = part.all(leaves)
		} else if len(part.parts) == 0 {
			leaves = append(leaves, part)
		} else {
			wholes = append(wholes, part)
		}
	}
	for row := range slices.Chunk(leaves, columns) {
		y += p.row(row, at.X+mapInset, y) + mapGap
	}
	for _, whole := range wholes {
		inside := Rect{X: at.X + mapInset, Y: y, W: max(p.box+2*mapInset, at.W-2*mapInset)}
		y += p.place(whole, inside, depth+1) + mapGap
	}
	at.H = y - mapGap + mapInset - at.Y
	if len(tree.parts) == 0 {
		at.H = frameBand
	}
	p.drawing.Frames[frame].Rect = at
	return at.H
}

// all adds a tree's element and all below it to a list.
func (t *mapTree) all(list []*mapTree) []*mapTree {
	list = append(list, t)
	for _, part := range t.parts {
		list = part.all(list)
	}
	return list
}

// row draws boxes side by side, all as high as the highest.
func (p *mapPainter) row(leaves []*mapTree, x, y float64) float64 {
	height := 0.0
	for _, leaf := range leaves {
		height = max(height, boxHeight(nameText(leaf.element), p.paint.note(leaf.element), p.box, mapSpace))
	}
	for _, leaf := range leaves {
		p.drawing.Nodes = append(p.drawing.Nodes, Node{
			Rect: Rect{x, y, p.box, height}, ID: "box-" + leaf.element.ID, End: model.End{Element: leaf.element}, Shape: BoxShape,
			Title: nameText(leaf.element), Note: p.paint.note(leaf.element), Class: joinClasses(p.paint.class(leaf.element), changeClass(leaf.change)),
		})
		x += p.box + mapGap
	}
	return height
}

// mapPaint is what the colour of a box tells: its status, a field's value, or
// nothing.
type mapPaint struct {
	statuses []*model.Status
	field    string
	values   []*model.EnumValue
	silent   bool // the groups tell it already
}

// choosePaint takes the status when an element has one, else the first field
// of fixed values by which the view does not group, else the one by which it
// does.
func choosePaint(m *model.Model, view *model.Element, s *query.Selection) mapPaint {
	var paint mapPaint
	for _, status := range m.Metamodel.Statuses {
		if view.View.GroupBy != "status" && slices.ContainsFunc(s.Nodes, func(n *query.SelectedNode) bool { return n.Element.Status == status }) {
			paint.statuses = append(paint.statuses, status)
		}
	}
	if len(paint.statuses) > 0 {
		return paint
	}
	for _, n := range s.Nodes {
		for _, f := range n.Element.Fields {
			if f.Field.Type != model.EnumField || f.Field.List {
				continue
			}
			if paint.field == "" || paint.silent && f.Field.ID != view.View.GroupBy {
				paint.field, paint.silent = f.Field.ID, f.Field.ID == view.View.GroupBy
			}
		}
	}
	for _, n := range s.Nodes {
		if v := n.Element.Field(paint.field); v != nil && v.Enum != nil && !slices.ContainsFunc(paint.values, func(o *model.EnumValue) bool { return o.ID == v.Enum.ID }) {
			paint.values = append(paint.values, v.Enum)
		}
	}
	slices.SortStableFunc(paint.values, func(a, b *model.EnumValue) int { return a.Order - b.Order })
	return paint
}

// class is what colours a box.
func (p mapPaint) class(e *model.Element) string {
	if len(p.statuses) > 0 {
		if e.Status == nil {
			return ""
		}
		return "tone-" + statusTone(e.Status)
	}
	if v := e.Field(p.field); v != nil && v.Enum != nil {
		return p.valueClass(v.Enum)
	}
	return ""
}

func (p mapPaint) valueClass(value *model.EnumValue) string {
	at := slices.IndexFunc(p.values, func(v *model.EnumValue) bool { return v.ID == value.ID })
	return "value-" + strconv.Itoa(at%8+1)
}

// note says in words what the colour of a box tells.
func (p mapPaint) note(e *model.Element) model.Text {
	if len(p.statuses) > 0 && e.Status != nil {
		return e.Status.Name
	}
	if v := e.Field(p.field); v != nil && v.Enum != nil && !p.silent && len(p.statuses) == 0 {
		return v.Enum.Name
	}
	return nil
}

// key draws what the colours mean from y on, and gives where it ends.
func (p mapPaint) key(d *Drawing, y float64) float64 {
	if p.silent {
		return y
	}
	var entries []keyEntry
	for _, status := range p.statuses {
		entries = append(entries, keyEntry{"tone-" + statusTone(status), status.Name})
	}
	if len(p.statuses) == 0 {
		for _, value := range p.values {
			entries = append(entries, keyEntry{p.valueClass(value), value.Name})
		}
	}
	return drawKey(d, Rect{X: margin, Y: y, W: mapWidth}, entries)
}

// keyEntry is a sample with what it means.
type keyEntry struct {
	class string
	name  model.Text
}

// drawKey draws samples with their meaning in rows, and gives where they end.
func drawKey(d *Drawing, at Rect, entries []keyEntry) float64 {
	const sampleWidth, sampleHeight, between = 22.0, 13.0, 22.0
	if len(entries) == 0 {
		return at.Y
	}
	x, y := at.X, at.Y+6
	for i, entry := range entries {
		text := label(Point{}, entry.name, noteSize)
		if width := sampleWidth + 6 + text.Width; x > at.X && x+width > at.X+at.W {
			x, y = at.X, y+22
		}
		d.Nodes = append(d.Nodes, Node{
			Rect: Rect{x, y, sampleWidth, sampleHeight}, ID: "key-" + strconv.Itoa(i+1), Shape: BarShape, Class: joinClasses("key", entry.class), Spoken: entry.name,
		})
		text.At = Point{x + sampleWidth + 6, y + sampleHeight - 2.5}
		d.Labels = append(d.Labels, text)
		x += sampleWidth + 6 + text.Width + between
	}
	return y + 24
}
