package archimate

import (
	"bytes"
	"cmp"
	"context"
	"path"
	"slices"
	"strings"

	"lintel/generator/diag"
	"lintel/generator/edit"
	"lintel/generator/model"
	"lintel/generator/source"
)

// Imported is what an import would do to a repository.
type Imported struct {
	Changes  []edit.Change
	Account  Account
	Findings []diag.Finding // of the source, and conflicts
}

// Import works out how a repository becomes what a source says, and writes
// nothing. The tree may be empty. lang is the language of the account.
func Import(ctx context.Context, tree *source.Tree, reading *Reading, lang string) (*Imported, error) {
	last, err := readState(tree)
	if err != nil {
		return nil, err
	}
	s, err := openSchema(ctx, tree, reading.Model.Lang, reading.Model.languages())
	if err != nil {
		return nil, err
	}
	if err := s.complete(); err != nil {
		return nil, err
	}
	repo, err := openRepository(tree)
	if err != nil {
		return nil, err
	}
	i := &importer{tree: tree, reading: reading, m: reading.Model, s: s, repo: repo, last: last, report: &reading.Findings}
	i.account = Account{Source: reading.Name, Format: reading.Format, Partial: reading.Partial, Read: count(i.m)}
	i.now = &state{
		Format: stateFormat, Version: stateVersion, Source: reading.Name, Units: map[string]unitState{}, Layouts: map[string]string{}, Lines: map[string]string{}, Images: map[string]imageState{},
		Model: modelState{ID: i.m.ID, Lang: i.m.Lang, Name: i.m.Name, Documentation: i.m.Documentation, Properties: i.m.Properties},
	}
	if last == nil {
		i.last = &state{}
	}
	if err := i.run(); err != nil {
		return nil, err
	}
	changes, err := i.changes()
	if err != nil {
		return nil, err
	}
	findings := reading.Findings.Sorted()
	i.account.Written.Files = len(changes)
	i.account.finish(reading.Losses, findings, lang)
	return &Imported{Changes: changes, Account: i.account, Findings: findings}, nil
}

// importer brings one repository up to one source.
type importer struct {
	tree    *source.Tree
	reading *Reading
	m       *Model
	s       *schema
	repo    *repository
	last    *state // what the last import saw; empty for the first
	now     *state
	report  *diag.List
	account Account
	render  *renderer
	paths   *places
	deleted map[string]bool // what was deleted here, by the source's id
	ends    map[string]bool // relations that other relations lead to
	images  []edit.Change
}

func (i *importer) run() error {
	i.prepare()
	i.findDeleted()
	i.s.plan(i.m)
	i.ends = relationEnds(i.m)
	i.s.relationshipEnds(i.m, i.ends)
	i.checkRelations()
	i.render = newRenderer(i.m, i.s, i.report)
	if !slices.Contains(i.s.languages, i.render.main) {
		i.render.main = i.s.languages[0]
	}
	i.paths = newPlaces(i.m, i.last, i.repo)
	i.assignIDs()
	i.placeImages()
	i.things()
	i.gone()
	i.now.Folders = i.paths.folders
	i.ambiguous()
	return nil
}

// prepare gives a name to what has none, and takes out languages that the
// repository does not have.
func (i *importer) prepare() {
	lang := i.m.Lang
	if !knownLanguage(lang) {
		lang = "en"
	}
	named := func(text *model.Text, id string, name model.Text) {
		if text.IsEmpty() {
			*text = model.Plain(name.In(lang))
			i.account.Renamed = append(i.account.Renamed, Renamed{Source: id, Now: text.In(""), Why: whyNoName})
		}
	}
	for _, e := range i.m.Elements {
		named(&e.Name, e.ID, i.s.kinds[kindName(e.Type)].Name)
	}
	for _, v := range i.m.Views {
		named(&v.Name, v.ID, i.s.view.Name)
	}
	if i.m.Name.IsEmpty() {
		i.m.Name = model.Plain(strings.TrimSuffix(i.reading.Name, path.Ext(i.reading.Name)))
	}
	i.m.eachText(func(text *model.Text) {
		kept := slices.DeleteFunc(slices.Clone(*text), func(t model.Translation) bool {
			return t.Lang != "" && !slices.Contains(i.s.languages, t.Lang)
		})
		i.reading.Losses.add(lossLanguage, len(*text)-len(kept))
		if len(kept) == 0 && len(*text) > 0 {
			kept = model.Plain((*text)[0].Value)
		}
		*text = kept
	})
}

