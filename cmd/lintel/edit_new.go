package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"golang.org/x/term"

	"lintel/generator"
	"lintel/generator/diag"
	"lintel/generator/edit"
	"lintel/generator/model"
)

func (c *console) newCommand() *cobra.Command {
	var name string
	var set []string
	cmd := &cobra.Command{
		Use: "new KIND ID", Short: c.say("new-short"), Long: c.say("new-long") + "\n\n" + c.say("new-example"), Args: c.wants(2, 2),
		ValidArgsFunction: c.completeKinds,
		RunE: func(cmd *cobra.Command, args []string) error {
			request := edit.Request{Kind: args[0], ID: args[1]}
			if name != "" {
				request.Settings = append(request.Settings, edit.Setting{Key: "name", Value: name})
			}
			for _, s := range set {
				key, value, found := strings.Cut(s, "=")
				if !found || key == "" || value == "" {
					return &usageError{cmd.CommandPath(), errors.New(c.say("bad-set", s))}
				}
				request.Settings = append(request.Settings, edit.Setting{Key: key, Value: value})
			}
			return c.create(cmd, request)
		},
	}
	cmd.Flags().StringVar(&name, "name", "", c.say("flag-name"))
	cmd.Flags().StringArrayVar(&set, "set", nil, c.say("flag-set"))
	// The error is that there is no such flag.
	_ = cmd.RegisterFlagCompletionFunc("set", c.completeSettings)
	return cmd
}

// create asks for what is missing and writes the element.
func (c *console) create(cmd *cobra.Command, request edit.Request) error {
	tree, err := c.openToChange(false)
	if err != nil {
		return err
	}
	result, err := generator.Check(cmd.Context(), tree, generator.Options{})
	if err != nil {
		return err
	}
	if kind := result.Model.Metamodel.Kind(request.Kind); kind != nil {
		missing := slices.DeleteFunc(edit.Needs(result.Model.Metamodel, kind), func(n edit.Need) bool {
			return slices.ContainsFunc(request.Settings, func(s edit.Setting) bool {
				key, _, _ := strings.Cut(s.Key, ".")
				return key == n.Key
			})
		})
		if len(missing) > 0 {
			answers, err := c.ask(cmd, result.Model, kind, missing)
			if err != nil {
				return err
			}
			request.Settings = append(request.Settings, answers...)
		}
	}
	created, err := edit.New(cmd.Context(), tree, request, checkTree)
	if err != nil {
		return c.refused(err)
	}
	if err := c.print(c.err, created.Findings); err != nil {
		return err
	}
	if created.Failed() {
		fmt.Fprintln(c.err, c.say("not-written"))
		return errFindings
	}
	if err := c.refused(edit.Apply(c.directory, []edit.Change{created.Change})); err != nil {
		return err
	}
	fmt.Fprintln(c.out, created.Change.Path)
	return nil
}

// ask asks on a terminal for what an element must have; without one it tells
// what is missing and how to say it.
func (c *console) ask(cmd *cobra.Command, m *model.Model, kind *model.Kind, missing []edit.Need) ([]edit.Setting, error) {
	if !term.IsTerminal(int(os.Stdin.Fd())) {
		var flags []string
		for _, n := range missing {
			flag := "--set " + n.Key + "=…"
			if n.Key == "name" {
				flag = "--name …"
			}
			if len(n.Values) > 0 {
				flag += " (" + strings.Join(n.Values, ", ") + ")"
			}
			flags = append(flags, flag)
		}
		return nil, &usageError{cmd.CommandPath(), errors.New(c.say("missing-values", kind.ID, strings.Join(flags, "\n  ")))}
	}
	q := &questions{console: c, model: m, kind: kind, in: bufio.NewReader(os.Stdin)}
	fmt.Fprintln(c.err, c.say("ask-intro", kind.Name.In(c.lang)))
	var answers []edit.Setting
	for _, n := range missing {
		given, err := q.need(n)
		if err != nil {
			return nil, err
		}
		answers = append(answers, given...)
	}
	return answers, nil
}

// questions is a talk on a terminal.
type questions struct {
	*console
	model *model.Model
	kind  *model.Kind
	in    *bufio.Reader
}

