package load

import "lintel/generator/diag"

var ruleFileUnreadable = &diag.Rule{
	Code:     "file-unreadable",
	Severity: diag.Error,
	Title:    diag.Text{EN: "file cannot be read", NB: "filen kan ikke leses"},
	Message:  diag.Text{EN: `the file cannot be read: it is missing, forbidden, or a link that leads out of the repository`, NB: `filen kan ikke leses: den mangler, er sperret, eller er en lenke som fører ut av samlingen`},
	Hint:     diag.Text{EN: ``, NB: ``},
	Doc: diag.Text{
		EN: `Nothing is read outside the repository; a symbolic link that leads out of it counts as missing.`,
		NB: `Ingenting leses utenfor samlingen; en symbolsk lenke som fører ut av den, regnes som manglende.`,
	},
}
