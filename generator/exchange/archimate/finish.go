package archimate

import (
	"bytes"
	"net/http"
	"slices"
	"strings"

	"lintel/generator/diag"
	"lintel/generator/model"
)

// The most that a layout holds.
const (
	mostBoxes   = 5_000
	mostLines   = 10_000
	mostBends   = 100
	mostNesting = 50
)

// finish puts together what was read: references that lead nowhere, languages,
// bounds and images.
func (r *reader) finish() {
	r.ends()
	elements := map[string]bool{}
	for _, e := range r.Model.Elements {
		elements[e.ID] = true
	}
	relationships := map[string]*Relationship{}
	for _, relationship := range r.Model.Relationships {
		relationships[relationship.ID] = relationship
	}
	views := map[string]bool{}
	for _, v := range r.Model.Views {
		views[v.ID] = true
	}
	for _, v := range r.Model.Views {
		r.boxes(v, elements, views)
		r.lines(v, relationships)
	}
	r.folders(r.Model.Folders)
	r.languages()
}

// ends leaves out relationships that lead nowhere, and those that lead to
// them, in turn, and what leads to itself in a circle: each waits for its ends.
func (r *reader) ends() {
	settled := map[string]bool{}
	for _, e := range r.Model.Elements {
		settled[e.ID] = true
	}
	waiting, lacking := map[string][]*Relationship{}, map[*Relationship]int{}
	var ready []string
	for _, relationship := range r.Model.Relationships {
		for _, end := range [...]string{relationship.Source, relationship.Target} {
			if !settled[end] {
				waiting[end] = append(waiting[end], relationship)
				lacking[relationship]++
			}
		}
		if lacking[relationship] == 0 {
			ready = append(ready, relationship.ID)
		}
	}
	for len(ready) > 0 {
		id := ready[len(ready)-1]
		ready = ready[:len(ready)-1]
		if settled[id] {
			continue
		}
		settled[id] = true
		for _, relationship := range waiting[id] {
			if lacking[relationship]--; lacking[relationship] == 0 {
				ready = append(ready, relationship.ID)
			}
		}
	}
	r.Model.Relationships = slices.DeleteFunc(r.Model.Relationships, func(relationship *Relationship) bool {
		if settled[relationship.ID] {
			return false
		}
		lost := relationship.Source
		if settled[lost] {
			lost = relationship.Target
		}
		r.report(ruleReference, relationship.Span, diag.Args{"id": lost, "what": whatRelationship})
		return true
	})
}

// boxes leaves out boxes that show nothing, and bounds the others.
func (r *reader) boxes(v *View, elements, views map[string]bool) {
	if len(v.Boxes) > mostBoxes {
		r.report(ruleLimit, v.Span, diag.Args{"what": limitBoxes, "most": mostBoxes})
		v.Boxes = v.Boxes[:mostBoxes]
	}
	lost := map[string]string{} // lost boxes, with the box around
	depth := map[string]int{}
	v.Boxes = slices.DeleteFunc(v.Boxes, func(b *Box) bool {
		for {
			around, gone := lost[b.In]
			if !gone {
				break
			}
			b.In = around
		}
		if depth[b.ID] = depth[b.In] + 1; b.In == "" {
			depth[b.ID] = 1
		}
		if depth[b.ID] > mostNesting {
			r.report(ruleLimit, b.Span, diag.Args{"what": limitDepth, "most": mostNesting})
			b.In, depth[b.ID] = "", 1
		}
		switch {
		case b.Kind == model.ElementBox && !elements[b.Of], b.Kind == model.ViewBox && !views[b.Of]:
			r.report(ruleReference, b.Span, diag.Args{"id": b.Of, "what": whatBox})
			lost[b.ID] = b.In
			return true
		case b.Kind == model.ImageBox && !r.image(b):
			lost[b.ID] = b.In
			return true
		}
		r.bounds(b)
		return false
	})
}

// bounds brings a box into what a picture can hold.
func (r *reader) bounds(b *Box) {
	for _, side := range [...]struct {
		name     string
		value    *int
		least    int
		standard int
	}{{"x", &b.X, -reach, 0}, {"y", &b.Y, -reach, 0}, {"w", &b.W, 1, usualWidth}, {"h", &b.H, 1, usualHeight}} {
		if *side.value < side.least || *side.value > reach {
			r.report(ruleBounds, b.Span, diag.Args{"what": side.name, "value": *side.value})
			*side.value = side.standard
		}
	}
}

// image takes the picture that a box shows.
func (r *reader) image(b *Box) bool {
	if strings.HasPrefix(b.Of, "models/") && r.archive == nil {
		return true // what was exported, back in its repository
	}
	if _, taken := r.Model.Images[b.Of]; taken {
		return true
	}
	if r.archive == nil {
		r.report(rulePath, b.Span, diag.Args{"path": b.Of, "why": pathNoFiles})
		return false
	}
	data, ok := r.open(b.Of, mostImage, b.Span)
	if !ok {
		return false
	}
	if imageEnding(data) == "" {
		r.report(rulePath, b.Span, diag.Args{"path": b.Of, "why": pathNoImage})
		return false
	}
	r.Model.Images[b.Of] = bytes.Clone(data)
	return true
}

// imageEnding tells what a picture is by its first bytes, "" when it is none.
func imageEnding(data []byte) string {
	switch http.DetectContentType(data) {
	case "image/png":
		return ".png"
	case "image/jpeg":
		return ".jpg"
	case "image/gif":
		return ".gif"
	}
	return ""
}

