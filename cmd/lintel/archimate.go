package main

import (
	"bytes"
	"context"
	"encoding/json"
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
	"lintel/generator/exchange/archimate"
	"lintel/generator/model"
	"lintel/generator/query"
	"lintel/generator/source"
)

// importCommand brings the models of other programs into a repository.
func (c *console) importCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use: "import", Short: c.say("import-short"), Long: c.say("import-long"),
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) > 0 {
				return &usageError{cmd.CommandPath(), errors.New(c.say("unknown-command", args[0]))}
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	cmd.AddCommand(c.importArchimateCommand())
	return cmd
}

// importArchimateCommand is `lintel import archimate`.
func (c *console) importArchimateCommand() *cobra.Command {
	var output, texts string
	var dry, asJSON bool
	cmd := &cobra.Command{
		Use: "archimate SOURCE", Short: c.say("import-archimate-short"), Long: c.say("import-archimate-long") + "\n\n" + c.say("import-archimate-example"),
		Args: c.wants(1, 1),
		RunE: func(cmd *cobra.Command, args []string) error {
			reading, err := archimate.Read(args[0], texts)
			if errors.Is(err, fs.ErrNotExist) {
				return &usageError{cmd.CommandPath(), errors.New(c.say("no-source", args[0]))}
			}
			if err != nil {
				return err
			}
			folder := c.directory
			if output != "" {
				folder = output
				if !filepath.IsAbs(folder) {
					folder = filepath.Join(c.directory, folder)
				}
			}
			return c.importInto(cmd.Context(), folder, reading, dry, asJSON)
		},
	}
	cmd.Flags().StringVarP(&output, "output", "o", "", c.say("flag-import-output"))
	// It says the language of the source, and hides the flag of all commands.
	cmd.Flags().StringVar(&texts, "lang", "", c.say("flag-import-lang"))
	cmd.Flags().BoolVar(&dry, "dry-run", false, c.say("flag-import-dry-run"))
	cmd.Flags().BoolVar(&asJSON, "json", false, c.say("flag-import-json"))
	return cmd
}

// importInto brings what was read into a folder, and tells what came of it.
func (c *console) importInto(ctx context.Context, folder string, reading *archimate.Reading, dry, asJSON bool) error {
	tree, made, err := c.openTarget(folder, dry)
	if err != nil {
		return err
	}
	result, err := archimate.Import(ctx, tree, reading, c.lang)
	var metamodel *archimate.MetamodelError
	if errors.As(err, &metamodel) {
		err = errors.New(c.say("not-archimate", folder, strings.Join(metamodel.Missing[:min(3, len(metamodel.Missing))], ", ")))
	}
	if err == nil && result.Account.Read.Elements+result.Account.Read.Views == 0 {
		if err := c.print(c.err, result.Findings); err != nil {
			return err
		}
		err = errors.New(c.say("import-nothing"))
	}
	var checked *generator.Result
	if err == nil {
		checked, err = generator.Check(ctx, edit.With(tree, result.Changes), generator.Options{})
	}
	if err == nil && !dry {
		err = c.refused(edit.Apply(folder, result.Changes))
	}
	if err != nil {
		if made {
			err = errors.Join(err, os.RemoveAll(folder))
		}
		return err
	}
	if asJSON {
		err = c.accountJSON(result, checked.Findings)
	} else {
		err = c.tellAccount(folder, result, checked.Findings, dry)
	}
	if err == nil && failing(result.Findings, false) {
		return errFindings
	}
	return err
}

