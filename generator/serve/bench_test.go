package serve

import (
	"context"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"lintel/generator"
)

// The benchmarks of live editing: real files, a real watcher, a real event
// stream, in a git repository. A save is counted from before the file is
// written until the reload event of the open page is read:
//
//	go test ./generator/serve -run '^$' -bench Rebuild/FAKS
//	go test ./generator/serve -run '^$' -bench Rebuild/Large
//	go test ./generator/serve -run '^$' -bench Rebuild/Memory -benchtime 1x
//
// Memory gives the heap after garbage collection at 100 and at 1,000 rebuilds
// of FAKS, and their ratio; it fails over 1.1.
func BenchmarkRebuild(b *testing.B) {
	b.Run("FAKS", func(b *testing.B) {
		measureSaves(b, startCommitted(b, faks(b)), "models/components/ks-svarut.yaml", "/komponent/ks-svarut/")
	})
	b.Run("Large", func(b *testing.B) {
		directory := large(b, 3000, 6000, 350)
		measureSaves(b, startCommitted(b, directory), "models/e0/e0.yaml", "/komponent/e0/")
	})
	b.Run("First", func(b *testing.B) {
		directory := faks(b)
		for b.Loop() {
			if err := os.RemoveAll(filepath.Join(directory, ".lintel")); err != nil {
				b.Fatal(err)
			}
			r := startCommitted(b, directory)
			r.get("/")
			r.stop()
		}
	})
	b.Run("Memory", func(b *testing.B) {
		r := startCommitted(b, faks(b))
		save := saver(b, r, "models/components/ks-svarut.yaml", "/komponent/ks-svarut/")
		for b.Loop() {
			var heap [2]float64
			done := 0
			for i, rebuilds := range [...]int{100, 1000} {
				for ; done < rebuilds; done++ {
					save()
					// The highest of the last ones: what the last bundling of the
					// theme used goes now with this collection, now with the next.
					if rebuilds-done <= 10 {
						heap[i] = max(heap[i], heapNow())
					}
				}
			}
			b.ReportMetric(heap[0], "heap-MB-at-100")
			b.ReportMetric(heap[1], "heap-MB-at-1000")
			b.ReportMetric(heap[1]/heap[0], "ratio")
			if heap[1] > 1.1*heap[0] {
				b.Errorf("the heap grew from %.1f to %.1f MB", heap[0], heap[1])
			}
		}
	})
}

// heapNow is the heap after garbage collection, in MB. Twice, because what is
// freed by a clean-up goes with the second.
func heapNow() float64 {
	runtime.GC()
	runtime.GC()
	var stats runtime.MemStats
	runtime.ReadMemStats(&stats)
	return float64(stats.HeapAlloc) / (1 << 20)
}

// faks copies the bundled repository.
func faks(b *testing.B) string {
	b.Helper()
	directory := b.TempDir()
	for _, name := range append(inputFolders(), configName) {
		err := filepath.WalkDir(filepath.Join("../..", name), func(file string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return err
			}
			relative, err := filepath.Rel("../..", file)
			if err != nil {
				return err
			}
			data, err := os.ReadFile(file)
			if err == nil {
				write(b, directory, filepath.ToSlash(relative), string(data))
			}
			return err
		})
		if err != nil {
			b.Fatal(err)
		}
	}
	return directory
}

// large makes a repository of so many elements, relations and views.
func large(b *testing.B, elements, relations, views int) string {
	b.Helper()
	directory := b.TempDir()
	write(b, directory, "lintel.yaml", "title: Stor\nlanguages: [nb, en]\n")
	write(b, directory, "content/index.md", "---\ntitle: Stor\nsummary: En stor samling.\n---\n")
	write(b, directory, "models/metamodel.yaml", `statuses: {}
kinds:
  component:
    name: {nb: Komponent, en: Component}
    plural: {nb: Komponenter, en: Components}
    path: {nb: komponent, en: component}
  view:
    name: {nb: Visning, en: View}
    plural: {nb: Visninger, en: Views}
    path: {nb: visning, en: view}
    structure: view
relations:
  uses: {name: Bruker, inverse: used-by, from: any, to: [component]}
`)
	for i := range elements {
		text := element(fmt.Sprintf("e%d", i), fmt.Sprintf("Komponent nummer %d", i), "")
		text += "uses:\n"
		for k := range relations / elements {
			text += fmt.Sprintf("  - e%d\n", (i*7+k*13+1)%elements)
		}
		write(b, directory, fmt.Sprintf("models/e%d/e%d.yaml", i/100, i), text)
	}
	for i := range views {
		write(b, directory, fmt.Sprintf("models/visninger/v%d.yaml", i),
			fmt.Sprintf("id: v%d\nkind: view\nname: Visning %d\nsummary: Noe.\ntype: landscape\ninclude:\n  - e%d\n  - \"-> e%d ->\"\n", i, i, i*7, i*7))
	}
	return directory
}

// startCommitted runs a server on a directory, which is made a repository with
// one commit, so that dates are read as they are for a user.
func startCommitted(b *testing.B, directory string) *running {
	b.Helper()
	if _, err := os.Stat(filepath.Join(directory, ".git")); err != nil {
		for _, arguments := range [][]string{{"init", "-q"}, {"add", "."}, {"-c", "user.name=b", "-c", "user.email=b@example.org", "commit", "-q", "-m", "alt"}} {
			if out, err := exec.CommandContext(context.Background(), "git", append([]string{"-C", directory}, arguments...)...).CombinedOutput(); err != nil {
				b.Fatalf("git: %s", out)
			}
		}
	}
	return start(b, directory, func(o *Options) {
		o.Build = generator.Options{CacheDir: filepath.Join(directory, ".lintel", "cache")}
	})
}

// saver gives what saves a file once and waits for the open page's reload; it
// gives the time between the two.
func saver(b *testing.B, r *running, file, page string) func() time.Duration {
	b.Helper()
	data, err := os.ReadFile(filepath.Join(r.dir, filepath.FromSlash(file)))
	if err != nil {
		b.Fatal(err)
	}
	head, rest, found := strings.Cut(string(data), "\nname:")
	if !found {
		b.Fatalf("%s has no name", file)
	}
	_, rest, _ = strings.Cut(rest, "\nsummary:")
	number := 0
	return func() time.Duration {
		tag := liveTag.FindStringSubmatch(r.get(page))
		open := r.listen(url.Values{"page": {page}, "version": {tag[1]}, "assets": {tag[2]}})
		defer open.close()
		open.wait("findings")
		number++
		begin := time.Now()
		write(b, r.dir, file, fmt.Sprintf("%s\nname: Navn %d\nsummary:%s", head, number, rest))
		open.wait("reload")
		taken := time.Since(begin)
		r.next()
		return taken
	}
}

// measureSaves reports the median and the slowest tenth.
func measureSaves(b *testing.B, r *running, file, page string) {
	b.Helper()
	save := saver(b, r, file, page)
	save() // pictures are drawn and code is highlighted once
	var taken []time.Duration
	for b.Loop() {
		taken = append(taken, save())
	}
	slices.Sort(taken)
	b.ReportMetric(float64(taken[len(taken)/2].Microseconds())/1000, "ms-median")
	b.ReportMetric(float64(taken[len(taken)*9/10].Microseconds())/1000, "ms-p90")
}
