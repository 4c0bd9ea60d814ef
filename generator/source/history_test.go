package source

import (
	"context"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// runGit runs git in a folder, at a day.
func runGit(t *testing.T, folder, day string, arguments ...string) {
	t.Helper()
	if _, err := exec.LookPath("git"); err != nil {
		t.Skip("no git")
	}
	cmd := exec.Command("git", append([]string{"-C", folder, "-c", "user.name=T", "-c", "user.email=t@example.no", "-c", "commit.gpgsign=false", "-c", "init.defaultBranch=main"}, arguments...)...)
	cmd.Env = append(os.Environ(), "GIT_CONFIG_GLOBAL=/dev/null", "GIT_CONFIG_NOSYSTEM=1", "GIT_AUTHOR_DATE="+day, "GIT_COMMITTER_DATE="+day)
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("git %s: %v\n%s", strings.Join(arguments, " "), err, out)
	}
}

func writeFile(t *testing.T, name, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

// versioned makes a repository with three commits; the architecture lies in
// the folder docs of it.
func versioned(t *testing.T) string {
	t.Helper()
	folder := t.TempDir()
	runGit(t, folder, "", "init", "-q")
	writeFile(t, filepath.Join(folder, "docs", "a.md"), "a")
	writeFile(t, filepath.Join(folder, "docs", "bl\u00e5b\u00e6r \"x\"\n.md"), "b")
	writeFile(t, filepath.Join(folder, "other.md"), "o")
	runGit(t, folder, "2014-01-02T12:00:00+01:00", "add", ".")
	runGit(t, folder, "2014-01-02T12:00:00+01:00", "commit", "-qm", "first")
	writeFile(t, filepath.Join(folder, "docs", "a.md"), "a2")
	runGit(t, folder, "2014-03-04T12:00:00+01:00", "commit", "-qam", "second")
	writeFile(t, filepath.Join(folder, "other.md"), "o2")
	runGit(t, folder, "2014-05-06T12:00:00+01:00", "commit", "-qam", "third")
	return folder
}

// TestHistory holds that a file has the day of its last commit, whatever its
// name, and that names are relative to the folder that is asked for.
func TestHistory(t *testing.T) {
	folder := versioned(t)
	h, err := ReadHistory(context.Background(), filepath.Join(folder, "docs"))
	if err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]string{
		"a.md": "2014-03-04", "bl\u00e5b\u00e6r \"x\"\n.md": "2014-01-02", "other.md": "", "../other.md": "", "none.md": "",
	} {
		day, ok := h.Changed(name)
		if got := day.Format("2006-01-02"); ok != (want != "") || (ok && got != want) {
			t.Errorf("%q changed %s, %v; want %s", name, got, ok, want)
		}
	}
	if got := h.Head.Format("2006-01-02"); got != "2014-03-04" || h.Shallow {
		t.Errorf("head %s, shallow %v", got, h.Shallow)
	}
	var none *History
	if _, ok := none.Changed("a.md"); ok {
		t.Error("no history knows a day")
	}
}

// TestShallow holds that a clone without its history gives no days: all files
// would seem to have changed at once.
func TestShallow(t *testing.T) {
	folder, clone := versioned(t), filepath.Join(t.TempDir(), "clone")
	runGit(t, ".", "", "clone", "-q", "--depth", "1", "file://"+filepath.ToSlash(folder), clone)
	h, err := ReadHistory(context.Background(), clone)
	if err != nil {
		t.Fatal(err)
	}
	if _, ok := h.Changed("docs/a.md"); ok || !h.Shallow || h.Head.IsZero() {
		t.Errorf("shallow %v, head %v, a day %v", h.Shallow, h.Head, ok)
	}
}

// TestNoHistory holds that no git, no repository and no commit are no error.
func TestNoHistory(t *testing.T) {
	folder := t.TempDir()
	t.Setenv("GIT_CEILING_DIRECTORIES", filepath.Dir(folder))
	if _, err := ReadHistory(context.Background(), folder); !errors.Is(err, ErrNoHistory) {
		t.Errorf("no repository: %v", err)
	}
	runGit(t, folder, "", "init", "-q")
	if _, err := ReadHistory(context.Background(), folder); !errors.Is(err, ErrNoHistory) {
		t.Errorf("no commit: %v", err)
	}
	t.Setenv("PATH", "")
	if _, err := ReadHistory(context.Background(), folder); !errors.Is(err, ErrNoHistory) {
		t.Errorf("no git: %v", err)
	}
}

// TestStopped holds that a stop is told as one, not as a missing history.
func TestStopped(t *testing.T) {
	folder := versioned(t)
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := ReadHistory(ctx, folder); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
}

// TestOwnership holds that another user's folder gives a sentence that says
// what to do, also where git speaks Norwegian: the sentence is found by git's.
func TestOwnership(t *testing.T) {
	folder := versioned(t)
	t.Setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
	t.Setenv("GIT_CONFIG_GLOBAL", os.DevNull)
	t.Setenv("GIT_CONFIG_NOSYSTEM", "1")
	t.Setenv("LC_ALL", "nb_NO.UTF-8")
	t.Setenv("LANGUAGE", "nb")
	_, err := ReadHistory(context.Background(), folder)
	if err == nil || !strings.Contains(err.Error(), "safe.directory") {
		t.Errorf("got %v", err)
	}
}

// TestNothingRuns holds that a repository's own configuration runs nothing: one
// that came as a zip may name programs in it.
func TestNothingRuns(t *testing.T) {
	folder := versioned(t)
	ran := filepath.Join(t.TempDir(), "ran")
	program := filepath.Join(t.TempDir(), "program")
	writeFile(t, program, "#!/bin/sh\ntouch "+ran+"\n")
	if err := os.Chmod(program, 0o755); err != nil {
		t.Fatal(err)
	}
	for key, value := range map[string]string{
		"core.fsmonitor": program, "core.pager": program, "pager.log": program, "core.sshCommand": program, "gpg.program": program,
		"log.showSignature": "true", "diff.external": program, "core.hooksPath": filepath.Dir(program), "core.repositoryformatversion": "1",
		"extensions.partialClone": "origin", "remote.origin.url": "ext::" + program, "remote.origin.promisor": "true", "protocol.ext.allow": "always",
	} {
		runGit(t, folder, "", "config", key, value)
	}
	// A tree that is gone would be fetched from the promisor.
	out, err := exec.Command("git", "-C", folder, "rev-parse", "HEAD~1^{tree}").Output()
	if err != nil {
		t.Fatal(err)
	}
	tree := strings.TrimSpace(string(out))
	if err := os.Remove(filepath.Join(folder, ".git", "objects", tree[:2], tree[2:])); err != nil {
		t.Fatal(err)
	}
	_, _ = ReadHistory(context.Background(), folder)
	if _, err := os.Stat(ran); err == nil {
		t.Error("a program that the repository names was run")
	}
}
