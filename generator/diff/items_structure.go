package diff

import (
	"strconv"
	"strings"

	"lintel/generator/model"
)

// process takes the lanes, steps and flows of a process.
func (t *taker) process(head *Item) {
	p := t.element.Process
	if p == nil {
		return
	}
	for _, lane := range p.Lanes {
		t.part(Lane, lane.Part, lane)
	}
	for _, step := range p.Steps {
		item := t.part(Step, step.Part, step)
		if step.Lane != nil {
			item.say("lane", named(step.Lane.ID, step.Lane.Name))
		}
		item.say("type", plain(step.Type))
		for i := range step.Next {
			flow := &step.Next[i]
			next := t.unnamed(Flow, step.Part, flow.To.ID)
			next.Of, next.Span, next.Name = flow, flow.Span, flow.To.Name
			next.say("when", text(flow.When))
		}
		item.order("next", addresses(step.Next, func(f model.Flow) string { return f.To.ID }))
	}
	head.order("lanes", addresses(p.Lanes, func(l *model.Lane) string { return l.ID }))
	head.order("steps", addresses(p.Steps, func(s *model.Step) string { return s.ID }))
}

// information takes the entities and code lists of an information model.
func (t *taker) information(head *Item) {
	m := t.element.Information
	if m == nil {
		return
	}
	for _, e := range m.Entities {
		item := t.part(Entity, e.Part, e)
		item.say("abstract", choice(e.Abstract, "true"))
		if e.Specialises != nil {
			item.say("specialises", named(e.Specialises.ID, e.Specialises.Name))
		}
		for _, a := range e.Attributes {
			attribute := t.part(Attribute, a.Part, a)
			attribute.say("type", plain(a.Type))
			attribute.say("cardinality", plain(Cardinality(a.Cardinality)))
		}
		for _, a := range e.Associations {
			association := t.unnamed(Association, e.Part, a.To.ID)
			association.Of, association.Name = a, a.Name
			association.say("name", text(a.Name))
			association.say("cardinality", plain(Cardinality(a.Cardinality)))
		}
		item.order("attributes", addresses(e.Attributes, func(a *model.Attribute) string { return a.ID }))
		item.order("associations", addresses(e.Associations, func(a *model.Association) string { return a.To.ID }))
	}
	for _, l := range m.CodeLists {
		item := t.part(CodeList, l.Part, l)
		for _, code := range l.Codes {
			t.part(Code, code, code)
		}
		item.order("codes", addresses(l.Codes, func(p *model.Part) string { return p.ID }))
	}
	head.order("entities", addresses(m.Entities, func(e *model.Entity) string { return e.ID }))
	head.order("codelists", addresses(m.CodeLists, func(l *model.CodeList) string { return l.ID }))
}

// Cardinality writes how many there may be: 1, 0..1, 1..*.
func Cardinality(c model.Cardinality) string {
	most := "*"
	if c.Max != model.Unbounded {
		most = strconv.Itoa(c.Max)
	}
	if least := strconv.Itoa(c.Min); least != most {
		return least + ".." + most
	}
	return most
}

// dataset takes the columns, rows and chart of a dataset.
func (t *taker) dataset(head *Item) {
	d := t.element.Dataset
	if d == nil {
		return
	}
	head.say("unit", text(d.Unit))
	if c := d.Chart; c != nil {
		head.say("chart", plain(strings.TrimSpace(c.Type+" x: "+c.X+" y: "+strings.Join(c.Y, ", "))))
	}
	for i := range d.Columns {
		c := &d.Columns[i]
		item := t.add(&Item{Topic: Column, ID: c.ID, Name: c.Name, Of: c, Span: c.Span, key: "column " + c.ID})
		item.say("name", text(c.Name))
		item.say("type", plain(c.Type))
		item.say("unit", text(c.Unit))
	}
	for _, r := range d.Rows {
		item := t.part(Row, r.Part, r)
		for i, cell := range r.Cells {
			if i >= len(d.Columns) || !cell.IsSet {
				continue
			}
			value := text(cell.Text)
			if cell.IsNumber {
				value = plain(number(cell.Number))
			}
			item.add("column "+d.Columns[i].ID, orID(d.Columns[i].Name, d.Columns[i].ID), value)
		}
	}
	head.order("columns", addresses(d.Columns, func(c model.Column) string { return c.ID }))
	head.order("rows", addresses(d.Rows, func(r *model.Row) string { return r.ID }))
}

// view says what a view selects and how it is drawn.
func (t *taker) view(item *Item, v *model.View) {
	item.say("type", plain(v.Type))
	item.say("at", plain(v.At.Text))
	if v.Between[0].IsSet() || v.Between[1].IsSet() {
		item.say("between", plain(v.Between[0].Text+"–"+v.Between[1].Text))
	}
	item.say("include", selections(v.Include))
	item.say("exclude", selections(v.Exclude))
	if v.Relations != nil {
		item.say("relations", list(append([]string{}, v.Relations...)))
		if len(v.Relations) == 0 {
			item.say("relations", plain("[]"))
		}
	}
	item.say("group-by", plain(v.GroupBy))
	if v.Depth != 0 {
		item.say("depth", plain(strconv.Itoa(v.Depth)))
	}
	item.say("note", text(v.Note))
}

func selections(items []model.Selection) Value {
	var v Value
	for _, s := range items {
		v.List = append(v.List, plain(selection(s)))
	}
	return v
}

// selection writes one item of a view as its author does.
func selection(s model.Selection) string {
	if s.Where != nil {
		return "where: " + s.Where.Text
	}
	if s.Relation != "" {
		return s.Relation + ": " + orAny(s.Ref.Text) + " -> " + orAny(s.Other.Text)
	}
	id := s.Ref.Text
	if s.Deep {
		id += ".**"
	}
	if s.Incoming {
		id = "-> " + id
	}
	if s.Outgoing {
		id += " ->"
	}
	return id
}

func orAny(id string) string {
	if id == "" {
		return "*"
	}
	return id
}
