package diagram

import (
	"context"
	"errors"
	"time"

	"lintel/generator/diag"
	"lintel/generator/model"
	"lintel/generator/query"
)

// Options is how pictures are made. The zero value lays graphs out in this
// process, one at a time, and keeps nothing.
type Options struct {
	// Worker is the program that lays graphs out: os.Executable() of a program
	// of which main begins with RunWorker. "" works in this process.
	Worker   string
	Workers  int           // 0 is one a core
	Deadline time.Duration // of a graph; 0 is ten seconds
	CacheDir string        // where layouts are kept; "" keeps none

	// For tests: workers that go wrong.
	workerArguments   []string
	workerEnvironment []string
}

// Drawer draws views. Many goroutines may use one.
type Drawer struct {
	pool  *pool
	cache *cache
}

// Problem is something that did not go as it should while a view was drawn.
// The view has its picture all the same, a plainer one.
type Problem struct {
	View  *model.Element
	Cause error
}

// Text says it for people.
func (p Problem) Text() diag.Text {
	if errors.Is(p.Cause, errDeadline) {
		return diag.Text{
			EN: `the view "` + p.View.ID + `" took too long to lay out and was drawn in a plainer way`,
			NB: `visningen «` + p.View.ID + `» tok for lang tid å legge ut og ble tegnet på en enklere måte`,
		}
	}
	return diag.Text{
		EN: `the view "` + p.View.ID + `" could not be laid out (` + p.Cause.Error() + `) and was drawn in a plainer way`,
		NB: `visningen «` + p.View.ID + `» kunne ikke legges ut (` + p.Cause.Error() + `) og ble tegnet på en enklere måte`,
	}
}

// New makes a drawer; close it when all is drawn.
func New(options Options) *Drawer {
	return &Drawer{pool: newPool(options), cache: &cache{folder: options.CacheDir, limit: cacheLimit}}
}

// Close ends the workers and brings the cache within its bounds.
func (d *Drawer) Close() {
	d.pool.close()
	d.cache.trim()
}

// Draw draws a view. It gives nil for an element that is no view, for a view
// without type and for one that is a table (matrix); and always a picture for
// the others, if an empty one.
func (d *Drawer) Draw(ctx context.Context, m *model.Model, view *model.Element) (*Drawing, []Problem) {
	return d.DrawAt(ctx, m, view, nil)
}

// DrawAt draws a view with its nodes where someone has put them, when its type
// is one that has a free layout. Without positions it is as Draw.
func (d *Drawer) DrawAt(ctx context.Context, m *model.Model, view *model.Element, positions Positions) (*Drawing, []Problem) {
	if view.View == nil {
		return nil, nil
	}
	if view.Layout.Placed() && view.View.Type != "matrix" {
		return drawPlaced(m, view, query.SelectNodes(m, view, &diag.List{})), nil
	}
	selection := query.Select(m, view, &diag.List{})
	switch view.View.Type {
	case "landscape", "layered", "dependency", "information":
		return d.drawGraph(ctx, view, newGraph(m, view, selection), positions)
	}
	if draw := direct(view.View.Type); draw != nil {
		return draw(m, view, selection), nil
	}
	return nil, nil
}

// direct gives the function that draws a type by rules of its own form, nil
// when there is none.
func direct(viewType string) func(*model.Model, *model.Element, *query.Selection) *Drawing {
	switch viewType {
	case "context":
		return drawContext
	case "process":
		return drawProcess
	case "capability-map":
		return drawCapabilityMap
	case "roadmap":
		return drawRoadmap
	case "ladder":
		return drawLadder
	case "chart":
		return drawChart
	}
	return nil
}

// drawGraph lays a graph out: as saved, from the cache, by Graphviz, or by
// itself when it is too big or Graphviz fails.
func (d *Drawer) drawGraph(ctx context.Context, view *model.Element, g *graph, positions Positions) (*Drawing, []Problem) {
	switch {
	case len(positions) > 0:
		return g.place(g.saved(positions)), nil
	case g.bare || len(g.nodes) == 0:
		return g.place(g.grid()), nil
	}
	dot := g.dot()
	if l := d.cache.get(dot); l.fits(g) {
		return g.place(l), nil
	}
	var l *layout
	err := d.pool.layout(ctx, dot, func(answer []byte) (err error) {
		l, err = parseLayout(answer, g)
		return err
	})
	if err != nil {
		g.drawing.Plain = true
		g.unlabel()
		return g.place(g.grid()), []Problem{{View: view, Cause: err}}
	}
	d.cache.put(dot, l)
	return g.place(l), nil
}

// fits tells whether a layout is one of this graph.
func (l *layout) fits(g *graph) bool {
	return l != nil && len(l.Nodes) == len(g.nodes) && len(l.Groups) == len(g.groups) && len(l.Edges) == len(g.edges)
}

// DOT gives the graph of a view in Graphviz's language; ok is false for types
// that Graphviz does not lay out.
func DOT(m *model.Model, view *model.Element) (dot []byte, ok bool) {
	if view.View == nil {
		return nil, false
	}
	switch view.View.Type {
	case "landscape", "layered", "dependency", "information":
		return newGraph(m, view, query.Select(m, view, &diag.List{})).dot(), true
	}
	return nil, false
}
