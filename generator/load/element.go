package load

import (
	"iter"
	"slices"
	"strings"

	"lintel/generator/diag"
	"lintel/generator/markdown"
	"lintel/generator/model"
	"lintel/generator/source"
	"lintel/generator/yaml"
)

// element reads a declaration; nil when it has no usable id and kind. The
// body is the prose below the front matter of a Markdown file, nil in YAML.
func (r *reader) element(n *yaml.Node, body *markdown.Document) *model.ElementDecl {
	if n.Kind != yaml.Mapping {
		r.wrongType(n, n.Span, "element", expectMapping)
		return nil
	}
	d := &model.ElementDecl{Head: model.Head{Span: n.Span}}
	if !r.identity(n, d) {
		return nil
	}
	for _, e := range n.Entries {
		if e.Key == "id" || e.Key == "kind" {
			continue
		}
		if !r.common(d, e, body != nil) && !r.structural(d, e) && !r.typed(d, e) {
			r.unknownKey(e, d.Kind.ID, r.elementKeys(d.Kind))
			d.Incomplete = true
		}
	}
	slices.SortStableFunc(d.Fields, func(a, b model.FieldValue) int {
		return slices.Index(d.Kind.Fields, a.Field) - slices.Index(d.Kind.Fields, b.Field)
	})
	if body != nil {
		d.Markdown = true
		if len(body.Segments) > 0 {
			d.Description = []*model.Prose{r.documentProse(body, "", n.Span)}
		}
	}
	return d
}

// identity reads id and kind, without which nothing else can be understood.
func (r *reader) identity(n *yaml.Node, d *model.ElementDecl) bool {
	start := n.Span
	start.End = start.Start
	id, kind := n.Get("id"), n.Get("kind")
	if kind == nil {
		r.report.Add(ruleMissingKey, start, diag.Args{"key": "kind"})
	}
	if id == nil {
		r.report.Add(ruleMissingKey, start, diag.Args{"key": "id"})
	}
	if kind == nil || id == nil {
		return false
	}
	for _, e := range n.Entries {
		switch e.Key {
		case "id":
			d.ID, d.IDSpan = r.id(e), id.Span
		case "kind":
			name := r.text(e)
			if d.Kind = r.metamodel.Kind(name); d.Kind == nil && name != "" {
				f := r.report.Add(ruleUnknownKind, kind.Span, diag.Args{"kind": name, "near": diag.NearestText(name, r.metamodel.KindIDs())})
				if near := diag.Nearest(name, r.metamodel.KindIDs()); len(near) == 1 {
					f.Fix = []diag.Edit{{Span: kind.Span, New: near[0]}}
				}
			}
		}
	}
	return d.ID != "" && d.Kind != nil
}

// common reads the keys that every element may have.
func (r *reader) common(d *model.ElementDecl, e yaml.Entry, hasBody bool) bool {
	switch e.Key {
	case "name":
		d.Name = r.localized(e)
	case "summary":
		d.Summary = r.localized(e)
	case "description":
		if hasBody {
			return false
		}
		d.Description = r.prose(e)
	case "status":
		if name := r.text(e); name != "" {
			if d.Status = r.metamodel.Status(name); d.Status == nil {
				r.report.Add(ruleUnknownStatus, e.Value.Span, diag.Args{"status": name, "near": diag.NearestText(name, r.metamodel.StatusIDs())})
				d.Incomplete = true
			}
		}
	case "from":
		d.Life.From = r.date(e)
	case "until":
		d.Life.Until = r.date(e)
	case "visibility":
		d.Internal = r.choice(e, "public", "internal") == "internal"
	case "basis":
		d.Basis = r.choice(e, "report", "background", "example")
	case "sources":
		d.Sources = r.sources(e)
	case "formerly":
		d.Formerly = r.former(e)
	case "order":
		d.Order = r.whole(e, leastOrder, mostOrder)
	case "requirements":
		d.Requirements = r.requirements(e)
	default:
		return false
	}
	return true
}

