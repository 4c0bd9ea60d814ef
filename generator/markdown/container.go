package markdown

import (
	"bytes"
	"maps"
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"lintel/generator/diag"
)

var kindContainer = ast.NewNodeKind("LintelContainer")

// containerNode is :::name title, and ::tab title inside :::tabs.
type containerNode struct {
	ast.BaseBlock
	name                 string
	fence                int // the number of colons; 2 for a tab
	titleStart, titleEnd int
	start, end           int // the line that opens it
	closed               bool
}

// Kind implements ast.Node.
func (n *containerNode) Kind() ast.NodeKind { return kindContainer }

// Dump implements ast.Node.
func (n *containerNode) Dump(source []byte, level int) { ast.DumpHelper(n, source, level, nil, nil) }

const (
	nameTabs  = "tabs"
	nameTab   = "tab"
	nameStray = "" // a ::: that closes nothing
)

// boxLabels are the boxes, and the label that is their title when none is written.
var boxLabels = map[string]int{"note": labelNote, "tip": labelTip, "warning": labelWarning, "important": labelImportant}

// nearestBox gives the name an unknown one most likely means, for a hint.
func nearestBox(name string) string {
	names := append(slices.Sorted(maps.Keys(boxLabels)), nameTabs)
	return diag.NearestText(name, slices.Values(names))
}

// containerParser reads ::: boxes and tabs.
type containerParser struct{}

// Trigger implements parser.BlockParser.
func (containerParser) Trigger() []byte { return []byte{':'} }

// CanInterruptParagraph implements parser.BlockParser.
func (containerParser) CanInterruptParagraph() bool { return true }

// CanAcceptIndentedLine implements parser.BlockParser.
func (containerParser) CanAcceptIndentedLine() bool { return false }

// Open implements parser.BlockParser.
func (containerParser) Open(parent ast.Node, reader text.Reader, context parser.Context) (ast.Node, parser.State) {
	line, segment := reader.PeekLine()
	at := context.BlockOffset()
	if at < 0 {
		return nil, parser.NoChildren
	}
	fence := countColons(line[at:])
	name, title := cutWord(bytes.TrimSpace(line[at+fence:]))
	if fence < 2 || (fence == 2 && string(name) != nameTab) {
		return nil, parser.NoChildren
	}
	start := segment.Start - segment.Padding + at
	node := &containerNode{name: strings.ToLower(string(name)), fence: fence, start: start}
	if line[len(line)-1] == '\n' {
		line = line[:len(line)-1]
	}
	node.end = segment.Start - segment.Padding + len(bytes.TrimRight(line, " \t"))
	node.titleEnd = node.end
	node.titleStart = node.end - len(title)
	if !isTabs(parent) && fence == 2 {
		node.name = nameStray
	}
	reader.AdvanceToEOL()
	if node.name == nameStray {
		return node, parser.NoChildren
	}
	if depth, most := openContainers(context)+1, stateOf(context).limits.Nesting; depth > most {
		panic(limitNesting(start, node.end, depth, most))
	}
	return node, parser.HasChildren
}

// Continue implements parser.BlockParser.
func (containerParser) Continue(node ast.Node, reader text.Reader, context parser.Context) parser.State {
	container := node.(*containerNode)
	if container.name == nameStray {
		return parser.Close
	}
	line, _ := reader.PeekLine()
	width, at := util.IndentWidth(line, reader.LineOffset())
	if width > 3 || at >= len(line) || line[at] != ':' {
		return parser.Continue | parser.HasChildren
	}
	fence := countColons(line[at:])
	word, _ := cutWord(bytes.TrimSpace(line[at+fence:]))
	if container.name == nameTab && container.fence == 2 {
		// A tab ends where the next begins, and with the tabs around it.
		if fence == 2 && string(word) == nameTab && innermost(container, width, 2, context) {
			container.closed = true
			return parser.Close
		}
		return parser.Continue | parser.HasChildren
	}
	if len(word) == 0 && fence >= container.fence && innermost(container, width, fence, context) {
		container.closed = true
		reader.AdvanceToEOL()
		return parser.Close
	}
	return parser.Continue | parser.HasChildren
}

