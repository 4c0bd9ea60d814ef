package site

import (
	"slices"
	"sort"
	"strings"

	"lintel/generator/model"
)

func (s *Site) addElements(lang string) {
	for _, e := range s.model.Elements {
		if e.Internal {
			continue
		}
		name := local(e.Name, lang)
		if name.Text == "" {
			name.Text = e.ID
		}
		s.add(&Page{
			URL: s.elementURL(e, lang), Lang: lang, Template: "element", Title: name, group: "element " + e.ID,
			about: e.Summary.In(lang), edit: e.Span.Path(), owner: model.Ref{Text: e.ID, Span: e.IDSpan},
			crumbs:  []crumb{{name: Local{Text: e.Kind.Plural.In(lang)}, url: s.kindURL(e.Kind, lang)}, {name: name}},
			content: func(p *Page) any { return s.elementPage(p, e) },
		})
		if s.isMeeting(e) {
			s.addMeeting(e, lang)
		}
	}
}

func (s *Site) elementPage(p *Page, e *model.Element) *ElementPage {
	page := &ElementPage{
		Card: s.card(p, e), KindHref: p.Href(s.kindURL(e.Kind, p.Lang)), Basis: e.Basis, Facts: s.facts(p, e),
		Qualifiers: qualifiers(e, p.Lang), Permanent: s.permanent(p, e.ID), JSON: p.Href(s.elementURL(e, s.model.Config.DefaultLanguage()) + "index.json"),
	}
	page.Sections = s.sections(p, e)
	for _, r := range e.Requirements {
		page.Requirements = append(page.Requirements, s.requirement(p, e, r))
	}
	if len(e.Requirements) > 0 {
		page.RequirementsCSV = p.Href(s.elementURL(e, p.Lang) + requirementsCSV)
	}
	if e.Process != nil {
		page.Process = s.process(p, e)
	}
	if e.Information != nil {
		page.Information = s.information(p, e)
	}
	if e.Dataset != nil {
		page.Dataset = s.dataset(p, e)
		page.Dataset.Anchors = true
	}
	if e.View != nil {
		page.View = s.view(p, e)
	}
	if e.Dataset == nil && e.View == nil {
		page.Picture = s.pictureOf(p, e)
	}
	page.Facts = append(page.Facts, s.decisionFact(p, e)...)
	page.Facts = append(page.Facts, s.changedFact(p, e)...)
	page.Banners = s.banners(p, e)
	if isHearing(e) {
		page.Hearing = s.hearing(p, e)
	}
	if s.isMeeting(e) {
		page.Meeting = s.meeting(p, e, false)
	}
	page.Files = s.filesOf(p, e)
	page.Compare = s.compareHref(p, e)
	page.History = s.history(p, e)
	page.Relations = s.relationGroups(p, e)
	page.Impact = s.impact(p, e)
	page.Sources = s.sources(p, e.Sources)
	page.Mentions = s.mentions(p, e)
	for _, ref := range e.Formerly {
		page.Former = append(page.Former, ref.Text)
	}
	page.Gone = s.goneParts(p, e)
	page.Contents = contentsOf(page)
	proses := []*model.Prose{pick(e.Description, p.Lang)}
	for i := range e.Fields {
		proses = append(proses, pick(e.Fields[i].Value.Prose, p.Lang))
	}
	page.Refs = s.refs(p, proses...)
	for _, section := range page.Sections {
		s.withTerms(p, page.Refs, section.Body)
	}
	return page
}

// permanent is the address that works for ten years: absolute when the site
// knows its own.
func (s *Site) permanent(p *Page, parts ...string) string {
	address := "/id/" + strings.Join(parts, "/") + "/"
	if s.baseURL != "" {
		return s.baseURL + address
	}
	return p.Outer(address)
}

// notStated is the value of an enum that says that the sources do not tell.
const notStated = "not-stated"

// qualifiers are the short enum values for the line above the name.
func qualifiers(e *model.Element, lang string) []string {
	var list []string
	for _, f := range e.Fields {
		if f.Field.Type == model.EnumField && f.Field.Facet && f.Value.Enum != nil && f.Value.Enum.ID != notStated {
			list = append(list, strings.ToLower(f.Value.Enum.Name.In(lang)))
		}
	}
	return list
}

