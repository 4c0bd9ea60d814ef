package diagram

import (
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/google/go-cmp/cmp"

	"lintel/generator/diag"
	"lintel/generator/load"
	"lintel/generator/model"
	"lintel/generator/source"
)

// placedView draws a view of a repository as it is laid out.
func placedView(tb testing.TB, m *model.Model, id string) *Drawing {
	tb.Helper()
	d, _ := (&Drawer{}).Draw(tb.Context(), m, m.Element(id))
	if d == nil || !d.Placed {
		tb.Fatalf("%s is not drawn as it is laid out", id)
	}
	return d
}

// TestPlaced holds the places of everything in a picture that is laid out
// whole, and that they are the layout's own.
func TestPlaced(t *testing.T) {
	m := smallModel(t, archiveFiles(t, "placed.txtar"))
	d := placedView(t, m, "saksflyt")
	path := filepath.Join("testdata", "direct", "placed.txt")
	got := places(d, "nb")
	for _, e := range d.Edges {
		got += fmt.Sprintf("line %s → %s: %s %s %q %s\n", e.From, e.To, e.Tail, e.Head, e.Class, e.Paint)
	}
	if *updateDirect {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if difference := cmp.Diff(string(want), got); difference != "" {
		t.Errorf("%s (-want +got):\n%s", path, difference)
	}
	// Every box is where the layout has it, but for the way of the whole.
	first := m.Element("saksflyt").Layout.Boxes[0]
	dx, dy := d.Nodes[0].X-first.X, d.Nodes[0].Y-first.Y
	for i, b := range m.Element("saksflyt").Layout.Boxes {
		if n := d.Nodes[i]; n.Rect != (Rect{b.X + dx, b.Y + dy, b.W, b.H}) {
			t.Errorf("%s is at %v", b.ID, n.Rect)
		}
	}
	for _, lang := range m.Config.Languages {
		for _, resolved := range []bool{false, true} {
			wellMade(t, d.SVG(lang, resolved))
		}
	}
}

// wellMade reads an SVG as XML: an attribute that comes twice is an error
// there, and so is a sign out of place.
func wellMade(t *testing.T, svg []byte) {
	t.Helper()
	decoder := xml.NewDecoder(strings.NewReader(string(svg)))
	for {
		token, err := decoder.Token()
		if errors.Is(err, io.EOF) {
			return
		}
		if err != nil {
			t.Fatal(err)
		}
		start, ok := token.(xml.StartElement)
		if !ok {
			continue
		}
		seen := map[xml.Name]bool{}
		for _, a := range start.Attr {
			if seen[a.Name] {
				t.Errorf("%s has %s twice", start.Name.Local, a.Name.Local)
			}
			seen[a.Name] = true
			if strings.Contains(a.Value, "NaN") || strings.Contains(a.Value, "Inf") {
				t.Errorf("%s of %s is %s", a.Name.Local, start.Name.Local, a.Value)
			}
		}
	}
}

// TestSigns sees that every element type of ArchiMate's metamodel has a sign.
func TestSigns(t *testing.T) {
	data, err := os.ReadFile(filepath.Join("..", "edit", "start", "archimate", "models", "metamodel.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	kinds, _, _ := strings.Cut(string(data), "\nrelations:")
	count := 0
	for line := range strings.Lines(kinds) {
		kind, ok := strings.CutPrefix(strings.TrimSpace(line), "archimate: ")
		if !ok || kind == "Junction" {
			continue
		}
		count++
		if signs(kind).path == "" {
			t.Errorf("%s has no sign", kind)
		}
	}
	if count != 60 {
		t.Errorf("%d element types beside junction", count)
	}
	if signs("Nothing").path != "" || signs("").path != "" {
		t.Error("what is no element type has a sign")
	}
}

// TestColours holds the contrast of author's colours in both schemes: text on
// a fill, text on what is left of it in the dark one, lines on both pages.
func TestColours(t *testing.T) {
	var all []string
	for _, r := range []string{"00", "40", "80", "c0", "ff"} {
		for _, g := range []string{"00", "40", "80", "c0", "ff"} {
			for _, b := range []string{"00", "40", "80", "c0", "ff"} {
				all = append(all, "#"+r+g+b)
			}
		}
	}
	for _, fill := range all {
		for _, font := range append([]string{""}, all...) {
			if got := contrast(parseColour(ink(fill, font)), parseColour(fill)); got < textContrast {
				t.Errorf("text %q on %s: %.2f", font, fill, got)
			}
		}
		dim := parseColour(darkPage).mix(parseColour(fill), dimmed)
		if got := contrast(dim, parseColour(darkText)); got < textContrast {
			t.Errorf("text on %s in the dark scheme: %.2f", fill, got)
		}
		for _, page := range []string{pageColour, darkPage} {
			if got := contrast(parseColour(lineInk(fill)), parseColour(page)); got < lineContrast {
				t.Errorf("a line %s on %s: %.2f", fill, page, got)
			}
		}
	}
	if got := ink("#ffffb5", "#000080"); got != "#000080" {
		t.Errorf("a legible colour became %s", got)
	}
}

// linkedModel is a model of files that may have findings.
func linkedModel(t testing.TB, files fstest.MapFS) (*model.Model, []diag.Finding) {
	t.Helper()
	report := &diag.List{}
	result, err := load.Load(t.Context(), source.New(files), 1, report)
	if err != nil {
		t.Fatal(err)
	}
	return model.Link(result.Decls, report), report.Sorted()
}

// TestPlacedHard draws layouts that no tool should write: there is a picture or
// a finding, never a panic, and never a number that is none.
func TestPlacedHard(t *testing.T) {
	for name, layout := range map[string]string{
		"negative":     "  - {element: sakssystem, x: -99999, y: -99999, w: 1, h: 1}\n  - {element: server, x: 99999, y: 99999, w: 100000, h: 100000}\n",
		"enormous":     "  - {element: sakssystem, x: 1e300, y: -1e300, w: 1e300, h: 1e300}\n",
		"cyclic":       "  - {id: a, group: A, in: b, x: 0, y: 0}\n  - {id: b, group: B, in: c, x: 0, y: 0}\n  - {id: c, group: C, in: a, x: 0, y: 0}\n",
		"in itself":    "  - {id: a, group: A, in: a, x: 0, y: 0}\n",
		"no parent":    "  - {element: sakssystem, in: nowhere, x: 0, y: 0}\n",
		"same place":   "  - {element: sakssystem, x: 0, y: 0}\n  - {element: sakstjeneste, x: 0, y: 0}\nlines:\n  - {relation: realization, from: sakssystem, to: sakstjeneste}\n",
		"to itself":    "  - {element: sakssystem, x: 0, y: 0}\nlines:\n  - {from: sakssystem, to: sakssystem}\n  - {from: sakssystem, to: sakssystem, bends: [[60, 27.5]]}\n",
		"bends at one": "  - {element: sakssystem, x: 0, y: 0}\n  - {element: server, x: 300, y: 0}\nlines:\n  - {relation: assignment, from: server, to: sakssystem, bends: [[9, 9], [9, 9], [9, 9]]}\n",
		"tiny":         "  - {element: sakssystem, x: 0, y: 0, w: 1, h: 1, figure: shape}\n  - {element: server, x: 9, y: 0, w: 2, h: 2, figure: shape}\n  - {id: n, note: A long note., x: 0, y: 9, w: 1, h: 1}\n",
		"hostile":      "  - {id: n, note: '</text><script>alert(1)</script>\"&', x: 0, y: 0}\n  - {id: i, image: '../../x\" onload=\"y', x: 0, y: 0}\n  - {element: '\"><script>', x: 0, y: 0}\n",
		"line on line": "  - {element: sakssystem, x: 0, y: 0}\n  - {element: server, x: 300, y: 0}\nlines:\n  - {id: a, from: b, to: server}\n  - {id: b, from: a, to: server}\n  - {id: c, from: c, to: server}\n",
		"nothing":      "  - {}\n  - {x: 1}\n  - {element: '', x: 0, y: 0}\n  - 7\n",
	} {
		t.Run(name, func(t *testing.T) {
			files := archiveFiles(t, "placed.txtar")
			files["models/saksflyt.layout.yaml"] = &fstest.MapFile{Data: []byte("view: saksflyt\nboxes:\n" + layout)}
			m, findings := linkedModel(t, files)
			view := m.Element("saksflyt")
			if !view.Layout.Placed() {
				if len(findings) == 0 {
					t.Error("no box and no finding")
				}
				return
			}
			d := placedView(t, m, "saksflyt")
			for _, lang := range []string{"nb", "en"} {
				svg := d.SVG(lang, false)
				wellMade(t, svg)
				wellMade(t, d.SVG(lang, true))
				if strings.Contains(string(svg), "<script") || strings.Contains(string(svg), ` onload="`) {
					t.Errorf("what an author wrote became markup: %s", svg)
				}
			}
		})
	}
}

// bigLayout is a repository with a picture of so many boxes, each tenth of
// which holds the next nine, joined in a chain.
func bigLayout(tb testing.TB, count int) fstest.MapFS {
	files := archiveFiles(tb, "placed.txtar")
	var elements, layout, lines strings.Builder
	layout.WriteString("view: saksflyt\nboxes:\n")
	for i := range count {
		fmt.Fprintf(&elements, "---\nid: e%d\nkind: component\nname: Applikasjon nummer %d i rekken\nsummary: S.\nserving: [e%d]\n", i, i, (i+1)%count)
		inside := ""
		if i%10 != 0 {
			inside = fmt.Sprintf(", in: e%d", i-i%10)
		}
		fmt.Fprintf(&layout, "  - {element: e%d%s, x: %d, y: %d, w: 120, h: 55, fill: \"#b5ff%02x\"}\n", i, inside, i%20*140, i/20*80, i%256)
		fmt.Fprintf(&lines, "  - {relation: serving, from: e%d, to: e%d, bends: [[%d, %d]]}\n", i, (i+1)%count, i%20*140, i/20*80-10)
	}
	files["models/mange.yaml"] = &fstest.MapFile{Data: []byte(elements.String()[4:])}
	files["models/saksflyt.layout.yaml"] = &fstest.MapFile{Data: []byte(layout.String() + "lines:\n" + lines.String())}
	return files
}

// TestPlacedMany draws 300 boxes, which a poster has, in far less than a tenth
// of a second.
func TestPlacedMany(t *testing.T) {
	m := smallModel(t, bigLayout(t, 300))
	start := time.Now()
	d := placedView(t, m, "saksflyt")
	svg := d.SVG("nb", false)
	if taken := time.Since(start); taken > time.Second {
		t.Errorf("took %v", taken)
	}
	if len(d.Edges) < 300 || len(svg) > 600_000 {
		t.Errorf("%d lines, %d bytes", len(d.Edges), len(svg))
	}
}

func BenchmarkPlaced(b *testing.B) {
	m := smallModel(b, bigLayout(b, 300))
	b.ReportAllocs()
	for b.Loop() {
		placedView(b, m, "saksflyt").SVG("nb", false)
	}
}

// TestNotationInverse holds that a relation which ArchiMate reads from its
// other end is drawn so: what stands at an end there stands at the other here.
func TestNotationInverse(t *testing.T) {
	for _, c := range []struct {
		relation   model.RelationType
		tail, head Head
	}{
		{model.RelationType{ID: "uses", Archimate: "Serving"}, NoHead, ArrowHead},
		{model.RelationType{ID: "uses", Archimate: "Serving", ArchimateInverse: true}, ArrowHead, NoHead},
		{model.RelationType{ID: "part-of", Archimate: "Composition"}, NoHead, WholeHead},
		{model.RelationType{ID: "part-of", Archimate: "Composition", ArchimateInverse: true}, NoHead, WholeHead},
		{model.RelationType{ID: "composition", Archimate: "Composition"}, WholeHead, NoHead},
		{model.RelationType{ID: "performed-by", Archimate: "Assignment", ArchimateInverse: true}, FilledArrow, BallHead},
		{model.RelationType{ID: "reads", Archimate: "Access", ArchimateAccess: "Read"}, ArrowHead, NoHead},
		{model.RelationType{ID: "writes", Archimate: "Access", ArchimateAccess: "Write"}, NoHead, ArrowHead},
	} {
		if tail, head, _ := notation(&c.relation, nil); tail != c.tail || head != c.head {
			t.Errorf("%s (inverse %t): %s … %s, want %s … %s", c.relation.ID, c.relation.ArchimateInverse, tail, head, c.tail, c.head)
		}
	}
}
