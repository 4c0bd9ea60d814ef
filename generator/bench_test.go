//go:build unix

package generator

import (
	"context"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/alecthomas/chroma/v2"
	"github.com/alecthomas/chroma/v2/formatters/html"
	"github.com/alecthomas/chroma/v2/lexers"
	"github.com/alecthomas/chroma/v2/styles"
	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
)

// The benchmarks of speed and memory, on a generated repository:
//
//	go test ./generator -run '^$' -bench Build -benchtime 1x
//
// Baseline is what nobody gets below with these libraries: goldmark, chroma
// and writing alone, on the same texts. Compare user CPU (user-s), not wall.

const benchElements, benchTexts = 10_000, 10_000

// userTime is the process's CPU time in user mode.
func userTime() time.Duration {
	var usage syscall.Rusage
	_ = syscall.Getrusage(syscall.RUSAGE_SELF, &usage)
	return time.Duration(usage.Utime.Nano())
}

// measure runs a body once and reports its user CPU and the peak of the heap.
func measure(b *testing.B, body func()) {
	b.Helper()
	defer debug.SetGCPercent(debug.SetGCPercent(GarbagePercent))
	runtime.GC()
	stop, peak := make(chan struct{}), make(chan uint64)
	go func() {
		var highest uint64
		var stats runtime.MemStats
		for {
			select {
			case <-stop:
				peak <- highest
				return
			case <-time.After(20 * time.Millisecond):
				runtime.ReadMemStats(&stats)
				highest = max(highest, stats.Sys-stats.HeapReleased)
			}
		}
	}()
	before := userTime()
	body()
	b.ReportMetric((userTime() - before).Seconds(), "user-s")
	close(stop)
	b.ReportMetric(float64(<-peak)/(1<<20), "peak-MB")
}

func BenchmarkBuild(b *testing.B) {
	tree := corpus(benchElements, benchTexts)
	folder := filepath.Join(b.TempDir(), "public")
	for b.Loop() {
		measure(b, func() {
			start := time.Now()
			result, err := Build(context.Background(), tree, Options{})
			if err != nil || result.Output == nil {
				b.Fatalf("not built: %v", err)
			}
			checked := time.Since(start)
			if err := result.Output.Write(context.Background(), folder, runtime.GOMAXPROCS(0), nil); err != nil {
				b.Fatal(err)
			}
			b.ReportMetric(float64(benchElements)/checked.Seconds(), "elements/s")
			b.ReportMetric(float64(result.Site.PageCount())/time.Since(start).Seconds(), "pages/s")
		})
	}
}

func BenchmarkCheck(b *testing.B) {
	tree := corpus(benchElements, benchTexts)
	for b.Loop() {
		measure(b, func() {
			if _, err := Check(context.Background(), tree, Options{}); err != nil {
				b.Fatal(err)
			}
		})
	}
}

// BenchmarkBaseline converts the same texts with goldmark, highlights their
// code blocks with chroma and writes one file each.
func BenchmarkBaseline(b *testing.B) {
	tree := corpus(benchElements, benchTexts)
	entries, err := tree.List("content")
	if err != nil {
		b.Fatal(err)
	}
	markdown := goldmark.New(goldmark.WithExtensions(extension.Table, extension.Footnote, extension.DefinitionList))
	folder := b.TempDir()
	for b.Loop() {
		measure(b, func() {
			for _, entry := range entries {
				data, err := tree.ReadBytes(entry.Path)
				if err != nil {
					b.Fatal(err)
				}
				file, err := os.Create(filepath.Join(folder, filepath.Base(entry.Path)))
				if err != nil {
					b.Fatal(err)
				}
				if err := markdown.Convert(data, file); err != nil {
					b.Fatal(err)
				}
				highlightBaseline(b, file, string(data))
				file.Close()
			}
		})
	}
}

func highlightBaseline(b *testing.B, w io.Writer, text string) {
	_, code, found := strings.Cut(text, "```yaml\n")
	if !found {
		return
	}
	code, _, _ = strings.Cut(code, "```")
	tokens, err := chroma.Coalesce(lexers.Get("yaml")).Tokenise(nil, code)
	if err != nil {
		b.Fatal(err)
	}
	if err := html.New(html.WithClasses(true)).Format(w, styles.Fallback, tokens); err != nil {
		b.Fatal(err)
	}
}
