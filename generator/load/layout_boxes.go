package load

import (
	"cmp"
	"slices"

	"lintel/generator/diag"
	"lintel/generator/model"
	"lintel/generator/source"
	"lintel/generator/yaml"
)

// The size of a box that gives none, and the bounds of text and lines.
const (
	usualWidth  = 120
	usualHeight = 55
	leastText   = 6
	mostText    = 72
	mostStroke  = 10
)

var expectBox = diag.Text{
	EN: "one of element, view, note, group and image", NB: "én av element, view, note, group og image",
}

// boxes reads a list of boxes:
//
//	id       by which others name it; element and view boxes may leave it out,
//	         and have the id of their element or view then
//	element  id of an element           exactly one of these five
//	view     id of a view, to lead there
//	note     a text, or one a language
//	group    its name, likewise; "" for none
//	image    path of an image, from the repository's top
//	in       id of the box that it stands in
//	x, y     its upper left corner in the picture, wherever it stands in
//	w, h     its size; 120 by 55 when missing
//	figure   box (with the icon of its kind) or shape (the kind's own outline)
//	align    left, center or right
//	fill, line, font  colours as "#rrggbb": inside, outline, text
//	size, width       of the text and of the outline, in pixels
func (r *reader) boxes(e yaml.Entry) []*model.Box {
	items := r.few(e, layoutBoxes)
	boxes := make([]*model.Box, 0, len(items))
	for _, n := range items {
		if b := r.box(n); b != nil {
			boxes = append(boxes, b)
		}
	}
	return boxes
}

func (r *reader) box(n *yaml.Node) *model.Box {
	b := &model.Box{W: usualWidth, H: usualHeight, Span: n.Span}
	shows := 0
	for _, e := range n.Entries {
		if kind := model.BoxKind(e.Key); slices.Contains([]model.BoxKind{model.ElementBox, model.ViewBox, model.NoteBox, model.GroupBox, model.ImageBox}, kind) {
			b.Kind = kind
			r.boxContent(b, e)
			shows++
			continue
		}
		switch e.Key {
		case "id":
			b.ID, b.IDSpan = r.boxID(e)
		case "in":
			b.In, _ = r.ref(e.Key, e.Value)
		case "x":
			b.X = r.coordinate(e)
		case "y":
			b.Y = r.coordinate(e)
		case "w":
			b.W = cmp.Or(r.within(e, 1, layoutReach), usualWidth)
		case "h":
			b.H = cmp.Or(r.within(e, 1, layoutReach), usualHeight)
		case "figure":
			b.Figure = r.choice(e, "box", "shape")
		case "align":
			b.Align = r.choice(e, "left", "center", "right")
		case "fill":
			b.Style.Fill = r.colour(e)
		default:
			if !r.style(&b.Style, e) {
				r.unknownKey(e, "boxes", slices.Values(model.BoxKeys()))
			}
		}
	}
	for _, key := range [...]string{"x", "y"} {
		if n.Get(key) == nil {
			r.report.Add(ruleMissingKey, n.Span, diag.Args{"key": key})
		}
	}
	if shows != 1 {
		r.wrongType(n, n.Span, "boxes", expectBox)
		return nil
	}
	if b.ID == "" && (b.Kind == model.ElementBox || b.Kind == model.ViewBox) {
		b.ID = b.Of.Text
	}
	return b
}

// boxContent reads what a box shows.
func (r *reader) boxContent(b *model.Box, e yaml.Entry) {
	switch b.Kind {
	case model.NoteBox, model.GroupBox:
		b.Text = r.localized(e)
	default:
		b.Of, _ = r.ref(e.Key, e.Value)
	}
}

// boxID reads the id of a box or line. It is a name within the file only, so
// that one from elsewhere may stay as it is.
func (r *reader) boxID(e yaml.Entry) (string, source.Span) {
	ref, _ := r.ref(e.Key, e.Value)
	return ref.Text, ref.Span
}

