package site

import (
	"slices"
	"strings"
	"unicode/utf8"

	"lintel/generator/model"
)

// facetField is what a kind's list can be filtered by: an enum field marked as
// facet, a relation that the kind names, or the status when both are nil.
type facetField struct {
	field    *model.Field
	relation *model.Direction
}

// facetValue is one value that an element has in a facet.
type facetValue struct {
	id    string
	name  Local
	order int
}

func (f facetField) id(lang string, s *Site) string {
	switch {
	case f.relation != nil:
		return f.relation.Key()
	case f.field != nil:
		return f.field.ID
	}
	return s.words(lang).statusPath
}

func (f facetField) name(lang string, s *Site) string {
	switch {
	case f.relation != nil:
		return f.relation.Name().In(lang)
	case f.field != nil:
		return f.field.Name.In(lang)
	}
	return s.words(lang).status
}

// facetValues gives the values that an element has in a facet, each once.
func (s *Site) facetValues(f facetField, e *model.Element, lang string) []facetValue {
	switch {
	case f.relation != nil:
		var list []facetValue
		seen := map[*model.Element]bool{}
		for _, at := range withVersions(e) {
			for _, other := range neighbours(at, *f.relation) {
				if !seen[other] {
					seen[other] = true
					list = append(list, facetValue{other.ID, local(other.Name, lang), s.ranks[lang].elements[other]})
				}
			}
		}
		return list
	case f.field == nil:
		if e.Status == nil {
			return nil
		}
		return []facetValue{{e.Status.ID, local(e.Status.Name, lang), e.Status.Order}}
	}
	v := e.Field(f.field.ID)
	if v == nil {
		return nil
	}
	items := v.Items
	if !f.field.List {
		items = []model.Value{*v}
	}
	var list []facetValue
	for _, item := range items {
		if item.Enum != nil && !slices.ContainsFunc(list, func(known facetValue) bool { return known.id == item.Enum.ID }) {
			list = append(list, facetValue{item.Enum.ID, local(item.Enum.Name, lang), item.Enum.Order})
		}
	}
	return list
}

// withVersions is an element and its versions: who follows a version of a
// standard follows the standard.
func withVersions(e *model.Element) []*model.Element {
	list := []*model.Element{e}
	for _, r := range e.In {
		if r.Type.ID == "version-of" && !r.From.Element.Internal {
			list = append(list, r.From.Element)
		}
	}
	return list
}

// facetFields are a kind's facets: status, fields, then relations.
func (s *Site) facetFields(kind *model.Kind) []facetField {
	fields := []facetField{{}}
	for _, f := range kind.Fields {
		if f.Facet && f.Type == model.EnumField {
			fields = append(fields, facetField{field: f})
		}
	}
	for _, key := range kind.Facets {
		if d, ok := s.model.Metamodel.Relation(key); ok {
			fields = append(fields, facetField{relation: &d})
		}
	}
	return fields
}

func (s *Site) addLists(lang string) {
	for _, kind := range s.model.Metamodel.Kinds {
		elements := s.published[kind]
		if len(elements) == 0 {
			continue
		}
		plural := local(kind.Plural, lang)
		about := kind.Description.In(lang)
		s.add(&Page{
			URL: s.kindURL(kind, lang), Lang: lang, Template: "list", Title: plural, group: "kind " + kind.ID, about: about,
			owner:   model.Ref{Text: kind.ID, Span: kind.Span},
			crumbs:  []crumb{{name: plural}},
			content: func(p *Page) any { return s.listPage(p, kind, nil, "") },
		})
		for _, facet := range s.facetFields(kind) {
			s.addFilters(kind, facet, lang)
		}
	}
}

// addFilters adds a page for each value of a facet that an element has.
func (s *Site) addFilters(kind *model.Kind, facet facetField, lang string) {
	seen := map[string]bool{}
	for _, e := range s.published[kind] {
		for _, value := range s.facetValues(facet, e, lang) {
			if seen[value.id] {
				continue
			}
			seen[value.id] = true
			name := value.name.Text
			if facet.relation == nil {
				name = strings.ToLower(name)
			}
			s.add(&Page{
				URL: s.facetURL(kind, facet, value.id, lang), Lang: lang, Template: "list", Title: Local{Text: kind.Plural.In(lang) + ": " + name},
				group:   "kind " + kind.ID + " " + facet.id("en", s) + " " + value.id,
				owner:   model.Ref{Text: kind.ID, Span: kind.Span},
				crumbs:  []crumb{{name: Local{Text: kind.Plural.In(lang)}, url: s.kindURL(kind, lang)}, {name: value.name}},
				content: func(p *Page) any { return s.listPage(p, kind, &facet, value.id) },
			})
		}
	}
}

func (s *Site) facetURL(kind *model.Kind, facet facetField, value, lang string) string {
	return s.kindURL(kind, lang) + facet.id(lang, s) + "/" + value + "/"
}

