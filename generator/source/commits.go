package source

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
)

// Commits tells which commits revisions of the tree's repository are, with one
// git for all. A revision that cannot be reached is not in the answer. A tree
// that is in no repository, or on a machine without git, reaches none.
func (t *Tree) Commits(ctx context.Context, names []string) (map[string]string, error) {
	directory := t.repository()
	if directory == "" || len(names) == 0 {
		return nil, nil
	}
	var asked []string
	for _, name := range names {
		if name != "" && !strings.ContainsAny(name, "\x00\n\r") {
			asked = append(asked, name)
		}
	}
	input := strings.NewReader(strings.Join(asked, "^{commit}\n") + "^{commit}\n")
	commits := map[string]string{}
	err := gitStream(ctx, directory, input, func(out io.Reader) error {
		scanner := bufio.NewScanner(out)
		scanner.Buffer(nil, 1<<20)
		for i := 0; scanner.Scan() && i < len(asked); i++ {
			fields := strings.Fields(scanner.Text())
			if len(fields) == 3 && fields[1] == "commit" {
				commits[asked[i]] = fields[0]
			}
		}
		return scanner.Err()
	}, "cat-file", "--batch-check")
	var refusal *gitError
	if errors.As(err, &refusal) || errors.Is(err, errNoGit) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("look up revisions: %w", err)
	}
	return commits, nil
}

// At makes a tree of another revision of the tree's repository.
func (t *Tree) At(ctx context.Context, name string) (*Tree, error) {
	return OpenRevision(ctx, t.repository(), name)
}

// InRepository tells whether the tree comes from a folder that may have
// revisions.
func (t *Tree) InRepository() bool { return t.repository() != "" }

// repository is the folder that git is asked in, "" when there is none.
func (t *Tree) repository() string {
	if t.revision != nil {
		return t.revision.directory
	}
	return t.dir
}
