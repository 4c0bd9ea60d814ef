package diff

import (
	"lintel/generator/diag"
	"lintel/generator/model"
)

var ruleAttributeNarrowed = &diag.Rule{
	Code:     "breaking-attribute-narrowed",
	Severity: diag.Warning,
	Title:    diag.Text{EN: "attribute narrowed", NB: "attributtet er snevret inn"},
	Message:  diag.Text{EN: `{id} was {old} and is now {new}`, NB: `{id} var {old} og er nå {new}`, NN: `{id} var {old} og er no {new}`},
	Doc: diag.Text{
		EN: `Values that were right are so no longer: the type is another, or fewer are allowed. Make a new version of the model, or a new attribute beside the old one.`,
		NB: `Verdier som var gyldige, er det ikke lenger: typen er en annen, eller færre er tillatt. Lag en ny versjon av modellen, eller et nytt attributt ved siden av det gamle.`,
	},
}

func attributeNarrowed(_ *Diff, e *Element, c *Change) (diag.Args, bool) {
	if c == nil || c.Kind != Changed {
		return nil, false
	}
	now, ok := cardinalityOf(c.New)
	was, isOld := cardinalityOf(c.Old)
	if !ok || !isOld {
		return nil, false
	}
	if kind, changed := c.Fact("type"); changed && !widens(kind.Old.In(""), kind.New.In("")) {
		return diag.Args{"id": nameOf(e.New, c.New), "old": kind.Old.In(""), "new": kind.New.In("")}, true
	}
	narrower := now.Max != model.Unbounded && (was.Max == model.Unbounded || now.Max < was.Max)
	return diag.Args{"id": nameOf(e.New, c.New), "old": Cardinality(was), "new": Cardinality(now)}, narrower
}

// widens tells whether each value of a type is one of the other too.
func widens(old, new string) bool {
	return old == "integer" && new == "decimal" || old == "string" && new == "text"
}
