package site

import (
	"cmp"
	"net/url"
	"slices"
	"strings"
	"sync"
	"time"

	"golang.org/x/text/collate"
	"golang.org/x/text/language"

	"lintel/generator/contract"
	"lintel/generator/markdown"
	"lintel/generator/model"
	"lintel/generator/requirements"
)

// Options are what a build decides beside the repository. The zero value is a
// site at the root of its host.
type Options struct {
	BaseURL     string                       // instead of the configuration's
	Portable    bool                         // links relative to the file, for a folder without a server
	NoIndex     bool                         // a preview
	AsOf        string                       // the day that deadlines are counted from, 2014-11-26
	Words       map[string]map[string]string // the theme's, by language: of languages that Lintel has none of its own for
	Edition     string                       // what is built, for citing and for requirement lists; "" when it is not known
	Highlighter *markdown.Highlighter
	Dates       Dates
	Authors     Authors                       // nil when the configuration does not ask for them
	Drawer      Drawer                        // draws the views that need a layout; nil leaves them out
	Contracts   map[string]*contract.Contract // machine-readable files that elements name, by path
	Editions    []Edition                     // newest first
	Steps       []Transition                  // what each edition but the first changed, newest first
	Since       func() *Transition            // what has changed since the newest edition; nil when there is none
	Mount       *Mount                        // of a site that is an edition; nil of the current state
}

// Authors tells who changed files last.
type Authors interface {
	// By names who made a file's last change; "" when it is not known.
	By(path string) string
}

// Dates tells when files changed last. It may be nil.
type Dates interface {
	// Changed gives the day of the file's last change; false when it is not known.
	Changed(path string) (time.Time, bool)
}

// Site is everything that is published. It is not changed once made, and safe
// for concurrent use.
type Site struct {
	Pages []*Page // by output
	Files []*File // by path

	model     *model.Model
	documents map[*model.Prose]*markdown.Document
	options   Options
	baseURL   string // absolute, "" when not set
	basePath  string // /faks, "" at the root of a host
	mount     string // /utgave/2011 of an edition, "" of the current state
	glossary  bool

	pages        map[string]*Page     // by URL
	outputs      map[string]model.Ref // what has a file, by its path
	clashes      []Clash
	translations map[string]map[string]*Page // by group and language
	articles     map[string]*model.Article   // by path of the file
	published    map[*model.Kind][]*model.Element
	assets       map[string]bool // files that texts refer to
	ranks        map[string]ranking
	vocabularies map[string]vocabularyOf // terms by language
	links        *model.Links
	listable     map[*model.Element]bool // can stand in a requirement list

	queries      sync.Map // *query.Expression by *model.Query
	familiesOnce sync.Once
	byFolder     map[string][]*model.Article
}

// File is a published file that is no page.
type File struct {
	Path    string // slash-separated, from the root of the output
	Source  string // a file of the repository to copy, or
	Content func() []byte
}

// New decides what is published. Where two things want one address the first
// has it, and Clashes tells of the other.
func New(m *model.Model, documents map[*model.Prose]*markdown.Document, options Options) *Site {
	s := &Site{
		model: m, documents: documents, options: options, pages: map[string]*Page{}, translations: map[string]map[string]*Page{},
		articles: map[string]*model.Article{}, published: map[*model.Kind][]*model.Element{}, assets: map[string]bool{},
		ranks: map[string]ranking{}, vocabularies: map[string]vocabularyOf{}, links: model.NewLinks(m), outputs: map[string]model.Ref{},
		listable: map[*model.Element]bool{},
	}
	s.baseURL = strings.TrimRight(cmp.Or(options.BaseURL, m.Config.BaseURL), "/")
	if options.Mount != nil {
		s.baseURL = strings.TrimRight(options.BaseURL, "/") // where the site stands now, not where it stood
	}
	if parsed, err := url.Parse(s.baseURL); err == nil {
		s.basePath = strings.TrimRight(parsed.Path, "/")
	}
	if options.Mount != nil {
		s.mount = folder(options.Mount.Name)
	}
	for _, e := range m.Elements {
		if !e.Internal {
			s.published[e.Kind] = append(s.published[e.Kind], e)
			if requirements.Listable(m, e) {
				s.listable[e] = true
			}
		}
	}
	for _, a := range m.Articles {
		if !a.Draft {
			s.articles[a.Path] = a
		}
	}
	s.glossary = len(s.glossaryElements()) > 0
	for _, lang := range m.Config.Languages {
		s.ranks[lang] = s.rank(lang)
		s.vocabularies[lang] = s.makeVocabulary(lang)
		s.addArticles(lang)
		s.addElements(lang)
		s.addLists(lang)
		s.addCompare(lang)
		s.addOverview(lang)
		s.addLanguages(lang)
		s.addSearch(lang)
		s.addRequirements(lang)
		s.addEditions(lang)
		s.addChanges(lang)
	}
	if options.Mount == nil { // permanent addresses lead to the current state
		s.addPermanent()
		s.addFormer()
	}
	s.addFiles()
	s.addPictures()
	s.addContracts()
	s.addImpact()
	s.folderClashes()
	s.Pages = make([]*Page, 0, len(s.pages))
	for _, p := range s.pages {
		s.Pages = append(s.Pages, p)
	}
	slices.SortFunc(s.Pages, func(a, b *Page) int { return cmp.Compare(a.URL, b.URL) })
	slices.SortFunc(s.Files, func(a, b *File) int { return cmp.Compare(a.Path, b.Path) })
	return s
}

