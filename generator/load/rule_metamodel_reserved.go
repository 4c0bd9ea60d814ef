package load

import "lintel/generator/diag"

var ruleMetamodelReserved = &diag.Rule{
	Code:     "metamodel-reserved",
	Severity: diag.Error,
	Title:    diag.Text{EN: "key already has a meaning", NB: "nøkkelen har allerede en betydning"},
	Message:  diag.Text{EN: `the key "{key}" already means something else ("{other}")`, NB: `nøkkelen «{key}» betyr allerede noe annet («{other}»)`},
	Hint:     diag.Text{EN: ``, NB: ``},
	Doc: diag.Text{
		EN: `On an element each key means one thing: a reserved key, a field of the kind, or a relation or its inverse. Rename one of the two.`,
		NB: `På et element betyr hver nøkkel én ting: en reservert nøkkel, et felt i typen, eller en relasjon eller dens inverse. Gi den ene et annet navn.`,
	},
}
