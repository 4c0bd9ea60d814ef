package jsonschema

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"path"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	validator "github.com/santhosh-tekuri/jsonschema/v6"
	v4 "go.yaml.in/yaml/v4"

	"lintel/generator/diag"
	"lintel/generator/load"
	"lintel/generator/model"
	"lintel/generator/source"
)

// open loads and links a repository.
func open(t *testing.T, tree *source.Tree) (*model.Model, []diag.Finding) {
	t.Helper()
	report := &diag.List{}
	loaded, err := load.Load(context.Background(), tree, 2, report)
	if err != nil {
		t.Fatal(err)
	}
	return model.Link(loaded.Decls, report), report.Sorted()
}

// compile makes a validator of each schema.
func compile(t *testing.T, m *model.Model, ids IDs) map[string]*validator.Schema {
	t.Helper()
	files, err := Schemas(m, ids)
	if err != nil {
		t.Fatal(err)
	}
	compiler := validator.NewCompiler()
	for name, data := range files {
		document, err := validator.UnmarshalJSON(bytes.NewReader(data))
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if err := compiler.AddResource(name, document); err != nil {
			t.Fatal(err)
		}
	}
	schemas := map[string]*validator.Schema{}
	for name := range files {
		if schemas[name], err = compiler.Compile(name); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
	}
	return schemas
}

// values gives the documents of a YAML text as an editor sees them.
func values(t *testing.T, data []byte) []any {
	t.Helper()
	loader, err := v4.NewLoader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	var all []any
	for {
		var n v4.Node
		if err := loader.Load(&n); err == io.EOF {
			return all
		} else if err != nil {
			t.Fatal(err)
		}
		if len(n.Content) > 0 {
			all = append(all, value(&n))
		}
	}
}

// value is a node as JSON has it, after YAML 1.2's core schema.
func value(n *v4.Node) any {
	switch n.Kind {
	case v4.DocumentNode:
		return value(n.Content[0])
	case v4.AliasNode:
		return value(n.Alias)
	case v4.SequenceNode:
		list := []any{}
		for _, item := range n.Content {
			list = append(list, value(item))
		}
		return list
	case v4.MappingNode:
		mapping := map[string]any{}
		for i := 0; i+1 < len(n.Content); i += 2 {
			mapping[n.Content[i].Value] = value(n.Content[i+1])
		}
		return mapping
	}
	quoted := n.Style&(v4.DoubleQuotedStyle|v4.SingleQuotedStyle|v4.LiteralStyle|v4.FoldedStyle) != 0
	switch number, err := strconv.ParseFloat(n.Value, 64); {
	case quoted:
		return n.Value
	case n.Value == "" || n.Value == "null" || n.Value == "~":
		return nil
	case n.Value == "true" || n.Value == "false":
		return n.Value == "true"
	case err == nil && strings.Trim(n.Value, "0123456789.eE+-") == "":
		return number
	}
	return n.Value
}

// Every file of FAKS is right by its schema, with and without ids in it.
func TestFAKSIsRightByItsSchema(t *testing.T) {
	tree, err := source.OpenDirectory("../../..")
	if err != nil {
		t.Fatal(err)
	}
	m, _ := open(t, tree)
	for _, ids := range []IDs{NoIDs, EnumIDs} {
		schemas := compile(t, m, ids)
		entries, err := tree.List("models")
		if err != nil {
			t.Fatal(err)
		}
		held := 0
		for _, e := range append(entries, source.Entry{Path: "lintel.yaml"}) {
			if path.Ext(e.Path) != ".yaml" {
				continue
			}
			data, err := tree.ReadBytes(e.Path)
			if err != nil {
				t.Fatal(err)
			}
			for _, document := range values(t, data) {
				held++
				for i, name := range schemasFor(e.Path, document) {
					if i > 0 && ids != NoIDs {
						continue // the same again, and slow to check
					}
					if err := schemas[name].Validate(document); err != nil {
						t.Errorf("%s by %s (%s): %v", e.Path, name, ids, err)
					}
				}
			}
		}
		if held < 400 {
			t.Errorf("only %d documents", held)
		}
	}
}

func schemasFor(file string, document any) []string {
	switch {
	case file == "lintel.yaml":
		return []string{"lintel.schema.json"}
	case file == "models/metamodel.yaml":
		return []string{"metamodel.schema.json"}
	case strings.HasSuffix(file, ".layout.yaml"):
		return []string{"layout.schema.json"}
	}
	kind := document.(map[string]any)["kind"]
	return []string{"element.schema.json", fmt.Sprintf("%v.schema.json", kind)}
}

