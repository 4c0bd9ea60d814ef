package check

import (
	"strings"

	"lintel/generator/diag"
	"lintel/generator/model"
	"lintel/generator/source"
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
			if !shown[place.Of.Text] {
				f := c.Report.Add(ruleLayoutGone, place.Of.Span, diag.Args{"view": view.ID, "id": place.Of.Text})
				f.Fix = withoutLines(place.Span)
			}
		}
		for _, box := range view.Layout.Boxes {
			e := c.Model.Shown(box)
			switch {
			case box.Kind == model.ElementBox && (e == nil || !shown[e.ID]) || box.Kind == model.ViewBox && e == nil:
				f := c.Report.Add(ruleLayoutGone, box.Of.Span, diag.Args{"view": view.ID, "id": box.Of.Text})
				f.Fix = withoutBox(view.Layout, box)
			}
		}
	})
}

// withoutBox takes a box out of a layout, with the lines that end at it. What
// stood in it stands in what it stood in. It gives nothing where the things are
// written in a way that is not easily mended.
func withoutBox(layout *model.Layout, box *model.Box) []diag.Edit {
	spans := []source.Span{box.Span}
	for _, line := range layout.Lines {
		if touches(line, box) {
			spans = append(spans, line.Span)
		}
	}
	edits := withoutLines(spans...)
	for _, inner := range layout.Boxes {
		switch {
		case inner.Parent != box || edits == nil:
		case box.Parent != nil:
			edits = append(edits, diag.Edit{Span: inner.In.Span, New: box.Parent.ID})
		default:
			edits = append(edits, diag.Edit{Span: withKey(inner.In.Span)})
		}
	}
	return edits
}

// withKey is the place of a value with its key, in whatever style: the whole
// line, or in {a: b, key: value} from the comma before or to the one after.
func withKey(value source.Span) source.Span {
	text := value.File.Text
	before := strings.TrimRight(text[:value.Start], " ")
	start := strings.LastIndexAny(strings.TrimSuffix(before, ":"), ",{\n ") + 1
	if lines, alone := wholeLines(value.File.Span(start, value.End)); alone {
		return lines
	}
	if left := strings.TrimRight(text[:start], " \n"); strings.HasSuffix(left, ",") {
		return value.File.Span(len(left)-1, value.End)
	}
	end := value.End
	for end < len(text) && (text[end] == ',' || text[end] == ' ') {
		end++
	}
	return value.File.Span(start, end)
}

// touches tells whether a line ends at a box, or at a line that does.
func touches(line *model.Line, box *model.Box) bool {
	for _, end := range [...]model.LineEnd{line.From, line.To} {
		if end.Box == box || end.Line != nil && (end.Line.From.Box == box || end.Line.To.Box == box) {
			return true
		}
	}
	return false
}

// wholeLines is a span with the rest of the lines that it stands on: its
// indentation, the sign of a list, its end. It tells whether nothing else
// stands there.
func wholeLines(span source.Span) (lines source.Span, alone bool) {
	text := span.File.Text
	start := strings.LastIndexByte(text[:span.Start], '\n') + 1
	end := span.End
	if next := strings.IndexByte(text[end:], '\n'); next >= 0 {
		end += next + 1
	} else {
		end = len(text)
	}
	before, after := strings.TrimSpace(text[start:span.Start]), strings.TrimSpace(text[span.End:end])
	return span.File.Span(start, end), (before == "" || before == "-") && (after == "" || strings.HasPrefix(after, "#"))
}

// withoutLines takes away the lines that things stand on, nothing when there is
// something else on one of them.
func withoutLines(spans ...source.Span) []diag.Edit {
	var edits []diag.Edit
	for _, span := range spans {
		lines, alone := wholeLines(span)
		if !alone {
			return nil
		}
		edits = append(edits, diag.Edit{Span: lines})
	}
	return edits
}

// eachLayout visits the views that have saved positions and no missing part,
// with the ids of what they show.
func eachLayout(c *Context, visit func(view *model.Element, shown map[string]bool)) {
	for _, e := range c.Model.Elements {
		if e.Layout == nil || e.Incomplete {
			continue
		}
		shown := map[string]bool{}
		for _, node := range c.selection(e).Nodes {
			shown[node.Element.ID] = true
		}
		visit(e, shown)
	}
}
