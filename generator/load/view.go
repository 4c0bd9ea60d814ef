package load

import (
	"slices"
	"strings"

	"lintel/generator/diag"
	"lintel/generator/model"
	"lintel/generator/yaml"
)

// viewTypes are the pictures a view can be.
var viewTypes = []string{
	"context", "landscape", "layered", "dependency", "process", "information", "capability-map", "roadmap", "ladder", "matrix", "chart",
}

// view reads the keys of a view:
//
//	type       one of viewTypes
//	at         a date; between: two dates
//	include, exclude  lists of items, read in order:
//	           x | x -> | -> x | -> x -> | x.** | {where: expression} |
//	           {relation: a -> b}
//	relations  keys of relations; all when missing
//	group-by   a field, relation, kind, layer or status
//	depth      a number
//	note       text or one a language
func (r *reader) view(d *model.ElementDecl, e yaml.Entry) bool {
	if d.View == nil {
		d.View = &model.View{}
	}
	v := d.View
	switch e.Key {
	case "type":
		v.Type = r.choice(e, viewTypes...)
		v.TypeSpan = e.Value.Span
	case "at":
		v.At = r.date(e)
	case "between":
		dates := r.items(e)
		if len(dates) != 2 {
			r.wrongType(e.Value, e.KeySpan, e.Key, diag.Text{EN: "a list of two dates", NB: "en liste med to datoer"})
			return true
		}
		for i, n := range dates {
			v.Between[i] = r.date(yaml.Entry{Key: e.Key, KeySpan: n.Span, Value: n})
		}
	case "include":
		v.Include = r.selections(e)
	case "exclude":
		v.Exclude = r.selections(e)
	case "relations":
		v.Relations = r.relationKeys(e)
	case "group-by":
		v.GroupBy = r.text(e)
	case "depth":
		v.Depth = r.whole(e, 0, mostOrder)
	case "note":
		v.Note = r.localized(e)
	default:
		return false
	}
	return true
}

func (r *reader) relationKeys(e yaml.Entry) []string {
	var keys []string
	for _, n := range r.items(e) {
		key := r.text(yaml.Entry{Key: e.Key, KeySpan: n.Span, Value: n})
		direction, ok := r.metamodel.Relation(key)
		if !ok {
			if key != "" {
				r.unknownValue(n, e.Key, r.metamodel.RelationKeys())
			}
			continue
		}
		keys = append(keys, direction.Type.ID)
	}
	return keys
}

func (r *reader) selections(e yaml.Entry) []model.Selection {
	var list []model.Selection
	for _, n := range r.items(e) {
		switch n.Kind {
		case yaml.Scalar:
			if s := parseSelection(n); s.Ref.Text != "" {
				list = append(list, s)
			} else {
				r.wrongType(n, n.Span, e.Key, expectSelection)
			}
		case yaml.Mapping:
			if len(n.Entries) == 0 {
				r.wrongType(n, n.Span, e.Key, expectSelection)
			}
			for _, key := range n.Entries {
				if s, ok := r.keyedSelection(key, e.Key); ok {
					list = append(list, s)
				}
			}
		default:
			r.wrongType(n, n.Span, e.Key, expectSelection)
		}
	}
	return list
}

// parseSelection reads x, x ->, -> x, -> x -> and x.**.
func parseSelection(n *yaml.Node) model.Selection {
	s := model.Selection{Span: n.Span}
	text := strings.TrimSpace(n.Value)
	if rest, ok := strings.CutPrefix(text, "->"); ok {
		s.Incoming, text = true, strings.TrimSpace(rest)
	}
	if rest, ok := strings.CutSuffix(text, "->"); ok {
		s.Outgoing, text = true, strings.TrimSpace(rest)
	}
	if rest, ok := strings.CutSuffix(text, ".**"); ok {
		s.Deep, text = true, rest
	}
	at := max(0, strings.Index(n.Value, text))
	s.Ref = model.Ref{Text: text, Span: n.SpanAt(at, at+len(text))}
	return s
}

// keyedSelection reads where: and relation: a -> b.
func (r *reader) keyedSelection(e yaml.Entry, where string) (model.Selection, bool) {
	s := model.Selection{Span: e.KeySpan}
	if e.Key == "where" {
		if text := r.text(e); text != "" {
			s.Where = &model.Expression{Text: text, Span: e.Value.Span, Offset: e.Value.At}
		}
		return s, s.Where != nil
	}
	direction, ok := r.metamodel.Relation(e.Key)
	if !ok {
		r.unknownKey(e, where, func(yield func(string) bool) {
			if yield("where") {
				r.metamodel.RelationKeys()(yield)
			}
		})
		return s, false
	}
	a, b, arrow := strings.Cut(r.text(e), "->")
	a, b = strings.TrimSpace(a), strings.TrimSpace(b)
	if !arrow || a == "" || b == "" || slices.Contains([]string{a, b}, "") {
		r.wrongType(e.Value, e.KeySpan, e.Key, diag.Text{EN: "a -> b", NB: "a -> b"})
		return s, false
	}
	ref := func(name string) model.Ref {
		at := strings.Index(e.Value.Value, name)
		if name == "*" {
			return model.Ref{}
		}
		return model.Ref{Text: name, Span: e.Value.SpanAt(at, at+len(name))}
	}
	s.Relation, s.Ref, s.Other = direction.Type.ID, ref(a), ref(b)
	if direction.Inverse {
		s.Ref, s.Other = s.Other, s.Ref
	}
	return s, true
}
