package load

import "lintel/generator/diag"

var ruleLayoutTwice = &diag.Rule{
	Code:     "layout-twice",
	Severity: diag.Error,
	Title:    diag.Text{EN: "box id used twice in a layout", NB: "boks-id brukt to ganger i en plassering"},
	Message:  diag.Text{EN: `the layout already has a box or line "{id}"`, NB: `plasseringen har allerede en boks eller strek «{id}»`},
	Hint:     diag.Text{EN: `give each its own id`, NB: `gi hver sin id`},
	Doc: diag.Text{
		EN: `An element may stand in a picture several times. Then each of its boxes but one needs an id of its own, by which lines and inner boxes name it.`,
		NB: `Et element kan stå flere ganger i et bilde. Da må hver av boksene unntatt én ha sin egen id, som streker og bokser inni den kan vise til.`,
	},
}
