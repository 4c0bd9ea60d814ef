package site

import (
	"html/template"

	"lintel/generator/model"
)

// Local is a text with the language it is in, when that is not the page's.
type Local struct {
	Text string
	Lang string
}

// Card is an element in short: enough to name it anywhere.
type Card struct {
	ID      string
	Name    Local
	Kind    string // its kind's name
	KindID  string
	Summary Local
	Status  *Badge // nil when it has none
	Layer   *LayerMark
	Href    string
	// Listable tells that it can stand in a requirement list.
	Listable bool
}

// Badge is a status.
type Badge struct {
	ID      string
	Name    string
	Binding bool
	// Tone is settled, hearing, proposed, deprecated or withdrawn: how it looks.
	Tone string
}

// LayerMark is a layer: its letter in a square.
type LayerMark struct {
	ID, Name, Letter string
}

// Link is a name that leads somewhere; Href may be "".
type Link struct {
	Name Local
	Href string
}

// Fact is a name with values, in the definition grid.
type Fact struct {
	Name   string
	Values []Link
}

// Heading is an entry of the table of contents.
type Heading struct {
	Level int
	ID    string
	Text  string
	Lang  string // of Text, when it is not the page's
	Count int    // how many things the section lists; 0 shows none
}

// Body is running text: HTML between things that the theme draws.
type Body []BodyPart

// BodyPart is one piece of a text: HTML, or something that the theme draws.
type BodyPart struct {
	HTML    template.HTML
	Card    *Card
	Dataset *Dataset
	View    *View
	List    *List
	Lang    string // of what is no HTML, where the text around is in another language

	terms []*model.Element // that HTML mentions for the first time in its text
}

// Section is a titled piece of prose.
type Section struct {
	ID    string
	Title string // "" for the description
	Lang  string
	Body  Body
}

// RelationGroup is all relations of one name.
type RelationGroup struct {
	ID    string // the relation's key, also the anchor
	Name  string
	Items []RelationItem
	// List leads to the other kind's list, filtered by this element: which
	// standards a component follows. "" when that kind has no such facet.
	List string

	key model.Direction
}

// RelationItem is the other end of a relation.
type RelationItem struct {
	Card  Card
	Part  string // the part of the other element, when it is one
	Here  string // the parts of this element, when it is those that relate
	Note  Local
	Facts []Fact

	rank int
}

// Requirement is a numbered requirement.
type Requirement struct {
	ID       string // r1
	Level    string // must, should or may
	Text     Local
	Verify   Local
	Basis    string // report, background, example, or "" for the element's
	Address  string // ks-svarut#r1, for citing
	Href     string // the permanent address
	Conforms []RelationItem
}

// Source is where something is taken from.
type Source struct {
	Card Card
	At   string
}

// Mention is a text that names the element.
type Mention struct {
	Title Local
	Kind  string // a kind's name for an element, "" for a text
	Href  string

	rank int
}

// FrontPage is the content of template front.
type FrontPage struct {
	Body    Body
	Lang    string // of the body
	Summary Local
	Kinds   []KindEntry
	Changes []Change
	// Hearings are what can be answered now.
	Hearings []OpenHearing
	// AllHearings leads to the open and the closed; no href where there are none.
	AllHearings Link
	Refs        Refs // what the text refers to, for showing in short
}

// KindEntry is a kind with how many elements it has.
type KindEntry struct {
	ID          string
	Name        string // plural
	Description string
	Layer       *LayerMark
	Count       int
	Href        string
}

// Change is a page that changed lately.
type Change struct {
	Title Local
	Href  string
	Date  string // 2014-11-26
	Shown string // 26. november 2014
}

// ArticlePage is the content of template article.
type ArticlePage struct {
	Summary  Local
	Lang     string // of the body; "" when the page's
	Body     Body
	Sources  []Source
	Contents []Heading
	Children []ArticleEntry // texts below, on an index page
	Previous *ArticleEntry
	Next     *ArticleEntry
	Refs     Refs // what the text refers to, for showing in short
}

// ArticleEntry leads to a text.
type ArticleEntry struct {
	Title   Local
	Summary Local
	Href    string
}

// ElementPage is the content of template element.
type ElementPage struct {
	Card         Card
	KindHref     string
	Qualifiers   []string // short enum values for the line above the name
	Picture      *Picture // what relates to it, or its own; nil for a view or dataset, which carry theirs
	Facts        []Fact
	Basis        string // report, background, example or ""
	Sections     []Section
	Requirements []Requirement
	// RequirementsCSV is the href of the requirements as a file, "" when there are none.
	RequirementsCSV string
	Process         *Process
	Information     *Information
	Dataset         *Dataset
	View            *View
	Banners         []Banner
	Hearing         *Hearing       // of a hearing
	Meeting         *Meeting       // of a meeting
	History         []HistoryEntry // what editions changed about it
	Files           []ContractFile // machine-readable, its own and of interfaces it offers
	Compare         string         // href of the page that compares its kind, "" when there is none
	Relations       []RelationGroup
	Impact          *Impact // who is touched when it changes, nil when nobody is
	Sources         []Source
	Mentions        []Mention
	Contents        []Heading
	Permanent       string // the permanent address
	JSON            string // href of its data
	Former          []string
	Gone            []TombstonePage // parts that it had
	Refs            Refs            // what the text refers to, for showing in short
}

