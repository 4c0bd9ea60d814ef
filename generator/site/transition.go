package site

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"lintel/generator/diff"
	"lintel/generator/model"
)

// Transition is what one state of the repository changed against the one before it,
// in plain words. It holds nothing of the models, so that it can be kept.
type Transition struct {
	From, To string // names of editions; To is "" for the current state
	Things   []Thing
}

// Thing is an element or a text that a step changed.
type Thing struct {
	ID    string // of an element, or the route of a text
	Kind  string // of an element, "" for a text
	Name  model.Text
	What  string       // added, removed or changed
	Was   string       // the id it had before, when it has another now
	Lines []model.Text // what changed in it
	More  int          // how many lines there are beside those
}

// mostLines is how many lines are told of one thing.
const mostLines = 20

// TransitionOf tells in words what differs between two models.
func TransitionOf(d *diff.Diff, from, to string) Transition {
	step := Transition{From: from, To: to}
	for _, e := range d.Elements {
		if e.Old != nil && e.Old.Internal && (e.New == nil || e.New.Internal) || e.Old == nil && e.New.Internal {
			continue
		}
		shown := e.Either()
		if shown.Internal { // it is told of as it was published
			shown = e.Old
		}
		thing := Thing{ID: shown.ID, Kind: shown.Kind.ID, Name: shown.Name, What: string(e.Kind)}
		switch {
		case e.New != nil && e.New.Internal:
			thing.What = string(diff.Removed)
		case e.Old != nil && e.Old.Internal:
			thing.What = string(diff.Added)
		case e.Old != nil && e.New != nil:
			if e.Old.ID != e.New.ID {
				thing.Was = e.Old.ID
			}
			thing.tell(e.Changes)
		}
		step.Things = append(step.Things, thing)
	}
	for _, a := range d.Articles {
		if a.Either().Draft {
			continue
		}
		thing := Thing{ID: a.Either().Route, Name: a.Either().Title, What: string(a.Kind)}
		if a.Old != nil && a.New != nil {
			thing.tell(a.Changes)
			thing.tellTexts(a.Texts)
		}
		step.Things = append(step.Things, thing)
	}
	return step
}

func (t *Thing) add(line model.Text) {
	switch {
	case line.IsEmpty():
	case len(t.Lines) == mostLines:
		t.More++
	default:
		t.Lines = append(t.Lines, line)
	}
}

// tell puts the changes within something into words.
func (t *Thing) tell(changes []*diff.Change) {
	for _, c := range changes {
		if r := c.Either().Relation; r != nil && (r.From.Element.Internal || r.To.Element.Internal) {
			continue // an internal element may be the one that says it
		}
		if c.Either().Topic == diff.Facts {
			for _, f := range c.Facts {
				t.add(factLine(f))
			}
			continue
		}
		name := itemName(c.Either())
		switch c.Kind {
		case diff.Added:
			t.add(labelled(name, "Kom til", "Kom til", "Added"))
		case diff.Removed:
			t.add(labelled(name, "Falt bort", "Fall bort", "Removed"))
		default:
			for _, f := range c.Facts {
				line := factLine(f)
				t.add(inLanguages(func(lang string) string { return name.In(lang) + ": " + lowerFirst(line.In(lang)) }))
			}
		}
	}
}

func (t *Thing) tellTexts(texts []diff.Text) {
	changed := 0
	for _, text := range texts {
		for _, p := range text.Paragraphs {
			if p.Kind != diff.Same {
				changed++
			}
		}
	}
	if changed > 0 {
		n := strconv.Itoa(changed)
		t.add(model.Text{{Lang: "nb", Value: n + " avsnitt endret"}, {Lang: "nn", Value: n + " avsnitt endra"}, {Lang: "en", Value: n + " paragraphs changed"}})
	}
}

// shortValue is how long a value may be to be quoted whole.
const shortValue = 80

// factLine tells what became of a fact: status fra foreslått til vedtatt.
func factLine(f diff.FactChange) model.Text {
	if strings.HasPrefix(f.Key, "order-") {
		return sentence(f.Name, "er endret", "er endra", "has changed")
	}
	if len(f.Old.List)+len(f.New.List) > 0 {
		return listLine(f)
	}
	long := func(v diff.Value) bool {
		return v.Markdown || len(v.In("nb")) > shortValue || strings.Contains(v.In("nb"), "\n")
	}
	switch {
	case f.Old.IsZero():
		if long(f.New) {
			return sentence(f.Name, "er skrevet", "er skriven", "was written")
		}
		return inLanguages(func(lang string) string { return f.Name.In(lang) + ": " + withinLine(f.Key, f.New, lang) })
	case f.New.IsZero():
		return sentence(f.Name, "er tatt bort", "er teken bort", "was taken away")
	case long(f.Old) || long(f.New):
		return sentence(f.Name, "er skrevet om", "er skriven om", "was rewritten")
	}
	between := map[string][2]string{"nb": {" fra ", " til "}, "nn": {" frå ", " til "}, "en": {" from ", " to "}}
	return inLanguages(func(lang string) string {
		old, now := withinLine(f.Key, f.Old, lang), withinLine(f.Key, f.New, lang)
		if old == now {
			return "" // it changed in another language
		}
		return f.Name.In(lang) + between[lang][0] + old + between[lang][1] + now
	})
}

