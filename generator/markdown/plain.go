package markdown

import (
	"html"
	"strconv"
	"strings"

	"github.com/yuin/goldmark/ast"
)

// plainText collects the text of inline nodes: of a heading, for its id and the
// table of contents, and of a picture, for its alternative text.
type plainText struct {
	renderer *renderer
	cut      int  // as the renderer's
	next     int  // the index the next well-formed reference will have
	inLink   bool // in a link or a picture, where no reference can be
	report   bool // references found are reported, because nobody renders them

	text    strings.Builder
	pattern strings.Builder // text, with a mark for a reference that has none
	marked  bool
}

// patternMark frames the index of a reference in a pattern; no text holds it.
const patternMark = "\x00"

func (p *plainText) add(text string) {
	p.text.WriteString(text)
	p.pattern.WriteString(text)
}

func (p *plainText) children(parent ast.Node) {
	for node := parent.FirstChild(); node != nil; node = node.NextSibling() {
		p.node(node)
	}
}

func (p *plainText) node(node ast.Node) {
	switch n := node.(type) {
	case *ast.Text:
		start, stop := n.Segment.Start, min(n.Segment.Stop, p.cut)
		if start < stop {
			if text := p.renderer.body[start:stop]; n.IsRaw() {
				p.add(text)
			} else {
				p.add(resolved(text))
			}
		}
		if n.SoftLineBreak() || n.HardLineBreak() {
			p.add(" ")
		}
	case *ast.AutoLink:
		p.add(string(n.Label(p.renderer.masked)))
	case *referenceNode:
		p.reference(n)
	case *ast.RawHTML:
	case *ast.Link, *ast.Image:
		outer := p.inLink
		p.inLink = true
		p.children(n)
		p.inLink = outer
	default:
		p.children(n)
	}
}

func (p *plainText) reference(node *referenceNode) {
	reference := p.renderer.reference(node, p.inLink)
	if node.problem != nil {
		if p.report {
			p.renderer.reportReference(node)
		}
		p.add(p.renderer.body[node.start:node.end])
		return
	}
	if reference.Text != "" {
		p.add(reference.Text)
	} else {
		p.marked = true
		p.text.WriteString(reference.Target)
		p.pattern.WriteString(patternMark + strconv.Itoa(p.next) + patternMark)
	}
	p.next++
}

// HeadingText gives the text of Headings[index] with the names of what it
// refers to: a reference without a text is named by the caller.
func (d *Document) HeadingText(index int, name func(Reference) string) string {
	heading := &d.Headings[index]
	if heading.pattern == "" || name == nil {
		return heading.Text
	}
	var b strings.Builder
	for i, piece := range strings.Split(heading.pattern, patternMark) {
		if i%2 == 0 {
			b.WriteString(piece)
		} else if reference, err := strconv.Atoi(piece); err == nil && reference < len(d.References) {
			b.WriteString(name(d.References[reference]))
		}
	}
	return b.String()
}

// Text gives the body's plain text, for descriptions and for search: code
// blocks, embeds, queries and footnote numbers left out, white space single. A
// reference without a text is named by the caller, by its target when name is
// nil. It is read off the HTML, so that a document keeps no second copy of it.
func (d *Document) Text(name func(Reference) string) string {
	stripper := textStripper{}
	for i := range d.Segments {
		segment := &d.Segments[i]
		switch segment.Kind {
		case HTML:
			stripper.html(segment.HTML)
		case ReferenceHole:
			reference := d.References[segment.Index]
			text := reference.Text
			switch {
			case text != "":
			case name != nil:
				text = name(reference)
			default:
				text = reference.Target
			}
			stripper.b.WriteString(html.EscapeString(text))
		case EmbedHole, QueryHole, CodeHole:
			stripper.b.WriteByte(' ')
		}
	}
	return strings.Join(strings.Fields(html.UnescapeString(stripper.b.String())), " ")
}

// textStripper drops tags. It sees only HTML of our own, in pieces: a tag may
// begin in one and end, after a hole, in another.
type textStripper struct {
	b     strings.Builder
	inTag bool
	skip  string // the tag that ends what is left out
}

func (s *textStripper) html(piece string) {
	for piece != "" {
		if s.inTag {
			end := strings.IndexByte(piece, '>')
			if end < 0 {
				return
			}
			piece, s.inTag = piece[end+1:], false
			continue
		}
		text, rest, tag := strings.Cut(piece, "<")
		if s.skip == "" {
			s.b.WriteString(text)
		}
		if !tag {
			return
		}
		switch {
		case s.skip != "":
			if strings.HasPrefix(rest, s.skip) {
				s.skip = ""
			}
		case strings.HasPrefix(rest, "sup "):
			s.skip = "/sup"
		case strings.HasPrefix(rest, `a class="lt-footnote-back"`):
			s.skip = "/a"
		}
		piece, s.inTag = rest, true
	}
}
