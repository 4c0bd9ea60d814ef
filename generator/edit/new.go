package edit

import (
	"cmp"
	"context"
	"fmt"
	"path"
	"slices"
	"strings"

	"lintel/generator/diag"
	"lintel/generator/model"
	"lintel/generator/source"
	"lintel/generator/yaml"
)

// Setting is a key that a new element gets, as key=value says it: the key may
// name a language (name.nb), a value of a list holds commas between its items.
type Setting struct{ Key, Value string }

// Request asks for a new element.
type Request struct {
	Kind, ID string
	Settings []Setting
}

// Created is a new element, not yet written.
type Created struct {
	Change   Change
	Findings []diag.Finding // what is found in the changed tree and was not there before
}

// Failed tells whether the element would bring an error.
func (c *Created) Failed() bool {
	failures, _, _ := diag.Count(c.Findings)
	return failures > 0
}

// Need is a key that an element of a kind must have.
type Need struct {
	Key      string
	Field    *model.Field        // of a field
	Relation *model.RelationType // of a relation
	Targets  []*model.Kind       // kinds that the relation may lead to; nil is any
	Values   []string            // of a closed list
}

// Needs gives the keys that an element of a kind must have beside id and kind:
// its name and summary, its required fields, and what the kind requires.
func Needs(m *model.Metamodel, kind *model.Kind) []Need {
	needs := []Need{{Key: "name"}, {Key: "summary"}}
	known := func(key string) bool {
		return slices.ContainsFunc(needs, func(n Need) bool { return n.Key == key })
	}
	for _, f := range kind.Fields {
		if f.Required && !known(f.ID) {
			needs = append(needs, Need{Key: f.ID, Field: f, Values: slices.Collect(f.ValueIDs())})
		}
	}
	for _, key := range kind.Requires {
		if known(key) || key == "requirements" { // a structure is written in the file
			continue
		}
		need := Need{Key: key}
		if direction, ok := m.Relation(key); ok {
			need.Relation, need.Targets = direction.Type, direction.Type.To
			if direction.Inverse {
				need.Targets = direction.Type.From
			}
		}
		if key == "status" {
			for _, s := range m.Statuses {
				need.Values = append(need.Values, s.ID)
			}
		}
		if key == "basis" {
			need.Values = []string{"report", "background", "example"}
		}
		needs = append(needs, need)
	}
	return needs
}

// New makes an element as Format would leave it. It goes into a file of its
// own in the folder where most elements of its kind lie, or after the others
// when the repository keeps that kind in one file.
func New(ctx context.Context, tree *source.Tree, request Request, check Check) (*Created, error) {
	r, err := read(ctx, tree)
	if err != nil {
		return nil, err
	}
	m := r.loaded.Decls.Metamodel
	kind := m.Kind(request.Kind)
	if kind == nil {
		return nil, unknown("kind", "type", request.Kind, slices.Collect(m.KindIDs()))
	}
	if err := r.free(request.ID, nil); err != nil {
		return nil, err
	}
	lines, err := r.compose(kind, request)
	if err != nil {
		return nil, err
	}
	change, err := r.put(kind, request.ID, lines)
	if err != nil {
		return nil, err
	}
	if formatted, err := newFormatter(r).format(change.Path, change.After, &diag.List{}); err == nil && change.Before == nil {
		change.After = formatted
	}
	before, err := check(ctx, tree)
	if err != nil {
		return nil, err
	}
	after, err := check(ctx, With(tree, []Change{change}))
	if err != nil {
		return nil, err
	}
	return &Created{Change: change, Findings: added(before, after)}, nil
}

// added gives the findings that were not there before.
func added(before, after []diag.Finding) []diag.Finding {
	key := func(f *diag.Finding) string { return f.Rule.Code + f.Span.Path() + f.Message("en") }
	known := map[string]bool{}
	for i := range before {
		known[key(&before[i])] = true
	}
	return slices.DeleteFunc(slices.Clone(after), func(f diag.Finding) bool { return known[key(&f)] })
}

