package check

import (
	"maps"
	"strings"

	"lintel/generator/diag"
	"lintel/generator/model"
)

var ruleOrphan = &diag.Rule{
	Code:     "orphan",
	Severity: diag.Info,
	Title:    diag.Text{EN: "element without connections", NB: "element uten forbindelser"},
	Message:  diag.Text{EN: `nothing leads to or from "{id}"`, NB: `ingenting leder til eller fra «{id}»`},
	Hint:     diag.Text{EN: ``, NB: ``},
	Doc: diag.Text{
		EN: `The element has no relation, no view shows it, no text names it, it names none, and nothing has it as its source. It can be found only in the list of its kind. Views and datasets may stand alone.`,
		NB: `Elementet har ingen relasjoner, ingen visning viser det, ingen tekst nevner det, det nevner ingen, og ingenting har det som kilde. Det kan bare finnes i listen over typen. Visninger og tallgrunnlag kan stå alene.`,
	},
}

func orphan(c *Context) {
	connected := c.connected()
	for _, e := range c.Model.Elements {
		if e.Incomplete || e.Kind.Structure == model.ViewStructure || e.Kind.Structure == model.DatasetStructure {
			continue
		}
		if !connected[e] {
			c.add(ruleOrphan, e.IDSpan, diag.Args{"id": e.ID})
		}
	}
}

// connected gives the elements that something leads to or from.
func (c *Context) connected() map[*model.Element]bool {
	connected := maps.Clone(c.shown())
	mark := func(e *model.Element) {
		if e != nil {
			connected[e] = true
		}
	}
	for r := range c.Model.Relations() {
		if r.From.Element != r.To.Element {
			mark(r.From.Element)
			mark(r.To.Element)
		}
	}
	for _, e := range c.Model.Elements {
		for _, s := range e.Sources {
			mark(s.To.Element)
		}
		for _, m := range e.Mentions {
			mark(e)
			mark(m.Element)
		}
	}
	for a := range c.articles() {
		for _, s := range c.Model.ArticleSources(a) {
			mark(s.To.Element)
		}
	}
	for _, ref := range menuRefs(c.Model.Config.Menu) {
		mark(c.named(ref))
	}
	return connected
}

// named gives the element that a reference names, nil when it names none.
func (c *Context) named(ref model.Ref) *model.Element {
	id, _, _ := strings.Cut(ref.Text, "#")
	if e := c.Model.Element(id); e != nil {
		return e
	}
	return c.Model.Former(id)
}

// viewRefs are the ids that selections name.
func viewRefs(items []model.Selection) []model.Ref {
	var refs []model.Ref
	for _, s := range items {
		for _, ref := range [...]model.Ref{s.Ref, s.Other} {
			if ref.Text != "" {
				refs = append(refs, ref)
			}
		}
	}
	return refs
}

// menuRefs are what a menu leads to.
func menuRefs(items []model.MenuItem) []model.Ref {
	var refs []model.Ref
	for _, item := range items {
		if item.To.Text != "" {
			refs = append(refs, item.To)
		}
		refs = append(refs, menuRefs(item.Items)...)
	}
	return refs
}
