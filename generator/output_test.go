package generator

import (
	"bytes"
	"context"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"lintel/generator/diag"
	"lintel/generator/markdown"
	"lintel/generator/site"
	"lintel/generator/source"
)

// buildFiles builds a repository of files, and fails when it is not built.
func buildFiles(t *testing.T, files map[string]string, options Options) *Output {
	t.Helper()
	result, err := Build(context.Background(), treeOf(files), options)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(result.Close)
	if result.Output == nil {
		var b bytes.Buffer
		_ = diag.Printer{}.Print(&b, result.Findings)
		t.Fatalf("not built:\n%s", b.String())
	}
	return result.Output
}

func treeOf(files map[string]string) *source.Tree {
	fsys := fstest.MapFS{}
	for name, text := range files {
		fsys[name] = &fstest.MapFile{Data: []byte(text)}
	}
	return source.New(fsys)
}

// contents makes every file of an output.
func contents(t *testing.T, o *Output) map[string]string {
	t.Helper()
	files := map[string]string{}
	for _, name := range o.Names() {
		data, err := o.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		files[name] = string(data)
	}
	return files
}

func same(t *testing.T, what string, a, b map[string]string) {
	t.Helper()
	if len(a) != len(b) {
		t.Errorf("%s: %d files, then %d", what, len(a), len(b))
	}
	for name, data := range a {
		if b[name] != data {
			t.Errorf("%s: %s differs", what, name)
		}
	}
}

// TestOutputFS holds that the output is a file system as Go's others are: it is
// served, copied and walked by code that was written for those.
func TestOutputFS(t *testing.T) {
	o := small(t, 6)
	if err := fstest.TestFS(o, "index.html", "404.html", "komponent/element-3/index.html", "data/index.json", "robots.txt"); err != nil {
		t.Error(err)
	}
	for _, name := range o.Names() {
		if !fs.ValidPath(name) || strings.ContainsAny(name, `\:`) {
			t.Errorf("%q is no path everywhere", name)
		}
	}
	for _, name := range []string{"", "/", "/index.html", "../index.html", "none", "index.html/x", "komponent/"} {
		if _, err := o.Open(name); err == nil {
			t.Errorf("%q was opened", name)
		}
	}
}

