package edit_test

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"lintel/generator"
	"lintel/generator/diag"
	"lintel/generator/edit"
	"lintel/generator/model"
	"lintel/generator/query"
	"lintel/generator/source"
)

func check(ctx context.Context, tree *source.Tree) ([]diag.Finding, error) {
	result, err := generator.Check(ctx, tree, generator.Options{})
	if err != nil {
		return nil, err
	}
	return result.Findings, nil
}

func where(m *model.Model, e model.Expression, report *diag.List) { query.Compile(m, e, report) }

const renameMetamodel = `statuses:
  draft: {name: Draft}
kinds:
  component: {name: Component, fields: {notes: {type: list of markdown}, form: {type: enum, values: {svarut: Like it, other: Other}}}}
  view: {name: View, structure: view}
  decision: {name: Decision}
relations:
  uses: {name: Uses, inverse: used-by, from: any, to: any}
  meets: {name: Meets, inverse: meets, from: any, to: any}
`

// renameFiles name svarut in every way that there is, and a few that are none.
var renameFiles = map[string]string{
	"lintel.yaml":           "title: T\nlanguages: [nb, en]\nmenu:\n  - {to: svarut}\n  - name: G\n    items: [{to: 'svarut'}]\neditions:\n  - {name: v1, revision: abc, decision: svarut}\n",
	"models/metamodel.yaml": renameMetamodel,
	"models/svarut.yaml":    "\uFEFF# svarut\r\nid: svarut  # the id\r\nkind: component\r\nname: svarut\r\nsummary: A component.\r\nsources: [old-one]\r\nform: svarut\r\nmeets: altinn\r\nrequirements:\r\n  - id: r1\r\n    level: must\r\n    text: svarut must.\r\n    uses: ['svarut#r2']\r\n  - {id: r2, level: may, text: T}\r\n",
	"models/others.yaml":    "id: altinn\nkind: component\nname: Altinn\nsummary: |\n  A cafe\u0301.\nuses: [svarut, {to: svarut#r1, note: svarut}, \"svarut-pilot\"]\nnotes: ['See [[svarut#r1]].']\ndescription:\n  nb: >\n    Som\n    [[svarut]] og [[svarut|den]].\n---\nid: svarut-pilot\nkind: component\nname: P\nsummary: S.\nused-by: &who [svarut]\nmeets: *who\n---\nid: old-one\nkind: decision\nname: D\nsummary: S.\nsources:\n  - {to: svarut, at: svarut}\n",
	"models/view.yaml":      "id: around\nkind: view\nname: V\nsummary: S.\ntype: landscape\ninclude:\n  - svarut\n  - -> svarut ->\n  - svarut.**\n  - where: id == \"svarut\" || has(\"uses\", 'svarut#r1') || form == \"svarut\" || name contains \"svarut\"\n  - where: \"id != \\\"svarut\\\" && any(rel(\\\"meets\\\"), .to == \\\"svarut\\\")\"\n  - uses: altinn -> svarut\nexclude: [svarut-pilot]\n",
	"models/x.layout.yaml":  "view: around\nnodes:\n  svarut: {x: 1, y: 2}\n  svarut-pilot: {x: 3, y: 4}\n",
	"content/index.md":      "---\ntitle: svarut\nsummary: S.\nsources: [svarut]\n---\n# svarut\n\n[[svarut]], [[svarut|svarut]], [[svarut#r1]] and `[[svarut]]`; [[svarut-pilot]].\n\n| a | b |\n| - | - |\n| [[svarut|x]] | svarut |\n\n![[svarut]]\n\n```query\nwhere: has(\"uses\", \"svarut\")\n```\n",
}

func memory(files map[string]string) fstest.MapFS {
	tree := fstest.MapFS{}
	for name, text := range files {
		tree[name] = &fstest.MapFile{Data: []byte(text)}
	}
	return tree
}

// rename renames in a copy of files and gives what changed.
func rename(t *testing.T, files map[string]string, from, to string) (map[string]string, *edit.Renamed, error) {
	t.Helper()
	tree := source.New(memory(files))
	renamed, err := edit.Rename(context.Background(), tree, from, to, check, where)
	if err != nil {
		return nil, nil, err
	}
	return made(files, renamed.Changes), renamed, nil
}

// made gives the files after changes.
func made(files map[string]string, changes []edit.Change) map[string]string {
	after := map[string]string{}
	for name, text := range files {
		after[name] = text
	}
	for _, c := range changes {
		if c.After == nil {
			delete(after, c.Path)
		} else {
			after[c.Path] = string(c.After)
		}
	}
	return after
}

