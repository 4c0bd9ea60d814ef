// Command lintel checks and builds an architecture site from a repository of
// Markdown texts and YAML models.
//
// Exit codes: 0 without an error finding, 1 with one (--strict: warnings
// count too), 2 for the machine's failure or wrong usage.
package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/signal"
	"runtime/debug"
	"slices"
	"syscall"

	"github.com/spf13/cobra"

	"lintel/generator"
	"lintel/generator/diagram"
)

// version is set by release.sh.
var version = "dev"

func main() {
	diagram.RunWorker()
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(generator.GarbagePercent)
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	context.AfterFunc(ctx, stop) // a second signal ends the process at once
	code := run(ctx, os.Args[1:], newConsole(os.Stdout, os.Stderr, os.LookupEnv))
	stop()
	os.Exit(code)
}

// errFindings tells that findings were printed that fail the command.
var errFindings = errors.New("findings")

// run runs one command line and gives its exit code.
func run(ctx context.Context, arguments []string, c *console) int {
	c.chooseLanguage(arguments)
	root := c.rootCommand()
	root.SetArgs(arguments)
	root.SetOut(c.out)
	root.SetErr(c.err)
	err := root.ExecuteContext(ctx)
	switch {
	case err == nil:
		return 0
	case errors.Is(err, errFindings):
		return 1
	case errors.Is(err, context.Canceled):
		fmt.Fprintln(c.err, "lintel: "+c.say("stopped"))
		return 2
	}
	fmt.Fprintln(c.err, "lintel: "+err.Error())
	var usage *usageError
	if errors.As(err, &usage) {
		fmt.Fprintln(c.err, c.say("see-help", usage.command))
	}
	return 2
}

// usageError is a command line that cannot be understood.
type usageError struct {
	command string
	err     error
}

func (e *usageError) Error() string { return e.err.Error() }
func (e *usageError) Unwrap() error { return e.err }

// rootCommand puts the commands together.
func (c *console) rootCommand() *cobra.Command {
	root := &cobra.Command{
		Use: "lintel", Short: c.say("root-short"), Long: c.say("root-long"), SilenceUsage: true, SilenceErrors: true,
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) > 0 {
				return &usageError{cmd.CommandPath(), errors.New(c.say("unknown-command", args[0]))}
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error { return cmd.Help() },
	}
	root.CompletionOptions.HiddenDefaultCmd = true
	root.PersistentFlags().StringVarP(&c.directory, "directory", "C", ".", c.say("flag-directory"))
	root.PersistentFlags().StringVar(&c.lang, "lang", c.lang, c.say("flag-lang"))
	root.AddCommand(c.buildCommand(), c.checkCommand(), c.initCommand(), c.rulesCommand(), c.versionCommand(), c.cleanCommand(), c.serveCommand(), c.doctorCommand(), c.viewCommand(), c.viewsCommand(), c.diffCommand())
	root.AddCommand(c.schemaCommand(), c.completionCommand())
	root.AddCommand(slices.Concat(c.editCommands(), c.queryCommands())...)
	root.AddCommand(c.languagesCommand(), c.searchCommand(), c.exportCommand(), c.importCommand(), c.requirementsCommand())
	root.AddCommand(c.releaseCommands()...)
	root.SetFlagErrorFunc(func(cmd *cobra.Command, err error) error { return &usageError{cmd.CommandPath(), err} })
	c.localizeHelp(root)
	return root
}

// localizeHelp gives cobra's own words in the chosen language.
func (c *console) localizeHelp(root *cobra.Command) {
	root.SetUsageTemplate(c.say("usage-template"))
	root.InitDefaultHelpCmd()
	root.InitDefaultHelpFlag()
	for _, cmd := range append(root.Commands(), root) {
		cmd.InitDefaultHelpFlag()
		if flag := cmd.Flags().Lookup("help"); flag != nil {
			flag.Usage = c.say("flag-help")
		}
		if cmd.Name() == "help" {
			cmd.Short = c.say("help-short")
		}
	}
}

// wants holds the number of arguments.
func (c *console) wants(least, most int) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		switch {
		case len(args) < least:
			return &usageError{cmd.CommandPath(), errors.New(c.say("too-few", cmd.UseLine()))}
		case len(args) > most:
			return &usageError{cmd.CommandPath(), errors.New(c.say("too-many", args[most]))}
		}
		return nil
	}
}
