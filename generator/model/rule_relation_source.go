package model

import "lintel/generator/diag"

var ruleRelationSource = &diag.Rule{
	Code:     "relation-source",
	Severity: diag.Error,
	Title:    diag.Text{EN: "relation not allowed from this kind", NB: "relasjonen kan ikke gå fra denne typen"},
	Message:  diag.Text{EN: `"{relation}" cannot start from {kind} "{id}"; allowed: {allowed}`, NB: `«{relation}» kan ikke gå fra {kind} «{id}»; tillatt: {allowed}`},
	Hint:     diag.Text{EN: ``, NB: ``},
	Doc: diag.Text{
		EN: `The metamodel says in relations, under from, which kinds may have a relation.`,
		NB: `Metamodellen sier i relations, under from, hvilke typer som kan ha en relasjon.`,
	},
}
