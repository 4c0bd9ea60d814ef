package main

import (
	"bytes"
	"errors"
	"fmt"
	"os"

	"github.com/spf13/cobra"

	"lintel/generator"
	"lintel/generator/diag"
)

func (c *console) checkCommand() *cobra.Command {
	var f runFlags
	var format string
	var summary bool
	var baseline, newBaseline string
	formats := []string{"text", "json", "sarif", "github"}
	cmd := &cobra.Command{
		Use: "check", Short: c.say("check-short"), Long: c.say("check-long"), Args: c.wants(0, 0),
		RunE: func(cmd *cobra.Command, _ []string) error {
			if err := c.formats(cmd, format, formats...); err != nil {
				return err
			}
			options, err := c.options(cmd, &f)
			if err != nil {
				return err
			}
			options.Editions = true
			tree, err := c.openTree(cmd.Context())
			if err != nil {
				return err
			}
			result, err := generator.Check(cmd.Context(), tree, options)
			if err != nil {
				return err
			}
			if newBaseline != "" {
				return c.writeBaseline(newBaseline, result.Findings)
			}
			gone := 0
			if baseline != "" {
				if result.Findings, gone, err = c.againstBaseline(baseline, result.Findings); err != nil {
					return err
				}
			}
			if err := c.report(result.Findings, format, summary); err != nil {
				return err
			}
			if failing(result.Findings, f.strict) || gone > 0 || baseline != "" && len(result.Findings) > 0 {
				return errFindings
			}
			return nil
		},
	}
	cmd.Flags().BoolVar(&summary, "summary", false, c.say("flag-summary"))
	cmd.Flags().StringVar(&format, "format", "text", c.say("flag-format-check"))
	cmd.Flags().StringVar(&baseline, "baseline", "", c.say("flag-baseline"))
	cmd.Flags().StringVar(&newBaseline, "write-baseline", "", c.say("flag-write-baseline"))
	fixedChoices(cmd, "format", formats...)
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
	case format == "sarif":
		return diag.WriteSARIF(c.out, findings, c.lang, version)
	case format == "github":
		return diag.WriteGitHub(c.out, findings, c.lang)
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

// writeBaseline writes down the findings there are as known.
func (c *console) writeBaseline(name string, findings []diag.Finding) error {
	var b bytes.Buffer
	if err := diag.WriteBaseline(&b, findings); err != nil {
		return err
	}
	if err := os.WriteFile(name, b.Bytes(), 0o644); err != nil {
		return err
	}
	fmt.Fprintln(c.out, c.say("baseline-written", name, c.findings(findings)))
	return nil
}

// againstBaseline gives the findings that are not known, and tells of what is
// known and no longer there.
func (c *console) againstBaseline(name string, findings []diag.Finding) (fresh []diag.Finding, gone int, err error) {
	file, err := os.Open(name)
	if err != nil {
		return nil, 0, err
	}
	defer file.Close()
	known, err := diag.ReadBaseline(file)
	if err != nil {
		return nil, 0, errors.New(c.say("bad-baseline", name, err))
	}
	fresh, left := known.Against(findings)
	for _, k := range left {
		fmt.Fprintln(c.err, c.say("baseline-gone", k.File, k.Code, k.Message))
	}
	if len(left) > 0 {
		fmt.Fprintln(c.err, c.say("baseline-renew", name))
	}
	return fresh, len(left), nil
}
