package source

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"slices"
	"strings"
)

// gitError is what git said when it could not do what it was asked.
type gitError struct{ said string }

func (e *gitError) Error() string {
	first, _, _ := strings.Cut(strings.TrimPrefix(strings.TrimSpace(e.said), "fatal: "), "\n")
	return "git: " + first
}

// errNoGit tells that git is not installed.
var errNoGit = errors.New("git is not installed, or not on the path")

// git runs git on a repository that may be a stranger's, and gives what it wrote.
func git(ctx context.Context, directory string, arguments ...string) ([]byte, error) {
	var out bytes.Buffer
	err := gitStream(ctx, directory, nil, func(r io.Reader) error {
		_, err := out.ReadFrom(r)
		return err
	}, arguments...)
	if err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}

// gitStream runs git with an input and hands over what it writes while it
// writes it. When read returns before the end, git is stopped.
func gitStream(ctx context.Context, directory string, input io.Reader, read func(io.Reader) error, arguments ...string) error {
	path, err := exec.LookPath("git")
	if err != nil {
		return errNoGit
	}
	running, stop := context.WithCancel(ctx)
	defer stop()
	safe := []string{"-C", directory, "-c", "core.fsmonitor=", "-c", "core.hooksPath=/dev/null", "-c", "core.pager=cat", "-c", "log.mailmap=false", "--no-optional-locks", "--no-pager"}
	cmd := exec.CommandContext(running, path, append(safe, arguments...)...)
	cmd.Env, cmd.Stdin = gitEnvironment(), input
	var problem bytes.Buffer
	cmd.Stderr = &problem
	out, err := cmd.StdoutPipe()
	if err != nil {
		return fmt.Errorf("run git: %w", err)
	}
	if err := cmd.Start(); err != nil {
		return fmt.Errorf("run git: %w", err)
	}
	readErr := read(out)
	if readErr != nil {
		stop()
	}
	err = cmd.Wait()
	switch {
	case ctx.Err() != nil:
		return ctx.Err()
	case strings.Contains(problem.String(), "dubious ownership"):
		return errors.New("git does not trust this folder because it belongs to another user; run: git config --global --add safe.directory <folder>")
	case readErr != nil && !errors.Is(readErr, io.EOF):
		return readErr
	case err == nil:
		return readErr
	}
	return &gitError{problem.String()}
}

// gitEnvironment is git's surroundings. What git says is looked at, so it must
// not be translated. Nothing is fetched: a repository may name the program that
// does it. The folder that is asked about decides which repository it is, also
// inside a hook, where git names another one; where a hook keeps new objects
// still holds.
func gitEnvironment() []string {
	others := []string{"GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_COMMON_DIR"}
	environment := slices.DeleteFunc(os.Environ(), func(entry string) bool {
		name, _, _ := strings.Cut(entry, "=")
		return slices.Contains(others, name)
	})
	return append(environment, "LC_ALL=C", "GIT_ALLOW_PROTOCOL=none", "GIT_NO_LAZY_FETCH=1", "GIT_TERMINAL_PROMPT=0")
}
