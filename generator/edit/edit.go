// Package edit changes the files of a repository without losing anything: the
// central types are Change, what happens to one file, and Refusal, why it does
// not; the central function is Apply, which writes changes.
//
// # A new repository
//
// Init writes the start files of a metamodel into a folder. The start files
// are a repository that builds without a finding: lintel.yaml, the metamodel,
// three elements that relate to each other, a front page, a text that refers
// to the elements, and the .gitignore files of a repository and of public/.
// They lie under start/, a folder a metamodel, and are embedded.
//
// The folder is new or empty; a folder that holds anything, hidden files
// included, is refused and left alone. Folders above it are made when they are
// missing.
//
// All files are written or none: they are written beside and renamed when all
// are there. A new folder comes into being by one rename. An empty one is
// filled in place, a rename for each name at its top, because it may be the
// one that the user stands in, or a mount; when one of them fails the others
// are taken away again.
//
// # Changes
//
// The other functions take a tree and give Changes: Format puts keys in order,
// Rename gives an element another id, Fix makes the mends that findings carry,
// New makes an element. None of them writes; With gives the tree as it would
// be, so that it can be checked, Diff shows a change, and Apply writes.
//
// Places are found in the normalised text (package source), and changes are
// made in the bytes of the file. So what is not changed stays as it is, byte
// for byte: the byte order mark, CRLF, letters written as two signs. What is
// put in takes the file's own line ends. Where a change would cut such a
// letter it is refused.
//
// # Order
//
// Format moves keys and writes nothing anew: first the reserved keys in the
// language's order (id, kind, name, summary, description, status, from, until,
// visibility, basis, sources, formerly, order), then the fields of the kind and
// the relations in the metamodel's order, then requirements and what the kind's
// structure adds. The keys inside relations, sources, requirements, lanes,
// steps, entities and so on have their order too. Languages keep theirs: the
// first one is what others fall back to. Which comments and blank lines go
// along is told at yaml.Arrange. A file is written only when it reads the same
// afterwards but for the order of its keys, and no sign but white space came
// or went; else it is kept as it is.
//
// # Writing
//
// Apply writes all files or none. Each new content is written beside its file,
// then all are renamed into place. What will be done is first written to
// .lintel/edit-journal.json. When something fails what was done is undone at
// once. When the process dies, the journal is left: the next run that writes
// takes back what was not committed, where no file had been touched, and
// completes what was, where everything needed lies on the disk already. If a
// file was edited by hand in between, it does neither and says so.
//
// A lock holds that one lintel writes at a time. A file that is no longer as it
// was read is not overwritten: it is compared before anything is written and
// again right before its rename (an editor that saves between the two, within
// microseconds, is not seen). Modes are kept; a link within the repository is
// written through; one that leads out is refused.
//
// # Errors
//
// An error is the machine's, or a Refusal: why something asked for is not done.
// A mistake in an author's file is a finding. Both are one plain sentence,
// without capital and full stop.
package edit

import (
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

//go:embed all:start
var start embed.FS

// Metamodels are the names of the metamodels that a repository can begin with.
// The first is the default.
func Metamodels() []string { return []string{"municipal", "archimate"} }

// StartFile gives a file that a new repository with a metamodel has.
func StartFile(metamodel, name string) ([]byte, error) {
	return start.ReadFile("start/" + metamodel + "/" + name)
}

// Init writes a small repository with the named metamodel into a new or empty
// folder.
func Init(folder, metamodel string) error {
	if !slices.Contains(Metamodels(), metamodel) {
		return fmt.Errorf("there is no metamodel %q; choose %s", metamodel, strings.Join(Metamodels(), " or "))
	}
	files, err := fs.Sub(start, "start/"+metamodel)
	if err != nil {
		return fmt.Errorf("open the start files: %w", err)
	}
	exists, err := isEmptyFolder(folder)
	if err != nil {
		return err
	}
	where := folder
	if !exists {
		where = filepath.Dir(filepath.Clean(folder))
		if err := os.MkdirAll(where, 0o777); err != nil {
			return fmt.Errorf("make the folder for the repository: %w", err)
		}
	}
	beside, err := os.MkdirTemp(where, ".lintel-init-*")
	if err != nil {
		return fmt.Errorf("write the repository: %w", err)
	}
	// What is left there is of no use to anybody, and a failure to remove it
	// changes nothing about the repository.
	defer os.RemoveAll(beside)
	// A folder of its own: the temporary one can be read by its user only.
	written := filepath.Join(beside, "repository")
	if err := writeAll(written, files); err != nil {
		return fmt.Errorf("write the repository: %w", err)
	}
	if exists {
		err = moveInto(folder, written)
	} else {
		err = os.Rename(written, folder)
	}
	if err != nil {
		return fmt.Errorf("put the repository in place: %w", err)
	}
	return nil
}

// isEmptyFolder tells whether the folder is there; the error is that it cannot
// be filled.
func isEmptyFolder(folder string) (bool, error) {
	if folder == "" {
		return false, errors.New("the repository needs a folder; none is named")
	}
	info, err := os.Stat(folder)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return false, nil
	case err != nil:
		return false, fmt.Errorf("look at the folder: %w", err)
	case !info.IsDir():
		return false, fmt.Errorf("%s is a file; choose a new or empty folder", folder)
	}
	entries, err := os.ReadDir(folder)
	if err != nil {
		return false, fmt.Errorf("look into the folder: %w", err)
	}
	if len(entries) > 0 {
		return false, fmt.Errorf("the folder %s is not empty (it holds %s); choose a new or empty one", folder, entries[0].Name())
	}
	return true, nil
}

// writeAll writes a tree into a folder that it makes. Embedded files are
// read-only; these are written as a user's own.
func writeAll(folder string, files fs.FS) error {
	return fs.WalkDir(files, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		target := filepath.Join(folder, filepath.FromSlash(name))
		if d.IsDir() {
			return os.Mkdir(target, 0o777)
		}
		data, err := fs.ReadFile(files, name)
		if err != nil {
			return err
		}
		return os.WriteFile(target, data, 0o666)
	})
}

// moveInto moves everything in one folder into another, or nothing.
func moveInto(folder, from string) error {
	entries, err := os.ReadDir(from)
	if err != nil {
		return err
	}
	for i, entry := range entries {
		if err := os.Rename(filepath.Join(from, entry.Name()), filepath.Join(folder, entry.Name())); err != nil {
			for _, moved := range entries[:i] {
				err = errors.Join(err, os.RemoveAll(filepath.Join(folder, moved.Name())))
			}
			return err
		}
	}
	return nil
}
