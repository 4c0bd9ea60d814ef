package diagram

import (
	"strconv"
	"strings"
)

// figure writes a node of a picture that is laid out whole.
func (w *svgWriter) figure(n *Node) {
	class := joinClasses("shape-"+string(n.Shape), n.Class)
	closing := w.link(n.End, "lt-node", class)
	w.nodeData(n)
	fitted := w.fitText(n)
	title, more := spoken(n.Title.In(w.lang)), spoken(n.Spoken.In(w.lang))
	if title == "" && n.End.Element != nil {
		w.attribute("aria-label", more)
	}
	w.raw(">")
	if fitted.cut && more == "" {
		more = title
	}
	if title != "" && more != "" {
		w.raw("<title>")
		w.text(more)
		w.raw("</title>")
	}
	w.figureOutline(n, class)
	w.figureSign(n)
	w.figureText(n, fitted)
	w.raw("</", closing, ">\n")
}

// nodeData writes what a script finds a thing by.
func (w *svgWriter) nodeData(n *Node) {
	w.attribute("data-node", n.ID)
	if e := n.End.Element; e != nil {
		w.attribute("data-id", n.End.Address())
		w.attribute("data-kind", e.Kind.ID)
		if e.Status != nil {
			w.attribute("data-status", e.Status.ID)
		}
	}
}

// figureOutline writes the outline: of an author's colours, a ground of the
// page's and the colour over it, so that the dark scheme can dim the colour.
func (w *svgWriter) figureOutline(n *Node, class string) {
	f := n.Figure
	switch n.Shape {
	case PlainShape:
		return
	case ImageShape:
		w.image(n)
		return
	}
	if f.Fill == "" && f.Line == "" && f.Width == 0 {
		role := "lt-box"
		if n.Shape == JunctionShape {
			role = "lt-dot"
		}
		w.raw("<path")
		w.class(role, "")
		w.outlinePath(n)
		if n.Shape == GroupShape {
			w.raw(` stroke-dasharray="5 3"`)
		}
		w.paint(role, class)
		w.raw("/>")
		return
	}
	w.raw("<path")
	w.class("lt-back", "")
	w.outlinePath(n)
	w.paint("lt-back", "")
	w.raw("/><path")
	w.class("lt-paint", "")
	w.outlinePath(n)
	fill := f.Fill
	switch {
	case n.Shape == JunctionShape:
		fill = lineInk(f.Line)
		if f.Line == "" {
			fill = lineInk(f.Fill)
		}
	case fill == "":
		fill = "none"
	}
	w.attribute("fill", fill)
	w.attribute("stroke", lineInk(f.Line))
	w.number("stroke-width", max(1, f.Width))
	switch {
	case hasClass(n.Class, "change-removed"):
		w.raw(` stroke-dasharray="2 3"`)
	case n.Shape == GroupShape:
		w.raw(` stroke-dasharray="5 3"`)
	}
	w.raw("/>")
}

// outlinePath writes the path of a node's outline. A sign that can be drawn
// out is drawn out to the size of the node; its strokes keep their width.
func (w *svgWriter) outlinePath(n *Node) {
	r := n.Rect
	if n.Shape == SignShape {
		if path := signOutline(n); path != nil {
			w.raw(` d="`)
			w.raw(path...)
			w.raw(`"`)
			return
		}
		if s := signs(n.Figure.Sign); s.area.W > 0 {
			w.raw(` d="`, s.path, `" transform="translate(`)
			w.value(r.X)
			w.raw(" ")
			w.value(r.Y)
			w.raw(") scale(")
			w.exact(r.W / s.area.W)
			w.raw(" ")
			w.exact(r.H / s.area.H)
			w.raw(") translate(")
			w.value(-s.area.X)
			w.raw(" ")
			w.value(-s.area.Y)
			w.raw(`)" vector-effect="non-scaling-stroke"`)
			return
		}
	}
	w.raw(` d="`)
	w.raw(outline(n.Shape, r)...)
	w.raw(`"`)
}

// exact writes a number with four decimals, for factors.
func (w *svgWriter) exact(value float64) { w.raw(strconv.FormatFloat(value, 'f', 4, 64)) }

func round2(v float64) float64 {
	if v < 0 {
		return -round2(-v)
	}
	return float64(int64(v*100+0.5)) / 100
}

// figureSign writes the sign of a kind: in the upper right corner, or, of a
// node that is its sign and cannot be drawn out, large above the text.
func (w *svgWriter) figureSign(n *Node) {
	s := signs(n.Figure.Sign)
	if s.path == "" || n.Shape == SignShape && s.area.W > 0 {
		return
	}
	at, size := Point{n.X + n.W - kindSign - 4, n.Y + 4}, kindSign
	switch n.Shape {
	case PlainShape:
		at = Point{n.X, n.Y}
	case SignShape:
		size = signHeight(n)
		at = Point{n.center().X - size/2, n.Y + 4}
	case GroupShape:
		at.Y = n.Y + min(groupTab, n.H/2) + 3
	}
	if size > n.W || size > n.H {
		return
	}
	w.raw("<path")
	class := ""
	painted := n.Figure.Fill != "" || n.Figure.Font != ""
	if painted {
		class = "ink"
	}
	w.class("lt-sign", class)
	w.raw(` d="`, s.path, `" transform="translate(`)
	w.value(at.X)
	w.raw(" ")
	w.value(at.Y)
	w.raw(`)`)
	if size != kindSign {
		w.raw(" scale(")
		w.exact(size / kindSign)
		w.raw(")")
	}
	w.raw(`" fill="none" vector-effect="non-scaling-stroke"`)
	if painted {
		w.attribute("stroke", ink(ground(n), n.Figure.Font))
	} else {
		w.paint("lt-sign", "")
	}
	w.raw("/>")
}

