package check_test

import (
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"lintel/generator/check"
	"lintel/generator/diag"
	"lintel/generator/load"
	"lintel/generator/model"
	"lintel/generator/query"
	"lintel/generator/source"
)

// findings gives what a repository's files give, one line a finding, and the
// file want, which lists them. A line of want may be the beginning of one.
func findings(t *testing.T, files []txtar.File) (report *diag.List, want []string) {
	t.Helper()
	tree := fstest.MapFS{}
	for _, f := range files {
		if f.Name == "want" {
			want = strings.Split(strings.TrimSpace(string(f.Data)), "\n")
			continue
		}
		tree[f.Name] = &fstest.MapFile{Data: f.Data}
	}
	report = &diag.List{}
	result, err := load.Load(t.Context(), source.New(tree), 1, report)
	if err != nil {
		t.Fatal(err)
	}
	check.Run(model.Link(result.Decls, report), "2014-11-26", report)
	report.Configure(result.Decls.Config.Rules)
	return report, want
}

func lines(report *diag.List, lang string) []string {
	var list []string
	for _, f := range report.Sorted() {
		list = append(list, f.Span.String()+": "+f.Severity.String()+" "+f.Rule.Code+": "+f.Message(lang))
	}
	return list
}

// TestRules holds each rule's archive, here and in query, against its want, and
// sees that the finding goes when the rule is off.
func TestRules(t *testing.T) {
	folders := map[string][]*diag.Rule{"testdata": check.Rules(), "../query/testdata": query.Rules()}
	for folder, rules := range folders {
		for _, rule := range rules {
			t.Run(rule.Code, func(t *testing.T) {
				archive, err := txtar.ParseFile(filepath.Join(folder, "rules", rule.Code+".txtar"))
				if err != nil {
					t.Fatal(err)
				}
				report, want := findings(t, archive.Files)
				got := lines(report, "en")
				for i := range min(len(got), len(want)) {
					if strings.HasPrefix(got[i], want[i]) {
						got[i] = want[i]
					}
				}
				if d := cmp.Diff(want, got); d != "" {
					t.Errorf("findings (-want +got):\n%s\nall:\n%s", d, strings.Join(lines(report, "en"), "\n"))
				}
				report.Configure(map[string]diag.Severity{rule.Code: diag.Off})
				for _, line := range lines(report, "en") {
					if strings.Contains(line, " "+rule.Code+": ") {
						t.Errorf("there although it is off: %s", line)
					}
				}
			})
		}
	}
}

// TestRulesAreComplete holds that each rule has its texts in both languages.
func TestRulesAreComplete(t *testing.T) {
	seen := map[string]bool{}
	for _, r := range check.Rules() {
		if seen[r.Code] {
			t.Errorf("%s twice", r.Code)
		}
		seen[r.Code] = true
		for _, text := range []diag.Text{r.Title, r.Message, r.Doc} {
			if text.EN == "" || text.NB == "" {
				t.Errorf("%s lacks a text", r.Code)
			}
		}
		if (r.Hint.EN == "") != (r.Hint.NB == "") {
			t.Errorf("%s has a hint in one language", r.Code)
		}
	}
}

// TestOrder holds that two runs give the same.
func TestOrder(t *testing.T) {
	archive, err := txtar.ParseFile("testdata/rules/link-broken.txtar")
	if err != nil {
		t.Fatal(err)
	}
	first, _ := findings(t, archive.Files)
	second, _ := findings(t, archive.Files)
	if d := cmp.Diff(lines(first, "nb"), lines(second, "nb")); d != "" {
		t.Error(d)
	}
}
