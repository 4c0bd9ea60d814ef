package generator

import "lintel/generator/diag"

var ruleRevisionSubmodule = &diag.Rule{
	Code:     "revision-submodule",
	Severity: diag.Warning,
	Title:    diag.Text{EN: "submodule left out of a revision", NB: "undermodul utelatt fra en revisjon"},
	Message:  diag.Text{EN: `the folder "{folder}" is a submodule, so its files are no part of the revision`, NB: `mappen «{folder}» er en undermodul (submodule), så filene i den er ikke med i revisjonen`},
	Hint:     diag.Text{EN: ``, NB: ``},
	Doc: diag.Text{
		EN: `A revision names the commit of a submodule, but holds none of its files: they lie in another repository. What is read from the revision lacks them. Keep texts and models in one repository, or run Lintel within the submodule.`,
		NB: `En revisjon peker på en innsjekking i undermodulen, men har ingen av filene: de ligger i en annen samling. De mangler derfor i det som leses. Hold tekster og modeller i én samling, eller kjør Lintel inne i undermodulen.`,
	},
}
