package generator

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"
)

// small builds a small site, for tests of the writing.
func small(t *testing.T, elements int) *Output {
	t.Helper()
	result, err := Build(context.Background(), corpus(elements, elements), Options{})
	if err != nil {
		t.Fatal(err)
	}
	if result.Output == nil {
		t.Fatalf("not built: %v", result.Findings)
	}
	return result.Output
}

func write(t *testing.T, o *Output, folder string) {
	t.Helper()
	if err := o.Write(context.Background(), folder, 2, nil); err != nil {
		t.Fatal(err)
	}
}

// snapshot reads a folder whole.
func snapshot(t *testing.T, folder string) map[string]string {
	t.Helper()
	files := map[string]string{}
	err := filepath.WalkDir(folder, func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(name)
		relative, _ := filepath.Rel(folder, name)
		files[filepath.ToSlash(relative)] = string(data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// TestWriteSame holds that two builds give the same bytes and that what did
// not change keeps its time: servers and backups go by it.
func TestWriteSame(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "public")
	write(t, small(t, 20), folder)
	first := snapshot(t, folder)
	old := time.Now().Add(-time.Hour).Truncate(time.Second)
	page := filepath.Join(folder, "index.html")
	if err := os.Chtimes(page, old, old); err != nil {
		t.Fatal(err)
	}
	write(t, small(t, 20), folder)
	second := snapshot(t, folder)
	if len(first) != len(second) {
		t.Errorf("%d files, then %d", len(first), len(second))
	}
	for name, data := range first {
		if second[name] != data {
			t.Errorf("%s differs between two builds", name)
		}
	}
	info, err := os.Stat(page)
	if err != nil || !info.ModTime().Equal(old) {
		t.Errorf("an equal file lost its time: %v, %v", info.ModTime(), err)
	}
}

// TestWriteRemoves holds that a page that is gone is gone from the folder too,
// and that .gitignore stays.
func TestWriteRemoves(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "public")
	if err := os.MkdirAll(folder, 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(folder, ".gitignore"), []byte("*\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	write(t, small(t, 20), folder)
	write(t, small(t, 10), folder)
	files := snapshot(t, folder)
	if _, there := files["komponent/element-15/index.html"]; there {
		t.Error("a page of the former site is still there")
	}
	if files[".gitignore"] != "*\n" {
		t.Error(".gitignore did not survive")
	}
}

// TestWriteForeign holds that a folder with somebody's files is left alone.
func TestWriteForeign(t *testing.T) {
	folder := t.TempDir()
	if err := os.WriteFile(filepath.Join(folder, "thesis.txt"), []byte("years of work"), 0o644); err != nil {
		t.Fatal(err)
	}
	err := small(t, 4).Write(context.Background(), folder, 1, nil)
	if !errors.Is(err, ErrForeignFolder) {
		t.Errorf("got %v", err)
	}
	if err := Clean(folder); !errors.Is(err, ErrForeignFolder) {
		t.Errorf("clean: got %v", err)
	}
	if files := snapshot(t, folder); files["thesis.txt"] != "years of work" || len(files) != 1 {
		t.Errorf("the folder was touched: %v", files)
	}
}

// TestRepair holds that what a kill leaves between the two renames of a system
// without exchange is put back.
func TestRepair(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "public")
	write(t, small(t, 6), folder)
	before := snapshot(t, folder)
	if err := os.Rename(folder, siblingName(folder, "old")); err != nil {
		t.Fatal(err)
	}
	if err := repair(folder); err != nil {
		t.Fatal(err)
	}
	after := snapshot(t, folder)
	if len(after) != len(before) {
		t.Errorf("%d files before, %d after", len(before), len(after))
	}
}

// TestKill kills a writing process at 50 random moments: the folder must hold
// the one site or the other whole, never a mixture.
func TestKill(t *testing.T) {
	if folder := os.Getenv("LINTEL_TEST_WRITE"); folder != "" {
		writeUntilKilled(t, folder)
		return
	}
	folder := filepath.Join(t.TempDir(), "public")
	write(t, small(t, 60), folder)
	sixty := snapshot(t, folder)
	write(t, small(t, 40), folder)
	forty := snapshot(t, folder)
	for i := range 50 {
		cmd := exec.Command(os.Args[0], "-test.run=^TestKill$")
		cmd.Env = append(os.Environ(), "LINTEL_TEST_WRITE="+folder)
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		time.Sleep(time.Duration(rand.IntN(400)) * time.Millisecond)
		_ = cmd.Process.Kill()
		_ = cmd.Wait()
		if err := repair(folder); err != nil {
			t.Fatal(err)
		}
		if err := isOneOf(snapshot(t, folder), sixty, forty); err != nil {
			t.Fatalf("kill %d: %v", i, err)
		}
	}
	left, err := filepath.Glob(siblingName(folder, "*"))
	if err != nil || len(left) > 0 {
		t.Errorf("left behind: %v %v", left, err)
	}
}

// writeUntilKilled writes two sites in turn for ever.
func writeUntilKilled(t *testing.T, folder string) {
	sixty, forty := small(t, 60), small(t, 40)
	for {
		write(t, sixty, folder)
		write(t, forty, folder)
	}
}

func isOneOf(got map[string]string, wanted ...map[string]string) error {
	var problem error
	for _, want := range wanted {
		problem = nil
		if len(got) != len(want) {
			problem = fmt.Errorf("%d files where %d are wanted", len(got), len(want))
		}
		for name, data := range want {
			if got[name] != data {
				problem = fmt.Errorf("%s is not whole", name)
				break
			}
		}
		if problem == nil {
			return nil
		}
	}
	return problem
}
