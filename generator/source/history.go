package source

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"strings"
	"time"
)

// History is when the files of a directory changed last, by git.
type History struct {
	Head    time.Time // of the revision that is checked out
	Commit  string    // that revision, in short
	Shallow bool      // history is cut off: dates would lie, so none are given
	changed map[string]time.Time
	by      map[string]string
}

// Changed gives the day of a file's last commit; false when it is not known.
func (h *History) Changed(path string) (time.Time, bool) {
	if h == nil || h.Shallow {
		return time.Time{}, false
	}
	t, ok := h.changed[path]
	return t, ok
}

// By names who made a file's last commit; "" when it is not known.
func (h *History) By(path string) string {
	if h == nil || h.Shallow {
		return ""
	}
	return h.by[path]
}

// ErrNoHistory tells that a directory is not in a git repository with commits,
// or that git is not installed.
var ErrNoHistory = errors.New("no git history")

// ReadHistory asks git once for the last change of every file below a
// directory. Nothing that the repository configures is run: no hooks, no file
// monitor, no pager. ErrNoHistory means that there is nothing to ask.
func ReadHistory(ctx context.Context, directory string) (*History, error) {
	return readHistory(ctx, directory, "HEAD")
}

// History asks git for the last change of every file up to the revision.
func (r *Revision) History(ctx context.Context) (*History, error) {
	return readHistory(ctx, r.directory, r.Commit)
}

func readHistory(ctx context.Context, directory, revision string) (*History, error) {
	out, err := git(ctx, directory, "rev-parse", "--is-shallow-repository", "--short=10", revision)
	if err != nil {
		return nil, noHistory(err)
	}
	shallow, commit, _ := strings.Cut(strings.TrimSpace(string(out)), "\n")
	h := &History{Shallow: shallow == "true", Commit: commit, changed: map[string]time.Time{}, by: map[string]string{}}
	out, err = git(ctx, directory, "log", "--no-renames", "--no-show-signature", "--relative", "--name-only", "-z", "--format=%x01%cI%x02%an", revision, "--", ".")
	if err != nil {
		return nil, noHistory(err)
	}
	var day time.Time
	author := ""
	scanner := bufio.NewScanner(bytes.NewReader(out))
	scanner.Buffer(nil, 1<<20)
	scanner.Split(splitNUL)
	for scanner.Scan() {
		field := strings.TrimPrefix(scanner.Text(), "\n")
		if head, ok := strings.CutPrefix(field, "\x01"); ok {
			stamp, name, _ := strings.Cut(head, "\x02")
			author = name
			if day, err = time.Parse(time.RFC3339, stamp); err != nil {
				return nil, fmt.Errorf("read git history: %w", err)
			}
			if h.Head.IsZero() {
				h.Head = day
			}
			continue
		}
		if _, known := h.changed[field]; field != "" && !known {
			h.changed[field], h.by[field] = day, author
		}
	}
	return h, scanner.Err()
}

func splitNUL(data []byte, atEOF bool) (advance int, token []byte, err error) {
	if i := bytes.IndexByte(data, 0); i >= 0 {
		return i + 1, data[:i], nil
	}
	if atEOF && len(data) > 0 {
		return len(data), data, nil
	}
	return 0, nil, nil
}

// noHistory makes ErrNoHistory of git's own refusal: no repository, no commit.
func noHistory(err error) error {
	var refusal *gitError
	if errors.As(err, &refusal) || errors.Is(err, errNoGit) {
		return ErrNoHistory
	}
	return err
}
