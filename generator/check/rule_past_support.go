package check

import (
	"slices"

	"lintel/generator/diag"
	"lintel/generator/model"
)

var rulePastSupport = &diag.Rule{
	Code:     "past-support",
	Severity: diag.Warning,
	Title:    diag.Text{EN: "something in use rests on what is past", NB: "noe i bruk hviler på noe som er over"},
	Message:  diag.Text{EN: `"{id}" is in use and has to do with "{other}" ({relation}), which is past: {why}`, NB: `«{id}» er i bruk og har å gjøre med «{other}» ({relation}), som er over: {why}`},
	Hint:     diag.Text{EN: ``, NB: ``},
	Doc: diag.Text{
		EN: `A relation joins something in use with something that is withdrawn or past its support. The metamodel says what that is: a status with past: true, values of a field with past: [retired], a date field with support-ends: true, which is held against the day of the build (--as-of). Where it says any of these, an element whose life (until) is over is past too. In use is what has a binding status, or has no status and is not past itself. Relations that only tell (ArchiMate Association and Influence) do not count.`,
		NB: `En relasjon binder noe i bruk til noe som er trukket tilbake eller ikke lenger har støtte. Metamodellen sier hva det er: en status med past: true, verdier av et felt med past: [utfaset], et datofelt med support-ends: true, som holdes mot byggets dag (--as-of). Der den sier noe av dette, er også et element der levetiden (until) er ute, over. I bruk er det som har en bindende status, eller ikke har status og ikke selv er over. Relasjoner som bare forteller (ArchiMate Association og Influence), regnes ikke.`,
	},
}

func pastSupport(c *Context) {
	if !c.Model.Metamodel.NamesPast() {
		return // nobody has asked
	}
	for r := range c.Model.Relations() {
		switch r.Type.Archimate {
		case "Association", "Influence", "Specialization":
			continue
		}
		if r.From.Element == r.To.Element || c.over(r.Life) {
			continue
		}
		user, used := r.From.Element, r.To.Element
		if r.Type.Archimate == "Serving" && !r.Type.ArchimateInverse { // that leads from what serves
			user, used = used, user
		}
		c.rests(r, user, used)
	}
}

// rests reports that something in use rests on something past.
func (c *Context) rests(r *model.Relation, user, used *model.Element) {
	why, past := c.past(used)
	if !past || user.Status != nil && !user.Status.Binding {
		return
	}
	if _, over := c.past(user); !over {
		c.add(rulePastSupport, r.Span, diag.Args{"id": user.ID, "relation": r.Type.ID, "other": used.ID, "why": why})
	}
}

// past tells whether an element is withdrawn or past its support, and why.
func (c *Context) past(e *model.Element) (why diag.Localized, past bool) {
	if e.Status != nil && e.Status.Past {
		return e.Status.Name, true
	}
	for i := range e.Fields {
		f := &e.Fields[i]
		switch {
		case f.Value.Enum != nil && slices.Contains(f.Field.Past, f.Value.Enum.ID):
			return f.Value.Enum.Name, true
		case f.Field.SupportEnds && c.before(f.Value.Text.In("")):
			text := f.Value.Text.In("")
			return diag.Text{EN: "support ended " + text, NB: "støtten tok slutt " + text}, true
		}
	}
	if c.over(e.Life) {
		return diag.Text{EN: "ended " + e.Life.Until.Text, NB: "tok slutt " + e.Life.Until.Text}, true
	}
	return nil, false
}

func (c *Context) over(life model.Life) bool { return life.Until.IsSet() && c.before(life.Until.Text) }

// before tells whether a date is over on the day of the check.
func (c *Context) before(text string) bool {
	date, ok := model.ParseDate(text)
	return ok && c.Day != "" && date.Last() < c.Day
}
