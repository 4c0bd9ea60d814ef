package load

import (
	"slices"

	"lintel/generator/diag"
	"lintel/generator/model"
	"lintel/generator/yaml"
)

// structural reads the keys of the kind's structure:
//
//	process            lanes:     {id, name, description, relations}
//	                   steps:     {id, lane, type, name, description, next, relations}
//	                   next:      {to, when}, an id, or a list of either
//	information-model  entities:  {id, name, description, abstract, specialises,
//	                               attributes, associations, relations}
//	                   attributes:   {id, name, description, type, min, max, relations}
//	                   associations: {to, name, min, max}
//	                   codelists: {id, name, description, codes}
//	                   codes:     {id, name, description}
//	dataset            see dataset.go
//	view               see view.go
func (r *reader) structural(d *model.ElementDecl, e yaml.Entry) bool {
	switch d.Kind.Structure {
	case model.ProcessStructure:
		switch e.Key {
		case "lanes":
			d.Lanes = r.parts(e)
		case "steps":
			d.Steps = r.steps(e)
		default:
			return false
		}
		return true
	case model.InformationStructure:
		switch e.Key {
		case "entities":
			d.Entities = r.entities(e)
		case "codelists":
			d.CodeLists = r.codeLists(e)
		default:
			return false
		}
		return true
	case model.DatasetStructure:
		return r.dataset(d, e)
	case model.ViewStructure:
		return r.view(d, e)
	}
	return false
}

// partKeys are the keys that every part may have.
func partKeys(more ...string) []string {
	return append([]string{"id", "name", "description"}, more...)
}

// part reads a part's common keys; own reads those of its kind and tells
// whether it knew the key. False when the part has no id.
func (r *reader) part(n *yaml.Node, p *model.PartDecl, where string, own func(yaml.Entry) bool, keys []string) bool {
	p.Span = n.Span.File.Span(n.Span.Start, n.Span.Start)
	for _, e := range n.Entries {
		if own != nil && own(e) {
			continue
		}
		direction, isRelation := r.metamodel.Relation(e.Key)
		switch {
		case e.Key == "id":
			p.ID = r.id(e)
			p.Span = e.Value.Span
		case e.Key == "name":
			p.Name = r.localized(e)
		case e.Key == "description":
			p.Description = r.localized(e)
		case isRelation:
			p.Relations = append(p.Relations, r.relationList(direction, e)...)
		default:
			r.unknownKey(e, where, func(yield func(string) bool) {
				for _, key := range keys {
					if !yield(key) {
						return
					}
				}
				r.metamodel.RelationKeys()(yield)
			})
		}
	}
	if n.Get("id") == nil {
		r.report.Add(ruleMissingKey, n.Span.File.Span(n.Span.Start, n.Span.Start), diag.Args{"key": "id"})
	}
	return p.ID != ""
}

// parts reads parts that have only the common keys, such as lanes and codes.
func (r *reader) parts(e yaml.Entry) []model.PartDecl {
	var parts []model.PartDecl
	for _, n := range r.mappings(e) {
		var p model.PartDecl
		if r.part(n, &p, e.Key, nil, partKeys()) {
			parts = append(parts, p)
		}
	}
	return parts
}

func (r *reader) requirements(e yaml.Entry) []model.RequirementDecl {
	var requirements []model.RequirementDecl
	for _, n := range r.mappings(e) {
		var q model.RequirementDecl
		ok := r.part(n, &q.PartDecl, e.Key, func(e yaml.Entry) bool {
			switch e.Key {
			case "level":
				q.Level = r.choice(e, "must", "should", "may")
			case "text":
				q.Text = r.localized(e)
			case "verify":
				q.Verify = r.localized(e)
			case "basis":
				q.Basis = r.choice(e, "report", "background", "example")
			default:
				return false
			}
			return true
		}, partKeys("level", "text", "verify", "basis"))
		for _, key := range [...]string{"level", "text"} {
			if n.Get(key) == nil {
				r.report.Add(ruleMissingKey, q.Span, diag.Args{"key": key})
			}
		}
		if ok {
			requirements = append(requirements, q)
		}
	}
	return requirements
}

// stepTypes are what a step of a process can be.
var stepTypes = []string{"start", "task", "user-task", "service-task", "gateway", "event", "end"}

func (r *reader) steps(e yaml.Entry) []model.StepDecl {
	var steps []model.StepDecl
	for _, n := range r.mappings(e) {
		var s model.StepDecl
		ok := r.part(n, &s.PartDecl, e.Key, func(e yaml.Entry) bool {
			switch e.Key {
			case "lane":
				s.Lane, _ = r.ref("lane", e.Value)
			case "type":
				s.Type = r.choice(e, stepTypes...)
			case "next":
				s.Next = r.flows(e)
			default:
				return false
			}
			return true
		}, partKeys("lane", "type", "next"))
		for _, key := range [...]string{"lane", "type"} {
			if n.Get(key) == nil {
				r.report.Add(ruleMissingKey, s.Span, diag.Args{"key": key})
			}
		}
		if ok {
			steps = append(steps, s)
		}
	}
	return steps
}

