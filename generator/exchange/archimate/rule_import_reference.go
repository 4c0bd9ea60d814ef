package archimate

import "lintel/generator/diag"

var ruleReference = &diag.Rule{
	Code:     "import-reference",
	Severity: diag.Warning,
	Title:    diag.Text{EN: `leads nowhere`, NB: `fører ikke noe sted`},
	Message:  diag.Text{EN: `{what} leads to "{id}", which is not there; left out`, NB: `{what} fører til «{id}», som ikke finnes; utelatt`},
	Hint:     diag.Text{EN: ``, NB: ``},
	Doc: diag.Text{
		EN: `What names something that is not in the source cannot be kept. In a view, what stood in a lost box stands in the box around it. Mostly a file was edited by hand or merged wrongly; open and save it in the tool.`,
		NB: `Det som viser til noe som ikke er i kilden, kan ikke beholdes. I en visning blir det som sto i en tapt boks, stående i boksen rundt. Som regel er en fil redigert for hånd eller flettet feil; åpne og lagre den i verktøyet.`,
	},
}
