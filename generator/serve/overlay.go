package serve

import (
	"bytes"
	"encoding/json"
	"net/url"
	"path/filepath"
	"strconv"
	"strings"
	"unicode"

	"lintel/generator"
	"lintel/generator/diag"
	"lintel/generator/source"
)

// maxShown is how many findings the overlay lists. Who has more mends the
// first ones first.
const maxShown = 50

// findings is the event that the overlay is made from.
type findings struct {
	Number   int       `json:"number"`
	Lang     string    `json:"lang"`
	Failed   bool      `json:"failed"` // the site is the last good one
	Digest   string    `json:"digest"` // of what is shown, so that what was closed stays closed
	Title    string    `json:"title"`
	Label    string    `json:"label"`
	Close    string    `json:"close"`
	Problem  string    `json:"problem,omitempty"` // the machine's
	More     string    `json:"more,omitempty"`
	Findings []finding `json:"findings"`
}

// finding is one of them, in words.
type finding struct {
	Severity string    `json:"severity"` // error, warning, info
	Word     string    `json:"word"`
	Code     string    `json:"code"`
	Message  string    `json:"message"`
	Hint     string    `json:"hint,omitempty"`
	Place    string    `json:"place,omitempty"` // file:line:column
	Editor   string    `json:"editor,omitempty"`
	Excerpt  []line    `json:"excerpt,omitempty"`
	Related  []related `json:"related,omitempty"`
}

// line is a line of the source; Marked is what the finding is about.
type line struct {
	Number int    `json:"number"`
	Before string `json:"before"`
	Marked string `json:"marked,omitempty"`
	After  string `json:"after,omitempty"`
}

// related is a second place.
type related struct {
	Place   string `json:"place"`
	Editor  string `json:"editor"`
	Message string `json:"message"`
}

// findingsEvent is the data of the event, on one line.
func (s *Server) findingsEvent(number int, result *generator.Result, problem error) []byte {
	lang := s.options.Lang
	event := findings{Number: number, Lang: lang, Close: words["close"].In(lang), Findings: []finding{}}
	var list []diag.Finding
	if result != nil {
		list = result.Findings
		event.Failed = result.Failed()
	}
	// Errors first: a hundred warnings must not hide what stops the site.
	for severity := diag.Error; severity > diag.Off; severity-- {
		for i := range list {
			if list[i].Severity == severity && len(event.Findings) < maxShown {
				event.Findings = append(event.Findings, s.finding(&list[i]))
			}
		}
	}
	event.Label = counted(list, lang)
	if left := len(list) - len(event.Findings); left > 0 {
		event.More = strings.ReplaceAll(words["more"].In(lang), "{n}", strconv.Itoa(left))
	}
	if problem != nil {
		event.Failed, event.Problem, event.Label = true, problem.Error(), words["stuck"].In(lang)
	}
	event.Title = event.Label
	if event.Failed {
		event.Title += ". " + words["kept"].In(lang)
	}
	event.Digest = sum(marshal(findings{Problem: event.Problem, Label: event.Label, Findings: event.Findings}))
	return marshal(event)
}

// marshal writes JSON on one line.
func marshal(value any) []byte {
	var b bytes.Buffer
	encoder := json.NewEncoder(&b)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(value); err != nil {
		return []byte("{}") // only a type that JSON cannot hold fails
	}
	return bytes.TrimRight(b.Bytes(), "\n")
}

func (s *Server) finding(f *diag.Finding) finding {
	lang := s.options.Lang
	item := finding{
		Severity: f.Severity.String(), Word: word(f.Severity, lang), Code: f.Rule.Code, Message: sentence(f.Bare(lang)), Hint: sentence(f.HintText(lang)),
		Place: f.Span.String(), Editor: s.editorURL(f.Span), Excerpt: excerpt(f.Span),
	}
	for _, r := range f.Related {
		item.Related = append(item.Related, related{Place: r.Span.String(), Editor: s.editorURL(r.Span), Message: sentence(r.Note.In(lang))})
	}
	return item
}

// sentence gives a message a capital and a full stop, which it has not in a
// terminal.
func sentence(text string) string {
	runes := []rune(strings.Map(visible, text))
	if len(runes) == 0 {
		return ""
	}
	runes[0] = unicode.ToUpper(runes[0])
	if !strings.ContainsRune(".?!:", runes[len(runes)-1]) {
		runes = append(runes, '.')
	}
	return string(runes)
}

// excerptWidth is how much of a long line is shown, in code points.
const excerptWidth = 160

// excerpt gives the finding's line with the ones before and after.
func excerpt(span source.Span) []line {
	if span.IsZero() || span.File.Text == "" {
		return nil
	}
	start, end := span.Position(), span.EndPosition()
	var lines []line
	if before := span.File.Line(start.Line - 1); strings.TrimSpace(before) != "" {
		lines = append(lines, line{Number: start.Line - 1, Before: cut(before)})
	}
	text := []rune(strings.Map(visible, span.File.Line(start.Line)))
	from := min(start.Column-1, len(text))
	to := len(text)
	if end.Line == start.Line {
		to = max(from, min(end.Column-1, len(text)))
	}
	left, right := 0, len(text)
	if right > excerptWidth {
		left = max(0, from-excerptWidth/2)
		right = min(len(text), left+excerptWidth)
		to = min(to, right)
	}
	marked := line{Number: start.Line, Before: string(text[left:from]), Marked: string(text[from:to]), After: string(text[to:right])}
	if marked.Marked == "" {
		marked.Marked = " " // the end of the line
	}
	lines = append(lines, marked)
	if after := span.File.Line(start.Line + 1); strings.TrimSpace(after) != "" {
		lines = append(lines, line{Number: start.Line + 1, Before: cut(after)})
	}
	return lines
}

func cut(text string) string {
	runes := []rune(strings.Map(visible, text))
	return string(runes[:min(len(runes), excerptWidth)])
}

// visible turns control signs into a space.
func visible(r rune) rune {
	if unicode.IsControl(r) || unicode.Is(unicode.Cf, r) {
		return ' '
	}
	return r
}

// validEditorURL tells whether a template leads to a place in an editor.
func validEditorURL(template string) bool {
	scheme, rest, found := strings.Cut(template, ":")
	switch strings.ToLower(scheme) {
	case "javascript", "data", "vbscript", "":
		return false
	}
	for _, r := range scheme {
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) && !strings.ContainsRune("+-.", r) {
			return false
		}
	}
	return found && strings.Contains(rest, "{path}")
}

// editorURL opens a place in the user's editor, "" for nowhere.
func (s *Server) editorURL(span source.Span) string {
	if span.IsZero() {
		return ""
	}
	full := filepath.ToSlash(filepath.Join(s.directory, filepath.FromSlash(span.Path())))
	segments := strings.Split(full, "/")
	for i := range segments {
		// As strict as a query needs; a path understands it too.
		segments[i] = strings.ReplaceAll(url.QueryEscape(segments[i]), "+", "%20")
	}
	full = strings.Join(segments, "/")
	if strings.Contains(s.options.EditorURL, "/{path}") {
		full = strings.TrimPrefix(full, "/")
	}
	at := span.Position()
	return strings.NewReplacer("{path}", full, "{line}", strconv.Itoa(at.Line), "{column}", strconv.Itoa(at.Column)).Replace(s.options.EditorURL)
}
