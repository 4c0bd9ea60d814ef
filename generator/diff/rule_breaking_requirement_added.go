package diff

import (
	"lintel/generator/diag"
	"lintel/generator/model"
)

var ruleRequirementAdded = &diag.Rule{
	Code:     "breaking-requirement-added",
	Severity: diag.Warning,
	Title:    diag.Text{EN: "must requirement added", NB: "nytt skal-krav"},
	Message:  diag.Text{EN: `a must requirement came: {id}`, NB: `et nytt skal-krav: {id}`, NN: `eit nytt skal-krav: {id}`},
	Doc: diag.Text{
		EN: `What was made to keep the requirements of a binding element may not keep a new one. Suppliers and municipalities must look at what they have. Begin with should, or put it in a new version.`,
		NB: `Det som er laget for å oppfylle kravene til et bindende element, oppfyller kanskje ikke et nytt krav. Leverandører og kommuner må se på det de har. Begynn med bør, eller legg kravet i en ny versjon.`,
	},
}

func requirementAdded(_ *Diff, e *Element, c *Change) (diag.Args, bool) {
	if c == nil || c.Kind != Added {
		return nil, false
	}
	r, ok := c.New.Of.(*model.Requirement)
	if !ok || r.Level != "must" {
		return nil, false
	}
	return diag.Args{"id": e.New.ID + "#" + r.ID}, true
}
