package diff

import (
	"slices"
	"strings"

	"lintel/generator/diag"
	"lintel/generator/model"
)

var ruleWithdrawn = &diag.Rule{
	Code:     "breaking-withdrawn",
	Severity: diag.Warning,
	Title:    diag.Text{EN: "withdrawn while in use", NB: "trukket tilbake mens det er i bruk"},
	Message:  diag.Text{EN: `"{id}" is no longer binding, but {count} still build on it: {users}`, NB: `"{id}" er ikke lenger bindende, men {count} bygger fortsatt på det: {users}`, NN: `"{id}" er ikkje lenger bindande, men {count} byggjer framleis på det: {users}`},
	Doc: diag.Text{
		EN: `A standard, an interface or another element that stops being binding takes the ground from under what still relates to it. Let those who use it move first, or mark it as deprecated meanwhile.`,
		NB: `Når en standard, et grensesnitt eller et annet element ikke lenger er bindende, mister det som fortsatt viser til det, grunnlaget sitt. La dem som bruker det, flytte først, eller merk det som under utfasing imens.`,
	},
}

func withdrawn(_ *Diff, e *Element, c *Change) (diag.Args, bool) {
	if c != nil || e.New == nil || e.New.Binding() {
		return nil, false
	}
	var users elementNames
	for r := range e.New.AllIn() {
		if user := r.From.Element; user != e.New && user.Binding() && !slices.Contains(users, user) {
			users = append(users, user)
		}
	}
	return diag.Args{"id": e.New.ID, "count": len(users), "users": users}, len(users) > 0
}

// elementNames are elements by their names, as a list in a sentence.
type elementNames []*model.Element

// In gives the names in a language.
func (e elementNames) In(lang string) string {
	names := make([]string, len(e))
	for i, element := range e {
		names[i] = element.ID
		if name := element.Name.In(lang); name != "" {
			names[i] = name
		}
	}
	return strings.Join(names, ", ")
}
