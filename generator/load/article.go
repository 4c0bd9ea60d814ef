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
		a.Order = int(r.number(e))
	case "menu":
		a.Menu = r.boolean(e)
	case "formerly":
		a.Formerly = r.refs(e)
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
		if piece == "" {
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
	documents, _ := yaml.Parse(block.Span.File, block.Span.Start, block.Span.End, r.yamlLimits(), &r.report)
	if len(documents) == 0 {
		return q
	}
	if documents[0].Kind != yaml.Mapping {
		r.wrongType(documents[0], block.Span, "query", expectMapping)
		return q
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
			q.Limit = int(r.number(e))
		default:
			r.unknownKey(e, "query", slices.Values(queryKeys))
		}
	}
	return q
}
