package review

import (
	"strings"

	"lintel/generator/diff"
)

// longQuote is how long a value is, in characters, for a sentence not to repeat it.
const longQuote = 80

// sentences say what changed within an element, one change a sentence, but for
// what a rule has said already.
func (r *Report) sentences(changes []*diff.Change) []string {
	var all []string
	for _, c := range changes {
		if len(c.Effects) > 0 {
			continue
		}
		if c.Kind != diff.Changed {
			all = append(all, r.cameOrWent(c))
			continue
		}
		for _, f := range c.Facts {
			all = append(all, r.factSentence(c.Either(), f))
		}
	}
	return all
}

// cameOrWent says what came to or went from an element, and from which part of it.
func (r *Report) cameOrWent(c *diff.Change) string {
	item := c.Either()
	name, key := r.spokenName(item), "came"
	if c.Kind == diff.Removed {
		key = "went"
	}
	if owner := r.ownerName(item); owner != "" {
		return r.words.say(key+"-in", name, owner)
	}
	if text := r.itemContent(item); item.Topic == diff.Requirement && text != "" {
		return r.words.say(key, name) + " " + r.words.say("quote", text)
	}
	return r.words.say(key, name)
}

// ownerName is what a part stands in, such as the entity of an attribute; "" when
// it stands in the element itself.
func (r *Report) ownerName(item *diff.Item) string {
	if item.Part == nil || item.Topic == diff.Relation || item.Topic == diff.Flow || item.Topic == diff.Association {
		return ""
	}
	owner, _, within := strings.Cut(item.Part.ID, ".")
	if part := item.Part.Element.Part(owner); within && part != nil {
		return nameOr(part.Name.In(r.Lang), part.ID)
	}
	return ""
}

// spokenName is an item's name with what it is, where the name alone does not say.
func (r *Report) spokenName(item *diff.Item) string {
	switch item.Topic {
	case diff.Requirement, diff.Relation, diff.Flow:
		return r.words.say("the-"+string(item.Topic), r.itemName(item))
	}
	return r.itemName(item)
}

// factSentence says what was and what is of one fact, when both are short.
func (r *Report) factSentence(item *diff.Item, f diff.FactChange) string {
	var line Line
	r.values(&line, f)
	what := f.Name.In(r.Lang) + line.Label // the language, when it is another than the report's
	if item.Topic != diff.Facts && item.Topic != diff.Configuration {
		what = r.spokenName(item) + ": " + lowerFirst(what)
	}
	short := func(text string) bool { return text != "" && len([]rune(text)) <= longQuote }
	switch {
	case f.Key == "formerly" || f.Key == "layout" || strings.HasPrefix(f.Key, "order-"):
		return r.words.say("differs", what)
	case short(line.Old) && short(line.New):
		return r.words.say("became", what, line.Old, line.New)
	case line.Old == "" && short(line.New):
		return r.words.say("was-set", what, line.New)
	case short(line.Old) && line.New == "":
		return r.words.say("was-unset", what, line.Old)
	case line.Old == "":
		return r.words.say("came", what)
	case line.New == "":
		return r.words.say("went", what)
	}
	return r.words.say("differs", what)
}

// why says for what reason a change of an element breaks for nobody; "" when it
// breaks.
func (r *Report) why(e *diff.Element) string {
	switch {
	case e.Class == diff.Breaking:
		return ""
	case e.Old == nil:
		return r.words.say("why-new")
	case e.Old.Internal:
		return r.words.say("why-internal")
	case e.Class == diff.Editorial:
		return r.words.say("why-editorial")
	case e.Old.Status == nil:
		return r.words.say("why-no-status")
	case !e.Old.Binding():
		return r.words.say("why-not-binding", e.Old.Status.Name.In(r.Lang))
	}
	return r.words.say("why-compatible")
}

// whole is all that is said of an element that came, or that was said of one that
// went.
func (r *Report) whole(e *diff.Element) []Group {
	var changes []*diff.Change
	for _, item := range r.diff.Items(e.Either()) {
		c := &diff.Change{Kind: e.Kind, New: item}
		if e.Kind == diff.Removed {
			c = &diff.Change{Kind: e.Kind, Old: item}
		}
		changes = append(changes, c)
	}
	groups := r.groups(changes[1:])
	facts := Group{Title: r.words.topics(diff.Facts)}
	for _, f := range changes[0].Either().Facts {
		if text := r.factValue(f.Key, f.Value, r.Lang); text != "" && !f.Order && f.Key != "layout" {
			facts.Lines = append(facts.Lines, Line{Kind: e.Kind, Label: f.Name.In(r.Lang), New: text})
		}
	}
	for _, group := range groups {
		for i := range group.Lines {
			line := &group.Lines[i]
			line.New, line.Old = line.New+line.Old, ""
		}
	}
	return append([]Group{facts}, groups...)
}

// breakingNames are what breaks, by name.
func (r *Report) breakingNames() string {
	const most = 3
	var names []string
	for _, e := range r.Breaking[:min(most, len(r.Breaking))] {
		names = append(names, e.Name)
	}
	if more := len(r.Breaking) - len(names); more > 0 {
		return strings.Join(names, ", ") + " " + r.words.number(more, "other")
	}
	return r.words.joined(names, "or")
}

// howMany says a cardinality in words.
func (r *Report) howMany(text string) string {
	least, most, ranged := strings.Cut(text, "..")
	if !ranged {
		most = least
	}
	switch {
	case least == "1" && most == "1":
		return r.words.say("many-one")
	case least == "0" && most == "1":
		return r.words.say("many-optional-one")
	case least == "0" && most == "*":
		return r.words.say("many-optional-any")
	case least == "1" && most == "*":
		return r.words.say("many-some")
	case least == "*":
		return r.words.say("many-optional-any")
	case most == "*":
		return r.words.say("many-least", least)
	case least == most:
		return r.words.say("many-exactly", least)
	case least != "0":
		return r.words.say("many-between", least, most)
	}
	return r.words.say("many-optional", most)
}
