package search

import (
	"encoding/json"
	"os"
	"slices"
	"strings"
	"testing"
)

// goldenTokens is a text with what the analysis makes of it: for each word its
// key, its term and the terms of its parts; + before what is joined.
type goldenTokens struct {
	Lang   string   `json:"lang"`
	Text   string   `json:"text"`
	Tokens []string `json:"tokens"`
}

// analysed are texts of each sort that the analysis knows. The vocabulary that
// compounds are split by is that of the texts themselves.
var analysed = [][2]string{
	{"nb", "Folkeregisteret, folkeregister og folkeregistre; enheten, enheter og enhet"},
	{"nb", "saksbehandler saksbehandlere saksbehandlerne saksbehandleren saksbehandlernes"},
	{"nb", "åpen åpne åpent digital digitalt digitale sikker sikre offentlig offentlige"},
	{"nb", "en sak i arkivet, saken, saker; behandling av saker; saksbehandling; saksbehandlingssystem; system"},
	{"nb", "konsekvensvurdering: vurdering av konsekvens"},
	{"nn", "løysing løysingar skjemaløysing teneste tenester sakshandsaming opne innbyggjarar"},
	{"nb", "løsning løsninger skjemaløsning tjeneste tjenester saksbehandling åpne innbyggere skjema"},
	{"nb", "NOARK 5, Noark-5, ks-svarut, ks-svarut#r12, P4/2010, norge.no, ISO/IEC 42010:2007, r12"},
	{"nb", "SAS og SaaS, KITH, GeoIntegrasjon, Ærfugl Øst Ås, naïve"},
	{"en", "services service municipalities municipality interoperable interoperability the records"},
}

// TestAnalysis holds text to tokens. go test ./generator/search -run Analysis
// -update-analysis writes testdata/tokens.json anew; then read the difference.
func TestAnalysis(t *testing.T) {
	v := newVocabulary(withBuiltin(Words{}))
	for _, item := range analysed {
		for _, w := range words(item[1]) {
			v.form(w.text, w.key, item[0])
		}
	}
	v.analyse()
	var items []goldenTokens
	for _, item := range analysed {
		golden := goldenTokens{Lang: item[0], Text: item[1]}
		list := words(item[1])
		for _, w := range list {
			f := v.forms[v.form(w.text, w.key, item[0])]
			if f.stop {
				continue
			}
			token := f.key + " " + v.classes[f.class]
			for _, part := range f.parts {
				token += " +" + v.classes[part]
			}
			golden.Tokens = append(golden.Tokens, token)
		}
		for _, whole := range wholes(list) {
			golden.Tokens = append(golden.Tokens, "="+whole.key)
		}
		items = append(items, golden)
	}
	got, err := json.MarshalIndent(items, "", " ")
	if err != nil {
		t.Fatal(err)
	}
	const name = "testdata/tokens.json"
	if slices.Contains(os.Args, "-update-analysis") || os.Getenv("UPDATE_ANALYSIS") != "" {
		if err := os.WriteFile(name, append(got, '\n'), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if string(want) != string(got)+"\n" {
		t.Errorf("%s differs: got\n%s", name, got)
	}
}

// TestSameTerm holds that forms of a word, in bokmål and nynorsk, are one term.
func TestSameTerm(t *testing.T) {
	v := newVocabulary(withBuiltin(Words{}))
	for _, group := range []string{
		"saksbehandler saksbehandlere saksbehandleren saksbehandlerne", "enhet enheten enheter enhetene eining einingar eininga",
		"register registeret registre registrene", "folkeregister folkeregisteret folkeregistre", "løsning løsninger løsningen løysing løysingar løysinga",
		"skjemaløsning skjemaløysing skjemaløysingar", "tjeneste tjenester tjenesten teneste tenester tenesta", "digital digitalt digitale",
		"åpen åpne åpent open opne opent", "offentlig offentlige offentleg offentlege", "sikkerhet sikkerheten tryggleik", "komponent komponenter komponentar komponentane",
		"program programmet programmer", "høring høringer høyring høyringar", "skole skoler skule skular", "mulighet muligheter moglegheit moglegheiter",
	} {
		forms := strings.Fields(group)
		want := v.stemmer.of(forms[0], "nb")
		for _, form := range forms[1:] {
			if got := v.stemmer.of(form, "nn"); got != want {
				t.Errorf("%s is %q, %s is %q", forms[0], want, form, got)
			}
		}
	}
}

// TestApart holds what a misspelling is.
func TestApart(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want int
	}{{"matrikkel", "matrikkel", 0}, {"matrikel", "matrikkel", 1}, {"matirkkel", "matrikkel", 1}, {"matrokkel", "matrikkel", 1}, {"metrikel", "matrikkel", 2}, {"saken", "arkiv", 3}} {
		if got := apart([]rune(c.a), []rune(c.b), 2); got != c.want {
			t.Errorf("%s and %s: %d, want %d", c.a, c.b, got, c.want)
		}
	}
}

// TestWords holds what a word list may look like, and that a mistake is told.
func TestWords(t *testing.T) {
	list, mistakes := ParseWords("# a comment\n\nløsning = løysing\nbrev ~ digital post ~ forsendelse\nonly one\na = b ~ c\n")
	if len(list.Same) != 1 || len(list.Alike) != 1 || len(list.Alike[0]) != 3 {
		t.Errorf("got %+v", list)
	}
	if len(mistakes) != 2 || mistakes[0].Line != 5 || mistakes[0].Text != "only one" || mistakes[1].Line != 6 {
		t.Errorf("got %v", mistakes)
	}
	withBuiltin(Words{})
}

// TestSuite holds the form of a suite, and that a mistake names its line.
func TestSuite(t *testing.T) {
	questions, err := ParseSuite("# a comment\nexact:\n  - {q: \"a, \\\"b\\\"\", lang: en, answers: [x, x#r1]}\n  - {q: \"c\", answers: [/d]}\n", "nb")
	if err != nil || len(questions) != 2 || questions[0].Text != `a, "b"` || questions[0].Lang != "en" || len(questions[0].Answers) != 2 || questions[1].Lang != "nb" {
		t.Errorf("got %+v, %v", questions, err)
	}
	for _, bad := range []string{"a:\n  - {q: unquoted, answers: [x]}", "a:\n  - {q: \"x\"}", "a:\n  - {q: \"x\", answers: []}"} {
		if _, err := ParseSuite(bad, "nb"); err == nil || !strings.Contains(err.Error(), "line 2") {
			t.Errorf("%q: %v", bad, err)
		}
	}
}

// TestDecode holds that what is written is read again.
func TestDecode(t *testing.T) {
	list := []posting{{slot: 0, title: 15, body: 63, langs: 7}, {slot: 0, sub: 63, body: 1, langs: 1}, {slot: 1 << 20, sub: 5, title: 1, body: 9, langs: 4}}
	got, ok := decodePostings(encodePostings(list))
	if !ok || !slices.Equal(got, list) {
		t.Errorf("got %v", got)
	}
	for _, key := range []string{"komponentene", "æ", "a"} {
		for _, term := range []string{"komponent", "komponentene", "annet", "ø"} {
			if got := decodeTerm(key, encodeTerm(key, term)); got != term {
				t.Errorf("%s of %s: %s", term, key, got)
			}
		}
	}
	for _, bad := range []string{"", "a", "a b c d e f", "a 0 ~ \x00 1", "a , x 0 "} {
		decodeLexeme(bad)
	}
}
