package generator

import (
	"context"
	"sync"

	"lintel/generator/diag"
	"lintel/generator/diagram"
	"lintel/generator/model"
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
		drawing, problems := d.engine.Draw(d.ctx, d.model, asView(view))
		drawn.drawing = drawing
		d.mutex.Lock()
		defer d.mutex.Unlock()
		for _, problem := range problems {
			d.problems.Add(ruleViewPlainer, view.IDSpan, diag.Args{"problem": problem.Text()})
		}
	})
	return drawn.drawing
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
