package markdown

import (
	"strconv"
	"strings"

	"github.com/yuin/goldmark/ast"
	extension "github.com/yuin/goldmark/extension/ast"

	"lintel/generator/diag"
)

// queryLanguage is the language of a fenced block that is a live list.
const queryLanguage = "query"

func (r *renderer) fencedCode(node *ast.FencedCodeBlock) {
	language := resolved(string(node.Language(r.masked)))
	code, start, end := r.lines(node)
	if node.Lines().Len() == 0 && node.Info != nil {
		start, end = node.Info.Segment.Stop, node.Info.Segment.Stop
	}
	if language != queryLanguage {
		r.code(language, code, start, end)
		return
	}
	// Indentation stays in the span: then all lines of a block in a list are
	// indented alike, as YAML wants them.
	for start > 0 && start < len(r.body) && (r.body[start-1] == ' ' || r.body[start-1] == '\t') {
		start--
	}
	r.hole(QueryHole, len(r.document.Queries))
	r.document.Queries = append(r.document.Queries, Query{Span: r.place(start, end), Text: code})
}

func (r *renderer) code(language, code string, start, end int) {
	if len(code) > r.limits.Code {
		panic(limitCode(start, end, len(code), r.limits.Code))
	}
	r.flush()
	r.marks = append(r.marks, mark{kind: CodeHole, code: &Code{Language: language, Text: strings.TrimSuffix(code, "\n")}})
}

// lines gives the content of a code block: a part of the text itself when it
// stands there in one piece, so that it takes no memory of its own.
func (r *renderer) lines(node ast.Node) (content string, start, end int) {
	lines := node.Lines()
	if lines.Len() == 0 {
		return "", 0, 0
	}
	start, end = lines.At(0).Start, lines.At(lines.Len()-1).Stop
	whole := true
	for i, stop := 0, start; i < lines.Len(); i++ {
		line := lines.At(i)
		whole = whole && line.Padding == 0 && line.Start == stop
		stop = line.Stop
	}
	if whole {
		return r.body[start:end], start, end
	}
	var b strings.Builder
	for i := range lines.Len() {
		line := lines.At(i)
		b.WriteString(strings.Repeat(" ", line.Padding))
		b.WriteString(r.body[line.Start:line.Stop])
		if line.Stop > line.Start && r.body[line.Stop-1] != '\n' {
			b.WriteByte('\n')
		}
	}
	return b.String(), start, end
}

// htmlBlock drops HTML and reports it; comments are dropped in silence, but not
// what stands beside them in the block, and not one that is never closed.
func (r *renderer) htmlBlock(node *ast.HTMLBlock) {
	lines := node.Lines()
	if lines.Len() == 0 {
		return
	}
	start, end := lines.At(0).Start, lines.At(lines.Len()-1).Stop
	if node.HasClosure() {
		end = max(end, node.ClosureLine.Stop)
	}
	rest := r.body[start:end]
	for strings.HasPrefix(strings.TrimLeft(rest, " \t\n"), "<!--") {
		open := strings.Index(rest, "<!--")
		closed := strings.Index(rest[open+2:], "-->")
		if closed < 0 {
			break
		}
		rest = rest[open+2+closed+3:]
	}
	left := strings.TrimLeft(rest, " \t\n>")
	if left == "" {
		return
	}
	if rest == r.body[start:end] {
		left = strings.TrimLeft(rest, " \t\n")
	}
	line, _, _ := strings.Cut(left, "\n")
	at := end - len(left)
	r.report.Add(ruleHTML, r.place(at, at+len(line)), diag.Args{"html": excerpt(line)})
}

// excerpt is the beginning of a text, for a message.
func excerpt(text string) string {
	const most = 40
	runes := []rune(text)
	if len(runes) <= most {
		return text
	}
	return string(runes[:most]) + "…"
}

// The things that can be wrong with a box.
var (
	boxOpen  = diag.Text{EN: "it is not closed by :::", NB: "den er ikke avsluttet med :::"}
	boxStray = diag.Text{EN: "there is nothing here that it could belong to", NB: "det er ingenting her den kan høre til"}
	boxName  = diag.Text{EN: "there is no box of that name", NB: "det finnes ingen boks med det navnet"}
	boxTab   = diag.Text{EN: "a tab needs a name", NB: "en fane trenger et navn"}
)

