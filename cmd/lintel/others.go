package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"lintel/generator"
	"lintel/generator/diag"
	"lintel/generator/edit"
	"lintel/generator/exchange/archimate"
)

func (c *console) initCommand() *cobra.Command {
	var metamodel string
	cmd := &cobra.Command{
		Use: "init DIR", Short: c.say("init-short"), Long: c.say("init-long"), Args: c.wants(1, 1),
		RunE: func(cmd *cobra.Command, args []string) error {
			if !slices.Contains(edit.Metamodels(), metamodel) {
				return &usageError{cmd.CommandPath(), errors.New(c.say("bad-metamodel", metamodel, strings.Join(edit.Metamodels(), ", ")))}
			}
			folder := args[0]
			if !filepath.IsAbs(folder) {
				folder = filepath.Join(c.directory, folder)
			}
			if err := edit.Init(folder, metamodel); err != nil {
				return err
			}
			fmt.Fprintln(c.out, c.say("init-done", folder))
			return nil
		},
	}
	cmd.Flags().StringVar(&metamodel, "metamodel", "municipal", c.say("flag-metamodel"))
	return cmd
}

func (c *console) rulesCommand() *cobra.Command {
	return &cobra.Command{
		Use: "rules [CODE]", Short: c.say("rules-short"), Long: c.say("rules-long"), Args: c.wants(0, 1),
		ValidArgsFunction: func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
			var codes []string
			for _, rule := range allRules() {
				codes = append(codes, rule.Code+"\t"+rule.Title.In(c.lang))
			}
			return codes, cobra.ShellCompDirectiveNoFileComp
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			rules := allRules()
			if len(args) == 0 {
				for _, rule := range rules {
					fmt.Fprintf(c.out, "%-24s %-8s %s\n", rule.Code, rule.Severity, rule.Title.In(c.lang))
				}
				return nil
			}
			for _, rule := range rules {
				if rule.Code == args[0] {
					fmt.Fprintf(c.out, "%s (%s): %s\n\n%s\n", rule.Code, rule.Severity, rule.Title.In(c.lang), wrap(rule.Doc.In(c.lang), 78))
					return nil
				}
			}
			near := diag.NearestText(args[0], func(yield func(string) bool) {
				for _, rule := range rules {
					if !yield(rule.Code) {
						return
					}
				}
			})
			message := c.say("no-rule", args[0])
			if near != "" {
				message += "; " + c.say("did-you-mean", near)
			}
			return &usageError{cmd.CommandPath(), errors.New(message)}
		},
	}
}

// allRules are the rules of a build, and those of an import.
func allRules() []*diag.Rule { return slices.Concat(generator.Rules(), archimate.Rules()) }

// wrap breaks a text's lines at a width, in code points.
func wrap(text string, width int) string {
	var b strings.Builder
	for _, paragraph := range strings.Split(text, "\n") {
		column := 0
		for i, word := range strings.Fields(paragraph) {
			length := len([]rune(word))
			switch {
			case i > 0 && column+1+length > width:
				b.WriteByte('\n')
				column = 0
			case i > 0:
				b.WriteByte(' ')
				column++
			}
			b.WriteString(word)
			column += length
		}
		b.WriteByte('\n')
	}
	return strings.TrimRight(b.String(), "\n")
}

func (c *console) versionCommand() *cobra.Command {
	return &cobra.Command{
		Use: "version", Short: c.say("version-short"), Args: c.wants(0, 0),
		RunE: func(*cobra.Command, []string) error {
			fmt.Fprintf(c.out, "lintel %s %s/%s %s\n", version, runtime.GOOS, runtime.GOARCH, runtime.Version())
			return nil
		},
	}
}

func (c *console) cleanCommand() *cobra.Command {
	var output string
	cmd := &cobra.Command{
		Use: "clean", Short: c.say("clean-short"), Long: c.say("clean-long"), Args: c.wants(0, 0),
		RunE: func(*cobra.Command, []string) error {
			folder, err := c.outputFolder(output)
			if err != nil {
				return err
			}
			if err := generator.Clean(folder); err != nil {
				return err
			}
			return os.RemoveAll(filepath.Join(c.directory, ".lintel"))
		},
	}
	cmd.Flags().StringVarP(&output, "output", "o", "public", c.say("flag-output"))
	return cmd
}