// Page gives the page at an address from the site's root, nil when there is none.
func (s *Site) Page(url string) *Page { return s.pages[url] }

// Model gives the model that the site shows.
func (s *Site) Model() *model.Model { return s.model }

// add puts a page at its address; the first one there stays.
func (s *Site) add(p *Page) {
	p.site = s
	if !strings.HasPrefix(p.URL, "/") || !s.claim(p.Output(), p.owner) {
		return
	}
	s.pages[p.URL] = p
	if p.group != "" {
		if s.translations[p.group] == nil {
			s.translations[p.group] = make(map[string]*Page, len(s.model.Config.Languages))
		}
		s.translations[p.group][p.Lang] = p
	}
}

// prefix is "" for the default language and /en for another.
func (s *Site) prefix(lang string) string {
	if lang == s.model.Config.DefaultLanguage() {
		return ""
	}
	return "/" + lang
}

func (s *Site) home(lang string) string { return s.prefix(lang) + "/" }

func (s *Site) kindURL(kind *model.Kind, lang string) string {
	return s.prefix(lang) + "/" + kind.Path.In(lang) + "/"
}

func (s *Site) elementURL(e *model.Element, lang string) string {
	return s.kindURL(e.Kind, lang) + e.ID + "/"
}

func (s *Site) endURL(end model.End, lang string) string {
	if end.Part != nil {
		return s.elementURL(end.Element, lang) + "#" + end.Part.ID
	}
	return s.elementURL(end.Element, lang)
}

func (s *Site) articleURL(a *model.Article, lang string) string {
	if a.Route == "" {
		return s.home(lang)
	}
	return s.prefix(lang) + "/" + a.Route + "/"
}

func (s *Site) glossaryURL(lang string) string {
	return s.prefix(lang) + "/" + s.words(lang).glossaryPath + "/"
}

func (s *Site) requirementsURL(lang string) string {
	return s.prefix(lang) + "/" + s.words(lang).requirementsPath + "/"
}

func (s *Site) overviewURL(lang string) string {
	return s.prefix(lang) + "/" + s.words(lang).overviewPath + "/"
}

// collator compares names as the language sorts them: æ ø å last.
func collator(lang string) *collate.Collator {
	tag := language.Norwegian
	switch lang {
	case "nb":
	default:
		if parsed, err := language.Parse(lang); err == nil {
			tag = parsed
		}
	}
	return collate.New(tag, collate.Numeric)
}

// ranking is the order of all names in a language, made once: comparing names
// by a language's rules is too dear to be done for each list of each page.
type ranking struct {
	elements map[*model.Element]int
	articles map[*model.Article]int
}

