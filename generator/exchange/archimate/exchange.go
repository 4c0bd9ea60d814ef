package archimate

import (
	"lintel/generator/model"
	"lintel/generator/source"
)

// Model is what an exchange file holds, whatever its format. Things name each
// other by the ids of the tool that wrote the file.
type Model struct {
	ID            string
	Lang          string // of texts that name none; "" when nobody told
	Name          model.Text
	Documentation model.Text
	Properties    []Property
	Elements      []*Element
	Relationships []*Relationship
	Folders       []*Folder
	Views         []*View
	Images        map[string][]byte // by their path in the source
}

// Concept is what elements and relationships share.
type Concept struct {
	ID            string
	Type          string // ApplicationComponent, AndJunction, Serving, …
	Name          model.Text
	Documentation model.Text
	Properties    []Property
	Profile       string // the specialisation that it is of
	Span          source.Span
}

// Element is an element or a junction.
type Element struct{ Concept }

// Relationship joins two concepts: its ends are ids of elements, or of other
// relationships.
type Relationship struct {
	Concept
	Source, Target string
	Access         string // Read, Write, ReadWrite; "" when it is not told
	Strength       string // of an influence
	Directed       bool   // of an association
}

// Property is a key with a value.
type Property struct {
	Key   string
	Value model.Text
}

// Folder is where a tool has put things.
type Folder struct {
	ID            string
	Name          model.Text
	Documentation model.Text
	Folders       []*Folder
	Items         []string // ids of elements, relationships and views
	Span          source.Span
}

// View is a diagram.
type View struct {
	ID            string
	Name          model.Text
	Documentation model.Text
	Properties    []Property
	Viewpoint     string
	Boxes         []*Box // an outer one before what stands in it
	Lines         []*Line
	Span          source.Span
}

// Box is a rectangle of a view, its corner counted from the view's.
type Box struct {
	ID         string
	Kind       model.BoxKind
	Of         string     // the id of an element or view, the path of an image
	Text       model.Text // of a note or group
	In         string     // the id of the box that it stands in
	X, Y, W, H int
	Figure     string // box or shape, "" is as usual
	Align      string // left, center or right, "" is as usual
	Style      model.Style
	Span       source.Span
}

// Line joins two boxes, or a box and a line.
type Line struct {
	ID           string
	Relationship string // "" for a line that only joins
	From, To     string // ids of boxes, or of one line
	Bends        []model.Bend
	Label        model.Text // beside the relationship's own name
	Nameless     bool       // the relationship's name is not shown
	Style        model.Style
	Hidden       bool
	Span         source.Span
}
