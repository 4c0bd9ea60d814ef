package diag

import (
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/width"

	"lintel/generator/source"
)

// Printer writes findings for people. The zero value prints English without
// colours.
type Printer struct {
	Lang  string // nb, nn or en
	Color bool
}

// Print writes each finding as file:line:column: severity code: message, then
// the source line and a caret under the place. The severity is the same word in
// each language, because editors and other tools read the line.
func (p Printer) Print(w io.Writer, findings []Finding) error {
	var b strings.Builder
	for i := range findings {
		p.finding(&b, &findings[i])
	}
	_, err := io.WriteString(w, b.String())
	return err
}

func (p Printer) finding(b *strings.Builder, f *Finding) {
	if !f.Span.IsZero() {
		b.WriteString(p.paint("1", Printable(f.Span.String())) + ": ")
	}
	b.WriteString(p.paint(severityColor(f.Severity), f.Severity.String()) + " " + f.Rule.Code + ": ")
	b.WriteString(Printable(f.Message(p.Lang)) + "\n")
	p.excerpt(b, f.Span)
	for _, r := range f.Related {
		fmt.Fprintf(b, "  %s: %s\n", Printable(r.Span.String()), Printable(r.Note.In(p.Lang)))
		p.excerpt(b, r.Span)
	}
}

// excerptWidth is how much of a long line is shown, in code points.
const excerptWidth = 100

// excerpt writes the source line and a caret; of a long line the part round
// the place.
func (p Printer) excerpt(b *strings.Builder, span source.Span) {
	if span.IsZero() || span.File.Text == "" {
		return
	}
	before, after := window(span)
	if len(before)+len(after) == 0 {
		return
	}
	marked, _, _ := strings.Cut(span.File.Text[span.Start:min(max(span.Start, span.End), span.Start+4*excerptWidth)], "\n")
	length := min(utf8.RuneCountInString(marked), len(after))
	fmt.Fprintf(b, "    %s%s\n", string(before), string(after))
	carets := strings.Repeat("^", max(1, cells(after[:length])))
	fmt.Fprintf(b, "    %s%s\n", strings.Repeat(" ", cells(before)), p.paint(severityColor(Error), carets))
}

// window takes what is shown of the line that a span starts on: what stands
// before the place and what follows. It looks no further than that: a line may
// be megabytes long, with a finding on each word.
func window(span source.Span) (before, after []rune) {
	text, at := span.File.Text, span.Start
	for at > 0 && text[at-1] != '\n' && len(before) <= excerptWidth*3/4 {
		r, size := utf8.DecodeLastRuneInString(text[:at])
		at -= size
		before = append(before, visible(r))
	}
	slices.Reverse(before)
	if len(before) > excerptWidth*3/4 {
		before = before[len(before)-excerptWidth/2:]
	}
	for _, r := range text[span.Start:] {
		if r == '\n' || len(before)+len(after) == excerptWidth {
			break
		}
		after = append(after, visible(r))
	}
	return before, after
}

// cells is how wide signs stand on a terminal: two cells for a wide one, none
// for one that is set upon the sign before it.
func cells(signs []rune) int {
	count := 0
	for _, r := range signs {
		switch k := width.LookupRune(r).Kind(); {
		case unicode.In(r, unicode.Mn, unicode.Me):
		case k == width.EastAsianWide || k == width.EastAsianFullwidth:
			count += 2
		default:
			count++
		}
	}
	return count
}

// visible turns control signs into a space, so that a hostile file cannot
// steer the terminal and the caret stands right.
func visible(r rune) rune {
	if unicode.IsControl(r) || unicode.In(r, unicode.Cf, unicode.Zl, unicode.Zp) {
		return ' '
	}
	return r
}

// Printable is a text without what steers a terminal.
func Printable(s string) string { return strings.Map(visible, s) }

func (p Printer) paint(code, text string) string {
	if !p.Color {
		return text
	}
	return "\x1b[" + code + "m" + text + "\x1b[0m"
}

func severityColor(s Severity) string {
	switch s {
	case Error:
		return "31"
	case Warning:
		return "33"
	}
	return "36"
}

type jsonFinding struct {
	File      string        `json:"file"`
	Line      int           `json:"line"`
	Column    int           `json:"column"`
	EndLine   int           `json:"endLine"`
	EndColumn int           `json:"endColumn"`
	Severity  string        `json:"severity"`
	Code      string        `json:"code"`
	Message   string        `json:"message"`
	Hint      string        `json:"hint"`
	Related   []jsonRelated `json:"related"`
}

type jsonRelated struct {
	File    string `json:"file"`
	Line    int    `json:"line"`
	Column  int    `json:"column"`
	Message string `json:"message"`
}

// WriteJSON writes the findings as one array; [] when there is none. Lines and
// columns count from 1 and are 0 for a finding that is nowhere.
func WriteJSON(w io.Writer, findings []Finding, lang string) error {
	list := make([]jsonFinding, 0, len(findings))
	for i := range findings {
		f := &findings[i]
		start, end := f.Span.Position(), f.Span.EndPosition()
		item := jsonFinding{
			File: f.Span.Path(), Line: start.Line, Column: start.Column, EndLine: end.Line, EndColumn: end.Column,
			Severity: f.Severity.String(), Code: f.Rule.Code, Message: f.Bare(lang), Hint: f.HintText(lang), Related: []jsonRelated{},
		}
		for _, r := range f.Related {
			at := r.Span.Position()
			item.Related = append(item.Related, jsonRelated{File: r.Span.Path(), Line: at.Line, Column: at.Column, Message: r.Note.In(lang)})
		}
		list = append(list, item)
	}
	encoder := json.NewEncoder(w)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	return encoder.Encode(list)
}
