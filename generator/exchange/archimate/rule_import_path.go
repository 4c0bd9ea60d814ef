package archimate

import "lintel/generator/diag"

var rulePath = &diag.Rule{
	Code:     "import-path",
	Severity: diag.Warning,
	Title:    diag.Text{EN: `image that is not taken`, NB: `bilde som ikke er med`},
	Message:  diag.Text{EN: `"{path}" is left out: {why}`, NB: `«{path}» er utelatt: {why}`},
	Hint:     diag.Text{EN: ``, NB: ``},
	Doc: diag.Text{
		EN: `Files are read from inside the source only; a path that leads out of it is never followed. Images are PNG, JPEG or GIF, by what is in them.`,
		NB: `Filer leses bare inni kilden; en sti som fører ut av den, følges aldri. Bilder er PNG, JPEG eller GIF, etter det som er i dem.`,
	},
}
