package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"lintel/generator"
	"lintel/generator/diag"
	"lintel/generator/search"
	"lintel/generator/source"
)

func (c *console) searchCommand() *cobra.Command {
	var kinds, statuses []string
	var limit int
	var asJSON bool
	cmd := &cobra.Command{
		Use: "search QUERY", Short: c.say("search-short"), Long: c.say("search-long"), Args: c.wants(1, 50),
		ValidArgsFunction: cobra.NoFileCompletions,
		RunE: func(cmd *cobra.Command, args []string) error {
			if limit < 1 {
				return &usageError{cmd.CommandPath(), errors.New(c.say("bad-limit"))}
			}
			store, err := c.openSearch(cmd.Context())
			if err != nil {
				return err
			}
			defer store.Close()
			q := search.Query{Text: strings.Join(args, " "), Lang: c.lang, Limit: limit, Filter: map[string][]string{"kind": kinds, "status": statuses}}
			for field, values := range q.Filter {
				if err := c.knownValues(cmd, store, field, values); err != nil {
					return err
				}
			}
			answer, err := store.Search(q)
			if err != nil {
				return err
			}
			if asJSON {
				return writeHits(c.out, answer.Hits)
			}
			c.printAnswer(store, q.Text, answer)
			return nil
		},
	}
	cmd.Flags().StringSliceVar(&kinds, "kind", nil, c.say("flag-search-kind"))
	cmd.Flags().StringSliceVar(&statuses, "status", nil, c.say("flag-search-status"))
	cmd.Flags().IntVar(&limit, "limit", 10, c.say("flag-search-limit"))
	cmd.Flags().BoolVar(&asJSON, "json", false, c.say("flag-json"))
	c.revisionFlag(cmd)
	cmd.AddCommand(c.searchTestCommand())
	return cmd
}

// openSearch opens the index of the repository, made anew when it changed.
func (c *console) openSearch(ctx context.Context) (*search.Store, error) {
	tree, err := c.openTree(ctx)
	if err != nil {
		return nil, err
	}
	fingerprint, err := search.Fingerprint(tree)
	if err != nil {
		return nil, err
	}
	index := func() (*search.Index, error) {
		result, words, err := c.readSite(ctx, tree)
		if err != nil {
			return nil, err
		}
		return search.New(result.Site, words), nil
	}
	if c.revision == "" {
		return search.OpenStore(filepath.Join(c.directory, ".lintel"), fingerprint, index)
	}
	x, err := index() // what is kept in .lintel is the folder's
	if err != nil {
		return nil, err
	}
	return search.NewStore(x)
}

// readSite reads the repository as it would be published, with its word list.
func (c *console) readSite(ctx context.Context, tree *source.Tree) (*generator.Result, search.Words, error) {
	result, err := generator.Build(ctx, tree, generator.Options{})
	if err != nil {
		return nil, search.Words{}, err
	}
	if result.Failed() {
		if err := c.print(c.err, result.Findings); err != nil {
			return nil, search.Words{}, err
		}
		fmt.Fprintln(c.err, c.say("not-searched", c.findings(result.Findings)))
		return nil, search.Words{}, errFindings
	}
	bad := slices.DeleteFunc(slices.Clone(result.Findings), func(f diag.Finding) bool { return f.Span.Path() != search.WordsPath })
	return result, result.Words, c.print(c.err, bad)
}

// knownValues holds that a field has the values asked for.
func (c *console) knownValues(cmd *cobra.Command, store *search.Store, field string, values []string) error {
	known := store.Values(field)
	for _, value := range values {
		if slices.Contains(known, value) {
			continue
		}
		message := c.say("bad-value", value, field)
		if near := diag.NearestText(value, slices.Values(known)); near != "" {
			message += "; " + c.say("did-you-mean", near)
		}
		return &usageError{cmd.CommandPath(), errors.New(message)}
	}
	return nil
}

func writeHits(w io.Writer, hits []search.Hit) error {
	if hits == nil {
		hits = []search.Hit{}
	}
	encoder := json.NewEncoder(w)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	return encoder.Encode(hits)
}

func (c *console) printAnswer(store *search.Store, query string, answer search.Answer) {
	for read, meant := range answer.Guesses {
		fmt.Fprintln(c.err, c.say("search-guess", read, meant))
	}
	switch {
	case answer.Empty:
		fmt.Fprintln(c.err, c.say("search-empty"))
	case answer.Total == 0:
		if runes := []rune(query); len(runes) > 80 {
			query = string(runes[:80]) + "…"
		}
		fmt.Fprintln(c.err, c.say("search-none", query))
	}
	for _, h := range answer.Hits {
		facts := store.Name(c.lang, "kind", h.Kind)
		if h.Status != "" {
			facts += ", " + store.Name(c.lang, "status", h.Status)
		}
		fmt.Fprintf(c.out, "%s (%s)\n  %s  %s\n", h.Title, facts, h.ID, h.URL)
		if h.Part != nil {
			fmt.Fprintf(c.out, "  › %s  %s\n", h.Part.Title, h.Part.URL)
		}
		if h.Excerpt != "" {
			fmt.Fprintln(c.out, "  "+strings.ReplaceAll(wrap(c.marked(h), 78), "\n", "\n  "))
		}
	}
	if rest := answer.Total - len(answer.Hits); rest > 0 {
		key := "search-more"
		if answer.AtLeast {
			key = "search-at-least"
		}
		fmt.Fprintln(c.err, c.say(key, rest))
	}
}

