package generator

import (
	"context"
	"strings"
	"sync"

	"lintel/generator/diag"
	"lintel/generator/diagram"
	"lintel/generator/model"
	"lintel/generator/source"
)

// drawer draws each view once for all pages and languages that show it, and
// remembers what went wrong.
type drawer struct {
	ctx    context.Context
	model  *model.Model
	engine *diagram.Drawer
	views  sync.Map // *drawnView by *model.Element

	mutex    sync.Mutex
	problems diag.List
}

// drawnView is a view's drawing, made when it is first asked for.
type drawnView struct {
	once    sync.Once
	drawing *diagram.Drawing
}

// Draw gives a view's drawing, or an information model's own.
func (d *drawer) Draw(view *model.Element) *diagram.Drawing {
	entry, _ := d.views.LoadOrStore(view, &drawnView{})
	drawn := entry.(*drawnView)
	drawn.once.Do(func() {
		drawing, problems := d.engine.DrawAt(d.ctx, d.model, asView(view), positions(view))
		drawn.drawing = drawing
		d.mutex.Lock()
		defer d.mutex.Unlock()
		for _, problem := range problems {
			d.problems.Add(ruleViewPlainer, view.IDSpan, diag.Args{"problem": problem.Text()})
		}
	})
	return drawn.drawing
}

// positions are where someone has put a view's nodes, nil when nobody has.
func positions(view *model.Element) diagram.Positions {
	if view.Layout == nil {
		return nil
	}
	saved := diagram.Positions{}
	for _, place := range view.Layout.Places {
		saved[place.Of.Text] = diagram.Point{X: place.X, Y: place.Y}
	}
	return saved
}

// asView lets an information model be drawn as a view of itself.
func asView(e *model.Element) *model.Element {
	if e.View != nil || e.Information == nil {
		return e
	}
	return &model.Element{Head: e.Head, View: &model.View{
		Type: "information", Include: []model.Selection{{Ref: model.Ref{Text: e.ID}}},
	}}
}

// found gives what went wrong so far, as findings.
func (d *drawer) found() []diag.Finding {
	d.mutex.Lock()
	defer d.mutex.Unlock()
	return d.problems.Sorted()
}

// Draw draws one element's own picture: a view, a process, an information
// model, a dataset's chart, or else what relates to it. It is nil when there is
// nothing to draw.
func Draw(ctx context.Context, m *model.Model, e *model.Element, worker string) (*diagram.Drawing, []diag.Finding) {
	switch {
	case e.Process != nil:
		return diagram.ProcessDrawing(m, e), nil
	case e.Dataset != nil:
		return diagram.DatasetDrawing(m, e), nil
	case e.View == nil && e.Information == nil:
		return diagram.Context(m, e), nil
	}
	d := &drawer{ctx: ctx, model: m, engine: diagram.New(diagram.Options{Worker: worker, Workers: 1})}
	defer d.engine.Close()
	return d.Draw(e), d.found()
}

// DOT gives a view's graph in Graphviz's language; ok is false for types that
// Graphviz does not lay out.
func DOT(m *model.Model, e *model.Element) (dot []byte, ok bool) {
	return diagram.DOT(m, asView(e))
}

// Pictures draws pictures outside a site: of one model, and of two in one. Close
// it when all is drawn.
type Pictures struct {
	ctx    context.Context
	engine *diagram.Drawer
}

// OpenPictures starts what draws.
func OpenPictures(ctx context.Context, options Options) *Pictures {
	return &Pictures{ctx: ctx, engine: diagram.New(diagram.Options{
		Worker: options.Worker, Workers: options.jobs(), CacheDir: layoutFolder(options.CacheDir),
	})}
}

// Close ends the processes that draw.
func (p *Pictures) Close() { p.engine.Close() }

// Draw draws an element's own picture, nil when it has none. A layout that took
// too long is a plainer one.
func (p *Pictures) Draw(m *model.Model, e *model.Element) *diagram.Drawing {
	switch {
	case e.Process != nil:
		return diagram.ProcessDrawing(m, e)
	case e.Dataset != nil:
		return diagram.DatasetDrawing(m, e)
	case e.View == nil && e.Information == nil:
		return nil
	}
	drawing, _ := p.engine.DrawAt(p.ctx, m, asView(e), positions(e))
	return drawing
}

// Overlay draws an element's picture in two models as one.
func (p *Pictures) Overlay(old, new diagram.Side, changed map[string]bool) *diagram.Drawing {
	drawing, _ := p.engine.Overlay(p.ctx, old, new, changed)
	return drawing
}

// Style gives the published files of a repository's theme by their paths, and the
// paths of its style sheet and its icon among them.
func Style(tree *source.Tree, config *model.Config) (files map[string][]byte, sheet, icon string, err error) {
	look, err := loadTheme(tree, config, config.Languages)
	if err != nil {
		return nil, "", "", err
	}
	files = map[string][]byte{}
	for _, asset := range look.Assets() {
		files[asset.Path] = asset.Data
		if strings.HasSuffix(asset.Path, ".css") {
			sheet = asset.Path
		}
		if strings.HasPrefix(asset.Path, "assets/favicon") {
			icon = asset.Path
		}
	}
	return files, sheet, icon, nil
}
