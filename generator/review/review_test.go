package review

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"

	"lintel/generator/diag"
	"lintel/generator/diagram"
	"lintel/generator/diff"
	"lintel/generator/load"
	"lintel/generator/model"
	"lintel/generator/source"
)

const metamodel = `
statuses: {draft: {name: Draft}, in-use: {name: In use, binding: true}}
kinds:
  component: {name: Component, plural: Components, fields: {note: {type: markdown}}}
  decision: {name: Decision}
  view: {name: View, structure: view}
relations:
  uses: {name: Uses, inverse: used-by, from: any, to: any}
  decides-on: {name: Decides on, inverse: decided-in, from: [decision], to: any}
`

func link(t testing.TB, models, text string) *model.Model {
	t.Helper()
	return linkWith(t, metamodel, models, text)
}

func linkWith(t testing.TB, metamodel, models, text string) *model.Model {
	t.Helper()
	files := fstest.MapFS{
		"lintel.yaml": {Data: []byte("title: T\nlanguages: [en, nb]\n")}, "models/metamodel.yaml": {Data: []byte(metamodel)},
		"models/x.yaml": {Data: []byte(models)}, "content/a.md": {Data: []byte("---\ntitle: A text\n---\n" + text)},
	}
	report := &diag.List{}
	loaded, err := load.Load(context.Background(), source.New(files), 1, report)
	if err != nil {
		t.Fatal(err)
	}
	m := model.Link(loaded.Decls, report)
	for _, f := range report.Sorted() {
		if f.Severity == diag.Error {
			t.Fatal(f.Span, f.Message("en"))
		}
	}
	return m
}

// hostile is a name that would be markup, a mention or a command elsewhere.
const hostile = `<script>alert(1)</script> @everyone [x](javascript:1) | "q" \e[31m`

func hostileReport(t *testing.T, lang string) *Report {
	t.Helper()
	name := `"` + strings.NewReplacer(`\e`, `\u001b`, `"`, `\"`).Replace(hostile) + `"`
	old := link(t, "id: a\nkind: component\nname: A\nstatus: in-use\n---\nid: v\nkind: view\nname: V\ntype: landscape\ninclude: [a]\n", "One [[a]].\n")
	new := link(t, "id: a\nkind: component\nname: "+name+"\nstatus: in-use\nsummary: "+name+"\nrequirements: [{id: r1, level: must, text: "+name+"}]\n---\nid: v\nkind: view\nname: V\ntype: landscape\ninclude: [a, v]\n", "Two [[a]]. `<b>`\n")
	d := diff.Compare(old, new)
	findings := &diag.List{}
	d.Report(findings)
	return New(Input{Diff: d, Lang: lang, Base: "v1", Head: "v2", Findings: findings.Sorted()})
}

// plainDrawer draws in this process.
type plainDrawer struct{ *diagram.Drawer }

func (d plainDrawer) Draw(m *model.Model, e *model.Element) *diagram.Drawing {
	if e.Information != nil {
		e = &model.Element{Head: e.Head, View: &model.View{Type: "information", Include: []model.Selection{{Ref: model.Ref{Text: e.ID}}}}}
	}
	drawing, _ := d.Drawer.Draw(context.Background(), m, e)
	return drawing
}

func (d plainDrawer) Overlay(old, new diagram.Side, changed map[string]bool) *diagram.Drawing {
	drawing, _ := d.Drawer.Overlay(context.Background(), old, new, changed)
	return drawing
}

