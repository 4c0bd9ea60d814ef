package load

import (
	"slices"

	"lintel/generator/diag"
	"lintel/generator/model"
	"lintel/generator/source"
	"lintel/generator/yaml"
)

// How much a layout may hold, and how far out it may reach. What people lay out
// is far below; what is above is a mistake, or meant to be too much.
const (
	layoutReach = 100_000 // pixels, to each side and in size
	layoutBoxes = 5_000
	layoutLines = 10_000
	layoutBends = 100 // of a line
	layoutDepth = 50  // of boxes in boxes
)

// layoutFile reads where someone has put what a view shows. In the short form
// that is the middle of each node, in pixels:
//
//	view: id of a view
//	nodes:
//	  id of an element: {x: 120, y: 80}
//
// In the long form it is the whole picture; see box and line:
//
//	view: id of a view
//	boxes: list of boxes, in the order painted
//	lines: list of lines
func (r *reader) layoutFile(file *source.File) {
	documents, _ := yaml.Parse(file, 0, len(file.Text), r.yamlLimits(), &r.report)
	for _, n := range documents {
		if n.Kind != yaml.Mapping {
			r.wrongType(n, n.Span, "layout", expectMapping)
			continue
		}
		layout := &model.Layout{Span: n.Span}
		for _, e := range n.Entries {
			switch e.Key {
			case "view":
				layout.View, _ = r.ref("view", e.Value)
			case "nodes":
				layout.Places = r.places(e)
			case "boxes":
				layout.Boxes = r.boxes(e)
			case "lines":
				layout.Lines = r.lines(e)
			default:
				r.unknownKey(e, file.Path, slices.Values(model.LayoutKeys()))
			}
		}
		if n.Get("view") == nil {
			r.report.Add(ruleMissingKey, n.Span, diag.Args{"key": "view"})
		}
		if n.Get("nodes") != nil && n.Get("boxes") != nil {
			r.wrongType(n.Get("nodes"), n.Span, "nodes", diag.Text{EN: "left out where there are boxes", NB: "utelatt der det er boxes"})
			layout.Places = nil
		}
		r.joinLayout(layout)
		if layout.View.Text != "" {
			r.layouts = append(r.layouts, layout)
		}
	}
}

func (r *reader) places(e yaml.Entry) []model.Place {
	if !r.mapping(e) {
		return nil
	}
	var places []model.Place
	for _, node := range e.Value.Entries {
		if !r.mapping(node) {
			continue
		}
		place := model.Place{
			Of:   model.Ref{Text: node.Key, Span: node.KeySpan},
			Span: node.KeySpan.File.Span(node.KeySpan.Start, node.Value.Span.End),
		}
		for _, key := range node.Value.Entries {
			switch key.Key {
			case "x":
				place.X = r.coordinate(key)
			case "y":
				place.Y = r.coordinate(key)
			default:
				r.unknownKey(key, node.Key, slices.Values([]string{"x", "y"}))
			}
		}
		places = append(places, place)
	}
	return places
}

// coordinate reads a number of pixels that may stand in a picture.
func (r *reader) coordinate(e yaml.Entry) float64 {
	return r.within(e, -layoutReach, layoutReach)
}

// within reads a number between two others; 0 when it is none.
func (r *reader) within(e yaml.Entry, least, most float64) float64 {
	value := r.number(e)
	if value < least || value > most {
		r.report.Add(ruleLayoutLimit, e.Value.Span, diag.Args{"what": e.Key, "value": e.Value.Value, "least": least, "most": most})
		return 0
	}
	return value
}

// few gives the items of a list that holds at most so many mappings.
func (r *reader) few(e yaml.Entry, most int) []*yaml.Node {
	items := r.mappings(e)
	if len(items) > most {
		r.report.Add(ruleLayoutLimit, items[most].Span, diag.Args{"what": e.Key, "value": len(items), "least": 0, "most": most})
		return items[:most]
	}
	return items
}

// joinLayout finds the boxes and lines that ids lead to.
func (r *reader) joinLayout(layout *model.Layout) {
	boxes := make(map[string]*model.Box, len(layout.Boxes))
	lines := map[string]*model.Line{}
	taken := func(id string, span source.Span) bool {
		if boxes[id] == nil && lines[id] == nil {
			return false
		}
		r.report.Add(ruleLayoutTwice, span, diag.Args{"id": id})
		return true
	}
	for _, b := range layout.Boxes {
		if span := b.IDSpan; b.ID != "" {
			if b.Implied() {
				span = b.Of.Span
			}
			if !taken(b.ID, span) {
				boxes[b.ID] = b
			}
		}
	}
	for _, l := range layout.Lines {
		if l.ID != "" && !taken(l.ID, l.Span) {
			lines[l.ID] = l
		}
	}
	for _, b := range layout.Boxes {
		if b.In.Text == "" {
			continue
		}
		if b.Parent = boxes[b.In.Text]; b.Parent == nil {
			r.noBox(b.In, boxes)
		}
	}
	r.nesting(layout.Boxes)
	for _, l := range layout.Lines {
		for _, end := range [...]*model.LineEnd{&l.From, &l.To} {
			end.Box, end.Line = boxes[end.Text], lines[end.Text]
			if end.Text != "" && end.Box == nil && end.Line == nil {
				r.noBox(end.Ref, boxes)
			}
		}
	}
	r.hanging(layout)
}

func (r *reader) noBox(ref model.Ref, boxes map[string]*model.Box) {
	known := func(yield func(string) bool) {
		for id := range boxes {
			if !yield(id) {
				return
			}
		}
	}
	f := r.report.Add(ruleLayoutBox, ref.Span, diag.Args{"id": ref.Text, "near": diag.NearestText(ref.Text, known)})
	if near := diag.Nearest(ref.Text, known); len(near) == 1 && ref.Span.Text() == ref.Text {
		f.Fix = []diag.Edit{{Span: ref.Span, New: near[0]}}
	}
}

// nesting reports boxes that stand in themselves, or too deep, and takes them
// out.
func (r *reader) nesting(boxes []*model.Box) {
	for _, b := range boxes {
		depth := 0
		for outer := b.Parent; outer != nil; outer = outer.Parent {
			if depth++; outer == b || depth > layoutDepth {
				r.report.Add(ruleLayoutNesting, b.In.Span, diag.Args{"id": b.In.Text, "most": layoutDepth})
				b.Parent = nil
				break
			}
		}
	}
}

// hanging takes out lines that cannot be drawn: an end is missing, or they
// hang on each other.
func (r *reader) hanging(layout *model.Layout) {
	layout.Lines = slices.DeleteFunc(layout.Lines, func(l *model.Line) bool {
		return l.From.Box == nil && l.From.Line == nil || l.To.Box == nil && l.To.Line == nil
	})
	for _, l := range layout.Lines {
		for _, end := range [...]*model.LineEnd{&l.From, &l.To} {
			if other := end.Line; other != nil && (other.From.Line != nil || other.To.Line != nil) {
				r.report.Add(ruleLayoutNesting, end.Span, diag.Args{"id": end.Text, "most": 1})
				end.Line = nil
			}
		}
	}
	layout.Lines = slices.DeleteFunc(layout.Lines, func(l *model.Line) bool {
		return l.From.Box == nil && l.From.Line == nil || l.To.Box == nil && l.To.Line == nil
	})
}
