package check

import (
	"lintel/generator/diag"
)

var ruleProcessGateway = &diag.Rule{
	Code:     "process-gateway",
	Severity: diag.Error,
	Title:    diag.Text{EN: "way out of a gateway without a condition", NB: "vei ut av et veivalg uten betingelse"},
	Message:  diag.Text{EN: `the way from "{from}" to "{to}" has no condition`, NB: `veien fra «{from}» til «{to}» har ingen betingelse`},
	Hint:     diag.Text{EN: `write when: on it`, NB: `skriv when: på den`},
	Doc: diag.Text{
		EN: `Where a gateway has several ways out, each says with when: in which case it is taken, also the one for all other cases.`,
		NB: `Der et veivalg (gateway) har flere veier ut, sier hver av dem med when: når den velges, også den for alle andre tilfeller.`,
	},
}

func processGateway(c *Context) {
	for _, e := range c.Model.Elements {
		if e.Process == nil {
			continue
		}
		for _, s := range stepsOfType(e.Process, "gateway") {
			if len(s.Next) < 2 {
				continue
			}
			for _, flow := range s.Next {
				if flow.When.IsEmpty() {
					c.add(ruleProcessGateway, flow.Span, diag.Args{"from": s.ID, "to": flow.To.ID})
				}
			}
		}
	}
}
