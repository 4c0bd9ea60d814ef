package diff

import "lintel/generator/diag"

var ruleVocabularyGone = &diag.Rule{
	Code:     "breaking-vocabulary-gone",
	Severity: diag.Warning,
	Title:    diag.Text{EN: "word of the metamodel gone", NB: "ord i metamodellen er borte"},
	Message:  diag.Text{EN: `the metamodel no longer has {what}`, NB: `metamodellen har ikke lenger {what}`, NN: `metamodellen har ikkje lenger {what}`},
	Doc: diag.Text{
		EN: `Data that are published, and programs that read them, use the names of kinds, fields, values, statuses and relations. One that is gone breaks what asks for it. Keep it while somebody may.`,
		NB: `Publiserte data, og programmer som leser dem, bruker navnene på typer, felt, verdier, statuser og relasjoner. Når et navn er borte, svikter det som spør etter det. Behold det så lenge noen kan gjøre det.`,
	},
}
