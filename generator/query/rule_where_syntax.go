package query

import "lintel/generator/diag"

var ruleWhereSyntax = &diag.Rule{
	Code:     "where-syntax",
	Severity: diag.Error,
	Title:    diag.Text{EN: `where cannot be read`, NB: `where kan ikke leses`},
	Message:  diag.Text{EN: `cannot read this where expression: {detail}`, NB: `kan ikke lese dette where-uttrykket: {detail}`},
	Hint:     diag.Text{EN: `write {better}`, NB: `skriv {better}`},
	Doc: diag.Text{
		EN: `A where expression is one condition that is true or false for an element, such as kind == "component" && form == "sambruk". Names, comparisons (==, !=, <, <=, >, >=, in, contains, startsWith, endsWith, matches), &&, ||, !, has, rel, field, inView, any, all, none, one, len and lower are all there is.`,
		NB: `Et where-uttrykk er én betingelse som er sann eller usann for et element, for eksempel kind == "component" && form == "sambruk". Navn, sammenligninger (==, !=, <, <=, >, >=, in, contains, startsWith, endsWith, matches), &&, ||, !, has, rel, field, inView, any, all, none, one, len og lower er alt som finnes.`,
	},
}