// signHeight is how large a sign is that stands above the text.
func signHeight(n *Node) float64 { return max(kindSign, min(n.W-8, n.H-8-1.3*n.Figure.Size)) }

// textPlace is where the text of a node may stand; beside keeps it from the
// sign in the corner.
func textPlace(n *Node, beside bool) Rect {
	r := Rect{n.X + placedPad, n.Y + 3, n.W - 2*placedPad, n.H - 6}
	s := signs(n.Figure.Sign)
	switch {
	case n.Shape == SignShape && s.area.W == 0:
		size := signHeight(n)
		r.Y, r.H = n.Y+4+size, n.H-6-size
	case n.Shape == SignShape:
		left, top, right := signInsets(n)
		r.X, r.W = r.X+left, r.W-left-right
		r.Y, r.H = r.Y+top, r.H-top
	case s.path != "" && n.W >= 3*kindSign && beside:
		// As much on the left, so that what is centred is.
		r.W -= signRoom - placedPad
		if n.Figure.Align != "left" && n.Figure.Align != "right" {
			r.X, r.W = r.X+signRoom-placedPad, r.W-signRoom+placedPad
		}
	}
	return r
}

// figureText is the text of a node as it fits: its lines, their size and place.
type figureText struct {
	lines []string
	size  float64
	room  Rect
	cut   bool // not all of it is there
}

// fitText breaks a node's text so that it fits best: beside the sign in the
// corner, or else below it, or else a little smaller, or else not whole.
func (w *svgWriter) fitText(n *Node) figureText {
	text := n.Title.In(w.lang)
	if strings.TrimSpace(text) == "" || n.Shape == ImageShape {
		return figureText{}
	}
	best := figureText{cut: true}
	for _, size := range [...]float64{n.Figure.Size, max(placedLeast, n.Figure.Size-1)} {
		for _, beside := range [...]bool{true, false} {
			t := broken(n, text, textPlace(n, beside), size)
			if !beside && n.Figure.Sign != "" && !n.Figure.Top && t.top() < n.Y+4+kindSign && n.Shape != SignShape {
				continue // it would lie on the sign
			}
			if !t.cut {
				return t
			}
			if best.lines == nil {
				best = t
			}
		}
	}
	return best
}

// broken breaks a text into the lines that a place has room for. A word that
// is broken without a hyphen of its own counts as cut.
func broken(n *Node, text string, room Rect, size float64) figureText {
	t := figureText{size: size, room: room}
	strong := n.Shape != NoteShape
	most := max(1, int(room.H/(1.3*size)))
	for paragraph := range strings.SplitSeq(strings.TrimRight(text, "\n"), "\n") {
		if len(t.lines) == most {
			t.cut = true
			return t
		}
		if strings.TrimSpace(paragraph) == "" {
			t.lines = append(t.lines, "")
			continue
		}
		t.lines = append(t.lines, wrapLines(paragraph, room.W, size, strong, most-len(t.lines))...)
		for word := range strings.FieldsSeq(clean(paragraph)) {
			t.cut = t.cut || textWidth(word, size, strong) > room.W
		}
	}
	t.cut = t.cut || strings.HasSuffix(t.lines[len(t.lines)-1], ellipsis)
	return t
}

// top is where lines that stand in the middle of their place begin.
func (t figureText) top() float64 {
	return max(t.room.Y, t.room.Y+(t.room.H-1.3*t.size*float64(len(t.lines)))/2)
}

// figureText writes a node's lines where it has them.
func (w *svgWriter) figureText(n *Node, fitted figureText) {
	if len(fitted.lines) == 0 {
		return
	}
	f, r := n.Figure, fitted.room
	step := 1.3 * fitted.size
	t := textLine{role: "lt-title", text: n.Title, size: fitted.size, anchor: "middle", at: Point{X: r.center().X}}
	if n.Shape == NoteShape {
		t.role = "lt-label"
	}
	switch f.Align {
	case "left":
		t.anchor, t.at.X = "start", r.X
	case "right":
		t.anchor, t.at.X = "end", r.X+r.W
	}
	top := fitted.top()
	if f.Top {
		top = r.Y
	}
	t.at.Y = top + 0.5*step + 0.36*fitted.size
	if f.Fill != "" || f.Font != "" {
		t.class, t.ink = "ink", ink(ground(n), f.Font)
	}
	w.lines(t, fitted.lines, step)
}

// ground is what a node's text stands on in the light scheme.
func ground(n *Node) string {
	if n.Figure.Fill != "" {
		return n.Figure.Fill
	}
	for class := range strings.FieldsSeq(n.Class) {
		if name, ok := strings.CutPrefix(class, "aspect-"); ok {
			return aspectTint(name)
		}
	}
	return pageColour
}

// image writes a picture, scaled to fit; where it leads is made real with the
// page.
func (w *svgWriter) image(n *Node) {
	w.raw(`<image`)
	w.class("lt-image", "")
	w.number("x", n.X)
	w.number("y", n.Y)
	w.number("width", n.W)
	w.number("height", n.H)
	w.attribute("href", "lintel-file:"+n.Figure.Image)
	w.raw(`/>`)
}