// lines leaves out lines that join nothing.
func (r *reader) lines(v *View, relationships map[string]*Relationship) {
	if len(v.Lines) > mostLines {
		r.report(ruleLimit, v.Span, diag.Args{"what": limitLines, "most": mostLines})
		v.Lines = v.Lines[:mostLines]
	}
	p := newPlan(v)
	onBoxes := func(l *Line) bool { return l != nil && p.boxes[l.From] != nil && p.boxes[l.To] != nil }
	v.Lines = slices.DeleteFunc(v.Lines, func(l *Line) bool {
		for _, end := range [...]string{l.From, l.To} {
			if p.boxes[end] == nil && !onBoxes(p.lines[end]) {
				r.report(ruleReference, l.Span, diag.Args{"id": end, "what": whatLine})
				return true
			}
		}
		if l.Relationship != "" && relationships[l.Relationship] == nil {
			r.report(ruleReference, l.Span, diag.Args{"id": l.Relationship, "what": whatLine})
			return true
		}
		if len(l.Bends) > mostBends {
			r.report(ruleLimit, l.Span, diag.Args{"what": limitBends, "most": mostBends})
			l.Bends = l.Bends[:mostBends]
		}
		for _, bend := range l.Bends {
			if max(bend.X, -bend.X, bend.Y, -bend.Y) > reach {
				r.report(ruleBounds, l.Span, diag.Args{"what": "bendpoint", "value": max(bend.X, -bend.X, bend.Y, -bend.Y)})
				l.Bends = nil
				break
			}
		}
		// Archi does not draw the relation of a box with the one around it.
		if l.Relationship != "" && (p.within(l.From, l.To) || p.within(l.To, l.From)) && r.Format != OpenExchange {
			l.Hidden = true
		}
		return false
	})
	// A line on a line that is gone is gone too.
	p = newPlan(v)
	v.Lines = slices.DeleteFunc(v.Lines, func(l *Line) bool {
		for _, end := range [...]string{l.From, l.To} {
			if p.boxes[end] == nil && p.lines[end] == nil {
				r.report(ruleReference, l.Span, diag.Args{"id": end, "what": whatLine})
				return true
			}
		}
		return false
	})
}

// folders leaves out what is not there, and empty names.
func (r *reader) folders(list []*Folder) {
	for _, f := range list {
		if f.Name.IsEmpty() {
			f.Name = model.Plain("–")
		}
		f.Items = slices.DeleteFunc(f.Items, func(id string) bool {
			_, known := r.claimed[id]
			if !known {
				r.report(ruleReference, f.Span, diag.Args{"id": id, "what": whatFolder})
			}
			return !known
		})
		r.folders(f.Folders)
	}
}

// languages chooses the main language, whose texts need not name it: the one
// that was told, else the one that most texts are in, else Norwegian.
func (r *reader) languages() {
	main := r.lang
	if main == "" {
		for _, lang := range [...]string{"nb", "nn", "en"} {
			if r.tags[lang] > r.tags[main] {
				main = lang
			}
		}
	}
	if main == "" {
		main = "nb"
	}
	r.Model.Lang = main
	r.Model.eachText(func(text *model.Text) { *text = r.mainFirst(*text, main) })
}

// mainFirst puts a text in the main language first and takes the name of the
// language off; what a site cannot be in goes, unless nothing else is there.
func (r *reader) mainFirst(text model.Text, main string) model.Text {
	var plain, others, strange model.Text
	for _, t := range text {
		switch {
		case t.Lang == "" || t.Lang == main:
			if len(plain) == 0 {
				plain = model.Plain(t.Value)
			}
		case knownLanguage(t.Lang):
			others = append(others, t)
		default:
			strange = append(strange, t)
		}
	}
	if len(plain) == 0 && len(others) == 0 && len(strange) > 0 {
		plain, strange = model.Plain(strange[0].Value), strange[1:]
	}
	r.Losses.add(lossLanguage, len(strange))
	slices.SortFunc(others, func(a, b model.Translation) int { return strings.Compare(a.Lang, b.Lang) })
	return append(plain, others...)
}

func (l Losses) add(reason Loss, count int) {
	if count > 0 {
		l[reason] += count
	}
}

// eachText visits every text of the model.
func (m *Model) eachText(visit func(*model.Text)) {
	properties := func(list []Property) {
		for i := range list {
			visit(&list[i].Value)
		}
	}
	concept := func(c *Concept) {
		visit(&c.Name)
		visit(&c.Documentation)
		properties(c.Properties)
	}
	visit(&m.Name)
	visit(&m.Documentation)
	properties(m.Properties)
	for _, e := range m.Elements {
		concept(&e.Concept)
	}
	for _, r := range m.Relationships {
		concept(&r.Concept)
	}
	for _, v := range m.Views {
		visit(&v.Name)
		visit(&v.Documentation)
		properties(v.Properties)
		for _, b := range v.Boxes {
			visit(&b.Text)
		}
		for _, l := range v.Lines {
			visit(&l.Label)
		}
	}
	eachFolder(m.Folders, func(f *Folder) {
		visit(&f.Name)
		visit(&f.Documentation)
	})
}

func eachFolder(list []*Folder, visit func(*Folder)) {
	for _, f := range list {
		visit(f)
		eachFolder(f.Folders, visit)
	}
}