// typed reads a field or relation of the metamodel.
func (r *reader) typed(d *model.ElementDecl, e yaml.Entry) bool {
	if field := d.Kind.Field(e.Key); field != nil {
		if value, ok := r.field(field, e); ok {
			d.Fields = append(d.Fields, model.FieldValue{Field: field, Value: value, Span: e.KeySpan})
		} else {
			d.Incomplete = true
		}
		return true
	}
	if direction, ok := r.metamodel.Relation(e.Key); ok {
		d.Relations = append(d.Relations, r.relationList(direction, e)...)
		return true
	}
	return false
}

// elementKeys are all keys that an element of a kind may have.
func (r *reader) elementKeys(kind *model.Kind) iter.Seq[string] {
	return func(yield func(string) bool) {
		common := []string{
			"id", "kind", "name", "summary", "description", "status", "from", "until", "visibility", "basis", "sources", "formerly",
			"requirements", "order",
		}
		for _, key := range append(common, model.StructureKeys(kind.Structure)...) {
			if !yield(key) {
				return
			}
		}
		for _, f := range kind.Fields {
			if !yield(f.ID) {
				return
			}
		}
		r.metamodel.RelationKeys()(yield)
	}
}

// field reads a field's value by its type; false when it is not of that type.
func (r *reader) field(f *model.Field, e yaml.Entry) (model.Value, bool) {
	before := r.report.Len()
	if !f.List {
		value := r.single(f, e)
		return value, r.report.Len() == before
	}
	var list model.Value
	for _, item := range r.items(e) {
		list.Items = append(list.Items, r.single(f, yaml.Entry{Key: e.Key, KeySpan: item.Span, Value: item}))
	}
	return list, r.report.Len() == before
}

func (r *reader) single(f *model.Field, e yaml.Entry) model.Value {
	switch f.Type {
	case model.LocalizedField:
		return model.Value{Text: r.localized(e)}
	case model.MarkdownField:
		return model.Value{Prose: r.prose(e)}
	case model.EnumField:
		name := r.text(e)
		value := f.Value(name)
		if value == nil && name != "" {
			r.unknownValue(e.Value, e.Key, f.ValueIDs())
		}
		return model.Value{Enum: value}
	case model.DateField:
		return model.Value{Text: model.Plain(r.date(e).Text)}
	case model.NumberField:
		return model.Value{Number: r.number(e)}
	case model.URLField:
		return model.Value{Text: model.Plain(r.url(e))}
	case model.BooleanField:
		return model.Value{Bool: r.boolean(e)}
	}
	return model.Value{Text: model.Plain(r.text(e))}
}

func (r *reader) sources(e yaml.Entry) []model.SourceDecl {
	var sources []model.SourceDecl
	for _, item := range r.items(e) {
		if item.Kind != yaml.Mapping {
			if ref, ok := r.ref(e.Key, item); ok {
				sources = append(sources, model.SourceDecl{To: ref})
			}
			continue
		}
		var s model.SourceDecl
		for _, key := range item.Entries {
			switch key.Key {
			case "to":
				s.To, _ = r.ref("to", key.Value)
			case "at":
				s.At = r.text(key)
			default:
				r.unknownKey(key, e.Key, slices.Values([]string{"to", "at"}))
			}
		}
		if s.To.Text == "" && item.Get("to") == nil {
			r.report.Add(ruleMissingKey, item.Span, diag.Args{"key": "to"})
		}
		if s.To.Text != "" {
			sources = append(sources, s)
		}
	}
	return sources
}

