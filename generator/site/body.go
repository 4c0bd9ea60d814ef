package site

import (
	"cmp"
	"html"
	"html/template"
	"slices"
	"strings"

	"lintel/generator/diag"
	"lintel/generator/markdown"
	"lintel/generator/model"
	"lintel/generator/query"
)

// filler fills the holes of a text for one page.
type filler struct {
	site  *Site
	page  *Page
	prose *model.Prose
	lang  string // that the text is in
}

// body makes running text of a parsed one.
func (s *Site) body(p *Page, prose *model.Prose) Body {
	document := s.documents[prose]
	if document == nil {
		return nil
	}
	f := &filler{site: s, page: p, prose: prose, lang: cmp.Or(foreign(prose, p.Lang, s), p.Lang)}
	terms := s.marker(p, prose)
	var body Body
	own := "" // what the page makes itself is in the page's language, and says so in a foreign text
	if f.lang != p.Lang {
		own = p.Lang
	}
	for _, part := range document.Parts(f, s.options.Highlighter) {
		switch {
		case part.Embed >= 0:
			embedded := f.embed(part.Embed)
			embedded.Lang = own
			body = append(body, embedded)
		case part.Query >= 0:
			if part.Query < len(prose.Queries) {
				body = append(body, BodyPart{List: s.liveList(p, &prose.Queries[part.Query]), Lang: own})
			}
		default:
			// The HTML is markdown's own: raw HTML of authors never gets here.
			shown := BodyPart{}
			if terms != nil {
				terms.found = nil
				part.HTML = terms.mark(part.HTML)
				shown.terms = terms.found
			}
			shown.HTML = template.HTML(part.HTML)
			body = append(body, shown)
		}
	}
	return body
}

// Reference gives the link of a reference. One that leads nowhere is its text.
func (f *filler) Reference(index int, r markdown.Reference) string {
	end := f.site.model.Target(f.prose, index)
	if end.Element == nil || end.Element.Internal {
		return html.EscapeString(firstOf(r.Text, r.Target))
	}
	// The name is part of a sentence, so it is in the sentence's language.
	name := local(end.Element.Name, f.lang)
	if end.Part != nil {
		name = partLocal(end.Part, f.lang)
	}
	lang := ""
	if r.Text == "" && name.Lang != "" {
		lang = ` lang="` + name.Lang + `"`
	}
	return `<a class="lt-ref" href="` + html.EscapeString(f.page.Href(f.site.endURL(end, f.page.Lang))) + `" data-ref="` +
		html.EscapeString(end.Element.ID) + `"` + lang + `>` + html.EscapeString(firstOf(r.Text, name.Text)) + `</a>`
}

func firstOf(a, b string) string {
	if a != "" {
		return a
	}
	return b
}

// Link gives the address of an ordinary link or image.
func (f *filler) Link(_ int, link markdown.Link) (address, attributes string) {
	target, ok := f.site.links.Resolve(f.prose.Span.Path(), link.Destination)
	if !ok || target.External {
		if strings.Contains(link.Destination, "://") {
			attributes = `rel="external"`
		}
		return link.Destination, attributes
	}
	fragment := ""
	if target.Fragment != "" {
		fragment = "#" + target.Fragment
	}
	switch {
	case target.Article != nil:
		if original := f.site.original(target.Article); original != nil {
			// The text that the page leads to may be a translation, with headings of its own.
			if read := translated(original, f.page.Lang); read != target.Article && !slices.Contains(read.Body.Anchors, target.Fragment) {
				fragment = ""
			}
			return f.page.Href(f.site.articleURL(original, f.page.Lang) + fragment), ""
		}
	case target.Element != nil:
		return f.page.Href(f.site.elementURL(target.Element, f.page.Lang) + fragment), ""
	case target.File != "":
		if link.Image {
			attributes = `loading="lazy"`
		}
		return f.page.Href("/" + assetPath(target.File)), attributes
	}
	return firstOf(fragment, link.Destination), ""
}

