package load

import (
	"cmp"
	"context"
	"errors"
	"path"
	"slices"
	"strings"

	"golang.org/x/sync/errgroup"

	"lintel/generator/diag"
	"lintel/generator/markdown"
	"lintel/generator/model"
	"lintel/generator/source"
	"lintel/generator/yaml"
)

// Result is what a repository holds, before names are linked.
type Result struct {
	Decls     *model.Decls
	Documents map[*model.Prose]*markdown.Document
	Files     []*source.File // all that this was read from
}

// Load reads all files of a repository with the given number of goroutines.
// The error is the machine's: a folder that cannot be listed, a stop.
func Load(ctx context.Context, tree *source.Tree, jobs int, report *diag.List) (*Result, error) {
	config := readConfig(tree, report)
	metamodel := readMetamodel(tree, config, report)
	files, err := list(tree)
	if err != nil {
		return nil, err
	}
	decls := &model.Decls{Config: config, Metamodel: metamodel, Files: map[string]bool{}, Locked: readLock(tree, report)}
	for _, f := range files {
		decls.Files[f.Path] = true
	}
	result := &Result{Decls: decls, Documents: map[*model.Prose]*markdown.Document{}}
	if metamodel == nil {
		decls.Metamodel = &model.Metamodel{}
		decls.Metamodel.Index()
		return result, ctx.Err()
	}
	parts, err := readAll(ctx, tree, files, jobs, config, metamodel)
	if err != nil {
		return nil, err
	}
	for _, span := range [...]source.Span{config.Span, metamodel.Span} {
		if !span.IsZero() {
			result.Files = append(result.Files, span.File)
		}
	}
	var translations []*model.Article
	for i := range parts {
		report.Merge(&parts[i].report)
		decls.Elements = append(decls.Elements, parts[i].elements...)
		decls.Layouts = append(decls.Layouts, parts[i].layouts...)
		if parts[i].read != nil {
			result.Files = append(result.Files, parts[i].read)
		}
		for prose, document := range parts[i].documents {
			result.Documents[prose] = document
		}
		switch a := parts[i].article; {
		case a == nil:
		case parts[i].translation == "":
			decls.Articles = append(decls.Articles, a)
		default:
			translations = append(translations, a)
		}
	}
	joinTranslations(decls, translations, report)
	failures, _, _ := diag.Count(report.Sorted())
	decls.Broken = failures > 0
	return result, nil
}

// list gives the files of the folders that hold input.
func list(tree *source.Tree) ([]source.Entry, error) {
	var files []source.Entry
	for _, folder := range [...]string{"content", "models"} {
		entries, err := tree.List(folder)
		if err != nil {
			return nil, err
		}
		files = append(files, entries...)
	}
	return files, nil
}

// reader reads the declarations of one file.
type reader struct {
	config    *model.Config
	metamodel *model.Metamodel
	limits    model.Limits
	report    diag.List
	elements  []*model.ElementDecl
	layouts   []*model.Layout
	article   *model.Article
	// translation is the language of the article when its file's name says one.
	translation string
	read        *source.File // nil for a file that is no input
	documents   map[*model.Prose]*markdown.Document
}

func readAll(ctx context.Context, tree *source.Tree, files []source.Entry, jobs int, config *model.Config, metamodel *model.Metamodel) ([]reader, error) {
	readers := make([]reader, len(files))
	group, ctx := errgroup.WithContext(ctx)
	group.SetLimit(max(1, jobs))
	// A batch a goroutine: starting one for each small file costs more than it reads.
	const batch = 64
	for from := 0; from < len(files); from += batch {
		group.Go(func() error {
			for i := from; i < min(from+batch, len(files)); i++ {
				if err := ctx.Err(); err != nil {
					return err
				}
				readers[i] = reader{config: config, metamodel: metamodel, limits: config.Limits.WithDefaults()}
				readers[i].file(tree, files[i])
			}
			return nil
		})
	}
	err := group.Wait()
	return readers, err
}

