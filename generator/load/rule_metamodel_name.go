package load

import "lintel/generator/diag"

var ruleMetamodelName = &diag.Rule{
	Code:     "metamodel-name",
	Severity: diag.Error,
	Title:    diag.Text{EN: "unknown name in the metamodel", NB: "ukjent navn i metamodellen"},
	Message:  diag.Text{EN: `"{name}" in {key} is not declared in the metamodel`, NB: `«{name}» i {key} er ikke oppført i metamodellen`},
	Hint:     diag.Text{EN: `did you mean {near}?`, NB: `mente du {near}?`},
	Doc: diag.Text{
		EN: `The metamodel names a layer, status, kind or relation that it does not declare.`,
		NB: `Metamodellen nevner et lag, en status, en type eller en relasjon som den ikke har oppført.`,
	},
}
