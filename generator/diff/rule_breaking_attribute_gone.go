package diff

import (
	"strings"

	"lintel/generator/diag"
	"lintel/generator/model"
)

var ruleAttributeGone = &diag.Rule{
	Code:     "breaking-attribute-gone",
	Severity: diag.Warning,
	Title:    diag.Text{EN: "attribute gone", NB: "attributtet er borte"},
	Message:  diag.Text{EN: `the {what} {id} is gone`, NB: `{what} {id} er borte`},
	Doc: diag.Text{
		EN: `Systems that exchange information after the model read the attribute, or follow the association. Keep it and say that it is no longer used, or make a new version of the model.`,
		NB: `Systemer som utveksler opplysninger etter modellen, leser attributtet eller følger sammenhengen. Behold det og si at det ikke brukes lenger, eller lag en ny versjon av modellen.`,
	},
}

func attributeGone(_ *Diff, e *Element, c *Change) (diag.Args, bool) {
	if c == nil || c.Kind != Removed || (c.Old.Topic != Attribute && c.Old.Topic != Association) || entityIsGone(e, c) {
		return nil, false
	}
	what := diag.Text{EN: "attribute", NB: "attributtet"}
	if c.Old.Topic == Association {
		what = diag.Text{EN: "association", NB: "sammenhengen", NN: "samanhengen"}
	}
	return diag.Args{"id": nameOf(e.Old, c.Old), "what": what}, true
}

// entityIsGone tells whether the entity that the item stood in is gone with it, which
// another rule tells of.
func entityIsGone(e *Element, c *Change) bool {
	entity, _, _ := strings.Cut(c.Old.Part.ID, ".")
	return e.New.Part(entity) == nil
}

// nameOf is the address of an attribute, or of an association by its ends.
func nameOf(e *model.Element, item *Item) string {
	address := e.ID + "#" + item.Part.ID
	if item.Topic == Association {
		address += " → " + item.ID
	}
	return address
}
