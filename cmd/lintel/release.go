package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"lintel/generator"
	"lintel/generator/diag"
	"lintel/generator/edit"
	"lintel/generator/model"
	"lintel/generator/source"
)

// releaseCommands are those that make editions and prove copies of them.
func (c *console) releaseCommands() []*cobra.Command {
	return []*cobra.Command{c.releaseCommand(), c.lockCommand(), c.verifyCommand()}
}

func (c *console) releaseCommand() *cobra.Command {
	var r generator.Release
	var dry bool
	cmd := &cobra.Command{
		Use: "release NAME", Short: c.say("release-short"), Long: c.say("release-long"), Args: c.wants(1, 1),
		RunE: func(cmd *cobra.Command, args []string) error {
			r.Name = args[0]
			if r.Revision == "" {
				r.Revision = "utgave-" + r.Name
			}
			if date, ok := model.ParseDate(r.Date); r.Date != "" && (!ok || len(date.Text) != len("2006-01-02")) {
				return &usageError{cmd.CommandPath(), errors.New(c.say("bad-date", r.Date))}
			}
			tree, err := c.openToChange(dry)
			if err != nil {
				return err
			}
			if r.Date == "" {
				history, err := source.ReadHistory(cmd.Context(), c.directory)
				if errors.Is(err, source.ErrNoHistory) {
					return errors.New(c.say("release-date"))
				}
				if err != nil {
					return err
				}
				r.Date = history.Head.UTC().Format("2006-01-02")
			}
			return c.release(cmd.Context(), cmd, tree, r, dry)
		},
	}
	cmd.Flags().StringVar(&r.Date, "date", "", c.say("flag-release-date"))
	cmd.Flags().StringVar(&r.Decision, "decision", "", c.say("flag-release-decision"))
	cmd.Flags().StringVar(&r.Revision, "tag", "", c.say("flag-release-tag"))
	cmd.Flags().BoolVar(&dry, "dry-run", false, c.say("flag-release-dry"))
	return cmd
}

func (c *console) release(ctx context.Context, cmd *cobra.Command, tree *source.Tree, r generator.Release, dry bool) error {
	released, err := generator.MakeRelease(ctx, tree, r, generator.Options{CacheDir: c.cacheFolder()})
	switch {
	case errors.Is(err, generator.ErrEditionName):
		return &usageError{cmd.CommandPath(), errors.New(c.say("release-name", r.Name))}
	case errors.Is(err, generator.ErrEditionTaken):
		return errors.New(c.say("release-taken", r.Name))
	case err != nil:
		return err
	}
	if err := c.print(c.err, released.Findings); err != nil {
		return err
	}
	if released.Failed() {
		fmt.Fprintln(c.err, c.say("not-released", c.findings(released.Findings)))
		return errFindings
	}
	changes := make([]edit.Change, len(released.Files))
	for i, f := range released.Files {
		changes[i] = edit.Change{Path: f.Path, Before: f.Before, After: f.After}
	}
	// The repository must hold with the edition in it: a decision that is not there
	// is found now, not by the next one who builds.
	result, err := generator.Check(ctx, edit.With(tree, changes), generator.Options{})
	if err != nil {
		return err
	}
	if result.Failed() {
		if err := c.print(c.err, result.Findings); err != nil {
			return err
		}
		fmt.Fprintln(c.err, c.say("not-released", c.findings(result.Findings)))
		return errFindings
	}
	if err := c.write(changes, dry); err != nil || dry {
		return err
	}
	for _, f := range released.Files {
		fmt.Fprintln(c.out, f.Path)
	}
	fmt.Fprintln(c.out, c.say("released", r.Name, released.Locked, r.Revision))
	return nil
}

func (c *console) verifyCommand() *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use: "verify FOLDER", Short: c.say("verify-short"), Long: c.say("verify-long"), Args: c.wants(1, 1),
		RunE: func(cmd *cobra.Command, args []string) error {
			tree, err := source.OpenDirectory(c.directory)
			if err != nil {
				return err
			}
			v, err := generator.Verify(cmd.Context(), args[0], tree, generator.Options{})
			if errors.Is(err, generator.ErrNoManifest) {
				return errors.New(c.say("no-manifest", args[0]))
			}
			if err != nil {
				return err
			}
			if asJSON {
				err = c.verifyJSON(v)
			} else {
				c.verifyText(v)
			}
			if err == nil && !v.Proven() {
				return errFindings
			}
			return err
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, c.say("flag-json"))
	return cmd
}

// verifyText prints what is not as it was. The copy is somebody's: its names are
// made fit for a terminal.
func (c *console) verifyText(v *generator.Verification) {
	words := map[string]string{"missing": c.say("verify-missing"), "changed": c.say("verify-changed"), "extra": c.say("verify-extra")}
	for _, d := range v.Copy {
		fmt.Fprintln(c.out, c.say("verify-copy", diag.Printable(d.Path), words[d.What]))
	}
	for _, d := range v.Sources {
		fmt.Fprintln(c.out, c.say("verify-source", diag.Printable(d.Path), words[d.What]))
	}
	m := v.Manifest
	edition, commit := diag.Printable(m.Edition), diag.Printable(m.Commit)
	switch {
	case !v.Proven():
		fmt.Fprintln(c.out, c.say("verify-no", edition, len(v.Copy)+len(v.Sources)))
	case v.Repository:
		fmt.Fprintln(c.out, c.say("verify-yes", edition, commit, len(m.Elements), len(m.Sources)))
	default:
		fmt.Fprintln(c.out, c.say("verify-alone", edition, len(m.Elements), commit))
	}
}

func (c *console) verifyJSON(v *generator.Verification) error {
	encoder := json.NewEncoder(c.out)
	encoder.SetIndent("", "  ")
	list := func(d []generator.Difference) []generator.Difference { return append([]generator.Difference{}, d...) }
	return encoder.Encode(map[string]any{
		"edition": v.Manifest.Edition, "commit": v.Manifest.Commit, "proven": v.Proven(), "repository": v.Repository,
		"copy": list(v.Copy), "sources": list(v.Sources),
	})
}
