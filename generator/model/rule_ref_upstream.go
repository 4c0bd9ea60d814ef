package model

import "lintel/generator/diag"

var ruleRefUpstream = &diag.Rule{
	Code:     "ref-upstream",
	Severity: diag.Error,
	Title:    diag.Text{EN: "reference to another repository", NB: "referanse til en annen samling"},
	Message:  diag.Text{EN: `cannot resolve "{id}": references to other repositories are not supported yet`, NB: `kan ikke følge «{id}»: referanser til andre samlinger støttes ikke ennå`},
	Hint:     diag.Text{EN: ``, NB: ``},
	Doc: diag.Text{
		EN: `The form name:id is reserved for elements of an upstream repository. Until upstreams can be declared, refer to elements of this repository only.`,
		NB: `Formen navn:id er satt av til elementer i en annen samling. Inntil slike kan oppgis, kan bare elementer i denne samlingen nevnes.`,
	},
}
