package check

import (
	"slices"
	"strings"

	"lintel/generator/diag"
	"lintel/generator/model"
)

var ruleLayoutMissing = &diag.Rule{
	Code:     "layout-missing",
	Severity: diag.Warning,
	Title:    diag.Text{EN: "shown without a saved position", NB: "vises uten lagret plassering"},
	Message:  diag.Text{EN: `the view "{view}" shows what has no saved position: {ids}`, NB: `visningen «{view}» viser noe som ikke har lagret plassering: {ids}`},
	Hint:     diag.Text{EN: `run lintel view {view} --save-layout`, NB: `kjør lintel view {view} --save-layout`},
	Doc: diag.Text{
		EN: `The picture has been laid out by hand, and the view now shows more than it did then. What has no place stands below the rest until it is given one.`,
		NB: `Bildet er lagt ut for hånd, og visningen viser nå mer enn den gjorde da. Det som ikke har fått plass, står under resten til det får en.`,
	},
}

func layoutMissing(c *Context) {
	eachLayout(c, func(view *model.Element, shown map[string]bool) {
		for _, place := range view.Layout.Places {
			delete(shown, place.Of.Text)
		}
		for _, box := range view.Layout.Boxes {
			if e := c.Model.Shown(box); e != nil && box.Kind == model.ElementBox {
				delete(shown, e.ID)
			}
		}
		if len(shown) == 0 {
			return
		}
		ids := make([]string, 0, len(shown))
		for id := range shown {
			ids = append(ids, id)
		}
		slices.Sort(ids)
		c.Report.Add(ruleLayoutMissing, view.Layout.View.Span, diag.Args{"view": view.ID, "ids": strings.Join(ids, ", ")})
	})
}
