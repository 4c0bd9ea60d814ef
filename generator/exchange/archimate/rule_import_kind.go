package archimate

import "lintel/generator/diag"

var ruleKind = &diag.Rule{
	Code:     "import-kind",
	Severity: diag.Warning,
	Title:    diag.Text{EN: `unknown kind`, NB: `ukjent type`},
	Message:  diag.Text{EN: `"{kind}" is no kind of ArchiMate 3.2; "{id}" is left out`, NB: `«{kind}» er ingen type i ArchiMate 3.2; «{id}» er utelatt`},
	Hint:     diag.Text{EN: ``, NB: ``},
	Doc: diag.Text{
		EN: `Read are the elements and relationships of ArchiMate 3.2, their names in ArchiMate 2, and the boxes that Archi and the exchange format have in views.`,
		NB: `Det som leses, er elementene og relasjonene i ArchiMate 3.2, navnene deres i ArchiMate 2, og boksene som Archi og utvekslingsformatet har i visninger.`,
	},
}
