package search

import (
	"cmp"
	"maps"
	"slices"
	"strings"
)

// metaTables are the values that documents are narrowed by, for the search page.
type metaTables struct {
	Sets   [][][]string                 `json:"sets"`   // values by field, of all documents that have the same
	Owners map[string]map[string]string `json:"owners"` // names by language and id
}

// metaRow is a document with what it is narrowed by.
type metaRow struct {
	entry *entry
	set   string // its values, joined
}

// meta writes what documents are narrowed by: for each its number, and the
// number of its set of values. A section has its page's and is left out; so is a
// page that has the commonest set.
func (w *staticWriter) meta() {
	x := w.index
	fields := x.names.fields()
	tables := metaTables{Owners: map[string]map[string]string{}}
	var rows []metaRow
	count, sets, owners := map[string]int{}, map[string][][]string{}, map[string]bool{}
	for _, e := range x.entries {
		if e.document.Kind == "section" {
			continue
		}
		set := make([][]string, len(fields))
		joined := make([]string, len(fields))
		for i, field := range fields {
			if set[i] = values(e.document, e.pageOf(), field); set[i] == nil {
				set[i] = []string{}
			}
			joined[i] = strings.Join(set[i], ",")
		}
		for _, owner := range e.pageOf().Owners {
			owners[owner] = true
		}
		row := metaRow{e, strings.Join(joined, ";")}
		count[row.set]++
		sets[row.set] = set
		rows = append(rows, row)
	}
	for _, lang := range x.languages {
		tables.Owners[lang] = map[string]string{}
		for owner := range owners {
			tables.Owners[lang][owner] = x.names[lang][ownerField][owner]
		}
	}
	// The commonest first: small numbers are short.
	order := slices.SortedFunc(maps.Keys(count), func(a, b string) int { return cmp.Or(cmp.Compare(count[b], count[a]), strings.Compare(a, b)) })
	at := map[string]uint32{}
	for i, set := range order {
		at[set] = uint32(i)
		tables.Sets = append(tables.Sets, sets[set])
	}
	w.numbered("v", x.slotBits, 1, 1, func(int) any { return tables })
	var b strings.Builder
	before := uint32(0)
	for _, row := range rows {
		if at[row.set] == 0 && row.entry.sub == 0 {
			continue
		}
		writePosition(&b, before, row.entry.slot, row.entry.sub)
		before = row.entry.slot
		writeNumber(&b, at[row.set])
	}
	w.numbered("m", x.slotBits, 1, 1, func(int) any { return b.String() })
}
