package markdown

import (
	"strconv"
	"strings"

	"github.com/yuin/goldmark/ast"
	extension "github.com/yuin/goldmark/extension/ast"

	"lintel/generator/diag"
)

// renderer turns goldmark's tree into a document's segments, in one walk and
// into one buffer. goldmark's own renderer was refused: it has no holes, and a
// switch on the node's type is faster than its table of functions.
type renderer struct {
	document *Document
	body     string // as written: what is rendered is taken from here
	masked   []byte // what goldmark parsed
	place    placer
	report   *diag.List
	limits   Limits

	out     []byte
	marks   []mark
	flushed int // how much of out is in marks

	anchors anchors
	cut     int      // offset in body from where on text is not rendered, in this block
	inLink  int      // depth of links
	inWord  bool     // the last sign written was part of a word
	level   int      // of the last heading
	tables  int      // seen so far
	tags    []string // HTML elements opened in this block and reported
}

// mark is a segment to be: a stretch of out, or a hole.
type mark struct {
	kind       SegmentKind
	index      int
	start, end int
	code       *Code
}

// noCut is a cut behind every text.
const noCut = int(^uint(0) >> 1)

func newRenderer(document *Document, body string, masked []byte, place placer, report *diag.List, limits Limits) *renderer {
	return &renderer{
		document: document, body: body, masked: masked, place: place, report: report, limits: limits,
		out: make([]byte, 0, len(body)+len(body)/4+64), cut: noCut, level: 1,
	}
}

// render renders the whole tree.
func (r *renderer) render(root ast.Node, whole bool) {
	r.anchors.collect(root, r)
	first := root.FirstChild()
	if paragraph, ok := first.(*ast.Paragraph); ok && first.NextSibling() == nil {
		_, anchored := r.anchors.fixed[first]
		r.document.inline = !anchored && r.embedOf(paragraph) == nil
	}
	for node := first; node != nil; node = node.NextSibling() {
		if heading, ok := node.(*ast.Heading); ok && whole && heading.Level == 1 {
			whole = false
			r.title(heading)
			continue
		}
		r.block(node)
	}
	r.finish()
}

// finish cuts the buffer into segments that share one string.
func (r *renderer) finish() {
	r.flush()
	if len(r.marks) == 0 {
		return
	}
	html := string(r.out)
	r.document.Segments = make([]Segment, len(r.marks))
	for i, m := range r.marks {
		r.document.Segments[i] = Segment{Kind: m.kind, HTML: html[m.start:m.end], Index: m.index, Code: m.code}
	}
}

func (r *renderer) flush() {
	if len(r.out) > r.flushed {
		r.marks = append(r.marks, mark{kind: HTML, start: r.flushed, end: len(r.out)})
		r.flushed = len(r.out)
	}
}

func (r *renderer) hole(kind SegmentKind, index int) {
	r.flush()
	r.marks = append(r.marks, mark{kind: kind, index: index})
}

func (r *renderer) write(html string) { r.out = append(r.out, html...) }

func (r *renderer) blocks(parent ast.Node) {
	for node := parent.FirstChild(); node != nil; node = node.NextSibling() {
		if node.Type() == ast.TypeInline {
			r.inline(node) // the way back from a footnote that ends in no paragraph
			continue
		}
		r.block(node)
	}
}

func (r *renderer) block(node ast.Node) {
	r.inWord = false
	switch n := node.(type) {
	case *ast.Paragraph:
		r.paragraph(n)
	case *ast.Heading:
		r.heading(n)
	case *ast.TextBlock:
		r.textBlock(n)
	case *ast.List:
		r.list(n)
	case *ast.Blockquote:
		r.quote(n)
	case *ast.FencedCodeBlock:
		r.fencedCode(n)
	case *ast.CodeBlock:
		code, start, end := r.lines(n)
		r.code("", code, start, end)
	case *ast.HTMLBlock:
		r.htmlBlock(n)
	case *ast.ThematicBreak:
		r.write("<hr>\n")
	case *extension.Table:
		r.table(n)
	case *extension.DefinitionList:
		r.element("dl", n)
	case *extension.DefinitionTerm:
		r.write("<dt>")
		r.textLines(n)
		r.write("</dt>\n")
	case *extension.DefinitionDescription:
		r.write("<dd>")
		r.blocks(n)
		r.write("</dd>\n")
	case *extension.FootnoteList:
		r.footnotes(n)
	case *containerNode:
		r.container(n)
	}
}

// element renders a block that is nothing but its tag.
func (r *renderer) element(name string, node ast.Node) {
	r.write("<" + name + ">\n")
	r.blocks(node)
	r.write("</" + name + ">\n")
}

// textLines renders what is in a leaf block, up to its fixed anchor.
func (r *renderer) textLines(node ast.Node) {
	r.tags = r.tags[:0]
	r.cut = noCut
	if anchor, ok := r.anchors.fixed[node]; ok {
		r.cut = anchor.cut
	}
	r.inlines(node)
	r.cut = noCut
}

// anchor writes the id of a block that carries one, and lists it.
func (r *renderer) anchor(node ast.Node) {
	anchor, ok := r.anchors.fixed[node]
	if !ok || anchor.id == "" {
		return
	}
	r.document.Anchors = append(r.document.Anchors, Anchor{ID: anchor.id, Span: r.place(anchor.start, anchor.end)})
	r.write(` id="` + anchor.id + `"`)
}

func (r *renderer) paragraph(node *ast.Paragraph) {
	if embed := r.embedOf(node); embed != nil {
		anchor, anchored := r.anchors.fixed[ast.Node(node)]
		if anchored && anchor.id != "" {
			r.write("<div")
			r.anchor(node)
			r.write(">\n")
		}
		r.embed(embed)
		if anchored && anchor.id != "" {
			r.write("</div>\n")
		}
		return
	}
	r.write("<p")
	r.anchor(node)
	r.write(">")
	r.textLines(node)
	r.write("</p>\n")
}

