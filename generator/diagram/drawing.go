package diagram

import (
	"lintel/generator/model"
)

// Drawing is a picture whose things have places but no language yet. All
// measures are pixels at scale 1, the origin top left.
type Drawing struct {
	Key     string     // kebab-case, unique on a page: every id in the SVG begins with it
	Type    string     // context, landscape, …
	Title   model.Text // the accessible name
	Summary model.Text // the accessible description
	Width   float64
	Height  float64
	Frames  []Frame // painted first, outer before inner
	Edges   []Edge
	Nodes   []Node
	Labels  []Label // free text, painted last
	Strokes []Stroke
	Plain   bool // simplified because of its size: said below the picture
	Placed  bool // laid out by an author: lines are painted over boxes
}

// Rect is a place.
type Rect struct{ X, Y, W, H float64 }

// Point is a point.
type Point struct{ X, Y float64 }

// Shape is the outline of a node.
type Shape string

// The outlines. What a shape means is the same in every type of picture.
const (
	BoxShape     Shape = "box"     // an element
	RoundShape   Shape = "round"   // a step, something that happens
	DiamondShape Shape = "diamond" // a gateway, a milestone
	StartShape   Shape = "start"   // a thin ring
	EndShape     Shape = "end"     // a thick ring
	EventShape   Shape = "event"   // a double ring
	TableShape   Shape = "table"   // a title over rows
	BarShape     Shape = "bar"     // a bar of a chart or of time
	PlainShape   Shape = "plain"   // text without outline

	// In pictures that are laid out whole; see Figure.
	CutShape      Shape = "cut"      // a box without corners: ArchiMate's motivation
	NoteShape     Shape = "paper"    // a folded corner
	GroupShape    Shape = "group"    // a tab over a dashed area
	ImageShape    Shape = "image"    // a picture
	JunctionShape Shape = "junction" // a dot
	OrShape       Shape = "or"       // a ring
	SignShape     Shape = "sign"     // the sign of its kind, as large as the node
)

// Node is a thing in the picture.
type Node struct {
	Rect
	ID     string    // within the drawing; unique
	End    model.End // what it links to; the zero End links to nothing
	Shape  Shape
	Title  model.Text // wrapped inside the rect; for a start or end below it
	Note   model.Text // one small line above the title, such as the kind
	Rows   []Row      // of a table
	Badge  string     // a short sign in the corner: a step's number
	Focus  bool       // what the picture is about
	Class  string     // further meaning for colour and pattern, such as tone-settled or change-added
	Spoken model.Text // the accessible name, when it is more than the title
	Figure *Figure    // how it looks in a picture that is laid out whole; nil elsewhere
}

// Figure is what a node of a picture that is laid out whole has beside others.
type Figure struct {
	Sign             string  // the element type of ArchiMate whose sign stands in the corner
	Fill, Line, Font string  // the author's colours as #rrggbb
	Size             float64 // of the text
	Width            float64 // of the outline, 0 is as usual
	Align            string  // left, center, right
	Top              bool    // the title stands at the top, for other things stand below
	Image            string  // path in the repository
}

// Row is a line of a table node.
type Row struct {
	Text  model.Text
	Value model.Text  // at the right end
	Part  *model.Part // the attribute that it is, nil for none
	Class string      // as that of a node: change-removed
}

// Edge leads from one node to another.
type Edge struct {
	From, To string  // node ids
	Points   []Point // at least two; a curve when Curved: start, then triples of two controls and a point
	Curved   bool
	Relation string     // the relation type's id, "" when it is none or several
	Label    model.Text // at LabelAt, centred
	LabelAt  Point
	LabelW   float64
	Count    int // how many relations it stands for; 0 and 1 show no number
	Head     Head
	Tail     Head // what stands where it starts
	Dashed   bool
	Class    string
	Paint    string  // the author's colour as #rrggbb
	Width    float64 // of the line, 0 is as usual
}

// Head is what stands at the end of an edge.
type Head string

// The heads.
const (
	ArrowHead   Head = "arrow"
	OpenHead    Head = "open"    // a hollow triangle: specialises, realises
	DiamondHead Head = "diamond" // at the start: part of
	NoHead      Head = "none"
	FilledArrow Head = "filled" // a flow of work

	// In pictures that are laid out whole, at either end.
	WholeHead  Head = "whole"  // a diamond: composed of
	GatherHead Head = "gather" // a hollow diamond: aggregates
	BallHead   Head = "ball"   // assigned
	HalfHead   Head = "half"   // an arrow's one side: directed
)

// Frame is a titled area: a group, a lane, a layer, a step of a ladder.
type Frame struct {
	Rect
	ID       string
	End      model.End
	Title    model.Text
	Vertical bool   // the title runs up the left side
	Class    string // layer-technical, lane, …
	Letter   string // a layer's letter, shown in a square
}

// Label is free text: an axis, a legend, a note.
type Label struct {
	At     Point // of the baseline
	Text   model.Text
	Size   float64 // 0 is the standard size
	Anchor string  // start, middle or end; "" is start
	Strong bool
	Muted  bool
	Turned bool // a quarter to the left
	Width  float64
}

// Stroke is a line that joins nothing: an axis, a grid line, a legend's sample.
type Stroke struct {
	From, To Point
	Class    string // axis, grid
}
