package serve

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"testing"
	"time"

	"lintel/generator"
)

// TestHalfWritten holds that a file that is written piece by piece ends in what
// it says when it is whole.
func TestHalfWritten(t *testing.T) {
	t.Parallel()
	r := start(t, repository(t), nil)
	whole := element("altinn", "Helt", "sikker-post")
	file, err := os.Create(filepath.Join(r.dir, "models/altinn.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	half := len(whole) - 8
	fmt.Fprint(file, whole[:half])
	r.until("told of half a file", failed)
	if !strings.Contains(r.get("/komponent/altinn/"), "Altinn") {
		t.Error("the last good site did not stay")
	}
	fmt.Fprint(file, whole[half:])
	file.Close()
	r.until("mended", good)
	if !strings.Contains(r.get("/komponent/altinn/"), "Helt") {
		t.Error("the whole file is not shown")
	}
}

// TestReplaced holds the ways in which a file can go and come: deleted, renamed
// over, replaced by a folder and back, its folder renamed.
func TestReplaced(t *testing.T) {
	t.Parallel()
	r := start(t, repository(t), nil)
	file := filepath.Join(r.dir, "models/altinn.yaml")
	step := func(what string, do func() error, wanted func(Rebuild) bool) {
		t.Helper()
		if err := do(); err != nil {
			t.Fatal(err)
		}
		r.until(what, wanted)
		r.get("/komponent/altinn/")
	}
	step("missed the file", func() error { return os.Remove(file) }, failed)
	step("saw it back", func() error { return os.WriteFile(file, []byte(element("altinn", "Tilbake", "")), 0o644) }, good)
	step("missed it for a folder", func() error { return cmpErr(os.Remove(file), os.Mkdir(file, 0o755)) }, failed)
	step("saw the file in the folder", func() error {
		return os.WriteFile(filepath.Join(file, "a.yaml"), []byte(element("altinn", "I mappe", "")), 0o644)
	}, good)
	step("saw the file again", func() error {
		return cmpErr(os.RemoveAll(file), os.WriteFile(file, []byte(element("altinn", "Fil igjen", "")), 0o644))
	}, func(b Rebuild) bool { return good(b) && strings.Contains(r.get("/komponent/altinn/"), "Fil igjen") })
	step("saw a new deep folder", func() error {
		deep := filepath.Join(r.dir, "models/a/b/c")
		return cmpErr(os.MkdirAll(deep, 0o755), os.Rename(file, filepath.Join(deep, "altinn.yaml")))
	}, good)
	step("saw a change in it", func() error {
		return os.WriteFile(filepath.Join(r.dir, "models/a/b/c/altinn.yaml"), []byte(element("altinn", "Dypt", "")), 0o644)
	}, func(b Rebuild) bool { return good(b) && strings.Contains(r.get("/komponent/altinn/"), "Dypt") })
	step("saw a change in a folder of another name", func() error {
		return cmpErr(os.Rename(filepath.Join(r.dir, "models/a"), filepath.Join(r.dir, "models/x")),
			os.WriteFile(filepath.Join(r.dir, "models/x/b/c/altinn.yaml"), []byte(element("altinn", "Flyttet", "")), 0o644))
	}, func(b Rebuild) bool { return good(b) && strings.Contains(r.get("/komponent/altinn/"), "Flyttet") })
}

// cmpErr is the first error.
func cmpErr(errors ...error) error {
	for _, err := range errors {
		if err != nil {
			return err
		}
	}
	return nil
}

// TestFolders holds that the content folder, and the whole repository, can go
// and come back.
func TestFolders(t *testing.T) {
	t.Parallel()
	directory := filepath.Join(t.TempDir(), "samling")
	if err := os.Rename(repository(t), directory); err != nil {
		t.Fatal(err)
	}
	r := start(t, directory, nil)
	away := filepath.Join(filepath.Dir(directory), "borte")
	move := func(from, to string) {
		t.Helper()
		if err := os.Rename(from, to); err != nil {
			t.Fatal(err)
		}
	}
	content := filepath.Join(directory, "content")
	move(content, away)
	r.next()
	move(away, content)
	r.until("saw the content again", good)
	write(t, directory, "content/om.md", "---\ntitle: Om\nsummary: Om prøven.\n---\n\nEtter flyttingen.\n")
	r.until("saw a change in it", func(b Rebuild) bool { return good(b) && strings.Contains(r.get("/om/"), "Etter flyttingen") })

	move(directory, away)
	r.until("missed the repository", failed)
	r.get("/om/")
	move(away, directory)
	r.until("saw the repository again", good)
	write(t, directory, "content/om.md", "---\ntitle: Om\nsummary: Om prøven.\n---\n\nTil slutt.\n")
	r.until("saw a change in it", func(b Rebuild) bool { return good(b) && strings.Contains(r.get("/om/"), "Til slutt") })
}

// TestMany holds that thousands of files at once end in a clear state.
func TestMany(t *testing.T) {
	t.Parallel()
	r := start(t, repository(t), nil)
	const many = 5000
	for i := range many {
		write(t, r.dir, fmt.Sprintf("models/mange/m%02d/e%d.yaml", i%50, i), element(fmt.Sprintf("e%d", i), "Nummer", "altinn"))
	}
	r.until("saw all", func(b Rebuild) bool { return good(b) && len(b.Result.Model.Elements) == many+4 })
	r.get("/komponent/e4999/")
	if err := os.RemoveAll(filepath.Join(r.dir, "models/mange")); err != nil {
		t.Fatal(err)
	}
	r.until("saw them gone", func(b Rebuild) bool { return good(b) && len(b.Result.Model.Elements) == 4 })
	if response, _ := r.ask("GET", "/komponent/e4999/"); response.StatusCode != 404 {
		t.Errorf("a page of before: %s", response.Status)
	}
}

// TestBranch holds that a branch can be switched under the server.
func TestBranch(t *testing.T) {
	t.Parallel()
	if _, err := exec.LookPath("git"); err != nil {
		t.Fatal(err)
	}
	directory := repository(t)
	git := func(arguments ...string) {
		t.Helper()
		cmd := exec.Command("git", append([]string{"-C", directory, "-c", "user.name=t", "-c", "user.email=t@example.org", "-c", "init.defaultBranch=hoved"}, arguments...)...)
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("git %v: %s", arguments, out)
		}
	}
	git("init", "-q")
	git("add", ".")
	git("commit", "-q", "-m", "en")
	git("checkout", "-q", "-b", "gren")
	for i := range 200 {
		write(t, directory, fmt.Sprintf("models/gren/e%d.yaml", i), element(fmt.Sprintf("e%d", i), "På grenen", "altinn"))
	}
	write(t, directory, "models/altinn.yaml", element("altinn", "Altinn på grenen", ""))
	git("add", ".")
	git("commit", "-q", "-m", "to")
	git("checkout", "-q", "hoved")
	r := start(t, directory, nil)
	for range 2 {
		git("checkout", "-q", "gren")
		r.until("saw the branch", func(b Rebuild) bool { return good(b) && len(b.Result.Model.Elements) == 204 })
		if !strings.Contains(r.get("/komponent/altinn/"), "Altinn på grenen") {
			t.Error("the branch is not shown")
		}
		git("checkout", "-q", "hoved")
		r.until("saw the main branch", func(b Rebuild) bool { return good(b) && len(b.Result.Model.Elements) == 4 })
	}
}

// TestPoll holds that changes are seen without events.
func TestPoll(t *testing.T) {
	t.Parallel()
	r := start(t, repository(t), func(o *Options) { o.Poll = true })
	write(t, r.dir, "models/ny/ny.yaml", element("ny", "Ny", "altinn"))
	if b := r.next(); !good(b) || b.Files != 1 {
		t.Errorf("%d files, %v", b.Files, b.Findings)
	}
	r.get("/komponent/ny/")
}

// TestLimit holds that a server that may not watch polls, and says so once.
func TestLimit(t *testing.T) {
	t.Parallel()
	directory := repository(t)
	var notices []Notice
	w := newWatch(directory, false, func(n Notice) { notices = append(notices, n) })
	defer w.end()
	watch := w.add
	left := 2
	w.add = func(folder string) error {
		if left--; left < 0 {
			return syscall.ENOSPC
		}
		return watch(folder)
	}
	before := scan(directory, nil, w.enter)
	if len(notices) != 1 || notices[0].Kind != WatchLimit || len(w.wake) != 1 {
		t.Fatalf("notices: %v", notices)
	}
	<-w.wake
	write(t, directory, "models/ny.yaml", element("ny", "Ny", ""))
	select {
	case <-w.wake:
	case <-time.After(patienceOfTests):
		t.Fatal("no wake")
	}
	w.quiet(context.Background(), settleTime, time.Now().Add(settleLimit))
	if changed := difference(before, scan(directory, before, w.enter)); len(changed) != 1 || changed[0] != "models/ny.yaml" {
		t.Errorf("changed: %v", changed)
	}
}

// TestSameTime holds that a write of the same size in the same tick of the
// clock is seen: the time of a file proves nothing just after it was written.
func TestSameTime(t *testing.T) {
	t.Parallel()
	directory := repository(t)
	name := filepath.Join(directory, "models/altinn.yaml")
	write(t, directory, "models/altinn.yaml", "a")
	info, err := os.Stat(name)
	if err != nil {
		t.Fatal(err)
	}
	first := scan(directory, nil, nil)
	write(t, directory, "models/altinn.yaml", "b")
	if err := os.Chtimes(name, info.ModTime(), info.ModTime()); err != nil {
		t.Fatal(err)
	}
	if changed := difference(first, scan(directory, first, nil)); len(changed) != 1 {
		t.Errorf("changed: %v", changed)
	}
}

// TestMode holds that a file that cannot be read any more, and can again, is
// seen though its content is the same.
func TestMode(t *testing.T) {
	t.Parallel()
	r := start(t, repository(t), nil)
	name := filepath.Join(r.dir, "models/altinn.yaml")
	for _, mode := range []os.FileMode{0o000, 0o644} {
		if err := os.Chmod(name, mode); err != nil {
			t.Fatal(err)
		}
		r.next()
	}
}

// TestDisconnect holds that clients that go away, some in the middle of an
// event, leave nothing behind.
func TestDisconnect(t *testing.T) {
	r := start(t, repository(t), nil)
	r.open("/").close()
	before := runtime.NumGoroutine()
	for i := range 3 {
		var pages []*listener
		for range 30 {
			pages = append(pages, r.open("/komponent/altinn/"))
		}
		write(t, r.dir, "models/altinn.yaml", element("altinn", fmt.Sprintf("Altinn %d", i), ""))
		for _, page := range pages {
			page.close()
		}
		r.next()
	}
	deadline := time.Now().Add(patienceOfTests)
	for runtime.NumGoroutine() > before+5 {
		if time.Now().After(deadline) {
			t.Fatalf("%d goroutines before, %d after", before, runtime.NumGoroutine())
		}
		time.Sleep(10 * time.Millisecond)
	}
	r.quiet()
}

// TestAlwaysWriting holds that a program that writes all the time does not keep
// the site from being rebuilt, and that its last word is shown.
func TestAlwaysWriting(t *testing.T) {
	t.Parallel()
	r := start(t, repository(t), nil)
	begin, shown := time.Now(), 0
	// A busy machine takes longer to the first; a site that waits for quiet never comes to one.
	for i := 0; time.Since(begin) < 1600*time.Millisecond || shown == 0 && time.Since(begin) < patienceOfTests; i++ {
		write(t, r.dir, "models/altinn.yaml", element("altinn", fmt.Sprintf("Runde %d", i), ""))
		time.Sleep(15 * time.Millisecond)
		for len(r.rebuilds) > 0 {
			if good(r.next()) {
				shown++
			}
		}
	}
	if took := time.Since(begin); shown < 1 || shown > 1+int(took/(400*time.Millisecond)) {
		t.Errorf("rebuilt %d times in %v", shown, took)
	}
	write(t, r.dir, "models/altinn.yaml", element("altinn", "Siste ord", ""))
	r.until("saw the last word", func(b Rebuild) bool { return good(b) && strings.Contains(r.get("/komponent/altinn/"), "Siste ord") })
}

// TestConfig holds that lintel.yaml and a theme of the repository's own are
// followed, also a mistake in either.
func TestConfig(t *testing.T) {
	t.Parallel()
	r := start(t, repository(t), nil)
	front := r.open("/")
	config := "languages: [nb, en]\ntitle: "
	write(t, r.dir, "lintel.yaml", config+"Nytt navn\n")
	front.wait("reload")
	write(t, r.dir, "lintel.yaml", config+"[\n")
	r.until("told of the mistake", failed)
	write(t, r.dir, "themes/egen/words/nb.json", `{"skip": "Rett til saken"}`)
	write(t, r.dir, "lintel.yaml", config+"Nytt navn\ntheme: egen\n")
	r.until("took the theme", func(b Rebuild) bool { return good(b) && strings.Contains(r.get("/"), "Rett til saken") })
	write(t, r.dir, "themes/egen/words/nb.json", `{"skip": `)
	if b := r.until("told of the theme's mistake", failed); len(b.Findings) == 0 || b.Findings[0].Span.Path() != "themes/egen/words/nb.json" {
		t.Errorf("got %v, %v", b.Findings, b.Err)
	}
	write(t, r.dir, "themes/egen/words/nb.json", `{"skip": "Til saken"}`)
	r.until("took the theme again", func(b Rebuild) bool { return good(b) && strings.Contains(r.get("/"), "Til saken") })
}

// TestRetire holds that a site is open as long as it is read, and closed then.
func TestRetire(t *testing.T) {
	t.Parallel()
	p := newPublished(&generator.Result{})
	if !p.acquire() {
		t.Fatal("not open")
	}
	p.retire()
	if !p.acquire() {
		t.Error("closed under a reader")
	}
	p.release()
	p.release()
	if p.acquire() {
		t.Error("open after the last reader")
	}
}
