package site_test

import (
	"bytes"
	"context"
	"encoding/json"
	"encoding/xml"
	"io"
	"path"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"lintel/generator/diag"
	"lintel/generator/load"
	"lintel/generator/markdown"
	"lintel/generator/model"
	"lintel/generator/site"
	"lintel/generator/source"
)

const testMetamodel = `layers:
  technical: {letter: T, name: {nb: Teknisk, en: Technical}}
statuses:
  in-use: {name: {nb: I bruk, en: In use}, binding: true}
kinds:
  component:
    name: {nb: Komponent, en: Component}
    plural: {nb: Komponenter, en: Components}
    path: {nb: komponent, nn: komponent, en: component}
    layer: technical
    fields:
      form: {type: enum, values: {own: {nb: Egen, en: Own}, shared: {nb: Felles, en: Shared}}, facet: true}
  concept:
    name: {nb: Begrep, en: Concept}
    path: {nb: begrep, en: concept}
    fields:
      definition: {type: localized}
  information: {name: Modell, path: modell, structure: information-model}
relations:
  uses: {name: Bruker, inverse: used-by, inverse-name: Brukes av, from: any, to: any}
`

// world is a small repository with every type of page, something internal and
// a draft.
func world() map[string]string {
	return map[string]string{
		"lintel.yaml":           "title: {nb: Verden, en: World}\nlanguages: [nb, nn, en]\nbase-url: https://example.no/faks\nredirects: [{from: /gammel/side/, to: /om/}, {from: /ut.html, to: \"https://example.no/\"}]\n",
		"models/metamodel.yaml": testMetamodel,
		"models/a.yaml": `id: altinn
kind: component
name: {nb: Altinn & <venner>, en: Altinn}
summary: {nb: "Skjema \"her\""}
status: in-use
form: shared
uses: [svarut, modell#a.n]
formerly: [altinn-to]
requirements: [{id: r1, level: must, text: {nb: Skal}, uses: svarut}]
---
id: svarut
kind: component
name: SvarUT
summary: Brev
form: own
uses: modell
---
id: tilgang
kind: concept
name: {nb: tilgang}
summary: s
definition: {nb: å få lov}
---
id: modell
kind: information
name: Modell
summary: s
entities: [{id: a, name: A, attributes: [{id: n, type: c}]}]
codelists: [{id: c, codes: [{id: k, name: K}]}]
---
id: skjult
kind: component
name: HEMMELIG-NAVN
summary: HEMMELIG-SAMMENDRAG
visibility: internal
form: own
uses: [altinn, svarut]
formerly: [skjult-for]
description: "HEMMELIG-TEKST ![x](/hemmelig.png) [[svarut]]"
`,
		"content/index.md":     "---\ntitle: {front}\nsummary: s\n---\nVelkommen. ![bilde](/bilder/a.png)\n",
		"content/index.en.md":  "---\ntitle: Front\nsummary: s\n---\nWelcome.\n",
		"content/om/index.md":  "---\ntitle: Om\nsummary: s\nformerly: [om-oss]\nsources: [altinn]\n---\n## En\n\n[[altinn]] [[modell#a.n]] [to](to.md) [ned](/bilder/a.png)\n\n```query\nwhere: kind == \"component\"\nshow: table\ncolumns: [uses, used-by]\n```\n",
		"content/om/to.md":     "---\ntitle: To\nsummary: s\n---\n![[altinn]]\n",
		"content/utkast.md":    "---\ntitle: HEMMELIG-UTKAST\nsummary: s\ndraft: true\nformerly: [utkast-for]\n---\n[[altinn]] ![x](hemmelig.png)\n",
		"content/bilder/a.png": "PNG",
		"content/hemmelig.png": "HEMMELIG-BILDE",
	}
}

