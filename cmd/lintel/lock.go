package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"lintel/generator"
	"lintel/generator/edit"
)

// lockCommand has models/ids.lock remember what is published, between editions.
func (c *console) lockCommand() *cobra.Command {
	var compare, dry bool
	cmd := &cobra.Command{
		Use: "lock", Short: c.say("lock-short"), Long: c.say("lock-long"), Args: c.wants(0, 0),
		RunE: func(cmd *cobra.Command, _ []string) error {
			tree, err := c.openToChange(dry || compare)
			if err != nil {
				return err
			}
			made, err := generator.MakeLock(cmd.Context(), tree, generator.Options{})
			switch {
			case err != nil:
				return err
			case made.Failed():
				if err := c.print(c.err, made.Findings); err != nil {
					return err
				}
				fmt.Fprintln(c.err, c.say("not-locked", c.findings(made.Findings)))
				return errFindings
			case len(made.Files) == 0:
				return nil
			case compare:
				fmt.Fprintln(c.err, c.say("lock-behind", made.Locked))
				return errFindings
			}
			f := made.Files[0]
			if err := c.write([]edit.Change{{Path: f.Path, Before: f.Before, After: f.After}}, dry); err != nil || dry {
				return err
			}
			fmt.Fprintln(c.err, c.say("locked", f.Path, made.Locked))
			return nil
		},
	}
	cmd.Flags().BoolVar(&compare, "check", false, c.say("flag-lock-check"))
	cmd.Flags().BoolVar(&dry, "dry-run", false, c.say("flag-dry-run"))
	return cmd
}
