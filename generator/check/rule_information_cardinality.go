package check

import (
	"lintel/generator/diag"
	"lintel/generator/model"
)

var ruleInformationCardinality = &diag.Rule{
	Code:     "information-cardinality",
	Severity: diag.Error,
	Title:    diag.Text{EN: "min over max", NB: "min er større enn max"},
	Message:  diag.Text{EN: `min {min} is over max {max}`, NB: `min {min} er større enn max {max}`},
	Hint:     diag.Text{EN: ``, NB: ``},
	Doc: diag.Text{
		EN: `min is how many there are at least and max how many at most; max: "*" is any number. Without them an attribute is 0 to 1 and an association 0 to any number.`,
		NB: `min er hvor mange det er minst, og max hvor mange det er høyst; max: "*" er et hvilket som helst antall. Uten dem er et attributt 0 til 1 og en assosiasjon 0 til et hvilket som helst antall.`,
	},
}

func informationCardinality(c *Context) {
	check := func(n model.Cardinality) {
		if n.Max != model.Unbounded && n.Min > n.Max {
			c.add(ruleInformationCardinality, n.Span, diag.Args{"min": n.Min, "max": n.Max})
		}
	}
	for _, e := range c.Model.Elements {
		if e.Information == nil {
			continue
		}
		for _, entity := range e.Information.Entities {
			for _, a := range entity.Attributes {
				check(a.Cardinality)
			}
			for _, a := range entity.Associations {
				check(a.Cardinality)
			}
		}
	}
}
