package site

import (
	"cmp"
	"slices"
	"strings"

	"lintel/generator/model"
)

// ChangesPage is the content of template changes: what editions changed, the
// newest first, of everything or of one kind.
type ChangesPage struct {
	Kind  string // the kind's plural, "" for all
	Steps []ShownStep
	Feed  string // href, "" when there is none
	Kinds []Link // the pages of single kinds
}

// ShownStep is what one edition changed.
type ShownStep struct {
	ID     string // its anchor
	From   EditionLink
	To     EditionLink
	Shown  string // the date
	Count  int
	Groups []ShownGroup
}

// ShownGroup is what became of several things: what came, what went, what
// changed.
type ShownGroup struct {
	What   string // added, removed or changed
	Things []ShownThing
}

// ShownThing is what became of one element or text.
type ShownThing struct {
	Name  Local
	Href  string // "" when it is nowhere to be read
	Kind  string
	Was   string
	Lines []Local
	More  int
}

// HistoryEntry is what one edition changed about an element.
type HistoryEntry struct {
	Edition EditionLink
	Shown   string
	What    string
	Lines   []Local
	More    int
}

// steps are what editions changed, and what has changed since the newest.
func (s *Site) steps() []*Transition {
	var list []*Transition
	if s.options.Since != nil {
		if since := s.options.Since(); since != nil && len(since.Things) > 0 {
			list = append(list, since)
		}
	}
	for i := range s.options.Steps {
		list = append(list, &s.options.Steps[i])
	}
	return list
}

func (s *Site) changesURL(lang string) string { return s.editionsURL(lang) + "endringer/" }

// addChanges adds the pages of changes between editions.
func (s *Site) addChanges(lang string) {
	if len(s.options.Editions) == 0 || s.options.Mount != nil {
		return
	}
	w := s.words(lang)
	above := crumb{name: Local{Text: w.editions}, url: s.editionsURL(lang)}
	s.add(&Page{
		URL: s.changesURL(lang), Lang: lang, Template: "changes", Title: Local{Text: w.changes}, group: "changes",
		crumbs: []crumb{above, {name: Local{Text: w.changes}}}, content: func(p *Page) any { return s.changesPage(p, nil) },
	})
	for _, kind := range s.changedKinds() {
		s.add(&Page{
			URL: s.changesURL(lang) + kind.Path.In(lang) + "/", Lang: lang, Template: "changes", Title: Local{Text: w.changes + ": " + kind.Plural.In(lang)},
			group: "changes " + kind.ID, crumbs: []crumb{above, {name: Local{Text: w.changes}, url: s.changesURL(lang)}, {name: Local{Text: kind.Plural.In(lang)}}},
			content: func(p *Page) any { return s.changesPage(p, kind) },
		})
	}
	if s.baseURL == "" {
		return
	}
	s.file(strings.TrimPrefix(s.changesURL(lang)+"feed.xml", "/"), func() []byte { return s.changesFeed(lang, s.changesURL(lang), "", nil, "") })
	for _, kind := range s.changedKinds() {
		url := s.changesURL(lang) + kind.Path.In(lang) + "/"
		s.file(strings.TrimPrefix(url+"feed.xml", "/"), func() []byte { return s.changesFeed(lang, url, kind.Plural.In(lang), kind, "") })
	}
	if lang != s.model.Config.DefaultLanguage() {
		return
	}
	for _, e := range s.model.Elements {
		if url := s.elementURL(e, lang); !e.Internal {
			s.file(strings.TrimPrefix(url+"feed.xml", "/"), func() []byte { return s.changesFeed(lang, url, e.Name.In(lang), e.Kind, e.ID) })
		}
	}
}

// changedKinds are the kinds that have elements now: each has a page and a feed
// to follow, whether an edition changed it yet or not.
func (s *Site) changedKinds() []*model.Kind {
	return slices.DeleteFunc(slices.Clone(s.model.Metamodel.Kinds), func(k *model.Kind) bool { return len(s.published[k]) == 0 })
}

func (s *Site) changesPage(p *Page, kind *model.Kind) *ChangesPage {
	page := &ChangesPage{}
	if kind != nil {
		page.Kind = kind.Plural.In(p.Lang)
	} else {
		for _, k := range s.changedKinds() {
			page.Kinds = append(page.Kinds, Link{Name: local(k.Plural, p.Lang), Href: p.Href(s.changesURL(p.Lang) + k.Path.In(p.Lang) + "/")})
		}
	}
	if s.baseURL != "" {
		page.Feed = p.Href(p.URL + "feed.xml")
	}
	for _, step := range s.steps() {
		shown := ShownStep{ID: "edition-" + cmp.Or(step.To, "now"), From: s.editionNamed(p, step.From), To: s.editionNamed(p, step.To)}
		if e := s.edition(step.To); e != nil {
			shown.Shown = s.shownDate(e.Date.Text, p.Lang)
		}
		for _, what := range [...]string{"added", "changed", "removed"} {
			group := ShownGroup{What: what}
			for i := range step.Things {
				if t := &step.Things[i]; t.What == what && (kind == nil || t.Kind == kind.ID) {
					group.Things = append(group.Things, s.shownThing(p, step, t))
				}
			}
			if len(group.Things) > 0 {
				shown.Groups = append(shown.Groups, group)
				shown.Count += len(group.Things)
			}
		}
		page.Steps = append(page.Steps, shown)
	}
	return page
}

