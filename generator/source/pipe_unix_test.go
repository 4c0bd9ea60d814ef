//go:build unix

package source

import (
	"path/filepath"
	"slices"
	"syscall"
	"testing"
	"time"
)

// TestPipe holds that a pipe in a repository is refused: to open it waits for
// ever, and so did the build.
func TestPipe(t *testing.T) {
	folder := repository(t, map[string]string{"content/a.md": "x", "link@": "pipe", "device@": "/dev/zero"})
	for _, name := range []string{"pipe", "content/pipe.md"} {
		if err := syscall.Mkfifo(filepath.Join(folder, filepath.FromSlash(name)), 0o644); err != nil {
			t.Skip(err)
		}
	}
	tree := open(t, folder)
	done := make(chan bool)
	go func() {
		defer close(done)
		for _, name := range []string{"pipe", "content/pipe.md", "link", "device"} {
			if _, err := tree.ReadBytes(name); err == nil {
				t.Errorf("%s was read", name)
			}
			if f, err := tree.FS().Open(name); err == nil {
				f.Close()
				t.Errorf("%s was opened", name)
			}
		}
	}()
	select {
	case <-done:
	case <-time.After(10 * time.Second):
		t.Fatal("waiting for a pipe")
	}
	entries, err := tree.List("content")
	if want := []Entry{{"content/a.md", 1}, {"content/pipe.md", -1}}; err != nil || !slices.Equal(entries, want) {
		t.Errorf("got %v, %v; want %v", entries, err, want)
	}
}
