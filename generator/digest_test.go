package generator

import (
	"bufio"
	"context"
	"encoding/json"
	"os"
	"slices"
	"strings"
	"testing"

	"lintel/generator/model"
	"lintel/generator/source"
)

// relationOf is what a relation of the digest is in the metamodel's terms.
var relationOf = map[string]string{
	"del-av": "part-of", "omfatter": "has-part", "bygger-paa": "builds-on", "forvaltes-av": "managed-by", "eies-av": "owner",
	"utfores-av": "performed-by", "brukes-av": "used-by", "bruker": "uses", "realiserer": "realises", "understotter": "supports",
	"gjelder": "concerns", "motiverer": "motivates", "mal-for": "target-for", "samhandler-med": "interacts-with",
	"finansieres-av": "financed-by", "vurdert-mot": "assessed-against", "avlost-av": "succeeded-by", "anbefales-av": "recommended-by",
	"kilde": "sources", "motsier": "contradicts", "eksempel-paa": "example-of", "leverer": "delivers",
}

// lines reads a table, without comments.
func lines(t *testing.T, name string) [][]string {
	t.Helper()
	file, err := os.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	var rows [][]string
	for scanner := bufio.NewScanner(file); scanner.Scan(); {
		if text := scanner.Text(); text != "" && text[0] != '#' {
			rows = append(rows, strings.Split(text, "\t"))
		}
	}
	return rows
}

// TestDigest holds that FAKS has every fact of the two reports: each id of the
// digest is published with a name or a text, and each relation of it is in the
// model. Without it a fact could go in an edit, and nobody would miss it.
func TestDigest(t *testing.T) {
	tree, err := source.OpenDirectory("..")
	if err != nil {
		t.Fatal(err)
	}
	result, err := Build(context.Background(), tree, Options{})
	if err != nil || result.Output == nil {
		t.Fatalf("%v, %v", err, result.Findings)
	}
	defer result.Close()
	ends := publishedEnds(t, result)
	otherwise := map[string]string{}
	for _, row := range lines(t, "testdata/digest-exceptions.tsv") {
		if len(row) != 3 || row[2] == "" {
			t.Errorf("an exception without its reason: %v", row)
			continue
		}
		otherwise[row[0]] = row[1]
	}
	rows := lines(t, "testdata/digest.tsv")
	relations := 0
	for _, row := range rows {
		end, ok := ends[row[0]]
		if !ok {
			t.Errorf("%s is not published", row[0])
			continue
		}
		if !hasText(end) {
			t.Errorf("%s has no name and no text", row[0])
		}
		for text := range strings.FieldsSeq(row[1]) {
			relations++
			kind, to, _ := strings.Cut(text, ":")
			want := relationOf[kind]
			if other := otherwise[row[0]+" "+text]; other != "" {
				want = other
				delete(otherwise, row[0]+" "+text)
			}
			if !related(end, want, ends[to]) {
				t.Errorf("%s is not related to %s by %s", row[0], to, want)
			}
		}
	}
	if len(rows) != 673 || relations != 909 {
		t.Errorf("%d ids and %d relations in the digest, want 673 and 909", len(rows), relations)
	}
	for text := range otherwise {
		t.Errorf("the exception %q is none", text)
	}
}

// publishedEnds reads what /data/index.json lists: elements by id, and parts by
// their own id where no element has it.
func publishedEnds(t *testing.T, result *Result) map[string]model.End {
	t.Helper()
	data, err := result.Output.ReadFile("data/index.json")
	if err != nil {
		t.Fatal(err)
	}
	var index struct {
		Elements []struct {
			ID    string
			Parts []struct{ ID string }
		}
	}
	if err := json.Unmarshal(data, &index); err != nil {
		t.Fatal(err)
	}
	ends := map[string]model.End{}
	for _, e := range index.Elements {
		element := result.Model.Element(e.ID)
		for _, p := range e.Parts {
			if _, taken := ends[p.ID]; !taken {
				ends[p.ID] = model.End{Element: element, Part: element.Part(p.ID)}
			}
		}
	}
	for _, e := range index.Elements {
		ends[e.ID] = model.End{Element: result.Model.Element(e.ID)}
	}
	return ends
}

// hasText tells whether what an id names says something: a name, or for a row
// a cell.
func hasText(end model.End) bool {
	if end.Part == nil {
		return end.Element.Name.In("nb") != ""
	}
	if end.Part.Name.In("nb") != "" {
		return true
	}
	if end.Element.Dataset == nil {
		return false
	}
	for _, row := range end.Element.Dataset.Rows {
		if row.Part == end.Part {
			return slices.ContainsFunc(row.Cells, func(c model.Cell) bool { return c.IsSet })
		}
	}
	return false
}

// related tells whether one end has a relation of that name, written from
// either end, to another. A part has its element's too, and is part of it.
func related(from model.End, name string, to model.End) bool {
	if to.Element == nil {
		return false
	}
	if name == "sources" {
		for _, s := range from.Element.Sources {
			if s.To == to {
				return true
			}
		}
		return false
	}
	if name == "part-of" && from.Part != nil && to.Element == from.Element {
		return true
	}
	for r := range from.Element.AllOut() {
		if r.Type.ID == name && within(from, r.From) && r.To == to {
			return true
		}
	}
	for r := range from.Element.AllIn() {
		if r.Type.Inverse == name && within(from, r.To) && r.From == to {
			return true
		}
	}
	return false
}

// within tells whether what is said of an end is said of that place too.
func within(place, end model.End) bool { return end == place || end.Part == nil }

// unsourced are what no report can be the source of.
var unsourced = map[string]string{
	"arkivverket-noark-5":              "is a source",
	"content/handbok/bilder.md":        "tells how pictures are made",
	"content/handbok/modellspraket.md": "tells how models are written",
	"horing-eksempel-vedtaksprosess":   "is an example",
	"mote-eksempel-arkitekturrad":      "is an example",
	"svarut-forsendelse":               "is an example",
	"rapport-devoteam-2011":            "is a source",
	"rapport-ramboll-2014":             "is a source",
	"content/handbok/fra-archi.md":     "tells what the command does",
	"content/handbok/gjennomgang.md":   "tells what the command does",
	"content/handbok/kommandoene.md":   "tells what the command does",
	"content/handbok/sok.md":           "tells what the search does",
	"content/tilgjengelighet.md":       "tells how the site was tested",
}

// TestSources holds that everything FAKS says has a summary and where it is
// taken from. Without it, a claim without a source could come in unseen.
func TestSources(t *testing.T) {
	result := checkFolder(t.Context(), t, "..", Options{})
	hold := func(name string, summary model.Text, sources []model.Source) {
		if summary.IsEmpty() {
			t.Errorf("%s has no summary", name)
		}
		if _, exempt := unsourced[name]; exempt == (len(sources) > 0) {
			t.Errorf("%s has %d sources", name, len(sources))
		}
	}
	for _, e := range result.Model.Elements {
		hold(e.ID, e.Summary, e.Sources)
	}
	for _, a := range result.Model.Articles {
		hold(a.Path, a.Summary, result.Model.ArticleSources(a))
	}
}
