package main

import (
	"context"
	"encoding/csv"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"lintel/generator"
	"lintel/generator/diag"
	"lintel/generator/model"
	"lintel/generator/query"
	"lintel/generator/source"
)

// queryCommands are those that answer questions about the repository.
func (c *console) queryCommands() []*cobra.Command {
	return []*cobra.Command{c.queryCommand(), c.impactCommand(), c.showCommand()}
}

// readModel reads the repository. With errors in it an answer may lack
// something, which is said.
func (c *console) readModel(ctx context.Context) (*model.Model, error) {
	tree, err := c.openTree(ctx)
	if err != nil {
		return nil, err
	}
	result, err := generator.Check(ctx, tree, generator.Options{})
	if err != nil {
		return nil, err
	}
	if failures, _, _ := diag.Count(result.Findings); failures > 0 {
		fmt.Fprintln(c.err, c.say("incomplete", c.count(failures, "error")))
	}
	return result.Model, nil
}

// element finds the element that an argument names; a former id is told of.
func (c *console) element(cmd *cobra.Command, m *model.Model, id string) (*model.Element, error) {
	if e := m.Element(id); e != nil {
		return e, nil
	}
	if e := m.Former(id); e != nil {
		fmt.Fprintln(c.err, c.say("former-id", id, e.ID))
		return e, nil
	}
	message := c.say("no-element", id)
	if near := diag.NearestText(id, m.IDs()); near != "" {
		message += "; " + c.say("did-you-mean", near)
	}
	return nil, &usageError{cmd.CommandPath(), errors.New(message)}
}

// formats holds a format against those that a command has.
func (c *console) formats(cmd *cobra.Command, format string, all ...string) error {
	if slices.Contains(all, format) {
		return nil
	}
	return &usageError{cmd.CommandPath(), errors.New(c.say("bad-format", format, strings.Join(all, ", ")))}
}

func (c *console) queryCommand() *cobra.Command {
	var format string
	var columns []string
	formats := []string{"table", "json", "csv", "ids"}
	cmd := &cobra.Command{
		Use: "query EXPRESSION", Short: c.say("query-short"), Long: c.say("query-long") + "\n\n" + c.say("query-example"), Args: c.wants(1, 1),
		ValidArgsFunction: cobra.NoFileCompletions,
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := c.formats(cmd, format, formats...); err != nil {
				return err
			}
			m, err := c.readModel(cmd.Context())
			if err != nil {
				return err
			}
			if err := c.knownColumns(cmd, m, columns); err != nil {
				return err
			}
			elements, findings := selectElements(m, args[0])
			if len(findings) > 0 {
				if err := c.print(c.err, findings); err != nil {
					return err
				}
				return errFindings
			}
			return c.writeElements(m, elements, format, columns)
		},
	}
	cmd.Flags().StringVar(&format, "format", "table", c.say("flag-format-query"))
	cmd.Flags().StringSliceVar(&columns, "columns", []string{"id", "kind", "status", "name"}, c.say("flag-columns"))
	c.revisionFlag(cmd)
	fixedChoices(cmd, "format", formats...)
	return cmd
}

// selectElements gives the elements that an expression selects, internal ones
// too: who asks stands in the repository. What is wrong with the expression is
// a finding in a text that is the expression.
func selectElements(m *model.Model, text string) ([]*model.Element, []diag.Finding) {
	file, err := source.NewFile("EXPRESSION", []byte(text))
	report := &diag.List{}
	if err != nil {
		file = &source.File{Path: "EXPRESSION", Text: strings.ToValidUTF8(text, "\uFFFD")}
	}
	where := model.Expression{Text: file.Text, Span: file.Span(0, len(file.Text)), Offset: func(at int) int { return at }}
	expression, ok := query.Compile(m, where, report)
	if !ok {
		return nil, report.Sorted()
	}
	elements := slices.DeleteFunc(slices.Clone(m.Elements), func(e *model.Element) bool { return !expression.Match(e) })
	return elements, nil
}