// build makes the site of a repository, and fails on an error finding.
func build(t *testing.T, files map[string]string, options site.Options) *site.Site {
	t.Helper()
	fsys := fstest.MapFS{}
	for name, text := range files {
		fsys[name] = &fstest.MapFile{Data: []byte(strings.ReplaceAll(text, "{front}", "Forside"))}
	}
	var report diag.List
	loaded, err := load.Load(context.Background(), source.New(fsys), 2, &report)
	if err != nil {
		t.Fatal(err)
	}
	m := model.Link(loaded.Decls, &report)
	for _, f := range report.Sorted() {
		if f.Severity == diag.Error {
			t.Fatalf("%s: %s", f.Span, f.Message("en"))
		}
	}
	options.Highlighter = markdown.NewHighlighter(nil)
	return site.New(m, loaded.Documents, options)
}

// TestAddresses holds the address of every type of page in each language: a
// link must work in ten years.
func TestAddresses(t *testing.T) {
	s := build(t, world(), site.Options{})
	templates := map[string]bool{}
	for url, template := range map[string]string{
		"/": "front", "/nn/": "front", "/en/": "front",
		"/om/": "article", "/nn/om/": "article", "/en/om/": "article", "/om/to/": "article",
		"/komponent/": "list", "/nn/komponent/": "list", "/en/component/": "list", "/begrep/": "list", "/nn/begrep/": "list", "/en/concept/": "list",
		"/komponent/form/own/": "list", "/en/component/form/shared/": "list", "/komponent/status/in-use/": "list", "/en/component/status/in-use/": "list",
		"/komponent/altinn/": "element", "/nn/komponent/altinn/": "element", "/en/component/altinn/": "element", "/modell/modell/": "element",
		"/ordliste/": "glossary", "/nn/ordliste/": "glossary", "/en/glossary/": "glossary",
		"/sprak/": "languages", "/nn/sprak/": "languages", "/en/languages/": "languages",
		"/oversikt/": "overview", "/nn/oversyn/": "overview", "/en/overview/": "overview",
		"/sok/": "search", "/nn/sok/": "search", "/en/search/": "search",
		"/kravliste/": "requirements", "/nn/kravliste/": "requirements", "/en/requirements/": "requirements",
		"/404.html": "notfound", "/nn/404.html": "notfound", "/en/404.html": "notfound",
		"/id/altinn/": "redirect", "/id/altinn/r1/": "redirect", "/id/modell/a.n/": "redirect", "/id/modell/c.k/": "redirect", "/id/altinn-to/": "redirect",
		"/komponent/altinn-to/": "redirect", "/nn/komponent/altinn-to/": "redirect", "/en/component/altinn-to/": "redirect",
		"/om-oss/": "redirect", "/nn/om-oss/": "redirect", "/en/om-oss/": "redirect", "/gammel/side/": "redirect", "/ut.html": "redirect",
	} {
		p := s.Page(url)
		switch {
		case p == nil:
			t.Errorf("there is no page %s", url)
		case p.Template != template:
			t.Errorf("%s is a %s, want %s", url, p.Template, template)
		}
		templates[template] = true
	}
	for _, p := range s.Pages {
		if !templates[p.Template] {
			t.Errorf("%s is a %s, which no address above is", p.URL, p.Template)
		}
		if lang, _, _ := strings.Cut(strings.TrimPrefix(p.URL, "/"), "/"); (lang == "nn" || lang == "en") != (p.Lang != "nb") {
			t.Errorf("%s is in %s", p.URL, p.Lang)
		}
	}
	for _, want := range []string{"data/index.json", "data/schema.json", "komponent/altinn/index.json", "robots.txt", "sitemap.xml", "feed.xml", "nn/feed.xml", "en/feed.xml", "bilder/a.png"} {
		if !slices.ContainsFunc(s.Files, func(f *site.File) bool { return f.Path == want }) {
			t.Errorf("there is no file %s", want)
		}
	}
	if clashes := s.Clashes(); len(clashes) > 0 {
		t.Errorf("clashes: %+v", clashes)
	}
}

