package archimate

import "lintel/generator/diag"

var ruleDuplicate = &diag.Rule{
	Code:     "import-duplicate",
	Severity: diag.Warning,
	Title:    diag.Text{EN: `id that is taken`, NB: `id-en er brukt`},
	Message:  diag.Text{EN: `the id "{id}" is taken; this one is left out`, NB: `id-en «{id}» er brukt; denne er utelatt`},
	Hint:     diag.Text{EN: `it stands first at {first}`, NB: `den står først på {first}`},
	Doc: diag.Text{
		EN: `Ids tell what is the same thing from one import to the next, so one can only be one thing. The first keeps it.`,
		NB: `Id-er forteller hva som er samme ting fra den ene importen til den neste, så en id kan bare være én ting. Den første beholder den.`,
	},
}
