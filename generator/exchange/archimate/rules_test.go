package archimate_test

import (
	"archive/zip"
	"bytes"
	"context"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"golang.org/x/tools/txtar"

	"lintel/generator/diag"
	"lintel/generator/edit"
	"lintel/generator/exchange/archimate"
)

// update rewrites the files want: go test ./generator/exchange/archimate -run TestRules -update
var update = flag.Bool("update", false, "write what the findings are into the archives")

var escaped = regexp.MustCompile(`\\x[0-9a-f]{2}`)

// unpacked writes the files of an archive and gives the source among them:
// the only file, or the folder.
func unpacked(t *testing.T, archive *txtar.Archive) string {
	t.Helper()
	folder := t.TempDir()
	name := ""
	for _, f := range archive.Files {
		if f.Name == "want" {
			continue
		}
		data := f.Data
		path, isEscaped := strings.CutSuffix(f.Name, ".escaped")
		if isEscaped {
			data = escaped.ReplaceAllFunc(data, func(code []byte) []byte {
				number, err := strconv.ParseUint(string(code[2:]), 16, 8)
				if err != nil {
					t.Fatal(err)
				}
				return []byte{byte(number)}
			})
		}
		full := filepath.Join(folder, filepath.FromSlash(path))
		if err := os.MkdirAll(filepath.Dir(full), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(full, data, 0o666); err != nil {
			t.Fatal(err)
		}
		if name == "" {
			name = full
		}
	}
	if strings.Contains(archive.Files[0].Name, "/") {
		return folder
	}
	return name
}

// elsewhere are rules with a test of their own: what provokes them is too
// large for an archive, or takes two imports.
var elsewhere = map[string]bool{"import-limit": true, "import-conflict": true}

// TestRules holds that each rule has its texts in both languages and data that
// shows it, at file, line and column, with the rest imported all the same.
func TestRules(t *testing.T) {
	for _, rule := range archimate.Rules() {
		for _, text := range []diag.Text{rule.Title, rule.Message, rule.Doc} {
			if text.EN == "" || text.NB == "" {
				t.Errorf("rule %s lacks a text in a language", rule.Code)
			}
		}
		if elsewhere[rule.Code] {
			continue
		}
		name := "testdata/rules/" + rule.Code + ".txtar"
		archive, err := txtar.ParseFile(name)
		if err != nil {
			t.Errorf("rule %s has no data: %v", rule.Code, err)
			continue
		}
		reading, err := archimate.Read(unpacked(t, archive), "")
		if err != nil {
			t.Fatal(err)
		}
		if len(reading.Model.Elements)+len(reading.Model.Views) > 0 {
			imported(t, nothing(t), reading)
		}
		var lines []string
		for _, f := range reading.Findings.Sorted() {
			lines = append(lines, fmt.Sprintf("%s: %s %s: %s", f.Span, f.Severity, f.Rule.Code, f.Message("en")))
		}
		got := strings.Join(lines, "\n") + "\n"
		last := &archive.Files[len(archive.Files)-1]
		if *update {
			last.Data = []byte(got)
			if err := os.WriteFile(name, txtar.Format(archive), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		if got != string(last.Data) {
			t.Errorf("%s gives\n%swant\n%s", name, got, last.Data)
		}
		if !strings.Contains(got, rule.Code+":") {
			t.Errorf("%s does not show its rule:\n%s", name, got)
		}
	}
}

// codes are the rules that a source breaks.
func codes(reading *archimate.Reading) []string {
	var list []string
	for _, f := range reading.Findings.Sorted() {
		list = append(list, f.Rule.Code)
	}
	slices.Sort(list)
	return slices.Compact(list)
}

// TestLimits holds that a source which asks for more than there should be is
// cut with a finding, and that nothing of it takes long or much memory.
func TestLimits(t *testing.T) {
	head := `<model xmlns="http://www.opengroup.org/xsd/archimate/3.0/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" identifier="m"><name>M</name>` +
		`<elements><element identifier="a" xsi:type="Goal"><name>A</name></element></elements><views><diagrams><view identifier="v" xsi:type="Diagram"><name>V</name>`
	tail := `</view></diagrams></views></model>`
	box := func(i int, inner string) string {
		return fmt.Sprintf(`<node identifier="n%d" elementRef="a" xsi:type="Element" x="1" y="1" w="9" h="9">%s</node>`, i, inner)
	}
	nested := ""
	for i := range 120 {
		nested = box(i, nested)
	}
	var many strings.Builder
	for i := range 5_100 {
		many.WriteString(box(i, ""))
	}
	bends := `<connection identifier="c" xsi:type="Line" source="n1" target="n2">` + strings.Repeat(`<bendpoint x="1" y="2"/>`, 150) + `</connection>`
	for name, text := range map[string]string{
		"nested boxes": head + nested + tail,
		"many boxes":   head + many.String() + tail,
		"many bends":   head + box(1, "") + box(2, "") + bends + tail,
		"deep XML":     head + strings.Repeat("<x>", 100_000) + strings.Repeat("</x>", 100_000) + tail,
	} {
		reading := read(t, "model.xml", []byte(text))
		if !slices.Contains(codes(reading), "import-limit") {
			t.Errorf("%s: findings are %v", name, codes(reading))
		}
		imported(t, nothing(t), reading)
	}
	attributes := head + `</view></diagrams></views><x` + strings.Repeat(` a=""`, 4_000_000) + `/></model>`
	if reading := read(t, "model.xml", []byte(attributes)); !slices.Contains(codes(reading), "import-xml") {
		t.Errorf("millions of attributes: findings are %v", codes(reading))
	}
	if reading := read(t, "bomb.archimate", bomb(t)); !slices.Contains(codes(reading), "import-limit") {
		t.Errorf("zip bomb: findings are %v", codes(reading))
	}
}

// TestLongChain holds that relations which lead to each other, the last first,
// are put in order in one go: one at a time takes minutes.
func TestLongChain(t *testing.T) {
	const count = 60_000
	var text strings.Builder
	text.WriteString(`<model xmlns="http://www.opengroup.org/xsd/archimate/3.0/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" identifier="m">` +
		`<elements><element identifier="r0" xsi:type="Goal"/></elements><relationships>`)
	for i := count; i > 0; i-- {
		fmt.Fprintf(&text, `<relationship identifier="r%d" source="r%d" target="r0" xsi:type="Association"/>`, i, i-1)
	}
	text.WriteString(`</relationships></model>`)
	began := time.Now()
	reading := read(t, "model.xml", []byte(text.String()))
	if took := time.Since(began); took > 30*time.Second {
		t.Errorf("reading took %v", took)
	}
	if len(reading.Model.Relationships) != count {
		t.Errorf("%d relations of %d are left", len(reading.Model.Relationships), count)
	}
}

// TestExportCircle holds that an export of boxes that stand in each other and
// show nothing any more comes to an end.
func TestExportCircle(t *testing.T) {
	tree, _ := imported(t, nothing(t), read(t, "m.xml", written(t, generated(3, size{elements: 5, relationships: 5}))))
	tree = edit.With(tree, []edit.Change{
		{Path: "models/ring.yaml", After: []byte("id: ring\nkind: view\nname: Ring\ntype: landscape\n")},
		{Path: "models/ring.layout.yaml", After: []byte("view: ring\nboxes:\n" +
			"  - {id: a, element: gone-1, in: b, x: 0, y: 0}\n  - {id: b, element: gone-2, in: a, x: 0, y: 0}\n  - {id: c, note: Her, in: a, x: 0, y: 0}\n")},
	})
	done := make(chan []byte, 1)
	go func() { done <- exported(t, tree) }()
	select {
	case file := <-done:
		if !bytes.Contains(file, []byte(">Her<")) {
			t.Errorf("the note in the circle is lost:\n%s", file)
		}
	case <-time.After(time.Minute):
		t.Fatal("the export does not end")
	}
}

// bomb is a small zip with 300 MB of spaces in it.
func bomb(t *testing.T) []byte {
	t.Helper()
	var out bytes.Buffer
	archive := zip.NewWriter(&out)
	w, err := archive.Create("model.xml")
	if err != nil {
		t.Fatal(err)
	}
	megabyte := bytes.Repeat([]byte(" "), 1<<20)
	for range 300 {
		if _, err := w.Write(megabyte); err != nil {
			t.Fatal(err)
		}
	}
	if err := archive.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// TestConflict holds that what both sides have changed is told with both, and
// that the repository's stays.
func TestConflict(t *testing.T) {
	m := generated(3, size{elements: 20, relationships: 30, views: 2, boxes: 20})
	tree, _ := imported(t, nothing(t), read(t, "m.xml", written(t, m)))
	edited := changed(t, tree, "name: ", "name: Ny ")
	for _, e := range m.Elements {
		e.Name = e.Name[:1]
		e.Name[0].Value = "Der " + e.Name[0].Value
	}
	result, err := archimate.Import(context.Background(), edited, read(t, "m.xml", written(t, m)), "en")
	if err != nil {
		t.Fatal(err)
	}
	if len(result.Account.Conflicts) == 0 {
		t.Fatal("no conflict is told")
	}
	for _, c := range result.Account.Conflicts {
		if c.Key != "name" || !strings.Contains(c.Here, "Ny ") || !strings.HasPrefix(c.There, "Der ") {
			t.Errorf("conflict %+v", c)
		}
	}
	for _, c := range result.Changes {
		if strings.HasSuffix(c.Path, ".yaml") && bytes.Contains(c.Before, []byte("name: Ny ")) && !bytes.Contains(c.After, []byte("name: Ny ")) {
			t.Errorf("%s lost what was written here", c.Path)
		}
	}
	if found := result.Findings; !slices.ContainsFunc(found, func(f diag.Finding) bool { return f.Rule.Code == "import-conflict" && f.Span.Position().Line > 0 }) {
		t.Error("no finding at its place tells of it")
	}
}
