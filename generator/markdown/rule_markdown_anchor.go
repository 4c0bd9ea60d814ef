package markdown

import "lintel/generator/diag"

var ruleAnchor = &diag.Rule{
	Code:     "markdown-anchor",
	Severity: diag.Error,
	Title:    diag.Text{EN: "bad anchor", NB: "ugyldig anker"},
	Message:  diag.Text{EN: "\"{id}\" cannot be an anchor: {problem}", NB: "«{id}» kan ikke være et anker: {problem}"},
	Hint:     diag.Text{EN: "", NB: ""},
	Doc: diag.Text{
		EN: "{#id} at the end of a heading or a paragraph fixes its anchor, so that a link to it survives a change of the words. An anchor is written in small letters a–z, digits and single hyphens, and stands once in a text. Rename it, and mend the links that lead to it.",
		NB: "{#id} på slutten av en overskrift eller et avsnitt låser ankeret, så en lenke dit overlever at ordene endres. Et anker skrives med små bokstaver a–z, sifre og enkle bindestreker, og står én gang i en tekst. Gi det et annet navn, og rett lenkene som leder dit.",
	},
}
