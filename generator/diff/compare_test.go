package diff_test

import (
	"maps"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"golang.org/x/tools/txtar"

	"lintel/generator/diff"
)

// metamodel is a small one for the tables below.
const metamodel = `
layers:
  technical: {letter: T, name: Technical}
statuses:
  draft: {name: Draft}
  withdrawn: {name: Withdrawn}
  in-use: {name: In use, binding: true}
kinds:
  component: {name: Component, layer: technical, fields: {note: {type: markdown}, form: {type: enum, values: {a: A, b: B}}}}
  standard: {name: Standard, fields: {obligation: {type: enum, values: {obligatory: Obligatory, recommended: Recommended}}}}
  decision: {name: Decision, fields: {body: {type: markdown}}}
  process: {name: Process, structure: process}
  information-model: {name: Information model, structure: information-model}
  dataset: {name: Dataset, structure: dataset}
  view: {name: View, structure: view}
relations:
  uses: {name: Uses, inverse: used-by, from: any, to: any, fields: {how: {type: text}}}
  conforms-to: {name: Conforms to, inverse: implemented-by, from: any, to: [standard], fields: {obligation: {type: enum, values: {must: Must, may: May}}}}
  decides-on: {name: Decides on, inverse: decided-in, from: [decision], to: any}
  near: {name: Near, inverse: near, from: any, to: any}
`

// files makes a repository of an archive's files.
func files(archive string) fstest.MapFS {
	all := fstest.MapFS{
		"lintel.yaml":           {Data: []byte("title: T\nlanguages: [en, nb]\n")},
		"models/metamodel.yaml": {Data: []byte(metamodel)},
	}
	for _, f := range txtar.Parse([]byte(archive)).Files {
		all[f.Name] = &fstest.MapFile{Data: f.Data}
	}
	return all
}

