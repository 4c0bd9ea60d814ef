package generator

import "lintel/generator/diag"

var ruleViewPlainer = &diag.Rule{
	Code:     "view-plainer",
	Severity: diag.Warning,
	Title:    diag.Text{EN: "view drawn in a plainer way", NB: "visning tegnet på en enklere måte"},
	Message:  diag.Text{EN: `{problem}`, NB: `{problem}`},
	Hint:     diag.Text{EN: ``, NB: ``},
	Doc: diag.Text{
		EN: `The layout of the view took longer than its deadline, or failed. It has its picture, laid out in a plainer way, and the next build tries again. Show less in the view if it happens each time.`,
		NB: `Å legge ut visningen tok lengre tid enn fristen, eller gikk ikke. Bildet er der, lagt ut på en enklere måte, og neste bygging prøver igjen. Vis mindre i visningen hvis det skjer hver gang.`,
	},
}
