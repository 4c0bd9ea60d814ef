package diagram

import (
	"encoding/json"
	"errors"
	"fmt"
	"strconv"
	"strings"
)

// layout is where Graphviz puts things, in pixels from the top left. It is
// what the cache keeps.
type layout struct {
	Width, Height float64
	Nodes         []Point // centres, by the graph's order
	Groups        []Rect
	Edges         []route
}

// route is the way of an edge: a start, then triples of two controls and a
// point. An edge without a way is drawn straight.
type route struct {
	Points  []Point
	LabelAt Point
	Label   bool
}

// dotObject is a node, a cluster or an edge of Graphviz's JSON. Its numbers
// are texts there.
type dotObject struct {
	Name   string `json:"name"`
	ID     string `json:"id"`
	Place  string `json:"pos"`
	Bounds string `json:"bb"`
	LabelP string `json:"lp"`
}

// errLayout is an answer that is no layout of the graph that was asked for.
var errLayout = errors.New("not a layout of this graph")

// parseLayout reads the JSON that Graphviz writes for a graph. What is missing
// or no number is an error: the answer may come from a worker that has gone
// wrong.
func parseLayout(data []byte, g *graph) (*layout, error) {
	var answer struct {
		Bounds  string      `json:"bb"`
		Objects []dotObject `json:"objects"`
		Edges   []dotObject `json:"edges"`
	}
	if err := json.Unmarshal(data, &answer); err != nil {
		return nil, fmt.Errorf("%w: %w", errLayout, err)
	}
	bounds, err := numbers(answer.Bounds, 4)
	if err != nil {
		return nil, err
	}
	l := &layout{
		Width: bounds[2] - bounds[0], Height: bounds[3] - bounds[1],
		Nodes: make([]Point, len(g.nodes)+len(g.blocks)), Groups: make([]Rect, len(g.groups)), Edges: make([]route, len(g.edges)),
	}
	flip := flipper{left: bounds[0], top: bounds[3]}
	seen := 0
	for _, o := range answer.Objects {
		found, err := l.object(o, flip)
		if err != nil {
			return nil, err
		}
		seen += found
	}
	if want := len(l.Nodes) - g.looseCount() + len(l.Groups); seen != want {
		return nil, fmt.Errorf("%w: %d of %d things placed", errLayout, seen, want)
	}
	for _, o := range answer.Edges {
		if err := l.edge(o, flip); err != nil {
			return nil, err
		}
	}
	g.unfold(l)
	l.bound(g)
	return l, nil
}

// flipper turns Graphviz's plane, where y runs upwards.
type flipper struct{ left, top float64 }

func (f flipper) point(x, y float64) Point { return Point{x - f.left, f.top - y} }

// object reads a node or a cluster; found is 1 when it is one of ours.
func (l *layout) object(o dotObject, flip flipper) (found int, err error) {
	if index, ok := indexed(o.Name, "n", len(l.Nodes)); ok {
		at, err := numbers(o.Place, 2)
		if err != nil {
			return 0, err
		}
		l.Nodes[index] = flip.point(at[0], at[1])
		return 1, nil
	}
	if index, ok := indexed(o.Name, "cluster_", len(l.Groups)); ok {
		box, err := numbers(o.Bounds, 4)
		if err != nil {
			return 0, err
		}
		corner := flip.point(box[0], box[3])
		l.Groups[index] = Rect{corner.X, corner.Y, box[2] - box[0], box[3] - box[1]}
		return 1, nil
	}
	return 0, nil
}

// edge reads the way of an edge and the place of its label.
func (l *layout) edge(o dotObject, flip flipper) error {
	index, ok := indexed(o.ID, "e", len(l.Edges))
	if !ok {
		return nil
	}
	for pair := range strings.FieldsSeq(o.Place) {
		at, err := numbers(pair, 2)
		if err != nil {
			return err
		}
		l.Edges[index].Points = append(l.Edges[index].Points, flip.point(at[0], at[1]))
	}
	if count := len(l.Edges[index].Points); count > 0 && (count < 4 || count%3 != 1) {
		return fmt.Errorf("%w: a way of %d points", errLayout, count)
	}
	if o.LabelP != "" {
		at, err := numbers(o.LabelP, 2)
		if err != nil {
			return err
		}
		l.Edges[index].LabelAt, l.Edges[index].Label = flip.point(at[0], at[1]), true
	}
	return nil
}

// indexed reads the number in a name such as n12, from 0.
func indexed(name, prefix string, count int) (int, bool) {
	rest, ok := strings.CutPrefix(name, prefix)
	if !ok {
		return 0, false
	}
	number, err := strconv.Atoi(rest)
	return number - 1, err == nil && number >= 1 && number <= count
}

// numbers reads so many numbers with commas between.
func numbers(text string, count int) ([]float64, error) {
	parts := strings.Split(text, ",")
	if len(parts) != count {
		return nil, fmt.Errorf("%w: %q is not %d numbers", errLayout, text, count)
	}
	list := make([]float64, count)
	for i, part := range parts {
		value, err := strconv.ParseFloat(part, 64)
		if err != nil || value < -1e6 || value > 1e6 || value != value {
			return nil, fmt.Errorf("%w: %q is no number", errLayout, part)
		}
		list[i] = value
	}
	return list, nil
}
