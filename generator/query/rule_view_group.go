package query

import "lintel/generator/diag"

var ruleViewGroup = &diag.Rule{
	Code:     "view-group",
	Severity: diag.Error,
	Title:    diag.Text{EN: `unknown group-by`, NB: `ukjent group-by`},
	Message:  diag.Text{EN: `group-by names nothing: "{name}"`, NB: `group-by navngir ingenting: «{name}»`},
	Hint:     diag.Text{EN: `did you mean {near}?`, NB: `mente du {near}?`},
	Doc: diag.Text{
		EN: `group-by gathers the elements of a view by kind, layer or status, by a field of the metamodel, or by a relation, of which the first target is the group.`,
		NB: `group-by samler elementene i en visning etter kind, layer eller status, etter et felt i metamodellen, eller etter en relasjon, der det første målet er gruppen.`,
	},
}
