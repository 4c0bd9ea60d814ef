package main

import (
	"context"
	"errors"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"lintel/generator/source"
)

// revisionFlag lets a command read a git revision in place of the directory.
func (c *console) revisionFlag(cmd *cobra.Command) {
	cmd.Flags().StringVar(&c.revision, "rev", "", c.say("flag-rev"))
}

// openTree opens what a command reads: the directory, or with --rev a revision.
func (c *console) openTree(ctx context.Context) (*source.Tree, error) {
	if c.revision == "" {
		return source.OpenDirectory(c.directory)
	}
	return c.openRevision(ctx, c.revision)
}

// openRevision opens a git revision; what is wrong with its name is said in the
// user's language.
func (c *console) openRevision(ctx context.Context, name string) (*source.Tree, error) {
	tree, err := source.OpenRevision(ctx, c.directory, name)
	if err != nil {
		return nil, c.versionError(err, name)
	}
	return tree, nil
}

// versionError says what is wrong with a revision in the user's language.
func (c *console) versionError(err error, name string) error {
	var unknown *source.RevisionError
	var unversioned *source.NotVersionedError
	switch {
	case errors.As(err, &unknown) && unknown.Shallow:
		return errors.New(c.say("no-revision-shallow", name))
	case errors.As(err, &unknown):
		return errors.New(c.say("no-revision", name))
	case errors.As(err, &unversioned):
		return errors.New(c.say("not-versioned", c.directory))
	}
	return err
}

// hasWorkTree tells whether the directory holds a repository of ours; a bare git
// repository does not, and gets no cache and no output folder within it.
func (c *console) hasWorkTree() bool {
	for _, name := range [...]string{"models", "content", "lintel.yaml"} {
		if _, err := os.Stat(filepath.Join(c.directory, name)); err == nil {
			return true
		}
	}
	return false
}
