package archimate

import (
	"bytes"
	"cmp"
	"maps"
	"path"
	"slices"
	"strings"

	"lintel/generator/edit"
	"lintel/generator/source"
)

// placeImages decides where the pictures that boxes show lie: where the last
// import put them, or at a free place.
func (i *importer) placeImages() {
	names := newRegister()
	sources := slices.Sorted(maps.Keys(i.m.Images))
	for _, name := range sources {
		if was := i.last.Images[name].Path; was != "" {
			names.take(stemOf(was))
		}
	}
	for _, name := range sources {
		data := i.m.Images[name]
		target := i.last.Images[name].Path
		if target == "" || path.Ext(target) != imageEnding(data) {
			target = i.freeImage(names, cmp.Or(kebab(stemOf(name)), "image"), data)
		}
		i.render.images[name] = target
		i.placeImage(name, target, data)
	}
}

func stemOf(name string) string { return strings.TrimSuffix(path.Base(name), path.Ext(name)) }

// freeImage gives a place that no file has which is another picture.
func (i *importer) freeImage(names *register, stem string, data []byte) string {
	for {
		target := "models/images/" + names.take(stem) + imageEnding(data)
		if before, err := i.tree.ReadBytes(target); err != nil || bytes.Equal(before, data) {
			return target
		}
	}
}

// placeImage writes a picture, unless it was changed here: then it stays, and
// when the source has changed it too that is told.
func (i *importer) placeImage(name, target string, data []byte) {
	old, new := i.last.Images[name], hash(string(data))
	i.now.Images[name] = imageState{Path: target, Hash: new}
	before, err := i.tree.ReadBytes(target)
	if err != nil {
		before = nil
	}
	switch {
	case bytes.Equal(before, data):
	case before == nil || hash(string(before)) == old.Hash:
		i.images = append(i.images, edit.Change{Path: target, Before: before, After: data})
	case new != old.Hash:
		i.now.Images[name] = old
		i.conflict(Conflict{ID: target, Key: "image", Here: hash(string(before)), There: new, span: (&source.File{Path: target}).Span(0, 0)})
	}
}