// outputs are the files of a site.
func outputs(t *testing.T, s *site.Site) map[string]bool {
	t.Helper()
	files := map[string]bool{}
	for _, p := range s.Pages {
		if files[p.Output()] {
			t.Errorf("two pages in %s", p.Output())
		}
		files[p.Output()] = true
	}
	for _, f := range s.Files {
		if files[f.Path] {
			t.Errorf("two things in %s", f.Path)
		}
		files[f.Path] = true
	}
	return files
}

// TestPortable holds that from any page to any page a relative link leads to
// its file: there is no server on a USB stick to mend it.
func TestPortable(t *testing.T) {
	s := build(t, world(), site.Options{Portable: true})
	files := outputs(t, s)
	for _, from := range s.Pages {
		for _, to := range s.Pages {
			for _, fragment := range []string{"", "#r1"} {
				href := from.Href(to.URL + fragment)
				file, after, _ := strings.Cut(href, "#")
				target := path.Join(path.Dir(from.Output()), file)
				if target != to.Output() || !files[target] || "#"+after != "#"+strings.TrimPrefix(fragment, "#") || path.IsAbs(href) {
					t.Fatalf("from %s to %s: %s leads to %s", from.URL, to.URL, href, target)
				}
			}
		}
		for _, same := range []string{"https://example.no/", "mailto:a@b.no", "#r1", "//example.no/"} {
			if got := from.Href(same); got != same && !strings.HasPrefix(same, "//") {
				t.Errorf("%s becomes %s", same, got)
			}
		}
	}
}

// TestBasePath holds that links begin with the folder that the site stands in,
// and that a final slash in the address does not double.
func TestBasePath(t *testing.T) {
	for address, want := range map[string]string{"": "/faks/om/", "https://a.no": "/om/", "https://a.no/": "/om/", "https://a.no/x/y/": "/x/y/om/", "https://a.no/x": "/x/om/"} {
		p := build(t, world(), site.Options{BaseURL: address}).Page("/")
		if got := p.Href("/om/"); got != want {
			t.Errorf("%q: %s, want %s", address, got, want)
		}
		if canonical := p.Frame().Canonical; strings.HasSuffix(canonical, "//") || !strings.HasPrefix(canonical, "https://") {
			t.Errorf("%q: canonical %s", address, canonical)
		}
	}
}

type fixedDates struct{}

func (fixedDates) Changed(name string) (time.Time, bool) {
	return time.Date(2014, 11, 26, 23, 0, 0, 0, time.FixedZone("", 3600)), path.Ext(name) != ".en"
}

func fileOf(t *testing.T, s *site.Site, name string) []byte {
	t.Helper()
	for _, f := range s.Files {
		if f.Path == name {
			return f.Content()
		}
	}
	t.Fatalf("there is no file %s", name)
	return nil
}

// TestXML holds that sitemap and feeds are XML, that every address in them is
// a page of the site, and that a name with signs of XML is escaped.
func TestXML(t *testing.T) {
	for _, dates := range []site.Dates{nil, fixedDates{}} {
		s := build(t, world(), site.Options{Dates: dates, AsOf: "2014-11-26"})
		for _, name := range []string{"sitemap.xml", "feed.xml", "nn/feed.xml", "en/feed.xml"} {
			data := fileOf(t, s, name)
			decoder := xml.NewDecoder(bytes.NewReader(data))
			for {
				token, err := decoder.Token()
				if err == io.EOF {
					break
				}
				if err != nil {
					t.Fatalf("%s: %v\n%s", name, err, data)
				}
				if start, ok := token.(xml.StartElement); ok && start.Name.Local == "loc" {
					var address string
					if err := decoder.DecodeElement(&address, &start); err != nil {
						t.Fatal(err)
					}
					url, ok := strings.CutPrefix(address, "https://example.no/faks")
					if p := s.Page(url); !ok || p == nil || p.Template == "redirect" || p.Template == "notfound" {
						t.Errorf("%s: %s is no page", name, address)
					}
				}
			}
			if dates != nil && !bytes.Contains(data, []byte("2014-11-26")) {
				t.Errorf("%s has no dates", name)
			}
		}
	}
	robots := string(fileOf(t, build(t, world(), site.Options{}), "robots.txt"))
	if robots != "User-agent: *\nAllow: /\nSitemap: https://example.no/faks/sitemap.xml\n" {
		t.Errorf("robots.txt: %q", robots)
	}
	if robots := string(fileOf(t, build(t, world(), site.Options{NoIndex: true}), "robots.txt")); strings.Contains(robots, "Allow") {
		t.Errorf("a preview is open to robots: %q", robots)
	}
}

