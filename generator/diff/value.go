package diff

import (
	"slices"
	"strings"

	"lintel/generator/model"
	"lintel/generator/source"
)

// Topic tells what an item is.
type Topic string

// The topics. Those from Kinds on are of the repository, not of an element.
const (
	Facts       Topic = "facts" // the element itself, or the text itself
	Relation    Topic = "relation"
	Requirement Topic = "requirement"
	Lane        Topic = "lane"
	Step        Topic = "step"
	Flow        Topic = "flow"
	Entity      Topic = "entity"
	Attribute   Topic = "attribute"
	Association Topic = "association"
	CodeList    Topic = "codelist"
	Code        Topic = "code"
	Column      Topic = "column"
	Row         Topic = "row"

	Configuration Topic = "configuration"
	Layers        Topic = "layer"
	Statuses      Topic = "status"
	Kinds         Topic = "kind"
	Fields        Topic = "field"
	FieldValues   Topic = "value"
	Relations     Topic = "relation-type"
	Files         Topic = "file"
)

// Item is a thing within an element that can come, go and change by itself.
type Item struct {
	Topic    Topic
	ID       string          // its address within the element, or what it leads to; "" for the element itself
	Name     model.Text      // for people; may be empty
	Part     *model.Part     // the part that it is, or whose relation it is
	Relation *model.Relation // of a relation
	// Of is what the item was made of: *model.Requirement, *model.Step,
	// *model.Entity, *model.Attribute, *model.CodeList, *model.Row,
	// *model.Field, *model.Kind, …; nil for plain parts.
	Of    any
	Facts []Fact
	Span  source.Span

	key string // what makes it the same in both models
}

// Fact is one thing that is said of an item.
type Fact struct {
	Key   string
	Name  model.Text
	Value Value
	Order bool // the value is the order of parts that are told of by themselves
	Span  source.Span
}

func (f Fact) spanIn(item *Item) source.Span {
	if f.Span.IsZero() {
		return item.Span
	}
	return f.Span
}

// Fact gives a fact's value; zero when it is not set.
func (i *Item) Fact(key string) Value {
	for _, f := range i.Facts {
		if f.Key == key {
			return f.Value
		}
	}
	return Value{}
}

// add says something of the item, unless there is nothing to say.
func (i *Item) add(key string, name model.Text, value Value) {
	if !value.IsZero() {
		i.Facts = append(i.Facts, Fact{Key: key, Name: name, Value: value})
	}
}

// say adds a fact whose key is one of Lintel's own.
func (i *Item) say(key string, value Value) { i.add(key, KeyName(key), value) }

// order adds the order of parts.
func (i *Item) order(key string, ids []string) {
	if len(ids) > 1 {
		i.Facts = append(i.Facts, Fact{Key: "order-" + key, Name: KeyName("order-" + key), Value: list(ids), Order: true})
	}
}

// content is all that is said of a part, to find it again elsewhere; "" when it
// is too little to know it by.
func (i *Item) content() string {
	if i.Topic != Requirement && i.Topic != Attribute && i.Topic != Step && i.Topic != Entity {
		return ""
	}
	var b strings.Builder
	b.WriteString(string(i.Topic))
	told := false
	for _, f := range i.Facts {
		told = told || f.Key == "text" || f.Key == "name" || f.Key == "description"
		b.WriteString("\x00" + f.Key + "\x00" + f.Value.identity())
	}
	if !told {
		return ""
	}
	return b.String()
}

// Value is what is said: a text, one a language, or a list. The zero Value is
// not set.
type Value struct {
	Text     model.Text // plain when it is of no language
	List     []Value
	Ref      string // the address of what the value names, when it names an element
	Markdown bool   // the text is Markdown

	token string // what makes it the same in both models, where that is neither text nor Ref
}

// IsZero tells whether nothing is said.
func (v Value) IsZero() bool { return len(v.Text) == 0 && len(v.List) == 0 && v.Ref == "" }

// IsNamed tells whether the value is one of those that the metamodel lists, whose
// names stand at the beginning of a line there.
func (v Value) IsNamed() bool { return v.token != "" && v.Ref == "" }

// Equal tells whether two values say the same. The order of languages does not
// count.
func (v Value) Equal(other Value) bool { return v.identity() == other.identity() }

func (v Value) identity() string {
	var b strings.Builder
	v.write(&b)
	return b.String()
}

func (v Value) write(b *strings.Builder) {
	if v.token != "" && v.Ref == "" {
		b.WriteString("\x01" + v.token)
		return
	}
	if v.token != "" {
		b.WriteString("\x01" + v.token)
	} else if v.Ref != "" {
		b.WriteString("\x01" + v.Ref)
	}
	text := v.Text
	if len(text) > 1 {
		text = slices.Clone(text)
		slices.SortStableFunc(text, func(a, b model.Translation) int { return strings.Compare(a.Lang, b.Lang) })
	}
	for _, t := range text {
		b.WriteString("\x02" + t.Lang + "\x03" + t.Value)
	}
	for _, item := range v.List {
		b.WriteString("\x04")
		item.write(b)
		b.WriteString("\x05")
	}
}

// In gives the value as one line of text in a language.
func (v Value) In(lang string) string {
	if len(v.List) > 0 {
		parts := make([]string, len(v.List))
		for i, item := range v.List {
			parts[i] = item.In(lang)
		}
		return strings.Join(parts, ", ")
	}
	text := v.Text.In(lang)
	if v.Ref != "" && text != "" {
		return v.Ref + " (" + text + ")"
	}
	return v.Ref + text
}

func text(t model.Text) Value  { return Value{Text: t} }
func plain(value string) Value { return Value{Text: model.Plain(value)} }
func isTrue(value bool) Value  { return choice(value, "true") }
func list(values []string) Value {
	v := Value{}
	for _, value := range values {
		v.List = append(v.List, plain(value))
	}
	return v
}

func choice(is bool, value string) Value {
	if is {
		return plain(value)
	}
	return Value{}
}

// prose is a Markdown text as a value.
func prose(proses []*model.Prose) Value {
	v := Value{Markdown: true}
	for _, p := range proses {
		v.Text = append(v.Text, model.Translation{Lang: p.Lang, Value: p.Text})
	}
	return v
}
