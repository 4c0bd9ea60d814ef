package query

import "lintel/generator/diag"

var ruleViewItem = &diag.Rule{
	Code:     "view-item",
	Severity: diag.Warning,
	Title:    diag.Text{EN: `item that selects nothing`, NB: `punkt som ikke velger noe`},
	Message:  diag.Text{EN: `this item of the view "{view}" selects nothing`, NB: `dette punktet i visningen «{view}» velger ingenting`},
	Hint:     diag.Text{EN: ``, NB: ``},
	Doc: diag.Text{
		EN: `An item of include that selects no element, or of exclude that takes none away, does not do what its author meant: the condition is true for nothing, the element has no such relations, or it did not live at the view's date. Arrows follow only the relations that the view lists under relations.`,
		NB: `Et punkt i include som ikke velger noe element, eller i exclude som ikke tar bort noe, gjør ikke det forfatteren mente: betingelsen er ikke sann for noe, elementet har ingen slike relasjoner, eller det fantes ikke på visningens dato. Piler følger bare relasjonene visningen nevner under relations.`,
	},
}
