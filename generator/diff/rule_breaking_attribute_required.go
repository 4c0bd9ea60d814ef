package diff

import (
	"strings"

	"lintel/generator/diag"
	"lintel/generator/model"
)

var ruleAttributeRequired = &diag.Rule{
	Code:     "breaking-attribute-required",
	Severity: diag.Warning,
	Title:    diag.Text{EN: "attribute made required", NB: "attributtet er blitt påkrevd"},
	Message:  diag.Text{EN: `{id} must now be there`, NB: `{id} må nå være med`, NN: `{id} må no vere med`},
	Doc: diag.Text{
		EN: `What sends information after the model may not have it. Let it be optional, or make a new version of the model.`,
		NB: `De som sender opplysninger etter modellen, har kanskje ikke denne. La den være frivillig, eller lag en ny versjon av modellen.`,
	},
}

func attributeRequired(_ *Diff, e *Element, c *Change) (diag.Args, bool) {
	if c == nil || c.New == nil {
		return nil, false
	}
	now, ok := cardinalityOf(c.New)
	if !ok || now.Min == 0 {
		return nil, false
	}
	if c.Kind == Added { // of a new entity everything is new
		entity, _, _ := strings.Cut(c.New.Part.ID, ".")
		return diag.Args{"id": nameOf(e.New, c.New)}, e.Old.Part(entity) != nil
	}
	was, ok := cardinalityOf(c.Old)
	return diag.Args{"id": nameOf(e.New, c.New)}, ok && was.Min < now.Min
}

// cardinalityOf is how many there may be of an attribute or association.
func cardinalityOf(item *Item) (model.Cardinality, bool) {
	switch of := item.Of.(type) {
	case *model.Attribute:
		return of.Cardinality, true
	case *model.Association:
		return of.Cardinality, true
	}
	return model.Cardinality{}, false
}
