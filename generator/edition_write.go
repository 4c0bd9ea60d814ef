package generator

import (
	"context"
	"os"
	"path/filepath"
	"sync/atomic"

	"golang.org/x/sync/errgroup"

	"lintel/generator/diagram"
	"lintel/generator/model"
)

// write puts an edition below a folder: out of the cache, where its folder lies
// ready, else file by file from there or from the site before, else by making it,
// and then it is kept. To make some thousand folders and links takes as long as a
// tenth of the site; to move one, nothing. What is taken is looked at afterwards,
// where nobody else writes: another build may have been at it meanwhile.
func (e *pastEdition) write(ctx context.Context, before, folder string, jobs int, progress func()) error {
	target := filepath.Join(folder, filepath.FromSlash(e.folder()))
	if err := os.MkdirAll(filepath.Dir(target), 0o755); err != nil {
		return err
	}
	cache := editionCache{folder: e.options.CacheDir}
	if files, ok := cache.files(e); ok {
		taken, err := e.take(ctx, cache, files, before, target, jobs)
		if err != nil {
			return err
		}
		if taken {
			for range files {
				progress()
			}
			return nil
		}
	}
	if err := makeFolders(target, e.index.Files); err != nil {
		return err
	}
	defer e.release()
	output, err := e.open()
	if err != nil {
		return err
	}
	err = inParallel(ctx, jobs, len(e.index.Files), func(i int) error {
		defer progress()
		data, err := output.ReadFile(e.index.Files[i])
		if err != nil {
			return err
		}
		return os.WriteFile(filepath.Join(target, filepath.FromSlash(e.index.Files[i])), data, 0o644)
	})
	if err == nil {
		cache.keep(e, target)
	}
	return err
}

// take puts the kept files of an edition at target, when they are as they were;
// else there is nothing at target afterwards.
func (e *pastEdition) take(ctx context.Context, cache editionCache, files []keptFile, before, target string, jobs int) (bool, error) {
	kept := cache.path(e.renderKey)
	if os.Rename(kept, target) == nil {
		if e.moved = isWhole(target, files); e.moved {
			return true, nil
		}
		if err := os.RemoveAll(target); err != nil {
			return false, err
		}
	}
	// It may lie on another device, or be with the site before.
	for _, from := range [...]string{kept, filepath.Join(before, filepath.FromSlash(e.folder()))} {
		if !isWhole(from, files) {
			continue
		}
		if linkAll(ctx, from, target, files, jobs) == nil && isWhole(target, files) {
			if from != kept {
				cache.restore(ctx, e, target, files)
			}
			return true, nil
		}
		if err := os.RemoveAll(target); err != nil {
			return false, err
		}
	}
	return false, ctx.Err()
}

// putBack leaves a folder of the edition in the cache again, when write took it
// out: that of the site before, which stands aside now. When the sites have not
// changed places, what stands aside is the one that was taken.
func (e *pastEdition) putBack(ctx context.Context, site, aside string, changed bool) {
	if !e.moved {
		return
	}
	e.moved = false
	cache := editionCache{folder: e.options.CacheDir}
	now, before := filepath.Join(site, filepath.FromSlash(e.folder())), filepath.Join(aside, filepath.FromSlash(e.folder()))
	if !changed || isSame(filepath.Join(now, manifestName), filepath.Join(before, manifestName)) {
		_ = os.Rename(before, cache.path(e.renderKey)) // without, it is made again
		return
	}
	// The site before had another rendering, or none.
	if files, ok := cache.files(e); ok {
		cache.restore(ctx, e, now, files)
	}
}

// isSame tells whether two names lead to one file: each rendering has its own.
func isSame(a, b string) bool {
	one, err := os.Lstat(a)
	if err != nil {
		return false
	}
	other, err := os.Lstat(b)
	return err == nil && os.SameFile(one, other)
}

// linkAll puts files at another place too.
func linkAll(ctx context.Context, from, to string, files []keptFile, jobs int) error {
	names := make([]string, len(files))
	for i := range files {
		names[i] = files[i].Name
	}
	if err := makeFolders(to, names); err != nil {
		return err
	}
	return inParallel(ctx, jobs, len(files), func(i int) error {
		name := filepath.FromSlash(files[i].Name)
		return linkOrCopy(filepath.Join(from, name), filepath.Join(to, name))
	})
}

// inParallel does numbered things with several goroutines, and stops at the
// first failure.
func inParallel(ctx context.Context, jobs, count int, do func(int) error) error {
	var taken atomic.Int64
	group, ctx := errgroup.WithContext(ctx)
	for range min(jobs, count) {
		group.Go(func() error {
			for {
				at := int(taken.Add(1)) - 1
				if at >= count || ctx.Err() != nil {
					return ctx.Err()
				}
				if err := do(at); err != nil {
					return err
				}
			}
		})
	}
	return group.Wait()
}

// undrawn stands in for the drawer while only addresses are asked for.
type undrawn struct{}

// Draw draws nothing.
func (undrawn) Draw(*model.Element) *diagram.Drawing { return nil }
