package requirements

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"lintel/generator/model"
)

// Options say which list is made.
type Options struct {
	Lang    string   // of the contents
	Levels  []string // must, should, may; none is all
	Base    string   // the site's address without a slash at the end; "" gives addresses from its root
	Edition string   // which edition of the repository the requirements are taken from
}

// List is what is asked for, in one language.
type List struct {
	Lang    string
	Site    string // the repository's title
	Notice  string // what the repository says of itself on every page
	Edition string
	Entries []Entry
}

// Entry is one element with what it asks for.
type Entry struct {
	Number  int // from 1
	ID      string
	Name    string
	Kind    string
	Status  string // "" when it has none
	Address string // permanent
	Rows    []Row
}

// Row is one requirement.
type Row struct {
	Number    string // 2.3: the list's own
	Level     string // must, should or may
	Text      string
	Asked     string // the documentation asked for, and how it is verified
	Reference string // ks-svarut#r1
	Address   string // permanent
	Basis     string // report, background, example, derived or ""
}

// Levels are all levels, the strictest first.
func Levels() []string { return []string{"must", "should", "may"} }

// Listable tells whether an element can stand in a list.
func Listable(m *model.Model, e *model.Element) bool {
	return !e.Internal && (len(e.Requirements) > 0 || followed(m, e.Kind))
}

// followed tells whether elements of a kind are followed as they stand, as
// standards are: conforms-to names them as what it leads to.
func followed(m *model.Model, kind *model.Kind) bool {
	return slices.ContainsFunc(m.Metamodel.Relations, func(r *model.RelationType) bool {
		return r.ID == "conforms-to" && slices.Contains(r.To, kind)
	})
}

// New makes the list of some elements, in their order. Those that cannot stand
// in a list, and those of which no requirement has a level asked for, give no
// entry.
func New(m *model.Model, elements []*model.Element, o Options) *List {
	list := &List{Lang: o.Lang, Site: oneLine(m.Config.Title.In(o.Lang)), Notice: oneLine(m.Config.Notice.In(o.Lang)), Edition: o.Edition}
	for _, e := range elements {
		if !Listable(m, e) {
			continue
		}
		entry := entryOf(m, e, o)
		if len(entry.Rows) == 0 {
			continue
		}
		entry.Number = len(list.Entries) + 1
		for i := range entry.Rows {
			entry.Rows[i].Number = fmt.Sprintf("%d.%d", entry.Number, i+1)
		}
		list.Entries = append(list.Entries, entry)
	}
	return list
}

// Count is the number of requirements.
func (l *List) Count() int {
	count := 0
	for _, e := range l.Entries {
		count += len(e.Rows)
	}
	return count
}

func entryOf(m *model.Model, e *model.Element, o Options) Entry {
	entry := Entry{ID: e.ID, Name: oneLine(e.Name.In(o.Lang)), Kind: oneLine(e.Kind.Name.In(o.Lang)), Address: address(o.Base, e.ID)}
	entry.Name = cmp.Or(entry.Name, e.ID)
	if e.Status != nil {
		entry.Status = oneLine(e.Status.Name.In(o.Lang))
	}
	for _, row := range rows(m, e, o.Lang) {
		if len(o.Levels) > 0 && !slices.Contains(o.Levels, row.Level) {
			continue
		}
		row.Address = address(o.Base, row.Reference)
		entry.Rows = append(entry.Rows, row)
	}
	return entry
}

// rows are all requirements of an element, without number and address.
func rows(m *model.Model, e *model.Element, lang string) []Row {
	w := wordsOf(lang)
	if len(e.Requirements) == 0 {
		if followed(m, e.Kind) {
			return []Row{derived(e, lang, w)}
		}
		return nil
	}
	list := make([]Row, 0, len(e.Requirements))
	for _, r := range e.Requirements {
		list = append(list, Row{
			Level: r.Level, Text: oneLine(r.Text.In(lang)), Asked: cmp.Or(oneLine(r.Verify.In(lang)), w.Describe),
			Reference: e.ID + "#" + r.ID, Basis: cmp.Or(r.Basis, e.Basis),
		})
	}
	return list
}

// derived is the one row of a standard that has no requirements of its own.
func derived(e *model.Element, lang string, w Words) Row {
	name := oneLine(cmp.Or(e.Name.In(lang), e.ID))
	row := Row{Level: "should", Text: fmt.Sprintf(w.ShouldFollow, name), Asked: w.Conformance, Reference: e.ID, Basis: "derived"}
	if value := e.Field("obligation"); value != nil && value.Enum != nil && value.Enum.ID == "obligatory" {
		row.Level, row.Text = "must", fmt.Sprintf(w.MustFollow, name)
	}
	return row
}

// address is the permanent address of id or id#part.
func address(base, reference string) string {
	return base + "/id/" + strings.ReplaceAll(reference, "#", "/") + "/"
}

// oneLine takes line breaks and control signs out of a text, so that it is one
// paragraph in every format and no control sign reaches XML.
func oneLine(text string) string {
	return strings.Join(strings.FieldsFunc(text, func(r rune) bool {
		return r <= ' ' || r >= 0x7f && r < 0xa0 || r == 0x2028 || r == 0x2029 || r == 0xfffe || r == 0xffff
	}), " ")
}
