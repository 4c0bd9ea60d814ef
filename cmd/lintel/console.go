package main

import (
	"fmt"
	"io"
	"os"
	"slices"
	"strings"

	"golang.org/x/term"

	"lintel/generator/diag"
	"lintel/generator/source"
)

// console is where a command talks: its streams, language and colours.
type console struct {
	out, err    io.Writer
	environment func(string) (string, bool)
	color       bool // findings go to out
	progress    bool // err is a terminal
	lang        string
	directory   string // -C
	revision    string // --rev, "" for the directory as it is
}

func newConsole(out, err *os.File, environment func(string) (string, bool)) *console {
	c := &console{out: out, err: err, environment: environment, lang: "en"}
	noColor, set := environment("NO_COLOR")
	c.color = term.IsTerminal(int(out.Fd())) && (!set || noColor == "")
	c.progress = term.IsTerminal(int(err.Fd()))
	return c
}

// languages are those the command speaks.
var languages = []string{"nb", "nn", "en"}

// chooseLanguage takes --lang, then LINTEL_LANG, then what lintel.yaml names
// first under languages, then the environment's locale; English is last. It
// reads the arguments by hand, because help texts are made before they are
// parsed.
func (c *console) chooseLanguage(arguments []string) {
	directory := "."
	for i, argument := range arguments {
		next := ""
		if i+1 < len(arguments) {
			next = arguments[i+1]
		}
		if argument == "--" {
			break
		}
		if value, ok := flagValue(argument, next, "--lang"); ok && slices.Contains(languages, value) {
			c.lang = value
			return
		}
		if value, ok := flagValue(argument, next, "-C", "--directory"); ok {
			directory = value
		}
	}
	if value, ok := c.environment("LINTEL_LANG"); ok && slices.Contains(languages, value) {
		c.lang = value
		return
	}
	if lang := configuredLanguage(directory); lang != "" {
		c.lang = lang
		return
	}
	for _, name := range [...]string{"LC_ALL", "LC_MESSAGES", "LANG"} {
		value, _ := c.environment(name)
		if code := strings.ToLower(value); len(code) >= 2 {
			if lang := map[string]string{"nb": "nb", "no": "nb", "nn": "nn", "en": "en"}[code[:2]]; lang != "" {
				c.lang = lang
				return
			}
		}
	}
}

func flagValue(argument, next string, names ...string) (string, bool) {
	for _, name := range names {
		if argument == name {
			return next, true
		}
		if value, ok := strings.CutPrefix(argument, name+"="); ok {
			return value, true
		}
	}
	return "", false
}

// configuredLanguage is the first language of lintel.yaml, "" when it does not
// say. It looks for the one line only: the file is read properly later.
func configuredLanguage(directory string) string {
	tree, err := source.OpenDirectory(directory)
	if err != nil || tree.Entry("lintel.yaml").Size > 1<<20 {
		return ""
	}
	data, err := tree.ReadBytes("lintel.yaml")
	if err != nil {
		return ""
	}
	for _, line := range strings.Split(string(data), "\n") {
		if list, ok := strings.CutPrefix(line, "languages:"); ok {
			first, _, _ := strings.Cut(strings.Trim(strings.TrimSpace(list), "[]"), ",")
			if first = strings.TrimSpace(first); slices.Contains(languages, first) {
				return first
			}
		}
	}
	return ""
}

// say gives a sentence of the catalogue with its arguments.
func (c *console) say(key string, arguments ...any) string {
	text := catalogue[key].In(c.lang)
	if len(arguments) > 0 {
		return fmt.Sprintf(text, arguments...)
	}
	return text
}

// print writes findings for people.
func (c *console) print(w io.Writer, findings []diag.Finding) error {
	return diag.Printer{Lang: c.lang, Color: c.color}.Print(w, findings)
}

// count gives a number with its noun: 1 page, 2 pages.
func (c *console) count(number int, noun string) string {
	one, many, _ := strings.Cut(c.say("noun-"+noun), "|")
	if number == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", number, many)
}

// findings gives the numbers of findings by severity, in words.
func (c *console) findings(findings []diag.Finding) string {
	failures, warnings, infos := diag.Count(findings)
	if failures+warnings+infos == 0 {
		return c.say("no-findings")
	}
	var parts []string
	for _, part := range [...]struct {
		number int
		noun   string
	}{{failures, "error"}, {warnings, "warning"}, {infos, "info"}} {
		if part.number > 0 {
			parts = append(parts, c.count(part.number, part.noun))
		}
	}
	return strings.Join(parts, ", ")
}

// failing tells whether the findings fail a command.
func failing(findings []diag.Finding, strict bool) bool {
	failures, warnings, _ := diag.Count(findings)
	return failures > 0 || (strict && warnings > 0)
}
