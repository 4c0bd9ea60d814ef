package load

import "lintel/generator/diag"

var ruleUnknownStatus = &diag.Rule{
	Code:     "unknown-status",
	Severity: diag.Error,
	Title:    diag.Text{EN: "unknown status", NB: "ukjent status"},
	Message:  diag.Text{EN: `unknown status "{status}"`, NB: `ukjent status «{status}»`},
	Hint:     diag.Text{EN: `did you mean {near}?`, NB: `mente du {near}?`},
	Doc: diag.Text{
		EN: `A status is one that models/metamodel.yaml declares.`,
		NB: `En status er en av dem som er oppført i models/metamodel.yaml.`,
	},
}
