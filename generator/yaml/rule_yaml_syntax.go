package yaml

import "lintel/generator/diag"

var ruleSyntax = &diag.Rule{
	Code:     "yaml-syntax",
	Severity: diag.Error,
	Title:    diag.Text{EN: "Not YAML", NB: "Ikke YAML"},
	Message:  diag.Text{EN: "this is not YAML: {cause}", NB: "dette er ikke YAML: {cause}"},
	Hint:     diag.Text{EN: "{hint}", NB: "{hint}"},
	Doc: diag.Text{
		EN: "The file cannot be read from this place on, so nothing after it is known: other findings about what stands there would be guesses, and are not given. " +
			"Most often a text holds a colon or begins with a sign that YAML uses itself (* & ! @ % ` [ { |); put it in single quotes then. " +
			"Else look for a bracket or quotation mark that is not closed, and for a line that is indented by one space too many or too few.",
		NB: "Fila kan ikke leses videre fra dette stedet, så ingenting av det som står etter, er kjent. Derfor kommer det heller ingen andre funn derfra. " +
			"Oftest har en tekst et kolon i seg eller begynner med et tegn som YAML selv bruker (* & ! @ % ` [ { |). Sett den da i enkle anførselstegn. " +
			"Se ellers etter en klamme eller et anførselstegn som ikke er lukket, og etter en linje med ett mellomrom for mye eller for lite foran.",
	},
}
