package yaml

import "lintel/generator/diag"

var ruleDuplicateKey = &diag.Rule{
	Code:     "yaml-duplicate-key",
	Severity: diag.Error,
	Title:    diag.Text{EN: "Key written twice", NB: "Nøkkel skrevet to ganger"},
	Message:  diag.Text{EN: `the key "{key}" already stands above in the same place`, NB: `nøkkelen "{key}" står allerede lenger opp på samme sted`},
	Hint:     diag.Text{EN: "join the two or remove one", NB: "slå de to sammen eller fjern den ene"},
	Doc: diag.Text{
		EN: "Of two values under the same key only one can count, and which one is not for a program to guess. The first is kept and the second is left out until one of them is gone. " +
			"Two lists under the same key become one list; two elements in one file are divided by a line with three dashes (---).",
		NB: "Når samme nøkkel har to verdier, kan bare den ene gjelde, og det skal ikke et program gjette. Den første blir brukt og den andre holdt utenfor til en av dem er borte. " +
			"To lister under samme nøkkel skrives som én liste. To elementer i samme fil skilles med en linje med tre bindestreker (---).",
	},
}

var noteFirst = diag.Text{EN: "it stands here first", NB: "den står her først"}
