package load

import "lintel/generator/diag"

var ruleDateForm = &diag.Rule{
	Code:     "date-form",
	Severity: diag.Error,
	Title:    diag.Text{EN: "not a date", NB: "ikke en dato"},
	Message:  diag.Text{EN: `"{value}" is no date; write 2013, 2013-10 or 2013-10-02`, NB: `«{value}» er ingen dato; skriv 2013, 2013-10 eller 2013-10-02`},
	Hint:     diag.Text{EN: ``, NB: ``},
	Doc: diag.Text{
		EN: `A date is a year, a month or a day, with four digits for the year. It is kept as precisely as it is written.`,
		NB: `En dato er et år, en måned eller en dag, med fire sifre for året. Den beholdes så presis som den er skrevet.`,
	},
}
