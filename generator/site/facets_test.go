package site_test

import (
	"strings"
	"testing"

	"lintel/generator/site"
)

// catalogue is a list with every kind of facet: an enum, a list of one, and a
// relation that a version of the element may have in its place.
func catalogue() map[string]string {
	return map[string]string{
		"lintel.yaml": "title: T\nlanguages: [nb, en]\n",
		"models/metamodel.yaml": `kinds:
  component: {name: Komponent, path: komponent}
  version: {name: Versjon, path: versjon, fields: {number: {type: text}}}
  standard:
    name: Standard
    path: standard
    fields:
      duty: {type: enum, values: {must: Skal, may: Kan}, facet: true}
      area: {type: list of enum, values: {records: Arkiv, maps: Kart}, facet: true}
    facets: [followed-by]
    columns: [area, has-version]
relations:
  follows: {name: Følger, inverse: followed-by, inverse-name: Følges av, from: any, to: any}
  version-of: {name: Versjon av, inverse: has-version, inverse-name: Har versjon, from: [version], to: [standard]}
`,
		"models/a.yaml": `id: noark
kind: standard
name: Noark
summary: s
duty: must
area: [records, maps, records]
---
id: sosi
kind: standard
name: SOSI
summary: s
area: [maps]
---
id: noark-5
kind: version
name: Noark 5
summary: s
version-of: noark
---
id: arkiv
kind: component
name: Arkivet
summary: s
follows: [noark-5, sosi]
`,
	}
}

// TestFacets holds that a list can be filtered by each value of a list of enums
// and by the other end of a relation, that a component that follows a version
// of a standard is found at the standard, and that its own page leads there.
func TestFacets(t *testing.T) {
	s := build(t, catalogue(), site.Options{})
	rows := func(url string) string {
		page := s.Page(url)
		if page == nil {
			t.Fatalf("no page %s", url)
		}
		var names []string
		for _, row := range page.Content().(*site.ListPage).List.Rows {
			names = append(names, row.Card.ID+" "+strings.Join(row.Facets, " "))
		}
		return strings.Join(names, "; ")
	}
	noark := "noark duty:must area:records area:maps followed-by:arkiv"
	sosi := "sosi area:maps followed-by:arkiv"
	for url, want := range map[string]string{
		"/standard/area/records/":      noark,
		"/standard/area/maps/":         noark + "; " + sosi,
		"/en/standard/area/maps/":      noark + "; " + sosi,
		"/standard/followed-by/arkiv/": noark + "; " + sosi,
		"/standard/duty/must/":         noark,
	} {
		if got := rows(url); got != want {
			t.Errorf("%s: %s, want %s", url, got, want)
		}
	}
	list := s.Page("/standard/").Content().(*site.ListPage).List
	if got := list.Columns[1].Name.Text + ": " + list.Rows[0].Cells[1].Text.Text; got != "Har versjon: Noark 5" {
		t.Errorf("the kind's own columns: %s", got)
	}
	for _, group := range s.Page("/komponent/arkiv/").Content().(*site.ElementPage).Relations {
		if group.Name == "Følger" && group.List != "/standard/followed-by/arkiv/" {
			t.Errorf("the component leads to %q", group.List)
		}
	}
}
