package generator

import (
	"context"

	"lintel/generator/source"
)

// Edition names what a repository is built from: the day and the short name of
// the commit that is checked out, "" without git.
func Edition(ctx context.Context, tree *source.Tree) (string, error) {
	history, err := readHistory(ctx, tree)
	if err != nil || history == nil {
		return "", err
	}
	return edition(history), nil
}

func edition(h *source.History) string {
	return h.Head.UTC().Format("2006-01-02") + " (" + h.Commit + ")"
}
