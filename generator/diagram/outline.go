package diagram

import (
	"strconv"
	"strings"
)

// pen writes a path.
type pen []string

func (p *pen) to(command string, values ...float64) {
	*p = append(*p, command)
	for i, v := range values {
		if i > 0 {
			*p = append(*p, " ")
		}
		*p = append(*p, strconv.FormatFloat(round2(v), 'f', -1, 64))
	}
}

// outline is the path of a shape round a rectangle.
func outline(shape Shape, r Rect) []string {
	var p pen
	to := p.to
	right, bottom := r.X+r.W, r.Y+r.H
	switch shape {
	case RoundShape:
		c := min(8, r.W/2, r.H/2)
		to("M", r.X+c, r.Y)
		to("H", right-c)
		to("A", c, c, 0, 0, 1, right, r.Y+c)
		to("V", bottom-c)
		to("A", c, c, 0, 0, 1, right-c, bottom)
		to("H", r.X+c)
		to("A", c, c, 0, 0, 1, r.X, bottom-c)
		to("V", r.Y+c)
		to("A", c, c, 0, 0, 1, r.X+c, r.Y)
	case CutShape:
		c := min(7, r.W/2, r.H/2)
		to("M", r.X+c, r.Y)
		to("H", right-c)
		to("L", right, r.Y+c)
		to("V", bottom-c)
		to("L", right-c, bottom)
		to("H", r.X+c)
		to("L", r.X, bottom-c)
		to("V", r.Y+c)
	case NoteShape:
		c := min(10, r.W/2, r.H/2)
		to("M", r.X, r.Y)
		to("H", right)
		to("V", bottom-c)
		to("L", right-c, bottom)
		to("H", r.X)
	case GroupShape:
		tab := min(groupTab, r.H/2)
		to("M", r.X, r.Y+tab)
		to("V", r.Y)
		to("H", r.X+r.W/2)
		to("V", r.Y+tab)
		to("M", r.X, r.Y+tab)
		to("H", right)
		to("V", bottom)
		to("H", r.X)
	case JunctionShape, OrShape:
		c, radius := r.center(), min(r.W, r.H)/2
		to("M", c.X, c.Y-radius)
		to("A", radius, radius, 0, 1, 1, c.X, c.Y+radius)
		to("A", radius, radius, 0, 1, 1, c.X, c.Y-radius)
	default:
		to("M", r.X, r.Y)
		to("H", right)
		to("V", bottom)
		to("H", r.X)
	}
	return append(p, "Z")
}

// The pieces of outlines that keep their size.
const (
	signBand  = 14.0 // of an object
	signDepth = 12.0 // of a node
	signTab   = 18.0 // of a component
)

// signOutline is the outline of a kind whose pieces keep their size however
// large the box; nil for the others, which are drawn out.
func signOutline(n *Node) []string {
	var p pen
	right, bottom := n.X+n.W, n.Y+n.H
	band, depth := min(signBand, n.H/3), min(signDepth, n.W/4, n.H/4)
	switch strings.TrimPrefix(n.Figure.Sign, "Application") {
	case "BusinessObject", "DataObject", "Contract":
		p.to("M", n.X, n.Y)
		p.to("H", right)
		p.to("V", bottom)
		p.to("H", n.X)
		p.to("Z")
		p.to("M", n.X, n.Y+band)
		p.to("H", right)
		if n.Figure.Sign == "Contract" {
			p.to("M", n.X, bottom-band)
			p.to("H", right)
		}
	case "Node":
		p.to("M", n.X, n.Y+depth)
		p.to("L", n.X+depth, n.Y)
		p.to("H", right)
		p.to("V", bottom-depth)
		p.to("L", right-depth, bottom)
		p.to("H", n.X)
		p.to("Z")
		p.to("M", n.X, n.Y+depth)
		p.to("H", right-depth)
		p.to("V", bottom)
		p.to("M", right-depth, n.Y+depth)
		p.to("L", right, n.Y)
	case "Component":
		tab, body := min(signTab, n.W/3), n.X+min(signTab, n.W/3)/2
		p.to("M", body, n.Y)
		p.to("H", right)
		p.to("V", bottom)
		p.to("H", body)
		p.to("Z")
		for _, y := range [...]float64{n.Y + n.H*0.2, n.Y + n.H*0.55} {
			p.to("M", n.X, y)
			p.to("H", n.X+tab)
			p.to("V", y+n.H*0.22)
			p.to("H", n.X)
			p.to("Z")
		}
	}
	return p
}

// signInsets is how far from the left, the top and the right the text of a node
// stands that is its sign.
func signInsets(n *Node) (left, top, right float64) {
	switch strings.TrimPrefix(n.Figure.Sign, "Application") {
	case "BusinessObject", "DataObject", "Contract":
		return 0, min(signBand, n.H/3), 0
	case "Node":
		return 0, min(signDepth, n.H/4), min(signDepth, n.W/4)
	case "Component":
		return min(signTab, n.W/3), 0, 0
	}
	return 0.1 * n.W, 0, 0.1 * n.W
}
