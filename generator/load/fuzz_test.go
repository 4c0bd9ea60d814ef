package load

import (
	"context"
	"os"
	"path/filepath"
	"testing"
	"testing/fstest"

	"lintel/generator/diag"
	"lintel/generator/model"
	"lintel/generator/source"
)

// FuzzLoad holds that no YAML and no Markdown ends the program, and that every
// finding has a place inside its file:
//
//	go test ./generator/load -run '^$' -fuzz FuzzLoad
func FuzzLoad(f *testing.F) {
	f.Add("id: x\nkind: component\nname: {nb: X}\nuses: [y, {to: z#r1}]\ndescription: |\n  Se [[y]].\n\n  ```query\n  where: true\n  ```\n", "---\ntitle: T\n---\n[[x]]\n")
	f.Add("id: p\nkind: process\nlanes: [{id: l}]\nsteps: [{id: s, lane: l, type: task, next: s}]\n", "---\nid: m\nkind: component\n---\nx\n")
	f.Add("id: i\nkind: information\nentities: [{id: a, attributes: [{id: b, type: c, max: '*'}]}]\n", "> ```query\n> where: 'true'\n> ```\n")
	f.Add("id: d\nkind: dataset\ncolumns: [{id: c}]\nrows: [{id: r, values: [1, {nb: x}]}]\nchart: {type: bar, x: c, y: c}\n", "![[x]]\n")
	f.Add("id: v\nkind: view\ninclude: [a ->, '.**', {where: x}, {uses: a -> *}]\nbetween: [2011, x]\n", ":::note\n")
	f.Add("id:\nkind:\n---\n- a\n--- !!x &a *a\n", "---\n: [\n---\n")
	files, err := filepath.Glob("testdata/rules/*.txtar")
	if err != nil {
		f.Fatal(err)
	}
	for _, name := range files {
		if data, err := os.ReadFile(name); err == nil {
			f.Add(string(data), string(data))
		}
	}
	f.Fuzz(func(t *testing.T, yaml, markdown string) {
		tree := source.New(fstest.MapFS{
			"lintel.yaml":           {Data: []byte(yaml)},
			"models/metamodel.yaml": {Data: []byte(testMetamodel)},
			"models/x.yaml":         {Data: []byte(yaml)},
			"content/x.md":          {Data: []byte(markdown)},
		})
		var report diag.List
		result, err := Load(context.Background(), tree, 1, &report)
		if err != nil {
			t.Fatal(err)
		}
		model.Link(result.Decls, &report)
		for _, found := range report.Sorted() {
			inside(t, found.Rule.Code, found.Span)
			for _, related := range found.Related {
				inside(t, found.Rule.Code, related.Span)
			}
			for _, edit := range found.Fix {
				inside(t, found.Rule.Code, edit.Span)
			}
			if found.Message("nb") == "" || found.Message("en") == "" {
				t.Errorf("%s says nothing", found.Rule.Code)
			}
		}
	})
}

func inside(t *testing.T, code string, span source.Span) {
	t.Helper()
	if span.IsZero() {
		t.Errorf("%s is nowhere", code)
		return
	}
	if span.Start < 0 || span.End < span.Start || span.End > len(span.File.Text) {
		t.Errorf("%s is outside its file: %d to %d of %d", code, span.Start, span.End, len(span.File.Text))
	}
	_ = span.String() + span.Text()
}
