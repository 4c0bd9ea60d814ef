package model

import "lintel/generator/diag"

var ruleDuplicateID = &diag.Rule{
	Code:     "duplicate-id",
	Severity: diag.Error,
	Title:    diag.Text{EN: "id used twice", NB: "id brukt to ganger"},
	Message:  diag.Text{EN: `the id "{id}" is already used at {first}`, NB: `id-en «{id}» er allerede brukt i {first}`},
	Hint:     diag.Text{EN: ``, NB: ``},
	Doc: diag.Text{
		EN: `An id names one element in the whole repository, whatever its kind and file. Give one of them another id.`,
		NB: `En id står for ett element i hele samlingen, uansett type og fil. Gi det ene elementet en annen id.`,
	},
}
