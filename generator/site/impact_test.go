package site_test

import (
	"fmt"
	"strings"
	"testing"

	"lintel/generator/site"
)

// TestImpact holds who is said to be touched: what relates to an element and
// what relates to that, in the table too; nobody internal, nothing through
// somebody internal, and no formula.
func TestImpact(t *testing.T) {
	s := build(t, map[string]string{
		"lintel.yaml":           "title: T\nlanguages: [nb]\n",
		"models/metamodel.yaml": "kinds:\n  a: {name: A, path: a}\nrelations:\n  uses: {name: Bruker, inverse: used-by, inverse-name: Brukes av, from: any, to: any}\n",
		"models/a.yaml": `{id: base, kind: a, name: Base}
---
{id: direct, kind: a, name: "=1+1", uses: base}
---
{id: indirect, kind: a, name: Indirect, uses: direct}
---
{id: secret, kind: a, name: Secret, visibility: internal, uses: base}
---
{id: behind, kind: a, name: Behind, uses: secret}
---
{id: alone, kind: a, name: Alone}
`}, site.Options{})
	page := s.Page("/a/base/").Content().(*site.ElementPage)
	if page.Impact == nil || page.Impact.Direct != 1 || page.Impact.Indirect != 1 {
		t.Fatalf("impact %+v", page.Impact)
	}
	if item := page.Impact.Kinds[0].Items[1]; item.Card.ID != "indirect" || item.Relation != "Bruker" || item.Through.Name.Text != "=1+1" {
		t.Errorf("the indirect: %+v", item)
	}
	if s.Page("/a/alone/").Content().(*site.ElementPage).Impact != nil {
		t.Error("an element that nothing relates to has an impact")
	}
	want := "\ufeffdepth;kind;id;name;status;relation;through;url\r\n1;a;direct;'=1+1;;uses;base;/id/direct/\r\n2;a;indirect;Indirect;;uses;direct;/id/indirect/\r\n"
	found := false
	for _, f := range s.Files {
		if f.Path == "a/base/impact.csv" {
			found = true
			if got := string(f.Content()); got != want {
				t.Errorf("table: %q", got)
			}
		}
		if f.Path == "a/alone/impact.csv" {
			t.Error("a table of nobody")
		}
	}
	if !found {
		t.Error("no table")
	}
}

// TestImpactBound holds that a page does not grow with the repository.
func TestImpactBound(t *testing.T) {
	var b strings.Builder
	b.WriteString("{id: base, kind: a, name: Base}\n")
	for i := range 400 {
		fmt.Fprintf(&b, "---\n{id: e%d, kind: a, name: E, uses: base}\n", i)
	}
	s := build(t, map[string]string{
		"lintel.yaml":           "title: T\nlanguages: [nb]\n",
		"models/metamodel.yaml": "kinds:\n  a: {name: A, path: a}\nrelations:\n  uses: {name: Bruker, inverse: used-by, from: any, to: any}\n",
		"models/a.yaml":         b.String(),
	}, site.Options{})
	impact := s.Page("/a/base/").Content().(*site.ElementPage).Impact
	if !impact.More || len(impact.Kinds[0].Items) != 150 {
		t.Errorf("%d are shown, more: %v", len(impact.Kinds[0].Items), impact.More)
	}
}
