package site

import (
	"path"
	"strings"

	"lintel/generator/contract"
	"lintel/generator/model"
)

// ContractFile is a machine-readable file, ready to be taken away.
type ContractFile struct {
	Name    string // of the file
	Href    string
	Of      *Card // the interface that names it, nil when it is this element
	Format  string
	Dialect string
	Title   string
	Version string
	Names   []string // what it defines
	Page    string   // href of the page that shows it, "" when there is none
}

// ContractPage is the content of template openapi.
type ContractPage struct {
	File ContractFile
	Of   Card
	API  *contract.API
	Lang string // of the description, "" when the page's
}

// contractFiles gives an element's files: as they are published and as they lie
// in the repository.
func (s *Site) contractFiles(e *model.Element, yield func(file, url string, read *contract.Contract)) {
	for name, span := range e.FileNames() {
		target, ok := s.links.Resolve(span.Path(), name)
		if read := s.options.Contracts[target.File]; ok && read != nil {
			yield(target.File, s.elementURL(e, s.model.Config.DefaultLanguage())+path.Base(target.File), read)
		}
	}
}

// addContracts publishes the files beside the pages of the elements that name
// them, and a page for each OpenAPI description.
func (s *Site) addContracts() {
	for _, e := range s.model.Elements {
		if e.Internal {
			continue
		}
		s.contractFiles(e, func(file, url string, read *contract.Contract) {
			name := strings.TrimPrefix(url, "/")
			if s.claim(name, model.Ref{Text: e.ID, Span: e.IDSpan}) {
				s.Files = append(s.Files, &File{Path: name, Source: file})
			}
			if read.API == nil {
				return
			}
			for _, lang := range s.model.Config.Languages {
				title := local(e.Name, lang)
				s.add(&Page{
					URL: s.contractURL(e, file, lang), Lang: lang, Template: "openapi", Title: Local{Text: title.Text + ": OpenAPI", Lang: title.Lang},
					group: "contract " + e.ID + " " + file, owner: model.Ref{Text: e.ID, Span: e.IDSpan}, edit: file, about: e.Summary.In(lang),
					crumbs: []crumb{
						{name: Local{Text: e.Kind.Plural.In(lang)}, url: s.kindURL(e.Kind, lang)}, {name: title, url: s.elementURL(e, lang)}, {name: Local{Text: "OpenAPI"}},
					},
					content: func(p *Page) any {
						page := &ContractPage{File: s.contractFile(p, e, file, url, read), Of: s.card(p, e), API: read.API}
						if lang != s.model.Config.DefaultLanguage() {
							page.Lang = s.model.Config.DefaultLanguage()
						}
						return page
					},
				})
			}
		})
	}
}

// contractURL is the page of a description: the file's name up to its first
// point, under the element's.
func (s *Site) contractURL(e *model.Element, file, lang string) string {
	stem, _, _ := strings.Cut(path.Base(file), ".")
	return s.elementURL(e, lang) + stem + "/"
}

func (s *Site) contractFile(p *Page, e *model.Element, file, url string, read *contract.Contract) ContractFile {
	shown := ContractFile{
		Name: path.Base(file), Href: p.Href(url), Format: string(read.Format), Dialect: read.Dialect, Title: read.Title, Version: read.Version, Names: read.Names,
	}
	if read.API != nil {
		shown.Page = p.Href(s.contractURL(e, file, p.Lang))
	}
	return shown
}

// filesOf are an element's own files and those of the interfaces it offers.
func (s *Site) filesOf(p *Page, e *model.Element) []ContractFile {
	var list []ContractFile
	take := func(from *model.Element, of *Card) {
		s.contractFiles(from, func(file, url string, read *contract.Contract) {
			shown := s.contractFile(p, from, file, url, read)
			shown.Of = of
			list = append(list, shown)
		})
	}
	take(e, nil)
	for _, r := range e.Out {
		if r.Type.ID == "offers" && !r.To.Element.Internal {
			card := s.card(p, r.To.Element)
			take(r.To.Element, &card)
		}
	}
	return list
}
