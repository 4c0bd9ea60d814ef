package load

import "lintel/generator/diag"

var ruleWrongType = &diag.Rule{
	Code:     "wrong-type",
	Severity: diag.Error,
	Title:    diag.Text{EN: "value of the wrong form", NB: "verdi med feil form"},
	Message:  diag.Text{EN: `"{key}" should be {expected}`, NB: `«{key}» skal være {expected}`},
	Hint:     diag.Text{EN: ``, NB: ``},
	Doc: diag.Text{
		EN: `The value is not of the form that its key takes, such as a list where one text is meant, or nothing at all.`,
		NB: `Verdien har ikke den formen nøkkelen krever, for eksempel en liste der det skal stå én tekst, eller ingenting.`,
	},
}
