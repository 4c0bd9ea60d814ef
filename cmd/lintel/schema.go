package main

import (
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"lintel/generator/exchange/jsonschema"
)

func (c *console) schemaCommand() *cobra.Command {
	var output, ids string
	ways := []string{string(jsonschema.NoIDs), string(jsonschema.ExampleIDs), string(jsonschema.EnumIDs)}
	cmd := &cobra.Command{
		Use: "schema", Short: c.say("schema-short"), Long: c.say("schema-long") + "\n\n" + c.say("schema-example"), Args: c.wants(0, 0),
		RunE: func(cmd *cobra.Command, _ []string) error {
			if !slices.Contains(ways, ids) {
				return &usageError{cmd.CommandPath(), errors.New(c.say("bad-ids", ids, strings.Join(ways, ", ")))}
			}
			m, err := c.readModel(cmd.Context())
			if err != nil {
				return err
			}
			files, err := jsonschema.Schemas(m, jsonschema.IDs(ids))
			if err != nil {
				return err
			}
			if output == "" {
				_, err := c.out.Write(files["element.schema.json"])
				return err
			}
			folder := output
			if !filepath.IsAbs(folder) {
				folder = filepath.Join(c.directory, folder)
			}
			if err := os.MkdirAll(folder, 0o777); err != nil {
				return fmt.Errorf("write schemas: %w", err)
			}
			for _, name := range slices.Sorted(maps.Keys(files)) {
				if err := os.WriteFile(filepath.Join(folder, name), files[name], 0o666); err != nil {
					return fmt.Errorf("write schemas: %w", err)
				}
			}
			fmt.Fprintln(c.out, c.say("schema-done", c.count(len(files), "file"), output))
			return nil
		},
	}
	cmd.Flags().StringVarP(&output, "output", "o", "", c.say("flag-schema-output"))
	cmd.Flags().StringVar(&ids, "ids", string(jsonschema.NoIDs), c.say("flag-ids"))
	fixedChoices(cmd, "ids", ways...)
	return cmd
}
