package theme_test

import (
	"bytes"
	"compress/gzip"
	"context"
	"encoding/json"
	"errors"
	"io"
	"io/fs"
	"os"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"lintel/generator/diag"
	"lintel/generator/load"
	"lintel/generator/markdown"
	"lintel/generator/model"
	"lintel/generator/site"
	"lintel/generator/source"
	"lintel/generator/theme"
	"lintel/themes"
)

var languages = []string{"nb", "nn", "en"}

func defaultTheme(t *testing.T) fs.FS {
	t.Helper()
	base, err := fs.Sub(themes.FS, "default")
	if err != nil {
		t.Fatal(err)
	}
	return base
}

// siteOf makes the site of a tree, without pictures.
func siteOf(t *testing.T, tree *source.Tree) *site.Site {
	t.Helper()
	var report diag.List
	loaded, err := load.Load(context.Background(), tree, 2, &report)
	if err != nil {
		t.Fatal(err)
	}
	return site.New(model.Link(loaded.Decls, &report), loaded.Documents, site.Options{Highlighter: markdown.NewHighlighter(nil)})
}

// small is a site with a front page and an element whose name is hostile.
func small(t *testing.T) *site.Site {
	t.Helper()
	return siteOf(t, source.New(fstest.MapFS{
		"lintel.yaml":           {Data: []byte("title: T\nlanguages: [nb, nn, en]\n")},
		"models/metamodel.yaml": {Data: []byte("kinds:\n  component: {name: Component}\n")},
		"models/x.yaml":         {Data: []byte("id: x\nkind: component\nname: '<script>alert(1)</script>\"'\nsummary: '\"><img src=x onerror=alert(1)>'\nrequirements: [{id: r1, level: must, text: '<b onclick=x>'}]\n")},
	}))
}

// execute makes a page with an overlay over the default theme.
func execute(t *testing.T, overlay fstest.MapFS, url string) (string, error) {
	t.Helper()
	look, err := theme.Load(defaultTheme(t), overlay, languages)
	if err != nil {
		return "", err
	}
	var b bytes.Buffer
	err = look.Execute(&b, small(t).Page(url))
	return b.String(), err
}

func file(text string) *fstest.MapFile { return &fstest.MapFile{Data: []byte(text)} }

// TestOverlay holds that a file of an overlay replaces the default's, and that
// all others stay.
func TestOverlay(t *testing.T) {
	plain, err := execute(t, nil, "/")
	if err != nil {
		t.Fatal(err)
	}
	changed, err := execute(t, fstest.MapFS{
		"templates/front.html": file(`<h1>mine: {{.Title.Text}} {{t "skip"}} {{template "extra" .}}</h1>`),
		"templates/extra.html": file(`<p class="extra">{{.Asset "img/mark.svg"}} {{.Asset "img/new.svg"}}</p>`),
		"words/nb.json":        file(`{"skip": "Forbi"}`),
		"assets/img/new.svg":   file(`<svg xmlns="http://www.w3.org/2000/svg"/>`),
		"assets/css/main.css":  file(`@import "./base.css"; .mine { color: red }`),
		"README.md":            file("not a template"),
	}, "/")
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"<h1>mine: T Forbi", `class="extra"`, "/assets/new-", "/assets/mark-", "<footer", ">Forbi</a>"} {
		if !strings.Contains(changed, want) {
			t.Errorf("%q is missing in:\n%s", want, changed)
		}
	}
	sheet := regexp.MustCompile(`/assets/main-[A-Z0-9]+\.css`)
	if sheet.FindString(changed) == sheet.FindString(plain) || sheet.FindString(changed) == "" {
		t.Error("another style sheet has the same name: browsers keep the old one")
	}
	other, err := execute(t, fstest.MapFS{"words/nb.json": file(`{"skip": "Forbi"}`)}, "/en/")
	if err != nil || strings.Contains(other, "Forbi") {
		t.Errorf("a word of one language in another: %v", err)
	}
}

