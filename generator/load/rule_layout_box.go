package load

import "lintel/generator/diag"

var ruleLayoutBox = &diag.Rule{
	Code:     "layout-box",
	Severity: diag.Error,
	Title:    diag.Text{EN: "box that the layout does not have", NB: "boks som plasseringen ikke har"},
	Message:  diag.Text{EN: `the layout has no box "{id}"`, NB: `plasseringen har ingen boks «{id}»`},
	Hint:     diag.Text{EN: `did you mean {near}?`, NB: `mente du {near}?`},
	Doc: diag.Text{
		EN: `The keys in, from and to of a layout name boxes of the same file by their id: the key id, or else the element or view that the box shows.`,
		NB: `Nøklene in, from og to i en plassering navngir bokser i samme fil med id: nøkkelen id, eller ellers elementet eller visningen boksen viser.`,
	},
}
