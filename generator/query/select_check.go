package query

import (
	"strings"

	"lintel/generator/diag"
	"lintel/generator/model"
	"lintel/generator/source"
)

// CheckViews carries out every view of a model and reports what is wrong with
// it. A view of which something could not be read or resolved has had its
// finding; it is not said to be empty as well.
func CheckViews(m *model.Model, report *diag.List) {
	for _, e := range m.Elements {
		if e.View != nil {
			checkView(m, e, report)
		}
	}
}

func checkView(m *model.Model, view *model.Element, report *diag.List) {
	var own diag.List
	selection := SelectNodes(m, view, &own)
	count := sizeOf(view.View.Type, selection)
	switch {
	case view.View.Type == "":
		if !view.Incomplete {
			report.Add(ruleViewType, view.IDSpan, diag.Args{"view": view.ID, "detail": diag.Text{EN: "has no type", NB: "har ingen type"}})
		}
	case len(selection.Nodes) == 0 && !view.Incomplete && compiles(m, view.View):
		// That each of its items selects nothing need not be said as well.
		if len(view.View.Include) == 0 || view.Layout.Placed() {
			report.Add(ruleViewBare, view.IDSpan, diag.Args{"view": view.ID})
			return
		}
		report.Add(ruleViewEmpty, emptySpan(view), diag.Args{"view": view.ID})
		return
	case count > sizeLimit(view.View.Type) && !view.Layout.Placed():
		report.Add(ruleViewSize, view.View.TypeSpan, diag.Args{
			"view": view.ID, "count": count, "limit": sizeLimit(view.View.Type), "type": view.View.Type,
		})
	case len(selection.Nodes) > 0 && !view.Incomplete:
		if lack, lacks := lacking(view.View.Type, selection); lacks {
			report.Add(ruleViewType, view.View.TypeSpan, diag.Args{"view": view.ID, "detail": lack})
		}
	}
	report.Merge(&own)
}

// compiles tells whether every expression of a view can be read.
func compiles(m *model.Model, view *model.View) bool {
	var report diag.List
	for _, items := range [][]model.Selection{view.Include, view.Exclude} {
		for _, item := range items {
			if item.Where != nil {
				Compile(m, *item.Where, &report)
			}
		}
	}
	return report.Len() == 0
}

// emptySpan is the first thing that selects nothing.
func emptySpan(view *model.Element) source.Span {
	if len(view.View.Include) > 0 {
		return view.View.Include[0].Span
	}
	return view.IDSpan
}

// sizeOf is the number of things in the picture: of a model or a process, what
// is inside.
func sizeOf(viewType string, selection *Selection) int {
	count := 0
	for _, n := range selection.Nodes {
		switch {
		case viewType == "information" && n.Element.Information != nil:
			count += len(n.Element.Information.Entities)
		case viewType == "process" && n.Element.Process != nil:
			count += len(n.Element.Process.Steps)
		default:
			count++
		}
	}
	return count
}

// sizeLimit is the number of elements that a picture of a type can hold.
func sizeLimit(viewType string) int {
	switch viewType {
	case "context":
		return 60
	case "information", "process":
		return 80
	case "matrix", "capability-map":
		return 1000
	}
	return 200
}

// lacking tells what a type needs to draw and the selection has not.
func lacking(viewType string, selection *Selection) (what diag.Text, lacks bool) {
	var has func(*SelectedNode) bool
	switch viewType {
	case "process":
		what = diag.Text{EN: "is of type process but selects no process", NB: "er av typen process, men velger ingen prosess"}
		has = func(n *SelectedNode) bool { return n.Element.Process != nil }
	case "information":
		what = diag.Text{EN: "is of type information but selects no information model", NB: "er av typen information, men velger ingen informasjonsmodell"}
		has = func(n *SelectedNode) bool { return n.Element.Information != nil }
	case "chart":
		what = diag.Text{EN: "is of type chart but selects no dataset", NB: "er av typen chart, men velger ikke noe datasett"}
		has = func(n *SelectedNode) bool { return n.Element.Dataset != nil }
	case "context":
		what = diag.Text{EN: "is of type context but names no element by its id", NB: "er av typen context, men navngir ikke noe element med id-en sin"}
		has = func(n *SelectedNode) bool { return n.Named || n.Depth == 0 }
	default:
		return diag.Text{}, false
	}
	for _, n := range selection.Nodes {
		if has(n) {
			return diag.Text{}, false
		}
	}
	return what, true
}

// valueSpan finds the value of a key in a declaration: its own place is not
// kept. Not found, it is the declaration's start.
func valueSpan(span source.Span, key, value string) source.Span {
	if span.IsZero() {
		return span
	}
	at := span.Start
	for line := range strings.Lines(span.Text()) {
		if strings.HasPrefix(line, key+":") {
			if start := strings.Index(line[len(key)+1:], value); start >= 0 {
				start += at + len(key) + 1
				return span.File.Span(start, start+len(value))
			}
		}
		at += len(line)
	}
	return span.File.Span(span.Start, span.Start)
}
