package archimate

import "lintel/generator/diag"

var ruleValue = &diag.Rule{
	Code:     "import-value",
	Severity: diag.Warning,
	Title:    diag.Text{EN: `value that is not understood`, NB: `verdi som ikke er forstått`},
	Message:  diag.Text{EN: `{what} cannot be "{value}"; left out`, NB: `{what} kan ikke være «{value}»; utelatt`},
	Hint:     diag.Text{EN: ``, NB: ``},
	Doc: diag.Text{
		EN: `Colours are #rrggbb, sizes are numbers, and a text stands once a language. A value of a property must fit the type that models/metamodel.yaml gives its field.`,
		NB: `Farger er #rrggbb, størrelser er tall, og en tekst står én gang per språk. En verdi av en egenskap må passe til typen som models/metamodel.yaml gir feltet.`,
	},
}
