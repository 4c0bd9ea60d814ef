package generator

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"
	"sync"

	"lintel/generator/diag"
	"lintel/generator/diagram"
	"lintel/generator/diff"
	"lintel/generator/load"
	"lintel/generator/markdown"
	"lintel/generator/model"
	"lintel/generator/site"
	"lintel/generator/source"
	"lintel/generator/theme"
)

// pastEdition is a published state that the site carries. Its index is all that the
// rest of the site needs to know; the state itself is read when a page of it is
// made, and let go when it is written.
type pastEdition struct {
	model.Edition
	commit  string
	tree    *source.Tree // of the repository, not of the edition
	options Options
	index   *editionIndex

	// What its pages need beside it, known once the current site is made.
	ctx       context.Context
	choices   site.Options
	look      *theme.Theme
	renderKey string
	moved     bool // its folder is out of the cache, on its way into a site

	mutex  sync.Mutex
	output *Output // nil until a page is asked for
	drawer *drawer
}

// findEditions tells which editions of lintel.yaml can be read, newest first,
// and reports those that cannot.
func findEditions(ctx context.Context, tree *source.Tree, config *model.Config, report *diag.List) ([]*pastEdition, error) {
	config = checkEditionNames(config, report)
	if len(config.Editions) == 0 || !tree.InRepository() {
		return nil, nil
	}
	names := make([]string, len(config.Editions))
	for i, e := range config.Editions {
		names[i] = e.Revision
	}
	commits, err := tree.Commits(ctx, names)
	if err != nil {
		return nil, err
	}
	var editions []*pastEdition
	for _, e := range config.Editions {
		commit := commits[e.Revision]
		switch {
		case commit == "":
			report.Add(ruleEditionUnreachable, e.Span, diag.Args{"name": e.Name, "revision": e.Revision})
		default:
			editions = append(editions, &pastEdition{Edition: e, commit: commit, tree: tree})
		}
	}
	slices.Reverse(editions) // of one day, what stands last is newest
	slices.SortStableFunc(editions, func(a, b *pastEdition) int { return cmp.Compare(b.Date.First(), a.Date.First()) })
	return editions, nil
}

// checkEditionNames reports editions whose name cannot be an address of their
// own, and gives the configuration without them.
func checkEditionNames(config *model.Config, report *diag.List) *model.Config {
	left := *config
	left.Editions = nil
	taken := map[string]bool{"endringer": true}
	for _, e := range config.Editions {
		if taken[e.Name] || !isEditionName(e.Name) {
			report.Add(ruleEditionName, e.Span, diag.Args{"name": e.Name})
			continue
		}
		taken[e.Name] = true
		left.Editions = append(left.Editions, e)
	}
	return &left
}

// isEditionName holds the form of an edition's name: it is a part of addresses
// and the name of a folder.
func isEditionName(name string) bool {
	isOther := func(c rune) bool { return c != '-' && (c < 'a' || c > 'z') && (c < '0' || c > '9') }
	return name != "" && len(name) <= 40 && !strings.ContainsFunc(name, isOther) && strings.Trim(name, "-") == name
}

// openEditions gives each edition its index: from the cache, or by reading the
// edition once. One that has no model is left out.
func openEditions(ctx context.Context, editions []*pastEdition, options Options, report *diag.List) ([]*pastEdition, error) {
	var open []*pastEdition
	for _, e := range editions {
		e.ctx, e.options = ctx, options
		kept := editionCache{folder: options.CacheDir}
		if e.index = kept.index(e); e.index == nil {
			state, err := e.read(ctx)
			if err != nil {
				return nil, err
			}
			if state == nil {
				report.Add(ruleEditionUnreachable, e.Span, diag.Args{"name": e.Name, "revision": e.Revision})
				continue
			}
			if e.index, err = e.makeIndex(state); err != nil {
				return nil, err
			}
			kept.keepIndex(e)
		}
		if !e.Date.IsSet() {
			e.Date = model.Date{Text: e.index.Manifest.Date}
		}
		open = append(open, e)
	}
	return open, nil
}

// state is an edition that has been read, with its own metamodel and
// configuration. Today's rules do not apply to it.
type state struct {
	tree      *source.Tree
	model     *model.Model
	documents map[*model.Prose]*markdown.Document
}

// read reads an edition; nil when there is no model in it.
func (e *pastEdition) read(ctx context.Context) (*state, error) {
	tree, err := e.tree.At(ctx, e.commit)
	if err != nil {
		return nil, fmt.Errorf("edition %s: %w", e.Name, err)
	}
	loaded, err := load.Load(ctx, tree, e.options.jobs(), &diag.List{})
	if err != nil {
		return nil, fmt.Errorf("edition %s: %w", e.Name, err)
	}
	if len(loaded.Decls.Metamodel.Kinds) == 0 {
		return nil, nil
	}
	return &state{tree: tree, model: model.Link(loaded.Decls, &diag.List{}), documents: loaded.Documents}, nil
}

// site makes an edition's site, with links to the others as choices say.
func (e *pastEdition) site(s *state, choices site.Options) *site.Site {
	choices.Mount = cmp.Or(choices.Mount, &site.Mount{Name: e.Name, Current: func(string, string) string { return "" }})
	choices.Contracts = readContracts(s.tree, s.model, &diag.List{})
	choices.AsOf = cmp.Or(e.Date.Last(), s.tree.Revision().Time.UTC().Format("2006-01-02"))
	return site.New(s.model, s.documents, choices)
}

