package check

import (
	"slices"

	"lintel/generator/diag"
	"lintel/generator/model"
)

var ruleDatasetChart = &diag.Rule{
	Code:     "dataset-chart",
	Severity: diag.Error,
	Title:    diag.Text{EN: "chart names a wrong column", NB: "diagram navngir feil kolonne"},
	Message:  diag.Text{EN: `{what}`, NB: `{what}`},
	Hint:     diag.Text{EN: `did you mean {near}?`, NB: `mente du {near}?`},
	Doc: diag.Text{
		EN: `A chart draws columns of its own dataset: x is what stands along the axis, y the number columns that are drawn.`,
		NB: `Et diagram tegner kolonner i sitt eget tallgrunnlag: x er det som står langs aksen, y tallkolonnene som tegnes.`,
	},
}

func datasetChart(c *Context) {
	for _, e := range c.Model.Elements {
		if e.Dataset == nil || e.Dataset.Chart == nil {
			continue
		}
		chart := e.Dataset.Chart
		c.chartColumn(e.Dataset, "x", chart.X)
		for _, y := range chart.Y {
			c.chartColumn(e.Dataset, "y", y)
		}
	}
}

// chartColumn checks a column that a chart names.
func (c *Context) chartColumn(d *model.Dataset, key, id string) {
	if id == "" {
		return
	}
	span := wordAfter(d.Chart.Span, key, id)
	at := slices.IndexFunc(d.Columns, func(column model.Column) bool { return column.ID == id })
	if at < 0 {
		c.add(ruleDatasetChart, span, diag.Args{
			"what": diag.Text{EN: `no column "` + id + `" to draw`, NB: `ingen kolonne «` + id + `» å tegne`},
			"near": diag.NearestText(id, func(yield func(string) bool) {
				for _, column := range d.Columns {
					if !yield(column.ID) {
						return
					}
				}
			}),
		})
		return
	}
	if key == "y" && d.Columns[at].Type != "number" {
		c.add(ruleDatasetChart, span, diag.Args{
			"what": diag.Text{EN: `the column "` + id + `" is no number and cannot be drawn`, NB: `kolonnen «` + id + `» er ikke et tall og kan ikke tegnes`},
		})
	}
}
