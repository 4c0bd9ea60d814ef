package markdown

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// guardParagraphs counts in a paragraph before goldmark looks into it: its
// first pass makes paragraphs in linear time, its second is quadratic in their
// signs. It comes before all other transformers, because those for link
// definitions and tables are not linear either.
type guardParagraphs struct{}

// costFactor bounds a whole text: the cost of a paragraph is the square of its
// signs, and a text may cost as much as this many paragraphs at their limit.
const costFactor = 4

// bytesFactor bounds signs times bytes of a paragraph, for the searches that
// run from a sign to the paragraph's end: at the sign limit it may have 100 kB.
const bytesFactor = 100_000

// Transform implements parser.ParagraphTransformer.
func (guardParagraphs) Transform(node *ast.Paragraph, reader text.Reader, context parser.Context) {
	if lines := node.Lines(); lines.Len() > 0 {
		stateOf(context).checkLines(lines, reader.Source())
	}
}

// checkLines counts the signs and, when the lines make a table, its cells. The
// rows of a table are looked into one by one, so they are counted one by one.
func (s *parseState) checkLines(lines *text.Segments, source []byte) {
	start, end := lines.At(0).Start, lines.At(lines.Len()-1).Stop
	columns, rows := tableSize(lines, source)
	if cells := columns * rows; cells > s.limits.Cells {
		panic(limitCells(start, end, cells, s.limits.Cells))
	}
	if columns == 0 {
		count := 0
		for i := range lines.Len() {
			line := lines.At(i)
			count += countSigns(source[line.Start:line.Stop])
		}
		s.checkSigns(start, end, count)
		return
	}
	for i := range lines.Len() {
		line := lines.At(i)
		row := source[line.Start:line.Stop]
		// Escaped bars are kept in a list that is searched for each of them.
		s.checkSigns(line.Start, line.Stop, countSigns(row)+bytes.Count(row, []byte(`\|`)))
	}
}

func (s *parseState) checkSigns(start, end, count int) {
	most := s.limits.Brackets
	s.cost += count * count
	if count > most || count*(end-start) > most*bytesFactor || s.cost > costFactor*most*most {
		panic(limitBrackets(start, end, count, most))
	}
}

// countSigns counts the signs that goldmark searches partners for. An emphasis
// mark of several stars counts as several: it can match in parts.
func countSigns(line []byte) int {
	count := 0
	for _, c := range line {
		switch c {
		case '[', '*', '_', '~', '`', '<':
			count++
		}
	}
	return count
}

// tableSize gives an upper bound of the columns and rows goldmark would make of
// a paragraph, 0 columns when no line could be a table's second.
func tableSize(lines *text.Segments, source []byte) (columns, rows int) {
	for i := 1; i < lines.Len(); i++ {
		line := lines.At(i)
		if value := source[line.Start:line.Stop]; isDelimiterRow(value) {
			above := lines.At(i - 1)
			header := bytes.Count(source[above.Start:above.Stop], []byte{'|'})
			return max(header, bytes.Count(value, []byte{'|'})) + 1, lines.Len() - i
		}
	}
	return 0, 0
}

// isDelimiterRow tells whether a line consists of the signs of a table's second
// line. goldmark asks for more; what it would refuse here is refused by it later.
func isDelimiterRow(line []byte) bool {
	dash, other := false, false
	for _, c := range line {
		switch {
		case c == '-':
			dash = true
		case c == '|' || c == ':':
			other = true
		case !util.IsSpace(c):
			return false
		}
	}
	return dash && other
}

// stepsFactor bounds the work of goldmark's first pass: on every line it asks
// each open block whether it goes on, and keeps a note of the answer. At the
// nesting limit that is this many lines: ninety-nine lists followed by a
// megabyte of blank lines took 54 seconds.
const stepsFactor = 5000

// guardedContainers counts how often blocks that hold others are asked to go on.
type guardedContainers struct{ parser.BlockParser }

// Continue implements parser.BlockParser.
func (g guardedContainers) Continue(node ast.Node, reader text.Reader, context parser.Context) parser.State {
	state := stateOf(context)
	state.steps++
	if most := state.limits.Nesting * stepsFactor; state.steps > most {
		_, at := reader.Position()
		panic(limitSteps(at.Start, at.Start, state.steps, most))
	}
	return g.BlockParser.Continue(node, reader, context)
}

// guardedHeadings checks the one line of a # heading, which is never a paragraph.
type guardedHeadings struct{ parser.BlockParser }

// Open implements parser.BlockParser.
func (g guardedHeadings) Open(parent ast.Node, reader text.Reader, context parser.Context) (ast.Node, parser.State) {
	line, segment := reader.PeekLine()
	count := countSigns(line)
	node, status := g.BlockParser.Open(parent, reader, context)
	if node != nil {
		stateOf(context).checkSigns(segment.Start, segment.Stop, count)
	}
	return node, status
}

// guardedDefinitions checks the terms of a definition list: goldmark makes them
// of a paragraph that it takes from the tree before the transformers see it.
type guardedDefinitions struct{ parser.BlockParser }

// Open implements parser.BlockParser.
func (g guardedDefinitions) Open(parent ast.Node, reader text.Reader, context parser.Context) (ast.Node, parser.State) {
	node, status := g.BlockParser.Open(parent, reader, context)
	if node == nil {
		return nil, status
	}
	if term, ok := parent.LastChild().(*ast.Paragraph); ok && term.Lines().Len() > 0 {
		stateOf(context).checkLines(term.Lines(), reader.Source())
	}
	return node, status
}
