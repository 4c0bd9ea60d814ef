package jsonschema

import "lintel/generator/model"

// The closed lists of lintel.yaml.
var (
	languages  = []any{"nb", "nn", "en"}
	severities = []any{"off", "info", "warning", "error"}
)

// configuration is the schema of lintel.yaml.
func (w *writer) configuration() object {
	item := closed(object{{"name", reference("localized")}, {"to", reference("text")}, {"items", list(reference("menu-item"))}})
	edition := closed(object{{"name", reference("id")}, {"revision", reference("text")}, {"date", reference("date")}, {"decision", reference("reference")}})
	gone := closed(object{
		{"id", reference("text")}, {"name", reference("localized")}, {"date", reference("date")}, {"reason", reference("localized")}, {"successor", reference("text")},
	}, "id", "reason")
	var limits object
	for _, name := range [...]string{"yaml", "text", "brackets", "cells", "code", "nesting", "nodes"} {
		limits = append(limits, member{name, object{{"type", "integer"}, {"minimum", 1}}})
	}
	contact := object{{"type", "string"}, {"anyOf", []any{reference("url"), object{{"pattern", "@"}}}}}
	properties := object{
		{"title", append(w.describe("title"), reference("localized")...)},
		{"description", append(w.describe("site-description"), reference("localized")...)},
		{"languages", append(w.describe("languages"), oneOrMany(object{{"type", "string"}, {"pattern", "^[a-z]{2,3}$"}})...)},
		{"base-url", append(w.describe("base-url"), reference("url")...)},
		{"edit-url", append(w.describe("edit-url"), reference("url")...)},
		{"theme", append(w.describe("theme"), reference("id")...)},
		{"notice", append(w.describe("notice"), reference("localized")...)},
		{"menu", append(w.describe("menu"), list(reference("menu-item"))...)},
		{"contact", append(w.describe("contact"), contact...)},
		{"feedback", append(w.describe("feedback"), contact...)},
		{"accessibility-statement", reference("text")},
		{"content-licence", reference("text")},
		{"rules", append(w.describe("rules"), object{{"type", "object"}, {"additionalProperties", object{{"enum", severities}}}}...)},
		{"limits", append(w.describe("limits"), closed(limits)...)},
		{"editions", append(w.describe("editions"), list(edition)...)},
		{"brands", append(w.describe("brands"), list(reference("text"))...)},
		{"redirects", append(w.describe("redirects"), list(closed(object{{"from", reference("text")}, {"to", reference("text")}}))...)},
		{"gone", append(w.describe("gone"), list(gone)...)},
	}
	body := append(object{{"title", "lintel.yaml"}}, closed(properties)...)
	return w.root("lintel.schema.json", body, append(w.definitions(), member{"menu-item", item}))
}

// metamodel is the schema of models/metamodel.yaml: of any metamodel, not of
// the one that the repository has.
func (w *writer) metamodel() object {
	text, flag := reference("text"), object{{"type", "boolean"}}
	kinds := object{{"anyOf", []any{object{{"const", "any"}}, oneOrMany(reference("id"))}}}
	field := closed(object{
		{"name", reference("localized")}, {"type", oneOf(fieldTypes()...)},
		{"values", object{{"type", "object"}, {"additionalProperties", reference("localized")}}}, {"required", flag}, {"facet", flag},
		{"past", oneOrMany(text)}, {"support-ends", flag},
	})
	fields := byID(reference("field"))
	kind := closed(object{
		{"name", reference("localized")}, {"plural", reference("localized")}, {"path", reference("localized")},
		{"description", reference("localized")}, {"layer", oneOrMany(reference("id"))}, {"archimate", text},
		{"structure", oneOf("process", "information-model", "dataset", "view")}, {"fields", fields}, {"requires", oneOrMany(text)}, {"facets", oneOrMany(text)}, {"columns", oneOrMany(text)}, {"compare", oneOrMany(text)},
	}, "name")
	archimate := object{{"anyOf", []any{text, closed(object{{"type", text}, {"inverse", flag}, {"access", oneOf("Read", "Write", "ReadWrite")}}, "type")}}}
	relation := closed(object{
		{"name", reference("localized")}, {"inverse", reference("id")}, {"inverse-name", reference("localized")}, {"from", kinds}, {"to", kinds},
		{"pairs", byID(kinds)}, {"max", object{{"type", "number"}}}, {"fields", fields}, {"archimate", archimate},
	}, "name")
	status := closed(object{{"name", reference("localized")}, {"binding", flag}, {"past", flag}, {"may-rest-on", oneOrMany(text)}}, "name")
	layer := closed(object{{"name", reference("localized")}, {"letter", text}}, "name")
	body := append(object{{"title", "models/metamodel.yaml"}}, closed(object{
		{"layers", append(w.describe("layers"), byID(layer)...)},
		{"statuses", append(w.describe("statuses"), byID(status)...)},
		{"kinds", append(w.describe("kinds"), byID(kind)...)},
		{"relations", append(w.describe("relation-types"), byID(relation)...)},
	})...)
	return w.root("metamodel.schema.json", body, append(w.definitions(), member{"field", field}))
}

// byID is a mapping whose keys are ids.
func byID(value object) object {
	return object{{"type", "object"}, {"propertyNames", object{{"pattern", idPattern}}}, {"additionalProperties", value}}
}

// fieldTypes are the types of fields, and lists of them.
func fieldTypes() []string {
	all := model.FieldTypes()
	for _, name := range model.FieldTypes() {
		all = append(all, "list of "+name)
	}
	return all
}

// layout is the schema of saved positions.
func (w *writer) layout() object {
	number := object{{"type", "number"}}
	nodes := object{{"type", "object"}, {"additionalProperties", closed(object{{"x", number}, {"y", number}})}}
	bends := object{{"type", "array"}, {"items", object{{"type", "array"}, {"items", number}, {"minItems", 2}, {"maxItems", 2}}}}
	values := map[string]object{
		"element": reference("reference"), "view": reference("reference"), "note": reference("localized"), "group": reference("localized"),
		"label": reference("localized"), "x": number, "y": number, "w": number, "h": number, "size": number, "width": number,
		"figure": oneOf("box", "shape"), "align": oneOf("left", "center", "right"), "hidden": {{"type", "boolean"}}, "bends": bends,
		"fill": colour(), "line": colour(), "font": colour(),
	}
	things := func(keys []string, required ...string) object {
		var members object
		for _, key := range keys {
			value, special := values[key]
			if !special {
				value = object{{"type", "string"}}
			}
			members = append(members, member{key, value})
		}
		return object{{"type", "array"}, {"items", closed(members, required...)}}
	}
	body := append(object{{"title", "*.layout.yaml"}}, closed(object{
		{"view", reference("reference")}, {"nodes", nodes}, {"boxes", things(model.BoxKeys(), "x", "y")}, {"lines", things(model.LineKeys(), "from", "to")},
	}, "view")...)
	return w.root("layout.schema.json", body, w.definitions())
}

// colour is a colour as it is written in layouts.
func colour() object { return object{{"type", "string"}, {"pattern", "^#[0-9a-fA-F]{6}$"}} }

// oneOf is a word out of a few.
func oneOf(values ...string) object {
	var all []any
	for _, v := range values {
		all = append(all, v)
	}
	return object{{"enum", all}}
}
