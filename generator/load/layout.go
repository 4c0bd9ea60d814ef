package load

import (
	"slices"

	"lintel/generator/diag"
	"lintel/generator/model"
	"lintel/generator/source"
	"lintel/generator/yaml"
)

// layoutFile reads saved positions:
//
//	view: id of a view
//	nodes:
//	  id of an element: {x: 120, y: 80}   the middle of its node, in pixels
func (r *reader) layoutFile(file *source.File) {
	documents, _ := yaml.Parse(file, 0, len(file.Text), r.yamlLimits(), &r.report)
	for _, n := range documents {
		if n.Kind != yaml.Mapping {
			r.wrongType(n, n.Span, "layout", expectMapping)
			continue
		}
		layout := &model.Layout{}
		for _, e := range n.Entries {
			switch e.Key {
			case "view":
				layout.View, _ = r.ref("view", e.Value)
			case "nodes":
				layout.Places = r.places(e)
			default:
				r.unknownKey(e, file.Path, slices.Values([]string{"view", "nodes"}))
			}
		}
		if n.Get("view") == nil {
			r.report.Add(ruleMissingKey, n.Span, diag.Args{"key": "view"})
		}
		if layout.View.Text != "" {
			r.layouts = append(r.layouts, layout)
		}
	}
}

func (r *reader) places(e yaml.Entry) []model.Place {
	if !r.mapping(e) {
		return nil
	}
	var places []model.Place
	for _, node := range e.Value.Entries {
		if !r.mapping(node) {
			continue
		}
		place := model.Place{
			Of:   model.Ref{Text: node.Key, Span: node.KeySpan},
			Span: node.KeySpan.File.Span(node.KeySpan.Start, node.Value.Span.End),
		}
		for _, key := range node.Value.Entries {
			switch key.Key {
			case "x":
				place.X = r.number(key)
			case "y":
				place.Y = r.number(key)
			default:
				r.unknownKey(key, node.Key, slices.Values([]string{"x", "y"}))
			}
		}
		places = append(places, place)
	}
	return places
}
