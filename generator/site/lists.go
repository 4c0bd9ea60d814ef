package site

import (
	"slices"
	"strings"
	"unicode/utf8"

	"lintel/generator/model"
)

// facetField is what a kind's list can be filtered by: an enum field marked as
// facet, or the status when field is nil.
type facetField struct {
	field *model.Field
}

func (f facetField) id(lang string) string {
	if f.field == nil {
		return words[lang].statusPath
	}
	return f.field.ID
}

func (f facetField) name(lang string) string {
	if f.field == nil {
		return words[lang].status
	}
	return f.field.Name.In(lang)
}

// value gives the element's value as id and name; "" when it has none.
func (f facetField) value(e *model.Element, lang string) (id, name string, order int) {
	if f.field == nil {
		if e.Status == nil {
			return "", "", 0
		}
		return e.Status.ID, e.Status.Name.In(lang), e.Status.Order
	}
	if v := e.Field(f.field.ID); v != nil && v.Enum != nil {
		return v.Enum.ID, v.Enum.Name.In(lang), v.Enum.Order
	}
	return "", "", 0
}

func facetFields(kind *model.Kind) []facetField {
	fields := []facetField{{}}
	for _, f := range kind.Fields {
		if f.Facet && f.Type == model.EnumField && !f.List {
			fields = append(fields, facetField{f})
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
		for _, facet := range facetFields(kind) {
			s.addFilters(kind, facet, lang)
		}
	}
}

// addFilters adds a page for each value of a facet that an element has.
func (s *Site) addFilters(kind *model.Kind, facet facetField, lang string) {
	seen := map[string]bool{}
	for _, e := range s.published[kind] {
		id, name, _ := facet.value(e, lang)
		if id == "" || seen[id] {
			continue
		}
		seen[id] = true
		title := Local{Text: kind.Plural.In(lang) + ": " + strings.ToLower(name)}
		s.add(&Page{
			URL: s.facetURL(kind, facet, id, lang), Lang: lang, Template: "list", Title: title,
			group:   "kind " + kind.ID + " " + facet.id("en") + " " + id,
			owner:   model.Ref{Text: kind.ID, Span: kind.Span},
			crumbs:  []crumb{{name: Local{Text: kind.Plural.In(lang)}, url: s.kindURL(kind, lang)}, {name: Local{Text: name}}},
			content: func(p *Page) any { return s.listPage(p, kind, &facet, id) },
		})
	}
}

func (s *Site) facetURL(kind *model.Kind, facet facetField, value, lang string) string {
	return s.kindURL(kind, lang) + facet.id(lang) + "/" + value + "/"
}

func (s *Site) listPage(p *Page, kind *model.Kind, filter *facetField, value string) *ListPage {
	elements := s.published[kind]
	page := &ListPage{
		Description: kind.Description.In(p.Lang), Layer: layerMark(kind.Layer, p.Lang), AllHref: p.Href(s.kindURL(kind, p.Lang)), AllCount: len(elements),
	}
	for _, facet := range facetFields(kind) {
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
		if filter == nil {
			chosen = append(chosen, e)
		} else if id, _, _ := filter.value(e, p.Lang); id == value {
			chosen = append(chosen, e)
		}
	}
	page.List = s.kindTable(p, kind, s.sortElements(chosen, p.Lang))
	return page
}

func (s *Site) facet(p *Page, kind *model.Kind, facet facetField, active *facetField, activeValue string) Facet {
	shown := Facet{ID: facet.id(p.Lang), Name: facet.name(p.Lang)}
	index, orders := map[string]int{}, []int{}
	for _, e := range s.published[kind] {
		id, name, order := facet.value(e, p.Lang)
		if id == "" {
			continue
		}
		at, known := index[id]
		if !known {
			at = len(shown.Values)
			index[id] = at
			shown.Values = append(shown.Values, FacetValue{
				ID: id, Name: name, Href: p.Href(s.facetURL(kind, facet, id, p.Lang)),
				Current: active != nil && active.field == facet.field && activeValue == id,
			})
			orders = append(orders, order)
		}
		shown.Values[at].Count++
	}
	slices.SortStableFunc(shown.Values, func(a, b FacetValue) int { return orders[index[a.ID]] - orders[index[b.ID]] })
	return shown
}

// kindTable lists elements with the columns that tell them apart: the kind's
// facets and whether anything has a status is for the theme to see.
func (s *Site) kindTable(p *Page, kind *model.Kind, elements []*model.Element) List {
	list := List{Show: "table", Count: len(elements)}
	facets := facetFields(kind)[1:]
	owner := ownerRelation(s.model.Metamodel)
	hasOwner := false
	for _, e := range elements {
		hasOwner = hasOwner || len(owners(e, owner)) > 0
	}
	for _, f := range facets {
		list.Columns = append(list.Columns, Column{Name: Local{Text: f.name(p.Lang)}})
	}
	if hasOwner {
		list.Columns = append(list.Columns, Column{Name: local(owner.Name, p.Lang)})
	}
	for _, e := range elements {
		row := ListRow{Card: s.card(p, e)}
		for _, f := range facets {
			_, name, _ := f.value(e, p.Lang)
			row.Cells = append(row.Cells, Cell{Text: Local{Text: name}})
		}
		if hasOwner {
			var names []string
			for _, o := range owners(e, owner) {
				names = append(names, o.Name.In(p.Lang))
			}
			row.Cells = append(row.Cells, Cell{Text: Local{Text: strings.Join(names, ", ")}})
		}
		list.Rows = append(list.Rows, row)
	}
	return list
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
	w := words[lang]
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
	for _, e := range s.sortElements(s.glossaryElements(), p.Lang) {
		term := Term{Card: s.card(p, e)}
		if v := e.Field("definition"); v != nil {
			term.Definition = local(v.Text, p.Lang)
		}
		term.Also = s.terms(e, "alternative-terms", p.Lang)
		term.Deprecated = s.terms(e, "deprecated-terms", p.Lang)
		first, _ := utf8.DecodeRuneInString(term.Card.Name.Text)
		letter := strings.ToUpper(string(first))
		if last := len(page.Letters) - 1; last < 0 || page.Letters[last].Letter != letter {
			page.Letters = append(page.Letters, GlossaryLetter{Letter: letter, ID: "letter-" + strings.ToLower(asciiLetter(letter))})
		}
		last := &page.Letters[len(page.Letters)-1]
		last.Terms = append(last.Terms, term)
		page.Count++
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
