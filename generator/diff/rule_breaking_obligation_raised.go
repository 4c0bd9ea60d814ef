package diff

import (
	"strings"

	"lintel/generator/diag"
	"lintel/generator/model"
)

var ruleObligationRaised = &diag.Rule{
	Code:     "breaking-obligation-raised",
	Severity: diag.Warning,
	Title:    diag.Text{EN: "obligation raised", NB: "forpliktelsen er skjerpet"},
	Message:  diag.Text{EN: `{id}: "{old}" became "{new}"{whom}`, NB: `{id}: «{old}» er blitt «{new}»{whom}`, NN: `{id}: «{old}» er vorte «{new}»{whom}`},
	Doc: diag.Text{
		EN: `What was recommended is demanded, or a standard must be followed that need not be before. Suppliers and municipalities must look at what they have. Decide it, and say by when.`,
		NB: `Det som var anbefalt, er blitt et krav, eller en standard må følges som ikke måtte det før. Leverandører og kommuner må se på det de har. Vedta det, og si fra når det gjelder.`,
	},
}

func obligationRaised(_ *Diff, e *Element, c *Change) (diag.Args, bool) {
	if c == nil || c.New == nil || (c.New.Topic != Facts && c.New.Topic != Relation) {
		return nil, false
	}
	now := obligationOf(c.New)
	if now == nil {
		return nil, false
	}
	id, old := any(e.New.Name), any(diag.Text{EN: "nothing", NB: "ingenting"})
	whom := obliged{e.New.Field("applies-to")}
	if c.New.Relation != nil {
		id, whom = ends{c.New.Relation}, obliged{}
	}
	if c.Old == nil {
		return diag.Args{"id": id, "old": old, "new": now.Name, "whom": whom}, now.Order == 0
	}
	was := obligationOf(c.Old)
	if was == nil {
		return diag.Args{"id": id, "old": old, "new": now.Name, "whom": whom}, now.Order == 0
	}
	return diag.Args{"id": id, "old": was.Name, "new": now.Name, "whom": whom}, now.Order < was.Order
}

// ends are those of a relation, as they stand in a sentence.
type ends struct{ relation *model.Relation }

// In gives the address it starts at and the name it leads to.
func (e ends) In(lang string) string {
	return e.relation.From.Address() + " → " + elementNames{e.relation.To.Element}.In(lang)
}

// obliged is whom an obligation is for, as it stands at the end of a sentence; ""
// when the element does not say.
type obliged struct{ value *model.Value }

// In gives it in a language.
func (o obliged) In(lang string) string {
	if o.value == nil || o.value.Enum == nil {
		return ""
	}
	name := o.value.Enum.Name.In(lang)
	if name == "" || o.value.Enum.ID == "not-stated" {
		return ""
	}
	return " for " + strings.ToLower(name)
}

// obligationOf is the value of the field "obligation" of an element or a
// relation. The metamodel names the strictest value first.
func obligationOf(item *Item) *model.EnumValue {
	var value *model.Value
	switch of := item.Of.(type) {
	case *model.Element:
		value = of.Field("obligation")
	case *model.Relation:
		value = of.Field("obligation")
	}
	if value == nil {
		return nil
	}
	return value.Enum
}
