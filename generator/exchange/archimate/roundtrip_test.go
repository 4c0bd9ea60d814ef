package archimate_test

import (
	"bytes"
	"cmp"
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"lintel/generator/exchange/archimate"
	"lintel/generator/source"
)

// written gives a model as an exchange file.
func written(t testing.TB, m *archimate.Model) []byte {
	t.Helper()
	var out bytes.Buffer
	if _, err := archimate.Write(&out, m); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// inOrder puts a model into an order that does not matter: a repository has
// its elements by id, and properties by their field.
func inOrder(m *archimate.Model) *archimate.Model {
	byKey := func(list []archimate.Property) {
		slices.SortStableFunc(list, func(a, b archimate.Property) int { return cmp.Compare(a.Key, b.Key) })
	}
	slices.SortFunc(m.Elements, func(a, b *archimate.Element) int { return cmp.Compare(a.ID, b.ID) })
	slices.SortFunc(m.Relationships, func(a, b *archimate.Relationship) int { return cmp.Compare(a.ID, b.ID) })
	slices.SortFunc(m.Views, func(a, b *archimate.View) int { return cmp.Compare(a.ID, b.ID) })
	for _, e := range m.Elements {
		byKey(e.Properties)
	}
	for _, r := range m.Relationships {
		byKey(r.Properties)
	}
	for _, v := range m.Views {
		byKey(v.Properties)
		// The format writes what stands in a box inside it.
		slices.SortStableFunc(v.Boxes, func(a, b *archimate.Box) int { return cmp.Compare(a.ID, b.ID) })
	}
	sortFolders(m.Folders)
	return m
}

func sortFolders(list []*archimate.Folder) {
	for _, f := range list {
		slices.Sort(f.Items)
		sortFolders(f.Folders)
	}
}

// differs tells how two models differ, but for where they were read.
func differs(a, b *archimate.Model) string {
	return gocmp.Diff(inOrder(a), inOrder(b), cmpopts.IgnoreTypes(source.Span{}), cmpopts.EquateEmpty())
}

// TestRoundTrip holds that nothing is lost on the way from a file to a
// repository and back: the model and the layouts are the same, and a second
// import of what was exported changes nothing.
func TestRoundTrip(t *testing.T) {
	for seed := range uint64(6) {
		m := generated(seed, size{elements: 30 + int(seed)*20, relationships: 60 + int(seed)*30, views: 4, boxes: 160})
		data := written(t, m)
		holdRoundTrip(t, read(t, "model.xml", data), m)
		if t.Failed() {
			t.Fatalf("seed %d", seed)
		}
	}
}

// TestRoundTripSample does the same with a file that others wrote.
func TestRoundTripSample(t *testing.T) {
	data, err := os.ReadFile(sample)
	if err != nil {
		t.Log("the sample is not there")
		return
	}
	holdRoundTrip(t, read(t, "min.xml", data), read(t, "min.xml", data).Model)
}

// TestSchemas holds that what is written is valid against the schemas of The
// Open Group, where they and xmllint are at hand.
func TestSchemas(t *testing.T) {
	schema := "../../../../shared/data/xsd/wrap.xsd"
	if _, err := os.Stat(schema); err != nil {
		t.Log("the schemas are not there")
		return
	}
	lint, err := exec.LookPath("xmllint")
	if err != nil {
		t.Log("xmllint is not there")
		return
	}
	// Ids, places and names that the schemas do not take as they are.
	m := generated(2, size{elements: 60, relationships: 120, views: 3, boxes: 90})
	m.Elements[0].ID, m.Elements[1].ID, m.Views[0].Boxes[0].X = "4056", "a b:c", -50
	m.Elements[2].Name, m.Folders[0].ID = nil, "7"
	m.Relationships = m.Relationships[5:]
	for _, r := range m.Relationships {
		r.Source, r.Target = m.Elements[3].ID, m.Elements[0].ID
	}
	for _, v := range m.Views {
		v.Lines = nil
		for _, b := range v.Boxes {
			if b.Kind == "element" {
				b.Of = m.Elements[1].ID
			}
		}
	}
	for _, f := range m.Folders {
		f.Folders, f.Items = nil, nil
	}
	file := filepath.Join(t.TempDir(), "model.xml")
	for _, m := range []*archimate.Model{m, generated(4, size{elements: 80, relationships: 150, views: 4, boxes: 120})} {
		if err := os.WriteFile(file, written(t, m), 0o600); err != nil {
			t.Fatal(err)
		}
		if out, err := exec.Command(lint, "--noout", "--nonet", "--schema", schema, file).CombinedOutput(); err != nil {
			t.Errorf("%v: %s", err, first(string(out)))
		}
	}
}

func holdRoundTrip(t *testing.T, reading *archimate.Reading, wanted *archimate.Model) {
	t.Helper()
	if found := reading.Findings.Sorted(); len(found) > 0 {
		t.Errorf("reading gives %s: %s", found[0].Rule.Code, found[0].Message("en"))
	}
	if diff := differs(wanted, reading.Model); diff != "" {
		t.Fatalf("written and read again (-want +got):\n%s", first(diff))
	}
	tree, _ := imported(t, nothing(t), reading)
	back := exported(t, tree)
	again := read(t, "back.xml", back)
	if diff := differs(wanted, again.Model); diff != "" {
		t.Fatalf("imported and exported (-want +got):\n%s", first(diff))
	}
	result, err := archimate.Import(context.Background(), tree, again, "en")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range result.Changes {
		if c.Path != "models/archimate-import.json" { // names the file that was read last
			t.Errorf("importing the same again changes %s:\n%s", c.Path, first(gocmp.Diff(string(c.Before), string(c.After))))
		}
	}
}

func first(text string) string {
	lines := strings.Split(text, "\n")
	return strings.Join(lines[:min(len(lines), 60)], "\n")
}
