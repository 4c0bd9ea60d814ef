package check

import "lintel/generator/diag"

var ruleWithdrawnUnexplained = &diag.Rule{
	Code:     "withdrawn-unexplained",
	Severity: diag.Warning,
	Title:    diag.Text{EN: "withdrawn without a word", NB: "trukket tilbake uten et ord"},
	Message:  diag.Text{EN: `"{id}" was published {edition} and is withdrawn, but nothing tells why or what to use instead`, NB: `«{id}» ble publisert {edition} og er trukket tilbake, men ingenting forteller hvorfor eller hva som brukes i stedet`},
	Hint:     diag.Text{EN: `write a description, or succeeded-by`, NB: `skriv en description, eller succeeded-by`},
	Doc: diag.Text{
		EN: `Someone builds on what has been published. When it is withdrawn its page stays, and tells why (description), what succeeds it (succeeded-by, superseded-by) or which decision it was (decided-in).`,
		NB: `Noen bygger på det som er publisert. Når det trekkes tilbake, blir siden stående og forteller hvorfor (description), hva som avløser det (succeeded-by, superseded-by), eller hvilken beslutning det var (decided-in).`,
	},
}

func withdrawnUnexplained(c *Context) {
	for i := range c.Model.Locked {
		l := &c.Model.Locked[i]
		e := c.Model.Element(l.ID)
		if l.IsText() || e == nil || e.Status == nil || e.Status.ID != "withdrawn" || len(e.Description) > 0 {
			continue
		}
		explained := false
		for _, key := range [...]string{"succeeded-by", "superseded-by", "decided-in"} {
			d, ok := c.Model.Metamodel.Relation(key)
			explained = explained || ok && relates(e, d)
		}
		if !explained {
			c.add(ruleWithdrawnUnexplained, e.IDSpan, diag.Args{"id": e.ID, "edition": when(l)})
		}
	}
}
