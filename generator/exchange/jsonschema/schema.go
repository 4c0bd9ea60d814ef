// Package jsonschema writes a repository's metamodel as JSON Schema 2020-12,
// for editors that know YAML but not Lintel: the central function is Schemas,
// which gives the files by name.
//
// # The files
//
//	<kind>.schema.json     an element of one kind
//	element.schema.json    an element of any kind, told by its key kind
//	lintel.schema.json     lintel.yaml
//	metamodel.schema.json  models/metamodel.yaml
//	layout.schema.json     saved positions, *.layout.yaml
//
// Each file stands alone. Titles are in the repository's first language, its
// names in the others under x-names; what a reserved key means is said in
// Norwegian or English. In VS Code with the extension "YAML" (redhat.vscode-yaml)
// they are used by these lines of .vscode/settings.json, after
// `lintel schema -o .lintel/schema`:
//
//	"yaml.schemas": {
//	  ".lintel/schema/element.schema.json": ["models/**/*.yaml", "!models/metamodel.yaml", "!models/**/*.layout.yaml"],
//	  ".lintel/schema/metamodel.schema.json": "models/metamodel.yaml",
//	  ".lintel/schema/layout.schema.json": "models/**/*.layout.yaml",
//	  ".lintel/schema/lintel.schema.json": "lintel.yaml"
//	}
//
// Any other editor with yaml-language-server takes the same, or a first line
// `# yaml-language-server: $schema=…` in a file.
//
// # What a schema can say
//
// All that the loader holds of one element: keys, types, closed lists, which
// relations a kind may have. Not what needs the other files: whether an id is
// there, how many relations there are, what rests on what. Ids of the
// repository are in it when asked for: as examples, which an editor offers, or
// as the only ones allowed.
//
// To Lintel every scalar is text, and a field's type decides what it is; a
// schema sees YAML's types. So a text may be a number here (name: 1177), a year
// may be a number (from: 2013), and a value of a closed list that looks like a
// number or a truth value is allowed as both.
package jsonschema

import (
	"fmt"
	"slices"
	"strings"

	"lintel/generator/diag"
	"lintel/generator/model"
)

// IDs tells how the ids of the repository stand in the schemas.
type IDs string

// The ways.
const (
	NoIDs      IDs = "none"     // not at all
	ExampleIDs IDs = "examples" // as examples
	EnumIDs    IDs = "enum"     // as the only ones allowed
)

// draft is the dialect that the schemas are written in.
const draft = "https://json-schema.org/draft/2020-12/schema"

// Schemas gives the schema files of a model by name.
func Schemas(m *model.Model, ids IDs) (map[string][]byte, error) {
	w := &writer{model: m, ids: ids, lang: m.Config.DefaultLanguage()}
	files := map[string]object{
		"element.schema.json":   w.anyElement(),
		"lintel.schema.json":    w.configuration(),
		"metamodel.schema.json": w.metamodel(),
		"layout.schema.json":    w.layout(),
	}
	for _, kind := range m.Metamodel.Kinds {
		name := kind.ID + ".schema.json"
		if _, taken := files[name]; taken {
			name = "kind-" + name
		}
		files[name] = w.oneKind(kind)
	}
	written := make(map[string][]byte, len(files))
	for name, schema := range files {
		data, err := schema.indented()
		if err != nil {
			return nil, fmt.Errorf("write schema %s: %w", name, err)
		}
		written[name] = data
	}
	return written, nil
}

// writer makes schemas of a model.
type writer struct {
	model *model.Model
	ids   IDs
	lang  string
}

// say gives a sentence in the repository's first language.
func (w *writer) say(text diag.Text) string { return text.In(w.lang) }

// titled begins a schema with a name in all languages.
func (w *writer) titled(name model.Text) object {
	schema := object{{"title", name.In(w.lang)}}
	var others object
	for _, t := range name {
		if t.Lang != "" && t.Lang != w.lang {
			others = append(others, member{t.Lang, t.Value})
		}
	}
	if len(others) > 0 {
		schema = append(schema, member{"x-names", others})
	}
	return schema
}

// root is a whole schema file, with those of the definitions that it needs.
func (w *writer) root(name string, body, definitions object) object {
	schemas := map[string]any{}
	for _, d := range definitions {
		schemas[d.key] = d.value
	}
	needed := map[string]bool{}
	need(body, schemas, needed)
	definitions = slices.DeleteFunc(definitions, func(m member) bool { return !needed[m.key] })
	return append(append(object{{"$schema", draft}, {"$id", name}}, body...), member{"$defs", definitions})
}

// need notes the definitions that a schema refers to, and those that these do.
func need(schema any, schemas map[string]any, needed map[string]bool) {
	switch v := schema.(type) {
	case []any:
		for _, item := range v {
			need(item, schemas, needed)
		}
	case object:
		for _, m := range v {
			target, isText := m.value.(string)
			name, isLocal := strings.CutPrefix(target, "#/$defs/")
			if m.key == "$ref" && isText && isLocal && !needed[name] {
				needed[name] = true
				need(schemas[name], schemas, needed)
			}
			need(m.value, schemas, needed)
		}
	}
}

