package markdown

import (
	"html"
	"strings"

	"github.com/yuin/goldmark/util"
)

// Filler fills the holes of a document for one page in one language. A nil
// Filler gives what can be said without one: references as text, links as
// written, labels as their keys, nothing for embeds and queries.
type Filler interface {
	// Reference gives the HTML in place of a reference, the <a> included.
	Reference(index int, reference Reference) string
	// Link gives the address of a link or image, which is escaped here, and
	// further attributes as HTML.
	Link(index int, link Link) (address string, attributes string)
	// Block gives the HTML of an embed (index into References) or a query
	// (index into Queries), and the word of a LabelHole (see LabelKey) as plain
	// text, which is escaped here.
	Block(kind SegmentKind, index int) string
}

// Part is a stretch of a body for the theme: HTML, or an embed or query that
// the theme executes a template for.
type Part struct {
	HTML  string
	Embed int // index into References, -1 when it is none
	Query int // index into Queries, -1 when it is none
}

// Parts gives the body with embeds and queries standing between stretches of
// HTML. A stretch need not be well-formed alone (an embed may stand in a list),
// all together they are. A nil highlighter gives code without colours.
func (d *Document) Parts(fill Filler, highlight *Highlighter) []Part {
	var parts []Part
	var b strings.Builder
	flush := func() {
		if b.Len() > 0 {
			parts = append(parts, Part{HTML: b.String(), Embed: -1, Query: -1})
			b.Reset()
		}
	}
	for i := range d.Segments {
		segment := &d.Segments[i]
		switch segment.Kind {
		case EmbedHole:
			flush()
			parts = append(parts, Part{Embed: segment.Index, Query: -1})
		case QueryHole:
			flush()
			parts = append(parts, Part{Embed: -1, Query: segment.Index})
		default:
			d.segment(&b, segment, fill, highlight)
		}
	}
	flush()
	return parts
}

// holeSize is about what a hole is filled with.
const holeSize = 64

// HTML gives the body in one string; the filler is asked for embeds and queries.
func (d *Document) HTML(fill Filler, highlight *Highlighter) string {
	size := 0
	for i := range d.Segments {
		size += len(d.Segments[i].HTML) + holeSize
	}
	var b strings.Builder
	b.Grow(size)
	for i := range d.Segments {
		d.segment(&b, &d.Segments[i], fill, highlight)
	}
	return b.String()
}

// InlineHTML gives the body for a place inside a line: without the <p> when it
// is a single paragraph, as HTML gives it otherwise.
func (d *Document) InlineHTML(fill Filler, highlight *Highlighter) string {
	whole := d.HTML(fill, highlight)
	if d.inline {
		return strings.TrimSuffix(strings.TrimPrefix(whole, "<p>"), "</p>\n")
	}
	return whole
}

func (d *Document) segment(b *strings.Builder, segment *Segment, fill Filler, highlight *Highlighter) {
	if fill == nil {
		fill = plainFiller{}
	}
	switch segment.Kind {
	case HTML:
		b.WriteString(segment.HTML)
	case ReferenceHole:
		b.WriteString(fill.Reference(segment.Index, d.References[segment.Index]))
	case LinkHole:
		link := d.Links[segment.Index]
		address, attributes := fill.Link(segment.Index, link)
		name := ` href="`
		if link.Image {
			name = ` src="`
		}
		b.WriteString(name + html.EscapeString(address) + `"`)
		if attributes != "" {
			b.WriteString(" " + attributes)
		}
	case CodeHole:
		b.WriteString(highlight.Code(*segment.Code))
	case LabelHole:
		b.WriteString(html.EscapeString(fill.Block(LabelHole, segment.Index)))
	case EmbedHole, QueryHole:
		b.WriteString(fill.Block(segment.Kind, segment.Index))
	}
}

// plainFiller is the filler of a document without a site around it.
type plainFiller struct{}

func (plainFiller) Reference(_ int, reference Reference) string {
	if reference.Text != "" {
		return html.EscapeString(reference.Text)
	}
	return html.EscapeString(reference.Target)
}

func (plainFiller) Link(_ int, link Link) (string, string) {
	return EscapeAddress(link.Destination), ""
}

func (plainFiller) Block(kind SegmentKind, index int) string {
	if kind == LabelHole {
		return LabelKey(index)
	}
	return ""
}

// EscapeAddress percent-encodes what may not stand in an address (spaces,
// letters outside ASCII); what is encoded already stays.
func EscapeAddress(address string) string { return string(util.URLEscape([]byte(address), false)) }
