package load

import "lintel/generator/diag"

var ruleFileName = &diag.Rule{
	Code:     "file-name",
	Severity: diag.Error,
	Title:    diag.Text{EN: "file name cannot be an address", NB: "filnavnet kan ikke bli en adresse"},
	Message:  diag.Text{EN: `"{name}" cannot become an address: use a-z, 0-9 and hyphens`, NB: `«{name}» kan ikke bli en adresse: bruk a–z, 0–9 og bindestreker`},
	Hint:     diag.Text{EN: ``, NB: ``},
	Doc: diag.Text{
		EN: `The path of a text under content/ is its address on the site.`,
		NB: `Stien til en tekst under content/ er adressen dens på nettstedet.`,
	},
}
