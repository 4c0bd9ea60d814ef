package check

import (
	"iter"
	"strings"

	"lintel/generator/diag"
	"lintel/generator/query"
)

var ruleQueryColumn = &diag.Rule{
	Code:     "query-column",
	Severity: diag.Error,
	Title:    diag.Text{EN: "unknown column", NB: "ukjent kolonne"},
	Message:  diag.Text{EN: `no element has "{name}" to {use}`, NB: `ingen elementer har «{name}» å {use}`},
	Hint:     diag.Text{EN: `did you mean {near}?`, NB: `mente du {near}?`},
	Doc: diag.Text{
		EN: `The columns of a live list are common keys, fields of some kind, or relations. A list is sorted by a common key or a field, in descending order with a minus sign before it.`,
		NB: `Kolonnene i en levende liste er felles nøkler, felter i en av typene eller relasjoner. En liste sorteres etter en felles nøkkel eller et felt, i synkende orden med minustegn foran.`,
	},
}

func queryColumn(c *Context) {
	columns, keys := query.Columns(c.Model.Metamodel), query.SortKeys(c.Model.Metamodel)
	isColumn, isKey := set(columns), set(keys)
	show := diag.Text{EN: "show", NB: "vise"}
	sort := diag.Text{EN: "sort by", NB: "sortere etter"}
	for _, t := range c.texts {
		for _, q := range t.prose.Queries {
			for _, name := range q.Columns {
				if !isColumn[name] {
					c.add(ruleQueryColumn, wordAfter(q.Span, "columns", name), diag.Args{"name": name, "use": show, "near": diag.NearestText(name, columns)})
				}
			}
			name := strings.TrimPrefix(q.Sort, "-")
			if name != "" && !isKey[name] {
				c.add(ruleQueryColumn, wordAfter(q.Span, "sort", q.Sort), diag.Args{"name": name, "use": sort, "near": diag.NearestText(name, keys)})
			}
		}
	}
}

func set(names iter.Seq[string]) map[string]bool {
	known := map[string]bool{}
	for name := range names {
		known[name] = true
	}
	return known
}