// marked makes what was found in an excerpt bold, on a terminal.
func (c *console) marked(h search.Hit) string {
	if !c.color {
		return h.Excerpt
	}
	var b strings.Builder
	at := 0
	for _, m := range h.Marks {
		b.WriteString(h.Excerpt[at:m[0]] + "\x1b[1m" + h.Excerpt[m[0]:m[1]] + "\x1b[0m")
		at = m[1]
	}
	return b.String() + h.Excerpt[at:]
}

func (c *console) searchTestCommand() *cobra.Command {
	var least float64
	cmd := &cobra.Command{
		Use: "test FILE", Short: c.say("search-test-short"), Long: c.say("search-test-long"), Args: c.wants(1, 1),
		RunE: func(cmd *cobra.Command, args []string) error {
			data, err := os.ReadFile(args[0])
			if err != nil {
				return err
			}
			questions, err := search.ParseSuite(string(data), c.lang)
			if err != nil {
				return fmt.Errorf("%s: %w", args[0], err)
			}
			store, err := c.openSearch(cmd.Context())
			if err != nil {
				return err
			}
			defer store.Close()
			return c.searchTest(store, args[0], questions, least)
		},
	}
	cmd.Flags().Float64Var(&least, "least", 0, c.say("flag-search-least"))
	return cmd
}

// searchTest measures a suite and names each question that is not answered first.
func (c *console) searchTest(store *search.Store, file string, questions []search.Question, least float64) error {
	var failure error
	measures := search.Evaluate(questions, func(q search.Question) search.Found {
		answer, err := store.Search(search.Query{Text: q.Text, Lang: q.Lang, Limit: 10})
		if err != nil {
			failure = err
			return nil
		}
		found := search.FoundIn(answer)
		if first := q.First(found); first != 1 {
			place := c.say("search-nowhere")
			if first > 0 {
				place = c.say("search-place", first)
			}
			fmt.Fprintf(c.out, "%s:%d: %q: %s\n", file, q.Line, q.Text, place)
		}
		return found
	})
	if failure != nil {
		return failure
	}
	fmt.Fprintf(c.out, "%-14s %5s %7s %7s %7s %7s\n", c.say("search-group"), "n", "MRR", "top-1", "top-3", "nDCG")
	for _, m := range measures {
		fmt.Fprintf(c.out, "%-14s %5d %7.3f %7.2f %7.2f %7.3f\n", m.Group, m.Questions, m.MRR, m.Top1, m.Top3, m.NDCG)
	}
	if all := measures[len(measures)-1]; all.MRR < least {
		fmt.Fprintln(c.err, c.say("search-below", fmt.Sprintf("%.3f", all.MRR), fmt.Sprintf("%.3f", least)))
		return errFindings
	}
	return nil
}

// exportSearchCommand is `lintel export search`.
func (c *console) exportSearchCommand() *cobra.Command {
	var index string
	var mapping bool
	cmd := &cobra.Command{
		Use: "search", Short: c.say("export-search-short"), Long: c.say("export-search-long"), Args: c.wants(0, 0),
		RunE: func(cmd *cobra.Command, _ []string) error {
			if mapping {
				_, err := c.out.Write(search.ExportMapping())
				return err
			}
			tree, err := c.openTree(cmd.Context())
			if err != nil {
				return err
			}
			result, _, err := c.readSite(cmd.Context(), tree)
			if err != nil {
				return err
			}
			return search.Export(c.out, result.Site, index)
		},
	}
	cmd.Flags().StringVar(&index, "index", "lintel", c.say("flag-export-index"))
	cmd.Flags().BoolVar(&mapping, "mapping", false, c.say("flag-export-mapping"))
	c.revisionFlag(cmd)
	return cmd
}

// exportCommand writes the repository for other programs.
func (c *console) exportCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use: "export", Short: c.say("export-short"), Long: c.say("export-long"),
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) > 0 {
				return &usageError{cmd.CommandPath(), errors.New(c.say("unknown-command", args[0]))}
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	cmd.AddCommand(c.exportSearchCommand(), c.exportArchimateCommand())
	return cmd
}
