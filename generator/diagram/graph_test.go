package diagram

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// golden compares with a file, or writes it.
func golden(t *testing.T, name string, got []byte) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(path, got, 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(string(want), string(got)); d != "" {
		t.Errorf("%s (-want +got):\n%s", name, d)
	}
}

const small = `
id: ks-svarut
kind: component
name: {nb: KS SvarUT, en: KS SvarUT}
status: in-use
uses: [altinn, {to: post, until: 2012}]
---
id: altinn
kind: component
name: {nb: Altinn – nasjonal portal for skjema og tjenester, en: Altinn}
rests-on: lov
---
id: post
kind: component
name: {nb: Sikker digital post, en: Secure digital mail}
status: draft
---
id: post-del
kind: component
name: {nb: Meldingsformidler, en: Message broker}
part-of: post
uses: altinn
---
id: alene
kind: component
name: {nb: Alene, en: Alone}
---
id: alene-2
kind: component
name: {nb: Også alene, en: Alone too}
---
id: lov
kind: law
name: {nb: Forvaltningsloven, en: The administration act}
---
id: modell
kind: information
name: Modell
entities:
  - id: person
    name: {nb: Person, en: Person}
    attributes:
      - {id: navn, type: string, min: 1, max: 1, name: {nb: Navn, en: Name}}
      - {id: kjonn, type: kjonn, min: 0, max: 1, name: {nb: Kjønn, en: Gender}}
    associations:
      - {to: adresse, name: {nb: bor på, en: lives at}, min: 0, max: "*"}
  - id: adresse
    name: {nb: Adresse, en: Address}
  - {id: ansatt, name: {nb: Ansatt, en: Employee}, specialises: person}
codelists:
  - {id: kjonn, codes: [{id: k, name: {nb: Kvinne, en: Female}}]}
---
id: v-landscape
kind: view
name: {nb: Landskap, en: Landscape}
summary: {nb: Alt sammen., en: All of it.}
type: landscape
include: [{where: kind == "component" || kind == "law"}]
group-by: layer
---
id: v-lifted
kind: view
name: {nb: Løftet, en: Lifted}
type: layered
include: [ks-svarut, altinn, post, lov]
between: [2011, 2014]
---
id: v-dependency
kind: view
name: {nb: Avhengigheter, en: Dependencies}
type: dependency
include: [ks-svarut ->]
---
id: v-information
kind: view
name: {nb: Informasjon, en: Information}
type: information
include: [modell]
`

// TestGolden holds the DOT of each type, and the SVG of pictures with given
// positions: those do not depend on Graphviz.
func TestGolden(t *testing.T) {
	m := testModel(t, small)
	for _, id := range []string{"v-landscape", "v-lifted", "v-dependency", "v-information"} {
		dot, ok := DOT(m, m.Element(id))
		if !ok {
			t.Fatal(id)
		}
		golden(t, id+".dot", dot)
	}
	drawer := New(Options{})
	positions := map[string]Positions{
		"v-lifted":      {"ks-svarut": {100, 100}, "altinn": {400, 100}, "post": {100, 250}, "lov": {400, 250}},
		"v-information": {"person": {130, 100}, "adresse": {400, 100}, "ansatt": {130, 300}},
	}
	for id, at := range positions {
		d, _ := drawer.DrawAt(t.Context(), m, m.Element(id), at)
		for _, lang := range []string{"nb", "en"} {
			svg := d.SVG(lang, lang == "en")
			wellFormed(t, svg)
			golden(t, id+"."+lang+".svg", svg)
		}
	}
}

// TestBadInput draws what is hard to draw: there is always a picture, it is
// well formed, and Graphviz makes it unless it is too big.
func TestBadInput(t *testing.T) {
	names := []string{
		`"quoted" and 'single'`, `<b>bold</b> & <script>alert(1)</script>`, `a\nb\"c\\`, "מערכת ניהול מסמכים", "متن فارسی with English",
		strings.Repeat("langt ", 1000), strings.Repeat("x", 5000), "\u202Eevil\u202C", "e\u0301\u0302\u0303", "<<table>>", "javascript:alert(1)", "]]>",
	}
	ids := []string{"node", "graph", "subgraph", "strict", "digraph", "edge", "n1", "cluster-1", "b1", "e1", "nan", "x-12"}
	var b strings.Builder
	for i, id := range ids {
		fmt.Fprintf(&b, "id: %s\nkind: component\nname: %q\nuses: [%s]\npart-of: %s\n---\n", id, names[i], ids[(i+1)%len(ids)], ids[(i+5)%len(ids)])
	}
	b.WriteString("id: self\nkind: component\nname: Self\nuses: self\npart-of: self\n---\n")
	for _, kind := range []string{"landscape", "layered", "dependency"} {
		fmt.Fprintf(&b, "id: v-%s\nkind: view\nname: %q\nsummary: %q\ntype: %s\ninclude: [{where: kind == \"component\"}, node ->]\ngroup-by: name\n---\n", kind, names[1], names[5], kind)
		fmt.Fprintf(&b, "id: w-%s\nkind: view\nname: W\ntype: %s\ninclude: [node.**, self ->]\ngroup-by: part-of\n---\n", kind, kind)
	}
	m := testModel(t, strings.ReplaceAll(strings.TrimSuffix(b.String(), "---\n"), "group-by: name\n", "group-by: status\n"))
	drawer := New(Options{})
	for _, e := range m.Elements {
		if e.View == nil {
			continue
		}
		d, problems := drawer.Draw(t.Context(), m, e)
		if len(problems) > 0 {
			t.Errorf("%s: %v", e.ID, problems[0].Cause)
		}
		for _, resolved := range []bool{false, true} {
			wellFormed(t, d.SVG("en", resolved))
		}
		disjoint(t, d)
	}
}

