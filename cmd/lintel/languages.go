package main

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"lintel/generator"
)

func (c *console) languagesCommand() *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use: "languages [LANG...]", Short: c.say("languages-short"), Long: c.say("languages-long") + "\n\n" + c.say("languages-example"),
		RunE: func(cmd *cobra.Command, args []string) error {
			tree, err := c.openTree(cmd.Context())
			if err != nil {
				return err
			}
			result, err := generator.Build(cmd.Context(), tree, generator.Options{})
			if err != nil {
				return err
			}
			defer result.Close()
			if err := c.print(c.err, result.Findings); err != nil {
				return err
			}
			if failing(result.Findings, false) {
				return errFindings
			}
			return c.writeLanguages(cmd, result, args, asJSON)
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, c.say("flag-json"))
	c.revisionFlag(cmd)
	return cmd
}

func (c *console) writeLanguages(cmd *cobra.Command, result *generator.Result, chosen []string, asJSON bool) error {
	for _, lang := range chosen {
		if all := result.Model.Config.Languages; !slices.Contains(all, lang) {
			return &usageError{cmd.CommandPath(), fmt.Errorf("%s", c.say("no-language", lang, strings.Join(all, ", ")))}
		}
	}
	wanted := func(lang string) bool { return len(chosen) == 0 || slices.Contains(chosen, lang) }
	report := result.Site.Languages()
	if asJSON {
		return c.writeLanguagesJSON(result, wanted)
	}
	fmt.Fprintf(c.out, "%-4s %9s %9s %9s %9s %9s\n", "", c.say("languages-words"), c.say("languages-texts"), c.say("languages-elements"), c.say("languages-missing"), c.say("languages-older"))
	for _, l := range report.Languages {
		fmt.Fprintf(c.out, "%-4s %9d %9d %9d %9d %9d\n", l.Lang, l.Words, l.Texts, l.Elements, l.Missing, l.Older)
	}
	if report.Nynorsk >= 0 {
		fmt.Fprintln(c.out, c.say("languages-nynorsk", report.Nynorsk*100))
	}
	heading := ""
	for _, item := range report.Items {
		if !wanted(item.Lang) || len(chosen) == 0 {
			continue
		}
		if heading != item.Lang {
			heading = item.Lang
			fmt.Fprintf(c.out, "\n%s\n", c.bold(heading))
		}
		what := c.say("languages-lacks", strings.Join(item.Keys, ", "))
		if item.Older {
			what = c.say("languages-is-older")
		}
		fmt.Fprintf(c.out, "  %s  %s\n", strings.TrimSpace(item.File+" "+item.ID), c.faint(what))
	}
	return nil
}

// languagesJSON is the form for programs.
type languagesJSON struct {
	Version   int            `json:"version"`
	Nynorsk   *float64       `json:"nynorskShare,omitempty"`
	Languages []languageJSON `json:"languages"`
}

type languageJSON struct {
	Lang     string             `json:"lang"`
	Words    int                `json:"words"`
	Texts    int                `json:"texts"`
	Elements int                `json:"elements"`
	Missing  int                `json:"missing"`
	Older    int                `json:"older"`
	Items    []languageItemJSON `json:"items"`
}

type languageItemJSON struct {
	File  string   `json:"file"`
	ID    string   `json:"id,omitempty"`
	Lacks []string `json:"lacks,omitempty"`
	Older bool     `json:"older,omitempty"`
}

func (c *console) writeLanguagesJSON(result *generator.Result, wanted func(string) bool) error {
	report := result.Site.Languages()
	out := languagesJSON{Version: 1, Languages: []languageJSON{}}
	if report.Nynorsk >= 0 {
		out.Nynorsk = &report.Nynorsk
	}
	for _, l := range report.Languages {
		if !wanted(l.Lang) {
			continue
		}
		language := languageJSON{l.Lang, l.Words, l.Texts, l.Elements, l.Missing, l.Older, []languageItemJSON{}}
		for _, item := range report.Items {
			if item.Lang == l.Lang {
				language.Items = append(language.Items, languageItemJSON{item.File, item.ID, item.Keys, item.Older})
			}
		}
		out.Languages = append(out.Languages, language)
	}
	encoder := json.NewEncoder(c.out)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	return encoder.Encode(out)
}
