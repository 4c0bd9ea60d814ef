package check

import (
	"lintel/generator/diag"
	"lintel/generator/model"
)

var ruleLayoutRelation = &diag.Rule{
	Code:     "layout-relation",
	Severity: diag.Warning,
	Title:    diag.Text{EN: "line for a relation that is gone", NB: "strek for en relasjon som er borte"},
	Message:  diag.Text{EN: `the view "{view}" draws a relation that the model does not have: {from} {relation} {to}`, NB: `visningen «{view}» tegner en relasjon modellen ikke har: {from} {relation} {to}`},
	Hint:     diag.Text{EN: `remove the line`, NB: `fjern linjen`},
	Doc: diag.Text{
		EN: `The picture has been laid out by hand, and the model has changed since: a relation that has a line is gone. It is marked in the picture until the line is taken out.`,
		NB: `Bildet er lagt ut for hånd, og modellen er endret siden: en relasjon som har en strek, er borte. Den er merket i bildet til streken blir tatt ut.`,
	},
}

func layoutRelation(c *Context) {
	eachPlaced(c, func(view *model.Element, shown map[*model.Element]*model.Box) {
		facts := factsAmong(shown)
		for _, line := range view.Layout.Lines {
			if line.Relation == nil || line.From.Box == nil || line.To.Box == nil {
				continue
			}
			from, to := c.Model.Shown(line.From.Box), c.Model.Shown(line.To.Box)
			if shown[from] == nil || shown[to] == nil || facts[fact{line.Relation, from, to}] || line.Relation.Symmetric() && facts[fact{line.Relation, to, from}] {
				continue // of what is gone itself, layout-gone tells
			}
			f := c.add(ruleLayoutRelation, line.Span, diag.Args{"view": view.ID, "relation": line.Relation.ID, "from": from.ID, "to": to.ID})
			f.Fix = withoutLines(line.Span)
		}
	})
}

// fact is a relation between two elements.
type fact struct {
	relation *model.RelationType
	from, to *model.Element
}

// factsAmong gives the relations between elements that are shown.
func factsAmong(shown map[*model.Element]*model.Box) map[fact]bool {
	facts := map[fact]bool{}
	for e := range shown {
		for _, r := range e.Out {
			if r.To.Part == nil && shown[r.To.Element] != nil {
				facts[fact{r.Type, e, r.To.Element}] = true
			}
		}
	}
	return facts
}

// eachPlaced visits the views that are laid out whole and miss nothing, with
// what they show and the first box of each.
func eachPlaced(c *Context, visit func(view *model.Element, shown map[*model.Element]*model.Box)) {
	eachLayout(c, func(view *model.Element, ids map[string]bool) {
		if !view.Layout.Placed() {
			return
		}
		shown := map[*model.Element]*model.Box{}
		for _, b := range view.Layout.Boxes {
			if e := c.Model.Shown(b); e != nil && b.Kind == model.ElementBox && ids[e.ID] && shown[e] == nil {
				shown[e] = b
			}
		}
		visit(view, shown)
	})
}
