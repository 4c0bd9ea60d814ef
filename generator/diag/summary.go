package diag

import (
	"cmp"
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strings"
)

// Group is the findings of one rule and severity.
type Group struct {
	Rule     *Rule
	Severity Severity
	Findings []Finding // in their order
}

// Groups gathers findings by rule: the worst first, then the rarest, for what
// there is little of is what somebody will mend.
func Groups(findings []Finding) []Group {
	type key struct {
		rule     *Rule
		severity Severity
	}
	place := map[key]int{}
	var groups []Group
	for _, f := range findings {
		k := key{f.Rule, f.Severity}
		at, known := place[k]
		if !known {
			at = len(groups)
			place[k] = at
			groups = append(groups, Group{Rule: f.Rule, Severity: f.Severity})
		}
		groups[at].Findings = append(groups[at].Findings, f)
	}
	slices.SortFunc(groups, func(a, b Group) int {
		return cmp.Or(
			cmp.Compare(b.Severity, a.Severity), cmp.Compare(len(a.Findings), len(b.Findings)), strings.Compare(a.Rule.Code, b.Rule.Code),
		)
	})
	return groups
}

// few is how many findings of a rule are read one by one; more are counted.
const few = 15

// Few gives the findings that are printed in full beside a summary: errors,
// and those of which there are few, in their order.
func Few(findings []Finding) []Finding {
	many := map[*Rule]bool{}
	for _, g := range Groups(findings) {
		many[g.Rule] = many[g.Rule] || g.Severity != Error && len(g.Findings) > few
	}
	return slices.DeleteFunc(slices.Clone(findings), func(f Finding) bool { return many[f.Rule] })
}

// PrintSummary writes a line a rule: how many, how bad, and what it is.
func (p Printer) PrintSummary(w io.Writer, findings []Finding) error {
	groups := Groups(findings)
	number, code := 0, 0
	for _, g := range groups {
		number = max(number, len(fmt.Sprint(len(g.Findings))))
		code = max(code, len(g.Rule.Code))
	}
	var b strings.Builder
	for _, g := range groups {
		severity := fmt.Sprintf("%-7s", g.Severity)
		fmt.Fprintf(&b, "%*d %s %-*s  %s\n", number, len(g.Findings), p.paint(severityColor(g.Severity), severity), code, g.Rule.Code, g.Rule.Title.In(p.Lang))
	}
	_, err := io.WriteString(w, b.String())
	return err
}

type jsonSummary struct {
	Errors   int         `json:"errors"`
	Warnings int         `json:"warnings"`
	Infos    int         `json:"infos"`
	Rules    []jsonGroup `json:"rules"`
}

type jsonGroup struct {
	Code     string `json:"code"`
	Severity string `json:"severity"`
	Title    string `json:"title"`
	Count    int    `json:"count"`
	File     string `json:"file"` // of the first
	Line     int    `json:"line"`
	Column   int    `json:"column"`
}

// WriteSummaryJSON writes the summary for tools, each rule with the place of
// its first finding.
func WriteSummaryJSON(w io.Writer, findings []Finding, lang string) error {
	summary := jsonSummary{Rules: []jsonGroup{}}
	summary.Errors, summary.Warnings, summary.Infos = Count(findings)
	for _, g := range Groups(findings) {
		group := jsonGroup{Code: g.Rule.Code, Severity: g.Severity.String(), Title: g.Rule.Title.In(lang), Count: len(g.Findings)}
		if first := g.Findings[0].Span; !first.IsZero() {
			start := first.File.Position(first.Start)
			group.File, group.Line, group.Column = first.Path(), start.Line, start.Column
		}
		summary.Rules = append(summary.Rules, group)
	}
	encoder := json.NewEncoder(w)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	return encoder.Encode(summary)
}
