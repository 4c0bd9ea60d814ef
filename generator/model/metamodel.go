package model

import (
	"iter"

	"lintel/generator/source"
)

// Metamodel is models/metamodel.yaml: what elements can be and how they relate.
type Metamodel struct {
	Layers    []*Layer
	Statuses  []*Status
	Kinds     []*Kind
	Relations []*RelationType
	Span      source.Span // where its file begins

	kinds     map[string]*Kind
	statuses  map[string]*Status
	layers    map[string]*Layer
	relations map[string]Direction
}

// Layer is a layer of interoperability: strategic, legal, …
type Layer struct {
	ID     string
	Name   Text
	Letter string // one sign, shown in a square so that colour is not alone
	Order  int
}

// Status is a stage in an element's life.
type Status struct {
	ID        string
	Name      Text
	Binding   bool     // others build on what has it
	Past      bool     // what has it is not to be used any more
	MayRestOn []string // statuses a must relation may lead to; nil allows all
	Order     int
	Span      source.Span
}

// Structure tells which parts an element of a kind has beside the common ones.
type Structure string

// The structures that Lintel knows how to check and draw.
const (
	NoStructure          Structure = ""
	ProcessStructure     Structure = "process"
	InformationStructure Structure = "information-model"
	DatasetStructure     Structure = "dataset"
	ViewStructure        Structure = "view"
)

// Kind is a kind of element.
type Kind struct {
	ID          string
	Name        Text
	Plural      Text
	Path        Text // the folder of its pages, one a language
	Description Text
	Layer       *Layer // may be nil
	Archimate   string
	Structure   Structure
	Fields      []*Field
	Requires    []string // relations and common keys that must be there
	Facets      []string // relations whose other end the kind's list can be filtered by
	Columns     []string // of the kind's list; nil shows its facets and who answers
	Compare     []string // the lines of its comparison; nil has none
	Order       int
	Span        source.Span
}

// In gives the kind's name, so that it can stand in a finding.
func (k *Kind) In(lang string) string { return k.Name.In(lang) }

// Field gives the field of that id, nil when the kind has none.
func (k *Kind) Field(id string) *Field {
	for _, f := range k.Fields {
		if f.ID == id {
			return f
		}
	}
	return nil
}

// FieldType is how a field's value is written.
type FieldType string

// The field types. A list of one is Field.List.
const (
	TextField      FieldType = "text"
	LocalizedField FieldType = "localized"
	MarkdownField  FieldType = "markdown"
	EnumField      FieldType = "enum"
	DateField      FieldType = "date"
	NumberField    FieldType = "number"
	URLField       FieldType = "url"
	BooleanField   FieldType = "boolean"
	FileField      FieldType = "file" // a machine-readable file, named as a link names one
)

// FieldTypes are all of them, for the nearest name.
func FieldTypes() []string {
	return []string{"text", "localized", "markdown", "enum", "date", "number", "url", "boolean", "file"}
}

// Field is a field of a kind or of a relation.
type Field struct {
	ID       string
	Name     Text
	Type     FieldType
	List     bool
	Values   []*EnumValue
	Required bool
	Facet    bool // has filter pages
	Span     source.Span

	// What is past is not to be used any more: an enum's values that say so, and
	// a date after which there is no support.
	Past        []string
	SupportEnds bool
}

// EnumValue is one of an enum's values.
type EnumValue struct {
	ID    string
	Name  Text
	Order int
}

// Value gives the enum's value of that id, nil when there is none.
func (f *Field) Value(id string) *EnumValue {
	for _, v := range f.Values {
		if v.ID == id {
			return v
		}
	}
	return nil
}

// ValueIDs gives the ids of an enum's values.
func (f *Field) ValueIDs() iter.Seq[string] {
	return func(yield func(string) bool) {
		for _, v := range f.Values {
			if !yield(v.ID) {
				return
			}
		}
	}
}

// RelationType is a way in which elements relate.
type RelationType struct {
	ID          string
	Name        Text
	Inverse     string // the key that writes the same from the other end
	InverseName Text
	From, To    []*Kind // nil is any
	// Pairs are the kinds that may stand at both ends together, by the kind
	// that the relation starts from. When not nil it holds in place of From
	// and To.
	Pairs     map[*Kind]map[*Kind]bool
	Max       int // how many an element may have, 0 is any number
	Fields    []*Field
	Archimate string
	// ArchimateInverse tells that ArchiMate reads the relation from its other
	// end, as with uses, which is Serving from the one that is used.
	ArchimateInverse bool
	ArchimateAccess  string // Read, Write or ReadWrite, of an Access
	Order            int
	Span             source.Span
}

// Symmetric tells whether the relation is its own inverse.
func (r *RelationType) Symmetric() bool { return r.Inverse == r.ID }

