package check

import (
	"strings"

	"lintel/generator/diag"
)

var ruleGonePresent = &diag.Rule{
	Code:     "gone-present",
	Severity: diag.Error,
	Title:    diag.Text{EN: "gone and there", NB: "borte og til stede"},
	Message:  diag.Text{EN: `"{id}" is listed as gone, but it is there`, NB: `«{id}» står som borte, men finnes`},
	Hint:     diag.Text{EN: `remove it from gone in lintel.yaml`, NB: `ta den bort fra gone i lintel.yaml`},
	Doc: diag.Text{
		EN: `gone in lintel.yaml allows what was published to be no more, and puts a page in its place that tells why. What is there has its own page, and an id that is gone is never used again.`,
		NB: `gone i lintel.yaml tillater at noe publisert ikke finnes mer, og setter en side i stedet som forteller hvorfor. Det som finnes, har sin egen side, og en id som er borte, brukes aldri om igjen.`,
	},
}

func gonePresent(c *Context) {
	for _, g := range c.Model.Config.Gone {
		id, part := g.Element()
		present := false
		if e := c.Model.Living(id); e != nil {
			present = part == "" || e.Part(part) != nil
		}
		for _, a := range c.Model.Articles {
			present = present || id == "" && !a.Draft && a.Route == strings.Trim(g.What, "/")
		}
		if present {
			c.add(ruleGonePresent, g.Span, diag.Args{"id": g.What})
		}
	}
}