// facts are the fields that fit in a grid, and the life time.
func (s *Site) facts(p *Page, e *model.Element) []Fact {
	var facts []Fact
	for _, f := range e.Fields {
		if values := s.values(p, f.Field, &f.Value); len(values) > 0 {
			if facet := (facetField{field: f.Field}); f.Field.Facet && f.Field.Type == model.EnumField {
				for i, value := range s.facetValues(facet, e, p.Lang) {
					values[i].Href = p.Href(s.facetURL(e.Kind, facet, value.id, p.Lang))
				}
			}
			facts = append(facts, Fact{Name: f.Field.Name.In(p.Lang), Values: values})
		}
	}
	for _, end := range [...]struct {
		name string
		date model.Date
	}{{s.words(p.Lang).from, e.Life.From}, {s.words(p.Lang).until, e.Life.Until}} {
		if end.date.IsSet() {
			facts = append(facts, Fact{Name: end.name, Values: []Link{{Name: Local{Text: s.shownDate(end.date.Text, p.Lang)}}}})
		}
	}
	return facts
}

// values formats a field's value; none for prose, which has its own section.
func (s *Site) values(p *Page, field *model.Field, value *model.Value) []Link {
	if field.List {
		var links []Link
		single := *field
		single.List = false
		for i := range value.Items {
			links = append(links, s.values(p, &single, &value.Items[i])...)
		}
		return links
	}
	switch field.Type {
	case model.MarkdownField, model.FileField:
		return nil
	case model.EnumField:
		if value.Enum == nil {
			return nil
		}
		return []Link{{Name: local(value.Enum.Name, p.Lang)}}
	case model.NumberField:
		return []Link{{Name: Local{Text: shownNumber(value.Number, p.Lang)}}}
	case model.BooleanField:
		if value.Bool {
			return []Link{{Name: Local{Text: s.words(p.Lang).yes}}}
		}
		return []Link{{Name: Local{Text: s.words(p.Lang).no}}}
	case model.DateField:
		return []Link{{Name: Local{Text: s.shownDate(value.Text.In(p.Lang), p.Lang)}}}
	case model.URLField:
		return []Link{{Name: Local{Text: value.Text.In(p.Lang)}, Href: value.Text.In(p.Lang)}}
	}
	if value.Text.IsEmpty() {
		return nil
	}
	return []Link{{Name: local(value.Text, p.Lang)}}
}

// sections are the description and the fields of prose.
func (s *Site) sections(p *Page, e *model.Element) []Section {
	var sections []Section
	if prose := pick(e.Description, p.Lang); prose != nil {
		sections = append(sections, Section{Lang: foreign(prose, p.Lang, s), Body: s.body(p, prose)})
	}
	for i := range e.Fields {
		f := &e.Fields[i]
		if prose := pick(f.Value.Prose, p.Lang); prose != nil {
			sections = append(sections, Section{ID: f.Field.ID, Title: f.Field.Name.In(p.Lang), Lang: foreign(prose, p.Lang, s), Body: s.body(p, prose)})
		}
	}
	return sections
}

// pick takes the prose for a language, or what it falls back to.
func pick(proses []*model.Prose, lang string) *model.Prose {
	if len(proses) == 0 {
		return nil
	}
	order := []string{lang, ""}
	switch lang {
	case "nn":
		order = append(order, "nb")
	case "nb":
		order = append(order, "nn")
	}
	for _, want := range order {
		for _, p := range proses {
			if p.Lang == want {
				return p
			}
		}
	}
	return proses[0]
}

// foreign is the language of a prose when it is not the page's.
func foreign(prose *model.Prose, lang string, s *Site) string {
	actual := prose.Lang
	if actual == "" {
		actual = s.model.Config.DefaultLanguage()
	}
	if actual == lang {
		return ""
	}
	return actual
}