// findDeleted finds what an import wrote and a person took away. It stays away.
func (i *importer) findDeleted() {
	i.deleted = map[string]bool{}
	for id := range i.last.Units {
		if i.repo.find(id) == nil {
			i.deleted[id] = true
		}
	}
}

// relationEnds are the relations that others lead to or from.
func relationEnds(m *Model) map[string]bool {
	ends, relations := map[string]bool{}, map[string]bool{}
	for _, r := range m.Relationships {
		relations[r.ID] = true
	}
	for _, r := range m.Relationships {
		for _, end := range [...]string{r.Source, r.Target} {
			if relations[end] {
				ends[end] = true
			}
		}
	}
	return ends
}

// checkRelations reports relations that ArchiMate's tables do not have.
func (i *importer) checkRelations() {
	kinds := map[string]*model.Kind{}
	for _, e := range i.m.Elements {
		kinds[e.ID] = i.s.kinds[kindName(e.Type)]
	}
	for _, r := range i.m.Relationships {
		from, to := kinds[r.Source], kinds[r.Target]
		if from == nil || to == nil || i.s.relations[r.Type].Allows(from, to) {
			continue
		}
		var allowed []string
		for _, name := range relationshipTypes {
			if i.s.relations[name].Allows(from, to) {
				allowed = append(allowed, i.s.relations[name].ID)
			}
		}
		i.report.Add(ruleRelation, r.Span, diag.Args{
			"relation": i.s.relations[r.Type].ID, "from": from, "to": to, "allowed": strings.Join(allowed, ", "), "id": r.ID,
		})
	}
}

// assignIDs keeps the ids that things have here, and makes new ones of names.
func (i *importer) assignIDs() {
	ids := newRegister()
	for id := range i.repo.byID {
		ids.taken[id] = true
	}
	assign := func(id string, name model.Text, kind string) {
		if d := i.repo.find(id); d != nil && d.id != "" {
			i.render.ids[id] = d.id
			return
		}
		if i.deleted[id] {
			return
		}
		wish := kebab(name.In(""))
		if own, isOwn := strings.CutPrefix(id, ownPrefix); isOwn && kebab(own) == own {
			wish = own
		}
		why := whyTaken
		if wish == "" {
			wish, why = kind, whyNoKebab
		}
		now := ids.take(wish, wish+"-"+kind)
		i.render.ids[id] = now
		if now != wish || why == whyNoKebab {
			i.account.Renamed = append(i.account.Renamed, Renamed{Source: id, Name: name.In(""), Now: now, Why: why})
		}
	}
	for _, e := range i.m.Elements {
		assign(e.ID, e.Name, i.s.kinds[kindName(e.Type)].ID)
	}
	for _, v := range i.m.Views {
		assign(v.ID, v.Name, i.s.view.ID)
	}
	for o := range i.s.byKey {
		for key, f := range i.s.byKey[o] {
			if !f.old && f.id != kebab(key) {
				i.account.Renamed = append(i.account.Renamed, Renamed{Source: key, Name: o.id, Now: f.id, Why: whyReserved})
			}
		}
	}
	slices.SortStableFunc(i.account.Renamed, func(a, b Renamed) int {
		return cmp.Or(strings.Compare(a.Source, b.Source), strings.Compare(a.Name, b.Name))
	})
	connectors := map[string]*document{}
	for _, d := range i.repo.byID {
		if n := d.node.Get(relationshipField); n != nil {
			connectors[n.Value] = d
		}
	}
	for _, r := range i.m.Relationships {
		if !i.ends[r.ID] {
			continue
		}
		if d := connectors[r.ID]; d != nil {
			i.render.ids[r.ID] = d.id
			i.repo.bySrc[connectorKey(r.ID)] = d
			continue
		}
		wish := kebab(i.render.nameOf(r.Source) + " " + i.render.nameOf(r.Target))
		i.render.ids[r.ID] = ids.take("relation-"+wish, "relation-"+i.s.relations[r.Type].ID+"-"+wish)
	}
}

