package source

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"slices"
	"strconv"
	"strings"
	"time"
)

// Revision is a commit that a tree was read from.
type Revision struct {
	Name    string    // as asked for: HEAD~3, v1, main
	Commit  string    // its full hash
	Time    time.Time // when it was committed
	Subject string    // the first line of its message
	Shallow bool      // the clone's history is cut off
	// Submodules are the folders that another repository fills: their files are
	// no part of the revision.
	Submodules []string

	directory string
}

// RevisionError tells of a revision that cannot be read.
type RevisionError struct {
	Directory, Name string
	Shallow         bool // the clone is shallow, so it may lie beyond the cut
}

func (e *RevisionError) Error() string {
	if e.Shallow {
		return fmt.Sprintf("there is no revision %q in this shallow clone; fetch the rest with: git fetch --unshallow --tags", e.Name)
	}
	return fmt.Sprintf("there is no revision %q; git log --oneline and git tag list those there are", e.Name)
}

// NotVersionedError tells of a folder that is in no git repository.
type NotVersionedError struct{ Directory string }

func (e *NotVersionedError) Error() string {
	return fmt.Sprintf("%s is in no git repository, so it has no revisions", e.Directory)
}

// tops are what a repository of ours consists of; the rest of a commit is not
// read. It may be a monorepo.
var tops = [...]string{"lintel.yaml", "content", "models", "themes"}

const (
	// mostFiles bounds what a commit may hold: a few trees within each other can
	// unfold to more files than there are grains of sand.
	mostFiles = 500_000
	// eagerSize is how large a file may be to be fetched with all the others; a
	// larger one is fetched when it is opened, if ever.
	eagerSize = 512 << 10
	// eagerTotal bounds what is held at once.
	eagerTotal = 512 << 20
)

// OpenRevision makes a tree of a git revision: of the folder, as it was then.
// One git lists the files, one gives their contents; the work tree is neither
// read nor changed, and there need be none. The folder may be a bare
// repository, a work tree or a submodule, or lie within one.
func OpenRevision(ctx context.Context, directory, name string) (*Tree, error) {
	return openRevision(ctx, directory, name, mostFiles)
}

func openRevision(ctx context.Context, directory, name string, most int) (*Tree, error) {
	r, prefix, err := findRevision(ctx, directory, name)
	if err != nil {
		return nil, err
	}
	files := &blobs{ctx: ctx, directory: directory, nodes: map[string]*node{".": {mode: fs.ModeDir}}, time: r.Time}
	if err := files.list(ctx, r, prefix, most); err != nil {
		return nil, fmt.Errorf("read revision %s: %w", name, err)
	}
	if err := files.fetch(ctx); err != nil {
		return nil, fmt.Errorf("read revision %s: %w", name, err)
	}
	return &Tree{fsys: files, revision: r}, nil
}

// findRevision asks which commit a name means, and where in it the folder lies.
func findRevision(ctx context.Context, directory, name string) (*Revision, string, error) {
	out, err := git(ctx, directory, "rev-parse", "--is-shallow-repository", "--show-prefix")
	var refusal *gitError
	if errors.As(err, &refusal) && strings.Contains(refusal.said, "not a git repository") {
		return nil, "", &NotVersionedError{directory}
	}
	if err != nil {
		return nil, "", err
	}
	shallow, prefix, _ := strings.Cut(string(out), "\n")
	r := &Revision{Name: name, Shallow: shallow == "true", directory: directory}
	prefix = strings.TrimSuffix(strings.TrimSuffix(prefix, "\n"), "/")
	unknown := &RevisionError{Directory: directory, Name: name, Shallow: r.Shallow}
	if name == "" || strings.ContainsAny(name, "\x00\n") {
		return nil, "", unknown
	}
	out, err = git(ctx, directory, "rev-parse", "--verify", "--quiet", "--end-of-options", name+"^{commit}")
	if errors.As(err, &refusal) {
		return nil, "", unknown
	}
	if err != nil {
		return nil, "", err
	}
	r.Commit = strings.TrimSpace(string(out))
	out, err = git(ctx, directory, "log", "--no-walk", "--no-show-signature", "--format=%cI%n%s", r.Commit)
	if err != nil {
		return nil, "", err
	}
	day, subject, _ := strings.Cut(string(out), "\n")
	r.Subject = strings.ToValidUTF8(strings.TrimSpace(subject), "�")
	r.Time, err = time.Parse(time.RFC3339, strings.TrimSpace(day))
	return r, prefix, err
}

