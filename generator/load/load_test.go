package load

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"lintel/generator/diag"
	"lintel/generator/model"
	"lintel/generator/source"
)

// testMetamodel has a field of every type and a kind of every structure.
const testMetamodel = `layers:
  technical: {letter: T, name: Technical}
statuses:
  draft: {name: Draft}
  in-use: {name: In use, binding: true}
kinds:
  component:
    name: Component
    layer: technical
    fields:
      a-text: {type: text}
      a-localized: {type: localized}
      a-markdown: {type: markdown}
      an-enum: {type: enum, values: {one: One, two: Two}, facet: true}
      a-date: {type: date}
      a-number: {type: number}
      a-url: {type: url}
      a-boolean: {type: boolean}
      texts: {type: list of text}
      enums: {type: list of enum, values: {one: One, two: Two}}
  process: {name: Process, structure: process}
  information: {name: Information model, structure: information-model}
  dataset: {name: Dataset, structure: dataset}
  view: {name: View, structure: view}
relations:
  uses: {name: Uses, inverse: used-by, from: any, to: any, fields: {obligation: {type: enum, values: {must: Must, may: May}}}}
`

// read loads a repository and gives its findings as path:line:column code.
func read(t testing.TB, files map[string]string) (*Result, []string) {
	t.Helper()
	fsys := fstest.MapFS{"models/metamodel.yaml": {Data: []byte(testMetamodel)}}
	for name, text := range files {
		fsys[name] = &fstest.MapFile{Data: []byte(text)}
	}
	var report diag.List
	result, err := Load(context.Background(), source.New(fsys), 2, &report)
	if err != nil {
		t.Fatal(err)
	}
	var lines []string
	for _, f := range report.Sorted() {
		lines = append(lines, f.Span.String()+" "+f.Rule.Code)
	}
	return result, lines
}

// want compares findings with those that are meant.
func want(t *testing.T, got []string, wanted ...string) {
	t.Helper()
	if !slices.Equal(got, wanted) {
		t.Errorf("got:\n\t%s\nwant:\n\t%s", strings.Join(got, "\n\t"), strings.Join(wanted, "\n\t"))
	}
}

// TestElement reads an element with every key: a key that is taken in and
// forgotten would vanish from the site without a word.
func TestElement(t *testing.T) {
	result, findings := read(t, map[string]string{"models/x.yaml": `id: x
kind: component
name: {nb: Navn, en: Name}
summary: Kort
description: {nb: "Se [[y]]", en: "See [[y]]"}
status: in-use
from: 2013-10
until: 2014-11-26
visibility: internal
basis: report
order: -3
sources: [{to: rapport, at: "3.1"}, bok]
formerly: [old-x]
requirements:
  - {id: r1, name: Krav, description: Mer, level: must, text: {nb: Skal}, verify: Se etter, uses: y}
a-text: 2014-11-26
a-localized: {nb: L, en: M}
a-markdown: "**fet** [[z]]"
an-enum: two
a-date: 2014
a-number: -1.5e3
a-url: https://example.no/a?b=c#d
a-boolean: true
texts: [a, b]
enums: one
uses:
  - y
  - {to: y#r1, note: {nb: N}, from: 2013, until: 2014, obligation: must}
used-by: z
`})
	want(t, findings)
	if len(result.Decls.Elements) != 1 {
		t.Fatalf("%d elements", len(result.Decls.Elements))
	}
	e := result.Decls.Elements[0]
	field := func(id string) *model.Value {
		v := e.Field(id)
		if v == nil {
			t.Fatalf("the field %s is not there", id)
		}
		return v
	}
	for name, pair := range map[string][2]any{
		"id":          {e.ID, "x"},
		"kind":        {e.Kind.ID, "component"},
		"name":        {e.Name.In("nb") + e.Name.In("en"), "NavnName"},
		"summary":     {e.Summary.In("nb"), "Kort"},
		"description": {fmt.Sprint(len(e.Description), e.Description[1].Lang, e.Description[1].References[0].Text), "2eny"},
		"status":      {e.Status.ID, "in-use"},
		"life":        {e.Life.From.Text + " " + e.Life.Until.Text, "2013-10 2014-11-26"},
		"visibility":  {e.Internal, true},
		"basis":       {e.Basis, "report"},
		"order":       {e.Order, -3},
		"sources":     {fmt.Sprint(e.Sources[0].To.Text, e.Sources[0].At, e.Sources[1].To.Text), "rapport3.1bok"},
		"formerly":    {e.Formerly[0].Text, "old-x"},
		"requirement": {fmt.Sprint(e.Requirements[0].ID, e.Requirements[0].Level, e.Requirements[0].Text.In("nb"), e.Requirements[0].Verify.In(""), e.Requirements[0].Relations[0].To.Text, e.Requirements[0].Name.In(""), e.Requirements[0].Description.In("")), "r1mustSkalSe etteryKravMer"},
		"text":        {field("a-text").Text.In(""), "2014-11-26"},
		"localized":   {field("a-localized").Text.In("en"), "M"},
		"markdown":    {field("a-markdown").Prose[0].References[0].Text, "z"},
		"enum":        {field("an-enum").Enum.ID, "two"},
		"date":        {field("a-date").Text.In(""), "2014"},
		"number":      {field("a-number").Number, -1500.0},
		"url":         {field("a-url").Text.In(""), "https://example.no/a?b=c#d"},
		"boolean":     {field("a-boolean").Bool, true},
		"texts":       {fmt.Sprint(len(field("texts").Items), field("texts").Items[1].Text.In("")), "2b"},
		"enums":       {field("enums").Items[0].Enum.ID, "one"},
		"relations":   {len(e.Relations), 3},
		"relation":    {fmt.Sprint(e.Relations[1].To.Text, e.Relations[1].Note.In("nb"), e.Relations[1].Life.From.Text, e.Relations[1].Life.Until.Text, e.Relations[1].Fields[0].Value.Enum.ID), "y#r1N20132014must"},
		"inverse":     {fmt.Sprint(e.Relations[2].Direction.Inverse, e.Relations[2].Direction.Type.ID), "trueuses"},
		"whole":       {e.Incomplete, false},
	} {
		if pair[0] != pair[1] {
			t.Errorf("%s: %v, want %v", name, pair[0], pair[1])
		}
	}
}

