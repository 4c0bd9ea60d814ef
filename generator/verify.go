package generator

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"lintel/generator/site"
	"lintel/generator/source"
)

// Verification is what was found of a copy of an edition.
type Verification struct {
	Manifest Manifest
	// Copy is how the copy's element data differ from its own manifest.
	Copy []Difference
	// Sources is how the manifest differs from the repository's commit; only
	// when Repository tells that it was held against one.
	Repository bool
	Sources    []Difference
}

// Difference is a file that is not as it should be.
type Difference struct {
	Path string `json:"path"`
	What string `json:"what"` // missing, changed or extra
}

// Proven tells whether the copy is the edition, as far as it could be checked.
func (v *Verification) Proven() bool { return len(v.Copy) == 0 && len(v.Sources) == 0 }

// ErrNoManifest tells that a folder is no copy of an edition.
var ErrNoManifest = errors.New("there is no manifest.json of an edition")

// Verify holds a copy of an edition against its manifest, and the manifest
// against the commit that it names, when the tree's repository has that. What
// a theme or a notice may change is not looked at.
func Verify(ctx context.Context, folder string, tree *source.Tree, options Options) (*Verification, error) {
	root, err := os.OpenRoot(folder)
	if err != nil {
		return nil, fmt.Errorf("verify: %w", err)
	}
	defer root.Close()
	v := &Verification{}
	if !isFile(root, manifestName) {
		return nil, ErrNoManifest
	}
	data, err := root.ReadFile(manifestName)
	if err != nil {
		return nil, fmt.Errorf("verify: %w", err)
	}
	if json.Unmarshal(data, &v.Manifest) != nil || v.Manifest.Version != 1 || !isHash(v.Manifest.Commit) || len(v.Manifest.Elements) == 0 {
		return nil, ErrNoManifest
	}
	if v.Copy, err = compareCopy(root, v.Manifest.Elements); err != nil {
		return nil, fmt.Errorf("verify: %w", err)
	}
	if tree == nil {
		return v, nil
	}
	commits, err := tree.Commits(ctx, []string{v.Manifest.Commit})
	if err != nil || commits[v.Manifest.Commit] == "" {
		return v, err
	}
	v.Repository = true
	return v, v.holdAgainst(ctx, tree, options)
}

// isHash tells whether a text is a commit's whole name: a branch would be
// another commit tomorrow.
func isHash(text string) bool {
	return len(text) >= 40 && strings.Trim(text, "0123456789abcdef") == ""
}

// isFile tells whether a name leads to a file of the copy: a pipe would be
// waited for without end, and what a link out of it leads to is none of ours.
func isFile(root *os.Root, name string) bool {
	info, err := root.Stat(name)
	return err == nil && info.Mode().IsRegular()
}

// compareCopy holds the data of elements in a copy against their hashes. What
// is no file has no hash that could be right.
func compareCopy(copied *os.Root, hashes map[string]string) ([]Difference, error) {
	found := map[string]string{}
	err := fs.WalkDir(copied.FS(), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !isElementData(filepath.ToSlash(name)) {
			return err
		}
		if !isFile(copied, name) {
			found[name] = ""
			return nil
		}
		data, err := copied.ReadFile(name)
		found[name] = hashOf(data)
		return err
	})
	return differences(hashes, found), err
}

// differences tells how what was found differs from what should be there.
func differences(want, found map[string]string) []Difference {
	var list []Difference
	for _, name := range slices.Sorted(maps.Keys(want)) {
		switch sum, ok := found[name]; {
		case !ok:
			list = append(list, Difference{name, "missing"})
		case sum != want[name]:
			list = append(list, Difference{name, "changed"})
		}
	}
	for _, name := range slices.Sorted(maps.Keys(found)) {
		if want[name] == "" {
			list = append(list, Difference{name, "extra"})
		}
	}
	return list
}

// holdAgainst makes the manifest again from the commit that it names. The data
// of elements is compared when this version of Lintel writes the same format.
func (v *Verification) holdAgainst(ctx context.Context, tree *source.Tree, options Options) error {
	e := &pastEdition{commit: v.Manifest.Commit, tree: tree, options: options}
	e.Name = v.Manifest.Edition
	s, err := e.read(ctx)
	if err != nil {
		return err
	}
	if s == nil {
		v.Sources = []Difference{{"models/metamodel.yaml", "missing"}}
		return nil
	}
	index, err := e.makeIndex(s)
	if err != nil {
		return err
	}
	v.Sources = differences(index.Manifest.Sources, v.Manifest.Sources)
	if v.Manifest.Data == site.DataVersion {
		v.Sources = append(v.Sources, differences(index.Manifest.Elements, v.Manifest.Elements)...)
	}
	return nil
}
