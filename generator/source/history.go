package source

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"strings"
	"time"
)

// History is when the files of a directory changed last, by git.
type History struct {
	Head    time.Time // of the revision that is checked out
	Shallow bool      // history is cut off: dates would lie, so none are given
	changed map[string]time.Time
}

// Changed gives the day of a file's last commit; false when it is not known.
func (h *History) Changed(path string) (time.Time, bool) {
	if h == nil || h.Shallow {
		return time.Time{}, false
	}
	t, ok := h.changed[path]
	return t, ok
}

// ErrNoHistory tells that a directory is not in a git repository with commits,
// or that git is not installed.
var ErrNoHistory = errors.New("no git history")

// ReadHistory asks git once for the last change of every file below a
// directory. Nothing that the repository configures is run: no hooks, no file
// monitor, no pager. ErrNoHistory means that there is nothing to ask.
func ReadHistory(ctx context.Context, directory string) (*History, error) {
	out, err := git(ctx, directory, "rev-parse", "--is-shallow-repository")
	if err != nil {
		return nil, err
	}
	h := &History{Shallow: strings.TrimSpace(string(out)) == "true", changed: map[string]time.Time{}}
	out, err = git(ctx, directory, "log", "--no-renames", "--no-show-signature", "--relative", "--name-only", "-z", "--format=%x01%cI", "HEAD", "--", ".")
	if err != nil {
		return nil, err
	}
	var day time.Time
	scanner := bufio.NewScanner(bytes.NewReader(out))
	scanner.Buffer(nil, 1<<20)
	scanner.Split(splitNUL)
	for scanner.Scan() {
		field := strings.TrimPrefix(scanner.Text(), "\n")
		if stamp, ok := strings.CutPrefix(field, "\x01"); ok {
			if day, err = time.Parse(time.RFC3339, stamp); err != nil {
				return nil, fmt.Errorf("read git history: %w", err)
			}
			if h.Head.IsZero() {
				h.Head = day
			}
			continue
		}
		if _, known := h.changed[field]; field != "" && !known {
			h.changed[field] = day
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

// git runs git on a repository that may be a stranger's.
func git(ctx context.Context, directory string, arguments ...string) ([]byte, error) {
	path, err := exec.LookPath("git")
	if err != nil {
		return nil, ErrNoHistory
	}
	safe := []string{"-C", directory, "-c", "core.fsmonitor=", "-c", "core.hooksPath=/dev/null", "-c", "core.pager=cat", "-c", "log.mailmap=false", "--no-optional-locks", "--no-pager"}
	cmd := exec.CommandContext(ctx, path, append(safe, arguments...)...)
	// What git says is looked at, so it must not be translated. Nothing is fetched:
	// a repository may name the program that does it.
	cmd.Env = append(os.Environ(), "LC_ALL=C", "GIT_ALLOW_PROTOCOL=none", "GIT_NO_LAZY_FETCH=1", "GIT_TERMINAL_PROMPT=0")
	var out, problem bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &problem
	if err := cmd.Run(); err != nil {
		text := problem.String()
		if strings.Contains(text, "dubious ownership") {
			return nil, errors.New("git does not trust this folder because it belongs to another user; run: git config --global --add safe.directory <folder>")
		}
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
		return nil, ErrNoHistory
	}
	return out.Bytes(), nil
}
