package query

import "lintel/generator/diag"

var ruleViewSize = &diag.Rule{
	Code:     "view-size",
	Severity: diag.Warning,
	Title:    diag.Text{EN: `view with too much in it`, NB: `visning med for mye i`},
	Message:  diag.Text{EN: `the view "{view}" shows {count} elements, more than the {limit} that a {type} can hold`, NB: `visningen «{view}» viser {count} elementer, flere enn de {limit} en {type} har plass til`},
	Hint:     diag.Text{EN: ``, NB: ``},
	Doc: diag.Text{
		EN: `Nobody reads a picture with hundreds of boxes. It is drawn all the same, in a plainer way; better are several views that each answer one question. The limit is 200 elements, 60 for context, 80 for information and process, and 1,000 for matrix and capability-map.`,
		NB: `Ingen leser et bilde med flere hundre bokser. Det blir tegnet likevel, på en enklere måte; bedre er flere visninger som svarer på hvert sitt spørsmål. Grensen er 200 elementer, 60 for context, 80 for information og process, og 1000 for matrix og capability-map.`,
	},
}
