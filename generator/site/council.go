package site

import (
	"cmp"
	"slices"
	"time"

	"lintel/generator/model"
)

// What the council does is known by the keys of the metamodel's relations and
// fields, so that any kind may take part: a decision decides-on things, a
// hearing hears them until its deadline, a meeting treats cases.

// Deadline is a day by which something must be done.
type Deadline struct {
	Date  string // 2014-12-15
	Shown string // 15. desember 2014
	Over  bool   // on the day that the site is built as of
}

// Banner is what a reader must know before reading on.
type Banner struct {
	Key      string // the theme's word banner-<key>
	Tone     string // as a badge's
	Links    []Link // what it leads to
	Deadline *Deadline
	Answer   string // where to answer; "" when not told
}

// Hearing is what a hearing is about and how to answer it.
type Hearing struct {
	Open      bool // still to be answered
	Deadline  *Deadline
	Answer    Link         // where to answer; no Href when not told
	Subjects  []Card       // what is in hearing
	Concluded []Link       // the decisions that ended it
	Version   Link         // the version in hearing; no Href when it is no edition
	Changes   []ShownThing // how what is in hearing differs from the edition before it
	Against   EditionLink  // that edition; no Href when there is none
}

// related are the published other ends of one direction of a relation; none
// when the metamodel does not have it.
func (s *Site) related(e *model.Element, key string) []*model.Relation {
	d, ok := s.model.Metamodel.Relation(key)
	if !ok {
		return nil
	}
	var list []*model.Relation
	relations, there := e.AllOut(), func(r *model.Relation) model.End { return r.To }
	if d.Inverse {
		relations, there = e.AllIn(), func(r *model.Relation) model.End { return r.From }
	}
	for r := range relations {
		if r.Type == d.Type && !there(r).Element.Internal {
			list = append(list, r)
		}
	}
	return list
}

// endLinks links to the published other ends of a direction, each once.
func (s *Site) endLinks(p *Page, e *model.Element, key string) []Link {
	var links []Link
	seen := map[*model.Element]bool{}
	for _, r := range s.related(e, key) {
		other := r.To
		if other.Element == e {
			other = r.From
		}
		if !seen[other.Element] {
			seen[other.Element] = true
			links = append(links, Link{Name: local(other.Element.Name, p.Lang), Href: p.Href(s.elementURL(other.Element, p.Lang))})
		}
	}
	return links
}

// decisions are what decides on an element, newest first.
func (s *Site) decisions(e *model.Element) []*model.Element {
	var list []*model.Element
	for _, r := range s.related(e, "decided-in") {
		if !slices.Contains(list, r.From.Element) {
			list = append(list, r.From.Element)
		}
	}
	slices.SortFunc(list, func(a, b *model.Element) int {
		return cmp.Or(cmp.Compare(dateField(b, "decided").First(), dateField(a, "decided").First()), cmp.Compare(a.ID, b.ID))
	})
	return list
}

// decisionFact tells which decision an element rests on. Of something binding
// it also tells that there is none.
func (s *Site) decisionFact(p *Page, e *model.Element) []Fact {
	if _, ok := s.model.Metamodel.Relation("decided-in"); !ok {
		return nil
	}
	fact := Fact{Name: s.words(p.Lang).decision}
	for _, d := range s.decisions(e) {
		name := local(d.Name, p.Lang)
		if day := dateField(d, "decided"); day.IsSet() {
			name.Text += ", " + s.shownDate(day.Text, p.Lang)
		}
		fact.Values = append(fact.Values, Link{Name: name, Href: p.Href(s.elementURL(d, p.Lang))})
	}
	if len(fact.Values) == 0 {
		if !e.Binding() || s.decides(e) {
			return nil
		}
		fact.Values = []Link{{Name: Local{Text: s.words(p.Lang).undecided}}}
	}
	return []Fact{fact}
}

// decides tells whether an element is itself of a kind that decides.
func (s *Site) decides(e *model.Element) bool {
	d, ok := s.model.Metamodel.Relation("decides-on")
	return ok && d.Type.From != nil && model.Allows(d.Type.From, e.Kind)
}

// dateField is a field's date; not set when the element has none.
func dateField(e *model.Element, key string) model.Date {
	if f := e.Kind.Field(key); f == nil || f.Type != model.DateField {
		return model.Date{}
	}
	if v := e.Field(key); v != nil {
		return model.Date{Text: v.Text.In("")}
	}
	return model.Date{}
}

// isHearing tells whether an element is one that can be answered.
func isHearing(e *model.Element) bool { return e.Kind.Field("deadline") != nil }

func (s *Site) deadline(e *model.Element, lang string) *Deadline {
	day := dateField(e, "deadline")
	if !day.IsSet() {
		return nil
	}
	return &Deadline{Date: day.Last(), Shown: s.shownDate(day.Text, lang), Over: s.options.AsOf != "" && day.Last() < s.options.AsOf}
}

// isOpen tells whether a hearing can still be answered, on the day that the
// site is built as of. Without a deadline it is open as long as something in
// it has that status, and no longer than hearings go on.
func (s *Site) isOpen(e *model.Element) bool {
	opened, deadline := dateField(e, "opened"), s.deadline(e, s.model.Config.DefaultLanguage())
	if opened.IsSet() && s.options.AsOf != "" && opened.First() > s.options.AsOf || len(s.related(e, "concluded-by")) > 0 {
		return false
	}
	if deadline != nil {
		return !deadline.Over
	}
	return !s.longPast(opened) && slices.ContainsFunc(s.related(e, "hears"), func(r *model.Relation) bool { return inHearing(r.To.Element) })
}

