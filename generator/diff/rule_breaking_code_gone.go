package diff

import (
	"strings"

	"lintel/generator/diag"
)

var ruleCodeGone = &diag.Rule{
	Code:     "breaking-code-gone",
	Severity: diag.Warning,
	Title:    diag.Text{EN: "code gone", NB: "koden er borte"},
	Message:  diag.Text{EN: `the code {id} is gone`, NB: `koden {id} er borte`},
	Doc: diag.Text{
		EN: `Records that carry the code are no longer valid, and what sends it is refused. Keep the code and say that it is no longer used.`,
		NB: `Registreringer med koden er ikke lenger gyldige, og den som sender den, blir avvist. Behold koden og si at den ikke brukes lenger.`,
	},
}

func codeGone(_ *Diff, e *Element, c *Change) (diag.Args, bool) {
	if c == nil || c.Kind != Removed || c.Old.Topic != Code {
		return nil, false
	}
	list, _, _ := strings.Cut(c.Old.ID, ".")
	return diag.Args{"id": e.Old.ID + "#" + c.Old.ID}, e.New.Part(list) != nil
}
