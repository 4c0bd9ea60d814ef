package diagram

import (
	"lintel/generator/model"
)

// The layers' patterns: how the bar at the left of a node is dashed, so that a
// layer is told apart in black and white as well.
const (
	accentWide  = 4.0
	letterSize  = 18.0
	frameSize   = 13.0
	badgeRadius = 9.0
	badgeSize   = 11.0
)

// layerDashes gives the dashes for a layer's place among the layers.
func layerDashes(order int) string {
	return [...]string{"", "10 3", "4 3", "1.5 2.5", "10 3 2 3"}[order%5]
}

// frame writes a titled area.
func (w *svgWriter) frame(f *Frame) {
	w.raw("<g")
	w.class("lt-frame", f.Class)
	w.attribute("data-frame", f.ID)
	w.raw(">")
	w.rect("lt-frame-box", f.Class, f.Rect, 2)
	title := f.Title
	if title.IsEmpty() {
		w.raw("</g>\n")
		return
	}
	closing := ""
	if f.End.Element != nil {
		closing = w.link(f.End, "lt-frame-link", "")
		w.raw(">")
	}
	if f.Vertical {
		w.verticalTitle(f)
	} else {
		w.frameTitle(f)
	}
	if closing != "" {
		w.raw("</a>")
	}
	w.raw("</g>\n")
}

func (w *svgWriter) frameTitle(f *Frame) {
	x, baseline := f.X+padX, f.Y+22
	if f.Letter != "" {
		square := Rect{x, f.Y + 9, letterSize, letterSize}
		w.rect("lt-letter-box", f.Class, square, 0)
		w.line(textLine{role: "lt-letter", class: f.Class, value: clean(f.Letter), at: Point{square.center().X, square.Y + 13}, size: 12, anchor: "middle"})
		x += letterSize + 8
	}
	value := fit(clean(f.Title.In(w.lang)), f.X+f.W-padX-x, frameSize, true)
	w.line(textLine{role: "lt-frame-title", text: f.Title, value: value, at: Point{x, baseline}, size: frameSize, anchor: "start"})
}

// verticalTitle runs up the left side, in at most two lines.
func (w *svgWriter) verticalTitle(f *Frame) {
	lines := wrapLines(f.Title.In(w.lang), f.H-2*padY, frameSize, true, 2)
	at := Point{f.X + laneBand/2 + frameSize*0.36 - float64(len(lines)-1)*8, f.Y + f.H/2}
	for i, value := range lines {
		w.line(textLine{
			role: "lt-frame-title", text: f.Title, value: value, size: frameSize, anchor: "middle", turned: true,
			at: Point{at.X + float64(i)*16, at.Y},
		})
	}
	w.raw("<line")
	w.class("lt-rule", "")
	w.number("x1", f.X+laneBand)
	w.number("y1", f.Y)
	w.number("x2", f.X+laneBand)
	w.number("y2", f.Y+f.H)
	w.paint("lt-rule", "")
	w.raw("/>")
}

// node writes a thing with its text and, when it leads somewhere, its link.
func (w *svgWriter) node(n *Node) {
	class := joinClasses("shape-"+string(n.Shape), n.Class)
	if n.Focus {
		class += " focus"
	}
	closing := w.link(n.End, "lt-node", class)
	w.attribute("data-node", n.ID)
	if e := n.End.Element; e != nil {
		w.attribute("data-id", n.End.Address())
		w.attribute("data-kind", e.Kind.ID)
		if e.Status != nil {
			w.attribute("data-status", e.Status.ID)
		}
		w.attribute("aria-label", w.name(n))
	}
	w.raw(">")
	w.outline(n, class)
	switch {
	case n.Shape == TableShape:
		w.table(n)
	case isMark(n.Shape) && n.H < 3*titleLine:
		w.caption(n)
	default:
		w.inside(n, n.Rect)
	}
	w.badge(n)
	w.raw("</", closing, ">\n")
}

// name is what a node is called when it is read out.
func (w *svgWriter) name(n *Node) string {
	name := spoken(n.Spoken.In(w.lang))
	if name == "" {
		name = spoken(n.Title.In(w.lang))
	}
	if note := spoken(n.Note.In(w.lang)); note != "" && note != name {
		if name == "" {
			return note
		}
		return name + ", " + note
	}
	if name == "" {
		name = n.End.Address()
	}
	return name
}

// isMark tells whether a shape is mostly too small for text inside.
func isMark(s Shape) bool {
	return s == DiamondShape || s == StartShape || s == EndShape || s == EventShape
}

// outline writes the shape itself.
func (w *svgWriter) outline(n *Node, class string) {
	switch n.Shape {
	case PlainShape:
		return
	case RoundShape:
		w.rect("lt-box", class, n.Rect, min(10, n.H/2))
	case BarShape:
		w.rect("lt-bar", class, n.Rect, 0)
	case DiamondShape:
		c := n.center()
		w.path("lt-box", class, []Point{{c.X, n.Y}, {n.X + n.W, c.Y}, {c.X, n.Y + n.H}, {n.X, c.Y}}, true)
	case StartShape:
		w.circle("lt-box", class, n.Rect, 0)
	case EndShape:
		w.circle("lt-box", joinClasses(class, "thick"), n.Rect, 1)
	case EventShape:
		w.circle("lt-box", class, n.Rect, 0)
		w.circle("lt-box", class, n.Rect, 3.5)
	default:
		w.rect("lt-box", class, n.Rect, 2)
		w.accent(n)
	}
}

