package generator

import (
	"bytes"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"lintel/generator/diag"
	"lintel/generator/diff"
	"lintel/generator/model"
	"lintel/generator/site"
	"lintel/generator/source"
)

// TestFAKSOf2011 holds that the state made of the report of 2011 alone is a
// repository in its own right: without an error, and without KommIT's models,
// KS SvarUT and what the report of 2014 recommends.
func TestFAKSOf2011(t *testing.T) {
	folder := t.TempDir()
	gitRun(t, folder, "2011-02-28T12:00:00Z", "init", "-q")
	commitFiles(t, folder, "2011-02-28T12:00:00Z", "utgave-2011", state2011(t))
	result := checkFolder(t.Context(), t, folder, Options{})
	for _, f := range result.Findings {
		if f.Severity == diag.Error {
			t.Errorf("%s: %s", f.Span, f.Message("en"))
		}
	}
	for _, id := range []string{"ks-svarut", "anb-delingsmodellen", "rapport-ramboll-2014", "kommit-programmet", "kommit"} {
		if result.Model.Element(id) != nil {
			t.Errorf("%s is there in 2011", id)
		}
	}
	for _, id := range []string{"faks", "anb-scenario-2-via-1", "rapport-devoteam-2011"} {
		if result.Model.Element(id) == nil {
			t.Errorf("%s is not there in 2011", id)
		}
	}
	t.Logf("%d elements in 2011", len(result.Model.Elements))
}

// TestKeepEditions makes the repository of two editions in FAKS_EDITIONS, to be
// looked at.
func TestKeepEditions(t *testing.T) {
	if os.Getenv("FAKS_EDITIONS") == "" {
		return
	}
	editionsRepository(t)
}

// twoStates is a repository in two states: something came, went, changed and was
// renamed.
func twoStates() (first, second map[string]string) {
	metamodel := `statuses:
  draft: {name: Utkast}
  adopted: {name: Vedtatt, binding: true}
kinds:
  component: {name: Komponent, plural: Komponenter, path: komponent, fields: {use: {name: Bruk, type: markdown}}}
relations:
  uses: {name: Bruker, inverse: used-by, from: any, to: any}
`
	page := "---\ntitle: Forside\nsummary: Forsiden.\n---\n\nSe [[alpha]].\n"
	first = map[string]string{
		"lintel.yaml": "languages: [nb, en]\nbase-url: https://old.example.no\n", "models/metamodel.yaml": metamodel, "content/index.md": page,
		"models/x.yaml": "id: alpha\nkind: component\nname: Alpha\nsummary: Om alpha.\nstatus: draft\nrequirements:\n  - {id: r1, level: should, text: Den virker.}\n---\nid: old\nkind: component\nname: Gammel\nsummary: Om gammel.\n---\nid: was\nkind: component\nname: Var\nsummary: Om var.\nuses: alpha\n",
	}
	second = maps.Clone(first)
	second["models/x.yaml"] = "id: alpha\nkind: component\nname: Alpha\nsummary: Om alpha.\nstatus: adopted\nrequirements:\n  - {id: r1, level: must, text: Den virker.}\n---\nid: new\nkind: component\nname: Ny\nsummary: Om ny.\n---\nid: is\nkind: component\nname: Var\nsummary: Om var.\nuses: alpha\nformerly: [was]\n"
	return first, second
}

// twoEditions is a git repository with two editions of that, and the second
// state in the folder.
func twoEditions(t *testing.T) string {
	t.Helper()
	t.Setenv("XDG_CACHE_HOME", t.TempDir())
	t.Setenv("HOME", t.TempDir())
	folder := t.TempDir()
	first, second := twoStates()
	gitRun(t, folder, "2011-02-28T12:00:00Z", "init", "-q", "-b", "main")
	commitFiles(t, folder, "2011-02-28T12:00:00Z", "e1", first)
	commitFiles(t, folder, "2014-11-26T12:00:00Z", "e2", second)
	now := maps.Clone(second)
	now["lintel.yaml"] = "languages: [nb, en]\nbase-url: https://example.no/faks\neditions:\n  - {name: \"2011\", revision: e1, date: 2011-02-28}\n  - {name: \"2014\", revision: e2, date: 2014-11-26}\n  - {name: \"2020\", revision: never}\n"
	commitFiles(t, folder, "2015-01-15T12:00:00Z", "now", now)
	return folder
}

