package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime/debug"
	"strings"
	"time"

	"github.com/schollz/progressbar/v3"
	"github.com/spf13/cobra"

	"lintel/generator"
	"lintel/generator/model"
)

// run flags that build and check share.
type runFlags struct {
	asOf    string
	jobs    int
	strict  bool
	noCache bool
}

func (c *console) sharedFlags(cmd *cobra.Command, f *runFlags) {
	cmd.Flags().StringVar(&f.asOf, "as-of", "", c.say("flag-as-of"))
	cmd.Flags().IntVar(&f.jobs, "jobs", 0, c.say("flag-jobs"))
	cmd.Flags().BoolVar(&f.strict, "strict", false, c.say("flag-strict"))
	c.revisionFlag(cmd)
}

// options makes the generator's options, or tells what is wrong with the flags.
func (c *console) options(cmd *cobra.Command, f *runFlags) (generator.Options, error) {
	o := generator.Options{Jobs: f.jobs, AsOf: f.asOf}
	if f.asOf != "" {
		if date, ok := model.ParseDate(f.asOf); !ok || len(date.Text) != len("2006-01-02") {
			return o, &usageError{cmd.CommandPath(), errors.New(c.say("bad-date", f.asOf))}
		}
	}
	if f.jobs < 0 {
		return o, &usageError{cmd.CommandPath(), errors.New(c.say("bad-jobs"))}
	}
	if program, err := os.Executable(); err == nil {
		o.Worker = program
	}
	if !f.noCache {
		o.CacheDir = c.cacheFolder()
	}
	return o, nil
}

// cacheFolder is where a run keeps things, "" when something else is there: a
// link would lead the writing out of the repository.
func (c *console) cacheFolder() string {
	folder := filepath.Join(c.directory, ".lintel", "cache")
	if c.revision != "" && !c.hasWorkTree() {
		return ""
	}
	for _, name := range [...]string{filepath.Dir(folder), folder, filepath.Join(folder, "code"), filepath.Join(folder, "layout"), filepath.Join(folder, "edition")} {
		if info, err := os.Lstat(name); err == nil && !info.IsDir() {
			return ""
		}
	}
	return folder
}

// outputFolder is where a site is written or cleaned away: relative to the
// repository, and never a folder that the repository lies in, since all in it
// goes.
func (c *console) outputFolder(output string) (string, error) {
	folder := output
	if !filepath.IsAbs(folder) {
		folder = filepath.Join(c.directory, folder)
	}
	repository, err := realPath(c.directory)
	if err != nil {
		return "", err
	}
	real, err := realPath(folder)
	if err != nil {
		return "", err
	}
	if inside, err := filepath.Rel(real, repository); err == nil && filepath.IsLocal(inside) {
		return "", errors.New(c.say("bad-output", output))
	}
	return folder, nil
}

// realPath is an absolute path without links, as far as it is there.
func realPath(name string) (string, error) {
	absolute, err := filepath.Abs(name)
	if err != nil {
		return "", err
	}
	if real, err := filepath.EvalSymlinks(absolute); err == nil {
		return real, nil
	}
	return absolute, nil
}

