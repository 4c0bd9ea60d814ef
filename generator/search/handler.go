package search

import (
	"encoding/json"
	"net/http"
	"strconv"
)

// mostAnswered is how many hits an answer over HTTP has at most.
const mostAnswered = 100

// answerJSON is what /api/search gives.
type answerJSON struct {
	Total   int                       `json:"total"`
	AtLeast bool                      `json:"atLeast,omitempty"` // there may be more than the total
	Hits    []hitJSON                 `json:"hits"`
	Facets  map[string]map[string]int `json:"facets"`
	Guesses map[string]string         `json:"guesses,omitempty"`
}

type hitJSON struct {
	Hit
	Status string   `json:"status,omitempty"`
	Lang   string   `json:"lang"`
	Part   *Part    `json:"part,omitempty"`
	Marks  [][2]int `json:"marks,omitempty"` // what was found in the excerpt, in bytes
}

// Handler answers GET ?q=…&lang=…&kind=…&status=…&limit=… as JSON; any field
// of the facets narrows, and may come more than once.
func (s *Store) Handler() http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Method != http.MethodGet && r.Method != http.MethodHead {
			w.Header().Set("Allow", "GET, HEAD")
			http.Error(w, "method not allowed", http.StatusMethodNotAllowed)
			return
		}
		parameters := r.URL.Query()
		q := Query{Text: parameters.Get("q"), Lang: parameters.Get("lang"), Limit: 20, Filter: map[string][]string{}}
		if text := parameters.Get("limit"); text != "" {
			limit, err := strconv.Atoi(text)
			if err != nil || limit < 1 {
				http.Error(w, "limit must be a number from 1", http.StatusBadRequest)
				return
			}
			q.Limit = min(limit, mostAnswered)
		}
		for _, field := range s.shell.names.fields() {
			if values := parameters[field]; len(values) > 0 {
				q.Filter[field] = values
			}
		}
		answer, err := s.Search(q)
		if err != nil {
			http.Error(w, "the search failed", http.StatusInternalServerError)
			return
		}
		out := answerJSON{Total: answer.Total, AtLeast: answer.AtLeast, Hits: []hitJSON{}, Facets: answer.Facets, Guesses: answer.Guesses}
		for _, h := range answer.Hits {
			out.Hits = append(out.Hits, hitJSON{Hit: h, Status: h.Status, Lang: h.Lang, Part: h.Part, Marks: h.Marks})
		}
		w.Header().Set("Content-Type", "application/json; charset=utf-8")
		encoder := json.NewEncoder(w)
		encoder.SetEscapeHTML(false)
		_ = encoder.Encode(out)
	})
}

// Fields are what a repository can be narrowed by.
func (s *Store) Fields() []string { return s.shell.names.fields() }

// Values are the ids that a field may be narrowed to.
func (s *Store) Values(field string) []string {
	set := map[string]bool{}
	for id := range s.shell.names[s.shell.languages[0]][field] {
		set[id] = id != ""
	}
	delete(set, "")
	return sortedKeys(set)
}

// Name gives what a value of a field is called in a language.
func (s *Store) Name(lang, field, id string) string {
	if name := s.shell.names[s.shell.language(lang)][field][id]; name != "" {
		return name
	}
	return id
}
