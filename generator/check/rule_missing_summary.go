package check

import (
	"slices"

	"lintel/generator/diag"
)

var ruleMissingSummary = &diag.Rule{
	Code:     "missing-summary",
	Severity: diag.Warning,
	Title:    diag.Text{EN: "summary is missing", NB: "sammendrag mangler"},
	Message:  diag.Text{EN: `"{id}" has no summary in {lang}`, NB: `«{id}» har ikke noe sammendrag på {lang}`},
	Hint:     diag.Text{EN: ``, NB: ``},
	Doc: diag.Text{
		EN: `The summary is the one or two sentences under the name, in lists, in search and when the page is shared. It should be there in the default language for every element and every text.`,
		NB: `Sammendraget er de en eller to setningene under navnet, i lister, i søk og når siden deles. Det bør finnes på hovedspråket for alle elementer og tekster.`,
	},
}

func missingSummary(c *Context) {
	lang := c.Model.Config.DefaultLanguage()
	for _, e := range c.Model.Elements {
		reported := e.Summary.IsEmpty() && (slices.Contains(e.Kind.Requires, "summary") || written(e, "summary"))
		if !e.Summary.Has(lang) && !reported {
			c.add(ruleMissingSummary, e.IDSpan, diag.Args{"id": e.ID, "lang": lang})
		}
	}
	for _, a := range c.Model.Articles {
		if !a.Draft && a.Summary.IsEmpty() {
			c.add(ruleMissingSummary, a.Span.File.Span(a.Span.Start, a.Span.Start), diag.Args{"id": a.Path, "lang": a.Lang})
		}
	}
}