func (c *console) buildCommand() *cobra.Command {
	var f runFlags
	var output, baseURL, zipFile string
	var portable, noIndex, quiet bool
	cmd := &cobra.Command{
		Use: "build", Short: c.say("build-short"), Long: c.say("build-long"), Args: c.wants(0, 0),
		RunE: func(cmd *cobra.Command, _ []string) error {
			options, err := c.options(cmd, &f)
			if err != nil {
				return err
			}
			if baseURL != "" && !model.IsBaseURL(baseURL) {
				return &usageError{cmd.CommandPath(), errors.New(c.say("bad-url", baseURL))}
			}
			options.BaseURL, options.Portable, options.NoIndex = baseURL, portable, noIndex
			if c.revision != "" && !c.hasWorkTree() && !cmd.Flags().Changed("output") {
				return &usageError{cmd.CommandPath(), errors.New(c.say("output-needed"))}
			}
			if zipFile != "" {
				if !strings.EqualFold(filepath.Ext(zipFile), ".zip") {
					return &usageError{cmd.CommandPath(), errors.New(c.say("bad-zip", zipFile))}
				}
				return c.build(cmd.Context(), options, c.zipWriter(zipFile, quiet), &f, quiet)
			}
			folder, err := c.outputFolder(output)
			if err != nil {
				return err
			}
			return c.build(cmd.Context(), options, c.folderWriter(folder, options.Jobs, quiet), &f, quiet)
		},
	}
	cmd.Flags().StringVarP(&output, "output", "o", "public", c.say("flag-output"))
	cmd.Flags().StringVar(&baseURL, "base-url", "", c.say("flag-base-url"))
	cmd.Flags().StringVar(&zipFile, "zip", "", c.say("flag-zip"))
	cmd.Flags().BoolVar(&portable, "portable", false, c.say("flag-portable"))
	cmd.Flags().BoolVar(&noIndex, "noindex", false, c.say("flag-noindex"))
	cmd.Flags().BoolVar(&quiet, "quiet", false, c.say("flag-quiet"))
	cmd.Flags().BoolVar(&f.noCache, "no-cache", false, c.say("flag-no-cache"))
	c.sharedFlags(cmd, &f)
	return cmd
}

// siteWriter puts a site where it is wanted.
type siteWriter func(ctx context.Context, output *generator.Output) error

func (c *console) folderWriter(folder string, jobs int, quiet bool) siteWriter {
	return func(ctx context.Context, output *generator.Output) error {
		return output.Write(ctx, folder, jobs, c.progressOf(quiet, len(output.Names())))
	}
}

// zipWriter writes to a file, named relative to the repository as the output
// folder is.
func (c *console) zipWriter(file string, quiet bool) siteWriter {
	if !filepath.IsAbs(file) {
		file = filepath.Join(c.directory, file)
	}
	return func(ctx context.Context, output *generator.Output) error {
		return output.WriteZip(ctx, file, c.progressOf(quiet, len(output.Names())))
	}
}

func (c *console) build(ctx context.Context, options generator.Options, write siteWriter, f *runFlags, quiet bool) error {
	start := time.Now()
	tree, err := c.openTree(ctx)
	if err != nil {
		return err
	}
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(generator.GarbageFor(tree))
	}
	result, err := generator.Build(ctx, tree, options)
	if err != nil {
		return err
	}
	defer result.Close()
	if err := c.print(c.err, result.Findings); err != nil {
		return err
	}
	if failing(result.Findings, f.strict) {
		fmt.Fprintln(c.err, c.say("not-built", c.findings(result.Findings)))
		return errFindings
	}
	if err := write(ctx, result.Output); err != nil {
		return err
	}
	drawn := result.Drawn()
	if err := c.print(c.err, drawn); err != nil {
		return err
	}
	result.Findings = append(result.Findings, drawn...)
	if !quiet {
		elements, relations := result.Stats()
		fmt.Fprintf(c.out, "%s, %s, %s, %s, %.2f s\n", c.count(result.Site.PageCount(), "page"), c.count(elements, "element"),
			c.count(relations, "relation"), c.findings(result.Findings), time.Since(start).Seconds())
	}
	return nil
}

// progressOf shows progress on a terminal; none in a pipe.
func (c *console) progressOf(quiet bool, total int) generator.Progress {
	if quiet || !c.progress {
		return nil
	}
	bar := progressbar.NewOptions(total,
		progressbar.OptionSetWriter(c.err), progressbar.OptionSetDescription(c.say("writing")), progressbar.OptionShowCount(),
		progressbar.OptionThrottle(50*time.Millisecond), progressbar.OptionClearOnFinish(), progressbar.OptionSetWidth(24),
	)
	return func(_, _ int) { _ = bar.Add(1) }
}
