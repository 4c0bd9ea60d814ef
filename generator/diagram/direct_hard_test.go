package diagram

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"lintel/generator/model"
)

// hardNames are names that break what is not careful.
func hardNames() []string {
	return []string{
		`Sitat "og" <vinkel> & mer`, "שלום עולם, פרויקט", "Linje en\nlinje to", strings.Repeat("Ordlangtsomet", 60), "",
		strings.Repeat("mange ord her ", 360), "graph", "日本語の名前",
	}
}

// TestDirectHard draws names and shapes that no author should write. Titles may
// be cut, but nothing lies on something else.
func TestDirectHard(t *testing.T) {
	files := archiveFiles(t, "model.txtar")
	m := smallModel(t, files)
	names := hardNames()
	for i, e := range m.Elements {
		e.Name = model.Text{{Lang: "nb", Value: names[i%len(names)]}, {Lang: "en", Value: names[(i+3)%len(names)]}}
		for j, part := range e.Parts {
			part.Name = model.Plain(names[(i+j)%len(names)])
		}
	}
	for _, d := range directDrawings(m) {
		for i, n := range d.Nodes {
			if !within(d, n.Rect) {
				t.Errorf("%s: %s lies outside", d.Key, n.ID)
			}
			for _, other := range d.Nodes[:i] {
				if overlap(n.Rect, other.Rect) {
					t.Errorf("%s: %s lies on %s", d.Key, n.ID, other.ID)
				}
			}
		}
		for _, lang := range m.Config.Languages {
			if svg := d.SVG(lang, true); len(svg) == 0 {
				t.Errorf("%s: no SVG", d.Key)
			}
		}
	}
}

// TestDirectProcessShapes draws processes of awkward forms: no start, a step
// that leads to itself, loops in loops, a step in no lane.
func TestDirectProcessShapes(t *testing.T) {
	for name, next := range map[string][][]int{
		"self":       {{0, 1}, {}},
		"no start":   {{1}, {2}, {0}},
		"loops":      {{1}, {2, 0}, {3, 1, 0}, {4, 2, 0, 1}, {}},
		"fan":        {{1, 2, 3, 4, 5}, {6}, {6}, {6}, {6}, {6}, {}},
		"long ways":  {{1, 2, 3, 4}, {2, 4}, {3}, {4, 1}, {}},
		"apart":      {{1}, {}, {3}, {}},
		"all to all": {{0, 1, 2, 3}, {0, 1, 2, 3}, {0, 1, 2, 3}, {0, 1, 2, 3}},
	} {
		for _, lanes := range []int{1, 2, 3} {
			e := wovenProcess(next, lanes)
			d := ProcessDrawing(&model.Model{Config: &model.Config{Languages: []string{"nb"}}}, e)
			if d == nil {
				t.Fatalf("%s: no picture", name)
			}
			d.Key = fmt.Sprintf("%s in %d lanes", name, lanes)
			checkDrawing(t, d, []string{"nb"})
		}
	}
}

// wovenProcess makes a process of steps that lead where next tells; every
// third is a gateway, and the last stands in no lane.
func wovenProcess(next [][]int, lanes int) *model.Element {
	e := &model.Element{Head: model.Head{ID: "woven", Kind: &model.Kind{ID: "process"}}, Process: &model.Process{}}
	for i := range lanes {
		e.Process.Lanes = append(e.Process.Lanes, &model.Lane{Part: &model.Part{PartHead: model.PartHead{ID: fmt.Sprintf("lane-%d", i)}, Element: e}})
	}
	for i := range next {
		step := &model.Step{Part: &model.Part{PartHead: model.PartHead{ID: fmt.Sprintf("s%d", i)}, Element: e}, Type: "task", Lane: e.Process.Lanes[i%lanes]}
		if i%3 == 2 {
			step.Type = "gateway"
		}
		if i == len(next)-1 && i > 2 {
			step.Lane = nil
		}
		e.Process.Steps = append(e.Process.Steps, step)
	}
	for i, targets := range next {
		for _, to := range targets {
			e.Process.Steps[i].Next = append(e.Process.Steps[i].Next, model.Flow{To: e.Process.Steps[to]})
		}
	}
	return e
}

// TestDirectMany draws an element with hundreds of relations and a process of
// hundreds of steps, in little time.
func TestDirectMany(t *testing.T) {
	files := archiveFiles(t, "model.txtar")
	var b strings.Builder
	for i := range 500 {
		fmt.Fprintf(&b, "---\nid: mange-%d\nkind: component\nname: Mange %d\nuses: [arkiv]\npart-of: [mange-%d]\n", i, i, (i+1)%500)
	}
	files["models/mange.yaml"] = &fstest.MapFile{Data: []byte(strings.TrimPrefix(b.String(), "---\n"))}
	m := smallModel(t, files)
	next := make([][]int, 200)
	for i := range next {
		next[i] = []int{min(i+1, 199), (i * 7) % 200}
	}
	start := time.Now()
	for _, d := range directDrawings(m) {
		if strings.HasPrefix(d.Key, "view-") || d.Key == "context-arkiv" {
			checkDrawing(t, d, nil)
		}
	}
	ProcessDrawing(m, wovenProcess(next, 3))
	if took := time.Since(start); took > 20*time.Second {
		t.Errorf("took %v", took)
	}
}
