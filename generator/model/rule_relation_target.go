package model

import "lintel/generator/diag"

var ruleRelationTarget = &diag.Rule{
	Code:     "relation-target",
	Severity: diag.Error,
	Title:    diag.Text{EN: "relation not allowed to this kind", NB: "relasjonen kan ikke gå til denne typen"},
	Message:  diag.Text{EN: `"{relation}" cannot lead to {kind} "{id}"; allowed: {allowed}`, NB: `«{relation}» kan ikke gå til {kind} «{id}»; tillatt: {allowed}`},
	Hint:     diag.Text{EN: ``, NB: ``},
	Doc: diag.Text{
		EN: `The metamodel says in relations, under to, which kinds a relation may lead to. Choose another relation or another element, or let the metamodel allow it.`,
		NB: `Metamodellen sier i relations, under to, hvilke typer en relasjon kan gå til. Velg en annen relasjon eller et annet element, eller la metamodellen tillate det.`,
	},
}
