package site

import (
	"html"
	"path"
	"slices"
	"strings"

	"lintel/generator/markdown"
	"lintel/generator/model"
)

// Document is something that search finds: a page, or a place on one.
type Document struct {
	ID     string // ks-svarut, ks-svarut#r1, /strategi/organisering, /strategi/organisering#maal; / is the front page
	Kind   string // a kind's id, text, section, list, or a part's kind: requirement, step, entity, codelist
	Layout bool   // a picture or a table of other things: a view or a dataset
	Sample bool   // shows what something could look like: its basis is example
	Status string // "" when it has none
	Names  []string
	Owners []string // ids
	Facets []DocumentFacet
	Links  int            // how much leads to it
	Texts  []DocumentText // one a language of the site, in its order
	Parts  []*Document    // the places on the page that are found by themselves
}

// DocumentFacet is a value that search can be narrowed by.
type DocumentFacet struct {
	Field, Value string // ids
}

// DocumentText is what a document says on its page in one language.
type DocumentText struct {
	Lang    string // of the page
	URL     string // from the site's root, without base path
	Own     bool   // the page is written in Lang, not fallen back to another
	Title   Local
	Also    []Local // other names for the same
	Above   Local   // the page that a place is on
	Summary Local
	Body    func() []Local `json:"-"` // made when it is asked for, by several at a time; nil for none
	Shown   string         // what of summary and body search cuts excerpts from: it is who sets it
}

// Paragraphs is what the page says below the summary.
func (t *DocumentText) Paragraphs() []Local {
	if t.Body == nil {
		return nil
	}
	return t.Body()
}

// Documents gives everything that search finds, in the order of the elements,
// the texts and the lists.
func (s *Site) Documents() []*Document {
	var list []*Document
	shared := s.sharedFacets()
	for _, e := range s.model.Elements {
		if !e.Internal {
			list = append(list, s.elementDocument(e, shared))
		}
	}
	for _, a := range s.model.Articles {
		if !a.Draft {
			list = append(list, s.articleDocument(a))
		}
	}
	list = append(list, s.listDocuments()...)
	return append(list, s.otherDocuments(list)...)
}

// otherDocuments are the pages that come with something: a meeting's agenda, an
// interface's contract, a comparison. They are found by their titles. Not found
// are pages that lead on, and lists narrowed to one value: the search narrows too.
func (s *Site) otherDocuments(known []*Document) []*Document {
	found := map[string]bool{}
	for _, d := range known {
		for i := range d.Texts {
			found[d.Texts[i].URL] = true
		}
	}
	var list []*Document
	for _, p := range s.Pages {
		if found[p.URL] || p.Lang != s.model.Config.DefaultLanguage() || slices.Contains([]string{"redirect", "notfound", "search", "list"}, p.Template) {
			continue
		}
		d := &Document{ID: strings.TrimSuffix(p.URL, "/"), Kind: "text", Layout: true}
		for _, lang := range s.model.Config.Languages {
			other := s.translations[p.group][lang]
			if other == nil && lang == p.Lang {
				other = p
			}
			if other != nil {
				d.Texts = append(d.Texts, DocumentText{Lang: lang, URL: other.URL, Own: other.falls == "", Title: other.Title, Summary: Local{Text: other.about, Lang: other.falls}})
			}
		}
		list = append(list, d)
	}
	return list
}

// sharedFacets are the facet fields that several kinds have: what one kind has
// alone is a filter of its list.
func (s *Site) sharedFacets() map[string]bool {
	count := map[string]int{}
	for _, kind := range s.model.Metamodel.Kinds {
		for _, f := range kind.Fields {
			if f.Facet && f.Type == model.EnumField && !f.List {
				count[f.ID]++
			}
		}
	}
	shared := map[string]bool{}
	for id, kinds := range count {
		shared[id] = kinds > 1
	}
	return shared
}

// FacetNames gives what facets and their values are called, by field: the name
// of the field itself is under "".
func (s *Site) FacetNames(lang string) map[string]map[string]string {
	names := map[string]map[string]string{}
	shared := s.sharedFacets()
	for _, kind := range s.model.Metamodel.Kinds {
		for _, f := range kind.Fields {
			if !shared[f.ID] || f.Type != model.EnumField {
				continue
			}
			if names[f.ID] == nil {
				names[f.ID] = map[string]string{"": f.Name.In(lang)}
			}
			for _, v := range f.Values {
				names[f.ID][v.ID] = v.Name.In(lang)
			}
		}
	}
	return names
}

