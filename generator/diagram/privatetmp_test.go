package diagram

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// start runs this binary as far as main and gives what the temporary folder is
// there.
func start(t *testing.T, environment ...string) string {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	command := exec.Command(self)
	command.Env = append([]string{"PATH=" + os.Getenv("PATH"), faultVariable + "=print"}, environment...)
	out, err := command.CombinedOutput()
	if err != nil {
		t.Fatalf("%v: %.2000s", err, out)
	}
	return strings.TrimSpace(string(out))
}

// machineCode finds the file of the current folder.
func machineCode(t *testing.T, home string) string {
	t.Helper()
	current, err := os.ReadFile(filepath.Join(home, "current"))
	if err != nil {
		t.Fatal(err)
	}
	folder, _, _ := strings.Cut(string(current), "\n")
	files, _ := filepath.Glob(filepath.Join(home, folder, "go-graphviz", "*", "*"))
	if len(files) != 1 {
		t.Fatalf("%d files in %s", len(files), folder)
	}
	return files[0]
}

// TestStart holds that no state of the folders keeps a command from starting:
// go-graphviz panics before main on machine code that is cut.
func TestStart(t *testing.T) {
	if testing.Short() {
		t.Skip("compiles Graphviz some times")
	}
	temporary, cache := t.TempDir(), t.TempDir()
	environment := []string{"TMPDIR=" + temporary, "XDG_CACHE_HOME=" + cache}
	home := filepath.Join(cache, "lintel", "graphviz")

	// Somebody else's go-graphviz in the common folder is left alone.
	if err := os.WriteFile(filepath.Join(temporary, "go-graphviz"), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if got := start(t, environment...); got != temporary {
		t.Errorf("the temporary folder is %s, not %s", got, temporary)
	}
	first := machineCode(t, home)
	start(t, environment...)
	if again := machineCode(t, home); again != first {
		t.Errorf("compiled again: %s, %s", first, again)
	}

	// Machine code that was cut.
	if err := os.Truncate(first, 1000); err != nil {
		t.Fatal(err)
	}
	start(t, environment...)
	second := machineCode(t, home)
	if second == first {
		t.Error("cut machine code was used")
	}

	// Machine code of the right size and wrong content, and the marker of the
	// start that failed on it.
	data, err := os.ReadFile(second)
	if err != nil {
		t.Fatal(err)
	}
	for i := range data {
		data[i] = 0
	}
	marker := filepath.Join(home, "starting-1")
	for _, name := range []string{second, marker} {
		if err := os.WriteFile(name, data, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	old := time.Now().Add(-time.Hour)
	if err := os.Chtimes(marker, old, old); err != nil {
		t.Fatal(err)
	}
	start(t, environment...)
	if _, err := os.Stat(marker); err == nil {
		t.Error("the marker is still there")
	}

	// No home, and a cache that is a file.
	file := filepath.Join(temporary, "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	start(t, "TMPDIR="+temporary, "XDG_CACHE_HOME="+file)
	if left, _ := filepath.Glob(filepath.Join(home, "starting-*")); len(left) != 0 {
		t.Errorf("left behind: %v", left)
	}
}