// TestHostile holds that no name of a repository becomes markup, a mention of
// people or a command of the terminal, in any form.
func TestHostile(t *testing.T) {
	for _, lang := range []string{"nb", "nn", "en"} {
		r := hostileReport(t, lang)
		drawer := plainDrawer{diagram.New(diagram.Options{Workers: 1})}
		r.Draw(drawer)
		drawer.Close()
		if len(r.Pictures) != 1 || r.Pictures[0].Overlay == "" {
			t.Fatalf("pictures: %+v", r.Pictures)
		}
		site, err := r.Site(Style{Files: map[string][]byte{"assets/main.css": nil}, Sheet: "assets/main.css"})
		if err != nil {
			t.Fatal(err)
		}
		for name, data := range site {
			if strings.HasSuffix(name, ".html") && regexp.MustCompile(`(?i)<script|<b>|style=|javascript:1"|\son[a-z]+=`).Match(data) {
				t.Errorf("%s: markup of the repository:\n%s", name, data)
			}
		}
		var text, markdown, out bytes.Buffer
		if err := r.Text(&text, func(s string) string { return "<<" + s + ">>" }); err != nil {
			t.Fatal(err)
		}
		if strings.ContainsAny(text.String(), "\x1b\x01\x02") || !strings.Contains(text.String(), "<<") {
			t.Errorf("text: %q", text.String())
		}
		if err := r.Markdown(&markdown); err != nil {
			t.Fatal(err)
		}
		if strings.Contains(markdown.String(), "<script") || strings.Contains(markdown.String(), "@everyone") || strings.Contains(markdown.String(), "[x](") {
			t.Errorf("markdown: %s", markdown.String())
		}
		if err := r.JSON(&out); err != nil || !json.Valid(out.Bytes()) {
			t.Errorf("json: %v %s", err, out.String())
		}
	}
}

// TestSame holds that the same two models give the same bytes.
func TestSame(t *testing.T) {
	forms := func() string {
		r := hostileReport(t, "nb")
		var b bytes.Buffer
		_ = r.Text(&b, strings.ToUpper)
		_ = r.Markdown(&b)
		_ = r.JSON(&b)
		return b.String()
	}
	if a, b := forms(), forms(); a != b {
		t.Errorf("%s\n---\n%s", a, b)
	}
}

// TestMarkdownLimit holds that a comment stays below what a service takes, that
// what breaks is in it, and that what is left out is counted.
func TestMarkdownLimit(t *testing.T) {
	var old, new strings.Builder
	for i := range 900 {
		fmt.Fprintf(&old, "id: e%d\nkind: component\nname: Element %d\nstatus: draft\n---\n", i, i)
		fmt.Fprintf(&new, "id: e%d\nkind: component\nname: Element %d æøå\nstatus: draft\nsummary: %s\n---\n", i, i, strings.Repeat("ord ", 60))
	}
	old.WriteString("id: z\nkind: component\nname: The one that breaks\nstatus: in-use\n")
	new.WriteString("id: z\nkind: component\nname: The one that breaks\nstatus: in-use\nrequirements: [{id: r1, level: must, text: One.}]\n")
	r := New(Input{Diff: diff.Compare(link(t, old.String(), ""), link(t, new.String(), "")), Lang: "nb", Base: "a", Head: "b"})
	var b bytes.Buffer
	if err := r.Markdown(&b); err != nil {
		t.Fatal(err)
	}
	if b.Len() > MarkdownLimit || b.Len() < MarkdownLimit/2 {
		t.Errorf("%d bytes", b.Len())
	}
	if i := strings.Index(b.String(), "The one that breaks"); i < 0 || i > 2000 {
		t.Errorf("what breaks stands at %d", i)
	}
	if !strings.Contains(b.String(), " ting til. Alt står i gjennomgangen.") {
		t.Error("what is left out is not counted")
	}
}

// TestWords holds that every word is there in each language, and that each that
// a template or a sentence asks for is in the catalogue.
func TestWords(t *testing.T) {
	for key, words := range catalogue {
		for i, word := range words {
			if word == "" || strings.Count(word, "%") != strings.Count(words[0], "%") {
				t.Errorf("%s: language %d: %q beside %q", key, i, word, words[0])
			}
		}
	}
	data, err := files.ReadFile("page.html")
	if err != nil {
		t.Fatal(err)
	}
	for _, found := range regexp.MustCompile(`\.T "([a-z-]+)"`).FindAllSubmatch(data, -1) {
		if _, ok := catalogue[string(found[1])]; !ok {
			t.Errorf("%q is not in the catalogue", found[1])
		}
	}
}
