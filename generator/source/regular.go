package source

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"syscall"
)

// errIrregular tells of a pipe, a socket or a device.
var errIrregular = errors.New("not a regular file")

// regular is a directory as a file system of regular files and folders. A pipe
// is not opened: reading it would wait for ever.
type regular struct {
	root *os.Root
}

// Open opens a file or folder.
func (r regular) Open(name string) (fs.File, error) {
	file, _, err := r.open(name)
	if err != nil {
		return nil, err // a nil *os.File in the interface would not be nil
	}
	return file, nil
}

// open does not wait for a pipe's other end, and looks at what was opened, so
// that nothing can be put in its place between the look and the opening.
func (r regular) open(name string) (*os.File, fs.FileInfo, error) {
	if !fs.ValidPath(name) {
		return nil, nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrInvalid}
	}
	file, err := r.root.OpenFile(name, os.O_RDONLY|syscall.O_NONBLOCK, 0)
	if err != nil {
		return nil, nil, err
	}
	info, err := file.Stat()
	if err == nil && !info.Mode().IsRegular() && !info.IsDir() {
		err = &fs.PathError{Op: "open", Path: name, Err: errIrregular}
	}
	if err != nil {
		file.Close()
		return nil, nil, err
	}
	return file, info, nil
}

// ReadFile gives a file's bytes.
func (r regular) ReadFile(name string) ([]byte, error) {
	file, info, err := r.open(name)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	var b bytes.Buffer
	b.Grow(int(min(info.Size(), 1<<24)) + bytes.MinRead)
	_, err = b.ReadFrom(file)
	return b.Bytes(), err
}

// Stat describes what a name leads to.
func (r regular) Stat(name string) (fs.FileInfo, error) { return fs.Stat(r.root.FS(), name) }

// Lstat describes what bears a name, a link as such.
func (r regular) Lstat(name string) (fs.FileInfo, error) { return fs.Lstat(r.root.FS(), name) }

// ReadLink tells where a link leads.
func (r regular) ReadLink(name string) (string, error) { return fs.ReadLink(r.root.FS(), name) }

// ReadDir lists a folder.
func (r regular) ReadDir(name string) ([]fs.DirEntry, error) {
	return fs.ReadDir(r.root.FS(), name)
}
