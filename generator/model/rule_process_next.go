package model

import "lintel/generator/diag"

var ruleProcessNext = &diag.Rule{
	Code:     "process-next",
	Severity: diag.Error,
	Title:    diag.Text{EN: "next step is not there", NB: "neste steg finnes ikke"},
	Message:  diag.Text{EN: `the process "{id}" has no step "{name}"`, NB: `prosessen «{id}» har ikke noe steg «{name}»`},
	Hint:     diag.Text{EN: `did you mean {near}?`, NB: `mente du {near}?`},
	Doc: diag.Text{
		EN: `next leads to a step of the same process, by its id.`,
		NB: `next fører til et steg i samme prosess, med id-en dets.`,
	},
}
