package diagram

import (
	"bytes"
	"encoding/xml"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"lintel/generator/diag"
	"lintel/generator/load"
	"lintel/generator/model"
	"lintel/generator/source"
)

// update writes the goldens anew, to be read in the diff:
// go test ./generator/diagram -run Golden -update
var update = flag.Bool("update", false, "write what comes out into the goldens")

// faultVariable makes the test binary a worker that goes wrong; see TestFaults.
const faultVariable = "LINTEL_TEST_FAULT"

func TestMain(m *testing.M) {
	switch fault, file, _ := strings.Cut(os.Getenv(faultVariable), ":"); fault {
	case "print": // what privatetmp has left
		fmt.Println(os.TempDir())
		os.Exit(0)
	case "die":
		os.Exit(3)
	case "die-once":
		if _, err := os.Stat(file); err != nil {
			_ = os.WriteFile(file, nil, 0o600)
			os.Exit(3)
		}
	case "hang":
		time.Sleep(time.Minute)
	case "rubbish":
		_, _ = readMessage(os.Stdin)
		_, _ = os.Stdout.WriteString("Warning: this is no protocol at all\n")
		time.Sleep(time.Minute)
	case "empty", "foreign", "refuse":
		answers := map[string]string{"empty": "", "foreign": `+{"bb":"0,0,1,1","objects":[{"name":"n1","pos":"1,NaN"}]}`, "refuse": "-no"}
		for {
			if _, err := readMessage(os.Stdin); err != nil {
				os.Exit(0)
			}
			_ = writeMessage(os.Stdout, []byte(answers[fault]))
		}
	}
	RunWorker()
	os.Exit(m.Run())
}

const testMetamodel = `
layers:
  legal: {letter: J, name: Legal}
  technical: {letter: T, name: Technical}
statuses:
  draft: {name: Draft}
  in-use: {name: In use, binding: true}
kinds:
  component: {name: {nb: Komponent, en: Component}, plural: {nb: Komponenter, en: Components}, layer: technical}
  law: {name: {nb: Lov, en: Law}, layer: legal}
  information: {name: Information model, structure: information-model}
  view: {name: View, structure: view}
relations:
  uses: {name: {nb: bruker, en: uses}, inverse: used-by, from: any, to: any}
  rests-on: {name: {nb: bygger på, en: rests on}, inverse: carries, from: any, to: any, archimate: Realization}
  part-of: {name: {nb: del av, en: part of}, inverse: has-part, inverse-name: {nb: omfatter, en: comprises}, from: any, to: any, archimate: Composition}
`

// testModel loads a repository of one file beside the metamodel.
func testModel(tb testing.TB, elements string) *model.Model {
	tb.Helper()
	tree := source.New(fstest.MapFS{
		"lintel.yaml":           {Data: []byte("title: T\nlanguages: [nb, en]\n")},
		"models/metamodel.yaml": {Data: []byte(testMetamodel)},
		"models/x.yaml":         {Data: []byte(elements)},
	})
	report := &diag.List{}
	result, err := load.Load(tb.Context(), tree, 1, report)
	if err != nil {
		tb.Fatal(err)
	}
	m := model.Link(result.Decls, report)
	for _, f := range report.Sorted() {
		if f.Severity == diag.Error {
			tb.Fatalf("%s: %s", f.Span, f.Message("en"))
		}
	}
	return m
}

// wellFormed fails when an SVG is no XML, has an attribute or an id twice, or
// holds what a page must not.
func wellFormed(tb testing.TB, svg []byte) {
	tb.Helper()
	for _, bad := range []string{"style=", "<style", "<script", "NaN", "+Inf", "-Inf"} {
		if bytes.Contains(svg, []byte(bad)) {
			tb.Fatalf("the SVG holds %s", bad)
		}
	}
	ids := map[string]bool{}
	decoder := xml.NewDecoder(bytes.NewReader(svg))
	for {
		token, err := decoder.Token()
		if errors.Is(err, io.EOF) {
			return
		}
		if err != nil {
			tb.Fatalf("%v in %.300s", err, svg)
		}
		start, ok := token.(xml.StartElement)
		if !ok {
			continue
		}
		seen := map[string]bool{}
		for _, a := range start.Attr {
			if seen[a.Name.Local] {
				tb.Fatalf("<%s> has %s twice", start.Name.Local, a.Name.Local)
			}
			seen[a.Name.Local] = true
			if a.Name.Local == "id" && ids[a.Value] {
				tb.Fatalf("id %s twice", a.Value)
			}
			if a.Name.Local == "id" {
				ids[a.Value] = true
			}
			if a.Name.Local == "href" && !strings.HasPrefix(a.Value, "lintel:") {
				tb.Fatalf("a link to %s", a.Value)
			}
		}
	}
}
