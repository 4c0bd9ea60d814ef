package load

import "lintel/generator/diag"

var ruleUnknownValue = &diag.Rule{
	Code:     "unknown-value",
	Severity: diag.Error,
	Title:    diag.Text{EN: "unknown value", NB: "ukjent verdi"},
	Message:  diag.Text{EN: `"{value}" is no value of "{key}" ({allowed})`, NB: `«{value}» er ingen verdi for «{key}» ({allowed})`},
	Hint:     diag.Text{EN: `did you mean {near}?`, NB: `mente du {near}?`},
	Doc: diag.Text{
		EN: `The key takes one of a closed list of values.`,
		NB: `Nøkkelen tar bare verdiene i en fast liste.`,
	},
}
