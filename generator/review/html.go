package review

import (
	"bytes"
	"embed"
	"fmt"
	"html/template"
	"maps"
	"path"
	"slices"
	"strings"

	"lintel/generator/diag"
)

//go:embed *.html review.css
var files embed.FS

// Style is the look of the site: a theme's published files, and which of them is
// its style sheet.
type Style struct {
	Files map[string][]byte
	Sheet string
	Icon  string // "" for none
}

// page is what a template sees.
type page struct {
	*Report
	Root    string // the way to the site's top
	Heading string
	Style   Style
	Entry   *Entry
	Picture *Picture
	Issues  []issue
}

// issue is a finding.
type issue struct {
	Place               string
	Severity            diag.Severity
	Name, Code, Message string
}

// T gives a word.
func (p *page) T(key string, arguments ...any) string { return p.words.say(key, arguments...) }

// Number gives a number with its noun.
func (p *page) Number(n int, noun string) string { return p.words.number(n, noun) }

// Site writes the report as a static site: files by their paths.
func (r *Report) Site(style Style) (map[string][]byte, error) {
	templates, err := template.ParseFS(files, "*.html")
	if err != nil {
		return nil, fmt.Errorf("review templates: %w", err)
	}
	site := maps.Clone(style.Files)
	own, err := files.ReadFile("review.css")
	if err != nil {
		return nil, fmt.Errorf("review style: %w", err)
	}
	site["assets/review.css"] = own
	write := func(name string, p *page) error {
		p.Report, p.Style, p.Root = r, style, strings.Repeat("../", strings.Count(name, "/"))
		var b bytes.Buffer
		if err := templates.ExecuteTemplate(&b, "page", p); err != nil {
			return fmt.Errorf("review page %s: %w", name, err)
		}
		site[path.Clean(name)] = b.Bytes()
		return nil
	}
	if err := write("index.html", &page{Heading: r.words.say("what-changed"), Issues: r.issues()}); err != nil {
		return nil, err
	}
	for _, e := range r.All() {
		if err := write(e.Page, &page{Heading: e.Name, Entry: e}); err != nil {
			return nil, err
		}
	}
	for _, p := range r.Pictures {
		if err := write(p.Page, &page{Heading: p.Name, Picture: p}); err != nil {
			return nil, err
		}
		for which, svg := range p.full {
			site[p.Full(which)] = svg
		}
	}
	return site, nil
}

// issues are the findings of the check that the page has not told of already as
// what breaks.
func (r *Report) issues() []issue {
	var list []issue
	for i := range r.Findings {
		f := &r.Findings[i]
		if strings.HasPrefix(f.Rule.Code, "breaking-") {
			continue
		}
		list = append(list, issue{f.Span.String(), f.Severity, r.words.say("severity-" + f.Severity.String()), f.Rule.Code, f.Message(r.Lang)})
	}
	slices.SortStableFunc(list, func(a, b issue) int { return int(b.Severity) - int(a.Severity) })
	return list
}

// Lists gives the parts of the overview after what breaks.
func (p *page) Lists() []entryList {
	return []entryList{{"other-changes", p.Changed}, {"text-changes", p.Texts}, {"rest-changes", p.Rest}}
}

// entryList is a list of entries with its heading.
type entryList struct {
	Key     string
	Entries []*Entry
}

// Undecideds are the entries that must be decided.
func (p *page) Undecideds() []*Entry {
	return slices.DeleteFunc(slices.Clone(p.Breaking), func(e *Entry) bool { return !e.Undecided })
}

// With is the page looking at one entry.
func (p *page) With(e *Entry) *page {
	with := *p
	with.Entry = e
	return &with
}

// mostSentences is how many changes of an element the overview says before the
// rest is folded.
const mostSentences = 6

// First are the sentences of an entry that are always shown, Rest those that are
// folded.
func (e *Entry) First() []string { return e.Sentences[:min(mostSentences, len(e.Sentences))] }

// Rest are the sentences after First.
func (e *Entry) Rest() []string { return e.Sentences[min(mostSentences, len(e.Sentences)):] }

// ImpactSum counts who is touched by what became of an entry.
func (p *page) ImpactSum(e *Entry) string { return p.impactSum(e) }

// Shown are the pictures that differ and show an entry's element.
func (p *page) Shown(e *Entry) []*Picture {
	var shown []*Picture
	for _, picture := range p.Pictures {
		if e.ID != "" && (picture.ID == e.ID || picture.shows[e.ID]) {
			shown = append(shown, picture)
		}
	}
	return shown
}

// Mentions says which elements a paragraph names.
func (p *page) Mentions(names []string) string {
	return p.words.say("mentions", strings.Join(names, ", "))
}

// Coming says what is new and depends on an element.
func (p *page) Coming(names []string) string { return p.words.say("coming", p.words.list(names)) }

// Owners says who answers for an element.
func (p *page) Owners(names []string) string { return p.words.say("owners", p.words.list(names)) }
