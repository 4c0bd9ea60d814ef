package diff

import "lintel/generator/diag"

var ruleUndecided = &diag.Rule{
	Code:     "breaking-undecided",
	Severity: diag.Error,
	Title:    diag.Text{EN: "break without a decision", NB: "brudd uten beslutning"},
	Message:  diag.Text{EN: `"{id}" breaks for those who build on it, and no decision names it`, NB: `"{id}" får følger for dem som bygger på det, og ingen beslutning nevner det`, NN: `"{id}" får følgjer for dei som byggjer på det, og inga avgjerd nemner det`},
	Doc: diag.Text{
		EN: `What others build on is changed by a decision, so that it can be found again who decided it and why. Add a decision, or change one, with decides-on to the element; when the element is gone, write its id in the text of the decision.`,
		NB: `Det andre bygger på, endres ved en beslutning, så det går an å finne igjen hvem som bestemte det og hvorfor. Legg til en beslutning, eller endre en, med decides-on til elementet; er elementet borte, skriver du id-en i teksten til beslutningen.`,
	},
}
