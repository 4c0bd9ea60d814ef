package requirements

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"strings"
)

// Header are the headings of the flat table that CSV and the workbook share.
func (l *List) Header() []string {
	w := l.Words()
	return []string{w.Number, w.About, w.Text, w.Level, w.Assessment, w.Asked, w.Reference, w.Address, w.Basis, w.Edition}
}

// Cells are the rows of the flat table.
func (l *List) Cells() [][]string {
	w := l.Words()
	var cells [][]string
	for _, e := range l.Entries {
		for _, r := range e.Rows {
			cells = append(cells, []string{
				r.Number, e.Name, r.Text, w.Levels[r.Level], w.Assessed[r.Level], r.Asked, r.Reference, r.Address, w.Bases[r.Basis], l.Edition,
			})
		}
	}
	return cells
}

// CSV writes the flat table for a spreadsheet.
func (l *List) CSV() ([]byte, error) {
	var b bytes.Buffer
	b.WriteString("\uFEFF")
	w := csv.NewWriter(&b)
	w.Comma, w.UseCRLF = ';', true
	for _, row := range append([][]string{l.Header()}, l.Cells()...) {
		safe := make([]string, len(row))
		for i, cell := range row {
			safe[i] = harmless(cell)
		}
		if err := w.Write(safe); err != nil {
			return nil, err
		}
	}
	w.Flush()
	return b.Bytes(), w.Error()
}

// harmless keeps a spreadsheet from running a text as a formula.
func harmless(cell string) string {
	if cell != "" && strings.ContainsRune("=+-@\t\r", rune(cell[0])) {
		return "'" + cell
	}
	return cell
}

// Markdown writes a document.
func (l *List) Markdown() []byte {
	w := l.Words()
	var b strings.Builder
	fmt.Fprintf(&b, "# %s\n\n%s.\n", plain(w.Title), plain(l.Subtitle()))
	for _, paragraph := range l.Intro() {
		fmt.Fprintf(&b, "\n%s\n", plain(paragraph))
	}
	for _, e := range l.Entries {
		fmt.Fprintf(&b, "\n## %d %s\n\n%s · %s\n\n", e.Number, plain(e.Name), plain(e.line()), e.Address)
		line := func(cells ...string) { b.WriteString("| " + strings.Join(cells, " | ") + " |\n") }
		line(plain(w.Number), plain(w.Text), plain(w.Level), plain(w.Asked), plain(w.Reference))
		line("---", "---", "---", "---", "---")
		for _, r := range e.Rows {
			reference := "[" + r.Reference + "](" + r.Address + ")"
			if basis := w.Bases[r.Basis]; basis != "" {
				reference += ", " + plain(basis)
			}
			line(r.Number, plain(r.Text), plain(w.Levels[r.Level]+", "+w.Assessed[r.Level]), plain(r.Asked), reference)
		}
	}
	return []byte(b.String())
}

// plain keeps signs of Markdown from meaning anything.
func plain(text string) string {
	return strings.NewReplacer(`\`, `\\`, "|", `\|`, "*", `\*`, "_", `\_`, "[", `\[`, "]", `\]`, "<", `\<`, "`", "\\`").Replace(text)
}

// Intro is what stands before the first requirement, a paragraph each.
func (l *List) Intro() []string {
	intro := l.Words().Intro
	if l.Notice != "" {
		return append([]string{l.Notice}, intro...)
	}
	return intro
}

// line says what an entry is: its kind, status and id.
func (e *Entry) line() string {
	parts := []string{e.Kind}
	if e.Status != "" {
		parts = append(parts, e.Status)
	}
	return strings.Join(append(parts, e.ID), " · ")
}

// JSON writes the list for programs.
func (l *List) JSON() ([]byte, error) {
	type row struct {
		Number        string `json:"number"`
		Reference     string `json:"reference"`
		Level         string `json:"level"`
		Text          string `json:"text"`
		Documentation string `json:"documentation"`
		Address       string `json:"address"`
		Basis         string `json:"basis,omitempty"`
	}
	type entry struct {
		ID           string `json:"id"`
		Name         string `json:"name"`
		Kind         string `json:"kind"`
		Status       string `json:"status,omitempty"`
		Address      string `json:"address"`
		Requirements []row  `json:"requirements"`
	}
	document := struct {
		Site     string  `json:"site"`
		Edition  string  `json:"edition"`
		Language string  `json:"language"`
		Elements []entry `json:"elements"`
	}{l.Site, l.Edition, l.Lang, []entry{}}
	for _, e := range l.Entries {
		one := entry{ID: e.ID, Name: e.Name, Kind: e.Kind, Status: e.Status, Address: e.Address}
		for _, r := range e.Rows {
			one.Requirements = append(one.Requirements, row{r.Number, r.Reference, r.Level, r.Text, r.Asked, r.Address, r.Basis})
		}
		document.Elements = append(document.Elements, one)
	}
	var b bytes.Buffer
	encoder := json.NewEncoder(&b)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	err := encoder.Encode(document)
	return b.Bytes(), err
}