// TestIndexIsLazy holds that the search index is made for what needs it and not
// for a page: a server's reload would wait for it.
func TestIndexIsLazy(t *testing.T) {
	o, made := small(t, 6), 0
	whole := o.index
	o.index = func() searchFiles { made++; return whole() }
	for _, name := range []string{"index.html", "sok/index.html", "data/index.json"} {
		if data, err := o.ReadFile(name); err != nil || len(data) == 0 || !o.Has(name) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if o.Has("none") || made > 0 {
		t.Errorf("the index was made %d times for pages", made)
	}
	if first, err := o.ReadFile("data/search.js"); err != nil || !strings.HasPrefix(string(first), `lintelSearch("index",{`) {
		t.Errorf("got %.40q, %v", first, err)
	}
	shards := 0
	for _, name := range o.Names() {
		if strings.HasPrefix(name, "assets/search/") {
			shards++
		}
	}
	if shards < 5 || made == 0 {
		t.Errorf("%d files of the index are listed", shards)
	}
}

// TestSameBytes holds that a build gives the same bytes with any number of
// jobs and whatever state the cache is in: missing, full, cut, of garbage, of
// somebody's making, or where a file or a pipe stands in its place.
func TestSameBytes(t *testing.T) {
	build := func(cache string, jobs int) map[string]string {
		t.Helper()
		result, err := Build(context.Background(), corpus(12, 12), Options{CacheDir: cache, Jobs: jobs})
		if err != nil || result.Output == nil {
			t.Fatal(err, result.Findings)
		}
		defer result.Close()
		folder := filepath.Join(t.TempDir(), "public")
		if err := result.Output.Write(context.Background(), folder, jobs, nil); err != nil {
			t.Fatal(err)
		}
		return snapshot(t, folder)
	}
	want := build("", 1)
	same(t, "four jobs", want, build("", 4))
	same(t, "more jobs than files", want, build("", 1_000_000_000))
	folder := t.TempDir()
	same(t, "empty cache", want, build(folder, 4))
	same(t, "full cache", want, build(folder, 1))
	kept, err := filepath.Glob(filepath.Join(folder, "code", "*"))
	if err != nil || len(kept) == 0 {
		t.Fatalf("nothing is kept: %v", err)
	}
	for what, spoil := range map[string]func(string) error{
		"cut":     func(name string) error { return os.Truncate(name, 70) },
		"emptied": func(name string) error { return os.Truncate(name, 0) },
		"garbage": func(name string) error { return os.WriteFile(name, []byte("\x00\xffgarbage\x00"), 0o644) },
		"script": func(name string) error {
			evil := "<script>alert(1)</script>"
			return os.WriteFile(name, []byte(checksum(evil)+"\n"+evil), 0o644)
		},
		"folder": func(name string) error { _ = os.Remove(name); return os.Mkdir(name, 0o755) },
	} {
		for _, name := range kept {
			if err := os.RemoveAll(name); err != nil {
				t.Fatal(err)
			}
		}
		build(folder, 2)
		for _, name := range kept {
			if err := spoil(name); err != nil {
				t.Fatal(err)
			}
		}
		same(t, "cache "+what, want, build(folder, 2))
	}
	taken := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(taken, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	same(t, "file in the cache's place", want, build(taken, 2))
	same(t, "cache below a file", want, build(filepath.Join(taken, "x"), 2))
	if os.Getuid() != 0 {
		closed := t.TempDir()
		if err := os.Chmod(closed, 0o500); err != nil {
			t.Fatal(err)
		}
		same(t, "unwritable cache", want, build(closed, 2))
	}
}

// TestIsCode holds what may come out of the cache: a block of code and nothing
// else.
func TestIsCode(t *testing.T) {
	c := cache{t.TempDir()}
	highlight := markdown.NewHighlighter(c)
	for _, code := range []markdown.Code{
		{Language: "go", Text: "package x // <b> & \"q\"\n"}, {Language: "yaml", Text: "a: b\n"}, {Language: "none", Text: "x < y\n"}, {Language: `"><script>`, Text: "x"},
	} {
		if value := highlight.Code(code); !isCode(value) {
			t.Errorf("not taken for code: %q", value)
		}
	}
	block := func(inner string) string {
		return `<pre class="lt-code" tabindex="0"><code>` + inner + "</code></pre>\n"
	}
	for _, evil := range []string{
		"", "x", "<script>", block("<script>x</script>"), block(`<span onclick="x">y</span>`), block(`<span class="a" onclick="x">y</span>`), block("<"), block("</code>"),
		block(`<span class="lt-k"`), block(`<span class="">x</span><img>`), `<pre class="lt-code" tabindex="0"><code class="language-x" onclick="y">z</code></pre>` + "\n",
		block("x") + "<b>", "<b>" + block("x"), block("</code></pre>\n<script>"),
	} {
		if isCode(evil) {
			t.Errorf("taken for code: %q", evil)
		}
	}
}

// TestStyleCSS holds that the theme has the colours of code that the
// highlighter's classes are made for.
func TestStyleCSS(t *testing.T) {
	data, err := os.ReadFile("../themes/default/assets/css/code.css")
	if err != nil {
		t.Fatal(err)
	}
	sheet := strings.ReplaceAll(string(data), ", .", ",.")
	light, dark := markdown.StyleCSS()
	for name, rules := range map[string]string{"light": light, "dark": dark} {
		_, section, found := strings.Cut(sheet, "(prefers-color-scheme: "+name+")")
		section, _, _ = strings.Cut(section, "\n}\n")
		if !found || !strings.Contains(section, strings.TrimSpace(rules)) {
			t.Errorf("code.css has not the colours for %s; write what markdown.StyleCSS gives:\n%s", name, rules)
		}
	}
}

// TestFAKS holds that the repository that Lintel comes with has no finding at
// all, and that each of its addresses is there once.
func TestFAKS(t *testing.T) {
	result := checkFolder(t.Context(), t, "..", Options{})
	if len(result.Findings) > 0 {
		var b bytes.Buffer
		_ = diag.Printer{}.Print(&b, result.Findings)
		t.Errorf("%s", b.String())
	}
	if elements, relations := result.Stats(); elements < 300 || relations < elements {
		t.Errorf("%d elements, %d relations", elements, relations)
	}
}

// secrets is a repository with something internal and a draft.
func secrets() map[string]string {
	return map[string]string{
		"lintel.yaml":           "title: T\nlanguages: [nb, en]\nbase-url: https://example.no\n",
		"models/metamodel.yaml": corpusMetamodel + "  relates: {name: Relaterer, inverse: relates, from: any, to: any}\n",
		"models/a.yaml":         "id: a\nkind: component\nname: A\nsummary: s\nform: sambruk\nuses: b\n---\nid: b\nkind: component\nname: B\nsummary: s\nform: sambruk\n",
		"models/hidden.yaml": "id: hemmelig-id\nkind: component\nname: HEMMELIG\nsummary: HEMMELIG\nvisibility: internal\nform: gjenbruk\nuses: [a, b]\nused-by: hemmelig-to\n" +
			"formerly: [hemmelig-for]\ndescription: \"HEMMELIG [[a]] ![x](/hemmelig.png)\"\nrequirements: [{id: hemmelig-krav, level: must, text: HEMMELIG, uses: a}]\n" +
			"---\nid: hemmelig-to\nkind: component\nname: HEMMELIG\nsummary: s\nvisibility: internal\n",
		"models/prose.md":      "---\nid: hemmelig-md\nkind: component\nname: HEMMELIG\nsummary: s\nvisibility: internal\nuses: a\n---\nHEMMELIG [[b]]\n",
		"content/index.md":     "---\ntitle: Forside\nsummary: s\n---\n[[a]]\n\n```query\nwhere: kind == \"component\"\nshow: table\ncolumns: [uses, used-by]\n```\n\n```query\nwhere: has(\"used-by\")\nshow: list\n```\n",
		"content/draft.md":     "---\ntitle: HEMMELIG\nsummary: HEMMELIG\ndraft: true\nformerly: [hemmelig-rute]\n---\n## HEMMELIG\n[[a]] ![x](hemmelig.png)\n",
		"content/draft.en.md":  "---\ntitle: HEMMELIG\nsummary: HEMMELIG\n---\nHEMMELIG [[b]]\n",
		"content/hemmelig.png": "HEMMELIG",
	}
}

// TestHidden holds that neither an internal element nor a draft is to be found
// anywhere in the output, not even by a list that it would be alone in.
func TestHidden(t *testing.T) {
	for _, options := range []Options{{}, {Portable: true}} {
		for name, data := range contents(t, buildFiles(t, secrets(), options)) {
			for _, word := range []string{"HEMMELIG", "hemmelig", "gjenbruk", "Gjenbruk", "draft"} {
				if strings.HasPrefix(name, "assets/") || strings.HasPrefix(name, "data/schema") {
					continue
				}
				if at := strings.Index(data, word); at >= 0 || strings.Contains(name, word) {
					t.Errorf("%s has %q: …%s…", name, word, data[max(0, at-60):min(len(data), max(0, at)+60)])
				}
			}
		}
	}
}

// hostile is a repository that tries to get HTML and addresses into the pages
// wherever a text can stand, with the rules that would tell of it off.
func hostile() map[string]string {
	evil := `<script>alert(1)</script>"''><img src=x onerror=alert(2)>`
	quoted := "'" + evil + "'"
	text := strings.ReplaceAll(evil, "''", "'")
	return map[string]string{
		"lintel.yaml": "title: " + quoted + "\ndescription: " + quoted + "\nnotice: " + quoted + "\nlanguages: [nb, en]\ncontent-licence: " + quoted + "\nbase-url: https://example.no\n" +
			"contact: 'x@y\"><script>alert(3)</script>'\nmenu: [{name: " + quoted + ", to: x}]\nrules: {markdown-html: 'off', markdown-link-scheme: 'off', url-scheme: 'off', id-form: 'off', " +
			"redirect-form: 'off', address-clash: 'off', address-taken: 'off', asset-type: 'off', link-broken: 'off', image-broken: 'off', markdown-reference: 'off', redirect-broken: 'off'}\n" +
			"redirects: [{from: /../../up/, to: /}, {from: //evil.example/, to: 'javascript:alert(4)'}, {from: /js/, to: 'javascript:alert(4)'}]\n",
		"models/metamodel.yaml": strings.NewReplacer("Komponent\n", quoted+"\n", "Sambruk", quoted, "name: Form", "name: "+quoted, "Brukes av", quoted, "name: Teknisk", "name: "+quoted, "letter: T", "letter: "+quoted).Replace(corpusMetamodel),
		"models/x.yaml": "id: x\nkind: component\nname: " + quoted + "\nsummary: " + quoted + "\nform: sambruk\ndescription: " + quoted + "\nuses: {to: y, note: " + quoted + "}\n" +
			"sources: [{to: y, at: " + quoted + "}]\nrequirements: [{id: r1, level: must, name: " + quoted + ", text: " + quoted + ", verify: " + quoted + "}]\n" +
			"---\nid: y\nkind: component\nname: Y\nsummary: s\n---\nid: 'z\" onmouseover=\"alert(5)'\nkind: component\nname: Z\nsummary: s\nformerly: [../../../up/old]\n" +
			"---\nid: ../../../up\nkind: component\nname: Up\nsummary: s\n",
		"content/index.md": "---\ntitle: F\nsummary: s\nformerly: [../../up]\n---\n",
		"content/t.md": "---\ntitle: " + quoted + "\nsummary: " + quoted + "\n---\n## [[x]] `" + text + "` {#a}\n\n" + text + "\n\n:::note " + text + "\nhei\n:::\n\n```" + strings.ReplaceAll(text, "`", "") + "\n" + text + "\n```\n\n" +
			"[[x]] [[y|" + text + "]]\n\n![[x]]\n\n[a](javascript:alert(6)) [b](JaVa\tScript:alert(6)) [c](&#106;avascript:alert(6)) [d](data:text/html,x) [e][r] <javascript:alert(6)> ![f](javascript:alert(6)) [g](vbscript:x)\n\n" +
			"[r]: javascript:alert(6) \"" + text + "\"\n\n| a | b |\n|---|---|\n| [[x|" + text + "]] | `" + text + "` |\n\n<div onclick=alert(7)>x</div>\n\n<iframe src=//evil.example></iframe>\n\nnote[^1]\n\n[^1]: " + text + "\n",
	}
}

// TestHostile holds that nothing of it gets into a page, and that no page is
// outside the site.
func TestHostile(t *testing.T) {
	for name, data := range contents(t, buildFiles(t, hostile(), Options{})) {
		if !fs.ValidPath(name) || strings.Contains(name, "up/") {
			t.Errorf("%q is written", name)
		}
		if !strings.HasSuffix(name, ".html") && !strings.HasSuffix(name, ".xml") && !strings.HasSuffix(name, ".svg") {
			continue
		}
		lower := strings.ToLower(data)
		for _, bad := range []string{
			"<script>alert", "<img src=x", "onerror=alert(2)>", `" onmouseover="`, `href="javascript:`, `src="javascript:`, `url=javascript:`, `href="data:`, `href="vbscript:`,
			"<div onclick", "<iframe", "evil.example",
		} {
			if at := strings.Index(lower, bad); at >= 0 {
				t.Errorf("%s has %q: …%s…", name, bad, data[max(0, at-80):min(len(data), at+80)])
			}
		}
	}
}

// TestHasScript holds which drawings and data could run something when they are
// opened: they have an address of the site, with its rights.
func TestHasScript(t *testing.T) {
	svg := func(inner string) string {
		return `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">` + inner + `</svg>`
	}
	for name, text := range map[string]string{
		"plain.svg": svg(`<g id="once"><path d="M0 0"/><text>javascript: data: onload</text></g>`), "header.svg": `<?xml version="1.0" encoding="UTF-8"?>` + svg(""),
		"link.svg": svg(`<a href="https://example.no/?a=javascript:b"/>`), "image.svg": svg(`<image href="data:image/png;base64,AAAA"/>`), "style.svg": svg(`<style>a{fill:red}</style>`),
		"meta.svg": svg(`<desc title="Metadata: x"/>`), "plain.xml": `<a once="1" on="2"><script/><!-- x --></a>`, "x.xsd": `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"><xs:element name="object"/></xs:schema>`,
	} {
		if hasScript(name, []byte(text)) {
			t.Errorf("%s could run something: %s", name, text)
		}
	}
	for name, text := range map[string]string{
		"script.svg": svg(`<script>x</script>`), "prefix.svg": svg(`<s:script xmlns:s="http://www.w3.org/2000/svg">x</s:script>`), "case.svg": svg(`<SCRIPT/>`),
		"foreign.svg": svg(`<foreignObject/>`), "handler.svg": svg(`<g onload="x"/>`), "handler case.svg": svg(`<g OnClick="x"/>`), "href.svg": svg(`<a href="javascript:x"/>`),
		"entity.svg": svg(`<a href="&#106;avascript:x"/>`), "space.svg": svg(`<a href="  javascript:x"/>`), "tab.svg": svg(`<a href="java&#9;script:x"/>`), "line.svg": svg(`<a xlink:href="java&#10;script:x"/>`),
		"animate.svg": svg(`<animate attributeName="href" values="a;javascript:x"/>`), "set.svg": svg(`<set attributeName="href" to="javascript:x"/>`), "data.svg": svg(`<use href="data:image/svg+xml;base64,AAAA"/>`),
		"html.svg": svg(`<image href="data:text/html,x"/>`), "url.svg": svg(`<g style="background:url(javascript:x)"/>`), "xhtml.svg": svg(`<h:p xmlns:h="http://www.w3.org/1999/xhtml"/>`),
		"iframe.svg": svg(`<iframe src="x"/>`), "doctype.svg": `<!DOCTYPE svg [<!ENTITY x "y">]>` + svg(""), "sheet.svg": `<?xml-stylesheet href="x.xsl"?>` + svg(""),
		"broken.svg": `<svg><g`, "none.svg": `<svg x=1>`, "latin.svg": `<?xml version="1.0" encoding="ISO-8859-1"?><svg/>`, "utf16.svg": "\xff\xfe<\x00s\x00v\x00g\x00",
		"page.xml": `<html xmlns="http://www.w3.org/1999/xhtml"/>`, "drawing.xml": svg(""), "sheet.xml": `<?xml-stylesheet href="x.xsl"?><a/>`, "doctype.xsd": `<!DOCTYPE a><a/>`,
	} {
		if !hasScript(name, []byte(text)) {
			t.Errorf("%s could not run anything: %s", name, text)
		}
	}
	for name, want := range map[string]bool{"a.svg": true, "a.SVG": true, "a.xml": true, "a.xsd": true, "a.png": false, "a.json": false, "svg": false} {
		if mayRun(name) != want {
			t.Errorf("%s may run: %v", name, !want)
		}
		if path := filepath.Ext(name); want && !site.IsAsset(name) {
			t.Errorf("%s is never published", path)
		}
	}
}

// TestScriptSwitchedOff holds that a drawing with a script is not published
// even when the rule is off.
func TestScriptSwitchedOff(t *testing.T) {
	o := buildFiles(t, map[string]string{
		"lintel.yaml": "title: T\nlanguages: [nb]\nrules: {asset-script: off}\n", "models/metamodel.yaml": corpusMetamodel,
		"content/index.md": "---\ntitle: T\nsummary: s\n---\n![x](x.svg)\n", "content/x.svg": "<svg><script>x</script></svg>",
	}, Options{})
	if data, err := o.ReadFile("x.svg"); err == nil {
		t.Errorf("published: %s", data)
	}
	folder := filepath.Join(t.TempDir(), "public")
	if err := o.Write(context.Background(), folder, 1, nil); err == nil {
		t.Error("the site was written")
	}
	if files := snapshot(t, folder); len(files) > 0 {
		t.Errorf("half a site: %d files", len(files))
	}
}

// TestNoTheme holds that a theme that is not there is a finding where it is
// named: the default one in its place is not what was asked for.
func TestNoTheme(t *testing.T) {
	for _, theme := range []map[string]string{nil, {"themes/mine": "a file"}} {
		files := map[string]string{"lintel.yaml": "title: T\ntheme: mine\n", "models/metamodel.yaml": corpusMetamodel}
		for name, text := range theme {
			files[name] = text
		}
		result, err := Check(context.Background(), treeOf(files), Options{})
		if err != nil {
			t.Fatal(err)
		}
		if len(result.Findings) != 1 || result.Findings[0].Rule.Code != "theme-file" || result.Findings[0].Span.String() != "lintel.yaml:2:1" {
			t.Errorf("got %v", result.Findings)
		}
	}
}

// TestNothingThere holds that a repository with nothing in it, or nothing that
// is right, gives findings and a model, and no output.
func TestNothingThere(t *testing.T) {
	for name, files := range map[string]map[string]string{
		"empty": {}, "config only": {"lintel.yaml": "title: T\n"}, "list": {"lintel.yaml": "- a\n", "models/metamodel.yaml": corpusMetamodel},
		"empty metamodel": {"models/metamodel.yaml": ""}, "broken metamodel": {"models/metamodel.yaml": "kinds: ["}, "list for a metamodel": {"models/metamodel.yaml": "- a"},
	} {
		result, err := Build(context.Background(), treeOf(files), Options{})
		if err != nil || result.Output != nil || !result.Failed() || result.Model == nil {
			t.Errorf("%s: %v, %+v", name, err, result)
			continue
		}
		for i := range result.Findings {
			if result.Findings[i].Span.IsZero() {
				t.Errorf("%s: %s is nowhere", name, result.Findings[i].Rule.Code)
			}
		}
	}
}

// TestStopped holds that a stop ends a run with an error and leaves the folder
// as it was.
func TestStopped(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "public")
	o := small(t, 6)
	write(t, o, folder)
	before := snapshot(t, folder)
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if err := o.Write(ctx, folder, 2, nil); err == nil {
		t.Error("written after a stop")
	}
	if _, err := Check(ctx, corpus(6, 6), Options{}); err == nil {
		t.Error("checked after a stop")
	}
	same(t, "stopped", before, snapshot(t, folder))
	left, err := filepath.Glob(siblingName(folder, "*"))
	if err != nil || len(left) > 0 {
		t.Errorf("left behind: %v %v", left, err)
	}
}

// TestKeptFiles holds that what is carried over from the old site is a file of
// it: a link could lead to anything, and would be published.
func TestKeptFiles(t *testing.T) {
	secret := filepath.Join(t.TempDir(), "secret")
	if err := os.WriteFile(secret, []byte("secret"), 0o600); err != nil {
		t.Fatal(err)
	}
	folder := filepath.Join(t.TempDir(), "public")
	if err := os.Mkdir(folder, 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(secret, filepath.Join(folder, ".gitignore")); err != nil {
		t.Skip(err)
	}
	o := small(t, 6)
	write(t, o, folder)
	if files := snapshot(t, folder); files[".gitignore"] == "secret" {
		t.Error("a file from outside is in the site")
	}
	// A page of the old site that is a link is replaced, not written through.
	page := filepath.Join(folder, "index.html")
	if err := os.Remove(page); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(secret, page); err != nil {
		t.Fatal(err)
	}
	write(t, o, folder)
	if data, err := os.ReadFile(secret); err != nil || string(data) != "secret" {
		t.Errorf("written through a link: %q, %v", data, err)
	}
	if info, err := os.Lstat(page); err != nil || !info.Mode().IsRegular() {
		t.Errorf("the page is %v, %v", info.Mode(), err)
	}
}

// TestTwoBuilds holds that builds into one folder at once leave one of their
// sites whole: a push and a schedule may meet.
func TestTwoBuilds(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "public")
	six, four := small(t, 6), small(t, 4)
	write(t, six, folder)
	wantSix := snapshot(t, folder)
	write(t, four, folder)
	wantFour := snapshot(t, folder)
	for range 10 {
		done := make(chan error)
		for _, o := range []*Output{six, four} {
			// One process numbers its folder by itself, so each has its own here.
			go func() {
				next := siblingName(folder, map[bool]string{true: "1", false: "2"}[o == six]+"-new")
				err := os.MkdirAll(next, 0o755)
				if err == nil {
					err = o.writeAll(context.Background(), folder, next, 2, nil)
				}
				if err == nil {
					err = exchange(folder, next)
				}
				_ = os.RemoveAll(next)
				done <- err
			}()
		}
		for range 2 {
			if err := <-done; err != nil {
				t.Fatal(err)
			}
		}
		if err := isOneOf(snapshot(t, folder), wantSix, wantFour); err != nil {
			t.Fatal(err)
		}
	}
}

// TestSeverities holds that severities of the options stand over the
// repository's.
func TestSeverities(t *testing.T) {
	files := map[string]string{"lintel.yaml": "title: T\nrules: {orphan: error}\n", "models/metamodel.yaml": corpusMetamodel, "models/x.yaml": "id: x\nkind: component\nname: X\nsummary: s\nform: sambruk\n"}
	for options, want := range map[*Options]diag.Severity{
		{}: diag.Error, {Severities: map[string]diag.Severity{"orphan": diag.Info}}: diag.Info, {Severities: map[string]diag.Severity{"orphan": diag.Off}}: diag.Off,
	} {
		result, err := Check(context.Background(), treeOf(files), *options)
		if err != nil {
			t.Fatal(err)
		}
		got := diag.Off
		for i := range result.Findings {
			if result.Findings[i].Rule.Code == "orphan" {
				got = result.Findings[i].Severity
			}
		}
		if got != want {
			t.Errorf("%v, want %v", got, want)
		}
	}
}
