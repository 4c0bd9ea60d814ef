// Package theme turns pages into HTML: the central type is Theme, the parsed
// templates, bundled assets and words of one theme.
//
// # Files of a theme
//
//	templates/*.html  base.html frames every page; each page's template is
//	                  defined by the file of its name; others are parts
//	words/<lang>.json the words round the content: a flat object; an overlay's
//	                  words stand over the default's, key by key
//	assets/css/main.css  the style sheet, @import resolved, bundled to one file
//	assets/js/main.js    the script, ES modules bundled to one classic script,
//	                     because modules do not load from file://
//	assets/img/          images; templates name them with asset or icon
//
// A theme is an overlay: a file of the repository's themes/<name>/ replaces the
// file of the same path in the default theme, the rest is inherited.
//
// What a template sees is a View: the page's Frame and its Content (package
// site). Functions: t gives a word in the page's language, icon puts an image
// of assets/img/icons inline, paragraphs cuts a plain text at its empty
// lines, cited puts an address into the text that cites a page.
//
// Published assets carry a hash of their content in their names, so that they
// can be kept for ever and a changed one is fetched at once.
//
// Templates are parsed once per language, so that t needs no argument; each
// page is executed when it is asked for.
package theme

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"hash"
	"html/template"
	"io"
	"io/fs"
	"maps"
	"path"
	"regexp"
	"sort"
	"strconv"
	"strings"
	"sync/atomic"
	"time"

	"lintel/generator/site"
)

// Theme is ready to execute pages. It is not changed once loaded and safe for
// concurrent use.
type Theme struct {
	templates map[string]*template.Template // by language
	words     map[string]map[string]string
	assets    []Asset
	published map[string]string // published path by the theme's path
	print     hash.Hash         // of all that pages are made with
}

// Asset is a published file of the theme.
type Asset struct {
	Path string // from the root of the output
	Data []byte
}

// Error is a mistake in a theme's file.
type Error struct {
	Path    string // within the theme
	Line    int    // from 1; 0 when it is not known
	Message string
}

func (e *Error) Error() string {
	if e.Line > 0 {
		return fmt.Sprintf("theme: %s:%d: %s", e.Path, e.Line, e.Message)
	}
	return fmt.Sprintf("theme: %s: %s", e.Path, e.Message)
}

// View is what a template sees.
type View struct {
	*site.Frame
	Content any

	page  *site.Page
	theme *Theme
}

// Asset gives the href of one of the theme's files, "" when it has none such.
func (v *View) Asset(name string) (string, error) {
	published, ok := v.theme.published[name]
	if !ok {
		return "", fmt.Errorf("the theme has no asset %q", name)
	}
	return v.page.Outer("/" + published), nil
}

// Load reads a theme: the default one, under the overlay when it is not nil.
// A mistake in a theme's file is an *Error.
func Load(base, overlay fs.FS, languages []string) (*Theme, error) {
	files := layered{base: base, overlay: overlay}
	t := &Theme{templates: map[string]*template.Template{}, words: map[string]map[string]string{}, published: map[string]string{}, print: sha256.New()}
	for _, lang := range languages {
		words, err := readWords(base, overlay, lang)
		if err != nil {
			return nil, err
		}
		t.words[lang] = words
		fmt.Fprintf(t.print, "%s %v\n", lang, words) // a map is printed sorted
	}
	if err := t.bundle(files); err != nil {
		return nil, err
	}
	return t, t.parse(files, languages)
}

// Words gives the words of a language, nil when the theme has none.
func (t *Theme) Words(lang string) map[string]string { return t.words[lang] }

// readWords reads the words of a language, the overlay's over the base's.
func readWords(base, overlay fs.FS, lang string) (map[string]string, error) {
	name, words := "words/"+lang+".json", map[string]string{}
	for _, files := range [...]fs.FS{base, overlay} {
		if files == nil {
			continue
		}
		data, err := fs.ReadFile(files, name)
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err != nil {
			return nil, &Error{Path: name, Message: "cannot be read"}
		}
		over := map[string]string{}
		if err := json.Unmarshal(data, &over); err != nil {
			return nil, wordsError(name, data, err)
		}
		maps.Copy(words, over)
	}
	if len(words) == 0 {
		return nil, &Error{Path: name, Message: "is missing: the theme has no words in this language; copy words/nb.json and translate it"}
	}
	return words, nil
}

