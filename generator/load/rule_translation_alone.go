package load

import "lintel/generator/diag"

var ruleTranslationAlone = &diag.Rule{
	Code:     "translation-alone",
	Severity: diag.Error,
	Title:    diag.Text{EN: "translation without original", NB: "oversettelse uten original"},
	Message:  diag.Text{EN: `this is a translation of {original}, which is not there`, NB: `dette er en oversettelse av {original}, som ikke finnes`},
	Hint:     diag.Text{EN: ``, NB: ``},
	Doc: diag.Text{
		EN: `A file name.en.md is the English translation of name.md and follows its place in the menu. The original must be there.`,
		NB: `Filen navn.en.md er den engelske oversettelsen av navn.md og følger dens plass i menyen. Originalen må finnes.`,
	},
}
