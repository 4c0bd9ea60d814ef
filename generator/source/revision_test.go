package source

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
)

// revised makes a repository of two commits, tagged first and second, whose
// work tree has changed since.
func revised(t *testing.T) string {
	t.Helper()
	folder := t.TempDir()
	runGit(t, folder, "", "init", "-q")
	writeFile(t, filepath.Join(folder, "lintel.yaml"), "title: First\n")
	writeFile(t, filepath.Join(folder, "models", "a.yaml"), "id: a\n")
	writeFile(t, filepath.Join(folder, "models", "deep", "blåbær \"x\".yaml"), "id: b\n")
	writeFile(t, filepath.Join(folder, "content", "large.txt"), strings.Repeat("x", eagerSize+1))
	writeFile(t, filepath.Join(folder, "other", "not-ours.txt"), "o")
	if err := os.Symlink("a.yaml", filepath.Join(folder, "models", "link.yaml")); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink("../../outside", filepath.Join(folder, "models", "out.yaml")); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink("loop.yaml", filepath.Join(folder, "models", "loop.yaml")); err != nil {
		t.Fatal(err)
	}
	runGit(t, folder, "2011-01-02T12:00:00+01:00", "add", ".")
	runGit(t, folder, "2011-01-02T12:00:00+01:00", "commit", "-qm", "first")
	runGit(t, folder, "", "tag", "first")
	writeFile(t, filepath.Join(folder, "lintel.yaml"), "title: Second\n")
	runGit(t, folder, "2014-03-04T12:00:00+01:00", "rm", "-rq", "models/deep")
	runGit(t, folder, "2014-03-04T12:00:00+01:00", "commit", "-qam", "second")
	runGit(t, folder, "", "tag", "-a", "-m", "second", "second")
	writeFile(t, filepath.Join(folder, "lintel.yaml"), "title: Not committed\n")
	return folder
}

func revisionTree(t *testing.T, folder, name string) *Tree {
	t.Helper()
	tree, err := OpenRevision(context.Background(), folder, name)
	if err != nil {
		t.Fatal(err)
	}
	return tree
}

