package edit

import (
	"slices"

	"lintel/generator/model"
	"lintel/generator/yaml"
)

// commonKeys are the reserved keys that come first, as the language's
// description lists them.
var commonKeys = []string{
	"id", "kind", "name", "summary", "description", "status", "from", "until", "visibility", "basis", "sources", "formerly", "order",
}

// articleOrder is the order of a text's front matter.
func articleOrder() *yaml.Order {
	order := yaml.NewOrder("title", "summary", "order", "menu", "formerly", "sources", "draft", "lang")
	order.Within("sources", sourceOrder())
	return order
}

func sourceOrder() *yaml.Order { return yaml.NewOrder("to", "at") }

// layoutOrder is the order of a layout's keys.
func layoutOrder() *yaml.Order {
	order := yaml.NewOrder(model.LayoutKeys()...)
	order.Within("nodes", yaml.NewOrder())
	order.Within("boxes", yaml.NewOrder(model.BoxKeys()...))
	order.Within("lines", yaml.NewOrder(model.LineKeys()...))
	return order
}

// orders gives the canonical order of keys for each kind of a metamodel.
func orders(m *model.Metamodel) map[string]*yaml.Order {
	relations := relationOrders(m)
	all := make(map[string]*yaml.Order, len(m.Kinds))
	for _, kind := range m.Kinds {
		all[kind.ID] = elementOrder(m, kind, relations)
	}
	return all
}

// relationKeys are the keys of all relations in the metamodel's order, each
// followed by its inverse.
func relationKeys(m *model.Metamodel) []string {
	var keys []string
	for _, r := range m.Relations {
		keys = append(keys, r.ID)
		if r.Inverse != "" && !r.Symmetric() {
			keys = append(keys, r.Inverse)
		}
	}
	return keys
}

func relationOrders(m *model.Metamodel) map[string]*yaml.Order {
	all := map[string]*yaml.Order{}
	for _, r := range m.Relations {
		order := yaml.NewOrder("to")
		for _, f := range r.Fields {
			order.Add(f.ID)
		}
		order.Add("note", "from", "until")
		all[r.ID] = order
		if r.Inverse != "" {
			all[r.Inverse] = order
		}
	}
	return all
}

func elementOrder(m *model.Metamodel, kind *model.Kind, relations map[string]*yaml.Order) *yaml.Order {
	order := yaml.NewOrder(commonKeys...)
	order.Within("sources", sourceOrder())
	for _, f := range kind.Fields {
		order.Add(f.ID)
	}
	keys := relationKeys(m)
	order.Add(keys...)
	for _, key := range keys {
		order.Within(key, relations[key])
	}
	part := func(own ...string) *yaml.Order {
		o := yaml.NewOrder()
		for _, key := range own {
			if key == relationPlace {
				o.Add(keys...)
				continue
			}
			o.Add(key)
		}
		for _, key := range keys {
			if !slices.Contains(own, key) {
				o.Within(key, relations[key])
			}
		}
		return o
	}
	order.Add("requirements")
	order.Within("requirements", part("id", "level", "name", "description", "text", "verify", "basis", relationPlace))
	order.Add(model.StructureKeys(kind.Structure)...)
	structureOrder(order, kind.Structure, part)
	return order
}

// relationPlace stands for all relations among a part's keys.
const relationPlace = "*"

// structureOrder sets the orders inside the keys of a structure.
func structureOrder(order *yaml.Order, structure model.Structure, part func(...string) *yaml.Order) {
	switch structure {
	case model.ProcessStructure:
		order.Within("lanes", part("id", "name", "description", relationPlace))
		step := part("id", "lane", "type", "name", "description", relationPlace, "next")
		step.Within("next", yaml.NewOrder("to", "when"))
		order.Within("steps", step)
	case model.InformationStructure:
		entity := part("id", "name", "description", "abstract", "specialises", relationPlace, "attributes", "associations")
		entity.Within("attributes", part("id", "type", "min", "max", "name", "description", relationPlace))
		entity.Within("associations", yaml.NewOrder("to", "name", "min", "max"))
		order.Within("entities", entity)
		list := part("id", "name", "description", relationPlace, "codes")
		list.Within("codes", part("id", "name", "description", relationPlace))
		order.Within("codelists", list)
	case model.DatasetStructure:
		order.Within("columns", yaml.NewOrder("id", "type", "name", "unit"))
		order.Within("rows", part("id", "name", "description", "values", relationPlace))
		order.Within("chart", yaml.NewOrder("type", "x", "y"))
	}
}
