package yaml

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"lintel/generator/diag"
)

func TestSyntax(t *testing.T) {
	tests := []struct{ name, text, want string }{
		// The six kinds of broken file.
		{"bracket not closed", "a: b\nc: [d, e\nf: g\n", "3:1 yaml-syntax: this is not YAML: a list in [ ] lacks a comma or its closing ]"},
		{"quote not closed", "a: \"b\nc: d\n", `1:4 yaml-syntax: this is not YAML: the quotation mark that opens here is never closed`},
		{"two colons", "æøå 😀: b: c\n", "1:9 yaml-syntax: this is not YAML: a colon with a space after it cannot stand here; put the text in quotes if"},
		{"indentation", "a:\n  b: c\n d: e\n", "3:2 yaml-syntax: this is not YAML: the indentation fits no line above"},
		{"tab", "a:\n  b: c\n\td: e\n", "3:1 yaml-tab: a tab cannot indent YAML; use two spaces"},
		{"no colon", "a: b\nc\nd: e\n", "2:1 yaml-syntax: this is not YAML: this line has no colon after its key"},
		// What else authors write.
		{"brace not closed", "a: {b: c\nd: e\n", "2:1 yaml-syntax: this is not YAML: a mapping in { } lacks"},
		{"bracket at the end", "---\na: b\n---\nåc: [\n", "4:5 yaml-syntax: this is not YAML: a bracket is opened and never closed"},
		{"bracket at the end of a list", "æøå: [😀, b\n", "1:6 yaml-syntax: this is not YAML: a list in [ ] lacks"},
		{"single quote", "a: 'it's'\n", "1:8 yaml-syntax: this is not YAML: something follows after the value has ended; put the whole"},
		{"at sign", "a: @b\n", "1:4 yaml-syntax: this is not YAML: an unquoted text cannot begin with @; put"},
		{"backtick", "a: `b`\n", "1:4 yaml-syntax: this is not YAML: an unquoted text cannot begin with `; put"},
		{"star", "a: *viktig* b\n", "1:4 yaml-syntax: this is not YAML: *viktig* stands for what is marked &viktig*, and nothing above is; put"},
		{"ampersand", "a: & b\n", "1:4 yaml-syntax: this is not YAML: an unquoted text cannot begin with &; put"},
		{"unknown alias", "a: *x\n", "1:4 yaml-syntax: this is not YAML: *x stands for what is marked &x, and nothing above is; put"},
		{"alias in its anchor", "a: &x [b, *x]\n", "1:11 yaml-syntax: this is not YAML: *x stands inside &x, so it would never end"},
		{"escape", `a: "C:\dok"`, `1:7 yaml-syntax: this is not YAML: in double quotes a backslash`},
		{"short escape", `a: "\u12"`, `1:7 yaml-syntax: this is not YAML: in double quotes a backslash`},
		{"item for key", "a: b\n- c\n", "2:1 yaml-syntax: this is not YAML: a list item (-) stands where a key is expected"},
		{"key for item", "- a\nb: c\n", "2:1 yaml-syntax: this is not YAML: a list item (-) is expected here"},
		{"item on the key's line", "a: - b\n", "1:4 yaml-syntax: this is not YAML: a list item (-) cannot stand here"},
		{"closing bracket", "a: ]\n", "1:4 yaml-syntax: this is not YAML: a value is expected here, not ]"},
		{"left over", "{a: b}}\n", "1:7 yaml-syntax: this is not YAML: something follows after the end"},
		{"text after bar", "a: |x\n  b\n", "1:5 yaml-syntax: this is not YAML: after | or > the text begins on the next line"},
		{"percent line", "%FOO\na: b\n", "1:1 yaml-syntax: this is not YAML: a line that begins with %"},
		{"tag", "a: !foo!bar b\n", "1:4 yaml-syntax: this is not YAML: an unquoted text cannot begin with !"},
		{"control sign", "a: b\nc: x\x01\n", "2:5 yaml-syntax: this is not YAML: the invisible sign U+0001 cannot stand in a text"},
		{"tab after dash", "- a: b\n-\tc: d\n", "2:2 yaml-tab"},
		{"tab in block", "a: |\n\tb\n", "2:1 yaml-tab"},
		{"far from the start", strings.Repeat("a: b\n---\n", 5000) + "c: [d\ne: f\n", "10002:1 yaml-syntax: this is not YAML: a list in [ ] lacks"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			_, ok, findings := parse(t, test.text, Limits{})
			if ok || len(findings) != 1 || !strings.HasPrefix(findings[0], test.want) {
				t.Errorf("ok %v, got %q\nwant %q", ok, findings, test.want)
			}
		})
	}
}

