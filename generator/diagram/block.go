package diagram

import "math"

// block is the nodes of a group that relate to nothing. Left alone, Graphviz
// puts them all beside each other; it is given one node of the size of all
// instead, and they stand in rows inside.
type block struct {
	group         int
	nodes         []int
	columns       int
	cell          float64 // the width of a column
	width, height float64
}

// The columns of a block.
const (
	leastBlock  = 2
	mostColumns = 6
)

// findBlocks gathers the nodes that no edge touches, group by group.
func (g *graph) findBlocks() {
	if g.across {
		return
	}
	related := make([]bool, len(g.nodes))
	for i := range g.edges {
		related[g.edges[i].from], related[g.edges[i].to] = true, true
	}
	loose := make([][]int, len(g.groups)+1)
	for i := range g.nodes {
		if !related[i] {
			loose[g.band(i)] = append(loose[g.band(i)], i)
		}
	}
	for band, nodes := range loose {
		if len(nodes) < leastBlock {
			continue
		}
		group := band
		if band == len(g.groups) {
			group = -1
		}
		b := block{group: group, nodes: nodes}
		b.columns = min(len(nodes), mostColumns, max(3, int(math.Ceil(math.Sqrt(1.8*float64(len(nodes)))))))
		for _, n := range nodes {
			g.nodes[n].loose = true
			b.cell = max(b.cell, g.nodes[n].W)
		}
		b.width = float64(b.columns)*(b.cell+nodeGap) - nodeGap
		b.height = -nodeGap
		for row := range (len(nodes) + b.columns - 1) / b.columns {
			b.height += b.rowHeight(g, row) + nodeGap
		}
		g.blocks = append(g.blocks, b)
	}
}

func (b *block) rowHeight(g *graph, row int) float64 {
	height := 0.0
	for _, n := range b.nodes[row*b.columns : min(len(b.nodes), (row+1)*b.columns)] {
		height = max(height, g.nodes[n].H)
	}
	return height
}

// unfold puts the nodes of the blocks in their places. Graphviz has the blocks
// as nodes after all others.
func (g *graph) unfold(l *layout) {
	for i := range g.blocks {
		b := &g.blocks[i]
		at := centered(l.Nodes[len(g.nodes)+i], b.width, b.height)
		y := at.Y
		for j, n := range b.nodes {
			row, column := j/b.columns, j%b.columns
			if column == 0 && j > 0 {
				y += b.rowHeight(g, row-1) + nodeGap
			}
			l.Nodes[n] = Point{at.X + float64(column)*(b.cell+nodeGap) + b.cell/2, y + b.rowHeight(g, row)/2}
		}
	}
	l.Nodes = l.Nodes[:len(g.nodes)]
}

// looseCount is how many nodes stand in blocks.
func (g *graph) looseCount() int {
	count := 0
	for i := range g.blocks {
		count += len(g.blocks[i].nodes)
	}
	return count
}
