package site

import (
	"slices"
	"strings"

	"lintel/generator/model"
)

// ComparePage is the content of template compare.
type ComparePage struct {
	Kind     string // plural
	ListHref string
	Criteria []Criterion
	Columns  []Compared
	Groups   [][]Compared // those that are taken for one another: what is shown without script
}

// Criterion is a line of a comparison.
type Criterion struct {
	ID, Name string
}

// Compared is an element as a column of a comparison: one cell a criterion.
type Compared struct {
	Card  Card
	Cells []ComparedCell
}

// ComparedCell is what an element has to say to a criterion: prose, or a list.
type ComparedCell struct {
	Name  string // the criterion's
	Lang  string // of the prose
	Body  Body
	Links []Link
}

// How many elements stand side by side, and how many a kind may have to be
// compared at all: the page carries all of them, because a script may not fetch
// from a folder.
const (
	mostSideBySide = 4
	mostCompared   = 300
)

func (s *Site) isCompared(kind *model.Kind) bool {
	count := len(s.published[kind])
	return len(kind.Compare) > 0 && count > 1 && count <= mostCompared
}

func (s *Site) compareURL(kind *model.Kind, lang string) string {
	return s.kindURL(kind, lang) + s.words(lang).comparePath + "/"
}

// compareHref leads from an element to its kind's comparison, with the element
// chosen.
func (s *Site) compareHref(p *Page, e *model.Element) string {
	if !s.isCompared(e.Kind) {
		return ""
	}
	return p.Href(s.compareURL(e.Kind, p.Lang)) + "?id=" + e.ID
}

func (s *Site) addCompare(lang string) {
	for _, kind := range s.model.Metamodel.Kinds {
		if !s.isCompared(kind) {
			continue
		}
		plural := kind.Plural.In(lang)
		s.add(&Page{
			URL: s.compareURL(kind, lang), Lang: lang, Template: "compare", Title: Local{Text: s.words(lang).compare + " " + strings.ToLower(plural)},
			group: "compare " + kind.ID, owner: model.Ref{Text: kind.ID, Span: kind.Span},
			crumbs:  []crumb{{name: Local{Text: plural}, url: s.kindURL(kind, lang)}, {name: Local{Text: s.words(lang).compare}}},
			content: func(p *Page) any { return s.comparePage(p, kind) },
		})
	}
}

func (s *Site) comparePage(p *Page, kind *model.Kind) *ComparePage {
	page := &ComparePage{Kind: kind.Plural.In(p.Lang), ListHref: p.Href(s.kindURL(kind, p.Lang))}
	for _, name := range kind.Compare {
		page.Criteria = append(page.Criteria, Criterion{name, s.kindColumnName(kind, name, p.Lang)})
	}
	columns := map[*model.Element]Compared{}
	elements := s.sortElements(s.published[kind], p.Lang)
	for _, e := range elements {
		column := Compared{Card: s.card(p, e)}
		for _, criterion := range page.Criteria {
			cell := s.comparedCell(p, e, criterion.ID)
			cell.Name = criterion.Name
			column.Cells = append(column.Cells, cell)
		}
		columns[e] = column
		page.Columns = append(page.Columns, column)
	}
	for _, group := range confused(elements) {
		var shown []Compared
		for _, e := range group {
			shown = append(shown, columns[e])
		}
		page.Groups = append(page.Groups, shown)
	}
	return page
}

// confused are the groups of elements that are taken for one another: each with
// those it relates to so, no group within another, no more than fit.
func confused(elements []*model.Element) [][]*model.Element {
	var groups [][]*model.Element
	taken := map[*model.Element]bool{}
	for _, e := range elements {
		group := []*model.Element{e}
		for _, relations := range [...][]*model.Relation{e.Out, e.In} {
			for _, r := range relations {
				other := r.To.Element
				if other == e {
					other = r.From.Element
				}
				if r.Type.ID == "confused-with" && slices.Contains(elements, other) && !slices.Contains(group, other) {
					group = append(group, other)
				}
			}
		}
		if len(group) < 2 || taken[e] {
			continue
		}
		group = group[:min(len(group), mostSideBySide)]
		for _, member := range group {
			taken[member] = true
		}
		groups = append(groups, group)
	}
	return groups
}

// comparedCell is what an element has to say to a criterion.
func (s *Site) comparedCell(p *Page, e *model.Element, name string) ComparedCell {
	if f := e.Kind.Field(name); f != nil && f.Type == model.MarkdownField {
		v := e.Field(name)
		if v == nil {
			return ComparedCell{}
		}
		prose := pick(v.Prose, p.Lang)
		if prose == nil {
			return ComparedCell{}
		}
		return ComparedCell{Lang: foreign(prose, p.Lang, s), Body: s.body(p, prose)}
	}
	if d, ok := s.model.Metamodel.Relation(name); ok {
		var cell ComparedCell
		for _, other := range neighbours(e, d) {
			cell.Links = append(cell.Links, Link{Name: local(other.Name, p.Lang), Href: p.Href(s.elementURL(other, p.Lang))})
		}
		return cell
	}
	if f := e.Kind.Field(name); f != nil {
		if f.Type == model.FileField {
			var cell ComparedCell
			for _, file := range s.filesOf(p, e) {
				cell.Links = append(cell.Links, Link{Name: Local{Text: file.Format + ": " + file.Name}, Href: file.Href})
			}
			return cell
		}
		if v := e.Field(name); v != nil {
			return ComparedCell{Links: s.values(p, f, v)}
		}
		return ComparedCell{}
	}
	if name == "requirements" {
		if len(e.Requirements) == 0 {
			return ComparedCell{}
		}
		return ComparedCell{Links: []Link{{Name: Local{Text: shownNumber(float64(len(e.Requirements)), p.Lang)}, Href: p.Href(s.elementURL(e, p.Lang) + "#requirements")}}}
	}
	if value := s.columnValue(p, e, name); value.Text != "" {
		return ComparedCell{Links: []Link{{Name: value}}}
	}
	return ComparedCell{}
}
