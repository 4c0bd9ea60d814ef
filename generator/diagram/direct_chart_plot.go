package diagram

import (
	"slices"

	"lintel/generator/model"
)

// drawLying draws bars from left to right, the categories below each other with
// their names at the left, and gives where it ends.
func drawLying(c *chartData, d *Drawing, y float64) float64 {
	names := make([][]model.Text, len(c.categories))
	room := 0.0
	for i, category := range c.categories {
		names[i] = labelLines(c.model, category.name, chartName, noteSize, 3)
		for _, line := range names[i] {
			room = max(room, widest(line, noteSize, false))
		}
	}
	scale := c.scaleFor()
	scale.start = margin + room + 10
	scale.length = pageWidth - margin - scale.start - c.widestValue() - 12
	top, zero := y, scale.at(0)
	thick := chartBar
	if len(c.series) > 1 {
		thick = chartThin
	}
	y += 8
	for i := range c.categories {
		height := max(float64(len(c.series))*(thick+2)-2, float64(len(names[i]))*chartLine)
		middle := y + height/2
		for j, line := range names[i] {
			name := label(Point{scale.start - 10, middle + 4 + (float64(j)-float64(len(names[i])-1)/2)*chartLine}, line, noteSize)
			name.Anchor = "end"
			d.Labels = append(d.Labels, name)
		}
		at := middle - (float64(len(c.series))*(thick+2)-2)/2
		for _, series := range c.series {
			if cell := series.values[i]; cell.IsNumber {
				c.lyingBar(d, series, i, Rect{X: zero, Y: at, W: scale.at(cell.Number) - zero, H: thick})
			}
			at += thick + 2
		}
		y += height + chartBetween
	}
	y += 2 - chartBetween/2
	c.lyingAxis(d, scale, top, y)
	return y + 20
}

// lyingBar draws a bar with its number at the end; a value of zero has none.
func (c *chartData) lyingBar(d *Drawing, series chartSeries, category int, bar Rect) {
	end := bar.X + max(bar.W, 0)
	if bar.W < 0 {
		bar.X, bar.W = bar.X+bar.W, -bar.W
	}
	if bar.W > 0 {
		bar.W = max(bar.W, 1)
		d.Nodes = append(d.Nodes, c.bar(bar, series, category))
	}
	d.Labels = append(d.Labels, label(Point{end + 6, bar.center().Y + 4}, numberText(c.model, series.values[category].Number), noteSize))
}

// lyingAxis draws the upright grid lines and the numbers under them.
func (c *chartData) lyingAxis(d *Drawing, scale chartScale, top, bottom float64) {
	for _, tick := range scale.ticks() {
		x := scale.at(tick)
		class := "grid"
		if tick == 0 {
			class = "axis"
		}
		d.Strokes = append(d.Strokes, Stroke{Point{x, top}, Point{x, bottom}, class})
		number := label(Point{x, bottom + 15}, numberText(c.model, tick), noteSize)
		number.Anchor, number.Muted = "middle", true
		d.Labels = append(d.Labels, number)
	}
}

// standingPlot is a plot whose categories stand side by side.
type standingPlot struct {
	*chartData
	drawing *Drawing
	scale   chartScale
	left    float64
	width   float64 // of a category
	placed  []Rect  // of the numbers that are written
}

// drawStanding draws bars or lines over categories along the foot, and gives
// where it ends.
func drawStanding(c *chartData, d *Drawing, y float64) float64 {
	p := &standingPlot{chartData: c, drawing: d, scale: c.scaleFor()}
	y += chartLine + 4 // the number on the highest
	p.scale.start, p.scale.length = y+chartPlotHeight, -chartPlotHeight
	room := 0.0
	for _, tick := range p.scale.ticks() {
		room = max(room, widest(numberText(c.model, tick), noteSize, false))
	}
	p.left = margin + room + 10
	most := (pageWidth - margin - p.left) / float64(len(c.categories))
	p.width = min(most, max(220, p.groupWidth()+2*chartBetween))
	p.axis()
	for i := range c.categories {
		switch c.kind {
		case "bar":
			p.bars(i)
		case "stacked-bar":
			p.stack(i)
		}
	}
	if c.kind == "line" {
		p.lines()
	}
	return p.names(y+chartPlotHeight) + 6
}

// groupWidth is the width of a category's bars with room for their numbers.
func (p *standingPlot) groupWidth() float64 {
	if p.kind != "bar" {
		return 48
	}
	return float64(len(p.series)) * max(28, p.widestValue()+6)
}

// middle is where a category stands.
func (p *standingPlot) middle(category int) float64 { return p.left + (float64(category)+0.5)*p.width }

// axis draws the level grid lines and the numbers beside them.
func (p *standingPlot) axis() {
	right := p.left + p.width*float64(len(p.categories))
	for _, tick := range p.scale.ticks() {
		y := p.scale.at(tick)
		class := "grid"
		if tick == 0 {
			class = "axis"
		}
		p.drawing.Strokes = append(p.drawing.Strokes, Stroke{Point{p.left, y}, Point{right, y}, class})
		number := label(Point{p.left - 8, y + 4}, numberText(p.model, tick), noteSize)
		number.Anchor, number.Muted = "end", true
		p.drawing.Labels = append(p.drawing.Labels, number)
	}
}

