package search_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/blevesearch/bleve/v2"

	"lintel/generator/search"
	"lintel/generator/site"
)

// plainBleve is what one gets without this package: bleve's analyzer no over
// the same documents in the question's language, and its default query. A page's
// places are documents as they are for us.
func plainBleve(t *testing.T, s *site.Site) func(q search.Question) search.Found {
	t.Helper()
	indexes := map[string]bleve.Index{}
	for _, lang := range s.Model().Config.Languages {
		mapping := bleve.NewIndexMapping()
		mapping.DefaultAnalyzer = "no"
		index, err := bleve.NewMemOnly(mapping)
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { index.Close() })
		batch := index.NewBatch()
		for _, page := range s.Documents() {
			for _, d := range append([]*site.Document{page}, page.Parts...) {
				for i := range d.Texts {
					if text := &d.Texts[i]; text.Lang == lang {
						var body []string
						for _, piece := range text.Paragraphs() {
							body = append(body, piece.Text)
						}
						names := slices.Clone(d.Names)
						for _, also := range text.Also {
							names = append(names, also.Text)
						}
						if err := batch.Index(d.ID, map[string]string{
							"id": d.ID, "title": text.Title.Text, "summary": text.Summary.Text, "body": strings.Join(body, "\n"), "names": strings.Join(names, "\n"),
						}); err != nil {
							t.Fatal(err)
						}
					}
				}
			}
		}
		if err := index.Batch(batch); err != nil {
			t.Fatal(err)
		}
		indexes[lang] = index
	}
	return func(q search.Question) search.Found {
		result, err := indexes[q.Lang].Search(bleve.NewSearchRequest(bleve.NewMatchQuery(q.Text)))
		if err != nil {
			t.Fatal(err)
		}
		var found search.Found
		for _, hit := range result.Hits {
			found = append(found, []string{hit.ID})
		}
		return found
	}
}