const metamodel = `statuses:
  draft: {name: {nb: Utkast, en: Draft}}
kinds:
  component:
    name: {nb: Komponent, en: Component}
    fields:
      form: {type: enum, values: {shared: Shared, "2": Two}, required: true}
      ends: {type: date}
      tags: {type: list of text}
      size: {type: number}
  actor: {name: Actor}
  process: {name: Process, structure: process}
  information: {name: Information, structure: information-model}
  dataset: {name: Dataset, structure: dataset}
  view: {name: View, structure: view}
relations:
  uses: {name: Uses, inverse: used-by, from: any, to: [component], fields: {why: {type: text}}}
  owner: {name: Owner, inverse: owns, from: [component], to: [actor]}
`

func small(t *testing.T, text string) (*model.Model, []diag.Finding) {
	t.Helper()
	return open(t, source.New(fstest.MapFS{
		"lintel.yaml": {Data: []byte("languages: [nb, en]\n")}, "models/metamodel.yaml": {Data: []byte(metamodel)},
		"models/x.yaml": {Data: []byte(text)},
	}))
}

// What the loader takes the schema takes, and what it does not take neither
// does the schema.
func TestSchemaIsTheLoader(t *testing.T) {
	m, _ := small(t, "id: other\nkind: component\nname: O\nform: shared\n---\nid: me\nkind: actor\nname: Me\n")
	schema := compile(t, m, NoIDs)["element.schema.json"]
	head := "id: x\nkind: component\nname: X\nform: shared\n"
	for text, right := range map[string]bool{
		head: true,
		head + "uses: other\nowner: [me]\nused-by: [{to: other, why: 3, from: 2013}]\n": true,
		head + "from: 2013\nuntil: 2013-10\nends: 2013-10-02\ntags: [a, 1]\nsize: 3\n":  true,
		head + "requirements: [{id: r1, level: must, text: T, owner: me}]\n":            true,
		head + "summary: {nb: S, en: T}\nsources: [other, {to: other, at: 3.1}]\n":      true,
		"id: x\nkind: component\nname: X\nform: 2\n":                                    true,
		"id: X\nkind: component\nname: X\nform: shared\n":                               false,
		"id: x\nkind: component\nname: X\nform: other\n":                                false,
		"id: x\nkind: komponent\nname: X\n":                                             false,
		"kind: component\nname: X\nform: shared\n":                                      false,
		head + "nonsense: 1\n":                                     false,
		head + "owns: [other]\n":                                   false,
		head + "from: 2013-13\n":                                   false,
		head + "size: large\n":                                     false,
		head + "summary: {de: S}\n":                                false,
		head + "basis: rumour\n":                                   false,
		head + "status: done\n":                                    false,
		head + "uses: [{why: x}]\n":                                false,
		head + "uses: [{to: other, wy: x}]\n":                      false,
		head + "requirements: [{id: r1, level: shall, text: T}]\n": false,
		head + "requirements: [{id: r1, level: must}]\n":           false,
		head + "steps: []\n":                                       false,
		"id: p\nkind: process\nname: P\nlanes: [{id: l}]\nsteps: [{id: s, lane: l, type: start, next: [e]}, {id: e, lane: l, type: end}]\n": true,
		"id: p\nkind: process\nname: P\nlanes: [{id: l}]\nsteps: [{id: s, lane: l, type: begin}]\n":                                         false,
		"id: i\nkind: information\nname: I\nentities: [{id: e, attributes: [{id: a, type: string, min: 0, max: \"*\"}]}]\n":                 true,
		"id: i\nkind: information\nname: I\nentities: [{id: e, attributes: [{id: a, min: 0}]}]\n":                                           false,
		"id: d\nkind: dataset\nname: D\ncolumns: [{id: a, type: year}]\nrows: [{id: r, values: [2012]}]\n":                                  true,
		"id: d\nkind: dataset\nname: D\ncolumns: [{id: a, type: month}]\n":                                                                  false,
		"id: v\nkind: view\nname: V\ntype: context\ninclude: [other, {where: 'kind == \"actor\"'}, {uses: a -> b}]\nrelations: [used-by]\n": true,
		"id: v\nkind: view\nname: V\ntype: cube\n":                                                                                          false,
		"id: v\nkind: view\nname: V\nrelations: [nonsense]\n":                                                                               false,
	} {
		err := schema.Validate(values(t, []byte(text))[0])
		if right != (err == nil) {
			t.Errorf("schema: right %v, error %v:\n%s", right, err, text)
		}
		_, findings := small(t, "id: other\nkind: component\nname: O\nform: shared\n---\nid: me\nkind: actor\nname: Me\n---\n"+text)
		failures, _, _ := diag.Count(findings)
		if text != "id: x\nkind: component\nname: X\n" && right != (failures == 0) && !strings.Contains(text, "{uses: a -> b}") {
			t.Errorf("loader: right %v, %d errors:\n%s", right, failures, text)
		}
	}
}

