package site

import (
	"cmp"
	"slices"
	"strings"

	"lintel/generator/model"
)

// LanguageReport is how far the languages of a repository have come.
type LanguageReport struct {
	Languages []LanguageShare
	// Nynorsk is nynorsk's share of the Norwegian words, 0 to 1; -1 when the
	// repository has not both forms.
	Nynorsk float64
	Items   []LanguageItem // by language, then texts before elements
}

// LanguageShare is what one language has.
type LanguageShare struct {
	Lang     string
	Elements int // that have all they say in it
	Texts    int // Markdown texts that are written in it
	Words    int
	Missing  int // elements and texts that lack something
	Older    int // texts that changed before their source
}

// LanguageItem is an element or a text that lacks something in a language.
type LanguageItem struct {
	Lang  string
	ID    string // of the element, "" for a text
	File  string // to be opened
	Keys  []string
	Older bool // the translation is there, and changed before its source

	element *model.Element
	article *model.Article
}

// Languages tells what is missing in which language. A name without languages is
// one of all; another text without languages is one of the first. Whether a
// translation is older than its source is known by git, for texts: an element's
// languages stand in one file.
func (s *Site) Languages() *LanguageReport {
	r := &LanguageReport{Nynorsk: -1}
	for _, lang := range s.model.Config.Languages {
		share := LanguageShare{Lang: lang}
		for _, a := range s.model.Articles {
			if !a.Draft {
				s.articleLanguage(r, &share, a)
			}
		}
		for _, e := range s.model.Elements {
			if !e.Internal {
				s.elementLanguage(r, &share, e)
			}
		}
		r.Languages = append(r.Languages, share)
	}
	count := func(lang string) (words int, there bool) {
		at := slices.IndexFunc(r.Languages, func(l LanguageShare) bool { return l.Lang == lang })
		if at < 0 {
			return 0, false
		}
		return r.Languages[at].Words, true
	}
	bokmal, hasBokmal := count("nb")
	nynorsk, hasNynorsk := count("nn")
	if hasBokmal && hasNynorsk && bokmal+nynorsk > 0 {
		r.Nynorsk = float64(nynorsk) / float64(bokmal+nynorsk)
	}
	return r
}

func (s *Site) articleLanguage(r *LanguageReport, share *LanguageShare, a *model.Article) {
	at := slices.IndexFunc(append([]*model.Article{a}, a.Translations...), func(t *model.Article) bool { return t.Lang == share.Lang })
	if at < 0 {
		share.Missing++
		r.Items = append(r.Items, LanguageItem{Lang: share.Lang, File: a.Path, Keys: []string{"text"}, article: a})
		return
	}
	share.Texts++
	t := a
	if at > 0 {
		t = a.Translations[at-1]
	}
	share.Words += countWords(t.Title.In(share.Lang)) + countWords(t.Summary.In(share.Lang)) + s.proseWords(t.Body)
	if at > 0 && s.isOlder(t.Path, a.Path) {
		share.Older++
		r.Items = append(r.Items, LanguageItem{Lang: share.Lang, File: t.Path, Older: true, article: a})
	}
}

// isOlder tells whether a file changed last before another.
func (s *Site) isOlder(file, source string) bool {
	if s.options.Dates == nil {
		return false
	}
	changed, known := s.options.Dates.Changed(file)
	changedSource, sourceKnown := s.options.Dates.Changed(source)
	return known && sourceKnown && changed.Before(changedSource)
}

