package site_test

import (
	"maps"
	"strings"
	"testing"

	"lintel/generator/site"
)

// council is a repository with decisions, hearings and a meeting.
func council() map[string]string {
	return map[string]string{
		"lintel.yaml": "languages: [nb, en]\n",
		"models/metamodel.yaml": `statuses:
  draft: {name: Utkast}
  in-hearing: {name: På høring}
  adopted: {name: Vedtatt, binding: true}
  withdrawn: {name: Trukket}
kinds:
  standard: {name: Standard, path: standard}
  decision:
    name: Beslutning
    path: beslutning
    fields: {decided: {name: Dato, type: date}, body: {name: Grunn, type: markdown}, consequences: {name: Følger, type: markdown}}
  hearing:
    name: Høring
    path: horing
    fields: {opened: {type: date}, deadline: {type: date}, answer-to: {type: url}}
  meeting:
    name: Møte
    path: mote
    fields: {date: {type: date}, minutes: {type: markdown}}
relations:
  decides-on: {name: Avgjør, inverse: decided-in, from: [decision], to: any}
  supersedes: {name: Avløser, inverse: superseded-by, from: [decision], to: [decision]}
  hears: {name: Hører, inverse: heard-in, from: [hearing], to: any}
  concludes: {name: Avslutter, inverse: concluded-by, from: [decision], to: [hearing]}
  treats: {name: Behandler, inverse: treated-in, from: [meeting], to: any, fields: {case: {type: text}, outcome: {type: localized}}}
`,
		"models/x.yaml": `id: decided
kind: standard
name: Decided
status: adopted
decided-in: [new]
---
id: undecided
kind: standard
name: Undecided
status: adopted
---
id: proposed
kind: standard
name: Proposed
status: in-hearing
---
id: alone
kind: standard
name: Alone
status: in-hearing
---
id: old
kind: decision
name: Old
decided: 2011-03-03
status: withdrawn
decides-on: [decided]
---
id: new
kind: decision
name: New
decided: 2012-05-25
status: adopted
supersedes: [old]
body: "## Why\n\nSee [why](#why)."
consequences: "## Why\n\nMore."
---
id: closing
kind: hearing
name: Closing
opened: 2014-12-01
deadline: 2014-12
hears: [proposed]
answer-to: https://example.no/svar
---
id: later
kind: hearing
name: Later
opened: 2015-02-01
deadline: 2015-03-01
hears: [undecided]
---
id: endless
kind: hearing
name: Endless
opened: 2014-11
hears: [proposed]
---
id: concluded
kind: hearing
name: Concluded
hears: [proposed]
concluded-by: [new]
---
id: council
kind: meeting
name: Council
date: 2014-12-10
treats:
  - {to: old, case: 10/14}
  - {to: new, case: 9/14, outcome: {nb: Vedtatt}}
  - closing
`,
	}
}

// TestOpenHearings holds which hearings the front page shows on a day, and in
// what order: one that has closed would send readers to a shut door, one that
// is passed over loses the council its answers.
func TestOpenHearings(t *testing.T) {
	for day, want := range map[string]string{
		"2014-11-30": "alone endless",
		"2014-12-31": "closing alone endless",
		"2015-01-01": "alone endless",
		"2015-03-01": "later alone endless",
		"2018-03-01": "alone",
		"":           "closing later alone endless",
	} {
		s := build(t, council(), site.Options{AsOf: day})
		page := s.Page("/").Content().(*site.FrontPage)
		var got []string
		for _, h := range page.Hearings {
			got = append(got, h.Card.ID)
			if h.Deadline != nil && h.Deadline.Over {
				t.Errorf("%s: %s is shown and over", day, h.Card.ID)
			}
		}
		if strings.Join(got, " ") != want {
			t.Errorf("on %q: %v, want %s", day, got, want)
		}
	}
}

