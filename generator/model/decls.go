package model

import "lintel/generator/source"

// Decls is everything that the files of a repository declare.
type Decls struct {
	Config    *Config
	Metamodel *Metamodel
	Elements  []*ElementDecl  // sorted by file and place
	Articles  []*Article      // sorted by path
	Layouts   []*Layout       // sorted by path
	Locked    []Locked        // what has been published, by models/ids.lock
	Broken    bool            // a file has an error, so that what seems to be missing may stand in it
	Files     map[string]bool // every file under content/ and models/, for links
}

// Ref names another element, or a part of one: id or id#part.
type Ref struct {
	Text string // as written, without surrounding space
	Span source.Span
}

// Head is what an element's declaration and the linked element share: all
// that names nothing else.
type Head struct {
	ID          string
	IDSpan      source.Span
	Kind        *Kind
	Name        Text
	Summary     Text
	Description []*Prose // one a language
	Status      *Status  // nil when not set
	Life        Life
	Internal    bool   // visibility: internal
	Basis       string // report, background, example or ""
	Order       int
	Fields      []FieldValue // in the order of the kind
	Formerly    []Ref
	Span        source.Span // of the whole declaration
	Markdown    bool        // declared in a Markdown file
}

// Field gives the value of a field; nil when it is not set.
func (h *Head) Field(id string) *Value {
	for i := range h.Fields {
		if h.Fields[i].Field.ID == id {
			return &h.Fields[i].Value
		}
	}
	return nil
}

// FieldValue is a field that is set.
type FieldValue struct {
	Field *Field
	Value Value
	Span  source.Span
}

// Value is a field's value; which member holds it follows from the field.
type Value struct {
	Text   Text       // text, localized, date, url
	Prose  []*Prose   // markdown, one a language
	Enum   *EnumValue // enum
	Number float64    // number
	Bool   bool       // boolean
	Items  []Value    // a list of any of these
}

// Prose is a Markdown text in one language. Its parsed form lies beside the
// model; the pointer is the key to it.
type Prose struct {
	Lang       string // "" for the repository's default
	Text       string // the Markdown as it is written
	References []Reference
	Links      []Hyperlink
	Anchors    []string // heading and paragraph anchors
	Queries    []Query
	Span       source.Span
	Article    *Article // when it is the body of a text
}

// Reference is [[id]] or ![[id]] in a text.
type Reference struct {
	Ref
	Embed bool
}

// Hyperlink is an ordinary link or an image in a text.
type Hyperlink struct {
	Destination string
	Image       bool
	Span        source.Span
}

// Query is a live list in a text.
type Query struct {
	Where   Expression
	Show    string // list, table or count
	Columns []string
	Sort    string
	Limit   int
	Span    source.Span
}

// Expression is a where: text with its place.
type Expression struct {
	Text string
	Span source.Span
	// Offsets maps an offset in Text to its offset in the file.
	Offset func(int) int
}

// SpanAt gives the span of a stretch of the expression.
func (e Expression) SpanAt(start, end int) source.Span {
	if e.Offset == nil {
		return e.Span
	}
	return e.Span.File.Span(e.Offset(start), e.Offset(end))
}

// Article is a text: a page of Markdown that is no element.
type Article struct {
	Path         string // content/strategi/situasjonen.md
	Route        string // strategi/situasjonen; "" for the front page
	Lang         string // of this file
	Title        Text
	Summary      Text
	Order        int
	Menu         bool
	Formerly     []Ref // former routes
	Sources      []SourceDecl
	Draft        bool
	Body         *Prose
	Translations []*Article // the same route in other languages
	Span         source.Span
}

// SourceDecl is where something is taken from.
type SourceDecl struct {
	To Ref
	At string // the place in it, such as a chapter
}

// RelationDecl is a relation as one end writes it.
type RelationDecl struct {
	Direction Direction
	To        Ref
	Fields    []FieldValue
	Note      Text
	Life      Life
	Span      source.Span
}

// ElementDecl is an element as its file declares it.
type ElementDecl struct {
	Head
	Relations    []RelationDecl
	Sources      []SourceDecl
	Requirements []RequirementDecl
	Lanes        []PartDecl
	Steps        []StepDecl
	Entities     []EntityDecl
	CodeLists    []CodeListDecl
	Dataset      *DatasetDecl
	View         *View
	Incomplete   bool // something of it could not be read
}

// PartHead is what a part's declaration and the linked part share.
type PartHead struct {
	ID          string
	Name        Text
	Description Text
	Span        source.Span // of the id
}

// PartDecl is a part as written.
type PartDecl struct {
	PartHead
	Relations []RelationDecl
}

// RequirementDecl is a numbered requirement.
type RequirementDecl struct {
	PartDecl
	Level  string // must, should or may
	Text   Text
	Verify Text
	Basis  string
}

// StepDecl is a step of a process.
type StepDecl struct {
	PartDecl
	Lane Ref
	Type string
	Next []FlowDecl
}

// FlowDecl leads from a step to the next.
type FlowDecl struct {
	To   Ref
	When Text
}

// EntityDecl is an entity of an information model.
type EntityDecl struct {
	PartDecl
	Abstract     bool
	Specialises  Ref
	Attributes   []AttributeDecl
	Associations []AssociationDecl
}

