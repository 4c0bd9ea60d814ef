package markdown

import (
	"strings"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	extension "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/renderer/html"

	"lintel/generator/diag"
	"lintel/generator/source"
)

func (r *renderer) inlines(parent ast.Node) {
	for node := parent.FirstChild(); node != nil; node = node.NextSibling() {
		r.inline(node)
	}
}

func (r *renderer) inline(node ast.Node) {
	switch n := node.(type) {
	case *ast.Text:
		r.textNode(n)
	case *ast.String:
		r.text(string(n.Value))
	case *ast.CodeSpan:
		r.codeSpan(n)
	case *ast.Emphasis:
		if n.Level == 2 {
			r.tagged("strong", n)
		} else {
			r.tagged("em", n)
		}
	case *extension.Strikethrough:
		r.tagged("del", n)
	case *ast.Link:
		r.link(n)
	case *ast.Image:
		r.image(n)
	case *ast.AutoLink:
		r.autoLink(n)
	case *ast.RawHTML:
		r.rawHTML(n)
	case *referenceNode:
		r.referenceHole(n)
	case *extension.FootnoteLink:
		r.footnoteLink(n)
	case *extension.FootnoteBacklink:
		r.footnoteBacklink(n)
	default:
		r.inlines(n)
	}
}

func (r *renderer) tagged(name string, node ast.Node) {
	r.write("<" + name + ">")
	r.inlines(node)
	r.write("</" + name + ">")
}

func (r *renderer) textNode(node *ast.Text) {
	start, stop := node.Segment.Start, min(node.Segment.Stop, r.cut)
	if start < stop {
		if node.IsRaw() {
			r.raw(r.body[start:stop])
		} else {
			r.text(r.body[start:stop])
		}
	}
	switch {
	case node.HardLineBreak():
		r.write("<br>\n")
		r.inWord = false
	case node.SoftLineBreak():
		r.write("\n")
		r.inWord = false
	}
}

func (r *renderer) codeSpan(node *ast.CodeSpan) {
	r.write("<code>")
	for child := node.FirstChild(); child != nil; child = child.NextSibling() {
		if text, ok := child.(*ast.Text); ok {
			r.raw(strings.ReplaceAll(r.body[text.Segment.Start:text.Segment.Stop], "\n", " "))
		}
	}
	r.write("</code>")
}

func (r *renderer) referenceHole(node *referenceNode) {
	reference := r.reference(node, r.inLink > 0)
	if node.problem != nil {
		r.badReference(node)
		return
	}
	if node.embed {
		r.report.Add(ruleEmbed, reference.Span, diag.Args{"text": r.body[node.start:node.end]})
	}
	r.hole(ReferenceHole, len(r.document.References))
	r.document.References = append(r.document.References, reference)
	if !r.inWord {
		r.document.Words++
	}
	r.document.Words += max(0, len(strings.Fields(reference.Text))-1)
	r.inWord = true
}

// badReference reports a reference and renders it as it is written.
func (r *renderer) badReference(node *referenceNode) {
	r.reportReference(node)
	r.raw(r.body[node.start:node.end])
}

func (r *renderer) reportReference(node *referenceNode) {
	text := excerpt(strings.ReplaceAll(r.body[node.start:node.end], "\n", " "))
	r.report.Add(ruleReference, r.place(node.start, node.end), diag.Args{"text": text, "problem": node.problem.Text})
}

func (r *renderer) link(node *ast.Link) {
	index, ok := r.addLink(node.Destination, node.Pos(), false)
	if ok {
		r.write("<a")
		r.hole(LinkHole, index)
		r.titleAttribute(node.Title)
		r.write(">")
	}
	r.inLink++
	r.inlines(node)
	r.inLink--
	if ok {
		r.write("</a>")
	}
}

func (r *renderer) image(node *ast.Image) {
	alternative := plainText{renderer: r, cut: noCut, inLink: true, report: true}
	alternative.children(node)
	index, ok := r.addLink(node.Destination, node.Pos(), true)
	if !ok {
		r.raw(alternative.text.String())
		return
	}
	r.write("<img")
	r.hole(LinkHole, index)
	r.write(` alt="`)
	r.raw(alternative.text.String())
	r.write(`"`)
	r.titleAttribute(node.Title)
	r.write(">")
}

func (r *renderer) titleAttribute(title []byte) {
	if len(title) == 0 {
		return
	}
	words := r.document.Words
	r.write(` title="`)
	r.text(r.unmasked(title))
	r.write(`"`)
	r.document.Words = words
}

func (r *renderer) autoLink(node *ast.AutoLink) {
	label := r.unmasked(node.Label(r.masked))
	if r.inLink > 0 {
		r.raw(label)
		return
	}
	destination := label
	if node.AutoLinkType == ast.AutoLinkEmail && !strings.HasPrefix(strings.ToLower(label), "mailto:") {
		destination = "mailto:" + label
	}
	start := node.Pos() + 1
	index, ok := r.keepLink(Link{Destination: destination, Span: r.place(start, start+len(label))})
	if ok {
		r.write("<a")
		r.hole(LinkHole, index)
		r.write(">")
	}
	r.raw(label)
	if ok {
		r.write("</a>")
	}
}

// addLink lists a link; ok is false when its scheme is not allowed, which is
// reported.
func (r *renderer) addLink(destination []byte, position int, image bool) (index int, ok bool) {
	link := Link{Destination: resolved(r.unmasked(destination)), Image: image}
	if start := offsetOf(r.masked, destination); start >= 0 {
		link.Span = r.place(start, start+len(destination))
	} else {
		start = min(max(position, 0), len(r.body))
		link.Span = r.place(start, min(start+1, len(r.body)))
	}
	return r.keepLink(link)
}

