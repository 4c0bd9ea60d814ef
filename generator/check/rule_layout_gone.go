package check

import (
	"strings"

	"lintel/generator/diag"
	"lintel/generator/model"
	"lintel/generator/query"
)

var ruleLayoutGone = &diag.Rule{
	Code:     "layout-gone",
	Severity: diag.Warning,
	Title:    diag.Text{EN: "saved position of something that is not shown", NB: "lagret plassering av noe som ikke vises"},
	Message:  diag.Text{EN: `the view "{view}" does not show "{id}" any more`, NB: `visningen «{view}» viser ikke «{id}» lenger`},
	Hint:     diag.Text{EN: `remove the line, or run lintel view {view} --save-layout`, NB: `fjern linjen, eller kjør lintel view {view} --save-layout`},
	Doc: diag.Text{
		EN: `The picture has been laid out by hand, and the model has changed since: an element that had a place is gone or no longer selected.`,
		NB: `Bildet er lagt ut for hånd, og modellen er endret siden: et element som hadde en plass, er borte eller ikke lenger med i utvalget.`,
	},
}

func layoutGone(c *Context) {
	eachLayout(c, func(view *model.Element, shown map[string]bool) {
		for _, place := range view.Layout.Places {
			if shown[place.Of.Text] {
				continue
			}
			f := c.Report.Add(ruleLayoutGone, place.Of.Span, diag.Args{"view": view.ID, "id": place.Of.Text})
			// The whole line goes, its indentation and end with it.
			text := place.Span.File.Text
			start := strings.LastIndexByte(text[:place.Span.Start], '\n') + 1
			end := place.Span.End
			if next := strings.IndexByte(text[end:], '\n'); next >= 0 {
				end += next + 1
			}
			f.Fix = []diag.Edit{{Span: place.Span.File.Span(start, end)}}
		}
	})
}

// eachLayout visits the views that have saved positions and no missing part,
// with the ids of what they show.
func eachLayout(c *Context, visit func(view *model.Element, shown map[string]bool)) {
	for _, e := range c.Model.Elements {
		if e.Layout == nil || e.Incomplete {
			continue
		}
		shown := map[string]bool{}
		for _, node := range query.Select(c.Model, e, &diag.List{}).Nodes {
			shown[node.Element.ID] = true
		}
		visit(e, shown)
	}
}