func (s *Site) listPage(p *Page, kind *model.Kind, filter *facetField, value string) *ListPage {
	elements := s.published[kind]
	page := &ListPage{
		Description: kind.Description.In(p.Lang), Layer: layerMark(kind.Layer, p.Lang), AllHref: p.Href(s.kindURL(kind, p.Lang)), AllCount: len(elements),
	}
	if s.isCompared(kind) {
		page.Compare = p.Href(s.compareURL(kind, p.Lang))
	}
	for _, facet := range s.facetFields(kind) {
		shown := s.facet(p, kind, facet, filter, value)
		if len(shown.Values) == 0 {
			continue
		}
		for i := range shown.Values {
			if shown.Values[i].Current {
				page.Active, page.ActiveName = &shown.Values[i], shown.Name
			}
		}
		page.Facets = append(page.Facets, shown)
	}
	var chosen []*model.Element
	for _, e := range elements {
		if filter == nil || slices.ContainsFunc(s.facetValues(*filter, e, p.Lang), func(v facetValue) bool { return v.id == value }) {
			chosen = append(chosen, e)
		}
	}
	page.List = s.kindTable(p, kind, s.sortElements(chosen, p.Lang))
	return page
}

func (s *Site) facet(p *Page, kind *model.Kind, facet facetField, active *facetField, activeValue string) Facet {
	shown := Facet{ID: facet.id(p.Lang, s), Name: facet.name(p.Lang, s), Folded: facet.relation != nil}
	isActive := active != nil && active.id(p.Lang, s) == facet.id(p.Lang, s)
	index, orders := map[string]int{}, []int{}
	for _, e := range s.published[kind] {
		for _, value := range s.facetValues(facet, e, p.Lang) {
			at, known := index[value.id]
			if !known {
				at = len(shown.Values)
				index[value.id] = at
				shown.Values = append(shown.Values, FacetValue{
					ID: value.id, Name: value.name, Href: p.Href(s.facetURL(kind, facet, value.id, p.Lang)), Current: isActive && activeValue == value.id,
				})
				orders = append(orders, value.order)
			}
			shown.Values[at].Count++
		}
	}
	slices.SortStableFunc(shown.Values, func(a, b FacetValue) int { return orders[index[a.ID]] - orders[index[b.ID]] })
	if facet.relation != nil && active != nil && len(shown.Values) > mostFilters {
		shown.Values = slices.DeleteFunc(shown.Values, func(v FacetValue) bool { return !v.Current })
	}
	return shown
}

// mostFilters is how many elements a filtered list offers as other filters: it
// has a page for each of them, and each page would list them all.
const mostFilters = 60

// kindTable lists elements with the columns that the kind names, or those that
// tell its elements apart: its facets and who answers for them. Whether
// anything has a status is for the theme to see.
func (s *Site) kindTable(p *Page, kind *model.Kind, elements []*model.Element) List {
	list := List{Show: "table", Count: len(elements)}
	columns := s.columnsOf(kind, elements)
	for _, name := range columns {
		list.Columns = append(list.Columns, Column{Name: Local{Text: s.kindColumnName(kind, name, p.Lang)}})
	}
	facets := s.facetFields(kind)
	for _, e := range elements {
		row := ListRow{Card: s.card(p, e)}
		for _, name := range columns {
			row.Cells = append(row.Cells, Cell{Text: s.columnValue(p, e, name)})
		}
		for _, facet := range facets {
			for _, value := range s.facetValues(facet, e, p.Lang) {
				row.Facets = append(row.Facets, facet.id(p.Lang, s)+":"+value.id)
			}
		}
		list.Rows = append(list.Rows, row)
	}
	return list
}

// columnsOf are the columns of a kind's list.
func (s *Site) columnsOf(kind *model.Kind, elements []*model.Element) []string {
	if kind.Columns != nil {
		return kind.Columns
	}
	var columns []string
	for _, facet := range s.facetFields(kind) {
		if facet.field != nil {
			columns = append(columns, facet.field.ID)
		}
	}
	owner := ownerRelation(s.model.Metamodel)
	if slices.ContainsFunc(elements, func(e *model.Element) bool { return len(owners(e, owner)) > 0 }) {
		columns = append(columns, owner.ID)
	}
	return columns
}

// kindColumnName is what a column is called in a kind's own list.
func (s *Site) kindColumnName(kind *model.Kind, name, lang string) string {
	if f := kind.Field(name); f != nil {
		return f.Name.In(lang)
	}
	return s.columnName(name, lang)
}

// ownerRelation is the relation that tells who answers for an element: the
// metamodel's managed-by or owner, whichever it has.
func ownerRelation(m *model.Metamodel) *model.RelationType {
	for _, key := range [...]string{"managed-by", "owner"} {
		if d, ok := m.Relation(key); ok && !d.Inverse {
			return d.Type
		}
	}
	return nil
}