// Block gives the words of a text's fixed labels; embeds and queries are the
// theme's, as parts of the body.
func (f *filler) Block(kind markdown.SegmentKind, index int) string {
	if kind != markdown.LabelHole {
		return ""
	}
	return f.site.wordIn(labels, "label", f.lang, markdown.LabelKey(index))
}

// labels are the words that stand inside running text.
var labels = map[string]map[string]string{
	"nb": {"note": "Merk", "tip": "Tips", "warning": "Advarsel", "important": "Viktig", "table": "Tabell", "footnotes": "Fotnoter", "footnote-back": "Tilbake til teksten"},
	"nn": {"note": "Merk", "tip": "Tips", "warning": "Åtvaring", "important": "Viktig", "table": "Tabell", "footnotes": "Fotnotar", "footnote-back": "Tilbake til teksten"},
	"en": {"note": "Note", "tip": "Tip", "warning": "Warning", "important": "Important", "table": "Table", "footnotes": "Footnotes", "footnote-back": "Back to the text"},
}

// embed gives what ![[id]] shows: a view, a dataset, or an element's card.
func (f *filler) embed(index int) BodyPart {
	end := f.site.model.Target(f.prose, index)
	switch {
	case end.Element == nil || end.Element.Internal:
		return BodyPart{HTML: ""}
	case end.Element.Dataset != nil:
		return BodyPart{Dataset: f.site.dataset(f.page, end.Element)}
	case end.Element.View != nil:
		return BodyPart{View: f.site.view(f.page, end.Element)}
	}
	card := f.site.card(f.page, end.Element)
	return BodyPart{Card: &card}
}

// refs are the elements that texts of a page refer to.
func (s *Site) refs(p *Page, proses ...*model.Prose) Refs {
	refs := Refs{}
	for _, prose := range proses {
		if prose == nil {
			continue
		}
		for i := range prose.References {
			e := s.model.Target(prose, i).Element
			if e == nil || e.Internal {
				continue
			}
			refs[e.ID] = s.ref(p, e)
		}
	}
	return refs
}

// withTerms adds the terms that bodies mention.
func (s *Site) withTerms(p *Page, refs Refs, bodies ...Body) Refs {
	for _, body := range bodies {
		for _, part := range body {
			for _, e := range part.terms {
				refs[e.ID] = s.ref(p, e)
			}
		}
	}
	return refs
}

// ref is an element in short: a term says its definition.
func (s *Site) ref(p *Page, e *model.Element) Ref {
	summary := local(e.Summary, p.Lang)
	if definition := e.Field("definition"); definition != nil && !definition.Text.IsEmpty() {
		summary = local(definition.Text, p.Lang)
	}
	ref := Ref{Name: e.Name.In(p.Lang), Kind: e.Kind.Name.In(p.Lang), Summary: summary.Text, Lang: summary.Lang}
	if status := badge(e.Status, p.Lang); status != nil {
		ref.Status, ref.Tone = status.Name, status.Tone
	}
	return ref
}

// liveList makes the list of a query block.
func (s *Site) liveList(p *Page, q *model.Query) *List {
	expression := s.compiled(q)
	if expression == nil {
		return &List{Show: q.Show}
	}
	order := collator(p.Lang)
	elements := query.List(s.model, expression, q.Sort, q.Limit, order.CompareString, p.Lang)
	list := &List{Show: q.Show, Count: len(elements)}
	if q.Show == "count" {
		return list
	}
	for _, name := range q.Columns {
		list.Columns = append(list.Columns, Column{Name: Local{Text: s.columnName(name, p.Lang)}})
	}
	for _, e := range elements {
		row := ListRow{Card: s.card(p, e)}
		for _, name := range q.Columns {
			row.Cells = append(row.Cells, Cell{Text: s.columnValue(p, e, name)})
		}
		list.Rows = append(list.Rows, row)
	}
	return list
}

