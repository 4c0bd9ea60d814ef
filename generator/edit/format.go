package edit

import (
	"bytes"
	"context"
	"errors"
	"path"
	"slices"
	"strings"

	"lintel/generator/diag"
	"lintel/generator/markdown"
	"lintel/generator/source"
	"lintel/generator/yaml"
)

// Formatted is what came of formatting.
type Formatted struct {
	Changes []Change // only of files whose keys are not in order
	// Findings are what keeps files from being read; those files are left alone.
	Findings []diag.Finding
	Kept     []Kept
}

// Kept is a file that is left alone although it can be read.
type Kept struct {
	Path string
	Why  *Refusal
}

// Format puts the keys of elements, of layouts and of front matter in the
// canonical order. With no paths given it takes all files that hold any. When the
// metamodel cannot be read the order is not known, and no file is changed.
func Format(ctx context.Context, tree *source.Tree, paths []string) (*Formatted, error) {
	r, err := read(ctx, tree)
	if err != nil {
		return nil, err
	}
	result := &Formatted{Findings: r.unknowable()}
	if len(result.Findings) > 0 {
		return result, nil
	}
	if len(paths) == 0 {
		if paths, err = formattable(tree); err != nil {
			return nil, err
		}
	}
	f := newFormatter(r)
	report := &diag.List{}
	for _, name := range paths {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		data, err := tree.ReadBytes(name)
		if err != nil {
			return nil, err
		}
		after, err := f.format(name, data, report)
		var refusal *Refusal
		switch {
		case errors.As(err, &refusal):
			result.Kept = append(result.Kept, Kept{name, refusal})
		case err != nil:
			return nil, err
		case !bytes.Equal(after, data):
			result.Changes = append(result.Changes, Change{Path: name, Before: data, After: after})
		}
	}
	result.Findings = report.Sorted()
	return result, nil
}

// unknowable gives the errors in the metamodel.
func (r *repository) unknowable() []diag.Finding {
	return slices.DeleteFunc(slices.Clone(r.findings), func(f diag.Finding) bool {
		return f.Severity != diag.Error || f.Span.Path() != metamodelPath
	})
}

const metamodelPath = "models/metamodel.yaml"

// IsFormattable tells whether a file may hold elements, a layout or front
// matter.
func IsFormattable(name string) bool {
	top, _, _ := strings.Cut(name, "/")
	switch path.Ext(name) {
	case ".yaml", ".yml":
		return top == "models" && name != metamodelPath
	case ".md":
		return top == "models" || top == "content"
	}
	return false
}

// formattable lists the files that may hold elements, a layout or front matter.
func formattable(tree *source.Tree) ([]string, error) {
	var names []string
	for _, folder := range [...]string{"content", "models"} {
		entries, err := tree.List(folder)
		if err != nil {
			return nil, err
		}
		for _, e := range entries {
			if IsFormattable(e.Path) {
				names = append(names, e.Path)
			}
		}
	}
	return names, nil
}

// formatter knows the orders of a metamodel.
type formatter struct {
	kinds    map[string]*yaml.Order
	article  *yaml.Order
	layout   *yaml.Order
	yaml     yaml.Limits
	markdown markdown.Limits
	size     int // bytes of the largest file that is read
}

func newFormatter(r *repository) *formatter {
	limits := r.loaded.Decls.Config.Limits.WithDefaults()
	return &formatter{
		kinds: orders(r.loaded.Decls.Metamodel), article: articleOrder(), layout: layoutOrder(), yaml: r.yamlLimits(), markdown: r.markdownLimits(),
		size: max(limits.YAML, limits.Text),
	}
}

// format gives a file's bytes in order. What cannot be read is reported and
// stays as it is. A Refusal tells that it cannot be put in order.
func (f *formatter) format(name string, data []byte, report *diag.List) ([]byte, error) {
	if len(data) > f.size {
		return nil, refuse("it is larger than lintel.yaml allows", "den er større enn lintel.yaml tillater")
	}
	o, err := newOriginal(name, data)
	var encoding *source.EncodingError
	if errors.As(err, &encoding) {
		return nil, refuse("it is not UTF-8 text", "den er ikke UTF-8-tekst")
	}
	if err != nil {
		return nil, err
	}
	found := &diag.List{}
	start, end := f.extent(o.file)
	documents, _ := yaml.Parse(o.file, start, end, f.yaml, found)
	if found.Len() > 0 {
		report.Merge(found)
		return data, nil
	}
	var refusal error
	for _, blankAfter := range [...]bool{false, true} {
		how := yaml.Arrangement{Order: func(n *yaml.Node) *yaml.Order { return f.order(name, n) }, BlankAfter: blankAfter}
		after, err := o.assemble(slices.Concat(
			[]yaml.Piece{{Start: 0, End: start}}, yaml.Arrange(documents, start, end, how), []yaml.Piece{{Start: end, End: len(o.file.Text)}},
		))
		if err != nil {
			return nil, err
		}
		if bytes.Equal(after, data) {
			return data, nil
		}
		if f.same(o, documents, after) {
			return after, nil
		}
		refusal = refuse("its order is part of what it says", "rekkefølgen er en del av det den sier")
	}
	return nil, refusal
}

// extent gives where a file's YAML stands.
func (f *formatter) extent(file *source.File) (start, end int) {
	if path.Ext(file.Path) != ".md" {
		return 0, len(file.Text)
	}
	span := markdown.Parse(file, 0, len(file.Text), f.markdown, &diag.List{}).FrontMatter
	if !span.IsZero() && (span.End == len(file.Text) || !strings.HasPrefix(file.Text[span.End:], "---")) {
		return 0, 0 // not closed: where it ends is a guess
	}
	return span.Start, span.End
}

// order gives the order of a document: an element's by its kind, in Markdown
// also that of a text, and that of a layout.
func (f *formatter) order(name string, n *yaml.Node) *yaml.Order {
	if n.Kind != yaml.Mapping {
		return nil
	}
	if strings.HasSuffix(name, ".layout.yaml") {
		return f.layout
	}
	if kind := n.Get("kind"); kind != nil {
		return f.kinds[kind.Value]
	}
	if path.Ext(name) == ".md" && n.Get("id") == nil {
		return f.article
	}
	return nil
}

// same tells whether a file says the same after a change of order: it reads
// the same, and no sign but white space came or went.
func (f *formatter) same(o *original, documents []*yaml.Node, after []byte) bool {
	if signs(o.data) != signs(after) {
		return false
	}
	changed, err := source.NewFile(o.file.Path, after)
	if err != nil {
		return false
	}
	report := &diag.List{}
	start, end := f.extent(changed)
	again, _ := yaml.Parse(changed, start, end, f.yaml, report)
	if report.Len() > 0 || len(again) != len(documents) {
		return false
	}
	for i := range documents {
		if !yaml.SameButOrder(documents[i], again[i]) {
			return false
		}
	}
	return f.rest(o.file) == f.rest(changed)
}

// rest gives the text after a file's YAML.
func (f *formatter) rest(file *source.File) string {
	_, end := f.extent(file)
	return file.Text[end:]
}

// signs counts each byte that is no white space.
func signs(data []byte) (count [256]int) {
	for _, c := range data {
		count[c]++
	}
	count[' '], count['\t'], count['\r'], count['\n'] = 0, 0, 0, 0
	return count
}
