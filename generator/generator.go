package generator

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"runtime"
	"slices"

	"lintel/generator/check"
	"lintel/generator/contract"
	"lintel/generator/diag"
	"lintel/generator/diagram"
	"lintel/generator/load"
	"lintel/generator/markdown"
	"lintel/generator/model"
	"lintel/generator/search"
	"lintel/generator/site"
	"lintel/generator/source"
	"lintel/generator/theme"
	"lintel/themes"
)

// GarbagePercent is what a command should give debug.SetGCPercent for a large
// repository: a run's memory is mostly the parsed repository, which lives to the
// end, so that the default of 100 doubles it for little time saved. For a small
// one, SmallGarbagePercent saves a quarter of the processor time and still
// takes little memory.
const (
	GarbagePercent      = 50
	SmallGarbagePercent = 400
)

// smallRepository is what counts as small, in bytes of texts and models.
const smallRepository = 16 << 20

// GarbageFor gives the percentage for a repository, by the size of its files.
func GarbageFor(tree *source.Tree) int {
	var size int64
	for _, folder := range [...]string{"content", "models"} {
		entries, err := tree.List(folder)
		if err != nil {
			return GarbagePercent // Load will tell what is wrong
		}
		for _, entry := range entries {
			size += max(0, entry.Size)
		}
	}
	if size > smallRepository {
		return GarbagePercent
	}
	return SmallGarbagePercent
}

// Options is what a run is told. The zero value checks and builds with all
// cores, for the root of the configured host, without a cache.
type Options struct {
	Jobs     int    // goroutines; 0 is one a core
	BaseURL  string // instead of the configuration's
	Portable bool   // links relative to the file
	NoIndex  bool   // a preview that search engines leave alone
	AsOf     string // the day that deadlines are counted from, as 2014-11-26; "" is the newest commit's
	CacheDir string // "" keeps nothing
	// Worker is the program that lays out graphs, of which main begins with
	// diagram.RunWorker: mostly os.Executable(). "" lays out in this process.
	Worker string
	// Editions holds the repository against the newest edition too: the first time,
	// that is read. Build does so always.
	Editions bool
	// Severities overrule the configuration's, by rule code.
	Severities map[string]diag.Severity
}

// Result is what came of a run.
type Result struct {
	Findings []diag.Finding // sorted
	Model    *model.Model
	Output   *Output // nil with an error finding, and after Check
	Site     *site.Site
	Words    search.Words // the repository's own, for the search

	documents map[*model.Prose]*markdown.Document
	files     []*source.File                // all that the model was read from
	contracts map[string]*contract.Contract // machine-readable files, by path
	drawer    *drawer
	editions  []*pastEdition
}

// Drawn gives what went wrong while the views were drawn. They are drawn when
// the pages that show them are made, so it is known after the output is read.
func (r *Result) Drawn() []diag.Finding {
	if r.drawer == nil {
		return nil
	}
	return r.drawer.found()
}

// Close ends the processes that draw. The output cannot be read afterwards.
func (r *Result) Close() {
	if r.drawer != nil {
		r.drawer.engine.Close()
	}
	for _, e := range r.editions {
		e.release()
	}
}

// Failed tells whether there is an error finding.
func (r *Result) Failed() bool {
	failures, _, _ := diag.Count(r.Findings)
	return failures > 0
}

// Stats counts what a repository holds.
func (r *Result) Stats() (elements, relations int) {
	for range r.Model.Relations() {
		relations++
	}
	return len(r.Model.Elements), relations
}

func (o Options) jobs() int {
	if o.Jobs > 0 {
		return o.Jobs
	}
	return runtime.GOMAXPROCS(0)
}

// Check finds everything that Build would find, and makes nothing. The error
// is the machine's.
func Check(ctx context.Context, tree *source.Tree, options Options) (*Result, error) {
	report := &diag.List{}
	loaded, err := load.Load(ctx, tree, options.jobs(), report)
	if err != nil {
		return nil, err
	}
	m := model.Link(loaded.Decls, report)
	day, err := asOf(ctx, tree, m, options)
	if err != nil {
		return nil, err
	}
	check.Run(m, day, report)
	checkAssets(tree, m, report)
	contracts := readContracts(tree, m, report)
	checkSubmodules(tree, report)
	checkConfig(m.Config, report)
	words := checkWords(tree, m, report)
	if err := checkTheme(tree, m.Config, report); err != nil {
		return nil, err
	}
	editions, err := findEditions(ctx, tree, m.Config, report)
	if err != nil {
		return nil, err
	}
	if err := checkDecisions(ctx, editions, options, m, report); err != nil {
		return nil, err
	}
	result := &Result{Model: m, documents: loaded.Documents, files: loaded.Files, contracts: contracts, Words: words, editions: editions}
	result.configure(report, options)
	if !result.Failed() { // addresses are decided when all else is right
		checkAddresses(site.New(m, loaded.Documents, site.Options{BaseURL: options.BaseURL, Contracts: contracts}), report)
		result.configure(report, options)
	}
	return result, nil
}

