package search_test

import (
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"lintel/generator/search"
)

const storeElements = `
ks-svarut | name: KS SvarUT | summary: Sender digital post til innbyggere. | status: adopted | requirements: [{id: r4, level: must, text: Post kan leses.}]
altinn | name: Altinn | status: adopted`

// TestStoreCut holds that a store with a file cut off, emptied, lost or
// overwritten is made anew: bleve itself may panic on one.
func TestStoreCut(t *testing.T) {
	x := small(t, storeElements)
	master := t.TempDir()
	s, err := search.OpenStore(master, "a", func() (*search.Index, error) { return x, nil })
	if err != nil {
		t.Fatal(err)
	}
	s.Close()
	damages := map[string]func(name string, size int64) error{
		"half":    func(name string, size int64) error { return os.Truncate(name, size/2) },
		"empty":   func(name string, size int64) error { return os.Truncate(name, 0) },
		"missing": func(name string, _ int64) error { return os.Remove(name) },
		"zeros":   func(name string, size int64) error { return os.WriteFile(name, make([]byte, size), 0o600) },
		"end":     func(name string, size int64) error { return os.Truncate(name, size-3) },
	}
	var files []string
	if err := filepath.WalkDir(master, func(name string, d fs.DirEntry, err error) error {
		if err == nil && d.Type().IsRegular() {
			name, err = filepath.Rel(master, name)
			files = append(files, name)
		}
		return err
	}); err != nil {
		t.Fatal(err)
	}
	if len(files) < 3 {
		t.Fatalf("the store has %v only", files)
	}
	for _, file := range files {
		for damage, do := range damages {
			folder := filepath.Join(t.TempDir(), "lintel")
			if err := os.CopyFS(folder, os.DirFS(master)); err != nil {
				t.Fatal(err)
			}
			name := filepath.Join(folder, file)
			info, err := os.Stat(name)
			if err != nil {
				t.Fatal(err)
			}
			if err := do(name, info.Size()); err != nil {
				t.Fatal(err)
			}
			s, err := search.OpenStore(folder, "a", func() (*search.Index, error) { return x, nil })
			if err != nil {
				t.Errorf("%s %s: %v", file, damage, err)
				continue
			}
			for _, q := range [...]string{"svarut", "digital post til innbyggere", "ks-svarut#r4"} {
				if answer, err := s.Search(search.Query{Text: q, Limit: 10}); err != nil || len(answer.Hits) == 0 {
					t.Errorf("%s %s: %q finds %d, %v", file, damage, q, len(answer.Hits), err)
				}
			}
			s.Close()
		}
	}
}

// TestStoreShared holds that a store is read by one process while another has
// it open, and made anew while it is read.
func TestStoreShared(t *testing.T) {
	const variable = "LINTEL_TEST_STORE"
	x := small(t, storeElements)
	if folder := os.Getenv(variable); folder != "" {
		for _, fingerprint := range [...]string{"a", "b", "a"} {
			s, err := search.OpenStore(folder, fingerprint, func() (*search.Index, error) { return x, nil })
			if err != nil {
				t.Fatal(err)
			}
			if answer, err := s.Search(search.Query{Text: "svarut"}); err != nil || len(answer.Hits) == 0 {
				t.Fatalf("%d hits, %v", len(answer.Hits), err)
			}
			s.Close()
		}
		return
	}
	folder := t.TempDir()
	held, err := search.OpenStore(folder, "a", func() (*search.Index, error) { return x, nil })
	if err != nil {
		t.Fatal(err)
	}
	defer held.Close()
	var others []*exec.Cmd
	outputs := make([]strings.Builder, 2)
	for i := range outputs {
		other := exec.Command(os.Args[0], "-test.run", "^TestStoreShared$")
		other.Env = append(os.Environ(), variable+"="+folder)
		other.Stdout, other.Stderr = &outputs[i], &outputs[i]
		if err := other.Start(); err != nil {
			t.Fatal(err)
		}
		others = append(others, other)
	}
	for i, other := range others {
		if err := other.Wait(); err != nil {
			t.Errorf("%v: %s", err, outputs[i].String())
		}
	}
	if answer, err := held.Search(search.Query{Text: "svarut"}); err != nil || len(answer.Hits) == 0 {
		t.Errorf("what was open has %d hits, %v", len(answer.Hits), err)
	}
	entries, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	if len(entries) != 1 {
		t.Errorf("left behind: %v", entries)
	}
}
