package yaml

import (
	"errors"
	"strings"
	"unicode/utf8"

	goccy "github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/parser"
	v4 "go.yaml.in/yaml/v4"

	"lintel/generator/diag"
	"lintel/generator/source"
)

// fail reports why v4 refused the stretch that begins at start: one finding.
func (b *builder) fail(start int, err error, tooDeep bool) {
	var refusal *v4.LoadError
	if !errors.As(err, &refusal) {
		reportSyntax(b.report, b.sign(start), libraryCause(err.Error()))
		return
	}
	mark := b.locator.at(refusal.Mark.Line, refusal.Mark.Column)
	context := mark
	if refusal.ContextMark.Line > 0 {
		context = b.locator.at(refusal.ContextMark.Line, refusal.ContextMark.Column)
	}
	if tooDeep {
		reportDepth(b.report, b.sign(mark), b.limits.Depth)
		return
	}
	if span, found := b.tab(mark, refusal); found {
		b.report.Add(ruleTab, span, nil)
		return
	}
	if strings.HasPrefix(refusal.Message, "control characters") { // v4 tells no place
		at := start + max(strings.IndexFunc(b.text[start:], isRefused), 0)
		reportSyntax(b.report, b.sign(at), controlCause(b.text[at:]))
		return
	}
	second := explain(b.text, start, min(mark, context), mark)
	cause := findCause(refusal, b.text, mark, context)
	if cause.text.EN == "" {
		cause = libraryCause(refusal.Message)
		if second.message != "" {
			cause = libraryCause(second.message)
		}
	}
	at := mark
	switch {
	case cause.place == placeContext:
		at = context
	case cause.place == placeSecond && second.message != "":
		at = second.at
	}
	finding := reportSyntax(b.report, b.sign(at), cause)
	if cause.opening.EN != "" && context < at {
		finding.Related = []diag.Related{{Span: b.sign(context), Note: cause.opening}}
	}
}

// sign is the span of one sign, or of none at the end of a line. The place
// after the last line is shown at the end of the last line that holds something.
func (b *builder) sign(at int) source.Span {
	if at >= len(b.text) {
		at = max(len(strings.TrimRight(b.text, " \n")), b.locator.starts[0])
		return b.file.Span(at, at)
	}
	_, size := utf8.DecodeRuneInString(b.text[at:])
	if b.text[at] == '\n' {
		size = 0
	}
	return b.file.Span(at, at+size)
}

// tab finds the tab that made v4 refuse the text: at its place, or in the
// indentation of that line. Inside quotes and brackets tabs are allowed.
func (b *builder) tab(mark int, refusal *v4.LoadError) (source.Span, bool) {
	line := strings.LastIndexByte(b.text[:mark], '\n') + 1
	named := strings.Contains(refusal.Message, "tab character")
	allowed := strings.Contains(refusal.ContextMsg, "flow") || strings.Contains(refusal.ContextMsg, "quoted")
	at := line
	for at < len(b.text) && (isBlank(b.text[at]) || b.text[at] == '-') {
		if b.text[at] == '\t' && (named || !allowed) {
			end := at
			for end < len(b.text) && b.text[end] == '\t' {
				end++
			}
			return b.file.Span(at, end), true
		}
		at++
	}
	if named || mark < len(b.text) && b.text[mark] == '\t' && !allowed {
		return b.sign(mark), true
	}
	return source.Span{}, false
}

// isRefused tells which signs v4 takes in no text.
func isRefused(r rune) bool {
	switch {
	case r == '\t', r == '\n', r == '\r', r == 0x85, r >= 0xA0 && r < 0xFFFE, r > 0xFFFF:
		return false
	}
	return r < ' ' || r >= 0x7F
}

// explanation is what goccy has to say; its message is "" when it has nothing.
type explanation struct {
	at      int
	message string
}

// goccy is quadratic on blank lines, on nesting and on dashes, and recurses
// without bound: it sees no more than this.
const (
	explainBytes    = 32 << 10
	explainLines    = 2_000
	explainBrackets = 100
	explainAfter    = 20 // lines after the place where v4 stopped
)

// explain lets goccy read the document that v4 refused, from its --- to a few
// lines after mark. What it finds after mark is of the cut, not of the text.
func explain(text string, start, before, mark int) explanation {
	if i := strings.LastIndex(text[start:before], "\n---"); i >= 0 {
		start += i + 1
	}
	end := mark
	for range explainAfter {
		i := strings.IndexByte(text[end:], '\n')
		if i < 0 {
			end = len(text)
			break
		}
		end += i + 1
	}
	window := text[start:end]
	if len(window) > explainBytes || strings.Count(window, "\n") > explainLines || bracketDepth(window) > explainBrackets {
		return explanation{}
	}
	refusal := askGoccy(window)
	if refusal == nil || refusal.Token == nil || refusal.Token.Position == nil {
		return explanation{}
	}
	place := refusal.Token.Position
	file := source.File{Text: window}
	at := start + file.Offset(source.Position{Line: place.Line, Column: place.Column})
	if at > mark {
		return explanation{}
	}
	return explanation{at: at, message: refusal.Message}
}

// askGoccy gives goccy's syntax error. Its panic means only that it has
// nothing to say: v4's own finding stands.
func askGoccy(text string) (refusal *goccy.SyntaxError) {
	defer func() {
		if recover() != nil {
			refusal = nil
		}
	}()
	_, err := parser.ParseBytes([]byte(text), 0, parser.AllowDuplicateMapKey())
	if !errors.As(err, &refusal) {
		return nil
	}
	return refusal
}

// bracketDepth is at least how deep brackets and runs of dashes nest; it
// counts those in quotes and comments too.
func bracketDepth(text string) int {
	depth, deepest, dashes := 0, 0, 0
	for i := 0; i < len(text); i++ {
		switch text[i] {
		case '[', '{':
			depth++
		case ']', '}':
			depth = max(depth-1, 0)
		case '-', '?', ':':
			dashes++
		case '\n':
			dashes = 0
		}
		deepest = max(deepest, depth+dashes)
	}
	return deepest
}
