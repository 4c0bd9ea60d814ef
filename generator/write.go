package generator

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"sync/atomic"
	"time"
)

// marker is the file by which Lintel knows a folder that it wrote.
const marker = ".lintel-site"

// ErrForeignFolder tells that the folder to write holds files of others.
var ErrForeignFolder = errors.New("the folder holds files that lintel did not write; choose another one, or empty it")

// Progress is told how many of how many files are written. It is called from
// several goroutines.
type Progress func(done, total int)

// Write puts the output in a folder, whole or not at all: it is written beside
// the folder, then the two change places. A kill at any moment leaves the old
// site or the new. Files that did not change keep their times, because the new
// site links to them. .gitignore is kept. Jobs is how many files are made at
// once; 0 is one a core.
func (o *Output) Write(ctx context.Context, folder string, jobs int, progress Progress) error {
	folder, err := prepare(folder)
	if err != nil {
		return err
	}
	next := siblingName(folder, strconv.Itoa(os.Getpid())+"-new")
	if err := os.RemoveAll(next); err != nil {
		return fmt.Errorf("write site: %w", err)
	}
	if jobs <= 0 {
		jobs = runtime.GOMAXPROCS(0)
	}
	changed := false
	defer func() {
		for _, e := range o.editions {
			e.putBack(context.WithoutCancel(ctx), folder, next, changed)
		}
		removeAll(next, jobs)
	}()
	if err := os.MkdirAll(next, 0o755); err != nil {
		return fmt.Errorf("write site: %w", err)
	}
	if err := o.writeAll(ctx, folder, next, jobs, progress); err != nil {
		return fmt.Errorf("write site: %w", err)
	}
	if err := exchange(folder, next); err != nil {
		return fmt.Errorf("write site: %w", err)
	}
	changed = true
	return nil
}

// prepare makes sure that the folder may be written, repairs what a killed run
// left and gives the folder's real path.
func prepare(folder string) (string, error) {
	folder, err := filepath.Abs(folder)
	if err != nil {
		return "", fmt.Errorf("write site: %w", err)
	}
	if real, err := filepath.EvalSymlinks(folder); err == nil {
		folder = real
	}
	if err := repair(folder); err != nil {
		return "", fmt.Errorf("write site: %w", err)
	}
	entries, err := os.ReadDir(folder)
	if errors.Is(err, os.ErrNotExist) {
		if err := os.MkdirAll(folder, 0o755); err != nil {
			return "", fmt.Errorf("write site: %w", err)
		}
		return folder, nil
	}
	if err != nil {
		return "", fmt.Errorf("write site: %w", err)
	}
	ours := true
	for _, e := range entries {
		if e.Name() == marker {
			return folder, nil
		}
		ours = ours && e.Name() == ".gitignore"
	}
	if !ours {
		return "", fmt.Errorf("%s: %w", folder, ErrForeignFolder)
	}
	return folder, nil
}

// siblingName is where a run writes before the folders change places, and
// where the old site stands for a moment where they cannot change at once.
func siblingName(folder, suffix string) string {
	return filepath.Join(filepath.Dir(folder), "."+filepath.Base(folder)+".lintel-"+suffix)
}

// staleAfter is when an unfinished sibling is surely no running build's.
const staleAfter = time.Hour

// repair puts back a site that a killed run had moved aside, and removes what
// it left behind.
func repair(folder string) error {
	old := siblingName(folder, "old")
	if _, err := os.Stat(old); err == nil {
		if _, err := os.Stat(folder); errors.Is(err, os.ErrNotExist) {
			if err := os.Rename(old, folder); err != nil {
				return err
			}
		} else if err := os.RemoveAll(old); err != nil {
			return err
		}
	}
	left, err := filepath.Glob(siblingName(folder, "*-new"))
	if err != nil {
		return nil // the folder's name is no pattern; nothing of ours to find
	}
	for _, name := range left {
		info, err := os.Stat(name)
		if err != nil {
			continue
		}
		pid, _ := strconv.Atoi(strings.TrimSuffix(strings.TrimPrefix(name, siblingName(folder, "")), "-new"))
		if !alive(pid) || time.Since(info.ModTime()) > staleAfter {
			if err := os.RemoveAll(name); err != nil {
				return err
			}
		}
	}
	return nil
}