// TestStructures reads every key of every structure.
func TestStructures(t *testing.T) {
	result, findings := read(t, map[string]string{"models/x.yaml": `id: p
kind: process
lanes: [{id: l, name: L, description: D, uses: x}]
steps:
  - {id: s, lane: l, type: start, name: S, description: D, next: [{to: e, when: {nb: ja}}, e], uses: x}
  - {id: e, lane: l, type: end, next: e}
---
id: i
kind: information
entities:
  - id: a
    name: A
    description: D
    abstract: true
    specialises: b
    uses: x
    attributes: [{id: n, name: N, description: D, type: string, min: 1, max: "*", uses: x}, {id: m, type: c}]
    associations: [{to: b, name: har, min: 0, max: 2}]
codelists: [{id: c, name: C, description: D, codes: [{id: k, name: K, description: D}]}]
---
id: d
kind: dataset
unit: kroner
columns: [{id: y, name: Y, type: year}, {id: v, type: number, unit: {nb: kr}}, {id: t}]
rows: [{id: r1, name: R, values: [2012, 1.5, null], uses: x}, {id: r2, values: [2013, "~", {nb: tekst}]}]
chart: {type: stacked-bar, x: y, y: [v]}
---
id: v
kind: view
type: landscape
at: 2014
between: [2011, 2014-06]
include: [a, a ->, -> a, -> a ->, "a.**", {where: 'kind == "view"'}, {uses: a -> *}, {used-by: a -> b}]
exclude: a
relations: [used-by]
group-by: layer
depth: 2
note: N
`})
	want(t, findings)
	p, i, d, v := result.Decls.Elements[0], result.Decls.Elements[1], result.Decls.Elements[2], result.Decls.Elements[3].View
	entity := i.Entities[0]
	for name, pair := range map[string][2]any{
		"lane":        {fmt.Sprint(p.Lanes[0].ID, p.Lanes[0].Relations[0].To.Text), "lx"},
		"step":        {fmt.Sprint(p.Steps[0].Type, p.Steps[0].Lane.Text, len(p.Steps[0].Next), p.Steps[0].Next[0].When.In("nb"), p.Steps[0].Relations[0].To.Text, p.Steps[1].Next[0].To.Text), "startl2jaxe"},
		"entity":      {fmt.Sprint(entity.Abstract, entity.Specialises.Text, entity.Relations[0].To.Text), "truebx"},
		"attribute":   {fmt.Sprint(entity.Attributes[0].Cardinality.Min, entity.Attributes[0].Cardinality.Max, entity.Attributes[1].Cardinality.Min, entity.Attributes[1].Cardinality.Max, entity.Attributes[1].Type.Text), "1 -1 0 1c"},
		"association": {fmt.Sprint(entity.Associations[0].To.Text, entity.Associations[0].Name.In(""), entity.Associations[0].Cardinality.Max), "bhar2"},
		"code":        {i.CodeLists[0].Codes[0].Name.In(""), "K"},
		"columns":     {fmt.Sprint(d.Dataset.Columns[0].Type, d.Dataset.Columns[1].Unit.In("nb"), d.Dataset.Columns[2].Type), "yearkrtext"},
		"cells":       {fmt.Sprint(d.Dataset.Rows[0].Cells[1].Number, d.Dataset.Rows[0].Cells[2].IsSet, d.Dataset.Rows[1].Cells[1].IsSet, d.Dataset.Rows[1].Cells[2].Text.In("nb")), "1.5 false truetekst"},
		"chart":       {fmt.Sprint(d.Dataset.Chart.Type, d.Dataset.Chart.X, d.Dataset.Chart.Y), "stacked-bary[v]"},
		"view":        {fmt.Sprint(v.Type, v.At.Text, v.Between[1].Text, len(v.Include), len(v.Exclude), v.Relations, v.GroupBy, v.Depth, v.Note.In("")), "landscape20142014-068 1 [uses]layer2N"},
		"arrows":      {fmt.Sprint(v.Include[1].Outgoing, v.Include[1].Incoming, v.Include[2].Outgoing, v.Include[2].Incoming, v.Include[3].Outgoing, v.Include[3].Incoming, v.Include[4].Deep), "true false false true true true true"},
		"where":       {v.Include[5].Where.Text, `kind == "view"`},
		"pair":        {fmt.Sprint(v.Include[6].Ref.Text, v.Include[6].Other.Text, v.Include[7].Ref.Text, v.Include[7].Other.Text), "aba"},
	} {
		if pair[0] != pair[1] {
			t.Errorf("%s: %v, want %v", name, pair[0], pair[1])
		}
	}
}

