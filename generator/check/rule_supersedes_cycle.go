package check

import (
	"strings"

	"lintel/generator/diag"
	"lintel/generator/model"
)

var ruleSupersedesCycle = &diag.Rule{
	Code:     "supersedes-cycle",
	Severity: diag.Error,
	Title:    diag.Text{EN: "superseded by what it supersedes", NB: "avløst av det den selv avløser"},
	Message:  diag.Text{EN: `"{id}" supersedes itself: {way}`, NB: `«{id}» avløser seg selv: {way}`},
	Hint:     diag.Text{EN: ``, NB: ``},
	Doc: diag.Text{
		EN: `A decision is superseded by a later one (supersedes, superseded-by). In a circle nobody can tell which of them is in force.`,
		NB: `En beslutning avløses av en senere (supersedes, superseded-by). I en sirkel kan ingen si hvilken av dem som gjelder.`,
	},
}

func supersedesCycle(c *Context) {
	g := &composition{out: map[model.End][]*model.Relation{}}
	for r := range c.relationsOf("supersedes") {
		if len(g.out[r.From]) == 0 {
			g.nodes = append(g.nodes, r.From)
		}
		g.out[r.From] = append(g.out[r.From], r)
	}
	for _, circle := range circles(g.nodes, g.next) {
		way := make([]string, 0, len(circle)+1)
		for _, n := range circle {
			way = append(way, n.Address())
		}
		way = append(way, circle[0].Address())
		for _, r := range g.out[circle[len(circle)-1]] {
			if r.To == circle[0] {
				c.add(ruleSupersedesCycle, r.Span, diag.Args{"id": circle[0].Address(), "way": strings.Join(way, " → ")})
			}
		}
	}
}

// relationsOf gives the relations of one type; none when the metamodel has no
// such type.
func (c *Context) relationsOf(key string) func(yield func(*model.Relation) bool) {
	d, ok := c.Model.Metamodel.Relation(key)
	return func(yield func(*model.Relation) bool) {
		for r := range c.Model.Relations() {
			if ok && r.Type == d.Type && !yield(r) {
				return
			}
		}
	}
}
