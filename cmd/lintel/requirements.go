package main

import (
	"cmp"
	"context"
	"errors"
	"os"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"lintel/generator"
	"lintel/generator/diag"
	"lintel/generator/exchange/xlsx"
	"lintel/generator/model"
	"lintel/generator/requirements"
)

// requirementsCommand writes what a municipality buys by.
func (c *console) requirementsCommand() *cobra.Command {
	var where, format, output, base string
	var levels []string
	formats := []string{"docx", "xlsx", "csv", "md", "json"}
	cmd := &cobra.Command{
		Use: "requirements [ID...]", Short: c.say("requirements-short"), Long: c.say("requirements-long"), Args: cobra.ArbitraryArgs,
		RunE: func(cmd *cobra.Command, args []string) error {
			if !cmd.Flags().Changed("format") {
				if _, ending, ok := cutLast(output, "."); ok && slices.Contains(formats, ending) {
					format = ending
				}
			}
			if err := c.formats(cmd, format, formats...); err != nil {
				return err
			}
			if err := c.knownLevels(cmd, levels); err != nil {
				return err
			}
			if (format == "docx" || format == "xlsx") && output == "" {
				return &usageError{cmd.CommandPath(), errors.New(c.say("needs-output", format))}
			}
			m, edition, err := c.readEdition(cmd.Context())
			if err != nil {
				return err
			}
			elements, err := c.asked(cmd, m, args, where)
			if err != nil {
				return err
			}
			lang := m.Config.DefaultLanguage()
			if cmd.Flags().Changed("lang") {
				lang = c.lang
			}
			list := requirements.New(m, elements, requirements.Options{
				Lang: lang, Levels: levels, Base: strings.TrimRight(cmp.Or(base, m.Config.BaseURL), "/"), Edition: edition,
			})
			if list.Count() == 0 {
				return errors.New(c.say("no-requirements"))
			}
			return c.writeList(list, format, output)
		},
	}
	cmd.Flags().StringVar(&where, "where", "", c.say("flag-requirements-where"))
	cmd.Flags().StringSliceVar(&levels, "level", nil, c.say("flag-requirements-level"))
	cmd.Flags().StringVar(&format, "format", "md", c.say("flag-requirements-format"))
	cmd.Flags().StringVarP(&output, "output", "o", "", c.say("flag-requirements-output"))
	cmd.Flags().StringVar(&base, "base-url", "", c.say("flag-base-url"))
	c.revisionFlag(cmd)
	fixedChoices(cmd, "format", formats...)
	fixedChoices(cmd, "level", requirements.Levels()...)
	return cmd
}

// cutLast cuts a text at the last separator.
func cutLast(text, separator string) (before, after string, found bool) {
	at := strings.LastIndex(text, separator)
	if at < 0 {
		return text, "", false
	}
	return text[:at], text[at+len(separator):], true
}

func (c *console) knownLevels(cmd *cobra.Command, levels []string) error {
	for _, level := range levels {
		if !slices.Contains(requirements.Levels(), level) {
			return &usageError{cmd.CommandPath(), errors.New(c.say("bad-level", level))}
		}
	}
	return nil
}

// readEdition checks a repository and gives its model and which edition it is.
// A list is not made of one with errors: somebody would buy by it.
func (c *console) readEdition(ctx context.Context) (*model.Model, string, error) {
	tree, err := c.openTree(ctx)
	if err != nil {
		return nil, "", err
	}
	result, err := generator.Check(ctx, tree, generator.Options{})
	if err != nil {
		return nil, "", err
	}
	if result.Failed() {
		if err := c.print(c.err, result.Findings); err != nil {
			return nil, "", err
		}
		return nil, "", errFindings
	}
	edition, err := generator.Edition(ctx, tree)
	return result.Model, edition, err
}

// asked are the elements that the command line names, then those that the
// expression selects; without either, all that have requirements.
func (c *console) asked(cmd *cobra.Command, m *model.Model, ids []string, where string) ([]*model.Element, error) {
	var elements []*model.Element
	for _, id := range ids {
		e, err := c.element(cmd, m, id)
		if err != nil {
			return nil, err
		}
		if !requirements.Listable(m, e) {
			return nil, &usageError{cmd.CommandPath(), errors.New(c.say("not-listable", id))}
		}
		if !slices.Contains(elements, e) {
			elements = append(elements, e)
		}
	}
	if where != "" {
		selected, findings := selectElements(m, where)
		if err := c.print(c.err, findings); err != nil {
			return nil, err
		}
		if failures, _, _ := diag.Count(findings); failures > 0 {
			return nil, errFindings
		}
		for _, e := range selected {
			if !slices.Contains(elements, e) {
				elements = append(elements, e)
			}
		}
	}
	if len(ids) == 0 && where == "" {
		elements = slices.DeleteFunc(slices.Clone(m.Elements), func(e *model.Element) bool { return len(e.Requirements) == 0 })
	}
	return elements, nil
}

func (c *console) writeList(list *requirements.List, format, output string) error {
	var data []byte
	var err error
	switch format {
	case "docx":
		data, err = list.DOCX()
	case "xlsx":
		data, err = xlsx.Write(list)
	case "csv":
		data, err = list.CSV()
	case "json":
		data, err = list.JSON()
	default:
		data = list.Markdown()
	}
	if err != nil {
		return err
	}
	if output == "" || output == "-" {
		_, err := c.out.Write(data)
		return err
	}
	return os.WriteFile(output, data, 0o644)
}
