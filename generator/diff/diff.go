package diff

import (
	"cmp"
	"slices"

	"lintel/generator/model"
	"lintel/generator/source"
)

// Kind tells what became of something.
type Kind string

// What can become of something. Same is used for the paragraphs between those
// that differ.
const (
	Same    Kind = ""
	Added   Kind = "added"
	Removed Kind = "removed"
	Changed Kind = "changed"
)

// Diff is all that differs between two models.
type Diff struct {
	Old, New   *model.Model
	Elements   []*Element // by id, the new one when there are two
	Articles   []*Article // by route
	Repository []*Change  // of the metamodel, the configuration and other files
}

// Empty tells whether nothing differs.
func (d *Diff) Empty() bool {
	return len(d.Elements) == 0 && len(d.Articles) == 0 && len(d.Repository) == 0
}

// Element is what became of one element.
type Element struct {
	Kind     Kind
	Old, New *model.Element // nil for one that came, or went
	// Renamed tells how an element with another id is known to be the same.
	Renamed Likeness
	// Other is where an element that went lives on, or where one that came was
	// before: in the one that has its id under formerly. Mostly nil.
	Other   *model.Element
	Changes []*Change // within an element that is in both

	Class     Class            // the worst of it and its changes
	Effects   []Effect         // of the element as a whole
	Would     []Effect         // what the rules would say, were the element binding already
	Decisions []*model.Element // that are new, or changed, and name it, when it breaks
}

// Likeness is how two things with different ids are known to be the same.
type Likeness string

// The ways to know.
const (
	ByID       Likeness = ""
	ByFormerly Likeness = "formerly"
	ByLikeness Likeness = "likeness"
)

// Either is the new element, or the old one when it went.
func (e *Element) Either() *model.Element {
	if e.New != nil {
		return e.New
	}
	return e.Old
}

// Change is what became of one item within an element.
type Change struct {
	Kind     Kind
	Old, New *Item // nil for what came, or went
	Facts    []FactChange
	// Moved is the address in another element that this went to or came from.
	Moved string

	Class   Class
	Effects []Effect
}

// Span is where the change stands: in the new model, or in the old when it went.
func (c *Change) Span() source.Span {
	if len(c.Facts) == 1 && !c.Facts[0].Span.IsZero() {
		return c.Facts[0].Span
	}
	return c.Either().Span
}

// Either is the new item, or the old one when it went.
func (c *Change) Either() *Item {
	if c.New != nil {
		return c.New
	}
	return c.Old
}

// Fact gives what became of one fact; false when it has not changed.
func (c *Change) Fact(key string) (FactChange, bool) {
	for _, f := range c.Facts {
		if f.Key == key {
			return f, true
		}
	}
	return FactChange{}, false
}

// FactChange is a fact that differs; a value that is not set is zero.
type FactChange struct {
	Key      string
	Name     model.Text
	Old, New Value
	Span     source.Span // in the new model, or in the old when it went
}

// Article is what became of one text.
type Article struct {
	Kind     Kind
	Old, New *model.Article
	Renamed  Likeness
	Changes  []*Change // of title, summary, place and sources
	Texts    []Text    // that differ, one a language

	Class   Class
	Effects []Effect
}

// Either is the new text, or the old one when it went.
func (a *Article) Either() *model.Article {
	if a.New != nil {
		return a.New
	}
	return a.Old
}

// Text is what became of a text in one language.
type Text struct {
	Kind       Kind
	Lang       string
	Paragraphs []Paragraph // all, those that do not differ too
}

// Compare tells what differs between two models.
func Compare(old, new *model.Model) *Diff {
	d := &Diff{Old: old, New: new}
	m := match(old, new)
	for _, pair := range m.pairs {
		if e := compareElement(m, pair); e != nil {
			d.Elements = append(d.Elements, e)
		}
	}
	slices.SortFunc(d.Elements, func(a, b *Element) int {
		return cmp.Or(cmp.Compare(a.Either().ID, b.Either().ID), cmp.Compare(a.Kind, b.Kind))
	})
	findMoved(d.Elements)
	d.Articles = compareArticles(m)
	d.Repository = compareItems(repositoryItems(old), repositoryItems(new))
	d.judgeAll()
	return d
}

