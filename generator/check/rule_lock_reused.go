package check

import "lintel/generator/diag"

var ruleLockReused = &diag.Rule{
	Code:     "lock-reused",
	Severity: diag.Error,
	Title:    diag.Text{EN: "id used again for something else", NB: "id brukt om igjen på noe annet"},
	Message:  diag.Text{EN: `"{id}" was published as a {old} {edition} and is now a {kind}`, NB: `«{id}» ble publisert som {old} {edition} og er nå {kind}`},
	Hint:     diag.Text{EN: `an id is never used again: give the new element one of its own`, NB: `en id brukes aldri om igjen: gi det nye elementet en egen`},
	Doc: diag.Text{
		EN: `Who follows a ten-year-old link must find what it was about. So an id that models/ids.lock remembers as one kind does not become another. When it is the same thing that has changed its kind, remove the old id from the new element, give it a new one, and name the old one under formerly.`,
		NB: `Den som følger en ti år gammel lenke, må finne det den handlet om. En id som models/ids.lock husker som én type, blir derfor ikke til en annen. Er det samme ting som har skiftet type, får elementet en ny id og den gamle under formerly.`,
	},
}

func lockReused(c *Context) {
	for i := range c.Model.Locked {
		l := &c.Model.Locked[i]
		e := c.Model.Element(l.ID)
		if l.IsText() || e == nil || e.Kind.ID == l.Kind {
			continue
		}
		c.add(ruleLockReused, e.IDSpan, diag.Args{"id": e.ID, "old": l.Kind, "kind": e.Kind.ID, "edition": when(l)})
	}
}