// relationList reads a relation's value: an id, a mapping, or a list of either.
func (r *reader) relationList(direction model.Direction, e yaml.Entry) []model.RelationDecl {
	var relations []model.RelationDecl
	for _, item := range r.items(e) {
		switch item.Kind {
		case yaml.Scalar:
			if ref, ok := r.ref(e.Key, item); ok {
				relations = append(relations, model.RelationDecl{Direction: direction, To: ref, Span: item.Span})
			}
		case yaml.Mapping:
			if relation, ok := r.relation(direction, e.Key, item); ok {
				relations = append(relations, relation)
			}
		default:
			r.wrongType(item, e.KeySpan, e.Key, expectRelation)
		}
	}
	return relations
}

func (r *reader) relation(direction model.Direction, key string, n *yaml.Node) (model.RelationDecl, bool) {
	d := model.RelationDecl{Direction: direction, Span: n.Span}
	for _, e := range n.Entries {
		field := direction.Type.Field(e.Key)
		switch {
		case e.Key == "to":
			d.To, _ = r.ref("to", e.Value)
		case e.Key == "note":
			d.Note = r.localized(e)
		case e.Key == "from":
			d.Life.From = r.date(e)
		case e.Key == "until":
			d.Life.Until = r.date(e)
		case field != nil:
			if value, ok := r.field(field, e); ok {
				d.Fields = append(d.Fields, model.FieldValue{Field: field, Value: value, Span: e.KeySpan})
			}
		default:
			known := []string{"to", "note", "from", "until"}
			for _, f := range direction.Type.Fields {
				known = append(known, f.ID)
			}
			r.unknownKey(e, key, slices.Values(known))
		}
	}
	if n.Get("to") == nil {
		r.report.Add(ruleMissingKey, n.Span, diag.Args{"key": "to"})
	}
	return d, d.To.Text != ""
}

// prose reads Markdown: one text, or one a language.
func (r *reader) prose(e yaml.Entry) []*model.Prose {
	if e.Value != nil && e.Value.Kind == yaml.Scalar {
		return []*model.Prose{r.fragment(e.Value, "")}
	}
	if e.Value == nil || e.Value.Kind != yaml.Mapping {
		r.wrongType(e.Value, e.KeySpan, e.Key, expectLocal)
		return nil
	}
	var proses []*model.Prose
	for _, translation := range e.Value.Entries {
		if !slices.Contains(r.config.Languages, translation.Key) {
			r.unknownKey(translation, e.Key, slices.Values(r.config.Languages))
			continue
		}
		if r.text(translation) != "" {
			proses = append(proses, r.fragment(translation.Value, translation.Key))
		}
	}
	return proses
}

// fragment parses the Markdown of a YAML value.
func (r *reader) fragment(n *yaml.Node, lang string) *model.Prose {
	document := markdown.ParseFragment(strings.TrimRight(n.Value, "\n"), n.SpanAt, r.markdownLimits(), &r.report)
	return r.documentProse(document, lang, n.Span)
}

// documentProse makes the model's side of a parsed text and keeps the text
// beside it.
func (r *reader) documentProse(document *markdown.Document, lang string, span source.Span) *model.Prose {
	p := &model.Prose{Lang: lang, Text: document.Written, Span: span}
	for _, ref := range document.References {
		text := ref.Target
		if ref.Part != "" {
			text += "#" + ref.Part
		}
		p.References = append(p.References, model.Reference{Ref: model.Ref{Text: text, Span: ref.TargetSpan}, Embed: ref.Embed})
	}
	for _, link := range document.Links {
		p.Links = append(p.Links, model.Hyperlink{Destination: link.Destination, Image: link.Image, Span: link.Span})
	}
	for _, heading := range document.Headings {
		p.Anchors = append(p.Anchors, heading.ID)
	}
	for _, anchor := range document.Anchors {
		p.Anchors = append(p.Anchors, anchor.ID)
	}
	for _, query := range document.Queries {
		p.Queries = append(p.Queries, r.query(query))
	}
	if r.documents == nil {
		r.documents = map[*model.Prose]*markdown.Document{}
	}
	r.documents[p] = document
	return p
}
