package search

import (
	"context"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"lintel/generator/diag"
	"lintel/generator/load"
	"lintel/generator/model"
	"lintel/generator/site"
	"lintel/generator/source"
)

// TestPruned holds that a list pruned on the way ends with the same documents as
// one that is pruned in the end, in one piece or put together of several.
func TestPruned(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 4))
	var whole, grown, first, second postings
	for i := range uint32(9000) {
		p := posting{slot: i, title: uint8(random.IntN(16)), body: uint8(1 + random.IntN(63)), langs: 1}
		whole.count++
		whole.list = append(whole.list, p)
		grown.add(p)
		if i < 4000 {
			first.add(p)
		} else {
			second.add(p)
		}
	}
	first.join(&second)
	for _, p := range []*postings{&whole, &grown, &first} {
		p.prune(mostPostings)
	}
	for name, p := range map[string]*postings{"grown": &grown, "joined": &first} {
		if p.count != whole.count || !slices.Equal(p.list, whole.list) {
			t.Errorf("%s: %d of %d documents, and others", name, len(p.list), p.count)
		}
	}
}

// TestLimits holds that what is on more pages than are looked at is said to be, as
// a whole word and while it is typed, and that the 70th section of a page is found.
func TestLimits(t *testing.T) {
	files := fstest.MapFS{
		"lintel.yaml":           {Data: []byte("title: Mange\nlanguages: [nb]\n")},
		"models/metamodel.yaml": {Data: []byte("kinds: {}\nstatuses: {}\nrelations: {}\nlayers: {}\n")},
	}
	for i := range 600 {
		files[fmt.Sprintf("content/t%d.md", i)] = &fstest.MapFile{Data: []byte("---\ntitle: Felleskomponent\nsummary: En av dem.\n---\n")}
	}
	var long strings.Builder
	long.WriteString("---\ntitle: Lang\nsummary: Med mange deler.\n---\n")
	for i := range 70 {
		fmt.Fprintf(&long, "\n## Del %d\n\nNoe om særord%c%c.\n", i, 'a'+i/20, 'a'+i%20)
	}
	files["content/lang.md"] = &fstest.MapFile{Data: []byte(long.String())}
	loaded, err := load.Load(context.Background(), source.New(files), 1, &diag.List{})
	if err != nil {
		t.Fatal(err)
	}
	x := New(site.New(model.Link(loaded.Decls, &diag.List{}), loaded.Documents, site.Options{}), Words{})
	for query, atLeast := range map[string]bool{"felleskomponent": true, "felleskompon": true, "lang": false} {
		if a := x.Search(Query{Text: query, Lang: "nb"}); a.AtLeast != atLeast || a.Total == 0 {
			t.Errorf("%s: %d, at least: %v", query, a.Total, a.AtLeast)
		}
	}
	for i := range 70 {
		query := fmt.Sprintf("særord%c%c", 'a'+i/20, 'a'+i%20)
		if a := x.Search(Query{Text: query, Lang: "nb", Limit: 1}); len(a.Hits) != 1 || !strings.HasPrefix(a.Hits[0].ID, "/lang") {
			t.Errorf("%s: %+v", query, a.Hits)
		}
	}
}
