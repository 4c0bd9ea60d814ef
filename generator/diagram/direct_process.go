package diagram

import (
	"cmp"
	"slices"
	"strconv"

	"lintel/generator/model"
	"lintel/generator/query"
)

// The measures of a process picture.
const (
	stepMost     = 176.0 // the widest box of a step
	tagMost      = 216.0
	captionMost  = 152.0 // the widest text beside a circle or diamond
	circleSize   = 34.0
	diamondSize  = 46.0
	captionGap   = 2.0
	tagHeight    = 22.0
	tagGap       = 4.0
	rowSpace     = 14.0 // between a lane's border and what stands in it
	channelLeast = 12.0 // below a row in which no line runs
)

// processPlan is a process while it is being placed. Steps stand in columns,
// each one right of all that lead to it, and in rows; a lane has one row or
// more. Lines run in the gutters between columns and the channels below rows.
type processPlan struct {
	model    *model.Model
	element  *model.Element
	steps    []*placedStep // as in the file
	of       map[*model.Step]*placedStep
	lanes    []*placedLane
	columns  []processColumn
	rows     []*processRow
	cells    map[processCell]*placedStep
	passed   map[processCell]*placedStep // where a line runs through an empty cell, and to which step
	flows    []*placedFlow
	gutters  []*processChannel // the first stands before the first column
	channels []*processChannel // below each row
}

type processCell struct{ column, row int }

// placedStep is a step with its place and all that is drawn for it.
type placedStep struct {
	*model.Step
	number       int
	column, row  int
	lane         *placedLane
	longest      int // steps on the longest way from here to an end
	shape        Shape
	size         Rect // of the shape; placed when its column and row are
	caption      Rect // of the text beside a circle or diamond
	tags         []processTag
	above, below float64 // what it takes over and under its row's middle
}

type processTag struct {
	relation *model.Relation
	title    model.Text
}

type placedLane struct {
	*model.Lane
	first, rows int
	top, height float64
}

type processColumn struct{ x, width float64 }

type processRow struct {
	lane         *placedLane
	above, below float64
	y            float64 // of the middle of its steps
}

// ProcessDrawing draws a process: its lanes from top to bottom, its steps from
// left to right with the number they have in the file, what each uses below
// it, and the ways between them. It gives nil for what is no process.
func ProcessDrawing(m *model.Model, e *model.Element) *Drawing {
	if e.Process == nil || len(e.Process.Steps) == 0 {
		return nil
	}
	p := &processPlan{
		model: m, element: e, of: map[*model.Step]*placedStep{}, cells: map[processCell]*placedStep{}, passed: map[processCell]*placedStep{},
	}
	p.readSteps()
	p.placeColumns()
	p.placeRows()
	p.route()
	p.measureColumns()
	p.measureRows()
	return p.drawing()
}

// drawProcess draws the processes that a view selects.
func drawProcess(m *model.Model, view *model.Element, s *query.Selection) *Drawing {
	var parts []*Drawing
	var names []*model.Element
	for _, n := range s.Nodes {
		if d := ProcessDrawing(m, n.Element); d != nil {
			parts, names = append(parts, d), append(names, n.Element)
		}
	}
	return stacked(view, parts, names)
}

// readSteps measures every step. One whose lane is not known stands in a lane
// of its own without a name.
func (p *processPlan) readSteps() {
	lanes := map[*model.Lane]*placedLane{}
	for _, lane := range p.element.Process.Lanes {
		lanes[lane] = &placedLane{Lane: lane}
		p.lanes = append(p.lanes, lanes[lane])
	}
	for i, step := range p.element.Process.Steps {
		placed := &placedStep{Step: step, number: i + 1, lane: lanes[step.Lane]}
		if placed.lane == nil {
			placed.lane = &placedLane{}
			lanes[step.Lane] = placed.lane
			p.lanes = append(p.lanes, placed.lane)
		}
		placed.measure()
		p.steps = append(p.steps, placed)
		p.of[step] = placed
	}
	p.lanes = slices.DeleteFunc(p.lanes, func(lane *placedLane) bool {
		return !slices.ContainsFunc(p.steps, func(s *placedStep) bool { return s.lane == lane })
	})
}

