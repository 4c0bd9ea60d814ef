package check

import (
	"lintel/generator/diag"
	"lintel/generator/model"
)

var ruleUnseen = &diag.Rule{
	Code:     "unseen",
	Severity: diag.Off,
	Title:    diag.Text{EN: "element in no view", NB: "element som ikke er med i noen visning"},
	Message:  diag.Text{EN: `no view shows "{id}"`, NB: `ingen visning viser «{id}»`},
	Hint:     diag.Text{EN: ``, NB: ``},
	Doc: diag.Text{
		EN: `No view selects the element. Off unless lintel.yaml turns it on: in a model that is made of pictures, what is in none of them is often left over; elsewhere most elements are in none.`,
		NB: `Ingen visning velger elementet. Av til lintel.yaml slår den på: i en modell som er laget av bilder, er det som ikke er med i noen, ofte noe som er blitt til overs. Ellers er de fleste elementer ikke med i noen.`,
	},
}

func unseen(c *Context) {
	shown := c.shown()
	for _, e := range c.Model.Elements {
		if !shown[e] && !e.Internal && !e.Incomplete && e.Kind.Structure != model.ViewStructure && e.Kind.Structure != model.DatasetStructure {
			c.add(ruleUnseen, e.IDSpan, diag.Args{"id": e.ID})
		}
	}
}

// shown gives the elements that some view shows.
func (c *Context) shown() map[*model.Element]bool {
	if c.inViews == nil {
		c.inViews = map[*model.Element]bool{}
		for _, view := range c.Model.Elements {
			for _, node := range c.selection(view).Nodes {
				c.inViews[node.Element] = true
			}
		}
	}
	return c.inViews
}
