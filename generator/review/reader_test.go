package review

import (
	"slices"
	"strings"
	"testing"
	"time"

	"lintel/generator/diag"
	"lintel/generator/diagram"
	"lintel/generator/diff"
)

const readerMetamodel = `
statuses: {proposed: {name: Foreslått}, in-use: {name: I bruk, binding: true}}
kinds:
  component: {name: Komponent, plural: Komponenter, fields: {note: {type: markdown}, applies-to: {type: enum, values: {municipality: Kommunene}}, obligation: {type: enum, values: {obligatory: Obligatorisk, free: Frivillig}}}}
  information: {name: Informasjonsmodell, structure: information-model}
  decision: {name: Beslutning}
  view: {name: Visning, structure: view}
relations:
  uses: {name: Bruker, inverse: used-by, from: any, to: any, archimate: {type: Serving, inverse: true}}
  concerns: {name: Gjelder, inverse: concerned-by, from: any, to: any, archimate: Association}
  decides-on: {name: Avgjør, inverse: decided-in, from: [decision], to: any}
  managed-by: {name: Forvaltes av, inverse: manages, from: any, to: any, archimate: Association}
`

const readerBefore = `
id: x
kind: component
name: X
status: in-use
obligation: free
applies-to: municipality
managed-by: [keeper]
requirements: [{id: r1, level: should, text: Gammel ordlyd.}]
---
{id: user, kind: component, name: Brukeren, uses: [x], concerns: [x]}
---
{id: keeper, kind: component, name: Forvalteren}
---
{id: teller, kind: component, name: Fortelleren, concerns: [x]}
---
{id: v, kind: view, name: Bildet, type: landscape, include: [{where: kind == "component"}]}
---
id: i
kind: information
name: Modellen
status: proposed
entities:
  - id: adresse
    name: Adresse
    attributes:
      - {id: linje, type: string, min: 1, max: 3, name: Linje}
      - {id: postnummer, type: string, min: 0, max: 1, name: Postnummer}
`

// readerReport is of changes as a council member meets them.
func readerReport(t *testing.T, in Input) *Report {
	t.Helper()
	after := strings.NewReplacer("level: should, text: Gammel", "level: must, text: Ny", "obligation: free", "obligation: obligatory",
		"      - {id: postnummer, type: string, min: 0, max: 1, name: Postnummer}\n", "").Replace(readerBefore) + `---
id: new
kind: component
name: Den nye
summary: Gjør noe nytt.
status: proposed
uses: [x]
requirements: [{id: r1, level: must, text: Den skal virke.}]
`
	text := "En [[x]].\n"
	in.Diff = diff.Compare(linkWith(t, readerMetamodel, readerBefore, text), linkWith(t, readerMetamodel, after, text))
	findings := &diag.List{}
	in.Diff.Report(findings)
	in.Findings = findings.Sorted()
	r := New(in)
	drawer := plainDrawer{diagram.New(diagram.Options{Workers: 1})}
	defer drawer.Close()
	r.Draw(drawer)
	return r
}

func entryOf(t *testing.T, r *Report, id string) *Entry {
	t.Helper()
	for _, e := range r.All() {
		if e.ID == id {
			return e
		}
	}
	t.Fatalf("no entry of %s", id)
	return nil
}

// TestSaysWhat holds that an overview says of every element what changed in it,
// and why that breaks for nobody, in each language.
func TestSaysWhat(t *testing.T) {
	for lang, want := range map[string][3]string{
		"nb": {"Postnummer (adresse.postnummer) er fjernet fra Adresse.", "Statusen er «Foreslått» og binder ingen ennå", "Det er nytt"},
		"nn": {"Postnummer (adresse.postnummer) er fjerna frå Adresse.", "Statusen er «Foreslått» og bind ingen enno", "Det er nytt"},
		"en": {"Postnummer (adresse.postnummer) was removed from Adresse.", "Its status is “Foreslått”, which binds nobody", "It is new"},
	} {
		r := readerReport(t, Input{Lang: lang})
		information := entryOf(t, r, "i")
		if !slices.Contains(information.Sentences, want[0]) || !strings.HasPrefix(information.Why, want[1]) {
			t.Errorf("%s: %q, %q", lang, information.Sentences, information.Why)
		}
		if why := entryOf(t, r, "new").Why; !strings.HasPrefix(why, want[2]) {
			t.Errorf("%s: new: %q", lang, why)
		}
		site := siteOf(t, r)
		for _, s := range want {
			if !strings.Contains(site["index.html"], s) {
				t.Errorf("%s: the front page lacks %q", lang, s)
			}
		}
		if !strings.Contains(site["picture/i.html"], "Adresse: Postnummer") {
			t.Errorf("%s: the list under the picture does not name the attribute", lang)
		}
	}
}

func siteOf(t *testing.T, r *Report) map[string]string {
	t.Helper()
	site, err := r.Site(Style{Files: map[string][]byte{}, Sheet: "assets/main.css"})
	if err != nil {
		t.Fatal(err)
	}
	pages := map[string]string{}
	for name, data := range site {
		pages[name] = string(data)
	}
	return pages
}

