package diff

import "lintel/generator/diag"

var ruleKindChanged = &diag.Rule{
	Code:     "breaking-kind-changed",
	Severity: diag.Warning,
	Title:    diag.Text{EN: "kind changed", NB: "typen er byttet"},
	Message:  diag.Text{EN: `"{id}" was {old} and is now {new}`, NB: `"{id}" var {old} og er nå {new}`, NN: `"{id}" var {old} og er no {new}`},
	Doc: diag.Text{
		EN: `The address of an element, its fields and what may relate to it follow from its kind. With another kind its page moves and data that machines read have other keys. Make a new element and let it take over with formerly.`,
		NB: `Adressen til et element, feltene og hva som kan vise til det, følger av typen. Med en annen type flytter siden, og dataene som maskiner leser, får andre nøkler. Lag et nytt element og la det overta med formerly.`,
	},
}

func kindChanged(_ *Diff, e *Element, c *Change) (diag.Args, bool) {
	if c == nil || c.Kind != Changed || c.New.Topic != Facts {
		return nil, false
	}
	_, changed := c.Fact("kind")
	return diag.Args{"id": e.New.ID, "old": e.Old.Kind, "new": e.New.Kind}, changed
}
