package review

import (
	"regexp"
	"strconv"
	"strings"

	"lintel/generator/diff"
	"lintel/generator/model"
)

func itoa(n int) string { return strconv.Itoa(n) }

// longValue is how long a value is, in bytes, for its words to be marked instead
// of both being shown whole.
const longValue = 60

// groups puts the changes of an element in groups, in a fixed order of topics.
func (r *Report) groups(changes []*diff.Change) []Group {
	order := []diff.Topic{
		diff.Facts, diff.Requirement, diff.Relation, diff.Lane, diff.Step, diff.Flow, diff.Entity, diff.Attribute,
		diff.Association, diff.CodeList, diff.Code, diff.Column, diff.Row,
	}
	var groups []Group
	for _, topic := range order {
		group := Group{Title: r.words.topics(topic)}
		for _, c := range changes {
			if c.Either().Topic == topic {
				group.Lines = append(group.Lines, r.lines(c)...)
			}
		}
		if len(group.Lines) > 0 {
			groups = append(groups, group)
		}
	}
	return groups
}

// lines says one change: as a whole when it came or went, fact by fact when it
// changed.
func (r *Report) lines(c *diff.Change) []Line {
	if c.Kind == diff.Changed {
		return r.facts(c)
	}
	line := Line{Kind: c.Kind, KindName: r.words.fate(c.Kind), Label: r.itemName(c.Either()), Moved: c.Moved}
	content := r.itemContent(c.Either())
	if c.Kind == diff.Added {
		line.New = content
	} else {
		line.Old = content
	}
	line.Breaks = r.breaks(c)
	return []Line{line}
}

// breaks is what the rules say of a change, on the page of its element.
func (r *Report) breaks(c *diff.Change) []string {
	var sentences []string
	for _, effect := range c.Effects {
		message := effect.Message(r.Lang)
		if part := c.Either().Part; part != nil {
			message = strings.ReplaceAll(message, part.Element.ID+"#", "")
		}
		sentences = append(sentences, sentence(message))
	}
	return sentences
}

// facts says which facts of an item changed.
func (r *Report) facts(c *diff.Change) []Line {
	var lines []Line
	for i, f := range c.Facts {
		line := Line{Kind: diff.Changed, KindName: r.words.fate(diff.Changed), Label: r.label(c.Either(), f)}
		switch {
		case f.Old.IsZero():
			line.Kind = diff.Added
		case f.New.IsZero():
			line.Kind = diff.Removed
		}
		line.KindName = r.words.fate(line.Kind)
		r.values(&line, f)
		if i == 0 {
			line.Breaks = r.breaks(c)
		}
		lines = append(lines, line)
	}
	return lines
}

// values puts what was and what is in a line: of a text in the language of the
// report, or the first in which it differs.
func (r *Report) values(line *Line, f diff.FactChange) {
	lang := r.Lang
	if len(f.Old.List) == 0 && len(f.New.List) == 0 && f.Old.Text.In(lang) == f.New.Text.In(lang) {
		for _, other := range differing(f) {
			lang = other
			line.Label += " (" + r.words.language(other) + ")"
			break
		}
	}
	line.Old, line.New = r.factValue(f.Key, f.Old, lang), r.factValue(f.Key, f.New, lang)
	if line.Old == line.New { // only signs of Markdown differ
		line.Old, line.New = f.Old.In(lang), f.New.In(lang)
	}
	if line.Old != "" && line.New != "" && max(len(line.Old), len(line.New)) > longValue {
		line.Pieces = diff.Words(line.Old, line.New)
	}
}

// factValue is the value of a fact as it reads.
func (r *Report) factValue(key string, v diff.Value, lang string) string {
	text := r.readable(r.value(v, lang))
	switch {
	case text == "":
		return ""
	case key == "cardinality":
		return r.howMany(text)
	case key == "basis" && catalogue["basis-"+text][0] != "":
		return r.words.say("basis-" + text)
	case key == "type" && catalogue["type-"+text][0] != "":
		return r.words.say("type-" + text)
	}
	return text
}

// differing are the languages in which a fact differs.
func differing(f diff.FactChange) []string {
	var langs []string
	for _, t := range append(f.New.Text[:len(f.New.Text):len(f.New.Text)], f.Old.Text...) {
		if t.Lang != "" && f.Old.Text.In(t.Lang) != f.New.Text.In(t.Lang) {
			langs = append(langs, t.Lang)
		}
	}
	return langs
}

