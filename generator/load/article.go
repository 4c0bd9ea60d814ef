package load

import (
	"path"
	"slices"
	"strings"

	"lintel/generator/diag"
	"lintel/generator/markdown"
	"lintel/generator/model"
	"lintel/generator/source"
	"lintel/generator/yaml"
)

// articleKeys are the keys of a text's front matter.
var articleKeys = []string{"title", "summary", "order", "menu", "formerly", "sources", "draft", "lang"}

// markdownFile reads a text, or an element with prose.
func (r *reader) markdownFile(file *source.File) {
	document := markdown.Parse(file, 0, len(file.Text), r.markdownLimits(), &r.report)
	if document == nil {
		return
	}
	var front *yaml.Node
	if span := document.FrontMatter; !span.IsZero() {
		documents, ok := yaml.Parse(file, span.Start, span.End, r.yamlLimits(), &r.report)
		if !ok {
			return
		}
		if len(documents) > 0 {
			front = documents[0]
		}
	}
	if front != nil && front.Kind != yaml.Mapping {
		r.wrongType(front, front.Span, "---", expectMapping)
		return
	}
	if front.Get("kind") != nil || front.Get("id") != nil {
		if e := r.element(front, document); e != nil {
			r.elements = append(r.elements, e)
		}
		return
	}
	if strings.HasPrefix(file.Path, "models/") && r.translationLanguage(file.Path) == "" {
		r.report.Add(ruleMissingKey, file.Span(0, 0), diag.Args{"key": "kind"})
		return
	}
	r.article = r.readArticle(file, front, document)
}

// translationLanguage is nn for name.nn.md, "" for name.md.
func (r *reader) translationLanguage(name string) string {
	base := strings.TrimSuffix(path.Base(name), ".md")
	if at := strings.LastIndexByte(base, '.'); at >= 0 && slices.Contains(r.config.Languages, base[at+1:]) {
		return base[at+1:]
	}
	return ""
}

func (r *reader) readArticle(file *source.File, front *yaml.Node, document *markdown.Document) *model.Article {
	a := &model.Article{Path: file.Path, Lang: r.config.DefaultLanguage(), Span: file.Span(0, 0)}
	translation := r.translationLanguage(file.Path)
	r.translation = translation
	if translation != "" {
		a.Lang = translation
	}
	a.Route = strings.TrimSuffix(strings.TrimPrefix(file.Path, "content/"), ".md")
	a.Route = strings.TrimSuffix(strings.TrimSuffix(a.Route, "index"), "/")
	if translation == "" && !isRoute(a.Route) {
		r.report.Add(ruleFileName, a.Span, diag.Args{"name": file.Path})
	}
	if front != nil {
		a.Span = front.Span
		for _, e := range front.Entries {
			r.articleKey(a, e, translation != "")
		}
	}
	if a.Title.IsEmpty() {
		a.Title = model.Plain(document.Title)
	}
	if a.Title.IsEmpty() {
		r.report.Add(ruleMissingKey, file.Span(0, 0), diag.Args{"key": "title"})
		a.Title = model.Plain(path.Base(a.Route))
	}
	a.Title = inLanguage(a.Title, a.Lang)
	a.Summary = inLanguage(a.Summary, a.Lang)
	a.Body = r.documentProse(document, a.Lang, file.Span(0, 0))
	a.Body.Article = a
	return a
}

// inLanguage says of a plain text which language it is in: that of its file.
func inLanguage(text model.Text, lang string) model.Text {
	if len(text) == 1 && text[0].Lang == "" {
		return model.Text{{Lang: lang, Value: text[0].Value}}
	}
	return text
}

func (r *reader) articleKey(a *model.Article, e yaml.Entry, translation bool) {
	known := articleKeys
	if translation {
		known = []string{"title", "summary"}
	}
	if !slices.Contains(known, e.Key) {
		r.unknownKey(e, a.Path, slices.Values(known))
		return
	}
	switch e.Key {
	case "title":
		a.Title = model.Plain(r.text(e))
	case "summary":
		a.Summary = model.Plain(r.text(e))
	case "order":
		a.Order = r.whole(e, leastOrder, mostOrder)
	case "menu":
		a.Menu = r.boolean(e)
	case "formerly":
		a.Formerly = r.routes(e)
	case "sources":
		a.Sources = r.sources(e)
	case "draft":
		a.Draft = r.boolean(e)
	case "lang":
		if lang := r.choice(e, r.config.Languages...); lang != "" {
			a.Lang = lang
		}
	}
}

