package search_test

import (
	"bytes"
	"compress/gzip"
	"context"
	"fmt"
	"io/fs"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"golang.org/x/sync/errgroup"

	"lintel/generator"
	"lintel/generator/search"
	"lintel/generator/source"
	"lintel/generator/theme"
	"lintel/themes"
)

func zipped(t *testing.T, data []byte) int {
	t.Helper()
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	if _, err := w.Write(data); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Len()
}

// TestFiles holds the first file's size, that the index is the same each time,
// and that every file is one call.
func TestFiles(t *testing.T) {
	files, again := search.New(faksSite(t), faksWords(t)).Files(), search.New(faksSite(t), faksWords(t)).Files()
	if len(files) != len(again) {
		t.Fatalf("%d files, then %d", len(files), len(again))
	}
	for i, f := range files {
		if f.Path != again[i].Path || !bytes.Equal(f.Data, again[i].Data) {
			t.Fatalf("%s is not the same twice", f.Path)
		}
		if !bytes.HasPrefix(f.Data, []byte(`lintelSearch("`)) || !bytes.HasSuffix(f.Data, []byte(")\n")) {
			t.Errorf("%s is no call", f.Path)
		}
		if f.Path == search.IndexPath {
			if size := zipped(t, f.Data); size > 20_000 {
				t.Errorf("the first file has %d bytes zipped, more than 20,000", size)
			}
		}
	}
}

// TestLargeFirstFile holds the first file's size with 10,000 pages and more
// words than most languages need: what names so many files must not grow on.
func TestLargeFirstFile(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 4))
	syllables := strings.Fields("ar be der en for gjen hav il jor kom lan mer nor om pro ra ska til ut ver øk åp")
	zipf := rand.NewZipf(random, 1.05, 2, 80_000)
	word := func() string {
		var b strings.Builder
		for n := zipf.Uint64() + 1; n > 0; n /= uint64(len(syllables)) {
			b.WriteString(syllables[n%uint64(len(syllables))])
		}
		return b.String()
	}
	files := fstest.MapFS{
		"lintel.yaml":           {Data: []byte("title: Korpus\nlanguages: [nb, nn, en]\n")},
		"models/metamodel.yaml": {Data: []byte("kinds: {}\nstatuses: {}\nrelations: {}\nlayers: {}\n")},
		"content/index.md":      {Data: []byte("---\ntitle: Korpus\nsummary: En samling.\n---\n")},
	}
	for i := range 10_000 {
		list := make([]string, 30)
		for j := range list {
			list[j] = word()
		}
		files[fmt.Sprintf("content/tekst-%d.md", i)] = &fstest.MapFile{Data: []byte(
			"---\ntitle: " + strings.Join(list[:4], " ") + "\nsummary: Om " + list[5] + ".\n---\n\n" + strings.Join(list, " ") + "\n")}
	}
	made := corpusFiles(t, source.New(files))
	if size := zipped(t, []byte(made[search.IndexPath])); size > 20_000 {
		t.Errorf("the first file has %d bytes zipped, more than 20,000", size)
	} else {
		t.Logf("%d files, the first with %d bytes zipped", len(made), size)
	}
}

// TestScriptSize holds that the search's part of the theme's script is small.
func TestScriptSize(t *testing.T) {
	base, err := fs.Sub(themes.FS, "default")
	if err != nil {
		t.Fatal(err)
	}
	look, err := theme.Load(base, fstest.MapFS{
		"assets/js/main.js": {Data: []byte(`import { search } from "./search/search.js"; search();`)},
	}, []string{"nb"})
	if err != nil {
		t.Fatal(err)
	}
	for _, a := range look.Assets() {
		if strings.HasSuffix(a.Path, ".js") {
			size := zipped(t, a.Data)
			t.Logf("%d bytes, %d zipped", len(a.Data), size)
			if size > 15_000 {
				t.Errorf("the search's script has %d bytes zipped, more than 15,000", size)
			}
		}
	}
}

