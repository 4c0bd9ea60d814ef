package check

import (
	"strings"

	"lintel/generator/diag"
	"lintel/generator/model"
)

var ruleHearingBackwards = &diag.Rule{
	Code:     "hearing-backwards",
	Severity: diag.Error,
	Title:    diag.Text{EN: "deadline before the hearing opens", NB: "fristen er før høringen åpner"},
	Message:  diag.Text{EN: `the deadline of "{id}", {deadline}, is before it was sent out, {opened}`, NB: `fristen for «{id}», {deadline}, er før den ble sendt ut, {opened}`},
	Hint:     diag.Text{EN: ``, NB: ``},
	Doc: diag.Text{
		EN: `A hearing (an element with the date fields opened and deadline) is open from the one day to the other. A deadline before the first day can never be met.`,
		NB: `En høring (et element med datofeltene opened og deadline) er åpen fra den ene dagen til den andre. En frist før den første dagen kan ingen holde.`,
	},
}

func hearingBackwards(c *Context) {
	for _, e := range c.Model.Elements {
		opened, deadline := dateOf(e, "opened"), dateOf(e, "deadline")
		life := model.Life{From: model.Date{Text: opened}, Until: model.Date{Text: deadline}}
		if life.Backwards() {
			c.add(ruleHearingBackwards, wordAfter(e.Span, "deadline", deadline), diag.Args{"id": e.ID, "deadline": deadline, "opened": opened})
		}
	}
}

// dateOf is the date of a field of that type; "" when there is none.
func dateOf(e *model.Element, key string) string {
	if f := e.Kind.Field(key); f == nil || f.Type != model.DateField || f.List {
		return ""
	}
	if v := e.Field(key); v != nil {
		return v.Text.In("")
	}
	return ""
}

// loweredStatus is a status's name inside a sentence.
type loweredStatus struct{ status *model.Status }

// In gives the word in a language.
func (s loweredStatus) In(lang string) string { return strings.ToLower(s.status.Name.In(lang)) }
