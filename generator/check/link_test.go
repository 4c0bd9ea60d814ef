package check_test

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"lintel/generator/check"
	"lintel/generator/diag"
	"lintel/generator/load"
	"lintel/generator/model"
	"lintel/generator/source"
)

const smallMetamodel = `kinds:
  component: {name: Component, fields: {form: {type: enum, values: {shared: Shared}, required: true}}}
  view: {name: View, structure: view}
relations:
  uses: {name: Uses, inverse: used-by, from: any, to: any}
  part-of: {name: Part of, inverse: has-part, from: any, to: any, archimate: Composition}
`

func linked(t testing.TB, files map[string]string, report *diag.List) *model.Model {
	t.Helper()
	tree := fstest.MapFS{"models/metamodel.yaml": {Data: []byte(smallMetamodel)}}
	for name, text := range files {
		tree[name] = &fstest.MapFile{Data: []byte(text)}
	}
	result, err := load.Load(t.Context(), source.New(tree), 2, report)
	if err != nil {
		t.Fatal(err)
	}
	return model.Link(result.Decls, report)
}

func TestResolveLink(t *testing.T) {
	const element = "---\nid: %s\nkind: component\nname: X\n---\nText.\n"
	m := linked(t, map[string]string{
		"lintel.yaml":             "title: Test\nlanguages: [nb, en]\n",
		"content/index.md":        "# Front\n",
		"content/a/index.md":      "# A\n",
		"content/a/b.md":          "# B\n",
		"content/a/b.en.md":       "# B in English\n",
		"content/a/my file.pdf":   "x",
		"models/alpha.md":         fmt.Sprintf(element, "alpha"),
		"models/alpha.en.md":      "# Alpha\n",
		"models/other-name.md":    fmt.Sprintf(element, "beta"),
		"models/gamma.yaml":       "id: gamma\nkind: component\nname: Gamma\n",
		"models/pictures/one.png": "x",
	}, &diag.List{})
	tests := []struct{ from, destination, want string }{
		{"content/a/b.md", "https://example.org/", "external"},
		{"content/a/b.md", "mailto:x@example.org", "external"},
		{"content/a/b.md", "//example.org/x", "external"},
		{"content/a/b.md", "index.md", "text content/a/index.md"},
		{"content/a/b.md", ".", "text content/a/index.md"},
		{"content/a/b.md", "./", "text content/a/index.md"},
		{"content/a/b.md", "..", "text content/index.md"},
		{"content/a/b.md", "/", "text content/index.md"},
		{"content/a/b.md", "/a/b.md?x=1#b%C3%A6", "text content/a/b.md#bæ"},
		{"content/a/index.md", "b.en.md", "text content/a/b.en.md"},
		{"content/a/b.en.md", "#x", "text content/a/b.en.md#x"},
		{"content/a/b.md", "my%20file.pdf", "file content/a/my file.pdf"},
		{"content/a/b.md", "../../models/alpha.md#r1", "element alpha#r1"},
		{"content/a/b.md", "../../models/alpha.en.md", "element alpha"},
		{"content/a/b.md", "../../models/other-name.md", "element beta"},
		{"models/alpha.md", "pictures/one.png", "file models/pictures/one.png"},
		{"models/alpha.md", "#r1", "element alpha#r1"},
		{"models/gamma.yaml", "#r1", "itself#r1"},
		{"content/a/b.md", "", "nothing"},
		{"content/a/b.md", "b", "nothing"},
		{"content/a/b.md", "../../models/gamma.yaml", "nothing"},
		{"content/a/b.md", "../../lintel.yaml", "nothing"},
		{"content/a/b.md", "../../../../etc/passwd", "nothing"},
		{"content/a/b.md", "/../lintel.yaml", "nothing"},
		{"content/a/b.md", "%zz.md", "nothing"},
	}
	for _, test := range tests {
		target, ok := model.ResolveLink(m, test.from, test.destination)
		if indexed, same := model.NewLinks(m).Resolve(test.from, test.destination); indexed != target || same != ok {
			t.Errorf("%s in %s: the index gives another answer", test.destination, test.from)
		}
		got := "itself"
		switch {
		case !ok:
			got = "nothing"
		case target.External:
			got = "external"
		case target.Article != nil:
			got = "text " + target.Article.Path
		case target.Element != nil:
			got = "element " + target.Element.ID
		case target.File != "":
			got = "file " + target.File
		}
		if target.Fragment != "" {
			got += "#" + target.Fragment
		}
		if got != test.want {
			t.Errorf("%s in %s: got %s, want %s", test.destination, test.from, got, test.want)
		}
	}
}

// bigRepository has as many elements as texts, all with references, links and
// relations; a tenth of the texts have a live list.
func bigRepository(t testing.TB, size int) *model.Model {
	files := map[string]string{}
	for i := range size {
		id := fmt.Sprintf("e%d", i)
		files["models/"+id+".md"] = fmt.Sprintf("---\nid: %s\nkind: component\nname: Name %d\nsummary: S.\nform: shared\nuses: [e%d, e%d]\npart-of: e%d\n---\n## A heading\n\nSee [[e%d]] and [next](e%d.md#a-heading).\n",
			id, i, (i+1)%size, (i+7)%size, i/2, (i+3)%size, (i+1)%size)
		query := ""
		if i%10 == 0 {
			query = "```query\nwhere: kind == \"component\" && has(\"uses\", \"e1\")\nsort: name\n```\n"
		}
		files[fmt.Sprintf("content/t%d.md", i)] = fmt.Sprintf("---\ntitle: T\nsummary: S.\n---\n## A heading\n\n[[e%d]] [n](t%d.md#a-heading) [m](../models/e%d.md)\n\n%s", i, (i+1)%size, i, query)
	}
	return linked(t, files, &diag.List{})
}

func TestLargeRepositoryIsFast(t *testing.T) {
	if testing.Short() {
		t.Skip("it makes 4,000 files")
	}
	m := bigRepository(t, 2000)
	var report diag.List
	start := time.Now()
	check.Run(m, "", &report)
	report.Configure(nil)
	// 2,000 elements take about 20 ms; quadratic work would take seconds.
	if took := time.Since(start); took > time.Second {
		t.Errorf("took %v", took)
	}
	for _, f := range report.Sorted() {
		if !strings.HasPrefix(f.Rule.Code, "part-cycle") {
			t.Fatalf("%s: %s", f.Span, f.Message("en"))
		}
	}
}

func BenchmarkRun(b *testing.B) {
	m := bigRepository(b, 10000)
	b.ResetTimer()
	for b.Loop() {
		check.Run(m, "", &diag.List{})
	}
}
