package check

import (
	"slices"

	"lintel/generator/diag"
	"lintel/generator/model"
)

var ruleProcessNoEnd = &diag.Rule{
	Code:     "process-no-end",
	Severity: diag.Error,
	Title:    diag.Text{EN: "step from which no end is reached", NB: "steg som ikke fører til noen slutt"},
	Message:  diag.Text{EN: `{what} leads to no end`, NB: `{what} fører ikke til noen slutt`},
	Hint:     diag.Text{EN: ``, NB: ``},
	Doc: diag.Text{
		EN: `From every step of a process a step of type end can be come to, along next. Of several steps that hang together only the last is reported.`,
		NB: `Fra alle steg i en prosess kan man nå et steg av typen end, langs next. Av flere steg som henger sammen, meldes bare det siste.`,
	},
}

func processNoEnd(c *Context) {
	for _, e := range c.Model.Elements {
		if e.Process == nil || e.Incomplete || len(e.Process.Steps) == 0 {
			continue
		}
		ends := stepsOfType(e.Process, "end")
		if len(ends) == 0 {
			c.add(ruleProcessNoEnd, e.IDSpan, diag.Args{"what": diag.Text{EN: `the process "` + e.ID + `"`, NB: `prosessen «` + e.ID + `»`}})
			continue
		}
		before := incoming(e.Process)
		leads := reach(ends, before)
		var bad []*model.Step
		// From the last to the first: of a circle that is never left, and what
		// leads into it, a step of the circle is met first.
		for _, s := range slices.Backward(e.Process.Steps) {
			if !leads[s] {
				bad = append(bad, s)
			}
		}
		for _, s := range origins(bad, following, before) {
			c.add(ruleProcessNoEnd, s.Span, diag.Args{"what": stepWord(s)})
		}
	}
}
