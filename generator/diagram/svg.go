package diagram

import (
	"strconv"
	"strings"

	"lintel/generator/model"
)

// svgWriter writes one drawing in one language.
type svgWriter struct {
	out      []byte
	drawing  *Drawing
	lang     string
	resolved bool
	own      string // the author's colour of the line that is being written, with its width
	ownWidth float64
}

// SVG writes the drawing in a language. It is made to stand inside a page: its
// colours come from the page's CSS by classes that begin with lt-, its ids
// begin with the drawing's key and the language, and links lead to
// lintel:<id> or lintel:<id>#<part>, which who writes the page makes real. With
// resolved it is a file by itself instead: colours and fonts are attributes, in
// the light scheme, so that Word and LibreOffice show it right.
//
// Sizes of text, places and dashes are attributes in both: they belong to the
// layout, which was made for them, and hold when a page is printed in black.
func (d *Drawing) SVG(lang string, resolved bool) []byte {
	w := &svgWriter{out: make([]byte, 0, 1024+400*(len(d.Nodes)+len(d.Edges))), drawing: d, lang: lang, resolved: resolved}
	w.open()
	for i := range d.Frames {
		w.frame(&d.Frames[i])
	}
	for i := range d.Strokes {
		w.stroke(&d.Strokes[i])
	}
	// Texts are painted after all lines, over patches: no line crosses one. Where
	// an author has led the lines, they are over the boxes, for boxes hold boxes.
	if d.Placed {
		w.nodes()
	}
	for i := range d.Edges {
		w.edge(&d.Edges[i])
	}
	for i := range d.Frames {
		w.frameLabel(&d.Frames[i])
	}
	if !d.Placed {
		w.nodes()
	}
	for i := range d.Edges {
		w.edgeLabel(&d.Edges[i])
	}
	for i := range d.Labels {
		w.label(&d.Labels[i])
	}
	w.raw("</svg>\n")
	return w.out
}

func (w *svgWriter) nodes() {
	for i := range w.drawing.Nodes {
		w.node(&w.drawing.Nodes[i])
	}
}

// open writes the root with its accessible name and description.
func (w *svgWriter) open() {
	d := w.drawing
	id := sanitize(d.Key) + "-" + sanitize(w.lang)
	w.raw(`<svg xmlns="http://www.w3.org/2000/svg" class="lt-svg lt-svg-`, sanitize(d.Type))
	if d.Plain {
		w.raw(" lt-plain")
	}
	if d.Placed {
		w.raw(" lt-placed")
	}
	w.raw(`" role="group" aria-labelledby="`, id, `-title`)
	summary := d.Summary.In(w.lang)
	if summary != "" {
		w.raw(`" aria-describedby="`, id, `-desc`)
	}
	w.raw(`"`)
	w.number("width", d.Width)
	w.number("height", d.Height)
	w.raw(` viewBox="0 0 `)
	w.value(d.Width)
	w.raw(" ")
	w.value(d.Height)
	w.raw(`"`)
	if w.resolved {
		w.attribute("lang", w.lang)
		w.attribute("font-family", resolvedFont)
	}
	w.raw(`><title id="`, id, `-title">`)
	w.text(spoken(d.Title.In(w.lang)))
	w.raw("</title>")
	if summary != "" {
		w.raw(`<desc id="`, id, `-desc">`)
		w.text(spoken(summary))
		w.raw("</desc>")
	}
	w.raw("\n")
	if w.resolved {
		w.rect("lt-page", "", Rect{W: d.Width, H: d.Height}, 0)
	}
}

// stroke writes a line that joins nothing.
func (w *svgWriter) stroke(s *Stroke) {
	w.raw("<line")
	w.class("lt-stroke", s.Class)
	w.number("x1", s.From.X)
	w.number("y1", s.From.Y)
	w.number("x2", s.To.X)
	w.number("y2", s.To.Y)
	w.paint("lt-stroke", s.Class)
	w.raw("/>\n")
}

// label writes free text.
func (w *svgWriter) label(l *Label) {
	value := clean(l.Text.In(w.lang))
	if value == "" {
		return
	}
	size := l.Size
	if size == 0 {
		size = noteSize
	}
	if l.Width > 0 {
		value = fit(value, l.Width+1, size, l.Strong)
	}
	class := ""
	if l.Strong {
		class = "strong"
	}
	if l.Muted {
		class = joinClasses(class, "muted")
	}
	anchor := l.Anchor
	if anchor == "" {
		anchor = "start"
	}
	w.line(textLine{role: "lt-label", class: class, text: l.Text, value: value, at: l.At, size: size, anchor: anchor, turned: l.Turned})
	w.raw("\n")
}

// textLine is a line of text with its place.
type textLine struct {
	role, class string
	text        model.Text // what it is taken from, for its language
	value       string
	at          Point
	size        float64
	anchor      string
	turned      bool
	ink         string // its colour, when it is an author's
}

func (w *svgWriter) line(t textLine) {
	w.startText(t)
	w.raw(">")
	w.text(t.value)
	// White space, so that the texts of a node are words of its name.
	w.raw("</text> ")
}