// textBlock is a paragraph of a tight list; its item carries the anchor.
func (r *renderer) textBlock(node *ast.TextBlock) {
	if embed := r.embedOf(node); embed != nil {
		r.embed(embed)
		return
	}
	r.textLines(node)
	if node.NextSibling() != nil && node.FirstChild() != nil {
		r.write("\n")
	}
}

// embedOf gives the ![[…]] that a block consists of, nil when there is more.
func (r *renderer) embedOf(node ast.Node) *referenceNode {
	embed, ok := node.FirstChild().(*referenceNode)
	if !ok || !embed.embed || embed.problem != nil {
		return nil
	}
	end := noCut
	if anchor, ok := r.anchors.fixed[node]; ok {
		end = anchor.cut
	}
	for rest := embed.NextSibling(); rest != nil; rest = rest.NextSibling() {
		text, ok := rest.(*ast.Text)
		if !ok {
			return nil
		}
		start, stop := text.Segment.Start, min(text.Segment.Stop, end)
		if start < stop && strings.TrimSpace(r.body[start:stop]) != "" {
			return nil
		}
	}
	return embed
}

func (r *renderer) embed(node *referenceNode) {
	reference := r.reference(node, false)
	if node.problem != nil {
		r.badReference(node)
		return
	}
	r.hole(EmbedHole, len(r.document.References))
	r.document.References = append(r.document.References, reference)
}

// title takes the heading that the page prints: what it refers to is listed and
// its text kept, but nothing of it stays in the HTML.
func (r *renderer) title(node *ast.Heading) {
	heading := r.headingOf(node)
	r.document.Title = heading.Text
	r.document.Headings = append(r.document.Headings, heading)
	r.flush()
	out, marks, words := len(r.out), len(r.marks), r.document.Words
	r.textLines(node)
	r.out, r.marks, r.flushed = r.out[:out], r.marks[:marks], out
	r.document.Words = words
}

func (r *renderer) heading(node *ast.Heading) {
	heading := r.headingOf(node)
	r.document.Headings = append(r.document.Headings, heading)
	r.level = node.Level
	level := strconv.Itoa(node.Level)
	r.write("<h" + level + ` id="` + heading.ID + `">`)
	r.textLines(node)
	r.write("</h" + level + ">\n")
}

// headingOf reads a heading before it is rendered, because its id stands in the
// tag that opens it.
func (r *renderer) headingOf(node *ast.Heading) Heading {
	plain := plainText{renderer: r, next: len(r.document.References), cut: noCut}
	anchor, anchored := r.anchors.fixed[ast.Node(node)]
	if anchored {
		plain.cut = anchor.cut
	}
	plain.children(node)
	heading := Heading{Level: node.Level, Text: strings.TrimSpace(plain.text.String())}
	if plain.marked {
		heading.pattern = strings.TrimSpace(plain.pattern.String())
	}
	if anchor.id != "" {
		heading.ID = anchor.id
	} else {
		heading.ID = r.anchors.forHeading(heading.Text)
	}
	start, end := max(node.Pos(), 0), max(node.Pos(), 0)
	if lines := node.Lines(); lines.Len() > 0 {
		end = lines.At(lines.Len() - 1).Stop
	}
	heading.Span = r.place(start, end)
	return heading
}

func (r *renderer) list(node *ast.List) {
	name := "ul"
	if node.IsOrdered() {
		name = "ol"
	}
	r.write("<" + name)
	if node.IsOrdered() && node.Start != 1 {
		r.write(` start="` + strconv.Itoa(node.Start) + `"`)
	}
	r.write(">\n")
	for item := node.FirstChild(); item != nil; item = item.NextSibling() {
		r.write("<li")
		first, tight := item.FirstChild().(*ast.TextBlock)
		if tight {
			r.anchor(first)
		}
		r.write(">")
		if item.FirstChild() != nil && !tight {
			r.write("\n")
		}
		r.blocks(item)
		r.write("</li>\n")
	}
	r.write("</" + name + ">\n")
}

// table renders a table in a frame that scrolls sideways and can be reached by
// the keyboard; its name has a number, so that no two frames share one.
func (r *renderer) table(node *extension.Table) {
	r.tables++
	r.write(`<div class="lt-table" tabindex="0" role="group" aria-label="`)
	r.hole(LabelHole, labelTable)
	r.write(" " + strconv.Itoa(r.tables) + "\">\n<table>\n")
	for row := node.FirstChild(); row != nil; row = row.NextSibling() {
		if _, head := row.(*extension.TableHeader); head {
			r.write("<thead>\n")
			r.row(row, `<th scope="col"`, "</th>\n")
			r.write("</thead>\n")
			if row.NextSibling() != nil {
				r.write("<tbody>\n")
			}
			continue
		}
		r.row(row, "<td", "</td>\n")
		if row.NextSibling() == nil {
			r.write("</tbody>\n")
		}
	}
	r.write("</table>\n</div>\n")
}

func (r *renderer) row(row ast.Node, open, end string) {
	r.write("<tr>\n")
	for node := row.FirstChild(); node != nil; node = node.NextSibling() {
		r.inWord = false
		r.write(open)
		if cell, ok := node.(*extension.TableCell); ok {
			switch cell.Alignment {
			case extension.AlignLeft:
				r.write(` class="lt-left"`)
			case extension.AlignRight:
				r.write(` class="lt-right"`)
			case extension.AlignCenter:
				r.write(` class="lt-center"`)
			}
		}
		r.write(">")
		r.textLines(node)
		r.write(end)
	}
	r.write("</tr>\n")
}