// Process is a process's lanes and steps.
type Process struct {
	Lanes []Lane
	Steps []Step
}

// Lane is who does steps.
type Lane struct {
	ID    string
	Name  Local
	Actor *Card
}

// Step is one step, numbered from 1 in the order written.
type Step struct {
	ID          string
	Number      int
	Type        string
	Name        Local
	Description Local
	Lane        Local
	Next        []Flow
	Relations   []RelationGroup
}

// Flow leads to a next step.
type Flow struct {
	ID     string
	Number int
	Name   Local
	When   Local
}

// Information is an information model's entities and code lists.
type Information struct {
	Entities  []Entity
	CodeLists []CodeList
}

// Entity is an entity with its attributes.
type Entity struct {
	ID           string
	Name         Local
	Description  Local
	Abstract     bool
	Specialises  *Link
	Attributes   []Attribute
	Associations []Association
	Relations    []RelationGroup
}

// Attribute is an attribute of an entity.
type Attribute struct {
	ID          string
	Name        Local
	Type        Link
	Cardinality string // 1, 0..1, 1..*
	Description Local
}

// Association leads to another entity.
type Association struct {
	Name        Local
	To          Link
	Cardinality string
}

// CodeList is a code list with its codes.
type CodeList struct {
	ID          string
	Name        Local
	Description Local
	Codes       []Code
}

// Code is one value of a code list.
type Code struct {
	ID          string
	Code        string
	Name        Local
	Description Local
}

// Dataset is a small table.
type Dataset struct {
	Card    Card
	Picture *Picture // its chart, nil when it has none
	Anchors bool     // rows carry their ids: on the dataset's own page
	Unit    Local
	Columns []Column
	Rows    []Row
	Sources []Source
}

// Column is a column of a table.
type Column struct {
	Name    Local
	Unit    Local
	Numeric bool
}

// Row is a row of a table.
type Row struct {
	ID    string
	Cells []Cell
}

// Cell is a formatted value.
type Cell struct {
	Text    Local
	Numeric bool
}

// View is a view: a picture, or a table when it is a matrix.
type View struct {
	Card    Card
	Type    string
	Note    Local
	Picture *Picture
	Matrix  *Matrix
}

// List is a live list in a text, or the table of a kind.
type List struct {
	Show    string // list, table or count
	Count   int
	Columns []Column
	Rows    []ListRow
}

// ListRow is an element with the values of the list's columns.
type ListRow struct {
	Card   Card
	Cells  []Cell
	Facets []string // facet:value, for the script that filters a kind's list
}

// ListPage is the content of template list.
type ListPage struct {
	Description string
	Layer       *LayerMark
	Facets      []Facet
	Active      *FacetValue // the filter of this page, nil on the whole list
	ActiveName  string      // the facet's name
	AllHref     string
	AllCount    int
	Compare     string // href of the page that compares, "" when there is none
	List        List
}

// Facet is a field one can filter by.
type Facet struct {
	ID     string
	Name   string
	Values []FacetValue
	Folded bool // opened on demand: there may be many values
}

// FacetValue is one filter.
type FacetValue struct {
	ID      string
	Name    Local
	Count   int
	Href    string
	Current bool
}

// GlossaryPage is the content of template glossary.
type GlossaryPage struct {
	Letters []GlossaryLetter
	Count   int
}

// GlossaryLetter is the terms that begin with one letter.
type GlossaryLetter struct {
	Letter string
	ID     string
	Terms  []Term
}

// Term is a term with its definition.
type Term struct {
	Name       Local
	See        string // also or deprecated when Card is the term to use instead, "" when it is this one
	Card       Card
	Definition Local
	Also       []Local
	Deprecated []Local
}

// OverviewPage is the content of template overview.
type OverviewPage struct {
	Layers []OverviewLayer
}

// OverviewLayer is a layer with its kinds.
type OverviewLayer struct {
	Layer *LayerMark // nil for kinds without
	Kinds []KindEntry
}

// RedirectPage is the content of template redirect.
type RedirectPage struct {
	To    string
	Title Local
}

// NotFoundPage is the content of template notfound.
type NotFoundPage struct {
	Kinds []KindEntry
}

// Refs are elements that a page's texts refer to, by id, for the script that
// shows them in short: it reads them as JSON.
type Refs map[string]Ref

// Ref is an element in short.
type Ref struct {
	Name    string `json:"name"`
	Kind    string `json:"kind"`
	Status  string `json:"status,omitempty"`
	Tone    string `json:"tone,omitempty"`
	Summary string `json:"summary,omitempty"`
	Lang    string `json:"lang,omitempty"` // of the summary, when it is not the page's
}
