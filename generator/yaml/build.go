package yaml

import (
	"strings"

	v4 "go.yaml.in/yaml/v4"

	"lintel/generator/diag"
	"lintel/generator/source"
)

// builder makes nodes of v4's nodes: places, ends, aliases, duplicate keys.
type builder struct {
	file    *source.File
	text    string // the file up to the end of the stretch, so that no scan leaves it
	locator locator
	limits  Limits
	report  *diag.List

	count   int // nodes so far, aliases in full
	told    int // findings so far
	stopped bool
	anchors map[*v4.Node]anchored // made with the first anchor

	slab    int    // how many are made at once
	nodes   []Node // what is left of the slabs
	entries []Entry
	items   []*Node
}

// built is a node with what its surroundings need to know of it.
type built struct {
	node   *Node
	end    int // where it ends at this place, which for an alias is not its span
	height int // collections within it, itself included
}

// anchored is what an alias stands for. An unfinished one has no node: an
// alias that meets it stands inside its own anchor.
type anchored struct {
	node   *Node
	count  int
	height int
}

// slabSize is how many nodes are made at once: about as many as the text will
// need, since a slab lives as long as one node of it.
func slabSize(length int) int { return min(max(length/24, 8), 256) }

func (b *builder) newNode() *Node {
	if len(b.nodes) == 0 {
		b.nodes = make([]Node, b.slab)
	}
	node := &b.nodes[0]
	b.nodes = b.nodes[1:]
	return node
}

// carve takes n from a slab; large ones are made by themselves.
func carve[T any](rest *[]T, slab, n int) []T {
	if n > slab/4 {
		return make([]T, 0, n)
	}
	if len(*rest) < n {
		*rest = make([]T, slab)
	}
	piece := (*rest)[:0:n]
	*rest = (*rest)[n:]
	return piece
}

// enough is the number of findings after which a file is not told more: a
// hostile file could hold hundreds of thousands, and a mended one shows the rest.
const enough = 200

// add reports what does not stop the reading; nil when enough is told.
func (b *builder) add(rule *diag.Rule, span source.Span, args diag.Args) *diag.Finding {
	if b.told++; b.told > enough {
		return nil
	}
	return b.report.Add(rule, span, args)
}

// document makes the node of a document, nil of one with nothing in it.
func (b *builder) document(document *v4.Node) *Node {
	b.anchors = nil // anchors end with their document
	if document.Kind != v4.DocumentNode || len(document.Content) == 0 {
		return nil
	}
	root := document.Content[0]
	if root.Kind == v4.ScalarNode && isPlain(root) && root.Value == "" && root.Anchor == "" && root.Style&v4.TaggedStyle == 0 {
		return nil
	}
	return b.value(root, 0).node
}

// value makes the node of a value; depth is the number of collections around.
func (b *builder) value(n *v4.Node, depth int) built {
	start := b.locator.at(n.Line, n.Column)
	if b.count++; b.count > b.limits.Nodes && !b.stopped {
		b.stopped = true
		reportNodes(b.report, b.file.Span(start, start+1), b.limits.Nodes)
	}
	if b.stopped {
		return built{node: b.newNode(), end: start}
	}
	if n.Kind == v4.AliasNode {
		return b.alias(n, start, depth)
	}
	before := b.count
	if n.Anchor != "" {
		if b.anchors == nil {
			b.anchors = make(map[*v4.Node]anchored)
		}
		b.anchors[n] = anchored{}
	}
	var made built
	switch n.Kind {
	case v4.MappingNode, v4.SequenceNode:
		made = b.collection(n, start, depth)
	default:
		made = b.scalar(n, start)
	}
	if n.Anchor != "" {
		b.anchors[n] = anchored{node: made.node, count: b.count - before + 1, height: made.height}
	}
	return made
}

// alias gives the anchor's node again and counts it in full, since those who
// read the tree walk through it each time.
func (b *builder) alias(n *v4.Node, start, depth int) built {
	end := min(start+1+len(n.Value), len(b.text))
	span := b.file.Span(start, end)
	target := b.anchors[n.Alias]
	switch {
	case target.node == nil:
		reportSyntax(b.report, span, cycleCause(n.Value))
	case depth+target.height > b.limits.Depth:
		reportDepth(b.report, span, b.limits.Depth)
	case b.count+target.count-1 > b.limits.Nodes:
		reportNodes(b.report, span, b.limits.Nodes)
	default:
		b.count += target.count - 1
		return built{node: target.node, end: end, height: target.height}
	}
	b.stopped = true
	return built{node: b.newNode(), end: end}
}

func isPlain(n *v4.Node) bool {
	return n.Style&(v4.DoubleQuotedStyle|v4.SingleQuotedStyle|v4.LiteralStyle|v4.FoldedStyle) == 0
}

// scalar makes the node of a scalar.
func (b *builder) scalar(n *v4.Node, start int) built {
	node := b.newNode()
	content, stringTag := b.properties(n, start, len(b.text))
	end, how := b.extent(n, content)
	node.Span = source.Span{File: b.file, Start: content, End: end}
	if isPlain(n) && !stringTag && (n.Tag == "!!null" || n.Value == "") {
		if n.Value == "" {
			node.Span = b.nothing(content)
		}
		return built{node: node, end: node.Span.End}
	}
	node.Kind, node.Value, node.style = Scalar, n.Value, how
	node.Quoted = !isPlain(n) || stringTag
	return built{node: node, end: end}
}

