package model

import "lintel/generator/diag"

var ruleRefFormer = &diag.Rule{
	Code:     "ref-former",
	Severity: diag.Warning,
	Title:    diag.Text{EN: "reference by a former id", NB: "referanse med tidligere id"},
	Message:  diag.Text{EN: `"{id}" is a former id; write "{now}"`, NB: `«{id}» er en tidligere id; skriv «{now}»`},
	Hint:     diag.Text{EN: ``, NB: ``},
	Doc: diag.Text{
		EN: `The element has been renamed. The old id still leads to it, for readers; the repository itself should use the new one.`,
		NB: `Elementet har fått ny id. Den gamle virker fortsatt for leserne, men i samlingen selv bør den nye brukes.`,
	},
}
