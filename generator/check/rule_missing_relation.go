package check

import (
	"lintel/generator/diag"
	"lintel/generator/model"
)

var ruleMissingRelation = &diag.Rule{
	Code:     "missing-relation",
	Severity: diag.Error,
	Title:    diag.Text{EN: "required key is missing", NB: "påkrevd nøkkel mangler"},
	Message:  diag.Text{EN: `{kind} "{id}" has no "{key}"`, NB: `{kind} «{id}» mangler «{key}»`},
	Hint:     diag.Text{EN: ``, NB: ``},
	Doc: diag.Text{
		EN: `The metamodel lists under requires which relations and common keys every element of the kind has. A relation counts from whichever end it is written.`,
		NB: `Metamodellen lister under requires hvilke relasjoner og felles nøkler alle elementer av typen har. En relasjon teller uansett hvilken ende den er skrevet i.`,
	},
}

func missingRelation(c *Context) {
	for _, e := range c.Model.Elements {
		if e.Incomplete {
			continue
		}
		for _, key := range e.Kind.Requires {
			if !c.has(e, key) && !written(e, key) {
				c.add(ruleMissingRelation, e.IDSpan, diag.Args{"kind": kindWord{e.Kind}, "id": e.ID, "key": key})
			}
		}
	}
}

// has tells whether an element has what a key of requires names. A key that
// the metamodel does not know counts as there: it is reported where it stands.
func (c *Context) has(e *model.Element, key string) bool {
	switch key {
	case "name":
		return !e.Name.IsEmpty()
	case "summary":
		return !e.Summary.IsEmpty()
	case "description":
		return len(e.Description) > 0
	case "status":
		return e.Status != nil
	case "from":
		return e.Life.From.IsSet()
	case "until":
		return e.Life.Until.IsSet()
	case "basis":
		return e.Basis != ""
	case "sources":
		return len(e.Sources) > 0
	case "requirements":
		return len(e.Requirements) > 0
	}
	direction, known := c.Model.Metamodel.Relation(key)
	return !known || relates(e, direction)
}

// relates tells whether an element or a part of it has a relation of a
// direction.
func relates(e *model.Element, d model.Direction) bool {
	if !d.Inverse || d.Type.Symmetric() {
		for r := range e.AllOut() {
			if r.Type == d.Type {
				return true
			}
		}
	}
	if d.Inverse || d.Type.Symmetric() {
		for r := range e.AllIn() {
			if r.Type == d.Type {
				return true
			}
		}
	}
	return false
}
