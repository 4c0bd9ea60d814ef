package check

import (
	"slices"
	"strings"

	"lintel/generator/diag"
	"lintel/generator/model"
)

var ruleMissingField = &diag.Rule{
	Code:     "missing-field",
	Severity: diag.Error,
	Title:    diag.Text{EN: "required field is missing", NB: "påkrevd felt mangler"},
	Message:  diag.Text{EN: `{kind} "{id}" has no "{field}"`, NB: `{kind} «{id}» mangler «{field}»`},
	Hint:     diag.Text{EN: `write one of {allowed}`, NB: `skriv en av {allowed}`},
	Doc: diag.Text{
		EN: `The metamodel says with required: true that every element of the kind has this field. Give it a value, or let the metamodel do without it.`,
		NB: `Metamodellen sier med required: true at alle elementer av typen har dette feltet. Gi det en verdi, eller la metamodellen klare seg uten.`,
	},
}

func missingField(c *Context) {
	for _, e := range c.Model.Elements {
		if e.Incomplete {
			continue
		}
		for _, f := range e.Kind.Fields {
			if !f.Required || hasValue(f, e.Field(f.ID)) {
				continue
			}
			args := diag.Args{"kind": kindWord{e.Kind}, "id": e.ID, "field": f.ID}
			if ids := slices.Collect(f.ValueIDs()); len(ids) > 0 {
				args["allowed"] = strings.Join(ids, ", ")
			}
			c.add(ruleMissingField, e.IDSpan, args)
		}
	}
}

// hasValue tells whether a field is set to something.
func hasValue(f *model.Field, v *model.Value) bool {
	switch {
	case v == nil:
		return false
	case f.List:
		return len(v.Items) > 0
	case f.Type == model.NumberField || f.Type == model.BooleanField:
		return true
	case f.Type == model.EnumField:
		return v.Enum != nil
	case f.Type == model.MarkdownField:
		return len(v.Prose) > 0
	}
	return !v.Text.IsEmpty()
}
