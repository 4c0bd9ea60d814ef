package diagram_test

import (
	"context"
	"strings"
	"testing"
	"testing/fstest"

	"lintel/generator/diag"
	"lintel/generator/diagram"
	"lintel/generator/load"
	"lintel/generator/model"
	"lintel/generator/source"
)

func overlayModel(t *testing.T, text string) *model.Model {
	t.Helper()
	files := fstest.MapFS{
		"lintel.yaml":           {Data: []byte("title: T\nlanguages: [en]\n")},
		"models/metamodel.yaml": {Data: []byte("statuses: {}\nkinds:\n  component: {name: Component}\n  process: {name: Process, structure: process}\n  information: {name: Information, structure: information-model}\n  view: {name: View, structure: view}\nrelations:\n  uses: {name: Uses, inverse: used-by, from: any, to: any}\n")},
		"models/x.yaml":         {Data: []byte(text)},
	}
	report := &diag.List{}
	loaded, err := load.Load(context.Background(), source.New(files), 1, report)
	if err != nil {
		t.Fatal(err)
	}
	m := model.Link(loaded.Decls, report)
	for _, f := range report.Sorted() {
		t.Fatal(f.Span, f.Message("en"))
	}
	return m
}

// TestOverlay holds that a picture of two models shows what came, what went and
// what changed, nodes and edges, for each form that can be overlaid; and that what
// is in both and has not changed has no mark.
func TestOverlay(t *testing.T) {
	old := overlayModel(t, `
id: p
kind: process
name: P
lanes: [{id: l, name: L}]
steps:
  - {id: a, lane: l, type: start, next: [{to: b}]}
  - {id: b, lane: l, type: task, name: Went, next: [{to: c}]}
  - {id: c, lane: l, type: end}
---
id: i
kind: information
name: I
entities:
  - id: e
    name: E
    associations: [{to: f, name: has, min: 0, max: 1}]
    attributes: [{id: went, type: string, min: 0, max: 1, name: Went}, {id: stays, type: string, min: 0, max: 1, name: Stays}]
  - {id: f, name: Gone}
---
{id: x, kind: component, name: X, uses: [y]}
---
{id: y, kind: component, name: Y}
---
{id: v, kind: view, name: V, type: landscape, include: [x, y]}
`)
	new := overlayModel(t, `
id: p
kind: process
name: P
lanes: [{id: l, name: L}]
steps:
  - {id: a, lane: l, type: start, next: [{to: d}]}
  - {id: d, lane: l, type: task, name: Came, next: [{to: c}]}
  - {id: c, lane: l, type: end}
---
id: i
kind: information
name: I
entities:
  - id: e
    name: E
    associations: [{to: g, name: has, min: 0, max: 1}]
    attributes: [{id: stays, type: string, min: 0, max: 1, name: Stays}, {id: came, type: string, min: 0, max: 1, name: Came}]
  - {id: g, name: New}
---
{id: x, kind: component, name: X, uses: [z]}
---
{id: y, kind: component, name: Y}
---
{id: z, kind: component, name: Z}
---
{id: v, kind: view, name: V, type: landscape, include: [x, z]}
`)
	drawer := diagram.New(diagram.Options{Workers: 1})
	defer drawer.Close()
	for id, want := range map[string]map[string]string{
		"p": {"p#a": "", "p#b": "change-removed", "p#c": "", "p#d": "change-added"},
		"i": {"i#e": "change-changed", "i#f": "change-removed", "i#g": "change-added"},
		"v": {"x": "change-changed", "y": "change-removed", "z": "change-added"},
	} {
		d, problems := drawer.Overlay(context.Background(), diagram.Side{Model: old, View: old.Element(id)}, diagram.Side{Model: new, View: new.Element(id)}, map[string]bool{"x": true, "i#e": true})
		if d == nil || len(problems) > 0 {
			t.Fatalf("%s: %v %v", id, d, problems)
		}
		got := map[string]string{}
		for _, n := range d.Nodes {
			if n.End.Element != nil {
				got[n.End.Address()] = changeOf(n.Class)
			}
		}
		for address, class := range want {
			if mark, drawn := got[address]; !drawn || mark != class {
				t.Errorf("%s: %s is %q (drawn: %v), want %q", id, address, mark, drawn, class)
			}
		}
		var rows []string
		for _, n := range d.Nodes {
			for _, row := range n.Rows {
				rows = append(rows, row.Text.In("en")+" "+row.Class)
			}
		}
		if got := strings.Join(rows, ", "); id == "i" && got != "Went: string change-removed, Stays: string , Came: string change-added" {
			t.Errorf("rows: %s", got)
		}
		edges := map[string]int{}
		for _, e := range d.Edges {
			edges[changeOf(e.Class)]++
		}
		if edges["change-added"] == 0 || edges["change-removed"] == 0 {
			t.Errorf("%s: edges %v", id, edges)
		}
	}
	if d, _ := drawer.Overlay(context.Background(), diagram.Side{}, diagram.Side{Model: new, View: new.Element("v")}, nil); d != nil {
		t.Error("a view on one side has an overlay")
	}
}

func changeOf(class string) string {
	for _, name := range strings.Fields(class) {
		if strings.HasPrefix(name, "change-") {
			return name
		}
	}
	return ""
}
