package archimate

import "lintel/generator/diag"

var ruleBounds = &diag.Rule{
	Code:     "import-bounds",
	Severity: diag.Warning,
	Title:    diag.Text{EN: `place or size that cannot be`, NB: `plassering eller størrelse som ikke kan være`},
	Message:  diag.Text{EN: `{what} cannot be "{value}"; the usual is taken`, NB: `{what} kan ikke være «{value}»; den vanlige er brukt`},
	Hint:     diag.Text{EN: ``, NB: ``},
	Doc: diag.Text{
		EN: `A box has a size of at least one pixel, and a picture reaches 100,000 pixels to each side. What lies beyond is set to the usual size, or to zero.`,
		NB: `En boks er minst én piksel, og et bilde strekker seg 100 000 piksler til hver side. Det som er utenfor, settes til vanlig størrelse, eller til null.`,
	},
}
