package load

import "lintel/generator/diag"

var ruleMetamodelMissing = &diag.Rule{
	Code:     "metamodel-missing",
	Severity: diag.Error,
	Title:    diag.Text{EN: "no metamodel", NB: "metamodell mangler"},
	Message:  diag.Text{EN: `models/metamodel.yaml is missing or empty; no element was read`, NB: `models/metamodel.yaml mangler eller er tom; ingen elementer ble lest`},
	Hint:     diag.Text{EN: ``, NB: ``},
	Doc: diag.Text{
		EN: `The metamodel tells which kinds, fields and relations there are. Run lintel init in a new folder to get one.`,
		NB: `Metamodellen sier hvilke typer, felter og relasjoner som finnes. Kjør lintel init i en ny mappe for å få en.`,
	},
}