func (c *console) knownColumns(cmd *cobra.Command, m *model.Model, columns []string) error {
	for _, column := range columns {
		known := slices.Collect(query.Columns(m.Metamodel))
		if slices.Contains(known, column) {
			continue
		}
		message := c.say("no-column", column)
		if near := diag.NearestText(column, slices.Values(known)); near != "" {
			message += "; " + c.say("did-you-mean", near)
		}
		return &usageError{cmd.CommandPath(), errors.New(message)}
	}
	return nil
}

func (c *console) writeElements(m *model.Model, elements []*model.Element, format string, columns []string) error {
	if format == "ids" {
		columns = []string{"id"}
	}
	rows := make([][]any, len(elements))
	for i, e := range elements {
		for _, column := range columns {
			rows[i] = append(rows[i], columnValue(m, e, column, c.lang))
		}
	}
	if format == "ids" {
		for _, row := range rows {
			fmt.Fprintln(c.out, row[0])
		}
		return nil
	}
	if err := c.writeRows(columns, rows, format); err != nil {
		return err
	}
	if format == "table" {
		fmt.Fprintln(c.err, c.count(len(elements), "element"))
	}
	return nil
}

// writeRows writes a table for people, JSON or CSV. A cell is a text, a
// number, true or false, a list of texts, or nil.
func (c *console) writeRows(columns []string, rows [][]any, format string) error {
	switch format {
	case "json":
		return c.writeJSONRows(columns, rows)
	case "csv":
		w := csv.NewWriter(c.out)
		records := [][]string{columns}
		for _, row := range rows {
			record := make([]string, len(row))
			for i, cell := range row {
				record[i] = spreadsheetText(cell)
			}
			records = append(records, record)
		}
		return w.WriteAll(records)
	}
	c.writeTable(columns, rows)
	return nil
}

// writeJSONRows writes one object a row, its keys in the columns' order.
func (c *console) writeJSONRows(columns []string, rows [][]any) error {
	var b strings.Builder
	b.WriteString("[")
	for i, row := range rows {
		b.WriteString(map[bool]string{true: "\n", false: ",\n"}[i == 0])
		b.WriteString("  {")
		for j, cell := range row {
			if j > 0 {
				b.WriteString(", ")
			}
			var value strings.Builder
			encoder := json.NewEncoder(&value)
			encoder.SetEscapeHTML(false)
			if err := encoder.Encode(cell); err != nil {
				return err
			}
			b.WriteString(strconv.Quote(columns[j]) + ": " + strings.TrimSuffix(value.String(), "\n"))
		}
		b.WriteString("}")
	}
	if len(rows) > 0 {
		b.WriteString("\n")
	}
	b.WriteString("]\n")
	_, err := fmt.Fprint(c.out, b.String())
	return err
}

// spreadsheetText is a cell as text. One that a spreadsheet would run as a
// formula gets a sign before it.
func spreadsheetText(cell any) string {
	text := cellText(cell)
	if _, isText := cell.(string); isText && text != "" && strings.ContainsRune("=+-@\t\r", rune(text[0])) {
		return "'" + text
	}
	return text
}

func cellText(cell any) string {
	switch v := cell.(type) {
	case nil:
		return ""
	case string:
		return v
	case []string:
		return strings.Join(v, ", ")
	case float64:
		return strconv.FormatFloat(v, 'f', -1, 64)
	}
	return fmt.Sprint(cell)
}

