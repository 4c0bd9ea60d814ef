package jsonschema

import (
	"encoding/json"
	"slices"

	"lintel/generator/model"
)

// The closed lists that the loader holds. A test holds these against it.
var (
	bases        = []any{"report", "background", "example"}
	visibilities = []any{"public", "internal"}
	levels       = []any{"must", "should", "may"}
	stepTypes    = []any{"start", "task", "user-task", "service-task", "gateway", "event", "end"}
	columnTypes  = []any{"text", "number", "year"}
	chartTypes   = []any{"bar", "stacked-bar", "line"}
	viewTypes    = []any{
		"context", "landscape", "layered", "dependency", "process", "information", "capability-map", "roadmap", "ladder", "matrix", "chart",
	}
)

// element is the schema of an element of a kind.
func (w *writer) element(kind *model.Kind) object {
	schema := w.titled(kind.Name)
	if !kind.Description.IsEmpty() {
		schema = append(schema, member{"description", kind.Description.In(w.lang)})
	}
	properties := w.common(kind)
	for _, f := range kind.Fields {
		properties = append(properties, member{f.ID, w.field(f)})
	}
	properties = append(properties, w.relations(kind)...)
	properties = append(properties, member{"requirements", append(w.describe("requirements"), list(w.part(kind, w.requirement(), "level", "text"))...)})
	properties = append(properties, w.structure(kind)...)
	required := []string{"id", "kind", "name"}
	for _, f := range kind.Fields {
		if f.Required {
			required = append(required, f.ID)
		}
	}
	return append(schema, closed(properties, required...)...)
}

// common are the keys that every element may have.
func (w *writer) common(kind *model.Kind) object {
	var statuses []any
	for _, s := range w.model.Metamodel.Statuses {
		statuses = append(statuses, s.ID)
	}
	status := append(w.describe("status"), member{"enum", statuses})
	if len(statuses) == 0 {
		status = append(w.describe("status"), member{"not", object{}})
	}
	one := object{{"anyOf", []any{reference("reference"), closed(object{{"to", reference("reference")}, {"at", reference("text")}}, "to")}}}
	return object{
		{"id", reference("id")},
		{"kind", append(w.describe("kind"), member{"const", kind.ID})},
		{"name", append(w.describe("name"), reference("localized")...)},
		{"summary", append(w.describe("summary"), reference("localized")...)},
		{"description", append(w.describe("description"), reference("localized")...)},
		{"status", status},
		{"from", append(w.describe("from"), reference("date")...)},
		{"until", append(w.describe("until"), reference("date")...)},
		{"visibility", append(w.describe("visibility"), member{"enum", visibilities})},
		{"basis", append(w.describe("basis"), member{"enum", bases})},
		{"sources", append(w.describe("sources"), oneOrMany(one)...)},
		{"formerly", append(w.describe("formerly"), oneOrMany(reference("id"))...)},
		{"order", append(w.describe("order"), member{"type", "number"})},
	}
}

// field is the value of a field.
func (w *writer) field(f *model.Field) object {
	var value object
	switch f.Type {
	case model.LocalizedField, model.MarkdownField:
		value = reference("localized")
	case model.EnumField:
		value = w.enum(f)
	case model.DateField:
		value = reference("date")
	case model.NumberField:
		value = object{{"type", "number"}}
	case model.BooleanField:
		value = object{{"type", "boolean"}}
	case model.URLField:
		value = reference("url")
	default:
		value = reference("text")
	}
	if f.List {
		value = oneOrMany(value)
	}
	return append(w.titled(f.Name), value...)
}

// enum is one of a closed list. A value that looks like a number or a truth
// value stands in it as both, since to YAML it is none of the texts.
func (w *writer) enum(f *model.Field) object {
	var ids []any
	var names []any
	for _, v := range f.Values {
		ids, names = append(ids, v.ID), append(names, v.Name.In(w.lang))
	}
	for _, v := range f.Values {
		var typed any
		if err := json.Unmarshal([]byte(v.ID), &typed); err == nil && typed != nil {
			ids, names = append(ids, typed), append(names, v.Name.In(w.lang))
		}
	}
	if len(ids) == 0 {
		return object{{"not", object{}}}
	}
	return object{{"enum", ids}, {"enumDescriptions", names}} // the second is known to VS Code
}

// relations are the keys of the relations that a kind may have.
func (w *writer) relations(kind *model.Kind) object {
	var properties object
	for _, r := range w.model.Metamodel.Relations {
		if mayStart(r, kind, w.model.Metamodel.Kinds) || r.Symmetric() && mayEnd(r, kind, w.model.Metamodel.Kinds) {
			properties = append(properties, member{r.ID, reference("relation-" + r.ID)})
		}
		if r.Inverse != "" && !r.Symmetric() && mayEnd(r, kind, w.model.Metamodel.Kinds) {
			properties = append(properties, member{r.Inverse, reference("relation-" + r.Inverse)})
		}
	}
	return properties
}

func mayStart(r *model.RelationType, kind *model.Kind, all []*model.Kind) bool {
	return slices.ContainsFunc(all, func(other *model.Kind) bool { return r.Allows(kind, other) })
}

