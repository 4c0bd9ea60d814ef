package load

import "lintel/generator/diag"

var ruleUnknownKey = &diag.Rule{
	Code:     "unknown-key",
	Severity: diag.Error,
	Title:    diag.Text{EN: "unknown key", NB: "ukjent nøkkel"},
	Message:  diag.Text{EN: `unknown key "{key}" in {where}`, NB: `ukjent nøkkel «{key}» i {where}`},
	Hint:     diag.Text{EN: `did you mean {near}?`, NB: `mente du {near}?`},
	Doc: diag.Text{
		EN: `Every key must be understood: a common key, a field of the kind, or a relation of the metamodel. What is not understood would be lost without a word.`,
		NB: `Alle nøkler må forstås: en felles nøkkel, et felt i typen eller en relasjon i metamodellen. Det som ikke forstås, ville ellers blitt borte uten et ord.`,
	},
}
