package check

import "lintel/generator/diag"

var ruleUndocumented = &diag.Rule{
	Code:     "undocumented",
	Severity: diag.Off,
	Title:    diag.Text{EN: "element without documentation", NB: "element uten dokumentasjon"},
	Message:  diag.Text{EN: `"{id}" is not documented`, NB: `«{id}» er ikke dokumentert`},
	Hint:     diag.Text{EN: ``, NB: ``},
	Doc: diag.Text{
		EN: `The element has neither a summary nor a description. Off unless lintel.yaml turns it on: who asks for a summary everywhere has missing-summary.`,
		NB: `Elementet har verken sammendrag eller beskrivelse. Av til lintel.yaml slår den på: den som vil ha sammendrag overalt, har missing-summary.`,
	},
}

func undocumented(c *Context) {
	for _, e := range c.Model.Elements {
		if e.View == nil && e.Summary.IsEmpty() && len(e.Description) == 0 && !written(e, "summary") && !written(e, "description") {
			c.add(ruleUndocumented, e.IDSpan, diag.Args{"id": e.ID})
		}
	}
}
