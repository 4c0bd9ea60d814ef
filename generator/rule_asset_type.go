package generator

import "lintel/generator/diag"

var ruleAssetType = &diag.Rule{
	Code:     "asset-type",
	Severity: diag.Error,
	Title:    diag.Text{EN: "file of a type that is not published", NB: "filtype som ikke publiseres"},
	Message:  diag.Text{EN: `files of type "{type}" are not published`, NB: `filer av typen «{type}» blir ikke publisert`},
	Hint:     diag.Text{EN: ``, NB: ``},
	Doc: diag.Text{
		EN: `Beside the texts only files of known types are published: images, PDF, office documents, data, schemas, zip.`,
		NB: `Ved siden av tekstene blir bare filer av kjente typer publisert: bilder, PDF, kontordokumenter, data, skjemaer og zip.`,
	},
}
