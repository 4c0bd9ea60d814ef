package markdown

import "lintel/generator/diag"

var ruleLimit = &diag.Rule{
	Code:     "markdown-limit",
	Severity: diag.Error,
	Title:    diag.Text{EN: "text over a limit", NB: "tekst over en grense"},
	Message:  diag.Text{EN: "over a limit: {limit} is {count}, at most {max}; the text was not read", NB: "over en grense: {limit} er {count}, høyst {max}; teksten ble ikke lest"},
	Hint:     diag.Text{EN: "", NB: ""},
	Doc: diag.Text{
		EN: "Some texts would keep the Markdown parser busy for minutes, and it cannot be stopped once it runs. So size, nesting, the signs in a paragraph, the cells of a table and the size of code blocks have limits, far above what people write by hand. Split the text, put blank lines between paragraphs, or raise the limit in lintel.yaml under limits, by the name in brackets.",
		NB: "Noen tekster ville holdt Markdown-tolkeren opptatt i minutter, og den kan ikke stoppes når den først er i gang. Derfor har størrelse, dybde, tegnene i et avsnitt, cellene i en tabell og størrelsen på kodeblokker grenser, langt over det noen skriver for hånd. Del teksten, sett blanke linjer mellom avsnitt, eller hev grensen i lintel.yaml under limits, ved navnet i parentes.",
	},
}
