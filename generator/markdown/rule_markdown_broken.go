package markdown

import "lintel/generator/diag"

var ruleBroken = &diag.Rule{
	Code:     "markdown-broken",
	Severity: diag.Error,
	Title:    diag.Text{EN: "text that breaks the parser", NB: "tekst som velter tolkeren"},
	Message:  diag.Text{EN: "the Markdown parser failed on this text: {cause}", NB: "Markdown-tolkeren sviktet på denne teksten: {cause}"},
	Hint:     diag.Text{EN: "", NB: ""},
	Doc: diag.Text{
		EN: "The parser failed on something in this text. That is a fault in Lintel or in a library it uses, not in the text: please report it with the text. Until it is mended, take pieces of the text out until the finding goes away, and write the last one differently.",
		NB: "Tolkeren sviktet på noe i denne teksten. Det er en feil i Lintel eller i et bibliotek det bruker, ikke i teksten: meld fra, og legg ved teksten. Til feilen er rettet: ta ut biter av teksten til funnet forsvinner, og skriv den siste annerledes.",
	},
}
