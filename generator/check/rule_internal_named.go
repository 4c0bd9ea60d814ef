package check

import (
	"lintel/generator/diag"
	"lintel/generator/model"
	"lintel/generator/source"
)

var ruleInternalNamed = &diag.Rule{
	Code:     "internal-named",
	Severity: diag.Error,
	Title:    diag.Text{EN: "something internal is named in public", NB: "noe internt er nevnt i noe offentlig"},
	Message:  diag.Text{EN: `"{id}" is internal and cannot be named in something public`, NB: `«{id}» er internt og kan ikke nevnes i noe offentlig`},
	Hint:     diag.Text{EN: ``, NB: ``},
	Doc: diag.Text{
		EN: `An element with visibility: internal never reaches a public site. A relation, source, reference or view of a public element, or a text or menu that names it, would tell of it. Make both internal, or leave the name out; an internal element may name what is public.`,
		NB: `Et element med visibility: internal kommer aldri med på et offentlig nettsted. En relasjon, kilde, referanse eller visning i et offentlig element, eller en tekst eller meny som nevner det, ville røpe det. Gjør begge interne, eller utelat navnet; et internt element kan gjerne nevne noe offentlig.`,
	},
}

func internalNamed(c *Context) {
	for r := range c.Model.Relations() {
		writer, other := r.From.Element, r.To.Element
		if writer.Internal == other.Internal {
			continue
		}
		if !writer.Internal && within(r.Span, other.Span) || writer.Internal && !within(r.Span, other.Span) {
			continue
		}
		if writer.Internal {
			other = writer
		}
		c.internal(other, r.Span)
	}
	for _, e := range c.Model.Elements {
		if e.Internal {
			continue
		}
		for _, s := range e.Sources {
			c.internal(s.To.Element, e.IDSpan)
		}
		if e.View != nil {
			for _, ref := range viewRefs(e.View.Include) {
				c.internal(c.named(ref), ref.Span)
			}
		}
		if e.Layout != nil {
			for _, b := range e.Layout.Boxes {
				c.internal(c.Model.Shown(b), b.Of.Span)
			}
		}
	}
	c.internalInTexts()
	for _, g := range c.Model.Config.Gone {
		c.internal(g.To.Element, g.Successor.Span)
	}
	for _, ref := range menuRefs(c.Model.Config.Menu) {
		c.internal(c.named(ref), ref.Span)
	}
}

// internalInTexts looks through references and links of texts, and the sources
// of articles.
func (c *Context) internalInTexts() {
	for _, t := range c.texts {
		if t.isPublic() {
			for i, ref := range t.prose.References {
				c.internal(c.Model.Target(t.prose, i).Element, ref.Span)
			}
		}
	}
	for _, l := range c.links {
		if l.isPublic() {
			c.internal(l.target.Element, l.Span)
		}
	}
	for a := range c.articles() {
		if a.Draft {
			continue
		}
		for _, s := range a.Sources {
			c.internal(c.named(s.To), s.To.Span)
		}
	}
}

// isPublic tells whether a text is published.
func (t text) isPublic() bool {
	if t.article != nil {
		return !t.article.Draft
	}
	return !t.element.Internal
}

// internal reports an element that is internal where it is named.
func (c *Context) internal(e *model.Element, span source.Span) {
	if e != nil && e.Internal {
		c.add(ruleInternalNamed, span, diag.Args{"id": e.ID})
	}
}

// within tells whether one stretch of a file lies in another.
func within(inner, outer source.Span) bool {
	return inner.File == outer.File && inner.Start >= outer.Start && inner.End <= outer.End
}
