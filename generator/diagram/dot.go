package diagram

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"lintel/generator/model"
)

// Graphviz works in points and inches; here a point is a pixel.
const pointsPerInch = 72

// The space that Graphviz keeps, in pixels.
const (
	nodeGap    = 20
	rankGap    = 46
	groupSpace = 16
	titleBand  = 30
	bandWidth  = 1060 // how wide a row of nodes without relations gets
)

// edgeLabelWidth is how wide the label of an edge gets before it is wrapped.
const edgeLabelWidth = 132.0

// dot writes the graph in Graphviz's language. Everything in it is made here:
// nodes are n1, n2, …, edges e1, e2, …, groups cluster_1, …; no text of the
// model stands in it, only sizes.
func (g *graph) dot() []byte {
	var b strings.Builder
	direction, splines := "TB", "spline"
	if g.across {
		direction = "LR"
	}
	if g.plain {
		splines = "line"
	}
	fmt.Fprintf(&b, "digraph g {\ngraph [rankdir=%s,splines=%s,nodesep=%s,ranksep=%s,%s", direction, splines, inches(nodeGap), inches(g.rankGap()), signFormat)
	if g.banded {
		b.WriteString(",newrank=true") // else bands are wishes, not bounds
	}
	if g.plain {
		b.WriteString(",nslimit=4,nslimit1=4,mclimit=0.5")
	}
	fmt.Fprintf(&b, "]\nnode [shape=box,fixedsize=true,label=\" \"]\nedge [dir=none,%s]\n", signFormat)
	g.dotNodes(&b, -1)
	for i := range g.groups {
		g.dotGroup(&b, i)
	}
	g.dotBands(&b)
	for i := range g.edges {
		g.dotEdge(&b, i)
	}
	b.WriteString("}\n")
	return []byte(b.String())
}

// rankGap is the distance between ranks: labels in between need more.
func (g *graph) rankGap() float64 {
	if g.across {
		return 64
	}
	return rankGap
}

// inches writes pixels as Graphviz wants them.
func inches(pixels float64) string {
	return strconv.FormatFloat(pixels/pointsPerInch, 'f', 4, 64)
}

// dotNodes writes the nodes of a group, -1 for those in none: the related ones
// each, the others as one block below them.
func (g *graph) dotNodes(b *strings.Builder, group int) {
	var related []int
	for i := range g.nodes {
		if g.nodes[i].group == group && !g.nodes[i].loose {
			dotNode(b, i, g.nodes[i].W, g.nodes[i].H)
			related = append(related, i)
		}
	}
	for i := range g.blocks {
		block := &g.blocks[i]
		if block.group != group {
			continue
		}
		number := len(g.nodes) + i
		dotNode(b, number, block.width, block.height)
		for _, n := range related {
			fmt.Fprintf(b, "n%d -> n%d [style=invis,weight=0]\n", n+1, number+1)
		}
	}
}

func dotNode(b *strings.Builder, number int, width, height float64) {
	fmt.Fprintf(b, "n%d [width=%s,height=%s]\n", number+1, inches(width), inches(height))
}

// dotGroup writes a cluster. Its label is a box of the size that the title
// takes.
func (g *graph) dotGroup(b *strings.Builder, i int) {
	fmt.Fprintf(b, "subgraph cluster_%d {\ngraph [margin=%d,labeljust=l,label=%s]\n", i+1, groupSpace, sizedLabel(g.groupTitle(i), titleBand))
	g.dotNodes(b, i)
	b.WriteString("}\n")
}

// groupTitle is the width that a group's title takes with its letter.
func (g *graph) groupTitle(i int) float64 {
	return min(widest(g.groups[i].Title, frameSize, true)+letterRoom(&g.groups[i].Frame), 2*graphBox)
}

// The letters of labels in Graphviz, whose sizes it knows without a font: a
// sign of Courier is 0.6 of its size wide and its line 1.2 high. A label with
// a table of fixed size would say it more simply, but breaks the memory of the
// WebAssembly.
const (
	signSize   = noteLine / 1.2
	signWide   = signSize * 0.6
	signFormat = "fontname=Courier,fontsize=12.5"
)

// sizedLabel is a label of about a size, of signs that nobody sees.
func sizedLabel(width, height float64) string {
	line := strings.Repeat("x", max(1, int(math.Ceil(width/signWide))))
	return `"` + line + strings.Repeat(`\nx`, max(0, int(math.Round(height/noteLine))-1)) + `"`
}

// forward tells whether an edge leads down through the bands, or stays in one.
func (g *graph) forward(e *graphEdge) bool {
	return !g.banded || g.band(e.from) <= g.band(e.to)
}

// band is the group of a node; what is in none comes last.
func (g *graph) band(n int) int {
	if g.nodes[n].group < 0 {
		return len(g.groups)
	}
	return g.nodes[n].group
}

// dotEdge writes an edge. In bands it is written downwards whatever its
// direction, so that the bands keep their order; its way is turned afterwards.
func (g *graph) dotEdge(b *strings.Builder, i int) {
	e := &g.edges[i]
	from, to := e.from, e.to
	if !g.forward(e) {
		from, to = to, from
	}
	fmt.Fprintf(b, "n%d -> n%d [id=e%d", from+1, to+1, i+1)
	if width, height := g.labelSize(e); width > 0 && !g.plain {
		fmt.Fprintf(b, ",label=%s", sizedLabel(width+6, height))
	}
	b.WriteString("]\n")
}

// labelSize is the size of an edge's label over all languages; its number
// counts as text.
func (g *graph) labelSize(e *graphEdge) (width, height float64) {
	suffix, label := "", e.Label
	if e.Count > 1 {
		suffix = " ×" + strconv.Itoa(e.Count)
		if len(label) == 0 {
			label = model.Plain(suffix)
			suffix = ""
		}
	}
	for _, t := range label {
		lines := wrapLines(t.Value+suffix, edgeLabelWidth, noteSize, false, 3)
		for _, line := range lines {
			width = max(width, textWidth(line, noteSize, false))
		}
		height = max(height, float64(len(lines))*noteLine)
	}
	return width, height
}

// dotBands keeps the groups below each other: between two stands a node that
// nobody sees, below all of the one and above all of the other.
func (g *graph) dotBands(b *strings.Builder) {
	if !g.banded {
		return
	}
	bands := make([][]int, len(g.groups)+1)
	for i := range g.nodes {
		if !g.nodes[i].loose {
			bands[g.band(i)] = append(bands[g.band(i)], i)
		}
	}
	for i := range g.blocks {
		at := g.blocks[i].group
		if at < 0 {
			at = len(g.groups)
		}
		bands[at] = append(bands[at], len(g.nodes)+i)
	}
	for i := 0; i+1 < len(bands); i++ {
		if len(bands[i+1]) == 0 {
			continue
		}
		fmt.Fprintf(b, "b%d [shape=point,style=invis,width=0.01,height=0.01]\n", i+1)
		for _, n := range bands[i] {
			fmt.Fprintf(b, "n%d -> b%d [style=invis,weight=0]\n", n+1, i+1)
		}
		for _, n := range bands[i+1] {
			fmt.Fprintf(b, "b%d -> n%d [style=invis,weight=0]\n", i+1, n+1)
		}
	}
}
