package diagram

import (
	"context"
	"os"
	"path/filepath"
	"sync"
	"testing"

	"lintel/generator/diag"
	"lintel/generator/load"
	"lintel/generator/model"
	"lintel/generator/query"
	"lintel/generator/source"
)

// faks loads the repository that Lintel carries, once for all tests.
var faks = sync.OnceValues(func() (*model.Model, error) {
	tree, err := source.OpenDirectory(filepath.Join("..", ".."))
	if err != nil {
		return nil, err
	}
	report := &diag.List{}
	result, err := load.Load(context.Background(), tree, 2, report)
	if err != nil {
		return nil, err
	}
	return model.Link(result.Decls, report), nil
})

func faksModel(tb testing.TB) *model.Model {
	tb.Helper()
	m, err := faks()
	if err != nil {
		tb.Fatal(err)
	}
	return m
}

// directDrawings are all pictures of a model that are drawn directly.
func directDrawings(m *model.Model) []*Drawing {
	var drawings []*Drawing
	add := func(d *Drawing) {
		if d != nil {
			drawings = append(drawings, d)
		}
	}
	for _, e := range m.Elements {
		add(Context(m, e))
		add(ProcessDrawing(m, e))
		add(DatasetDrawing(m, e))
		if e.View != nil && direct(e.View.Type) != nil {
			add(direct(e.View.Type)(m, e, query.Select(m, e, &diag.List{})))
		}
	}
	return drawings
}

// TestDirectFAKS holds every directly drawn picture of FAKS against what a
// reader may expect. With DIRECT_SHOTS=folder it also writes them there, to be
// looked at.
func TestDirectFAKS(t *testing.T) {
	m := faksModel(t)
	drawings := directDrawings(m)
	if len(drawings) < 400 {
		t.Fatalf("only %d pictures", len(drawings))
	}
	folder := os.Getenv("DIRECT_SHOTS")
	for _, d := range drawings {
		checkDrawing(t, d, m.Config.Languages)
		if folder != "" {
			if err := os.WriteFile(filepath.Join(folder, d.Key+".svg"), d.SVG("nb", true), 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
}

func BenchmarkContext(b *testing.B) {
	m := faksModel(b)
	e := m.Element("ks-svarut")
	b.ReportAllocs()
	for b.Loop() {
		Context(m, e)
	}
}

func BenchmarkContextAll(b *testing.B) {
	m := faksModel(b)
	b.ReportAllocs()
	for b.Loop() {
		for _, e := range m.Elements {
			Context(m, e)
		}
	}
	b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N*len(m.Elements)), "µs/picture")
}
