package archimate

import "lintel/generator/diag"

var ruleLimit = &diag.Rule{
	Code:     "import-limit",
	Severity: diag.Error,
	Title:    diag.Text{EN: `more than is read`, NB: `mer enn det som leses`},
	Message:  diag.Text{EN: `more {what} than the {most} that are read`, NB: `mer {what} enn de {most} som leses`},
	Hint:     diag.Text{EN: `the rest is left out`, NB: `resten er utelatt`},
	Doc: diag.Text{
		EN: `A source is read into memory, so what it may ask for is bounded: 256 MB of text, 2 million XML elements, 200 levels, 200,000 files, 16 MB an image, unpacked. A view may have 5,000 boxes, 10,000 lines, 100 bends in a line and 50 boxes in each other. Models that people draw are far below that.`,
		NB: `En kilde leses inn i minnet, så det er grenser for hva den kan kreve: 256 MB tekst, 2 millioner XML-elementer, 200 nivåer, 200 000 filer, 16 MB per bilde, pakket ut. En visning kan ha 5000 bokser, 10 000 linjer, 100 knekk i en linje og 50 bokser i hverandre. Modeller som noen har tegnet, er langt under.`,
	},
}
