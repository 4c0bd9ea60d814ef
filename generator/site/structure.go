package site

import (
	"strconv"

	"lintel/generator/model"
)

func (s *Site) process(p *Page, e *model.Element) *Process {
	process := &Process{}
	for _, lane := range e.Process.Lanes {
		item := Lane{ID: lane.ID, Name: local(lane.Name, p.Lang)}
		for _, r := range lane.Out {
			if !r.To.Element.Internal {
				card := s.card(p, r.To.Element)
				item.Actor = &card
				break
			}
		}
		if item.Name.Text == "" && item.Actor != nil {
			item.Name = item.Actor.Name
		}
		if item.Name.Text == "" {
			item.Name.Text = lane.ID
		}
		process.Lanes = append(process.Lanes, item)
	}
	numbers := map[*model.Step]int{}
	for i, step := range e.Process.Steps {
		numbers[step] = i + 1
	}
	laneNames := map[string]Local{}
	for _, lane := range process.Lanes {
		laneNames[lane.ID] = lane.Name
	}
	for i, step := range e.Process.Steps {
		item := Step{
			ID: step.ID, Number: i + 1, Type: step.Type, Name: local(step.Name, p.Lang), Description: local(step.Description, p.Lang),
			Relations: s.partRelations(p, step.Part),
		}
		if step.Lane != nil {
			item.Lane = laneNames[step.Lane.ID]
		}
		for _, flow := range step.Next {
			item.Next = append(item.Next, Flow{
				ID: flow.To.ID, Number: numbers[flow.To], Name: stepName(flow.To, p.Lang), When: local(flow.When, p.Lang),
			})
		}
		process.Steps = append(process.Steps, item)
	}
	return process
}

// stepName is a step's name; "" for one that has none, such as a start, which
// the theme names by its type.
func stepName(step *model.Step, lang string) Local { return local(step.Name, lang) }

func (s *Site) information(p *Page, e *model.Element) *Information {
	information := &Information{}
	for _, entity := range e.Information.Entities {
		item := Entity{
			ID: entity.ID, Name: partLocal(entity.Part, p.Lang), Description: local(entity.Description, p.Lang), Abstract: entity.Abstract,
			Relations: s.partRelations(p, entity.Part),
		}
		if entity.Specialises != nil {
			item.Specialises = &Link{Name: partLocal(entity.Specialises.Part, p.Lang), Href: "#" + entity.Specialises.ID}
		}
		for _, a := range entity.Attributes {
			item.Attributes = append(item.Attributes, Attribute{
				ID: a.ID, Name: partLocal(a.Part, p.Lang), Type: attributeType(a, p.Lang), Cardinality: cardinality(a.Cardinality),
				Description: local(a.Description, p.Lang),
			})
		}
		for _, a := range entity.Associations {
			item.Associations = append(item.Associations, Association{
				Name: local(a.Name, p.Lang), To: Link{Name: partLocal(a.To.Part, p.Lang), Href: "#" + a.To.ID}, Cardinality: cardinality(a.Cardinality),
			})
		}
		information.Entities = append(information.Entities, item)
	}
	for _, list := range e.Information.CodeLists {
		item := CodeList{ID: list.ID, Name: partLocal(list.Part, p.Lang), Description: local(list.Description, p.Lang)}
		for _, code := range list.Codes {
			item.Codes = append(item.Codes, Code{
				ID: code.ID, Code: code.ID[len(list.ID)+1:], Name: partLocal(code, p.Lang), Description: local(code.Description, p.Lang),
			})
		}
		information.CodeLists = append(information.CodeLists, item)
	}
	return information
}

// partLocal is a part's name, or its id.
func partLocal(part *model.Part, lang string) Local {
	if name := local(part.Name, lang); name.Text != "" {
		return name
	}
	return Local{Text: part.ID}
}

func attributeType(a *model.Attribute, lang string) Link {
	switch {
	case a.CodeList != nil:
		return Link{Name: partLocal(a.CodeList.Part, lang), Href: "#" + a.CodeList.ID}
	case a.Entity != nil:
		return Link{Name: partLocal(a.Entity.Part, lang), Href: "#" + a.Entity.ID}
	}
	return Link{Name: Local{Text: a.Type}}
}

// cardinality writes how many: 1, 0..1, 1..*.
func cardinality(c model.Cardinality) string {
	least := strconv.Itoa(c.Min)
	if c.Max == model.Unbounded {
		return least + "..*"
	}
	most := strconv.Itoa(c.Max)
	if least == most {
		return least
	}
	return least + ".." + most
}

func (s *Site) dataset(p *Page, e *model.Element) *Dataset {
	d := &Dataset{Card: s.card(p, e), Unit: local(e.Dataset.Unit, p.Lang), Sources: s.sources(p, e.Sources), Picture: s.pictureOf(p, e)}
	for _, c := range e.Dataset.Columns {
		column := Column{Name: local(c.Name, p.Lang), Unit: local(c.Unit, p.Lang), Numeric: c.Type == "number"}
		if column.Name.Text == "" {
			column.Name.Text = c.ID
		}
		d.Columns = append(d.Columns, column)
	}
	for _, row := range e.Dataset.Rows {
		item := Row{ID: row.ID}
		for i, cell := range row.Cells {
			numeric := i < len(e.Dataset.Columns) && e.Dataset.Columns[i].Type == "number"
			shown := Cell{Text: local(cell.Text, p.Lang), Numeric: numeric}
			if cell.IsNumber && numeric {
				shown.Text = Local{Text: shownNumber(cell.Number, p.Lang)}
			}
			item.Cells = append(item.Cells, shown)
		}
		d.Rows = append(d.Rows, item)
	}
	return d
}

// view draws a view.
func (s *Site) view(p *Page, e *model.Element) *View {
	v := &View{Card: s.card(p, e), Type: e.View.Type, Note: local(e.View.Note, p.Lang)}
	if e.View.Type == "matrix" {
		v.Matrix = s.matrix(p, e)
	} else {
		v.Picture = s.pictureOf(p, e)
	}
	return v
}
