package archimate

import (
	"bytes"
	"fmt"
	"path"
	"regexp"
	"strings"

	"lintel/generator/diag"
	"lintel/generator/edit"
	"lintel/generator/source"
	"lintel/generator/yaml"
)

// repository is what stands in the folder that is imported into.
type repository struct {
	files   []*repoFile
	byPath  map[string]*repoFile
	byID    map[string]*document // elements and views by their id
	bySrc   map[string]*document // those with a source-id, by it
	layouts map[string]*repoFile // by the view's id
}

// repoFile is a file, cut into its documents.
type repoFile struct {
	path    string
	raw     []byte // nil for a new one
	crlf    bool
	head    string // before the first document: the start of front matter
	tail    string // after the last: the prose
	parts   []*document
	changed bool
}

// document is one YAML document of a file.
type document struct {
	file     *repoFile
	text     string
	node     *yaml.Node // nil when nothing stands in it
	id       string
	sourceID string
	gone     bool
}

// openRepository reads what is there.
func openRepository(tree *source.Tree) (*repository, error) {
	r := &repository{byPath: map[string]*repoFile{}, byID: map[string]*document{}, bySrc: map[string]*document{}, layouts: map[string]*repoFile{}}
	for _, top := range [...]string{"content", "models"} {
		entries, err := tree.List(top)
		if err != nil {
			return nil, err
		}
		for _, e := range entries {
			extension := path.Ext(e.Path)
			isYAML := extension == ".yaml" || extension == ".yml"
			if e.Path == metamodelPath || !isYAML && extension != ".md" || isYAML && top == "content" {
				continue
			}
			if err := r.read(tree, e.Path); err != nil {
				return nil, err
			}
		}
	}
	return r, nil
}

var viewLine = regexp.MustCompile(`(?m)^view:[ \t]*([^\s#]+)`)

func (r *repository) read(tree *source.Tree, name string) error {
	raw, err := tree.ReadBytes(name)
	if err != nil {
		return fmt.Errorf("read %s: %w", name, err)
	}
	whole, err := source.NewFile(name, raw)
	if err != nil {
		return fmt.Errorf("%s cannot be read; run lintel check: %w", name, err)
	}
	f := &repoFile{path: name, raw: raw, crlf: bytes.Contains(raw, []byte("\r\n"))}
	r.files = append(r.files, f)
	r.byPath[name] = f
	if strings.HasSuffix(strings.TrimSuffix(strings.TrimSuffix(name, ".yaml"), ".yml"), ".layout") {
		f.parts = []*document{{file: f, text: whole.Text}}
		if match := viewLine.FindStringSubmatch(whole.Text); match != nil {
			r.layouts[match[1]] = f
		}
		return nil
	}
	text := whole.Text
	if path.Ext(name) == ".md" {
		end := strings.Index(text, "\n---\n")
		if !strings.HasPrefix(text, "---\n") || end < 0 {
			return nil
		}
		f.head, f.tail, text = "---\n", text[end+1:], text[len("---\n"):end+1]
		if !strings.Contains(text, sourceField+":") && !strings.Contains(text, "kind:") {
			return nil
		}
	}
	for _, part := range cutDocuments(text) {
		if err := r.document(f, part); err != nil {
			return err
		}
	}
	return nil
}

// cutDocuments cuts a text at the lines that divide documents.
func cutDocuments(text string) []string {
	var parts []string
	start := 0
	for at := 0; at < len(text); {
		end := strings.IndexByte(text[at:], '\n')
		if end < 0 {
			end = len(text) - at - 1
		}
		if line := text[at : at+end+1]; strings.TrimRight(line, " \t\n") == "---" {
			parts = append(parts, text[start:at])
			start = at + end + 1
		}
		at += end + 1
	}
	return append(parts, text[start:])
}

func (r *repository) document(f *repoFile, text string) error {
	d := &document{file: f, text: text}
	f.parts = append(f.parts, d)
	if err := d.parse(); err != nil {
		return err
	}
	if d.node == nil {
		return nil
	}
	if id := d.node.Get("id"); id != nil && id.Kind == yaml.Scalar {
		d.id = id.Value
		r.byID[d.id] = d
	}
	if id := d.node.Get(sourceField); id != nil && id.Kind == yaml.Scalar {
		d.sourceID = id.Value
		r.bySrc[d.sourceID] = d
	}
	return nil
}

// parse reads the document's text anew.
func (d *document) parse() error {
	file := &source.File{Path: d.file.path, Text: d.text}
	var report diag.List
	nodes, ok := yaml.Parse(file, 0, len(d.text), yaml.Limits{}, &report)
	if !ok || len(nodes) > 1 {
		return fmt.Errorf("%s cannot be read; run lintel check", d.file.path)
	}
	d.node = nil
	if len(nodes) == 1 && nodes[0].Kind == yaml.Mapping {
		d.node = nodes[0]
	}
	return nil
}

// find gives the document of a thing of the source, nil when there is none.
// What was made here and exported has an id that tells it; ids that begin with
// a digit have id- before them in the exchange format.
func (r *repository) find(id string) *document {
	if d := r.bySrc[id]; d != nil {
		return d
	}
	if bare, ok := strings.CutPrefix(id, "id-"); ok && r.bySrc[bare] != nil {
		return r.bySrc[bare]
	}
	if own, ok := strings.CutPrefix(id, ownPrefix); ok {
		return r.byID[own]
	}
	return nil
}

// ownPrefix begins the id, in an exported file, of what has none of a tool.
const ownPrefix = "lintel-"

// set gives a document another text.
func (d *document) set(text string) {
	d.text, d.file.changed = text, true
}

// remove takes a document out of its file.
func (d *document) remove() {
	d.gone, d.file.changed = true, true
}

// add puts a new document at the end of a file, which is made when it is not
// there.
func (r *repository) add(name, text string) *document {
	f := r.byPath[name]
	if f == nil {
		f = &repoFile{path: name}
		r.byPath[name] = f
		r.files = append(r.files, f)
	}
	d := &document{file: f, text: text}
	f.parts = append(f.parts, d)
	f.changed = true
	return d
}

// bytes gives the file as it becomes, nil when nothing is left of it.
func (f *repoFile) bytes() []byte {
	var b strings.Builder
	b.WriteString(f.head)
	first := true
	for _, d := range f.parts {
		if d.gone {
			continue
		}
		if !first {
			if !strings.HasSuffix(b.String()[max(0, b.Len()-1):], "\n") {
				b.WriteByte('\n')
			}
			b.WriteString("---\n")
		}
		first = false
		b.WriteString(d.text)
	}
	if first && f.tail == "" {
		return nil
	}
	b.WriteString(f.tail)
	if f.crlf {
		return []byte(strings.ReplaceAll(b.String(), "\n", "\r\n"))
	}
	return []byte(b.String())
}

// changes gives what happens to the files.
func (r *repository) changes() []edit.Change {
	var changes []edit.Change
	for _, f := range r.files {
		if !f.changed {
			continue
		}
		after := f.bytes()
		if after == nil && f.raw == nil || after != nil && bytes.Equal(after, f.raw) {
			continue
		}
		changes = append(changes, edit.Change{Path: f.path, Before: f.raw, After: after})
	}
	return changes
}
