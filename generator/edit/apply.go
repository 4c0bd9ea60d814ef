package edit

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// Apply writes all changes to a repository on disk, or none.
//
// What a crash of an earlier run left behind is completed or undone first, as
// the package's comment tells. A file that is no longer as it was read is a
// Refusal, and so is a path that leads out of the repository through a
// symbolic link.
func Apply(dir string, changes []Change) error {
	return (&applier{step: func(string) error { return nil }}).apply(dir, changes)
}

// Recover completes or undoes what a crash of an earlier run left behind, and
// tells whether there was anything.
func Recover(dir string) (bool, error) {
	a := &applier{step: func(string) error { return nil }}
	if _, err := os.Lstat(journalPath(dir)); errors.Is(err, fs.ErrNotExist) {
		return false, nil
	}
	release, err := a.open(dir)
	if err != nil {
		return false, err
	}
	release()
	return true, nil
}

// applier writes changes; step is called before each thing that it does to the
// disk, so that tests can fail it or kill the process there.
type applier struct {
	step func(what string) error
	dir  string // the repository, without symbolic links
}

// target is a change with its place on disk.
type target struct {
	Change
	file      string      // on disk, symbolic links followed
	temporary string      // beside it, with what it becomes
	mode      fs.FileMode // of the file as it was
}

func (a *applier) apply(dir string, changes []Change) (err error) {
	if len(changes) == 0 {
		return nil
	}
	release, err := a.open(dir)
	if err != nil {
		return err
	}
	defer release()
	targets, err := a.targets(changes)
	if err != nil {
		return err
	}
	j := newJournal(a.dir, targets)
	if err := a.writeJournal(j); err != nil {
		return err
	}
	// From here on a failure undoes what was done; a crash leaves the journal.
	if err := a.prepare(targets, j); err != nil {
		return errors.Join(err, a.discard(j))
	}
	j.Committed = true
	if err := a.writeJournal(j); err != nil {
		return errors.Join(err, a.discard(j))
	}
	if done, err := a.commit(targets); err != nil {
		if undo := a.rollBack(targets[:done]); undo != nil {
			return errors.Join(err, fmt.Errorf("undo what was written (run lintel again to complete it): %w", undo))
		}
		return errors.Join(err, a.discard(j))
	}
	return a.removeJournal()
}

// open takes the lock and clears up after a crash.
func (a *applier) open(dir string) (release func(), err error) {
	real, err := filepath.Abs(dir)
	if err == nil {
		real, err = filepath.EvalSymlinks(real)
	}
	if err != nil {
		return nil, fmt.Errorf("open repository: %w", err)
	}
	a.dir = real
	if _, err := a.place(".lintel/edit-journal.json"); err != nil {
		return nil, err
	}
	if err := os.MkdirAll(filepath.Dir(journalPath(real)), 0o777); err != nil {
		return nil, fmt.Errorf("write to the repository: %w", err)
	}
	release, err = lock(journalPath(real) + ".lock")
	if err != nil {
		return nil, err
	}
	if err := a.recover(); err != nil {
		release()
		return nil, err
	}
	return release, nil
}

// targets finds each change's place on disk and holds that it is as it was
// read. A file that is reached by two paths is changed once.
func (a *applier) targets(changes []Change) ([]target, error) {
	targets := make([]target, 0, len(changes))
	for _, c := range changes {
		file, err := a.place(c.Path)
		if err != nil {
			return nil, err
		}
		same := slices.IndexFunc(targets, func(t target) bool { return t.file == file })
		if same >= 0 && bytes.Equal(targets[same].After, c.After) {
			continue
		}
		if same >= 0 {
			return nil, refuse(c.Path+" and "+targets[same].Path+" are the same file", c.Path+" og "+targets[same].Path+" er samme fil")
		}
		t := target{Change: c, file: file, mode: 0o666}
		if info, err := os.Lstat(file); err == nil {
			if !info.Mode().IsRegular() {
				return nil, refuse(c.Path+" is no ordinary file", c.Path+" er ikke en vanlig fil")
			}
			t.mode = info.Mode().Perm()
		}
		if err := unchanged(&t); err != nil {
			return nil, err
		}
		targets = append(targets, t)
	}
	// What is taken away goes last, so that a crash leaves a thing twice and
	// never not at all.
	slices.SortStableFunc(targets, func(x, y target) int {
		return toInt(x.After == nil) - toInt(y.After == nil)
	})
	for i := range targets {
		if targets[i].After != nil {
			name := fmt.Sprintf("%s%d-%d%s", temporaryPrefix, os.Getpid(), i, temporarySuffix)
			targets[i].temporary = filepath.Join(filepath.Dir(targets[i].file), name)
		}
	}
	return targets, nil
}