// buildFolder builds a repository and writes nothing.
func buildFolder(t *testing.T, folder string, options Options) *Result {
	t.Helper()
	tree, err := source.OpenDirectory(folder)
	if err != nil {
		t.Fatal(err)
	}
	result, err := Build(t.Context(), tree, options)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(result.Close)
	return result
}

// builtFiles builds a repository and writes it, and gives the files by path.
func builtFiles(t *testing.T, folder, output string, options Options) map[string]string {
	t.Helper()
	result := buildFolder(t, folder, options)
	if result.Failed() {
		t.Fatalf("findings: %v", result.Findings)
	}
	if err := result.Output.Write(t.Context(), output, 2, nil); err != nil {
		t.Fatal(err)
	}
	files := map[string]string{}
	err := filepath.WalkDir(output, func(name string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(name)
		relative, _ := filepath.Rel(output, name)
		files[filepath.ToSlash(relative)] = string(data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// TestEditionPages holds what an edition's pages are: as they were, with the
// way to the others, and known to be old.
func TestEditionPages(t *testing.T) {
	files := builtFiles(t, twoEditions(t), filepath.Join(t.TempDir(), "out"), Options{})
	for name, wants := range map[string][]string{
		"utgave/2011/komponent/alpha/index.html": {
			"Utkast", `<link rel="canonical" href="https://example.no/faks/komponent/alpha/">`, "Dette er utgave 2011", "Den er erstattet av",
			`href="/faks/utgave/2014/komponent/alpha/"`, `href="/faks/komponent/alpha/"`, `href="/faks/utgave/2011/en/komponent/alpha/"`, `src="/faks/assets/`,
		},
		// What has another id now is followed; what is gone leads to the front page.
		"utgave/2011/komponent/was/index.html":   {`<link rel="canonical" href="https://example.no/faks/komponent/is/">`, `href="/faks/komponent/is/"`},
		"utgave/2011/komponent/old/index.html":   {`<link rel="canonical" href="https://example.no/faks/utgave/2011/komponent/old/">`, `<a href="/faks/" title=`},
		"utgave/2014/komponent/alpha/index.html": {"Dette er utgave 2014", "Se hva som arbeides med nå"},
		"komponent/is/index.html":                {`href="/faks/utgave/2011/komponent/was/"`},
		"komponent/alpha/index.html":             {"Status fra utkast til vedtatt"},
		"utgave/index.html":                      {`href="/faks/utgave/2011/"`, "26. november 2014", "manifest.json"},
		"utgave/endringer/index.html":            {"Utgave 2014", "Krav r1: nivå fra bør til skal", `<a href="/faks/komponent/new/">Ny</a>`, `<a href="/faks/utgave/2011/komponent/old/">Gammel</a>`, `før <span class="lt-id">was</span>`},
		"utgave/endringer/komponent/feed.xml":    {"<entry>", "1 nye, 2 endret, 1 borte"},
		"komponent/alpha/feed.xml":               {"Status fra utkast til vedtatt"},
		"utgave/2011/komponent/alpha/index.json": {`"url": "/utgave/2011/komponent/alpha/"`, `"permanent": "/id/alpha/"`},
	} {
		for _, want := range wants {
			if !strings.Contains(files[name], want) {
				t.Errorf("%s has no %q", name, want)
			}
		}
	}
	for name := range files {
		if strings.HasPrefix(name, "utgave/2020") || strings.HasPrefix(name, "utgave/2011/id/") || strings.HasPrefix(name, "utgave/2011/assets/") || name == "utgave/2011/404.html" {
			t.Errorf("%s is there", name)
		}
		if strings.HasPrefix(name, "utgave/2011/") && strings.Contains(files[name], "old.example.no") {
			t.Errorf("%s leads to where the site was", name)
		}
	}
}

// TestEditionCache holds that an edition is the same with the cache and without,
// and that what is cut, missing, or brought by someone else is made again.
func TestEditionCache(t *testing.T) {
	folder, out := twoEditions(t), t.TempDir()
	options := Options{CacheDir: filepath.Join(folder, ".lintel", "cache")}
	want := builtFiles(t, folder, filepath.Join(out, "none"), Options{})
	compare := func(what string, got map[string]string) {
		t.Helper()
		for name := range want {
			if want[name] != got[name] {
				t.Errorf("%s: %s differs", what, name)
			}
		}
		if len(got) != len(want) {
			t.Errorf("%s: %d files, want %d", what, len(got), len(want))
		}
	}
	site := filepath.Join(out, "site")
	compare("cold", builtFiles(t, folder, site, options))
	compare("warm", builtFiles(t, folder, site, options))
	inode := func() fs.FileInfo {
		info, err := os.Stat(filepath.Join(site, "utgave", "2011"))
		if err != nil {
			t.Fatal(err)
		}
		return info
	}
	first := inode()
	compare("warm again", builtFiles(t, folder, site, options))
	second := inode()
	compare("warm once more", builtFiles(t, folder, site, options))
	if third := inode(); !os.SameFile(first, third) || os.SameFile(first, second) {
		t.Error("the edition's folder does not go to and fro between the cache and the site")
	}
	if err := os.RemoveAll(site); err != nil {
		t.Fatal(err)
	}
	compare("without the site before", builtFiles(t, folder, site, options))
	compare("with it again", builtFiles(t, folder, site, options))
	kept, err := filepath.Glob(filepath.Join(options.CacheDir, "edition", "2011-*", "komponent", "alpha", "index.html"))
	if err != nil || len(kept) != 1 {
		t.Fatalf("kept %v, %v", kept, err)
	}
	spoil := map[string]func(name string) error{
		"a folder more": func(name string) error { return os.MkdirAll(filepath.Join(filepath.Dir(name), "more", "empty"), 0o755) },
		"one more": func(name string) error {
			return os.WriteFile(filepath.Join(filepath.Dir(name), "more.html"), []byte("more"), 0o644)
		},
		"cut":     func(name string) error { return os.Truncate(name, 10) },
		"missing": os.Remove,
		"changed": func(name string) error {
			data, err := os.ReadFile(name)
			if err != nil {
				return err
			}
			if err := os.Remove(name); err != nil {
				return err
			}
			return os.WriteFile(name, bytes.ToUpper(data), 0o644)
		},
		"a link": func(name string) error {
			if err := os.Remove(name); err != nil {
				return err
			}
			return os.Symlink("/etc/passwd", name)
		},
	}
	for what, spoil := range spoil {
		if err := spoil(kept[0]); err != nil {
			t.Fatal(err)
		}
		compare(what, builtFiles(t, folder, site, options))
	}
	// Of another user, or of the repository: signed with a key that is not ours.
	t.Setenv("XDG_CACHE_HOME", t.TempDir())
	if err := os.WriteFile(kept[0], []byte("<script src=evil.js></script>"), 0o644); err != nil {
		t.Fatal(err)
	}
	compare("of another", builtFiles(t, folder, site, options))
}

// TestEditionProof holds that the manifest is the same wherever the edition is
// built, and that Verify tells a copy from what is none.
func TestEditionProof(t *testing.T) {
	folder, out := twoEditions(t), t.TempDir()
	files := builtFiles(t, folder, filepath.Join(out, "a"), Options{})
	other := builtFiles(t, folder, filepath.Join(out, "b"), Options{BaseURL: "https://preview.example.no/x", NoIndex: true})
	portable := builtFiles(t, folder, filepath.Join(out, "c"), Options{Portable: true})
	for name := range files {
		if strings.HasPrefix(name, "utgave/2011/") && strings.HasSuffix(name, ".json") && (files[name] != other[name] || files[name] != portable[name]) {
			t.Errorf("%s differs by where the edition is built", name)
		}
	}
	tree, err := source.OpenDirectory(folder)
	if err != nil {
		t.Fatal(err)
	}
	verify := func(copied string) *Verification {
		t.Helper()
		v, err := Verify(t.Context(), copied, tree, Options{})
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
	if v := verify(filepath.Join(out, "c", "utgave", "2011")); !v.Proven() || !v.Repository {
		t.Errorf("a copy: %+v", v)
	}
	// The forger changes an element, and the manifest so that it fits.
	copied := filepath.Join(out, "b", "utgave", "2011")
	forged := strings.Replace(other["utgave/2011/komponent/alpha/index.json"], "Om alpha.", "Om beta.", 1)
	before := hashOf([]byte(other["utgave/2011/komponent/alpha/index.json"]))
	manifest := strings.Replace(other["utgave/2011/manifest.json"], before, hashOf([]byte(forged)), 1)
	for name, text := range map[string]string{"komponent/alpha/index.json": forged, "manifest.json": manifest} {
		if err := os.WriteFile(filepath.Join(copied, filepath.FromSlash(name)), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if v := verify(copied); v.Proven() || len(v.Copy) != 0 || len(v.Sources) != 1 {
		t.Errorf("a forged copy: %+v", v)
	}
}

// TestEditionLazy holds that a server gets an edition's page without the edition
// being written, and that each file it lists is there.
func TestEditionLazy(t *testing.T) {
	folder := twoEditions(t)
	tree, err := source.OpenDirectory(folder)
	if err != nil {
		t.Fatal(err)
	}
	result, err := Build(t.Context(), tree, Options{CacheDir: filepath.Join(folder, ".lintel", "cache")})
	if err != nil {
		t.Fatal(err)
	}
	defer result.Close()
	for _, e := range result.Output.editions {
		if e.output != nil {
			t.Errorf("edition %s was read before it was asked for", e.Name)
		}
	}
	read := 0
	for _, name := range result.Output.Names() {
		if strings.HasPrefix(name, "utgave/") {
			read++
			if data, err := result.Output.ReadFile(name); err != nil || len(data) == 0 {
				t.Errorf("%s: %v", name, err)
			}
		}
	}
	if read < 20 {
		t.Errorf("only %d files of editions", read)
	}
}

// TestStepsHidden holds that what changed tells nothing of an internal element:
// not by a relation that it says itself from the other end, and not of one that
// was published and is internal now, under the name it has since.
func TestStepsHidden(t *testing.T) {
	state := func(hidden string) *model.Model {
		_, files := twoStates()
		files["models/h.yaml"] = "id: hidden\nkind: component\nsummary: s\n" + hidden
		result, err := Check(t.Context(), treeOf(files), Options{})
		if err != nil || result.Failed() {
			t.Fatal(err, result.Findings)
		}
		return result.Model
	}
	alone, related := state("name: SECRET\nvisibility: internal\n"), state("name: SECRET\nvisibility: internal\nused-by: [alpha]\n")
	for name, sides := range map[string][2]*model.Model{
		"related":  {alone, related},
		"released": {related, alone},
		"hidden":   {state("name: Open\n"), alone},
	} {
		step := site.TransitionOf(diff.Compare(sides[0], sides[1]), "1", "2")
		if said := fmt.Sprint(step); strings.Contains(said, "SECRET") {
			t.Errorf("%s: %s", name, said)
		}
	}
}

// TestVerifyPipe holds that a copy with a pipe or a link out of it in place of a
// file is told of: it was waited for without end.
func TestVerifyPipe(t *testing.T) {
	folder, out := twoEditions(t), filepath.Join(t.TempDir(), "site")
	builtFiles(t, folder, out, Options{})
	copied := filepath.Join(out, "utgave", "2011")
	data := filepath.Join(copied, "komponent", "alpha", "index.json")
	if err := os.Remove(data); err != nil {
		t.Fatal(err)
	}
	if err := exec.Command("mkfifo", data).Run(); err != nil {
		t.Skip("no pipes here")
	}
	done := make(chan *Verification, 1)
	go func() {
		v, _ := Verify(t.Context(), copied, nil, Options{})
		done <- v
	}()
	select {
	case v := <-done:
		if v == nil || len(v.Copy) != 1 || v.Copy[0] != (Difference{"komponent/alpha/index.json", "changed"}) {
			t.Errorf("got %+v", v)
		}
	case <-time.After(20 * time.Second):
		t.Error("it waits for the pipe")
	}
}

// TestEditionPutBack holds that an edition that was taken out of the cache lies
// there again when the site could not be written after all.
func TestEditionPutBack(t *testing.T) {
	folder, out := twoEditions(t), t.TempDir()
	options := Options{CacheDir: filepath.Join(folder, ".lintel", "cache")}
	site, aside := filepath.Join(out, "site"), filepath.Join(out, "aside")
	builtFiles(t, folder, site, options)
	result := buildFolder(t, folder, options)
	for _, e := range result.editions {
		kept := editionCache{folder: options.CacheDir}.path(e.renderKey)
		if err := e.write(t.Context(), site, aside, 1, func() {}); err != nil {
			t.Fatal(err)
		}
		if _, err := os.Stat(kept); err == nil {
			t.Fatalf("%s was not moved", e.Name)
		}
		e.putBack(t.Context(), site, aside, false)
		if _, err := os.Stat(filepath.Join(kept, manifestName)); err != nil {
			t.Errorf("%s is not put back: %v", e.Name, err)
		}
	}
}

// TestEditionTwoBuilds holds that builds with other addresses into one folder,
// after one another or at the same time, leave each their own pages in the cache.
func TestEditionTwoBuilds(t *testing.T) {
	folder, out := twoEditions(t), t.TempDir()
	cache, site, next := filepath.Join(folder, ".lintel", "cache"), filepath.Join(out, "site"), filepath.Join(out, "next")
	want := map[string]map[string]string{}
	for _, address := range []string{"https://a.example.no", "https://b.example.no/x"} {
		want[address] = builtFiles(t, folder, filepath.Join(out, "none"), Options{BaseURL: address})
	}
	build := func(address string) {
		t.Helper()
		if got := builtFiles(t, folder, site, Options{BaseURL: address, CacheDir: cache}); !maps.Equal(got, want[address]) {
			t.Errorf("the site for %s is another with the cache", address)
		}
	}
	const a, b = "https://a.example.no", "https://b.example.no/x"
	for _, address := range []string{a, a, b, b, a, b, a} {
		build(address)
	}
	// Another build changes the site after this one's folders changed places and
	// before it gives back what it took.
	slow := buildFolder(t, folder, Options{BaseURL: a, CacheDir: cache})
	if err := os.Mkdir(next, 0o755); err != nil {
		t.Fatal(err)
	}
	if err := slow.Output.writeAll(t.Context(), site, next, 2, nil); err != nil {
		t.Fatal(err)
	}
	if err := exchange(site, next); err != nil {
		t.Fatal(err)
	}
	if !slow.editions[0].moved {
		t.Fatal("nothing was taken out of the cache")
	}
	build(b)
	for _, e := range slow.editions {
		e.putBack(t.Context(), site, next, true)
	}
	for _, address := range []string{a, b, a, a} {
		build(address)
	}
}

// TestSince holds that what has changed since the newest edition is told anew when
// a source changes, the metamodel too.
func TestSince(t *testing.T) {
	folder, out := twoEditions(t), t.TempDir()
	options := Options{CacheDir: filepath.Join(folder, ".lintel", "cache")}
	same := func(what string) string {
		t.Helper()
		const page = "utgave/endringer/index.html"
		got := builtFiles(t, folder, filepath.Join(out, "site"), options)[page]
		if want := builtFiles(t, folder, filepath.Join(out, "none"), Options{})[page]; got != want {
			t.Errorf("%s: the page of changes is another with the cache", what)
		}
		return got
	}
	before := same("first")
	for _, change := range []struct{ name, from, to string }{
		{"models/x.yaml", "Om ny.", "Om det nye."}, {"models/metamodel.yaml", "name: Vedtatt", "name: Gjeldende"}, {"content/index.md", "Forsiden.", "Den første siden."},
	} {
		path := filepath.Join(folder, filepath.FromSlash(change.name))
		data, err := os.ReadFile(path)
		if err != nil || !bytes.Contains(data, []byte(change.from)) {
			t.Fatalf("%s: %v", change.name, err)
		}
		if err := os.WriteFile(path, bytes.ReplaceAll(data, []byte(change.from), []byte(change.to)), 0o644); err != nil {
			t.Fatal(err)
		}
		after := same(change.name)
		if after == before && change.name != "models/metamodel.yaml" {
			t.Errorf("%s: the page of changes has not changed", change.name)
		}
		before = after
	}
}
