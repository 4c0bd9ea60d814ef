package diff

import "lintel/generator/diag"

var ruleIDGone = &diag.Rule{
	Code:     "breaking-id-gone",
	Severity: diag.Warning,
	Title:    diag.Text{EN: "published id gone", NB: "publisert id er borte"},
	Message:  diag.Text{EN: `{kind} "{id}" is gone, and nothing has its id under formerly`, NB: `{kind} "{id}" er borte, og ingenting har id-en under formerly`},
	Doc: diag.Text{
		EN: `Links, contracts and machines name a published element by its id. One that vanishes, or gets another id, leaves them with nothing. Keep the id and give the element a status that says it is withdrawn, write the old id under formerly in the element that takes its place, or name a successor under gone in lintel.yaml.`,
		NB: `Lenker, avtaler og maskiner viser til et publisert element med id-en. Når den forsvinner eller blir byttet, står de igjen uten noe. Behold id-en og gi elementet en status som sier at det er trukket tilbake, skriv den gamle id-en under formerly i elementet som overtar, eller oppgi en etterfølger (successor) under gone i lintel.yaml.`,
	},
}

func idGone(d *Diff, e *Element, c *Change) (diag.Args, bool) {
	gone := e.New == nil && e.Other == nil || e.Renamed == ByLikeness
	if c != nil || !gone || d.succeeded(e.Old.ID) {
		return nil, false
	}
	return diag.Args{"kind": e.Old.Kind, "id": e.Old.ID}, true
}
