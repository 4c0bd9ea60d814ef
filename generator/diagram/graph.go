package diagram

import (
	"fmt"
	"strconv"

	"lintel/generator/model"
	"lintel/generator/query"
)

// How big a graph may be. Beyond plain it is drawn with straight edges and no
// labels, beyond bare without Graphviz. The choice is by size alone, so that a
// picture is the same on every machine.
const (
	plainNodes = 60
	plainEdges = 120
	bareNodes  = 400
	bareEdges  = 1200

	// Up to here edges bear their relation's name. From left to right each label
	// makes the picture wider.
	labelEdges  = 40
	labelAcross = 16
)

// The measures of nodes that Graphviz places.
const (
	graphBox    = 172.0 // the widest
	longWordBox = 236.0 // the widest for the sake of one word
	entityBox   = 260.0
	entityRows  = 12
)

// graph is what is to be laid out: nodes with sizes, edges, groups.
type graph struct {
	drawing *Drawing // without places
	nodes   []graphNode
	edges   []graphEdge
	groups  []graphGroup
	across  bool // ranks run from left to right
	banded  bool // groups stand below each other
	plain   bool
	bare    bool
	blocks  []block
	legend  []legendEntry
}

// graphNode is a node with the group it stands in.
type graphNode struct {
	Node
	group int  // -1 for none
	loose bool // relates to nothing and stands in a block
}

// graphEdge is an edge between two nodes by their index.
type graphEdge struct {
	Edge
	from, to int
}

// graphGroup is a frame round nodes.
type graphGroup struct {
	Frame
	nodes []int
}

// newGraph gathers what a view selects.
func newGraph(m *model.Model, view *model.Element, s *query.Selection) *graph {
	g := &graph{drawing: viewDrawing(view)}
	if view.View.Type == "information" {
		g.entities(m, s)
	} else {
		g.elements(s)
		g.relations(s)
	}
	g.across = view.View.Type == "dependency"
	g.banded = len(g.groups) > 1 && !g.across
	g.measure()
	g.findBlocks()
	return g
}

// measure chooses how much is drawn, by size.
func (g *graph) measure() {
	g.bare = len(g.nodes) > bareNodes || len(g.edges) > bareEdges
	g.plain = g.bare || len(g.nodes) > plainNodes || len(g.edges) > plainEdges
	g.drawing.Plain = g.plain
	if g.drawing.Type == "information" {
		if g.plain {
			g.unlabel()
		}
		return
	}
	most := labelEdges
	if g.across {
		most = labelAcross
	}
	g.legend = legendOf(g.edges)
	if !g.plain && len(g.edges) <= most && len(g.legend) > 1 {
		g.legend = nil
	} else {
		g.tellApart()
		g.unlabel()
	}
	g.legend = append(g.legend, g.changes()...)
}

// unlabel leaves out the names of relations.
func (g *graph) unlabel() {
	for i := range g.edges {
		g.edges[i].Label = nil
	}
}

// tellApart gives relations that are drawn alike dashes of their own, where
// only the legend names them.
func (g *graph) tellApart() {
	type style struct {
		head   Head
		dashed bool
	}
	used := map[style]int{}
	patterns := map[string]string{}
	for i := range g.legend {
		edge := &g.legend[i].edge
		at := style{edge.Head, edge.Dashed}
		if number := used[at]; number > 0 && edge.Relation != "" {
			patterns[edge.Relation] = "pattern-" + strconv.Itoa(min(number, 3))
			edge.Class = joinClasses(edge.Class, patterns[edge.Relation])
		}
		used[at]++
	}
	for i := range g.edges {
		g.edges[i].Class = joinClasses(g.edges[i].Class, patterns[g.edges[i].Relation])
	}
}

// elements makes the nodes and groups of a selection of elements.
func (g *graph) elements(s *query.Selection) {
	place := make(map[*query.Group]int, len(s.Groups))
	for i, group := range s.Groups {
		place[group] = i
		frame := Frame{ID: "group-" + strconv.Itoa(i+1), End: group.End, Title: group.Name}
		if group.Layer != nil {
			frame.Class, frame.Letter = "layer-"+group.Layer.ID, group.Layer.Letter
		}
		g.groups = append(g.groups, graphGroup{Frame: frame})
	}
	named, kinds := 0, false
	for _, n := range s.Nodes {
		kinds = kinds || n.Element.Kind != s.Nodes[0].Element.Kind
		if n.Named {
			named++
		}
	}
	for i, n := range s.Nodes {
		node := graphNode{group: -1, Node: elementNode(n, n.Named && 3*named <= len(s.Nodes), kinds)}
		if n.Group != nil {
			node.group = place[n.Group]
			g.groups[node.group].nodes = append(g.groups[node.group].nodes, i)
		}
		g.nodes = append(g.nodes, node)
	}
}

// elementNode is a box for an element, with its size and no place. Its kind
// stands in it when there are several.
func elementNode(n *query.SelectedNode, focus, kinds bool) Node {
	e := n.Element
	node := Node{
		ID: e.ID, End: model.End{Element: e}, Shape: BoxShape, Title: nameText(e), Focus: focus,
		Class: joinClasses(elementClass(e), graphChange(n.Change)),
	}
	if kinds {
		node.Note = e.Kind.Name
	}
	node.W, node.H = sizeFor(node.Title, node.Note, boxWidth(node.Title))
	return node
}

// boxWidth is the widest that a box gets: wider than others when its title has
// a word that would be broken.
func boxWidth(title model.Text) float64 {
	width := graphBox
	for _, t := range title {
		width = max(width, ceil(longestPiece(t.Value))+2*padX)
	}
	return min(width, longWordBox)
}

