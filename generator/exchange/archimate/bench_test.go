//go:build unix

package archimate_test

import (
	"context"
	"os"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"syscall"
	"testing"

	"lintel/generator"
	"lintel/generator/diagram"
	"lintel/generator/edit"
	"lintel/generator/exchange/archimate"
	"lintel/generator/source"
)

// large is a council's whole model, as large as they come.
var large = size{elements: 3000, relationships: 6000, views: 350, boxes: 27000}

// processor is the CPU time of this process so far, in seconds.
func processor() float64 {
	var usage syscall.Rusage
	_ = syscall.Getrusage(syscall.RUSAGE_SELF, &usage)
	return float64(usage.Utime.Sec) + float64(usage.Utime.Usec)/1e6
}

// BenchmarkLarge imports, checks and builds a large model:
//
//	go test ./generator/exchange/archimate -run '^$' -bench Large -benchtime 1x
//
// On two cores: import under 10 s, check under 2 s, first build under 30 s.
func BenchmarkLarge(b *testing.B) {
	defer debug.SetGCPercent(debug.SetGCPercent(generator.GarbagePercent))
	file := filepath.Join(b.TempDir(), "large.xml")
	if err := os.WriteFile(file, written(b, generated(1, large)), 0o600); err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		folder := b.TempDir()
		tree, err := source.OpenDirectory(folder)
		if err != nil {
			b.Fatal(err)
		}
		stage := func(name string, run func() error) {
			before := processor()
			if err := run(); err != nil {
				b.Fatal(err)
			}
			b.ReportMetric(processor()-before, name+"-user-s")
		}
		stage("import", func() error {
			reading, err := archimate.Read(file, "")
			if err != nil {
				return err
			}
			result, err := archimate.Import(context.Background(), tree, reading, "en")
			if err != nil {
				return err
			}
			return edit.Apply(folder, result.Changes)
		})
		stage("check", func() error {
			_, err := generator.Check(context.Background(), tree, generator.Options{})
			return err
		})
		stage("build", func() error {
			result, err := generator.Build(context.Background(), tree, generator.Options{})
			if err != nil {
				return err
			}
			return result.Output.Write(context.Background(), filepath.Join(folder, "public"), runtime.GOMAXPROCS(0), nil)
		})
	}
}

func TestMain(m *testing.M) {
	diagram.RunWorker()
	os.Exit(m.Run())
}
