package diagram

import (
	"fmt"
	"strings"
	"testing"

	"lintel/generator/model"
)

// checkDrawing holds a picture against what a reader may expect of it: text in
// its box and whole, nothing on something else, no line through a box, all of
// it inside the picture.
func checkDrawing(t *testing.T, d *Drawing, languages []string) {
	t.Helper()
	c := &drawingCheck{t: t, drawing: d, languages: languages}
	if d.Width <= 0 || d.Height <= 0 {
		c.fail("no size: %v × %v", d.Width, d.Height)
	}
	ids := map[string]bool{}
	for i := range d.Nodes {
		n := &d.Nodes[i]
		if ids[n.ID] {
			c.fail("two nodes %s", n.ID)
		}
		ids[n.ID] = true
		c.nodeText(n)
		c.inside("node "+n.ID, n.Rect)
		for j := range d.Nodes[:i] {
			c.apart("node "+n.ID, n.Rect, "node "+d.Nodes[j].ID, d.Nodes[j].Rect)
		}
		for _, f := range d.Frames {
			if overlap(n.Rect, f.Rect) && !holds(f.Rect, n.Rect) {
				c.fail("node %s lies on the border of %s", n.ID, f.ID)
			}
		}
	}
	for i, f := range d.Frames {
		c.inside("frame "+f.ID, f.Rect)
		for _, g := range d.Frames[:i] {
			if overlap(f.Rect, g.Rect) && !holds(f.Rect, g.Rect) && !holds(g.Rect, f.Rect) {
				c.fail("frames %s and %s cross", f.ID, g.ID)
			}
		}
	}
	c.texts()
	for i := range d.Edges {
		c.edge(&d.Edges[i], ids)
		for j := range d.Edges[:i] {
			c.alongside(&d.Edges[i], &d.Edges[j])
		}
	}
}

// alongside sees that lines which have no end in common, or in a context
// picture those of two relations, do not lie on each other.
func (c *drawingCheck) alongside(e, other *Edge) {
	c.t.Helper()
	joined := e.From == other.From || e.To == other.To
	if c.drawing.Type == "context" {
		joined = e.Relation == other.Relation
	}
	if joined || c.drawing.Type == "chart" {
		return
	}
	step := map[bool]int{true: 3, false: 1}
	for i := step[e.Curved]; i < len(e.Points); i += step[e.Curved] {
		for j := step[other.Curved]; j < len(other.Points); j += step[other.Curved] {
			a, b := e.Points[i-step[e.Curved]], e.Points[i]
			p, q := other.Points[j-step[other.Curved]], other.Points[j]
			upright := near(a.X, b.X) && near(p.X, q.X) && near(a.X, p.X) && min(max(a.Y, b.Y), max(p.Y, q.Y))-max(min(a.Y, b.Y), min(p.Y, q.Y)) > 1
			level := near(a.Y, b.Y) && near(p.Y, q.Y) && near(a.Y, p.Y) && min(max(a.X, b.X), max(p.X, q.X))-max(min(a.X, b.X), min(p.X, q.X)) > 1
			if upright || level {
				c.fail("the edges %s → %s and %s → %s lie on each other", e.From, e.To, other.From, other.To)
			}
		}
	}
}

type drawingCheck struct {
	t         *testing.T
	drawing   *Drawing
	languages []string
}

func (c *drawingCheck) fail(format string, arguments ...any) {
	c.t.Helper()
	c.t.Errorf("%s: "+format, append([]any{c.drawing.Key}, arguments...)...)
}

// nodeText sees that the text fits the way the writer breaks it.
func (c *drawingCheck) nodeText(n *Node) {
	c.t.Helper()
	room := n.W - 2*padX
	for _, lang := range c.languages {
		noteLines := 0
		if note := n.Note.In(lang); note != "" {
			noteLines = 1
			if textWidth(note, noteSize, false) > room+0.5 {
				c.fail("the note of %s is cut in %s: %s", n.ID, lang, note)
			}
		}
		title := n.Title.In(lang)
		most := int((n.H - 4 - textHeight(0, noteLines)) / titleLine)
		if title == "" {
			most = 1
		}
		lines := wrapLines(title, room, titleSize, true, max(1, most))
		if textHeight(len(lines), noteLines) > n.H+0.5 && title+n.Note.In(lang) != "" {
			c.fail("the text of %s is higher than it in %s", n.ID, lang)
		}
		if title != "" && widestWord(model.Plain(title)) > room && n.W < 300 {
			c.fail("a word of %s is broken in %s: %q", n.ID, lang, lines)
		}
		for _, line := range lines {
			if strings.HasSuffix(line, ellipsis) || textWidth(line, titleSize, true) > room+0.5 {
				c.fail("the title of %s is cut in %s: %q", n.ID, lang, lines)
			}
		}
	}
}

