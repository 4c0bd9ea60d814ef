package diagram

import (
	"math"
	"slices"
	"strconv"
	"strings"
)

// The measures of heads, in pixels.
const (
	arrowLong   = 7.0
	arrowWide   = 3.5 // half of it
	openLong    = 11.0
	openWide    = 6.0
	diamondLong = 14.0
	diamondWide = 4.5
)

// edge writes a line with its head; its label comes after the nodes.
func (w *svgWriter) edge(e *Edge) {
	if len(e.Points) < 2 {
		return
	}
	class, dashed := e.Class, e.Dashed || hasClass(e.Class, "change-removed") || hasClass(e.Class, "dashed")
	if dashed {
		class = joinClasses(class, "dashed")
	}
	w.raw("<g")
	w.class("lt-edge", class)
	w.edgeData(e)
	if w.own = ""; e.Paint != "" || e.Width > 0 {
		w.own, w.ownWidth = lineInk(e.Paint), max(1.25, e.Width)
	}
	w.raw("><path")
	w.class("lt-line", w.ownClass())
	w.raw(` d="`)
	w.curve(e)
	w.raw(`" fill="none"`)
	if dashes := edgeDashes(e.Class, dashed); dashes != "" {
		w.attribute("stroke-dasharray", dashes)
	}
	w.paint("lt-line", class)
	w.raw("/>")
	w.head(e, class)
	if e.Tail != "" && e.Tail != NoHead {
		points := slices.Clone(e.Points)
		slices.Reverse(points)
		w.placedHead(e.Tail, points, class)
	}
	w.own = ""
	w.raw("</g>\n")
}

// edgeDashes gives the dashes of a line; those of a pattern tell apart what has
// the same head.
func edgeDashes(class string, dashed bool) string {
	for name := range strings.FieldsSeq(class) {
		switch name {
		case "pattern-1":
			return "9 3 1.5 3"
		case "pattern-2":
			return "1.5 3"
		case "pattern-3":
			return "14 4"
		}
	}
	if dashed {
		return "5 3"
	}
	return ""
}

// edgeData writes what a script filters and highlights by.
func (w *svgWriter) edgeData(e *Edge) {
	w.attribute("data-from", e.From)
	w.attribute("data-to", e.To)
	if e.Relation != "" {
		w.attribute("data-relation", e.Relation)
	}
}

// curve writes the way of an edge.
func (w *svgWriter) curve(e *Edge) {
	w.raw("M")
	w.point(e.Points[0])
	for i, p := range e.Points[1:] {
		switch {
		case !e.Curved:
			w.raw("L")
		case i%3 == 0:
			w.raw("C")
		default:
			w.raw(" ")
		}
		w.point(p)
	}
}

func (w *svgWriter) point(p Point) {
	w.value(p.X)
	w.raw(" ")
	w.value(p.Y)
}

// path writes straight lines between points.
func (w *svgWriter) path(role, class string, points []Point, closed bool) {
	w.raw("<path")
	w.class(role, w.ownClass())
	w.raw(` d="M`)
	for i, p := range points {
		if i > 0 {
			w.raw("L")
		}
		w.point(p)
	}
	if closed {
		w.raw("Z")
	}
	w.raw(`"`)
	if !closed {
		w.raw(` fill="none"`)
	}
	w.paint(role, class)
	w.raw("/>")
}

// head writes what stands at the end of an edge.
func (w *svgWriter) head(e *Edge, class string) {
	tip, back := ends(e.Points)
	switch e.Head {
	case DiamondHead:
		points := slices.Clone(e.Points)
		slices.Reverse(points)
		tip, back = ends(points)
		left, right := barbs(tip, back, diamondLong/2, diamondWide)
		far := Point{left.X + right.X - tip.X, left.Y + right.Y - tip.Y}
		w.path("lt-head-filled", class, []Point{tip, left, far, right}, true)
	default:
		w.placedHead(e.Head, e.Points, class)
	}
}

