package xlsx_test

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"lintel/generator/exchange/xlsx"
	"lintel/generator/requirements"
)

// list has so many rows, every third of them a text that looks like a formula.
func list(rows int) *requirements.List {
	l := &requirements.List{Lang: "nb", Site: "FAKS", Edition: "2014", Notice: "=1+1"}
	entry := requirements.Entry{Number: 1, ID: "arkiv", Name: "Arkiv æøå"}
	for i := range rows {
		text := fmt.Sprintf("Krav %d: æøå", i)
		if i%3 == 0 {
			text = `=cmd|' /C calc'!A0`
		}
		entry.Rows = append(entry.Rows, requirements.Row{
			Number: fmt.Sprintf("1.%d", i+1), Level: "must", Text: text, Asked: "@SUM(1)", Reference: fmt.Sprintf("arkiv#r%d", i), Address: "/id/arkiv/", Basis: "example",
		})
	}
	l.Entries = append(l.Entries, entry)
	return l
}

func TestWrite(t *testing.T) {
	l := list(300)
	data, err := xlsx.Write(l)
	if err != nil {
		t.Fatal(err)
	}
	again, err := xlsx.Write(l)
	if err != nil || !bytes.Equal(data, again) {
		t.Error("the same list gives other bytes")
	}
	file, err := excelize.OpenReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	rows, err := file.GetRows("Krav")
	if err != nil {
		t.Fatal(err)
	}
	want := append([][]string{l.Header()}, l.Cells()...)
	if len(rows) != len(want) {
		t.Fatalf("%d rows, want %d", len(rows), len(want))
	}
	for i := range want {
		if !slices.Equal(rows[i][:len(want[i])], want[i]) {
			t.Errorf("row %d is %q, want %q", i, rows[i], want[i])
		}
	}
	for _, cell := range []string{"C2", "F2"} {
		if formula, err := file.GetCellFormula("Krav", cell); err != nil || formula != "" {
			t.Errorf("%s is a formula: %q %v", cell, formula, err)
		}
		if kind, err := file.GetCellType("Krav", cell); err != nil || kind != excelize.CellTypeSharedString {
			t.Errorf("%s has type %v %v", cell, kind, err)
		}
	}
	protected(t, file)
}

// protected holds that the supplier can fill in the answers and nothing else.
func protected(t *testing.T, file *excelize.File) {
	t.Helper()
	for cell, locked := range map[string]bool{"A1": true, "A2": true, "G301": true, "J301": true, "K2": false, "M301": false} {
		id, err := file.GetCellStyle("Krav", cell)
		if err != nil {
			t.Fatal(err)
		}
		style, err := file.GetStyle(id)
		if err != nil {
			t.Fatal(err)
		}
		if style.Protection == nil || style.Protection.Locked != locked {
			t.Errorf("%s: locked %+v, want %v", cell, style.Protection, locked)
		}
	}
	validations, err := file.GetDataValidations("Krav")
	if err != nil || len(validations) != 1 || validations[0].Sqref != "K2:K301" {
		t.Errorf("validations %+v %v", validations, err)
	}
	panes, err := file.GetPanes("Krav")
	if err != nil || !panes.Freeze || panes.YSplit != 1 {
		t.Errorf("panes %+v %v", panes, err)
	}
	if protection, err := file.GetSheetProtection("Krav"); err != nil || protection == (excelize.SheetProtectionOptions{}) {
		t.Errorf("the sheet is not protected: %v", err)
	}
}

// TestLong: without it, one long requirement and there is no workbook, because
// its row would be higher than the format allows.
func TestLong(t *testing.T) {
	l := list(2)
	l.Entries[0].Rows[0].Text = strings.Repeat("en lang tekst ", 300)
	if _, err := xlsx.Write(l); err != nil {
		t.Error(err)
	}
}
