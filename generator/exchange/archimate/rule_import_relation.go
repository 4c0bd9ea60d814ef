package archimate

import "lintel/generator/diag"

var ruleRelation = &diag.Rule{
	Code:     "import-relation",
	Severity: diag.Warning,
	Title:    diag.Text{EN: `relation that ArchiMate does not allow`, NB: `relasjon som ArchiMate ikke tillater`},
	Message:  diag.Text{EN: `ArchiMate does not allow {relation} from {from} to {to}; allowed: {allowed}`, NB: `ArchiMate tillater ikke {relation} fra {from} til {to}; tillatt: {allowed}`},
	Hint:     diag.Text{EN: `it is kept, and lintel.yaml makes the rule a warning`, NB: `den er beholdt, og lintel.yaml gjør regelen til en advarsel`},
	Doc: diag.Text{
		EN: `The tables of ArchiMate 3.2 say which relationship may lead from which element to which. One that they do not have is kept as it is, so that nothing is lost; lintel.yaml sets the rules relation-target and relation-source to warning. Change the relation in the tool, or in the repository, and take that line out when none is left.`,
		NB: `Tabellene i ArchiMate 3.2 sier hvilken relasjon som kan gå fra hvilket element til hvilket. En som ikke står der, beholdes som den er, så ingenting går tapt; lintel.yaml setter reglene relation-target og relation-source til advarsel. Endre relasjonen i verktøyet eller i samlingen, og ta ut den linja når ingen er igjen.`,
	},
}
