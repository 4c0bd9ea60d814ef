package requirements_test

import (
	"archive/zip"
	"bytes"
	"encoding/csv"
	"encoding/xml"
	"fmt"
	"io"
	"strings"
	"testing"

	"lintel/generator/model"
	"lintel/generator/requirements"
)

// repository is a component with a hostile requirement, a standard that must be
// followed, one that should, and what cannot stand in a list.
func repository() (*model.Model, []*model.Element) {
	text := func(nb, en string) model.Text {
		return model.Text{{Lang: "nb", Value: nb}, {Lang: "en", Value: en}}
	}
	obligation := &model.Field{ID: "obligation", Type: model.EnumField, Values: []*model.EnumValue{{ID: "obligatory"}, {ID: "recommended"}}}
	component := &model.Kind{ID: "component", Name: text("Felleskomponent", "Common component")}
	standard := &model.Kind{ID: "standard", Name: text("Standard", "Standard"), Fields: []*model.Field{obligation}}
	actor := &model.Kind{ID: "actor", Name: text("Aktør", "Actor")}
	m := &model.Model{
		Config: &model.Config{Title: text("FAKS", "FAKS"), Notice: text("Bare et eksempel.", "An example only."), Languages: []string{"nb", "nn", "en"}},
		Metamodel: &model.Metamodel{
			Kinds:     []*model.Kind{component, standard, actor},
			Relations: []*model.RelationType{{ID: "conforms-to", Inverse: "implemented-by", From: []*model.Kind{component}, To: []*model.Kind{standard}}},
		},
	}
	element := func(id string, kind *model.Kind, name model.Text) *model.Element {
		e := &model.Element{Head: model.Head{ID: id, Kind: kind, Name: name, Basis: "report"}}
		m.Elements = append(m.Elements, e)
		return e
	}
	archive := element("arkiv", component, text("Arkivsystem", "Archive"))
	add := func(id, level string, text, verify model.Text, basis string) {
		archive.Requirements = append(archive.Requirements, &model.Requirement{
			Part: &model.Part{PartHead: model.PartHead{ID: id}}, Level: level, Text: text, Verify: verify, Basis: basis,
		})
	}
	add("r1", "must", text("Systemet skal støtte æøå.", "The system must support æøå."), text("Prøv\nmed æ.", "Try æ."), "example")
	add("r2", "should", text(`=HYPERLINK("http://x","<b>&")`, "-1+1"), nil, "")
	add("r3", "may", text("Kan \x01 farger; og \"sitat\"", "May have colours"), nil, "")
	must := element("noark", standard, text("Noark 5", "Noark 5"))
	must.Fields = []model.FieldValue{{Field: obligation, Value: model.Value{Enum: obligation.Values[0]}}}
	should := element("sosi", standard, nil)
	ks := element("ks", actor, text("KS", "KS"))
	hidden := element("hemmelig", standard, text("Hemmelig", "Secret"))
	hidden.Internal = true
	return m, []*model.Element{archive, ks, must, hidden, should}
}

func TestList(t *testing.T) {
	m, elements := repository()
	list := requirements.New(m, elements, requirements.Options{Lang: "nb", Base: "https://faks.no", Edition: "2014"})
	var got []string
	for _, e := range list.Entries {
		for _, r := range e.Rows {
			got = append(got, fmt.Sprint(r))
		}
	}
	want := []string{
		"{1.1 must Systemet skal støtte æøå. Prøv med æ. arkiv#r1 https://faks.no/id/arkiv/r1/ example}",
		`{1.2 should =HYPERLINK("http://x","<b>&") Leverandøren beskriver hvordan kravet er oppfylt. arkiv#r2 https://faks.no/id/arkiv/r2/ report}`,
		`{1.3 may Kan farger; og "sitat" Leverandøren beskriver hvordan kravet er oppfylt. arkiv#r3 https://faks.no/id/arkiv/r3/ report}`,
		"{2.1 must Løsningen skal følge Noark 5. Dokumentert samsvar med standarden. noark https://faks.no/id/noark/ derived}",
		"{3.1 should Løsningen bør følge sosi. Dokumentert samsvar med standarden. sosi https://faks.no/id/sosi/ derived}",
	}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	if got, want := list.Subtitle(), "Krav fra FAKS, utgave 2014"; got != want {
		t.Errorf("subtitle %q, want %q", got, want)
	}
}

