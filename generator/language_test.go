package generator

import (
	"encoding/json"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"lintel/generator/source"
	"lintel/themes"
)

// TestForeignLanguage holds that a language is data: with a file of words in the
// repository's theme, here made up for Northern Sámi, every page is made in it,
// in that file's words, and none in another's.
func TestForeignLanguage(t *testing.T) {
	data, err := fs.ReadFile(themes.FS, "default/words/nb.json")
	if err != nil {
		t.Fatal(err)
	}
	words := map[string]string{}
	if err := json.Unmarshal(data, &words); err != nil {
		t.Fatal(err)
	}
	for key, word := range words {
		words[key] = "§" + word
	}
	words["site-language"], words["site-glossary"], words["site-months"] = "Davvisámegiella", "Sátnelistu", strings.Repeat("§m|", 11)+"§m"
	words["in-se"] = "davvisámegillii"
	made, err := json.Marshal(words)
	if err != nil {
		t.Fatal(err)
	}
	file := func(text string) *fstest.MapFile { return &fstest.MapFile{Data: []byte(text)} }
	tree := source.New(fstest.MapFS{
		"lintel.yaml":              file("title: {nb: Tittel, se: Namma}\nlanguages: [nb, se]\ntheme: own\n"),
		"themes/own/words/se.json": {Data: made},
		"themes/own/words/nb.json": file(`{"in-se": "nordsamisk"}`),
		"models/metamodel.yaml":    file("kinds:\n  concept: {name: {nb: Begrep, se: Doaba}, path: begrep, fields: {definition: {type: localized}, day: {type: date}}}\nrelations: {r: {name: R, inverse: s, from: any, to: any}}\n"),
		"models/a.yaml":            file("{id: a, kind: concept, name: {nb: Arkiv, se: Vuorká}, summary: {nb: Sammendrag}, from: 2014-03-02, definition: {nb: D}, r: b}\n---\n{id: b, kind: concept, name: B, summary: S, definition: E}\n"),
		"content/index.md":         file("---\ntitle: Forside\nsummary: S\n---\n> [!NOTE]\n> Et arkiv.\n"),
		"content/index.se.md":      file("---\ntitle: Ovdasiidu\nsummary: S\n---\n> [!NOTE]\n> Okta.\n"),
		"content/bare-pa-norsk.md": file("---\ntitle: Bare på norsk\nsummary: S\n---\nTekst.\n"),
	})
	result, err := Build(t.Context(), tree, Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer result.Close()
	if result.Output == nil {
		t.Fatalf("findings: %v", findingLines(t, tree, nil))
	}
	pages := map[string]string{}
	for _, name := range result.Output.Names() {
		if !strings.HasSuffix(name, ".html") {
			continue
		}
		data, err := result.Output.ReadFile(name)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		pages[name] = string(data)
	}
	for name, want := range map[string][]string{
		"se/index.html":               {`<html lang="se">`, "Namma", "Davvisámegiella"},
		"se/begrep/a/index.html":      {"Vuorká", "2. §m 2014"},
		"se/ordliste/index.html":      {"Sátnelistu"},
		"se/bare-pa-norsk/index.html": {`lang="nb"`},
	} {
		for _, text := range want {
			if !strings.Contains(pages[name], text) {
				t.Errorf("%s has no %q", name, text)
			}
		}
		if !strings.Contains(pages[name], "§") {
			t.Errorf("%s has no word of its language's file", name)
		}
	}
}
