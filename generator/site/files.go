package site

import (
	"bytes"
	"encoding/xml"
	"iter"
	"path"
	"strings"
	"time"

	_ "embed"

	"lintel/generator/model"
)

//go:embed schema.json
var dataSchema []byte

// addFiles adds what is published beside the pages: data, feeds, maps, and the
// files that texts refer to.
func (s *Site) addFiles() {
	s.file("data/index.json", s.indexJSON)
	s.file("data/schema.json", func() []byte { return bytes.Clone(dataSchema) })
	lang := s.model.Config.DefaultLanguage()
	for _, e := range s.model.Elements {
		if !e.Internal {
			s.file(strings.TrimPrefix(s.elementURL(e, lang), "/")+"index.json", func() []byte { return s.elementJSON(e) })
		}
	}
	s.addRequirementFiles()
	if s.options.Mount == nil {
		s.addMaps()
	}
	s.addAssets()
}

// addMaps adds what is there once for the whole site.
func (s *Site) addMaps() {
	s.file("robots.txt", s.robots)
	if s.baseURL != "" {
		s.file("sitemap.xml", s.sitemap)
		for _, lang := range s.model.Config.Languages {
			s.file(strings.TrimPrefix(s.prefix(lang)+"/feed.xml", "/"), func() []byte { return s.feed(lang) })
		}
	}
	s.addRedirectFiles()
}

func (s *Site) file(name string, content func() []byte) {
	if s.claim(name, model.Ref{}) {
		s.Files = append(s.Files, &File{Path: name, Content: content})
	}
}

// assetTypes are the files that may be published beside the texts. An SVG is
// checked for scripts before it is copied.
var assetTypes = map[string]bool{
	".png": true, ".jpg": true, ".jpeg": true, ".gif": true, ".webp": true, ".avif": true, ".svg": true, ".pdf": true, ".csv": true,
	".xlsx": true, ".docx": true, ".json": true, ".xsd": true, ".xml": true, ".zip": true, ".txt": true,
}

// IsAsset tells whether a file of the repository may be published by its type.
func IsAsset(name string) bool { return assetTypes[strings.ToLower(path.Ext(name))] }

// addAssets adds the files of the repository that published texts link to or
// show, and those that pictures show.
func (s *Site) addAssets() {
	for _, e := range s.model.Elements {
		if e.Internal || !e.Layout.Placed() {
			continue
		}
		for _, b := range e.Layout.Boxes {
			if b.Kind == model.ImageBox && s.model.Files[b.Of.Text] && IsAsset(b.Of.Text) && !s.assets[b.Of.Text] {
				s.assets[b.Of.Text] = true
				s.asset(b.Of)
			}
		}
	}
	for prose := range s.proses() {
		from := prose.Span.Path()
		for _, link := range prose.Links {
			target, ok := s.links.Resolve(from, link.Destination)
			if !ok || target.File == "" || !IsAsset(target.File) || s.assets[target.File] {
				continue
			}
			s.assets[target.File] = true
			s.asset(model.Ref{Text: target.File, Span: link.Span})
		}
	}
}

// asset publishes a file of the repository under its path.
func (s *Site) asset(file model.Ref) {
	if s.claim(assetPath(file.Text), file) {
		s.Files = append(s.Files, &File{Path: assetPath(file.Text), Source: file.Text})
	}
}

// proses are the texts that are published, in a fixed order: what only a draft
// or something internal shows stays in the repository.
func (s *Site) proses() iter.Seq[*model.Prose] {
	return func(yield func(*model.Prose) bool) {
		for _, e := range s.model.Elements {
			if e.Internal {
				continue
			}
			for prose := range e.Proses() {
				if !yield(prose) {
					return
				}
			}
		}
		for _, a := range s.model.Articles {
			if a.Draft {
				continue
			}
			for _, t := range append([]*model.Article{a}, a.Translations...) {
				if !yield(t.Body) {
					return
				}
			}
		}
	}
}

// assetPath is where a file of the repository is published: under its path,
// without content/.
func assetPath(name string) string { return strings.TrimPrefix(name, "content/") }

