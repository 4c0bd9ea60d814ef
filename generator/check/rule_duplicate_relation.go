package check

import "lintel/generator/diag"

var ruleDuplicateRelation = &diag.Rule{
	Code:     "duplicate-relation",
	Severity: diag.Warning,
	Title:    diag.Text{EN: "relation written twice", NB: "relasjon skrevet to ganger"},
	Message:  diag.Text{EN: `"{from}" already has the relation {relation} to "{to}"`, NB: `«{from}» har allerede relasjonen {relation} til «{to}»`},
	Hint:     diag.Text{EN: `remove one of them`, NB: `fjern den ene`},
	Doc: diag.Text{
		EN: `The same relation between the same two is one fact. Written twice at one of its ends, what the second says about it (its fields, its note) is lost. Written once at each end it is fine.`,
		NB: `Samme relasjon mellom de samme to er ett faktum. Står den to ganger i samme ende, går det den andre sier om den (felt og merknad), tapt. Én gang i hver ende er greit.`,
	},
}

func duplicateRelation(c *Context) {
	for r := range c.Model.Relations() {
		for _, again := range r.Again {
			f := c.add(ruleDuplicateRelation, again, diag.Args{"from": r.From.Address(), "relation": r.Type.ID, "to": r.To.Address()})
			f.Related = []diag.Related{{Span: r.Span, Note: diag.Text{EN: "first written here", NB: "først skrevet her"}}}
		}
	}
}