// rank sorts all names of a language.
func (s *Site) rank(lang string) ranking {
	type named struct {
		element *model.Element
		article *model.Article
		key     string
		id      string
	}
	order := collator(lang)
	var buffer collate.Buffer
	list := make([]named, 0, len(s.model.Elements)+len(s.model.Articles))
	add := func(n named, name string) {
		n.key = string(order.KeyFromString(&buffer, name))
		buffer.Reset()
		list = append(list, n)
	}
	for _, e := range s.model.Elements {
		add(named{element: e, id: e.ID}, e.Name.In(lang))
	}
	for _, a := range s.model.Articles {
		add(named{article: a, id: a.Path}, translated(a, lang).Title.In(lang))
	}
	slices.SortFunc(list, func(a, b named) int { return cmp.Or(cmp.Compare(a.key, b.key), cmp.Compare(a.id, b.id)) })
	r := ranking{make(map[*model.Element]int, len(s.model.Elements)), make(map[*model.Article]int, len(s.model.Articles))}
	for i, n := range list {
		if n.element != nil {
			r.elements[n.element] = i
		} else {
			r.articles[n.article] = i
		}
	}
	return r
}

// sortElements sorts elements by their order, then by name.
func (s *Site) sortElements(elements []*model.Element, lang string) []*model.Element {
	ranks := s.ranks[lang].elements
	return slices.SortedFunc(slices.Values(elements), func(a, b *model.Element) int {
		return cmp.Or(cmp.Compare(a.Order, b.Order), cmp.Compare(ranks[a], ranks[b]))
	})
}

// menu makes the entries that lead somewhere.
func (s *Site) menu(p *Page, items []model.MenuItem) []MenuEntry {
	var entries []MenuEntry
	for _, item := range items {
		entry := MenuEntry{Name: local(item.Name, p.Lang), Items: s.menu(p, item.Items)}
		target, name := s.menuTarget(item.To.Text, p.Lang)
		if entry.Name.Text == "" {
			entry.Name = name
		}
		if target != "" {
			entry.Href = p.Href(target)
			entry.Current = p.URL == target || (target != s.home(p.Lang) && strings.HasPrefix(p.URL, target))
		}
		if target != "" || len(entry.Items) > 0 {
			entries = append(entries, entry)
		}
	}
	return entries
}

// menuTarget finds where a menu entry leads and what it is called.
func (s *Site) menuTarget(to, lang string) (target string, name Local) {
	if kind := s.model.Metamodel.Kind(to); kind != nil {
		if len(s.published[kind]) == 0 {
			return "", Local{}
		}
		return s.kindURL(kind, lang), local(kind.Plural, lang)
	}
	if a := s.articles[to]; a != nil {
		return s.articleURL(a, lang), local(translated(a, lang).Title, lang)
	}
	if e := s.model.Element(to); e != nil && !e.Internal {
		return s.elementURL(e, lang), local(e.Name, lang)
	}
	return "", Local{}
}

// local takes a text for a page; Lang is set when it is in another language.
func local(text model.Text, lang string) Local {
	value, actual := text.Pick(lang)
	if actual == lang {
		actual = ""
	}
	return Local{Text: value, Lang: actual}
}

// translated gives a text in a language, or the original.
func translated(a *model.Article, lang string) *model.Article {
	for _, t := range a.Translations {
		if t.Lang == lang {
			return t
		}
	}
	return a
}

// tone is how a status looks, by what it means for those who build on it.
func tone(status *model.Status) string {
	switch {
	case status.ID == "deprecated":
		return "deprecated"
	case status.ID == "withdrawn":
		return "withdrawn"
	case status.Binding:
		return "settled"
	case status.ID == "in-hearing":
		return "hearing"
	}
	return "proposed"
}

func badge(status *model.Status, lang string) *Badge {
	if status == nil {
		return nil
	}
	return &Badge{ID: status.ID, Name: status.Name.In(lang), Binding: status.Binding, Tone: tone(status)}
}

func layerMark(layer *model.Layer, lang string) *LayerMark {
	if layer == nil {
		return nil
	}
	return &LayerMark{ID: layer.ID, Name: layer.Name.In(lang), Letter: layer.Letter}
}

// card makes an element's card for a page.
func (s *Site) card(p *Page, e *model.Element) Card {
	return Card{
		ID: e.ID, Name: local(e.Name, p.Lang), Kind: e.Kind.Name.In(p.Lang), KindID: e.Kind.ID, Summary: local(e.Summary, p.Lang),
		Status: badge(e.Status, p.Lang), Layer: layerMark(e.Kind.Layer, p.Lang), Href: p.Href(s.elementURL(e, p.Lang)),
		Listable: s.listable[e],
	}
}

// PageCount is the number of pages that hold something: redirects are not counted.
func (s *Site) PageCount() int {
	count := 0
	for _, p := range s.Pages {
		if p.Template != "redirect" {
			count++
		}
	}
	return count
}
