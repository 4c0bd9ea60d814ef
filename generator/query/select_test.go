package query

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"

	"lintel/generator/diag"
	"lintel/generator/load"
	"lintel/generator/model"
	"lintel/generator/source"
)

// update writes what comes out into the archives and goldens, to be read in the
// diff: go test ./generator/query -run 'TestSelect|TestViewRules' -update
var update = flag.Bool("update", false, "write what comes out into the goldens")

// linked loads a small repository.
func linked(tb testing.TB, archive *txtar.Archive, report *diag.List) *model.Model {
	tb.Helper()
	files := fstest.MapFS{}
	for _, f := range archive.Files {
		files[f.Name] = &fstest.MapFile{Data: f.Data}
	}
	result, err := load.Load(tb.Context(), source.New(files), 1, report)
	if err != nil {
		tb.Fatal(err)
	}
	return model.Link(result.Decls, report)
}

// golden compares with the file want of an archive, or writes it.
func golden(t *testing.T, path string, archive *txtar.Archive, got string) {
	t.Helper()
	for i, f := range archive.Files {
		if f.Name != "want" {
			continue
		}
		if d := cmp.Diff(string(f.Data), got); d != "" && !*update {
			t.Errorf("%s (-want +got):\n%s", path, d)
		}
		archive.Files[i].Data = []byte(got)
	}
	if *update {
		if err := os.WriteFile(path, txtar.Format(archive), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

func TestViewRules(t *testing.T) {
	paths, _ := filepath.Glob("testdata/rules/view-*.txtar")
	if len(paths) != 6 {
		t.Fatalf("%d archives", len(paths))
	}
	for _, path := range paths {
		archive, err := txtar.ParseFile(path)
		if err != nil {
			t.Fatal(err)
		}
		var report diag.List
		CheckViews(linked(t, archive, &report), &report)
		var b strings.Builder
		for _, f := range report.Sorted() {
			fmt.Fprintf(&b, "%s: %s %s: %s\n", f.Span, f.Severity, f.Rule.Code, f.Message("en"))
		}
		golden(t, path, archive, b.String())
	}
}

// TestSelect writes each view of an archive as its groups, nodes and edges.
func TestSelect(t *testing.T) {
	path := "testdata/select.txtar"
	archive, err := txtar.ParseFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var report diag.List
	m := linked(t, archive, &report)
	for _, f := range report.Sorted() {
		t.Errorf("%s: %s", f.Span, f.Message("en"))
	}
	var b strings.Builder
	for _, e := range m.Elements {
		if e.View != nil {
			fmt.Fprintf(&b, "%s\n", e.ID)
			b.WriteString(describe(Select(m, e, &report)))
		}
	}
	golden(t, path, archive, b.String())
}

// describe writes a selection a line a node and an edge.
func describe(s *Selection) string {
	var b strings.Builder
	for _, n := range s.Nodes {
		fmt.Fprintf(&b, "  %s %d", n.Element.ID, n.Depth)
		if n.Group != nil {
			fmt.Fprintf(&b, " in %s", n.Group.ID)
		}
		if n.Named {
			b.WriteString(" named")
		}
		fmt.Fprintf(&b, " %s\n", n.Change)
	}
	for _, e := range s.Edges {
		name := "several"
		if e.Type != nil {
			name = e.Type.ID
		}
		fmt.Fprintf(&b, "    %s %s %s ×%d lifted=%t %s\n", e.From.ID, name, e.To.ID, len(e.Relations), e.Lifted, e.Change)
	}
	return b.String()
}

// TestSelectMany holds that a large selection is made in a moment.
func TestSelectMany(t *testing.T) {
	var b strings.Builder
	b.WriteString("id: wide\nkind: view\nname: W\nsummary: W.\ntype: dependency\ninclude:\n  - e0 ->\n  - e0.**\n")
	for i := range 2000 {
		fmt.Fprintf(&b, "---\nid: e%d\nkind: component\nname: E\nsummary: E.\nuses: e%d\npart-of: e%d\n", i, (i+1)%2000, (i+7)%2000)
	}
	archive, err := txtar.ParseFile("testdata/select.txtar")
	if err != nil {
		t.Fatal(err)
	}
	m := linked(t, &txtar.Archive{Files: []txtar.File{archive.Files[0], {Name: "models/many.yaml", Data: []byte(b.String())}}}, &diag.List{})
	var report diag.List
	CheckViews(m, &report)
	if s := Select(m, m.Element("wide"), &report); len(s.Nodes) != 2000 || len(s.Edges) != 4000 {
		t.Errorf("%d nodes, %d edges", len(s.Nodes), len(s.Edges))
	}
	if list := messages(&report, "en"); len(list) != 1 || !strings.Contains(list[0], "view-size") {
		t.Errorf("findings %v", list)
	}
}
