package generator

import "lintel/generator/diag"

var ruleThemeFile = &diag.Rule{
	Code:     "theme-file",
	Severity: diag.Error,
	Title:    diag.Text{EN: "mistake in a theme", NB: "feil i et tema"},
	Message:  diag.Text{EN: `the theme cannot be used: {problem}`, NB: `temaet kan ikke brukes: {problem}`},
	Hint:     diag.Text{EN: ``, NB: ``},
	Doc: diag.Text{
		EN: `A file of the theme that lintel.yaml names is missing or wrong. Files that it does not have come from the default theme.`,
		NB: `En fil i temaet som lintel.yaml navngir, mangler eller er feil. Filer det ikke har, kommer fra standardtemaet.`,
	},
}