// startText writes the text element up to its attributes.
func (w *svgWriter) startText(t textLine) {
	w.raw("<text")
	w.class(t.role, t.class)
	w.number("x", t.at.X)
	w.number("y", t.at.Y)
	w.number("font-size", t.size)
	if t.anchor != "start" {
		w.raw(` text-anchor="`, t.anchor, `"`)
	}
	if t.turned {
		w.raw(` transform="rotate(-90 `)
		w.value(t.at.X)
		w.raw(" ")
		w.value(t.at.Y)
		w.raw(`)"`)
	}
	if _, actual := t.text.Pick(w.lang); actual != "" && actual != w.lang {
		w.attribute("lang", actual)
	}
	if rightToLeft(t.value) {
		w.raw(` direction="rtl"`)
	}
	if t.ink != "" {
		w.attribute("fill", t.ink)
		return
	}
	w.paint(t.role, t.class)
}

// lines writes several lines below each other, the first with its baseline at
// the place given.
func (w *svgWriter) lines(t textLine, values []string, gap float64) {
	if len(values) == 1 {
		t.value = values[0]
		w.line(t)
		return
	}
	t.value = strings.Join(values, " ")
	w.startText(t)
	w.raw(">")
	for i, value := range values {
		w.raw("<tspan")
		w.number("x", t.at.X)
		if i > 0 {
			w.number("dy", gap)
		}
		w.raw(">")
		w.text(value)
		if i < len(values)-1 {
			w.raw(" ") // else the last word and the next line's first are one word
		}
		w.raw("</tspan>")
	}
	w.raw("</text> ")
}

// rect writes a rectangle of a role.
func (w *svgWriter) rect(role, class string, r Rect, radius float64) {
	w.raw("<rect")
	w.class(role, "")
	w.number("x", r.X)
	w.number("y", r.Y)
	w.number("width", r.W)
	w.number("height", r.H)
	if radius > 0 {
		w.number("rx", radius)
	}
	w.paint(role, class)
	w.raw("/>")
}

// class writes the class attribute: the role, and the further classes of a
// thing, each with the prefix that keeps them apart from the page's own.
func (w *svgWriter) class(role, further string) {
	w.raw(` class="`, role)
	for name := range strings.FieldsSeq(further) {
		w.raw(" lt-", sanitize(name))
	}
	w.raw(`"`)
}

// link opens an element that leads to an end, or a group when there is none;
// it gives the name to close it with.
func (w *svgWriter) link(end model.End, role, class string) string {
	if end.Element == nil {
		w.raw("<g")
		w.class(role, class)
		return "g"
	}
	w.raw("<a")
	w.class(role, class)
	w.attribute("href", "lintel:"+end.Address())
	return "a"
}

func (w *svgWriter) attribute(name, value string) {
	w.raw(" ", name, `="`)
	w.text(value)
	w.raw(`"`)
}

func (w *svgWriter) number(name string, value float64) {
	w.raw(" ", name, `="`)
	w.value(value)
	w.raw(`"`)
}

// value writes a number with at most two decimals.
func (w *svgWriter) value(value float64) {
	if whole := int64(value); float64(whole) == value {
		w.out = strconv.AppendInt(w.out, whole, 10)
		return
	}
	w.out = strconv.AppendFloat(w.out, value, 'f', 2, 64)
	for w.out[len(w.out)-1] == '0' {
		w.out = w.out[:len(w.out)-1]
	}
	if w.out[len(w.out)-1] == '.' {
		w.out = w.out[:len(w.out)-1]
	}
}

func (w *svgWriter) raw(parts ...string) {
	for _, part := range parts {
		w.out = append(w.out, part...)
	}
}

// text writes text so that it can stand in an element and in an attribute.
func (w *svgWriter) text(value string) {
	start := 0
	for i := 0; i < len(value); i++ {
		escape := ""
		switch value[i] {
		case '&':
			escape = "&amp;"
		case '<':
			escape = "&lt;"
		case '>':
			escape = "&gt;"
		case '"':
			escape = "&quot;"
		default:
			continue
		}
		w.out = append(append(w.out, value[start:i]...), escape...)
		start = i + 1
	}
	w.out = append(w.out, value[start:]...)
}

// sanitize keeps of a name what can stand in an id or a class. Names come from
// ids, which are plain already; a group may be named by a text.
func sanitize(name string) string {
	plain := func(c byte) bool {
		return c == '-' || c == '_' || c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z'
	}
	for i := 0; i < len(name); i++ {
		if !plain(name[i]) {
			return strings.Map(func(sign rune) rune {
				if sign < 0x80 && plain(byte(sign)) {
					return sign
				}
				return '-'
			}, name)
		}
	}
	return name
}

// spoken makes a text fit to be read out beside others: one that runs from the
// right is kept from turning its neighbours.
func spoken(value string) string {
	value = oneLine(value)
	if rightToLeft(value) {
		return "\u2067" + value + "\u2069"
	}
	return value
}

// oneLine is a text cleaned, with single spaces.
func oneLine(value string) string { return strings.Join(strings.Fields(clean(value)), " ") }

// rightToLeft tells whether the first letter is of a script that runs from the
// right: Hebrew, Arabic and their neighbours.
func rightToLeft(value string) bool {
	for _, sign := range value {
		switch {
		case sign >= 0x0590 && sign <= 0x08FF, sign >= 0xFB1D && sign <= 0xFDFF, sign >= 0xFE70 && sign <= 0xFEFF, sign >= 0x10800 && sign <= 0x10FFF:
			return true
		case sign >= 'A' && sign <= 'Z', sign >= 'a' && sign <= 'z', sign >= 0xC0 && sign < 0x0590:
			return false
		}
	}
	return false
}
