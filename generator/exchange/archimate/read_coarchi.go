package archimate

import (
	"cmp"
	"io/fs"
	"path"
	"slices"
	"strings"

	"lintel/generator/diag"
	"lintel/generator/source"
)

// readFolder reads a coArchi folder: model/ with an XML file a thing, and
// images/ beside it. The folder model/ itself may be named too.
func readFolder(name string, fsys fs.FS, lang string) *Reading {
	r := newReader(name, lang)
	r.Format, r.archive = ArchiFolder, fsys
	top := "model"
	if _, err := fs.Stat(fsys, "model/folder.xml"); err != nil {
		top = "."
	}
	nowhere := (&source.File{Path: name}).Span(0, 0)
	if _, err := fs.Stat(fsys, path.Join(top, "folder.xml")); err != nil {
		r.report(ruleFormat, nowhere, diag.Args{"root": "folder"})
		return r.Reading
	}
	files := 0
	r.folder(top, nil, 0, &files)
	r.finish()
	return r.Reading
}

// folder reads a folder of a coArchi model into the folder that it is in; nil
// is the model itself.
func (r *reader) folder(dir string, in *Folder, depth int, files *int) {
	entries, err := fs.ReadDir(r.archive, dir)
	nowhere := (&source.File{Path: dir}).Span(0, 0)
	if err != nil {
		r.report(rulePath, nowhere, diag.Args{"path": dir, "why": pathUnreadable})
		r.Partial = true
		return
	}
	if depth > mostDepth {
		r.report(ruleLimit, nowhere, diag.Args{"what": limitDepth, "most": mostDepth})
		return
	}
	if head := r.xmlFile(path.Join(dir, "folder.xml")); head != nil {
		if in == nil {
			r.archiHead(head)
			r.archiProfiles(head)
		} else {
			in.ID, in.Span = head.attr("id"), head.span
			r.add(&in.Name, "", oneLine(head.attr("name")), head.span)
			r.add(&in.Documentation, "", r.archiText(head, "documentation"), head.span)
		}
	}
	if in == nil {
		slices.SortStableFunc(entries, func(a, b fs.DirEntry) int { return cmp.Compare(folderRank(a.Name()), folderRank(b.Name())) })
	}
	for _, entry := range entries {
		name := path.Join(dir, entry.Name())
		if *files++; *files > mostFiles {
			r.report(ruleLimit, nowhere, diag.Args{"what": limitFiles, "most": mostFiles})
			return
		}
		switch {
		case strings.HasPrefix(entry.Name(), "."):
		case entry.IsDir():
			if name == "images" {
				continue
			}
			inner := &Folder{}
			r.folder(name, inner, depth+1, files)
			if in == nil {
				r.Model.Folders = append(r.Model.Folders, inner)
			} else {
				in.Folders = append(in.Folders, inner)
			}
		case path.Ext(name) == ".xml" && entry.Name() != "folder.xml":
			if root := r.xmlFile(name); root != nil {
				if id := r.archiThing(root, root.name); id != "" && in != nil {
					in.Items = append(in.Items, id)
				}
			}
		}
	}
}

// folderRank puts the folders of a model in the order that Archi has them in.
func folderRank(name string) int {
	order := []string{"strategy", "business", "application", "technology", "motivation", "implementation_migration", "other", "relations", "diagrams"}
	if at := slices.Index(order, name); at >= 0 {
		return at
	}
	return len(order)
}

// xmlFile reads a file of the folder; nil when that cannot be done.
func (r *reader) xmlFile(name string) *node {
	span := (&source.File{Path: name}).Span(0, 0)
	info, err := fs.Stat(r.archive, name)
	if err != nil || !info.Mode().IsRegular() {
		if !strings.HasSuffix(name, "folder.xml") {
			r.report(rulePath, span, diag.Args{"path": name, "why": pathUnreadable})
		}
		return nil
	}
	data, ok := r.open(name, mostBytes, span)
	if !ok {
		r.Partial = true
		return nil
	}
	root, whole := parse(decode(name, data, &r.Findings), &r.left, &r.Findings)
	if !whole {
		r.Partial = true
		return nil // half a thing is none
	}
	return root
}
