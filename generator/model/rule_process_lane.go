package model

import "lintel/generator/diag"

var ruleProcessLane = &diag.Rule{
	Code:     "process-lane",
	Severity: diag.Error,
	Title:    diag.Text{EN: "unknown lane", NB: "ukjent felt"},
	Message:  diag.Text{EN: `the process "{id}" has no lane "{name}"`, NB: `prosessen «{id}» har ikke noe felt «{name}»`},
	Hint:     diag.Text{EN: `did you mean {near}?`, NB: `mente du {near}?`},
	Doc: diag.Text{
		EN: `Each step names a lane of the same process, declared under lanes.`,
		NB: `Hvert steg navngir et felt (lane) i samme prosess, oppgitt under lanes.`,
	},
}