// connectorKey is the key of the element that stands for a relation.
func connectorKey(id string) string { return id + "#relationship" }

// things writes each element, relation with an end and view.
func (i *importer) things() {
	for _, e := range i.m.Elements {
		i.thing(e.ID, i.render.element(e), func() string { return i.paths.element(e, i.s) })
	}
	for _, r := range i.m.Relationships {
		if i.ends[r.ID] && i.render.ids[r.Source] != "" && i.render.ids[r.Target] != "" {
			i.thing(connectorKey(r.ID), i.render.connector(r), func() string { return i.paths.chunk("models/relationships") })
		}
	}
	for _, v := range i.m.Views {
		i.thing(v.ID, i.render.view(v), func() string { return i.paths.view(v.ID, i.render.ids[v.ID]) })
		if i.render.ids[v.ID] != "" {
			i.layout(v)
		}
	}
}

// thing writes one document: a new one, or the one that is there brought up.
func (i *importer) thing(id, text string, place func() string) {
	base, known := i.last.Units[id]
	if i.deleted[id] {
		i.stayDeleted(id, text, base)
		return
	}
	d := i.repo.find(id)
	if d == nil {
		d = i.repo.add(place(), text)
		if err := d.parse(); err != nil {
			return // what was just written can be read
		}
		i.now.Units[id] = unitState{ID: i.render.ids[strings.TrimSuffix(id, "#relationship")], File: d.file.path, Text: hash(text), Keys: hashes(units(d.node))}
		i.account.Written.Added++
		return
	}
	if known && base.File == d.file.path && hash(d.text) == base.Text {
		if folder := i.paths.moved(id, d.file.path); folder != "" {
			d.remove()
			d = i.repo.add(i.paths.chunk(folder), d.text)
			_ = d.parse() // it could be read where it was
		}
	}
	out := d.merge(text, base)
	out.state.File = d.file.path
	i.now.Units[id] = out.state
	i.tell(d, out)
}

// tell puts the outcome of a merge into the account.
func (i *importer) tell(d *document, out outcome) {
	id := d.node.Get("id").Value
	switch {
	case len(out.applied) > 0:
		i.account.Written.Updated++
	default:
		i.account.Written.Unchanged++
	}
	switch {
	case len(out.applied) > 0 && len(out.kept) > 0:
		i.account.Merged = append(i.account.Merged, Merged{ID: id, Source: out.applied, Here: out.kept})
	case len(out.kept) > 0:
		i.account.Kept = append(i.account.Kept, Kept{ID: id, Why: whyChanged})
	}
	for _, c := range out.conflicts {
		c.ID = id
		i.conflict(c)
	}
}

func (i *importer) conflict(c Conflict) {
	i.account.Conflicts = append(i.account.Conflicts, c)
	i.report.Add(ruleConflict, c.span, diag.Args{"id": c.ID, "key": c.Key, "here": c.Here, "there": c.There})
}