func TestRelated(t *testing.T) {
	for text, want := range map[string]string{
		"a: [b,\n c\nd: e\n":    "1:4",
		"a: b\nc: d\n'a': e\n":  "1:1",
		"a: {b: c,\n d: e\nf: ": "1:4",
	} {
		var report diag.List
		file := newFile(t, text)
		Parse(file, 0, len(file.Text), Limits{}, &report)
		f := report.Sorted()[0]
		if len(f.Related) != 1 || f.Related[0].Span.String() != "models/x.yaml:"+want {
			t.Errorf("%q: related %v, want %s", text, f.Related, want)
		}
	}
}

func TestReadOn(t *testing.T) {
	tests := []struct {
		name, text, outline string
		findings            []string
	}{
		{"duplicate", "a: b\nc: d\n\"a\": e\n", `{a<a>="b"<b> c<c>="d"<d>}`, []string{`3:1 yaml-duplicate-key: the key "a" already`}},
		{"merge", "x: &x {a: b}\ny:\n  <<: *x\n  c: d\n", `{x<x>={a<a>="b"<b>}<{a: b}> y<y>={c<c>="d"<d>}`, []string{"3:3 yaml-key: the merge key <<"}},
		{"keys that are no text", "[a]: b\n{c: &d e}: f\n~: g\n: h\ni: *d\n? |\n  j\n: k\n", `{i<i>="e"<e>}`,
			[]string{"1:1 yaml-key: a key must", "2:1 yaml-key: a key must", "3:1 yaml-key: there is no key", "4:1 yaml-key: there is no key", "6:3 yaml-key: a key must"}},
		{"alias as key", "a: &x b\n*x : c\n", `{a<a>="b"<b>}`, []string{"2:1 yaml-key: a key must"}},
		{"template", "a: {{ b }}\n", `{a<a>={}<{{ b }}>}`, []string{"1:5 yaml-key: a key must"}},
		{"tags", "a: !foo b\nc: !!binary Zg==\nd: &x !<tag:e> {f: ! g}\n&y !h i: j\n", `{a<a>="b"<b> c<c>="Zg=="<Zg==> d<d>={f<f>="g"<g>}<{f: ! g}> i<i>="j"<j>}`,
			[]string{`1:4 yaml-tag: the tag "!foo"`, `2:4 yaml-tag: the tag "!!binary"`, `3:7 yaml-tag: the tag "!<tag:e>"`, `3:20 yaml-tag: the tag "!"`, `4:4 yaml-tag: the tag "!h"`}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			documents, ok, findings := parse(t, test.text, Limits{})
			if !ok || len(documents) != 1 || !strings.HasPrefix(outline(documents[0]), test.outline) {
				t.Fatalf("ok %v: %s\n%q", ok, outline(documents[0]), findings)
			}
			if len(findings) != len(test.findings) {
				t.Fatalf("got %q", findings)
			}
			for i, want := range test.findings {
				if !strings.HasPrefix(findings[i], want) {
					t.Errorf("got %q, want %q", findings[i], want)
				}
			}
		})
	}
}

func TestManyKeys(t *testing.T) {
	var b strings.Builder
	for i := range 100 {
		fmt.Fprintf(&b, "k%d: v\n", i)
	}
	b.WriteString("k3: v\nk99: v\nk17: v\n")
	documents, ok, findings := parse(t, b.String(), Limits{})
	if !ok || len(findings) != 3 || len(documents[0].Entries) != 100 || !strings.HasPrefix(findings[2], "103:1 yaml-duplicate-key") {
		t.Errorf("ok %v, %d keys, %q", ok, len(documents[0].Entries), findings)
	}
}

