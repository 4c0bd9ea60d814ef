package archimate

import "lintel/generator/diag"

var ruleFormat = &diag.Rule{
	Code:     "import-format",
	Severity: diag.Error,
	Title:    diag.Text{EN: `not a known format`, NB: `ikke et kjent format`},
	Message:  diag.Text{EN: `this is no ArchiMate model: it begins with "{root}"`, NB: `dette er ingen ArchiMate-modell: den begynner med «{root}»`},
	Hint:     diag.Text{EN: `give an Open Exchange file, an .archimate file or a coArchi folder`, NB: `oppgi en Open Exchange-fil, en .archimate-fil eller en coArchi-mappe`},
	Doc: diag.Text{
		EN: `Read are the Open Exchange format of The Open Group (3.0 and 3.1), Archi's own file (XML, or a zip with images), and the folder of coArchi, where model/folder.xml is.`,
		NB: `Det som leses, er Open Exchange-formatet fra The Open Group (3.0 og 3.1), Archis egen fil (XML, eller zip med bilder) og mappa til coArchi, den der model/folder.xml ligger.`,
	},
}