// Field gives the relation's field of that id, nil when it has none.
func (r *RelationType) Field(id string) *Field {
	for _, f := range r.Fields {
		if f.ID == id {
			return f
		}
	}
	return nil
}

// Allows tells whether the relation may lead from one kind to another.
func (r *RelationType) Allows(from, to *Kind) bool {
	if r.Pairs != nil {
		return r.Pairs[from][to]
	}
	return Allows(r.From, from) && Allows(r.To, to)
}

// Allows tells whether a kind may stand at an end; nil allows any.
func Allows(kinds []*Kind, kind *Kind) bool {
	if kinds == nil {
		return true
	}
	for _, k := range kinds {
		if k == kind {
			return true
		}
	}
	return false
}

// Direction is a relation type as a key writes it: from its own end or, by
// its inverse name, from the other.
type Direction struct {
	Type    *RelationType
	Inverse bool
}

// Key is the name that writes this direction.
func (d Direction) Key() string {
	if d.Inverse {
		return d.Type.Inverse
	}
	return d.Type.ID
}

// Name is the direction's name for people.
func (d Direction) Name() Text {
	if d.Inverse {
		return d.Type.InverseName
	}
	return d.Type.Name
}

// Index prepares the look-ups; call it once when all is in place.
func (m *Metamodel) Index() {
	m.kinds = make(map[string]*Kind, len(m.Kinds))
	for i, k := range m.Kinds {
		k.Order = i
		m.kinds[k.ID] = k
	}
	m.statuses = make(map[string]*Status, len(m.Statuses))
	for i, s := range m.Statuses {
		s.Order = i
		m.statuses[s.ID] = s
	}
	m.layers = make(map[string]*Layer, len(m.Layers))
	for i, l := range m.Layers {
		l.Order = i
		m.layers[l.ID] = l
	}
	m.relations = make(map[string]Direction, 2*len(m.Relations))
	for i, r := range m.Relations {
		r.Order = i
		if r.Inverse != "" {
			m.relations[r.Inverse] = Direction{Type: r, Inverse: true}
		}
		m.relations[r.ID] = Direction{Type: r}
	}
}

// NamesPast tells whether something of it says what is past: a status, a value
// of a field, or a date.
func (m *Metamodel) NamesPast() bool {
	for _, s := range m.Statuses {
		if s.Past {
			return true
		}
	}
	for _, k := range m.Kinds {
		for _, f := range k.Fields {
			if f.SupportEnds || len(f.Past) > 0 {
				return true
			}
		}
	}
	return false
}

// Kind gives the kind of that id, nil when there is none.
func (m *Metamodel) Kind(id string) *Kind { return m.kinds[id] }

// Status gives the status of that id, nil when there is none.
func (m *Metamodel) Status(id string) *Status { return m.statuses[id] }

// Layer gives the layer of that id, nil when there is none.
func (m *Metamodel) Layer(id string) *Layer { return m.layers[id] }

// Relation gives the direction that a key writes.
func (m *Metamodel) Relation(key string) (Direction, bool) {
	d, ok := m.relations[key]
	return d, ok
}

// KindIDs gives the ids of all kinds.
func (m *Metamodel) KindIDs() iter.Seq[string] { return keys(m.kinds) }

// StatusIDs gives the ids of all statuses.
func (m *Metamodel) StatusIDs() iter.Seq[string] { return keys(m.statuses) }

// LayerIDs gives the ids of all layers.
func (m *Metamodel) LayerIDs() iter.Seq[string] { return keys(m.layers) }

// RelationKeys gives the keys of all relations, inverses included.
func (m *Metamodel) RelationKeys() iter.Seq[string] { return keys(m.relations) }

func keys[V any](table map[string]V) iter.Seq[string] {
	return func(yield func(string) bool) {
		for key := range table {
			if !yield(key) {
				return
			}
		}
	}
}

// ReservedKeys are the keys of an element that no metamodel may redefine.
func ReservedKeys() []string {
	return []string{
		"id", "kind", "name", "summary", "description", "status", "from", "until", "visibility", "basis", "sources",
		"formerly", "requirements", "lanes", "steps", "entities", "codelists", "rows", "columns", "include", "exclude", "order",
	}
}

// StructureKeys are the keys that a structure adds to an element.
func StructureKeys(structure Structure) []string {
	switch structure {
	case ProcessStructure:
		return []string{"lanes", "steps"}
	case InformationStructure:
		return []string{"entities", "codelists"}
	case DatasetStructure:
		return []string{"unit", "columns", "rows", "chart"}
	case ViewStructure:
		return []string{"type", "at", "between", "include", "exclude", "relations", "group-by", "depth", "note"}
	}
	return nil
}
