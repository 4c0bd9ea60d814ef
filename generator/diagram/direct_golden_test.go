package diagram

import (
	"flag"
	"os"
	"path/filepath"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"

	"lintel/generator/diag"
	"lintel/generator/load"
	"lintel/generator/model"
	"lintel/generator/source"
)

// updateDirect writes the goldens of the directly drawn pictures, to be read in
// the diff: go test ./generator/diagram -run DirectGolden -update-direct
var updateDirect = flag.Bool("update-direct", false, "write the goldens of the directly drawn pictures")

// smallModel links the files of a repository and reports what is wrong in them.
func smallModel(tb testing.TB, files fstest.MapFS) *model.Model {
	tb.Helper()
	report := &diag.List{}
	result, err := load.Load(tb.Context(), source.New(files), 1, report)
	if err != nil {
		tb.Fatal(err)
	}
	m := model.Link(result.Decls, report)
	for _, f := range report.Sorted() {
		tb.Errorf("%s: %s", f.Span, f.Message("en"))
	}
	return m
}

func archiveFiles(tb testing.TB, name string) fstest.MapFS {
	tb.Helper()
	archive, err := txtar.ParseFile(filepath.Join("testdata", "direct", name))
	if err != nil {
		tb.Fatal(err)
	}
	files := fstest.MapFS{}
	for _, f := range archive.Files {
		files[f.Name] = &fstest.MapFile{Data: f.Data}
	}
	return files
}

// TestDirectGolden holds the places of everything in small pictures. A picture
// by itself shows better whether it is good; this shows what changed.
func TestDirectGolden(t *testing.T) {
	m := smallModel(t, archiveFiles(t, "model.txtar"))
	held := map[string]bool{"context-portal": true, "process-sak": true, "chart-utgifter": true, "chart-andel": true, "chart-utvikling": true}
	for _, d := range directDrawings(m) {
		checkDrawing(t, d, m.Config.Languages)
		if d.Key[:5] != "view-" && !held[d.Key] {
			continue
		}
		path := filepath.Join("testdata", "direct", d.Key+".txt")
		got := places(d, "nb")
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
	}
}

func TestDirectNothing(t *testing.T) {
	m := smallModel(t, archiveFiles(t, "model.txtar"))
	if d := Context(m, m.Element("start-milepael")); d != nil {
		t.Errorf("a picture round an element without relations: %s", places(d, "nb"))
	}
	if ProcessDrawing(m, m.Element("arkiv")) != nil || DatasetDrawing(m, m.Element("arkiv")) != nil {
		t.Error("a picture of what is no process and no dataset")
	}
}
