// Package diag holds what an author is told: the central types are Rule, one
// thing that can be wrong, and Finding, one place where it is.
//
// A finding is a rule's code and arguments, never a sentence: the sentence
// comes from the rule's own catalogue, in English and Norwegian, when it is
// printed. A message is a text with {name} for the argument of that name; a
// hint is appended only when each of its arguments is there. An argument that
// has itself a name in several languages (Localized) is printed in the
// language of the message.
//
// Findings are collected in a List, one a goroutine, merged, configured,
// sorted by file and place, and printed once: the same input gives the same
// findings in the same order. A machine's failure (no permission, disk full)
// is never a finding; it is an error.
//
// The packages that report keep their rules, one a file named after the code
// (rule_<code>.go), with data in testdata/rules/<code>.txtar.
package diag

import (
	"cmp"
	"fmt"
	"slices"
	"sort"
	"strings"

	"lintel/generator/source"
)

// Severity tells how much a finding weighs. The zero value is Off.
type Severity int

// The severities, from silent to what stops a build.
const (
	Off Severity = iota
	Info
	Warning
	Error
)

// String is the name used in lintel.yaml and in the output.
func (s Severity) String() string { return [...]string{"off", "info", "warning", "error"}[s] }

// ParseSeverity reads a severity's name.
func ParseSeverity(name string) (Severity, bool) {
	for s := Off; s <= Error; s++ {
		if s.String() == name {
			return s, true
		}
	}
	return Off, false
}

// Text is a sentence of a rule's catalogue in both languages.
type Text struct {
	EN, NB string
	NN     string // as NB when it is not set
}

// In gives the text in the language: bokmål for nynorsk that is not there, English
// for what is neither.
func (t Text) In(lang string) string {
	switch {
	case lang == "nn" && t.NN != "":
		return t.NN
	case (lang == "nb" || lang == "nn") && t.NB != "":
		return t.NB
	}
	return t.EN
}

// Localized is an argument with a name in several languages.
type Localized interface {
	In(lang string) string
}

// Rule is one thing that can be wrong. Rules are made once and never changed.
type Rule struct {
	Code     string   // kebab-case, unique
	Severity Severity // unless lintel.yaml says otherwise
	Title    Text     // a few words, for lists
	Message  Text     // one sentence without capital and full stop, with {arguments}
	Hint     Text     // appended after "; " when its arguments are there
	Doc      Text     // a paragraph or more: why it matters and how to mend it
}

// Args are a finding's arguments by name: strings, numbers, lists of strings
// or Localized values.
type Args map[string]any

// Related is a second place that explains a finding.
type Related struct {
	Span source.Span
	Note Text
}

// Edit replaces a span by a text; a finding's edits together mend it.
type Edit struct {
	Span source.Span
	New  string
}

// Finding is one place where a rule is broken.
type Finding struct {
	Rule     *Rule
	Severity Severity
	Span     source.Span
	Args     Args
	Related  []Related
	Fix      []Edit // a safe mend, when there is one
}

// Message gives the sentence in a language, its hint included.
func (f *Finding) Message(lang string) string {
	message, _ := expand(f.Rule.Message.In(lang), f.Args, lang)
	if hint := f.HintText(lang); hint != "" {
		message += "; " + hint
	}
	return message
}

// Bare gives the sentence without its hint.
func (f *Finding) Bare(lang string) string {
	message, _ := expand(f.Rule.Message.In(lang), f.Args, lang)
	return message
}

// HintText gives the hint in a language, "" when an argument of it is missing.
func (f *Finding) HintText(lang string) string {
	hint, complete := expand(f.Rule.Hint.In(lang), f.Args, lang)
	if !complete {
		return ""
	}
	return hint
}

// expand fills in the arguments; complete is false when one was missing or empty.
func expand(template string, args Args, lang string) (text string, complete bool) {
	var b strings.Builder
	complete = true
	for {
		open := strings.IndexByte(template, '{')
		end := strings.IndexByte(template, '}')
		if open < 0 || end < open {
			b.WriteString(template)
			return b.String(), complete
		}
		b.WriteString(template[:open])
		value := argument(args[template[open+1:end]], lang)
		if value == "" {
			complete = false
		}
		b.WriteString(value)
		template = template[end+1:]
	}
}

func argument(value any, lang string) string {
	switch v := value.(type) {
	case nil:
		return ""
	case string:
		return v
	case Localized:
		return v.In(lang)
	case []string:
		quoted := make([]string, len(v))
		for i, s := range v {
			quoted[i] = `"` + s + `"`
		}
		return strings.Join(quoted, ", ")
	default:
		return fmt.Sprint(v)
	}
}

// List collects findings. The zero value is ready. It is not safe for
// concurrent use: give each goroutine its own and merge.
type List struct {
	findings []Finding
}

// Add reports a rule broken at a place and gives the finding, so that related
// places and a fix can be added to it before the next Add.
func (l *List) Add(rule *Rule, span source.Span, args Args) *Finding {
	l.findings = append(l.findings, Finding{Rule: rule, Severity: rule.Severity, Span: span, Args: args})
	return &l.findings[len(l.findings)-1]
}

// Merge adds all findings of another list.
func (l *List) Merge(other *List) { l.findings = append(l.findings, other.findings...) }

// Len is the number of findings collected so far.
func (l *List) Len() int { return len(l.findings) }

// Configure sets severities by rule code and drops what is off.
func (l *List) Configure(severities map[string]Severity) {
	kept := l.findings[:0]
	for _, f := range l.findings {
		if s, ok := severities[f.Rule.Code]; ok {
			f.Severity = s
		}
		if f.Severity != Off {
			kept = append(kept, f)
		}
	}
	l.findings = kept
}

// Sorted gives the findings by file, place, code and message, without repeats.
func (l *List) Sorted() []Finding {
	sorted := slices.Clone(l.findings)
	sort.SliceStable(sorted, func(i, j int) bool { return compare(&sorted[i], &sorted[j]) < 0 })
	return slices.CompactFunc(sorted, func(a, b Finding) bool { return compare(&a, &b) == 0 })
}

func compare(a, b *Finding) int {
	if c := cmp.Or(
		strings.Compare(a.Span.Path(), b.Span.Path()),
		cmp.Compare(a.Span.Start, b.Span.Start),
		cmp.Compare(a.Span.End, b.Span.End),
		strings.Compare(a.Rule.Code, b.Rule.Code),
	); c != 0 {
		return c
	}
	return strings.Compare(a.Message("en"), b.Message("en"))
}

// Count gives the number of findings of each severity.
func Count(findings []Finding) (errors, warnings, infos int) {
	for i := range findings {
		switch findings[i].Severity {
		case Error:
			errors++
		case Warning:
			warnings++
		case Info:
			infos++
		}
	}
	return errors, warnings, infos
}
