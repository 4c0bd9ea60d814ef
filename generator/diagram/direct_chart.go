package diagram

import (
	"math"
	"slices"
	"strconv"

	"lintel/generator/model"
	"lintel/generator/query"
)

// The measures of a chart.
const (
	chartBar        = 20.0 // the thickness of a lying bar
	chartThin       = 17.0 // of one of several
	chartBetween    = 14.0 // between the categories
	chartName       = 220.0
	chartLine       = 15.0
	chartPlotHeight = 240.0
	chartTicks      = 5
	chartSeriesMost = 8 // so many patterns there are
)

// chartData is a dataset as its chart shows it.
type chartData struct {
	model      *model.Model
	element    *model.Element
	kind       string // bar, stacked-bar or line
	standing   bool   // the categories stand side by side along the foot
	categories []chartCategory
	series     []chartSeries
	caption    model.Text // unit and year
}

type chartCategory struct {
	name model.Text
	row  *model.Row
}

type chartSeries struct {
	column model.Column
	values []model.Cell // one a category
	class  string
}

// DatasetDrawing draws the chart of a dataset; nil when it has none, or none
// that can be drawn.
func DatasetDrawing(m *model.Model, e *model.Element) *Drawing {
	c, ok := readChart(m, e)
	if !ok {
		return nil
	}
	d := &Drawing{Key: "chart-" + e.ID, Type: "chart", Title: nameText(e), Summary: e.Summary}
	y := margin
	text := label(Point{margin, y + 10}, c.caption, noteSize)
	text.Muted = true
	if text.Width > 0 {
		d.Labels = append(d.Labels, text)
		y += 22
	}
	if len(c.series) > 1 {
		var entries []keyEntry
		for _, series := range c.series {
			entries = append(entries, keyEntry{series.class, c.columnName(series.column)})
		}
		y = drawKey(d, Rect{X: margin, Y: y - 4, W: pageWidth - 2*margin}, entries) + 4
	}
	if c.standing {
		y = drawStanding(c, d, y)
	} else {
		y = drawLying(c, d, y)
	}
	d.Width = pageWidth
	d.Height = c.sourceLine(d, y) + margin
	return d
}

// drawChart draws the charts of the datasets that a view selects.
func drawChart(m *model.Model, view *model.Element, s *query.Selection) *Drawing {
	var parts []*Drawing
	var names []*model.Element
	for _, n := range s.Nodes {
		if d := DatasetDrawing(m, n.Element); d != nil {
			parts, names = append(parts, d), append(names, n.Element)
		}
	}
	return stacked(view, parts, names)
}

// readChart takes from a dataset what its chart shows. Bars lie, so that long
// names have room, unless they follow the years or are stacked.
func readChart(m *model.Model, e *model.Element) (*chartData, bool) {
	if e.Dataset == nil || e.Dataset.Chart == nil {
		return nil, false
	}
	set, chart := e.Dataset, e.Dataset.Chart
	c := &chartData{model: m, element: e, kind: chart.Type}
	x := slices.IndexFunc(set.Columns, func(column model.Column) bool { return column.ID == chart.X })
	if x < 0 {
		return nil, false
	}
	c.standing = chart.Type != "bar" || set.Columns[x].Type == "year"
	for _, row := range set.Rows {
		if x < len(row.Cells) {
			c.categories = append(c.categories, chartCategory{c.cellText(row.Cells[x], set.Columns[x].Type), row})
		}
	}
	for i, id := range chart.Y {
		y := slices.IndexFunc(set.Columns, func(column model.Column) bool { return column.ID == id })
		if y < 0 {
			continue
		}
		series := chartSeries{column: set.Columns[y], class: "series-" + strconv.Itoa(i%chartSeriesMost+1)}
		for _, category := range c.categories {
			var cell model.Cell
			if y < len(category.row.Cells) {
				cell = category.row.Cells[y]
			}
			series.values = append(series.values, cell)
		}
		c.series = append(c.series, series)
	}
	c.caption = c.unitAndYear(set, chart)
	return c, len(c.series) > 0 && len(c.categories) > 0
}

// cellText writes a cell; a year has no space for thousands.
func (c *chartData) cellText(cell model.Cell, kind string) model.Text {
	switch {
	case !cell.IsSet:
		return model.Plain("–")
	case cell.IsNumber && kind == "year":
		return model.Plain(strconv.FormatFloat(cell.Number, 'f', -1, 64))
	case cell.IsNumber:
		return numberText(c.model, cell.Number)
	}
	return cell.Text
}

func (c *chartData) columnName(column model.Column) model.Text {
	if column.Name.IsEmpty() {
		return model.Plain(column.ID)
	}
	return column.Name
}

