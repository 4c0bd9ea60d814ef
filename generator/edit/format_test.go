package edit_test

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"lintel/generator/edit"
	"lintel/generator/source"
)

// formatMetamodel has one of everything that has an order.
const formatMetamodel = `statuses:
  draft: {name: Draft}
kinds:
  component:
    name: Component
    fields:
      form: {type: text}
      scope: {type: markdown}
  process: {name: Process, structure: process, fields: {form: {type: text}, scope: {type: markdown}}}
  information: {name: Information, structure: information-model}
  dataset: {name: Dataset, structure: dataset}
  view: {name: View, structure: view}
relations:
  uses: {name: Uses, inverse: used-by, from: any, to: any, fields: {strength: {type: text}}}
  owner: {name: Owner, inverse: owns, from: any, to: any}
`

// format formats one file of a small repository; kept tells that it was left
// alone though it can be read.
func format(t testing.TB, name, text string) (after string, kept bool, findings string) {
	t.Helper()
	tree := source.New(fstest.MapFS{
		"lintel.yaml": {Data: []byte("languages: [nb, en]\n")}, "models/metamodel.yaml": {Data: []byte(formatMetamodel)}, name: {Data: []byte(text)},
	})
	result, err := edit.Format(context.Background(), tree, []string{name})
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range result.Changes {
		return string(c.After), false, ""
	}
	return text, len(result.Kept) > 0, printed(result.Findings)
}

// The files of testdata/format hold an input and what it becomes, divided by a
// line of =====. What is right already has no such line.
func TestFormat(t *testing.T) {
	names, err := filepath.Glob("testdata/format/*")
	if err != nil || len(names) < 10 {
		t.Fatal(len(names), err)
	}
	for _, name := range names {
		t.Run(filepath.Base(name), func(t *testing.T) {
			data, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			before, want, changes := strings.Cut(string(data), "=====\n")
			if !changes {
				want = before
			}
			variants := [][2]string{{before, want}, {crlf(before), crlf(want)}, {"\uFEFF" + before, "\uFEFF" + want}, {cut(before), cut(want)}}
			if strings.Contains(before, "|") { // a block scalar that ends with the file would say another thing
				variants = variants[:3]
			}
			for _, variant := range variants {
				got, kept, findings := format(t, "models/x"+filepath.Ext(name), variant[0])
				if kept || findings != "" {
					t.Fatalf("left alone: %v %s", kept, findings)
				}
				if got != variant[1] {
					t.Errorf("got\n%q\nwant\n%q\n%s", got, variant[1], got)
				}
				if again, _, _ := format(t, "models/x"+filepath.Ext(name), got); again != got {
					t.Errorf("the second time\n%s", again)
				}
			}
		})
	}
}

func crlf(text string) string { return strings.ReplaceAll(text, "\n", "\r\n") }

// cut takes the last line break away.
func cut(text string) string { return strings.TrimSuffix(text, "\n") }

func TestFormatLeavesAlone(t *testing.T) {
	for name, text := range map[string]string{
		"broken":       "kind: component\nid: x\nname: [\n",
		"twice":        "kind: component\nid: x\nid: y\n",
		"tab":          "kind: component\n\tid: x\n",
		"no kind":      "name: X\nid: x\n",
		"other kind":   "name: X\nkind: nothing\nid: x\n",
		"list":         "- name: X\n  id: x\n",
		"alias first":  "summary: &a x\nkind: component\nname: *a\nid: x\n",
		"explicit key": "? kind\n: component\n? id\n: x\n",
		"key anchor":   "&k kind: component\nid: x\n",
		"tag":          "kind: !k component\nid: x\n",
		"empty":        "",
		"comment":      "# nothing\n",
	} {
		if got, _, _ := format(t, "models/x.yaml", text); got != text {
			t.Errorf("%s: became\n%s", name, got)
		}
	}
	if _, kept, _ := format(t, "models/x.yaml", "summary: &a x\nkind: component\nname: *a\nid: x\n"); !kept {
		t.Error("an alias before its anchor is not told of")
	}
	if _, _, findings := format(t, "models/x.yaml", "kind: component\nid: x\nname: [\n"); !strings.Contains(findings, "yaml-syntax") {
		t.Errorf("no syntax error: %s", findings)
	}
	if got, _, _ := format(t, "models/x.md", "---\ntitle: X\nsummary: Y\n\nText\n"); !strings.HasPrefix(got, "---\ntitle") {
		t.Error(got)
	}
}

// FAKS is in order, so that a change of a file is a change of what it says.
func TestFAKSIsFormatted(t *testing.T) {
	tree, err := source.OpenDirectory("../..")
	if err != nil {
		t.Fatal(err)
	}
	result, err := edit.Format(context.Background(), tree, nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range result.Changes {
		t.Errorf("%s is not in order; run: lintel fmt", c.Path)
	}
	if len(result.Findings) > 0 || len(result.Kept) > 0 {
		t.Errorf("left alone: %v\n%s", result.Kept, printed(result.Findings))
	}
}

// Each file of FAKS with its lines of each element turned round comes back
// into order, and says the same.
func TestFormatMendsFAKS(t *testing.T) {
	tree, err := source.OpenDirectory("../..")
	if err != nil {
		t.Fatal(err)
	}
	entries, err := tree.List("models")
	if err != nil {
		t.Fatal(err)
	}
	turned := fstest.MapFS{}
	for _, e := range entries {
		data, err := tree.ReadBytes(e.Path)
		if err != nil {
			t.Fatal(err)
		}
		turned[e.Path] = &fstest.MapFile{Data: data}
		if edit.IsFormattable(e.Path) && strings.HasSuffix(e.Path, ".yaml") {
			turned[e.Path] = &fstest.MapFile{Data: []byte(turnKeys(string(data)))}
		}
	}
	config, err := tree.ReadBytes("lintel.yaml")
	if err != nil {
		t.Fatal(err)
	}
	turned["lintel.yaml"] = &fstest.MapFile{Data: config}
	result, err := edit.Format(context.Background(), source.New(turned), nil)
	if err != nil {
		t.Fatal(err)
	}
	if len(result.Findings) > 0 || len(result.Kept) > 0 || len(result.Changes) < 100 {
		t.Fatalf("%d changes, left alone %v\n%s", len(result.Changes), result.Kept, printed(result.Findings))
	}
	for _, c := range result.Changes {
		original, err := tree.ReadBytes(c.Path)
		if err != nil {
			t.Fatal(err)
		}
		if string(original) != string(c.After) && !strings.Contains(string(original), "#") {
			t.Errorf("%s does not come back as it was", c.Path)
		}
	}
}

// turnKeys turns the top keys of each document round.
func turnKeys(text string) string {
	documents := strings.Split(text, "---\n")
	for i, document := range documents {
		var blocks []string
		for _, line := range strings.SplitAfter(document, "\n") {
			if len(blocks) == 0 || line != "" && line != "\n" && line[0] != ' ' {
				blocks = append(blocks, line)
			} else {
				blocks[len(blocks)-1] += line
			}
		}
		slices.Reverse(blocks)
		documents[i] = strings.Join(blocks, "")
	}
	return strings.Join(documents, "---\n")
}
