package model

import "lintel/generator/diag"

var ruleLayoutView = &diag.Rule{
	Code:     "layout-view",
	Severity: diag.Error,
	Title:    diag.Text{EN: "layout of something that is no view", NB: "plassering for noe som ikke er en visning"},
	Message:  diag.Text{EN: `{kind} "{id}" is no view`, NB: `{kind} «{id}» er ikke en visning`},
	Hint:     diag.Text{EN: ``, NB: ``},
	Doc: diag.Text{
		EN: `A file *.layout.yaml holds the positions of a view; its key view names that view.`,
		NB: `En fil *.layout.yaml har plasseringene i en visning; nøkkelen view navngir visningen.`,
	},
}