// TestMistakes holds that each mistake in a theme is an *Error with the file,
// and the line where there is one: its author has nothing else to go by.
func TestMistakes(t *testing.T) {
	for name, test := range map[string]struct {
		file, text string
		line       int
	}{
		"syntax":             {"templates/front.html", "\n\n{{if}}", 3},
		"unknown function":   {"templates/front.html", "\n{{bogus}}", 2},
		"field":              {"templates/front.html", "a\nb\n{{.Nope}}", 3},
		"word":               {"templates/front.html", "a\n{{t \"nope\"}}", 2},
		"word by variable":   {"templates/front.html", "a\n{{t .Lang}}", 2},
		"icon":               {"templates/front.html", "{{icon \"../../../lintel\"}}", 1},
		"asset":              {"templates/front.html", "\n{{.Asset \"none\"}}", 2},
		"index":              {"templates/front.html", "{{index .Content.Kinds 99}}", 1},
		"template":           {"templates/front.html", "\n{{template \"none\" .}}", 2},
		"recursion":          {"templates/front.html", "{{define \"r\"}}{{template \"r\" .}}{{end}}{{template \"r\" .}}", 1},
		"context":            {"templates/front.html", "<a href=\"{{if .Title}}\"{{end}}>", 1},
		"endless":            {"templates/front.html", "{{range 10000000000}}xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx{{end}}", 0},
		"in a part":          {"templates/marks.html", "{{define \"mark\"}}\n{{.Nope}}{{end}}", 2},
		"words, syntax":      {"words/nb.json", "{\n\"skip\": \"a\",\n}", 3},
		"words, type":        {"words/nb.json", "{\n\"skip\": 1}", 2},
		"words, list":        {"words/nb.json", "[]", 1},
		"style sheet":        {"assets/css/main.css", "@import \"none.css\";", 1},
		"style from disk":    {"assets/css/main.css", "@import \"../../../../../../../../etc/passwd\";", 1},
		"style by address":   {"assets/css/main.css", "@import \"https://evil.example/x.css\";", 1},
		"picture by address": {"assets/css/main.css", "\n\na{background:url(https://evil.example/x.png)}", 3},
		"script":             {"assets/js/main.js", "let a;\nlet a b;", 2},
		"script from disk":   {"assets/js/main.js", "import \"/etc/passwd\";", 1},
		"script by address":  {"assets/js/main.js", "import \"https://evil.example/x.js\";", 1},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := execute(t, fstest.MapFS{test.file: file(test.text)}, "/")
			var mistake *theme.Error
			if !errors.As(err, &mistake) {
				t.Fatalf("got %T: %v", err, err)
			}
			if name == "in a part" || name == "context" {
				// The template package tells the template that calls, or the part.
				if !strings.HasPrefix(mistake.Path, "templates/") || mistake.Line == 0 {
					t.Errorf("got %s:%d", mistake.Path, mistake.Line)
				}
				return
			}
			if mistake.Path != test.file || mistake.Line != test.line || mistake.Message == "" {
				t.Errorf("at %s:%d, want %s:%d: %s", mistake.Path, mistake.Line, test.file, test.line, mistake.Message)
			}
			if message := err.Error(); !strings.Contains(message, test.file) || strings.Contains(message, "goroutine") {
				t.Errorf("got %q", message)
			}
		})
	}
}

// broken is a file system in which one file cannot be read.
type broken struct {
	fs.FS
	name string
}

func (b broken) Open(name string) (fs.File, error) {
	if name == b.name {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrPermission}
	}
	return b.FS.Open(name)
}

