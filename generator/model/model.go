package model

import (
	"iter"
	"slices"

	"lintel/generator/source"
)

// Model is a repository with all names linked.
type Model struct {
	Config    *Config
	Metamodel *Metamodel
	Elements  []*Element // by id
	Articles  []*Article // by route, default language, translations within
	Locked    []Locked   // what has been published
	Broken    bool       // a file has an error, so that what seems to be missing may stand in it
	Files     map[string]bool

	byID     map[string]*Element
	former   map[string]*Element
	resolved map[*Prose][]End
	sources  map[*Article][]Source
}

// Element is one thing of the architecture.
type Element struct {
	Head
	Out, In      []*Relation // of the element itself, in the metamodel's order
	Sources      []Source
	Parts        []*Part // all, in the order written
	Requirements []*Requirement
	Process      *Process          // of a kind with that structure
	Information  *InformationModel // of a kind with that structure
	Dataset      *Dataset          // of a kind with that structure
	View         *View             // of a kind with that structure
	Layout       *Layout           // of a view with saved positions
	Mentions     []Mention         // where texts name it or a part of it
	Incomplete   bool              // something of it did not resolve

	parts map[string]*Part // by address
}

// PartKind is what a part is.
type PartKind string

// The kinds of parts.
const (
	LanePart        PartKind = "lane"
	StepPart        PartKind = "step"
	EntityPart      PartKind = "entity"
	AttributePart   PartKind = "attribute"
	CodeListPart    PartKind = "codelist"
	CodePart        PartKind = "code"
	RequirementPart PartKind = "requirement"
	RowPart         PartKind = "row"
)

// Part is an addressable piece of an element. Its ID is the address after the
// sign #, such as r1 or io-person.navn.
type Part struct {
	PartHead
	Kind    PartKind
	Element *Element
	Out, In []*Relation
}

// End is what a reference leads to: an element, or a part of it.
type End struct {
	Element *Element // nil when it did not resolve
	Part    *Part    // nil for the element itself
}

// Address is the end as it is written: id or id#part.
func (e End) Address() string {
	if e.Part == nil {
		return e.Element.ID
	}
	return e.Element.ID + "#" + e.Part.ID
}

// Relation is one fact between two ends.
type Relation struct {
	Type     *RelationType
	From, To End
	Fields   []FieldValue
	Note     Text
	Life     Life
	Span     source.Span   // where it is written
	Again    []source.Span // where the same end writes it once more

	writer End // the end at which it is written
}

// Field gives the value of the relation's field, nil when it is not set.
func (r *Relation) Field(id string) *Value {
	for i := range r.Fields {
		if r.Fields[i].Field.ID == id {
			return &r.Fields[i].Value
		}
	}
	return nil
}

// Source is where something is taken from.
type Source struct {
	To End
	At string
}

// Mention is a place where a text names an element.
type Mention struct {
	Article *Article // nil when an element's own text names it
	Element *Element
	To      End
	Embed   bool
	Span    source.Span
}

// Requirement is numbered and never renumbered.
type Requirement struct {
	*Part
	Level  string // must, should or may
	Text   Text
	Verify Text
	Basis  string // report, background, example, or "" for the element's
}

// Process is how work goes through lanes.
type Process struct {
	Lanes []*Lane
	Steps []*Step
}

// Lane is who does the steps in it.
type Lane struct{ *Part }

// Step is one step of a process.
type Step struct {
	*Part
	Lane *Lane // nil when it did not resolve
	Type string
	Next []Flow
}

// Flow leads to a next step.
type Flow struct {
	To   *Step
	When Text
	Span source.Span
}

// InformationModel is what information there is and how it hangs together.
type InformationModel struct {
	Entities  []*Entity
	CodeLists []*CodeList
}

// Entity is a type of thing that information is held about.
type Entity struct {
	*Part
	Abstract     bool
	Specialises  *Entity
	Attributes   []*Attribute
	Associations []*Association
}

// Attribute is one piece of information about an entity.
type Attribute struct {
	*Part
	Type        string    // as written
	CodeList    *CodeList // when the type is one
	Entity      *Entity   // when the type is one
	Cardinality Cardinality
}

// Association leads from one entity to another.
type Association struct {
	To          *Entity
	Name        Text
	Cardinality Cardinality
}

// CodeList is a closed list of values.
type CodeList struct {
	*Part
	Codes []*Part
}

