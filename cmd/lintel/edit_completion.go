package main

import (
	"errors"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"lintel/generator/edit"
	"lintel/generator/model"
	"lintel/generator/source"
)

// shells are those that completions are written for.
var shells = []string{"bash", "zsh", "fish", "powershell"}

func (c *console) completionCommand() *cobra.Command {
	return &cobra.Command{
		Use: "completion " + strings.Join(shells, "|"), Short: c.say("completion-short"), Long: c.say("completion-long") + "\n\n" + c.say("completion-example"), Args: c.wants(1, 1), ValidArgs: shells,
		RunE: func(cmd *cobra.Command, args []string) error {
			switch root := cmd.Root(); args[0] {
			case "bash":
				return root.GenBashCompletionV2(c.out, true)
			case "zsh":
				return root.GenZshCompletion(c.out)
			case "fish":
				return root.GenFishCompletion(c.out, true)
			case "powershell":
				return root.GenPowerShellCompletionWithDesc(c.out)
			}
			return &usageError{cmd.CommandPath(), errors.New(c.say("bad-shell", args[0], strings.Join(shells, ", ")))}
		},
	}
}

// noFiles ends a completion: what a shell knows of files is of no use there.
const noFiles = cobra.ShellCompDirectiveNoFileComp

// names reads what there is to choose from. A repository that cannot be read
// offers nothing: a completion has nowhere to say why.
func (c *console) names(cmd *cobra.Command) ([]edit.Name, *model.Metamodel) {
	tree, err := source.OpenDirectory(c.directory)
	if err != nil {
		return nil, &model.Metamodel{}
	}
	names, metamodel, err := edit.Names(cmd.Context(), tree)
	if err != nil {
		return nil, &model.Metamodel{}
	}
	return names, metamodel
}

// completeIDs offers the ids of the repository for the first argument.
func (c *console) completeIDs(cmd *cobra.Command, args []string, begun string) ([]string, cobra.ShellCompDirective) {
	if len(args) > 0 {
		return nil, noFiles
	}
	var ids []string
	names, _ := c.names(cmd)
	for _, n := range names {
		if strings.HasPrefix(n.ID, begun) {
			ids = append(ids, described(n.ID, n.Name.In(c.lang)))
		}
	}
	slices.Sort(ids)
	return ids, noFiles
}

// described is a choice with what it stands for.
func described(choice, meaning string) string {
	return choice + "\t" + strings.Join(strings.Fields(meaning), " ")
}

// completeKinds offers the kinds for the first argument.
func (c *console) completeKinds(cmd *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
	if len(args) > 0 {
		return nil, noFiles
	}
	var kinds []string
	_, metamodel := c.names(cmd)
	for _, kind := range metamodel.Kinds {
		kinds = append(kinds, described(kind.ID, kind.Name.In(c.lang)))
	}
	return kinds, noFiles
}

// completeSettings offers the keys that can be set on the kind in the first
// argument, and the values of one that has a closed list or names elements.
func (c *console) completeSettings(cmd *cobra.Command, args []string, begun string) ([]string, cobra.ShellCompDirective) {
	const directive = noFiles | cobra.ShellCompDirectiveNoSpace
	if len(args) == 0 {
		return nil, directive
	}
	names, metamodel := c.names(cmd)
	kind := metamodel.Kind(args[0])
	if kind == nil {
		return nil, directive
	}
	key, _, valued := strings.Cut(begun, "=")
	if !valued {
		var keys []string
		for _, key := range []string{"summary", "description", "status", "from", "until", "visibility", "basis", "sources"} {
			keys = append(keys, key+"=")
		}
		for _, f := range kind.Fields {
			keys = append(keys, described(f.ID+"=", f.Name.In(c.lang)))
		}
		for _, r := range metamodel.Relations {
			keys = append(keys, described(r.ID+"=", r.Name.In(c.lang)))
		}
		return keys, directive
	}
	var values []string
	if f := kind.Field(key); f != nil {
		for _, v := range f.Values {
			values = append(values, described(key+"="+v.ID, v.Name.In(c.lang)))
		}
	}
	if _, isRelation := metamodel.Relation(key); isRelation || key == "sources" {
		for _, n := range names {
			values = append(values, described(key+"="+n.ID, n.Name.In(c.lang)))
		}
	}
	if key == "status" {
		for _, s := range metamodel.Statuses {
			values = append(values, described(key+"="+s.ID, s.Name.In(c.lang)))
		}
	}
	return values, noFiles
}

// fixedChoices offers the values of a flag with a closed list.
func fixedChoices(cmd *cobra.Command, flag string, choices ...string) {
	// The error is that there is no such flag.
	_ = cmd.RegisterFlagCompletionFunc(flag, func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
		return choices, noFiles
	})
}
