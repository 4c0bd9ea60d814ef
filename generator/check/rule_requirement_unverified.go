package check

import "lintel/generator/diag"

var ruleRequirementUnverified = &diag.Rule{
	Code:     "requirement-unverified",
	Severity: diag.Warning,
	Title:    diag.Text{EN: "requirement cannot be verified", NB: "krav kan ikke etterprøves"},
	Message:  diag.Text{EN: `requirement "{part}" is a must, and nothing says how it is verified`, NB: `kravet «{part}» er et skal-krav, og ingenting sier hvordan det etterprøves`},
	Hint:     diag.Text{EN: `add "verify"`, NB: `legg til «verify»`},
	Doc: diag.Text{
		EN: `A must requirement on something binding decides who may take part in a procurement. Suppliers and buyer have to see, in the same way, whether it is met: verify says how.`,
		NB: `Et skal-krav til noe som binder, avgjør hvem som kan være med i en anskaffelse. Leverandører og kjøper må kunne se på samme måte om det er oppfylt: verify sier hvordan.`,
	},
}

func requirementUnverified(c *Context) {
	for _, e := range c.Model.Elements {
		if !e.Binding() {
			continue
		}
		for _, r := range e.Requirements {
			if r.Level == "must" && r.Verify.IsEmpty() {
				c.add(ruleRequirementUnverified, r.Span, diag.Args{"part": r.ID})
			}
		}
	}
}