func mayEnd(r *model.RelationType, kind *model.Kind, all []*model.Kind) bool {
	return slices.ContainsFunc(all, func(other *model.Kind) bool { return r.Allows(other, kind) })
}

// part is a mapping with the keys of a part, those of its own, and relations.
func (w *writer) part(kind *model.Kind, own object, required ...string) object {
	properties := object{{"id", reference("id")}, {"name", reference("localized")}, {"description", reference("localized")}}
	properties = append(properties, own...)
	for _, relation := range w.relations(kind) {
		if !slices.ContainsFunc(own, func(m member) bool { return m.key == relation.key }) {
			properties = append(properties, relation)
		}
	}
	return closed(properties, append([]string{"id"}, required...)...)
}

func (w *writer) requirement() object {
	return object{
		{"level", object{{"enum", levels}}},
		{"text", reference("localized")},
		{"verify", append(w.describe("verify"), reference("localized")...)},
		{"basis", append(w.describe("basis"), member{"enum", bases})},
	}
}

// structure are the keys that the kind's structure adds.
func (w *writer) structure(kind *model.Kind) object {
	switch kind.Structure {
	case model.ProcessStructure:
		return w.process(kind)
	case model.InformationStructure:
		return w.information(kind)
	case model.DatasetStructure:
		return w.dataset(kind)
	case model.ViewStructure:
		return w.view()
	}
	return nil
}

func (w *writer) process(kind *model.Kind) object {
	flow := object{{"anyOf", []any{reference("id"), closed(object{{"to", reference("id")}, {"when", reference("localized")}}, "to")}}}
	step := object{{"lane", reference("id")}, {"type", object{{"enum", stepTypes}}}, {"next", oneOrMany(flow)}}
	return object{
		{"lanes", append(w.describe("lanes"), list(w.part(kind, nil))...)},
		{"steps", append(w.describe("steps"), list(w.part(kind, step, "lane", "type"))...)},
	}
}

func (w *writer) information(kind *model.Kind) object {
	types := make([]any, 0, len(model.AttributeTypes()))
	for _, name := range model.AttributeTypes() {
		types = append(types, name)
	}
	cardinality := object{{"min", object{{"type", "integer"}, {"minimum", 0}}}, {"max", reference("cardinality")}}
	attribute := append(object{{"type", object{{"type", "string"}, {"examples", types}}}}, cardinality...)
	association := append(object{{"to", reference("id")}, {"name", reference("localized")}}, cardinality...)
	entity := object{
		{"abstract", object{{"type", "boolean"}}},
		{"specialises", reference("id")},
		{"attributes", list(w.part(kind, attribute, "type"))},
		{"associations", list(closed(association, "to"))},
	}
	return object{
		{"entities", append(w.describe("entities"), list(w.part(kind, entity))...)},
		{"codelists", append(w.describe("codelists"), list(w.part(kind, object{{"codes", list(w.part(kind, nil))}}))...)},
	}
}

func (w *writer) dataset(kind *model.Kind) object {
	column := object{{"id", reference("id")}, {"name", reference("localized")}, {"type", object{{"enum", columnTypes}}}, {"unit", reference("localized")}}
	cell := object{{"anyOf", []any{object{{"type", "null"}}, reference("localized")}}}
	chart := object{{"type", object{{"enum", chartTypes}}}, {"x", reference("text")}, {"y", oneOrMany(reference("text"))}}
	return object{
		{"unit", append(w.describe("unit"), reference("localized")...)},
		{"columns", append(w.describe("columns"), list(closed(column, "id"))...)},
		{"rows", append(w.describe("rows"), list(w.part(kind, object{{"values", list(cell)}}))...)},
		{"chart", append(w.describe("chart"), closed(chart, "type", "x", "y")...)},
	}
}

func (w *writer) view() object {
	keyed := object{{"where", object{{"type", "string"}}}}
	var keys []any
	for _, r := range w.model.Metamodel.Relations {
		for _, key := range []string{r.ID, r.Inverse} {
			if key != "" && !slices.Contains(keys, any(key)) {
				keys = append(keys, key)
				keyed = append(keyed, member{key, object{{"type", "string"}, {"pattern", `\S\s*->\s*\S`}}})
			}
		}
	}
	selection := object{{"anyOf", []any{object{{"type", "string"}}, closed(keyed)}}}
	relations := object{{"enum", keys}}
	if len(keys) == 0 {
		relations = object{{"not", object{}}}
	}
	return object{
		{"type", append(w.describe("type"), member{"enum", viewTypes})},
		{"at", reference("date")},
		{"between", append(list(reference("date")), member{"minItems", 2}, member{"maxItems", 2})},
		{"include", append(w.describe("include"), oneOrMany(selection)...)},
		{"exclude", append(w.describe("exclude"), oneOrMany(selection)...)},
		{"relations", append(w.describe("relations"), oneOrMany(relations)...)},
		{"group-by", append(w.describe("group-by"), reference("text")...)},
		{"depth", object{{"type", "number"}}},
		{"note", reference("localized")},
	}
}
