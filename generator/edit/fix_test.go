package edit_test

import (
	"context"
	"errors"
	"strings"
	"testing"

	"lintel/generator/diag"
	"lintel/generator/edit"
	"lintel/generator/source"
)

const fixHead = "id: a\nkind: component\nname: A\nsummary: S\n"

// fix mends a small repository and gives the file afterwards.
func fix(t *testing.T, text string) (string, *edit.Fixed) {
	t.Helper()
	files := map[string]string{"lintel.yaml": "languages: [nb]\n", "models/metamodel.yaml": renameMetamodel, "models/x.yaml": text,
		"models/b.yaml": "id: bravo\nkind: component\nname: B\nsummary: S\nformerly: [beta]\nuses: [a]\n"}
	fixed, err := edit.Fix(context.Background(), source.New(memory(files)), check)
	if err != nil {
		t.Fatal(err)
	}
	return made(files, fixed.Changes)["models/x.yaml"], fixed
}

func TestFix(t *testing.T) {
	for before, want := range map[string]string{
		// A key, a reference and a former id at once; CRLF and the comment stay.
		strings.ReplaceAll(fixHead+"usess: [brav]  # why\nmeets: beta\n", "\n", "\r\n"): strings.ReplaceAll(fixHead+"uses: [bravo]  # why\nmeets: bravo\n", "\n", "\r\n"),
		// A literal of an expression.
		"id: a\nkind: view\nname: A\nsummary: S\ntype: landscape\ninclude:\n  - where: kind == \"componen\"\n": "id: a\nkind: view\nname: A\nsummary: S\ntype: landscape\ninclude:\n  - where: kind == \"component\"\n",
		// Two ways to mend are none.
		fixHead + "uses: [brvao-x]\n": "",
		// A mend that makes a key twice helps nobody.
		fixHead + "uses: [bravo]\nusess: [bravo]\n": "",
	} {
		got, fixed := fix(t, before)
		if want == "" {
			continue
		}
		if got != want {
			t.Errorf("got\n%q\nwant\n%q\nleft:\n%s", got, want, printed(fixed.Left))
		}
	}
	before := fixHead + "uses: [bravo]\nusess: [bravo]\n"
	if got, fixed := fix(t, before); got != before || len(fixed.Changes) != 0 || len(fixed.Mended) != 0 {
		t.Errorf("became\n%s", got)
	}
	if _, fixed := fix(t, fixHead+"usess: [brav]\n"); len(fixed.Mended) != 2 || len(fixed.Left) != 0 {
		t.Errorf("%d mended, left:\n%s", len(fixed.Mended), printed(fixed.Left))
	}
}

// Mends that overlap are made one after the other, and rounds come to an end
// whatever the checker says.
func TestFixComesToAnEnd(t *testing.T) {
	rule := &diag.Rule{Code: "endless", Severity: diag.Error}
	rounds := 0
	endless := func(_ context.Context, tree *source.Tree) ([]diag.Finding, error) {
		rounds++
		file, err := tree.Read("a.yaml")
		if err != nil {
			return nil, err
		}
		span := file.Span(0, 1)
		finding := func(text string) diag.Finding {
			return diag.Finding{Rule: rule, Severity: diag.Error, Span: span, Fix: []diag.Edit{{Span: span, New: text}}}
		}
		all := []diag.Finding{finding("ab"), finding("ac")}
		for range 100 - rounds {
			all = append(all, diag.Finding{Rule: rule, Span: span, Args: diag.Args{"n": rounds}})
		}
		return all, nil
	}
	fixed, err := edit.Fix(context.Background(), source.New(memory(map[string]string{"a.yaml": "x"})), endless)
	if err != nil {
		t.Fatal(err)
	}
	if rounds != 6 || len(fixed.Mended) != 5 || string(fixed.Changes[0].After) != "abbbbb" || string(fixed.Changes[0].Before) != "x" {
		t.Errorf("%d rounds, %d mended, %q", rounds, len(fixed.Mended), fixed.Changes[0].After)
	}
}

// create makes an element in a small repository.
func create(t *testing.T, files map[string]string, kind, id string, settings ...edit.Setting) (*edit.Created, error) {
	t.Helper()
	all := map[string]string{"lintel.yaml": "languages: [nb, en]\n", "models/metamodel.yaml": renameMetamodel}
	for name, text := range files {
		all[name] = text
	}
	return edit.New(context.Background(), source.New(memory(all)), edit.Request{Kind: kind, ID: id, Settings: settings}, check)
}

