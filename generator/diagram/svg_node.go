package diagram

import (
	"strings"

	"lintel/generator/model"
	"lintel/generator/query"
)

// The measures of frames, badges and the bar at the left of a node.
const (
	accentWide  = 4.0
	letterSize  = 18.0
	frameSize   = 13.0
	badgeRadius = 9.0
	badgeSize   = 11.0
)

// layerBar gives the lines that make the bar of a layer, by its place among
// the layers: in black and white, too, a layer is told apart by them.
func layerBar(order int) (lines []float64, width float64, dashes string) {
	switch order % 5 {
	case 1:
		return []float64{2}, accentWide, "14 3"
	case 2:
		return []float64{2}, accentWide, "6 3"
	case 3:
		return []float64{2}, accentWide, "2 2.5"
	case 4:
		return []float64{1, 4}, 1.5, ""
	}
	return []float64{2}, accentWide, ""
}

// frame writes the outline of a titled area.
func (w *svgWriter) frame(f *Frame) {
	w.raw("<g")
	w.class("lt-frame", f.Class)
	w.attribute("data-frame", f.ID)
	w.raw(">")
	w.rect("lt-frame-box", f.Class, f.Rect, 2)
	if f.Vertical {
		w.rule(Point{f.X + laneBand, f.Y}, Point{f.X + laneBand, f.Y + f.H})
	}
	w.raw("</g>\n")
}

// frameLabel writes the title of an area, after the lines that may cross it.
func (w *svgWriter) frameLabel(f *Frame) {
	if f.Title.IsEmpty() {
		return
	}
	closing := w.link(f.End, "lt-frame-label", f.Class)
	w.attribute("data-frame", f.ID)
	w.raw(">")
	if f.Vertical {
		w.verticalTitle(f)
	} else {
		w.frameTitle(f)
	}
	w.raw("</", closing, ">\n")
}

// rule writes a thin line inside a thing.
func (w *svgWriter) rule(from, to Point) {
	w.raw("<line")
	w.class("lt-rule", "")
	w.number("x1", from.X)
	w.number("y1", from.Y)
	w.number("x2", to.X)
	w.number("y2", to.Y)
	w.paint("lt-rule", "")
	w.raw("/>")
}

func (w *svgWriter) frameTitle(f *Frame) {
	x, baseline := f.X+padX, f.Y+22
	value := fit(clean(f.Title.In(w.lang)), f.X+f.W-padX-x-letterRoom(f), frameSize, true)
	patch := Rect{x - 4, f.Y + 7, letterRoom(f) + ceil(textWidth(value, frameSize, true)) + 8, 22}
	w.rect("lt-frame-halo", f.Class, patch, 0)
	if f.Letter != "" {
		square := Rect{x, f.Y + 9, letterSize, letterSize}
		w.rect("lt-letter-box", f.Class, square, 0)
		w.line(textLine{role: "lt-letter", class: f.Class, value: clean(f.Letter), at: Point{square.center().X, square.Y + 13}, size: 12, anchor: "middle"})
		x += letterRoom(f)
	}
	w.line(textLine{role: "lt-frame-title", text: f.Title, value: value, at: Point{x, baseline}, size: frameSize, anchor: "start"})
}

// letterRoom is the width that a frame's letter takes.
func letterRoom(f *Frame) float64 {
	if f.Letter == "" {
		return 0
	}
	return letterSize + 8
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
}

