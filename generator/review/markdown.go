package review

import (
	"fmt"
	"html"
	"io"
	"strings"
)

// MarkdownLimit is how long a comment gets, in bytes.
const MarkdownLimit = 60_000

// Markdown writes the report as a comment of a pull request, at most
// MarkdownLimit bytes: what breaks first, then the largest. What there is no room
// for is counted.
func (r *Report) Markdown(out io.Writer) error {
	var b strings.Builder
	fmt.Fprintf(&b, "## %s\n\n", escape(r.words.say("review-of", r.From, r.To)))
	for _, s := range r.Summary {
		b.WriteString(escape(s) + "\n")
	}
	const room = 400 // for what was left out
	left := 0
	for _, list := range []entryList{{"breaks", r.Breaking}, {"other-changes", r.Changed}, {"text-changes", r.Texts}, {"rest-changes", r.Rest}} {
		if len(list.Entries) == 0 {
			continue
		}
		heading := "\n### " + r.words.say(list.Key) + "\n"
		for _, e := range list.Entries {
			text := heading + r.markdownEntry(e, list.Key == "breaks")
			if b.Len()+len(text) > MarkdownLimit-room {
				if text = heading + r.markdownHead(e) + "\n"; b.Len()+len(text) > MarkdownLimit-room {
					left++
					continue
				}
			}
			heading = ""
			b.WriteString(text)
		}
	}
	if left > 0 {
		fmt.Fprintf(&b, "\n%s\n", escape(r.words.say("more", r.words.number(left, "setting"))))
	}
	_, err := io.WriteString(out, b.String())
	return err
}

func (r *Report) markdownHead(e *Entry) string {
	id := ""
	if e.ID != "" {
		id = " `" + strings.ReplaceAll(e.ID, "`", "") + "`"
	}
	return fmt.Sprintf("\n**%s**%s · %s · %s · %s", escape(e.Name), id, escape(e.Kind), escape(e.Fate), e.ClassName)
}

func (r *Report) markdownEntry(e *Entry, open bool) string {
	var b strings.Builder
	b.WriteString(r.markdownHead(e) + "\n\n")
	for _, effect := range e.Effects {
		b.WriteString("- ⚠ " + escape(effect) + "\n")
	}
	if e.Undecided {
		b.WriteString("- **" + escape(r.words.say("must-decide")) + "**\n")
	}
	for _, decision := range e.Decisions {
		b.WriteString("- " + escape(r.words.say("decided-by", decision)) + "\n")
	}
	if e.Why != "" {
		b.WriteString("- " + escape(e.Why) + "\n")
	}
	for i, would := range e.Would {
		if i == 0 {
			b.WriteString("- " + escape(r.words.say("would")) + "\n")
		}
		b.WriteString("  - " + escape(would) + "\n")
	}
	if len(e.Owners) > 0 && open {
		b.WriteString("- " + escape(r.words.say("owners", r.words.list(e.Owners))) + "\n")
	}
	if e.Depending+e.Touched > 0 && open {
		b.WriteString("- " + escape(r.impactSum(e)))
		for _, g := range e.Impact {
			fmt.Fprintf(&b, " %s (%d).", escape(g.Title), len(g.Items))
		}
		b.WriteString("\n")
	}
	for _, g := range e.Groups {
		for _, l := range g.Lines {
			fmt.Fprintf(&b, "- %s %s%s\n", l.KindName, escape(l.Label), escape(valueText(l, 200)))
		}
	}
	for _, t := range e.Texts {
		for _, p := range t.Paragraphs {
			var text strings.Builder
			for _, piece := range p.Pieces {
				part := escape(strings.Join(strings.Fields(" "+piece.Text+" "), " "))
				switch {
				case part == "":
				case piece.Kind == "removed":
					text.WriteString(" <del>" + part + "</del>")
				case piece.Kind == "added":
					text.WriteString(" <ins>" + part + "</ins>")
				default:
					if len(part) > 300 {
						runes := []rune(part)
						part = string(runes[:min(100, len(runes))]) + " … " + string(runes[max(0, len(runes)-100):])
					}
					text.WriteString(" " + part)
				}
			}
			fmt.Fprintf(&b, "- %s (%s):%s\n", p.KindName, t.LangName, text.String())
		}
	}
	return b.String()
}

// escape makes a text harmless in Markdown: no markup, no mention of people, no
// HTML, one line.
func escape(text string) string {
	text = html.EscapeString(strings.Join(strings.Fields(text), " "))
	var b strings.Builder
	for _, c := range text {
		switch {
		case strings.ContainsRune("\\`*_[]<>~|#", c):
			if c != '#' || !strings.HasSuffix(b.String(), "&") {
				b.WriteRune('\\')
			}
			b.WriteRune(c)
		case c == '@':
			b.WriteString("@\u200b")
		default:
			b.WriteRune(c)
		}
	}
	return b.String()
}
