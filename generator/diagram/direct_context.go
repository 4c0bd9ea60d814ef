package diagram

import (
	"cmp"
	"fmt"
	"slices"

	"lintel/generator/model"
	"lintel/generator/query"
)

// The measures of a context picture: three columns that together fit on a page.
const (
	contextBox     = 200.0 // the width of a box at the side, if it holds no longer word
	contextFocus   = 168.0
	contextGutter  = 88.0
	contextSpace   = 6.0 // above and below the text of a box
	contextGap     = 8.0
	contextHeading = 20.0
	contextCount   = 17.0 // from a box to the number of relations it stands for
	contextPort    = 16.0 // between the lines that meet the middle
	contextMost    = 8    // boxes of a group on an element's own page,
	contextLeast   = 2    // or fewer, but so many in any case,
	contextSide    = 11   // when there would be more than this at a side
)

// contextGroup is what relates to the middle in one way, on one side.
type contextGroup struct {
	direction model.Direction
	heading   model.Text
	left      bool // it points to the middle
	loose     bool // it is in the view, but has no relation with the middle
	items     []contextItem
	hidden    int
	top       float64
	boxes     []Rect
}

type contextItem struct {
	element *model.Element
	count   int
	class   string
	lines   int // of its name in a box of the usual width
}

// contextKey tells groups apart.
type contextKey struct {
	relation *model.RelationType
	left     bool
}

// Context draws one element in the middle, what points to it at the left, and
// what it points to at the right, each group under the name of its relation
// as the middle would say it. Relations of parts are their element's. Of a
// group that is long only the first are shown, eight at most; the rest are
// counted in a last line that leads to the list on the page. It gives nil for an element without relations.
func Context(m *model.Model, e *model.Element) *Drawing {
	g := contextGathering{focus: e, groups: map[contextKey]*contextGroup{}, seen: map[contextSeen]int{}}
	for r := range e.AllOut() {
		g.add(r.Type, !r.Type.Symmetric(), r.To.Element, 1, "")
	}
	for r := range e.AllIn() {
		g.add(r.Type, false, r.From.Element, 1, "")
	}
	if len(g.list) == 0 {
		return nil
	}
	shorten(g.list, true)
	shorten(g.list, false)
	d := &Drawing{Key: "context-" + e.ID, Type: "context", Title: nameText(e)}
	d.Summary = perLanguage(m, func(lang string) string { return fmt.Sprintf(wordsIn(lang).around, nameText(e).In(lang)) })
	drawSides(m, d, e, g.list)
	return d
}

// shorten hides elements of the longest groups of a side until the picture can
// be seen at once.
func shorten(groups []*contextGroup, left bool) {
	total := 0
	for _, g := range groups {
		if g.left == left {
			g.keep(contextMost)
			total += len(g.items)
		}
	}
	for total > contextSide {
		var longest *contextGroup
		for _, g := range groups {
			if g.left == left && g.loses() > 0 && (longest == nil || len(g.items) >= len(longest.items)) {
				longest = g
			}
		}
		if longest == nil {
			return
		}
		total -= longest.loses()
		longest.keep(len(longest.items) - longest.loses())
	}
}

// loses is how many elements a group may lose at once: one, two when they are
// the first, for the line that counts them takes as much room as one; none when
// few are left.
func (g *contextGroup) loses() int {
	lose := 1
	if g.hidden == 0 {
		lose = 2
	}
	if len(g.items)-lose < contextLeast {
		return 0
	}
	return lose
}

// keep hides all but the first of a group, unless that would be one alone.
func (g *contextGroup) keep(most int) {
	if len(g.items) > most && len(g.items)+g.hidden > most+1 {
		g.hidden += len(g.items) - most
		g.items = g.items[:most]
	}
}

// drawContext draws a view: its first element stands in the middle. What is
// selected and has no relation with that one is shown apart.
func drawContext(m *model.Model, view *model.Element, s *query.Selection) *Drawing {
	d := viewDrawing(view)
	if len(s.Nodes) == 0 {
		return d
	}
	focus := contextCenter(s)
	g := contextGathering{focus: focus, groups: map[contextKey]*contextGroup{}, seen: map[contextSeen]int{}}
	met := map[*model.Element]bool{focus: true}
	for _, edge := range s.Edges {
		symmetric := edge.Type != nil && edge.Type.Symmetric()
		switch focus {
		case edge.From:
			g.add(edge.Type, !symmetric, edge.To, len(edge.Relations), changeClass(edge.Change))
			met[edge.To] = true
		case edge.To:
			g.add(edge.Type, false, edge.From, len(edge.Relations), changeClass(edge.Change))
			met[edge.From] = true
		}
	}
	loose := &contextGroup{loose: true, heading: perLanguage(m, func(lang string) string { return wordsIn(lang).apart })}
	for _, n := range s.Nodes {
		if !met[n.Element] {
			loose.items = append(loose.items, contextItem{element: n.Element, class: changeClass(n.Change)})
		}
	}
	groups := g.list
	if len(loose.items) > 0 {
		groups = append(groups, loose)
	}
	drawSides(m, d, focus, groups)
	return d
}

