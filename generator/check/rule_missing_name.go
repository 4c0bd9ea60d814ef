package check

import (
	"slices"

	"lintel/generator/diag"
)

var ruleMissingName = &diag.Rule{
	Code:     "missing-name",
	Severity: diag.Error,
	Title:    diag.Text{EN: "name is missing", NB: "navn mangler"},
	Message:  diag.Text{EN: `{kind} "{id}" has no name`, NB: `{kind} «{id}» har ikke noe navn`},
	Hint:     diag.Text{EN: ``, NB: ``},
	Doc: diag.Text{
		EN: `The name is what readers see: in lists, pictures, links and search. An id is for authors.`,
		NB: `Navnet er det leserne ser: i lister, bilder, lenker og søk. En id er for forfatterne.`,
	},
}

func missingName(c *Context) {
	for _, e := range c.Model.Elements {
		if e.Name.IsEmpty() && !slices.Contains(e.Kind.Requires, "name") && !written(e, "name") {
			c.add(ruleMissingName, e.IDSpan, diag.Args{"kind": kindWord{e.Kind}, "id": e.ID})
		}
	}
}
