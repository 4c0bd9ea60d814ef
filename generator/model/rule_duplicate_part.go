package model

import "lintel/generator/diag"

var ruleDuplicatePart = &diag.Rule{
	Code:     "duplicate-part",
	Severity: diag.Error,
	Title:    diag.Text{EN: "part id used twice", NB: "del-id brukt to ganger"},
	Message:  diag.Text{EN: `"{id}" already has a part "{part}"`, NB: `«{id}» har allerede en del «{part}»`},
	Hint:     diag.Text{EN: ``, NB: ``},
	Doc: diag.Text{
		EN: `Requirements, lanes, steps, entities, code lists and rows of one element share their ids, because each is an address on the page.`,
		NB: `Krav, felt, steg, entiteter, kodelister og rader i ett element deler id-rom, for hver id er en adresse på siden.`,
	},
}
