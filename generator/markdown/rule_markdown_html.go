package markdown

import "lintel/generator/diag"

var ruleHTML = &diag.Rule{
	Code:     "markdown-html",
	Severity: diag.Error,
	Title:    diag.Text{EN: "HTML in a text", NB: "HTML i en tekst"},
	Message:  diag.Text{EN: "HTML is not allowed in a text: {html}", NB: "HTML er ikke tillatt i en tekst: {html}"},
	Hint:     diag.Text{EN: "write \\< for a plain <", NB: "skriv \\< for et vanlig <"},
	Doc: diag.Text{
		EN: "HTML in a text is dropped, not published: it would bring styles and scripts past the theme, and break pages for screen readers. Use Markdown (boxes, tables, tabs, embeds) instead. If you meant the sign <, as in <name of the municipality>, write \\< or put it in `code`. Comments <!-- … --> are allowed, and vanish.",
		NB: "HTML i en tekst blir tatt bort, ikke publisert: den ville ført stil og skript utenom temaet og ødelagt sider for skjermlesere. Bruk Markdown (bokser, tabeller, faner, innbygging) i stedet. Mente du tegnet <, som i <navnet på kommunen>, skriver du \\< eller setter det i `kode`. Kommentarer <!-- … --> er tillatt, og blir borte.",
	},
}
