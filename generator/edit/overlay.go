package edit

import (
	"bytes"
	"cmp"
	"io/fs"
	"path"
	"slices"
	"strings"
	"time"

	"lintel/generator/source"
)

// With gives the tree as it would be with the changes made, so that they can
// be checked before a byte is written.
func With(tree *source.Tree, changes []Change) *source.Tree {
	o := &overlay{base: tree.FS(), files: map[string][]byte{}, gone: map[string]bool{}}
	for _, c := range changes {
		if c.After == nil {
			o.gone[c.Path] = true
		} else {
			o.files[c.Path] = c.After
		}
	}
	for name := range o.files {
		delete(o.gone, name)
	}
	return source.New(o)
}

// overlay is a file system with some files changed, added or gone.
type overlay struct {
	base  fs.FS
	files map[string][]byte
	gone  map[string]bool
}

// Open implements fs.FS.
func (o *overlay) Open(name string) (fs.File, error) {
	data, changed := o.files[name]
	switch {
	case changed:
		return &memory{Reader: bytes.NewReader(data), entry: entry{name: name, size: len(data)}}, nil
	case o.gone[name]:
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
	}
	return o.base.Open(name)
}

// ReadFile implements fs.ReadFileFS.
func (o *overlay) ReadFile(name string) ([]byte, error) {
	if data, changed := o.files[name]; changed {
		return bytes.Clone(data), nil
	}
	if o.gone[name] {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
	}
	return fs.ReadFile(o.base, name)
}

// Stat implements fs.StatFS.
func (o *overlay) Stat(name string) (fs.FileInfo, error) {
	if data, changed := o.files[name]; changed {
		return entry{name: name, size: len(data)}, nil
	}
	if o.gone[name] {
		return nil, &fs.PathError{Op: "stat", Path: name, Err: fs.ErrNotExist}
	}
	info, err := fs.Stat(o.base, name)
	if err != nil && len(o.added(name)) > 0 {
		return entry{name: name, folder: true}, nil
	}
	return info, err
}

// ReadDir implements fs.ReadDirFS.
func (o *overlay) ReadDir(name string) ([]fs.DirEntry, error) {
	below, err := fs.ReadDir(o.base, name)
	added := o.added(name)
	if err != nil && len(added) == 0 {
		return nil, err
	}
	below = slices.DeleteFunc(below, func(d fs.DirEntry) bool {
		_, replaced := added[d.Name()]
		return o.gone[path.Join(name, d.Name())] || replaced && !d.IsDir()
	})
	for _, d := range below {
		delete(added, d.Name())
	}
	for _, e := range added {
		below = append(below, fs.FileInfoToDirEntry(e))
	}
	slices.SortFunc(below, func(a, b fs.DirEntry) int { return cmp.Compare(a.Name(), b.Name()) })
	return below, nil
}

// added gives what the changed files put right below a folder, by name.
func (o *overlay) added(folder string) map[string]entry {
	prefix := folder + "/"
	if folder == "." {
		prefix = ""
	}
	added := map[string]entry{}
	for name, data := range o.files {
		rest, ok := strings.CutPrefix(name, prefix)
		if !ok {
			continue
		}
		first, _, deeper := strings.Cut(rest, "/")
		added[first] = entry{name: first, size: len(data), folder: deeper}
	}
	return added
}

// entry is a file or folder that stands in memory.
type entry struct {
	name   string
	size   int
	folder bool
}

func (e entry) Name() string       { return path.Base(e.name) }
func (e entry) Size() int64        { return int64(e.size) }
func (e entry) ModTime() time.Time { return time.Time{} }
func (e entry) IsDir() bool        { return e.folder }
func (e entry) Sys() any           { return nil }
func (e entry) Mode() fs.FileMode {
	if e.folder {
		return fs.ModeDir | 0o755
	}
	return 0o644
}

// memory is an opened file that stands in memory.
type memory struct {
	*bytes.Reader
	entry entry
}

func (m *memory) Stat() (fs.FileInfo, error) { return m.entry, nil }
func (m *memory) Close() error               { return nil }
