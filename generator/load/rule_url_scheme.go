package load

import "lintel/generator/diag"

var ruleURLScheme = &diag.Rule{
	Code:     "url-scheme",
	Severity: diag.Error,
	Title:    diag.Text{EN: "address with a forbidden scheme", NB: "adresse med ulovlig skjema"},
	Message:  diag.Text{EN: `"{value}" does not begin with https://, http:// or mailto:`, NB: `«{value}» begynner ikke med https://, http:// eller mailto:`},
	Hint:     diag.Text{EN: ``, NB: ``},
	Doc: diag.Text{
		EN: `Pages link to web pages and mail addresses only; other schemes could run something on the reader’s machine.`,
		NB: `Sidene lenker bare til nettsider og e-postadresser; andre skjemaer kan sette i gang noe på leserens maskin.`,
	},
}
