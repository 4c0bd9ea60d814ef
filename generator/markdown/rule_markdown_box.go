package markdown

import "lintel/generator/diag"

var ruleBox = &diag.Rule{
	Code:     "markdown-box",
	Severity: diag.Error,
	Title:    diag.Text{EN: "bad box", NB: "ugyldig boks"},
	Message:  diag.Text{EN: "\"{text}\": {problem}", NB: "«{text}»: {problem}"},
	Hint:     diag.Text{EN: "did you mean {nearest}?", NB: "mente du {nearest}?"},
	Doc: diag.Text{
		EN: "A box begins with :::note, :::tip, :::warning or :::important, with a title after it if you like, and ends with ::: on a line of its own. :::tabs holds sections that each begin with ::tab and a name. Boxes may stand in one another; ::: closes the innermost. A quote that begins with [!NOTE] is a box too.",
		NB: "En boks begynner med :::note, :::tip, :::warning eller :::important, gjerne med en tittel etter, og slutter med ::: på en egen linje. :::tabs holder avsnitt som hvert begynner med ::tab og et navn. Bokser kan stå i hverandre; ::: avslutter den innerste. Et sitat som begynner med [!NOTE], er også en boks.",
	},
}
