package query

import (
	"cmp"
	"iter"
	"slices"

	"lintel/generator/diag"
	"lintel/generator/model"
)

// GroupKeys gives what group-by may name: kind, layer, status, and the fields
// and relations of the metamodel.
func GroupKeys(m *model.Metamodel) iter.Seq[string] {
	return func(yield func(string) bool) {
		for _, key := range []string{"kind", "layer", "status"} {
			if !yield(key) {
				return
			}
		}
		for _, k := range m.Kinds {
			for _, f := range k.Fields {
				if !yield(f.ID) {
					return
				}
			}
		}
		m.RelationKeys()(yield)
	}
}

// groupKey is a group as a value of an element, before groups are numbered.
type groupKey struct {
	Group
	sort float64 // compared first, then the default language's name
}

// group puts the nodes in groups and gives those that are used, in order: an
// enum's, the metamodel's, or that of the names.
func (s *selector) group(nodes []*SelectedNode) []*Group {
	by := s.view.View.GroupBy
	if by == "" && s.view.View.Type == "layered" {
		by = "layer"
	}
	if by == "" {
		return nil
	}
	if !slices.Contains(slices.Collect(GroupKeys(s.model.Metamodel)), by) {
		s.report.Add(ruleViewGroup, valueSpan(s.view.Span, "group-by", by), diag.Args{
			"name": by, "near": diag.NearestText(by, GroupKeys(s.model.Metamodel)),
		})
		return nil
	}
	keys := map[string]*groupKey{}
	var list []*groupKey
	for _, n := range nodes {
		key, ok := s.groupOf(n.Element, by)
		if !ok {
			continue
		}
		if keys[key.ID] == nil {
			keys[key.ID] = &key
			list = append(list, &key)
		}
		n.Group = &keys[key.ID].Group
	}
	lang := s.model.Config.DefaultLanguage()
	slices.SortStableFunc(list, func(a, b *groupKey) int {
		return cmp.Or(cmp.Compare(a.sort, b.sort), cmp.Compare(a.Name.In(lang), b.Name.In(lang)))
	})
	groups := make([]*Group, len(list))
	for i, key := range list {
		key.Order = i
		groups[i] = &key.Group
	}
	return groups
}

// groupOf gives the group of an element; ok is false when it is in none.
func (s *selector) groupOf(e *model.Element, by string) (groupKey, bool) {
	switch by {
	case "kind":
		return groupKey{Group{ID: e.Kind.ID, Name: e.Kind.Plural, Layer: e.Kind.Layer}, float64(e.Kind.Order)}, true
	case "layer":
		if l := e.Kind.Layer; l != nil {
			return groupKey{Group{ID: l.ID, Name: l.Name, Layer: l}, float64(l.Order)}, true
		}
		return groupKey{}, false
	case "status":
		if e.Status != nil {
			return groupKey{Group{ID: e.Status.ID, Name: e.Status.Name}, float64(e.Status.Order)}, true
		}
		return groupKey{}, false
	}
	if v := e.Field(by); v != nil {
		return s.fieldGroup(e.Kind.Field(by), *v)
	}
	direction, ok := s.model.Metamodel.Relation(by)
	if !ok {
		return groupKey{}, false
	}
	for r, other := range along(e, direction) {
		if _, lives := s.change(r.Life); lives && s.visible(other.Element) {
			target := other.Element
			return groupKey{Group{ID: target.ID, Name: elementName(target), End: model.End{Element: target}}, float64(target.Order)}, true
		}
	}
	return groupKey{}, false
}

// fieldGroup is the group of a field's value; of a list, of its first.
func (s *selector) fieldGroup(field *model.Field, v model.Value) (groupKey, bool) {
	if field.List {
		if len(v.Items) == 0 {
			return groupKey{}, false
		}
		v = v.Items[0]
	}
	switch {
	case v.Enum != nil:
		return groupKey{Group{ID: v.Enum.ID, Name: v.Enum.Name}, float64(v.Enum.Order)}, true
	case field.Type == model.BooleanField && v.Bool:
		return groupKey{Group{ID: "true", Name: field.Name}, 0}, true
	case field.Type == model.BooleanField:
		return groupKey{}, false
	case field.Type == model.NumberField:
		text := valueText(&v, "")
		return groupKey{Group{ID: text, Name: model.Plain(text)}, v.Number}, true
	}
	text := v.Text.In(s.model.Config.DefaultLanguage())
	return groupKey{Group{ID: text, Name: v.Text}, 0}, text != ""
}

// elementName is an element's name, its id when it has none.
func elementName(e *model.Element) model.Text {
	if e.Name.IsEmpty() {
		return model.Plain(e.ID)
	}
	return e.Name
}
