package archimate

import "lintel/generator/diag"

var ruleConflict = &diag.Rule{
	Code:     "import-conflict",
	Severity: diag.Warning,
	Title:    diag.Text{EN: `changed on both sides`, NB: `endret på begge sider`},
	Message:  diag.Text{EN: `{key} of "{id}" is changed both here and in the source; kept: {here}; the source has: {there}`, NB: `{key} for «{id}» er endret både her og i kilden; beholdt: {here}; kilden har: {there}`},
	Hint:     diag.Text{EN: ``, NB: ``},
	Doc: diag.Text{
		EN: `Both sides have changed the same since the last import, so a person must choose. What is here is kept. To take the source's, write it in; to keep this one, change it in the tool too. The next import does not ask again.`,
		NB: `Begge sider har endret det samme siden forrige import, så et menneske må velge. Det som står her, er beholdt. Skriv inn det kilden har, eller endre det i verktøyet også. Neste import spør ikke igjen.`,
	},
}
