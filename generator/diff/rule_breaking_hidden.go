package diff

import "lintel/generator/diag"

var ruleHidden = &diag.Rule{
	Code:     "breaking-hidden",
	Severity: diag.Warning,
	Title:    diag.Text{EN: "published element made internal", NB: "publisert element er gjort internt"},
	Message:  diag.Text{EN: `{kind} "{id}" is made internal, so its pages vanish`, NB: `{kind} "{id}" er gjort internt, så sidene forsvinner`, NN: `{kind} "{id}" er gjort internt, så sidene forsvinn`},
	Doc: diag.Text{
		EN: `An internal element is not published: its page, its data and its permanent address are gone for those who link to them. Withdraw it instead, so that they are told.`,
		NB: `Et internt element blir ikke publisert: siden, dataene og den faste adressen er borte for dem som lenker dit. Trekk det heller tilbake, så de får vite det.`,
	},
}

func hidden(_ *Diff, e *Element, c *Change) (diag.Args, bool) {
	if c != nil || e.New == nil || !e.New.Internal {
		return nil, false
	}
	return diag.Args{"kind": e.New.Kind, "id": e.New.ID}, true
}