// isRoute tells whether a text's address is made of kebab-case pieces.
func isRoute(route string) bool {
	if route == "" {
		return true
	}
	for _, piece := range strings.Split(route, "/") {
		if piece == "" || len(piece) > idLength {
			return false
		}
		for _, c := range piece {
			if c != '-' && (c < 'a' || c > 'z') && (c < '0' || c > '9') {
				return false
			}
		}
	}
	return true
}

// queryKeys are the keys of a query block.
var queryKeys = []string{"where", "show", "columns", "sort", "limit"}

// query reads a query block's YAML.
func (r *reader) query(block markdown.Query) model.Query {
	q := model.Query{Show: "list", Span: block.Span}
	from, asItStands := blockStart(block)
	if !asItStands {
		r.detachedQuery(block, &q)
		return q
	}
	documents, ok := yaml.Parse(block.Span.File, from, block.Span.End, r.yamlLimits(), &r.report)
	if ok {
		r.queryKeys(documents, block.Span, &q)
	}
	return q
}

// blockStart gives the offset to parse a query from: the start of its first
// line, so that all its lines are indented alike. It is false when what stands
// in the file is not the block's text: within a quote, or in a YAML value with
// escapes.
func blockStart(block markdown.Query) (from int, asItStands bool) {
	text, from := block.Span.File.Text, block.Span.Start
	for from > 0 && text[from-1] == ' ' {
		from--
	}
	if from > 0 && text[from-1] != '\n' {
		from = block.Span.Start
	}
	return from, dedented(text[from:block.Span.End]) == dedented(block.Text)
}

// dedented takes the first line's indentation off all lines.
func dedented(text string) string {
	indent := text[:len(text)-len(strings.TrimLeft(text, " "))]
	lines := strings.Split(strings.TrimRight(text, " \n"), "\n")
	for i := range lines {
		lines[i] = strings.TrimPrefix(lines[i], indent)
	}
	return strings.Join(lines, "\n")
}

// detachedQuery reads a query whose text stands otherwise in the file. Its
// findings are told of the whole block.
func (r *reader) detachedQuery(block markdown.Query, q *model.Query) {
	file := &source.File{Path: block.Span.Path(), Text: block.Text}
	alone := &reader{config: r.config, metamodel: r.metamodel, limits: r.limits}
	documents, ok := yaml.Parse(file, 0, len(file.Text), r.yamlLimits(), &alone.report)
	if ok {
		alone.queryKeys(documents, file.Span(0, 0), q)
	}
	if q.Where.Text != "" {
		q.Where = model.Expression{Text: q.Where.Text, Span: block.Span}
	}
	for _, f := range alone.report.Sorted() {
		r.report.Add(f.Rule, block.Span, f.Args)
	}
}

// queryKeys reads the one mapping of a query block.
func (r *reader) queryKeys(documents []*yaml.Node, span source.Span, q *model.Query) {
	if len(documents) != 1 || documents[0].Kind != yaml.Mapping {
		r.wrongType(nil, span, "query", expectMapping)
		return
	}
	for _, e := range documents[0].Entries {
		switch e.Key {
		case "where":
			if text := r.text(e); text != "" {
				q.Where = model.Expression{Text: text, Span: e.Value.Span, Offset: e.Value.At}
			}
		case "show":
			q.Show = r.choice(e, "list", "table", "count")
		case "columns":
			q.Columns = r.strings(e)
		case "sort":
			q.Sort = r.text(e)
		case "limit":
			q.Limit = r.whole(e, 1, mostOrder)
		default:
			r.unknownKey(e, "query", slices.Values(queryKeys))
		}
	}
	if documents[0].Get("where") == nil {
		r.report.Add(ruleMissingKey, span, diag.Args{"key": "where"})
	}
}
