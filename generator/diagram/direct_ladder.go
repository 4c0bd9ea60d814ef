package diagram

import (
	"cmp"
	"slices"
	"strconv"

	"lintel/generator/model"
	"lintel/generator/query"
)

// The measures of a ladder.
const (
	ladderRise  = 54.0 // from one step to the next
	ladderLeast = 150.0
	ladderMost  = 240.0
	ladderGap   = 8.0
	ladderSpace = 6.0
)

// ladderStep is a step with what stands on it.
type ladderStep struct {
	element *model.Element
	number  float64
	change  query.Change
	on      []ladderItem
}

type ladderItem struct {
	element  *model.Element
	relation *model.RelationType
}

// drawLadder draws steps that rise to the right: the selected elements that
// have a number, in its order, or all when none has one. On each stand the other selected elements that
// relate to it; when the view selects none, all that relate to it.
func drawLadder(m *model.Model, view *model.Element, s *query.Selection) *Drawing {
	d := viewDrawing(view)
	steps := ladderSteps(s)
	if len(steps) == 0 {
		return d
	}
	width := min(ladderMost, max(ladderLeast, float64(int(pageWidth/float64(len(steps))))))
	for _, step := range steps {
		width = roomFor(nameText(step.element), width)
		for _, item := range step.on {
			width = max(width, roomFor(nameText(item.element), width-2*ladderGap)+2*ladderGap)
		}
	}
	slab, tallest := 0.0, 0.0
	for _, step := range steps {
		slab = max(slab, boxHeight(nameText(step.element), nil, width, padY))
	}
	for i, step := range steps {
		tallest = max(tallest, float64(i)*ladderRise+step.height(width))
	}
	d.Width = float64(len(steps))*width + 2*margin
	floor := margin + tallest + slab
	d.Height = floor + margin
	for i, step := range steps {
		top := floor - slab - float64(i)*ladderRise
		body := Rect{margin + float64(i)*width, top, width, floor - top}
		step.draw(d, body, slab, i+1)
	}
	return d
}

// ladderSteps finds the steps and puts the rest on them.
func ladderSteps(s *query.Selection) []*ladderStep {
	var steps []*ladderStep
	others := map[*model.Element]bool{}
	of := map[*model.Element]*ladderStep{}
	for _, n := range s.Nodes {
		number, ok := ladderNumber(n.Element)
		if !ok {
			others[n.Element] = true
			continue
		}
		of[n.Element] = &ladderStep{element: n.Element, number: number, change: n.Change}
		steps = append(steps, of[n.Element])
	}
	if len(steps) == 0 {
		for i, n := range s.Nodes {
			of[n.Element] = &ladderStep{element: n.Element, number: float64(i), change: n.Change}
			steps = append(steps, of[n.Element])
		}
		clear(others)
	}
	slices.SortStableFunc(steps, func(a, b *ladderStep) int { return cmp.Compare(a.number, b.number) })
	for _, step := range steps {
		for r := range step.element.AllOut() {
			step.stand(r.Type, r.To.Element, of, others)
		}
		for r := range step.element.AllIn() {
			step.stand(r.Type, r.From.Element, of, others)
		}
	}
	return steps
}

// ladderNumber is what puts an element on the ladder: its first field that is
// a number, or its order.
func ladderNumber(e *model.Element) (float64, bool) {
	for i := range e.Fields {
		if e.Fields[i].Field.Type == model.NumberField && !e.Fields[i].Field.List {
			return e.Fields[i].Value.Number, true
		}
	}
	return float64(e.Order), e.Order != 0
}

// stand puts an element on the step, unless it is a step itself, the whole
// that the steps are parts of, or not selected where others are.
func (l *ladderStep) stand(relation *model.RelationType, e *model.Element, steps map[*model.Element]*ladderStep, others map[*model.Element]bool) {
	_, composition := query.Composition(relation)
	if composition || steps[e] != nil || e.Internal || len(others) > 0 && !others[e] {
		return
	}
	if !slices.ContainsFunc(l.on, func(item ladderItem) bool { return item.element == e }) {
		l.on = append(l.on, ladderItem{e, relation})
	}
}

// height is how high that which stands on the step reaches above it.
func (l *ladderStep) height(width float64) float64 {
	height := 0.0
	for _, item := range l.on {
		height += boxHeight(nameText(item.element), item.element.Kind.Name, width-2*ladderGap, ladderSpace) + ladderGap
	}
	return height
}

// draw draws the step's body, its name at the top of it, and what stands on it.
func (l *ladderStep) draw(d *Drawing, body Rect, slab float64, number int) {
	d.Frames = append(d.Frames, Frame{Rect: body, ID: "body-" + l.element.ID, Class: "step"})
	d.Nodes = append(d.Nodes, Node{
		Rect: Rect{body.X, body.Y, body.W, slab}, ID: "step-" + l.element.ID, End: model.End{Element: l.element}, Shape: BoxShape,
		Title: nameText(l.element), Class: joinClasses("step step-"+strconv.Itoa(number), changeClass(l.change)),
	})
	y := body.Y
	for _, item := range l.on {
		width := body.W - 2*ladderGap
		height := boxHeight(nameText(item.element), item.element.Kind.Name, width, ladderSpace)
		y -= height + ladderGap
		d.Nodes = append(d.Nodes, Node{
			Rect: Rect{body.X + ladderGap, y, width, height}, ID: "on-" + l.element.ID + "-" + item.element.ID,
			End: model.End{Element: item.element}, Shape: BoxShape, Title: nameText(item.element), Note: item.element.Kind.Name,
			Class: joinClasses("standing", elementClass(item.element)),
		})
	}
}