func owners(e *model.Element, relation *model.RelationType) []*model.Element {
	var list []*model.Element
	for _, r := range e.Out {
		if relation != nil && r.Type == relation && !r.To.Element.Internal {
			list = append(list, r.To.Element)
		}
	}
	return list
}

// glossaryElements are the published elements of kinds that define terms.
func (s *Site) glossaryElements() []*model.Element {
	var list []*model.Element
	for _, kind := range s.model.Metamodel.Kinds {
		if kind.Field("definition") != nil {
			list = append(list, s.published[kind]...)
		}
	}
	return list
}

func (s *Site) addOverview(lang string) {
	w := s.words(lang)
	s.add(&Page{
		URL: s.overviewURL(lang), Lang: lang, Template: "overview", Title: Local{Text: w.overview}, group: "overview",
		crumbs:  []crumb{{name: Local{Text: w.overview}}},
		content: func(p *Page) any { return s.overviewPage(p) },
	})
	if s.glossary {
		s.add(&Page{
			URL: s.glossaryURL(lang), Lang: lang, Template: "glossary", Title: Local{Text: w.glossary}, group: "glossary",
			crumbs:  []crumb{{name: Local{Text: w.glossary}}},
			content: func(p *Page) any { return s.glossaryPage(p) },
		})
	}
	if s.options.Mount != nil {
		return
	}
	s.add(&Page{
		URL: s.prefix(lang) + "/404.html", Lang: lang, Template: "notfound", Title: Local{Text: w.notFound}, group: "404",
		content: func(p *Page) any { return &NotFoundPage{Kinds: s.kindEntries(p)} },
	})
}

// kindEntries are the kinds that have elements.
func (s *Site) kindEntries(p *Page) []KindEntry {
	var entries []KindEntry
	for _, kind := range s.model.Metamodel.Kinds {
		if count := len(s.published[kind]); count > 0 {
			entries = append(entries, KindEntry{
				ID: kind.ID, Name: kind.Plural.In(p.Lang), Description: kind.Description.In(p.Lang), Layer: layerMark(kind.Layer, p.Lang),
				Count: count, Href: p.Href(s.kindURL(kind, p.Lang)),
			})
		}
	}
	return entries
}

func (s *Site) overviewPage(p *Page) *OverviewPage {
	page := &OverviewPage{}
	entries := s.kindEntries(p)
	take := func(layer *model.Layer) {
		group := OverviewLayer{Layer: layerMark(layer, p.Lang)}
		for _, entry := range entries {
			if (entry.Layer == nil && layer == nil) || (entry.Layer != nil && layer != nil && entry.Layer.ID == layer.ID) {
				group.Kinds = append(group.Kinds, entry)
			}
		}
		if len(group.Kinds) > 0 {
			page.Layers = append(page.Layers, group)
		}
	}
	for _, layer := range s.model.Metamodel.Layers {
		take(layer)
	}
	take(nil)
	return page
}

func (s *Site) glossaryPage(p *Page) *GlossaryPage {
	page := &GlossaryPage{}
	var terms []Term
	for _, e := range s.glossaryElements() {
		term := Term{Name: local(e.Name, p.Lang), Card: s.card(p, e)}
		if v := e.Field("definition"); v != nil {
			term.Definition = local(v.Text, p.Lang)
		}
		term.Also = s.terms(e, "alternative-terms", p.Lang)
		term.Deprecated = s.terms(e, "deprecated-terms", p.Lang)
		terms = append(terms, term)
		page.Count++
		for _, other := range term.Also {
			terms = append(terms, Term{Name: other, Card: term.Card, See: "also"})
		}
		for _, other := range term.Deprecated {
			terms = append(terms, Term{Name: other, Card: term.Card, See: "deprecated"})
		}
	}
	order := collator(p.Lang)
	slices.SortStableFunc(terms, func(a, b Term) int { return order.CompareString(a.Name.Text, b.Name.Text) })
	for _, term := range terms {
		first, _ := utf8.DecodeRuneInString(term.Name.Text)
		letter := strings.ToUpper(string(first))
		if last := len(page.Letters) - 1; last < 0 || page.Letters[last].Letter != letter {
			page.Letters = append(page.Letters, GlossaryLetter{Letter: letter, ID: "letter-" + strings.ToLower(asciiLetter(letter))})
		}
		last := &page.Letters[len(page.Letters)-1]
		last.Terms = append(last.Terms, term)
	}
	return page
}

func asciiLetter(letter string) string {
	return strings.NewReplacer("Æ", "ae", "Ø", "oe", "Å", "aa").Replace(letter)
}

func (s *Site) terms(e *model.Element, field, lang string) []Local {
	v := e.Field(field)
	if v == nil {
		return nil
	}
	var list []Local
	for _, item := range v.Items {
		if text := local(item.Text, lang); text.Text != "" {
			list = append(list, text)
		}
	}
	return list
}