// measure gives a step its shape and size.
func (s *placedStep) measure() {
	switch s.Type {
	case "start", "end", "event":
		s.shape = map[string]Shape{"start": StartShape, "end": EndShape, "event": EventShape}[s.Type]
		s.size.W, s.size.H = circleSize, circleSize
		s.caption.W, s.caption.H = captionSize(s.Name)
		s.above, s.below = circleSize/2, circleSize/2+captionGap+s.caption.H
		return
	case "gateway":
		s.shape = DiamondShape
		s.size.W, s.size.H = diamondSize, diamondSize
		s.caption.W, s.caption.H = captionSize(s.Name)
		s.above, s.below = diamondSize/2+captionGap+s.caption.H, diamondSize/2
		return
	}
	s.shape = RoundShape
	s.size.W, s.size.H = sizeFor(partText(s.Part), nil, roomFor(partText(s.Part), stepMost))
	s.size.H = max(s.size.H, 2*titleLine+2*padY)
	s.readTags()
	for _, tag := range s.tags {
		s.size.W = max(s.size.W, widest(tag.title, noteSize, false)+2*padX)
	}
	s.above = s.size.H / 2
	s.below = s.above + float64(len(s.tags))*(tagHeight+tagGap)
}

// captionSize is the place that the name of a circle or diamond takes.
func captionSize(name model.Text) (width, height float64) {
	if name.IsEmpty() {
		return 0, 0
	}
	width, _ = sizeFor(name, nil, roomFor(name, captionMost))
	return width, boxHeight(name, nil, width, captionSpace)
}

// readTags finds what a step uses: what serves it, and the whole elements that
// it reads and writes; pieces of information models would crowd the picture.
func (s *placedStep) readTags() {
	seen := map[*model.Element]bool{}
	for _, r := range s.Out {
		other := r.To.Element
		served := r.Type.Archimate == "Serving" || (r.Type.Archimate == "Access" && r.To.Part == nil)
		if !served || seen[other] || (other.Internal && !s.Element.Internal) {
			continue
		}
		seen[other] = true
		s.tags = append(s.tags, processTag{r, fitted(nameText(other), tagMost-2*padX, noteSize, false)})
	}
}

// placeColumns puts every step right of all that lead to it, loops back apart.
func (p *processPlan) placeColumns() {
	order := p.order()
	for i := len(order) - 1; i >= 0; i-- {
		for _, f := range p.flows {
			if f.from == order[i] && !f.back {
				order[i].longest = max(order[i].longest, f.to.longest+1)
			}
		}
	}
	last := 0
	for _, s := range order {
		for _, f := range p.flows {
			if f.from == s && !f.back {
				f.to.column = max(f.to.column, s.column+1)
				last = max(last, f.to.column)
			}
		}
	}
	p.columns = make([]processColumn, last+1)
}

// order finds the ways between the steps and which of them lead back, and
// gives the steps so that each stands after all that lead to it.
func (p *processPlan) order() []*placedStep {
	const walking, walked = 1, 2
	state := map[*placedStep]int{}
	var order []*placedStep
	var walk func(s *placedStep)
	walk = func(s *placedStep) {
		state[s] = walking
		for _, next := range s.Next {
			to := p.of[next.To]
			if to == nil {
				continue
			}
			f := &placedFlow{Flow: next, from: s, to: to, back: state[to] == walking}
			p.flows = append(p.flows, f)
			if state[to] == 0 {
				walk(to)
			}
		}
		state[s] = walked
		order = append(order, s)
	}
	for _, starts := range [...]bool{true, false} {
		for _, s := range p.steps {
			if state[s] == 0 && (s.Type == "start") == starts {
				walk(s)
			}
		}
	}
	slices.Reverse(order)
	slices.SortStableFunc(p.flows, func(a, b *placedFlow) int { return cmp.Compare(a.from.number, b.from.number) })
	return order
}

// placeRows gives each step a row of its lane: that of the step before it when
// it is free. Of those side by side the one with the longest way to go chooses
// first, so that the main way is straight.
func (p *processPlan) placeRows() {
	ordered := slices.Clone(p.steps)
	slices.SortStableFunc(ordered, func(a, b *placedStep) int {
		return cmp.Or(cmp.Compare(a.column, b.column), cmp.Compare(b.longest, a.longest))
	})
	type laneCell struct {
		lane        *placedLane
		column, row int
	}
	taken := map[laneCell]bool{}
	for _, s := range ordered {
		for _, f := range p.flows {
			if f.to == s && !f.back && f.from.lane == s.lane {
				s.row = f.from.row
				break
			}
		}
		for row := 0; taken[laneCell{s.lane, s.column, s.row}]; row++ {
			s.row = row
		}
		taken[laneCell{s.lane, s.column, s.row}] = true
		s.lane.rows = max(s.lane.rows, s.row+1)
	}
	for _, lane := range p.lanes {
		lane.first = len(p.rows)
		for range lane.rows {
			p.rows = append(p.rows, &processRow{lane: lane})
		}
	}
	for _, s := range p.steps {
		s.row += s.lane.first
		p.cells[processCell{s.column, s.row}] = s
		p.rows[s.row].above = max(p.rows[s.row].above, s.above)
		p.rows[s.row].below = max(p.rows[s.row].below, s.below)
	}
}

