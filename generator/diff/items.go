package diff

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"lintel/generator/model"
)

// elementItems takes an element apart.
func elementItems(m *matching, e *model.Element) []*Item {
	t := &taker{matching: m, element: e}
	head := t.head()
	t.items = append(t.items, head)
	for _, r := range e.Requirements {
		item := t.part(Requirement, r.Part, r)
		item.say("level", plain(r.Level))
		item.say("text", text(r.Text))
		item.say("verify", text(r.Verify))
		item.say("basis", plain(r.Basis))
	}
	head.order("requirements", addresses(e.Requirements, func(r *model.Requirement) string { return r.ID }))
	t.process(head)
	t.information(head)
	t.dataset(head)
	t.relations()
	return t.items
}

// taker takes one element apart.
type taker struct {
	*matching
	element *model.Element
	items   []*Item
	times   map[string]int // how often a key was given, for things without an id
}

func (t *taker) add(item *Item) *Item {
	t.items = append(t.items, item)
	return item
}

// part begins the item of a part.
func (t *taker) part(topic Topic, p *model.Part, of any) *Item {
	item := &Item{Topic: topic, ID: p.ID, Name: p.Name, Part: p, Of: of, Span: p.Span, key: "part " + p.ID}
	item.say("part", plain(string(p.Kind)))
	item.say("name", text(p.Name))
	item.say("description", text(p.Description))
	return t.add(item)
}

// unnamed begins the item of something that has no id: it is known by what it
// leads to, and which of those it is.
func (t *taker) unnamed(topic Topic, owner *model.Part, to string) *Item {
	key := string(topic) + " " + owner.ID + " " + to
	if t.times == nil {
		t.times = map[string]int{}
	}
	t.times[key]++
	if n := t.times[key]; n > 1 {
		key += " " + strconv.Itoa(n)
	}
	return t.add(&Item{Topic: topic, ID: to, Part: owner, Span: owner.Span, key: key})
}

// head is what is said of the element itself.
func (t *taker) head() *Item {
	e := t.element
	item := &Item{Topic: Facts, Of: e, Name: e.Name, Span: e.IDSpan, key: "facts"}
	item.say("kind", named(e.Kind.ID, e.Kind.Name))
	item.say("name", text(e.Name))
	item.say("summary", text(e.Summary))
	item.say("description", prose(e.Description))
	if e.Status != nil {
		item.say("status", named(e.Status.ID, e.Status.Name))
	}
	item.say("from", plain(e.Life.From.Text))
	item.say("until", plain(e.Life.Until.Text))
	if e.Internal {
		item.say("visibility", plain("internal"))
	}
	item.say("basis", plain(e.Basis))
	if e.Order != 0 {
		item.say("order", plain(strconv.Itoa(e.Order)))
	}
	for _, f := range e.Fields {
		item.Facts = append(item.Facts, Fact{Key: f.Field.ID, Name: f.Field.Name, Value: fieldValue(f.Field, &f.Value), Span: f.Span})
	}
	item.say("sources", t.sources(e.Sources))
	item.say("formerly", refs(e.Formerly))
	if e.View != nil {
		t.view(item, e.View)
	}
	if e.Layout != nil {
		item.say("layout", layout(e.Layout))
	}
	return item
}

// layout is where someone has put what a view shows.
func layout(l *model.Layout) Value {
	var places Value
	for _, p := range l.Places {
		places.List = append(places.List, plain(strings.Join([]string{p.Of.Text, number(p.X), number(p.Y)}, " ")))
	}
	slices.SortFunc(places.List, func(a, b Value) int { return cmp.Compare(a.identity(), b.identity()) })
	for _, b := range l.Boxes {
		words := []string{b.ID, string(b.Kind), b.Of.Text, b.In.Text, number(b.X), number(b.Y), number(b.W), number(b.H), b.Figure, b.Align, style(b.Style)}
		places.List = append(places.List, Value{Ref: strings.Join(words, " "), Text: b.Text})
	}
	for _, line := range l.Lines {
		words := []string{line.ID, line.From.Text, line.To.Text, style(line.Style), strconv.FormatBool(line.Hidden)}
		if line.Relation != nil {
			words = append(words, line.Relation.ID)
		}
		for _, bend := range line.Bends {
			words = append(words, number(bend.X), number(bend.Y))
		}
		places.List = append(places.List, Value{Ref: strings.Join(words, " "), Text: line.Label})
	}
	return places
}

func style(s model.Style) string {
	return strings.Join([]string{s.Fill, s.Line, s.Font, number(s.Size), number(s.Width)}, " ")
}

// named is a value that has an id and a name: the id makes it the same.
func named(id string, name model.Text) Value { return Value{Text: orID(name, id), token: id} }

func orID(name model.Text, id string) model.Text {
	if name.IsEmpty() {
		return model.Plain(id)
	}
	return name
}

func refs(list []model.Ref) Value {
	var v Value
	for _, ref := range list {
		v.List = append(v.List, plain(ref.Text))
	}
	return v
}

func (t *taker) sources(sources []model.Source) Value {
	var v Value
	for _, s := range sources {
		v.List = append(v.List, Value{Ref: s.To.Address(), token: t.token(s.To), Text: model.Plain(s.At)})
	}
	return v
}

// fieldValue is a field's value; an enum's by its id and name.
func fieldValue(field *model.Field, v *model.Value) Value {
	switch {
	case field.List:
		single := *field
		single.List = false
		var all Value
		for i := range v.Items {
			all.List = append(all.List, fieldValue(&single, &v.Items[i]))
		}
		return all
	case field.Type == model.NumberField:
		return plain(number(v.Number))
	case field.Type == model.BooleanField:
		return plain(strconv.FormatBool(v.Bool))
	case v.Enum != nil:
		return named(v.Enum.ID, v.Enum.Name)
	case field.Type == model.MarkdownField:
		return prose(v.Prose)
	}
	return text(v.Text)
}

func number(n float64) string { return strconv.FormatFloat(n, 'f', -1, 64) }

// addresses gives the ids of a list, for its order.
func addresses[T any](list []T, id func(T) string) []string {
	ids := make([]string, len(list))
	for i, item := range list {
		ids[i] = id(item)
	}
	return ids
}

// relations takes the relations of an element and its parts, each once. One that
// is its own inverse counts as its smaller end's, whatever that was called in
// the other model.
func (t *taker) relations() {
	for r := range t.element.AllOut() {
		if !r.Type.Symmetric() || t.token(r.From) <= t.token(r.To) {
			t.relation(r, r.From, r.To)
		}
	}
	for r := range t.element.AllIn() {
		if r.Type.Symmetric() && t.token(r.To) < t.token(r.From) {
			t.relation(r, r.To, r.From)
		}
	}
}

func (t *taker) relation(r *model.Relation, here, there model.End) {
	item := &Item{Topic: Relation, ID: r.Type.ID + " " + there.Address(), Name: r.Type.Name, Relation: r, Part: here.Part, Of: r, Span: r.Span}
	item.key = "relation " + r.Type.ID + " " + t.token(there)
	if here.Part != nil {
		item.key += " of " + here.Part.ID
	}
	item.say("to", Value{Ref: there.Address(), token: t.token(there)})
	for _, f := range r.Fields {
		item.Facts = append(item.Facts, Fact{Key: f.Field.ID, Name: f.Field.Name, Value: fieldValue(f.Field, &f.Value), Span: f.Span})
	}
	item.say("from", plain(r.Life.From.Text))
	item.say("until", plain(r.Life.Until.Text))
	item.say("note", text(r.Note))
	t.add(item)
}