// corpus is a repository of so many texts with a vocabulary like a language's:
// few common words, many rare ones. edit changes one sentence of one text.
func corpus(texts int, edit bool) *source.Tree {
	random := rand.New(rand.NewPCG(1, 2))
	words := make([]string, 4000)
	for i := range words {
		for range 2 + random.IntN(4) {
			words[i] += string("bdfgklmnprstv"[random.IntN(13)]) + string("aeiou"[random.IntN(5)])
		}
	}
	zipf := rand.NewZipf(random, 1.1, 4, uint64(len(words)-1))
	sentence := func(length int) string {
		list := make([]string, length)
		for i := range list {
			list[i] = words[zipf.Uint64()]
		}
		return strings.Join(list, " ") + "."
	}
	files := fstest.MapFS{
		"lintel.yaml":           {Data: []byte("title: Korpus\nlanguages: [nb]\n")},
		"models/metamodel.yaml": {Data: []byte("kinds: {}\nstatuses: {}\nrelations: {}\nlayers: {}\n")},
		"content/index.md":      {Data: []byte("---\ntitle: Korpus\nsummary: En samling.\n---\n")},
	}
	for i := range texts {
		var b strings.Builder
		fmt.Fprintf(&b, "---\ntitle: %s\nsummary: %s\n---\n\n%s\n", strings.TrimSuffix(sentence(4), "."), sentence(12), sentence(40))
		for section := range 3 {
			fmt.Fprintf(&b, "\n## %s %d\n\n%s\n", strings.TrimSuffix(sentence(3), "."), section, sentence(100))
		}
		text := b.String()
		if edit && i == texts/2 {
			text += "\nEn ny setning om fjellheimen står nederst her.\n"
		}
		files[fmt.Sprintf("content/del-%d/tekst-%d.md", i%20, i)] = &fstest.MapFile{Data: []byte(text)}
	}
	return source.New(files)
}

func corpusFiles(t *testing.T, tree *source.Tree) map[string]string {
	t.Helper()
	result, err := generator.Build(context.Background(), tree, generator.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if result.Site == nil {
		t.Fatal(result.Findings)
	}
	files := map[string]string{}
	for _, f := range search.New(result.Site, search.Words{}).Files() {
		files[f.Path] = string(f.Data)
	}
	return files
}

// TestProcessors holds that the documents are shared out among any number of
// processors without a byte of the index being another.
func TestProcessors(t *testing.T) {
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	want := corpusFiles(t, corpus(300, false))
	for _, processors := range []int{2, 3, 500} {
		runtime.GOMAXPROCS(processors)
		if got := corpusFiles(t, corpus(300, false)); !maps.Equal(got, want) {
			t.Errorf("with %d processors the index is another", processors)
		}
	}
}

// BenchmarkIndex makes and writes the index of a repository that LINTEL_CORPUS
// names, FAKS without, and tells what that takes beside the site.
func BenchmarkIndex(b *testing.B) {
	folder := os.Getenv("LINTEL_CORPUS")
	if folder == "" {
		folder = "../.."
	}
	tree, err := source.OpenDirectory(folder)
	if err != nil {
		b.Fatal(err)
	}
	result, err := generator.Build(context.Background(), tree, generator.Options{})
	if err != nil || result.Site == nil {
		b.Fatalf("not built: %v %v", err, result.Findings)
	}
	for b.Loop() {
		runtime.GC()
		var before, stats runtime.MemStats
		runtime.ReadMemStats(&before)
		stop, highest := make(chan struct{}), make(chan uint64)
		go func() {
			most := uint64(0)
			for {
				select {
				case <-stop:
					highest <- most
					return
				case <-time.After(10 * time.Millisecond):
					runtime.ReadMemStats(&stats)
					most = max(most, stats.HeapAlloc)
				}
			}
		}()
		used := processorSeconds()
		files := search.New(result.Site, search.Words{}).Files()
		folder, size := b.TempDir(), 0
		if err := os.MkdirAll(filepath.Join(folder, filepath.Dir(search.IndexPath)), 0o755); err != nil {
			b.Fatal(err)
		}
		if err := os.MkdirAll(filepath.Join(folder, search.Folder), 0o755); err != nil {
			b.Fatal(err)
		}
		// On all processors, as a build writes.
		var writers errgroup.Group
		writers.SetLimit(runtime.GOMAXPROCS(0))
		for _, f := range files {
			size += len(f.Data)
			writers.Go(func() error { return os.WriteFile(filepath.Join(folder, f.Path), f.Data, 0o644) })
		}
		if err := writers.Wait(); err != nil {
			b.Fatal(err)
		}
		close(stop)
		b.ReportMetric(processorSeconds()-used, "cpu-s")
		b.ReportMetric(float64(<-highest)/(1<<20), "peak-MB")
		b.ReportMetric(float64(before.HeapAlloc)/(1<<20), "site-MB")
		b.ReportMetric(float64(size)/(1<<20), "index-MB")
	}
}

// TestOnePageEdit counts the files that a new sentence on one page of a
// thousand changes: the first file, the page's fragments, and a few shards of
// the words that came or whose weight on the page is another now.
func TestOnePageEdit(t *testing.T) {
	before, after := corpusFiles(t, corpus(1000, false)), corpusFiles(t, corpus(1000, true))
	changed := map[string]int{}
	total := 0
	for path, data := range after {
		if before[path] != data {
			sort := strings.TrimPrefix(path, search.Folder)[:1]
			changed[sort]++
			total++
		}
	}
	t.Logf("%d of %d files: %v", total, len(after), changed)
	if total > 24 {
		t.Errorf("%d of %d files change with one sentence: %v", total, len(after), changed)
	}
}
