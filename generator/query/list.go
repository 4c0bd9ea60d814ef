package query

import (
	"cmp"
	"iter"
	"slices"
	"strings"

	"lintel/generator/model"
)

// SortKeys gives what a list can be sorted by: the common names and fields.
func SortKeys(m *model.Metamodel) iter.Seq[string] {
	return func(yield func(string) bool) {
		for _, id := range CommonNames() {
			if !yield(id) {
				return
			}
		}
		FieldIDs(m)(yield)
	}
}

// Columns gives what a table can show of an element: what it can be sorted
// by, its description and sources, and its relations by their keys.
func Columns(m *model.Metamodel) iter.Seq[string] {
	return func(yield func(string) bool) {
		more := []string{"description", "sources", "visibility", "requirements", "formerly"}
		for _, keys := range []iter.Seq[string]{SortKeys(m), slices.Values(more), m.RelationKeys()} {
			for key := range keys {
				if !yield(key) {
					return
				}
			}
		}
	}
}

// sortValue is what an element is sorted by. Elements without one come last,
// in either direction.
type sortValue struct {
	set    bool
	number float64 // compared first
	text   string  // compared by the language's order
}

// List gives the public elements that an expression selects, all when it is
// nil, at most limit of them (0 is no limit). sort is one of SortKeys, by
// default name, with a minus sign before it for descending order; equals are
// in the order of their ids. collate compares names in a language; nil
// compares code points.
func List(m *model.Model, e *Expression, sort string, limit int, collate func(a, b string) int, lang string) []*model.Element {
	key, descending := strings.CutPrefix(sort, "-")
	if key == "" {
		key = "name"
	}
	if collate == nil {
		collate = strings.Compare
	}
	type row struct {
		element *model.Element
		value   sortValue
	}
	var rows []row
	for _, element := range m.Elements {
		if !element.Internal && (e == nil || e.Match(element)) {
			rows = append(rows, row{element, sortValueOf(element, key, lang)})
		}
	}
	slices.SortStableFunc(rows, func(a, b row) int {
		if a.value.set != b.value.set {
			if a.value.set {
				return -1
			}
			return 1
		}
		order := cmp.Or(cmp.Compare(a.value.number, b.value.number), collate(a.value.text, b.value.text))
		if descending {
			return -order
		}
		return order
	})
	if limit > 0 && len(rows) > limit {
		rows = rows[:limit]
	}
	elements := make([]*model.Element, len(rows))
	for i, r := range rows {
		elements[i] = r.element
	}
	return elements
}

func sortText(text string) sortValue      { return sortValue{set: text != "", text: text} }
func sortNumber(number float64) sortValue { return sortValue{set: true, number: number} }

// sortValueOf gives what an element is sorted by. Kinds, statuses, layers and
// enum values are in the order of the metamodel.
func sortValueOf(e *model.Element, key, lang string) sortValue {
	switch key {
	case "id":
		return sortText(e.ID)
	case "kind":
		return sortNumber(float64(e.Kind.Order))
	case "status":
		if e.Status == nil {
			return sortValue{}
		}
		return sortNumber(float64(e.Status.Order))
	case "binding":
		if e.Binding() {
			return sortNumber(0)
		}
		return sortNumber(1)
	case "layer":
		if e.Kind.Layer == nil {
			return sortValue{}
		}
		return sortNumber(float64(e.Kind.Layer.Order))
	case "basis":
		return sortText(e.Basis)
	case "name":
		return sortText(e.Name.In(lang))
	case "summary":
		return sortText(e.Summary.In(lang))
	case "order":
		return sortNumber(float64(e.Order))
	case "from":
		return sortText(e.Life.From.Text)
	case "until":
		return sortText(e.Life.Until.Text)
	}
	return sortField(e, key, lang)
}

func sortField(e *model.Element, key, lang string) sortValue {
	field, value := e.Kind.Field(key), e.Field(key)
	switch {
	case field == nil || value == nil:
		return sortValue{}
	case field.List:
		return sortText(valueText(value, lang))
	case field.Type == model.NumberField:
		return sortNumber(value.Number)
	case field.Type == model.BooleanField:
		if value.Bool {
			return sortNumber(0)
		}
		return sortNumber(1)
	case value.Enum != nil:
		return sortNumber(float64(value.Enum.Order))
	}
	return sortText(valueText(value, lang))
}
