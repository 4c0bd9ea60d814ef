package edit

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
)

// The names of files that are being written. They begin with a dot, so that
// no run reads one as a part of the repository.
const (
	temporaryPrefix = ".lintel-edit-"
	temporarySuffix = ".tmp"
)

// journalPath is where a run writes what it is about to do.
func journalPath(dir string) string { return filepath.Join(dir, ".lintel", "edit-journal.json") }

// journal is what a run is about to do. Until it is committed nothing in the
// repository has changed, and all that it names can be taken away. Once it is
// committed everything that is needed lies on the disk, and what is left to do
// can be done by whoever finds it.
type journal struct {
	Committed bool
	Folders   []string // made new, outermost first
	Steps     []journalStep
}

// journalStep is one file of a journal; paths are from the root.
type journalStep struct {
	Path      string // as the change names it
	File      string // where it lies
	Temporary string // "" when the file is taken away
	Before    string // hash of the file as it was, "" when there was none
	After     string // hash of what it becomes, "" when it is taken away
}

func newJournal(dir string, targets []target) *journal {
	j := &journal{}
	relative := func(name string) string {
		name, err := filepath.Rel(dir, name)
		if err != nil { // both are absolute and one is below the other
			return ""
		}
		return filepath.ToSlash(name)
	}
	for _, t := range targets {
		step := journalStep{Path: t.Path, File: relative(t.file), Before: hash(t.Before), After: hash(t.After)}
		if t.temporary != "" {
			step.Temporary = relative(t.temporary)
			j.newFolders(dir, path.Dir(step.File))
		}
		j.Steps = append(j.Steps, step)
	}
	return j
}

// newFolders notes the folders above a file that are not there yet.
func (j *journal) newFolders(dir, folder string) {
	if folder == "." || slices.Contains(j.Folders, folder) {
		return
	}
	if _, err := os.Lstat(filepath.Join(dir, filepath.FromSlash(folder))); err == nil {
		return
	}
	j.newFolders(dir, path.Dir(folder))
	j.Folders = append(j.Folders, folder)
}

// hash is "" for nothing, which an empty file is not.
func hash(data []byte) string {
	if data == nil {
		return ""
	}
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}

// hashOf is the hash of a file on disk, "" when there is none.
func hashOf(name string) (string, error) {
	data, err := os.ReadFile(name)
	if errors.Is(err, fs.ErrNotExist) {
		return "", nil
	}
	if err != nil {
		return "", err
	}
	return hash(append([]byte{}, data...)), nil
}

// writeJournal puts the journal in place in one step.
func (a *applier) writeJournal(j *journal) error {
	if err := a.step("journal"); err != nil {
		return err
	}
	data, err := json.MarshalIndent(j, "", "  ")
	if err != nil {
		return err
	}
	name := journalPath(a.dir)
	if err := os.Remove(name + ".new"); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("write the journal: %w", err)
	}
	err = writeFile(name+".new", data, 0o666, false)
	if err == nil {
		err = os.Rename(name+".new", name)
	}
	if err != nil {
		return fmt.Errorf("write the journal: %w", err)
	}
	return nil
}

func (a *applier) removeJournal() error {
	if err := os.Remove(journalPath(a.dir)); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("remove the journal: %w", err)
	}
	return nil
}

// discard takes away what a journal names and that is of no use any more.
func (a *applier) discard(j *journal) error {
	var all error
	for _, s := range j.Steps {
		if s.Temporary == "" {
			continue
		}
		if err := os.Remove(a.file(s.Temporary)); err != nil && !errors.Is(err, fs.ErrNotExist) {
			all = errors.Join(all, err)
		}
	}
	for _, folder := range slices.Backward(j.Folders) {
		// One that somebody has put something into stays.
		_ = os.Remove(a.file(folder))
	}
	if all != nil {
		return fmt.Errorf("clear up: %w", all)
	}
	return a.removeJournal()
}

func (a *applier) file(name string) string { return filepath.Join(a.dir, filepath.FromSlash(name)) }

// recover completes or undoes what a journal tells of.
func (a *applier) recover() error {
	data, err := os.ReadFile(journalPath(a.dir))
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return fmt.Errorf("read the journal: %w", err)
	}
	var j journal
	if err := json.Unmarshal(data, &j); err != nil || !j.isSound() {
		return refuse(
			".lintel/edit-journal.json cannot be read; look at the repository, then remove that file",
			".lintel/edit-journal.json kan ikke leses; se over samlingen og fjern filen",
		)
	}
	if !j.Committed {
		return a.discard(&j)
	}
	if err := a.completable(&j); err != nil {
		return err
	}
	for _, s := range j.Steps {
		if err := a.complete(s); err != nil {
			return fmt.Errorf("complete the change of %s that was interrupted: %w", s.Path, err)
		}
	}
	return a.removeJournal()
}

// isSound tells whether a journal can be one of ours: it may lie in a
// repository that somebody else made, and must not be a way to other files.
func (j *journal) isSound() bool {
	for _, s := range j.Steps {
		for _, name := range [...]string{s.File, s.Temporary} {
			if name != "" && !filepath.IsLocal(filepath.FromSlash(name)) {
				return false
			}
		}
		base := path.Base(s.Temporary)
		if s.File == "" || s.Temporary != "" && (!strings.HasPrefix(base, temporaryPrefix) || path.Dir(s.Temporary) != path.Dir(s.File)) {
			return false
		}
	}
	return !slices.ContainsFunc(j.Folders, func(name string) bool { return !filepath.IsLocal(filepath.FromSlash(name)) })
}

// completable holds, before anything is touched, that each file is as it was
// or as it becomes, and that what it becomes is there.
func (a *applier) completable(j *journal) error {
	for _, s := range j.Steps {
		if place, err := a.place(s.File); err != nil || place != a.file(s.File) {
			return refuse(s.File+" leads elsewhere than it did", s.File+" fører et annet sted enn før")
		}
		now, err := hashOf(a.file(s.File))
		if err != nil {
			return err
		}
		ready := s.After == ""
		if s.Temporary != "" {
			waiting, err := hashOf(a.file(s.Temporary))
			if err != nil {
				return err
			}
			ready = waiting == s.After
		}
		if now == s.After || now == s.Before && ready {
			continue
		}
		return refuse(
			fmt.Sprintf("a change was interrupted and %s has been edited since; put it back as it was, or remove .lintel/edit-journal.json to leave the rest undone", s.Path),
			fmt.Sprintf("en endring ble avbrutt, og %s er redigert siden; legg den tilbake slik den var, eller fjern .lintel/edit-journal.json for å la resten være ugjort", s.Path),
		)
	}
	return nil
}

// complete does what is left of a step.
func (a *applier) complete(s journalStep) error {
	now, err := hashOf(a.file(s.File))
	if err != nil {
		return err
	}
	switch {
	case now == s.After && s.Temporary != "": // it was done, and perhaps written the same as it was
		err = os.Remove(a.file(s.Temporary))
	case now == s.After:
		return nil
	case s.Temporary == "":
		err = os.Remove(a.file(s.File))
	default:
		err = os.Rename(a.file(s.Temporary), a.file(s.File))
	}
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	return err
}
