package archimate

import "lintel/generator/diag"

var ruleEntity = &diag.Rule{
	Code:     "import-entity",
	Severity: diag.Warning,
	Title:    diag.Text{EN: `document type in the file`, NB: `dokumenttype i fila`},
	Message:  diag.Text{EN: `document types and entities are not resolved; entities stay as they are written`, NB: `dokumenttyper og entiteter slås ikke opp; entiteter blir stående som de er skrevet`},
	Hint:     diag.Text{EN: ``, NB: ``},
	Doc: diag.Text{
		EN: `ArchiMate files have no document type. One that is there could open files or addresses on the reader's machine, or blow a line up to gigabytes. So it is never resolved.`,
		NB: `ArchiMate-filer har ingen dokumenttype. En som likevel står der, kunne åpne filer og adresser på maskinen som leser, eller blåse en linje opp til gigabyte. Derfor slås den aldri opp.`,
	},
}
