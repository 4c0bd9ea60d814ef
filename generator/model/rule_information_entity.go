package model

import "lintel/generator/diag"

var ruleInformationEntity = &diag.Rule{
	Code:     "information-entity",
	Severity: diag.Error,
	Title:    diag.Text{EN: "unknown entity", NB: "ukjent entitet"},
	Message:  diag.Text{EN: `the information model "{id}" has no entity "{name}"`, NB: `informasjonsmodellen «{id}» har ingen entitet «{name}»`},
	Hint:     diag.Text{EN: `did you mean {near}?`, NB: `mente du {near}?`},
	Doc: diag.Text{
		EN: `An association and a specialisation lead to an entity of the same information model.`,
		NB: `En assosiasjon eller spesialisering fører til en entitet i samme informasjonsmodell.`,
	},
}