// stayDeleted leaves what was deleted here away, and tells when the source has
// changed it since.
func (i *importer) stayDeleted(id, text string, base unitState) {
	i.account.Kept = append(i.account.Kept, Kept{ID: base.ID, Why: whyDeleted})
	d := &document{file: &repoFile{path: base.File}, text: text}
	if err := d.parse(); err != nil {
		return
	}
	all := units(d.node)
	said := base
	said.Keys = hashes(all)
	i.now.Units[id] = said
	for _, key := range unionKeys(all, nil, base.Keys) {
		// Its relations change with whatever is deleted beside it.
		if !strings.Contains(key, "/") && said.Keys[key] != base.Keys[key] {
			nowhere := (&source.File{Path: base.File}).Span(0, 0)
			i.conflict(Conflict{ID: base.ID, Key: key, Here: gonePartTold.In(i.m.Lang), There: short(all, key), span: nowhere})
		}
	}
}

// layout writes the picture of a view.
func (i *importer) layout(v *View) {
	id := i.render.ids[v.ID]
	text := i.render.layout(v)
	if text != "" {
		i.now.Layouts[v.ID] = hash(text)
	}
	old := i.last.Layouts[v.ID]
	f := i.repo.layouts[id]
	if f == nil {
		switch {
		case text == "":
		case old == "":
			i.repo.add(i.paths.layout(i.repo.find(v.ID), v.ID, id, i.now.Units[v.ID].File), text)
		default:
			i.account.Kept = append(i.account.Kept, Kept{ID: id + ".layout", Why: whyDeleted})
		}
		return
	}
	d := f.parts[0]
	switch now := hash(d.text); {
	case now == i.now.Layouts[v.ID]:
	case now == old && text == "":
		d.remove()
	case now == old:
		d.set(text)
	case old == i.now.Layouts[v.ID]:
		i.account.Kept = append(i.account.Kept, Kept{ID: id + ".layout", Why: whyChanged})
	default:
		i.layoutConflict(id, d, text)
	}
}

// layoutConflict tells where two layouts first differ.
func (i *importer) layoutConflict(id string, d *document, text string) {
	here, there := strings.Split(d.text, "\n"), strings.Split(text, "\n")
	at := 0
	for at < len(here) && at < len(there) && here[at] == there[at] {
		at++
	}
	line := func(lines []string) string {
		if at < len(lines) && strings.TrimSpace(lines[at]) != "" {
			return strings.TrimSpace(lines[at])
		}
		return "–"
	}
	if line(here) == line(there) {
		return
	}
	file := d.wholeFile()
	start := len(strings.Join(here[:min(at, len(here))], "\n"))
	i.conflict(Conflict{ID: id, Key: "layout", Here: line(here), There: line(there), span: file.Span(start+1, start+1)})
}

// ambiguous notes the relationships of lines that could be several.
func (i *importer) ambiguous() {
	type pair struct{ kind, from, to string }
	several := map[pair]int{}
	for _, r := range i.m.Relationships {
		several[pair{r.Type, r.Source, r.Target}]++
	}
	for _, v := range i.m.Views {
		for _, l := range v.Lines {
			if r := i.render.byID[l.Relationship]; r != nil && several[pair{r.Type, r.Source, r.Target}] > 1 {
				i.now.Lines[l.ID] = r.ID
			}
		}
	}
}

// changes gives all that happens to files, in the order of their paths.
func (i *importer) changes() ([]edit.Change, error) {
	changes := append(i.repo.changes(), i.images...)
	text := i.s.text()
	before, err := i.tree.ReadBytes(metamodelPath)
	if err != nil {
		before = nil
	}
	if before == nil || text != i.s.file.Text {
		changes = append(changes, edit.Change{Path: metamodelPath, Before: before, After: []byte(text)})
	}
	data, err := i.now.bytes()
	if err != nil {
		return nil, err
	}
	if old, err := i.tree.ReadBytes(statePath); err != nil {
		changes = append(changes, edit.Change{Path: statePath, After: data})
	} else if !bytes.Equal(old, data) {
		changes = append(changes, edit.Change{Path: statePath, Before: old, After: data})
	}
	if i.tree.Missing(configPath) {
		changes = append(changes, i.starters()...)
	}
	slices.SortFunc(changes, func(a, b edit.Change) int { return strings.Compare(a.Path, b.Path) })
	return changes, nil
}
