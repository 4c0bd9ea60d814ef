package model

import "lintel/generator/diag"

var ruleInformationType = &diag.Rule{
	Code:     "information-type",
	Severity: diag.Error,
	Title:    diag.Text{EN: "unknown attribute type", NB: "ukjent attributtype"},
	Message:  diag.Text{EN: `unknown type "{name}"`, NB: `ukjent type «{name}»`},
	Hint:     diag.Text{EN: `did you mean {near}?`, NB: `mente du {near}?`},
	Doc: diag.Text{
		EN: `An attribute is a string, text, integer, decimal, boolean, date, date-time, time, uri or binary, or a code list or entity of the same model.`,
		NB: `Et attributt er string, text, integer, decimal, boolean, date, date-time, time, uri eller binary, eller en kodeliste eller entitet i samme modell.`,
	},
}