// writeAll makes every file and writes it below next, in several goroutines.
func (o *Output) writeAll(ctx context.Context, folder, next string, jobs int, progress Progress) error {
	own := o.own()
	if err := makeFolders(next, own); err != nil {
		return err
	}
	if err := copyKept(folder, next); err != nil {
		return err
	}
	var done atomic.Int64
	tell := func() {
		if progress != nil {
			progress(int(done.Add(1)), len(o.Names()))
		}
	}
	err := inParallel(ctx, jobs, len(own), func(i int) error {
		defer tell()
		return o.writeOne(folder, next, own[i])
	})
	for _, e := range o.editions {
		if err != nil {
			return err
		}
		err = e.write(ctx, folder, next, jobs, tell)
	}
	return err
}

// removeAll removes a site in several goroutines: to unlink thousands of files
// takes a tenth of a build. What cannot be removed is left for the next run.
func removeAll(folder string, jobs int) {
	parts := []string{folder}
	for range 2 { // the folders' folders
		var deeper []string
		for _, part := range parts {
			entries, _ := os.ReadDir(part)
			for _, entry := range entries {
				if entry.IsDir() {
					deeper = append(deeper, filepath.Join(part, entry.Name()))
				}
			}
		}
		parts = deeper
	}
	_ = inParallel(context.Background(), jobs, len(parts), func(i int) error { return os.RemoveAll(parts[i]) })
	_ = os.RemoveAll(folder)
}

// makeFolders makes a folder and those in it that files stand in, which have
// sorted names.
func makeFolders(root string, files []string) error {
	for _, name := range slices.Sorted(maps.Keys(folders(files))) { // a folder before those in it
		folder := filepath.Join(root, filepath.FromSlash(name))
		if err := os.Mkdir(folder, 0o755); err != nil && !errors.Is(err, fs.ErrExist) {
			return err
		}
	}
	return nil
}

func (o *Output) writeOne(folder, next, name string) error {
	data, err := o.ReadFile(name)
	if err != nil {
		return err
	}
	old, target := filepath.Join(folder, filepath.FromSlash(name)), filepath.Join(next, filepath.FromSlash(name))
	info, err := os.Lstat(old)
	if err != nil || !info.Mode().IsRegular() || info.Size() != int64(len(data)) {
		return os.WriteFile(target, data, 0o644)
	}
	// Linked first and looked at then: another build may put its file at old.
	if os.Link(old, target) == nil {
		if before, ok := readRegular(target); ok && bytes.Equal(before, data) {
			return nil
		}
		if err := os.Remove(target); err != nil {
			return err
		}
		return os.WriteFile(target, data, 0o644)
	}
	before, _ := readRegular(old)
	if err := os.WriteFile(target, data, 0o644); err != nil || !bytes.Equal(before, data) {
		return err
	}
	return os.Chtimes(target, info.ModTime(), info.ModTime())
}

// copyKept carries over what is not made: .gitignore and the marker.
func copyKept(folder, next string) error {
	if data, ok := readRegular(filepath.Join(folder, ".gitignore")); ok {
		if err := os.WriteFile(filepath.Join(next, ".gitignore"), data, 0o644); err != nil {
			return err
		}
	}
	return os.WriteFile(filepath.Join(next, marker), []byte("Written by lintel; everything here is replaced by the next build.\n"), 0o644)
}

// Clean removes a site that Lintel wrote, but for .gitignore. A missing folder
// is clean.
func Clean(folder string) error {
	entries, err := os.ReadDir(folder)
	if errors.Is(err, os.ErrNotExist) {
		return nil
	}
	if err != nil {
		return fmt.Errorf("clean: %w", err)
	}
	ours := len(entries) == 0
	for _, e := range entries {
		ours = ours || e.Name() == marker || (len(entries) == 1 && e.Name() == ".gitignore")
	}
	if !ours {
		return fmt.Errorf("clean %s: %w", folder, ErrForeignFolder)
	}
	for _, e := range entries {
		if e.Name() == ".gitignore" {
			continue
		}
		if err := os.RemoveAll(filepath.Join(folder, e.Name())); err != nil {
			return fmt.Errorf("clean: %w", err)
		}
	}
	return nil
}