// openTarget opens the folder that is imported into; made tells that it was
// not there.
func (c *console) openTarget(folder string, dry bool) (tree *source.Tree, made bool, err error) {
	info, err := os.Stat(folder)
	switch {
	case errors.Is(err, fs.ErrNotExist) && dry:
		return source.New(os.DirFS(folder)), false, nil
	case errors.Is(err, fs.ErrNotExist):
		if err := os.MkdirAll(folder, 0o777); err != nil {
			return nil, false, fmt.Errorf("make the folder for the repository: %w", err)
		}
		made = true
	case err != nil:
		return nil, false, fmt.Errorf("look at the folder: %w", err)
	case !info.IsDir():
		return nil, false, errors.New(c.say("import-is-file", folder))
	case !dry:
		if _, err := edit.Recover(folder); err != nil {
			return nil, false, c.refused(err)
		}
	}
	tree, err = source.OpenDirectory(folder)
	if err != nil {
		return nil, made, err
	}
	// A folder with other things in it is somebody's; it is not filled up.
	if !made && tree.Missing("lintel.yaml") && tree.Missing("models") {
		entries, err := os.ReadDir(folder)
		if err != nil {
			return nil, false, fmt.Errorf("look into the folder: %w", err)
		}
		entries = slices.DeleteFunc(entries, func(e os.DirEntry) bool { return e.Name() == ".git" || e.Name() == ".lintel" })
		if len(entries) > 0 {
			return nil, false, errors.New(c.say("import-not-empty", folder, entries[0].Name()))
		}
	}
	return tree, made, nil
}

// accountJSON writes the account for programs.
func (c *console) accountJSON(result *archimate.Imported, checked []diag.Finding) error {
	var findings bytes.Buffer
	if err := diag.WriteJSON(&findings, result.Findings, c.lang); err != nil {
		return err
	}
	failures, warnings, infos := diag.Count(checked)
	encoder := json.NewEncoder(c.out)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	return encoder.Encode(struct {
		archimate.Account
		Found json.RawMessage `json:"sourceFindings"`
		Check map[string]int  `json:"check"`
	}{result.Account, findings.Bytes(), map[string]int{"errors": failures, "warnings": warnings, "infos": infos}})
}

// What is told one by one of each kind; --json tells all.
const (
	mostTold  = 20
	mostFound = 5 // findings of a rule
)

// tellAccount writes the account for people.
func (c *console) tellAccount(folder string, result *archimate.Imported, checked []diag.Finding, dry bool) error {
	shown, hidden := c.fewOfEach(result.Findings)
	if err := c.print(c.err, shown); err != nil {
		return err
	}
	for _, more := range hidden {
		fmt.Fprintln(c.err, more)
	}
	a := &result.Account
	fmt.Fprintln(c.out, c.say("account-read", a.Source, c.formatName(a.Format), c.count(a.Read.Elements, "element"), c.count(a.Read.Relationships, "relation"),
		c.count(a.Read.Views, "view"), a.Read.Boxes, a.Read.Lines, a.Read.Properties, c.count(a.Read.Folders, "folder"), c.count(a.Read.Images, "image")))
	written := "account-written"
	if dry {
		written = "account-dry"
	}
	fmt.Fprintln(c.out, c.say(written, c.count(a.Written.Files, "file"), folder, a.Written.Added, a.Written.Updated, a.Written.Removed, a.Written.Unchanged))
	list(c, "account-renamed", a.Renamed, func(r archimate.Renamed) string {
		return strings.TrimSpace(r.Source+" "+quoted(r.Name)) + " → " + r.Now + " (" + r.Reason + ")"
	})
	list(c, "account-merged", a.Merged, func(m archimate.Merged) string {
		return m.ID + ": " + c.say("account-sides", strings.Join(m.Source, ", "), strings.Join(m.Here, ", "))
	})
	list(c, "account-kept", a.Kept, func(k archimate.Kept) string { return k.ID + " (" + k.Reason + ")" })
	list(c, "account-left-out", a.LeftOut, func(l archimate.LeftOut) string { return fmt.Sprintf("%d: %s", l.Count, l.Reason) })
	list(c, "account-conflicts", a.Conflicts, func(conflict archimate.Conflict) string {
		return conflict.ID + ", " + conflict.Key + "\n    " + c.say("account-here", conflict.Here) + "\n    " + c.say("account-there", conflict.There)
	})
	if a.Partial {
		fmt.Fprintln(c.out, c.say("account-partial"))
	}
	fmt.Fprintln(c.out, c.say("account-check", c.findings(checked)))
	return nil
}

func (c *console) formatName(format archimate.Format) string {
	switch format {
	case archimate.OpenExchange:
		return c.say("format-open-exchange")
	case archimate.ArchiFile:
		return c.say("format-archi")
	}
	return c.say("format-coarchi")
}

func quoted(name string) string {
	if name == "" {
		return ""
	}
	return `"` + name + `"`
}

