package search_test

import (
	"encoding/json"
	"flag"
	"os"
	"testing"

	"lintel/generator/search"
)

var update = flag.Bool("update", false, "write the golden files of testdata anew; then read the difference")

// goldenQuery is a question of the suite with its first ten, as ids.
type goldenQuery struct {
	Query string   `json:"query"`
	Lang  string   `json:"lang"`
	Top   []string `json:"top"`
	URLs  []string `json:"urls"` // of the same, for the browser's test
}

// checkGolden compares a value with a golden file, a line an item.
func checkGolden[T any](t *testing.T, name string, items []T) {
	t.Helper()
	got := []byte("[\n")
	for i, item := range items {
		line, err := json.Marshal(item)
		if err != nil {
			t.Fatal(err)
		}
		if i > 0 {
			got = append(got, ",\n"...)
		}
		got = append(got, line...)
	}
	got = append(got, "\n]\n"...)
	if *update {
		if err := os.WriteFile(name, got, 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if string(want) != string(got) {
		t.Errorf("%s differs: run go test ./generator/search -update and read what changed", name)
	}
}

// TestTopTen holds the first ten of every question of the suite. The browser's
// tests hold that the script finds the same.
func TestTopTen(t *testing.T) {
	x := search.New(faksSite(t), faksWords(t))
	var items []goldenQuery
	for _, q := range suite(t) {
		answer := x.Search(search.Query{Text: q.Text, Lang: q.Lang, Limit: 10})
		item := goldenQuery{Query: q.Text, Lang: q.Lang, Top: []string{}, URLs: []string{}}
		for _, h := range answer.Hits {
			item.Top, item.URLs = append(item.Top, h.ID), append(item.URLs, h.URL)
		}
		items = append(items, item)
	}
	checkGolden(t, "testdata/top-ten.json", items)
}