func (s *Site) robots() []byte {
	if s.options.NoIndex {
		return []byte("User-agent: *\nDisallow: /\n")
	}
	text := "User-agent: *\nAllow: /\n"
	if s.baseURL != "" {
		text += "Sitemap: " + s.baseURL + "/sitemap.xml\n"
	}
	return []byte(text)
}

type urlSet struct {
	XMLName xml.Name  `xml:"http://www.sitemaps.org/schemas/sitemap/0.9 urlset"`
	XHTML   string    `xml:"xmlns:xhtml,attr"`
	URLs    []siteURL `xml:"url"`
}

type siteURL struct {
	Location   string         `xml:"loc"`
	Modified   string         `xml:"lastmod,omitempty"`
	Alternates []xmlAlternate `xml:"xhtml:link"`
}

type xmlAlternate struct {
	Rel  string `xml:"rel,attr"`
	Lang string `xml:"hreflang,attr"`
	Href string `xml:"href,attr"`
}

// sitemap lists every page that is to be found, with its other languages.
func (s *Site) sitemap() []byte {
	set := urlSet{XHTML: "http://www.w3.org/1999/xhtml"}
	for _, p := range s.Pages {
		if !p.listed() {
			continue
		}
		entry := siteURL{Location: s.baseURL + p.URL}
		if s.options.Dates != nil && p.edit != "" {
			if day, ok := s.options.Dates.Changed(p.edit); ok {
				entry.Modified = day.Format("2006-01-02")
			}
		}
		for _, lang := range s.model.Config.Languages {
			if other := s.translations[p.group][lang]; other != nil {
				entry.Alternates = append(entry.Alternates, xmlAlternate{Rel: "alternate", Lang: lang, Href: s.baseURL + other.URL})
			}
		}
		set.URLs = append(set.URLs, entry)
	}
	return encodeXML(set)
}

type atomFeed struct {
	XMLName xml.Name    `xml:"http://www.w3.org/2005/Atom feed"`
	Lang    string      `xml:"xml:lang,attr"`
	Title   string      `xml:"title"`
	ID      string      `xml:"id"`
	Updated string      `xml:"updated"`
	Links   []atomLink  `xml:"link"`
	Author  atomAuthor  `xml:"author"`
	Entries []atomEntry `xml:"entry"`
}

type atomLink struct {
	Rel  string `xml:"rel,attr,omitempty"`
	Href string `xml:"href,attr"`
}

type atomAuthor struct {
	Name string `xml:"name"`
}

type atomEntry struct {
	Title   string   `xml:"title"`
	ID      string   `xml:"id"`
	Updated string   `xml:"updated"`
	Link    atomLink `xml:"link"`
	Summary string   `xml:"summary,omitempty"`
}

// feedLength is how many changes a feed tells of.
const feedLength = 30

// feed tells of the newest changes in a language. Without git it is empty and
// dated by the day the site is built as of, so that it stays the same.
func (s *Site) feed(lang string) []byte {
	title := s.model.Config.Title.In(lang)
	f := atomFeed{
		Lang: lang, Title: title, ID: s.baseURL + s.prefix(lang) + "/", Author: atomAuthor{Name: title},
		Links: []atomLink{{Href: s.baseURL + s.prefix(lang) + "/"}, {Rel: "self", Href: s.baseURL + s.prefix(lang) + "/feed.xml"}},
	}
	changes := s.changes(lang)
	for _, c := range changes[:min(len(changes), feedLength)] {
		f.Entries = append(f.Entries, atomEntry{
			Title: c.page.Title.Text, ID: s.baseURL + c.page.URL, Updated: c.day.UTC().Format(time.RFC3339),
			Link: atomLink{Href: s.baseURL + c.page.URL}, Summary: c.page.about,
		})
	}
	switch {
	case len(f.Entries) > 0:
		f.Updated = f.Entries[0].Updated
	case s.options.AsOf != "":
		f.Updated = s.options.AsOf + "T00:00:00Z"
	default:
		f.Updated = "1970-01-01T00:00:00Z"
	}
	return encodeXML(f)
}

func encodeXML(value any) []byte {
	text, err := xml.MarshalIndent(value, "", " ")
	if err != nil {
		// Only a type that XML cannot hold fails, and the types here are such.
		panic(err)
	}
	return append([]byte(xml.Header), append(text, '\n')...)
}
