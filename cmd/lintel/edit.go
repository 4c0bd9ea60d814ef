package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"lintel/generator"
	"lintel/generator/diag"
	"lintel/generator/edit"
	"lintel/generator/model"
	"lintel/generator/query"
	"lintel/generator/source"
)

// editCommands are those that change files.
func (c *console) editCommands() []*cobra.Command {
	return []*cobra.Command{c.fmtCommand(), c.renameCommand(), c.fixCommand(), c.newCommand()}
}

// checkTree finds what check would find, for those who change files.
func checkTree(ctx context.Context, tree *source.Tree) ([]diag.Finding, error) {
	result, err := generator.Check(ctx, tree, generator.Options{})
	if err != nil {
		return nil, err
	}
	return result.Findings, nil
}

// refused puts a refusal in the user's language.
func (c *console) refused(err error) error {
	var refusal *edit.Refusal
	if errors.As(err, &refusal) {
		return errors.New(refusal.In(c.lang))
	}
	return err
}

// openToChange opens the repository; what an interrupted run left behind is
// completed first, unless nothing is to be written.
func (c *console) openToChange(dry bool) (*source.Tree, error) {
	if !dry {
		recovered, err := edit.Recover(c.directory)
		if err != nil {
			return nil, c.refused(err)
		}
		if recovered {
			fmt.Fprintln(c.err, c.say("recovered"))
		}
	}
	return source.OpenDirectory(c.directory)
}

// write writes changes, or shows them.
func (c *console) write(changes []edit.Change, dry bool) error {
	if !dry {
		return c.refused(edit.Apply(c.directory, changes))
	}
	for _, change := range changes {
		for _, line := range strings.SplitAfter(edit.Diff(change), "\n") {
			fmt.Fprint(c.out, c.paintDiff(line))
		}
	}
	return nil
}

func (c *console) paintDiff(line string) string {
	body := strings.TrimSuffix(line, "\n")
	if body == "" {
		return line
	}
	code := map[byte]string{'+': "32", '-': "31", '@': "36"}[body[0]]
	if code == "" {
		return line
	}
	return c.paint(code, body) + "\n"
}

func (c *console) fmtCommand() *cobra.Command {
	var check bool
	cmd := &cobra.Command{
		Use: "fmt [FILE...]", Short: c.say("fmt-short"), Long: c.say("fmt-long") + "\n\n" + c.say("fmt-example"),
		RunE: func(cmd *cobra.Command, args []string) error {
			tree, err := c.openToChange(check)
			if err != nil {
				return err
			}
			files, err := c.inside(cmd, tree, args)
			if err != nil {
				return err
			}
			result, err := edit.Format(cmd.Context(), tree, files)
			if err != nil {
				return err
			}
			if !check {
				if err := c.refused(edit.Apply(c.directory, result.Changes)); err != nil {
					return err
				}
			}
			for _, change := range result.Changes {
				fmt.Fprintln(c.out, change.Path)
			}
			for _, kept := range result.Kept {
				fmt.Fprintln(c.err, c.say("fmt-kept", kept.Path, kept.Why.In(c.lang)))
			}
			if err := c.print(c.err, result.Findings); err != nil {
				return err
			}
			if len(result.Findings) > 0 || check && len(result.Changes) > 0 {
				return errFindings
			}
			return nil
		},
	}
	cmd.Flags().BoolVar(&check, "check", false, c.say("flag-fmt-check"))
	return cmd
}

// inside gives the files that are named, as paths from the repository's root;
// a folder stands for the files in it. Names are relative to the repository,
// as -C has it.
func (c *console) inside(cmd *cobra.Command, tree *source.Tree, names []string) ([]string, error) {
	root, err := filepath.Abs(c.directory)
	if err != nil {
		return nil, err
	}
	var files []string
	for _, name := range names {
		full := name
		if !filepath.IsAbs(full) {
			full = filepath.Join(root, name)
		}
		relative, err := filepath.Rel(root, full)
		if err != nil || !filepath.IsLocal(relative) {
			return nil, &usageError{cmd.CommandPath(), errors.New(c.say("not-inside", name))}
		}
		info, err := os.Stat(full)
		switch slashed := filepath.ToSlash(relative); {
		case errors.Is(err, fs.ErrNotExist):
			return nil, &usageError{cmd.CommandPath(), errors.New(c.say("no-file", name))}
		case err != nil:
			return nil, err
		case info.IsDir():
			entries, err := tree.List(slashed)
			if err != nil {
				return nil, err
			}
			for _, e := range entries {
				if edit.IsFormattable(e.Path) {
					files = append(files, e.Path)
				}
			}
		case !edit.IsFormattable(slashed):
			return nil, &usageError{cmd.CommandPath(), errors.New(c.say("not-formattable", name))}
		default:
			files = append(files, slashed)
		}
	}
	if len(names) > 0 && files == nil {
		files = []string{} // none, which is not all
	}
	slices.Sort(files)
	return slices.Compact(files), nil
}

func (c *console) renameCommand() *cobra.Command {
	var dry bool
	cmd := &cobra.Command{
		Use: "rename OLD NEW", Short: c.say("rename-short"), Long: c.say("rename-long") + "\n\n" + c.say("rename-example"), Args: c.wants(2, 2),
		ValidArgsFunction: c.completeIDs,
		RunE: func(cmd *cobra.Command, args []string) error {
			tree, err := c.openToChange(dry)
			if err != nil {
				return err
			}
			where := func(m *model.Model, e model.Expression, report *diag.List) { query.Compile(m, e, report) }
			renamed, err := edit.Rename(cmd.Context(), tree, args[0], args[1], checkTree, where)
			if err != nil {
				return c.refused(err)
			}
			if err := c.write(renamed.Changes, dry); err != nil || dry {
				return err
			}
			places := 0
			for _, f := range renamed.Files {
				name := f.Path
				if f.Now != "" {
					name += " → " + f.Now
				}
				fmt.Fprintf(c.out, "%s: %s\n", name, c.count(f.Places, "place"))
				places += f.Places
			}
			fmt.Fprintln(c.out, c.say("renamed", args[0], args[1], c.count(places, "place"), c.count(len(renamed.Files), "file")))
			return nil
		},
	}
	cmd.Flags().BoolVar(&dry, "dry-run", false, c.say("flag-dry-run"))
	return cmd
}

func (c *console) fixCommand() *cobra.Command {
	var dry bool
	cmd := &cobra.Command{
		Use: "fix", Short: c.say("fix-short"), Long: c.say("fix-long") + "\n\n" + c.say("fix-example"), Args: c.wants(0, 0),
		RunE: func(cmd *cobra.Command, _ []string) error {
			tree, err := c.openToChange(dry)
			if err != nil {
				return err
			}
			fixed, err := edit.Fix(cmd.Context(), tree, checkTree)
			if err != nil {
				return c.refused(err)
			}
			if err := c.write(fixed.Changes, dry); err != nil {
				return err
			}
			if !dry {
				for i := range fixed.Mended {
					f := &fixed.Mended[i]
					fmt.Fprintf(c.out, "%s: %s: %s\n", f.Span, f.Rule.Code, f.Message(c.lang))
				}
			}
			fmt.Fprintln(c.err, c.say("fixed", c.count(len(fixed.Mended), "mend"), c.count(len(fixed.Changes), "file"), c.findings(fixed.Left)))
			if failing(fixed.Left, false) {
				return errFindings
			}
			return nil
		},
	}
	cmd.Flags().BoolVar(&dry, "dry-run", false, c.say("flag-dry-run"))
	return cmd
}
