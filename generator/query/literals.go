package query

import (
	"iter"
	"strings"

	"github.com/expr-lang/expr/ast"

	"lintel/generator/diag"
	"lintel/generator/model"
)

// domain is a closed list of values.
type domain struct {
	what diag.Text // kind, status, …
	has  func(string) bool
	all  iter.Seq[string]
	now  func(string) string // what a value is called now, "" when it is not a former one
}

// literal holds a literal against the values that may stand there.
func (c *compilation) literal(n ast.Node, values *domain) {
	text, ok := n.(*ast.StringNode)
	if !ok || values == nil {
		return
	}
	c.value(text, text.Value, values)
}

// value reports a value that is none of the list. The empty text is what is
// not set, and always allowed.
func (c *compilation) value(n *ast.StringNode, value string, values *domain) bool {
	if value == "" || values.has(value) {
		return true
	}
	c.failed = true
	near := diag.Nearest(value, values.all)
	if values.now != nil && values.now(value) != "" {
		near = []string{values.now(value)}
	}
	span := c.place(n)
	f := c.report.Add(ruleWhereValue, span, diag.Args{"what": values.what, "value": value, "near": diag.Choice(near)})
	if len(near) == 1 && span.Text() == value {
		f.Fix = []diag.Edit{{Span: span, New: near[0]}}
	}
	return false
}

func (c *compilation) kinds() *domain {
	m := c.model.Metamodel
	return &domain{what: diag.Text{EN: "kind", NB: "type"}, has: func(id string) bool { return m.Kind(id) != nil }, all: m.KindIDs()}
}

func (c *compilation) statuses() *domain {
	m := c.model.Metamodel
	return &domain{what: diag.Text{EN: "status", NB: "status"}, has: func(id string) bool { return m.Status(id) != nil }, all: m.StatusIDs()}
}

func (c *compilation) layers() *domain {
	m := c.model.Metamodel
	return &domain{what: diag.Text{EN: "layer", NB: "lag"}, has: func(id string) bool { return m.Layer(id) != nil }, all: m.LayerIDs()}
}

func (c *compilation) bases() *domain {
	return listed(diag.Text{EN: "basis", NB: "grunnlag"}, []string{"report", "background", "example"})
}

func (c *compilation) ids() *domain {
	return &domain{
		what: diag.Text{EN: "element", NB: "element"},
		has:  func(id string) bool { return c.model.Element(id) != nil },
		all:  c.model.IDs(),
		now: func(id string) string {
			if e := c.model.Former(id); e != nil {
				return e.ID
			}
			return ""
		},
	}
}

func (c *compilation) relationKeys() *domain {
	m := c.model.Metamodel
	return &domain{
		what: diag.Text{EN: "relation", NB: "relasjon"},
		has:  func(key string) bool { _, ok := m.Relation(key); return ok },
		all:  m.RelationKeys(),
	}
}

// enumValues are the values of an enum field, or of all that bear its name.
func enumValues(name string, fields []*model.Field) *domain {
	var ids []string
	for _, f := range fields {
		for id := range f.ValueIDs() {
			ids = append(ids, id)
		}
	}
	return listed(diag.Text{EN: `value of "` + name + `"`, NB: `verdi for «` + name + `»`}, ids)
}

func listed(what diag.Text, values []string) *domain {
	known := make(map[string]bool, len(values))
	for _, v := range values {
		known[v] = true
	}
	return &domain{what: what, has: func(v string) bool { return known[v] }, all: func(yield func(string) bool) {
		for v := range known {
			if !yield(v) {
				return
			}
		}
	}}
}

// isValue tells whether a bare word is a value that lacks its quotes.
func (c *compilation) isValue(word string) bool {
	m := c.model.Metamodel
	if m.Kind(word) != nil || m.Status(word) != nil || m.Layer(word) != nil || c.model.Element(word) != nil {
		return true
	}
	for _, k := range m.Kinds {
		for _, f := range k.Fields {
			if f.Value(word) != nil {
				return true
			}
		}
	}
	return false
}

// target holds an id or id#part against the model.
func (c *compilation) target(n *ast.StringNode) (id, part string, ok bool) {
	id, part, hasPart := strings.Cut(n.Value, "#")
	if !c.value(n, id, c.ids()) || id == "" {
		return "", "", false
	}
	if !hasPart {
		return id, "", true
	}
	e := c.model.Element(id)
	parts := &domain{
		what: diag.Text{EN: "part", NB: "del"},
		has:  func(part string) bool { return e.Part(part) != nil }, all: e.PartIDs(),
	}
	return id, part, c.value(n, part, parts)
}
