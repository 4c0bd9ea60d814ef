package yaml

import (
	"strings"

	v4 "go.yaml.in/yaml/v4"

	"lintel/generator/diag"
)

// properties gives where a node's content starts, after its anchor and tag,
// and whether it is tagged as text. v4's place of a node includes them. A tag
// that is not understood is reported.
func (b *builder) properties(n *v4.Node, start, within int) (content int, stringTag bool) {
	if start >= within || b.text[start] != '&' && b.text[start] != '!' {
		return start, false
	}
	at, last := start, start
	for at < within {
		switch c := b.text[at]; {
		case c == '&':
			at = b.propertyEnd(at, within)
			last = at
		case c == '!':
			end := b.propertyEnd(at, within)
			stringTag = b.tag(n, at, end) || stringTag
			at, last = end, end
		case isBlank(c):
			at++
		case c == '#':
			at = lineEnd(b.text, at)
		default:
			size := breakLength(b.text, at)
			if size == 0 {
				within = at
			}
			at += size
		}
	}
	if n.Kind == v4.ScalarNode && isPlain(n) && n.Value == "" {
		return last, stringTag // what follows is another node's
	}
	return min(at, within), stringTag
}

// propertyEnd gives where an anchor or tag ends.
func (b *builder) propertyEnd(at, within int) int {
	if strings.HasPrefix(b.text[at:within], "!<") {
		if i := strings.IndexByte(b.text[at:within], '>'); i >= 0 {
			return at + i + 1
		}
	}
	for at < within && !isBlank(b.text[at]) && !strings.ContainsRune(",[]{}", rune(b.text[at])) && breakLength(b.text, at) == 0 {
		at++
	}
	return at
}

// tag reports a tag that is not understood; it is true for !!str on a scalar.
func (b *builder) tag(n *v4.Node, start, end int) (stringTag bool) {
	if n.Style&v4.TaggedStyle != 0 {
		switch {
		case n.Kind == v4.ScalarNode && n.Tag == "!!str":
			return true
		case n.Kind == v4.SequenceNode && n.Tag == "!!seq", n.Kind == v4.MappingNode && n.Tag == "!!map":
			return false
		}
	}
	b.add(ruleTag, b.file.Span(start, end), diag.Args{"tag": b.text[start:end]})
	return false
}

// extent gives where a scalar ends, and how it is written. v4's nodes have no
// end, so it is found in the text.
func (b *builder) extent(n *v4.Node, content int) (end int, how style) {
	rest := b.text[content:]
	switch {
	case n.Style&v4.DoubleQuotedStyle != 0:
		if isInside(rest, n.Value, '"') {
			return content + len(n.Value) + 2, styleInside
		}
		return content + doubleEnd(rest), styleDouble
	case n.Style&v4.SingleQuotedStyle != 0:
		if isInside(rest, n.Value, '\'') {
			return content + len(n.Value) + 2, styleInside
		}
		return content + singleEnd(rest), styleSingle
	case n.Style&v4.LiteralStyle != 0:
		return content + blockEnd(rest, n.Value), styleLiteral
	case n.Style&v4.FoldedStyle != 0:
		return content + blockEnd(rest, n.Value), styleFolded
	case strings.HasPrefix(rest, n.Value):
		return content + len(n.Value), styleDirect
	}
	return content + inkOffset(rest, n.Value, len(n.Value)), stylePlain
}

// isInside tells whether a quoted scalar holds its value as it stands.
func isInside(text, value string, quote byte) bool {
	return len(text) >= len(value)+2 && text[1:1+len(value)] == value && text[1+len(value)] == quote &&
		!strings.ContainsAny(value, "\\\n\"'\u0085\u2028\u2029")
}

func doubleEnd(text string) int {
	for i := 1; i < len(text); i++ {
		switch text[i] {
		case '\\':
			i++
		case '"':
			return i + 1
		}
	}
	return len(text)
}

func singleEnd(text string) int {
	for i := 1; i < len(text); i++ {
		if text[i] != '\'' {
			continue
		}
		if i+1 == len(text) || text[i+1] != '\'' {
			return i + 1
		}
		i++
	}
	return len(text)
}

// blockEnd gives where a block scalar's last line with signs in it ends; of an
// empty one, its first line.
func blockEnd(text, value string) int {
	ink := strings.TrimRight(value, " \t\r\n\u0085\u2028\u2029")
	if ink == "" {
		header := text[:lineEnd(text, 0)]
		return len(strings.TrimRight(header, " \t"))
	}
	head := headerLength(text)
	return lineEnd(text, head+inkOffset(text[head:], ink, len(ink)))
}

// closing gives the offset after the bracket that closes the flow collection
// which opened at open; from is where its last child ends. Only white space,
// comments and a comma can lie between.
func (b *builder) closing(from, open int) int {
	bracket := byte(']')
	if b.text[open] == '{' {
		bracket = '}'
	}
	if from == open {
		from++
	}
	for at := from; at < len(b.text); at++ {
		switch b.text[at] {
		case bracket:
			return at + 1
		case '#':
			at = lineEnd(b.text, at)
		}
	}
	return from
}
