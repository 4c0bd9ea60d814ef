package diff_test

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"golang.org/x/tools/txtar"

	"lintel/generator/diag"
	"lintel/generator/diff"
	"lintel/generator/model"
)

// ruleArchive reads a rule's before and after; draft makes drafts of all that is
// in use.
func ruleArchive(t *testing.T, code string, draft bool) (before, after *model.Model, want []string) {
	t.Helper()
	archive, err := txtar.ParseFile(filepath.Join("testdata", "rules", code+".txtar"))
	if err != nil {
		t.Fatal(err)
	}
	sides := map[string]fstest.MapFS{"before": files(""), "after": files("")}
	for _, f := range archive.Files {
		side, name, _ := strings.Cut(f.Name, "/")
		if side == "want" {
			want = strings.Split(strings.TrimSpace(string(f.Data)), "\n")
			continue
		}
		text := string(f.Data)
		if draft && side == "before" {
			text = strings.ReplaceAll(text, "status: in-use", "status: draft")
		}
		sides[side][name] = &fstest.MapFile{Data: []byte(text)}
	}
	models := map[string]*model.Model{}
	for side, tree := range sides {
		m, _, findings := link(t, tree)
		for _, f := range findings {
			t.Fatalf("%s %s: %s", side, f.Span, f.Message("en"))
		}
		models[side] = m
	}
	return models["before"], models["after"], want
}

func reported(old, new *model.Model) []string {
	report := &diag.List{}
	diff.Compare(old, new).Report(report)
	var lines []string
	for _, f := range report.Sorted() {
		lines = append(lines, f.Severity.String()+" "+f.Rule.Code+": "+f.Message("en"))
	}
	slices.Sort(lines)
	return lines
}

// TestRules holds each rule of compatibility against a before and an after: what
// breaks is told, and nothing else; not when the rule is off, and not of drafts,
// on which nobody builds.
func TestRules(t *testing.T) {
	for _, rule := range diff.Rules() {
		t.Run(rule.Code, func(t *testing.T) {
			before, after, want := ruleArchive(t, rule.Code, false)
			got := reported(before, after)
			if !slices.EqualFunc(got, want, strings.HasPrefix) {
				t.Errorf("got\n\t%s\nwant\n\t%s", strings.Join(got, "\n\t"), strings.Join(want, "\n\t"))
			}
			after.Config.Rules = map[string]diag.Severity{rule.Code: diag.Off}
			for _, line := range reported(before, after) {
				if strings.Contains(line, " "+rule.Code+":") {
					t.Errorf("off, and still: %s", line)
				}
			}
			if rule.Code == "breaking-address-gone" || rule.Code == "breaking-vocabulary-gone" {
				return // texts and words have no status
			}
			before, after, _ = ruleArchive(t, rule.Code, true)
			if lines := reported(before, after); len(lines) > 0 {
				t.Errorf("of drafts: %s", strings.Join(lines, "\n\t"))
			}
			if rule.Code == "breaking-undecided" || rule.Code == "breaking-withdrawn" {
				return // they are of what binds
			}
			told := slices.ContainsFunc(diff.Compare(before, after).Elements, func(e *diff.Element) bool {
				return slices.ContainsFunc(e.Would, func(effect diff.Effect) bool { return effect.Rule.Code == rule.Code })
			})
			if !told {
				t.Error("of drafts it does not tell what would break")
			}
		})
	}
}
