package search_test

import (
	"os"
	"path/filepath"
	"reflect"
	"testing"

	"lintel/generator/search"
)

// TestStore holds that bleve's index gives what the index in memory does: the
// same hits, totals and facets, made in memory, on disk, and read again.
func TestStore(t *testing.T) {
	x := search.New(faksSite(t), faksWords(t))
	memory, err := search.NewStore(x)
	if err != nil {
		t.Fatal(err)
	}
	defer memory.Close()
	folder := t.TempDir()
	made := 0
	open := func(fingerprint string) *search.Store {
		t.Helper()
		s, err := search.OpenStore(folder, fingerprint, func() (*search.Index, error) { made++; return x, nil })
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { s.Close() })
		return s
	}
	stores := map[string]*search.Store{"memory": memory, "disk": open("a"), "read again": open("a")}
	if made != 1 {
		t.Errorf("made %d times, want once", made)
	}
	open("b")
	if made != 2 {
		t.Errorf("made %d times after a change, want twice", made)
	}
	for _, q := range suite(t) {
		for _, filter := range []map[string][]string{nil, {"kind": {"component", "requirement"}}} {
			asked := search.Query{Text: q.Text, Lang: q.Lang, Limit: 10, Filter: filter}
			want := x.Search(asked)
			for name, s := range stores {
				got, err := s.Search(asked)
				if err != nil {
					t.Fatal(err)
				}
				if !reflect.DeepEqual(got, want) {
					t.Fatalf("%s: %q %v:\n got %+v\nwant %+v", name, q.Text, filter, got, want)
				}
			}
		}
	}
}

// TestStoreDamaged holds that a store that cannot be read is made anew, and
// that a folder that cannot be written costs only the cache.
func TestStoreDamaged(t *testing.T) {
	x := search.New(faksSite(t), faksWords(t))
	index := func() (*search.Index, error) { return x, nil }
	for name, prepare := range map[string]func(folder string){
		"a file in its place":  func(folder string) { os.WriteFile(filepath.Join(folder, "search.bleve"), []byte("x"), 0o644) },
		"an empty folder":      func(folder string) { os.Mkdir(filepath.Join(folder, "search.bleve"), 0o755) },
		"the folder is a file": func(folder string) { os.Remove(folder); os.WriteFile(folder, nil, 0o644) },
	} {
		folder := filepath.Join(t.TempDir(), "lintel")
		os.Mkdir(folder, 0o755)
		prepare(folder)
		s, err := search.OpenStore(folder, "a", index)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if answer, err := s.Search(search.Query{Text: "svarut"}); err != nil || len(answer.Hits) == 0 {
			t.Errorf("%s: %d hits, %v", name, len(answer.Hits), err)
		}
		s.Close()
	}
}
