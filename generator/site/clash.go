package site

import (
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"

	"lintel/generator/model"
)

// Clash is something that cannot be published at its address, because something
// else is there.
type Clash struct {
	Address string    // from the site's root
	Owner   model.Ref // who wrote what has to go elsewhere; its Text names it
	Other   string    // what has the address, "" for Lintel itself
}

// Clashes are all addresses that two things want.
func (s *Site) Clashes() []Clash { return s.clashes }

// claim takes a file of the output for its owner; false when it is taken, or
// would not be in the output. The zero owner is Lintel itself.
func (s *Site) claim(name string, owner model.Ref) bool {
	if !fs.ValidPath(name) || name == "." || strings.ContainsAny(name, "\\\x00") {
		if owner.Text != "" {
			s.clashes = append(s.clashes, Clash{Address: "/" + name, Owner: owner})
		}
		return false
	}
	first, taken := s.outputs[name]
	if !taken {
		s.outputs[name] = owner
		return true
	}
	if owner.Text == "" {
		owner, first = first, owner
	}
	if owner.Text != "" {
		s.clashes = append(s.clashes, Clash{Address: "/" + strings.TrimSuffix(name, "index.html"), Owner: owner, Other: first.Text})
	}
	return false
}

// folderClashes finds files that stand where others need a folder, and takes
// them out.
func (s *Site) folderClashes() {
	for _, name := range slices.Sorted(maps.Keys(s.outputs)) {
		for folder := path.Dir(name); folder != "."; folder = path.Dir(folder) {
			owner, isFile := s.outputs[folder]
			if !isFile {
				continue
			}
			s.clashes = append(s.clashes, Clash{Address: "/" + folder, Owner: owner, Other: s.outputs[name].Text})
			delete(s.outputs, folder)
			delete(s.pages, "/"+folder)
			s.Files = slices.DeleteFunc(s.Files, func(f *File) bool { return f.Path == folder })
		}
	}
}
