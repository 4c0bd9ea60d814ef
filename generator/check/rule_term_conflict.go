package check

import (
	"strings"

	"golang.org/x/text/unicode/norm"

	"lintel/generator/diag"
	"lintel/generator/model"
)

var ruleTermConflict = &diag.Rule{
	Code:     "term-conflict",
	Severity: diag.Error,
	Title:    diag.Text{EN: "term with two definitions", NB: "term med to definisjoner"},
	Message:  diag.Text{EN: `"{term}" is defined otherwise by "{other}"`, NB: `«{term}» er definert annerledes av «{other}»`},
	Hint:     diag.Text{EN: `keep one definition, or give one of them another name`, NB: `behold én definisjon, eller gi en av dem et annet navn`},
	Doc: diag.Text{
		EN: `A term means one thing in a language. Two elements that have a definition and share a name or an alternative term, but not the definition, would show their readers different things for one word. The same holds for a term that one uses and another advises against.`,
		NB: `En term betyr én ting i et språk. To elementer med definisjon som deler navn eller alternativ term, men ikke definisjon, ville vist leserne ulike ting for ett ord. Det samme gjelder en term som ett element bruker og et annet fraråder.`,
	},
}

// term is one term of an element in one language.
type term struct {
	element    *model.Element
	text       string
	definition string
	against    bool
}

// terms reports both rules: they are two answers to one question.
func terms(c *Context, report func(first, second term)) {
	type key struct{ lang, text string }
	known := map[key]term{}
	add := func(e *model.Element, text model.Text, against bool) {
		for _, lang := range c.Model.Config.Languages {
			if !text.Has(lang) {
				continue
			}
			t := term{e, text.In(lang), normal(e.Field("definition").Text.In(lang)), against}
			k := key{lang, normal(t.text)}
			if first, ok := known[k]; ok {
				report(first, t)
				return // one finding for a term, not one a language
			}
			known[k] = t
		}
	}
	for _, e := range c.Model.Elements {
		if d := e.Field("definition"); d == nil || d.Text.IsEmpty() {
			continue
		}
		add(e, e.Name, false)
		for _, field := range [...]string{"alternative-terms", "deprecated-terms"} {
			if v := e.Field(field); v != nil {
				for _, item := range v.Items {
					add(e, item.Text, field == "deprecated-terms")
				}
			}
		}
	}
}

// normal is a text without regard to case, spaces and composition of letters.
func normal(text string) string {
	return strings.ToLower(strings.Join(strings.Fields(norm.NFC.String(text)), " "))
}

func termConflict(c *Context) {
	terms(c, func(first, second term) {
		if first.element != second.element && (first.against != second.against || first.definition != second.definition) || first.element == second.element && first.against != second.against {
			c.add(ruleTermConflict, second.element.IDSpan, diag.Args{"term": strings.TrimSpace(second.text), "other": first.element.ID})
		}
	})
}