// TestIndex holds index.json against what schema.json asks for, and that every
// address in it is published: other systems are built on it.
func TestIndex(t *testing.T) {
	s := build(t, world(), site.Options{BaseURL: "https://example.no"})
	files := outputs(t, s)
	var schema struct {
		Required   []string
		Properties map[string]any
		Defs       map[string]struct {
			Required   []string
			Properties map[string]struct {
				Type, Pattern string
				Enum          []string
			}
		} `json:"$defs"`
	}
	if err := json.Unmarshal(fileOf(t, s, "data/schema.json"), &schema); err != nil {
		t.Fatal(err)
	}
	var index map[string]any
	if err := json.Unmarshal(fileOf(t, s, "data/index.json"), &index); err != nil {
		t.Fatal(err)
	}
	for key := range index {
		if schema.Properties[key] == nil {
			t.Errorf("the schema has no %s", key)
		}
	}
	if index["version"] != float64(site.DataVersion) {
		t.Errorf("version %v", index["version"])
	}
	hold := func(kind string, object map[string]any) {
		definition := schema.Defs[kind]
		for _, key := range definition.Required {
			if object[key] == nil {
				t.Errorf("%s without %s: %v", kind, key, object)
			}
		}
		for key, value := range object {
			property, known := definition.Properties[key]
			if !known {
				t.Errorf("%s: the schema has no %s", kind, key)
			}
			text, isText := value.(string)
			if property.Type == "string" && !isText || len(property.Enum) > 0 && !slices.Contains(property.Enum, text) {
				t.Errorf("%s: %s is %v", kind, key, value)
			}
			if key == "url" || key == "data" {
				file, _, _ := strings.Cut(strings.TrimPrefix(text, "https://example.no/"), "#")
				if strings.HasSuffix(file, "/") {
					file += "index.html"
				}
				if !files[file] {
					t.Errorf("%s %s: %s is not published", kind, object["id"], text)
				}
			}
		}
	}
	elements := index["elements"].([]any)
	if len(elements) != 4 {
		t.Errorf("%d elements, want the 4 that are public", len(elements))
	}
	parts := 0
	for _, e := range elements {
		element := e.(map[string]any)
		hold("element", element)
		list, _ := element["parts"].([]any)
		for _, p := range list {
			hold("part", p.(map[string]any))
			parts++
		}
	}
	if parts != 5 {
		t.Errorf("%d parts", parts)
	}
	for name := range files {
		if strings.HasSuffix(name, ".json") && !json.Valid(fileOf(t, s, name)) {
			t.Errorf("%s is no JSON", name)
		}
	}
}

// TestHidden holds that what is internal or a draft leaves no trace in what
// pages are made from: not its name, not its address, not a picture that only
// it shows.
func TestHidden(t *testing.T) {
	s := build(t, world(), site.Options{Dates: fixedDates{}})
	var all bytes.Buffer
	encoder := json.NewEncoder(&all)
	for _, p := range s.Pages {
		for _, part := range []any{p.URL, p.Title, p.Frame(), p.Content()} {
			if err := encoder.Encode(part); err != nil {
				t.Fatalf("%s: %v", p.URL, err)
			}
		}
	}
	for _, f := range s.Files {
		all.WriteString(f.Path + "\n" + f.Source + "\n")
		if f.Content != nil {
			all.Write(f.Content())
		}
	}
	for _, word := range []string{"HEMMELIG", "hemmelig", "skjult", "utkast"} {
		if at := bytes.Index(all.Bytes(), []byte(word)); at >= 0 {
			t.Errorf("%q is published: …%s…", word, all.Bytes()[max(0, at-80):min(all.Len(), at+80)])
		}
	}
}

