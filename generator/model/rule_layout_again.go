package model

import "lintel/generator/diag"

var ruleLayoutAgain = &diag.Rule{
	Code:     "layout-again",
	Severity: diag.Error,
	Title:    diag.Text{EN: "view laid out twice", NB: "visning lagt ut to ganger"},
	Message:  diag.Text{EN: `the view "{id}" is laid out already, in {first}`, NB: `visningen «{id}» er alt lagt ut, i {first}`},
	Hint:     diag.Text{EN: `keep one of them`, NB: `behold én av dem`},
	Doc: diag.Text{
		EN: `A view has one layout: one document in a file *.layout.yaml.`,
		NB: `En visning har én plassering: ett dokument i en fil *.layout.yaml.`,
	},
}
