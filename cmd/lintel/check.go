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
			if format == "json" {
				err = diag.WriteJSON(c.out, result.Findings, c.lang)
			} else {
				err = c.print(c.out, result.Findings)
			}
			if err != nil {
				return err
			}
			if format == "text" && len(result.Findings) > 0 {
				fmt.Fprintln(c.err, c.findings(result.Findings))
			}
			if failing(result.Findings, f.strict) {
				return errFindings
			}
			return nil
		},
	}
	cmd.Flags().StringVar(&format, "format", "text", c.say("flag-format"))
	c.sharedFlags(cmd, &f)
	return cmd
}
