package search_test

import (
	"context"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"lintel/generator"
	"lintel/generator/search"
	"lintel/generator/source"
)

// small makes an index of a few elements, each a line: id | fields.
func small(t *testing.T, elements string) *search.Index {
	t.Helper()
	var b strings.Builder
	for line := range strings.Lines(elements) {
		if id, fields, ok := strings.Cut(strings.TrimSpace(line), " | "); ok {
			b.WriteString("---\nid: " + id + "\nkind: thing\n" + strings.ReplaceAll(fields, " | ", "\n") + "\n")
		}
	}
	result, err := generator.Build(context.Background(), source.New(fstest.MapFS{
		"lintel.yaml":        {Data: []byte("title: Prøve\nlanguages: [nb, nn, en]\n")},
		"content/index.md":   {Data: []byte("---\ntitle: Forside\nsummary: En liten samling.\n---\n")},
		"models/things.yaml": {Data: []byte(b.String())},
		"models/metamodel.yaml": {Data: []byte(`layers:
  technical: {letter: T, name: Teknisk}
statuses:
  draft: {name: Utkast}
  adopted: {name: Vedtatt, binding: true}
  deprecated: {name: Utgående, binding: true}
  withdrawn: {name: Trukket}
kinds:
  thing:
    name: Ting
    plural: Ting
    path: ting
    layer: technical
    fields:
      alternative-terms: {type: list of localized, name: Andre ord}
      deprecated-terms: {type: list of localized, name: Frarådde ord}
relations: {}
`)},
	}), generator.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if result.Site == nil {
		t.Fatalf("%+v", result.Findings)
	}
	return search.New(result.Site, search.Words{})
}

// TestOrder holds what comes before what, claim by claim: each row is a query
// with all that it finds, in order.
func TestOrder(t *testing.T) {
	for _, c := range []struct{ claim, elements, query, lang, want string }{
		{"the name over the summary over the text", `
c | name: Alfa | summary: Om noe. | status: adopted | description: Her står fjellheim.
b | name: Beta | summary: Om fjellheim. | status: adopted
a | name: Fjellheim | summary: Om noe. | status: adopted`, "fjellheim", "nb", "a b c"},
		{"the whole name over a part of it", `
b | name: Fjellheim og dalbunn | status: adopted
a | name: Fjellheim | status: adopted`, "fjellheim", "nb", "a b"},
		{"the word over another form of it over a part of a compound; a misspelling never", `
c | name: Fjellhytte | status: adopted
b | name: Fjellene | status: adopted
x | name: Fjoll | status: adopted
a | name: Fjell | status: adopted
y | name: Hytte | status: adopted`, "fjell", "nb", "a b c"},
		{"what is in force over what was", `
d | name: Fjellheim | status: withdrawn
c | name: Fjellheim | status: deprecated
b | name: Fjellheim | status: draft
a | name: Fjellheim | status: adopted`, "fjellheim", "nb", "a b c d"},
		{"the page's language, Norwegian", `
b | name: {nb: Annet, en: Fjellheim} | status: adopted
a | name: {nb: Fjellheim, en: Other} | status: adopted`, "fjellheim", "nb", "a b"},
		{"the page's language, English", `
b | name: {nb: Fjellheim, en: Other} | status: adopted
a | name: {nb: Annet, en: Fjellheim} | status: adopted`, "fjellheim", "en", "a b"},
		{"all words over some", `
b | name: Fjellheim | status: adopted
a | name: Brua over elva til fjellheim | status: adopted`, "elva fjellheim", "nb", "a b"},
		{"a misspelling finds when nothing else does", `
a | name: Fjellheim | status: adopted`, "fjelheim", "nb", "a"},
	} {
		x := small(t, c.elements)
		var got []string
		for _, h := range x.Search(search.Query{Text: c.query, Lang: c.lang}).Hits {
			got = append(got, h.ID)
		}
		want := strings.Fields(c.want)
		if !slices.Equal(got, want) {
			t.Errorf("%s: %q finds %v, want %v", c.claim, c.query, got, want)
		}
	}
}

// TestClaims holds what the analysis claims, each by a query and what it must
// find first.
func TestClaims(t *testing.T) {
	x := small(t, `
losning | name: Skjemaløsning | summary: Fyller ut skjema. | status: adopted
teneste | name: Tjeneste for forsendelse | status: adopted
saksbehandling | name: Saksbehandling | summary: Hver sak og dens behandling. | status: adopted
konsekvensvurdering | name: Konsekvensvurdering | summary: En vurdering av hver konsekvens. | status: adopted
noark-5 | name: NOARK 5 | summary: Arkivstandard. | status: adopted
noark-4 | name: NOARK 4 | summary: Arkivstandard. | status: withdrawn
ks-svarut | name: KS SvarUT | status: adopted | requirements: [{id: r1, level: must, text: Meldinger sendes.}, {id: r12, level: must, text: Meldinger mottas.}]
aapen | name: Åpne grensesnitt | status: adopted
laererne | name: Lærerne på øya | status: adopted
sky | name: Nettsky | status: adopted | alternative-terms: [skyteknologi, cloud computing] | deprecated-terms: [ASP-tjeneste]
ny | name: Postkasse | status: adopted | formerly: [gammel-boks]
municipality | name: {nb: Kommune, en: Municipality} | status: adopted
avgjerd | name: Vedtak om høring | status: adopted
kartlag | name: Kartlag | summary: Et lag av kart. | status: adopted`)
	for _, c := range []struct{ claim, query, lang, want string }{
		{"another form, bokmål", "skjemaløsningene", "nb", "losning"},
		{"another form, English", "municipalities", "en", "municipality"},
		{"ø as it is", "skjemaløsning", "nb", "losning"},
		{"ø as o", "skjemalosning", "nb", "losning"},
		{"ø as oe", "skjemaloesning", "nb", "losning"},
		{"å as a", "apne grensesnitt", "nb", "aapen"},
		{"å as aa", "aapne grensesnitt", "nb", "aapen"},
		{"æ as ae", "laererne", "nb", "laererne"},
		{"capitals", "SKJEMALØSNING", "nb", "losning"},
		{"decomposed letters", "A\u030apne", "nb", "aapen"},
		{"nynorsk finds bokmål, by the list", "teneste", "nn", "teneste"},
		{"nynorsk inside a compound", "skjemaløysing", "nn", "losning"},
		{"nynorsk endings, by rule", "skjemaløysingane", "nn", "losning"},
		{"nynorsk of a word that only the list has", "høyring", "nn", "avgjerd"},
		{"a compound by its first part", "sak", "nb", "saksbehandling"},
		{"a compound by its last part", "behandling", "nb", "saksbehandling"},
		{"konsekvensvurdering by its first part", "konsekvens", "nb", "konsekvensvurdering"},
		{"konsekvensvurdering by its last part", "vurderinger", "nb", "konsekvensvurdering"},
		{"a compound that no text has, by its parts", "forsendelsestjeneste", "nb", "teneste"},
		{"an identifier with a space", "NOARK 5", "nb", "noark-5"},
		{"an identifier in one", "noark5", "nb", "noark-5"},
		{"an identifier with a hyphen", "noark-4", "nb", "noark-4"},
		{"an id", "ks-svarut", "nb", "ks-svarut"},
		{"an id without its hyphen", "kssvarut", "nb", "ks-svarut"},
		{"a requirement by its number", "r12", "nb", "ks-svarut#r12"},
		{"a requirement by its address", "ks-svarut#r1", "nb", "ks-svarut#r1"},
		{"another term of the glossary", "skyteknologi", "nb", "sky"},
		{"another term of two words", "cloud computing", "en", "sky"},
		{"a deprecated term", "asp-tjeneste", "nb", "sky"},
		{"a former id", "gammel-boks", "nb", "ny"},
		{"stop words beside a word", "hva er en nettsky?", "nb", "sky"},
		{"while it is typed", "konsekvensv", "nb", "konsekvensvurdering"},
		{"while two letters are typed", "ko", "nb", "municipality konsekvensvurdering"},
		{"a misspelling of five letters", "kummune", "nb", "municipality"},
		{"letters swapped", "konsekvensvuredring", "nb", "konsekvensvurdering"},
	} {
		hits := x.Search(search.Query{Text: c.query, Lang: c.lang, Limit: 3}).Hits
		got := "nothing"
		if len(hits) > 0 {
			got = hits[0].ID
		}
		if !slices.Contains(strings.Fields(c.want), got) {
			t.Errorf("%s: %q finds %s first, want %s", c.claim, c.query, got, c.want)
		}
	}
	for query, want := range map[string]int{"og i på": 0, "?!": 0, "lagkart": 1, "xqzwv": 0, "rt": 0} {
		if got := len(x.Search(search.Query{Text: query}).Hits); (got > 0) != (want > 0) {
			t.Errorf("%q finds %d", query, got)
		}
	}
	// A misspelling of four letters is not guessed at, and says nothing was meant.
	if answer := x.Search(search.Query{Text: "kary "}); len(answer.Hits) > 0 || len(answer.Guesses) > 0 {
		t.Errorf("four letters are guessed at: %+v", answer)
	}
	if answer := x.Search(search.Query{Text: "kummune "}); answer.Guesses["kummune"] != "kommune" {
		t.Errorf("a guess is not told: %v", answer.Guesses)
	}
}
