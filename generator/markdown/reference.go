package markdown

import (
	"bytes"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"lintel/generator/diag"
)

// barMask stands for the bar of a reference while goldmark parses. It splits
// the rows of a table at their bars before any inline parser runs; offsets stay
// the same, and what is rendered is taken from the text as written. A text that
// has this control sign in it is parsed without masking.
const barMask = '\x1f'

// maskBars gives the text as bytes of its own, the bars of references masked. It
// runs before the limits are known to hold, so it looks at no byte twice but
// for a search backwards from each ]].
func maskBars(body string) []byte {
	masked := []byte(body)
	if strings.IndexByte(body, barMask) >= 0 || !strings.Contains(body, "[[") {
		return masked
	}
	for at := 0; ; {
		end := strings.Index(body[at:], "]]")
		if end < 0 {
			return masked
		}
		end += at
		if open := strings.LastIndex(body[at:end], "[["); open >= 0 && strings.IndexByte(body[at+open:end], '\n') < 0 {
			for i := at + open; i < end; i++ {
				if masked[i] == '|' {
					masked[i] = barMask
				}
			}
		}
		at = end + 2
	}
}

var kindReference = ast.NewNodeKind("LintelReference")

// referenceNode is [[target#part|text]]. It holds offsets: the strings are
// taken from the text as written when it is rendered.
type referenceNode struct {
	ast.BaseInline
	start, end             int // the whole, with ! and brackets
	targetStart, targetEnd int // target#part
	text                   []text.Segment
	hasText, embed         bool
	problem                *referenceProblem // nil when it is well-formed
}

// Kind implements ast.Node.
func (n *referenceNode) Kind() ast.NodeKind { return kindReference }

// Dump implements ast.Node.
func (n *referenceNode) Dump(source []byte, level int) { ast.DumpHelper(n, source, level, nil, nil) }

// referenceProblem is what can be wrong with a reference.
type referenceProblem struct{ diag.Text }

var (
	problemEmpty     = &referenceProblem{diag.Text{EN: "it names nothing", NB: "den nevner ingenting"}}
	problemText      = &referenceProblem{diag.Text{EN: "there is no text after the bar", NB: "det står ingen tekst etter streken"}}
	problemMalformed = &referenceProblem{diag.Text{EN: "an id has no spaces, brackets or quotes in it", NB: "en id har ikke mellomrom, klammer eller anførselstegn i seg"}}
	problemOpen      = &referenceProblem{diag.Text{EN: "it is not closed by ]]; only the text after a bar may go on on the next line", NB: "den er ikke avsluttet med ]]; bare teksten etter en strek kan fortsette på neste linje"}}
	problemInLink    = &referenceProblem{diag.Text{EN: "it stands inside the text of a link or a picture", NB: "den står inne i teksten til en lenke eller et bilde"}}
)

// referenceParser reads [[…]] and ![[…]]. It comes before the parsers for
// footnotes and links, and after code spans in effect, since those begin with
// another sign and swallow what is in them.
type referenceParser struct{}

// Trigger implements parser.InlineParser.
func (referenceParser) Trigger() []byte { return []byte{'[', '!'} }

// Parse implements parser.InlineParser.
func (referenceParser) Parse(_ ast.Node, block text.Reader, _ parser.Context) ast.Node {
	line, segment := block.PeekLine()
	open := 0
	if line[0] == '!' {
		open = 1
	}
	rest := line[open:]
	if len(rest) < 2 || rest[0] != '[' || rest[1] != '[' || (len(rest) > 2 && rest[2] == '[') {
		return nil
	}
	node := &referenceNode{start: segment.Start, end: segment.Start + open + 2, embed: open == 1}
	node.SetPos(segment.Start)
	inside := open + 2
	if end := closing(line[inside:]); end >= 0 {
		content := line[inside : inside+end]
		if !bytes.Contains(content, []byte("[[")) {
			if bar := node.target(content, segment.Start+inside); bar >= 0 {
				node.addText(text.NewSegment(segment.Start+inside+bar+1, segment.Start+inside+end))
			}
			node.end = segment.Start + inside + end + 2
			block.Advance(inside + end + 2)
			return node
		}
	} else if continued(node, block, line[inside:], segment, inside) {
		return node
	}
	block.Advance(inside)
	node.problem, node.text, node.hasText = problemOpen, nil, false
	return node
}