// Close implements parser.BlockParser.
func (containerParser) Close(ast.Node, text.Reader, parser.Context) {}

// innermost tells whether a line of colons, indented by width, is this
// container's: not the text of a code block in it, nor that of a container
// inside that is still open. goldmark asks the outer block before the inner.
func innermost(container *containerNode, width, fence int, context parser.Context) bool {
	blocks := context.OpenedBlocks()
	at := slices.IndexFunc(blocks, func(b parser.Block) bool { return b.Node == ast.Node(container) })
	for _, block := range blocks[at+1:] {
		switch inner := block.Node.(type) {
		case *containerNode:
			if inner.name != nameStray && inner.fence <= fence && (inner.fence > 2 || fence == 2) {
				return false
			}
		case *ast.FencedCodeBlock, *ast.HTMLBlock:
			return false
		case *ast.ListItem:
			if width < inner.Offset {
				return true
			}
			width -= inner.Offset
		case *ast.Blockquote:
			return true
		}
	}
	return true
}

func openContainers(context parser.Context) int {
	count := 0
	for _, block := range context.OpenedBlocks() {
		if _, ok := block.Node.(*containerNode); ok {
			count++
		}
	}
	return count
}

func isTabs(node ast.Node) bool {
	container, ok := node.(*containerNode)
	return ok && container.name == nameTabs
}

func countColons(line []byte) int {
	return len(line) - len(bytes.TrimLeft(line, ":"))
}

// cutWord splits a trimmed line after its first word.
func cutWord(line []byte) (word, rest []byte) {
	end := bytes.IndexAny(line, " \t")
	if end < 0 {
		return line, nil
	}
	return line[:end], bytes.TrimLeft(line[end:], " \t")
}

// alert is what a quote that begins with [!NOTE] carries.
type alert struct {
	name                 string
	titleStart, titleEnd int
	start, end           int // [!NOTE]
}

// alertAttribute is the goldmark attribute that holds a quote's *alert.
var alertAttribute = []byte("lintel-alert")

// alertTransformer takes [!NOTE] from the first line of a quote before the
// brackets are looked into, where they could be a link.
type alertTransformer struct{}

// Transform implements parser.ParagraphTransformer.
func (alertTransformer) Transform(node *ast.Paragraph, reader text.Reader, _ parser.Context) {
	quote, ok := node.Parent().(*ast.Blockquote)
	if !ok || node.PreviousSibling() != nil || node.Lines().Len() == 0 {
		return
	}
	segment := node.Lines().At(0)
	segment = segment.TrimLeftSpace(reader.Source())
	segment = segment.TrimRightSpace(reader.Source())
	line := segment.Value(reader.Source())
	end := bytes.IndexByte(line, ']')
	if !bytes.HasPrefix(line, []byte("[!")) || end < 3 || !isLetters(line[2:end]) || (end+1 < len(line) && line[end+1] != ' ') {
		return
	}
	name := strings.ToLower(string(line[2:end]))
	if name == "caution" { // GitHub's fifth
		name = "warning"
	}
	title := bytes.TrimLeft(line[end+1:], " \t")
	quote.SetAttribute(alertAttribute, &alert{
		name: name, start: segment.Start, end: segment.Start + end + 1,
		titleStart: segment.Stop - len(title), titleEnd: segment.Stop,
	})
	node.Lines().SetSliced(1, node.Lines().Len())
	if node.Lines().Len() == 0 {
		quote.RemoveChild(quote, node)
	}
}

func isLetters(word []byte) bool {
	for _, c := range word {
		if c|0x20 < 'a' || c|0x20 > 'z' {
			return false
		}
	}
	return true
}
