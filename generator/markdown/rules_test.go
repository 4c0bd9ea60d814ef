package markdown

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"lintel/generator/diag"
	"lintel/generator/source"
)

// Each rule has a file named after its code and an archive that breaks it, and
// nothing else. markdown-broken has none: a text that breaks goldmark would be
// a fault to mend; TestBroken breaks it by force.
func TestRules(t *testing.T) {
	for _, rule := range Rules() {
		t.Run(rule.Code, func(t *testing.T) {
			for name, text := range map[string]diag.Text{"Title": rule.Title, "Message": rule.Message, "Doc": rule.Doc} {
				if text.EN == "" || text.NB == "" {
					t.Errorf("no %s in both languages", name)
				}
			}
			if _, err := os.Stat("rule_" + strings.ReplaceAll(rule.Code, "-", "_") + ".go"); err != nil {
				t.Error(err)
			}
			if rule == ruleBroken {
				return
			}
			archive, err := txtar.ParseFile(filepath.Join("testdata", "rules", rule.Code+".txtar"))
			if err != nil {
				t.Fatal(err)
			}
			var report diag.List
			var want []string
			for _, member := range archive.Files {
				switch {
				case member.Name == "want":
					want = strings.Split(strings.TrimSpace(string(member.Data)), "\n")
				case strings.HasSuffix(member.Name, ".md"):
					file, err := source.NewFile(member.Name, member.Data)
					if err != nil {
						t.Fatal(err)
					}
					Parse(file, 0, len(file.Text), Limits{}, &report)
				}
			}
			found := report.Sorted()
			got := lines(found)
			for i := range got { // a wanted line may stop short of the message, or hold it
				if i < len(want) && strings.HasPrefix(want[i], got[i]) {
					got[i] = want[i]
				}
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("findings (-want +got):\n%s", diff)
			}
			for i := range found {
				for _, lang := range []string{"en", "nb"} {
					if message := found[i].Message(lang); strings.ContainsAny(message, "{}") || strings.Contains(message, "<nil>") {
						t.Errorf("an argument is missing: %s", message)
					}
				}
			}
		})
	}
}

// A panic while a text is parsed is a finding.
func TestBroken(t *testing.T) {
	var report diag.List
	calls := 0
	place := func(int, int) source.Span {
		calls++
		if calls == 1 {
			panic("broken")
		}
		return source.Span{}
	}
	document := ParseFragment("a [[b]]", place, Limits{}, &report)
	found := report.Sorted()
	if len(found) != 1 || found[0].Rule != ruleBroken || len(document.Segments) > 0 {
		t.Errorf("%d segments, findings: %v", len(document.Segments), lines(found))
	}
}
