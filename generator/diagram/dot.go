package diagram

import (
	"fmt"
	"math"
	"strconv"
	"strings"
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
	fmt.Fprintf(&b, "digraph g {\ngraph [rankdir=%s,splines=%s,nodesep=%s,ranksep=%s,fontsize=10", direction, splines, inches(nodeGap), inches(g.rankGap()))
	if g.plain {
		b.WriteString(",nslimit=4,nslimit1=4,mclimit=0.5")
	}
	b.WriteString("]\nnode [shape=box,fixedsize=true,label=\" \"]\nedge [dir=none]\n")
	for i := range g.nodes {
		if g.nodes[i].group < 0 {
			g.dotNode(&b, i)
		}
	}
	for i := range g.groups {
		g.dotGroup(&b, i)
	}
	g.dotBands(&b)
	g.dotLoose(&b)
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

func (g *graph) dotNode(b *strings.Builder, i int) {
	fmt.Fprintf(b, "n%d [width=%s,height=%s]\n", i+1, inches(g.nodes[i].W), inches(g.nodes[i].H))
}

// dotGroup writes a cluster. Its label is a box of the size that the title
// takes.
func (g *graph) dotGroup(b *strings.Builder, i int) {
	group := &g.groups[i]
	fmt.Fprintf(b, "subgraph cluster_%d {\ngraph [margin=%d,labeljust=l,label=%s]\n", i+1, groupSpace, sizedLabel(g.groupTitle(i), titleBand))
	for _, n := range group.nodes {
		g.dotNode(b, n)
	}
	b.WriteString("}\n")
}

// groupTitle is the width that a group's title takes with its letter.
func (g *graph) groupTitle(i int) float64 {
	width := widest(g.groups[i].Title, frameSize, true)
	if g.groups[i].Letter != "" {
		width += letterSize + 8
	}
	return min(width, 2*graphBox)
}

// sizedLabel is a label of a size and without text.
func sizedLabel(width, height float64) string {
	return fmt.Sprintf(`<<table border="0" cellborder="0" cellpadding="0" cellspacing="0" fixedsize="true" width="%.0f" height="%.0f"><tr><td></td></tr></table>>`, math.Ceil(width), math.Ceil(height))
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
	if g.labelled {
		if width, height := g.labelSize(e); width > 0 {
			fmt.Fprintf(b, ",label=%s", sizedLabel(width+10, height+6))
		}
	}
	b.WriteString("]\n")
}

// labelSize is the size of an edge's label over all languages; its number
// counts as text.
func (g *graph) labelSize(e *graphEdge) (width, height float64) {
	suffix := ""
	if e.Count > 1 {
		suffix = " ×" + strconv.Itoa(e.Count)
	}
	for _, t := range e.Label {
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
		bands[g.band(i)] = append(bands[g.band(i)], i)
	}
	for i := 0; i+1 < len(bands); i++ {
		if len(bands[i+1]) == 0 {
			continue
		}
		fmt.Fprintf(b, "b%d [style=invis,width=0.01,height=0.01]\n", i+1)
		for _, n := range bands[i] {
			fmt.Fprintf(b, "n%d -> b%d [style=invis,weight=0]\n", n+1, i+1)
		}
		for _, n := range bands[i+1] {
			fmt.Fprintf(b, "b%d -> n%d [style=invis,weight=0]\n", i+1, n+1)
		}
	}
}

// dotLoose puts the nodes of a group that relate to nothing in rows that are
// not too wide: left alone, Graphviz puts them all beside each other.
func (g *graph) dotLoose(b *strings.Builder) {
	if g.across {
		return
	}
	related := make([]bool, len(g.nodes))
	for i := range g.edges {
		related[g.edges[i].from], related[g.edges[i].to] = true, true
	}
	loose := make([][]int, len(g.groups)+1)
	used := make([]float64, len(g.groups)+1)
	for i := range g.nodes {
		band := g.band(i)
		if related[i] {
			used[band] += g.nodes[i].W + nodeGap
		} else {
			loose[band] = append(loose[band], i)
		}
	}
	for band, nodes := range loose {
		// Where half the width is taken by related nodes, less is left.
		room := bandWidth - min(used[band], bandWidth*0.6)
		columns := max(1, int(room/(graphBox+nodeGap)))
		rows := (len(nodes) + columns - 1) / columns
		for i, n := range nodes {
			if rows > 1 && i%rows > 0 {
				fmt.Fprintf(b, "n%d -> n%d [style=invis,weight=100]\n", nodes[i-1]+1, n+1)
			}
		}
	}
}