// siteEditions are the editions as the site links to them.
func siteEditions(editions []*pastEdition) []site.Edition {
	list := make([]site.Edition, 0, len(editions))
	for _, e := range editions {
		groups := e.index.Groups
		list = append(list, site.Edition{
			Name: e.Name, Date: e.Date, Decision: e.By.Element, Commit: e.commit,
			Find: func(group, lang string) string { return groups[group][lang] },
		})
	}
	return list
}

// steps tells what each edition changed, and gives what tells of the changes
// since the newest. Two editions never change, so what differs between them is
// kept; two states are in memory at a time.
func steps(ctx context.Context, editions []*pastEdition, current *Result) ([]site.Transition, func() *site.Transition, error) {
	if len(editions) == 0 {
		return nil, nil, nil
	}
	list := make([]site.Transition, 0, len(editions)-1)
	var newer *state
	for i, e := range editions[:len(editions)-1] {
		older, cache := editions[i+1], editionCache{folder: e.options.CacheDir}
		var step site.Transition
		if name := stepKey(older, e); !cache.load(name, &step) {
			var err error
			if newer == nil {
				if newer, err = e.read(ctx); err != nil {
					return nil, nil, err
				}
			}
			before, err := older.read(ctx)
			if err != nil {
				return nil, nil, err
			}
			step = site.TransitionOf(diff.Compare(before.model, newer.model), older.Name, e.Name)
			cache.save(name, &step)
			newer = before
		} else {
			newer = nil
		}
		list = append(list, step)
	}
	return list, sync.OnceValue(func() *site.Transition { return since(ctx, editions[0], current) }), nil
}

// keptSince is what has changed since an edition, and the sources that it was
// found for.
type keptSince struct {
	Sources string
	Step    site.Transition
}

// since tells what has changed since the newest edition. It is kept for as long
// as no source changes: reading the edition takes as long as reading the sources.
func since(ctx context.Context, newest *pastEdition, current *Result) *site.Transition {
	kept, cache, name := keptSince{}, editionCache{folder: newest.options.CacheDir}, newest.indexKey()+".since"
	sources := hashFiles(current.files)
	if cache.load(name, &kept) && kept.Sources == sources {
		return &kept.Step
	}
	old, err := newest.read(ctx)
	if err != nil || old == nil {
		return nil // it could be read before; the page does without
	}
	kept = keptSince{sources, site.TransitionOf(diff.Compare(old.model, current.Model), newest.Name, "")}
	cache.save(name, kept)
	return &kept.Step
}

// stepKey names what differs between two editions.
func stepKey(older, newer *pastEdition) string {
	return older.indexKey() + "-" + newer.indexKey() + ".step"
}

// prepare tells an edition what its pages need to know of the others.
func (e *pastEdition) prepare(current *site.Site, choices site.Options, look *theme.Theme) {
	choices.Mount = &site.Mount{Name: e.Name, Current: current.Find}
	choices.Steps, choices.Since, choices.Authors, choices.Edition = nil, nil, nil, e.Name
	choices.Dates, choices.Drawer, choices.AsOf, choices.BaseURL = nil, nil, "", current.BaseURL()
	e.choices, e.look = choices, look
	e.renderKey = e.keyOf(current, choices, look)
}

// open gives the edition's files, reading it when that has not been done.
func (e *pastEdition) open() (*Output, error) {
	e.mutex.Lock()
	defer e.mutex.Unlock()
	if e.output != nil {
		return e.output, nil
	}
	s, err := e.read(e.ctx)
	if err != nil {
		return nil, err
	}
	choices := e.choices
	if history, err := readHistory(e.ctx, s.tree); err != nil {
		return nil, err
	} else if history != nil {
		choices.Dates = history
	}
	e.drawer = &drawer{ctx: e.ctx, model: s.model, engine: diagram.New(diagram.Options{
		Worker: e.options.Worker, Workers: e.options.jobs(), CacheDir: layoutFolder(e.options.CacheDir),
	})}
	choices.Drawer = e.drawer
	o := newFiles()
	o.addSite(e.site(s, choices), e.look, s.tree)
	manifest := encodeManifest(e.index.Manifest)
	o.files[manifestName] = func() ([]byte, error) { return manifest, nil }
	e.output = o
	return o, nil
}

// release lets go of what was read, so that a site of many editions takes no
// more memory than one.
func (e *pastEdition) release() {
	e.mutex.Lock()
	defer e.mutex.Unlock()
	if e.drawer != nil {
		e.drawer.engine.Close()
	}
	e.output, e.drawer = nil, nil
}

// folder is where the edition stands in the output.
func (e *pastEdition) folder() string { return "utgave/" + e.Name }

// readFile makes one file of an edition, or takes it from the cache.
func (e *pastEdition) readFile(name string) ([]byte, error) {
	if data, ok := (editionCache{folder: e.options.CacheDir}).file(e, name); ok {
		return data, nil
	}
	output, err := e.open()
	if err != nil {
		return nil, err
	}
	return output.ReadFile(name)
}

// languagesOf are all languages that the current state or an edition has.
func languagesOf(config *model.Config, editions []*pastEdition) []string {
	languages := slices.Clone(config.Languages)
	for _, e := range editions {
		for _, lang := range e.index.Languages {
			if !slices.Contains(languages, lang) {
				languages = append(languages, lang)
			}
		}
	}
	return languages
}