func (s *Site) requirement(p *Page, e *model.Element, r *model.Requirement) Requirement {
	item := Requirement{
		ID: r.ID, Level: r.Level, Basis: r.Basis, Text: local(r.Text, p.Lang), Verify: local(r.Verify, p.Lang), Address: e.ID + "#" + r.ID,
		Href: s.permanent(p, e.ID, r.ID),
	}
	for _, group := range s.partRelations(p, r.Part) {
		item.Conforms = append(item.Conforms, group.Items...)
	}
	return item
}

// relationGroups groups what the element relates to: by direction, longest
// last. Parts' relations are shown with the part.
func (s *Site) relationGroups(p *Page, e *model.Element) []RelationGroup {
	groups := newGrouping()
	for r := range e.AllOut() {
		groups.add(s, p, model.Direction{Type: r.Type}, r, r.From, r.To)
	}
	for r := range e.AllIn() {
		groups.add(s, p, model.Direction{Type: r.Type, Inverse: !r.Type.Symmetric()}, r, r.To, r.From)
	}
	list := groups.list()
	sort.SliceStable(list, func(i, j int) bool { return len(list[i].Items) < len(list[j].Items) })
	for i := range list {
		list[i].List = s.filteredBy(p, e, list[i].key)
	}
	return list
}

// filteredBy leads to the list of another kind that this element is a filter
// of, "" when there is none.
func (s *Site) filteredBy(p *Page, e *model.Element, d model.Direction) string {
	facet := facetField{relation: &model.Direction{Type: d.Type, Inverse: !d.Inverse && !d.Type.Symmetric()}}
	for _, kind := range s.model.Metamodel.Kinds {
		if slices.Contains(kind.Facets, facet.id(p.Lang, s)) {
			if url := s.facetURL(kind, facet, e.ID, p.Lang); s.pages[url] != nil {
				return p.Href(url)
			}
		}
	}
	return ""
}

func (s *Site) partRelations(p *Page, part *model.Part) []RelationGroup {
	groups := newGrouping()
	for _, r := range part.Out {
		groups.add(s, p, model.Direction{Type: r.Type}, r, model.End{}, r.To)
	}
	for _, r := range part.In {
		groups.add(s, p, model.Direction{Type: r.Type, Inverse: !r.Type.Symmetric()}, r, model.End{}, r.From)
	}
	return groups.list()
}

// grouping collects relations by direction, in the order met.
type grouping struct {
	order  []model.Direction
	groups map[model.Direction]*RelationGroup
	items  map[relationKey]*heres
}

// relationKey is what makes two relations one item of a page.
type relationKey struct {
	direction model.Direction
	there     model.End
}

// heres are the parts of the page's element that an item names.
type heres struct {
	item  int
	parts map[*model.Part]bool
}

func newGrouping() *grouping {
	return &grouping{groups: map[model.Direction]*RelationGroup{}, items: map[relationKey]*heres{}}
}

func (g *grouping) add(s *Site, p *Page, d model.Direction, r *model.Relation, here, there model.End) {
	if there.Element.Internal {
		return
	}
	group := g.groups[d]
	if group == nil {
		group = &RelationGroup{ID: "rel-" + d.Key(), Name: d.Name().In(p.Lang), key: d}
		g.groups[d] = group
		g.order = append(g.order, d)
	}
	// A relation that several parts of this element have is one item that names them.
	key := relationKey{d, there}
	if known := g.items[key]; known != nil {
		item := &group.Items[known.item]
		if here.Part != nil && item.Here != "" && !known.parts[here.Part] {
			known.parts[here.Part] = true
			item.Here += ", " + partName(here.Part, p.Lang)
		}
		return
	}
	item := RelationItem{Card: s.card(p, there.Element), Note: local(r.Note, p.Lang), rank: s.ranks[p.Lang].elements[there.Element]}
	item.Card.Href = p.Href(s.endURL(there, p.Lang))
	if there.Part != nil {
		item.Part = partName(there.Part, p.Lang)
	}
	if here.Part != nil {
		item.Here = partName(here.Part, p.Lang)
	}
	for i := range r.Fields {
		if values := s.values(p, r.Fields[i].Field, &r.Fields[i].Value); len(values) > 0 {
			item.Facts = append(item.Facts, Fact{Name: r.Fields[i].Field.Name.In(p.Lang), Values: values})
		}
	}
	g.items[key] = &heres{item: len(group.Items), parts: map[*model.Part]bool{here.Part: true}}
	group.Items = append(group.Items, item)
}

