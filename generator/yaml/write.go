package yaml

import (
	"strings"

	"lintel/generator/diag"
	"lintel/generator/source"
)

// Quote writes a text as a scalar that reads as that text, in plain style when
// it can stand so both after a key and in a list in brackets.
func Quote(text string) string {
	if text == "" || strings.TrimSpace(text) != text || strings.ContainsAny(text, "\n\r\t#\u0085\u2028\u2029\uFEFF") || strings.HasPrefix(text, "---") {
		return doubleQuote(text)
	}
	inList := plainIn("["+text+"]\n", func(n *Node) *Node {
		if len(n.Items) != 1 {
			return nil
		}
		return n.Items[0]
	})
	afterKey := plainIn("k: "+text+"\n", func(n *Node) *Node { return n.Get("k") })
	for _, n := range [...]*Node{inList, afterKey} {
		if n == nil || n.Value != text || looksTyped(n) {
			return doubleQuote(text)
		}
	}
	return text
}

// plainIn reads a text and gives the value sought in it, when it is plain.
func plainIn(text string, seek func(*Node) *Node) *Node {
	file := &source.File{Path: "quote", Text: text}
	documents, ok := Parse(file, 0, len(text), Limits{}, &diag.List{})
	if !ok || len(documents) != 1 {
		return nil
	}
	n := seek(documents[0])
	if n == nil || n.Kind != Scalar || n.Quoted || n.style != styleDirect {
		return nil
	}
	return n
}

// looksTyped tells whether a plain text would be a number, a truth value or a
// date to readers of YAML other than this one.
func looksTyped(n *Node) bool {
	if _, ok := n.Number(); ok {
		return true
	}
	switch strings.ToLower(n.Value) {
	case "true", "false", "yes", "no", "on", "off", "y", "n", "null", "~":
		return true
	}
	return n.Value[0] >= '0' && n.Value[0] <= '9' && strings.ContainsAny(n.Value, ":-_xo")
}

func doubleQuote(text string) string {
	var b strings.Builder
	b.WriteByte('"')
	for _, r := range text {
		switch {
		case r == '"' || r == '\\':
			b.WriteByte('\\')
			b.WriteRune(r)
		case r == '\n':
			b.WriteString(`\n`)
		case r == '\t':
			b.WriteString(`\t`)
		case r < ' ' || r == 0x7f || r == 0x85 || r == 0x2028 || r == 0x2029 || r == 0xFEFF:
			const digits = "0123456789abcdef"
			b.WriteString(`\u`)
			for shift := 12; shift >= 0; shift -= 4 {
				b.WriteByte(digits[r>>shift&15])
			}
		default:
			b.WriteRune(r)
		}
	}
	b.WriteByte('"')
	return b.String()
}

// AddItem gives the edit that adds a scalar, as Quote writes it, to the list
// that is an entry's value. One value alone becomes a list.
func AddItem(e Entry, scalar string) diag.Edit {
	n := e.Value
	file := e.KeySpan.File
	switch {
	case n.Kind == Sequence && file.Text[n.Span.Start] == '[':
		at := skipSpaceBack(file.Text, n.Span.End-1)
		separator := ", "
		if len(n.Items) == 0 {
			separator = ""
		} else if file.Text[at-1] == ',' {
			separator = " "
		}
		return diag.Edit{Span: file.Span(at, at), New: separator + scalar}
	case n.Kind == Sequence:
		line := strings.LastIndexByte(file.Text[:n.Span.Start], '\n') + 1
		at := lineAfter(file.Text, n.Span.End)
		item := strings.Repeat(" ", n.Span.Start-line) + "- " + scalar
		if file.Text[at-1] != '\n' {
			return diag.Edit{Span: file.Span(at, at), New: "\n" + item}
		}
		return diag.Edit{Span: file.Span(at, at), New: item + "\n"}
	case n.Kind == Null:
		return diag.Edit{Span: n.Span, New: " [" + scalar + "]"}
	}
	return diag.Edit{Span: n.Span, New: "[" + n.Span.Text() + ", " + scalar + "]"}
}

// AddEntry gives the edit that adds a line `key: value` to a mapping that is
// not empty, after the last of the entries that come before it in the order.
func AddEntry(n *Node, order *Order, key, value string) diag.Edit {
	file := n.Span.File
	if file.Text[n.Span.Start] == '{' {
		at := skipSpaceBack(file.Text, n.Span.End-1)
		separator := ", "
		if file.Text[at-1] == ',' {
			separator = " "
		}
		return diag.Edit{Span: file.Span(at, at), New: separator + key + ": " + value}
	}
	a := &arranger{text: file.Text}
	chunks, ok := a.chunks(0, len(file.Text), n)
	after := 0
	for i, e := range n.Entries {
		if order.Rank(e.Key) < order.Rank(key) && !keepsBreaks(e.Value) {
			after = i
		}
	}
	indent := n.Entries[0].KeySpan.Start - strings.LastIndexByte(file.Text[:n.Entries[0].KeySpan.Start], '\n') - 1
	line := strings.Repeat(" ", indent) + key + ": " + value
	at := lineAfter(file.Text, valueEnd(&n.Entries[after]))
	if ok {
		at = chunks[after].end
	}
	if at > 0 && file.Text[at-1] != '\n' {
		return diag.Edit{Span: file.Span(at, at), New: "\n" + line}
	}
	return diag.Edit{Span: file.Span(at, at), New: line + "\n"}
}

// keepsBreaks tells whether the blank lines after a value are part of it: a
// line put after it would change where it ends.
func keepsBreaks(n *Node) bool {
	switch {
	case len(n.Entries) > 0:
		return keepsBreaks(n.Entries[len(n.Entries)-1].Value)
	case len(n.Items) > 0:
		return keepsBreaks(n.Items[len(n.Items)-1])
	}
	return strings.HasSuffix(n.Value, "\n\n")
}
