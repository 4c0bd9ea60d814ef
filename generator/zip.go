package generator

import (
	"archive/zip"
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"time"
)

// ErrNoFile tells that something stands where a file is to be written that is
// no file.
var ErrNoFile = errors.New("there is something that is no file")

// zipTime is when every file of a zip was changed: the same bytes come of the
// same site, whenever it is built. It is the first day that the format knows.
var zipTime = time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC)

// WriteZip puts the output in a zip, in a folder of its name, whole or not at
// all: it is written beside the file and then takes its place.
func (o *Output) WriteZip(ctx context.Context, file string, progress Progress) (err error) {
	defer func() {
		if err != nil {
			err = fmt.Errorf("write zip: %w", err)
		}
	}()
	if info, err := os.Lstat(file); err == nil && !info.Mode().IsRegular() {
		return fmt.Errorf("%s: %w", file, ErrNoFile)
	}
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		return err
	}
	next, err := os.CreateTemp(filepath.Dir(file), "."+filepath.Base(file)+".lintel-*")
	if err != nil {
		return err
	}
	defer os.Remove(next.Name())
	defer next.Close()
	folder := strings.TrimSuffix(filepath.Base(file), filepath.Ext(file))
	buffered := bufio.NewWriterSize(next, 1<<20)
	if err := o.zip(ctx, buffered, folder, progress); err != nil {
		return err
	}
	if err := buffered.Flush(); err != nil {
		return err
	}
	if err := next.Chmod(0o644); err != nil {
		return err
	}
	if err := errors.Join(next.Sync(), next.Close()); err != nil {
		return err
	}
	return os.Rename(next.Name(), file)
}

// zip writes every file in the order of names. What is compressed already is
// not compressed again.
func (o *Output) zip(ctx context.Context, w io.Writer, folder string, progress Progress) error {
	z := zip.NewWriter(w)
	for i, name := range o.Names() {
		if err := ctx.Err(); err != nil {
			return err
		}
		data, err := o.ReadFile(name)
		if err != nil {
			return err
		}
		header := &zip.FileHeader{Name: folder + "/" + name, Method: zip.Deflate, Modified: zipTime}
		switch filepath.Ext(name) {
		case ".woff2", ".png", ".jpg", ".jpeg", ".webp", ".avif", ".gif", ".zip", ".docx", ".xlsx":
			header.Method = zip.Store
		}
		header.SetMode(0o644)
		entry, err := z.CreateHeader(header)
		if err != nil {
			return err
		}
		if _, err := entry.Write(data); err != nil {
			return err
		}
		if progress != nil {
			progress(i+1, len(o.Names()))
		}
	}
	return z.Close()
}