// TestWrong holds that each mistake has a place: a finding that is nowhere
// cannot be mended.
func TestWrong(t *testing.T) {
	for name, test := range map[string]struct {
		text string
		want []string
	}{
		"no id of a part": {"requirements: [{}]", []string{"3:16 missing-key", "3:16 missing-key", "3:16 missing-key"}},
		"null id":         {"requirements: [{id: , level: must, text: t}]", []string{"3:20 wrong-type"}},
		"step":            {"steps: [{}]", []string{"3:1 unknown-key"}},
		"order":           {"order: 1.5", []string{"3:8 wrong-type"}},
		"huge order":      {"order: 1e300", []string{"3:8 wrong-type"}},
		"former id":       {"formerly: [../../etc]", []string{"3:12 id-form"}},
		"long id":         {"formerly: " + strings.Repeat("a", 101), []string{"3:11 id-form"}},
		"scheme":          {"a-url: javascript:alert(1)", []string{"3:8 url-scheme"}},
		"no host":         {"a-url: https://", []string{"3:8 url-scheme"}},
		"line in address": {`a-url: "https://a.no/\nb"`, []string{"3:8 url-scheme"}},
		"null relation":   {"uses:", []string{"3:1 wrong-type"}},
		"empty relation":  {"uses: [{}, '']", []string{"3:12 wrong-type", "3:8 missing-key"}},
		"text as list":    {"texts: {a: b}", []string{"3:8 wrong-type"}},
		"wrong language":  {"summary: {fr: x}", []string{"3:11 unknown-key"}},
	} {
		t.Run(name, func(t *testing.T) {
			_, findings := read(t, map[string]string{"models/x.yaml": "id: x\nkind: component\n" + test.text + "\n"})
			slices.Sort(findings)
			for i := range test.want {
				test.want[i] = "models/x.yaml:" + test.want[i]
			}
			want(t, findings, test.want...)
		})
	}
}