func TestRename(t *testing.T) {
	after, renamed, err := rename(t, renameFiles, "svarut", "ks-svarut")
	if err != nil {
		t.Fatal(err)
	}
	want := map[string]string{
		"lintel.yaml":           strings.NewReplacer("to: svarut}", "to: ks-svarut}", "'svarut'", "'ks-svarut'", "decision: svarut", "decision: ks-svarut").Replace(renameFiles["lintel.yaml"]),
		"models/metamodel.yaml": renameMetamodel,
		"models/ks-svarut.yaml": strings.NewReplacer("id: svarut ", "id: ks-svarut ", "sources: [old-one]\r\n", "sources: [old-one]\r\nformerly: [svarut]\r\n", "svarut#r2", "ks-svarut#r2").Replace(renameFiles["models/svarut.yaml"]),
		"models/others.yaml": strings.NewReplacer("uses: [svarut, {to: svarut#r1", "uses: [ks-svarut, {to: ks-svarut#r1", "[[svarut", "[[ks-svarut", "&who [svarut]", "&who [ks-svarut]",
			"{to: svarut, at", "{to: ks-svarut, at").Replace(renameFiles["models/others.yaml"]),
		"models/view.yaml": strings.NewReplacer("- svarut\n", "- ks-svarut\n", "-> svarut ->", "-> ks-svarut ->", "svarut.**", "ks-svarut.**", `id == "svarut"`, `id == "ks-svarut"`, "'svarut#r1'", "'ks-svarut#r1'",
			`id != \"svarut`, `id != \"ks-svarut`, `.to == \"svarut`, `.to == \"ks-svarut`, "altinn -> svarut", "altinn -> ks-svarut").Replace(renameFiles["models/view.yaml"]),
		"models/x.layout.yaml": strings.Replace(renameFiles["models/x.layout.yaml"], "  svarut:", "  ks-svarut:", 1),
		"content/index.md": strings.NewReplacer("[svarut]\n---", "[ks-svarut]\n---", "[[svarut]],", "[[ks-svarut]],", "[[svarut|svarut]]", "[[ks-svarut|svarut]]", "[[svarut#", "[[ks-svarut#", "[[svarut|x", "[[ks-svarut|x",
			"![[svarut", "![[ks-svarut", `"uses", "svarut"`, `"uses", "ks-svarut"`).Replace(renameFiles["content/index.md"]),
	}
	if diff := cmp.Diff(want, after); diff != "" {
		t.Error(diff)
	}
	places := 0
	for _, f := range renamed.Files {
		places += f.Places
	}
	if len(renamed.Files) != 6 || places != 28 {
		t.Errorf("%d places in %d files: %v", places, len(renamed.Files), renamed.Files)
	}
	// And back, which leaves the other id among the former ones.
	back, _, err := rename(t, after, "ks-svarut", "svarut")
	if err != nil {
		t.Fatal(err)
	}
	back["models/svarut.yaml"] = strings.Replace(back["models/svarut.yaml"], "formerly: [ks-svarut]\r\n", "", 1)
	if diff := cmp.Diff(renameFiles, back); diff != "" {
		t.Error(diff)
	}
}

// The former ids are written where and how the file has it.
func TestRenameNotesTheFormerID(t *testing.T) {
	for before, want := range map[string]string{
		"id: a\nkind: component\nname: A\nsummary: S\nuses: [b]\n":                                "id: c\nkind: component\nname: A\nsummary: S\nformerly: [a]\nuses: [b]\n",
		"id: a\nkind: component\nname: A\nsummary: S":                                             "id: c\nkind: component\nname: A\nsummary: S\nformerly: [a]",
		"id: a\nkind: component\nname: A\nsummary: S\nformerly: [x, y]\n":                         "id: c\nkind: component\nname: A\nsummary: S\nformerly: [x, y, a]\n",
		"id: a\nkind: component\nname: A\nsummary: S\nformerly: []\n":                             "id: c\nkind: component\nname: A\nsummary: S\nformerly: [a]\n",
		"id: a\nkind: component\nname: A\nsummary: S\nformerly: x # why\n":                        "id: c\nkind: component\nname: A\nsummary: S\nformerly: [x, a] # why\n",
		"id: a\nkind: component\nname: A\nsummary: S\nformerly:\n  - x # why\nuses: [b]\n":        "id: c\nkind: component\nname: A\nsummary: S\nformerly:\n  - x # why\n  - a\nuses: [b]\n",
		"id: a\nkind: component\nname: A\nsummary: S\nformerly: [c, x]\n":                         "id: c\nkind: component\nname: A\nsummary: S\nformerly: [a, x]\n",
		"id: a\nkind: component\nname: A\nsummary: |+\n  S\n\n\nuses: [b]\n":                      "id: c\nkind: component\nname: A\nformerly: [a]\nsummary: |+\n  S\n\n\nuses: [b]\n",
		"{id: a, kind: component, name: A, summary: S}\n":                                         "{id: c, kind: component, name: A, summary: S, formerly: [a]}\n",
		"id: \"a\"\nkind: component\nname: A\n# about\nsummary: S\n\n# what it uses\nuses: [b]\n": "id: \"c\"\nkind: component\nname: A\n# about\nsummary: S\nformerly: [a]\n\n# what it uses\nuses: [b]\n",
	} {
		files := map[string]string{"lintel.yaml": "languages: [nb]\n", "models/metamodel.yaml": renameMetamodel, "models/x.yaml": before, "models/b.yaml": "id: b\nkind: component\nname: B\nsummary: S\n"}
		after, _, err := rename(t, files, "a", "c")
		if err != nil {
			t.Errorf("%v:\n%s", err, before)
			continue
		}
		if got := after["models/x.yaml"]; got != want {
			t.Errorf("got\n%s\nwant\n%s", got, want)
		}
	}
}

