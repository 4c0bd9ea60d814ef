package site_test

import (
	"strings"
	"testing"

	"lintel/generator/site"
)

// TestTerms holds where the first mention of a term is marked: inflected, the
// longest, once a text, and not where it would be a link in a link, a heading or
// code; in the language the text is in; never on the term's own page.
func TestTerms(t *testing.T) {
	text := strings.ReplaceAll(`---
title: T
summary: s
---
## Registeret {#r}

En 'register' og [et register](a.md). Registrene og **registerets** *felles registrene* & fellesregister.

SOA er ikke soa. Registerdata og registerarbeid. Se [[begrep-slag]], et slag.

| Register |
| --- |
| tjenestene |
`, "'", "`")
	s := build(t, map[string]string{
		"lintel.yaml": "title: T\nlanguages: [nb, en]\n",
		"models/metamodel.yaml": `kinds:
  concept:
    name: Begrep
    path: begrep
    fields: {definition: {type: localized}, alternative-terms: {type: list of localized}, text: {type: markdown}}
relations: {r: {name: R, inverse: s, from: any, to: any}}
`,
		"models/a.yaml": `{id: begrep-register, kind: concept, name: {nb: Register, en: Registry}, summary: s, definition: {nb: "Samling <av> data", en: Collection}, description: Et register er det.}
---
{id: begrep-felles, kind: concept, name: {nb: Felles register}, summary: s, definition: D}
---
{id: begrep-soa, kind: concept, name: {nb: Tjenesteorientert}, summary: s, definition: D, alternative-terms: [{nb: SOA}]}
---
{id: begrep-slag, kind: concept, name: {nb: Slag}, summary: s, definition: D}
---
{id: begrep-tjeneste, kind: concept, name: {nb: Tjeneste}, summary: s, definition: D}
`,
		"content/a.md": text,
	}, site.Options{})
	marked := func(url string) string {
		var found []string
		var body site.Body
		switch content := s.Page(url).Content().(type) {
		case *site.ArticlePage:
			body = content.Body
		case *site.ElementPage:
			body = content.Sections[0].Body
		}
		var all strings.Builder
		for _, part := range body {
			all.WriteString(string(part.HTML))
		}
		for _, piece := range strings.Split(all.String(), "lt-term")[1:] {
			_, after, _ := strings.Cut(piece, ">")
			word, _, _ := strings.Cut(after, "</a>")
			found = append(found, word)
		}
		return strings.Join(found, ", ")
	}
	if got, want := marked("/a/"), "registerets, SOA, tjenestene"; got != want {
		t.Errorf("marked: %s, want %s", got, want)
	}
	if got := marked("/begrep/begrep-register/"); got != "" {
		t.Errorf("on its own page: %s", got)
	}
	refs := s.Page("/en/a/").Content().(*site.ArticlePage).Refs
	if got := refs["begrep-register"]; got.Summary != "Collection" || got.Name != "Registry" {
		t.Errorf("the card says %+v", got)
	}
}