// writeTable writes columns of equal width; the last is as wide as it is.
func (c *console) writeTable(columns []string, rows [][]any) {
	widths := make([]int, len(columns))
	for i, column := range columns {
		widths[i] = len([]rune(column))
		for _, row := range rows {
			widths[i] = max(widths[i], len([]rune(oneLine(cellText(row[i])))))
		}
	}
	line := func(cells []string, style func(string) string) {
		var b strings.Builder
		for i, cell := range cells {
			if i > 0 {
				b.WriteString("  ")
			}
			b.WriteString(cell)
			if i < len(cells)-1 {
				b.WriteString(strings.Repeat(" ", widths[i]-len([]rune(cell))))
			}
		}
		fmt.Fprintln(c.out, style(strings.TrimRight(b.String(), " ")))
	}
	if len(rows) > 0 {
		line(columns, c.bold)
	}
	for _, row := range rows {
		cells := make([]string, len(row))
		for i, cell := range row {
			cells[i] = oneLine(cellText(cell))
		}
		line(cells, func(text string) string { return text })
	}
}

// columnValue is what a column shows of an element.
func columnValue(m *model.Model, e *model.Element, column, lang string) any {
	switch column {
	case "id":
		return e.ID
	case "kind":
		return e.Kind.ID
	case "status":
		if e.Status == nil {
			return ""
		}
		return e.Status.ID
	case "binding":
		return e.Binding()
	case "layer":
		if e.Kind.Layer == nil {
			return ""
		}
		return e.Kind.Layer.ID
	case "basis":
		return e.Basis
	case "name":
		return e.Name.In(lang)
	case "summary":
		return e.Summary.In(lang)
	case "description":
		return proseText(e.Description, lang)
	case "order":
		return float64(e.Order)
	case "from":
		return e.Life.From.Text
	case "until":
		return e.Life.Until.Text
	case "visibility":
		return map[bool]string{true: "internal", false: "public"}[e.Internal]
	}
	return listValue(m, e, column, lang)
}

// listValue is a column that holds several values, or a field.
func listValue(m *model.Model, e *model.Element, column, lang string) any {
	list := []string{}
	switch column {
	case "sources":
		for _, s := range e.Sources {
			list = append(list, s.To.Address())
		}
		return list
	case "formerly":
		for _, ref := range e.Formerly {
			list = append(list, ref.Text)
		}
		return list
	case "requirements":
		for _, r := range e.Requirements {
			list = append(list, r.ID)
		}
		return list
	}
	if field := e.Kind.Field(column); field != nil {
		return fieldValue(field, e.Field(column), lang)
	}
	direction, ok := m.Metamodel.Relation(column)
	if !ok {
		return nil // a field of other kinds
	}
	if !direction.Inverse || direction.Type.Symmetric() {
		for r := range e.AllOut() {
			if r.Type == direction.Type {
				list = append(list, r.To.Address())
			}
		}
	}
	if direction.Inverse || direction.Type.Symmetric() {
		for r := range e.AllIn() {
			if r.Type == direction.Type {
				list = append(list, r.From.Address())
			}
		}
	}
	return list
}

// fieldValue is a field's value; nil when it is not set.
func fieldValue(field *model.Field, value *model.Value, lang string) any {
	switch {
	case value == nil:
		return nil
	case field.List:
		list := make([]string, len(value.Items))
		single := *field
		single.List = false
		for i := range value.Items {
			list[i] = cellText(fieldValue(&single, &value.Items[i], lang))
		}
		return list
	case field.Type == model.NumberField:
		return value.Number
	case field.Type == model.BooleanField:
		return value.Bool
	case value.Enum != nil:
		return value.Enum.ID
	case len(value.Prose) > 0:
		return proseText(value.Prose, lang)
	}
	return value.Text.In(lang)
}

// proseText is a Markdown text as it stands in its file, on one line.
func proseText(proses []*model.Prose, lang string) string {
	if len(proses) == 0 {
		return ""
	}
	chosen := proses[0]
	for _, p := range proses {
		if p.Lang == lang {
			chosen = p
		}
	}
	return oneLine(strings.TrimLeft(chosen.Span.Text(), "|>+- "))
}

// oneLine takes line breaks and control signs out of a text.
func oneLine(text string) string {
	return strings.Join(strings.FieldsFunc(text, func(r rune) bool { return r <= ' ' || r == 0x7f || r >= 0x80 && r < 0xa0 }), " ")
}
