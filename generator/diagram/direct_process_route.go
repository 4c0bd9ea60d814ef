package diagram

import (
	"cmp"
	"slices"

	"lintel/generator/model"
)

// placedFlow is a way from one step to another. It runs straight along a row;
// or up or down in one gutter; or through a gutter, a channel and a gutter.
// No part of it runs through a box.
type placedFlow struct {
	model.Flow
	from, to *placedStep
	back     bool // it closes a loop
	bottom   bool // it leaves a diamond at its lower corner
	first    *processRun
	channel  *processRun
	last     *processRun
	label    flowLabel
}

// flowLabel is the condition on a way and where it stands: above the line, in
// a gutter's room for labels or at a channel.
type flowLabel struct {
	text   model.Text
	width  float64
	gutter int // -1 is none
	row    int // the row whose line it stands on; -1 is the flow's channel
	stack  int // how many others stand below it
}

// processChannel is the room for lines between two columns or below a row.
type processChannel struct {
	runs   []*processRun
	tracks [][]*processRun
	label  float64 // the widest label that stands in a gutter
	start  float64
	size   float64
}

// processRun is the stretch of a way in one gutter or channel. Its places along
// it are counted in halves: a row or gutter is even, what lies between is odd.
type processRun struct {
	bundle    any // runs of one bundle may lie on each other: they join or part
	low, high int
	ends      [2]runEnd
	labelled  bool
	at        float64 // the place across, once there is one
}

// runEnd is where a run turns, and whether left or up from there.
type runEnd struct {
	at     int
	before bool
}

// bundleKey gathers the runs that leave one step, or that enter one.
type bundleKey struct {
	step    *placedStep
	leaving bool
}

const (
	trackGap    = 11.0
	gutterLead  = 14.0
	gutterTrail = 18.0 // room for the head of an arrow
	labelSpace  = 18.0 // above a line with a label
	conditionAt = 9.0  // from a line up to the middle of its label
	mostLabel   = 168.0
)

// route finds the way of every flow; those that go straight choose first, the
// short before the long, those that lead back last.
func (p *processPlan) route() {
	p.gutters = make([]*processChannel, len(p.columns)+1)
	p.channels = make([]*processChannel, len(p.rows))
	for i := range p.gutters {
		p.gutters[i] = &processChannel{}
	}
	for i := range p.channels {
		p.channels[i] = &processChannel{}
	}
	ordered := slices.Clone(p.flows)
	slices.SortStableFunc(ordered, func(a, b *placedFlow) int { return cmp.Compare(routeRank(a), routeRank(b)) })
	stacks := map[[2]int]int{}
	for _, f := range ordered {
		p.routeFlow(f)
		f.label.text = fitted(f.When, mostLabel, noteSize, false)
		f.label.width = widest(f.label.text, noteSize, false)
		if f.label.width == 0 {
			continue
		}
		if f.label.row < 0 {
			f.channel.labelled = true
		} else {
			slot := [2]int{f.label.gutter, f.label.row}
			f.label.stack = stacks[slot]
			stacks[slot]++
		}
		if f.label.gutter >= 0 {
			gutter := p.gutters[f.label.gutter]
			gutter.label = max(gutter.label, f.label.width)
		}
	}
	for _, c := range slices.Concat(p.gutters, p.channels) {
		c.makeTracks()
	}
}

func routeRank(f *placedFlow) int {
	rank := f.to.column - f.from.column
	if f.back {
		return 1<<20 - rank
	}
	if f.from.row != f.to.row {
		rank += 1 << 10
	}
	return rank
}

// routeFlow chooses the plainest way that is free.
func (p *processPlan) routeFlow(f *placedFlow) {
	from, to := f.from, f.to
	after := from.column + 1
	f.label = flowLabel{gutter: after, row: to.row}
	switch {
	case f.back:
		p.routeChannel(f)
	case from.row == to.row && p.pass(from.row, after, to.column, to):
		// Straight along the row.
	case from.row != to.row && p.pass(to.row, after, to.column, to):
		f.first = p.gutterRun(f, after)
	case from.row != to.row && p.pass(from.row, after, to.column, to):
		f.label.row = from.row
		f.first = p.gutterRun(f, to.column)
	default:
		p.routeChannel(f)
	}
}