// wordsError finds the line of a mistake in JSON.
func wordsError(name string, data []byte, err error) error {
	problem := &Error{Path: name, Message: strings.TrimPrefix(err.Error(), "json: ")}
	var syntax *json.SyntaxError
	var form *json.UnmarshalTypeError
	switch {
	case errors.As(err, &syntax):
		problem.Line = 1 + bytes.Count(data[:syntax.Offset], []byte("\n"))
	case errors.As(err, &form):
		problem.Line = 1 + bytes.Count(data[:form.Offset], []byte("\n"))
		problem.Message = "each word is a text, and the file is one object of words"
	}
	return problem
}

// parse reads the templates once a language.
func (t *Theme) parse(files fs.FS, languages []string) error {
	names, err := fs.Glob(files, "templates/*.html")
	if err != nil || len(names) == 0 {
		return &Error{Path: "templates", Message: "no templates"}
	}
	sort.Strings(names)
	for _, lang := range languages {
		set := template.New("").Funcs(t.functions(files, lang))
		for _, name := range names {
			data, err := fs.ReadFile(files, name)
			if err != nil {
				return &Error{Path: name, Message: "cannot be read"}
			}
			fmt.Fprintf(t.print, "%s %q\n", name, data)
			text, err := t.constants(name, string(data), lang)
			if err != nil {
				return err
			}
			if _, err := set.New(strings.TrimSuffix(path.Base(name), ".html")).Parse(text); err != nil {
				return templateError(err)
			}
		}
		t.templates[lang] = set
	}
	return nil
}

// constantWord is a word without arguments.
var constantWord = regexp.MustCompile(`\{\{t "([^"]+)"\}\}`)

// constants puts words that never change into a template's text before it is
// parsed: calling a function for each of them on each page was a third of the
// time that pages took.
func (t *Theme) constants(name, text, lang string) (string, error) {
	var missing error
	filled := constantWord.ReplaceAllStringFunc(text, func(action string) string {
		key := constantWord.FindStringSubmatch(action)[1]
		word, ok := t.words[lang][key]
		if !ok && missing == nil {
			line := strings.Count(text[:strings.Index(text, action)], "\n") + 1
			missing = &Error{Path: name, Line: line, Message: fmt.Sprintf("no word %q in words/%s.json", key, lang)}
		}
		return template.HTMLEscapeString(word)
	})
	return filled, missing
}

var templateLine = regexp.MustCompile(`^(?:html/)?template: ?([^:]*):(\d+):(?:\d+:)? ?((?s:.*))$`)

// templateError finds the file and line in what the template package says: it
// has no other way of telling. A template that a file defines bears the file's
// name there.
func templateError(err error) error {
	m := templateLine.FindStringSubmatch(err.Error())
	if m == nil {
		return &Error{Path: "templates", Message: err.Error()}
	}
	line, _ := strconv.Atoi(m[2])
	return &Error{Path: "templates/" + m[1] + ".html", Line: line, Message: m[3]}
}

func (t *Theme) functions(files fs.FS, lang string) template.FuncMap {
	words := t.words[lang]
	return template.FuncMap{
		"t": func(key string, arguments ...any) (string, error) {
			word, ok := words[key]
			if !ok {
				return "", fmt.Errorf("no word %q in words/%s.json", key, lang)
			}
			if len(arguments) > 0 {
				return fmt.Sprintf(word, arguments...), nil
			}
			return word, nil
		},
		"icon": func(name string) (template.HTML, error) {
			data, err := fs.ReadFile(files, "assets/img/icons/"+name+".svg")
			if err != nil {
				return "", fmt.Errorf("no icon %q", name)
			}
			return template.HTML(strings.TrimSpace(string(data))), nil
		},
		"add":        func(a, b int) int { return a + b },
		"paragraphs": paragraphs,
		"cited":      func(text, address string) string { return strings.ReplaceAll(text, "{address}", address) },
		"lower":      strings.ToLower,
		"join":       strings.Join,
	}
}

