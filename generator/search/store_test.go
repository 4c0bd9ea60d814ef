package search_test

import (
	"bytes"
	"encoding/json"
	"net/http/httptest"
	"os"
	"path/filepath"
	"reflect"
	"strings"
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
	for i, q := range suite(t) {
		if i%4 > 0 {
			continue
		}
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
	x := small(t, storeElements)
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

// TestHandler holds what /api/search gives, and what it refuses.
func TestHandler(t *testing.T) {
	store, err := search.NewStore(search.New(faksSite(t), faksWords(t)))
	if err != nil {
		t.Fatal(err)
	}
	defer store.Close()
	get := func(method, target string) *httptest.ResponseRecorder {
		w := httptest.NewRecorder()
		store.Handler().ServeHTTP(w, httptest.NewRequest(method, target, nil))
		return w
	}
	var answer struct {
		Total  int
		Hits   []struct{ ID, URL, Kind, Lang, Title, Excerpt string }
		Facets map[string]map[string]int
	}
	w := get("GET", "/api/search?q=secure+digital+mail&lang=en&kind=component&limit=2")
	if err := json.Unmarshal(w.Body.Bytes(), &answer); err != nil || w.Code != 200 {
		t.Fatalf("%d %v %s", w.Code, err, w.Body)
	}
	if len(answer.Hits) != 2 || answer.Hits[0].ID != "sikker-digital-post" || answer.Hits[0].Lang != "en" || answer.Hits[0].URL != "/en/component/sikker-digital-post/" || answer.Facets["kind"]["component"] == 0 {
		t.Errorf("got %+v", answer)
	}
	for target, code := range map[string]int{"/?q=": 200, "/?q=" + strings.Repeat("a", 10_000): 200, "/?q=x&limit=0": 400, "/?q=x&limit=y": 400, "/?q=%3Cscript%3E": 200} {
		if w := get("GET", target); w.Code != code {
			t.Errorf("%.40s: %d, want %d", target, w.Code, code)
		}
	}
	if w := get("POST", "/?q=x"); w.Code != 405 {
		t.Errorf("POST: %d", w.Code)
	}
}

// TestExport holds that the lines are JSON in pairs, with every document of
// every language.
func TestExport(t *testing.T) {
	var b bytes.Buffer
	if err := search.Export(&b, faksSite(t), "faks"); err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(strings.TrimSpace(b.String()), "\n")
	seen := map[string]bool{}
	for i := 0; i+1 < len(lines); i += 2 {
		var where struct {
			Index struct {
				Index string `json:"_index"`
				ID    string `json:"_id"`
			} `json:"index"`
		}
		var document search.ExportDocument
		if err := json.Unmarshal([]byte(lines[i]), &where); err != nil || where.Index.Index != "faks" || seen[where.Index.ID] {
			t.Fatalf("line %d: %s", i+1, lines[i])
		}
		seen[where.Index.ID] = true
		if err := json.Unmarshal([]byte(lines[i+1]), &document); err != nil || document.Title == "" || document.URL == "" {
			t.Fatalf("line %d: %s", i+2, lines[i+1])
		}
	}
	for _, id := range []string{"ks-svarut@nb", "ks-svarut@en", "ks-svarut#r4@nn", "/strategi/organisering@nb"} {
		if !seen[id] {
			t.Errorf("%s is not there", id)
		}
	}
	if !json.Valid(search.ExportMapping()) {
		t.Error("the mapping is no JSON")
	}
}

// TestHostile holds that no query breaks the search.
func TestHostile(t *testing.T) {
	x := search.New(faksSite(t), faksWords(t))
	for _, q := range []string{
		"", " ", "?!.,", "og i på", strings.Repeat("a", 10_000), strings.Repeat("kommune svarut ", 700), "😀👩‍👩‍👧", "שלום مرحبا", "<script>alert(1)</script>",
		"\x00\xff\xfe", "a\u0301\u0301", "ﬀ ǅ İ", "___", "~brev", "ks-svarut#", strings.Repeat("ks-", 300),
	} {
		x.Search(search.Query{Text: q, Lang: "xx", Limit: 10})
	}
}
