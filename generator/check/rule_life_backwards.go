package check

import (
	"lintel/generator/diag"
	"lintel/generator/model"
	"lintel/generator/source"
)

var ruleLifeBackwards = &diag.Rule{
	Code:     "life-backwards",
	Severity: diag.Error,
	Title:    diag.Text{EN: "life ends before it starts", NB: "levetid slutter før den starter"},
	Message:  diag.Text{EN: `until {until} is before from {from}`, NB: `until {until} er før from {from}`},
	Hint:     diag.Text{EN: ``, NB: ``},
	Doc: diag.Text{
		EN: `from is when something begins and until when it ends. A year or month means all of it, so 2013 until 2013 is right.`,
		NB: `from er når noe begynner, og until når det slutter. Et år eller en måned betyr hele perioden, så 2013 til 2013 er riktig.`,
	},
}

func lifeBackwards(c *Context) {
	for _, e := range c.Model.Elements {
		c.backwards(e.Life, e.IDSpan)
	}
	for r := range c.Model.Relations() {
		c.backwards(r.Life, r.Span)
	}
}

func (c *Context) backwards(life model.Life, span source.Span) {
	if !life.Backwards() {
		return
	}
	if !life.Until.Span.IsZero() {
		span = life.Until.Span
	}
	c.add(ruleLifeBackwards, span, diag.Args{"from": life.From.Text, "until": life.Until.Text})
}
