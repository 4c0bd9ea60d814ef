package diff

import (
	"lintel/generator/diag"
	"lintel/generator/model"
)

var ruleRequirementTightened = &diag.Rule{
	Code:     "breaking-requirement-tightened",
	Severity: diag.Warning,
	Title:    diag.Text{EN: "requirement raised to must", NB: "kravet er skjerpet til skal"},
	Message:  diag.Text{EN: `the requirement {id} was "{old}" and is now "must"`, NB: `kravet {id} var «{old}» og er nå «skal»`, NN: `kravet {id} var «{old}» og er no «skal»`},
	Doc: diag.Text{
		EN: `What could be left out can be left out no more. Suppliers and municipalities must look at what they have. Say by when, and decide it first.`,
		NB: `Det som kunne utelates, kan ikke utelates lenger. Leverandører og kommuner må se på det de har. Si fra når det gjelder, og vedta det først.`,
	},
}

func requirementTightened(_ *Diff, e *Element, c *Change) (diag.Args, bool) {
	if c == nil || c.Kind != Changed {
		return nil, false
	}
	level, changed := c.Fact("level")
	r, ok := c.New.Of.(*model.Requirement)
	if !ok || !changed || r.Level != "must" {
		return nil, false
	}
	was := LevelName(level.Old.In(""))
	return diag.Args{"id": e.New.ID + "#" + r.ID, "old": was}, true
}