// list writes a heading with a number, and the first items.
func list[T any](c *console, heading string, items []T, line func(T) string) {
	if len(items) == 0 {
		return
	}
	fmt.Fprintln(c.out, c.say(heading, len(items)))
	for i, item := range items {
		if i == mostTold {
			fmt.Fprintln(c.out, "  "+c.say("account-more", len(items)-i))
			return
		}
		fmt.Fprintln(c.out, "  "+line(item))
	}
}

// fewOfEach keeps the first findings of each rule: an old model has hundreds
// of one, which would hide the one that matters.
func (c *console) fewOfEach(findings []diag.Finding) (shown []diag.Finding, hidden []string) {
	seen := map[*diag.Rule]int{}
	var rules []*diag.Rule
	for _, f := range findings {
		if seen[f.Rule]++; seen[f.Rule] <= mostFound {
			shown = append(shown, f)
		} else if seen[f.Rule] == mostFound+1 {
			rules = append(rules, f.Rule)
		}
	}
	for _, rule := range rules {
		hidden = append(hidden, c.say("account-hidden", seen[rule]-mostFound, rule.Code, rule.Title.In(c.lang)))
	}
	return shown, hidden
}

// exportArchimateCommand is `lintel export archimate`.
func (c *console) exportArchimateCommand() *cobra.Command {
	var where, output string
	cmd := &cobra.Command{
		Use: "archimate", Short: c.say("export-archimate-short"), Long: c.say("export-archimate-long") + "\n\n" + c.say("export-archimate-example"), Args: c.wants(0, 0),
		RunE: func(cmd *cobra.Command, _ []string) error {
			tree, err := c.openTree(cmd.Context())
			if err != nil {
				return err
			}
			result, err := generator.Check(cmd.Context(), tree, generator.Options{})
			if err != nil {
				return err
			}
			if failures, _, _ := diag.Count(result.Findings); failures > 0 {
				fmt.Fprintln(c.err, c.say("incomplete", c.count(failures, "error")))
			}
			selection, findings := archimateSelection(result.Model, where)
			if len(findings) > 0 {
				if err := c.print(c.err, findings); err != nil {
					return err
				}
				return errFindings
			}
			return c.exportArchimate(result.Model, tree, selection, output)
		},
	}
	cmd.Flags().StringVar(&where, "where", "", c.say("flag-archimate-where"))
	cmd.Flags().StringVarP(&output, "output", "o", "", c.say("flag-archimate-output"))
	c.revisionFlag(cmd)
	return cmd
}

// archimateSelection is what an expression selects, and what views show that
// nobody has laid out.
func archimateSelection(m *model.Model, where string) (archimate.Selection, []diag.Finding) {
	selection := archimate.Selection{Shown: func(view *model.Element) []*model.Element {
		var shown []*model.Element
		for _, node := range query.Select(m, view, &diag.List{}).Nodes {
			shown = append(shown, node.Element)
		}
		return shown
	}}
	if where == "" {
		return selection, nil
	}
	elements, findings := selectElements(m, where)
	selected := map[*model.Element]bool{}
	for _, e := range elements {
		selected[e] = true
	}
	selection.Has = func(e *model.Element) bool { return selected[e] }
	return selection, findings
}

func (c *console) exportArchimate(m *model.Model, tree *source.Tree, selection archimate.Selection, output string) error {
	exchange, losses, err := archimate.Export(m, tree, selection)
	if err != nil {
		return err
	}
	if len(exchange.Elements) == 0 {
		return errors.New(c.say("export-nothing"))
	}
	var file bytes.Buffer
	more, err := archimate.Write(&file, exchange)
	if err != nil {
		return err
	}
	if output == "" || output == "-" {
		_, err = c.out.Write(file.Bytes())
	} else {
		err = os.WriteFile(output, file.Bytes(), 0o666)
	}
	if err != nil {
		return fmt.Errorf("write the exchange file: %w", err)
	}
	fmt.Fprintln(c.err, c.say("exported", c.count(len(exchange.Elements), "element"), c.count(len(exchange.Relationships), "relation"), c.count(len(exchange.Views), "view")))
	for reason, count := range more {
		losses[reason] += count
	}
	for _, reason := range losses.Reasons() {
		fmt.Fprintf(c.err, "  %s %d: %s\n", c.say("not-exported"), losses[reason], reason.In(c.lang))
	}
	return nil
}
