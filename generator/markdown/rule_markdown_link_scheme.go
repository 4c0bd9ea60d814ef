package markdown

import "lintel/generator/diag"

var ruleLinkScheme = &diag.Rule{
	Code:     "markdown-link-scheme",
	Severity: diag.Error,
	Title:    diag.Text{EN: "address of a kind that is not allowed", NB: "adresse av et slag som ikke er tillatt"},
	Message:  diag.Text{EN: "a link cannot begin with \"{scheme}:\"", NB: "en lenke kan ikke begynne med «{scheme}:»"},
	Hint:     diag.Text{EN: "use https, http, mailto or a path in the repository", NB: "bruk https, http, mailto eller en sti i repositoriet"},
	Doc: diag.Text{
		EN: "A link leads to https:, http: or mailto:, or to a file or heading of the repository. Other kinds are shown as plain text: javascript: and data: can carry programs, file: leads to the author's own machine. A file name with a colon in it is taken for such an address too; begin it with ./ then.",
		NB: "En lenke leder til https:, http: eller mailto:, eller til en fil eller overskrift i repositoriet. Andre slag vises som vanlig tekst: javascript: og data: kan bære programmer, file: leder til forfatterens egen maskin. Et filnavn med kolon blir også tatt for en slik adresse; begynn det da med ./.",
	},
}