// contextCenter is the element that a view is about: the first that it names.
func contextCenter(s *query.Selection) *model.Element {
	for _, n := range s.Nodes {
		if n.Named {
			return n.Element
		}
	}
	return s.Nodes[0].Element
}

// changeClass is the class of what was added or removed between two dates.
func changeClass(change query.Change) string {
	if change == query.Unchanged || change == query.Both {
		return ""
	}
	return "change-" + string(change)
}

// contextGathering puts relations in groups.
type contextGathering struct {
	focus  *model.Element
	groups map[contextKey]*contextGroup
	list   []*contextGroup
	seen   map[contextSeen]int // the place among a group's items
}

type contextSeen struct {
	group *contextGroup
	other *model.Element
}

// add notes relations with another element. What is internal is not shown
// beside something that is not.
func (g *contextGathering) add(relation *model.RelationType, outgoing bool, other *model.Element, count int, class string) {
	symmetric := relation != nil && relation.Symmetric()
	if other == g.focus || (other.Internal && !g.focus.Internal) {
		return
	}
	key := contextKey{relation, !outgoing && !symmetric}
	group := g.groups[key]
	if group == nil {
		group = &contextGroup{left: key.left}
		if relation != nil {
			group.direction = model.Direction{Type: relation, Inverse: key.left}
			group.heading = group.direction.Name()
		}
		g.groups[key] = group
		g.list = append(g.list, group)
	}
	seen := contextSeen{group, other}
	if at, ok := g.seen[seen]; ok {
		group.items[at].count += count
		return
	}
	g.seen[seen] = len(group.items)
	group.items = append(group.items, contextItem{element: other, count: count, class: class})
}

// drawSides places the middle and the groups at its sides.
func drawSides(m *model.Model, d *Drawing, focus *model.Element, groups []*contextGroup) {
	slices.SortStableFunc(groups, func(a, b *contextGroup) int { return cmp.Compare(groupRank(a), groupRank(b)) })
	var left, right []*contextGroup
	for _, group := range groups {
		if group.left {
			left = append(left, group)
		} else {
			right = append(right, group)
		}
	}
	leftWidth, rightWidth := measureColumn(left), measureColumn(right)
	x := margin
	if len(left) > 0 {
		x += leftWidth + contextGutter
	}
	middle := Rect{X: x, W: focusWidth(nameText(focus))}
	note := focus.Kind.Name
	middle.H = max(boxHeight(nameText(focus), note, middle.W, padY), float64(max(len(left), len(right)))*contextPort+2*contextSpace)
	height := max(middle.H, columnHeight(left), columnHeight(right))
	middle.Y = margin + (height-middle.H)/2
	placeColumn(left, margin, height)
	placeColumn(right, middle.X+middle.W+contextGutter, height)
	d.Height = height + 2*margin
	d.Width = middle.X + middle.W + margin
	if len(right) > 0 {
		d.Width += contextGutter + rightWidth
	}
	d.Nodes = append(d.Nodes, Node{
		Rect: middle, ID: "focus", End: model.End{Element: focus}, Shape: BoxShape, Title: nameText(focus), Note: note,
		Focus: true, Class: elementClass(focus),
	})
	for _, side := range [...][]*contextGroup{left, right} {
		for i, group := range side {
			way := contextWay{middle: middle, index: i, of: len(side)}
			way.first, way.last = group.boxes[0].center().Y, group.boxes[len(group.items)-1].center().Y
			drawGroup(m, d, focus, group, way)
		}
	}
}

// focusWidth is the width of the middle: more where its name needs four lines.
func focusWidth(name model.Text) float64 {
	width := roomFor(name, contextFocus)
	for width < 300 && linesAt(name, width-2*padX) >= mostLines {
		width += 24
	}
	return width
}

// groupRank orders groups as the metamodel does its relations.
func groupRank(g *contextGroup) int {
	switch {
	case g.loose:
		return 2 << 20
	case g.direction.Type == nil:
		return 1 << 20
	}
	return g.direction.Type.Order
}

// measureColumn gives the boxes of a side their sizes: all are as wide as the
// one that needs most. It gives that width.
func measureColumn(groups []*contextGroup) float64 {
	width := contextBox
	for _, g := range groups {
		for i := range g.items {
			name := nameText(g.items[i].element)
			g.items[i].lines = linesAt(name, contextBox-2*padX)
			if g.items[i].lines > 1 {
				width = max(width, roomFor(name, contextBox))
			}
		}
	}
	for _, g := range groups {
		for _, item := range g.items {
			height := textHeight(item.lines, 1) + 2*contextSpace
			if item.lines > 1 && width > contextBox {
				height = boxHeight(nameText(item.element), item.element.Kind.Name, width, contextSpace)
			}
			g.boxes = append(g.boxes, Rect{W: width, H: height})
		}
		if g.hidden > 0 {
			g.boxes = append(g.boxes, Rect{W: width, H: titleLine + 2*contextSpace})
		}
	}
	return width
}