// TestMany draws more than Graphviz can: 2,000 nodes, and 300.
func TestMany(t *testing.T) {
	for _, count := range []int{100, 2000} {
		var b strings.Builder
		b.WriteString("id: v\nkind: view\nname: V\ntype: landscape\ninclude: [{where: kind == \"component\"}]\ngroup-by: status\n")
		for i := range count {
			fmt.Fprintf(&b, "---\nid: e-%d\nkind: component\nname: Element %d\nuses: [e-%d, e-%d]\n", i, i, (i*7+1)%count, (i*3+2)%count)
		}
		m := testModel(t, b.String())
		drawer := New(Options{})
		d, problems := drawer.Draw(t.Context(), m, m.Element("v"))
		if len(problems) > 0 || len(d.Nodes) != count || !d.Plain {
			t.Errorf("%d nodes: %d drawn, plain %t, %v", count, len(d.Nodes), d.Plain, problems)
		}
		wellFormed(t, d.SVG("nb", false))
		disjoint(t, d)
	}
}

// TestEmpty holds that a view that selects nothing has its picture.
func TestEmpty(t *testing.T) {
	m := testModel(t, "id: v\nkind: view\nname: V\ntype: landscape\n---\nid: typeless\nkind: view\nname: V\n")
	drawer := New(Options{})
	if d, problems := drawer.Draw(t.Context(), m, m.Element("v")); d == nil || len(problems) > 0 {
		t.Errorf("%v", problems)
	}
	if d, _ := drawer.Draw(t.Context(), m, m.Element("typeless")); d != nil {
		t.Error("a view without type was drawn")
	}
}

// disjoint fails when two nodes overlap, or labels do in any way.
func disjoint(tb testing.TB, d *Drawing) {
	tb.Helper()
	inside := func(a Rect) bool { return a.X > -1 && a.Y > -1 && a.X+a.W < d.Width+1 && a.Y+a.H < d.Height+1 }
	overlap := func(a, b Rect) bool {
		return a.X+0.5 < b.X+b.W && b.X+0.5 < a.X+a.W && a.Y+0.5 < b.Y+b.H && b.Y+0.5 < a.Y+a.H
	}
	for i, a := range d.Nodes {
		if !inside(a.Rect) {
			tb.Errorf("%s: %s is outside the picture", d.Key, a.ID)
		}
		for _, b := range d.Nodes[:i] {
			if overlap(a.Rect, b.Rect) {
				tb.Errorf("%s: %s and %s overlap", d.Key, a.ID, b.ID)
			}
		}
	}
	var labels []Rect
	for i := range d.Edges {
		e := &d.Edges[i]
		width, height := (&graph{}).labelSize(&graphEdge{Edge: *e})
		if width == 0 || e.LabelAt == (Point{}) {
			continue
		}
		label := centered(e.LabelAt, width, height)
		for _, n := range d.Nodes {
			if overlap(label, n.Rect) {
				tb.Errorf("%s: the label %q lies on %s", d.Key, e.Label.In("nb"), n.ID)
			}
		}
		for _, other := range labels {
			if overlap(label, other) {
				tb.Errorf("%s: the label %q lies on another", d.Key, e.Label.In("nb"))
			}
		}
		if !inside(label) {
			tb.Errorf("%s: the label %q is outside", d.Key, e.Label.In("nb"))
		}
		labels = append(labels, label)
	}
}

// TestFaksViews holds the pictures of FAKS: nothing overlaps, all is well
// formed, in every language.
func TestFaksViews(t *testing.T) {
	m := faksModel(t)
	drawer := New(Options{})
	for _, view := range graphViews(m) {
		d, problems := drawer.Draw(t.Context(), m, view)
		if len(problems) > 0 {
			t.Fatalf("%s: %v", view.ID, problems[0].Cause)
		}
		disjoint(t, d)
		for _, lang := range m.Config.Languages {
			wellFormed(t, d.SVG(lang, false))
			wellFormed(t, d.SVG(lang, true))
		}
	}
}

// TestParseLayout holds that no answer is believed that is not one.
func TestParseLayout(t *testing.T) {
	g := &graph{drawing: &Drawing{}, nodes: make([]graphNode, 1), edges: make([]graphEdge, 1)}
	good := `{"bb":"0,0,10,10","objects":[{"name":"n1","pos":"5,5"},{"name":"b1"}],"edges":[{"id":"e1","pos":"0,0 1,1 2,2 3,3","lp":"1,1"}]}`
	if l, err := parseLayout([]byte(good), g); err != nil || len(l.Edges[0].Points) != 4 {
		t.Errorf("%v", err)
	}
	for _, bad := range []string{
		"", "{}", "null", "[]", strings.Replace(good, "5,5", "5", 1), strings.Replace(good, "5,5", "1e9,5", 1), strings.Replace(good, "n1", "n2", 1),
		strings.Replace(good, " 3,3", "", 1), strings.Replace(good, `"1,1"`, `"x"`, 1), strings.Replace(good, "0,0,10,10", "", 1), good[:40],
	} {
		if _, err := parseLayout([]byte(bad), g); err == nil {
			t.Errorf("believed: %s", bad)
		}
	}
}

func FuzzParseLayout(f *testing.F) {
	f.Add([]byte(`{"bb":"0,0,10,10","objects":[{"name":"n1","pos":"5,5"}],"edges":[{"id":"e1","pos":"0,0 1,1 2,2 3,3"}]}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		g := &graph{drawing: &Drawing{Type: "landscape"}, nodes: make([]graphNode, 1), edges: []graphEdge{{}}}
		if l, err := parseLayout(data, g); err == nil {
			wellFormed(t, g.place(l).SVG("nb", true))
		}
	})
}
