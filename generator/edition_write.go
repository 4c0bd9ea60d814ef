package generator

import (
	"context"
	"os"
	"path"
	"path/filepath"
	"sync/atomic"

	"golang.org/x/sync/errgroup"

	"lintel/generator/diagram"
	"lintel/generator/model"
)

// write puts an edition below a folder: from the cache, file by file, when all
// of it is there; else by making it, and then it is kept.
func (e *pastEdition) write(ctx context.Context, folder string, jobs int, progress func()) error {
	target := filepath.Join(folder, filepath.FromSlash(e.folder()))
	made := map[string]bool{}
	for _, name := range e.index.Files {
		if directory := path.Dir(name); !made[directory] {
			made[directory] = true
			if err := os.MkdirAll(filepath.Join(target, filepath.FromSlash(directory)), 0o755); err != nil {
				return err
			}
		}
	}
	cache := editionCache{folder: e.options.CacheDir}
	if files, ok := cache.files(e); ok {
		return inParallel(ctx, jobs, len(files), func(i int) error {
			defer progress()
			name := filepath.FromSlash(files[i].Name)
			return linkOrCopy(filepath.Join(cache.path(e.renderKey), name), filepath.Join(target, name))
		})
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
