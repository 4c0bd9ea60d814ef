package load

import "lintel/generator/diag"

var ruleLayoutNesting = &diag.Rule{
	Code:     "layout-nesting",
	Severity: diag.Error,
	Title:    diag.Text{EN: "box that stands in itself", NB: "boks som står i seg selv"},
	Message:  diag.Text{EN: `"{id}" leads back here, or deeper than {most}`, NB: `«{id}» fører tilbake hit, eller dypere enn {most}`},
	Hint:     diag.Text{EN: ``, NB: ``},
	Doc: diag.Text{
		EN: `A box may stand in another, up to 50 deep, and never in itself by way of others. A line may end at a line, which then must end at boxes.`,
		NB: `En boks kan stå i en annen, inntil 50 nivåer, men aldri i seg selv gjennom andre. En strek kan ende på en strek, som da må ende på bokser.`,
	},
}