func compareElement(m *matching, pair pair) *Element {
	e := &Element{Old: pair.old, New: pair.new, Renamed: pair.likeness, Other: pair.other}
	switch {
	case pair.old == nil:
		e.Kind = Added
		return e
	case pair.new == nil:
		e.Kind = Removed
		return e
	}
	e.Kind = Changed
	e.Changes = compareItems(elementItems(m, pair.old), elementItems(m, pair.new))
	if len(e.Changes) == 0 && e.Old.ID == e.New.ID {
		return nil
	}
	return e
}

// compareItems pairs items by their keys and gives those that differ: in the
// order of the new ones, those that went last.
func compareItems(old, new []*Item) []*Change {
	before := make(map[string]*Item, len(old))
	for _, item := range old {
		before[item.key] = item
	}
	var changes []*Change
	for _, item := range new {
		was := before[item.key]
		if was == nil {
			changes = append(changes, &Change{Kind: Added, New: item})
			continue
		}
		delete(before, item.key)
		if facts := compareFacts(was, item); len(facts) > 0 {
			changes = append(changes, &Change{Kind: Changed, Old: was, New: item, Facts: facts})
		}
	}
	for _, item := range old {
		if before[item.key] == item {
			changes = append(changes, &Change{Kind: Removed, Old: item})
		}
	}
	return changes
}

// compareFacts gives the facts that differ, in the order of the new ones. An
// order of parts differs only when parts that are in both stand in another order.
func compareFacts(old, new *Item) []FactChange {
	var changes []FactChange
	seen := map[string]bool{}
	for _, fact := range new.Facts {
		seen[fact.Key] = true
		was := old.Fact(fact.Key)
		if fact.Order {
			if before, after := common(was.List, fact.Value.List); !before.Equal(after) {
				changes = append(changes, FactChange{Key: fact.Key, Name: fact.Name, Old: was, New: fact.Value, Span: fact.spanIn(new)})
			}
			continue
		}
		if !was.Equal(fact.Value) {
			changes = append(changes, FactChange{Key: fact.Key, Name: fact.Name, Old: was, New: fact.Value, Span: fact.spanIn(new)})
		}
	}
	for _, fact := range old.Facts {
		if !seen[fact.Key] && !fact.Order {
			changes = append(changes, FactChange{Key: fact.Key, Name: fact.Name, Old: fact.Value, Span: fact.spanIn(old)})
		}
	}
	return changes
}

// common gives two lists with only what is in both.
func common(old, new []Value) (before, after Value) {
	in := func(list []Value) map[string]bool {
		set := map[string]bool{}
		for _, v := range list {
			set[v.identity()] = true
		}
		return set
	}
	inOld, inNew := in(old), in(new)
	for _, v := range old {
		if inNew[v.identity()] {
			before.List = append(before.List, v)
		}
	}
	for _, v := range new {
		if inOld[v.identity()] {
			after.List = append(after.List, v)
		}
	}
	return before, after
}

// findMoved marks parts that went from one element and came to another with the
// same content. Of several alike, the first by address go together.
func findMoved(elements []*Element) {
	type end struct {
		change  *Change
		address string
	}
	gone, came := map[string][]end{}, map[string][]end{}
	for _, e := range elements {
		for _, c := range e.Changes {
			item := c.Either()
			content := item.content()
			if item.Part == nil || content == "" {
				continue
			}
			at := end{c, item.Part.Element.ID + "#" + item.Part.ID}
			switch c.Kind {
			case Removed:
				gone[content] = append(gone[content], at)
			case Added:
				came[content] = append(came[content], at)
			}
		}
	}
	byAddress := func(a, b end) int { return cmp.Compare(a.address, b.address) }
	for content, from := range gone {
		to := came[content]
		slices.SortFunc(from, byAddress)
		slices.SortFunc(to, byAddress)
		for i := range min(len(from), len(to)) {
			from[i].change.Moved, to[i].change.Moved = to[i].address, from[i].address
		}
	}
}
