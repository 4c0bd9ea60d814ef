package check

import (
	"slices"

	"lintel/generator/diag"
	"lintel/generator/model"
)

var ruleBindingRests = &diag.Rule{
	Code:     "binding-rests",
	Severity: diag.Error,
	Title:    diag.Text{EN: "binding rests on what is not", NB: "bindende hviler på noe som ikke er det"},
	Message:  diag.Text{EN: `"{id}" ({status}) must not rest on "{to}" ({other}) with "{relation}: must"`, NB: `«{id}» ({status}) kan ikke hvile på «{to}» ({other}) med «{relation}: must»`},
	Hint:     diag.Text{EN: ``, NB: ``},
	Doc: diag.Text{
		EN: `What others build on may only demand what is itself firm enough. The metamodel says of each status, under may-rest-on, which statuses a relation with obligation: must may lead to. Wait with the demand, make it should, or let the other be decided first.`,
		NB: `Det andre bygger på, kan bare kreve noe som selv er fast nok. Metamodellen sier for hver status, under may-rest-on, hvilke statuser en relasjon med obligation: must kan føre til. Vent med kravet, gjør det til should, eller la det andre bli vedtatt først.`,
	},
}

func bindingRests(c *Context) {
	for r := range c.Model.Relations() {
		from, to := r.From.Element, r.To.Element
		if !from.Binding() || from.Status.MayRestOn == nil || !isMust(r) {
			continue
		}
		if to.Status == nil && (to.Incomplete || written(to, "status")) {
			continue
		}
		if to.Status != nil && slices.Contains(from.Status.MayRestOn, to.Status.ID) {
			continue
		}
		var other any = diag.Text{EN: "no status", NB: "uten status"}
		if to.Status != nil {
			other = to.Status.Name
		}
		c.add(ruleBindingRests, r.Span, diag.Args{
			"id": r.From.Address(), "status": from.Status.Name, "to": r.To.Address(), "other": other, "relation": r.Type.ID,
		})
	}
}

// isMust tells whether a relation is a demand: its field obligation is must.
func isMust(r *model.Relation) bool {
	v := r.Field("obligation")
	return v != nil && v.Enum != nil && v.Enum.ID == "must"
}