func (r *renderer) badBox(start, end int, problem diag.Text, nearest string) {
	r.report.Add(ruleBox, r.place(start, end), diag.Args{"text": excerpt(r.body[start:end]), "problem": problem, "nearest": nearest})
}

func (r *renderer) container(node *containerNode) {
	label, known := boxLabels[node.name]
	title := strings.TrimSpace(r.body[node.titleStart:node.titleEnd])
	switch {
	case node.name == nameStray:
		r.badBox(node.start, node.end, boxStray, "")
		return
	case node.fence == 2:
		r.tab(node, title)
		return
	case !node.closed:
		r.badBox(node.start, node.end, boxOpen, "")
	}
	switch {
	case node.name == nameTabs:
		r.write("<div class=\"lt-tabs\">\n")
		r.blocks(node)
		r.write("</div>\n")
	case known:
		r.box(node, node.name, label, title)
	default:
		r.badBox(node.start, node.end, boxName, nearestBox(node.name))
		r.blocks(node)
	}
}

// tab is a section with a heading, one level below the heading above it, so
// that it reads well without a script. It is no heading of the document.
func (r *renderer) tab(node *containerNode, title string) {
	if title == "" {
		r.badBox(node.start, node.end, boxTab, "")
	}
	level := r.level
	name := "h" + strconv.Itoa(min(level+1, 6))
	r.write("<section class=\"lt-tab\">\n<" + name + ` class="lt-tab-title">`)
	r.text(title)
	r.write("</" + name + ">\n")
	r.level = min(level+1, 6)
	r.blocks(node)
	r.level = level
	r.write("</section>\n")
}

func (r *renderer) box(node ast.Node, name string, label int, title string) {
	r.write(`<aside class="lt-note lt-note-` + name + "\" role=\"note\">\n<p class=\"lt-note-title\">")
	if title == "" {
		r.hole(LabelHole, label)
	} else {
		r.text(title)
	}
	r.write("</p>\n")
	r.blocks(node)
	r.write("</aside>\n")
}

func (r *renderer) quote(node *ast.Blockquote) {
	value, _ := node.Attribute(alertAttribute)
	box, ok := value.(*alert)
	if !ok {
		r.element("blockquote", node)
		return
	}
	label, known := boxLabels[box.name]
	if !known {
		r.badBox(box.start, box.end, boxName, nearestBox(box.name))
		r.element("blockquote", node)
		return
	}
	r.box(node, box.name, label, strings.TrimSpace(r.body[box.titleStart:box.titleEnd]))
}

// The ids of footnotes have a colon, which no anchor has.
func (r *renderer) footnotes(list *extension.FootnoteList) {
	r.write(`<section class="lt-footnotes" role="doc-endnotes" aria-label="`)
	r.hole(LabelHole, labelFootnotes)
	r.write("\">\n<ol>\n")
	for node := list.FirstChild(); node != nil; node = node.NextSibling() {
		note, ok := node.(*extension.Footnote)
		if !ok {
			continue
		}
		r.write(`<li id="fn:` + strconv.Itoa(note.Index) + "\">\n")
		r.blocks(note)
		r.write("</li>\n")
	}
	r.write("</ol>\n</section>\n")
}

// footnoteReference is the id of the place that refers to a footnote: several
// places may refer to one.
func footnoteReference(index, repetition int) string {
	id := "fnref"
	if repetition > 0 {
		id += strconv.Itoa(repetition)
	}
	return id + ":" + strconv.Itoa(index)
}

func (r *renderer) footnoteLink(node *extension.FootnoteLink) {
	number := strconv.Itoa(node.Index)
	r.write(`<sup id="` + footnoteReference(node.Index, node.RefIndex) + `">`)
	if r.inLink > 0 { // no link in a link
		r.write(number + "</sup>")
		return
	}
	r.write(`<a class="lt-footnote" href="#fn:` + number + `" role="doc-noteref">` + number + "</a></sup>")
}

func (r *renderer) footnoteBacklink(node *extension.FootnoteBacklink) {
	r.write(` <a class="lt-footnote-back" href="#` + footnoteReference(node.Index, node.RefIndex) + `" role="doc-backlink" aria-label="`)
	r.hole(LabelHole, labelBack)
	r.write(" " + strconv.Itoa(node.Index) + `">↩</a>`)
}