// anyElement is the schema of an element of any kind.
func (w *writer) anyElement() object {
	var names []any
	var branches []any
	definitions := w.definitions()
	for _, kind := range w.model.Metamodel.Kinds {
		names = append(names, kind.ID)
		branches = append(branches, object{
			{"if", object{{"properties", object{{"kind", object{{"const", kind.ID}}}}}, {"required", []any{"kind"}}}},
			{"then", reference("kind-" + kind.ID)},
		})
		definitions = append(definitions, member{"kind-" + kind.ID, w.element(kind)})
	}
	kindSchema := append(w.describe("kind"), member{"enum", names})
	body := object{
		{"title", w.say(titleElement)}, {"type", "object"}, {"required", []any{"id", "kind"}},
		{"properties", object{{"id", reference("id")}, {"kind", kindSchema}}},
	}
	if len(branches) > 0 {
		body = append(body, member{"allOf", branches})
	}
	return w.root("element.schema.json", body, definitions)
}

// oneKind is the schema of an element of one kind.
func (w *writer) oneKind(kind *model.Kind) object {
	return w.root(kind.ID+".schema.json", w.element(kind), w.definitions())
}

// The patterns of what is written as text.
const (
	idPattern   = `^[a-z][a-z0-9]*(-[a-z0-9]+)*$`
	refPattern  = `^\s*[a-z][a-z0-9]*(-[a-z0-9]+)*(#\S+)?\s*$`
	datePattern = `^[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$`
	urlPattern  = `^(https?://|mailto:)`
)

// definitions are the types that all schemas share.
func (w *writer) definitions() object {
	var languages object
	for _, lang := range w.model.Config.Languages {
		languages = append(languages, member{lang, reference("text")})
	}
	shared := object{
		{"id", append(w.describe("id"), member{"type", "string"}, member{"pattern", idPattern})},
		{"text", object{{"type", []any{"string", "number", "boolean"}}}},
		{"localized", object{{"anyOf", []any{
			reference("text"),
			object{{"type", "object"}, {"properties", languages}, {"additionalProperties", false}},
		}}}},
		{"date", object{{"description", w.say(sayDate)}, {"anyOf", []any{
			object{{"type", "string"}, {"pattern", datePattern}},
			object{{"type", "integer"}, {"minimum", 0}, {"maximum", 9999}},
		}}}},
		{"url", object{{"type", "string"}, {"pattern", urlPattern}}},
		{"cardinality", object{{"anyOf", []any{object{{"type", "integer"}, {"minimum", 0}}, object{{"const", "*"}}}}}},
		{"reference", w.referenceTo(nil)},
	}
	for _, kind := range w.model.Metamodel.Kinds {
		if w.ids != NoIDs {
			shared = append(shared, member{"reference-" + kind.ID, w.referenceTo([]*model.Kind{kind})})
		}
	}
	for _, r := range w.model.Metamodel.Relations {
		for _, inverse := range [...]bool{false, true} {
			if d := (model.Direction{Type: r, Inverse: inverse}); d.Key() != "" && (!inverse || !r.Symmetric()) {
				shared = append(shared, member{"relation-" + d.Key(), w.relation(d)})
			}
		}
	}
	return shared
}

// referenceTo is an id of an element of some kinds, or id#part.
func (w *writer) referenceTo(kinds []*model.Kind) object {
	if w.ids == NoIDs {
		return object{{"type", "string"}, {"pattern", refPattern}}
	}
	var ids []any
	for _, e := range w.model.Elements {
		if model.Allows(kinds, e.Kind) {
			ids = append(ids, e.ID)
		}
	}
	if ids == nil {
		return object{{"type", "string"}, {"pattern", refPattern}}
	}
	if w.ids == ExampleIDs {
		return object{{"type", "string"}, {"pattern", refPattern}, {"examples", ids}}
	}
	return object{{"anyOf", []any{object{{"enum", ids}}, object{{"type", "string"}, {"pattern", strings.Replace(refPattern, ")?", ")", 1)}}}}}
}

// references are what a relation may lead to: the kinds' own lists, so that
// no list stands in a file twice.
func (w *writer) references(kinds []*model.Kind) object {
	if w.ids == NoIDs || kinds == nil || len(kinds) == len(w.model.Metamodel.Kinds) {
		return reference("reference")
	}
	var all []any
	for _, kind := range kinds {
		all = append(all, reference("reference-"+kind.ID))
	}
	switch len(all) {
	case 0:
		return reference("reference")
	case 1:
		return reference("reference-" + kinds[0].ID)
	}
	return object{{"anyOf", all}}
}

// relation is the value of a relation's key: an id, a mapping, or a list.
func (w *writer) relation(d model.Direction) object {
	kinds := d.Type.To
	if d.Inverse {
		kinds = d.Type.From
	}
	properties := object{{"to", w.references(kinds)}}
	for _, f := range d.Type.Fields {
		properties = append(properties, member{f.ID, w.field(f)})
	}
	properties = append(properties, member{"note", reference("localized")}, member{"from", reference("date")}, member{"until", reference("date")})
	one := object{{"anyOf", []any{w.references(kinds), closed(properties, "to")}}}
	return append(w.titled(d.Name()), oneOrMany(one)...)
}

// oneOrMany is a value, or a list of it.
func oneOrMany(item object) object {
	return object{{"anyOf", []any{item, object{{"type", "array"}, {"items", item}}}}}
}

// closed is a mapping with no other keys than those named.
func closed(properties object, required ...string) object {
	schema := object{{"type", "object"}, {"properties", properties}, {"additionalProperties", false}}
	if len(required) > 0 {
		names := make([]any, len(required))
		for i, name := range required {
			names[i] = name
		}
		schema = append(schema, member{"required", names})
	}
	return schema
}

func reference(name string) object { return object{{"$ref", "#/$defs/" + name}} }

func list(item object) object { return object{{"type", "array"}, {"items", item}} }
