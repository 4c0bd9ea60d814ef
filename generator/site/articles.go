package site

import (
	"cmp"
	"path"
	"slices"
	"sort"
	"strings"

	"lintel/generator/markdown"
	"lintel/generator/model"
)

// addArticles adds the texts. The front page is there even without a text.
func (s *Site) addArticles(lang string) {
	front := false
	for _, a := range s.model.Articles {
		if a.Draft {
			continue
		}
		front = front || a.Route == ""
		s.addArticle(a, lang)
	}
	if !front {
		s.add(&Page{
			URL: s.home(lang), Lang: lang, Template: "front", Title: local(s.model.Config.Title, lang), group: "text ",
			content: func(p *Page) any { return s.frontPage(p, nil) },
		})
	}
}

func (s *Site) addArticle(a *model.Article, lang string) {
	t := translated(a, lang)
	page := &Page{
		URL: s.articleURL(a, lang), Lang: lang, Template: "article", Title: local(t.Title, lang), group: "text " + a.Route,
		about: t.Summary.In(lang), edit: t.Path, owner: model.Ref{Text: t.Path, Span: t.Span}, crumbs: s.articleCrumbs(a, lang),
		content: func(p *Page) any { return s.articlePage(p, a, t) },
	}
	if t.Lang != lang {
		page.falls = t.Lang
	}
	if a.Route == "" {
		page.Template = "front"
		page.content = func(p *Page) any { return s.frontPage(p, t) }
	}
	s.add(page)
}

// articleCrumbs are the index pages above a text, then the text.
func (s *Site) articleCrumbs(a *model.Article, lang string) []crumb {
	if a.Route == "" {
		return nil
	}
	crumbs := []crumb{{name: local(translated(a, lang).Title, lang)}}
	for folder := path.Dir(a.Route); folder != "."; folder = path.Dir(folder) {
		if above := s.articles["content/"+folder+"/index.md"]; above != nil {
			crumbs = append(crumbs, crumb{name: local(translated(above, lang).Title, lang), url: s.articleURL(above, lang)})
		}
	}
	slices.Reverse(crumbs)
	return crumbs
}

func (s *Site) articlePage(p *Page, a, t *model.Article) *ArticlePage {
	page := &ArticlePage{Summary: local(t.Summary, p.Lang), Lang: p.falls, Body: s.body(p, t.Body), Sources: s.sources(p, s.model.ArticleSources(a)), Refs: s.refs(p, t.Body)}
	s.withTerms(p, page.Refs, page.Body)
	if document := s.documents[t.Body]; document != nil {
		for i, h := range document.Headings {
			if h.Level == 2 || h.Level == 3 {
				text := document.HeadingText(i, func(r markdown.Reference) string { return s.referenceName(r, t.Lang) })
				page.Contents = append(page.Contents, Heading{Level: h.Level, ID: h.ID, Text: text, Lang: p.falls})
			}
		}
	}
	if len(page.Sources) > 0 {
		page.Contents = append(page.Contents, Heading{Level: 2, ID: "sources", Count: len(page.Sources)})
	}
	if path.Base(a.Path) == "index.md" {
		for _, child := range s.siblings(a.Route) {
			page.Children = append(page.Children, s.articleEntry(p, child))
		}
		return page
	}
	family := s.siblings(strings.TrimSuffix(path.Dir(a.Route), "."))
	for i, sibling := range family {
		if sibling != a {
			continue
		}
		if i > 0 {
			entry := s.articleEntry(p, family[i-1])
			page.Previous = &entry
		}
		if i < len(family)-1 {
			entry := s.articleEntry(p, family[i+1])
			page.Next = &entry
		}
	}
	return page
}

// referenceName is what a reference without a text is called in a heading.
func (s *Site) referenceName(r markdown.Reference, lang string) string {
	e := s.model.Element(r.Target)
	if e == nil || e.Internal {
		return r.Target
	}
	if part := e.Part(r.Part); part != nil {
		return partName(part, lang)
	}
	return e.Name.In(lang)
}

func (s *Site) articleEntry(p *Page, a *model.Article) ArticleEntry {
	t := translated(a, p.Lang)
	return ArticleEntry{Title: local(t.Title, p.Lang), Summary: local(t.Summary, p.Lang), Href: p.Href(s.articleURL(a, p.Lang))}
}

// siblings are the texts right below a folder, by their order, then by path.
func (s *Site) siblings(folder string) []*model.Article {
	return s.families()[folder]
}

// families are the texts by the folder they lie in; a folder's own index page
// belongs to the folder above.
func (s *Site) families() map[string][]*model.Article {
	s.familiesOnce.Do(func() {
		s.byFolder = map[string][]*model.Article{}
		for _, a := range s.articles {
			if a.Route == "" {
				continue
			}
			folder := strings.TrimSuffix(path.Dir(a.Route), ".")
			s.byFolder[folder] = append(s.byFolder[folder], a)
		}
		for _, family := range s.byFolder {
			sort.Slice(family, func(i, j int) bool {
				return cmp.Or(cmp.Compare(family[i].Order, family[j].Order), cmp.Compare(family[i].Path, family[j].Path)) < 0
			})
		}
	})
	return s.byFolder
}

func (s *Site) frontPage(p *Page, text *model.Article) *FrontPage {
	page := &FrontPage{Kinds: s.kindEntries(p), Lang: p.falls}
	if text != nil {
		page.Body, page.Refs, page.Summary = s.body(p, text.Body), s.refs(p, text.Body), local(text.Summary, p.Lang)
		s.withTerms(p, page.Refs, page.Body)
	}
	page.Hearings = s.openHearings(p)
	page.AllHearings = s.allHearings(p)
	changes := s.changes(p.Lang)
	for _, c := range changes[:min(len(changes), 6)] {
		page.Changes = append(page.Changes, Change{
			Title: c.page.Title, Href: p.Href(c.page.URL), Date: c.day.Format("2006-01-02"), Shown: s.shownDate(c.day.Format("2006-01-02"), p.Lang),
		})
	}
	return page
}
