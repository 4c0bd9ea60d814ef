package generator

import (
	"context"
	"slices"
	"strings"

	"lintel/generator/diag"
	"lintel/generator/model"
)

var ruleDecisionChanged = &diag.Rule{
	Code:     "decision-changed",
	Severity: diag.Error,
	Title:    diag.Text{EN: "adopted decision changed", NB: "vedtatt beslutning endret"},
	Message:  diag.Text{EN: `the decision "{id}" was adopted in edition {edition}, and its {fields} differs now`, NB: `beslutningen «{id}» var vedtatt i utgave {edition}, og {fields} er annerledes nå`},
	Hint:     diag.Text{EN: `give it back as it was, and write a new decision that supersedes it`, NB: `ta den tilbake slik den var, og skriv en ny beslutning som avløser den`},
	Doc: diag.Text{
		EN: `What was decided is what was written then. A decision (an element that decides-on leads from) that was in force in the newest edition keeps its name, date and texts; another language may be added, and its status may change. A new decision supersedes it.`,
		NB: `Det som ble vedtatt, er det som sto der da. En beslutning (et element decides-on går ut fra) som gjaldt i den nyeste utgaven, beholder navn, dato og tekster; et nytt språk kan komme til, og statusen kan endres. En ny beslutning avløser den.`,
	},
}

// decisionTexts are the texts of a repository's decisions in force: by id, then
// by field and language, hashed.
type decisionTexts map[string]map[string]string

func textsOfDecisions(m *model.Model) decisionTexts {
	d, ok := m.Metamodel.Relation("decides-on")
	if !ok || d.Type.From == nil {
		return nil
	}
	all := decisionTexts{}
	for _, e := range m.Elements {
		if e.Binding() && model.Allows(d.Type.From, e.Kind) {
			all[e.ID] = textsOf(m, e)
		}
	}
	return all
}

// textsOf hashes all that a decision says. How it is broken into lines does not
// count.
func textsOf(m *model.Model, e *model.Element) map[string]string {
	texts := map[string]string{}
	say := func(key, lang, text string) {
		if lang == "" {
			lang = m.Config.DefaultLanguage()
		}
		texts[key+" "+lang] = hashOf([]byte(strings.Join(strings.Fields(text), " ")))
	}
	tell := func(key string, text model.Text) {
		for _, t := range text {
			say(key, t.Lang, t.Value)
		}
	}
	prose := func(key string, list []*model.Prose) {
		for _, p := range list {
			say(key, p.Lang, written(p.Span.Text()))
		}
	}
	tell("name", e.Name)
	tell("summary", e.Summary)
	prose("description", e.Description)
	for i := range e.Fields {
		f := &e.Fields[i]
		tell(f.Field.ID, f.Value.Text)
		prose(f.Field.ID, f.Value.Prose)
	}
	return texts
}

// written is a text without the signs by which YAML writes it: | and > before
// the first line, or quotes.
func written(text string) string {
	text = strings.TrimSpace(text)
	if head, rest, found := strings.Cut(text, "\n"); found && (strings.HasPrefix(head, "|") || strings.HasPrefix(head, ">")) {
		return rest
	}
	for _, quote := range [...]string{`"`, "'"} {
		if inner, opened := strings.CutPrefix(text, quote); opened && strings.HasSuffix(inner, quote) {
			return strings.TrimSuffix(inner, quote)
		}
	}
	return text
}

// checkDecisions holds decisions against the newest edition.
func checkDecisions(ctx context.Context, editions []*pastEdition, options Options, m *model.Model, report *diag.List) error {
	if len(editions) == 0 || !options.Editions || len(textsOfDecisions(m)) == 0 {
		return nil
	}
	open, err := openEditions(ctx, editions[:1], options, &diag.List{})
	if err != nil || len(open) == 0 {
		return err
	}
	for id, before := range open[0].index.Decisions {
		e := m.Living(id)
		if e == nil || e.Incomplete {
			continue
		}
		now := textsOf(m, e)
		var fields []string
		for key, sum := range before {
			if field, _, _ := strings.Cut(key, " "); now[key] != sum && !slices.Contains(fields, field) {
				fields = append(fields, field)
			}
		}
		if len(fields) > 0 {
			slices.Sort(fields)
			report.Add(ruleDecisionChanged, e.IDSpan, diag.Args{"id": e.ID, "edition": open[0].Name, "fields": strings.Join(fields, ", ")})
		}
	}
	return nil
}
