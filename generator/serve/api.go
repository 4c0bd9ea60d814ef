package serve

import (
	"net/http"
	"path"
	"strconv"
	"strings"

	"lintel/generator/diag"
	"lintel/generator/model"
	"lintel/generator/query"
)

// apiVersion is the version of the answers that are made here. It grows when a
// member changes its meaning or goes.
const apiVersion = 1

// problem is the answer when there is none.
type problem struct {
	Error   string   `json:"error"`
	Nearest []string `json:"nearest,omitempty"` // ids that may be meant
}

// impact is the answer to what a change of an element touches.
type impact struct {
	Version  int         `json:"version"`
	ID       string      `json:"id"`
	Kind     string      `json:"kind"`
	Name     names       `json:"name"`
	Depth    int         `json:"depth"` // 0 when the way is not bounded
	Total    int         `json:"total"`
	Direct   []kindGroup `json:"direct"`   // by a relation to the element itself
	Indirect []kindGroup `json:"indirect"` // through others
}

// names are a text by language, "und" for one of no language.
type names map[string]string

// kindGroup is what is touched of one kind.
type kindGroup struct {
	Kind     string    `json:"kind"`
	Name     names     `json:"name"`
	Elements []touched `json:"elements"`
}

// touched is an element that is touched.
type touched struct {
	ID     string   `json:"id"`
	Name   names    `json:"name"`
	Status string   `json:"status,omitempty"`
	URL    string   `json:"url"`
	Depth  int      `json:"depth"`
	Via    *through `json:"via,omitempty"`
}

// through is the last relation on the shortest way.
type through struct {
	Type string `json:"type"`
	From string `json:"from"`
	To   string `json:"to"`
}

// api answers for the model.
func (s *Server) api(w http.ResponseWriter, r *http.Request) {
	current, release := s.wait(r.Context())
	defer release()
	if current.site == nil {
		sendProblem(w, r, http.StatusServiceUnavailable, problem{Error: s.say("wait-title")})
		return
	}
	call, id, _ := strings.Cut(strings.TrimPrefix(r.URL.Path, "/api/"), "/")
	switch {
	case call == "elements":
		s.apiElement(w, r, current.site, id)
	case call == "impact":
		s.apiImpact(w, r, current.site, id)
	case call == "search" && id == "":
		if handler := s.searchOf(current.site); handler != nil {
			handler.ServeHTTP(w, r)
			return
		}
		sendProblem(w, r, http.StatusNotFound, problem{Error: s.say("no-search")})
	default:
		sendProblem(w, r, http.StatusNotFound, problem{Error: s.say("no-address")})
	}
}

// searchOf makes a site's search when it is first asked for.
func (s *Server) searchOf(p *published) http.Handler {
	p.searchOnce.Do(func() {
		if s.options.Search != nil {
			p.search = s.options.Search(p.result)
		}
	})
	return p.search
}

// element finds a published element, or answers that there is none. A former id
// leads to the present one.
func (s *Server) element(w http.ResponseWriter, r *http.Request, p *published, id string) *model.Element {
	m := p.result.Model
	e := m.Element(id)
	switch {
	case e != nil && !e.Internal:
		return e
	case e != nil:
		sendProblem(w, r, http.StatusNotFound, problem{Error: s.say("not-published", "id", strconv.Quote(id))})
	case m.Former(id) != nil && !m.Former(id).Internal:
		target := path.Join(path.Dir(r.URL.Path), m.Former(id).ID)
		if r.URL.RawQuery != "" {
			target += "?" + r.URL.RawQuery
		}
		http.Redirect(w, r, target, http.StatusTemporaryRedirect)
	default:
		near := diag.Nearest(id, func(yield func(string) bool) {
			for _, e := range m.Elements {
				if !e.Internal && !yield(e.ID) {
					return
				}
			}
		})
		sendProblem(w, r, http.StatusNotFound, problem{Error: s.say("no-element", "id", strconv.Quote(id)), Nearest: near})
	}
	return nil
}

// address is where an element's page stands, in the default language.
func address(m *model.Model, e *model.Element) string {
	return "/" + e.Kind.Path.In(m.Config.DefaultLanguage()) + "/" + e.ID + "/"
}

// apiElement answers with the element's published data.
func (s *Server) apiElement(w http.ResponseWriter, r *http.Request, p *published, id string) {
	e := s.element(w, r, p, id)
	if e == nil {
		return
	}
	data, err := p.read(address(p.result.Model, e)[1:] + "index.json")
	if err != nil {
		sendProblem(w, r, http.StatusInternalServerError, problem{Error: err.Error()})
		return
	}
	send(w, r, http.StatusOK, "index.json", data)
}

// apiImpact answers who is touched when an element changes: what leads to it.
func (s *Server) apiImpact(w http.ResponseWriter, r *http.Request, p *published, id string) {
	depth := 0
	if given := r.URL.Query().Get("depth"); given != "" {
		var err error
		if depth, err = strconv.Atoi(given); err != nil || depth < 0 {
			sendProblem(w, r, http.StatusBadRequest, problem{Error: s.say("bad-depth")})
			return
		}
	}
	e := s.element(w, r, p, id)
	if e == nil {
		return
	}
	m := p.result.Model
	answer := impact{Version: apiVersion, ID: e.ID, Kind: e.Kind.ID, Name: namesOf(e.Name), Depth: depth, Direct: []kindGroup{}, Indirect: []kindGroup{}}
	for _, reached := range query.Reach(m, e, depth, false, nil) {
		if reached.Element.Internal {
			continue
		}
		answer.Total++
		if reached.Depth == 1 {
			answer.Direct = group(answer.Direct, m, reached)
		} else {
			answer.Indirect = group(answer.Indirect, m, reached)
		}
	}
	send(w, r, http.StatusOK, "impact.json", append(marshal(answer), '\n'))
}

// group adds an element to its kind's group; the kinds come in the order in
// which they are reached, which is that of the model.
func group(groups []kindGroup, m *model.Model, reached query.Reached) []kindGroup {
	e := reached.Element
	at := 0
	for at < len(groups) && groups[at].Kind != e.Kind.ID {
		at++
	}
	if at == len(groups) {
		groups = append(groups, kindGroup{Kind: e.Kind.ID, Name: namesOf(e.Kind.Plural)})
	}
	item := touched{ID: e.ID, Name: namesOf(e.Name), URL: address(m, e), Depth: reached.Depth}
	if e.Status != nil {
		item.Status = e.Status.ID
	}
	if via := reached.Via; via != nil && !via.From.Element.Internal && !via.To.Element.Internal {
		item.Via = &through{Type: via.Type.ID, From: via.From.Address(), To: via.To.Address()}
	}
	groups[at].Elements = append(groups[at].Elements, item)
	return groups
}

func namesOf(text model.Text) names {
	list := make(names, len(text))
	for _, translation := range text {
		lang := translation.Lang
		if lang == "" {
			lang = "und"
		}
		list[lang] = translation.Value
	}
	return list
}

func sendProblem(w http.ResponseWriter, r *http.Request, status int, p problem) {
	send(w, r, status, "problem.json", append(marshal(p), '\n'))
}
