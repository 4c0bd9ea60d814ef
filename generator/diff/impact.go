package diff

import "lintel/generator/query"

// Impact answers who is touched by the changes of a diff.
type Impact struct {
	diff     *Diff
	old, new *query.Impact
}

// Impact looks through both models once.
func (d *Diff) Impact() *Impact {
	return &Impact{diff: d, old: query.NewImpact(d.Old), new: query.NewImpact(d.New)}
}

// Of gives who is touched by what became of an element, as far as they are there
// now: by the new model, and by the old one when the element went.
func (i *Impact) Of(e *Element, depth int) []query.Touched {
	if e.New != nil {
		return i.new.Of(e.New, depth)
	}
	var left []query.Touched
	for _, t := range i.old.Of(e.Old, depth) {
		if t.Element != nil && i.diff.New.Element(t.Element.ID) == nil {
			continue
		}
		left = append(left, t)
	}
	return left
}