func (s *Site) elementLanguage(r *LanguageReport, share *LanguageShare, e *model.Element) {
	first := s.model.Config.DefaultLanguage()
	var missing []string
	words := func(key string, text model.Text) {
		if text.IsEmpty() {
			return
		}
		for _, t := range text {
			if t.Lang == share.Lang || t.Lang == "" && share.Lang == first {
				share.Words += countWords(t.Value)
			}
		}
		if !text.Has(share.Lang) && !slices.Contains(missing, key) {
			missing = append(missing, key)
		}
	}
	proses := func(key string, list []*model.Prose) {
		has := len(list) == 0
		for _, p := range list {
			if cmp.Or(p.Lang, first) == share.Lang {
				has = true
				share.Words += s.proseWords(p)
			}
		}
		if !has {
			missing = append(missing, key)
		}
	}
	words("name", e.Name)
	words("summary", e.Summary)
	proses("description", e.Description)
	for i := range e.Fields {
		f := &e.Fields[i]
		switch f.Field.Type {
		case model.MarkdownField:
			proses(f.Field.ID, f.Value.Prose)
		case model.LocalizedField:
			words(f.Field.ID, f.Value.Text)
			for _, item := range f.Value.Items {
				words(f.Field.ID, item.Text)
			}
		}
	}
	for _, part := range e.Parts {
		words("#"+part.ID, part.Name)
		words("#"+part.ID, part.Description)
	}
	for _, requirement := range e.Requirements {
		words("#"+requirement.ID, requirement.Text)
		words("#"+requirement.ID, requirement.Verify)
	}
	if len(missing) == 0 {
		share.Elements++
		return
	}
	share.Missing++
	r.Items = append(r.Items, LanguageItem{Lang: share.Lang, ID: e.ID, File: e.Span.Path(), Keys: missing, element: e})
}

func (s *Site) proseWords(p *model.Prose) int {
	if document := s.documents[p]; document != nil {
		return document.Words
	}
	return 0
}

func countWords(text string) int { return len(strings.Fields(text)) }

// LanguagesPage is the content of template languages.
type LanguagesPage struct {
	Rows    []LanguageRow
	Nynorsk string // per cent, "" when the repository has not both forms
}

// LanguageRow is a language with what is missing in it.
type LanguageRow struct {
	LanguageShare
	Name  string
	Items []LanguageEntry
	More  int // how many are not shown
}

// LanguageEntry leads to what lacks something.
type LanguageEntry struct {
	Link  Link
	Keys  []string
	Older bool
}

// keyNames are what keys are called.
func (s *Site) keyNames(item LanguageItem, lang string) []string {
	names := make([]string, len(item.Keys))
	for i, key := range item.Keys {
		switch part, isPart := strings.CutPrefix(key, "#"); {
		case isPart:
			names[i] = part
		case item.element != nil:
			names[i] = strings.ToLower(s.kindColumnName(item.element.Kind, key, lang))
		default:
			names[i] = strings.ToLower(s.columnName(key, lang))
		}
	}
	return names
}

// mostEntries is how many a page lists for a language: it is read, not counted.
const mostEntries = 200

func (s *Site) languagesURL(lang string) string {
	return s.prefix(lang) + "/" + s.words(lang).languagesPath + "/"
}

func (s *Site) addLanguages(lang string) {
	if len(s.model.Config.Languages) < 2 {
		return
	}
	title := Local{Text: s.words(lang).languages}
	s.add(&Page{
		URL: s.languagesURL(lang), Lang: lang, Template: "languages", Title: title, group: "languages", crumbs: []crumb{{name: title}},
		content: func(p *Page) any { return s.languagesPage(p) },
	})
}

func (s *Site) languagesPage(p *Page) *LanguagesPage {
	report := s.Languages()
	page := &LanguagesPage{}
	if report.Nynorsk >= 0 {
		page.Nynorsk = shownNumber(float64(int(report.Nynorsk*1000+0.5))/10, p.Lang)
	}
	for _, share := range report.Languages {
		row := LanguageRow{LanguageShare: share, Name: s.languageName(share.Lang)}
		for _, item := range report.Items {
			if item.Lang != share.Lang {
				continue
			}
			if len(row.Items) == mostEntries {
				row.More++
				continue
			}
			entry := LanguageEntry{Keys: s.keyNames(item, p.Lang), Older: item.Older}
			if item.element != nil {
				entry.Link = Link{Name: local(item.element.Name, p.Lang), Href: p.Href(s.elementURL(item.element, p.Lang))}
			} else {
				entry.Link = Link{Name: local(translated(item.article, p.Lang).Title, p.Lang), Href: p.Href(s.articleURL(item.article, p.Lang))}
			}
			row.Items = append(row.Items, entry)
		}
		page.Rows = append(page.Rows, row)
	}
	return page
}