func (r *renderer) keepLink(link Link) (index int, ok bool) {
	if scheme := badScheme(link.Destination); scheme != "" {
		r.badScheme(scheme, link.Span)
		return 0, false
	}
	r.document.Links = append(r.document.Links, link)
	return len(r.document.Links) - 1, true
}

func (r *renderer) badScheme(scheme string, span source.Span) {
	r.report.Add(ruleLinkScheme, span, diag.Args{"scheme": scheme})
}

// badScheme gives the scheme of an address when it is not an allowed one.
// Browsers drop control signs and spaces from an address before they look.
func badScheme(destination string) string {
	end := strings.IndexByte(destination, ':')
	if end < 0 {
		return ""
	}
	scheme := strings.Map(func(letter rune) rune {
		if letter <= ' ' || letter == 0x7f {
			return -1
		}
		return letter
	}, destination[:end])
	if scheme == "" || strings.ContainsAny(scheme, "/?#") {
		return ""
	}
	switch strings.ToLower(destination[:end]) {
	case "http", "https", "mailto":
		return ""
	}
	return scheme
}

// offsetOf gives where a slice lies in the text it was cut from, -1 when it was
// not: goldmark keeps no offset of a destination, but does not copy it either.
func offsetOf(whole, part []byte) int {
	at := cap(whole) - cap(part)
	if len(part) == 0 || at < 0 || at >= len(whole) || &whole[at] != &part[0] {
		return -1
	}
	return at
}

// unmasked gives a slice of the masked text as it was written.
func (r *renderer) unmasked(part []byte) string {
	if start := offsetOf(r.masked, part); start >= 0 {
		return r.body[start : start+len(part)]
	}
	return string(part)
}

// rawHTML drops a tag and reports it; the tag that closes a reported one and
// comments are dropped in silence.
func (r *renderer) rawHTML(node *ast.RawHTML) {
	if node.Segments.Len() == 0 {
		return
	}
	start := node.Segments.At(0).Start
	end := node.Segments.At(node.Segments.Len() - 1).Stop
	tag := r.body[start:end]
	if strings.HasPrefix(tag, "<!--") {
		return
	}
	if name, closes := strings.CutPrefix(tag, "</"); closes {
		name = tagName(name)
		for i := len(r.tags) - 1; i >= 0; i-- {
			if r.tags[i] == name {
				r.tags = append(r.tags[:i], r.tags[i+1:]...)
				return
			}
		}
	} else {
		r.tags = append(r.tags, tagName(tag[1:]))
	}
	r.report.Add(ruleHTML, r.place(start, end), diag.Args{"html": excerpt(strings.ReplaceAll(tag, "\n", " "))})
}

func tagName(tag string) string {
	end := strings.IndexFunc(tag, func(c rune) bool {
		return c != '-' && (c < '0' || c > '9') && (c|0x20 < 'a' || c|0x20 > 'z')
	})
	if end >= 0 {
		tag = tag[:end]
	}
	return strings.ToLower(tag)
}

// The classes of bytes in a text.
const (
	byteSpace   = 1 << iota // ends a word
	byteEscape              // written as an entity
	byteResolve             // begins an escape or an entity of Markdown's
)

var byteClasses = [256]uint8{
	' ': byteSpace, '\t': byteSpace, '\n': byteSpace,
	'<': byteEscape, '>': byteEscape, '"': byteEscape, 0: byteEscape,
	'&': byteEscape | byteResolve, '\\': byteResolve,
}

// text writes Markdown's text: escapes and entities resolved, safe in HTML and
// in an attribute. Words are counted on the way.
func (r *renderer) text(value string) { r.escape(value, byteResolve) }

// raw writes a text as it is, made safe.
func (r *renderer) raw(value string) { r.escape(value, 0) }

func (r *renderer) escape(value string, resolve uint8) {
	done := 0
	for i := 0; i < len(value); i++ {
		class := byteClasses[value[i]]
		if class == 0 {
			if !r.inWord {
				r.document.Words++
				r.inWord = true
			}
			continue
		}
		switch {
		case class&byteSpace != 0:
			r.inWord = false
		case class&resolve != 0:
			r.out = append(r.out, value[done:i]...)
			html.DefaultWriter.Write(outWriter{r}, []byte(value[i:]))
			r.document.Words += len(strings.Fields(value[i:]))
			if r.inWord {
				r.document.Words--
			}
			r.inWord = true
			return
		case class&byteEscape != 0:
			r.out = append(r.out, value[done:i]...)
			r.out = append(r.out, entity(value[i])...)
			done = i + 1
		}
	}
	r.out = append(r.out, value[done:]...)
}

func entity(c byte) string {
	switch c {
	case '<':
		return "&lt;"
	case '>':
		return "&gt;"
	case '"':
		return "&quot;"
	case '&':
		return "&amp;"
	}
	return string(utf8.RuneError)
}

// outWriter lets goldmark's resolver write into the renderer's buffer.
type outWriter struct{ *renderer }

func (w outWriter) Write(p []byte) (int, error) { w.out = append(w.out, p...); return len(p), nil }
func (w outWriter) WriteString(s string) (int, error) {
	w.out = append(w.out, s...)
	return len(s), nil
}
func (w outWriter) WriteByte(c byte) error { w.out = append(w.out, c); return nil }
func (w outWriter) WriteRune(c rune) (int, error) {
	w.out = utf8.AppendRune(w.out, c)
	return utf8.RuneLen(c), nil
}
func (w outWriter) Available() int { return cap(w.out) - len(w.out) }
func (w outWriter) Buffered() int  { return len(w.out) }
func (w outWriter) Flush() error   { return nil }