// placedHead writes what stands at the last point of a way, of the heads that
// may stand at either end.
func (w *svgWriter) placedHead(head Head, points []Point, class string) {
	tip, back := ends(points)
	switch head {
	case ArrowHead:
		left, right := barbs(tip, back, arrowLong, arrowWide)
		w.path("lt-head", class, []Point{left, tip, right}, false)
	case FilledArrow:
		left, right := barbs(tip, back, arrowLong+1, arrowWide+0.5)
		w.path("lt-head-filled", class, []Point{left, tip, right}, true)
	case OpenHead:
		left, right := barbs(tip, back, openLong, openWide)
		w.path("lt-head-open", class, []Point{left, tip, right}, true)
	case HalfHead:
		left, _ := barbs(tip, back, arrowLong, arrowWide)
		w.path("lt-head", class, []Point{left, tip}, false)
	case WholeHead, GatherHead:
		role := "lt-head-filled"
		if head == GatherHead {
			role = "lt-head-open"
		}
		left, right := barbs(tip, back, diamondLong/2, diamondWide)
		far := Point{left.X + right.X - tip.X, left.Y + right.Y - tip.Y}
		w.path(role, class, []Point{tip, left, far, right}, true)
	case BallHead:
		const ball = 3.0
		middle := tip
		if math.Hypot(back.X-tip.X, back.Y-tip.Y) > 0 {
			middle = toward(tip, back, ball)
		}
		w.circle("lt-head-filled", class, centered(middle, 2*ball, 2*ball), 0)
	}
}

// ownClass is the class of a part of a line that has an author's colour.
func (w *svgWriter) ownClass() string {
	if w.own == "" {
		return ""
	}
	return "own"
}

// ends gives the last point of a way and the nearest one before it that is
// another: together they tell in what direction it ends.
func ends(points []Point) (tip, back Point) {
	tip = points[len(points)-1]
	for _, p := range slices.Backward(points) {
		if math.Hypot(p.X-tip.X, p.Y-tip.Y) > 0.5 {
			return tip, p
		}
	}
	return tip, Point{tip.X - 1, tip.Y}
}

// barbs gives the two points at the sides of a head.
func barbs(tip, back Point, long, wide float64) (left, right Point) {
	length := math.Hypot(tip.X-back.X, tip.Y-back.Y)
	x, y := (tip.X-back.X)/length, (tip.Y-back.Y)/length
	return Point{tip.X - x*long - y*wide, tip.Y - y*long + x*wide}, Point{tip.X - x*long + y*wide, tip.Y - y*long - x*wide}
}

// edgeLabel writes the label over a patch of the page's colour.
func (w *svgWriter) edgeLabel(e *Edge) {
	value := oneLine(e.Label.In(w.lang))
	if e.Count > 1 {
		value = joinClasses(value, "×"+strconv.Itoa(e.Count))
	}
	if value == "" || len(e.Points) < 2 {
		return
	}
	at := e.LabelAt
	if at == (Point{}) {
		at = middleOf(e)
	}
	lines := []string{value}
	if e.LabelW > 0 {
		lines = wrapLines(value, e.LabelW+1, noteSize, false, 3)
	}
	width := 0.0
	for _, line := range lines {
		width = max(width, textWidth(line, noteSize, false))
	}
	height := float64(len(lines)) * noteLine
	w.raw("<g")
	w.class("lt-edge-label", e.Class)
	w.edgeData(e)
	w.raw(">")
	w.rect("lt-halo", "", centered(at, ceil(width)+6, height+1), 0)
	top := at.Y - height/2
	w.lines(textLine{role: "lt-label", text: e.Label, at: Point{at.X, top + 11.3}, size: noteSize, anchor: "middle"}, lines, noteLine)
	w.raw("</g>\n")
}

// middleOf is a point about half way along an edge.
func middleOf(e *Edge) Point {
	points := e.Points
	if e.Curved && len(points) >= 4 {
		at := (len(points) / 6) * 3
		return bezierMiddle(points[at : at+4])
	}
	at := (len(points) - 1) / 2
	a, b := points[at], points[at+1]
	return Point{(a.X + b.X) / 2, (a.Y + b.Y) / 2}
}

// bezierMiddle is the middle of one piece of a curve.
func bezierMiddle(p []Point) Point {
	return Point{(p[0].X + 3*p[1].X + 3*p[2].X + p[3].X) / 8, (p[0].Y + 3*p[1].Y + 3*p[2].Y + p[3].Y) / 8}
}
