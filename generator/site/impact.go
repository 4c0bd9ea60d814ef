package site

import (
	"bytes"
	"cmp"
	"encoding/csv"
	"slices"
	"strconv"
	"strings"

	"lintel/generator/model"
	"lintel/generator/query"
)

// Impact is who is touched when an element changes: what relates to it, and
// what relates to that.
type Impact struct {
	Direct, Indirect int
	Kinds            []ImpactKind
	More             bool   // there are more than are shown here
	CSV              string // href of all of them as a table
}

// ImpactKind is those of one kind, the direct ones first.
type ImpactKind struct {
	Kind             KindEntry
	Direct, Indirect int
	Items            []ImpactItem
}

// ImpactItem is one that is touched, and through what.
type ImpactItem struct {
	Card     Card
	Direct   bool
	Relation string // its own, to what it is touched through
	Through  Link
}

// How far impact is followed, and how many are shown on a page and written to
// its table: an element that all others rest on must not make every page of
// the site as large as the site.
const (
	impactDepth = 2
	mostTouched = 150
	mostWritten = 5000
)

// touched gives who is touched, nearest first, no more than most.
func touched(e *model.Element, most int) (list []query.Reached, more bool) {
	for r := range query.Reaching(e, impactDepth, false, nil) {
		if r.Element.Internal || r.Via.From.Element.Internal || r.Via.To.Element.Internal {
			continue
		}
		if len(list) == most {
			return list, true
		}
		list = append(list, r)
	}
	return list, false
}

// through is what somebody is touched through: the other end of the relation
// that leads to it, and the relation as that somebody has it.
func through(r query.Reached) (d model.Direction, end model.End) {
	if r.Via.From.Element == r.Element {
		return model.Direction{Type: r.Via.Type}, r.Via.To
	}
	return model.Direction{Type: r.Via.Type, Inverse: !r.Via.Type.Symmetric()}, r.Via.From
}

// impact makes what a page shows; nil when nobody is touched.
func (s *Site) impact(p *Page, e *model.Element) *Impact {
	list, more := touched(e, mostTouched)
	if len(list) == 0 {
		return nil
	}
	impact := &Impact{More: more, CSV: p.Href(s.impactURL(e))}
	ranks := s.ranks[p.Lang].elements
	slices.SortStableFunc(list, func(a, b query.Reached) int {
		return cmp.Or(cmp.Compare(a.Element.Kind.Order, b.Element.Kind.Order), cmp.Compare(a.Depth, b.Depth), cmp.Compare(ranks[a.Element], ranks[b.Element]))
	})
	for _, r := range list {
		kind := r.Element.Kind
		if last := len(impact.Kinds) - 1; last < 0 || impact.Kinds[last].Kind.ID != kind.ID {
			impact.Kinds = append(impact.Kinds, ImpactKind{Kind: KindEntry{ID: kind.ID, Name: kind.Plural.In(p.Lang), Layer: layerMark(kind.Layer, p.Lang)}})
		}
		group := &impact.Kinds[len(impact.Kinds)-1]
		d, end := through(r)
		item := ImpactItem{Card: s.card(p, r.Element), Direct: r.Depth == 1, Relation: d.Name().In(p.Lang)}
		if !item.Direct {
			item.Through = Link{Name: local(end.Element.Name, p.Lang), Href: p.Href(s.elementURL(end.Element, p.Lang))}
			group.Indirect++
			impact.Indirect++
		} else {
			group.Direct++
			impact.Direct++
		}
		group.Items = append(group.Items, item)
	}
	return impact
}

func (s *Site) impactURL(e *model.Element) string {
	return s.elementURL(e, s.model.Config.DefaultLanguage()) + "impact.csv"
}

// addImpact adds a table for each element that somebody relates to. Whether
// that somebody is published is known when it is written.
func (s *Site) addImpact() {
	for _, e := range s.model.Elements {
		if !e.Internal && isTouching(e) {
			s.file(strings.TrimPrefix(s.impactURL(e), "/"), func() []byte { return s.impactCSV(e) })
		}
	}
}

func isTouching(e *model.Element) bool {
	list, _ := touched(e, 1)
	return len(list) > 0
}

// impactCSV is the table, in the repository's first language. As the other
// tables it is for spreadsheets of this country: a byte order mark, semicolons,
// CRLF; what would be a formula there begins with an apostrophe.
func (s *Site) impactCSV(e *model.Element) []byte {
	lang := s.model.Config.DefaultLanguage()
	list, _ := touched(e, mostWritten)
	slices.SortStableFunc(list, func(a, b query.Reached) int {
		return cmp.Or(cmp.Compare(a.Depth, b.Depth), cmp.Compare(a.Element.Kind.Order, b.Element.Kind.Order), cmp.Compare(a.Element.ID, b.Element.ID))
	})
	var b bytes.Buffer
	b.WriteString("\ufeff")
	w := csv.NewWriter(&b)
	w.Comma, w.UseCRLF = ';', true
	write := func(cells ...string) {
		for i, cell := range cells {
			if cell != "" && strings.ContainsRune("=+-@\t\r", rune(cell[0])) {
				cells[i] = "'" + cell
			}
		}
		w.Write(cells) // to a buffer: it cannot fail
	}
	write("depth", "kind", "id", "name", "status", "relation", "through", "url")
	for _, r := range list {
		d, end := through(r)
		write(strconv.Itoa(r.Depth), r.Element.Kind.ID, r.Element.ID, r.Element.Name.In(lang), statusID(r.Element), d.Key(), end.Address(), s.baseURL+"/id/"+r.Element.ID+"/")
	}
	w.Flush()
	return b.Bytes()
}
