package model

import "lintel/generator/diag"

var ruleRefUnknown = &diag.Rule{
	Code:     "ref-unknown",
	Severity: diag.Error,
	Title:    diag.Text{EN: "unknown reference", NB: "ukjent referanse"},
	Message:  diag.Text{EN: `unknown {what} "{id}" in {key}`, NB: `ukjent {what} «{id}» i {key}`},
	Hint:     diag.Text{EN: `did you mean {near}?`, NB: `mente du {near}?`},
	Doc: diag.Text{
		EN: `A reference must name an element of the repository by its id. Correct the id, or declare the element.`,
		NB: `En referanse må navngi et element i samlingen med id-en dets. Rett id-en, eller opprett elementet.`,
	},
}