// style reads a key of how a thing looks; false when it is no such key.
func (r *reader) style(s *model.Style, e yaml.Entry) bool {
	switch e.Key {
	case "line":
		s.Line = r.colour(e)
	case "font":
		s.Font = r.colour(e)
	case "size":
		s.Size = r.within(e, leastText, mostText)
	case "width":
		s.Width = r.within(e, 0.5, mostStroke)
	default:
		return false
	}
	return true
}

// colour reads a colour as #rrggbb; "" when it is none.
func (r *reader) colour(e yaml.Entry) string {
	value := r.text(e)
	if value == "" {
		return ""
	}
	right := len(value) == len("#rrggbb") && value[0] == '#'
	for i := 1; i < len(value) && right; i++ {
		c := value[i]
		right = c >= '0' && c <= '9' || c >= 'a' && c <= 'f' || c >= 'A' && c <= 'F'
	}
	if !right {
		r.report.Add(ruleColourForm, e.Value.Span, diag.Args{"value": value})
		return ""
	}
	return value
}

// lines reads a list of lines:
//
//	id        by which a line that ends at this one names it; may be missing
//	relation  the relation that it draws, as the key is in elements; missing
//	          for a line that only joins, such as a note's
//	from, to  ids of boxes, or one of a line
//	bends     list of [x, y], the points that it goes through
//	label     a text, or one a language
//	line, font, size, width  as for boxes
//	hidden    true: the relation is known and not drawn
func (r *reader) lines(e yaml.Entry) []*model.Line {
	items := r.few(e, layoutLines)
	lines := make([]*model.Line, 0, len(items))
	for _, n := range items {
		lines = append(lines, r.line(n))
	}
	return lines
}

func (r *reader) line(n *yaml.Node) *model.Line {
	l := &model.Line{Span: n.Span}
	inverse := false
	for _, e := range n.Entries {
		switch e.Key {
		case "id":
			l.ID, _ = r.boxID(e)
		case "relation":
			direction, ok := r.metamodel.Relation(r.text(e))
			if !ok {
				r.unknownValue(e.Value, e.Key, r.metamodel.RelationKeys())
				continue
			}
			l.Relation, inverse = direction.Type, direction.Inverse
		case "from":
			l.From.Ref, _ = r.ref(e.Key, e.Value)
		case "to":
			l.To.Ref, _ = r.ref(e.Key, e.Value)
		case "bends":
			l.Bends = r.bends(e)
		case "label":
			l.Label = r.localized(e)
		case "hidden":
			l.Hidden = r.boolean(e)
		default:
			if !r.style(&l.Style, e) {
				r.unknownKey(e, "lines", slices.Values(model.LineKeys()))
			}
		}
	}
	for _, key := range [...]string{"from", "to"} {
		if n.Get(key) == nil {
			r.report.Add(ruleMissingKey, n.Span, diag.Args{"key": key})
		}
	}
	if inverse {
		l.From, l.To = l.To, l.From
		slices.Reverse(l.Bends)
	}
	return l
}

// bends reads the points of a line.
func (r *reader) bends(e yaml.Entry) []model.Bend {
	expected := diag.Text{EN: "a list of [x, y]", NB: "en liste med [x, y]"}
	if e.Value.Kind != yaml.Sequence {
		r.wrongType(e.Value, e.KeySpan, e.Key, expected)
		return nil
	}
	items := e.Value.Items
	if len(items) > layoutBends {
		r.report.Add(ruleLayoutLimit, items[layoutBends].Span, diag.Args{"what": e.Key, "value": len(items), "least": 0, "most": layoutBends})
		items = items[:layoutBends]
	}
	var bends []model.Bend
	for _, n := range items {
		if n.Kind != yaml.Sequence || len(n.Items) != 2 {
			r.wrongType(n, n.Span, e.Key, expected)
			continue
		}
		number := func(n *yaml.Node) float64 { return r.coordinate(yaml.Entry{Key: e.Key, KeySpan: n.Span, Value: n}) }
		bends = append(bends, model.Bend{X: number(n.Items[0]), Y: number(n.Items[1])})
	}
	return bends
}