// TestImpactTells holds that who depends on what changed is told apart from who
// only mentions it, and that names lead to the published site when there is one.
func TestImpactTells(t *testing.T) {
	r := readerReport(t, Input{Lang: "nb", BaseURL: "https://example.no/faks"})
	x := entryOf(t, r, "x")
	var depending, others []string
	for _, g := range x.Impact {
		for _, item := range g.Items {
			depending = append(depending, item.ID+" "+item.How+" "+item.URL)
		}
	}
	for _, g := range x.Others {
		for _, item := range g.Items {
			others = append(others, item.ID)
		}
	}
	if want := []string{"user bruker https://example.no/faks/id/user/"}; !slices.Equal(depending, want) {
		t.Errorf("depending: %q", depending)
	}
	if want := []string{"teller", "v", "content/a.md"}; !slices.Equal(others, want) {
		t.Errorf("others: %q", others)
	}
	if r := readerReport(t, Input{Lang: "nb"}); strings.Contains(siteOf(t, r)["index.html"], `href="http`) {
		t.Error("links without an address of the site")
	}
}

// TestNewElement holds that a new element's page says all that is said of it, and
// leads to the pictures that show it.
func TestNewElement(t *testing.T) {
	page := siteOf(t, readerReport(t, Input{Lang: "nb"}))["element/new.html"]
	for _, s := range []string{"Gjør noe nytt.", "Bruker X", "skal: Den skal virke.", `href="../picture/v.html"`} {
		if !strings.Contains(page, s) {
			t.Errorf("the page lacks %q", s)
		}
	}
}

// TestPictureFiles holds that a picture leads to the first that changed in it and to
// itself in full size, that the attribute that went is marked in it, and that each
// file a page leads to is there.
func TestPictureFiles(t *testing.T) {
	site := siteOf(t, readerReport(t, Input{Lang: "nb"}))
	page := site["picture/i.html"]
	for _, s := range []string{`href="#first-change"`, ` id="first-change"`, `class="lt-row lt-change-removed"`} {
		if strings.Count(page, s) != 1 {
			t.Errorf("%q stands %d times", s, strings.Count(page, s))
		}
	}
	for _, which := range []string{"overlay", "before", "after"} {
		name := "picture/i-" + which + ".svg"
		if !strings.Contains(page, `href="../`+name+`"`) || !strings.HasPrefix(site[name], "<svg") || strings.Contains(site[name], "lintel:") {
			t.Errorf("%s: %.80q", name, site[name])
		}
		if marked := strings.Contains(site[name], "<style>.lt-change-added"); marked != (which == "overlay") {
			t.Errorf("%s: marks in the file: %v", name, marked)
		}
	}
}

// TestPlainWords holds that no word of git or of the rules' codes meets a reader,
// and that what breaks says for whom, in the wording that is to hold.
func TestPlainWords(t *testing.T) {
	commit := &Commit{Subject: "Ny ordlyd", Time: time.Date(2026, 11, 3, 0, 0, 0, 0, time.UTC)}
	page := siteOf(t, readerReport(t, Input{Lang: "nb", Base: "HEAD", BaseCommit: commit, Head: "x", Draft: true}))["index.html"]
	for _, s := range []string{
		"Endringer fra «Ny ordlyd» (3. november 2026) til utkastet i mappen", "Endringene gjelder 3 elementer: 1 nytt, 2 endret og 0 fjernet.",
		"1 endring får følger for dem som bygger på X.", "Kravet r1 var «bør» og er nå «skal». Kravet lyder nå: «Ny ordlyd.»",
		"«Frivillig» er blitt «Obligatorisk» for kommunene. Det gjelder alle, ikke bare dem som står i listen.",
		"Ansvarlig, og den som bør spørres først: Forvalteren.", "Nytt i forslaget, og bygger på det: Den nye.", "For hver av dem kan rådet vedta endringen",
		"Var det bindende, ville dette vært brudd, så spør dem som alt bygger på det:", "Attributtet adresse.postnummer er borte.", "Gjør noe nytt.", "Må behandles: ingen ny eller endret beslutning nevner dette.",
	} {
		if !strings.Contains(page, s) {
			t.Errorf("the front page lacks %q", s)
		}
	}
	for _, s := range []string{"HEAD", "breaking-", "warning<", "0..1"} {
		if strings.Contains(page, s) {
			t.Errorf("the front page says %q", s)
		}
	}
	for name, want := range map[string]string{"main": "main: «Ny ordlyd» (3. november 2026)", "HEAD~2": "«Ny ordlyd» (3. november 2026)", "0123456789ab": "«Ny ordlyd» (3. november 2026)"} {
		if got := wordsIn("nb").revision(name, commit); got != want {
			t.Errorf("%s: %q", name, got)
		}
	}
}

// TestHowMany holds that how many there may be is said in words.
func TestHowMany(t *testing.T) {
	r := &Report{}
	for text, want := range map[string]string{
		"1": "påkrevd, én", "0..1": "valgfri, én", "0..*": "valgfri, én eller flere", "1..*": "påkrevd, én eller flere", "*": "valgfri, én eller flere",
		"2..*": "påkrevd, minst 2", "3": "påkrevd, nøyaktig 3", "1..3": "påkrevd, fra 1 til 3", "0..3": "valgfri, opptil 3",
	} {
		if got := r.howMany(text); got != want {
			t.Errorf("%s: %q", text, got)
		}
	}
}