// yearsOpen is how long a hearing that tells no deadline counts as open: an old
// source that does not tell how one ended must not invite to answer it.
const yearsOpen = 2

// longPast tells whether a day is so long before the site's that a hearing from
// then is over.
func (s *Site) longPast(day model.Date) bool {
	then, err := time.Parse("2006-01-02", day.Last())
	if err != nil {
		return false
	}
	return s.options.AsOf > then.AddDate(yearsOpen, 0, 0).Format("2006-01-02")
}

func inHearing(e *model.Element) bool { return e.Status != nil && e.Status.ID == "in-hearing" }

func (s *Site) hearing(p *Page, e *model.Element) *Hearing {
	h := &Hearing{Open: s.isOpen(e), Deadline: s.deadline(e, p.Lang), Concluded: s.endLinks(p, e, "concluded-by")}
	if v := e.Field("answer-to"); v != nil {
		address := v.Text.In(p.Lang)
		h.Answer = Link{Name: Local{Text: address}, Href: address}
	}
	for _, r := range s.related(e, "hears") {
		card := s.card(p, r.To.Element)
		card.Href = p.Href(s.endURL(r.To, p.Lang))
		h.Subjects = append(h.Subjects, card)
	}
	s.hearingChanges(p, e, h)
	return h
}

// hearingChanges tells which version is in hearing, and how it differs from
// what was published before: the edition that the hearing names against the one
// before it, or the current state against the newest edition.
func (s *Site) hearingChanges(p *Page, e *model.Element, h *Hearing) {
	version := ""
	if v := e.Field("version"); v != nil {
		version = v.Text.In(p.Lang)
		h.Version = Link{Name: Local{Text: version}}
	}
	var step *Transition
	if edition := s.edition(version); edition != nil {
		h.Version.Href = s.editionNamed(p, version).Href
		at := slices.IndexFunc(s.options.Steps, func(step Transition) bool { return step.To == version })
		if at < 0 {
			return
		}
		step = &s.options.Steps[at]
	} else if s.options.Since != nil && h.Open {
		step = s.options.Since()
	}
	if step == nil {
		return
	}
	h.Against = s.editionNamed(p, step.From)
	for _, r := range s.related(e, "hears") {
		if t := step.find(r.To.Element.ID); t != nil {
			h.Changes = append(h.Changes, s.shownThing(p, step, t))
		}
	}
}

// banners are what a reader of an element must know first: that it is in
// hearing, withdrawn, or has been replaced.
func (s *Site) banners(p *Page, e *model.Element) []Banner {
	var list []Banner
	for _, r := range s.related(e, "heard-in") {
		if h := r.From.Element; s.isOpen(h) {
			banner := Banner{Key: "hearing", Tone: "hearing", Deadline: s.deadline(h, p.Lang)}
			banner.Links = []Link{{Name: local(h.Name, p.Lang), Href: p.Href(s.elementURL(h, p.Lang))}}
			if v := h.Field("answer-to"); v != nil {
				banner.Answer = v.Text.In(p.Lang)
			}
			list = append(list, banner)
		}
	}
	if links := s.endLinks(p, e, "superseded-by"); len(links) > 0 {
		list = append(list, Banner{Key: "superseded", Tone: "deprecated", Links: links})
	}
	if e.Status != nil && e.Status.ID == "withdrawn" {
		list = append(list, Banner{Key: "withdrawn", Tone: "withdrawn", Links: s.endLinks(p, e, "succeeded-by")})
	}
	if e.Status != nil && e.Status.ID == "deprecated" {
		list = append(list, Banner{Key: "deprecated", Tone: "deprecated", Links: s.endLinks(p, e, "succeeded-by")})
	}
	return list
}

// OpenHearing is what can be answered now.
type OpenHearing struct {
	Card     Card
	Deadline *Deadline // nil when none is told
}

// openHearings are what can be answered on the day the site is built as of,
// the nearest deadline first: hearings, and what has that status without one.
func (s *Site) openHearings(p *Page) []OpenHearing {
	var list []OpenHearing
	for _, e := range s.model.Elements {
		if e.Internal {
			continue
		}
		alone := inHearing(e) && len(s.related(e, "heard-in")) == 0 && !s.longPast(e.Life.From)
		if alone || isHearing(e) && s.isOpen(e) {
			list = append(list, OpenHearing{Card: s.card(p, e), Deadline: s.deadline(e, p.Lang)})
		}
	}
	slices.SortStableFunc(list, func(a, b OpenHearing) int {
		return cmp.Compare(deadlineOrder(a.Deadline), deadlineOrder(b.Deadline))
	})
	return list
}

// allHearings leads to the list of the kind that hearings are of.
func (s *Site) allHearings(p *Page) Link {
	for _, kind := range s.model.Metamodel.Kinds {
		if kind.Field("deadline") != nil && len(s.published[kind]) > 0 {
			return Link{Name: local(kind.Plural, p.Lang), Href: p.Href(s.kindURL(kind, p.Lang))}
		}
	}
	return Link{}
}

// deadlineOrder sorts what has no deadline last.
func deadlineOrder(d *Deadline) string {
	if d == nil {
		return "~"
	}
	return d.Date
}
