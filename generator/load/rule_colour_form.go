package load

import "lintel/generator/diag"

var ruleColourForm = &diag.Rule{
	Code:     "colour-form",
	Severity: diag.Error,
	Title:    diag.Text{EN: "colour in the wrong form", NB: "farge i feil form"},
	Message:  diag.Text{EN: `"{value}" is no colour`, NB: `«{value}» er ingen farge`},
	Hint:     diag.Text{EN: `write it as "#rrggbb", in quotes`, NB: `skriv den som "#rrggbb", i anførselstegn`},
	Doc: diag.Text{
		EN: `A colour is a sign # and six hexadecimal digits. Without quotes, YAML takes the sign # for the start of a comment.`,
		NB: `En farge er tegnet # og seks heksadesimale sifre. Uten anførselstegn tar YAML # for begynnelsen på en kommentar.`,
	},
}
