package load

import (
	"slices"

	"lintel/generator/diag"
	"lintel/generator/model"
	"lintel/generator/yaml"
)

// dataset reads the keys of a dataset:
//
//	unit     a text, for all number columns
//	columns  {id, name, type: text|number|year, unit}
//	rows     {id, name, values, relations}; values in the order of the columns,
//	         each a number, a text, a text per language, or empty
//	chart    {type: bar|stacked-bar|line, x: a column, y: columns}
func (r *reader) dataset(d *model.ElementDecl, e yaml.Entry) bool {
	if d.Dataset == nil {
		d.Dataset = &model.DatasetDecl{}
	}
	switch e.Key {
	case "unit":
		d.Dataset.Unit = r.localized(e)
	case "columns":
		d.Dataset.Columns = r.columns(e)
	case "rows":
		d.Dataset.Rows = r.rows(e)
	case "chart":
		d.Dataset.Chart = r.chart(e)
	default:
		return false
	}
	return true
}

func (r *reader) columns(e yaml.Entry) []model.Column {
	var columns []model.Column
	for _, n := range r.mappings(e) {
		c := model.Column{Type: "text", Span: n.Span}
		for _, key := range n.Entries {
			switch key.Key {
			case "id":
				c.ID = r.id(key)
			case "name":
				c.Name = r.localized(key)
			case "type":
				c.Type = r.choice(key, "text", "number", "year")
			case "unit":
				c.Unit = r.localized(key)
			default:
				r.unknownKey(key, e.Key, slices.Values([]string{"id", "name", "type", "unit"}))
			}
		}
		if n.Get("id") == nil {
			r.report.Add(ruleMissingKey, n.Span, diag.Args{"key": "id"})
			continue
		}
		columns = append(columns, c)
	}
	return columns
}

func (r *reader) rows(e yaml.Entry) []model.RowDecl {
	var rows []model.RowDecl
	for _, n := range r.mappings(e) {
		var row model.RowDecl
		ok := r.part(n, &row.PartDecl, e.Key, func(e yaml.Entry) bool {
			if e.Key != "values" {
				return false
			}
			for _, value := range r.items(e) {
				row.Cells = append(row.Cells, r.cell(value))
			}
			return true
		}, partKeys("values"))
		if ok {
			rows = append(rows, row)
		}
	}
	return rows
}

func (r *reader) cell(n *yaml.Node) model.Cell {
	switch n.Kind {
	case yaml.Null:
		return model.Cell{}
	case yaml.Scalar:
		if number, ok := n.Number(); ok {
			return model.Cell{Number: number, IsNumber: true, IsSet: true, Text: model.Plain(n.Value)}
		}
		return model.Cell{Text: model.Plain(n.Value), IsSet: n.Value != ""}
	}
	return model.Cell{Text: r.localized(yaml.Entry{Key: "values", KeySpan: n.Span, Value: n}), IsSet: true}
}

func (r *reader) chart(e yaml.Entry) *model.Chart {
	if !r.mapping(e) {
		return nil
	}
	c := &model.Chart{Span: e.Value.Span}
	for _, key := range e.Value.Entries {
		switch key.Key {
		case "type":
			c.Type = r.choice(key, "bar", "stacked-bar", "line")
		case "x":
			c.X = r.text(key)
		case "y":
			c.Y = r.strings(key)
		default:
			r.unknownKey(key, e.Key, slices.Values([]string{"type", "x", "y"}))
		}
	}
	for _, key := range [...]string{"type", "x", "y"} {
		if e.Value.Get(key) == nil {
			r.report.Add(ruleMissingKey, e.KeySpan, diag.Args{"key": key})
		}
	}
	return c
}