func TestLimits(t *testing.T) {
	bomb := "a: &a [x,x,x,x,x,x,x,x,x,x]\n"
	chain := "- &a0 [x]\n"
	for i := range 12 {
		previous, name := string(rune('a'+i)), string(rune('b'+i))
		bomb += fmt.Sprintf("%s: &%s [%s*%s]\n", name, name, strings.Repeat("*"+previous+",", 9), previous)
	}
	for i := range 200 {
		chain += fmt.Sprintf("- &a%d [*a%d]\n", i+1, i)
	}
	deep := "yaml-limit: lists and mappings lie too deep inside each other (the limit is "
	many := "yaml-limit: there are too many values, each alias counted in full (the limit is "
	tests := []struct {
		name, text string
		limits     Limits
		want       string // "" is no finding
	}{
		{"brackets", strings.Repeat("[", 1<<20), Limits{}, "1:101 " + deep + "100)"},
		{"brackets closed", strings.Repeat("[", 101) + strings.Repeat("]", 101), Limits{}, "1:101 " + deep + "100)"},
		{"at the limit", strings.Repeat("[", 100) + strings.Repeat("]", 100), Limits{}, ""},
		{"dashes", strings.Repeat("- ", 1<<20), Limits{}, "1:201 " + deep + "100)"},
		{"both", "a:\n  b:\n    - [{c: [d]}]", Limits{Depth: 5}, "3:12 " + deep + "5)"},
		{"brackets in text", "a: |\n  " + strings.Repeat("[", 5000), Limits{}, ""},
		{"alias bomb", bomb, Limits{}, "6:8 " + many + "200000)"},
		{"alias chain", chain, Limits{}, "100:9 " + deep + "100)"},
		{"values", strings.Repeat("- a\n", 11), Limits{Nodes: 11}, "11:3 " + many + "11)"},
		{"values at the limit", strings.Repeat("- a\n", 10), Limits{Nodes: 11}, ""},
		{"commas", "[" + strings.Repeat("a,", 1<<20) + "]", Limits{}, "1:1 " + many + "200000)"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			_, ok, findings := parse(t, test.text, test.limits)
			if got := strings.Join(findings, "\n"); got != test.want || ok != (test.want == "") {
				t.Errorf("ok %v, got %q, want %q", ok, got, test.want)
			}
		})
	}
}

// TestHostile holds that no text takes long: the limit is
// far above what a slow machine needs and far below the square of the length.
func TestHostile(t *testing.T) {
	for _, piece := range []string{
		"[", "{", "- ", "? ", ": ", "a: b\n", "- a\n", "{a: b}, ", "[a]: b, ", "# c\n", "\n", " ", "\t", "a\n", "\"a", "'", "|\n", "- |\n\n", "a: |\n", "---\n",
		"&a ", "!a ", "*a ", "- &a b\n", "- *a\n", "%a b\n", "a: [\n", "- 'a''", "- \"\\u0041", "æ", "- 😀\n", "a: - ", "-\n", "a:\n ", "}", "? [a]\n", "- {? a}\n", "- !x\n",
	} {
		for _, lead := range []string{"", "a: [", "a: |\n ", "- &a b\n"} {
			for _, size := range []int{30_000, 200_000} { // the first is small enough for goccy
				text := lead + strings.Repeat(piece, size/len(piece)) + "\n\"]: ["
				began := time.Now()
				parse(t, text, Limits{})
				if took := time.Since(began); took > 3*time.Second {
					t.Errorf("%d bytes of %q after %q took %v", size, piece, lead, took)
				}
			}
		}
	}
}

// TestRules holds that each rule has its texts and its data, and that the data
// gives what it wants.
func TestRules(t *testing.T) {
	for _, rule := range Rules() {
		t.Run(rule.Code, func(t *testing.T) {
			for _, text := range []diag.Text{rule.Title, rule.Message, rule.Doc} {
				if text.EN == "" || text.NB == "" {
					t.Error("a text is missing")
				}
			}
			if _, err := os.Stat("rule_" + strings.ReplaceAll(rule.Code, "-", "_") + ".go"); err != nil {
				t.Error(err)
			}
			archive, err := os.ReadFile(filepath.Join("testdata", "rules", rule.Code+".txtar"))
			if err != nil {
				t.Fatal(err)
			}
			files := unpack(string(archive))
			_, _, findings := parse(t, files["models/x.yaml"], Limits{})
			want := strings.Split(strings.TrimSpace(files["want"]), "\n")
			var got []string
			for i, f := range findings {
				line, _, _ := strings.Cut(strings.Replace(f, " ", ": error ", 1), ": this is") // place and code
				line = "models/x.yaml:" + line
				if i < len(want) && strings.HasPrefix(line, want[i]) {
					line = want[i]
				}
				got = append(got, line)
			}
			if diff := cmp.Diff(want, got); diff != "" || !strings.Contains(want[0], rule.Code) {
				t.Error(diff)
			}
		})
	}
}

// unpack reads the files of a txtar archive.
func unpack(archive string) map[string]string {
	files := make(map[string]string)
	name := ""
	for line := range strings.Lines(archive) {
		if header, found := strings.CutPrefix(line, "-- "); found && strings.HasSuffix(line, " --\n") {
			name = strings.TrimSuffix(header, " --\n")
			continue
		}
		files[name] += line
	}
	return files
}
