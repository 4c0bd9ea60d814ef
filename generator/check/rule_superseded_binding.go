package check

import "lintel/generator/diag"

var ruleSupersededBinding = &diag.Rule{
	Code:     "superseded-binding",
	Severity: diag.Error,
	Title:    diag.Text{EN: "superseded and still in force", NB: "avløst og fortsatt gjeldende"},
	Message:  diag.Text{EN: `"{id}" is superseded by "{by}" ({other}), but is still {status}`, NB: `«{id}» er avløst av «{by}» ({other}), men er fortsatt {status}`},
	Hint:     diag.Text{EN: `give it the status deprecated or withdrawn`, NB: `gi den statusen deprecated eller withdrawn`},
	Doc: diag.Text{
		EN: `When a decision in force supersedes another (supersedes, superseded-by), both ends must agree: the older one is deprecated or withdrawn. Two decisions on the same matter that are both in force leave the reader to guess. A proposal may name what it will supersede.`,
		NB: `Når en gjeldende beslutning avløser en annen (supersedes, superseded-by), må begge ender være enige: Den eldste er under utfasing eller trukket tilbake. To gjeldende beslutninger om samme sak lar leseren gjette. Et forslag kan nevne hva det vil avløse.`,
	},
}

func supersededBinding(c *Context) {
	for r := range c.relationsOf("supersedes") {
		later, earlier := r.From.Element, r.To.Element
		if !later.Binding() || later.Status.ID == "deprecated" || !earlier.Binding() || earlier.Status.ID == "deprecated" {
			continue
		}
		c.add(ruleSupersededBinding, r.Span, diag.Args{
			"id": earlier.ID, "by": later.ID, "other": loweredStatus{later.Status}, "status": loweredStatus{earlier.Status},
		})
	}
}
