package check

import (
	"strconv"

	"lintel/generator/diag"
	"lintel/generator/model"
)

var ruleDatasetRow = &diag.Rule{
	Code:     "dataset-row",
	Severity: diag.Error,
	Title:    diag.Text{EN: "row does not fit its columns", NB: "rad passer ikke til kolonnene"},
	Message:  diag.Text{EN: `the row "{row}" {what}`, NB: `raden «{row}» {what}`},
	Hint:     diag.Text{EN: ``, NB: ``},
	Doc: diag.Text{
		EN: `A row has one value for each column, in their order; a value that is not known is empty (~). A number column takes numbers and a year column years such as 2012.`,
		NB: `En rad har én verdi for hver kolonne, i samme rekkefølge; en verdi som ikke er kjent, er tom (~). En tallkolonne tar tall, og en årskolonne årstall som 2012.`,
	},
}

func datasetRow(c *Context) {
	for _, e := range c.Model.Elements {
		if e.Dataset == nil {
			continue
		}
		for _, row := range e.Dataset.Rows {
			if what, wrong := rowTrouble(e.Dataset.Columns, row.Cells); wrong {
				c.add(ruleDatasetRow, row.Span, diag.Args{"row": row.ID, "what": what})
			}
		}
	}
}

// rowTrouble tells what is wrong with a row, the first thing only.
func rowTrouble(columns []model.Column, cells []model.Cell) (diag.Text, bool) {
	if len(cells) != len(columns) {
		have, want := strconv.Itoa(len(cells)), strconv.Itoa(len(columns))
		return diag.Text{EN: "has " + have + " values for " + want + " columns", NB: "har " + have + " verdier til " + want + " kolonner"}, true
	}
	for i, cell := range cells {
		if !cell.IsSet {
			continue
		}
		value, column := cell.Text.In(""), columns[i].ID
		switch columns[i].Type {
		case "number":
			if !cell.IsNumber {
				return diag.Text{EN: `has "` + value + `" where "` + column + `" takes a number`, NB: `har «` + value + `» der «` + column + `» tar et tall`}, true
			}
		case "year":
			if !isYear(value) {
				return diag.Text{EN: `has "` + value + `" where "` + column + `" takes a year`, NB: `har «` + value + `» der «` + column + `» tar et årstall`}, true
			}
		}
	}
	return diag.Text{}, false
}

// isYear tells whether a text is a year of four digits.
func isYear(text string) bool {
	if len(text) != 4 {
		return false
	}
	year, err := strconv.Atoi(text)
	return err == nil && year >= 1000
}