// node writes a thing with its text and, when it leads somewhere, its link.
func (w *svgWriter) node(n *Node) {
	if n.Figure != nil {
		w.figure(n)
		return
	}
	class := joinClasses("shape-"+string(n.Shape), n.Class)
	if n.Focus {
		class += " focus"
	}
	closing := w.link(n.End, "lt-node", class)
	w.nodeData(n)
	w.spoken(n)
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

// spoken ends the opening tag with the node's accessible name. A name is what
// is seen: the text inside, so that who speaks to a machine can say what they
// read. Only what shows no text is given one; what says more than its text, or
// shows it cut, has it as a title.
func (w *svgWriter) spoken(n *Node) {
	title, note, more := spoken(n.Title.In(w.lang)), spoken(n.Note.In(w.lang)), spoken(n.Spoken.In(w.lang))
	switch {
	case title != "" || note != "":
		w.raw(">")
		if more != "" && more != title && more != note {
			w.raw("<title>")
			w.text(more)
			w.raw("</title>")
		}
	case n.End.Element != nil:
		if more == "" {
			more = n.End.Address()
		}
		if n.Badge != "" {
			more = clean(n.Badge) + " " + more
		}
		w.attribute("aria-label", more)
		w.raw(">")
	default:
		w.raw(">")
	}
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
	lines, width, dashes := layerBar(e.Kind.Layer.Order)
	w.raw("<path")
	w.class("lt-accent", "layer-"+e.Kind.Layer.ID)
	w.raw(` d="`)
	for _, x := range lines {
		w.raw("M")
		w.point(Point{n.X + x, n.Y + 0.5})
		w.raw("V")
		w.value(n.Y + n.H - 0.5)
	}
	w.raw(`"`)
	w.number("stroke-width", width)
	if dashes != "" {
		w.attribute("stroke-dasharray", dashes)
	}
	w.paint("lt-accent", "layer-"+e.Kind.Layer.ID)
	w.raw("/>")
}

// circle writes a ring inside a rectangle, so much smaller.
func (w *svgWriter) circle(role, class string, r Rect, inset float64) {
	c := r.center()
	w.raw("<circle")
	w.class(role, w.ownClass())
	w.number("cx", c.X)
	w.number("cy", c.Y)
	w.number("r", min(r.W, r.H)/2-inset)
	w.paint(role, class)
	w.raw("/>")
}

// inside writes note and title, centred in a rectangle.
func (w *svgWriter) inside(n *Node, r Rect) {
	room, x, anchor := r.W-2*padX, r.center().X, "middle"
	switch {
	case strings.Contains(n.Class, "align-start"):
		x, anchor = r.X+padX, "start"
	case strings.Contains(n.Class, "align-end"):
		x, anchor = r.X+r.W-padX, "end"
	}
	note := oneLine(n.Note.In(w.lang))
	noteLines, least := 0, 2.0
	if note != "" {
		note, noteLines = fit(note, room, noteSize, false), 1
	}
	titleRoom := max(1, int((r.H-2*least-textHeight(0, noteLines))/titleLine))
	title := wrapLines(n.Title.In(w.lang), room, titleSize, true, titleRoom)
	top := r.Y + (r.H-textHeight(len(title), noteLines))/2
	if note != "" {
		w.line(textLine{role: "lt-note", text: n.Note, value: note, at: Point{x, top + 11.5}, size: noteSize, anchor: anchor})
		top += noteLine
	}
	if len(title) > 0 {
		class := ""
		if n.Focus {
			class = "strong"
		}
		w.lines(textLine{role: "lt-title", class: class, text: n.Title, at: Point{x, top + 14}, size: titleSize, anchor: anchor}, title, titleLine)
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
		w.rule(Point{n.X, y}, Point{n.X + n.W, y})
	}
	for i := range n.Rows {
		w.row(&n.Rows[i], Rect{n.X + padX, y + tableSpace/2 + float64(i)*rowHeight, n.W - 2*padX, rowHeight})
	}
}

func (w *svgWriter) row(row *Row, r Rect) {
	baseline := r.Y + 14
	if sign := rowSign(row.Class); sign != "" {
		w.line(textLine{role: "lt-row-sign", class: row.Class, value: sign, at: Point{r.X - padX/2, baseline}, size: noteSize, anchor: "middle"})
	}
	value := oneLine(row.Value.In(w.lang))
	taken := textWidth(value, noteSize, false)
	if value != "" {
		w.line(textLine{role: "lt-row", class: "muted", text: row.Value, value: value, at: Point{r.X + r.W, baseline}, size: noteSize, anchor: "end"})
		taken += 8
	}
	text := fit(oneLine(row.Text.In(w.lang)), max(20, r.W-taken), noteSize, false)
	if text != "" {
		w.line(textLine{role: "lt-row", class: row.Class, text: row.Text, value: text, at: Point{r.X, baseline}, size: noteSize, anchor: "start"})
	}
}

// rowSign is the sign of what became of a row, so that colour is not alone.
func rowSign(class string) string {
	for _, change := range [...]query.Change{query.Added, query.Removed, query.Changed} {
		if class == changeClass(change) {
			sign, _ := changeSign(change)
			return sign
		}
	}
	return ""
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