// file reads one file by its name's ending.
func (r *reader) file(tree *source.Tree, entry source.Entry) {
	switch extension := path.Ext(entry.Path); {
	case entry.Size < 0:
		r.report.Add(ruleFileUnreadable, (&source.File{Path: entry.Path}).Span(0, 0), nil)
	case entry.Path == metamodelPath:
	case strings.HasPrefix(entry.Path, "models/") && strings.HasSuffix(entry.Path, ".layout.yaml"):
		if r.read = open(tree, entry, r.limits.YAML, &r.report); r.read != nil {
			r.layoutFile(r.read)
		}
	case strings.HasPrefix(entry.Path, "models/") && (extension == ".yaml" || extension == ".yml"):
		if r.read = open(tree, entry, r.limits.YAML, &r.report); r.read != nil {
			r.yamlFile(r.read)
		}
	case extension == ".md":
		if r.read = open(tree, entry, r.limits.Text, &r.report); r.read != nil {
			r.markdownFile(r.read)
		}
	}
}

// Text reads a text of the repository that is neither Markdown nor YAML, as a
// list of words; nil with a finding when it cannot be read, or is too large.
func Text(tree *source.Tree, name string, limits model.Limits, report *diag.List) *source.File {
	return open(tree, tree.Entry(name), limits.WithDefaults().Text, report)
}

// open reads a text, or reports why it cannot be read.
func open(tree *source.Tree, entry source.Entry, limit int, report *diag.List) *source.File {
	nowhere := (&source.File{Path: entry.Path}).Span(0, 0)
	switch {
	case entry.Size < 0:
		report.Add(ruleFileUnreadable, nowhere, nil)
		return nil
	case entry.Size > int64(limit):
		report.Add(ruleFileLimit, nowhere, diag.Args{"size": entry.Size, "limit": limit})
		return nil
	}
	file, err := tree.Read(entry.Path)
	var encoding *source.EncodingError
	switch {
	case errors.As(err, &encoding):
		report.Add(ruleFileEncoding, encoding.File.Span(encoding.Offset, encoding.Offset), nil)
		return nil
	case err != nil:
		report.Add(ruleFileUnreadable, nowhere, nil)
		return nil
	case len(file.Text) > limit:
		report.Add(ruleFileLimit, nowhere, diag.Args{"size": len(file.Text), "limit": limit})
		return nil
	}
	return file
}

func (r *reader) yamlLimits() yaml.Limits {
	return yaml.Limits{Depth: r.limits.Nesting, Nodes: r.limits.Nodes}
}

func (r *reader) markdownLimits() markdown.Limits {
	l := r.limits
	return markdown.Limits{Text: l.Text, Brackets: l.Brackets, Cells: l.Cells, Code: l.Code, Nesting: l.Nesting}
}

func (r *reader) yamlFile(file *source.File) {
	documents, _ := yaml.Parse(file, 0, len(file.Text), r.yamlLimits(), &r.report)
	for _, node := range documents {
		if e := r.element(node, nil); e != nil {
			r.elements = append(r.elements, e)
		}
	}
}

// joinTranslations puts translations beside their originals.
func joinTranslations(decls *model.Decls, translations []*model.Article, report *diag.List) {
	articles := map[string]*model.Article{}
	for _, a := range decls.Articles {
		articles[a.Path] = a
	}
	elements := map[string]*model.ElementDecl{}
	for _, e := range decls.Elements {
		if e.Markdown {
			elements[e.Span.Path()] = e
		}
	}
	for _, t := range translations {
		original := originalPath(t.Path, t.Lang)
		switch {
		case articles[original] != nil && articles[original].Lang == t.Lang:
			report.Add(ruleFileName, (&source.File{Path: t.Path}).Span(0, 0), diag.Args{"name": t.Path})
		case articles[original] != nil:
			a := articles[original]
			t.Route, t.Order, t.Menu, t.Draft = a.Route, a.Order, a.Menu, a.Draft
			a.Translations = append(a.Translations, t)
		case elements[original] != nil:
			translateElement(elements[original], t)
		default:
			report.Add(ruleTranslationAlone, t.Span, diag.Args{"original": original})
		}
	}
	slices.SortFunc(decls.Articles, func(a, b *model.Article) int { return cmp.Compare(a.Path, b.Path) })
}

// translateElement adds a translated text to an element written in Markdown.
func translateElement(e *model.ElementDecl, t *model.Article) {
	if !t.Title.IsEmpty() {
		e.Name = append(e.Name, t.Title...)
	}
	if !t.Summary.IsEmpty() {
		e.Summary = append(e.Summary, t.Summary...)
	}
	t.Body.Article = nil
	t.Body.Lang = t.Lang
	e.Description = append(e.Description, t.Body)
}

// originalPath is content/a.md for content/a.nn.md.
func originalPath(name, lang string) string {
	return strings.TrimSuffix(name, "."+lang+".md") + ".md"
}
