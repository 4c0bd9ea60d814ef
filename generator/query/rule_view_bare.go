package query

import "lintel/generator/diag"

var ruleViewBare = &diag.Rule{
	Code:     "view-bare",
	Severity: diag.Warning,
	Title:    diag.Text{EN: "view without elements", NB: "visning uten elementer"},
	Message:  diag.Text{EN: `the view "{view}" shows no element`, NB: `visningen «{view}» viser ingen elementer`},
	Hint:     diag.Text{EN: ``, NB: ``},
	Doc: diag.Text{
		EN: `A view that names nothing to include, or whose layout has no box of an element: an empty picture, or one of notes alone. Remove it, or say what it is to show.`,
		NB: `En visning som ikke nevner noe i include, eller der plasseringen ikke har boks for noe element: et tomt bilde, eller et med bare merknader. Fjern den, eller si hva den skal vise.`,
	},
}
