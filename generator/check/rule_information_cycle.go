package check

import (
	"strings"

	"lintel/generator/diag"
	"lintel/generator/model"
)

var ruleInformationCycle = &diag.Rule{
	Code:     "information-cycle",
	Severity: diag.Error,
	Title:    diag.Text{EN: "entity specialises itself", NB: "entitet spesialiserer seg selv"},
	Message:  diag.Text{EN: `the entity "{id}" specialises itself: {way}`, NB: `entiteten «{id}» spesialiserer seg selv: {way}`},
	Hint:     diag.Text{EN: ``, NB: ``},
	Doc: diag.Text{
		EN: `An entity inherits what the entity it specialises has. In a circle there is nothing to inherit from.`,
		NB: `En entitet arver det den spesialiserte entiteten har. I en sirkel er det ingenting å arve fra.`,
	},
}

func informationCycle(c *Context) {
	general := func(e *model.Entity) []*model.Entity {
		if e.Specialises == nil {
			return nil
		}
		return []*model.Entity{e.Specialises}
	}
	for _, e := range c.Model.Elements {
		if e.Information == nil {
			continue
		}
		for _, circle := range circles(e.Information.Entities, general) {
			var way []string
			for _, entity := range append(circle, circle[0]) {
				way = append(way, entity.ID)
			}
			c.add(ruleInformationCycle, circle[0].Span, diag.Args{"id": circle[0].ID, "way": strings.Join(way, " → ")})
		}
	}
}