// TestEmptySelections holds that an item of a view that selects nothing is told
// of: it would be left out in silence.
func TestEmptySelections(t *testing.T) {
	_, findings := read(t, map[string]string{"models/x.yaml": "id: v\nkind: view\ninclude: ['', '->', '-> ->', '.**', {}]\n"})
	want(t, findings, "models/x.yaml:3:11 wrong-type", "models/x.yaml:3:15 wrong-type", "models/x.yaml:3:21 wrong-type", "models/x.yaml:3:30 wrong-type", "models/x.yaml:3:37 wrong-type")
}

// TestQueries holds that a query block is read wherever it stands, with its
// findings at their places where the file shows its text as it is. Within YAML
// its second line was read as if it were indented.
func TestQueries(t *testing.T) {
	for name, test := range map[string]struct {
		file, text string
		want       []string
	}{
		"text":     {"content/t.md", "---\ntitle: T\n---\n```query\nwhere: kind == \"view\"\nshow: tabel\nlimit: 2\n```\n", []string{"content/t.md:6:7 unknown-value"}},
		"list":     {"content/t.md", "---\ntitle: T\n---\n- x\n\n  ```query\n  where: kind == \"view\"\n  show: tabel\n  limit: 2\n  ```\n", []string{"content/t.md:8:9 unknown-value"}},
		"quote":    {"content/t.md", "---\ntitle: T\n---\n> ```query\n> where: kind == \"view\"\n> show: tabel\n> limit: 2\n> ```\n", []string{"content/t.md:5:2 unknown-value"}},
		"literal":  {"models/x.yaml", "id: x\nkind: component\ndescription: |\n  ```query\n  where: kind == \"view\"\n  show: tabel\n  limit: 2\n  ```\n", []string{"models/x.yaml:6:9 unknown-value"}},
		"quoted":   {"models/x.yaml", "id: x\nkind: component\ndescription: \"```query\\nwhere: kind == \\\"view\\\"\\nshow: tabel\\nlimit: 2\\n```\"\n", []string{"models/x.yaml:3:25 unknown-value"}},
		"language": {"models/x.yaml", "id: x\nkind: component\ndescription:\n  nb: |\n    Tekst.\n\n    ```query\n    where: kind == \"view\"\n    show: tabel\n    limit: 2\n    ```\n", []string{"models/x.yaml:9:11 unknown-value"}},
	} {
		t.Run(name, func(t *testing.T) {
			result, findings := read(t, map[string]string{test.file: test.text})
			want(t, findings, test.want...)
			for prose := range result.Documents {
				if len(prose.Queries) != 1 || prose.Queries[0].Where.Text != `kind == "view"` || prose.Queries[0].Limit != 2 {
					t.Errorf("read as %+v", prose.Queries)
				}
			}
			if len(result.Documents) != 1 {
				t.Errorf("%d texts", len(result.Documents))
			}
		})
	}
	for block, code := range map[string]string{
		"": "wrong-type", "- a": "wrong-type", "show: list": "missing-key", "where: 'true'\n---\nwhere: 'true'": "wrong-type",
		"where: [": "yaml-syntax", "where: 'true'\nlimit: -1": "wrong-type", "wher: 'true'": "unknown-key",
	} {
		_, findings := read(t, map[string]string{"content/t.md": "---\ntitle: T\n---\n```query\n" + block + "\n```\n"})
		if len(findings) == 0 || !strings.HasSuffix(findings[0], code) {
			t.Errorf("%q: %v, want %s", block, findings, code)
		}
	}
}

// TestTranslations holds which file is whose translation, and that a text may
// be in another language than the site's first.
func TestTranslations(t *testing.T) {
	page := "---\ntitle: T\n---\nx\n"
	result, findings := read(t, map[string]string{
		"content/a.md": page, "content/a.nn.md": page, "content/a.en.md": page, "content/b.md": "---\ntitle: T\nlang: en\n---\n", "content/b.nb.md": page,
	})
	want(t, findings)
	a, b := result.Decls.Articles[0], result.Decls.Articles[1]
	if len(a.Translations) != 2 || a.Lang != "nb" || a.Translations[0].Lang != "en" || a.Translations[0].Route != "a" {
		t.Errorf("a: %+v", a)
	}
	if len(b.Translations) != 1 || b.Lang != "en" || b.Title[0].Lang != "en" || b.Translations[0].Lang != "nb" {
		t.Errorf("b: %+v", b)
	}
	_, findings = read(t, map[string]string{"content/a.md": page, "content/a.nb.md": page, "content/c.nb.md": page, "content/d.en.md": page, "content/e.md": "---\ntitle: T\nlang: fr\n---\n"})
	want(t, findings, "content/a.nb.md:1:1 file-name", "content/c.nb.md:2:1 translation-alone", "content/d.en.md:2:1 translation-alone", "content/e.md:3:7 unknown-value")
}

