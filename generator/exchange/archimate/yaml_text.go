package archimate

import (
	"strings"

	"lintel/generator/model"
	"lintel/generator/yaml"
)

// scalar writes a text as a YAML scalar, in a list in brackets too. Plain ids,
// which are most of what is written, are known without asking the YAML reader.
func scalar(text string) string {
	if isPlainID(text) {
		return text
	}
	return yaml.Quote(text)
}

func isPlainID(text string) bool {
	if text == "" || len(text) > 200 || text[0] < 'a' || text[0] > 'z' {
		return false
	}
	for i := 0; i < len(text); i++ {
		c := text[i]
		if (c < 'a' || c > 'z') && (c < '0' || c > '9') && c != '-' && c != '_' {
			return false
		}
	}
	switch text {
	case "true", "false", "yes", "no", "on", "off", "y", "n", "null":
		return false
	}
	return true
}

// block writes an entry with a text: on its line, or as a block below it when
// it has several lines.
func block(b *strings.Builder, indent, key, text string) {
	b.WriteString(indent + key + ":")
	if !strings.Contains(text, "\n") || strings.ContainsAny(text, "\u0085\u2028\u2029\uFEFF\t\r") || text[0] == ' ' || hasControl(text) {
		b.WriteString(" " + scalar(text) + "\n")
		return
	}
	b.WriteString(" |-\n")
	for _, line := range strings.Split(text, "\n") {
		if line != "" {
			b.WriteString(indent + "  " + line)
		}
		b.WriteByte('\n')
	}
}

func hasControl(text string) bool {
	return strings.ContainsFunc(text, func(c rune) bool { return c < ' ' && c != '\n' || c == 0x7f })
}

// localized writes an entry with a text in one or more languages; main is the
// language of what names none.
func localized(b *strings.Builder, indent, key string, text model.Text, main string, as func(string) string) {
	if len(text) == 1 && text[0].Lang == "" {
		block(b, indent, key, as(text[0].Value))
		return
	}
	b.WriteString(indent + key + ":\n")
	for _, t := range text {
		block(b, indent+"  ", langOr(t.Lang, main), as(t.Value))
	}
}

func langOr(lang, main string) string {
	if lang == "" {
		return main
	}
	return lang
}

// flowText writes a text in brackets, or alone.
func flowText(text model.Text, main string) string {
	if len(text) == 1 && text[0].Lang == "" {
		return scalar(text[0].Value)
	}
	var parts []string
	for _, t := range text {
		parts = append(parts, langOr(t.Lang, main)+": "+scalar(t.Value))
	}
	return "{" + strings.Join(parts, ", ") + "}"
}

func same(text string) string { return text }
