package model

import "lintel/generator/diag"

var ruleRelationTarget = &diag.Rule{
	Code:     "relation-target",
	Severity: diag.Error,
	Title:    diag.Text{EN: "relation not allowed to this kind", NB: "relasjonen kan ikke gå til denne typen"},
	Message:  diag.Text{EN: `"{relation}" cannot lead to {kind} "{id}"; allowed: {allowed}`, NB: `«{relation}» kan ikke gå til {kind} «{id}»; tillatt: {allowed}`},
	Hint:     diag.Text{EN: `that is what pairs allows from {source}`, NB: `det er det pairs tillater fra {source}`},
	Doc: diag.Text{
		EN: `The metamodel says in relations, under to, which kinds a relation may lead to, or under pairs which from which. Choose another relation or another element, or let the metamodel allow it.`,
		NB: `Metamodellen sier i relations, under to, hvilke typer en relasjon kan gå til, eller under pairs hvilke fra hvilke. Velg en annen relasjon eller et annet element, eller la metamodellen tillate det.`,
	},
}
