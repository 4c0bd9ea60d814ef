package query

import "lintel/generator/diag"

var ruleWhereValue = &diag.Rule{
	Code:     "where-value",
	Severity: diag.Error,
	Title:    diag.Text{EN: `unknown value in where`, NB: `ukjent verdi i where`},
	Message:  diag.Text{EN: `unknown {what} "{value}" in where`, NB: `ukjent {what} «{value}» i where`},
	Hint:     diag.Text{EN: `did you mean {near}?`, NB: `mente du {near}?`},
	Doc: diag.Text{
		EN: `What is compared with a kind, a status, a layer, a basis, an id or an enum field must be one of its values, and has, rel and inView name relations, elements and views that are there. A misspelt value would select nothing, without a word.`,
		NB: `Det som sammenlignes med en type, en status, et lag, et grunnlag, en id eller et felt med faste verdier, må være en av verdiene, og has, rel og inView navngir relasjoner, elementer og visninger som finnes. En feilskrevet verdi ville ellers valgt ingenting, uten et ord.`,
	},
}
