package main

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"lintel/generator"
	"lintel/generator/diag"
	"lintel/generator/diff"
	"lintel/generator/model"
	"lintel/generator/review"
	"lintel/generator/source"
)

// diffFlags are those of diff.
type diffFlags struct {
	format, output, failOn, baseURL string
	jobs                            int
}

func (c *console) diffCommand() *cobra.Command {
	var f diffFlags
	formats := []string{"text", "json", "markdown", "html", "sarif", "github"}
	failures := []string{"breaking", "undecided", "any"}
	cmd := &cobra.Command{
		Use: "diff [BASE] [HEAD]", Short: c.say("diff-short"), Long: c.say("diff-long") + "\n\n" + c.say("diff-example"), Args: c.wants(0, 2),
		ValidArgsFunction: cobra.NoFileCompletions,
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := c.formats(cmd, f.format, formats...); err != nil {
				return err
			}
			if f.failOn != "" && !slices.Contains(failures, f.failOn) {
				return &usageError{cmd.CommandPath(), errors.New(c.say("bad-fail-on", f.failOn))}
			}
			if f.format == "html" && f.output == "" {
				return &usageError{cmd.CommandPath(), errors.New(c.say("html-output"))}
			}
			if f.baseURL != "" && !model.IsBaseURL(f.baseURL) {
				return &usageError{cmd.CommandPath(), errors.New(c.say("bad-url", f.baseURL))}
			}
			return c.diff(cmd.Context(), args, &f)
		},
	}
	cmd.Flags().StringVar(&f.format, "format", "text", c.say("flag-format-diff"))
	cmd.Flags().StringVarP(&f.output, "output", "o", "", c.say("flag-diff-output"))
	cmd.Flags().StringVar(&f.failOn, "fail-on", "", c.say("flag-fail-on"))
	cmd.Flags().StringVar(&f.baseURL, "base-url", "", c.say("flag-base-url"))
	cmd.Flags().IntVar(&f.jobs, "jobs", 0, c.say("flag-jobs"))
	fixedChoices(cmd, "format", formats...)
	fixedChoices(cmd, "fail-on", failures...)
	return cmd
}

// side is one end of a comparison.
type side struct {
	name   string
	tree   *source.Tree
	result *generator.Result
}

func (c *console) diff(ctx context.Context, args []string, f *diffFlags) error {
	old, new, err := c.sides(ctx, args)
	if err != nil {
		return err
	}
	options := generator.Options{Jobs: f.jobs, CacheDir: c.cacheFolder(), Worker: c.worker()}
	for _, s := range []*side{old, new} {
		if s.result, err = generator.Check(ctx, s.tree, options); err != nil {
			return err
		}
		if failures, _, _ := diag.Count(s.result.Findings); failures > 0 {
			fmt.Fprintln(c.err, c.say("side-incomplete", s.name, c.count(failures, "error")))
		}
	}
	d := diff.Compare(old.result.Model, new.result.Model)
	report := &diag.List{}
	d.Report(report)
	report.Configure(new.result.Model.Config.Rules)
	judged := report.Sorted()
	in := review.Input{
		Diff: d, Lang: c.lang, Base: old.name, Head: new.name, Findings: append(judged, new.result.Findings...),
		BaseURL:    strings.TrimRight(cmp.Or(f.baseURL, new.result.Model.Config.BaseURL), "/"),
		BaseCommit: commitOf(old.tree), HeadCommit: commitOf(new.tree), Draft: new.tree.Revision() == nil,
	}
	if err := c.writeDiff(ctx, in, judged, new, options, f); err != nil {
		return err
	}
	return c.failDiff(d, f.failOn)
}

// commitOf is what readers know a tree's revision by, nil for a folder.
func commitOf(tree *source.Tree) *review.Commit {
	revision := tree.Revision()
	if revision == nil {
		return nil
	}
	return &review.Commit{Subject: revision.Subject, Time: revision.Time}
}

// failDiff fails the command as --fail-on says.
func (c *console) failDiff(d *diff.Diff, failOn string) error {
	breaks := func(class diff.Class) bool { return class == diff.Breaking }
	var breaking, undecided bool
	for _, e := range d.Elements {
		breaking = breaking || breaks(e.Class)
		undecided = undecided || slices.ContainsFunc(e.Effects, func(effect diff.Effect) bool { return effect.Rule.Code == "breaking-undecided" })
	}
	breaking = breaking || slices.ContainsFunc(d.Articles, func(a *diff.Article) bool { return breaks(a.Class) }) ||
		slices.ContainsFunc(d.Repository, func(change *diff.Change) bool { return breaks(change.Class) })
	if failOn == "any" && !d.Empty() || failOn == "breaking" && breaking || failOn == "undecided" && undecided {
		return errFindings
	}
	return nil
}

// sides opens what is compared. HEAD left out is the folder as it is, work that
// is not committed included; where there is no work tree it is git's HEAD. BASE
// left out is where the branch left the main one, or, on the main one, the
// commit before the work.
func (c *console) sides(ctx context.Context, args []string) (old, new *side, err error) {
	new = &side{name: c.say("work-tree")}
	switch {
	case len(args) == 2:
		new.name = args[1]
		new.tree, err = c.openRevision(ctx, args[1])
	case c.hasWorkTree():
		new.tree, err = source.OpenDirectory(c.directory)
	default:
		new.name = "HEAD"
		new.tree, err = c.openRevision(ctx, "HEAD")
	}
	if err != nil {
		return nil, nil, err
	}
	old = &side{}
	if len(args) > 0 {
		old.name = args[0]
	} else if old.name, err = source.DefaultBase(ctx, c.directory, new.tree.Revision() == nil); err != nil {
		return nil, nil, c.versionError(err, "HEAD")
	}
	old.tree, err = c.openRevision(ctx, old.name)
	if len(args) == 0 && len(old.name) == 40 {
		old.name = old.name[:12]
	}
	return old, new, err
}

func (c *console) writeDiff(ctx context.Context, in review.Input, judged []diag.Finding, new *side, options generator.Options, f *diffFlags) error {
	report := review.New(in)
	if f.format == "html" {
		return c.writeReview(ctx, report, new, options, f)
	}
	var b bytes.Buffer
	var err error
	switch f.format {
	case "text":
		err = report.Text(&b, c.bold)
	case "json":
		err = report.JSON(&b)
	case "markdown":
		err = report.Markdown(&b)
	case "sarif":
		err = diag.WriteSARIF(&b, judged, c.lang, version)
	case "github":
		err = diag.WriteGitHub(&b, judged, c.lang)
	}
	if err != nil {
		return err
	}
	if f.output == "" || f.output == "-" {
		_, err = c.out.Write(b.Bytes())
		return err
	}
	return os.WriteFile(f.output, b.Bytes(), 0o644)
}

// writeReview writes the site of the review, whole or not at all.
func (c *console) writeReview(ctx context.Context, report *review.Report, new *side, options generator.Options, f *diffFlags) error {
	folder, err := c.outputFolder(f.output)
	if err != nil {
		return err
	}
	files, sheet, icon, err := generator.Style(new.tree, new.result.Model.Config)
	if err != nil {
		return err
	}
	pictures := generator.OpenPictures(ctx, options)
	defer pictures.Close()
	report.Draw(pictures)
	site, err := report.Site(review.Style{Files: files, Sheet: sheet, Icon: icon})
	if err != nil {
		return err
	}
	if err := generator.NewOutput(site).Write(ctx, folder, options.Jobs, nil); err != nil {
		return err
	}
	fmt.Fprintln(c.out, c.say("review-written", filepath.Join(folder, "index.html")))
	return nil
}