// asOf is the day that dates are held against: the newest commit's, unless the
// options say one. Only a metamodel that tells what is past makes it worth asking git.
func asOf(ctx context.Context, tree *source.Tree, m *model.Model, options Options) (string, error) {
	if options.AsOf != "" || !m.Metamodel.NamesPast() {
		return options.AsOf, nil
	}
	history, err := readHistory(ctx, tree)
	if err != nil || history == nil {
		return "", err
	}
	return history.Head.UTC().Format("2006-01-02"), nil
}

// configure gives the findings the severities that the repository and the
// options say.
func (r *Result) configure(report *diag.List, options Options) {
	report.Configure(r.Model.Config.Rules)
	report.Configure(options.Severities)
	r.Findings = report.Sorted()
}

// add puts findings of a later stage among the others.
func (r *Result) add(report *diag.List, options Options) {
	report.Configure(r.Model.Config.Rules)
	report.Configure(options.Severities)
	r.Findings = append(r.Findings, report.Sorted()...)
}

// Build checks a repository and makes its site, unless an error was found. The
// error is the machine's.
func Build(ctx context.Context, tree *source.Tree, options Options) (*Result, error) {
	options.Editions = true
	result, err := Check(ctx, tree, options)
	if err != nil || result.Failed() {
		return result, err
	}
	report := &diag.List{}
	editions, err := openEditions(ctx, result.editions, options, report)
	if err != nil {
		return nil, err
	}
	changed, since, err := steps(ctx, editions, result)
	if err != nil {
		return nil, err
	}
	look, err := loadTheme(tree, result.Model.Config, languagesOf(result.Model.Config, editions))
	if err != nil {
		return nil, err
	}
	history, err := readHistory(ctx, tree)
	if err != nil {
		return nil, err
	}
	if history != nil && history.Shallow {
		report.Add(ruleHistoryShallow, source.Span{}, nil)
	}
	result.add(report, options)
	choices := site.Options{
		BaseURL: options.BaseURL, Portable: options.Portable, NoIndex: options.NoIndex, AsOf: options.AsOf, Contracts: result.contracts,
		Highlighter: markdown.NewHighlighter(openCache(options.CacheDir)), Editions: siteEditions(editions), Steps: changed, Since: since,
	}
	if history != nil {
		choices.Dates, choices.Edition = history, edition(history)
		if result.Model.Config.ShowAuthors {
			choices.Authors = history
		}
		if choices.AsOf == "" {
			choices.AsOf = history.Head.UTC().Format("2006-01-02")
		}
	}
	choices.Words = map[string]map[string]string{}
	for _, lang := range result.Model.Config.Languages {
		choices.Words[lang] = look.Words(lang)
	}
	result.drawer = &drawer{ctx: ctx, model: result.Model, engine: diagram.New(diagram.Options{
		Worker: options.Worker, Workers: options.jobs(), CacheDir: layoutFolder(options.CacheDir),
	})}
	choices.Drawer = result.drawer
	result.Site = site.New(result.Model, result.documents, choices)
	for _, e := range editions {
		e.prepare(result.Site, choices, look)
	}
	result.Output = newOutput(result.Site, look, tree, result.Words, editions)
	return result, nil
}

// checkTheme reports a mistake in the repository's own theme.
func checkTheme(tree *source.Tree, config *model.Config, report *diag.List) error {
	foreign := slices.ContainsFunc(config.Languages, func(lang string) bool { return !slices.Contains([]string{"nb", "nn", "en"}, lang) })
	if (config.Theme == "" || config.Theme == "default") && !foreign {
		return nil
	}
	_, err := loadTheme(tree, config, config.Languages)
	var mistake *theme.Error
	if errors.As(err, &mistake) {
		reportTheme(tree, config, mistake, report)
		return nil
	}
	return err
}

// loadTheme reads the default theme under the repository's own, when it names one.
func loadTheme(tree *source.Tree, config *model.Config, languages []string) (*theme.Theme, error) {
	base, err := fs.Sub(themes.FS, "default")
	if err != nil {
		return nil, fmt.Errorf("default theme: %w", err)
	}
	var overlay fs.FS
	if config.Theme != "" && config.Theme != "default" {
		if overlay, err = fs.Sub(tree.FS(), "themes/"+config.Theme); err != nil {
			return nil, fmt.Errorf("theme: %w", err)
		}
		if info, err := fs.Stat(overlay, "."); err != nil || !info.IsDir() {
			return nil, &theme.Error{Message: "there is no folder themes/" + config.Theme}
		}
	}
	return theme.Load(base, overlay, languages)
}

// readHistory asks git for dates, when the tree is a revision, or a directory
// with history.
func readHistory(ctx context.Context, tree *source.Tree) (*source.History, error) {
	if r := tree.Revision(); r != nil {
		return r.History(ctx)
	}
	if tree.Directory() == "" {
		return nil, nil
	}
	history, err := source.ReadHistory(ctx, tree.Directory())
	if errors.Is(err, source.ErrNoHistory) {
		return nil, nil
	}
	return history, err
}