func TestNew(t *testing.T) {
	created, err := create(t, map[string]string{"models/parts/b.yaml": "id: b\nkind: component\nname: B\nsummary: S\n"}, "component", "c",
		edit.Setting{Key: "uses", Value: "b, b#r1"}, edit.Setting{Key: "from", Value: "2013-10"}, edit.Setting{Key: "summary.en", Value: "It: does"},
		edit.Setting{Key: "name", Value: "1177"}, edit.Setting{Key: "summary.nb", Value: "Gjør"}, edit.Setting{Key: "form", Value: "other"},
		edit.Setting{Key: "status", Value: "draft"}, edit.Setting{Key: "uses", Value: "b"})
	if err != nil {
		t.Fatal(err)
	}
	want := "id: c\nkind: component\nname: \"1177\"\nsummary:\n  nb: Gjør\n  en: \"It: does\"\nstatus: draft\nfrom: 2013-10\nform: other\nuses: [b, \"b#r1\", b]\n"
	if got := string(created.Change.After); got != want || created.Change.Path != "models/parts/c.yaml" || created.Change.Before != nil {
		t.Errorf("%s:\n%s\nwant\n%s", created.Change.Path, got, want)
	}
	if !created.Failed() || !strings.Contains(printed(created.Findings), "ref-part") {
		t.Errorf("findings:\n%s", printed(created.Findings))
	}
}

func TestNewFindsItsPlace(t *testing.T) {
	text := func(id string) string { return "id: " + id + "\nkind: component\nname: B\nsummary: S\n" }
	for _, c := range []struct {
		files      map[string]string
		path, text string
	}{
		{nil, "models/component/n.yaml", "id: n\nkind: component\nname: Ny\nsummary: S\n"},
		{map[string]string{"models/x.yaml": text("a") + "---\n" + text("b")}, "models/x.yaml", text("a") + "---\n" + text("b") + "---\nid: n\nkind: component\nname: Ny\nsummary: S\n"},
		{map[string]string{"models/x.yaml": strings.ReplaceAll(text("a"), "\n", "\r\n") + "# end"}, "models/x.yaml", strings.ReplaceAll(text("a")+"# end\n---\nid: n\nkind: component\nname: Ny\nsummary: S\n", "\n", "\r\n")},
		{map[string]string{"models/p/a.yaml": text("a"), "models/p/b.yaml": text("b"), "models/q/c.yaml": text("c"), "models/x.yaml": text("e") + "---\n" + text("d")}, "models/p/n.yaml", "id: n\nkind: component\nname: Ny\nsummary: S\n"},
	} {
		created, err := create(t, c.files, "component", "n", edit.Setting{Key: "name", Value: "Ny"}, edit.Setting{Key: "summary", Value: "S"})
		if err != nil {
			t.Error(err)
			continue
		}
		if created.Change.Path != c.path || string(created.Change.After) != c.text {
			t.Errorf("%s: %q, want %s: %q", created.Change.Path, created.Change.After, c.path, c.text)
		}
	}
}

func TestNewRefuses(t *testing.T) {
	files := map[string]string{"models/b.yaml": "id: b\nkind: component\nname: B\nsummary: S\nformerly: [old]\n", "models/view/x.yaml": "# nothing\n"}
	for _, c := range []struct{ kind, id, key, want string }{
		{"componet", "c", "name", `there is no kind "componet"; did you mean "component"?`},
		{"xyzzy", "c", "name", `there is no kind "xyzzy"; choose one of component, decision, view`},
		{"component", "b", "name", `there is an element "b" already`},
		{"component", "old", "name", `"old" is a former id of "b"`},
		{"component", "B!", "name", `"B!" is no id`},
		{"component", "c", "usess", `there is no key "usess"; did you mean "uses"`},
		{"component", "c", "requirements", `there is no key "requirements"`},
		{"component", "c", "status.nb", "status has no languages"},
		{"component", "c", "name.de", `there is no language "de"`},
		{"view", "x", "name", "models/view/x.yaml exists already"},
	} {
		_, err := create(t, files, c.kind, c.id, edit.Setting{Key: c.key, Value: "x"})
		var refusal *edit.Refusal
		if !errors.As(err, &refusal) || !strings.Contains(refusal.EN, c.want) || refusal.NB == "" {
			t.Errorf("%v, want %s", err, c.want)
		}
	}
}
