// Package xlsx writes a requirement list as a workbook: the central type is
// requirements.List, which Write makes a file of for Excel and LibreOffice.
//
// The first sheet holds the flat table, and beside it the supplier's answer
// sheet: an answer chosen from a list, a description and where the evidence is.
// The header row is frozen and filters. All cells but the answers are locked,
// without a password: it keeps numbers and references from being changed by
// mistake. Every cell is a text and marked as one, so that no requirement is
// ever run as a formula. The second sheet says what the list is.
//
// The same list gives the same bytes.
package xlsx

import (
	"bytes"
	"fmt"
	"strconv"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"

	"lintel/generator/requirements"
)

// widths are those of the columns, in signs; the last three are the answers.
func widths() []float64 { return []float64{6, 26, 60, 9, 16, 46, 26, 46, 20, 22, 20, 50, 34} }

// answerColumns is how many of the columns the supplier fills in.
const answerColumns = 3

// workbook is a file in the making. The first failure stays, and ends all.
type workbook struct {
	file *excelize.File
	list *requirements.List
	err  error
}

func (w *workbook) try(err error) {
	if w.err == nil {
		w.err = err
	}
}

// Write makes the workbook of a list.
func Write(list *requirements.List) ([]byte, error) {
	w := &workbook{file: excelize.NewFile(), list: list}
	defer w.file.Close()
	words := list.Words()
	w.try(w.file.SetSheetName("Sheet1", words.Sheet))
	w.table(words.Sheet)
	w.answers(words.Sheet)
	w.protect(words.Sheet)
	w.about(words.AboutSheet)
	// No day and no name: the same list gives the same bytes.
	w.try(w.file.SetDocProps(&excelize.DocProperties{Title: words.Title, Subject: list.Subtitle(), Language: list.Lang}))
	if w.err != nil {
		return nil, fmt.Errorf("workbook: %w", w.err)
	}
	var b bytes.Buffer
	if err := w.file.Write(&b); err != nil {
		return nil, fmt.Errorf("workbook: %w", err)
	}
	return b.Bytes(), nil
}

// style makes a style whose cells are texts whatever they begin with.
func (w *workbook) style(bold, locked bool) int {
	s := &excelize.Style{
		Alignment: &excelize.Alignment{Vertical: "top", WrapText: true}, Protection: &excelize.Protection{Locked: locked}, NumFmt: 49,
		Font: &excelize.Font{Family: "Arial", Size: 10, Bold: bold},
	}
	if bold {
		s.Fill = excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"F3F6F5"}}
		s.Border = []excelize.Border{{Type: "bottom", Style: 2, Color: "13211E"}}
	}
	id, err := w.file.NewStyle(s)
	w.try(err)
	if err == nil {
		quoted := true
		w.file.Styles.CellXfs.Xf[id].QuotePrefix = &quoted
	}
	return id
}

func (w *workbook) row(sheet string, number, style int, cells []string) {
	for i, text := range cells {
		cell, err := excelize.CoordinatesToCellName(i+1, number)
		w.try(err)
		w.try(w.file.SetCellStr(sheet, cell, text))
	}
	w.rowStyle(sheet, number, 1, len(cells), style)
}

func (w *workbook) rowStyle(sheet string, number, from, to, style int) {
	first, err := excelize.CoordinatesToCellName(from, number)
	w.try(err)
	last, err := excelize.CoordinatesToCellName(to, number)
	w.try(err)
	w.try(w.file.SetCellStyle(sheet, first, last, style))
}

func (w *workbook) table(sheet string) {
	words := w.list.Words()
	head, locked, open := w.style(true, true), w.style(false, true), w.style(false, false)
	w.row(sheet, 1, head, append(w.list.Header(), words.Answer, words.Description, words.Evidence))
	columns := len(w.list.Header())
	for i, cells := range w.list.Cells() {
		w.row(sheet, i+2, locked, cells)
		w.try(w.file.SetRowHeight(sheet, i+2, height(cells)))
		w.rowStyle(sheet, i+2, columns+1, columns+answerColumns, open)
	}
	for i, width := range widths() {
		name, err := excelize.ColumnNumberToName(i + 1)
		w.try(err)
		w.try(w.file.SetColWidth(sheet, name, name, width))
	}
}

// height is the height of a row, in points, that shows all its texts: programs
// differ in whether they find it themselves. No row may be higher than the
// format allows; what does not fit is in the cell all the same.
func height(cells []string) float64 {
	lines := 1
	for i, text := range cells {
		width := int(widths()[i])
		lines = max(lines, (utf8.RuneCountInString(text)+width-1)/width)
	}
	return min(excelize.MaxRowHeight, float64(13*lines+4))
}

// answers lets the first answer column take one of the answers.
func (w *workbook) answers(sheet string) {
	words, last := w.list.Words(), strconv.Itoa(max(2, w.list.Count()+1))
	first, err := excelize.ColumnNumberToName(len(w.list.Header()) + 1)
	w.try(err)
	end, err := excelize.ColumnNumberToName(len(w.list.Header()) + answerColumns)
	w.try(err)
	choice := excelize.NewDataValidation(true)
	choice.SetSqref(first + "2:" + first + last)
	w.try(choice.SetDropList(words.Answers))
	choice.SetError(excelize.DataValidationErrorStyleStop, words.Answer, words.Choose)
	w.try(w.file.AddDataValidation(sheet, choice))
	w.try(w.file.AutoFilter(sheet, "A1:"+end+last, nil))
}

func (w *workbook) protect(sheet string) {
	w.try(w.file.SetPanes(sheet, &excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"}))
	landscape, paper, wide, tall, fit := "landscape", 9, 1, 0, true
	w.try(w.file.SetPageLayout(sheet, &excelize.PageLayoutOptions{Orientation: &landscape, Size: &paper, FitToWidth: &wide, FitToHeight: &tall}))
	w.try(w.file.SetSheetProps(sheet, &excelize.SheetPropsOptions{FitToPage: &fit}))
	w.try(w.file.SetDefinedName(&excelize.DefinedName{Name: "_xlnm.Print_Titles", RefersTo: "'" + sheet + "'!$1:$1", Scope: sheet}))
	w.try(w.file.ProtectSheet(sheet, &excelize.SheetProtectionOptions{
		AutoFilter: true, FormatColumns: true, FormatRows: true, FormatCells: true, Sort: true, SelectLockedCells: true, SelectUnlockedCells: true,
	}))
}

// about says what the list is, a paragraph a row.
func (w *workbook) about(sheet string) {
	_, err := w.file.NewSheet(sheet)
	w.try(err)
	style := w.style(false, true)
	for i, paragraph := range append([]string{w.list.Words().Title, w.list.Subtitle()}, w.list.Intro()...) {
		w.row(sheet, i+1, style, []string{paragraph})
	}
	w.try(w.file.SetColWidth(sheet, "A", "A", 100))
}
