package check

import (
	"maps"
	"net/url"
	"path"
	"slices"
	"strings"

	"lintel/generator/diag"
	"lintel/generator/model"
)

// fileNames finds what a broken link probably meant. It is made when the first
// is met, and compares spelling for the first hundred only: a repository that
// was moved has thousands, and nobody mends them one by one.
type fileNames struct {
	model    *model.Model
	byBase   map[string][]string // names of files by their last piece
	compared int
}

const mostCompared = 100

// near gives what was probably meant as a hint, and as a destination when it is
// one file.
func (n *fileNames) near(from, destination string) (hint, fix string) {
	name, fragment, hasFragment := strings.Cut(destination, "#")
	if decoded, err := url.PathUnescape(name); err == nil {
		name = decoded
	}
	if name == "" {
		return "", ""
	}
	if ids := n.elementIDs(from, name); len(ids) > 0 {
		return diag.Choice(ids), ""
	}
	candidates := n.candidates(from, name)
	if hasFragment {
		fragment = "#" + fragment
	}
	for i, file := range candidates {
		candidates[i] = relative(path.Dir(from), file) + fragment
	}
	if len(candidates) == 1 {
		fix = candidates[0]
	}
	return diag.Choice(candidates), fix
}

// elementIDs gives, as references, the elements whose page or file a link seems
// to mean.
func (n *fileNames) elementIDs(from, name string) []string {
	extension := path.Ext(name)
	isYAML := extension == ".yaml" || extension == ".yml"
	if extension != "" && !isYAML {
		return nil
	}
	if id := strings.TrimSuffix(path.Base(name), extension); n.model.Element(id) != nil {
		return []string{"[[" + id + "]]"}
	}
	full := resolve(from, name)
	if !isYAML || !n.model.Files[full] || !n.mayCompare() {
		return nil
	}
	var ids []string
	for _, e := range n.model.Elements {
		if len(ids) < 3 && e.Span.Path() == full {
			ids = append(ids, "[["+e.ID+"]]")
		}
	}
	return ids
}

// mayCompare tells whether all names may be gone through once more.
func (n *fileNames) mayCompare() bool {
	n.compared++
	return n.compared <= mostCompared
}

// resolve gives the path that a link means.
func resolve(from, name string) string {
	if strings.HasPrefix(name, "/") {
		return path.Join("content", name)
	}
	return path.Join(path.Dir(from), name)
}

// candidates gives up to three files: the text itself when .md is left out,
// one of the same name in another folder, or of a name that is near.
func (n *fileNames) candidates(from, name string) []string {
	full := resolve(from, name)
	if n.model.Files[full+".md"] {
		return []string{full + ".md"}
	}
	n.index()
	base := path.Base(full)
	for _, same := range [...]string{base, base + ".md"} {
		if files := n.byBase[same]; len(files) > 0 {
			return slices.Clone(files[:min(3, len(files))])
		}
	}
	if !n.mayCompare() {
		return nil
	}
	var files []string
	for _, near := range diag.Nearest(base, maps.Keys(n.byBase)) {
		files = append(files, n.byBase[near]...)
	}
	return slices.Clone(files[:min(3, len(files))])
}

func (n *fileNames) index() {
	if n.byBase != nil {
		return
	}
	n.byBase = map[string][]string{}
	for _, name := range slices.Sorted(maps.Keys(n.model.Files)) {
		if extension := path.Ext(name); extension != ".yaml" && extension != ".yml" {
			n.byBase[path.Base(name)] = append(n.byBase[path.Base(name)], name)
		}
	}
}

// relative gives the way from a folder to a file.
func relative(folder, file string) string {
	from, to := strings.Split(folder, "/"), strings.Split(file, "/")
	for len(from) > 0 && len(to) > 1 && from[0] == to[0] {
		from, to = from[1:], to[1:]
	}
	return strings.Repeat("../", len(from)) + strings.Join(to, "/")
}