func toInt(b bool) int {
	if b {
		return 1
	}
	return 0
}

// place gives where a path leads on disk, and refuses one that leads out.
func (a *applier) place(name string) (string, error) {
	if !fs.ValidPath(name) || !filepath.IsLocal(filepath.FromSlash(name)) {
		return "", refuse(fmt.Sprintf("%q lies outside the repository", name), fmt.Sprintf("«%s» ligger utenfor samlingen", name))
	}
	file := filepath.Join(a.dir, filepath.FromSlash(name))
	// The deepest part that exists decides; what is below it is made new.
	for rest := ""; ; rest, file = filepath.Join(filepath.Base(file), rest), filepath.Dir(file) {
		if _, err := os.Lstat(file); errors.Is(err, fs.ErrNotExist) && file != a.dir {
			continue
		}
		real, err := filepath.EvalSymlinks(file)
		if err != nil {
			return "", fmt.Errorf("find %s: %w", name, err)
		}
		if real != a.dir && !strings.HasPrefix(real, strings.TrimSuffix(a.dir, string(filepath.Separator))+string(filepath.Separator)) {
			return "", refuse(name+" leads out of the repository through a symbolic link", name+" fører ut av samlingen gjennom en symbolsk lenke")
		}
		return filepath.Join(real, rest), nil
	}
}

// unchanged holds that a file is as it was read.
func unchanged(t *target) error {
	data, err := os.ReadFile(t.file)
	switch {
	case errors.Is(err, fs.ErrNotExist) && t.Before == nil:
		return nil
	case errors.Is(err, fs.ErrNotExist):
		return refuse(t.Path+" is gone since it was read; nothing was written", t.Path+" er borte siden den ble lest; ingenting er skrevet")
	case err != nil:
		return fmt.Errorf("read %s: %w", t.Path, err)
	case t.Before == nil:
		return refuse(t.Path+" exists already; nothing was written", t.Path+" finnes fra før; ingenting er skrevet")
	case !bytes.Equal(data, t.Before):
		return refuse(t.Path+" was changed since it was read; nothing was written", t.Path+" er endret siden den ble lest; ingenting er skrevet")
	}
	return nil
}

// prepare writes what each file becomes beside it.
func (a *applier) prepare(targets []target, j *journal) error {
	for _, name := range j.Folders {
		if err := a.step("make folder"); err != nil {
			return err
		}
		if err := os.Mkdir(filepath.Join(a.dir, filepath.FromSlash(name)), 0o777); err != nil && !errors.Is(err, fs.ErrExist) {
			return fmt.Errorf("make the folder %s: %w", name, err)
		}
	}
	for i := range targets {
		t := &targets[i]
		if t.temporary == "" {
			continue
		}
		if err := a.step("write " + t.Path); err != nil {
			return err
		}
		if err := writeFile(t.temporary, t.After, t.mode, t.Before != nil); err != nil {
			return fmt.Errorf("write %s: %w", t.Path, err)
		}
	}
	return nil
}

// writeFile writes a new file to the disk itself; exact gives it the very mode.
func writeFile(name string, data []byte, mode fs.FileMode, exact bool) error {
	f, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, mode|0o200)
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	if err == nil && exact {
		err = f.Chmod(mode)
	}
	if err == nil {
		err = f.Sync()
	}
	return errors.Join(err, f.Close())
}

// commit puts each file in its place, and tells how many were begun.
func (a *applier) commit(targets []target) (begun int, err error) {
	for i := range targets {
		t := &targets[i]
		if err := a.step("replace " + t.Path); err != nil {
			return i, err
		}
		if err := unchanged(t); err != nil {
			return i, err
		}
		if t.After == nil {
			err = os.Remove(t.file)
		} else {
			err = os.Rename(t.temporary, t.file)
		}
		if err != nil {
			return i, fmt.Errorf("replace %s: %w", t.Path, err)
		}
	}
	return len(targets), nil
}

// rollBack puts back what was replaced.
func (a *applier) rollBack(done []target) error {
	var all error
	for i := len(done) - 1; i >= 0; i-- {
		t := &done[i]
		if t.Before == nil {
			all = errors.Join(all, os.Remove(t.file))
			continue
		}
		back := filepath.Join(filepath.Dir(t.file), fmt.Sprintf("%s%d-back%d%s", temporaryPrefix, os.Getpid(), i, temporarySuffix))
		err := writeFile(back, t.Before, t.mode, true)
		if err == nil {
			err = os.Rename(back, t.file)
		}
		if err != nil {
			all = errors.Join(all, err, os.Remove(back))
		}
	}
	return all
}
