package check

import (
	"lintel/generator/diag"
	"lintel/generator/model"
)

var ruleLifeOutside = &diag.Rule{
	Code:     "life-outside",
	Severity: diag.Error,
	Title:    diag.Text{EN: "relation outside an end's life", NB: "relasjon utenfor en endes levetid"},
	Message:  diag.Text{EN: `the relation {date} is outside the life of "{id}" ({life})`, NB: `relasjonen {date} er utenfor levetiden til «{id}» ({life})`},
	Hint:     diag.Text{EN: ``, NB: ``},
	Doc: diag.Text{
		EN: `A relation lives no longer than the two elements it joins. Correct its from or until, or those of the element.`,
		NB: `En relasjon lever ikke lenger enn de to elementene den knytter sammen. Rett from eller until for den, eller for elementet.`,
	},
}

func lifeOutside(c *Context) {
	for r := range c.Model.Relations() {
		if !r.Life.From.IsSet() && !r.Life.Until.IsSet() || r.Life.Backwards() {
			continue
		}
		for _, end := range [...]*model.Element{r.From.Element, r.To.Element} {
			if end.Life.Backwards() || !r.Life.Outside(end.Life) {
				continue
			}
			key, date := "from", r.Life.From
			if !(model.Life{From: r.Life.From}).Outside(end.Life) {
				key, date = "until", r.Life.Until
			}
			span := date.Span
			if span.IsZero() {
				span = r.Span
			}
			c.add(ruleLifeOutside, span, diag.Args{"date": key + " " + date.Text, "id": end.ID, "life": end.Life.From.Text + "–" + end.Life.Until.Text})
			break
		}
	}
}
