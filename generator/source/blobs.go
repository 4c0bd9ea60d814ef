package source

import (
	"bytes"
	"context"
	"errors"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"
	"time"
)

// blobs is a revision's files as a file system. It is safe for concurrent use:
// nothing in it changes once the revision is open.
type blobs struct {
	ctx       context.Context // of the run that opened it: large files are fetched later
	directory string
	nodes     map[string]*node
	time      time.Time
}

// node is a file, a link or a folder.
type node struct {
	mode     fs.FileMode // fs.ModeDir, fs.ModeSymlink or 0
	object   string
	size     int64
	data     []byte
	held     bool
	children []string
}

// follow finds what a name leads to, through links; its real name too.
func (b *blobs) follow(op, name string) (*node, string, error) {
	if !fs.ValidPath(name) {
		return nil, "", &fs.PathError{Op: op, Path: name, Err: fs.ErrInvalid}
	}
	at := name
	for range 40 {
		n := b.nodes[at]
		if n == nil {
			return nil, "", &fs.PathError{Op: op, Path: name, Err: fs.ErrNotExist}
		}
		if n.mode != fs.ModeSymlink {
			return n, at, nil
		}
		target := string(n.data)
		if path.IsAbs(target) || !n.held {
			break
		}
		if at = path.Join(path.Dir(at), target); !fs.ValidPath(at) {
			break
		}
	}
	return nil, "", &fs.PathError{Op: op, Path: name, Err: errors.New("the link leads out of the repository")}
}

// Open opens a file or folder.
func (b *blobs) Open(name string) (fs.File, error) {
	n, real, err := b.follow("open", name)
	if err != nil {
		return nil, err
	}
	if n.mode == fs.ModeDir {
		return &openFolder{info: b.info(name, n), entries: b.entries(real, n)}, nil
	}
	data, err := b.content(n)
	if err != nil {
		return nil, &fs.PathError{Op: "open", Path: name, Err: err}
	}
	return &openBlob{info: b.info(name, n), Reader: bytes.NewReader(data)}, nil
}

// ReadFile gives a file's bytes.
func (b *blobs) ReadFile(name string) ([]byte, error) {
	n, _, err := b.follow("read", name)
	if err != nil {
		return nil, err
	}
	if n.mode == fs.ModeDir {
		return nil, &fs.PathError{Op: "read", Path: name, Err: errors.New("is a folder")}
	}
	data, err := b.content(n)
	if err != nil {
		return nil, &fs.PathError{Op: "read", Path: name, Err: err}
	}
	return bytes.Clone(data), nil
}

func (b *blobs) content(n *node) ([]byte, error) {
	if n.held {
		return n.data, nil
	}
	return git(b.ctx, b.directory, "cat-file", "blob", n.object)
}

// Stat describes what a name leads to.
func (b *blobs) Stat(name string) (fs.FileInfo, error) {
	n, _, err := b.follow("stat", name)
	if err != nil {
		return nil, err
	}
	return b.info(name, n), nil
}

// Lstat describes what bears a name, a link as such.
func (b *blobs) Lstat(name string) (fs.FileInfo, error) {
	if n := b.nodes[name]; n != nil {
		return b.info(name, n), nil
	}
	return nil, &fs.PathError{Op: "lstat", Path: name, Err: fs.ErrNotExist}
}

// ReadLink tells where a link leads.
func (b *blobs) ReadLink(name string) (string, error) {
	if n := b.nodes[name]; n != nil && n.mode == fs.ModeSymlink {
		return string(n.data), nil
	}
	return "", &fs.PathError{Op: "readlink", Path: name, Err: fs.ErrInvalid}
}

// ReadDir lists a folder.
func (b *blobs) ReadDir(name string) ([]fs.DirEntry, error) {
	n, real, err := b.follow("readdir", name)
	if err != nil {
		return nil, err
	}
	if n.mode != fs.ModeDir {
		return nil, &fs.PathError{Op: "readdir", Path: name, Err: errors.New("is no folder")}
	}
	return b.entries(real, n), nil
}

func (b *blobs) entries(name string, n *node) []fs.DirEntry {
	entries := make([]fs.DirEntry, len(n.children))
	for i, child := range n.children {
		entries[i] = fs.FileInfoToDirEntry(b.info(child, b.nodes[path.Join(name, child)]))
	}
	slices.SortFunc(entries, func(a, b fs.DirEntry) int { return strings.Compare(a.Name(), b.Name()) })
	return entries
}

func (b *blobs) info(name string, n *node) blobInfo {
	return blobInfo{name: path.Base(name), size: n.size, mode: n.mode | 0o444, time: b.time}
}

// blobInfo describes a node.
type blobInfo struct {
	name string
	size int64
	mode fs.FileMode
	time time.Time
}

func (i blobInfo) Name() string       { return i.name }
func (i blobInfo) Size() int64        { return i.size }
func (i blobInfo) Mode() fs.FileMode  { return i.mode }
func (i blobInfo) ModTime() time.Time { return i.time }
func (i blobInfo) IsDir() bool        { return i.mode.IsDir() }
func (i blobInfo) Sys() any           { return nil }

// openBlob is a file being read.
type openBlob struct {
	info blobInfo
	*bytes.Reader
}

func (f *openBlob) Stat() (fs.FileInfo, error) { return f.info, nil }
func (f *openBlob) Close() error               { return nil }

// openFolder is a folder being listed.
type openFolder struct {
	info    blobInfo
	entries []fs.DirEntry
}

func (f *openFolder) Stat() (fs.FileInfo, error) { return f.info, nil }
func (f *openFolder) Close() error               { return nil }
func (f *openFolder) Read([]byte) (int, error) {
	return 0, &fs.PathError{Op: "read", Path: f.info.name, Err: errors.New("is a folder")}
}

// ReadDir gives the next entries, all that are left when count is not positive.
func (f *openFolder) ReadDir(count int) ([]fs.DirEntry, error) {
	if count <= 0 {
		rest := f.entries
		f.entries = nil
		return rest, nil
	}
	if len(f.entries) == 0 {
		return nil, io.EOF
	}
	count = min(count, len(f.entries))
	next := f.entries[:count]
	f.entries = f.entries[count:]
	return next, nil
}