// measureColumns gives the columns their places, with room between them for
// the lines and their labels.
func (p *processPlan) measureColumns() {
	x := margin + laneBand
	for i := range p.columns {
		x = p.gutters[i].placeUpright(x)
		width := 0.0
		for _, s := range p.steps {
			if s.column == i {
				width = max(width, s.size.W, s.caption.W)
			}
		}
		p.columns[i] = processColumn{x, width}
		x += width
	}
	p.gutters[len(p.columns)].placeUpright(x)
}

// measureRows gives lanes, rows and channels their heights.
func (p *processPlan) measureRows() {
	y := margin
	for _, lane := range p.lanes {
		lane.top = y
		y += rowSpace
		for i := lane.first; i < lane.first+lane.rows; i++ {
			row := p.rows[i]
			row.y = y + row.above
			y = p.channels[i].placeLevel(row.y + row.below)
		}
		lane.height = y - lane.top
		if least := min(260, widest(p.laneName(lane), titleSize, true)) + 2*padX; lane.height < least {
			// The rows stay in the middle of a lane that is higher for its name.
			for i := lane.first; i < lane.first+lane.rows; i++ {
				p.rows[i].y += (least - lane.height) / 2
				p.channels[i].shift((least - lane.height) / 2)
			}
			lane.height = least
		}
		y = lane.top + lane.height
	}
	for _, s := range p.steps {
		at := Point{p.columns[s.column].x + p.columns[s.column].width/2, p.rows[s.row].y}
		s.size = centered(at, s.size.W, s.size.H)
		s.caption.X = at.X - s.caption.W/2
		s.caption.Y = s.size.Y + s.size.H + captionGap
		if s.shape == DiamondShape {
			s.caption.Y = s.size.Y - captionGap - s.caption.H
		}
	}
}

// laneName is a lane's name: its own, that of who acts in it, or its id.
func (p *processPlan) laneName(lane *placedLane) model.Text {
	if lane.Lane == nil {
		return nil
	}
	if lane.Name.IsEmpty() {
		if actor := p.laneEnd(lane).Element; actor != p.element {
			return nameText(actor)
		}
	}
	return partText(lane.Part)
}

// laneEnd is what a lane leads to: who acts in it, or itself on the page.
func (p *processPlan) laneEnd(lane *placedLane) model.End {
	if lane.Lane == nil {
		return model.End{}
	}
	for _, r := range lane.Out {
		if !r.To.Element.Internal || p.element.Internal {
			return r.To
		}
	}
	return model.End{Element: p.element, Part: lane.Part}
}

// drawing puts the placed process together.
func (p *processPlan) drawing() *Drawing {
	e := p.element
	d := &Drawing{Key: "process-" + e.ID, Type: "process", Title: nameText(e), Summary: e.Summary}
	end := p.gutters[len(p.columns)]
	d.Width = end.start + end.size + margin
	for _, lane := range p.lanes {
		d.Height = max(d.Height, lane.top+lane.height+margin)
		frame := Frame{
			Rect: Rect{margin, lane.top, d.Width - 2*margin, lane.height}, ID: "lane-" + strconv.Itoa(lane.first),
			End: p.laneEnd(lane), Title: p.laneName(lane), Vertical: true, Class: "lane",
		}
		if lane.Lane != nil {
			frame.ID = "lane-" + lane.ID
		}
		d.Frames = append(d.Frames, frame)
	}
	for _, f := range p.flows {
		d.Edges = append(d.Edges, p.flowEdge(f))
	}
	for _, s := range p.steps {
		d.Nodes = append(d.Nodes, p.stepNodes(s)...)
	}
	return d
}

// stepNodes are a step, the text beside it and its tags.
func (p *processPlan) stepNodes(s *placedStep) []Node {
	node := Node{
		Rect: s.size, ID: "step-" + s.ID, End: model.End{Element: p.element, Part: s.Part}, Shape: s.shape, Title: partText(s.Part),
		Badge: strconv.Itoa(s.number), Class: "step-" + s.Type,
	}
	nodes := []Node{node}
	if s.shape != RoundShape {
		nodes[0].Title, nodes[0].Spoken = nil, partText(s.Part)
		if s.caption.H > 0 {
			nodes = append(nodes, Node{Rect: s.caption, ID: "caption-" + s.ID, Shape: PlainShape, Title: s.Name, Class: "caption"})
		}
	}
	y := s.size.Y + s.size.H + tagGap
	for i, tag := range s.tags {
		nodes = append(nodes, Node{
			Rect: Rect{s.size.X, y, s.size.W, tagHeight}, ID: "tag-" + s.ID + "-" + strconv.Itoa(i+1), End: tag.relation.To, Shape: BoxShape,
			Note: tag.title, Class: "tag relation-" + tag.relation.Type.ID, Spoken: nameText(tag.relation.To.Element),
		})
		y += tagHeight + tagGap
	}
	return nodes
}
