package generator

import "lintel/generator/diag"

var ruleConfigRule = &diag.Rule{
	Code:     "config-rule",
	Severity: diag.Error,
	Title:    diag.Text{EN: "unknown rule in lintel.yaml", NB: "ukjent regel i lintel.yaml"},
	Message:  diag.Text{EN: `there is no rule "{code}"`, NB: `det finnes ingen regel «{code}»`},
	Hint:     diag.Text{EN: `did you mean {near}?`, NB: `mente du {near}?`},
	Doc: diag.Text{
		EN: `Under rules stand codes of rules; lintel rules lists them.`,
		NB: `Under rules står koder for regler; lintel rules viser dem.`,
	},
}