// edition finds an edition by its name; nil for the current state.
func (s *Site) edition(name string) *Edition {
	for i := range s.options.Editions {
		if s.options.Editions[i].Name == name {
			return &s.options.Editions[i]
		}
	}
	return nil
}

// editionNamed leads to the front page of an edition, or of the current state.
func (s *Site) editionNamed(p *Page, name string) EditionLink {
	e := s.edition(name)
	if e == nil {
		return EditionLink{Href: p.Href(s.home(p.Lang))}
	}
	return EditionLink{Name: name, Href: p.Href(folder(name) + cmp.Or(e.Find("text ", p.Lang), "/"))}
}

func (s *Site) shownThing(p *Page, step *Transition, t *Thing) ShownThing {
	shown := ShownThing{Name: local(t.Name, p.Lang), Was: t.Was, More: t.More, Lines: localLines(t.Lines, p.Lang)}
	group := "text " + t.ID
	if t.Kind != "" {
		group, shown.Kind = "element "+t.ID, t.Kind
		if kind := s.model.Metamodel.Kind(t.Kind); kind != nil {
			shown.Kind = kind.Name.In(p.Lang)
		}
	}
	if shown.Name.Text == "" {
		shown.Name.Text = t.ID
	}
	switch url := s.Find(group, p.Lang); {
	case url != "" && t.What != "removed":
		shown.Href = p.Href(url)
	default:
		if e := s.edition(step.From); e != nil && t.What == "removed" {
			if url := e.Find(group, p.Lang); url != "" {
				shown.Href = p.Href(folder(e.Name) + url)
			}
		}
	}
	return shown
}

func localLines(lines []model.Text, lang string) []Local {
	var list []Local
	for _, line := range lines {
		if text := local(line, lang); text.Text != "" && text.Lang == "" {
			list = append(list, text)
		}
	}
	return list
}

// history is what the editions changed about an element, newest first.
func (s *Site) history(p *Page, e *model.Element) []HistoryEntry {
	var list []HistoryEntry
	for i := range s.options.Steps {
		step := &s.options.Steps[i]
		t := step.find(e.ID)
		for _, former := range e.Formerly {
			if t == nil {
				t = step.find(former.Text)
			}
		}
		if t == nil {
			continue
		}
		entry := HistoryEntry{Edition: s.editionNamed(p, step.To), What: t.What, Lines: localLines(t.Lines, p.Lang), More: t.More}
		if found := s.edition(step.To); found != nil {
			entry.Shown = s.shownDate(found.Date.Text, p.Lang)
			if url := found.Find("element "+t.ID, p.Lang); url != "" {
				entry.Edition.Href = p.Href(folder(found.Name) + url)
			}
		}
		list = append(list, entry)
	}
	return list
}

// changesFeed tells of each edition and what it changed: of everything, of a
// kind, or of one element.
func (s *Site) changesFeed(lang, url, name string, kind *model.Kind, id string) []byte {
	w := s.words(lang)
	title := strings.TrimSuffix(s.model.Config.Title.In(lang)+", "+strings.ToLower(w.changes)+": "+name, ": ")
	f := atomFeed{
		Lang: lang, Title: title, ID: s.baseURL + url + "feed.xml", Author: atomAuthor{Name: s.model.Config.Title.In(lang)}, Updated: "1970-01-01T00:00:00Z",
		Links: []atomLink{{Href: s.baseURL + url}, {Rel: "self", Href: s.baseURL + url + "feed.xml"}},
	}
	for i := range s.options.Steps {
		step := &s.options.Steps[i]
		e := s.edition(step.To)
		if e == nil {
			continue
		}
		counts, lines := map[string]int{}, []string{}
		for j := range step.Things {
			t := &step.Things[j]
			if kind != nil && t.Kind != kind.ID || id != "" && t.ID != id {
				continue
			}
			counts[t.What]++
			if id != "" {
				for _, line := range localLines(t.Lines, lang) {
					lines = append(lines, line.Text)
				}
			}
		}
		if len(counts) == 0 {
			continue
		}
		entry := atomEntry{
			Title: upperFirst(w.edition) + " " + step.To, ID: s.baseURL + url + "feed.xml#" + step.To, Updated: e.Date.First() + "T00:00:00Z",
			Link: atomLink{Href: s.baseURL + s.changesURL(lang) + "#edition-" + step.To}, Summary: strings.Join(lines, "; "),
		}
		if entry.Summary == "" {
			entry.Summary = s.countsIn(counts, lang)
		}
		f.Updated = max(f.Updated, entry.Updated)
		f.Entries = append(f.Entries, entry)
	}
	return encodeXML(f)
}

// countsIn tells how many things came, changed and went.
func (s *Site) countsIn(counts map[string]int, lang string) string {
	w := s.words(lang)
	var parts []string
	for i, what := range [...]string{"added", "changed", "removed"} {
		if counts[what] > 0 {
			parts = append(parts, shownNumber(float64(counts[what]), lang)+" "+w.whats[i])
		}
	}
	return strings.Join(parts, ", ")
}
