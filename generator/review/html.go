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
type issue struct{ Place, Severity, Code, Message string }

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
	if err := write("index.html", &page{Heading: r.words.say("review-of", r.Base, r.Head), Issues: r.issues()}); err != nil {
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
	}
	return site, nil
}

func (r *Report) issues() []issue {
	var list []issue
	for i := range r.Findings {
		f := &r.Findings[i]
		list = append(list, issue{f.Span.String(), f.Severity.String(), f.Rule.Code, f.Message(r.Lang)})
	}
	slices.SortStableFunc(list, func(a, b issue) int { return severityRank(a.Severity) - severityRank(b.Severity) })
	return list
}

func severityRank(name string) int {
	severity, _ := diag.ParseSeverity(name)
	return -int(severity)
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

// PictureOf gives the page of an entry's picture, "" when it has none that differs.
func (p *page) PictureOf(e *Entry) string {
	for _, picture := range p.Pictures {
		if picture.ID == e.ID {
			return picture.Page
		}
	}
	return ""
}

// With is the page looking at one entry.
func (p *page) With(e *Entry) *page {
	with := *p
	with.Entry = e
	return &with
}

// FirstNames gives the names of the first that are touched, the direct ones first.
func (p *page) FirstNames(g ImpactGroup) string {
	const most = 4
	var names []string
	for _, item := range g.Items {
		if len(names) < most {
			names = append(names, item.Name)
		}
	}
	text := strings.Join(names, ", ")
	if more := len(g.Items) - len(names); more > 0 {
		text += " " + p.words.say("and-more", more)
	}
	return text
}

// Mentions says which elements a paragraph names.
func (p *page) Mentions(names []string) string {
	return p.words.say("mentions", strings.Join(names, ", "))
}