// TestCompare holds what each kind of change is told as.
func TestCompare(t *testing.T) {
	const thing = "id: %\nkind: component\nname: Thing\nsummary: It does things.\n"
	named := func(id, more string) string { return strings.ReplaceAll(thing, "%", id) + more }
	for name, test := range map[string]struct {
		old, new string
		want     []string
	}{
		"nothing":               {named("a", ""), named("a", ""), nil},
		"written otherwise":     {named("a", "uses: [b]\n---\n"+named("b", "")), "# note\n" + named("b", "used-by: a\n") + "---\n" + `{id: "a", summary: 'It does things.', kind: component, name: "Thing"}` + "\n", nil},
		"added":                 {named("a", ""), named("a", "") + "---\nid: b\nkind: component\nname: B\n", []string{"added  → b  "}},
		"renamed":               {named("a", ""), named("b", "formerly: [a]\n"), []string{"ab changed facts  →  moved ", "ab facts formerly:  → a", "changed a → b formerly "}},
		"likeness":              {named("a", "status: draft\n"), named("b", "status: draft\n"), []string{"changed a → b likeness "}},
		"another":               {named("a", ""), "id: b\nkind: component\nname: Other\nsummary: Else.\n", []string{"added  → b  ", "removed a →   "}},
		"same name, other kind": {named("a", ""), strings.Replace(named("b", ""), "component", "standard", 1), []string{"added  → b  ", "removed a →   "}},
		"merged": {
			named("a", "") + "---\nid: b\nkind: component\nname: B\nsummary: Another one.\n", named("a", "formerly: [b]\n"),
			[]string{"a changed facts  →  moved ", "a facts formerly:  → b", "changed a → a  ", "removed b →   a"},
		},
		"what leads to a renamed one has not changed": {
			named("a", "") + "---\nid: x\nkind: component\nname: X\nuses: [a]\nnear: [a]\nsources: [a]\n", named("z", "formerly: [a]\n") + "---\nid: x\nkind: component\nname: X\nuses: [z]\nnear: [z]\nsources: [z]\n",
			[]string{"az changed facts  →  moved ", "az facts formerly:  → a", "changed a → z formerly "},
		},
		"relation": {
			named("a", "uses: [{to: b, how: by hand}, c]\n---\n"+named("b", "")+"---\n"+named("c", "")), named("a", "uses: [{to: b, how: by post, note: N, from: 2013}, d]\n---\n"+named("b", "")+"---\n"+named("c", "")+"---\nid: d\nkind: standard\nname: D\n"),
			[]string{
				"a added relation  → uses d moved ", "a changed relation uses b → uses b moved ", "a relation from:  → 2013", "a relation how: by hand → by post", "a relation note:  → N",
				"a removed relation uses c →  moved ", "added  → d  ", "changed a → a  ",
			},
		},
		"requirement": {
			named("a", "requirements:\n  - {id: r1, level: must, text: One.}\n  - {id: r2, level: may, text: Two.}\n  - {id: r3, level: may, text: Three.}\n"),
			named("a", "requirements:\n  - {id: r2, level: must, text: Two.}\n  - {id: r1, level: must, text: One.}\n  - {id: r4, level: may, text: Four.}\n"),
			[]string{
				"a added requirement  → r4 moved ", "a changed facts  →  moved ", "a changed requirement r2 → r2 moved ", "a facts order-requirements: r1, r2, r3 → r2, r1, r4",
				"a removed requirement r3 →  moved ", "a requirement level: may → must", "changed a → a  ",
			},
		},
		"moved requirement": {
			named("a", "requirements: [{id: r1, level: must, text: One.}]\n") + "---\nid: b\nkind: standard\nname: B\n",
			named("a", "") + "---\nid: b\nkind: standard\nname: B\nrequirements: [{id: r7, level: must, text: One.}]\n",
			[]string{"a removed requirement r1 →  moved b#r7", "b added requirement  → r7 moved a#r1", "changed a → a  ", "changed b → b  "},
		},
		"process": {
			"id: p\nkind: process\nname: P\nlanes: [{id: l, name: L}]\nsteps:\n  - {id: s, lane: l, type: start, next: [{to: t, when: Now}, {to: e}]}\n  - {id: t, lane: l, type: task, next: [{to: e}]}\n  - {id: e, lane: l, type: end}\n",
			"id: p\nkind: process\nname: P\nlanes: [{id: l, name: L}]\nsteps:\n  - {id: s, lane: l, type: start, next: [{to: t, when: Then}]}\n  - {id: t, lane: l, type: user-task, next: [{to: e}]}\n  - {id: e, lane: l, type: end}\n",
			[]string{"changed p → p  ", "p changed flow t → t moved ", "p changed step t → t moved ", "p flow when: Now → Then", "p removed flow e →  moved ", "p step type: task → user-task"},
		},
		"information": {
			"id: m\nkind: information-model\nname: M\nentities:\n  - {id: e, name: E, attributes: [{id: x, type: string, min: 0, max: 1}, {id: y, type: c, min: 1, max: 1}]}\ncodelists: [{id: c, codes: [{id: k, name: K}, {id: m, name: M}]}]\n",
			"id: m\nkind: information-model\nname: M\nentities:\n  - {id: e, name: E, attributes: [{id: x, type: date, min: 1, max: \"*\"}, {id: y, type: c, min: 1, max: 1}]}\ncodelists: [{id: c, codes: [{id: k, name: Q}]}]\n",
			[]string{
				"changed m → m  ", "m attribute cardinality: 0..1 → 1..*", "m attribute type: string → date", "m changed attribute e.x → e.x moved ", "m changed code c.k → c.k moved ",
				"m code name: K → Q", "m removed code c.m →  moved ",
			},
		},
		"view": {
			"id: v\nkind: view\nname: V\ntype: landscape\ninclude: [v, \"v ->\", {where: binding}]\n", "id: v\nkind: view\nname: V\ntype: landscape\ninclude: [\"v.**\", \"v ->\", {where: binding}]\n",
			[]string{"changed v → v  ", "v changed facts  →  moved ", "v facts include: v, v ->, where: binding → v.**, v ->, where: binding"},
		},
	} {
		t.Run(name, func(t *testing.T) {
			old, _, findings := link(t, files("-- models/x.yaml --\n"+test.old))
			if len(findings) > 0 {
				t.Fatal(findings[0].Message("en"))
			}
			new, _, findings := link(t, files("-- models/y.yaml --\n"+test.new))
			if len(findings) > 0 {
				t.Fatal(findings[0].Message("en"))
			}
			d := diff.Compare(old, new)
			if got := tell(d, false); !slices.Equal(got, test.want) {
				t.Errorf("got\n\t%s\nwant\n\t%s", strings.Join(got, "\n\t"), strings.Join(test.want, "\n\t"))
			}
			holdMirror(t, d, diff.Compare(new, old))
		})
	}
}

