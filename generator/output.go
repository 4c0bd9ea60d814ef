package generator

import (
	"bytes"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"
	"sync"
	"time"

	"lintel/generator/search"
	"lintel/generator/site"
	"lintel/generator/source"
	"lintel/generator/theme"
)

// Output is a site as an fs.FS: every published file, made when it is opened,
// those of editions too. It is safe for concurrent use.
type Output struct {
	files map[string]func() ([]byte, error) // all but the search index's
	index func() searchFiles
	all   func() listing
	// editions are written by themselves: mostly from the cache.
	editions []*pastEdition
}

// searchFiles are the files of the search index, by path.
type searchFiles map[string][]byte

// listing is what there is, the search index's files too.
type listing struct {
	names   []string            // sorted
	folders map[string][]string // what is in each, sorted
}

// newFiles makes an output without files.
func newFiles() *Output {
	o := &Output{files: map[string]func() ([]byte, error){}, index: func() searchFiles { return nil }}
	o.all = sync.OnceValue(o.list)
	return o
}

func newOutput(s *site.Site, look *theme.Theme, tree *source.Tree, words search.Words, editions []*pastEdition) *Output {
	o := newFiles()
	o.addSite(s, look, tree)
	for _, a := range look.Assets() {
		o.files[a.Path] = func() ([]byte, error) { return bytes.Clone(a.Data), nil }
	}
	o.editions = editions
	for _, e := range editions {
		for _, name := range e.index.Files {
			o.files[e.folder()+"/"+name] = func() ([]byte, error) { return e.readFile(name) }
		}
	}
	// The names of the index's files hold hashes of what is in them, so that it is
	// made before anything is listed; not before: a server may never be asked.
	o.index = sync.OnceValue(func() searchFiles {
		files := searchFiles{}
		for _, f := range search.New(s, words).Files() {
			files[f.Path] = f.Data
		}
		return files
	})
	return o
}

// addSite adds the pages and files of a site.
func (o *Output) addSite(s *site.Site, look *theme.Theme, tree *source.Tree) {
	for _, p := range s.Pages {
		o.files[p.Output()] = func() ([]byte, error) {
			var b bytes.Buffer
			if err := look.Execute(&b, p); err != nil {
				return nil, fmt.Errorf("page %s: %w", p.URL, err)
			}
			return b.Bytes(), nil
		}
	}
	for _, f := range s.Files {
		if f.Source != "" {
			o.files[f.Path] = func() ([]byte, error) { return asset(tree, f.Source) }
			continue
		}
		o.files[f.Path] = func() ([]byte, error) { return f.Content(), nil }
	}
}

// own are the names of the files that belong to no edition.
func (o *Output) own() []string {
	return slices.DeleteFunc(slices.Clone(o.Names()), func(name string) bool {
		return slices.ContainsFunc(o.editions, func(e *pastEdition) bool { return strings.HasPrefix(name, e.folder()+"/") })
	})
}

// list makes the listing.
func (o *Output) list() listing {
	names := slices.AppendSeq(make([]string, 0, len(o.files)), maps.Keys(o.files))
	names = slices.AppendSeq(names, maps.Keys(o.index()))
	slices.Sort(names)
	return listing{names, folders(names)}
}

// find gives what makes a file, nil when there is none.
func (o *Output) find(name string) func() ([]byte, error) {
	if content, ok := o.files[name]; ok {
		return content
	}
	if name == search.IndexPath || strings.HasPrefix(name, search.Folder) {
		if data, ok := o.index()[name]; ok {
			return func() ([]byte, error) { return bytes.Clone(data), nil }
		}
	}
	return nil
}

// Has tells whether a file is published. It costs little: the search index is
// made only for a file of it.
func (o *Output) Has(name string) bool { return o.find(name) != nil }

// asset reads a file that is published beside the texts. It is held against
// scripts here too: a rule can be switched off, and a file can change.
func asset(tree *source.Tree, name string) ([]byte, error) {
	data, err := tree.ReadBytes(name)
	if err == nil && mayRun(name) && hasScript(name, data) {
		err = fmt.Errorf("%s: %s", name, ruleAssetScript.Title.EN)
	}
	return data, err
}

