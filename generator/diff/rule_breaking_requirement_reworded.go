package diff

import (
	"slices"
	"strings"

	"lintel/generator/diag"
	"lintel/generator/model"
)

var ruleRequirementReworded = &diag.Rule{
	Code:     "breaking-requirement-reworded",
	Severity: diag.Warning,
	Title:    diag.Text{EN: "requirement reworded under its number", NB: "kravet er skrevet om under samme nummer"},
	Message:  diag.Text{EN: `the text of the requirement {id} changed, and its number did not`, NB: `teksten i kravet {id} er endret, men ikke nummeret`, NN: `teksten i kravet {id} er endra, men ikkje nummeret`},
	Doc: diag.Text{
		EN: `A must or should requirement of a binding element is cited by its number in tenders and contracts. When its text changes, the same number asks for one thing in an old contract and another in a new. Give the new text a new number, and say in the old one that it no longer holds. No machine can judge whether the meaning is another: when it is not, let the decision say so. A translation that comes, and white space, do not count.`,
		NB: `Skal- og bør-krav til et bindende element blir sitert med nummer i anbud og avtaler. Når teksten endres, ber samme nummer om én ting i en gammel avtale og noe annet i en ny. Gi den nye teksten et nytt nummer, og skriv i det gamle kravet at det ikke lenger gjelder. En maskin kan ikke dømme om meningen er en annen: er den det ikke, så la beslutningen si det. En oversettelse som kommer til, og mellomrom, teller ikke.`,
	},
}

func requirementReworded(d *Diff, e *Element, c *Change) (diag.Args, bool) {
	if c == nil || c.Kind != Changed {
		return nil, false
	}
	text, changed := c.Fact("text")
	was, ok := c.Old.Of.(*model.Requirement)
	if _, tightened := requirementTightened(d, e, c); tightened {
		return nil, false // which says more
	}
	if !ok || !changed || was.Level != "must" && was.Level != "should" {
		return nil, false
	}
	return diag.Args{"id": e.New.ID + "#" + c.New.ID}, reworded(text.Old.Text, text.New.Text)
}

// reworded tells whether the words of a text differ in a language that both
// versions have; when they share none, the text is another.
func reworded(old, new model.Text) bool {
	shared := false
	for _, was := range old {
		at := slices.IndexFunc(new, func(t model.Translation) bool { return t.Lang == was.Lang })
		if at < 0 {
			continue
		}
		shared = true
		if !slices.Equal(strings.Fields(was.Value), strings.Fields(new[at].Value)) {
			return true
		}
	}
	return !shared
}
