package edit

import (
	"context"
	"runtime"

	"lintel/generator/diag"
	"lintel/generator/load"
	"lintel/generator/markdown"
	"lintel/generator/model"
	"lintel/generator/source"
	"lintel/generator/yaml"
)

// Refusal is why something is not done that was asked for: one sentence
// without capital and full stop, in both languages. Nothing has been changed.
type Refusal struct{ diag.Text }

// Error gives the sentence in English.
func (r *Refusal) Error() string { return r.EN }

func refuse(en, nb string) error { return &Refusal{diag.Text{EN: en, NB: nb}} }

// Change is what happens to one file.
type Change struct {
	Path   string // slash-separated, from the root
	Before []byte // as it was read; nil when there is none yet
	After  []byte // nil when it is taken away
}

// Check finds everything that is wrong in a tree, as the command does.
type Check func(ctx context.Context, tree *source.Tree) ([]diag.Finding, error)

// repository is what an edit needs to know of a tree.
type repository struct {
	tree   *source.Tree
	loaded *load.Result
	model  *model.Model
	// findings are those of loading and linking, none of them turned off.
	findings []diag.Finding
	// originals are the files that were read for changing, by path.
	originals map[string]*original
}

// read loads and links a tree.
func read(ctx context.Context, tree *source.Tree) (*repository, error) {
	report := &diag.List{}
	loaded, err := load.Load(ctx, tree, runtime.GOMAXPROCS(0), report)
	if err != nil {
		return nil, err
	}
	m := model.Link(loaded.Decls, report)
	return &repository{tree: tree, loaded: loaded, model: m, findings: report.Sorted(), originals: map[string]*original{}}, nil
}

// original reads a file for changing.
func (r *repository) original(path string) (*original, error) {
	if o := r.originals[path]; o != nil {
		return o, nil
	}
	data, err := r.tree.ReadBytes(path)
	if err != nil {
		return nil, err
	}
	o, err := newOriginal(path, data)
	if err == nil {
		r.originals[path] = o
	}
	return o, err
}

func (r *repository) yamlLimits() yaml.Limits {
	limits := r.loaded.Decls.Config.Limits.WithDefaults()
	return yaml.Limits{Depth: limits.Nesting, Nodes: limits.Nodes}
}

func (r *repository) markdownLimits() markdown.Limits {
	l := r.loaded.Decls.Config.Limits.WithDefaults()
	return markdown.Limits{Text: l.Text, Brackets: l.Brackets, Cells: l.Cells, Code: l.Code, Nesting: l.Nesting}
}

// Name is an element for a list to choose from.
type Name struct {
	ID   string
	Kind *model.Kind
	Name model.Text
}

// Names gives the elements of a tree in the order of its files, without
// checking anything, for the completion of a command line.
func Names(ctx context.Context, tree *source.Tree) ([]Name, *model.Metamodel, error) {
	loaded, err := load.Load(ctx, tree, runtime.GOMAXPROCS(0), &diag.List{})
	if err != nil {
		return nil, nil, err
	}
	names := make([]Name, 0, len(loaded.Decls.Elements))
	for _, e := range loaded.Decls.Elements {
		names = append(names, Name{ID: e.ID, Kind: e.Kind, Name: e.Head.Name})
	}
	return names, loaded.Decls.Metamodel, nil
}

// errLocked tells that another run is changing the repository.
func errLocked() error {
	return refuse("another lintel is changing files in this repository; try again when it is done", "en annen lintel endrer filer i samlingen; prøv igjen når den er ferdig")
}
