package markdown

import "lintel/generator/diag"

var ruleFrontMatter = &diag.Rule{
	Code:     "markdown-front-matter",
	Severity: diag.Error,
	Title:    diag.Text{EN: "front matter not closed", NB: "hodet er ikke avsluttet"},
	Message:  diag.Text{EN: "the front matter that begins here is not closed by a line ---", NB: "hodet som begynner her, er ikke avsluttet med en linje ---"},
	Hint:     diag.Text{EN: "", NB: ""},
	Doc: diag.Text{
		EN: "A text that begins with a line --- has its title and other facts in YAML down to the next line ---. Without that line all of the text would be YAML. Put --- on a line of its own after the last key.",
		NB: "En tekst som begynner med en linje ---, har tittel og andre opplysninger i YAML ned til neste linje ---. Uten den linjen ville hele teksten vært YAML. Sett --- på en egen linje etter den siste nøkkelen.",
	},
}
