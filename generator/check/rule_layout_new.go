package check

import (
	"strconv"
	"strings"

	"lintel/generator/diag"
	"lintel/generator/model"
)

var ruleLayoutNew = &diag.Rule{
	Code:     "layout-new",
	Severity: diag.Info,
	Title:    diag.Text{EN: "new relation in a picture that is laid out", NB: "ny relasjon i et bilde som er lagt ut"},
	Message:  diag.Text{EN: `the view "{view}" leaves out relations between what it shows: {count}, such as {example}`, NB: `visningen «{view}» utelater relasjoner mellom det den viser: {count}, blant dem {example}`},
	Hint:     diag.Text{EN: `run lintel fix to draw them, or write them with hidden: true`, NB: `kjør lintel fix for å tegne dem, eller skriv dem med hidden: true`},
	Doc: diag.Text{
		EN: `The picture has been laid out by hand, and the model has relations between shown elements that it has no line for. Most likely they came later. One that is not to be drawn is written as a line with hidden: true. Relations between a box and one that it stands in count as drawn: that is what the nesting says.`,
		NB: `Bildet er lagt ut for hånd, og modellen har relasjoner mellom elementer i bildet som det ikke har strek for. Trolig har de kommet til senere. En som ikke skal tegnes, skrives som en strek med hidden: true. Relasjoner mellom en boks og en den står i, regnes som tegnet: det er det plasseringen sier.`,
	},
}

func layoutNew(c *Context) {
	eachPlaced(c, func(view *model.Element, shown map[*model.Element]*model.Box) {
		known := map[fact]bool{}
		for _, line := range view.Layout.Lines {
			if line.Relation != nil && line.From.Box != nil && line.To.Box != nil {
				known[fact{line.Relation, c.Model.Shown(line.From.Box), c.Model.Shown(line.To.Box)}] = true
			}
		}
		nested := nestedPairs(c, view.Layout)
		var fresh []*model.Relation
		for _, e := range c.Model.Elements {
			for _, r := range e.Out {
				other := r.To.Element
				if shown[e] == nil || shown[other] == nil || r.To.Part != nil || e == other || nested[[2]*model.Element{e, other}] || nested[[2]*model.Element{other, e}] {
					continue
				}
				if !known[fact{r.Type, e, other}] && !(r.Type.Symmetric() && known[fact{r.Type, other, e}]) {
					fresh = append(fresh, r)
				}
			}
		}
		if len(fresh) == 0 {
			return
		}
		first := fresh[0]
		f := c.add(ruleLayoutNew, view.Layout.View.Span, diag.Args{
			"view": view.ID, "count": len(fresh), "example": first.From.Element.ID + " " + first.Type.ID + " " + first.To.Element.ID,
		})
		f.Fix = withLines(view.Layout, fresh, shown)
	})
}

// nestedPairs are the elements of which one stands in the other somewhere in a
// layout.
func nestedPairs(c *Context, layout *model.Layout) map[[2]*model.Element]bool {
	pairs := map[[2]*model.Element]bool{}
	for _, b := range layout.Boxes {
		inner := c.Model.Shown(b)
		for outer := b.Parent; inner != nil && outer != nil; outer = outer.Parent {
			if e := c.Model.Shown(outer); e != nil {
				pairs[[2]*model.Element{inner, e}] = true
			}
		}
	}
	return pairs
}

// withLines adds lines for relations at the end of a layout's lines; nothing
// where those are written in a way that is not easily added to.
func withLines(layout *model.Layout, relations []*model.Relation, shown map[*model.Element]*model.Box) []diag.Edit {
	at, indent, head := layout.Span, "  ", "lines:\n"
	if count := len(layout.Lines); count > 0 {
		at, head = layout.Lines[count-1].Span, ""
		lines, alone := wholeLines(layout.Lines[count-1].Span)
		if !alone {
			return nil
		}
		text := lines.Text()
		indent = text[:len(text)-len(strings.TrimLeft(text, " "))]
	} else if strings.Contains(layout.Span.Text(), "\nlines:") || strings.HasPrefix(layout.Span.Text(), "{") {
		return nil
	}
	var b strings.Builder
	b.WriteString(head)
	for _, r := range relations {
		b.WriteString(indent + "- {relation: " + r.Type.ID + ", from: " + quoted(shown[r.From.Element].ID) + ", to: " + quoted(shown[r.To.Element].ID) + "}\n")
	}
	lines, _ := wholeLines(at)
	added := b.String()
	if !strings.HasSuffix(lines.Text(), "\n") {
		added = "\n" + strings.TrimSuffix(added, "\n")
	}
	return []diag.Edit{{Span: at.File.Span(lines.End, lines.End), New: added}}
}

// quoted is an id as it can stand in YAML whatever signs are in it.
func quoted(id string) string {
	for i := range len(id) {
		if !isWordByte(id[i]) || i == 0 && (id[0] < 'A' || id[0] == '_') {
			return strconv.Quote(id)
		}
	}
	return id
}
