package diagram

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"lintel/generator/model"
)

const chain = `
id: a
kind: component
name: A
uses: b
---
id: b
kind: component
name: B
rests-on: c
---
id: c
kind: law
name: C
---
id: v
kind: view
name: V
type: landscape
include: [a, b, c]
group-by: layer
`

// workers are options with this test binary as the worker.
func workers(t *testing.T, fault string) Options {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	return Options{Worker: self, Workers: 2, workerEnvironment: []string{faultVariable + "=" + fault}}
}

// graphViews are the views of FAKS that Graphviz lays out.
func graphViews(m *model.Model) []*model.Element {
	var views []*model.Element
	for _, e := range m.Elements {
		if _, ok := DOT(m, e); ok {
			views = append(views, e)
		}
	}
	return views
}

// TestWorkersAgree draws the views of FAKS by workers at the same time, many
// times, and in this process: all pictures of a view are the same.
func TestWorkersAgree(t *testing.T) {
	m := faksModel(t)
	here, there := New(Options{}), New(workers(t, ""))
	defer there.Close()
	var group sync.WaitGroup
	for _, view := range graphViews(m) {
		want, problems := here.Draw(t.Context(), m, view)
		if len(problems) > 0 {
			t.Fatalf("%s: %v", view.ID, problems[0].Cause)
		}
		for range 3 {
			group.Go(func() {
				got, problems := there.Draw(t.Context(), m, view)
				if len(problems) > 0 {
					t.Errorf("%s: %v", view.ID, problems[0].Cause)
				} else if !bytes.Equal(want.SVG("nb", false), got.SVG("nb", false)) {
					t.Errorf("%s differs", view.ID)
				}
			})
		}
	}
	group.Wait()
}

// TestFaults holds that whatever a worker does there is a picture, and a
// problem that tells why it is plain, and that such a picture is not kept.
func TestFaults(t *testing.T) {
	m := testModel(t, chain)
	for _, fault := range []string{"die", "hang", "rubbish", "empty", "foreign", "refuse"} {
		t.Run(fault, func(t *testing.T) {
			options := workers(t, fault)
			options.Deadline, options.CacheDir = 300*time.Millisecond, t.TempDir()
			drawer := New(options)
			defer drawer.Close()
			d, problems := drawer.Draw(t.Context(), m, m.Element("v"))
			if d == nil || len(d.Nodes) != 3 || len(d.Edges) < 2 || !d.Plain || len(problems) != 1 {
				t.Fatalf("%+v, %v", d, problems)
			}
			wellFormed(t, d.SVG("nb", true))
			if fault == "hang" && !errors.Is(problems[0].Cause, errDeadline) {
				t.Errorf("%v", problems[0].Cause)
			}
			if text := problems[0].Text(); text.EN == "" || text.NB == text.EN {
				t.Errorf("%+v", text)
			}
			if files, _ := os.ReadDir(options.CacheDir); len(files) != 0 {
				t.Errorf("%d files kept", len(files))
			}
		})
	}
}

// TestSecondTry holds that a worker that dies is replaced and nothing is lost.
func TestSecondTry(t *testing.T) {
	m := testModel(t, chain)
	drawer := New(workers(t, "die-once:"+filepath.Join(t.TempDir(), "died")))
	defer drawer.Close()
	if d, problems := drawer.Draw(t.Context(), m, m.Element("v")); len(problems) != 0 || d.Plain {
		t.Errorf("%v", problems)
	}
}

// TestNoWorker holds that a program that is not there gives a picture.
func TestNoWorker(t *testing.T) {
	m := testModel(t, chain)
	drawer := New(Options{Worker: filepath.Join(t.TempDir(), "nothing")})
	defer drawer.Close()
	if d, problems := drawer.Draw(t.Context(), m, m.Element("v")); len(problems) != 1 || len(d.Nodes) != 3 {
		t.Errorf("%v", problems)
	}
}

