package query

import (
	"iter"
	"maps"

	"github.com/expr-lang/expr/ast"
	"github.com/expr-lang/expr/types"

	"lintel/generator/model"
)

// along gives the relations of an element and its parts in a direction, with
// their other ends, as far as the element may see them.
func along(e *model.Element, d model.Direction) iter.Seq2[*model.Relation, model.End] {
	return func(yield func(*model.Relation, model.End) bool) {
		if !d.Inverse || d.Type.Symmetric() {
			for r := range e.AllOut() {
				if r.Type == d.Type && sees(e, r.To.Element) && !yield(r, r.To) {
					return
				}
			}
		}
		if d.Inverse || d.Type.Symmetric() {
			for r := range e.AllIn() {
				if r.Type == d.Type && sees(e, r.From.Element) && !yield(r, r.From) {
					return
				}
			}
		}
	}
}

// sees tells whether an element may show that it relates to another.
func sees(e, other *model.Element) bool { return e.Internal || !other.Internal }

// has reads has("relation") and has("relation", "id").
func (c *compilation) has(slot *ast.Node, arguments []*ast.StringNode) *domain {
	key := arguments[0]
	if !c.required(key) || !c.value(key, key.Value, c.relationKeys()) {
		return nil
	}
	direction, _ := c.model.Metamodel.Relation(key.Value)
	var id, part string
	if len(arguments) == 2 {
		var ok bool
		if id, part, ok = c.target(arguments[1]); !ok {
			c.required(arguments[1])
			return nil
		}
	}
	return c.bind(slot, "has "+key.Value+" "+id+"#"+part, name{kind: types.Bool, get: func(e *model.Element) any {
		for _, other := range along(e, direction) {
			if id == "" || (other.Element.ID == id && (part == "" || other.Part != nil && other.Part.ID == part)) {
				return true
			}
		}
		return false
	}})
}

// required reports an empty name.
func (c *compilation) required(n *ast.StringNode) bool {
	if n.Value != "" {
		return true
	}
	at := n.Location()
	c.syntax(c.span(at.From, at.To), emptyName(), nil)
	return false
}

// relationNames are what each relation of a list has.
type relationNames struct {
	types  types.Map
	values map[string]*domain
	fields map[string]typedField
}

func (n *relationNames) names() iter.Seq[string] { return maps.Keys(n.types) }

func (c *compilation) relationNames(d model.Direction) *relationNames {
	n := &relationNames{
		types: types.Map{
			"to": types.String, "part": types.String, "kind": types.String, "status": types.String,
			"note": types.String, "from": types.String, "until": types.String,
		},
		values: map[string]*domain{"to": c.ids(), "kind": c.kinds(), "status": c.statuses()},
		fields: map[string]typedField{},
	}
	for _, f := range d.Type.Fields {
		if _, taken := n.types[f.ID]; taken {
			continue
		}
		field := fieldTyped(f.ID, []*model.Field{f}, c.model.Config.DefaultLanguage())
		n.types[f.ID], n.values[f.ID], n.fields[f.ID] = field.kind, field.values, field
	}
	return n
}

// rel reads rel("relation"): a list with one entry a relation.
func (c *compilation) rel(slot *ast.Node, key *ast.StringNode) *domain {
	if !c.required(key) || !c.value(key, key.Value, c.relationKeys()) {
		return nil
	}
	direction, _ := c.model.Metamodel.Relation(key.Value)
	names, lang := c.relationNames(direction), c.model.Config.DefaultLanguage()
	return c.bind(slot, "rel "+key.Value, name{kind: types.Array(names.types), get: func(e *model.Element) any {
		list := []any{}
		for r, other := range along(e, direction) {
			list = append(list, names.entry(r, other, lang))
		}
		return list
	}})
}

// entry is one relation as a loop sees it.
func (n *relationNames) entry(r *model.Relation, other model.End, lang string) map[string]any {
	entry := map[string]any{
		"to": other.Element.ID, "part": "", "kind": other.Element.Kind.ID, "status": statusID(other.Element),
		"note": r.Note.In(lang), "from": r.Life.From.Text, "until": r.Life.Until.Text,
	}
	if other.Part != nil {
		entry["part"] = other.Part.ID
	}
	for id, field := range n.fields {
		entry[id] = field.read(r.Field(id))
	}
	return entry
}

// inView reads inView("id").
func (c *compilation) inView(slot *ast.Node, argument *ast.StringNode) *domain {
	if !c.required(argument) || !c.value(argument, argument.Value, c.viewIDs()) {
		return nil
	}
	view := c.model.Element(argument.Value)
	if !plainView(view.View) {
		c.syntax(c.place(argument), tooRich(view.ID), nil)
		return nil
	}
	selects := viewSelects(c.model, view.View)
	return c.bind(slot, "inView "+view.ID, name{kind: types.Bool, get: func(e *model.Element) any { return selects(e) }})
}