func TestRenameMarkdown(t *testing.T) {
	files := map[string]string{
		"lintel.yaml": "languages: [nb, en]\nmenu: [{to: models/a.md}]\n", "models/metamodel.yaml": renameMetamodel,
		"models/a.md":      "---\nid: a\nkind: component\nname: A\nsummary: S\n---\nText [self](a.md#top) {#top}\n",
		"models/a.en.md":   "---\ntitle: A\nsummary: S\n---\nText\n",
		"content/index.md": "---\ntitle: T\nsummary: S\n---\n[x](../models/a.md) [y](../models/a.en.md#top) [[a]]\n",
	}
	after, _, err := rename(t, files, "a", "b")
	if err != nil {
		t.Fatal(err)
	}
	want := map[string]string{
		"lintel.yaml": "languages: [nb, en]\nmenu: [{to: models/b.md}]\n", "models/metamodel.yaml": renameMetamodel,
		"models/b.md":      "---\nid: b\nkind: component\nname: A\nsummary: S\nformerly: [a]\n---\nText [self](b.md#top) {#top}\n",
		"models/b.en.md":   "---\ntitle: A\nsummary: S\n---\nText\n",
		"content/index.md": "---\ntitle: T\nsummary: S\n---\n[x](../models/b.md) [y](../models/b.en.md#top) [[b]]\n",
	}
	if diff := cmp.Diff(want, after); diff != "" {
		t.Error(diff)
	}
}

func TestRenameRefuses(t *testing.T) {
	files := map[string]string{}
	for name, text := range renameFiles {
		files[name] = text
	}
	files["models/former.yaml"] = "id: newer\nkind: component\nname: N\nsummary: S.\nformerly: [older]\nuses: [svarut]\n"
	files["models/taken.yaml"] = "id: sixth\nkind: component\nname: N\nsummary: S.\nuses: [newer]\n"
	for _, c := range []struct{ from, to, want string }{
		{"svarut", "altinn", `there is an element "altinn" already, at models/others.yaml:1:5`},
		{"svarut", "svarut", `there is an element "svarut" already`},
		{"svarut", "older", `"older" is a former id of "newer": addresses with it lead there`},
		{"svarut", "Ks Svar_ut", `"Ks Svar_ut" is no id: only a-z, 0-9 and single hyphens, beginning with a letter, such as "ks-svar-ut"`},
		{"svarut", "2svar", `such as "svar"`},
		{"svarut", "a--b", `such as "a-b"`},
		{"svarut", "", `"" is no id`},
		{"svarut#r1", "svarut#r2", "a part keeps its id for good: others cite it as svarut#r1"},
		{"svarutt", "x", `there is no element "svarutt"; did you mean "svarut"`},
		{"older", "x", `"older" is called "newer" now`},
		{"svarut", "taken", "models/svarut.yaml would become models/taken.yaml, which exists"},
	} {
		_, _, err := rename(t, files, c.from, c.to)
		var refusal *edit.Refusal
		if !errors.As(err, &refusal) || !strings.Contains(refusal.EN, c.want) || refusal.NB == "" {
			t.Errorf("%s to %s: %v, want %s", c.from, c.to, err, c.want)
		}
	}
}

// What stands in a file that cannot be read is not seen, so it is not left
// behind either.
func TestRenameSeesThatItCannotSee(t *testing.T) {
	for text, want := range map[string]string{
		"id: z\nkind: component\nuses: [svarut\n":                        "models/z.yaml may name \"svarut\" where it cannot be read",
		"id: z\nkind: component\nname: Z\nsummary: S\nusess: [svarut]\n": `unknown key "usess"`,
		"id: z\nkind: component\nuses: [svarut-pilot\n":                  "",
		"id: z\nkind: component\nname: Z\nsummary: S\nusess: [altinn]\n": "",
	} {
		files := map[string]string{"models/z.yaml": text}
		for name, text := range renameFiles {
			files[name] = text
		}
		_, _, err := rename(t, files, "svarut", "ks-svarut")
		if want == "" && err != nil || want != "" && (err == nil || !strings.Contains(err.Error(), want)) {
			t.Errorf("%v, want %s", err, want)
		}
	}
}