// TestUnreadable holds that a file of an overlay that cannot be read is told
// of: the default's in its place would be another theme than asked for.
func TestUnreadable(t *testing.T) {
	for _, name := range []string{"templates/front.html", "words/nb.json", "assets/css/main.css", "assets/img/mark.svg"} {
		overlay := broken{fstest.MapFS{name: file("")}, name}
		_, err := theme.Load(defaultTheme(t), overlay, languages)
		var mistake *theme.Error
		if !errors.As(err, &mistake) || mistake.Path != name {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// TestEscaped holds that a name cannot become HTML, whatever the template.
func TestEscaped(t *testing.T) {
	for _, url := range []string{"/component/", "/component/x/", "/en/component/x/", "/id/x/", "/oversikt/"} {
		for _, overlay := range []fstest.MapFS{nil, {"templates/base.html": file(`<a href={{.Title.Text}} title='{{.Title.Text}}' onclick="f({{.Title.Text}})">{{.Title.Text}}</a>{{block "x" .}}{{.Description}}{{end}}`)}} {
			page, err := execute(t, overlay, url)
			if err != nil {
				t.Fatal(err)
			}
			for _, bad := range []string{"<script>alert", "<img src=x", "onerror=alert(1)>", "<b onclick"} {
				if strings.Contains(page, bad) {
					t.Errorf("%s: %q is not escaped:\n%s", url, bad, page)
				}
			}
		}
	}
}

// words reads a language's words of the default theme.
func words(t *testing.T, lang string) map[string]string {
	t.Helper()
	data, err := fs.ReadFile(defaultTheme(t), "words/"+lang+".json")
	if err != nil {
		t.Fatal(err)
	}
	// A key that stands twice is lost in a map.
	decoder, seen := json.NewDecoder(bytes.NewReader(data)), map[string]bool{}
	for i := 0; ; i++ {
		token, err := decoder.Token()
		if err != nil {
			break
		}
		if key, ok := token.(string); ok && i%2 == 1 {
			if seen[key] {
				t.Errorf("%s: %q stands twice", lang, key)
			}
			seen[key] = true
		}
	}
	list := map[string]string{}
	if err := json.Unmarshal(data, &list); err != nil {
		t.Fatal(err)
	}
	return list
}

// waiting are words of what is not there yet.
var waiting = []string{"notice", "unit", "follows"}

// TestWords holds that every word that a template says is there in all three
// languages, takes the same arguments in each, and that none is left over.
func TestWords(t *testing.T) {
	base := defaultTheme(t)
	names, err := fs.Glob(base, "templates/*.html")
	if err != nil {
		t.Fatal(err)
	}
	said, begun := map[string]bool{}, []string{}
	whole, part := regexp.MustCompile(`\bt "([^"]+)"`), regexp.MustCompile(`\bt \(printf "([^"%]*)%s`)
	for _, name := range names {
		data, err := fs.ReadFile(base, name)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range whole.FindAllStringSubmatch(string(data), -1) {
			said[m[1]] = true
		}
		for _, m := range part.FindAllStringSubmatch(string(data), -1) {
			begun = append(begun, m[1])
		}
	}
	if len(said) < 40 || len(begun) == 0 {
		t.Fatalf("%d words are said", len(said))
	}
	verbs := regexp.MustCompile(`%(\[\d\])?[a-z]`)
	first := words(t, "nb")
	for _, lang := range languages {
		list := words(t, lang)
		for key := range said {
			if strings.TrimSpace(list[key]) == "" {
				t.Errorf("%s has no %q", lang, key)
			}
		}
		for key, word := range list {
			isBegun := slices.ContainsFunc(begun, func(prefix string) bool { return strings.HasPrefix(key, prefix) })
			if !said[key] && !isBegun && !slices.Contains(waiting, key) {
				t.Errorf("%s: %q is never said", lang, key)
			}
			if len(verbs.FindAllString(word, -1)) != len(verbs.FindAllString(first[key], -1)) && !strings.HasSuffix(key, ".one") {
				t.Errorf("%s: %q takes other arguments than in nb: %q", lang, key, word)
			}
			if _, known := first[key]; !known {
				t.Errorf("%s has %q, which nb has not", lang, key)
			}
		}
		if len(list) != len(first) {
			t.Errorf("%s has %d words, nb %d", lang, len(list), len(first))
		}
	}
}

// TestFAKS makes one page of each type and language of the repository that
// Lintel comes with, and every redirect's: a template that fails on one page
// fails the whole build.
func TestFAKS(t *testing.T) {
	tree, err := source.OpenDirectory("../..")
	if err != nil {
		t.Fatal(err)
	}
	look, err := theme.Load(defaultTheme(t), nil, languages)
	if err != nil {
		t.Fatal(err)
	}
	s := siteOf(t, tree)
	seen := map[string]int{}
	for _, p := range s.Pages {
		kind := p.Template + " " + p.Lang
		// Elements differ by their kind, which is the first of the address.
		if p.Template == "element" {
			kind += strings.Join(strings.Split(p.URL, "/")[:3], "/")
		}
		if seen[kind]++; seen[kind] > 3 {
			continue
		}
		var b bytes.Buffer
		if err := look.Execute(&b, p); err != nil {
			t.Errorf("%s: %v", p.URL, err)
			continue
		}
		page := b.String()
		if !strings.Contains(page, `<html lang="`+p.Lang+`"`) || !strings.HasSuffix(strings.TrimSpace(page), "</html>") {
			t.Errorf("%s is not whole", p.URL)
		}
		for _, bad := range []string{"%!", "<no value>", "ZgotmplZ", " style=\"", "<style", "onclick=", "javascript:"} {
			if strings.Contains(page, bad) {
				t.Errorf("%s has %q", p.URL, bad)
			}
		}
	}
	for _, template := range []string{"front", "article", "list", "overview", "search", "redirect", "notfound"} {
		for _, lang := range languages {
			if seen[template+" "+lang] == 0 && (template != "redirect" || lang == "nb") {
				t.Errorf("no page %s in %s", template, lang)
			}
		}
	}
}

// TestSearchSize holds that searching costs a reader at most 15 kB of script: it
// comes with every page.
func TestSearchSize(t *testing.T) {
	without := fstest.MapFS{"assets/js/search/search.js": {Data: []byte("export function search() {}")}}
	size := func(overlay fs.FS) int {
		look, err := theme.Load(defaultTheme(t), overlay, languages)
		if err != nil {
			t.Fatal(err)
		}
		for _, a := range look.Assets() {
			if path.Ext(a.Path) == ".js" {
				var b bytes.Buffer
				w, _ := gzip.NewWriterLevel(&b, gzip.BestCompression)
				_, _ = w.Write(a.Data)
				_ = w.Close()
				return b.Len()
			}
		}
		t.Fatal("no script")
		return 0
	}
	whole := size(nil)
	got := whole - size(without)
	t.Logf("script for search: %d bytes zipped, of %d", got, whole)
	if got > 15_000 || got < 1_000 {
		t.Errorf("%d bytes", got)
	}
}

// TestFrugal holds that a page is written as it is made, and that what cannot
// be written is an error.
func TestFrugal(t *testing.T) {
	look, err := theme.Load(defaultTheme(t), nil, languages)
	if err != nil {
		t.Fatal(err)
	}
	reader, writer := io.Pipe()
	reader.Close()
	if err := look.Execute(writer, small(t).Page("/")); err == nil {
		t.Error("a page was written to nowhere")
	}
	if _, err := os.Stat("themes"); err == nil {
		t.Error("something was written to disk")
	}
}