// value is a value as text; references by their names.
func (r *Report) value(v diff.Value, lang string) string {
	if len(v.List) > 0 {
		parts := make([]string, len(v.List))
		for i, item := range v.List {
			parts[i] = r.value(item, lang)
		}
		return strings.Join(parts, ", ")
	}
	text := v.Text.In(lang)
	if v.Ref != "" {
		id, part, _ := strings.Cut(v.Ref, "#")
		name := r.elementName(id)
		if part != "" {
			name += " " + part
		}
		return strings.TrimSpace(name + " " + text)
	}
	switch text {
	case "true", "internal":
		return r.words.say("value-" + text)
	}
	return diff.LevelName(text).In(lang)
}

// label is what a fact is called, with the item that it is of.
func (r *Report) label(item *diff.Item, f diff.FactChange) string {
	name := f.Name.In(r.Lang)
	if item.Topic == diff.Facts || item.Topic == diff.Configuration {
		return name
	}
	return r.itemName(item) + ": " + lowerFirst(name)
}

func lowerFirst(text string) string {
	for i, c := range text {
		if i == 0 {
			return strings.ToLower(string(c)) + text[len(string(c)):]
		}
	}
	return text
}

// itemName is what an item is called.
func (r *Report) itemName(item *diff.Item) string {
	name := item.Name.In(r.Lang)
	if rel := item.Relation; rel != nil {
		to := rel.To
		if item.ID != rel.Type.ID+" "+to.Address() { // its own inverse, from the other end
			to = rel.From
		}
		target := nameOr(to.Element.Name.In(r.Lang), to.Element.ID)
		if to.Part != nil {
			target += " " + to.Part.ID
		}
		name = nameOr(rel.Type.Name.In(r.Lang), rel.Type.ID) + " " + target
		if item.Part != nil {
			name = item.Part.ID + ": " + lowerFirst(name)
		}
		return name
	}
	switch item.Topic {
	case diff.Flow, diff.Association:
		return nameOr(item.Part.Name.In(r.Lang), item.Part.ID) + " → " + nameOr(name, item.ID)
	case diff.Requirement:
		return item.ID
	}
	if name == "" || name == item.ID {
		return item.ID
	}
	return name + " (" + item.ID + ")"
}

// itemContent is what is said of an item that came or went, on one line.
func (r *Report) itemContent(item *diff.Item) string {
	if req, ok := item.Of.(*model.Requirement); ok {
		return strings.TrimSpace(r.value(diff.Value{Text: model.Plain(req.Level)}, r.Lang) + ": " + req.Text.In(r.Lang))
	}
	var parts []string
	for _, f := range item.Facts {
		switch f.Key {
		case "part", "name", "to":
			continue
		}
		if f.Order {
			continue
		}
		value := r.factValue(f.Key, f.Value, r.Lang)
		if f.Key != "cardinality" { // whose value says what it is
			value = lowerFirst(f.Name.In(r.Lang)) + " " + value
		}
		parts = append(parts, value)
	}
	return strings.Join(parts, "; ")
}

var (
	namedReference = regexp.MustCompile(`!?\[\[([^\]|]*)\|([^\]]*)\]\]`)
	bareReference  = regexp.MustCompile(`!?\[\[([a-z0-9-]+)(#[^\]]*)?\]\]`)
	strongSigns    = regexp.MustCompile(`\*\*([^*]+)\*\*`)
)

// readable is Markdown as it reads: references by their text or the element's
// name, without the signs of emphasis.
func (r *Report) readable(text string) string {
	text = namedReference.ReplaceAllString(text, "$2")
	text = bareReference.ReplaceAllStringFunc(text, func(found string) string {
		return r.elementName(bareReference.FindStringSubmatch(found)[1])
	})
	return strings.TrimSpace(strongSigns.ReplaceAllString(text, "$1"))
}

func (r *Report) paragraph(p diff.Paragraph) ParagraphChange {
	change := ParagraphChange{Kind: p.Kind, KindName: r.words.fate(p.Kind)}
	old, new := r.readable(p.Old), r.readable(p.New)
	if old == new {
		old, new = p.Old, p.New
	}
	change.Pieces = diff.Words(old, new)
	for _, id := range p.Mentions {
		change.Mentions = append(change.Mentions, r.elementName(id))
	}
	return change
}