func (g *grouping) list() []RelationGroup {
	list := make([]RelationGroup, 0, len(g.order))
	for _, d := range g.order {
		group := g.groups[d]
		sort.SliceStable(group.Items, func(i, j int) bool { return group.Items[i].rank < group.Items[j].rank })
		list = append(list, *group)
	}
	return list
}

// partName is what a part is called: its name, or its id.
func partName(part *model.Part, lang string) string {
	if name := part.Name.In(lang); name != "" {
		return name
	}
	return part.ID
}

func (s *Site) sources(p *Page, sources []model.Source) []Source {
	var list []Source
	for _, source := range sources {
		if !source.To.Element.Internal {
			list = append(list, Source{Card: s.card(p, source.To.Element), At: source.At})
		}
	}
	return list
}

// mentions are the texts that name the element, each once.
func (s *Site) mentions(p *Page, e *model.Element) []Mention {
	var list []Mention
	seen := map[string]bool{}
	for _, m := range e.Mentions {
		mention := Mention{}
		switch {
		case m.Article != nil:
			a := s.original(m.Article)
			if a == nil {
				continue
			}
			mention.Title, mention.Href = local(translated(a, p.Lang).Title, p.Lang), p.Href(s.articleURL(a, p.Lang))
			mention.rank = s.ranks[p.Lang].articles[a]
		case m.Element != nil && !m.Element.Internal:
			mention.Title, mention.Href = local(m.Element.Name, p.Lang), p.Href(s.elementURL(m.Element, p.Lang))
			mention.Kind, mention.rank = m.Element.Kind.Name.In(p.Lang), s.ranks[p.Lang].elements[m.Element]
		}
		if mention.Href != "" && !seen[mention.Href] {
			seen[mention.Href] = true
			list = append(list, mention)
		}
	}
	sort.SliceStable(list, func(i, j int) bool {
		if (list[i].Kind == "") != (list[j].Kind == "") {
			return list[i].Kind == ""
		}
		return list[i].rank < list[j].rank
	})
	return list
}

// original is the published text that an article is or translates, nil for a draft.
func (s *Site) original(a *model.Article) *model.Article {
	if found := s.articles[a.Path]; found != nil {
		return found
	}
	for _, candidate := range s.articles {
		if candidate.Route == a.Route {
			return candidate
		}
	}
	return nil
}

// contentsOf lists an element page's sections. The words of the fixed ones are
// the theme's: Text is then "".
func contentsOf(page *ElementPage) []Heading {
	var list []Heading
	add := func(id, text string, count int) {
		list = append(list, Heading{Level: 2, ID: id, Text: text, Count: count})
	}
	for _, section := range page.Sections {
		if section.ID != "" {
			add(section.ID, section.Title, 0)
		}
	}
	if page.Meeting != nil {
		add("cases", "", len(page.Meeting.Cases))
	}
	if page.Process != nil {
		add("steps", "", len(page.Process.Steps))
	}
	if page.Information != nil {
		add("entities", "", len(page.Information.Entities))
		if len(page.Information.CodeLists) > 0 {
			add("codelists", "", len(page.Information.CodeLists))
		}
	}
	if page.Dataset != nil {
		add("rows", "", len(page.Dataset.Rows))
	}
	if len(page.Requirements) > 0 {
		add("requirements", "", len(page.Requirements))
	}
	if len(page.Gone) > 0 {
		add("gone", "", len(page.Gone))
	}
	if len(page.Files) > 0 {
		add("files", "", len(page.Files))
	}
	for _, group := range page.Relations {
		add(group.ID, group.Name, len(group.Items))
	}
	if page.Impact != nil {
		add("impact", "", page.Impact.Direct+page.Impact.Indirect)
	}
	if len(page.Sources) > 0 {
		add("sources", "", len(page.Sources))
	}
	if len(page.Mentions) > 0 {
		add("mentions", "", len(page.Mentions))
	}
	if len(page.History) > 0 {
		add("history", "", len(page.History))
	}
	return list
}