// unknown refuses a name, with the nearest one or all of them.
func unknown(what, whatNB, name string, all []string) error {
	slices.Sort(all)
	near := diag.NearestText(name, slices.Values(all))
	if near == "" {
		return refuse(
			fmt.Sprintf("there is no %s %q; choose one of %s", what, name, strings.Join(all, ", ")),
			fmt.Sprintf("det finnes ingen %s «%s»; velg blant %s", whatNB, name, strings.Join(all, ", ")),
		)
	}
	return refuse(fmt.Sprintf("there is no %s %q; did you mean %s?", what, name, near), fmt.Sprintf("det finnes ingen %s «%s»; mente du %s?", whatNB, name, near))
}

// composed is a key with the lines that set it.
type composed struct {
	key   string
	lines []string
}

// compose writes an element, key by key.
func (r *repository) compose(kind *model.Kind, request Request) ([]string, error) {
	m := r.loaded.Decls.Metamodel
	order := orders(m)[kind.ID]
	keys := []composed{{"id", []string{"id: " + request.ID}}, {"kind", []string{"kind: " + request.Kind}}}
	values := map[string][]Setting{}
	var names []string
	for _, s := range request.Settings {
		key, lang, _ := strings.Cut(s.Key, ".")
		if values[key] == nil {
			names = append(names, key)
		}
		values[key] = append(values[key], Setting{lang, s.Value})
	}
	for _, key := range names {
		lines, err := r.lines(kind, key, values[key])
		if err != nil {
			return nil, err
		}
		keys = append(keys, composed{key, lines})
	}
	slices.SortStableFunc(keys, func(a, b composed) int { return cmp.Compare(order.Rank(a.key), order.Rank(b.key)) })
	var lines []string
	for _, k := range keys {
		lines = append(lines, k.lines...)
	}
	return lines, nil
}

// shape is how a key's value is written.
type shape int

const (
	textShape shape = iota
	localizedShape
	verbatimShape // a number, a date, true
	listShape
)

// settable are the common keys that can be set, beside fields and relations.
var settable = map[string]shape{
	"name": localizedShape, "summary": localizedShape, "description": localizedShape, "status": textShape, "from": verbatimShape,
	"until": verbatimShape, "visibility": textShape, "basis": textShape, "sources": listShape, "order": verbatimShape,
}

// shapeOf tells how a key of a kind is written; false when it cannot be set.
func (r *repository) shapeOf(kind *model.Kind, key string) (shape, bool) {
	if s, ok := settable[key]; ok {
		return s, true
	}
	if f := kind.Field(key); f != nil {
		switch {
		case f.List:
			return listShape, true
		case f.Type == model.LocalizedField, f.Type == model.MarkdownField:
			return localizedShape, true
		case f.Type == model.DateField, f.Type == model.NumberField, f.Type == model.BooleanField:
			return verbatimShape, true
		}
		return textShape, true
	}
	_, ok := r.loaded.Decls.Metamodel.Relation(key)
	return listShape, ok
}

// lines writes one key; a setting's key is the language here.
func (r *repository) lines(kind *model.Kind, key string, settings []Setting) ([]string, error) {
	s, ok := r.shapeOf(kind, key)
	if !ok {
		all := relationKeys(r.loaded.Decls.Metamodel)
		for name := range settable {
			all = append(all, name)
		}
		for _, f := range kind.Fields {
			all = append(all, f.ID)
		}
		return nil, unknown("key", "nøkkel", key, all)
	}
	if s == localizedShape && settings[0].Key != "" {
		return r.localized(key, settings)
	}
	var items []string
	for _, setting := range settings {
		if setting.Key != "" {
			return nil, refuse(fmt.Sprintf("%s has no languages: write %s=…", key, key), fmt.Sprintf("%s har ikke språk: skriv %s=…", key, key))
		}
		if s != listShape {
			items = append(items, setting.Value)
			continue
		}
		for _, item := range strings.Split(setting.Value, ",") {
			if item = strings.TrimSpace(item); item != "" {
				items = append(items, yaml.Quote(item))
			}
		}
	}
	switch {
	case s == listShape:
		return []string{key + ": [" + strings.Join(items, ", ") + "]"}, nil
	case len(items) > 1:
		return nil, refuse(key+" is set twice", key+" er satt to ganger")
	case s == verbatimShape && isVerbatim(items[0]):
		return []string{key + ": " + items[0]}, nil
	}
	return []string{key + ": " + yaml.Quote(items[0])}, nil
}

