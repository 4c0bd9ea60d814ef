package model

import "lintel/generator/diag"

var ruleRelationMax = &diag.Rule{
	Code:     "relation-max",
	Severity: diag.Error,
	Title:    diag.Text{EN: "too many relations", NB: "for mange relasjoner"},
	Message:  diag.Text{EN: `"{id}" has more than {max} relations "{relation}"`, NB: `«{id}» har flere enn {max} relasjoner «{relation}»`},
	Hint:     diag.Text{EN: ``, NB: ``},
	Doc: diag.Text{
		EN: `The metamodel bounds how many relations of this type one element may have (max). More than that is mostly a sign that the element should be split.`,
		NB: `Metamodellen setter en grense for hvor mange slike relasjoner ett element kan ha (max). Flere enn det er som regel tegn på at elementet bør deles.`,
	},
}