// need asks for one key.
func (q *questions) need(n edit.Need) ([]edit.Setting, error) {
	if languages := q.model.Config.Languages; q.isLocalized(n) && len(languages) > 1 {
		return q.perLanguage(n, languages)
	}
	for {
		answer, err := q.line(q.question(n), true)
		if err != nil {
			return nil, err
		}
		if problem := q.problem(n, answer); problem != "" {
			fmt.Fprintln(q.err, "  "+problem)
			continue
		}
		return []edit.Setting{{Key: n.Key, Value: answer}}, nil
	}
}

// isLocalized tells whether a text is asked for in each language. A name is
// not: most are the same in all.
func (q *questions) isLocalized(n edit.Need) bool {
	if n.Field != nil {
		return !n.Field.List && (n.Field.Type == model.LocalizedField || n.Field.Type == model.MarkdownField)
	}
	return n.Key == "summary" || n.Key == "description"
}

func (q *questions) perLanguage(n edit.Need, languages []string) ([]edit.Setting, error) {
	var answers []edit.Setting
	for i, lang := range languages {
		answer, err := q.line(fmt.Sprintf("%s (%s)", q.label(n), lang), i == 0)
		if err != nil {
			return nil, err
		}
		if answer != "" {
			answers = append(answers, edit.Setting{Key: n.Key + "." + lang, Value: answer})
		}
	}
	return answers, nil
}

// label is what a key is called.
func (q *questions) label(n edit.Need) string {
	switch {
	case n.Field != nil:
		return n.Field.Name.In(q.lang)
	case n.Relation != nil:
		direction, _ := q.model.Metamodel.Relation(n.Key)
		return direction.Name().In(q.lang)
	case n.Key == "name":
		return q.say("label-name")
	case n.Key == "summary":
		return q.say("label-summary")
	}
	return n.Key
}

// question lists what may be answered, when that is a short list.
func (q *questions) question(n edit.Need) string {
	text := q.label(n)
	var choices []string
	for _, value := range n.Values {
		if n.Field != nil {
			value += " (" + n.Field.Value(value).Name.In(q.lang) + ")"
		}
		choices = append(choices, value)
	}
	if n.Relation != nil {
		const most = 15
		for _, e := range q.model.Elements {
			if model.Allows(n.Targets, e.Kind) {
				choices = append(choices, e.ID)
			}
		}
		if len(choices) > most {
			choices = append(choices[:most:most], "…")
		}
	}
	if len(choices) > 0 {
		text += "\n  " + wrap(strings.Join(choices, ", "), 76)
		text = strings.ReplaceAll(text, "\n", "\n  ")
	}
	return text
}

// problem tells why an answer cannot stand, "" when it can. What it lets pass
// is checked with the rest.
func (q *questions) problem(n edit.Need, answer string) string {
	known, all := n.Values, n.Values
	if n.Relation != nil {
		all, known = nil, nil
		for _, e := range q.model.Elements {
			if model.Allows(n.Targets, e.Kind) {
				all = append(all, e.ID)
			}
		}
		for _, item := range strings.Split(answer, ",") {
			id, _, _ := strings.Cut(strings.TrimSpace(item), "#")
			if !slices.Contains(all, id) {
				return q.notAmong(id, all)
			}
		}
		return ""
	}
	if len(known) > 0 && !slices.Contains(known, answer) {
		return q.notAmong(answer, all)
	}
	return ""
}

func (q *questions) notAmong(name string, all []string) string {
	text := q.say("not-among", name)
	if near := diag.NearestText(name, slices.Values(all)); near != "" {
		text += "; " + q.say("did-you-mean", near)
	}
	return text
}

// line asks and reads an answer; one that is required is asked for until it
// comes. The end of the input ends the talk.
func (q *questions) line(question string, required bool) (string, error) {
	for {
		fmt.Fprint(q.err, question+": ")
		text, err := q.in.ReadString('\n')
		if answer := strings.TrimSpace(text); answer != "" || err == nil && !required {
			return answer, nil
		}
		if errors.Is(err, io.EOF) {
			return "", errors.New(q.say("no-answer"))
		}
		if err != nil {
			return "", err
		}
	}
}