func TestEnumOfIDs(t *testing.T) {
	m, _ := small(t, "id: other\nkind: component\nname: O\nform: shared\n---\nid: me\nkind: actor\nname: Me\n")
	schema := compile(t, m, EnumIDs)["element.schema.json"]
	for text, right := range map[string]bool{
		"id: x\nkind: actor\nname: X\nuses: other\n":      true,
		"id: x\nkind: actor\nname: X\nuses: other#r1\n":   true,
		"id: x\nkind: actor\nname: X\nuses: [othr]\n":     false,
		"id: x\nkind: actor\nname: X\nuses: [{to: me}]\n": false,
		"id: x\nkind: actor\nname: X\nsources: [me]\n":    true,
	} {
		if err := schema.Validate(values(t, []byte(text))[0]); right != (err == nil) {
			t.Errorf("right %v, error %v:\n%s", right, err, text)
		}
	}
}

// The closed lists are those of the loader, which says what it allows.
func TestClosedLists(t *testing.T) {
	for text, list := range map[string][]any{
		"id: x\nkind: actor\nname: X\nbasis: wrong\n":                                               bases,
		"id: x\nkind: actor\nname: X\nvisibility: wrong\n":                                          visibilities,
		"id: x\nkind: actor\nname: X\nrequirements: [{id: r, text: T, level: wrong}]\n":             levels,
		"id: x\nkind: process\nname: X\nlanes: [{id: l}]\nsteps: [{id: r, lane: l, type: wrong}]\n": stepTypes,
		"id: x\nkind: dataset\nname: X\ncolumns: [{id: r, type: wrong}]\n":                          columnTypes,
		"id: x\nkind: dataset\nname: X\nchart: {type: wrong, x: a, y: [b]}\n":                       chartTypes,
		"id: x\nkind: view\nname: X\ntype: wrong\n":                                                 viewTypes,
	} {
		_, findings := small(t, text)
		var allowed string
		for _, f := range findings {
			if f.Rule.Code == "unknown-value" {
				allowed = fmt.Sprint(f.Args["allowed"])
			}
		}
		var ours []string
		for _, v := range list {
			ours = append(ours, v.(string))
		}
		slices.Sort(ours)
		if got := strings.Join(ours, ", "); got != allowed {
			t.Errorf("%s: the schema allows %s, the loader %s", text, got, allowed)
		}
	}
}

func TestConfigurationKeys(t *testing.T) {
	m, _ := small(t, "")
	schemas := compile(t, m, NoIDs)
	if err := schemas["lintel.schema.json"].Validate(map[string]any{"titel": "X"}); err == nil {
		t.Error("a wrong key of lintel.yaml is right")
	}
	if err := schemas["metamodel.schema.json"].Validate(values(t, []byte(metamodel))[0]); err != nil {
		t.Error(err)
	}
	if err := schemas["metamodel.schema.json"].Validate(values(t, []byte("kinds:\n  Big: {name: X}\n"))[0]); err == nil {
		t.Error("a wrong id of a kind is right")
	}
	for text, right := range map[string]bool{
		"view: v\nnodes:\n  a: {x: 1, y: 2}\n": true,
		"view: v\nboxes:\n- {element: a, x: -1.5, y: 2, w: 9, h: 9, fill: '#aabbcc'}\nlines:\n- {from: a, to: a, bends: [[1, 2]], label: {en: X}}\n": true,
		"view: v\nboxes:\n- {element: a, x: 1, y: 2, fill: red}\n":                                                                                   false,
		"view: v\nboxes:\n- {element: a, x: 1}\n":                                                                                                    false,
		"view: v\nboxes: []\nlines:\n- {from: a, to: a, bends: [[1, 2, 3]]}\n":                                                                       false,
	} {
		if err := schemas["layout.schema.json"].Validate(values(t, []byte(text))[0]); (err == nil) != right {
			t.Errorf("%s: %v", text, err)
		}
	}
}
