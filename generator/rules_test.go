package generator

import (
	"bytes"
	"context"
	"flag"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"golang.org/x/tools/txtar"

	"lintel/generator/diag"
	"lintel/generator/diff"
	"lintel/generator/source"
)

// ruleData finds the data of each rule: <package>/testdata/rules/<code>.txtar.
// An archive is a small repository; its file want holds a line a finding:
// path:line:column: severity code: the message or how it begins.
func ruleData(t *testing.T) map[string]string {
	t.Helper()
	data := map[string]string{}
	for _, pattern := range []string{"testdata/rules/*.txtar", "*/testdata/rules/*.txtar"} {
		names, err := filepath.Glob(pattern)
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range names {
			code := strings.TrimSuffix(filepath.Base(name), ".txtar")
			if data[code] != "" {
				t.Errorf("two archives for rule %s: %s and %s", code, data[code], name)
			}
			data[code] = name
		}
	}
	return data
}

// unprovoked are rules for what no input is known to cause: a library's panic,
// and a deadline that depends on the machine (package diagram tests both); and
// those that tell of git, which an archive has not (revision_test.go).
var unprovoked = map[string]bool{"markdown-broken": true, "view-plainer": true, "history-shallow": true, "revision-submodule": true, "edition-unreachable": true, "decision-changed": true}

// TestRules holds that every rule is registered, documented in both languages
// and has data that shows it; and that its data fails when the rule is off: a
// rule that no data needs could be broken without anybody noticing.
func TestRules(t *testing.T) {
	data := ruleData(t)
	for _, rule := range Rules() {
		t.Run(rule.Code, func(t *testing.T) {
			for _, text := range []diag.Text{rule.Title, rule.Message, rule.Doc} {
				if text.EN == "" || text.NB == "" {
					t.Errorf("rule %s lacks a text in a language", rule.Code)
				}
			}
			if (rule.Hint.EN == "") != (rule.Hint.NB == "") {
				t.Errorf("rule %s has its hint in one language only", rule.Code)
			}
			name := data[rule.Code]
			if slices.Contains(diff.Rules(), rule) { // a before and an after: package diff holds them
				delete(data, rule.Code)
				return
			}
			if name == "" && unprovoked[rule.Code] {
				return
			}
			if name == "" {
				t.Fatalf("rule %s has no data", rule.Code)
			}
			delete(data, rule.Code)
			archive, err := txtar.ParseFile(name)
			if err != nil {
				t.Fatal(err)
			}
			tree, want, whole := repository(archive)
			got := findingLines(t, tree, nil)
			if !whole {
				family, _, _ := strings.Cut(rule.Code, "-")
				got = slices.DeleteFunc(got, func(line string) bool { return !strings.Contains(line, " "+family+"-") })
			}
			if *update {
				updateWant(t, name, archive, got)
				return
			}
			if missing, extra := compareFindings(want, got); len(missing)+len(extra) > 0 {
				t.Errorf("%s\nmissing:\n\t%s\nnot wanted:\n\t%s", name, strings.Join(missing, "\n\t"), strings.Join(extra, "\n\t"))
			}
			off := findingLines(t, tree, map[string]diag.Severity{rule.Code: diag.Off})
			if missing, _ := compareFindings(want, off); len(missing) == 0 {
				t.Errorf("%s does not fail when the rule is off", name)
			}
		})
	}
	for code, name := range data {
		t.Errorf("%s: there is no rule %s", name, code)
	}
}

// update rewrites the files want, to be read in the diff before they are
// committed: go test ./generator -run TestRules -update
var update = flag.Bool("update", false, "write what the findings are into the archives")

func updateWant(t *testing.T, name string, archive *txtar.Archive, lines []string) {
	t.Helper()
	data := []byte(strings.Join(lines, "\n") + "\n")
	for i := range archive.Files {
		if archive.Files[i].Name == "want" {
			archive.Files[i].Data = data
			data = nil
		}
	}
	if data != nil {
		archive.Files = append(archive.Files, txtar.File{Name: "want", Data: data})
	}
	if err := os.WriteFile(name, txtar.Format(archive), 0o644); err != nil {
		t.Fatal(err)
	}
}

// repository takes the files of an archive and the lines of its file want. In a
// file whose name ends in .escaped bytes may be written as \xNN; the ending is
// no part of the name. A file whose name ends in .link is a symbolic link. An
// archive that has nothing but the file in question is not whole: it gets a
// metamodel, and only findings of the rule's family are looked at.
func repository(archive *txtar.Archive) (tree *source.Tree, want []string, whole bool) {
	files := fstest.MapFS{}
	for _, f := range archive.Files {
		if f.Name == "want" {
			want = strings.Split(strings.TrimSpace(string(f.Data)), "\n")
			continue
		}
		if name, ok := strings.CutSuffix(f.Name, ".escaped"); ok {
			files[name] = &fstest.MapFile{Data: unescape(f.Data)}
			continue
		}
		if name, ok := strings.CutSuffix(f.Name, ".link"); ok {
			files[name] = &fstest.MapFile{Data: bytes.TrimSpace(f.Data), Mode: fs.ModeSymlink}
			continue
		}
		files[f.Name] = &fstest.MapFile{Data: f.Data}
	}
	whole = len(files) > 1 || slices.ContainsFunc(archive.Files, func(f txtar.File) bool { return f.Name == "models/metamodel.yaml" })
	if !whole && !strings.Contains(string(archive.Comment), "without a metamodel") {
		files["models/metamodel.yaml"] = &fstest.MapFile{Data: []byte(corpusMetamodel)}
	}
	return source.New(files), want, whole
}

// unescape turns \xNN into the byte.
func unescape(data []byte) []byte {
	var out []byte
	for i := 0; i < len(data); i++ {
		if data[i] == '\\' && i+3 < len(data) && data[i+1] == 'x' {
			value := 0
			for _, c := range data[i+2 : i+4] {
				value = value*16 + strings.IndexByte("0123456789abcdef", c)
			}
			out = append(out, byte(value))
			i += 3
			continue
		}
		out = append(out, data[i])
	}
	return out
}

func findingLines(t *testing.T, tree *source.Tree, severities map[string]diag.Severity) []string {
	t.Helper()
	result, err := Check(context.Background(), tree, Options{Severities: severities, AsOf: "2014-11-26"})
	if err != nil {
		t.Fatal(err)
	}
	var lines []string
	for i := range result.Findings {
		f := &result.Findings[i]
		lines = append(lines, f.Span.String()+": "+f.Severity.String()+" "+f.Rule.Code+": "+f.Message("en"))
	}
	return lines
}

// compareFindings pairs wanted beginnings with the findings there are.
func compareFindings(want, got []string) (missing, extra []string) {
	used := make([]bool, len(got))
	for _, w := range want {
		found := false
		for i, g := range got {
			if !used[i] && strings.HasPrefix(g, w) {
				used[i], found = true, true
				break
			}
		}
		if !found {
			missing = append(missing, w)
		}
	}
	for i, g := range got {
		if !used[i] {
			extra = append(extra, g)
		}
	}
	return missing, extra
}