func read(t *testing.T, tree *Tree, name string) string {
	t.Helper()
	data, err := tree.ReadBytes(name)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// TestRevision holds that a revision is read as it was, whatever lies in the
// work tree, and that a directory of the same commit gives the same listing.
func TestRevision(t *testing.T) {
	folder := revised(t)
	first := revisionTree(t, folder, "first")
	if got := read(t, first, "lintel.yaml"); got != "title: First\n" {
		t.Errorf("lintel.yaml is %q", got)
	}
	if got := read(t, first, "models/link.yaml"); got != "id: a\n" {
		t.Errorf("the link leads to %q", got)
	}
	if got := len(read(t, first, "content/large.txt")); got != eagerSize+1 {
		t.Errorf("the large file has %d bytes", got)
	}
	r := first.Revision()
	if got := r.Time.Format("2006-01-02"); got != "2011-01-02" || len(r.Commit) != 40 || r.Shallow || first.Directory() != "" {
		t.Errorf("revision %+v", r)
	}
	if first.Exists("other/not-ours.txt") {
		t.Error("a file outside the repository's folders was read")
	}
	second := revisionTree(t, folder, "second")
	if got := read(t, second, "lintel.yaml"); got != "title: Second\n" {
		t.Errorf("lintel.yaml is %q", got)
	}
	if second.Exists("models/deep") {
		t.Error("a folder that was removed is there")
	}
	runGit(t, folder, "", "checkout", "-q", "--", ".")
	runGit(t, folder, "", "checkout", "-q", "first")
	directory, err := OpenDirectory(folder)
	if err != nil {
		t.Fatal(err)
	}
	for _, top := range tops {
		want, err := directory.List(top)
		if err != nil {
			t.Fatal(err)
		}
		got, err := first.List(top)
		if err != nil {
			t.Fatal(err)
		}
		if len(got) != len(want) {
			t.Fatalf("%s: %v, on disk %v", top, got, want)
		}
		for i := range want {
			if got[i] != want[i] {
				t.Errorf("%v, on disk %v", got[i], want[i])
			}
		}
	}
}

// TestRevisionFS holds that a revision keeps all that io/fs promises.
func TestRevisionFS(t *testing.T) {
	folder := revised(t)
	for _, link := range []string{"out.yaml", "loop.yaml"} {
		runGit(t, folder, "2014-03-04T12:00:00+01:00", "rm", "-q", "models/"+link)
	}
	runGit(t, folder, "2014-03-04T12:00:00+01:00", "commit", "-qm", "third")
	tree := revisionTree(t, folder, "HEAD")
	if err := fstest.TestFS(tree.FS(), "lintel.yaml", "models/a.yaml", "content/large.txt"); err != nil {
		t.Error(err)
	}
}

// TestRevisionLinks holds that no link leads out, or for ever in a ring.
func TestRevisionLinks(t *testing.T) {
	tree := revisionTree(t, revised(t), "HEAD")
	for _, name := range []string{"models/out.yaml", "models/loop.yaml"} {
		if _, err := tree.ReadBytes(name); err == nil {
			t.Errorf("%s was read", name)
		}
		if tree.Missing(name) {
			t.Errorf("%s counts as missing", name)
		}
	}
}

// TestRevisionPlaces holds that a revision is read where there is no work tree,
// or another: a bare repository, a work tree of its own, a submodule, a folder
// within; and inside a hook, where git names another repository.
func TestRevisionPlaces(t *testing.T) {
	folder, base := revised(t), t.TempDir()
	bare, linked, super := filepath.Join(base, "bare.git"), filepath.Join(base, "linked"), filepath.Join(base, "super")
	runGit(t, ".", "", "clone", "-q", "--bare", folder, bare)
	runGit(t, folder, "", "worktree", "add", "-q", linked, "second")
	runGit(t, base, "", "init", "-q", super)
	runGit(t, super, "", "-c", "protocol.file.allow=always", "submodule", "add", "-q", folder, "models/sub")
	runGit(t, super, "2015-01-01T12:00:00+01:00", "commit", "-qm", "with a submodule")
	monorepo := versioned(t)
	writeFile(t, filepath.Join(monorepo, "docs", "models", "m.yaml"), "id: m\n")
	runGit(t, monorepo, "2015-01-01T12:00:00+01:00", "add", ".")
	runGit(t, monorepo, "2015-01-01T12:00:00+01:00", "commit", "-qm", "models")
	t.Setenv("GIT_DIR", filepath.Join(monorepo, ".git"))
	for _, place := range []string{bare, linked, filepath.Join(super, "models", "sub")} {
		tree := revisionTree(t, place, "first")
		if got := read(t, tree, "lintel.yaml"); got != "title: First\n" {
			t.Errorf("%s: lintel.yaml is %q", place, got)
		}
		history, err := tree.Revision().History(context.Background())
		if err != nil {
			t.Errorf("%s: %v", place, err)
		}
		if day, ok := history.Changed("models/a.yaml"); !ok || day.Format("2006-01-02") != "2011-01-02" {
			t.Errorf("%s: changed %v, %v", place, day, ok)
		}
	}
	if got := read(t, revisionTree(t, filepath.Join(monorepo, "docs"), "HEAD"), "models/m.yaml"); got != "id: m\n" {
		t.Errorf("a folder within: %q", got)
	}
	if _, err := OpenRevision(context.Background(), filepath.Join(monorepo, "docs", "models"), "HEAD~3"); err == nil || !strings.Contains(err.Error(), "docs/models") {
		t.Errorf("a folder that was not there: %v", err)
	}
	outer := revisionTree(t, super, "HEAD")
	if got := outer.Revision().Submodules; len(got) != 1 || got[0] != "models/sub" {
		t.Errorf("submodules %v", got)
	}
	if entries, err := outer.List("models"); err != nil || len(entries) != 0 {
		t.Errorf("a submodule's files: %v, %v", entries, err)
	}
}

// TestRevisionUnknown holds that each way to have no revision is told apart, and
// that a name is never taken for an option.
func TestRevisionUnknown(t *testing.T) {
	folder := revised(t)
	for _, name := range []string{"", "none", "--all", "-h", "HEAD:models", "first\nsecond", "HEAD\x00", "first..second"} {
		var unknown *RevisionError
		if _, err := OpenRevision(context.Background(), folder, name); !errors.As(err, &unknown) || unknown.Shallow {
			t.Errorf("%q: %v", name, err)
		}
	}
	clone := filepath.Join(t.TempDir(), "clone")
	runGit(t, ".", "", "clone", "-q", "--depth", "1", "file://"+filepath.ToSlash(folder), clone)
	if _, err := OpenRevision(context.Background(), clone, "HEAD~1"); err == nil || !strings.Contains(err.Error(), "--unshallow") {
		t.Errorf("shallow: %v", err)
	}
	if !revisionTree(t, clone, "HEAD").Revision().Shallow {
		t.Error("the clone is not known to be shallow")
	}
	empty := t.TempDir()
	t.Setenv("GIT_CEILING_DIRECTORIES", filepath.Dir(empty))
	var none *NotVersionedError
	if _, err := OpenRevision(context.Background(), empty, "HEAD"); !errors.As(err, &none) {
		t.Errorf("no repository: %v", err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := OpenRevision(ctx, folder, "HEAD"); !errors.Is(err, context.Canceled) {
		t.Errorf("stopped: %v", err)
	}
	t.Setenv("PATH", "")
	if _, err := OpenRevision(context.Background(), folder, "HEAD"); err == nil || !strings.Contains(err.Error(), "not installed") {
		t.Errorf("no git: %v", err)
	}
}

// TestRevisionBomb holds that a commit of a few trees that unfold to millions of
// files is refused, and that names that lead out of it are left out.
func TestRevisionBomb(t *testing.T) {
	folder := revised(t)
	object := func(kind, text string) string {
		cmd := exec.Command("git", "-C", folder, "mktree", "--missing")
		if kind == "blob" {
			cmd = exec.Command("git", "-C", folder, "hash-object", "-w", "--stdin")
		}
		cmd.Stdin = strings.NewReader(text)
		out, err := cmd.Output()
		if err != nil {
			t.Fatal(err)
		}
		return strings.TrimSpace(string(out))
	}
	commit := func(tree string) string {
		cmd := exec.Command("git", "-C", folder, "-c", "user.name=T", "-c", "user.email=t@example.no", "commit-tree", "-m", "bomb", tree)
		out, err := cmd.Output()
		if err != nil {
			t.Fatal(err)
		}
		return strings.TrimSpace(string(out))
	}
	tree, kind := object("blob", "x"), "100644 blob "
	for range 8 {
		var lines strings.Builder
		for _, name := range strings.Split("a b c d e f g h i j", " ") {
			lines.WriteString(kind + tree + "\t" + name + "\n")
		}
		tree, kind = object("tree", lines.String()), "040000 tree "
	}
	top := object("tree", "040000 tree "+tree+"\tmodels\n")
	if _, err := openRevision(context.Background(), folder, commit(top), 1000); err == nil || !strings.Contains(err.Error(), "more than") {
		t.Errorf("got %v", err)
	}
	blob := object("blob", "x")
	dots := object("tree", "100644 blob "+blob+"\t..\n100644 blob "+blob+"\tok.yaml\n")
	out := revisionTree(t, folder, commit(object("tree", "040000 tree "+dots+"\tmodels\n")))
	if entries, err := out.List("models"); err != nil || len(entries) != 1 || entries[0].Path != "models/ok.yaml" {
		t.Errorf("got %v, %v", entries, err)
	}
}

// TestRevisionIncomplete holds that a file whose contents a partial clone lacks
// is told of, instead of being fetched by a program the repository names.
func TestRevisionIncomplete(t *testing.T) {
	folder := revised(t)
	out, err := exec.Command("git", "-C", folder, "rev-parse", "HEAD:models/a.yaml").Output()
	if err != nil {
		t.Fatal(err)
	}
	object := strings.TrimSpace(string(out))
	if err := os.Remove(filepath.Join(folder, ".git", "objects", object[:2], object[2:])); err != nil {
		t.Fatal(err)
	}
	if _, err := OpenRevision(context.Background(), folder, "HEAD"); err == nil || !strings.Contains(err.Error(), "--refetch") {
		t.Errorf("got %v", err)
	}
}

var _ fs.ReadLinkFS = (*blobs)(nil)