// nothing is the place of a value that is not there. v4 puts it after the
// colon or the dash; where there is none (`? key`, `{key}`) it puts it at the
// next sign, which may be lines away.
func (b *builder) nothing(at int) source.Span {
	for at > b.locator.starts[0] && (isBlank(b.text[at-1]) || b.text[at-1] == '\n') {
		at--
	}
	return source.Span{File: b.file, Start: at, End: at}
}

// collection makes the node of a mapping or sequence.
func (b *builder) collection(n *v4.Node, start, depth int) built {
	if depth++; depth > b.limits.Depth {
		b.stopped = true
		reportDepth(b.report, b.file.Span(start, start+1), b.limits.Depth)
		return built{node: b.newNode(), end: start}
	}
	// A property belongs to the collection only before its first child, whose
	// own place includes its own properties.
	first, within := -1, len(b.text)
	if len(n.Content) > 0 {
		first = b.locator.at(n.Content[0].Line, n.Content[0].Column)
		within = first
	}
	content, _ := b.properties(n, start, within)
	node := b.newNode()
	made := built{node: node, end: content}
	if n.Kind == v4.MappingNode {
		node.Kind = Mapping
		b.mapping(n, &made, depth)
	} else {
		node.Kind = Sequence
		b.sequence(n, &made, depth)
	}
	made.height++
	// [a: b] and [? a: b] hold mappings in flow style without braces.
	if n.Style&v4.FlowStyle != 0 && first != content && (b.text[content] == '[' || b.text[content] == '{') {
		made.end = b.closing(made.end, content)
	}
	node.Span = b.file.Span(content, made.end)
	return made
}

func (b *builder) sequence(n *v4.Node, made *built, depth int) {
	items := carve(&b.items, b.slab, len(n.Content))
	for _, child := range n.Content {
		item := b.value(child, depth)
		if b.stopped {
			return
		}
		items = append(items, item.node)
		made.end = max(made.end, item.end)
		made.height = max(made.height, item.height)
	}
	made.node.Items = items
}

// indexFrom is the number of keys from which a mapping is searched through an
// index: below it a look along the keys is faster than making one.
const indexFrom = 16

func (b *builder) mapping(n *v4.Node, made *built, depth int) {
	entries := carve(&b.entries, b.slab, len(n.Content)/2)
	var index map[string]int
	for i := 0; i+1 < len(n.Content); i += 2 {
		key, span, keyEnd, usable := b.key(n.Content[i], depth)
		value := b.value(n.Content[i+1], depth)
		if b.stopped {
			return
		}
		made.end = max(made.end, keyEnd, value.end)
		made.height = max(made.height, value.height)
		if !usable {
			continue
		}
		if index == nil && len(entries) == indexFrom {
			index = make(map[string]int, len(n.Content)/2)
			for at := range entries {
				index[entries[at].Key] = at
			}
		}
		if earlier := find(entries, index, key); earlier >= 0 {
			if finding := b.add(ruleDuplicateKey, span, diag.Args{"key": key}); finding != nil {
				finding.Related = []diag.Related{{Span: entries[earlier].KeySpan, Note: noteFirst}}
			}
			continue
		}
		if index != nil {
			index[key] = len(entries)
		}
		entries = append(entries, Entry{Key: key, KeySpan: span, Value: value.node})
	}
	made.node.Entries = entries
}

func find(entries []Entry, index map[string]int, key string) int {
	if index != nil {
		if at, found := index[key]; found {
			return at
		}
		return -1
	}
	for at := range entries {
		if entries[at].Key == key {
			return at
		}
	}
	return -1
}

// key reads a mapping's key; one that is no text is reported and not usable.
func (b *builder) key(n *v4.Node, depth int) (text string, span source.Span, end int, usable bool) {
	start := b.locator.at(n.Line, n.Column)
	var textual bool
	switch {
	case n.Kind != v4.ScalarNode: // read it for the anchors in it, which aliases may name later
		end = b.value(n, depth).end
		span = b.file.Span(start, end)
	case n.Anchor != "":
		made := b.value(n, depth)
		span, end, textual = made.node.Span, made.end, made.node.Quoted
	default:
		content, stringTag := b.properties(n, start, len(b.text))
		end, _ = b.extent(n, content)
		span = source.Span{File: b.file, Start: content, End: end}
		textual = stringTag || !isPlain(n)
	}
	why := diag.Text{}
	switch {
	case n.Kind != v4.ScalarNode, n.Style&(v4.LiteralStyle|v4.FoldedStyle) != 0:
		why = whyNotText
	case textual:
	case n.Value == "<<":
		why = whyMerge
	case n.Tag == "!!null" || n.Value == "":
		why = whyNothing
	}
	if why != (diag.Text{}) && !b.stopped {
		b.add(ruleKey, firstLine(span), diag.Args{"why": why})
	}
	return n.Value, span, end, why == diag.Text{}
}

// firstLine is a span up to the end of its first line: enough to show a place.
func firstLine(span source.Span) source.Span {
	if i := strings.IndexByte(span.Text(), '\n'); i >= 0 {
		span.End = span.Start + i
	}
	return span
}