// AttributeDecl is an attribute of an entity.
type AttributeDecl struct {
	PartDecl
	Type        Ref
	Cardinality Cardinality
}

// AssociationDecl leads from an entity to another.
type AssociationDecl struct {
	To          Ref
	Name        Text
	Cardinality Cardinality
	Span        source.Span
}

// Cardinality is how many there may be. Max -1 is any number.
type Cardinality struct {
	Min, Max int
	Span     source.Span
}

// Unbounded is the Max of a cardinality without an upper end.
const Unbounded = -1

// CodeListDecl is a code list.
type CodeListDecl struct {
	PartDecl
	Codes []PartDecl
}

// DatasetDecl is a small table.
type DatasetDecl struct {
	Unit    Text
	Columns []Column
	Rows    []RowDecl
	Chart   *Chart
}

// Column is a column of a dataset: year, text or number.
type Column struct {
	ID   string
	Name Text
	Type string
	Unit Text
	Span source.Span
}

// RowDecl is a row; a cell is a number, a text or empty.
type RowDecl struct {
	PartDecl
	Cells []Cell
}

// Cell is one value of a dataset.
type Cell struct {
	Text   Text
	Number float64
	IsSet  bool
	// IsNumber tells whether Number holds the value.
	IsNumber bool
}

// Chart is how a dataset is drawn.
type Chart struct {
	Type string // bar, stacked-bar or line
	X    string
	Y    []string
	Span source.Span
}

// View selects what a picture shows. Its items are read in order.
type View struct {
	Type      string
	TypeSpan  source.Span
	At        Date
	Between   [2]Date
	Include   []Selection
	Exclude   []Selection
	Relations []string // keys of relation types; nil is all
	GroupBy   string
	Depth     int
	Note      Text
}

// Layout is where someone has put what a view shows: the middles of its nodes
// (Places), or the whole picture as it was laid out (Boxes and Lines).
type Layout struct {
	View   Ref
	Places []Place
	Boxes  []*Box // in the order painted, but that a box is painted before what stands in it
	Lines  []*Line
	Span   source.Span // of the whole document
}

// LayoutKeys, BoxKeys and LineKeys are the keys of a layout, and of its boxes
// and lines, in canonical order.
func LayoutKeys() []string { return []string{"view", "nodes", "boxes", "lines"} }

// BoxKeys are the keys of a box.
func BoxKeys() []string {
	return []string{
		"id", "element", "view", "note", "group", "image", "in", "x", "y", "w", "h", "figure", "align", "fill", "line", "font", "size", "width",
	}
}

// LineKeys are the keys of a line.
func LineKeys() []string {
	return []string{"id", "relation", "from", "to", "bends", "label", "line", "font", "size", "width", "hidden"}
}

// Placed tells whether the whole picture is laid out.
func (l *Layout) Placed() bool { return l != nil && len(l.Boxes) > 0 }

// Place is the middle of a node, in pixels at scale 1.
type Place struct {
	Of   Ref
	X, Y float64
	Span source.Span // of the whole entry, from its id to its end
}

// BoxKind is what a box of a layout is.
type BoxKind string

// The kinds of boxes, which are the keys that name what a box shows.
const (
	ElementBox BoxKind = "element"
	ViewBox    BoxKind = "view" // leads to another view
	NoteBox    BoxKind = "note"
	GroupBox   BoxKind = "group"
	ImageBox   BoxKind = "image"
)

// Box is a rectangle of a layout. An element may have several.
type Box struct {
	ID         string // unique among boxes and lines; the id of the element or view when the file gives none
	IDSpan     source.Span
	Kind       BoxKind
	Of         Ref     // the element or view; of an image its path from the repository's top
	Text       Text    // of a note or group
	In         Ref     // the id of the box that it stands in
	Parent     *Box    // nil for none
	X, Y, W, H float64 // the upper left corner, counted from the picture's and not the parent's, and the size
	Figure     string  // shape: the outline of its kind; else a box with the kind's icon
	Align      string  // left, center or right; "" is as usual
	Style      Style
	Span       source.Span // of the whole entry
}

// Implied tells whether the box has no id of its own but its element's.
func (b *Box) Implied() bool { return b.IDSpan.IsZero() }

// Style is how an author has coloured a thing. Empty is the theme's own.
type Style struct {
	Fill, Line, Font string  // #rrggbb
	Size             float64 // of the text, 0 is as usual
	Width            float64 // of a line, 0 is as usual
}

// Line joins two things of a layout: a relation, or a note with what it is
// about.
type Line struct {
	ID       string // "" for none
	Relation *RelationType
	From, To LineEnd
	Bends    []Bend
	Label    Text // beside the line
	Style    Style
	Hidden   bool        // a relation that is known and not drawn
	Span     source.Span // of the whole entry
}

// LineEnd is where a line begins or ends: at a box, or at another line.
type LineEnd struct {
	Ref
	Box  *Box
	Line *Line
}

// Bend is a point that a line goes through.
type Bend struct{ X, Y float64 }

// Selection is one item of a view: x, x ->, -> x, -> x ->, x.**, relation: a -> b
// or a where expression.
type Selection struct {
	Ref      Ref // of x or a; empty for a where
	Incoming bool
	Outgoing bool
	Deep     bool   // with parts and everything below
	Relation string // a relation selection's key
	Other    Ref    // b of a relation selection
	Where    *Expression
	Span     source.Span
}
