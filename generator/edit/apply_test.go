package edit

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"testing"
)

// before and after are what the files of a change hold.
var (
	beforeFiles = map[string]string{"models/a.yaml": "a: 1\n", "models/b.yaml": "b: 1\n", "models/old.yaml": "old\n", "content/index.md": "text\r\n"}
	afterFiles  = map[string]string{"models/a.yaml": "a: 2\n", "models/b.yaml": "b: 2\n", "models/deep/er/new.yaml": "new\n", "content/index.md": "other\r\n"}
)

func testChanges() []Change {
	return []Change{
		{Path: "models/a.yaml", Before: []byte("a: 1\n"), After: []byte("a: 2\n")},
		{Path: "models/b.yaml", Before: []byte("b: 1\n"), After: []byte("b: 2\n")},
		{Path: "models/old.yaml", Before: []byte("old\n")},
		{Path: "models/deep/er/new.yaml", After: []byte("new\n")},
		{Path: "content/index.md", Before: []byte("text\r\n"), After: []byte("other\r\n")},
	}
}

// lay writes files into a new folder.
func lay(t *testing.T, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range files {
		file := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(file), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// contents gives all files of a folder but the lock, folders with a slash.
func contents(t *testing.T, dir string) map[string]string {
	t.Helper()
	found := map[string]string{}
	err := filepath.WalkDir(dir, func(file string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		name, err := filepath.Rel(dir, file)
		if err != nil {
			return err
		}
		data, err := os.ReadFile(file)
		if name = filepath.ToSlash(name); name != ".lintel/edit-journal.json.lock" {
			found[name] = string(data)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return found
}

func same(a, b map[string]string) bool { return fmt.Sprint(a) == fmt.Sprint(b) }

func TestApply(t *testing.T) {
	dir := lay(t, beforeFiles)
	if err := os.Chmod(filepath.Join(dir, "models", "b.yaml"), 0o440); err != nil {
		t.Fatal(err)
	}
	if err := Apply(dir, testChanges()); err != nil {
		t.Fatal(err)
	}
	if got := contents(t, dir); !same(got, afterFiles) {
		t.Errorf("got %q", got)
	}
	info, err := os.Stat(filepath.Join(dir, "models", "b.yaml"))
	if err != nil || runtime.GOOS != "windows" && info.Mode().Perm() != 0o440 {
		t.Errorf("mode %v, %v", info.Mode(), err)
	}
	if recovered, err := Recover(dir); recovered || err != nil {
		t.Errorf("a journal is left: %v", err)
	}
}

// A failure at any point leaves everything as it was, and nothing beside it.
func TestApplyRollsBack(t *testing.T) {
	broken := errors.New("no space left on device")
	for at := 1; ; at++ {
		dir := lay(t, beforeFiles)
		steps := 0
		a := &applier{step: func(string) error {
			if steps++; steps == at {
				return broken
			}
			return nil
		}}
		err := a.apply(dir, testChanges())
		if err == nil {
			if at < 12 {
				t.Errorf("only %d steps", at)
			}
			return
		}
		if !errors.Is(err, broken) {
			t.Fatalf("step %d: %v", at, err)
		}
		if got := contents(t, dir); !same(got, beforeFiles) {
			t.Errorf("step %d left %q", at, got)
		}
		if _, err := os.Stat(filepath.Join(dir, "models", "deep")); err == nil {
			t.Errorf("step %d left a folder", at)
		}
		if err := Apply(dir, testChanges()); err != nil {
			t.Errorf("after step %d: %v", at, err)
		}
	}
}

// TestApplyIsKilled kills a process of its own at each step, and looks at what
// the next run makes of it.
func TestApplyIsKilled(t *testing.T) {
	if dir := os.Getenv("LINTEL_TEST_KILL_IN"); dir != "" {
		at, _ := strconv.Atoi(os.Getenv("LINTEL_TEST_KILL_AT"))
		steps := 0
		a := &applier{step: func(string) error {
			if steps++; steps == at {
				os.Exit(9) // no deferred function runs, as with a signal
			}
			return nil
		}}
		if err := a.apply(dir, testChanges()); err != nil {
			os.Exit(8)
		}
		os.Exit(7)
	}
	binary, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	undone, completed := 0, 0
	for at := 1; ; at++ {
		dir := lay(t, beforeFiles)
		cmd := exec.Command(binary, "-test.run=^TestApplyIsKilled$")
		cmd.Env = append(os.Environ(), "LINTEL_TEST_KILL_IN="+dir, "LINTEL_TEST_KILL_AT="+strconv.Itoa(at))
		err := cmd.Run()
		var exit *exec.ExitError
		if !errors.As(err, &exit) || exit.ExitCode() != 9 && exit.ExitCode() != 7 {
			t.Fatalf("step %d: %v", at, err)
		}
		if exit.ExitCode() == 7 {
			break
		}
		if _, err := Recover(dir); err != nil {
			t.Fatalf("step %d: %v", at, err)
		}
		switch got := contents(t, dir); {
		case same(got, beforeFiles):
			undone++
			if completed > 0 {
				t.Errorf("step %d is undone after an earlier one was completed", at)
			}
		case same(got, afterFiles):
			completed++
		default:
			t.Errorf("step %d left %q", at, got)
		}
	}
	if undone < 4 || completed < 4 {
		t.Errorf("%d undone, %d completed", undone, completed)
	}
}

// What somebody edited after a crash is not overwritten.
func TestRecoverRefusesAnEditedFile(t *testing.T) {
	dir := lay(t, beforeFiles)
	stop := errors.New("stop")
	a := &applier{}
	a.step = func(what string) error {
		if what == "replace models/b.yaml" {
			panic(stop)
		}
		return nil
	}
	func() {
		defer func() { _ = recover() }()
		_ = a.apply(dir, testChanges())
	}()
	file := filepath.Join(dir, "models", "b.yaml")
	if err := os.WriteFile(file, []byte("mine\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	wants := "models/b.yaml has been edited since"
	if _, err := Recover(dir); err == nil || !strings.Contains(err.Error(), wants) {
		t.Fatalf("%v", err)
	}
	if err := os.WriteFile(file, []byte("b: 1\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := Recover(dir); err != nil {
		t.Fatal(err)
	}
	if got := contents(t, dir); !same(got, afterFiles) {
		t.Errorf("got %q", got)
	}
}

func TestApplyRefuses(t *testing.T) {
	outside := filepath.Join(lay(t, map[string]string{"x.yaml": "x\n"}), "x.yaml")
	for name, c := range map[string]struct {
		prepare func(dir string) error
		change  Change
		want    string
	}{
		"changed":  {change: Change{Path: "models/a.yaml", Before: []byte("a: 0\n"), After: []byte("a: 2\n")}, want: "models/a.yaml was changed since it was read; nothing was written"},
		"gone":     {change: Change{Path: "models/c.yaml", Before: []byte("c\n"), After: []byte("d\n")}, want: "models/c.yaml is gone since it was read"},
		"exists":   {change: Change{Path: "models/a.yaml", After: []byte("new\n")}, want: "models/a.yaml exists already"},
		"outside":  {change: Change{Path: "../x.yaml", After: []byte("new\n")}, want: `"../x.yaml" lies outside the repository`},
		"absolute": {change: Change{Path: "/tmp/x.yaml", After: []byte("new\n")}, want: "lies outside the repository"},
		"link": {
			prepare: func(dir string) error { return os.Symlink(outside, filepath.Join(dir, "models", "link.yaml")) },
			change:  Change{Path: "models/link.yaml", Before: []byte("x\n"), After: []byte("new\n")}, want: "models/link.yaml leads out of the repository through a symbolic link",
		},
		"folder link": {
			prepare: func(dir string) error { return os.Symlink(filepath.Dir(outside), filepath.Join(dir, "models", "sub")) },
			change:  Change{Path: "models/sub/new.yaml", After: []byte("new\n")}, want: "leads out of the repository",
		},
		"folder for journals": {
			prepare: func(dir string) error { return os.Symlink(filepath.Dir(outside), filepath.Join(dir, ".lintel")) },
			change:  Change{Path: "models/new.yaml", After: []byte("new\n")}, want: ".lintel/edit-journal.json leads out of the repository",
		},
		"folder": {change: Change{Path: "models", Before: []byte("x"), After: []byte("new\n")}, want: "models is no ordinary file"},
		"journal": {
			prepare: func(dir string) error {
				if err := os.MkdirAll(filepath.Join(dir, ".lintel"), 0o700); err != nil {
					return err
				}
				return os.WriteFile(journalPath(dir), []byte(`{"Committed":true,"Steps":[{"File":"../../x"}]}`), 0o600)
			},
			change: Change{Path: "models/new.yaml", After: []byte("new\n")}, want: "edit-journal.json cannot be read",
		},
	} {
		t.Run(name, func(t *testing.T) {
			dir := lay(t, beforeFiles)
			if c.prepare != nil {
				if err := c.prepare(dir); err != nil {
					t.Skip(err)
				}
			}
			changes := append([]Change{{Path: "models/b.yaml", Before: []byte("b: 1\n"), After: []byte("b: 2\n")}}, c.change)
			err := Apply(dir, changes)
			var refusal *Refusal
			if !errors.As(err, &refusal) || !strings.Contains(refusal.EN, c.want) || refusal.NB == "" {
				t.Fatalf("%v, want %s", err, c.want)
			}
			if got, err := os.ReadFile(filepath.Join(dir, "models", "b.yaml")); err != nil || string(got) != "b: 1\n" {
				t.Errorf("the other file became %q, %v", got, err)
			}
		})
	}
	if data, err := os.ReadFile(outside); err != nil || string(data) != "x\n" {
		t.Errorf("outside became %q, %v", data, err)
	}
}

// A link within the repository is written through and stays a link.
func TestApplyThroughALink(t *testing.T) {
	dir := lay(t, beforeFiles)
	link := filepath.Join(dir, "models", "link.yaml")
	if err := os.Symlink("a.yaml", link); err != nil {
		t.Skip(err)
	}
	change := Change{Path: "models/link.yaml", Before: []byte("a: 1\n"), After: []byte("a: 2\n")}
	if err := Apply(dir, []Change{change, {Path: "models/a.yaml", Before: []byte("a: 1\n"), After: []byte("a: 2\n")}}); err != nil {
		t.Fatal(err)
	}
	if info, err := os.Lstat(link); err != nil || info.Mode()&fs.ModeSymlink == 0 {
		t.Errorf("no link any more: %v", err)
	}
	if data, _ := os.ReadFile(filepath.Join(dir, "models", "a.yaml")); string(data) != "a: 2\n" {
		t.Errorf("a.yaml is %q", data)
	}
}

func TestOneAtATime(t *testing.T) {
	dir := lay(t, beforeFiles)
	a := &applier{step: func(string) error { return nil }}
	release, err := a.open(dir)
	if err != nil {
		t.Fatal(err)
	}
	if err := Apply(dir, testChanges()); err == nil || !strings.Contains(err.Error(), "another lintel is changing files") {
		t.Errorf("%v", err)
	}
	release()
	if err := Apply(dir, testChanges()); err != nil {
		t.Error(err)
	}
}

// Offsets in the normalised text lead to the bytes as they stand.
func TestOriginal(t *testing.T) {
	for _, raw := range []string{
		"a: b\nc: d\n", "\uFEFFa: b\r\nc: d\r\n", "a: b\rc: d\r", "a: e\u0301\r\nc: d\r\n", "\uFEFFo\u0308\u0323: A\u030A\nc: d", "\r\n\r\rx\n", "",
	} {
		o, err := newOriginal("x", []byte(raw))
		if err != nil {
			t.Fatal(err)
		}
		whole, err := o.apply(nil)
		if err != nil || string(whole) != raw {
			t.Errorf("%q became %q, %v", raw, whole, err)
		}
		last := -1
		for i := range len(o.file.Text) + 1 {
			at, err := o.at(i)
			if err != nil {
				continue // inside a letter
			}
			if at <= last {
				t.Errorf("%q: offset %d leads to %d after %d", raw, i, at, last)
			}
			last = at
			if i < len(o.file.Text) && o.file.Text[i] < 0x80 && o.file.Text[i] != '\n' && raw[at] != o.file.Text[i] {
				t.Errorf("%q: %q at %d leads to %q", raw, o.file.Text[i], i, raw[at])
			}
		}
		if last != len(raw) {
			t.Errorf("%q: the end leads to %d", raw, last)
		}
	}
}

func TestOriginalRefusesToCutALetter(t *testing.T) {
	o, err := newOriginal("x", []byte("ae\u0301b\n"))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := o.at(2); err == nil || !strings.Contains(err.Error(), "x:1:3 stands in a letter") && !strings.Contains(err.Error(), "x:1:2 stands in a letter") {
		t.Errorf("%v", err)
	}
}
