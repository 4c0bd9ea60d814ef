package query

import "lintel/generator/diag"

var ruleWhereName = &diag.Rule{
	Code:     "where-name",
	Severity: diag.Error,
	Title:    diag.Text{EN: `unknown name in where`, NB: `ukjent navn i where`},
	Message:  diag.Text{EN: `unknown name "{name}" in where`, NB: `ukjent navn «{name}» i where`},
	Hint:     diag.Text{EN: `did you mean {near}?`, NB: `mente du {near}?`},
	Doc: diag.Text{
		EN: `A name in a where expression is a field of some kind or one of id, kind, status, binding, layer, basis, name, summary, order, from and until. A field with a hyphen is read by field("the-name"), a relation by has("the-name"), and a value stands in quotes.`,
		NB: `Et navn i et where-uttrykk er et felt i en av typene, eller id, kind, status, binding, layer, basis, name, summary, order, from eller until. Et felt med bindestrek leses med field("feltets-navn"), en relasjon med has("relasjonens-navn"), og en verdi står i anførselstegn.`,
	},
}
