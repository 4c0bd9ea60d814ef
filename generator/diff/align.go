package diff

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// step is a pair of places that belong together; -1 is none.
type step struct{ old, new int }

// mostCells bounds the table that a longest common part is found with. What is
// larger, after what is equal at both ends, counts as replaced.
const mostCells = 4 << 20

// align pairs equal entries of two lists, as many as can be in order. Exchanging
// the lists exchanges the answer: where there is a choice, it does not depend on
// which list is the older.
func align(old, new []string) []step {
	swapped := slices.Compare(old, new) > 0
	if swapped {
		old, new = new, old
	}
	steps := alignOrdered(old, new)
	if swapped {
		for i, s := range steps {
			steps[i] = step{s.new, s.old}
		}
	}
	return steps
}

func alignOrdered(a, b []string) []step {
	start := 0
	for start < min(len(a), len(b)) && a[start] == b[start] {
		start++
	}
	end := 0
	for end < min(len(a), len(b))-start && a[len(a)-1-end] == b[len(b)-1-end] {
		end++
	}
	var steps []step
	for i := range start {
		steps = append(steps, step{i, i})
	}
	steps = append(steps, middle(a[start:len(a)-end], b[start:len(b)-end], start)...)
	for i := range end {
		steps = append(steps, step{len(a) - end + i, len(b) - end + i})
	}
	return steps
}

// middle pairs what differs at both ends, by the table of longest common parts.
func middle(a, b []string, offset int) []step {
	var steps []step
	if len(a)*len(b) > mostCells {
		for i := range a {
			steps = append(steps, step{offset + i, -1})
		}
		for i := range b {
			steps = append(steps, step{-1, offset + i})
		}
		return steps
	}
	width := len(b) + 1
	longest := make([]int32, (len(a)+1)*width)
	for i := len(a) - 1; i >= 0; i-- {
		for j := len(b) - 1; j >= 0; j-- {
			if a[i] == b[j] {
				longest[i*width+j] = longest[(i+1)*width+j+1] + 1
			} else {
				longest[i*width+j] = max(longest[(i+1)*width+j], longest[i*width+j+1])
			}
		}
	}
	i, j := 0, 0
	for i < len(a) || j < len(b) {
		switch {
		case i < len(a) && j < len(b) && a[i] == b[j]:
			steps = append(steps, step{offset + i, offset + j})
			i, j = i+1, j+1
		case j == len(b) || i < len(a) && longest[(i+1)*width+j] >= longest[i*width+j+1]:
			steps = append(steps, step{offset + i, -1})
			i++
		default:
			steps = append(steps, step{-1, offset + j})
			j++
		}
	}
	return steps
}

// Piece is a stretch of words.
type Piece struct {
	Kind Kind // Same, Added or Removed
	Text string
}

// Words tells which words differ between two texts: what went stands before what
// came in its place.
func Words(old, new string) []Piece {
	a, b := words(old), words(new)
	var pieces []Piece
	var gone, came strings.Builder
	flush := func() {
		if gone.Len() > 0 {
			pieces = append(pieces, Piece{Removed, gone.String()})
		}
		if came.Len() > 0 {
			pieces = append(pieces, Piece{Added, came.String()})
		}
		gone.Reset()
		came.Reset()
	}
	for _, s := range align(a, b) {
		switch {
		case s.old < 0:
			came.WriteString(b[s.new])
		case s.new < 0:
			gone.WriteString(a[s.old])
		default:
			flush()
			if n := len(pieces); n > 0 && pieces[n-1].Kind == Same {
				pieces[n-1].Text += a[s.old]
			} else {
				pieces = append(pieces, Piece{Same, a[s.old]})
			}
		}
	}
	flush()
	return pieces
}

// words splits a text into words, white space and single signs.
func words(text string) []string {
	var all []string
	for text != "" {
		first, size := utf8.DecodeRuneInString(text)
		end := size
		if class := classOf(first); class != sign {
			for end < len(text) {
				next, size := utf8.DecodeRuneInString(text[end:])
				if classOf(next) != class {
					break
				}
				end += size
			}
		}
		all = append(all, text[:end])
		text = text[end:]
	}
	return all
}

const (
	sign = iota
	word
	space
)

func classOf(r rune) int {
	switch {
	case unicode.IsSpace(r):
		return space
	case unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.M, r) || r == '-' || r == '_':
		return word
	}
	return sign
}