// height is the height of a group with its heading.
func (g *contextGroup) height() float64 {
	height := contextHeading - contextGap
	for _, box := range g.boxes {
		height += box.H + contextGap
	}
	return height
}

func columnHeight(groups []*contextGroup) float64 {
	height := -2 * contextGap
	for _, g := range groups {
		height += g.height() + 2*contextGap
	}
	return height
}

// placeColumn centres the groups of a side on the height of the picture.
func placeColumn(groups []*contextGroup, x, height float64) {
	y := margin + (height-columnHeight(groups))/2
	for _, g := range groups {
		g.top = y
		at := y + contextHeading
		for i := range g.boxes {
			g.boxes[i].X, g.boxes[i].Y = x, at
			at += g.boxes[i].H + contextGap
		}
		y += g.height() + 2*contextGap
	}
}

// contextWay tells how the lines of a group reach the middle.
type contextWay struct {
	middle    Rect
	index, of int // the group among those of its side
	// The heights at which its first line and its last leave their boxes.
	first, last float64
}

// port is the height at which the group's lines meet the middle.
func (w contextWay) port() float64 {
	if w.of == 1 {
		return min(max((w.first+w.last)/2, w.middle.Y+contextPort), w.middle.Y+w.middle.H-contextPort)
	}
	return w.middle.center().Y + (float64(w.index)-float64(w.of-1)/2)*contextPort
}

// spine is how far from the middle the lines of a group run up and down: the
// groups at top and bottom nearest, one on both sides of its port farthest, so
// that no lines of two groups cross or lie on each other.
func (w contextWay) spine() float64 {
	const nearest, farthest = 16, contextGutter - 34
	rank := 2 * w.index
	if below := 2*(w.of-1-w.index) + 1; below < rank {
		rank = below
	}
	if port := w.port(); w.first < port && port < w.last {
		rank = w.of
	}
	return nearest + float64(rank)*min(12, (farthest-nearest)/float64(w.of))
}

// points leads from a box at the side to the middle, or the other way.
func (w contextWay) points(box Rect, left bool) []Point {
	y, port := box.center().Y, w.port()
	from, spine, to := box.X, w.middle.X+w.middle.W+w.spine(), w.middle.X+w.middle.W
	if left {
		from, spine, to = box.X+box.W, w.middle.X-w.spine(), w.middle.X
	}
	points := []Point{{from, y}, {spine, y}, {spine, port}, {to, port}}
	if y > port-1 && y < port+1 {
		points = []Point{{from, port}, {to, port}}
	}
	if !left {
		slices.Reverse(points)
	}
	return points
}

// drawGroup draws a group's heading, boxes and lines.
func drawGroup(m *model.Model, d *Drawing, focus *model.Element, g *contextGroup, way contextWay) {
	if !g.heading.IsEmpty() {
		heading := label(Point{g.boxes[0].X, g.top + contextHeading - 7}, fitted(g.heading, contextBox, noteSize, true), noteSize)
		heading.Width = widest(heading.Text, noteSize, true)
		heading.Strong, heading.Muted = true, true
		d.Labels = append(d.Labels, heading)
	}
	relation, prefix := "", "from-here-"
	switch {
	case g.loose:
		prefix = "apart-"
	case g.direction.Type != nil:
		relation, prefix = g.direction.Type.ID, g.direction.Key()+"-"
	case g.left:
		prefix = "to-here-"
	}
	for i, item := range g.items {
		node := Node{
			Rect: g.boxes[i], ID: prefix + item.element.ID, End: model.End{Element: item.element}, Shape: BoxShape,
			Title: nameText(item.element), Note: item.element.Kind.Name, Class: joinClasses(elementClass(item.element), item.class),
		}
		d.Nodes = append(d.Nodes, node)
		if g.loose {
			continue
		}
		edge := Edge{From: "focus", To: node.ID, Points: way.points(node.Rect, g.left), Relation: relation, Head: ArrowHead, Count: item.count, Class: item.class}
		if g.direction.Type != nil && g.direction.Type.Symmetric() {
			edge.Head = NoHead
		}
		edge.LabelAt = Point{node.X - contextCount, node.center().Y}
		if g.left {
			edge.From, edge.To = edge.To, edge.From
			edge.LabelAt.X = node.X + node.W + contextCount
		}
		d.Edges = append(d.Edges, edge)
	}
	if g.hidden > 0 {
		anchor := &model.Part{PartHead: model.PartHead{ID: "rel-" + g.direction.Key()}, Element: focus}
		d.Nodes = append(d.Nodes, Node{
			Rect: g.boxes[len(g.items)], ID: prefix + "more", End: model.End{Element: focus, Part: anchor}, Shape: PlainShape,
			Title: moreText(m, g.hidden), Class: "more",
		})
	}
}