// Names are the published files, sorted.
func (o *Output) Names() []string { return o.all().names }

// ReadFile makes a file.
func (o *Output) ReadFile(name string) ([]byte, error) {
	content := o.find(name)
	if content == nil {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
	}
	return content()
}

// Open makes a file, or opens a folder for listing.
func (o *Output) Open(name string) (fs.File, error) {
	if !fs.ValidPath(name) {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrInvalid}
	}
	if children, ok := o.all().folders[name]; ok {
		return &openFolder{output: o, name: name, children: children}, nil
	}
	data, err := o.ReadFile(name)
	if err != nil {
		return nil, err
	}
	return &openFile{Reader: bytes.NewReader(data), info: info{name: path.Base(name), size: int64(len(data))}}, nil
}

// folders lists what is in each folder. The names are sorted.
func folders(names []string) map[string][]string {
	tree := map[string][]string{".": nil}
	for _, name := range names {
		for child := name; child != "."; child = path.Dir(child) {
			folder := path.Dir(child)
			known := slices.Contains(tail(tree[folder]), path.Base(child))
			if !known {
				tree[folder] = append(tree[folder], path.Base(child))
			}
			if known {
				break
			}
		}
	}
	for _, children := range tree {
		slices.Sort(children)
	}
	return tree
}

// tail is the last entry: names come sorted, so a folder met before is the
// newest of its parent.
func tail(names []string) []string { return names[max(0, len(names)-1):] }

// info describes a made file. All times are zero: the output has none.
type info struct {
	name   string
	size   int64
	folder bool
}

func (i info) Name() string       { return i.name }
func (i info) Size() int64        { return i.size }
func (i info) ModTime() time.Time { return time.Time{} }
func (i info) IsDir() bool        { return i.folder }
func (i info) Sys() any           { return nil }
func (i info) Mode() fs.FileMode {
	if i.folder {
		return fs.ModeDir | 0o755
	}
	return 0o644
}

type openFile struct {
	*bytes.Reader
	info info
}

func (f *openFile) Stat() (fs.FileInfo, error) { return f.info, nil }
func (f *openFile) Close() error               { return nil }

type openFolder struct {
	output   *Output
	name     string
	children []string
}

func (f *openFolder) Stat() (fs.FileInfo, error) {
	return info{name: path.Base(f.name), folder: true}, nil
}
func (f *openFolder) Close() error { return nil }
func (f *openFolder) Read([]byte) (int, error) {
	return 0, &fs.PathError{Op: "read", Path: f.name, Err: fs.ErrInvalid}
}

// entry is a file or folder of a listing.
type entry struct {
	info   info
	output *Output
	path   string
}

func (e entry) Name() string      { return e.info.name }
func (e entry) IsDir() bool       { return e.info.folder }
func (e entry) Type() fs.FileMode { return e.info.Mode().Type() }

// Info makes the file: its size is not known before.
func (e entry) Info() (fs.FileInfo, error) {
	if e.info.folder {
		return e.info, nil
	}
	data, err := e.output.ReadFile(e.path)
	e.info.size = int64(len(data))
	return e.info, err
}

// ReadDir lists the folder.
func (f *openFolder) ReadDir(n int) ([]fs.DirEntry, error) {
	count := len(f.children)
	if n > 0 {
		count = min(n, count)
	}
	entries := make([]fs.DirEntry, 0, count)
	for _, child := range f.children[:count] {
		name := path.Join(f.name, child)
		_, folder := f.output.all().folders[name]
		entries = append(entries, entry{info{name: child, folder: folder}, f.output, name})
	}
	f.children = f.children[count:]
	if n > 0 && count == 0 {
		return nil, io.EOF
	}
	return entries, nil
}

// NewOutput makes an output of files that are there already, by their paths.
func NewOutput(files map[string][]byte) *Output {
	o := &Output{
		files: make(map[string]func() ([]byte, error), len(files)),
		index: func() searchFiles { return nil },
	}
	for name, data := range files {
		o.files[name] = func() ([]byte, error) { return bytes.Clone(data), nil }
	}
	o.all = sync.OnceValue(o.list)
	return o
}
