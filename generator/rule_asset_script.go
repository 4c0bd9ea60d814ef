package generator

import "lintel/generator/diag"

var ruleAssetScript = &diag.Rule{
	Code:     "asset-script",
	Severity: diag.Error,
	Title:    diag.Text{EN: "drawing with a script", NB: "tegning med skript"},
	Message:  diag.Text{EN: `"{file}" may run a script and is not published`, NB: `«{file}» kan kjøre et skript og blir ikke publisert`},
	Hint:     diag.Text{EN: ``, NB: ``},
	Doc: diag.Text{
		EN: `An SVG is published only without scripts, event attributes, foreign objects and document types, because it is opened as a page of the site. Save it as plain SVG. An XML file is published without style sheets, document types, and the namespaces of web pages and drawings.`,
		NB: `En SVG blir bare publisert når den er uten skript, hendelser, fremmede objekter og dokumenttype, fordi den åpnes som en side på nettstedet. Lagre den som ren SVG. En XML-fil blir publisert når den er uten stilark, dokumenttype og navnerommene til nettsider og tegninger.`,
	},
}