// TestClashes holds that nothing takes the address of something else, and that
// nothing is written outside the site, also when the rules that tell of it are
// off.
func TestClashes(t *testing.T) {
	files := world()
	files["content/annen.md"] = "---\ntitle: Annen\nsummary: s\nformerly: [om]\n---\n[x](sitemap.xml)\n"
	files["content/oversikt.md"] = "---\ntitle: Mitt\nsummary: s\n---\n"
	files["content/sitemap.xml"] = "<a/>"
	files["lintel.yaml"] += "rules: {redirect-form: off}\n"
	s := build(t, files, site.Options{})
	want := map[string]string{"om": "content/om/index.md", "content/oversikt.md": "", "content/sitemap.xml": ""}
	for _, clash := range s.Clashes() {
		other, known := want[clash.Owner.Text]
		if !known || (other != clash.Other) || clash.Owner.Span.IsZero() {
			t.Errorf("clash %+v", clash)
		}
	}
	found := map[string]bool{}
	for _, clash := range s.Clashes() {
		found[clash.Owner.Text] = true
	}
	if len(found) != len(want) {
		t.Errorf("found %v", found)
	}
	if p := s.Page("/om/"); p == nil || p.Template != "article" {
		t.Error("a former address took the place of a page")
	}
	outputs(t, s)
}

// TestOutside holds that no id, path or redirect leads out of the output. Other
// stages refuse them; their rules can be switched off.
func TestOutside(t *testing.T) {
	span := (&source.File{Path: "x", Text: "x"}).Span(0, 1)
	kind := &model.Kind{ID: "k", Name: model.Plain("K"), Plural: model.Plain("K"), Path: model.Plain("../../k"), Span: span}
	good := &model.Kind{ID: "g", Name: model.Plain("G"), Plural: model.Plain("G"), Path: model.Plain("g"), Span: span}
	metamodel := &model.Metamodel{Kinds: []*model.Kind{kind, good}}
	metamodel.Index()
	decls := &model.Decls{Config: &model.Config{Languages: []string{"nb", "en"}}, Metamodel: metamodel, Files: map[string]bool{}}
	for _, redirect := range []string{"", "//evil", "/../../x", "../x", "/a\x00b/", `/..\..\x/`, "/a//b/", "x", "/x", "/x/"} {
		decls.Config.Redirects = append(decls.Config.Redirects, model.Redirect{From: redirect, To: "/", Span: span})
	}
	decls.Elements = []*model.ElementDecl{
		{Head: model.Head{ID: "a", Kind: kind, IDSpan: span, Span: span}},
		{Head: model.Head{ID: "../../../b", Kind: good, IDSpan: span, Span: span}},
		{Head: model.Head{ID: "c", Kind: good, IDSpan: span, Span: span, Formerly: []model.Ref{{Text: "../../d", Span: span}}}},
	}
	decls.Articles = []*model.Article{{Route: "../e", Path: "content/e.md", Lang: "nb", Body: &model.Prose{Span: span}, Span: span, Formerly: []model.Ref{{Text: "../../f", Span: span}}}}
	s := site.New(model.Link(decls, &diag.List{}), nil, site.Options{})
	files := outputs(t, s)
	for name := range files {
		if path.Clean("/"+name) != "/"+name || strings.ContainsAny(name, "\\\x00") {
			t.Errorf("%q is written", name)
		}
		for folder := path.Dir(name); folder != "."; folder = path.Dir(folder) {
			if files[folder] {
				t.Errorf("%s is a file and a folder", folder)
			}
		}
	}
	if !files["g/c/index.html"] || len(s.Clashes()) == 0 {
		t.Error("what is right is missing, or nothing is told of")
	}
}