func (r *reader) flows(e yaml.Entry) []model.FlowDecl {
	var flows []model.FlowDecl
	for _, item := range r.items(e) {
		var f model.FlowDecl
		if item.Kind != yaml.Mapping {
			f.To, _ = r.ref("next", item)
		}
		for _, key := range item.Entries {
			switch key.Key {
			case "to":
				f.To, _ = r.ref("to", key.Value)
			case "when":
				f.When = r.localized(key)
			default:
				r.unknownKey(key, "next", slices.Values([]string{"to", "when"}))
			}
		}
		if item.Kind == yaml.Mapping && item.Get("to") == nil {
			r.report.Add(ruleMissingKey, item.Span, diag.Args{"key": "to"})
		}
		if f.To.Text != "" {
			flows = append(flows, f)
		}
	}
	return flows
}

func (r *reader) entities(e yaml.Entry) []model.EntityDecl {
	var entities []model.EntityDecl
	for _, n := range r.mappings(e) {
		var entity model.EntityDecl
		ok := r.part(n, &entity.PartDecl, e.Key, func(e yaml.Entry) bool {
			switch e.Key {
			case "abstract":
				entity.Abstract = r.boolean(e)
			case "specialises":
				entity.Specialises, _ = r.ref("specialises", e.Value)
			case "attributes":
				entity.Attributes = r.attributes(e)
			case "associations":
				entity.Associations = r.associations(e)
			default:
				return false
			}
			return true
		}, partKeys("abstract", "specialises", "attributes", "associations"))
		if ok {
			entities = append(entities, entity)
		}
	}
	return entities
}

func (r *reader) attributes(e yaml.Entry) []model.AttributeDecl {
	var attributes []model.AttributeDecl
	for _, n := range r.mappings(e) {
		a := model.AttributeDecl{Cardinality: model.Cardinality{Min: 0, Max: 1, Span: n.Span}}
		ok := r.part(n, &a.PartDecl, e.Key, func(e yaml.Entry) bool {
			if e.Key == "type" {
				a.Type, _ = r.ref("type", e.Value)
				return true
			}
			return r.cardinality(e, &a.Cardinality)
		}, partKeys("type", "min", "max"))
		if n.Get("type") == nil {
			r.report.Add(ruleMissingKey, a.Span, diag.Args{"key": "type"})
			continue
		}
		if ok && a.Type.Text != "" {
			attributes = append(attributes, a)
		}
	}
	return attributes
}

func (r *reader) associations(e yaml.Entry) []model.AssociationDecl {
	var associations []model.AssociationDecl
	for _, n := range r.mappings(e) {
		a := model.AssociationDecl{Span: n.Span, Cardinality: model.Cardinality{Min: 0, Max: model.Unbounded, Span: n.Span}}
		for _, key := range n.Entries {
			switch key.Key {
			case "to":
				a.To, _ = r.ref("to", key.Value)
			case "name":
				a.Name = r.localized(key)
			default:
				if !r.cardinality(key, &a.Cardinality) {
					r.unknownKey(key, e.Key, slices.Values([]string{"to", "name", "min", "max"}))
				}
			}
		}
		if n.Get("to") == nil {
			r.report.Add(ruleMissingKey, n.Span, diag.Args{"key": "to"})
		}
		if a.To.Text != "" {
			associations = append(associations, a)
		}
	}
	return associations
}

// cardinality reads min and max; max "*" is any number.
func (r *reader) cardinality(e yaml.Entry, c *model.Cardinality) bool {
	switch {
	case e.Key == "max" && e.Value != nil && e.Value.Kind == yaml.Scalar && e.Value.Value == "*":
		c.Max, c.Span = model.Unbounded, e.Value.Span
	case e.Key == "min" || e.Key == "max":
		number := r.number(e)
		whole := int(min(max(number, -1), 1<<30))
		if number != float64(whole) || whole < 0 {
			r.wrongType(e.Value, e.KeySpan, e.Key, diag.Text{EN: `a whole number or "*"`, NB: `et helt tall eller "*"`})
			return true
		}
		if e.Key == "min" {
			c.Min = whole
		} else {
			c.Max = whole
		}
		c.Span = e.Value.Span
	default:
		return false
	}
	return true
}

func (r *reader) codeLists(e yaml.Entry) []model.CodeListDecl {
	var lists []model.CodeListDecl
	for _, n := range r.mappings(e) {
		var list model.CodeListDecl
		ok := r.part(n, &list.PartDecl, e.Key, func(e yaml.Entry) bool {
			if e.Key != "codes" {
				return false
			}
			list.Codes = r.parts(e)
			return true
		}, partKeys("codes"))
		if ok {
			lists = append(lists, list)
		}
	}
	return lists
}