// withinLine is a value as it stands within a sentence. A name in capitals stays:
// REST, SvarUT.
func withinLine(key string, v diff.Value, lang string) string {
	text := v.In(lang)
	if key == "level" {
		text = diff.LevelName(text).In(lang)
	}
	first, _, _ := strings.Cut(text, " ")
	if v.IsNamed() && strings.ToLower(first) == lowerFirst(first) {
		return lowerFirst(text)
	}
	return text
}

// topicNames are the names of what an element consists of.
var topicNames = map[diff.Topic][3]string{
	diff.Requirement: {"krav", "krav", "requirement"}, diff.Lane: {"bane", "bane", "lane"}, diff.Step: {"steg", "steg", "step"},
	diff.Flow: {"vei videre", "veg vidare", "way on"}, diff.Entity: {"informasjonsobjekt", "informasjonsobjekt", "entity"},
	diff.Attribute: {"attributt", "attributt", "attribute"}, diff.Association: {"sammenheng", "samanheng", "association"},
	diff.CodeList: {"kodeliste", "kodeliste", "code list"}, diff.Code: {"kode", "kode", "code"}, diff.Column: {"kolonne", "kolonne", "column"},
	diff.Row: {"rad", "rad", "row"},
}

// itemName names an item for people: krav r3, bruker Altinn.
func itemName(item *diff.Item) model.Text {
	return inLanguages(func(lang string) string {
		if r := item.Relation; r != nil {
			return upperFirst(r.Type.Name.In(lang) + " " + endName(r.To, lang))
		}
		words, known := topicNames[item.Topic]
		name := item.ID
		if known {
			name = words[map[string]int{"nb": 0, "nn": 1, "en": 2}[lang]] + " " + item.ID
		}
		if shown := item.Name.In(lang); shown != "" && shown != item.ID {
			name += " (" + shown + ")"
		}
		return upperFirst(name)
	})
}

// endName names what a relation leads to.
func endName(end model.End, lang string) string {
	name := cmp.Or(end.Element.Name.In(lang), end.Element.ID)
	if end.Part != nil {
		name = partName(end.Part, lang) + ", " + name
	}
	return name
}

func upperFirst(text string) string {
	for i, c := range text {
		return strings.ToUpper(string(c)) + text[i+len(string(c)):]
	}
	return text
}

func lowerFirst(text string) string {
	for i, c := range text {
		return strings.ToLower(string(c)) + text[i+len(string(c)):]
	}
	return text
}

// listLine tells what came to a list and what went from it.
func listLine(f diff.FactChange) model.Text {
	without := func(list, other []diff.Value, lang string) string {
		var words []string
		for _, v := range list {
			if !slices.ContainsFunc(other, v.Equal) {
				words = append(words, v.In(lang))
			}
		}
		return strings.Join(words, ", ")
	}
	words := map[string][2]string{"nb": {"kom til ", "falt bort "}, "nn": {"kom til ", "fall bort "}, "en": {"added ", "removed "}}
	return inLanguages(func(lang string) string {
		var parts []string
		if came := without(f.New.List, f.Old.List, lang); came != "" {
			parts = append(parts, words[lang][0]+came)
		}
		if went := without(f.Old.List, f.New.List, lang); went != "" {
			parts = append(parts, words[lang][1]+went)
		}
		if len(parts) == 0 { // only the order
			return f.Name.In(lang) + ": " + f.New.In(lang)
		}
		return f.Name.In(lang) + ": " + strings.Join(parts, "; ")
	})
}

// labelled puts a word before a name: kom til: krav r3.
func labelled(name model.Text, nb, nn, en string) model.Text {
	labels := map[string]string{"nb": nb, "nn": nn, "en": en}
	return inLanguages(func(lang string) string { return labels[lang] + ": " + lowerFirst(name.In(lang)) })
}

func sentence(name model.Text, nb, nn, en string) model.Text {
	ends := map[string]string{"nb": nb, "nn": nn, "en": en}
	return inLanguages(func(lang string) string { return name.In(lang) + " " + ends[lang] })
}

func inLanguages(in func(lang string) string) model.Text {
	var text model.Text
	for _, lang := range [...]string{"nb", "nn", "en"} {
		if value := in(lang); value != "" {
			text = append(text, model.Translation{Lang: lang, Value: value})
		}
	}
	return text
}

// find gives what a step changed about an element, nil when nothing.
func (s *Transition) find(id string) *Thing {
	at := slices.IndexFunc(s.Things, func(t Thing) bool { return t.Kind != "" && t.ID == id })
	if at < 0 {
		return nil
	}
	return &s.Things[at]
}