// TestLevels: without it, a section without requirements, or numbers with gaps.
func TestLevels(t *testing.T) {
	m, elements := repository()
	list := requirements.New(m, elements, requirements.Options{Lang: "en", Levels: []string{"should"}})
	if len(list.Entries) != 2 || list.Entries[1].Rows[0].Number != "2.1" || list.Entries[1].ID != "sosi" || list.Count() != 2 {
		t.Errorf("got %+v", list.Entries)
	}
	if got := list.Subtitle(); got != "Requirements from FAKS" {
		t.Errorf("subtitle without an edition: %q", got)
	}
}

func TestCSV(t *testing.T) {
	m, elements := repository()
	data, err := requirements.New(m, elements, requirements.Options{Lang: "nb", Edition: "2014"}).CSV()
	if err != nil {
		t.Fatal(err)
	}
	text, marked := strings.CutPrefix(string(data), "\uFEFF")
	if !marked {
		t.Error("no byte order mark: a spreadsheet would show æøå wrong")
	}
	reader := csv.NewReader(strings.NewReader(text))
	reader.Comma = ';'
	rows, err := reader.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	if len(rows) != 6 || rows[2][2] != `'=HYPERLINK("http://x","<b>&")` {
		t.Errorf("got %q", rows)
	}
	for _, row := range rows {
		for _, cell := range row {
			if cell != "" && strings.ContainsRune("=+-@", rune(cell[0])) {
				t.Errorf("%q would be run as a formula", cell)
			}
		}
	}
}

// TestDOCX holds that every part is XML, that no name in braces is left, and
// that text arrives as it was written.
func TestDOCX(t *testing.T) {
	m, elements := repository()
	for _, base := range []string{"https://faks.no", ""} {
		list := requirements.New(m, elements, requirements.Options{Lang: "nb", Base: base, Edition: "2014"})
		first, err := list.DOCX()
		if err != nil {
			t.Fatal(err)
		}
		second, err := list.DOCX()
		if err != nil || !bytes.Equal(first, second) {
			t.Error("the same list gives other bytes")
		}
		files := unzip(t, first)
		for name, text := range files {
			if strings.Contains(text, "{{") {
				t.Errorf("%s has a name that stands for nothing", name)
			}
			decoder := xml.NewDecoder(strings.NewReader(text))
			for {
				if _, err := decoder.Token(); err == io.EOF {
					break
				} else if err != nil {
					t.Fatalf("%s: %v", name, err)
				}
			}
		}
		document := files["word/document.xml"]
		for _, want := range []string{"Systemet skal støtte æøå.", `=HYPERLINK(&quot;http://x&quot;,&quot;&lt;b&gt;&amp;&quot;)`, "Bare et eksempel.", "arkiv#r1", base + "/id/arkiv/r1/", "utgave 2014", "Må oppfylles", "Eksempel"} {
			if !strings.Contains(document, want) {
				t.Errorf("base %q: the document lacks %q", base, want)
			}
		}
		if got := strings.Contains(document, "HYPERLINK &quot;"); got != (base != "") {
			t.Errorf("base %q: links %v", base, got)
		}
	}
}

func unzip(t *testing.T, data []byte) map[string]string {
	t.Helper()
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	files := map[string]string{}
	for _, f := range archive.File {
		in, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		text, err := io.ReadAll(in)
		if err != nil {
			t.Fatal(err)
		}
		files[f.Name] = string(text)
	}
	return files
}

func TestMarkdown(t *testing.T) {
	m, elements := repository()
	text := string(requirements.New(m, elements, requirements.Options{Lang: "nb"}).Markdown())
	if !strings.Contains(text, `\<b>&`) {
		t.Error("a tag in a text stays a tag")
	}
	if !strings.Contains(text, "[arkiv#r1](/id/arkiv/r1/)") {
		t.Errorf("no reference in\n%s", text)
	}
}

// TestWords: without it, a language with a hole in it.
func TestWords(t *testing.T) {
	m, elements := repository()
	for _, lang := range []string{"nb", "nn", "en"} {
		list := requirements.New(m, elements, requirements.Options{Lang: lang})
		for _, row := range append([][]string{list.Header()}, list.Cells()...) {
			for i, cell := range row[:9] {
				if cell == "" {
					t.Errorf("%s: cell %d of %q is empty", lang, i, row)
				}
			}
		}
	}
}

func TestScripts(t *testing.T) {
	m, elements := repository()
	text := string(requirements.Data(m, elements[0]))
	if !strings.HasPrefix(text, `lintelRequirements("arkiv",{"en":{"name":"Archive"`) || strings.Contains(text, "<b>") {
		t.Errorf("got %s", text)
	}
	if form := string(requirements.Form(m, "https://faks.no", "2014")); !strings.Contains(form, `"edition":"2014"`) || !strings.Contains(form, `"nn":{"title"`) {
		t.Errorf("got %s", form)
	}
}
