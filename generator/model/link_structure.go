package model

import (
	"iter"

	"lintel/generator/diag"
)

// structure makes an element's parts and links what stays inside the element.
func (l *linker) structure(e *Element, d *ElementDecl) {
	for i := range d.Requirements {
		r := &d.Requirements[i]
		if p := l.part(e, RequirementPart, "", &r.PartDecl); p != nil {
			e.Requirements = append(e.Requirements, &Requirement{Part: p, Level: r.Level, Text: r.Text, Verify: r.Verify, Basis: r.Basis})
		}
	}
	switch e.Kind.Structure {
	case ProcessStructure:
		l.process(e, d)
	case InformationStructure:
		l.information(e, d)
	case DatasetStructure:
		l.dataset(e, d)
	}
}

// part makes a part of a declaration, nil when its address is taken.
func (l *linker) part(e *Element, kind PartKind, under string, d *PartDecl) *Part {
	head := d.PartHead
	if under != "" {
		head.ID = under + "." + d.ID
	}
	if first := e.Part(head.ID); first != nil {
		f := l.report.Add(ruleDuplicatePart, head.Span, diag.Args{"part": head.ID, "id": e.ID})
		f.Related = []diag.Related{{Span: first.Span, Note: diag.Text{EN: "first declared here", NB: "først erklært her"}}}
		return nil
	}
	p := &Part{PartHead: head, Kind: kind, Element: e}
	e.Parts = append(e.Parts, p)
	if e.parts == nil {
		e.parts = map[string]*Part{}
	}
	e.parts[p.ID] = p
	return p
}

func (l *linker) process(e *Element, d *ElementDecl) {
	process := &Process{}
	e.Process = process
	lanes := map[string]*Lane{}
	for i := range d.Lanes {
		if p := l.part(e, LanePart, "", &d.Lanes[i]); p != nil {
			lane := &Lane{p}
			process.Lanes = append(process.Lanes, lane)
			lanes[p.ID] = lane
		}
	}
	steps := map[string]*Step{}
	for i := range d.Steps {
		if p := l.part(e, StepPart, "", &d.Steps[i].PartDecl); p != nil {
			step := &Step{Part: p, Type: d.Steps[i].Type}
			process.Steps = append(process.Steps, step)
			steps[p.ID] = step
		}
	}
	for i := range d.Steps {
		s := &d.Steps[i]
		step := steps[s.ID]
		if step == nil {
			continue
		}
		if s.Lane.Text != "" {
			step.Lane = lookUp(l, e, lanes, s.Lane, ruleProcessLane)
		}
		for _, flow := range s.Next {
			if to := lookUp(l, e, steps, flow.To, ruleProcessNext); to != nil {
				step.Next = append(step.Next, Flow{To: to, When: flow.When, Span: flow.To.Span})
			}
		}
	}
}

// lookUp finds a name inside an element, or reports it and marks the element.
func lookUp[T any](l *linker, e *Element, table map[string]*T, ref Ref, rule *diag.Rule) *T {
	if found := table[ref.Text]; found != nil {
		return found
	}
	e.Incomplete = true
	l.report.Add(rule, ref.Span, diag.Args{"name": ref.Text, "id": e.ID, "near": diag.Choice(l.near(ref.Text, keys(table)))})
	return nil
}

// AttributeTypes are the types of attributes that need no declaration.
func AttributeTypes() []string {
	return []string{"string", "text", "integer", "decimal", "boolean", "date", "date-time", "time", "uri", "binary"}
}

func (l *linker) information(e *Element, d *ElementDecl) {
	information := &InformationModel{}
	e.Information = information
	entities, codeLists := map[string]*Entity{}, map[string]*CodeList{}
	for i := range d.Entities {
		if p := l.part(e, EntityPart, "", &d.Entities[i].PartDecl); p != nil {
			entity := &Entity{Part: p, Abstract: d.Entities[i].Abstract}
			information.Entities = append(information.Entities, entity)
			entities[p.ID] = entity
			for j := range d.Entities[i].Attributes {
				a := &d.Entities[i].Attributes[j]
				if p := l.part(e, AttributePart, entity.ID, &a.PartDecl); p != nil {
					entity.Attributes = append(entity.Attributes, &Attribute{Part: p, Type: a.Type.Text, Cardinality: a.Cardinality})
				}
			}
		}
	}
	for i := range d.CodeLists {
		if p := l.part(e, CodeListPart, "", &d.CodeLists[i].PartDecl); p != nil {
			list := &CodeList{Part: p}
			information.CodeLists = append(information.CodeLists, list)
			codeLists[p.ID] = list
			for j := range d.CodeLists[i].Codes {
				if c := l.part(e, CodePart, list.ID, &d.CodeLists[i].Codes[j]); c != nil {
					list.Codes = append(list.Codes, c)
				}
			}
		}
	}
	for i := range d.Entities {
		if entity := entities[d.Entities[i].ID]; entity != nil {
			l.entity(e, entity, &d.Entities[i], entities, codeLists)
		}
	}
}

func (l *linker) entity(e *Element, entity *Entity, d *EntityDecl, entities map[string]*Entity, codeLists map[string]*CodeList) {
	if d.Specialises.Text != "" {
		entity.Specialises = lookUp(l, e, entities, d.Specialises, ruleInformationEntity)
	}
	for _, a := range d.Associations {
		if to := lookUp(l, e, entities, a.To, ruleInformationEntity); to != nil {
			entity.Associations = append(entity.Associations, &Association{To: to, Name: a.Name, Cardinality: a.Cardinality})
		}
	}
	declared := map[string]Ref{}
	for _, a := range d.Attributes {
		declared[entity.ID+"."+a.ID] = a.Type
	}
	for _, a := range entity.Attributes {
		a.CodeList, a.Entity = codeLists[a.Type], entities[a.Type]
		if a.CodeList != nil || a.Entity != nil || isAttributeType(a.Type) {
			continue
		}
		e.Incomplete = true
		l.report.Add(ruleInformationType, declared[a.ID].Span, diag.Args{
			"name": a.Type, "near": diag.Choice(l.near(a.Type, attributeTypeNames(entities, codeLists))),
		})
	}
}

func isAttributeType(name string) bool {
	for _, t := range AttributeTypes() {
		if t == name {
			return true
		}
	}
	return false
}

func attributeTypeNames(entities map[string]*Entity, codeLists map[string]*CodeList) iter.Seq[string] {
	return func(yield func(string) bool) {
		for _, t := range AttributeTypes() {
			if !yield(t) {
				return
			}
		}
		for name := range entities {
			if !yield(name) {
				return
			}
		}
		for name := range codeLists {
			if !yield(name) {
				return
			}
		}
	}
}

func (l *linker) dataset(e *Element, d *ElementDecl) {
	if d.Dataset == nil {
		return
	}
	dataset := &Dataset{Unit: d.Dataset.Unit, Columns: d.Dataset.Columns, Chart: d.Dataset.Chart}
	e.Dataset = dataset
	for i := range d.Dataset.Rows {
		if p := l.part(e, RowPart, "", &d.Dataset.Rows[i].PartDecl); p != nil {
			dataset.Rows = append(dataset.Rows, &Row{Part: p, Cells: d.Dataset.Rows[i].Cells})
		}
	}
}
