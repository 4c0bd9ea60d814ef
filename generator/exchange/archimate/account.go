package archimate

import (
	"slices"

	"lintel/generator/diag"
	"lintel/generator/source"
)

// Account tells what came of an import.
type Account struct {
	Source    string         `json:"source"`
	Format    Format         `json:"format"`
	Partial   bool           `json:"partial"` // the source could not be read whole
	Read      Counts         `json:"read"`
	Written   Written        `json:"written"`
	Renamed   []Renamed      `json:"renamed"`
	Merged    []Merged       `json:"merged"`
	Kept      []Kept         `json:"kept"`
	LeftOut   []LeftOut      `json:"leftOut"`
	Conflicts []Conflict     `json:"conflicts"`
	Findings  map[string]int `json:"findings"` // how many of each rule
}

// Counts are how many of each there are in the source.
type Counts struct {
	Elements      int `json:"elements"`
	Relationships int `json:"relationships"`
	Views         int `json:"views"`
	Boxes         int `json:"boxes"`
	Lines         int `json:"lines"`
	Folders       int `json:"folders"`
	Properties    int `json:"properties"`
	Images        int `json:"images"`
}

// Written are what was done to the repository.
type Written struct {
	Files     int `json:"files"` // written or taken away
	Added     int `json:"added"` // elements and views
	Updated   int `json:"updated"`
	Unchanged int `json:"unchanged"`
	Removed   int `json:"removed"`
}

// Renamed is a thing whose id is not made of its name alone, or a name that
// was made up or became another.
type Renamed struct {
	Source string    `json:"source"` // its id, or a property's key
	Name   string    `json:"name"`
	Now    string    `json:"now"`
	Why    diag.Text `json:"-"`
	Reason string    `json:"why"`
}

// Merged is a thing that both sides have changed, in different places.
type Merged struct {
	ID     string   `json:"id"`
	Source []string `json:"source"` // keys that the source has changed
	Here   []string `json:"here"`   // keys that were changed here
}

// Kept is a thing that was changed, deleted or made here and stays so.
type Kept struct {
	ID     string    `json:"id"`
	Why    diag.Text `json:"-"`
	Reason string    `json:"why"`
}

// LeftOut is what has no place in a repository, and how many of it.
type LeftOut struct {
	What   Loss   `json:"what"`
	Count  int    `json:"count"`
	Reason string `json:"why"`
}

// Conflict is what both sides have changed: what is here stays.
type Conflict struct {
	ID    string `json:"id"`
	Key   string `json:"key"`
	Here  string `json:"here"`
	There string `json:"there"`

	span source.Span
}

// The reasons why a name is another, or a thing stays.
var (
	whyTaken     = diag.Text{EN: "the id is taken", NB: "id-en er brukt"}
	whyNoName    = diag.Text{EN: "it has no name", NB: "den har ikke noe navn"}
	whyReserved  = diag.Text{EN: "the key is one of Lintel's own, or no id", NB: "nøkkelen er en av Lintels egne, eller ingen id"}
	whyNoKebab   = diag.Text{EN: "no id can be made of the name", NB: "navnet kan ikke bli en id"}
	whyChanged   = diag.Text{EN: "changed here", NB: "endret her"}
	whyDeleted   = diag.Text{EN: "deleted here", NB: "slettet her"}
	whyGone      = diag.Text{EN: "gone from the source, but changed here", NB: "borte fra kilden, men endret her"}
	whyPartial   = diag.Text{EN: "not met in the source, which could not be read whole", NB: "ikke funnet i kilden, som ikke kunne leses hel"}
	whyReferred  = diag.Text{EN: "gone from the source, but others here lead to it", NB: "borte fra kilden, men andre her viser til den"}
	gonePartTold = diag.Text{EN: "(gone)", NB: "(borte)"}
)

// count counts what was read.
func count(m *Model) Counts {
	c := Counts{Elements: len(m.Elements), Relationships: len(m.Relationships), Views: len(m.Views), Images: len(m.Images)}
	for _, e := range m.Elements {
		c.Properties += len(e.Properties)
	}
	for _, r := range m.Relationships {
		c.Properties += len(r.Properties)
	}
	for _, v := range m.Views {
		c.Boxes += len(v.Boxes)
		c.Lines += len(v.Lines)
		c.Properties += len(v.Properties)
	}
	eachFolder(m.Folders, func(*Folder) { c.Folders++ })
	return c
}

// finish puts the account in order and its reasons into words.
func (a *Account) finish(losses Losses, findings []diag.Finding, lang string) {
	for _, reason := range losses.Reasons() {
		a.LeftOut = append(a.LeftOut, LeftOut{What: reason, Count: losses[reason], Reason: reason.In(lang)})
	}
	for i := range a.Renamed {
		a.Renamed[i].Reason = a.Renamed[i].Why.In(lang)
	}
	for i := range a.Kept {
		a.Kept[i].Reason = a.Kept[i].Why.In(lang)
	}
	a.Findings = map[string]int{}
	for i := range findings {
		a.Findings[findings[i].Rule.Code]++
	}
	// Empty lists are lists in JSON too.
	a.Renamed, a.Merged, a.Kept = orEmpty(a.Renamed), orEmpty(a.Merged), orEmpty(a.Kept)
	a.LeftOut, a.Conflicts = orEmpty(a.LeftOut), orEmpty(a.Conflicts)
}

func orEmpty[T any](list []T) []T {
	if list == nil {
		return []T{}
	}
	return slices.Clone(list)
}
