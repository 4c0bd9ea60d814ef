package diff

import "lintel/generator/diag"

var ruleEntityGone = &diag.Rule{
	Code:     "breaking-entity-gone",
	Severity: diag.Warning,
	Title:    diag.Text{EN: "entity or code list gone", NB: "entitet eller kodeliste er borte"},
	Message:  diag.Text{EN: `{id} is gone`, NB: `{id} er borte`},
	Doc: diag.Text{
		EN: `Systems that exchange information after the model know it by this name. Keep it and say that it is no longer used, or make a new version of the model.`,
		NB: `Systemer som utveksler opplysninger etter modellen, kjenner den under dette navnet. Behold den og si at den ikke brukes lenger, eller lag en ny versjon av modellen.`,
	},
}

func entityGone(_ *Diff, e *Element, c *Change) (diag.Args, bool) {
	if c == nil || c.Kind != Removed || (c.Old.Topic != Entity && c.Old.Topic != CodeList) {
		return nil, false
	}
	return diag.Args{"id": e.Old.ID + "#" + c.Old.ID}, true
}
