package markdown

import "lintel/generator/diag"

var ruleReference = &diag.Rule{
	Code:     "markdown-reference",
	Severity: diag.Error,
	Title:    diag.Text{EN: "malformed reference", NB: "misdannet henvisning"},
	Message:  diag.Text{EN: "{text} is no reference: {problem}", NB: "{text} er ingen henvisning: {problem}"},
	Hint:     diag.Text{EN: "write \\[[ for two plain brackets", NB: "skriv \\[[ for to vanlige klammer"},
	Doc: diag.Text{
		EN: "[[id]] refers to an element, [[id#part]] to a part of one, and [[id|text]] shows a text of your own. A reference that cannot be read is shown as it is written. It cannot stand in the text of a link or a picture, because a link holds no second link. For two brackets that are no reference write \\[[ or put them in `code`.",
		NB: "[[id]] viser til et element, [[id#del]] til en del av et, og [[id|tekst]] viser din egen tekst. En henvisning som ikke kan leses, vises som den er skrevet. Den kan ikke stå i teksten til en lenke eller et bilde, for en lenke rommer ikke en lenke til. For to klammer som ikke er en henvisning, skriv \\[[ eller sett dem i `kode`.",
	},
}