// graphChange is the class of what appears or goes between two dates.
func graphChange(c query.Change) string {
	if c == query.Added || c == query.Removed {
		return "change-" + string(c)
	}
	return ""
}

// relations makes the edges of a selection.
func (g *graph) relations(s *query.Selection) {
	place := make(map[*model.Element]int, len(s.Nodes))
	for i, n := range s.Nodes {
		place[n.Element] = i
	}
	for _, e := range s.Edges {
		edge := graphEdge{from: place[e.From], to: place[e.To], Edge: Edge{Head: ArrowHead, Class: graphChange(e.Change)}}
		if e.Lifted {
			edge.Count = len(e.Relations)
		}
		if e.Type != nil {
			edge.Relation, edge.Label = e.Type.ID, e.Type.Name
			edge.Head, edge.Dashed = relationHead(e.Type)
			if fromPart, ok := query.Composition(e.Type); ok && fromPart {
				// The diamond stands at the whole, where the edge starts.
				edge.from, edge.to = edge.to, edge.from
				edge.Label = e.Type.InverseName
			}
		}
		g.addEdge(edge)
	}
}

func (g *graph) addEdge(edge graphEdge) {
	edge.From, edge.To = g.nodes[edge.from].ID, g.nodes[edge.to].ID
	g.edges = append(g.edges, edge)
}

// relationHead gives how a relation is drawn, as ArchiMate draws its own.
func relationHead(t *model.RelationType) (head Head, dashed bool) {
	if t.Symmetric() {
		return NoHead, t.Archimate == "Flow"
	}
	switch t.Archimate {
	case "Composition", "Aggregation":
		return DiamondHead, t.Archimate == "Aggregation"
	case "Specialization":
		return OpenHead, false
	case "Realization":
		return OpenHead, true
	case "Flow", "Triggering":
		return FilledArrow, t.Archimate == "Flow"
	case "Access", "Influence":
		return ArrowHead, true
	}
	return ArrowHead, false
}

// entities makes the nodes and edges of information models: entities with
// their attributes, associations and specialisations.
func (g *graph) entities(m *model.Model, s *query.Selection) {
	place := map[*model.Entity]int{}
	models := 0
	for _, n := range s.Nodes {
		if n.Element.Information == nil {
			continue
		}
		models++
		g.groups = append(g.groups, graphGroup{Frame: Frame{
			ID: "model-" + strconv.Itoa(models), End: model.End{Element: n.Element}, Title: nameText(n.Element),
		}})
		for _, entity := range n.Element.Information.Entities {
			place[entity] = len(g.nodes)
			group := &g.groups[len(g.groups)-1]
			group.nodes = append(group.nodes, len(g.nodes))
			g.nodes = append(g.nodes, graphNode{group: len(g.groups) - 1, Node: entityNode(m, n.Element, entity)})
		}
	}
	if models == 1 { // a frame round everything says nothing
		g.groups = nil
		for i := range g.nodes {
			g.nodes[i].group = -1
		}
	}
	for _, n := range s.Nodes {
		if n.Element.Information != nil {
			for _, entity := range n.Element.Information.Entities {
				g.associations(entity, place)
			}
		}
	}
}

func entityNode(m *model.Model, e *model.Element, entity *model.Entity) Node {
	node := Node{ID: entity.ID, End: model.End{Element: e, Part: entity.Part}, Shape: TableShape, Title: partText(entity.Part)}
	if entity.Abstract {
		node.Class = "abstract"
	}
	for i, attribute := range entity.Attributes {
		if i == entityRows-1 && len(entity.Attributes) > entityRows {
			node.Rows = append(node.Rows, Row{Text: moreText(m, len(entity.Attributes)-i)})
			break
		}
		node.Rows = append(node.Rows, attributeRow(m, attribute))
	}
	node.W, node.H = tableSize(node.Title, nil, node.Rows, entityBox)
	return node
}

// attributeRow is a line of an entity: name, type and how many.
func attributeRow(m *model.Model, a *model.Attribute) Row {
	kind := model.Plain(a.Type)
	switch {
	case a.CodeList != nil:
		kind = partText(a.CodeList.Part)
	case a.Entity != nil:
		kind = partText(a.Entity.Part)
	}
	text := perLanguage(m, func(lang string) string {
		name := partText(a.Part).In(lang)
		if kind.In(lang) == "" || kind.In(lang) == name {
			return name
		}
		return name + ": " + kind.In(lang)
	})
	return Row{Text: text, Value: model.Plain(cardinality(a.Cardinality)), Part: a.Part}
}

// cardinality writes how many there may be, as 0..1 or 1..*.
func cardinality(c model.Cardinality) string {
	most := "*"
	if c.Max != model.Unbounded {
		most = strconv.Itoa(c.Max)
	}
	if strconv.Itoa(c.Min) == most {
		return most
	}
	return fmt.Sprintf("%d..%s", c.Min, most)
}

// associations makes the edges that start at an entity.
func (g *graph) associations(entity *model.Entity, place map[*model.Entity]int) {
	from := place[entity]
	if to, ok := place[entity.Specialises]; ok && entity.Specialises != nil {
		g.addEdge(graphEdge{from: from, to: to, Edge: Edge{Head: OpenHead, Relation: "specialises"}})
	}
	for _, a := range entity.Associations {
		to, ok := place[a.To]
		if !ok {
			continue
		}
		label := make(model.Text, 0, len(a.Name))
		for _, t := range a.Name {
			label = append(label, model.Translation{Lang: t.Lang, Value: t.Value + " " + cardinality(a.Cardinality)})
		}
		if len(label) == 0 {
			label = model.Plain(cardinality(a.Cardinality))
		}
		g.addEdge(graphEdge{from: from, to: to, Edge: Edge{Head: ArrowHead, Relation: "association", Label: label}})
	}
}