// TestRecycled holds that a worker is replaced after its last graph.
func TestRecycled(t *testing.T) {
	m := testModel(t, chain)
	options := workers(t, "")
	options.Workers = 1
	drawer := New(options)
	defer drawer.Close()
	drawer.Draw(t.Context(), m, m.Element("v"))
	first := <-drawer.pool.slots
	first.graphs = workerGraphs - 1
	drawer.pool.slots <- first
	drawer.Draw(t.Context(), m, m.Element("v"))
	if after := <-drawer.pool.slots; after != nil {
		t.Error("not replaced")
	}
	drawer.pool.slots <- nil
	if _, problems := drawer.Draw(t.Context(), m, m.Element("v")); len(problems) > 0 {
		t.Errorf("%v", problems)
	}
}

// TestWorkerEnds holds that a worker does not outlive who asked it.
func TestWorkerEnds(t *testing.T) {
	w, err := startWorker(workers(t, ""))
	if err != nil {
		t.Fatal(err)
	}
	if err := w.in.Close(); err != nil {
		t.Fatal(err)
	}
	ended := make(chan error, 1)
	go func() { ended <- w.command.Wait() }()
	select {
	case err := <-ended:
		if err != nil {
			t.Error(err)
		}
	case <-time.After(20 * time.Second):
		w.stop()
		t.Error("still there")
	}
}

func TestCancelled(t *testing.T) {
	m := testModel(t, chain)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	drawer := New(workers(t, "hang"))
	defer drawer.Close()
	if d, problems := drawer.Draw(ctx, m, m.Element("v")); d == nil || len(problems) != 1 {
		t.Errorf("%v", problems)
	}
}

func TestCache(t *testing.T) {
	m := testModel(t, chain)
	options := workers(t, "refuse")
	options.CacheDir = filepath.Join(t.TempDir(), "layout")
	broken := New(options)
	defer broken.Close()
	filled := New(Options{CacheDir: options.CacheDir})
	want, _ := filled.Draw(t.Context(), m, m.Element("v"))
	got, problems := broken.Draw(t.Context(), m, m.Element("v"))
	if len(problems) > 0 || !bytes.Equal(want.SVG("nb", false), got.SVG("nb", false)) {
		t.Fatalf("not the layout that was kept: %v", problems)
	}
	files, _ := filepath.Glob(filepath.Join(options.CacheDir, "*.layout"))
	if len(files) != 1 {
		t.Fatalf("%d files", len(files))
	}
	data, _ := os.ReadFile(files[0])
	for _, cut := range [][]byte{nil, data[:10], data[:len(data)/2], data[:len(data)-1], append([]byte("x"), data...)} {
		if err := os.WriteFile(files[0], cut, 0o644); err != nil {
			t.Fatal(err)
		}
		if _, problems := broken.Draw(t.Context(), m, m.Element("v")); len(problems) == 0 {
			t.Errorf("a file of %d bytes was believed", len(cut))
		}
	}
	// A folder that cannot be made keeps nothing and harms nothing.
	blocked := New(Options{CacheDir: filepath.Join(files[0], "layout")})
	defer blocked.Close()
	if _, problems := blocked.Draw(t.Context(), m, m.Element("v")); len(problems) > 0 {
		t.Errorf("%v", problems)
	}
}

func TestCacheBounded(t *testing.T) {
	c := &cache{folder: t.TempDir(), limit: 5000}
	for i := range 10 {
		dot := []byte{byte('a' + i)}
		c.put(dot, &layout{Nodes: make([]Point, 50)})
		used := time.Now().Add(time.Duration(i-20) * time.Minute)
		_ = os.Chtimes(c.name(dot), used, used)
	}
	left := filepath.Join(c.folder, "new-123")
	_ = os.WriteFile(left, nil, 0o600)
	old := time.Now().Add(-2 * time.Hour)
	_ = os.Chtimes(left, old, old)
	c.trim()
	if c.get([]byte{'a'}) != nil || c.get([]byte{'j'}) == nil {
		t.Error("not the oldest were removed")
	}
	total := int64(0)
	entries, _ := os.ReadDir(c.folder)
	for _, entry := range entries {
		info, _ := entry.Info()
		total += info.Size()
	}
	if total > c.limit || total == 0 {
		t.Errorf("%d bytes are left", total)
	}
}