// A menu's entry means a kind before an element: an id that is a kind's name
// would change where the entry leads, without a finding.
func TestRenameSeesWhatTheMenuMeans(t *testing.T) {
	_, _, err := rename(t, renameFiles, "svarut", "component")
	if err == nil || !strings.Contains(err.Error(), "it would lose") {
		t.Errorf("%v", err)
	}
}

// An element of FAKS that many name, renamed and renamed back, leaves every file as it was, but
// for the id that they had in between.
func TestRenameFAKS(t *testing.T) {
	tree, err := source.OpenDirectory("../..")
	if err != nil {
		t.Fatal(err)
	}
	m, _ := findings(t, "../..")
	for i := 7; i < len(m.Elements); i += len(m.Elements) / 2 {
		e := m.Elements[i]
		there, err := edit.Rename(context.Background(), tree, e.ID, "quite-another-name", check, where)
		if err != nil {
			t.Fatalf("%s: %v", e.ID, err)
		}
		half := edit.With(tree, there.Changes)
		back, err := edit.Rename(context.Background(), half, "quite-another-name", e.ID, check, where)
		if err != nil {
			t.Fatalf("%s: %v", e.ID, err)
		}
		whole := edit.With(half, back.Changes)
		for _, c := range there.Changes {
			if c.Before == nil {
				continue
			}
			after, err := whole.ReadBytes(c.Path)
			if err != nil {
				t.Fatal(err)
			}
			was, is := string(c.Before), strings.Replace(strings.Replace(string(after), "formerly: [quite-another-name]\n", "", 1), ", quite-another-name]", "]", 1)
			if was != is {
				t.Errorf("%s: %s\n%s", e.ID, c.Path, cmp.Diff(was, is))
			}
		}
	}
}

func TestDiff(t *testing.T) {
	for _, c := range []struct{ before, after, want string }{
		{"a\nb\nc\nd\ne\nf\ng\nh\ni\nj\n", "a\nb\nc\nd\nX\nf\ng\nh\ni\nj\nk", "--- a/x\n+++ b/x\n@@ -2,9 +2,10 @@\n b\n c\n d\n-e\n+X\n f\n g\n h\n i\n j\n+k\n\\ No newline at end of file\n"},
		{"a\r\n", "b\r\n", "--- a/x\n+++ b/x\n@@ -1,1 +1,1 @@\n-a\n+b\n"},
		{"a\n", "a\n", ""},
	} {
		if got := edit.Diff(edit.Change{Path: "x", Before: []byte(c.before), After: []byte(c.after)}); got != c.want {
			t.Errorf("got\n%s\nwant\n%s", got, c.want)
		}
	}
	if got, want := edit.Diff(edit.Change{Path: "x", After: []byte("a\n")}), "--- /dev/null\n+++ b/x\n@@ -0,0 +1,1 @@\n+a\n"; got != want {
		t.Errorf("got\n%s", got)
	}
	if got, want := edit.Diff(edit.Change{Path: "x", Before: []byte("a\n")}), "--- a/x\n+++ /dev/null\n@@ -1,1 +0,0 @@\n-a\n"; got != want {
		t.Errorf("got\n%s", got)
	}
}

// The tree with changes in it is a file system like another.
func TestWithIsAFileSystem(t *testing.T) {
	base := memory(map[string]string{"models/a.yaml": "a", "models/b/c.yaml": "c", "lintel.yaml": "x"})
	tree := edit.With(source.New(base), []edit.Change{
		{Path: "models/a.yaml", Before: []byte("a"), After: []byte("changed")}, {Path: "models/b/c.yaml", Before: []byte("c")},
		{Path: "models/new/deep/d.yaml", After: []byte("d")}, {Path: "models/b/e.yaml", After: []byte{}},
	})
	var got []string
	err := fs.WalkDir(tree.FS(), ".", func(name string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			data, readErr := tree.ReadBytes(name)
			got, err = append(got, fmt.Sprintf("%s=%s", name, data)), readErr
		}
		return err
	})
	if want := "lintel.yaml=x models/a.yaml=changed models/b/e.yaml= models/new/deep/d.yaml=d"; err != nil || strings.Join(got, " ") != want {
		t.Errorf("%q, %v", got, err)
	}
	if tree.Exists("models/b/c.yaml") || !tree.Exists("models/new/deep") {
		t.Error("existence")
	}
}
