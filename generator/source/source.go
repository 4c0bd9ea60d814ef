// Package source holds the input of a run: the central types are Tree, the
// repository as an fs.FS, and File, one text of it with positions.
//
// A tree is a directory, a git revision or any fs.FS. A directory is opened
// through os.Root, so no path and no symbolic link leads out of it. A revision
// is read by git itself, with nothing run that the repository configures. Names
// are slash-separated and relative to the root, on every system.
//
// A text is normalised when it is read: a byte order mark is dropped, CRLF and
// CR become LF, Unicode becomes NFC. All offsets count bytes of the normalised
// text; positions count lines and code points from 1. What is not UTF-8 is
// refused with the place of the first bad byte, instead of being repaired:
// a repaired text would be published with signs in it that nobody wrote.
//
// Offsets are kept and positions computed when asked for, by binary search in
// the line starts: of thousands of spans only those in findings are printed.
package source

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"sort"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Tree is a repository to be read. It is safe for concurrent use as far as
// its fs.FS is.
type Tree struct {
	fsys     fs.FS
	dir      string    // the directory on disk, "" when there is none
	revision *Revision // nil when it is no revision
}

// New makes a tree of any file system.
func New(fsys fs.FS) *Tree { return &Tree{fsys: fsys} }

// OpenDirectory makes a tree of a directory on disk. The error is the
// machine's: no such directory, no permission.
func OpenDirectory(dir string) (*Tree, error) {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, fmt.Errorf("open repository: %w", err)
	}
	return &Tree{fsys: regular{root}, dir: dir}, nil
}

// FS gives the tree as a file system.
func (t *Tree) FS() fs.FS { return t.fsys }

// Directory is the path on disk, or "" for a tree that is not a directory.
func (t *Tree) Directory() string { return t.dir }

// Revision is the commit that the tree was read from, nil for any other tree.
func (t *Tree) Revision() *Revision { return t.revision }

// Entry is a file of the tree that was found but not read.
type Entry struct {
	Path string // slash-separated, from the root
	Size int64  // bytes; -1 when it could not be told
}

// List gives the files under a folder, sorted by path; none when the folder is
// missing. Names that begin with a dot are passed over. A symbolic link counts
// as the file it points to, when that lies in the tree. Links to folders are not
// followed. What cannot be read has the size -1: a pipe, a link out of the tree,
// a file in the folder's place.
func (t *Tree) List(folder string) ([]Entry, error) {
	var entries []Entry
	err := fs.WalkDir(t.fsys, folder, func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			if name == folder && errors.Is(err, fs.ErrNotExist) {
				return fs.SkipAll
			}
			return err
		}
		if name != folder && strings.HasPrefix(path.Base(name), ".") {
			if d.IsDir() {
				return fs.SkipDir
			}
			return nil
		}
		if d.IsDir() {
			return nil
		}
		if info, statErr := fs.Stat(t.fsys, name); statErr == nil && info.IsDir() {
			return nil
		}
		entry := t.Entry(name)
		if name == folder {
			entry.Size = -1
		}
		entries = append(entries, entry)
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("list %s: %w", folder, err)
	}
	sort.Slice(entries, func(i, j int) bool { return entries[i].Path < entries[j].Path })
	return entries, nil
}

// Entry tells of one file; its size is -1 when it cannot be read.
func (t *Tree) Entry(name string) Entry {
	info, err := fs.Stat(t.fsys, name)
	if err != nil || !info.Mode().IsRegular() {
		return Entry{Path: name, Size: -1}
	}
	return Entry{Path: name, Size: info.Size()}
}

// Missing tells whether nothing at all bears a name: a link that leads nowhere
// is something.
func (t *Tree) Missing(name string) bool {
	_, err := fs.Lstat(t.fsys, name)
	return errors.Is(err, fs.ErrNotExist)
}

// Exists tells whether a file or folder of that name is in the tree.
func (t *Tree) Exists(name string) bool {
	if !fs.ValidPath(name) {
		return false
	}
	_, err := fs.Stat(t.fsys, name)
	return err == nil
}

// ReadBytes gives a file's bytes as they stand.
func (t *Tree) ReadBytes(name string) ([]byte, error) { return fs.ReadFile(t.fsys, name) }

// Read gives a text, normalised. A text that is not UTF-8 gives an
// *EncodingError and the file as far as it could be read, for its position.
func (t *Tree) Read(name string) (*File, error) {
	data, err := fs.ReadFile(t.fsys, name)
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", name, err)
	}
	return NewFile(name, data)
}

// EncodingError tells of a file that is not UTF-8 text.
type EncodingError struct {
	File   *File
	Offset int // of the first byte that is not UTF-8 text
}

func (e *EncodingError) Error() string { return e.File.Path + ": not UTF-8 text" }

// NewFile makes a text of bytes, normalised as the package's comment says.
func NewFile(name string, data []byte) (*File, error) {
	text := string(data)
	if at := badByte(text); at >= 0 {
		file := &File{Path: name, Text: normalised(strings.ToValidUTF8(text[:at], ""))}
		return file, &EncodingError{File: file, Offset: len(file.Text)}
	}
	return &File{Path: name, Text: normalised(text)}, nil
}

func normalised(text string) string {
	text = strings.TrimPrefix(text, "\uFEFF")
	if strings.Contains(text, "\r") {
		text = strings.ReplaceAll(text, "\r\n", "\n")
		text = strings.ReplaceAll(text, "\r", "\n")
	}
	if !norm.NFC.IsNormalString(text) {
		text = norm.NFC.String(text)
	}
	return text
}

// badByte gives the offset of the first byte that is no UTF-8 text, NUL
// included (UTF-16 shows as NUL bytes), or -1.
func badByte(text string) int {
	if utf8.ValidString(text) {
		return strings.IndexByte(text, 0)
	}
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		if (r == utf8.RuneError && size == 1) || r == 0 {
			return i
		}
		i += size
	}
	return -1
}
