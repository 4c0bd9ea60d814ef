package archimate

import (
	"cmp"
	"path"
	"strconv"
	"strings"
)

// A file holds so many elements, or so many bytes, and then a next one begins.
const (
	mostInFile  = 300
	mostOfBytes = 1 << 20
)

// places decides in which file things stand: a file a folder of the source.
type places struct {
	repo    *repository
	folders []*folderState
	of      map[string]*folderState // by what is in the folder
	current map[string]string       // the file that is filled now, by the path without ending
}

// newPlaces makes the folders' files, those of the last import where they are
// the same folders.
func newPlaces(m *Model, last *state, repo *repository) *places {
	p := &places{repo: repo, of: map[string]*folderState{}, current: map[string]string{}}
	old := map[string]string{}
	taken := newRegister()
	for _, name := range [...]string{"models/metamodel", "models/relationships", "models/images", "models/archimate-import"} {
		taken.taken[name] = true
	}
	eachState(last.Folders, "", func(f *folderState, names string) {
		old[names] = f.Path
		if f.ID != "" {
			old["#"+f.ID] = f.Path
		}
		taken.taken[f.Path] = true
	})
	relationships := map[string]bool{}
	for _, r := range m.Relationships {
		relationships[r.ID] = true
	}
	var add func(list []*Folder, above, names string) []*folderState
	add = func(list []*Folder, above, names string) []*folderState {
		var states []*folderState
		for _, f := range list {
			known := names + "/" + f.Name.In("")
			there := old[known]
			if f.ID != "" {
				there = cmp.Or(old["#"+f.ID], there)
			}
			if there == "" {
				there = taken.take(above + "/" + fileName(f.Name.In("")))
			}
			s := &folderState{ID: f.ID, Name: f.Name, Documentation: f.Documentation, Path: there}
			for _, id := range f.Items {
				p.of[id] = s
				if relationships[id] {
					s.Relationships = append(s.Relationships, id)
				}
			}
			s.Folders = add(f.Folders, there, known)
			states = append(states, s)
		}
		return states
	}
	p.folders = add(m.Folders, "models", "")
	return p
}

// eachState visits the folders with the names that lead to them.
func eachState(list []*folderState, names string, visit func(*folderState, string)) {
	for _, f := range list {
		known := names + "/" + f.Name.In("")
		visit(f, known)
		eachState(f.Folders, known, visit)
	}
}

// fileName makes a name of a file that every system can have.
func fileName(name string) string {
	id := cmp.Or(kebab(name), "folder")
	switch strings.TrimRight(id, "0123456789") {
	case "con", "nul", "aux", "prn", "com", "lpt":
		return id + "-folder"
	}
	return id
}

// element gives the file for a new element.
func (p *places) element(e *Element, s *schema) string {
	if f := p.of[e.ID]; f != nil {
		return p.chunk(f.Path)
	}
	layer := "elements"
	if l := s.kinds[kindName(e.Type)].Layer; l != nil {
		layer = l.ID
	}
	return p.chunk(p.outside("models/" + layer))
}

// outside gives a place that belongs to no folder of the source.
func (p *places) outside(stem string) string {
	isFolder := false
	eachState(p.folders, "", func(f *folderState, _ string) { isFolder = isFolder || f.Path == stem })
	if isFolder {
		return stem + "-other"
	}
	return stem
}

// chunk gives the file of a folder that is not full.
func (p *places) chunk(stem string) string {
	for number := 1; ; number++ {
		name := p.current[stem]
		if name == "" {
			name = stem + ".yaml"
		}
		f := p.repo.byPath[name]
		if f == nil || len(f.parts) < mostInFile && f.size() < mostOfBytes {
			return name
		}
		next := chunkNumber(stem, name) + 1
		p.current[stem] = stem + "-" + strconv.Itoa(next) + ".yaml"
	}
}

func chunkNumber(stem, name string) int {
	number, err := strconv.Atoi(strings.TrimPrefix(strings.TrimSuffix(name, ".yaml"), stem+"-"))
	if err != nil {
		return 1
	}
	return number
}

// size is about how many bytes the file has.
func (f *repoFile) size() int {
	size := 0
	for _, d := range f.parts {
		size += len(d.text)
	}
	return size
}

// view gives the file for a new view, and layout that of its picture.
func (p *places) view(id, name string) string {
	folder := ""
	if f := p.of[id]; f != nil {
		folder = f.Path
	} else {
		folder = p.outside("models/views")
	}
	file := folder + "/" + fileName(name) + ".yaml"
	if p.repo.byPath[file] != nil {
		file = folder + "/" + fileName(name) + "-view.yaml"
	}
	return file
}

func (p *places) layout(d *document, id, name, file string) string {
	if d != nil {
		file = d.file.path
	}
	if file == "" {
		file = p.view(id, name)
	}
	return path.Join(path.Dir(file), fileName(name)+".layout.yaml")
}

// folderOf gives the path without ending of the folder that a file belongs to.
func folderOf(list []*folderState, file string) *folderState {
	stem := strings.TrimSuffix(file, path.Ext(file))
	var exact, chunk, dir *folderState
	eachState(list, "", func(f *folderState, _ string) {
		switch {
		case f.Path == stem:
			exact = f
		case f.Path == path.Dir(file):
			dir = f
		default:
			if rest, ok := strings.CutPrefix(stem, f.Path+"-"); ok && strings.Trim(rest, "0123456789") == "" {
				chunk = f
			}
		}
	})
	return cmp.Or(exact, chunk, dir)
}

// moved gives the folder that an element has come to in the source, "" when it
// stands where it stood.
func (p *places) moved(id, file string) string {
	to := p.of[id]
	if to == nil || strings.HasPrefix(file, to.Path+"/") {
		return ""
	}
	if from := folderOf(p.folders, file); from == nil || from == to || path.Dir(file) == from.Path {
		return ""
	}
	return to.Path
}
