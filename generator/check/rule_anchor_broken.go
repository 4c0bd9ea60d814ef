package check

import (
	"slices"

	"lintel/generator/diag"
	"lintel/generator/model"
)

var ruleAnchorBroken = &diag.Rule{
	Code:     "anchor-broken",
	Severity: diag.Error,
	Title:    diag.Text{EN: "link to a place that is not there", NB: "lenke til et sted som ikke finnes"},
	Message:  diag.Text{EN: `{where} has no heading or part "{anchor}"`, NB: `{where} har ingen overskrift eller del «{anchor}»`},
	Hint:     diag.Text{EN: `did you mean {near}?`, NB: `mente du {near}?`},
	Doc: diag.Text{
		EN: `After the sign # stands a heading or paragraph of the text, or a part of the element. A heading is written in lower case, with hyphens for spaces and ae, o, a for æ, ø, å; {#id} after a heading fixes another name that stays when the heading is changed. In a translation the headings are its own.`,
		NB: `Etter tegnet # står en overskrift eller et avsnitt i teksten, eller en del av elementet. En overskrift skrives med små bokstaver, med bindestrek for mellomrom og ae, o, a for æ, ø, å; {#id} etter en overskrift gir den et annet navn, som består når overskriften endres. I en oversettelse gjelder overskriftene der.`,
	},
}

func anchorBroken(c *Context) {
	for _, l := range c.links {
		t := l.target
		if l.Image || !l.found || t.External || t.File != "" || t.Fragment == "" {
			continue
		}
		if t.Article == nil && t.Element == nil {
			t.Article, t.Element = l.article, l.element
		}
		var where string
		var anchors []string
		switch {
		case t.Element != nil && t.Element.Incomplete:
			continue
		case t.Element != nil:
			where, anchors = t.Element.ID, elementAnchors(t.Element)
		default:
			article := inLanguage(t.Article, l.text)
			where, anchors = article.Path, article.Body.Anchors
		}
		if !slices.Contains(anchors, t.Fragment) {
			c.add(ruleAnchorBroken, l.Span, diag.Args{
				"where": where, "anchor": t.Fragment, "near": diag.NearestText(t.Fragment, slices.Values(anchors)),
			})
		}
	}
}

// elementAnchors are the places on an element's page: its parts, and the
// headings of its texts.
func elementAnchors(e *model.Element) []string {
	anchors := slices.Collect(e.PartIDs())
	for p := range e.Proses() {
		anchors = append(anchors, p.Anchors...)
	}
	return anchors
}

// inLanguage gives the translation that a reader of a text comes to.
func inLanguage(a *model.Article, from text) *model.Article {
	lang := from.prose.Lang
	if from.article != nil {
		lang = from.article.Lang
	}
	for _, t := range a.Translations {
		if t.Lang == lang {
			return t
		}
	}
	return a
}
