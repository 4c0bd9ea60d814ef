package markdown

import (
	"strings"

	"lintel/generator/diag"
)

// Limits bound what is parsed. A field that is zero has its default.
type Limits struct {
	Text     int // bytes of a text: 1 MB
	Brackets int // of the signs [ * _ ~ ` < in a paragraph, and footnotes in a text: 2,000
	Cells    int // of a table: 20,000
	Code     int // bytes of a code block: 64 kB
	Nesting  int // of quotes, lists and boxes: 100
}

func (l Limits) withDefaults() Limits {
	for _, field := range []struct {
		value   *int
		initial int
	}{{&l.Text, 1 << 20}, {&l.Brackets, 2000}, {&l.Cells, 20_000}, {&l.Code, 64 << 10}, {&l.Nesting, 100}} {
		if *field.value <= 0 {
			*field.value = field.initial
		}
	}
	return l
}

// limitHit is a limit gone over: which, where, and by how much. What counts
// inside goldmark panics with one: goldmark cannot be cancelled otherwise, and
// parse, which recovers from its own panics anyway, turns it into a finding.
type limitHit struct {
	name       diag.Text
	start, end int
	count, max int
}

// The names of the limits, as they stand in findings.
func limitText(count, most int) *limitHit {
	return &limitHit{name: diag.Text{EN: "the size of the text in bytes (text)", NB: "tekstens størrelse i byte (text)"}, count: count, max: most}
}

func limitNesting(start, end, count, most int) *limitHit {
	return &limitHit{diag.Text{EN: "the nesting of quotes, lists and boxes (nesting)", NB: "dybden av sitater, lister og bokser (nesting)"}, start, end, count, most}
}

func limitSteps(start, end, count, most int) *limitHit {
	return &limitHit{diag.Text{EN: "the nesting of all lines, added up (nesting)", NB: "dybden av alle linjer, lagt sammen (nesting)"}, start, end, count, most}
}

func limitBrackets(start, end, count, most int) *limitHit {
	return &limitHit{diag.Text{EN: "the number of the signs [ * _ ~ ` < in a paragraph (brackets)", NB: "antallet av tegnene [ * _ ~ ` < i et avsnitt (brackets)"}, start, end, count, most}
}

func limitFootnotes(start, end, count, most int) *limitHit {
	return &limitHit{diag.Text{EN: "the number of footnotes (brackets)", NB: "antallet fotnoter (brackets)"}, start, end, count, most}
}

func limitCells(start, end, count, most int) *limitHit {
	return &limitHit{diag.Text{EN: "the number of cells in a table (cells)", NB: "antallet celler i en tabell (cells)"}, start, end, count, most}
}

func limitCode(start, end, count, most int) *limitHit {
	return &limitHit{diag.Text{EN: "the size of a code block in bytes (code)", NB: "størrelsen på en kodeblokk i byte (code)"}, start, end, count, most}
}

// scanLimits checks, by lines and before goldmark, what its first pass cannot
// bear: size, depth, and footnotes, which it keeps in a list without an index.
func scanLimits(body string, limits Limits) {
	if len(body) > limits.Text {
		panic(limitText(len(body), limits.Text))
	}
	notes := 0
	for at := 0; at < len(body); {
		end := strings.IndexByte(body[at:], '\n') + at
		if end < at {
			end = len(body)
		}
		line := body[at:end]
		if depth := nesting(line); depth > limits.Nesting {
			panic(limitNesting(at, end, depth, limits.Nesting))
		}
		if strings.Contains(line, "[^") {
			// A line can hold one note inside another: [^1]: [^2]: …
			count := strings.Count(line, "]:")
			notes += count
			if count > limits.Nesting {
				panic(limitNesting(at, end, count, limits.Nesting))
			}
			if notes > limits.Brackets {
				panic(limitFootnotes(at, end, notes, limits.Brackets))
			}
		}
		at = end + 1
	}
}

// nesting gives a depth that the blocks opened or continued by a line cannot
// exceed: each > and each list marker before the text is one, and each two
// columns of indentation before a marker may belong to a list opened further up.
func nesting(line string) int {
	depth, columns := 0, 0
	for i := 0; i < len(line); i++ {
		spaced := i+1 == len(line) || line[i+1] == ' ' || line[i+1] == '\t'
		switch c := line[i]; {
		case c == ' ':
			columns++
		case c == '\t':
			columns += 4
		case c == '>':
			depth++
		case (c == '-' || c == '*' || c == '+' || c == ':') && spaced:
			depth++
		case '0' <= c && c <= '9':
			// Digits count with the sign that ends them.
		case (c == '.' || c == ')') && spaced && i > 0 && '0' <= line[i-1] && line[i-1] <= '9':
			depth++
		case depth == 0:
			return 0
		default:
			return depth + max(0, columns-depth)/2
		}
	}
	return depth
}