func (s *Site) elementDocument(e *model.Element, shared map[string]bool) *Document {
	d := &Document{ID: e.ID, Kind: e.Kind.ID, Layout: e.View != nil || e.Dataset != nil, Sample: e.Basis == "example", Status: statusID(e), Names: []string{e.ID}, Links: len(e.Mentions)}
	for _, former := range e.Formerly {
		d.Names = append(d.Names, former.Text)
	}
	for range e.AllIn() {
		d.Links++
	}
	for _, owner := range owners(e, ownerRelation(s.model.Metamodel)) {
		d.Owners = append(d.Owners, owner.ID)
	}
	for _, f := range e.Fields {
		if shared[f.Field.ID] && f.Value.Enum != nil {
			d.Facets = append(d.Facets, DocumentFacet{f.Field.ID, f.Value.Enum.ID})
		}
	}
	for _, lang := range s.model.Config.Languages {
		text := DocumentText{Lang: lang, URL: s.elementURL(e, lang), Title: local(e.Name, lang), Summary: local(e.Summary, lang), Own: e.Name.Has(lang)}
		if !e.Summary.IsEmpty() {
			text.Own = text.Summary.Lang == ""
		}
		text.Also = append(s.terms(e, "alternative-terms", lang), s.terms(e, "deprecated-terms", lang)...)
		if text.Title.Text == "" {
			text.Title.Text = e.ID
		}
		text.Body = func() []Local { return s.elementBody(e, lang) }
		d.Texts = append(d.Texts, text)
	}
	d.Parts = s.partDocuments(e)
	return d
}

// elementBody is the prose and the fields of an element, and the cells of its table.
func (s *Site) elementBody(e *model.Element, lang string) []Local {
	var body []Local
	prose := func(p *model.Prose) {
		if document := s.documents[p]; document != nil {
			body = append(body, Local{Text: document.Text(s.naming(lang)), Lang: foreign(p, lang, s)})
		}
	}
	if p := pick(e.Description, lang); p != nil {
		prose(p)
	}
	for i := range e.Fields {
		f := &e.Fields[i]
		switch {
		case f.Field.Type == model.MarkdownField:
			if p := pick(f.Value.Prose, lang); p != nil {
				prose(p)
			}
		case f.Field.ID == "alternative-terms" || f.Field.ID == "deprecated-terms":
		case f.Field.Type == model.LocalizedField && f.Field.List:
			for _, item := range f.Value.Items {
				body = append(body, local(item.Text, lang))
			}
		case f.Field.Type == model.LocalizedField || f.Field.Type == model.TextField:
			body = append(body, local(f.Value.Text, lang))
		}
	}
	if e.Dataset != nil {
		for _, column := range e.Dataset.Columns {
			body = append(body, local(column.Name, lang))
		}
		for _, row := range e.Dataset.Rows {
			for _, cell := range row.Cells {
				if !cell.IsNumber {
					body = append(body, local(cell.Text, lang))
				}
			}
		}
	}
	return slices.DeleteFunc(body, func(l Local) bool { return l.Text == "" })
}

// naming names the references of a text in a language.
func (s *Site) naming(lang string) func(markdown.Reference) string {
	return func(r markdown.Reference) string { return s.referenceName(r, lang) }
}

// partDocuments are the requirements, steps, entities and code lists of an element.
func (s *Site) partDocuments(e *model.Element) []*Document {
	var list []*Document
	add := func(part *model.Part, kind string, text func(lang string, t *DocumentText)) {
		d := &Document{ID: e.ID + "#" + part.ID, Kind: kind, Status: statusID(e), Names: []string{part.ID, e.ID + "#" + part.ID}, Links: len(part.In)}
		for _, lang := range s.model.Config.Languages {
			t := DocumentText{
				Lang: lang, URL: s.elementURL(e, lang) + "#" + part.ID, Above: local(e.Name, lang), Title: partLocal(part, lang), Summary: local(part.Description, lang),
			}
			text(lang, &t)
			t.Own = t.Summary.Lang == "" && t.Title.Lang == ""
			d.Texts = append(d.Texts, t)
		}
		list = append(list, d)
	}
	for _, r := range e.Requirements {
		add(r.Part, "requirement", func(lang string, t *DocumentText) {
			t.Title = Local{Text: e.Name.In(lang) + " " + r.ID}
			t.Summary, t.Body = local(r.Text, lang), func() []Local { return []Local{local(r.Verify, lang)} }
		})
	}
	if e.Process != nil {
		for _, step := range e.Process.Steps {
			if !step.Name.IsEmpty() {
				add(step.Part, "step", func(string, *DocumentText) {})
			}
		}
	}
	if e.Information != nil {
		for _, entity := range e.Information.Entities {
			add(entity.Part, "entity", func(lang string, t *DocumentText) {
				t.Body = func() (body []Local) {
					for _, a := range entity.Attributes {
						body = append(body, partLocal(a.Part, lang), local(a.Description, lang))
					}
					return body
				}
			})
		}
		for _, codes := range e.Information.CodeLists {
			add(codes.Part, "codelist", func(lang string, t *DocumentText) {
				t.Body = func() (body []Local) {
					for _, code := range codes.Codes {
						body = append(body, partLocal(code, lang))
					}
					return body
				}
			})
		}
	}
	return list
}