// Dataset is a small table with unit and source.
type Dataset struct {
	Unit    Text
	Columns []Column
	Rows    []*Row
	Chart   *Chart
}

// Row is a row of a dataset.
type Row struct {
	*Part
	Cells []Cell
}

// Element gives the element of that id, nil when there is none.
func (m *Model) Element(id string) *Element { return m.byID[id] }

// Shown gives the element or view that a box of a layout shows, nil when it is
// gone or the box shows something else.
func (m *Model) Shown(b *Box) *Element {
	if b.Kind != ElementBox && b.Kind != ViewBox {
		return nil
	}
	if e := m.byID[b.Of.Text]; e != nil {
		return e
	}
	return m.former[b.Of.Text]
}

// Former gives the element that once had that id, nil when none had.
func (m *Model) Former(id string) *Element { return m.former[id] }

// FormerIDs gives all former ids with the elements that have them now, sorted.
func (m *Model) FormerIDs() iter.Seq2[string, *Element] {
	return func(yield func(string, *Element) bool) {
		ids := make([]string, 0, len(m.former))
		for id := range m.former {
			ids = append(ids, id)
		}
		slices.Sort(ids)
		for _, id := range ids {
			if !yield(id, m.former[id]) {
				return
			}
		}
	}
}

// IDs gives the ids of all elements, in no order.
func (m *Model) IDs() iter.Seq[string] { return keys(m.byID) }

// Target gives what the reference of that index in a text leads to; the zero
// End when it did not resolve.
func (m *Model) Target(p *Prose, index int) End {
	ends := m.resolved[p]
	if index < 0 || index >= len(ends) {
		return End{}
	}
	return ends[index]
}

// ArticleSources gives where a text is taken from.
func (m *Model) ArticleSources(a *Article) []Source { return m.sources[a] }

// OfKind gives the elements of a kind, by id.
func (m *Model) OfKind(kind *Kind) []*Element {
	var elements []*Element
	for _, e := range m.Elements {
		if e.Kind == kind {
			elements = append(elements, e)
		}
	}
	return elements
}

// Relations gives every relation once, those of parts included.
func (m *Model) Relations() iter.Seq[*Relation] {
	return func(yield func(*Relation) bool) {
		for _, e := range m.Elements {
			for r := range e.AllOut() {
				if !yield(r) {
					return
				}
			}
		}
	}
}

// AllOut gives the relations that start at the element or a part of it.
func (e *Element) AllOut() iter.Seq[*Relation] {
	return func(yield func(*Relation) bool) {
		for _, r := range e.Out {
			if !yield(r) {
				return
			}
		}
		for _, p := range e.Parts {
			for _, r := range p.Out {
				if !yield(r) {
					return
				}
			}
		}
	}
}

// AllIn gives the relations that end at the element or a part of it.
func (e *Element) AllIn() iter.Seq[*Relation] {
	return func(yield func(*Relation) bool) {
		for _, r := range e.In {
			if !yield(r) {
				return
			}
		}
		for _, p := range e.Parts {
			for _, r := range p.In {
				if !yield(r) {
					return
				}
			}
		}
	}
}

// Part gives the part of that address, nil when the element has none.
func (e *Element) Part(id string) *Part { return e.parts[id] }

// PartIDs gives the addresses of the element's parts.
func (e *Element) PartIDs() iter.Seq[string] { return keys(e.parts) }

// Proses gives every Markdown text of the element: description and fields.
func (h *Head) Proses() iter.Seq[*Prose] {
	return func(yield func(*Prose) bool) {
		for _, p := range h.Description {
			if !yield(p) {
				return
			}
		}
		for i := range h.Fields {
			for _, p := range h.Fields[i].Value.Prose {
				if !yield(p) {
					return
				}
			}
		}
	}
}

// Binding tells whether others build on the element.
func (h *Head) Binding() bool { return h.Status != nil && h.Status.Binding }

// Proses gives every Markdown text of the repository, elements' first.
func (m *Model) Proses() iter.Seq[*Prose] {
	return func(yield func(*Prose) bool) {
		for _, e := range m.Elements {
			for p := range e.Proses() {
				if !yield(p) {
					return
				}
			}
		}
		for _, a := range m.Articles {
			if !yield(a.Body) {
				return
			}
			for _, t := range a.Translations {
				if !yield(t.Body) {
					return
				}
			}
		}
	}
}
