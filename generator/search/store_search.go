package search

import (
	"encoding/json"
	"fmt"
	"strconv"
	"strings"

	"github.com/blevesearch/bleve/v2"
	blevesearch "github.com/blevesearch/bleve/v2/search"
	"github.com/blevesearch/bleve/v2/search/query"

	"lintel/generator/site"
)

// mostCandidates is how many documents bleve gives to be put in order: more
// than have any word of a query that is worth a search.
const mostCandidates = 20_000

// Search answers a query. Bleve finds the documents that have a word of it; the
// order, the facets and the excerpts are the index's own, as in the browser.
func (s *Store) Search(q Query) (Answer, error) {
	lang := s.shell.language(q.Lang)
	p := s.shell.newPlan(q.Text)
	if p.empty {
		return Answer{Empty: true, Facets: map[string]map[string]int{}, Guesses: p.guesses()}, nil
	}
	x := &Index{
		languages: s.shell.languages, names: s.shell.names, total: s.shell.total, lexicon: s.shell.lexicon, stops: s.shell.stops,
		terms: map[string]*postings{}, byNumber: map[uint32]*entry{},
	}
	if err := s.candidates(x, p); err != nil {
		return Answer{}, err
	}
	var wanted func(uint32) bool
	if len(q.Filter) > 0 {
		wanted = func(number uint32) bool {
			e := x.byNumber[number]
			return e != nil && accepts(e.document, x.byNumber[number&^63].document, q.Filter)
		}
	}
	list := x.rank(p, lang, wanted)
	answer := Answer{Guesses: p.guesses(), Total: len(list), AtLeast: x.isCut(p), Facets: x.count(list)}
	if q.Limit > 0 {
		list = list[:min(len(list), q.Limit)]
	}
	if err := s.documents(x, list); err != nil {
		return Answer{}, err
	}
	marker := x.newMarker(p)
	for _, r := range list {
		answer.Hits = append(answer.Hits, x.hit(r, lang, marker))
	}
	return answer, nil
}

// candidates reads the documents that have a word of the plan, with what their
// words are worth, and the pages they are on.
func (s *Store) candidates(x *Index, p plan) error {
	terms, numbers := map[string]bool{}, map[uint32]bool{}
	var ways []query.Query
	for i := range p.units {
		for _, way := range p.units[i].ways {
			if !terms[way.term] && s.count[way.term] > 0 {
				terms[way.term] = true
				ways = append(ways, termQuery(fieldTerms, way.term))
			}
		}
		for _, list := range append(p.units[i].exact, p.units[i].begun...) {
			for _, posting := range list {
				numbers[posting.number()] = true
			}
		}
	}
	for term := range terms {
		x.terms[term] = &postings{count: s.count[term]}
	}
	if len(ways) > 0 {
		if err := s.each(bleve.NewDisjunctionQuery(ways...), func(number uint32, fields map[string]any) error {
			addWeights(x, number, terms, text(fields, fieldWeights))
			return addFacts(x, number, text(fields, fieldFacts))
		}, fieldWeights, fieldFacts); err != nil {
			return err
		}
	}
	for number := range x.byNumber {
		numbers[number&^63] = true
	}
	var missing []string
	for number := range numbers {
		for _, wanted := range [...]uint32{number, number &^ 63} {
			if x.byNumber[wanted] == nil {
				missing = append(missing, storeID(wanted))
			}
		}
	}
	if len(missing) == 0 {
		return nil
	}
	return s.each(bleve.NewDocIDQuery(missing), func(number uint32, fields map[string]any) error {
		return addFacts(x, number, text(fields, fieldFacts))
	}, fieldFacts)
}

func termQuery(field, term string) query.Query {
	q := bleve.NewTermQuery(term)
	q.SetField(field)
	return q
}

func text(fields map[string]any, name string) string {
	value, _ := fields[name].(string)
	return value
}

// each runs a query and hands over what it finds.
func (s *Store) each(q query.Query, hand func(uint32, map[string]any) error, fields ...string) error {
	request := bleve.NewSearchRequestOptions(q, mostCandidates, 0, false)
	request.Fields = fields
	request.Score = "none"
	request.Sort = blevesearch.SortOrder{&blevesearch.SortDocID{}}
	result, err := s.bleve.Search(request)
	if err != nil {
		return fmt.Errorf("search: %w", err)
	}
	for _, hit := range result.Hits {
		number, err := strconv.ParseUint(hit.ID, 36, 32)
		if err != nil {
			return fmt.Errorf("search: %w", err)
		}
		if err := hand(uint32(number), hit.Fields); err != nil {
			return err
		}
	}
	return nil
}

// addWeights gives a document's words what they are worth to it.
func addWeights(x *Index, number uint32, terms map[string]bool, weights string) {
	for line := range strings.Lines(weights) {
		term, encoded, _ := strings.Cut(strings.TrimSuffix(line, "\n"), " ")
		if !terms[term] {
			continue
		}
		if list, ok := decodePostings(encoded); ok && len(list) == 1 {
			p := list[0]
			p.slot, p.sub = number>>6, uint8(number&63)
			x.terms[term].list = append(x.terms[term].list, p)
		}
	}
}

func addFacts(x *Index, number uint32, facts string) error {
	d := &site.Document{}
	if err := json.Unmarshal([]byte(facts), d); err != nil {
		return fmt.Errorf("search: %w", err)
	}
	x.byNumber[number] = &entry{slot: number >> 6, sub: uint8(number & 63), document: d}
	return nil
}

// documents reads the whole of what is shown.
func (s *Store) documents(x *Index, list []ranked) error {
	var ids []string
	for _, r := range list {
		ids = append(ids, storeID(r.slot<<6|uint32(r.sub)))
		if r.part > 0 {
			ids = append(ids, storeID(r.slot<<6|uint32(r.part)))
		}
	}
	if len(ids) == 0 {
		return nil
	}
	return s.each(bleve.NewDocIDQuery(ids), func(number uint32, fields map[string]any) error {
		d := &site.Document{}
		if err := json.Unmarshal([]byte(text(fields, fieldDocument)), d); err != nil {
			return fmt.Errorf("search: %w", err)
		}
		x.byNumber[number].document = d
		return nil
	}, fieldDocument)
}
