package yaml

import (
	"strings"
	"unicode/utf8"
)

// locator turns v4's lines and columns, counted from 1 in code points from
// where the stretch begins, into offsets. Nodes come in the order of the file,
// so a cursor walks each line once: without it a long line of short values
// would cost the square of its length.
type locator struct {
	text   string // the file up to the end of the stretch
	starts []int  // offsets of the lines found so far
	odd    bool   // there are line breaks other than \n

	line, column, offset int // the cursor
}

func newLocator(text string, start int) locator {
	rest := text[start:]
	odd := strings.Contains(rest, "\r") || strings.Contains(rest, "\u0085") ||
		strings.Contains(rest, "\u2028") || strings.Contains(rest, "\u2029")
	return locator{text: text, starts: []int{start}, odd: odd, line: 1, column: 1, offset: start}
}

// at gives the offset of a line and column.
func (l *locator) at(line, column int) int {
	if line < 1 {
		return l.starts[0]
	}
	for len(l.starts) < line {
		last := l.starts[len(l.starts)-1]
		if last >= len(l.text) {
			return len(l.text)
		}
		l.starts = append(l.starts, l.next(last))
	}
	if line != l.line || column < l.column {
		l.line, l.column, l.offset = line, 1, l.starts[line-1]
	}
	for l.column < column && l.offset < len(l.text) {
		size := 1
		if l.text[l.offset] >= utf8.RuneSelf {
			_, size = utf8.DecodeRuneInString(l.text[l.offset:])
		}
		l.offset += size
		l.column++
	}
	return l.offset
}

func (l *locator) next(from int) int {
	if l.odd {
		return nextLine(l.text, from)
	}
	if i := strings.IndexByte(l.text[from:], '\n'); i >= 0 {
		return from + i + 1
	}
	return len(l.text)
}
