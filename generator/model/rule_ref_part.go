package model

import "lintel/generator/diag"

var ruleRefPart = &diag.Rule{
	Code:     "ref-part",
	Severity: diag.Error,
	Title:    diag.Text{EN: "reference to a part that is not there", NB: "referanse til en del som ikke finnes"},
	Message:  diag.Text{EN: `"{id}" has no part "{part}"`, NB: `«{id}» har ingen del «{part}»`},
	Hint:     diag.Text{EN: `did you mean {near}?`, NB: `mente du {near}?`},
	Doc: diag.Text{
		EN: `After the sign # stands the id of a requirement, lane, step, entity, code list or row of the element; of an attribute entity.attribute, of a code codelist.code.`,
		NB: `Etter tegnet # står id-en til et krav, et felt, et steg, en entitet, en kodeliste eller en rad i elementet; for et attributt entitet.attributt, for en kode kodeliste.kode.`,
	},
}