// pass claims the empty cells of a row for a line to a step, when all are free.
func (p *processPlan) pass(row, from, until int, to *placedStep) bool {
	for column := from; column < until; column++ {
		cell := processCell{column, row}
		if p.cells[cell] != nil || (p.passed[cell] != nil && p.passed[cell] != to) {
			return false
		}
	}
	for column := from; column < until; column++ {
		p.passed[processCell{column, row}] = to
	}
	return true
}

// gutterRun leads from row to row in one gutter.
func (p *processPlan) gutterRun(f *placedFlow, gutter int) *processRun {
	bundle := bundleKey{f.to, false}
	if len(f.from.Next) > 1 && gutter == f.from.column+1 {
		bundle = bundleKey{f.from, true}
	}
	return p.gutters[gutter].add(bundle, runEnd{2 * f.from.row, true}, runEnd{2 * f.to.row, false})
}

// routeChannel leads a flow through the channel below a row: that of the step
// it leaves, or that of the step it enters when this one stands higher.
func (p *processPlan) routeChannel(f *placedFlow) {
	from, to := f.from, f.to
	below := from.row
	f.bottom = from.shape == DiamondShape
	if to.row < from.row && !f.bottom {
		below = to.row
	}
	level := 2*below + 1
	start := runEnd{2 * (from.column + 1), from.row <= below}
	if f.bottom {
		start = runEnd{2*from.column + 1, true}
	} else {
		f.first = p.gutters[from.column+1].add(bundleKey{from, true}, runEnd{2 * from.row, true}, runEnd{level, f.back})
	}
	f.last = p.gutters[to.column].add(bundleKey{to, false}, runEnd{level, !f.back}, runEnd{2 * to.row, false})
	var bundle any = f
	if f.back {
		bundle = bundleKey{to, false}
	}
	f.channel = p.channels[below].add(bundle, start, runEnd{2 * to.column, to.row <= below})
	f.label = flowLabel{gutter: from.column + 1, row: -1}
	if f.back {
		f.label.gutter = -1
	}
}

// add puts a run into the channel.
func (c *processChannel) add(bundle any, ends ...runEnd) *processRun {
	run := &processRun{bundle: bundle, ends: [2]runEnd{ends[0], ends[1]}}
	run.low, run.high = min(ends[0].at, ends[1].at), max(ends[0].at, ends[1].at)
	c.runs = append(c.runs, run)
	return run
}

// makeTracks puts runs that would lie on each other on tracks beside each
// other, in the order in which the fewest lines cross.
func (c *processChannel) makeTracks() {
	for _, run := range c.runs {
		at := slices.IndexFunc(c.tracks, func(track []*processRun) bool {
			return !slices.ContainsFunc(track, func(other *processRun) bool {
				return other.bundle != run.bundle && other.low <= run.high && run.low <= other.high
			})
		})
		if at < 0 {
			c.tracks = append(c.tracks, nil)
			at = len(c.tracks) - 1
		}
		c.tracks[at] = append(c.tracks[at], run)
	}
	const mostTried = 6
	if len(c.tracks) > 1 && len(c.tracks) <= mostTried {
		best, fewest := slices.Clone(c.tracks), crossings(c.tracks)
		permute(c.tracks, 0, func() {
			if count := crossings(c.tracks); count < fewest {
				best, fewest = slices.Clone(c.tracks), count
			}
		})
		c.tracks = best
	}
}

// permute puts the tracks in every order, and back in the first.
func permute(tracks [][]*processRun, from int, visit func()) {
	if from == len(tracks) {
		visit()
		return
	}
	for i := from; i < len(tracks); i++ {
		tracks[from], tracks[i] = tracks[i], tracks[from]
		permute(tracks, from+1, visit)
		tracks[from], tracks[i] = tracks[i], tracks[from]
	}
}