func (s *Site) articleDocument(a *model.Article) *Document {
	d := &Document{ID: "/" + a.Route, Kind: "text"}
	for _, former := range a.Formerly {
		d.Names = append(d.Names, path.Base(former.Text))
	}
	sections := map[string]*Document{}
	var reference []section
	for _, lang := range s.model.Config.Languages {
		t := translated(a, lang)
		falls := ""
		if t.Lang != lang {
			falls = t.Lang
		}
		text := DocumentText{Lang: lang, URL: s.articleURL(a, lang), Own: falls == "", Title: local(t.Title, lang), Summary: local(t.Summary, lang)}
		text.Title.Lang, text.Summary.Lang = falls, falls
		parts := s.proseSections(t.Body, lang)
		text.Body = parts[0].body(falls)
		d.Texts = append(d.Texts, text)
		if t == a && reference == nil {
			reference = parts
		}
		for i, part := range parts[1:] {
			key := part.anchor
			// Sections of a translation with as many headings are the original's, in order.
			if len(reference) == len(parts) {
				key = reference[i+1].anchor
			}
			if sections[key] == nil {
				sections[key] = &Document{ID: d.ID + "#" + key, Kind: "section"}
				d.Parts = append(d.Parts, sections[key])
			}
			sections[key].Texts = append(sections[key].Texts, DocumentText{
				Lang: lang, URL: text.URL + "#" + part.anchor, Own: falls == "", Title: Local{Text: part.title, Lang: falls}, Above: text.Title,
				Body: part.body(falls),
			})
		}
	}
	return d
}

// section is a stretch of a text under a heading; the first has none.
type section struct {
	anchor, title string
	text          func() string
}

func (s section) body(lang string) func() []Local {
	return func() []Local { return []Local{{Text: s.text(), Lang: lang}} }
}

// proseSections cuts a text at its headings of level 2 and 3.
func (s *Site) proseSections(prose *model.Prose, lang string) []section {
	document := s.documents[prose]
	if document == nil {
		return []section{{text: func() string { return "" }}}
	}
	sections := []section{{}}
	var segments []markdown.Segment
	heading := 0
	finish := func() {
		last := &sections[len(sections)-1]
		title, part := last.title, markdown.Document{References: document.References, Segments: segments}
		last.text = func() string { return strings.TrimSpace(strings.TrimPrefix(part.Text(s.naming(lang)), title)) }
		segments = nil
	}
	for _, segment := range document.Segments {
		for segment.Kind == markdown.HTML {
			at := -1
			for ; heading < len(document.Headings); heading++ {
				h := &document.Headings[heading]
				if at = headingAt(segment.HTML, h); at >= 0 || h.Level == 2 || h.Level == 3 {
					break
				}
			}
			if at < 0 {
				break
			}
			segments = append(segments, markdown.Segment{Kind: markdown.HTML, HTML: segment.HTML[:at]})
			finish()
			sections = append(sections, section{anchor: document.Headings[heading].ID, title: document.HeadingText(heading, s.naming(lang))})
			segment.HTML = segment.HTML[at:]
			heading++
		}
		segments = append(segments, segment)
	}
	finish()
	return sections
}

// headingAt finds where a heading of level 2 or 3 begins, -1 when it is not there.
func headingAt(text string, h *markdown.Heading) int {
	if h.Level != 2 && h.Level != 3 {
		return -1
	}
	return strings.Index(text, "<h"+string(rune('0'+h.Level))+` id="`+html.EscapeString(h.ID)+`"`)
}

// listDocuments are the lists of kinds, the glossary and the overview.
func (s *Site) listDocuments() []*Document {
	var list []*Document
	def := s.model.Config.DefaultLanguage()
	add := func(url func(lang string) string, title func(lang string) Local, about func(lang string) Local) {
		d := &Document{ID: strings.TrimSuffix(url(def), "/"), Kind: "list"}
		for _, lang := range s.model.Config.Languages {
			d.Texts = append(d.Texts, DocumentText{Lang: lang, URL: url(lang), Own: true, Title: title(lang), Summary: about(lang)})
		}
		list = append(list, d)
	}
	none := func(string) Local { return Local{} }
	for _, kind := range s.model.Metamodel.Kinds {
		if len(s.published[kind]) > 0 {
			add(func(lang string) string { return s.kindURL(kind, lang) }, func(lang string) Local { return local(kind.Plural, lang) },
				func(lang string) Local { return local(kind.Description, lang) })
		}
	}
	add(s.overviewURL, func(lang string) Local { return Local{Text: s.words(lang).overview} }, none)
	if len(s.listable) > 0 {
		add(s.requirementsURL, func(lang string) Local { return Local{Text: s.words(lang).requirements} }, none)
	}
	if s.glossary {
		add(s.glossaryURL, func(lang string) Local { return Local{Text: s.words(lang).glossary} }, none)
	}
	return list
}