// unitAndYear is the line above a chart: what one series shows, the unit, and
// the year when all rows are of the same one.
func (c *chartData) unitAndYear(set *model.Dataset, chart *model.Chart) model.Text {
	year := ""
	for i, column := range set.Columns {
		if column.Type != "year" || column.ID == chart.X {
			continue
		}
		for j, row := range set.Rows {
			value := ""
			if i < len(row.Cells) {
				value = c.cellText(row.Cells[i], "year").In("")
			}
			if j > 0 && value != year {
				year = ""
				break
			}
			year = value
		}
		break
	}
	return perLanguage(c.model, func(lang string) string {
		text := set.Unit.In(lang)
		if len(c.series) == 1 {
			if unit := c.series[0].column.Unit.In(lang); unit != "" {
				text = unit
			}
			name := c.columnName(c.series[0].column).In(lang)
			if text != "" {
				name += ", "
			}
			text = name + text
		}
		if year != "" && year != "–" {
			text += " (" + year + ")"
		}
		return text
	})
}

// sourceLine says where the numbers are from, below the chart, and gives where
// it ends.
func (c *chartData) sourceLine(d *Drawing, y float64) float64 {
	if len(c.element.Sources) == 0 {
		return y
	}
	text := perLanguage(c.model, func(lang string) string {
		line := wordsIn(lang).source + ": "
		for i, source := range c.element.Sources {
			repeated := i > 0 && c.element.Sources[i-1].To == source.To
			switch {
			case repeated:
				line += ", "
			case i > 0:
				line += "; "
			}
			if !repeated && source.To.Element != nil {
				line += nameText(source.To.Element).In(lang)
				if source.At != "" {
					line += ", "
				}
			}
			line += source.At
		}
		return line
	})
	for _, line := range labelLines(c.model, text, pageWidth-2*margin, noteSize, 3) {
		y += noteLine
		source := label(Point{margin, y}, line, noteSize)
		source.Muted = true
		d.Labels = append(d.Labels, source)
	}
	return y + 2
}

// chartScale turns values into places.
type chartScale struct {
	low, high, step float64 // of the axis
	start, length   float64 // in pixels; a negative length grows upwards
}

// scaleFor gives a scale whose ticks are round numbers and whose range holds
// zero and all values.
func (c *chartData) scaleFor() chartScale {
	low, high := 0.0, 0.0
	for i := range c.categories {
		above, beneath := 0.0, 0.0
		for _, series := range c.series {
			value := series.values[i].Number
			if c.kind != "stacked-bar" {
				above, beneath = max(above, value), min(beneath, value)
			} else if value > 0 {
				above += value
			} else {
				beneath += value
			}
		}
		low, high = min(low, beneath), max(high, above)
	}
	if high == low {
		high = low + 1
	}
	step := niceStep((high - low) / chartTicks)
	return chartScale{low: math.Floor(low/step) * step, high: math.Ceil(high/step-1e-9) * step, step: step}
}

// niceStep is the least of 1, 2, 2.5 and 5, times a power of ten, that is not
// under a value.
func niceStep(least float64) float64 {
	power := math.Pow(10, math.Floor(math.Log10(least)))
	for _, factor := range [...]float64{1, 2, 2.5, 5} {
		if factor*power >= least*(1-1e-9) {
			return factor * power
		}
	}
	return 10 * power
}

// at is the place of a value.
func (s chartScale) at(value float64) float64 {
	return s.start + (value-s.low)/(s.high-s.low)*s.length
}

// ticks are the values that the axis names, without the noise of adding.
func (s chartScale) ticks() []float64 {
	var ticks []float64
	for i := 0; ; i++ {
		value := math.Round((s.low+float64(i)*s.step)*1e9) / 1e9
		if value > s.high+s.step/1e6 {
			return ticks
		}
		ticks = append(ticks, value)
	}
}

// widestValue is the width of the widest number in the chart.
func (c *chartData) widestValue() float64 {
	width := 0.0
	for _, series := range c.series {
		for _, cell := range series.values {
			if cell.IsNumber {
				width = max(width, widest(numberText(c.model, cell.Number), noteSize, false))
			}
		}
	}
	return width
}

// bar makes the bar of a value.
func (c *chartData) bar(at Rect, series chartSeries, category int) Node {
	row, value := c.categories[category], numberText(c.model, series.values[category].Number)
	return Node{
		Rect: at, ID: series.class + "-" + row.row.ID, End: model.End{Element: c.element, Part: row.row.Part}, Shape: BarShape, Class: series.class,
		Spoken: perLanguage(c.model, func(lang string) string {
			name := row.name.In(lang)
			if len(c.series) > 1 {
				name += ", " + c.columnName(series.column).In(lang)
			}
			return name + ": " + value.In(lang)
		}),
	}
}
