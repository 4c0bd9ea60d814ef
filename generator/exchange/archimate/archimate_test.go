package archimate_test

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"lintel/generator"
	"lintel/generator/diag"
	"lintel/generator/edit"
	"lintel/generator/exchange/archimate"
	"lintel/generator/source"
)

// sample is a model of The Open Group's format that others wrote.
const sample = "../../../../shared/data/samples/archimate-min.xml"

// nothing is an empty folder.
func nothing(t testing.TB) *source.Tree {
	t.Helper()
	tree, err := source.OpenDirectory(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	return tree
}

// imported gives a repository with a source in it, and fails on an error of
// lintel check.
func imported(t testing.TB, tree *source.Tree, reading *archimate.Reading) (*source.Tree, *archimate.Imported) {
	t.Helper()
	result, err := archimate.Import(context.Background(), tree, reading, "en")
	if err != nil {
		t.Fatal(err)
	}
	after := edit.With(tree, result.Changes)
	checked, err := generator.Check(context.Background(), after, generator.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if checked.Failed() {
		var out strings.Builder
		if err := (diag.Printer{Lang: "en"}).Print(&out, checked.Findings); err != nil {
			t.Fatal(err)
		}
		for _, c := range result.Changes {
			if strings.Contains(out.String(), c.Path) && len(c.After) < 20000 {
				t.Logf("-- %s --\n%s", c.Path, c.After)
			}
		}
		t.Fatalf("the imported repository has errors:\n%s", out.String())
	}
	return after, result
}

// exported gives a repository as an exchange file.
func exported(t testing.TB, tree *source.Tree) []byte {
	t.Helper()
	checked, err := generator.Check(context.Background(), tree, generator.Options{})
	if err != nil {
		t.Fatal(err)
	}
	m, _, err := archimate.Export(checked.Model, tree, archimate.Selection{})
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if _, err := archimate.Write(&out, m); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func read(t testing.TB, name string, data []byte) *archimate.Reading {
	t.Helper()
	file := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(file, data, 0o600); err != nil {
		t.Fatal(err)
	}
	reading, err := archimate.Read(file, "")
	if err != nil {
		t.Fatal(err)
	}
	return reading
}

// changed gives a repository in which a person has written something else in
// the files of elements.
func changed(t testing.TB, tree *source.Tree, old, now string) *source.Tree {
	t.Helper()
	entries, err := tree.List("models")
	if err != nil {
		t.Fatal(err)
	}
	var changes []edit.Change
	for _, e := range entries {
		if !strings.HasSuffix(e.Path, ".yaml") || strings.Contains(e.Path, "layout") || strings.Contains(e.Path, "metamodel") || strings.Contains(e.Path, "views") {
			continue
		}
		data, err := tree.ReadBytes(e.Path)
		if err != nil {
			t.Fatal(err)
		}
		changes = append(changes, edit.Change{Path: e.Path, After: bytes.ReplaceAll(data, []byte("\n"+old), []byte("\n"+now))})
	}
	return edit.With(tree, changes)
}