// TestArticles holds that texts are compared by paragraph, and told with the
// elements that they name.
func TestArticles(t *testing.T) {
	const model = "-- models/x.yaml --\nid: a\nkind: component\nname: A\n"
	long := strings.Repeat("These words make the text long enough to be known again. ", 3)
	old := files(model + "-- content/one.md --\n---\ntitle: One\n---\nFirst paragraph stays as it is.\n\nThe second tells of [[a]] and of more.\n\n```\ncode\n\ncode\n```\n\nLast.\n" +
		"-- content/one.nb.md --\n---\ntitle: En\n---\nNorsk.\n-- content/two.md --\n---\ntitle: Two\n---\n" + long + "\n-- content/three.md --\n---\ntitle: Three\n---\nGone.\n")
	new := maps.Clone(old)
	delete(new, "content/three.md")
	delete(new, "content/two.md")
	delete(new, "content/one.nb.md")
	new["content/folder/two.md"] = &fstest.MapFile{Data: []byte("---\ntitle: Two\nformerly: [two]\n---\n" + long)}
	new["content/one.md"] = &fstest.MapFile{Data: []byte("---\ntitle: One\nsummary: More.\n---\nFirst paragraph stays as it is.\n\n\nThe second tells of [[a|something]] and of less.\n\nNew.\n\n```\ncode\n\ncode\n```\n\nLast.\n")}
	a, _, _ := link(t, old)
	b, _, _ := link(t, new)
	d := diff.Compare(a, b)
	want := []string{
		"changed content/one.md → content/one.md ", "changed content/two.md → content/folder/two.md formerly", "content/one.md  First paragraph stays as it is. → First paragraph stays as it is. []",
		"content/one.md  Last. → Last. []", "content/one.md  ```\ncode\n\ncode\n``` → ```\ncode\n\ncode\n``` []", "content/one.md added  → New. []",
		"content/one.md changed The second tells of [[a]] and of more. → The second tells of [[a|something]] and of less. [a]",
		"content/one.md changed en", "content/one.md changed facts  →  moved ", "content/one.md facts summary:  → More.", "content/one.md facts title: En → One",
		"content/one.md removed Norsk. →  []", "content/one.md removed nb", "content/two.md changed facts  →  moved ", "content/two.md facts formerly:  → two", "removed content/three.md →  ",
	}
	if got := tell(d, false); !slices.Equal(got, want) {
		t.Errorf("got\n\t%s\nwant\n\t%s", strings.Join(got, "\n\t"), strings.Join(want, "\n\t"))
	}
	holdMirror(t, d, diff.Compare(b, a))
}

// TestWords holds that words are marked, and that a very long text ends in time.
func TestWords(t *testing.T) {
	mark := func(old, new string) string {
		var b strings.Builder
		for _, p := range diff.Words(old, new) {
			b.WriteString(map[diff.Kind]string{diff.Same: "", diff.Added: "+", diff.Removed: "-"}[p.Kind])
			b.WriteString("[" + p.Text + "]")
		}
		return b.String()
	}
	for _, test := range [][3]string{
		{"", "", ""},
		{"a b c", "a b c", "[a b c]"},
		{"a b c", "a x c", "[a ]-[b]+[x][ c]"},
		{"SKAL ta imot", "BØR ta imot", "-[SKAL]+[BØR][ ta imot]"},
		{"én, to", "én to", "[én]-[,][ to]"},
	} {
		if got := mark(test[0], test[1]); got != test[2] {
			t.Errorf("%q to %q: %s", test[0], test[1], got)
		}
	}
	long := strings.Repeat("a b c d ", 100_000)
	if got := diff.Words(long, strings.ToUpper(long)); len(got) == 0 {
		t.Error("a long text gives nothing")
	}
}

// FuzzParagraphs holds that no text panics, that nothing is lost, and that old
// and new exchanged give the mirror.
func FuzzParagraphs(f *testing.F) {
	f.Add("a\n\nb", "a\n\nc")
	f.Add("```\n\n", "> ```\nx\n\n> ```\n[[a]]")
	f.Fuzz(func(t *testing.T, old, new string) {
		forth, back := diff.Paragraphs(old, new), diff.Paragraphs(new, old)
		if len(forth) != len(back) {
			t.Fatalf("%d and %d paragraphs", len(forth), len(back))
		}
		for i, p := range forth {
			if p.Old != back[i].New || p.New != back[i].Old {
				t.Fatalf("%q, mirrored %q", p, back[i])
			}
		}
		var was strings.Builder
		for _, p := range diff.Words(old, new) {
			if p.Kind != diff.Added {
				was.WriteString(p.Text)
			}
		}
		if was.String() != old {
			t.Fatalf("%q became %q", old, was.String())
		}
	})
}
