package diff

import (
	"lintel/generator/model"
	"lintel/generator/query"
)

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

// buildsOn is the relation by which something builds on another, which ArchiMate
// has no stronger word for than an association.
const buildsOn = "builds-on"

// Depends tells whether what a relation starts at depends on what it leads to: it
// uses it, reads or writes it, follows or realises it, or builds on it. What is
// said of others, who decides, owns or explains, is no dependence; a type that
// ArchiMate does not know may be one.
func Depends(t *model.RelationType) bool {
	switch t.Archimate {
	case "", "Access", "Realization":
		return !t.Symmetric() && t.ID != decides
	case "Serving":
		return t.ArchimateInverse
	}
	return t.ID == buildsOn
}

// Items takes an element that came or went apart: all that is said of it.
func (d *Diff) Items(e *model.Element) []*Item {
	return elementItems(&matching{old: d.Old, new: d.New, tokens: map[*model.Element]string{}}, e)
}
