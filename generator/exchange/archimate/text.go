package archimate

import (
	"regexp"
	"strings"

	"lintel/generator/model"
)

// oneLine is a name as it stands in a list: no line breaks, no double spaces.
func oneLine(text string) string { return strings.Join(strings.Fields(text), " ") }

// paragraphs is a longer text without the white space that nobody sees: at
// the ends of lines and of the whole, and a tab for spaces.
func paragraphs(text string) string {
	text = strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\r", "\n")
	lines := strings.Split(text, "\n")
	for i, line := range lines {
		line = strings.TrimRight(line, " \t\u00a0\u0085\u2028\u2029")
		body := strings.TrimLeft(line, " \t\u00a0")
		indent := strings.ReplaceAll(line[:len(line)-len(body)], "\t", "    ")
		lines[i] = strings.ReplaceAll(indent, "\u00a0", " ") + body
	}
	text = strings.Join(lines, "\n")
	return strings.TrimSpace(text)
}

// language gives the language of Lintel that a tag of XML names, and the tag
// itself for another.
func language(tag string) string {
	tag = strings.ToLower(tag)
	main, _, _ := strings.Cut(strings.ReplaceAll(tag, "_", "-"), "-")
	switch main {
	case "no":
		return "nb"
	case "nb", "nn", "en", "":
		return main
	}
	return tag
}

// knownLanguage tells whether a site can be in a language.
func knownLanguage(lang string) bool { return lang == "nb" || lang == "nn" || lang == "en" }

// sameText tells whether two texts say the same in the same languages.
func sameText(a, b model.Text) bool {
	if len(a) != len(b) {
		return false
	}
	for _, t := range a {
		if !hasTranslation(b, t) {
			return false
		}
	}
	return true
}

func hasTranslation(text model.Text, wanted model.Translation) bool {
	for _, t := range text {
		if t == wanted {
			return true
		}
	}
	return false
}

// toMarkdown writes a text so that it shows as it is: what Markdown would
// take for markup is escaped, but for lists, and a line break stays one.
func toMarkdown(text string) string {
	var b strings.Builder
	lines := strings.Split(text, "\n")
	for i, line := range lines {
		body := strings.TrimLeft(line, " ")
		// Four spaces make a block of code; these spaces do not.
		b.WriteString(strings.Repeat("\u00a0", len(line)-len(body)))
		escapeLine(&b, body)
		if i == len(lines)-1 {
			break
		}
		if body != "" && strings.TrimSpace(lines[i+1]) != "" && !isItem(lines[i+1]) {
			b.WriteByte('\\')
		}
		b.WriteByte('\n')
	}
	return b.String()
}

// escapeLine escapes the signs of a line that would be read as markup.
func escapeLine(b *strings.Builder, line string) {
	isRule := strings.Trim(line, "-|: =") == "" // a rule, a table or a heading's underline
	for i := 0; i < len(line); i++ {
		if isRule && i == 0 || isMarkup(line, i) {
			b.WriteByte('\\')
		}
		b.WriteByte(line[i])
	}
}

var entity = regexp.MustCompile(`^&(#[xX]?[0-9a-fA-F]+|[A-Za-z][A-Za-z0-9]*);`)

// isMarkup tells whether Markdown may take a sign for more than itself.
func isMarkup(line string, i int) bool {
	before, after := byte(' '), byte(' ')
	if i > 0 {
		before = line[i-1]
	}
	if i+1 < len(line) {
		after = line[i+1]
	}
	switch line[i] {
	case '\\', '`', '[', '~':
		return true
	case '*':
		return before != ' ' || after != ' '
	case '_':
		return !isWord(before) || !isWord(after)
	case '<':
		return after != ' '
	case '&':
		return entity.MatchString(line[i:min(len(line), i+40)])
	case '{':
		return after == '#'
	case '#', '>', ':':
		return i == 0
	case '+', '-':
		return i == 0 && after != ' '
	}
	return false
}

func isWord(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c >= 0x80
}

// isItem tells whether a line begins an item of a list.
func isItem(line string) bool {
	line = strings.TrimLeft(line, " ")
	digits := strings.TrimLeft(line, "0123456789")
	return strings.HasPrefix(line, "- ") || strings.HasPrefix(line, "* ") || strings.HasPrefix(line, "+ ") ||
		len(digits) < len(line) && (strings.HasPrefix(digits, ". ") || strings.HasPrefix(digits, ") "))
}

// fromMarkdown gives the text that toMarkdown wrote. Of Markdown that a person
// wrote it takes the escapes and leaves the rest, which reads well as text.
func fromMarkdown(markdown string) string {
	var b strings.Builder
	lineStart := true
	for i := 0; i < len(markdown); i++ {
		c := markdown[i]
		switch {
		case lineStart && strings.HasPrefix(markdown[i:], "\u00a0"):
			b.WriteByte(' ')
			i += len("\u00a0") - 1
			continue
		case c == '\\' && i+1 < len(markdown) && (markdown[i+1] == '\n' || strings.IndexByte("\\`*_[]<>&~|{}!#=:+-.()", markdown[i+1]) >= 0):
			i++
			c = markdown[i]
		}
		b.WriteByte(c)
		lineStart = c == '\n'
	}
	return paragraphs(b.String())
}
