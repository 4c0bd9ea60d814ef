package check

import (
	"lintel/generator/diag"
)

var ruleProcessStart = &diag.Rule{
	Code:     "process-start",
	Severity: diag.Error,
	Title:    diag.Text{EN: "flow into a start or out of an end", NB: "flyt inn i en start eller ut av en slutt"},
	Message:  diag.Text{EN: `{what}`, NB: `{what}`},
	Hint:     diag.Text{EN: ``, NB: ``},
	Doc: diag.Text{
		EN: `A process begins at its start steps and finishes at its end steps: nothing leads into the one or out of the other. A step in the middle is an event.`,
		NB: `En prosess begynner i startstegene og er ferdig i sluttstegene: ingenting fører inn i de første eller ut av de siste. Et steg midt i er en hendelse (event).`,
	},
}

func processStart(c *Context) {
	for _, e := range c.Model.Elements {
		if e.Process == nil {
			continue
		}
		for _, s := range e.Process.Steps {
			for _, flow := range s.Next {
				if flow.To.Type == "start" {
					c.add(ruleProcessStart, flow.Span, diag.Args{"what": diag.Text{
						EN: `"` + s.ID + `" leads into the start "` + flow.To.ID + `"`, NB: `«` + s.ID + `» fører inn i starten «` + flow.To.ID + `»`,
					}})
				}
				if s.Type == "end" {
					c.add(ruleProcessStart, flow.Span, diag.Args{"what": diag.Text{
						EN: `the end "` + s.ID + `" leads on to "` + flow.To.ID + `"`, NB: `slutten «` + s.ID + `» fører videre til «` + flow.To.ID + `»`,
					}})
				}
			}
		}
	}
}