// texts sees that no label meets another text or a box.
func (c *drawingCheck) texts() {
	c.t.Helper()
	type text struct {
		name string
		Rect
	}
	var texts []text
	for i, l := range c.drawing.Labels {
		for _, lang := range c.languages {
			if wide := textWidth(l.Text.In(lang), noteSize, l.Strong); wide > l.Width+1 {
				c.fail("label %q is wider than it says", l.Text.In(lang))
			}
		}
		texts = append(texts, text{fmt.Sprintf("label %d %q", i, l.Text.In("nb")), labelRect(l)})
	}
	for i, e := range c.drawing.Edges {
		if e.LabelW > 0 {
			texts = append(texts, text{fmt.Sprintf("edge label %d %q", i, e.Label.In("nb")), centered(e.LabelAt, e.LabelW, noteLine)})
		}
	}
	for i, a := range texts {
		c.inside(a.name, a.Rect)
		for _, b := range texts[:i] {
			c.apart(a.name, a.Rect, b.name, b.Rect)
		}
		for _, n := range c.drawing.Nodes {
			c.apart(a.name, a.Rect, "node "+n.ID, n.Rect)
		}
	}
}

// edge sees that a line joins nodes and runs through no other.
func (c *drawingCheck) edge(e *Edge, ids map[string]bool) {
	c.t.Helper()
	if !ids[e.From] || !ids[e.To] {
		c.fail("an edge joins %s and %s, which are not both there", e.From, e.To)
	}
	step := 1
	if e.Curved {
		step = 3
	}
	for i := step; i < len(e.Points); i += step {
		a, b := e.Points[i-step], e.Points[i]
		for _, n := range c.drawing.Nodes {
			line := Rect{min(a.X, b.X), min(a.Y, b.Y), max(a.X, b.X) - min(a.X, b.X), max(a.Y, b.Y) - min(a.Y, b.Y)}
			inner := Rect{n.X + 0.5, n.Y + 0.5, n.W - 1, n.H - 1}
			if n.ID != e.From && n.ID != e.To && c.drawing.Type != "chart" && overlap(Rect{line.X - 0.1, line.Y - 0.1, line.W + 0.2, line.H + 0.2}, inner) {
				c.fail("the edge from %s to %s runs through %s", e.From, e.To, n.ID)
			}
		}
	}
}

func near(a, b float64) bool { return a-b < 0.5 && b-a < 0.5 }

func (c *drawingCheck) apart(first string, a Rect, second string, b Rect) {
	c.t.Helper()
	if overlap(a, b) {
		c.fail("%s lies on %s: %v %v", first, second, a, b)
	}
}

func (c *drawingCheck) inside(name string, r Rect) {
	c.t.Helper()
	if !within(c.drawing, r) {
		c.fail("%s lies outside: %v", name, r)
	}
}

func within(d *Drawing, r Rect) bool {
	return r.X >= 0 && r.Y >= 0 && r.X+r.W <= d.Width+0.01 && r.Y+r.H <= d.Height+0.01
}

func holds(outer, inner Rect) bool {
	return outer.X <= inner.X && outer.Y <= inner.Y && outer.X+outer.W >= inner.X+inner.W && outer.Y+outer.H >= inner.Y+inner.H
}

// places writes a drawing as text, a line a thing, with whole pixels.
func places(d *Drawing, lang string) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s %s %.0f×%.0f\n", d.Type, d.Key, d.Width, d.Height)
	for _, f := range d.Frames {
		fmt.Fprintf(&b, "frame %s %s%s %q\n", f.ID, whole(f.Rect), linked(f.End), f.Title.In(lang))
	}
	for _, n := range d.Nodes {
		fmt.Fprintf(&b, "%s %s %s%s", n.Shape, n.ID, whole(n.Rect), linked(n.End))
		for _, part := range [...]string{n.Badge, n.Note.In(lang), n.Title.In(lang), n.Spoken.In(lang), n.Class} {
			fmt.Fprintf(&b, " %q", part)
		}
		b.WriteByte('\n')
	}
	for _, e := range d.Edges {
		fmt.Fprintf(&b, "edge %s → %s", e.From, e.To)
		step := 1
		if e.Curved {
			step = 3
		}
		for i := 0; i < len(e.Points); i += step {
			fmt.Fprintf(&b, " %.0f,%.0f", e.Points[i].X, e.Points[i].Y)
		}
		fmt.Fprintf(&b, " %s %q ×%d\n", e.Relation, e.Label.In(lang), e.Count)
	}
	for _, l := range d.Labels {
		fmt.Fprintf(&b, "label %.0f,%.0f %q\n", l.At.X, l.At.Y, l.Text.In(lang))
	}
	fmt.Fprintf(&b, "%d strokes\n", len(d.Strokes))
	return b.String()
}

func whole(r Rect) string { return fmt.Sprintf("%.0f,%.0f %.0f×%.0f", r.X, r.Y, r.W, r.H) }

func linked(end model.End) string {
	if end.Element == nil {
		return ""
	}
	return " → " + end.Address()
}
