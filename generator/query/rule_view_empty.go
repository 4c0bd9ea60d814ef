package query

import "lintel/generator/diag"

var ruleViewEmpty = &diag.Rule{
	Code:     "view-empty",
	Severity: diag.Error,
	Title:    diag.Text{EN: `empty view`, NB: `tom visning`},
	Message:  diag.Text{EN: `the view "{view}" selects nothing`, NB: `visningen «{view}» velger ingenting`},
	Hint:     diag.Text{EN: ``, NB: ``},
	Doc: diag.Text{
		EN: `A view whose items select nothing, or whose exclude items take away everything, is an empty picture. Elements that are internal, or that did not live at the view's date, are never selected.`,
		NB: `En visning der ingen av punktene velger noe, eller der exclude tar bort alt, er et tomt bilde. Elementer som er interne, eller som ikke fantes på visningens dato, blir aldri valgt.`,
	},
}