// TestDecisions holds that what is binding shows what it was decided in, or
// that nothing is recorded, and that a superseded decision says so first.
func TestDecisions(t *testing.T) {
	s := build(t, council(), site.Options{AsOf: "2014-12-20"})
	element := func(url string) *site.ElementPage { return s.Page(url).Content().(*site.ElementPage) }
	fact := func(url string) string {
		for _, f := range element(url).Facts {
			if f.Name == "Beslutning" {
				var values []string
				for _, v := range f.Values {
					values = append(values, v.Name.Text+" "+v.Href)
				}
				return strings.Join(values, "; ")
			}
		}
		return ""
	}
	for url, want := range map[string]string{
		"/standard/decided/":   "New, 25. mai 2012 /beslutning/new/; Old, 3. mars 2011 /beslutning/old/",
		"/standard/undecided/": "Ingen er registrert ",
		"/standard/proposed/":  "",
		"/beslutning/new/":     "",
	} {
		if got := fact(url); got != want {
			t.Errorf("%s: %q, want %q", url, got, want)
		}
	}
	banners := element("/beslutning/old/").Banners
	if len(banners) != 2 || banners[0].Key != "superseded" || banners[0].Links[0].Href != "/beslutning/new/" || banners[1].Key != "withdrawn" {
		t.Errorf("old: %+v", banners)
	}
	banners = element("/standard/proposed/").Banners
	if len(banners) != 2 || banners[0].Deadline.Shown != "desember 2014" || banners[0].Answer != "https://example.no/svar" {
		t.Errorf("proposed: %+v", banners)
	}
	if h := element("/horing/concluded/").Hearing; h.Open || len(h.Concluded) != 1 {
		t.Errorf("concluded: %+v", h)
	}
}

// TestAgenda holds that cases come in the order of their numbers, 9 before 10,
// and that the papers of several cases do not share anchors on one page.
func TestAgenda(t *testing.T) {
	s := build(t, council(), site.Options{})
	page := s.Page("/mote/council/saksliste/").Content().(*site.MeetingPage)
	var order []string
	ids := map[string]bool{}
	for _, c := range page.Meeting.Cases {
		order = append(order, c.Number+" "+c.Card.ID)
		for _, section := range c.Sections {
			for _, part := range section.Body {
				for piece := range strings.SplitSeq(string(part.HTML), ` id="`) {
					id, _, _ := strings.Cut(piece, `"`)
					if strings.HasPrefix(piece, "<") {
						continue
					}
					if ids[id] {
						t.Errorf("the anchor %q stands twice", id)
					}
					ids[id] = true
				}
				if strings.Contains(string(part.HTML), `href="#why"`) {
					t.Errorf("a link lost its anchor: %s", part.HTML)
				}
			}
		}
	}
	if got := strings.Join(order, ", "); got != "9/14 new, 10/14 old, 3 closing" {
		t.Errorf("cases: %s", got)
	}
	if len(ids) < 2 {
		t.Errorf("the papers' anchors are missing: %v", ids)
	}
	if s.Page("/en/mote/council/minutes/") == nil {
		t.Error("there is an outcome, but no page of minutes")
	}
	files := council()
	maps.Copy(files, map[string]string{"models/x.yaml": strings.ReplaceAll(files["models/x.yaml"], ", outcome: {nb: Vedtatt}", "")})
	if build(t, files, site.Options{}).Page("/mote/council/protokoll/") != nil {
		t.Error("minutes of a meeting that nothing is written down of")
	}
}

type authors map[string]string

func (a authors) By(path string) string { return a[path] }

// TestChangedFact holds that a page says when git last changed it, that the day
// is the file's when the file holds more, and that nobody is named unasked.
func TestChangedFact(t *testing.T) {
	for _, test := range []struct {
		authors site.Authors
		want    string
	}{{nil, "(filen)"}, {authors{"models/x.yaml": "Kari"}, ", Kari (filen)"}} {
		s := build(t, council(), site.Options{Dates: fixedDates{}, Authors: test.authors})
		found := ""
		for _, f := range s.Page("/standard/decided/").Content().(*site.ElementPage).Facts {
			if f.Name == "Sist endret" {
				found = f.Values[0].Name.Text
			}
		}
		if !strings.HasSuffix(found, test.want) || strings.Contains(found, "Kari") != (test.authors != nil) {
			t.Errorf("got %q, want it to end in %q", found, test.want)
		}
	}
}