// compiled gives a query's expression, compiled once: an expression that a
// check has found wrong gives nil.
func (s *Site) compiled(q *model.Query) *query.Expression {
	if known, ok := s.queries.Load(q); ok {
		return known.(*query.Expression)
	}
	expression, ok := query.Compile(s.model, q.Where, &diag.List{})
	if !ok {
		expression = nil
	}
	s.queries.Store(q, expression)
	return expression
}

// columnName is what a column of a live list is called.
func (s *Site) columnName(name, lang string) string {
	if d, ok := s.model.Metamodel.Relation(name); ok {
		return d.Name().In(lang)
	}
	for _, kind := range s.model.Metamodel.Kinds {
		if f := kind.Field(name); f != nil {
			return f.Name.In(lang)
		}
	}
	return s.wordIn(columnWords, "column", lang, name)
}

// columnWords name the common keys.
var columnWords = map[string]map[string]string{
	"nb": {"id": "Id", "kind": "Type", "name": "Navn", "summary": "Sammendrag", "status": "Status", "from": "Fra", "until": "Til", "layer": "Lag", "basis": "Grunnlag", "requirements": "Krav", "description": "Beskrivelse", "text": "Tekst"},
	"nn": {"id": "Id", "kind": "Type", "name": "Namn", "summary": "Samandrag", "status": "Status", "from": "Frå", "until": "Til", "layer": "Lag", "basis": "Grunnlag", "requirements": "Krav", "description": "Skildring", "text": "Tekst"},
	"en": {"id": "Id", "kind": "Kind", "name": "Name", "summary": "Summary", "status": "Status", "from": "From", "until": "Until", "layer": "Layer", "basis": "Basis", "requirements": "Requirements", "description": "Description", "text": "Text"},
}

// basisWords name what an element rests on.
var basisWords = map[string]map[string]string{
	"nb": {"report": "Rapport", "background": "Bakgrunnskunnskap", "example": "Eksempel"},
	"nn": {"report": "Rapport", "background": "Bakgrunnskunnskap", "example": "Døme"},
	"en": {"report": "Report", "background": "Background knowledge", "example": "Example"},
}

// columnValue is an element's value in a column of a live list.
func (s *Site) columnValue(p *Page, e *model.Element, name string) Local {
	switch name {
	case "id":
		return Local{Text: e.ID}
	case "kind":
		return local(e.Kind.Name, p.Lang)
	case "name":
		return local(e.Name, p.Lang)
	case "summary":
		return local(e.Summary, p.Lang)
	case "from":
		return Local{Text: s.shownDate(e.Life.From.Text, p.Lang)}
	case "until":
		return Local{Text: s.shownDate(e.Life.Until.Text, p.Lang)}
	case "basis":
		return Local{Text: s.wordIn(basisWords, "basis", p.Lang, e.Basis)}
	case "status":
		if e.Status != nil {
			return local(e.Status.Name, p.Lang)
		}
		return Local{}
	case "layer":
		if e.Kind.Layer != nil {
			return local(e.Kind.Layer.Name, p.Lang)
		}
		return Local{}
	}
	var names []string
	if d, ok := s.model.Metamodel.Relation(name); ok {
		for _, other := range neighbours(e, d) {
			names = append(names, other.Name.In(p.Lang))
		}
	} else if v := e.Field(name); v != nil {
		for _, link := range s.values(p, e.Kind.Field(name), v) {
			names = append(names, link.Name.Text)
		}
	}
	return Local{Text: strings.Join(names, ", ")}
}

// neighbours are the published elements at the other end of a direction.
func neighbours(e *model.Element, d model.Direction) []*model.Element {
	var list []*model.Element
	add := func(other *model.Element) {
		if !other.Internal {
			list = append(list, other)
		}
	}
	if !d.Inverse {
		for r := range e.AllOut() {
			if r.Type == d.Type {
				add(r.To.Element)
			}
		}
	}
	if d.Inverse || d.Type.Symmetric() {
		for r := range e.AllIn() {
			if r.Type == d.Type {
				add(r.From.Element)
			}
		}
	}
	return list
}