// TestConfig holds what lintel.yaml may say. What is not understood must not be
// passed over: a limit that is not in force is worse than none.
func TestConfig(t *testing.T) {
	result, findings := read(t, map[string]string{"lintel.yaml": `title: {nb: T}
languages: [nb, en]
base-url: https://example.no/faks/
contact: post@example.no
limits: {text: 5000, nodes: 10000}
rules: {orphan: off}
redirects: [{from: /a/, to: /b/#c}, {from: /a.html, to: "https://example.no/x?y"}]
`})
	want(t, findings)
	c := result.Decls.Config
	if c.BaseURL != "https://example.no/faks" || c.Contact != "mailto:post@example.no" || c.Limits.Text != 5000 || c.Rules["orphan"] != diag.Off || len(c.Redirects) != 2 {
		t.Errorf("read as %+v", c)
	}
	for text, code := range map[string]string{
		"limits: {text: -5}": "wrong-type", "limits: {nodes: 0}": "wrong-type", "limits: {cells: 1.5}": "wrong-type", "limits: {yaml: 1e99}": "wrong-type",
		"base-url: https://": "wrong-type", "base-url: mailto:a@b.no": "wrong-type", "base-url: https://a.no/?b": "wrong-type", "edit-url: file:///x": "url-scheme",
		"redirects: [{from: /a/}]": "missing-key", "redirects: [{from: //evil/, to: /}]": "redirect-form", "redirects: [{from: /../a/, to: /}]": "redirect-form",
		"redirects: [{from: /a/, to: //evil}]": "redirect-form", "redirects: [{from: /.html, to: /}]": "redirect-form", "redirects: [{from: '', to: /}]": "redirect-form",
		"menu: [{}]": "missing-key", "theme: ../x": "id-form", "languages: [francais]": "unknown-value", "- a": "wrong-type", "titel: x": "unknown-key", "title: [": "yaml-syntax",
	} {
		_, findings := read(t, map[string]string{"lintel.yaml": text + "\n"})
		if len(findings) != 1 || !strings.HasSuffix(findings[0], " "+code) || !strings.HasPrefix(findings[0], "lintel.yaml:1:") {
			t.Errorf("%s: %v, want %s", text, findings, code)
		}
	}
}

// TestFacetValues holds that a value with a page of its own has the form of an
// address: it is the name of a folder.
func TestFacetValues(t *testing.T) {
	_, findings := read(t, map[string]string{"models/metamodel.yaml": "kinds:\n  a:\n    name: A\n    fields:\n      f: {type: enum, values: {../../x: X}, facet: true}\n      g: {type: enum, values: {Fri Form: X}}\n"})
	want(t, findings, "models/metamodel.yaml:5:32 id-form")
}

// TestUnreadable holds that a link in a file's place is told of, also where a
// default would do.
func TestUnreadable(t *testing.T) {
	for _, name := range []string{"lintel.yaml", "models/metamodel.yaml", "models/x.yaml", "content/x.md", "content/x.png", "content/folder"} {
		fsys := fstest.MapFS{"models/metamodel.yaml": {Data: []byte(testMetamodel)}}
		fsys[name] = &fstest.MapFile{Data: []byte("../../../etc/passwd"), Mode: 0o777 | 1<<27} // fs.ModeSymlink
		var report diag.List
		if _, err := Load(context.Background(), source.New(fsys), 1, &report); err != nil {
			t.Fatal(err)
		}
		findings := report.Sorted()
		if len(findings) != 1 || findings[0].Rule.Code != "file-unreadable" || findings[0].Span.Path() != name {
			t.Errorf("%s: %v", name, findings)
		}
	}
}
