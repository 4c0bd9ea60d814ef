package check

import (
	"strings"

	"lintel/generator/diag"
	"lintel/generator/model"
)

var rulePartCycle = &diag.Rule{
	Code:     "part-cycle",
	Severity: diag.Warning,
	Title:    diag.Text{EN: "part of itself", NB: "del av seg selv"},
	Message:  diag.Text{EN: `"{id}" is part of itself: {way}`, NB: `«{id}» er en del av seg selv: {way}`},
	Hint:     diag.Text{EN: ``, NB: ``},
	Doc: diag.Text{
		EN: `A relation of composition (archimate: Composition in the metamodel, such as part-of) builds a tree. A circle has no top, so that pictures and breadcrumbs cannot show it.`,
		NB: `En sammensetningsrelasjon (archimate: Composition i metamodellen, for eksempel part-of) bygger et tre. En sirkel har ingen topp, så bilder og brødsmuler kan ikke vise den.`,
	},
}

func partCycle(c *Context) {
	types := map[*model.RelationType]bool{}
	for _, t := range c.Model.Metamodel.Relations {
		types[t] = t.Archimate == "Composition" && !t.Symmetric()
	}
	// One graph a type: of two types, one may lead from the part to the whole
	// and the other from the whole to the part.
	graphs := map[*model.RelationType]*composition{}
	for r := range c.Model.Relations() {
		if !types[r.Type] {
			continue
		}
		g := graphs[r.Type]
		if g == nil {
			g = &composition{out: map[model.End][]*model.Relation{}}
			graphs[r.Type] = g
		}
		if len(g.out[r.From]) == 0 {
			g.nodes = append(g.nodes, r.From)
		}
		g.out[r.From] = append(g.out[r.From], r)
	}
	for _, t := range c.Model.Metamodel.Relations {
		if g := graphs[t]; g != nil {
			for _, circle := range circles(g.nodes, g.next) {
				c.circle(g, circle)
			}
		}
	}
}

// composition is what is part of what, by one relation.
type composition struct {
	nodes []model.End
	out   map[model.End][]*model.Relation
}

func (g *composition) next(n model.End) []model.End {
	ends := make([]model.End, len(g.out[n]))
	for i, r := range g.out[n] {
		ends[i] = r.To
	}
	return ends
}

// circle reports a circle at the relation that closes it.
func (c *Context) circle(g *composition, circle []model.End) {
	way := make([]string, 0, len(circle)+1)
	for _, n := range circle {
		way = append(way, n.Address())
	}
	way = append(way, circle[0].Address())
	for _, r := range g.out[circle[len(circle)-1]] {
		if r.To == circle[0] {
			c.add(rulePartCycle, r.Span, diag.Args{"id": circle[0].Address(), "way": strings.Join(way, " → ")})
		}
	}
}