// paragraphs cuts a plain text at its empty lines.
func paragraphs(text string) []string {
	var list []string
	for _, piece := range strings.Split(strings.ReplaceAll(text, "\r\n", "\n"), "\n\n") {
		if piece = strings.TrimSpace(piece); piece != "" {
			list = append(list, piece)
		}
	}
	return list
}

// A page that a template makes without end is given up: one that grows over a
// size, or does not grow at all for so long.
const (
	longestPause = 4 * time.Second
	largestPage  = 64 << 20
)

// Execute writes a page as HTML. A mistake in a template is an *Error; what was
// written before it is of no use, and more may be written after.
func (t *Theme) Execute(w io.Writer, p *site.Page) error {
	set := t.templates[p.Lang]
	if set == nil {
		return fmt.Errorf("theme: no templates for language %q", p.Lang)
	}
	view := &View{Content: p.Content(), page: p, theme: t}
	name := "base"
	if p.Template == "redirect" {
		name = "redirect"
		// A redirect has no frame, and there are many of them.
		view.Frame = &site.Frame{Lang: p.Lang, Title: p.Title, Template: p.Template, NoIndex: true}
	} else {
		view.Frame = p.Frame()
	}
	file := "templates/" + p.Template + ".html"
	if set.Lookup(p.Template) == nil {
		return &Error{Path: file, Message: "is missing"}
	}
	out, done := &limited{w: w}, make(chan error, 1)
	go func() { done <- set.ExecuteTemplate(out, name, view) }()
	ticker := time.NewTicker(longestPause)
	defer ticker.Stop()
	for written := int64(-1); ; {
		select {
		case err := <-done:
			if errors.Is(err, errTooLarge) {
				return &Error{Path: file, Message: errTooLarge.Error()}
			}
			if err != nil {
				return templateError(err)
			}
			return nil
		case <-ticker.C:
			if out.written.Load() == written {
				return &Error{Path: file, Message: "it comes to no end"}
			}
			written = out.written.Load()
		}
	}
}

var errTooLarge = errors.New("the page is too large")

// limited passes on no more than a page may have.
type limited struct {
	w       io.Writer
	written atomic.Int64
}

// Write fails when there is no room left.
func (l *limited) Write(data []byte) (int, error) {
	if l.written.Add(int64(len(data))) > largestPage {
		return 0, errTooLarge
	}
	return l.w.Write(data)
}

// Fingerprint tells the theme from others that would make other pages. Its
// assets carry their hashes in their names.
func (t *Theme) Fingerprint() string {
	paths := make([]string, len(t.assets))
	for i, a := range t.assets {
		paths[i] = a.Path
	}
	return hex.EncodeToString(t.print.Sum([]byte(strings.Join(paths, " "))))
}

// Assets are the theme's published files, by path.
func (t *Theme) Assets() []Asset { return t.assets }

// layered is a file system over another.
type layered struct {
	base, overlay fs.FS
}

// Open opens the overlay's file, or the base's.
func (l layered) Open(name string) (fs.File, error) {
	if l.overlay != nil {
		f, err := l.overlay.Open(name)
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return nil, err // not the default's: the overlay has one, and it is wrong
		}
		if err == nil {
			if info, err := f.Stat(); err == nil && !info.IsDir() {
				return f, nil
			}
			f.Close()
		}
	}
	return l.base.Open(name)
}

// ReadDir joins the folders of both.
func (l layered) ReadDir(name string) ([]fs.DirEntry, error) {
	entries, err := fs.ReadDir(l.base, name)
	if l.overlay == nil {
		return entries, err
	}
	over, overErr := fs.ReadDir(l.overlay, name)
	if err != nil && overErr != nil {
		return nil, err
	}
	seen := map[string]bool{}
	for _, e := range entries {
		seen[e.Name()] = true
	}
	for _, e := range over {
		if !seen[e.Name()] {
			entries = append(entries, e)
		}
	}
	sort.Slice(entries, func(i, j int) bool { return entries[i].Name() < entries[j].Name() })
	return entries, nil
}