// accent writes the bar in the layer's colour at the left of a box.
func (w *svgWriter) accent(n *Node) {
	e := n.End.Element
	if e == nil || n.End.Part != nil || e.Kind.Layer == nil || n.Title.IsEmpty() {
		return
	}
	x := n.X + accentWide/2
	w.raw("<path")
	w.class("lt-accent", "layer-"+e.Kind.Layer.ID)
	w.raw(` d="M`)
	w.point(Point{x, n.Y + 0.5})
	w.raw("V")
	w.value(n.Y + n.H - 0.5)
	w.raw(`"`)
	w.number("stroke-width", accentWide)
	if dashes := layerDashes(e.Kind.Layer.Order); dashes != "" {
		w.attribute("stroke-dasharray", dashes)
	}
	w.paint("lt-accent", "layer-"+e.Kind.Layer.ID)
	w.raw("/>")
}

// circle writes a ring inside a rectangle, so much smaller.
func (w *svgWriter) circle(role, class string, r Rect, inset float64) {
	c := r.center()
	w.raw("<circle")
	w.class(role, "")
	w.number("cx", c.X)
	w.number("cy", c.Y)
	w.number("r", min(r.W, r.H)/2-inset)
	w.paint(role, class)
	w.raw("/>")
}

// inside writes note and title, centred in a rectangle.
func (w *svgWriter) inside(n *Node, r Rect) {
	room := r.W - 2*padX
	note := fit(oneLine(n.Note.In(w.lang)), room, noteSize, false)
	noteLines, least := 0, 2.0
	if note != "" {
		noteLines = 1
	}
	titleRoom := max(1, int((r.H-2*least-textHeight(0, noteLines))/titleLine))
	title := wrapLines(n.Title.In(w.lang), room, titleSize, true, titleRoom)
	top := r.Y + (r.H-textHeight(len(title), noteLines))/2
	x := r.center().X
	if note != "" {
		w.line(textLine{role: "lt-note", text: n.Note, value: note, at: Point{x, top + 11.5}, size: noteSize, anchor: "middle"})
		top += noteLine
	}
	if len(title) > 0 {
		class := ""
		if n.Focus {
			class = "strong"
		}
		w.lines(textLine{role: "lt-title", class: class, text: n.Title, at: Point{x, top + 14}, size: titleSize, anchor: "middle"}, title, titleLine)
	}
}

// caption writes the title of a small mark below it.
func (w *svgWriter) caption(n *Node) {
	title := wrapLines(n.Title.In(w.lang), max(n.W, 120), noteSize, false, 3)
	if len(title) == 0 {
		return
	}
	w.lines(textLine{role: "lt-label", text: n.Title, at: Point{n.center().X, n.Y + n.H + 14}, size: noteSize, anchor: "middle"}, title, noteLine)
}

// badge writes the sign in the corner, or in the middle of a mark.
func (w *svgWriter) badge(n *Node) {
	if n.Badge == "" {
		return
	}
	at := Point{n.X + 1, n.Y + 1}
	if isMark(n.Shape) {
		at = n.center()
	} else {
		round := Rect{at.X - badgeRadius, at.Y - badgeRadius, 2 * badgeRadius, 2 * badgeRadius}
		w.circle("lt-badge-box", "", round, 0)
	}
	w.line(textLine{role: "lt-badge", value: clean(n.Badge), at: Point{at.X, at.Y + badgeSize*0.36}, size: badgeSize, anchor: "middle"})
}

// The measures of a table: below its title, each row has this height.
const (
	rowHeight  = 20.0
	tableSpace = 8.0
)

// table writes a title over rows: text at the left, value at the right end.
func (w *svgWriter) table(n *Node) {
	head := n.Rect
	head.H = n.H - float64(len(n.Rows))*rowHeight
	if len(n.Rows) > 0 {
		head.H -= tableSpace
	}
	w.inside(n, head)
	y := n.Y + head.H
	if len(n.Rows) > 0 {
		w.raw("<line")
		w.class("lt-rule", "")
		w.number("x1", n.X)
		w.number("y1", y)
		w.number("x2", n.X+n.W)
		w.number("y2", y)
		w.paint("lt-rule", "")
		w.raw("/>")
	}
	for i := range n.Rows {
		w.row(&n.Rows[i], Rect{n.X + padX, y + tableSpace/2 + float64(i)*rowHeight, n.W - 2*padX, rowHeight})
	}
}

func (w *svgWriter) row(row *Row, r Rect) {
	baseline := r.Y + 14
	value := oneLine(row.Value.In(w.lang))
	taken := textWidth(value, noteSize, false)
	if value != "" {
		w.line(textLine{role: "lt-row", class: "muted", text: row.Value, value: value, at: Point{r.X + r.W, baseline}, size: noteSize, anchor: "end"})
		taken += 8
	}
	text := fit(oneLine(row.Text.In(w.lang)), max(20, r.W-taken), noteSize, false)
	if text != "" {
		w.line(textLine{role: "lt-row", text: row.Text, value: text, at: Point{r.X, baseline}, size: noteSize, anchor: "start"})
	}
}

// rowWidth is how wide a row is in its widest language.
func rowWidth(row Row) float64 {
	width := widest(row.Text, noteSize, false)
	if !row.Value.IsEmpty() {
		width += 12 + widest(row.Value, noteSize, false)
	}
	return width
}

// tableSize gives the size of a table node.
func tableSize(title, note model.Text, rows []Row, maxWidth float64) (width, height float64) {
	width, height = sizeFor(title, note, maxWidth)
	for _, row := range rows {
		width = min(maxWidth, max(width, ceil(rowWidth(row))+2*padX))
	}
	if len(rows) > 0 {
		height += float64(len(rows))*rowHeight + tableSpace
	}
	return width, height
}
