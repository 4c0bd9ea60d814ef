package yaml

import (
	"strings"
	"unicode/utf8"

	"lintel/generator/source"
)

// At gives the file offset of a byte of the Value, brought inside it. It is
// exact for plain, quoted and literal scalars; in folded text a place between
// two words is the end of the first. Of other nodes it is where they start.
func (n *Node) At(offset int) int {
	if n == nil {
		return 0
	}
	offset = min(max(offset, 0), len(n.Value))
	start := n.Span.Start
	if n.Span.IsZero() || n.style == styleNone {
		return start
	}
	text := n.Span.Text()
	switch n.style {
	case styleDirect:
		return start + offset
	case styleInside:
		return start + 1 + offset
	case styleSingle, styleDouble:
		return start + quotedOffset(text, offset)
	case styleLiteral:
		return start + literalOffset(text, n.Value, offset)
	case styleFolded:
		head := headerLength(text)
		return start + head + inkOffset(text[head:], n.Value, offset)
	default:
		return start + inkOffset(text, n.Value, offset)
	}
}

// SpanAt gives the stretch of the file where a stretch of the Value stands.
func (n *Node) SpanAt(start, end int) source.Span {
	if n == nil || n.Span.IsZero() {
		return source.Span{}
	}
	return n.Span.File.Span(n.At(start), n.At(end))
}

// breakLength is the length of the line break at an offset as v4 knows them,
// 0 when there is none.
func breakLength(text string, at int) int {
	switch text[at] {
	case '\n':
		return 1
	case '\r':
		if strings.HasPrefix(text[at:], "\r\n") {
			return 2
		}
		return 1
	case 0xC2:
		if strings.HasPrefix(text[at:], "\u0085") {
			return 2
		}
	case 0xE2:
		if strings.HasPrefix(text[at:], "\u2028") || strings.HasPrefix(text[at:], "\u2029") {
			return 3
		}
	}
	return 0
}

func isBlank(c byte) bool { return c == ' ' || c == '\t' }

// skipBlanks gives the offset of the next sign that is no space or tab.
func skipBlanks(text string, at int) int {
	for at < len(text) && isBlank(text[at]) {
		at++
	}
	return at
}

// lineEnd gives the offset of the next line break, or the end of the text.
func lineEnd(text string, at int) int {
	for at < len(text) && breakLength(text, at) == 0 {
		at++
	}
	return at
}

// nextLine gives the offset after the next line break, or the end of the text.
func nextLine(text string, at int) int {
	at = lineEnd(text, at)
	if at < len(text) {
		at += breakLength(text, at)
	}
	return at
}

// headerLength is the length of a block scalar's first line, its break
// included: | or > with indicators and a comment.
func headerLength(text string) int { return nextLine(text, 0) }

// inkOffset leads through a text whose lines were joined: between text and
// value only the white space differs, so the other signs follow each other in
// the same order in both.
func inkOffset(text, value string, offset int) int {
	at := 0
	for i := 0; i < len(value); {
		_, size := utf8.DecodeRuneInString(value[i:])
		sign := value[i : i+size]
		if isBlank(sign[0]) || breakLength(value, i) > 0 {
			if i >= offset {
				return at
			}
			i += size
			continue
		}
		for at < len(text) && !strings.HasPrefix(text[at:], sign) {
			step := breakLength(text, at)
			if step == 0 && isBlank(text[at]) {
				step = 1
			}
			if step == 0 {
				return at // never in a text that v4 read; better near than wrong
			}
			at += step
		}
		if offset < i+size {
			return min(at+max(offset-i, 0), len(text))
		}
		at = min(at+size, len(text))
		i += size
	}
	return at
}

// quotedOffset leads through a quoted scalar with escapes, doubled quotes or
// several lines, unit by unit, as a reader decodes it.
func quotedOffset(text string, offset int) int {
	quote := text[0]
	at, done := 1, 0
	for at < len(text)-1 {
		length, decoded := quotedUnit(text, at, quote)
		if done+decoded > offset {
			if length == decoded {
				return at + offset - done
			}
			return at
		}
		done += decoded
		at += length
	}
	return max(len(text)-1, 0)
}

// quotedUnit gives the length in the file and in the value of what stands at
// an offset within quotes: a sign, an escape, a run of blanks, or a fold.
func quotedUnit(text string, at int, quote byte) (length, decoded int) {
	switch {
	case quote == '\'' && strings.HasPrefix(text[at:], "''"):
		return 2, 1
	case quote == '"' && text[at] == '\\' && at+1 < len(text):
		return escapeUnit(text, at)
	case isBlank(text[at]) || breakLength(text, at) > 0:
		end := skipBlanks(text, at)
		if end >= len(text) || breakLength(text, end) == 0 {
			return end - at, end - at
		}
		end, breaks := skipFold(text, end)
		return end - at, max(breaks-1, 1)
	}
	_, size := utf8.DecodeRuneInString(text[at:])
	return size, size
}

// skipFold passes over line breaks and the blanks after each.
func skipFold(text string, at int) (end, breaks int) {
	for at < len(text) {
		size := breakLength(text, at)
		if size == 0 {
			break
		}
		breaks++
		at = skipBlanks(text, at+size)
	}
	return at, breaks
}

func escapeUnit(text string, at int) (length, decoded int) {
	if breakLength(text, at+1) > 0 { // an escaped break joins without a space
		end, breaks := skipFold(text, at+1)
		return end - at, breaks - 1
	}
	digits := 0
	switch text[at+1] {
	case 'N', '_':
		return 2, 2
	case 'L', 'P':
		return 2, 3
	case 'x':
		digits = 2
	case 'u':
		digits = 4
	case 'U':
		digits = 8
	default:
		return 2, 1
	}
	end := min(at+2+digits, len(text))
	var r rune
	for _, c := range text[at+2 : end] {
		r = r<<4 | hexDigit(c)
	}
	return end - at, max(utf8.RuneLen(r), 1)
}

func hexDigit(c rune) rune {
	switch {
	case c >= 'a':
		return (c - 'a' + 10) & 15
	case c >= 'A':
		return (c - 'A' + 10) & 15
	}
	return (c - '0') & 15
}

// literalOffset leads through a literal block scalar: line by line, each less
// the indentation of the first that is not empty.
func literalOffset(text, value string, offset int) int {
	indent := -1
	at, done := headerLength(text), 0
	for {
		end := lineEnd(value, done)
		if indent < 0 && end > done {
			indent = countSpaces(text, at) - countSpaces(value, done)
		}
		if offset <= end || end == len(value) {
			start := min(at+min(max(indent, 0), countSpaces(text, at)), len(text))
			return min(start+offset-done, lineEnd(text, start))
		}
		size := breakLength(value, end)
		if offset < end+size {
			return lineEnd(text, at)
		}
		done = end + size
		at = nextLine(text, at)
	}
}

func countSpaces(text string, at int) int {
	n := 0
	for at+n < len(text) && text[at+n] == ' ' {
		n++
	}
	return n
}