// list reads which files a revision has.
func (b *blobs) list(ctx context.Context, r *Revision, prefix string, most int) error {
	tree := r.Commit + "^{tree}"
	if prefix != "" {
		tree = r.Commit + ":" + prefix
	}
	arguments := append([]string{"ls-tree", "-r", "-z", "-l", "--full-tree", tree, "--"}, tops[:]...)
	err := gitStream(ctx, b.directory, nil, func(out io.Reader) error {
		scanner := bufio.NewScanner(out)
		scanner.Buffer(nil, 1<<20)
		scanner.Split(splitNUL)
		for scanner.Scan() {
			if len(b.nodes) > most {
				return fmt.Errorf("more than %d files under content, models and themes", most)
			}
			head, name, ok := strings.Cut(scanner.Text(), "\t")
			fields := strings.Fields(head)
			if !ok || len(fields) != 4 {
				return fmt.Errorf("git listed %q", scanner.Text())
			}
			if fields[1] == "commit" {
				r.Submodules = append(r.Submodules, name)
			}
			b.add(name, fields[0], fields[2], fields[3])
		}
		return scanner.Err()
	}, arguments...)
	var refusal *gitError
	if errors.As(err, &refusal) && prefix != "" {
		return fmt.Errorf("the folder %s was not there", prefix)
	}
	return err
}

// add enters a file under its folders. A commit made by hand may hold names that
// lead out of it, and one name twice: the former are left out, the first stays.
func (b *blobs) add(name, mode, object, size string) {
	if slices.ContainsFunc(strings.Split(name, "/"), func(part string) bool { return part == "" || part == "." || part == ".." }) {
		return
	}
	if b.nodes[name] != nil || !b.folder(path.Dir(name)) {
		return
	}
	n := &node{object: object}
	switch mode {
	case "120000":
		n.mode = fs.ModeSymlink
	case "160000":
		n.mode = fs.ModeDir
	}
	n.size, _ = strconv.ParseInt(size, 10, 64)
	b.enter(name, n)
}

// folder makes a folder and those above it; false when a file bears the name.
func (b *blobs) folder(name string) bool {
	if n := b.nodes[name]; n != nil {
		return n.mode == fs.ModeDir
	}
	if !b.folder(path.Dir(name)) {
		return false
	}
	b.enter(name, &node{mode: fs.ModeDir})
	return true
}

func (b *blobs) enter(name string, n *node) {
	b.nodes[name] = n
	parent := b.nodes[path.Dir(name)]
	parent.children = append(parent.children, path.Base(name))
}

// fetch reads the contents of all files that are not large, by one process.
func (b *blobs) fetch(ctx context.Context) error {
	wanted := map[string][]*node{}
	var order []string
	var total int64
	for _, n := range b.nodes {
		if n.mode == fs.ModeDir || n.size > eagerSize || total+n.size > eagerTotal {
			continue
		}
		if wanted[n.object] == nil {
			order = append(order, n.object)
			total += n.size
		}
		wanted[n.object] = append(wanted[n.object], n)
	}
	if len(order) == 0 {
		return nil
	}
	return gitStream(ctx, b.directory, strings.NewReader(strings.Join(order, "\n")+"\n"), func(out io.Reader) error {
		reader := bufio.NewReaderSize(out, 1<<16)
		for _, object := range order {
			data, err := readObject(reader)
			if err != nil {
				return err
			}
			for _, n := range wanted[object] {
				n.data, n.size, n.held = data, int64(len(data)), true
			}
		}
		return nil
	}, "cat-file", "--batch")
}

// readObject reads one answer of git cat-file --batch.
func readObject(reader *bufio.Reader) ([]byte, error) {
	head, err := reader.ReadString('\n')
	if err != nil {
		return nil, fmt.Errorf("read from git: %w", err)
	}
	fields := strings.Fields(head)
	if len(fields) != 3 || fields[1] != "blob" {
		return nil, fmt.Errorf("git lacks a file's contents (%s); fetch them with: git fetch --refetch", strings.TrimSpace(head))
	}
	size, err := strconv.ParseInt(fields[2], 10, 64)
	if err != nil {
		return nil, fmt.Errorf("read from git: %w", err)
	}
	data := make([]byte, size)
	if _, err := io.ReadFull(reader, data); err != nil {
		return nil, fmt.Errorf("read from git: %w", err)
	}
	_, err = reader.Discard(1)
	return data, err
}

// DefaultBase gives what a folder is best compared with: where its branch left the
// main one; on the main branch itself the last commit, for work that is not
// committed, or the one before, when there is no such work. working tells whether
// the folder as it is would be the newer side.
func DefaultBase(ctx context.Context, directory string, working bool) (string, error) {
	head, _, err := findRevision(ctx, directory, "HEAD")
	if err != nil {
		return "", err
	}
	for _, main := range [...]string{"origin/HEAD", "origin/main", "origin/master", "main", "master"} {
		out, err := git(ctx, directory, "merge-base", "HEAD", main)
		if err != nil {
			continue
		}
		if base := strings.TrimSpace(string(out)); base != head.Commit {
			return base, nil
		}
		break
	}
	if working {
		out, err := git(ctx, directory, append([]string{"status", "--porcelain", "--ignore-submodules=all", "--untracked-files=all", "--"}, tops[:]...)...)
		if err != nil {
			return "", err
		}
		if len(out) > 0 {
			return "HEAD", nil
		}
	}
	return "HEAD~1", nil
}
