package search_test

import (
	"context"
	"fmt"
	"os"
	"reflect"
	"sync"
	"testing"

	"lintel/generator"
	"lintel/generator/search"
	"lintel/generator/site"
	"lintel/generator/source"
)

// faks builds the bundled repository once for all tests.
var faks = sync.OnceValues(func() (*site.Site, error) {
	tree, err := source.OpenDirectory("../..")
	if err != nil {
		return nil, err
	}
	result, err := generator.Build(context.Background(), tree, generator.Options{})
	if err != nil {
		return nil, err
	}
	return result.Site, nil
})

func faksSite(t testing.TB) *site.Site {
	t.Helper()
	s, err := faks()
	if err != nil {
		t.Fatal(err)
	}
	if s == nil {
		t.Fatal("the repository has errors")
	}
	return s
}

func faksWords(t testing.TB) search.Words {
	t.Helper()
	data, err := os.ReadFile("../../" + search.WordsPath)
	if os.IsNotExist(err) {
		return search.Words{}
	}
	words, mistakes := search.ParseWords(string(data))
	if mistakes != nil {
		t.Fatal(mistakes)
	}
	return words
}

func suite(t testing.TB) []search.Question {
	t.Helper()
	data, err := os.ReadFile("testdata/queries.yaml")
	if err != nil {
		t.Fatal(err)
	}
	questions, err := search.ParseSuite(string(data), "nb")
	if err != nil {
		t.Fatal(err)
	}
	return questions
}

// least is what each group must reach in every engine of ours: MRR, how often the
// first and the first three answer, and nDCG. A change that falls below is no
// improvement.
var least = map[string][4]float64{
	"exact": {0.98, 0.95, 1, 0.97}, "inflected": {0.93, 0.86, 1, 0.92}, "compound": {0.85, 0.68, 0.93, 0.8}, "folding": {0.98, 0.93, 1, 0.95},
	"typo": {0.95, 0.93, 1, 0.95}, "synonym": {0.9, 0.87, 0.93, 0.88}, "former": {0.98, 0.91, 1, 0.97}, "question": {0.82, 0.7, 0.85, 0.74},
	"nynorsk": {0.95, 0.88, 1, 0.92}, "english": {0.93, 0.88, 1, 0.91}, "all": {0.93, 0.9, 0.97, 0.91},
}

// TestRelevance asks the suite of the index that the browser reads, of bleve
// with our analysis, and of plain bleve, and prints how well they answer. The
// questions that are not answered first are named with -v.
func TestRelevance(t *testing.T) {
	s, questions := faksSite(t), suite(t)
	x := search.New(s, faksWords(t))
	store, err := search.NewStore(x)
	if err != nil {
		t.Fatal(err)
	}
	defer store.Close()
	same := 0
	static := search.Evaluate(questions, func(q search.Question) search.Found {
		asked := search.Query{Text: q.Text, Lang: q.Lang, Limit: 10}
		found := search.FoundIn(x.Search(asked))
		answer, err := store.Search(asked)
		if err != nil {
			t.Fatal(err)
		}
		if reflect.DeepEqual(found[:min(3, len(found))], search.FoundIn(answer)[:min(3, len(answer.Hits))]) {
			same++
		}
		if first := q.First(found); first != 1 {
			t.Logf("%-10s %d  %q: wants %v, got %v", q.Group, first, q.Text, q.Answers, found[:min(len(found), 4)])
		}
		return found
	})
	ours := search.Evaluate(questions, func(q search.Question) search.Found {
		answer, err := store.Search(search.Query{Text: q.Text, Lang: q.Lang, Limit: 10})
		if err != nil {
			t.Fatal(err)
		}
		return search.FoundIn(answer)
	})
	plain := search.Evaluate(questions, plainBleve(t, s))
	t.Logf("%-10s %3s  %-29s %-29s %s", "", "", "browser", "command (bleve)", "plain bleve")
	for i, m := range static {
		line := func(m search.Measure) string {
			return fmt.Sprintf("%.3f %.2f %.2f %.3f", m.MRR, m.Top1, m.Top3, m.NDCG)
		}
		t.Logf("%-10s %3d  %-29s %-29s %s", m.Group, m.Questions, line(m), line(ours[i]), line(plain[i]))
		for engine, got := range map[string]search.Measure{"browser": m, "command": ours[i]} {
			wanted, known := least[m.Group]
			for j, value := range [...]float64{got.MRR, got.Top1, got.Top3, got.NDCG} {
				if !known || value < wanted[j] {
					t.Errorf("%s, %s: %s is %.3f, want at least %.3f", engine, m.Group, [...]string{"MRR", "top-1", "top-3", "nDCG@10"}[j], value, wanted[j])
				}
			}
			if got.MRR < plain[i].MRR || got.MRR == plain[i].MRR && got.MRR < 1 {
				t.Errorf("%s, %s: MRR %.3f is not above plain bleve's %.3f", engine, m.Group, got.MRR, plain[i].MRR)
			}
		}
	}
	if share := float64(same) / float64(len(questions)); share < 0.95 {
		t.Errorf("command and browser agree on the first three in %.0f %% of the questions", 100*share)
	}
}