// TestHere holds that a relation of several parts names each: "r1" was taken
// for a piece of "r10" and left out.
func TestHere(t *testing.T) {
	s := build(t, map[string]string{
		"models/metamodel.yaml": testMetamodel,
		"models/x.yaml":         "id: a\nkind: component\nname: A\nsummary: s\nrequirements:\n  - {id: r10, level: must, text: t, uses: b}\n  - {id: r1, level: must, text: t, uses: b}\n---\nid: b\nkind: component\nname: B\nsummary: s\n",
	}, site.Options{})
	page := s.Page("/komponent/a/").Content().(*site.ElementPage)
	if len(page.Relations) != 1 || len(page.Relations[0].Items) != 1 || page.Relations[0].Items[0].Here != "r10, r1" {
		t.Errorf("got %+v", page.Relations)
	}
}

// TestManyRelations holds that a page with thousands of relations is made in
// moments: each was held against all before it.
func TestManyRelations(t *testing.T) {
	var b strings.Builder
	b.WriteString("id: x\nkind: component\nname: X\nsummary: s\nuses:\n")
	var others strings.Builder
	for i := range 3000 {
		name := "e" + strconv.Itoa(i)
		b.WriteString("  - " + name + "\n")
		others.WriteString("---\nid: " + name + "\nkind: component\nname: E\nsummary: s\n")
	}
	s := build(t, map[string]string{"models/metamodel.yaml": testMetamodel, "models/x.yaml": b.String() + others.String()}, site.Options{})
	page := s.Page("/komponent/x/").Content().(*site.ElementPage)
	if len(page.Relations) != 1 || len(page.Relations[0].Items) != 3000 {
		t.Errorf("%d groups", len(page.Relations))
	}
}

// TestSame holds that two sites of one repository are the same: which of two
// files is met first must not matter.
func TestSame(t *testing.T) {
	list := func() []string {
		s := build(t, world(), site.Options{})
		var names []string
		for _, p := range s.Pages {
			names = append(names, p.URL)
		}
		for _, f := range s.Files {
			names = append(names, f.Path)
		}
		return names
	}
	first := list()
	for range 5 {
		if !slices.Equal(list(), first) {
			t.Fatal("another list of pages")
		}
	}
}

// TestTranslatedAnchor holds that a text which is shown in another language
// than the page's does not lead to a heading that the translation has not.
func TestTranslatedAnchor(t *testing.T) {
	s := build(t, map[string]string{
		"lintel.yaml":           "title: T\nlanguages: [nb, nn, en]\n",
		"models/metamodel.yaml": testMetamodel,
		"content/index.md":      "---\ntitle: T\nsummary: s\n---\n",
		"content/to.md":         "---\ntitle: To\nsummary: s\n---\n## Finn den\n\n## Krav {#krav}\n",
		"content/to.en.md":      "---\ntitle: Two\nsummary: s\n---\n## Find it\n\n## Requirements {#krav}\n",
		"content/en.md":         "---\ntitle: En\nsummary: s\n---\n[a](to.md#finn-den) [b](to.md#krav)\n",
	}, site.Options{})
	for url, want := range map[string][]string{
		"/en/":    {`href="/to/#finn-den"`, `href="/to/#krav"`},
		"/en/en/": {`href="/en/to/"`, `href="/en/to/#krav"`},
	} {
		page := s.Page(url)
		if page == nil {
			t.Fatalf("no page %s", url)
		}
		article, ok := page.Content().(*site.ArticlePage)
		if !ok {
			t.Fatalf("%s is no text", url)
		}
		for _, href := range want {
			if html := string(article.Body[0].HTML); !strings.Contains(html, href) {
				t.Errorf("%s: no %s in %s", url, href, html)
			}
		}
	}
}
