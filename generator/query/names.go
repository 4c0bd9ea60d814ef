package query

import (
	"iter"
	"slices"
	"strconv"
	"strings"

	"github.com/expr-lang/expr/types"

	"lintel/generator/model"
)

// name is what a name in an expression means: its type, its value for an
// element, and the values that may be compared with it (nil is any).
type name struct {
	kind   types.Type
	get    func(*model.Element) any
	values *domain
}

// CommonNames are the names that every element has, whatever its kind.
func CommonNames() []string {
	return []string{"id", "kind", "status", "binding", "layer", "basis", "name", "summary", "order", "from", "until"}
}

// nameIDs gives all names: the common ones and every field's.
func (c *compilation) nameIDs() iter.Seq[string] {
	return func(yield func(string) bool) {
		for _, id := range CommonNames() {
			if !yield(id) {
				return
			}
		}
		for id := range FieldIDs(c.model.Metamodel) {
			if !yield(id) {
				return
			}
		}
	}
}

// FieldIDs gives the name of every field of every kind, once.
func FieldIDs(m *model.Metamodel) iter.Seq[string] {
	return func(yield func(string) bool) {
		seen := map[string]bool{}
		for _, k := range m.Kinds {
			for _, f := range k.Fields {
				if !seen[f.ID] && !yield(f.ID) {
					return
				}
				seen[f.ID] = true
			}
		}
	}
}

// lookUp finds a name, the common ones first.
func (c *compilation) lookUp(id string) (name, bool) {
	if n, ok := c.commonName(id); ok {
		return n, true
	}
	return c.fieldName(id)
}

func textName(get func(*model.Element) string, values *domain) name {
	return name{types.String, func(e *model.Element) any { return get(e) }, values}
}

func (c *compilation) commonName(id string) (name, bool) {
	lang := c.model.Config.DefaultLanguage()
	switch id {
	case "id":
		return textName(func(e *model.Element) string { return e.ID }, c.ids()), true
	case "kind":
		return textName(func(e *model.Element) string { return e.Kind.ID }, c.kinds()), true
	case "status":
		return textName(statusID, c.statuses()), true
	case "binding":
		return name{types.Bool, func(e *model.Element) any { return e.Binding() }, nil}, true
	case "layer":
		return textName(layerID, c.layers()), true
	case "basis":
		return textName(func(e *model.Element) string { return e.Basis }, c.bases()), true
	case "name":
		return textName(func(e *model.Element) string { return e.Name.In(lang) }, nil), true
	case "summary":
		return textName(func(e *model.Element) string { return e.Summary.In(lang) }, nil), true
	case "order":
		return name{types.Int, func(e *model.Element) any { return e.Order }, nil}, true
	case "from":
		return textName(func(e *model.Element) string { return e.Life.From.Text }, nil), true
	case "until":
		return textName(func(e *model.Element) string { return e.Life.Until.Text }, nil), true
	}
	return name{}, false
}

func statusID(e *model.Element) string {
	if e.Status == nil {
		return ""
	}
	return e.Status.ID
}

func layerID(e *model.Element) string {
	if e.Kind.Layer == nil {
		return ""
	}
	return e.Kind.Layer.ID
}

// fieldName finds a field by its name, over all kinds that have one.
func (c *compilation) fieldName(id string) (name, bool) {
	var fields []*model.Field
	for _, k := range c.model.Metamodel.Kinds {
		if f := k.Field(id); f != nil {
			fields = append(fields, f)
		}
	}
	if len(fields) == 0 {
		return name{}, false
	}
	n := fieldTyped(id, fields, c.model.Config.DefaultLanguage())
	read := n.read
	return name{n.kind, func(e *model.Element) any { return read(e.Field(id)) }, n.values}, true
}

// typedField is how a field's value is read, wherever it is held.
type typedField struct {
	kind   types.Type
	read   func(*model.Value) any // nil is not set
	values *domain
}

// fieldTyped gives one type to all fields of a name: theirs when they agree,
// text when they do not.
func fieldTyped(id string, fields []*model.Field, lang string) typedField {
	first := fields[0]
	same := !slices.ContainsFunc(fields, func(f *model.Field) bool { return fieldShape(f) != fieldShape(first) })
	var values *domain
	if !slices.ContainsFunc(fields, func(f *model.Field) bool { return f.Type != model.EnumField }) {
		values = enumValues(id, fields)
	}
	kind := types.String
	if same {
		kind = fieldShape(first)
	} else if slices.ContainsFunc(fields, func(f *model.Field) bool { return f.List }) {
		values = nil
	}
	read := func(v *model.Value) any { return valueText(v, lang) }
	switch kind {
	case types.Float64:
		read = func(v *model.Value) any {
			if v == nil {
				return 0.0
			}
			return v.Number
		}
	case types.Bool:
		read = func(v *model.Value) any { return v != nil && v.Bool }
	case textList:
		read = func(v *model.Value) any { return valueTexts(v, lang) }
	}
	return typedField{kind, read, values}
}

// textList is the type of a list of any values.
var textList = types.TypeOf([]string(nil))

// fieldShape is the type that a field has in an expression.
func fieldShape(f *model.Field) types.Type {
	switch {
	case f.List:
		return textList
	case f.Type == model.NumberField:
		return types.Float64
	case f.Type == model.BooleanField:
		return types.Bool
	}
	return types.String
}

// valueTexts gives the items of a list as texts.
func valueTexts(v *model.Value, lang string) []string {
	if v == nil {
		return nil
	}
	texts := make([]string, len(v.Items))
	for i := range v.Items {
		texts[i] = valueText(&v.Items[i], lang)
	}
	return texts
}

// valueText gives a value of any type as a text; of a list, its items with
// commas between.
func valueText(v *model.Value, lang string) string {
	switch {
	case v == nil:
		return ""
	case v.Enum != nil:
		return v.Enum.ID
	case len(v.Text) > 0:
		return v.Text.In(lang)
	case len(v.Prose) > 0:
		return proseText(v.Prose, lang)
	case len(v.Items) > 0:
		return strings.Join(valueTexts(v, lang), ", ")
	case v.Bool:
		return "true"
	case v.Number != 0:
		return strconv.FormatFloat(v.Number, 'f', -1, 64)
	}
	return ""
}

// proseText is a Markdown text as it stands in its file.
func proseText(proses []*model.Prose, lang string) string {
	for _, p := range proses {
		if p.Lang == lang || p.Lang == "" {
			return p.Span.Text()
		}
	}
	return proses[0].Span.Text()
}
