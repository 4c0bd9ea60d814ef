package yaml

import "lintel/generator/diag"

var ruleTab = &diag.Rule{
	Code:     "yaml-tab",
	Severity: diag.Error,
	Title:    diag.Text{EN: "Tab in indentation", NB: "Tabulator i innrykk"},
	Message:  diag.Text{EN: "a tab cannot indent YAML", NB: "YAML kan ikke rykkes inn med tabulator"},
	Hint:     diag.Text{EN: "use two spaces for each level", NB: "bruk to mellomrom for hvert nivå"},
	Doc: diag.Text{
		EN: "YAML tells by the indentation what belongs to what, and a tab has no fixed width, so only spaces count. " +
			"Replace the tabs at the beginning of the lines by two spaces for each level; most editors can do so for the whole file and write spaces from then on.",
		NB: "I YAML er det innrykket som sier hva som hører til hva. En tabulator har ingen fast bredde, så bare mellomrom teller. " +
			"Bytt tabulatorene først på linjene med to mellomrom for hvert nivå. De fleste tekstredigerere kan gjøre det for hele fila og skrive mellomrom siden.",
	},
}
