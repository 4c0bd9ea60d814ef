package markdown

import (
	"fmt"
	"strings"

	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"

	"lintel/generator/diag"
	"lintel/generator/source"
)

// Document is a parsed text. It is not changed once made, and safe for
// concurrent use.
type Document struct {
	Headings    []Heading   // in order
	Anchors     []Anchor    // of paragraphs, in order
	References  []Reference // in order of appearance, footnotes last
	Links       []Link      // in order of appearance, footnotes last
	Queries     []Query     // in order
	Segments    []Segment   // the body
	FrontMatter source.Span // the YAML between the --- lines; zero when there is none
	Written     string      // the body as it stands
	Title       string      // text of the first level-1 heading, "" when there is none
	Words       int         // of the body, code left out

	inline bool // the body is one paragraph
}

// Heading is a heading of the text.
type Heading struct {
	Level int
	ID    string // unique in the document
	Text  string // plain; a reference without a text stands as its target
	Span  source.Span

	pattern string // Text with a mark for each reference without a text, "" when there is none
}

// Anchor is a paragraph or list item that carries {#id}.
type Anchor struct {
	ID   string
	Span source.Span // of {#id}
}

// Reference is [[target#part|text]], or ![[target]] when Embed is set.
type Reference struct {
	Target, Part, Text string
	Embed              bool
	Span               source.Span // of the whole [[…]]
	TargetSpan         source.Span // of target#part
}

// Link is an ordinary link, an image or an autolink. One with a scheme that is
// not allowed is a finding and not listed.
type Link struct {
	Destination string // escapes and entities resolved
	Image       bool
	Span        source.Span // of the destination, of the link's start when there is none
}

// Query is a query block.
type Query struct {
	Span source.Span // the block's content, from the start of its first line
	Text string      // the content, without indentation or the > of a quote
}

// SegmentKind tells what a segment is.
type SegmentKind int

// The kinds of segments: HTML, or a hole.
const (
	HTML          SegmentKind = iota
	ReferenceHole             // the <a> of References[Index]
	LinkHole                  // href or src and further attributes of Links[Index], inside an opened tag
	EmbedHole                 // References[Index], alone in its paragraph
	QueryHole                 // Queries[Index]
	CodeHole                  // Code, to be highlighted
	LabelHole                 // a word of the theme's catalogue: LabelKey(Index)
)

// Segment is a stretch of HTML or a hole.
type Segment struct {
	Kind  SegmentKind
	HTML  string
	Index int
	Code  *Code
}

// Code is a code block.
type Code struct {
	Language string // as written after the fence, "" when not said
	Text     string
}

// The labels of LabelHole, by Index.
const (
	labelNote = iota
	labelTip
	labelWarning
	labelImportant
	labelTable
	labelFootnotes
	labelBack
)

// LabelKey gives the catalogue's key for the index of a LabelHole: note, tip,
// warning, important (the titles of boxes), table (with its number appended, it
// names a table that scrolls), footnotes (names the list of them) and
// footnote-back (names the way back from one).
func LabelKey(index int) string {
	return [...]string{"note", "tip", "warning", "important", "table", "footnotes", "footnote-back"}[index]
}

// placer gives the place in a file of offsets in the text being parsed.
type placer func(start, end int) source.Span

// Parse reads the Markdown between two offsets of a file. When it begins at the
// file's start and with a line ---, the front matter is split off. The document
// is never nil; over a limit it is empty but for the front matter.
func Parse(file *source.File, start, end int, limits Limits, report *diag.List) *Document {
	span := file.Span(start, end)
	document := &Document{}
	body := span.Start
	if body == 0 {
		front, rest, closed := splitFrontMatter(file.Text[:span.End])
		if !closed {
			report.Add(ruleFrontMatter, file.Span(0, 3), nil)
		}
		if rest > 0 {
			document.FrontMatter = file.Span(front[0], front[1])
			body = rest
		}
	}
	place := func(start, end int) source.Span { return file.Span(body+start, body+end) }
	document.Written = file.Text[body:span.End]
	parse(document, document.Written, true, place, limits.withDefaults(), report)
	return document
}

// ParseFragment reads Markdown that stands inside something else, such as a
// YAML value; place gives the place in a file of offsets in the text. Its
// level-1 headings are rendered like the others.
func ParseFragment(text string, place func(start, end int) source.Span, limits Limits, report *diag.List) *Document {
	document := &Document{Written: text}
	parse(document, text, false, place, limits.withDefaults(), report)
	return document
}

// splitFrontMatter gives the offsets of the YAML and of the text after it; rest
// is 0 when there is no front matter. A text may also begin with a thematic
// break: it is front matter only when a key, a comment or the closing line
// follows. One that is not closed is taken to end at the first empty line, so
// that it is the only mistake reported.
func splitFrontMatter(text string) (front [2]int, rest int, closed bool) {
	first, _, found := strings.Cut(text, "\n")
	if !found || strings.TrimRight(first, " \t") != "---" {
		return front, 0, true
	}
	start := len(first) + 1
	second, _, _ := strings.Cut(text[start:], "\n")
	if !strings.Contains(second, ":") && !strings.HasPrefix(second, "#") && strings.TrimRight(second, " \t") != "---" {
		return front, 0, true
	}
	empty := len(text)
	for at := start; at < len(text); {
		line, _, _ := strings.Cut(text[at:], "\n")
		next := min(at+len(line)+1, len(text))
		switch strings.TrimRight(line, " \t") {
		case "---":
			return [2]int{start, at}, next, true
		case "":
			empty = min(empty, at)
		}
		at = next
	}
	return [2]int{start, empty}, empty, false
}

// parse fills the document from the text. A limit gone over and a panic in
// goldmark each become a finding, the only one, and leave the document empty.
func parse(document *Document, body string, whole bool, place placer, limits Limits, report *diag.List) {
	found := &diag.List{}
	defer func() {
		problem := recover()
		if problem == nil {
			report.Merge(found)
			return
		}
		*document = Document{FrontMatter: document.FrontMatter, Written: document.Written}
		if hit, ok := problem.(*limitHit); ok {
			report.Add(ruleLimit, place(hit.start, hit.end), diag.Args{"limit": hit.name, "count": hit.count, "max": hit.max})
			return
		}
		report.Add(ruleBroken, place(0, 0), diag.Args{"cause": fmt.Sprint(problem)})
	}()
	scanLimits(body, limits)
	masked := maskBars(body)
	context := parser.NewContext()
	context.Set(stateKey, &parseState{limits: limits})
	root := languageParser().Parse(text.NewReader(masked), parser.WithContext(context))
	newRenderer(document, body, masked, place, found, limits).render(root, whole)
}

// Inline tells whether the body is a single paragraph, which InlineHTML gives
// without its <p>.
func (d *Document) Inline() bool { return d.inline }