// crossings counts where lines cross or lie on each other in that order.
func crossings(tracks [][]*processRun) int {
	count := 0
	for i, nearer := range tracks {
		for _, farther := range tracks[i+1:] {
			for _, a := range nearer {
				for _, b := range farther {
					count += a.meets(b, false) + b.meets(a, true)
				}
			}
		}
	}
	return count
}

// meets counts the ends of a run that turn to a side and there meet another.
func (r *processRun) meets(other *processRun, before bool) int {
	count := 0
	for _, end := range r.ends {
		if end.before == before && other.low <= end.at && end.at <= other.high {
			count++
		}
	}
	return count
}

// placeUpright gives a gutter its place from x on, and gives where it ends.
func (c *processChannel) placeUpright(x float64) float64 {
	c.start = x
	for i, track := range c.tracks {
		for _, run := range track {
			run.at = x + gutterLead + float64(i)*trackGap
		}
	}
	c.size = gutterLead + gutterTrail
	if len(c.tracks) > 1 {
		c.size += float64(len(c.tracks)-1) * trackGap
	}
	if c.label > 0 {
		c.size += c.label + 4
	}
	return x + c.size
}

// placeLevel gives a channel its place from y on, and gives where it ends.
func (c *processChannel) placeLevel(y float64) float64 {
	c.start = y
	for _, track := range c.tracks {
		y += trackGap
		if slices.ContainsFunc(track, func(run *processRun) bool { return run.labelled }) {
			y += labelSpace - 4
		}
		for _, run := range track {
			run.at = y
		}
	}
	c.size = y + channelLeast - c.start
	return c.start + c.size
}

// shift moves a channel down.
func (c *processChannel) shift(dy float64) {
	c.start += dy
	for _, run := range c.runs {
		run.at += dy
	}
}

// flowEdge is the line of a flow.
func (p *processPlan) flowEdge(f *placedFlow) Edge {
	from, to := f.from.size, f.to.size
	start, end := Point{from.X + from.W, from.center().Y}, Point{to.X, to.center().Y}
	points := []Point{start}
	switch {
	case f.channel != nil && f.bottom:
		start = Point{from.center().X, from.Y + from.H}
		points = []Point{start, {start.X, f.channel.at}, {f.last.at, f.channel.at}, {f.last.at, end.Y}}
	case f.channel != nil:
		points = append(points, Point{f.first.at, start.Y}, Point{f.first.at, f.channel.at}, Point{f.last.at, f.channel.at}, Point{f.last.at, end.Y})
	case f.first != nil:
		points = append(points, Point{f.first.at, start.Y}, Point{f.first.at, end.Y})
	}
	edge := Edge{From: "step-" + f.from.ID, To: "step-" + f.to.ID, Points: rounded(append(points, end)), Curved: true, Head: FilledArrow, Class: "flow"}
	if f.back {
		edge.Class = "flow flow-back"
	}
	if f.label.width > 0 {
		edge.Label, edge.LabelW, edge.LabelAt = f.label.text, f.label.width, p.labelAt(f)
	}
	return edge
}

// labelAt is the middle of a flow's label: above its line, at the right end of
// the gutter's room or, on a way back, left of where the line turns.
func (p *processPlan) labelAt(f *placedFlow) Point {
	var at Point
	if f.label.gutter >= 0 {
		gutter := p.gutters[f.label.gutter]
		at.X = gutter.start + gutter.size - gutterTrail + 6 - gutter.label/2
	} else {
		at.X = f.from.size.center().X - f.label.width/2 - 8
	}
	if f.label.row >= 0 {
		at.Y = p.rows[f.label.row].y
	} else {
		at.Y = f.channel.at
	}
	at.Y -= conditionAt + float64(f.label.stack)*noteLine
	return at
}