// names writes the categories under the plot, and gives where they end.
func (p *standingPlot) names(y float64) float64 {
	most := 0
	for i, category := range p.categories {
		lines := labelLines(p.model, category.name, p.width-8, noteSize, 4)
		for j, line := range lines {
			name := label(Point{p.middle(i), y + 16 + float64(j)*chartLine}, line, noteSize)
			name.Anchor = "middle"
			p.drawing.Labels = append(p.drawing.Labels, name)
		}
		most = max(most, len(lines))
	}
	return y + 8 + float64(most)*chartLine
}

// bars draws the bars of a category side by side, their numbers at their ends.
func (p *standingPlot) bars(category int) {
	width := min(p.groupWidth(), p.width-6) / float64(len(p.series))
	x := p.middle(category) - width*float64(len(p.series))/2
	for _, series := range p.series {
		if cell := series.values[category]; cell.IsNumber {
			from, to := p.scale.at(0), p.scale.at(cell.Number)
			bar := Rect{X: x + 2, Y: min(from, to), W: width - 4, H: max(from, to) - min(from, to)}
			if bar.H > 0 {
				bar.H = max(bar.H, 1)
				p.drawing.Nodes = append(p.drawing.Nodes, p.bar(bar, series, category))
			}
			if cell.Number < 0 {
				p.number(Point{x + width/2, bar.Y + bar.H + 14}, "middle", cell.Number, false)
			} else {
				p.number(Point{x + width/2, bar.Y - 5}, "middle", cell.Number, false)
			}
		}
		x += width
	}
}

// stack draws the bars of a category on each other: their numbers at the
// right, the sum on top.
func (p *standingPlot) stack(category int) {
	const width = 48.0
	above, beneath, parts := 0.0, 0.0, 0
	for _, series := range p.series {
		cell := series.values[category]
		if !cell.IsNumber || cell.Number == 0 {
			continue
		}
		base := &above
		if cell.Number < 0 {
			base = &beneath
		}
		from := p.scale.at(*base)
		*base += cell.Number
		to := p.scale.at(*base)
		bar := Rect{X: p.middle(category) - width/2, Y: min(from, to), W: width, H: max(1, max(from, to)-min(from, to))}
		p.drawing.Nodes = append(p.drawing.Nodes, p.bar(bar, series, category))
		p.number(Point{bar.X + width + 6, bar.center().Y + 4}, "start", cell.Number, false)
		parts++
	}
	if parts != 1 || beneath < 0 {
		p.number(Point{p.middle(category), p.scale.at(above) - 5}, "middle", above+beneath, true)
	}
}

// lines draws a line for each series, with a mark and a number at each value.
// The marks of the series differ, so that colour is not alone.
func (p *standingPlot) lines() {
	const size = 10.0
	shapes := [...]Shape{StartShape, DiamondShape, BarShape, EventShape}
	var numbers []lineNumber
	for j, series := range p.series {
		previous := ""
		var from Point
		for i := range p.categories {
			cell := series.values[i]
			if !cell.IsNumber {
				previous = ""
				continue
			}
			at := Point{p.middle(i), p.scale.at(cell.Number)}
			for slices.ContainsFunc(p.placed, func(other Rect) bool { return overlap(centered(at, size, size), other) }) {
				at.X += size + 2 // beside the mark of another series that has this value
			}
			mark := p.bar(centered(at, size, size), series, i)
			mark.Shape, mark.Class = shapes[j%len(shapes)], joinClasses("mark", series.class)
			p.drawing.Nodes = append(p.drawing.Nodes, mark)
			p.placed = append(p.placed, mark.Rect)
			if previous != "" {
				p.drawing.Edges = append(p.drawing.Edges, Edge{
					From: previous, To: mark.ID, Points: []Point{from, at}, Head: NoHead, Class: joinClasses("line", series.class),
				})
			}
			previous, from = mark.ID, at
			numbers = append(numbers, lineNumber{Point{at.X, at.Y - 10}, cell.Number})
		}
	}
	for _, number := range numbers {
		p.number(number.at, "middle", number.value, false)
	}
}

// lineNumber is a value that is written when all marks are placed.
type lineNumber struct {
	at    Point
	value float64
}

// number writes a value at a place, or above it where another number stands.
func (p *standingPlot) number(at Point, anchor string, value float64, strong bool) {
	text := label(at, numberText(p.model, value), noteSize)
	text.Anchor, text.Strong = anchor, strong
	text.Width = widest(text.Text, noteSize, strong)
	for range 6 {
		rect := labelRect(text)
		if !slices.ContainsFunc(p.placed, func(other Rect) bool { return overlap(rect, other) }) {
			break
		}
		text.At.Y -= noteLine
	}
	p.placed = append(p.placed, labelRect(text))
	p.drawing.Labels = append(p.drawing.Labels, text)
}

// labelRect is the place that a label takes.
func labelRect(l Label) Rect {
	rect := Rect{l.At.X, l.At.Y - 0.8*noteSize, l.Width, noteSize}
	switch l.Anchor {
	case "middle":
		rect.X -= l.Width / 2
	case "end":
		rect.X -= l.Width
	}
	return rect
}

// overlap tells whether two places share a point inside both.
func overlap(a, b Rect) bool {
	return a.X < b.X+b.W && b.X < a.X+a.W && a.Y < b.Y+b.H && b.Y < a.Y+a.H
}
