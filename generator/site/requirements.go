package site

import (
	"cmp"
	"slices"

	"lintel/generator/model"
	"lintel/generator/requirements"
)

// requirementsCSV is the name of an element's requirements as a file.
const requirementsCSV = "requirements.csv"

// mostListed is how many elements the page of the requirement list names
// itself. The lists of the kinds lead to the others.
const mostListed = 200

// RequirementsPage is the content of template requirements.
type RequirementsPage struct {
	Form     string // href of what all lists share; one an element stands in the folder of that name
	Elements []ListedElement
	Kinds    []KindEntry // whose lists hold more that can be added
}

// ListedElement is an element that has requirements.
type ListedElement struct {
	Card  Card
	Count int
	CSV   string // href
}

func (s *Site) addRequirements(lang string) {
	if len(s.listable) == 0 {
		return
	}
	title := Local{Text: s.words(lang).requirements}
	s.add(&Page{
		URL: s.requirementsURL(lang), Lang: lang, Template: "requirements", Title: title, group: "requirements",
		crumbs:  []crumb{{name: title}},
		content: func(p *Page) any { return s.requirementsPage(p) },
	})
}

func (s *Site) requirementsPage(p *Page) *RequirementsPage {
	page := &RequirementsPage{Form: p.Href("/data/requirements.js")}
	var elements []*model.Element
	for _, kind := range s.model.Metamodel.Kinds {
		count, named := 0, len(elements)
		for _, e := range s.published[kind] {
			if !s.listable[e] {
				continue
			}
			count++
			if len(e.Requirements) > 0 {
				elements = append(elements, e)
			}
		}
		if named = len(elements) - named; count > named || len(elements) > mostListed { // there are more to find
			page.Kinds = append(page.Kinds, KindEntry{
				ID: kind.ID, Name: kind.Plural.In(p.Lang), Layer: layerMark(kind.Layer, p.Lang), Href: p.Href(s.kindURL(kind, p.Lang)), Count: count,
			})
		}
	}
	ranks := s.ranks[p.Lang].elements
	slices.SortFunc(elements, func(a, b *model.Element) int { return cmp.Compare(ranks[a], ranks[b]) })
	for _, e := range elements[:min(len(elements), mostListed)] {
		page.Elements = append(page.Elements, ListedElement{
			Card: s.card(p, e), Count: len(e.Requirements), CSV: p.Href(s.elementURL(e, p.Lang) + requirementsCSV),
		})
	}
	return page
}

// addRequirementFiles adds what lists are made of in the browser, and the
// ready-made lists of one element for who reads without script.
func (s *Site) addRequirementFiles() {
	if len(s.listable) == 0 {
		return
	}
	s.file("data/requirements.js", func() []byte { return requirements.Form(s.model, s.baseURL, s.options.Edition) })
	for _, e := range s.model.Elements {
		if !s.listable[e] {
			continue
		}
		s.file("data/requirements/"+e.ID+".js", func() []byte { return requirements.Data(s.model, e) })
		if len(e.Requirements) == 0 {
			continue
		}
		for _, lang := range s.model.Config.Languages {
			s.file((s.elementURL(e, lang) + requirementsCSV)[1:], func() []byte { return s.requirementsCSV(e, lang) })
		}
	}
}

func (s *Site) requirementsCSV(e *model.Element, lang string) []byte {
	list := requirements.New(s.model, []*model.Element{e}, requirements.Options{Lang: lang, Base: s.baseURL, Edition: s.options.Edition})
	data, err := list.CSV()
	if err != nil {
		panic(err) // it is written to memory
	}
	return data
}
