package check

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"lintel/generator/diag"
	"lintel/generator/model"
)

var ruleRequirementProduct = &diag.Rule{
	Code:     "requirement-product",
	Severity: diag.Warning,
	Title:    diag.Text{EN: "requirement names a product", NB: "krav nevner et produkt"},
	Message:  diag.Text{EN: `requirement "{part}" names "{product}" without "{words}"`, NB: `kravet «{part}» nevner «{product}» uten «{words}»`},
	Hint:     diag.Text{EN: `say what it has to do, or add "{words}"`, NB: `skriv hva det skal kunne, eller legg til «{words}»`},
	Doc: diag.Text{
		EN: `A requirement may be copied into a procurement, and the rules there forbid naming a product or a brand unless its equal is accepted too. Products are the elements of the kind product, and the names under brands in lintel.yaml. A name counts as it is written, letter by letter.`,
		NB: `Et krav kan bli kopiert inn i en anskaffelse, og reglene der forbyr å nevne et produkt eller et merke uten at likeverdige godtas. Produkter er elementene av typen product, og navnene under brands i lintel.yaml. Et navn teller slik det er skrevet, bokstav for bokstav.`,
	},
}

// equalWords accept what is as good, by language.
func equalWords() map[string]string {
	return map[string]string{"nb": "eller tilsvarende", "nn": "eller tilsvarande", "en": "or equivalent"}
}

func requirementProduct(c *Context) {
	names := c.products()
	if len(names) == 0 {
		return
	}
	for _, e := range c.Model.Elements {
		for _, r := range e.Requirements {
			product, lang := named(r.Text, names)
			if product == "" {
				continue
			}
			if lang == "" {
				lang = c.Model.Config.DefaultLanguage()
			}
			c.add(ruleRequirementProduct, r.Span, diag.Args{"part": r.ID, "product": product, "words": equalWords()[lang]})
		}
	}
}

// products are the names that a requirement may not stand on alone.
func (c *Context) products() []string {
	names := c.Model.Config.Brands
	for _, e := range c.Model.Elements {
		if e.Kind.ID != "product" {
			continue
		}
		for _, t := range e.Name {
			names = append(names[:len(names):len(names)], t.Value)
		}
	}
	return names
}

// named finds a product's name in a text that does not accept its equal, and
// the language it is named in.
func named(text model.Text, names []string) (product, lang string) {
	for _, t := range text {
		accepts := false
		for _, words := range equalWords() {
			accepts = accepts || strings.Contains(strings.ToLower(t.Value), words)
		}
		if accepts {
			continue
		}
		for _, name := range names {
			if hasWord(t.Value, name) {
				return name, t.Lang
			}
		}
	}
	return "", ""
}

// hasWord tells whether a name stands in a text, not as part of a longer word.
func hasWord(text, name string) bool {
	isLetter := func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }
	for from := 0; name != ""; {
		at := strings.Index(text[from:], name)
		if at < 0 {
			return false
		}
		start, end := from+at, from+at+len(name)
		before, _ := utf8.DecodeLastRuneInString(text[:start])
		after, _ := utf8.DecodeRuneInString(text[end:])
		if !isLetter(before) && !isLetter(after) {
			return true
		}
		from = end
	}
	return false
}
