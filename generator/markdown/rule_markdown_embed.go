package markdown

import "lintel/generator/diag"

var ruleEmbed = &diag.Rule{
	Code:     "markdown-embed",
	Severity: diag.Error,
	Title:    diag.Text{EN: "embed inside running text", NB: "innbygging midt i en tekst"},
	Message:  diag.Text{EN: "{text} stands inside running text; an embed stands alone in its paragraph", NB: "{text} står midt i en tekst; det som bygges inn, står alene i sitt avsnitt"},
	Hint:     diag.Text{EN: "put blank lines round it, or take the ! away to refer to it", NB: "sett blanke linjer rundt, eller ta bort ! for å vise til det"},
	Doc: diag.Text{
		EN: "![[id]] puts a view, a dataset or a card into the text, as a block of its own, so it must stand alone in a paragraph. Inside a sentence, a heading or a table cell it is shown as a plain reference instead. Put blank lines before and after it, or write [[id]].",
		NB: "![[id]] setter en visning, et datasett eller et kort inn i teksten som en egen blokk, så det må stå alene i et avsnitt. Midt i en setning, i en overskrift eller i en tabellcelle vises det i stedet som en vanlig henvisning. Sett blanke linjer før og etter, eller skriv [[id]].",
	},
}
