package load

import "lintel/generator/diag"

var ruleMissingKey = &diag.Rule{
	Code:     "missing-key",
	Severity: diag.Error,
	Title:    diag.Text{EN: "required key is missing", NB: "påkrevd nøkkel mangler"},
	Message:  diag.Text{EN: `the key "{key}" is missing`, NB: `nøkkelen «{key}» mangler`},
	Hint:     diag.Text{EN: ``, NB: ``},
	Doc: diag.Text{
		EN: `Without this key the declaration cannot be understood.`,
		NB: `Uten denne nøkkelen kan ikke oppføringen forstås.`,
	},
}
