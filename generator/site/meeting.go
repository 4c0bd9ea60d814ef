package site

import (
	"cmp"
	"html/template"
	"slices"
	"strconv"
	"strings"

	"lintel/generator/model"
)

// Meeting is a meeting's cases, in the order they are treated.
type Meeting struct {
	Shown   string // its date
	Date    string
	Place   Local
	Held    []Link // by whom
	Present []Link
	Cases   []Case
	Agenda  string // href of the agenda with case papers
	Minutes string // href of the minutes, "" when there are none
}

// Case is one case of a meeting.
type Case struct {
	ID      string // its anchor
	Number  string // as the council counts, or its place
	Card    Card
	Outcome Local
	Note    Local
	// Of the case papers: the decision's or hearing's own texts.
	Facts    []Fact
	Sections []Section
	Hearing  *Hearing
}

// MeetingPage is the content of templates agenda and minutes.
type MeetingPage struct {
	Card    Card
	Basis   string
	Meeting *Meeting
	Minutes *Section // nil on the agenda, and when there is no prose
	Whole   string   // href of the other of the two, "" when there is none
}

// isMeeting tells whether an element treats cases.
func (s *Site) isMeeting(e *model.Element) bool {
	d, ok := s.model.Metamodel.Relation("treats")
	return ok && e.Kind.Field("date") != nil && d.Type.From != nil && model.Allows(d.Type.From, e.Kind)
}

// addMeeting adds a meeting's agenda, and its minutes when it has some.
func (s *Site) addMeeting(e *model.Element, lang string) {
	w := s.words(lang)
	add := func(template, segment, word string, content func(*Page) any) {
		name := local(e.Name, lang)
		s.add(&Page{
			URL: s.elementURL(e, lang) + segment + "/", Lang: lang, Template: template, Title: Local{Text: word + ": " + name.Text, Lang: name.Lang},
			group: template + " " + e.ID, about: e.Summary.In(lang), edit: e.Span.Path(), owner: model.Ref{Text: e.ID, Span: e.IDSpan},
			crumbs: []crumb{
				{name: Local{Text: e.Kind.Plural.In(lang)}, url: s.kindURL(e.Kind, lang)}, {name: name, url: s.elementURL(e, lang)}, {name: Local{Text: word}},
			},
			content: content,
		})
	}
	add("agenda", w.agendaPath, w.agenda, func(p *Page) any {
		m := s.meeting(p, e, true)
		return &MeetingPage{Card: s.card(p, e), Basis: e.Basis, Meeting: m, Whole: m.Minutes}
	})
	if s.hasMinutes(e) {
		add("minutes", w.minutesPath, w.minutes, func(p *Page) any {
			m := s.meeting(p, e, false)
			page := &MeetingPage{Card: s.card(p, e), Basis: e.Basis, Meeting: m, Whole: m.Agenda}
			if v := e.Field("minutes"); v != nil {
				if prose := pick(v.Prose, p.Lang); prose != nil {
					page.Minutes = &Section{ID: "minutes", Lang: foreign(prose, p.Lang, s), Body: s.body(p, prose)}
				}
			}
			return page
		})
	}
}

// hasMinutes tells whether anything is written down of what came of a meeting.
func (s *Site) hasMinutes(e *model.Element) bool {
	if v := e.Field("minutes"); v != nil && len(v.Prose) > 0 {
		return true
	}
	return slices.ContainsFunc(s.related(e, "treats"), func(r *model.Relation) bool { return r.Field("outcome") != nil })
}

// meeting makes what a meeting's pages show; with papers, the cases carry what
// they are about.
func (s *Site) meeting(p *Page, e *model.Element, papers bool) *Meeting {
	day := dateField(e, "date")
	m := &Meeting{
		Date: day.Text, Shown: s.shownDate(day.Text, p.Lang), Held: s.endLinks(p, e, "performed-by"), Present: s.endLinks(p, e, "attended-by"),
		Agenda: p.Href(s.elementURL(e, p.Lang) + s.words(p.Lang).agendaPath + "/"),
	}
	if v := e.Field("place"); v != nil {
		m.Place = local(v.Text, p.Lang)
	}
	if s.hasMinutes(e) {
		m.Minutes = p.Href(s.elementURL(e, p.Lang) + s.words(p.Lang).minutesPath + "/")
	}
	for i, r := range s.cases(e) {
		number := strconv.Itoa(i + 1)
		c := Case{ID: "case-" + number, Number: number, Card: s.card(p, r.To.Element), Note: local(r.Note, p.Lang)}
		c.Card.Href = p.Href(s.endURL(r.To, p.Lang))
		if v := r.Field("case"); v != nil {
			c.Number = v.Text.In(p.Lang)
		}
		if v := r.Field("outcome"); v != nil {
			c.Outcome = local(v.Text, p.Lang)
		}
		if papers {
			s.papers(p, &c, r.To.Element)
		}
		m.Cases = append(m.Cases, c)
	}
	return m
}

// cases are a meeting's cases by number; those without one keep the order
// they are written in, after the others.
func (s *Site) cases(e *model.Element) []*model.Relation {
	order := collator(s.model.Config.DefaultLanguage())
	number := func(r *model.Relation) string {
		if v := r.Field("case"); v != nil {
			return v.Text.In("")
		}
		return ""
	}
	cases := s.related(e, "treats")
	slices.SortStableFunc(cases, func(a, b *model.Relation) int {
		x, y := number(a), number(b)
		if (x == "") != (y == "") {
			return cmp.Compare(len(y), len(x))
		}
		return cmp.Or(order.CompareString(x, y), cmp.Compare(a.Span.Path(), b.Span.Path()), cmp.Compare(a.Span.Start, b.Span.Start))
	})
	return cases
}

// papers adds to a case what the meeting needs to read. The anchors of its
// texts are made the case's own: several texts stand on the page.
func (s *Site) papers(p *Page, c *Case, e *model.Element) {
	c.Facts = s.facts(p, e)
	if isHearing(e) {
		c.Hearing = s.hearing(p, e)
	}
	c.Sections = s.sections(p, e)
	for i := range c.Sections {
		section := &c.Sections[i]
		prefix := c.ID + "-" + strconv.Itoa(i) + "-"
		if section.ID != "" {
			section.ID = prefix + section.ID
		}
		for j := range section.Body {
			section.Body[j].HTML = withPrefix(section.Body[j].HTML, prefix)
		}
	}
}

// withPrefix puts a prefix before all anchors of a text, and before those that
// it leads to itself. Quotes in running text are escaped, so that only
// attributes are met.
func withPrefix(text template.HTML, prefix string) template.HTML {
	return template.HTML(strings.NewReplacer(` id="`, ` id="`+prefix, ` href="#`, ` href="#`+prefix).Replace(string(text)))
}
