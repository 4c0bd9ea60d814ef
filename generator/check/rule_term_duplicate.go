package check

import (
	"strings"

	"lintel/generator/diag"
)

var ruleTermDuplicate = &diag.Rule{
	Code:     "term-duplicate",
	Severity: diag.Warning,
	Title:    diag.Text{EN: "term defined twice", NB: "term definert to ganger"},
	Message:  diag.Text{EN: `"{term}" has the same definition in "{other}"`, NB: `«{term}» har samme definisjon i «{other}»`},
	Hint:     diag.Text{EN: `keep one of them and refer to it`, NB: `behold ett av dem og vis til det`},
	Doc: diag.Text{
		EN: `Two elements define one term in the same words. Once one of them is changed, they contradict each other. Also a term that an element gives twice, as its name and as an alternative.`,
		NB: `To elementer definerer én term med de samme ordene. Når det ene endres, motsier de hverandre. Også en term som ett element oppgir to ganger, som navn og som alternativ.`,
	},
}

func termDuplicate(c *Context) {
	terms(c, func(first, second term) {
		if first.against == second.against && (first.element == second.element || first.definition == second.definition) {
			c.add(ruleTermDuplicate, second.element.IDSpan, diag.Args{"term": strings.TrimSpace(second.text), "other": first.element.ID})
		}
	})
}
