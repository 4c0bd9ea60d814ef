package yaml

import "lintel/generator/diag"

var ruleTag = &diag.Rule{
	Code:     "yaml-tag",
	Severity: diag.Error,
	Title:    diag.Text{EN: "Tag on a value", NB: "Merkelapp på en verdi"},
	Message:  diag.Text{EN: `the tag "{tag}" is not understood`, NB: `merkelappen "{tag}" blir ikke forstått`},
	Hint:     diag.Text{EN: "remove it, or put the text in quotes if it begins with !", NB: "fjern den, eller sett teksten i anførselstegn hvis den begynner med !"},
	Doc: diag.Text{
		EN: "A word after an exclamation mark before a value is a tag: it tells the reader of the file which type the value has. " +
			"Here the metamodel tells that for each field, so tags have no task, and one that contradicts it would mislead. Only !!str, !!seq and !!map are accepted, where they say what the value is anyway. " +
			"The value is read as if the tag were not there.",
		NB: "Et ord etter et utropstegn foran en verdi er en merkelapp som sier hvilken type verdien har. " +
			"Her er det metamodellen som sier det for hvert felt, så merkelapper har ingen oppgave, og en som sier noe annet, ville villede. Bare !!str, !!seq og !!map godtas, der de sier det verdien er uansett. " +
			"Verdien blir lest som om merkelappen ikke sto der.",
	},
}
