package diff

import "lintel/generator/diag"

var ruleRequirementGone = &diag.Rule{
	Code:     "breaking-requirement-gone",
	Severity: diag.Warning,
	Title:    diag.Text{EN: "requirement gone", NB: "kravet er borte"},
	Message:  diag.Text{EN: `the requirement {id} is gone`, NB: `kravet {id} er borte`},
	Doc: diag.Text{
		EN: `Requirements are cited by their number in tenders and contracts, and are never renumbered. One that vanishes leaves a reference to nothing. Keep it, and say in its text that it no longer holds; or name the requirement that it went into as its successor under gone in lintel.yaml.`,
		NB: `Krav blir sitert med nummer i anbud og avtaler og skal aldri nummereres om. Når et krav forsvinner, viser sitatet til ingenting. Behold det, og skriv i teksten at det ikke lenger gjelder, eller oppgi kravet det gikk inn i som etterfølger (successor) under gone i lintel.yaml.`,
	},
}

func requirementGone(d *Diff, e *Element, c *Change) (diag.Args, bool) {
	if c == nil || c.Kind != Removed || c.Old.Topic != Requirement {
		return nil, false
	}
	id := e.Old.ID + "#" + c.Old.ID
	return diag.Args{"id": id}, !d.succeeded(id)
}
