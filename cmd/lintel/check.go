package main

import (
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"lintel/generator"
	"lintel/generator/diag"
)

func (c *console) checkCommand() *cobra.Command {
	var f runFlags
	var format string
	var summary bool
	cmd := &cobra.Command{
		Use: "check", Short: c.say("check-short"), Long: c.say("check-long"), Args: c.wants(0, 0),
		RunE: func(cmd *cobra.Command, _ []string) error {
			if format != "text" && format != "json" {
				return &usageError{cmd.CommandPath(), errors.New(c.say("bad-format", format, "text, json"))}
			}
			options, err := c.options(cmd, &f)
			if err != nil {
				return err
			}
			tree, err := c.openTree(cmd.Context())
			if err != nil {
				return err
			}
			result, err := generator.Check(cmd.Context(), tree, options)
			if err != nil {
				return err
			}
			if err := c.report(result.Findings, format, summary); err != nil {
				return err
			}
			if failing(result.Findings, f.strict) {
				return errFindings
			}
			return nil
		},
	}
	cmd.Flags().BoolVar(&summary, "summary", false, c.say("flag-summary"))
	cmd.Flags().StringVar(&format, "format", "text", c.say("flag-format"))
	c.sharedFlags(cmd, &f)
	return cmd
}

// crowd is the number of findings from which on they are counted by rule below.
const crowd = 20

// report writes the findings, or a summary of them; of many both.
func (c *console) report(findings []diag.Finding, format string, summary bool) error {
	printer := diag.Printer{Lang: c.lang, Color: c.color}
	switch {
	case format == "json" && summary:
		return diag.WriteSummaryJSON(c.out, findings, c.lang)
	case format == "json":
		return diag.WriteJSON(c.out, findings, c.lang)
	case len(findings) == 0:
		return nil
	case summary:
		if err := printer.Print(c.out, diag.Few(findings)); err != nil {
			return err
		}
		if err := printer.PrintSummary(c.out, findings); err != nil {
			return err
		}
	default:
		if err := printer.Print(c.out, findings); err != nil {
			return err
		}
		if len(findings) > crowd {
			if err := printer.PrintSummary(c.err, findings); err != nil {
				return err
			}
		}
	}
	fmt.Fprintln(c.err, c.findings(findings))
	return nil
}
