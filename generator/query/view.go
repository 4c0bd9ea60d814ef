package query

import (
	"slices"
	"strings"

	"lintel/generator/diag"
	"lintel/generator/model"
)

func emptyName() diag.Text {
	return diag.Text{EN: "a name is missing", NB: "et navn mangler"}
}

func tooRich(view string) diag.Text {
	return diag.Text{
		EN: `inView cannot ask the view "` + view + `", which selects by more than ids and where`,
		NB: `inView kan ikke spørre visningen «` + view + `», som velger med mer enn id-er og where`,
	}
}

// viewIDs are the ids of the views.
func (c *compilation) viewIDs() *domain {
	isView := func(id string) bool {
		e := c.model.Element(id)
		return e != nil && e.View != nil
	}
	return &domain{what: diag.Text{EN: "view", NB: "visning"}, has: isView, all: func(yield func(string) bool) {
		for _, e := range c.model.Elements {
			if e.View != nil && !yield(e.ID) {
				return
			}
		}
	}}
}

// plainView tells whether a view selects by ids and where alone. A where that
// asks another view is not plain: views that ask views could be made to ask
// for ever.
func plainView(v *model.View) bool {
	return !slices.ContainsFunc(slices.Concat(v.Include, v.Exclude), func(s model.Selection) bool {
		if s.Where != nil {
			return strings.Contains(s.Where.Text, "inView")
		}
		return !isID(s)
	})
}

// isID tells whether a selection is an element's id alone.
func isID(s model.Selection) bool {
	return s.Relation == "" && !s.Incoming && !s.Outgoing && !s.Deep && s.Ref.Text != ""
}

// viewSelects gives what a view of ids and where items selects. An expression
// in it that is wrong is reported where it stands, not here; it selects
// nothing.
func viewSelects(m *model.Model, view *model.View) func(*model.Element) bool {
	test := func(items []model.Selection) func(*model.Element) bool {
		ids := map[*model.Element]bool{}
		var expressions []*Expression
		for _, s := range items {
			if s.Where != nil {
				if e, ok := Compile(m, *s.Where, &diag.List{}); ok {
					expressions = append(expressions, e)
				}
				continue
			}
			id, _, _ := strings.Cut(s.Ref.Text, "#")
			if e := elementNamed(m, id); e != nil {
				ids[e] = true
			}
		}
		return func(e *model.Element) bool {
			return ids[e] || slices.ContainsFunc(expressions, func(x *Expression) bool { return x.Match(e) })
		}
	}
	included, excluded := test(view.Include), test(view.Exclude)
	return func(e *model.Element) bool { return included(e) && !excluded(e) }
}

// elementNamed gives the element that has or had an id.
func elementNamed(m *model.Model, id string) *model.Element {
	if e := m.Element(id); e != nil {
		return e
	}
	return m.Former(id)
}
