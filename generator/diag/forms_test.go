package diag

import (
	"bytes"
	"encoding/json"
	"go/build"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/owenrumney/go-sarif/v3/pkg/report/v210/sarif"
	"github.com/santhosh-tekuri/jsonschema/v6"

	"lintel/generator/source"
)

var formRule = &Rule{
	Code: "made-up", Severity: Warning, Title: Text{EN: "a title", NB: "en tittel"}, Message: Text{EN: "something is {what}", NB: "noe er {what}"},
	Hint: Text{EN: "did you mean {near}?", NB: "mente du {near}?"}, Doc: Text{EN: "Why it matters.", NB: "Hvorfor det betyr noe."},
}

// formFindings are of each severity, with related places, over several lines, in
// a name with odd signs, and nowhere.
func formFindings() []Finding {
	file := &source.File{Path: "models/bl\u00e5 b\u00e6r, 100%: x.yaml", Text: "id: a\nname: b\n"}
	list := &List{}
	list.Add(formRule, file.Span(4, 5), Args{"what": "wrong\n::error::", "near": "right"}).Related = []Related{{Span: file.Span(0, 2), Note: Text{EN: "here", NB: "her"}}}
	list.Add(formRule, file.Span(0, 12), Args{"what": "long"}).Severity = Error
	list.Add(formRule, source.Span{}, Args{"what": "nowhere"}).Severity = Info
	return list.Sorted()
}

// sarifSchema is the standard's schema, which the module go-sarif carries within a
// file of its own.
func sarifSchema(t *testing.T) *jsonschema.Schema {
	t.Helper()
	var _ sarif.Report
	folder, err := build.Import("github.com/owenrumney/go-sarif/v3/pkg/report/v210/sarif", ".", build.FindOnly)
	if err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(filepath.Join(folder.Dir, "schema.go"))
	if err != nil {
		t.Fatal(err)
	}
	_, text, _ := strings.Cut(string(data), "`")
	text, _, _ = strings.Cut(text, "`")
	document, err := jsonschema.UnmarshalJSON(strings.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	compiler := jsonschema.NewCompiler()
	if err := compiler.AddResource("sarif.json", document); err != nil {
		t.Fatal(err)
	}
	schema, err := compiler.Compile("sarif.json")
	if err != nil {
		t.Fatal(err)
	}
	if err := schema.Validate(map[string]any{"version": "2.1.0"}); err == nil {
		t.Fatal("a log without runs is right by the schema")
	}
	return schema
}

// TestSARIF holds that the log is right by the standard's own schema, empty and
// full, in both languages.
func TestSARIF(t *testing.T) {
	schema := sarifSchema(t)
	for _, findings := range [][]Finding{nil, formFindings()} {
		for _, lang := range []string{"en", "nb"} {
			var b bytes.Buffer
			if err := WriteSARIF(&b, findings, lang, "1.2.3"); err != nil {
				t.Fatal(err)
			}
			written, err := jsonschema.UnmarshalJSON(bytes.NewReader(b.Bytes()))
			if err != nil {
				t.Fatal(err)
			}
			if err := schema.Validate(written); err != nil {
				t.Errorf("%v\n%s", err, b.String())
			}
			var log struct {
				Runs []struct {
					Results []struct {
						Level     string
						Locations []struct {
							PhysicalLocation struct {
								ArtifactLocation struct{ URI string }
								Region           struct{ StartLine, EndLine, EndColumn int }
							}
						}
					}
				}
			}
			if err := json.Unmarshal(b.Bytes(), &log); err != nil || len(log.Runs[0].Results) != len(findings) {
				t.Fatalf("%v, %s", err, b.String())
			}
			if len(findings) == 0 {
				continue
			}
			place := log.Runs[0].Results[2].Locations[0].PhysicalLocation
			if place.ArtifactLocation.URI != "models/bl%C3%A5%20b%C3%A6r,%20100%25:%20x.yaml" || place.Region.StartLine != 1 || place.Region.EndColumn != 6 {
				t.Errorf("%+v", place)
			}
			if nowhere := log.Runs[0].Results[0]; nowhere.Level != "note" || nowhere.Locations[0].PhysicalLocation.ArtifactLocation.URI != "lintel.yaml" {
				t.Errorf("%+v", nowhere)
			}
		}
	}
}

// TestGitHub holds that each finding is one command, whatever is in its name and
// message: a line of its own would be a command of a stranger's.
func TestGitHub(t *testing.T) {
	var b bytes.Buffer
	if err := WriteGitHub(&b, formFindings(), "en"); err != nil {
		t.Fatal(err)
	}
	want := "::notice title=made-up::something is nowhere\n" +
		"::error file=models/bl\u00e5 b\u00e6r%2C 100%25%3A x.yaml,line=1,endLine=2,title=made-up::something is long\n" +
		"::warning file=models/bl\u00e5 b\u00e6r%2C 100%25%3A x.yaml,line=1,endLine=1,col=5,endColumn=6,title=made-up::something is wrong ::error::; did you mean right?\n"
	if b.String() != want {
		t.Errorf("got\n%s\nwant\n%s", b.String(), want)
	}
}

// TestBaseline holds that known findings pass wherever they have moved, that a
// second one like a known one is new, and that one that is gone is told.
func TestBaseline(t *testing.T) {
	findings := formFindings()
	var b bytes.Buffer
	if err := WriteBaseline(&b, findings); err != nil {
		t.Fatal(err)
	}
	known, err := ReadBaseline(bytes.NewReader(b.Bytes()))
	if err != nil {
		t.Fatal(err)
	}
	moved := &source.File{Path: findings[1].Span.Path(), Text: "\n\n\nid: a\n"}
	later := []Finding{findings[0], findings[1], findings[1]}
	later[1].Span = moved.Span(3, 5)
	fresh, gone := known.Against(later)
	if len(fresh) != 1 || len(gone) != 1 || !strings.Contains(gone[0].Message, "wrong") {
		t.Errorf("fresh %v, gone %v", fresh, gone)
	}
	if fresh, gone := known.Against(findings); len(fresh)+len(gone) != 0 {
		t.Errorf("the same findings: fresh %v, gone %v", fresh, gone)
	}
	for _, broken := range []string{"", "[]", `{"version": 2, "findings": []}`, `{"version": 1, "finding": []}`} {
		if _, err := ReadBaseline(strings.NewReader(broken)); err == nil {
			t.Errorf("%q was read", broken)
		}
	}
}
