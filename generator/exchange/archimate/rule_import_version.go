package archimate

import "lintel/generator/diag"

var ruleVersion = &diag.Rule{
	Code:     "import-version",
	Severity: diag.Warning,
	Title:    diag.Text{EN: `unknown version`, NB: `ukjent versjon`},
	Message:  diag.Text{EN: `the version "{version}" of the format is not known`, NB: `versjonen «{version}» av formatet er ikke kjent`},
	Hint:     diag.Text{EN: `look through what came over`, NB: `se gjennom det som kom over`},
	Doc: diag.Text{
		EN: `The file is read as the nearest version that is known. What the unknown version has of its own is reported where it is met.`,
		NB: `Fila er lest som den nærmeste kjente versjonen. Det den ukjente versjonen har for seg selv, meldes der det står.`,
	},
}