// closing gives the offset of the ]] that closes a reference, -1 when there is
// none. The text may have brackets of its own, also at its end: [[id|a [b]]].
func closing(line []byte) int {
	end := bytes.Index(line, []byte("]]"))
	if end >= 0 && end+2 < len(line) && line[end+2] == ']' &&
		bytes.Count(line[:end], []byte{'['}) > bytes.Count(line[:end], []byte{']'}) {
		end++
	}
	return end
}

// referenceLines is how many lines a reference may go on over: the text of one
// is a few words, and a bracket that was never closed should be reported where
// it stands.
const referenceLines = 4

// continued reads a reference whose text goes on over a line end, and leaves
// the block where it was when there is none.
func continued(node *referenceNode, block text.Reader, first []byte, segment text.Segment, inside int) bool {
	startLine, startPosition := block.Position()
	bar := node.target(first, segment.Start+inside)
	if bar < 0 || node.problem != nil || bytes.Contains(first, []byte("[[")) {
		return false
	}
	node.addText(text.NewSegment(segment.Start+inside+bar+1, segment.Stop))
	for range referenceLines {
		block.AdvanceLine()
		line, next := block.PeekLine()
		if line == nil {
			break
		}
		end := closing(line)
		if end < 0 {
			node.addText(text.NewSegment(next.Start, next.Stop))
			continue
		}
		stop := next.Start - next.Padding + end
		if stop < next.Start || bytes.Contains(line[:end], []byte("[[")) {
			break
		}
		node.addText(text.NewSegment(next.Start, stop))
		node.end = stop + 2
		block.Advance(end + 2)
		return true
	}
	block.SetPosition(startLine, startPosition)
	return false
}

func (n *referenceNode) addText(segment text.Segment) {
	n.text = append(n.text, segment)
	n.hasText = true
}

// target reads target#part before the bar and gives the bar's offset in the
// content, -1 when there is none. Some write \| for the sake of other programs.
func (n *referenceNode) target(content []byte, start int) (bar int) {
	bar = bytes.IndexAny(content, "|\x1f")
	name := content
	if bar >= 0 {
		name = bytes.TrimSuffix(content[:bar], []byte{'\\'})
	}
	left := util.TrimLeftSpaceLength(name)
	name = bytes.TrimSpace(name)
	n.targetStart, n.targetEnd = start+left, start+left+len(name)
	switch {
	case len(name) == 0:
		n.problem, n.targetStart, n.targetEnd = problemEmpty, start, start
	case !isTarget(name):
		n.problem = problemMalformed
	case name[0] == '#' || name[len(name)-1] == '#':
		n.problem = problemEmpty
	}
	return bar
}

// isTarget tells whether the bytes can be target#part at all: whether there is
// such an element is for the linker to say, with the nearest name.
func isTarget(name []byte) bool {
	if bytes.Count(name, []byte{'#'}) > 1 {
		return false
	}
	for _, c := range name {
		if c <= ' ' || c == 0x7f || strings.IndexByte("[]{}<>()|\"'`^\\*!?,;", c) >= 0 {
			return false
		}
	}
	return true
}

// reference makes the public value of a node; inLink tells that it stands where
// no second link can be. What is wrong is noted in the node, to be reported once.
func (r *renderer) reference(node *referenceNode, inLink bool) Reference {
	reference := Reference{
		Embed:      node.embed,
		Span:       r.place(node.start, node.end),
		TargetSpan: r.place(node.targetStart, node.targetEnd),
	}
	reference.Target, reference.Part, _ = strings.Cut(r.body[node.targetStart:node.targetEnd], "#")
	for i, segment := range node.text {
		piece := r.body[segment.Start:segment.Stop]
		if i > 0 {
			piece = strings.TrimRight(reference.Text, " \t\n") + " " + strings.TrimLeft(piece, " \t")
		}
		reference.Text = piece
	}
	reference.Text = resolved(strings.TrimSpace(reference.Text))
	switch {
	case node.problem != nil:
	case node.hasText && reference.Text == "":
		node.problem = problemText
	case inLink:
		node.problem = problemInLink
	}
	return reference
}

// resolved takes away backslashes before punctuation and resolves entities.
func resolved(value string) string {
	if !strings.ContainsAny(value, `\&`) {
		return value
	}
	return string(util.ResolveEntityNames(util.ResolveNumericReferences(util.UnescapePunctuations([]byte(value)))))
}