// isVerbatim tells whether a value may stand unquoted though it looks like
// something else than text.
func isVerbatim(value string) bool {
	if _, ok := model.ParseDate(value); ok || value == "true" || value == "false" {
		return true
	}
	return value != "" && strings.Trim(value, "0123456789.-") == ""
}

// localized writes one text a language, in the repository's order.
func (r *repository) localized(key string, settings []Setting) ([]string, error) {
	languages := r.loaded.Decls.Config.Languages
	lines := []string{key + ":"}
	for _, s := range settings {
		if !slices.Contains(languages, s.Key) {
			return nil, unknown("language", "språk", s.Key, slices.Clone(languages))
		}
	}
	for _, lang := range languages {
		var found []string
		for _, s := range settings {
			if s.Key == lang {
				found = append(found, s.Value)
			}
		}
		if len(found) > 1 {
			return nil, refuse(key+"."+lang+" is set twice", key+"."+lang+" er satt to ganger")
		}
		if len(found) == 1 {
			lines = append(lines, "  "+lang+": "+yaml.Quote(found[0]))
		}
	}
	return lines, nil
}

// put chooses the file and adds the element to it.
func (r *repository) put(kind *model.Kind, id string, lines []string) (Change, error) {
	shared, folder := r.home(kind)
	text := strings.Join(lines, "\n") + "\n"
	if shared == "" {
		name := path.Join(folder, id+".yaml")
		if r.tree.Exists(name) {
			return Change{}, refuse(name+" exists already", name+" finnes fra før")
		}
		return Change{Path: name, After: []byte(text)}, nil
	}
	o, err := r.original(shared)
	if err != nil {
		return Change{}, err
	}
	end := len(o.file.Text)
	text = "---\n" + text
	if end > 0 && o.file.Text[end-1] != '\n' {
		text = "\n" + text
	}
	after, err := o.apply([]diag.Edit{{Span: o.file.Span(end, end), New: text}})
	return Change{Path: shared, Before: o.data, After: after}, err
}

// home tells where elements of a kind lie: in a file that they share, or each
// in one of its own in a folder. What most do counts.
func (r *repository) home(kind *model.Kind) (shared, folder string) {
	files, folders := map[string]int{}, map[string]int{}
	inFile := map[string]int{}
	for _, d := range r.loaded.Decls.Elements {
		inFile[d.Span.Path()]++
	}
	for _, d := range r.loaded.Decls.Elements {
		name := d.Span.Path()
		if d.Kind != kind || d.Markdown {
			continue
		}
		stem, _, _ := strings.Cut(path.Base(name), ".")
		if inFile[name] == 1 && stem == d.ID {
			folders[path.Dir(name)]++
		} else {
			files[name]++
		}
	}
	shared, together := most(files)
	folder, apart := most(folders)
	switch {
	case together > apart:
		return shared, ""
	case apart > 0:
		return "", folder
	}
	name := kebab(kind.Plural.In("en"))
	if name == "" {
		name = kind.ID
	}
	return "", "models/" + name
}

// most gives the name that counts most, the first of equals.
func most(counts map[string]int) (name string, count int) {
	for candidate, n := range counts {
		if n > count || n == count && candidate < name {
			name, count = candidate, n
		}
	}
	return name, count
}
