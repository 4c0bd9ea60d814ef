package model

import (
	"iter"
	"path"
	"slices"
	"strings"

	"lintel/generator/source"
)

// IsMachineReadable tells whether a file of that name may be the value of a field
// of type file: OpenAPI, JSON Schema or XML Schema.
func IsMachineReadable(name string) bool {
	return slices.Contains([]string{".json", ".yaml", ".yml", ".xsd"}, strings.ToLower(path.Ext(name)))
}

// FileNames gives the machine-readable files that an element names, as they are
// written, each with its place.
func (h *Head) FileNames() iter.Seq2[string, source.Span] {
	return func(yield func(string, source.Span) bool) {
		for i := range h.Fields {
			f := &h.Fields[i]
			if f.Field.Type != FileField {
				continue
			}
			items := f.Value.Items
			if !f.Field.List {
				items = []Value{f.Value}
			}
			for _, item := range items {
				if name := item.Text.In(""); name != "" && !yield(name, valueSpan(f.Span, name)) {
					return
				}
			}
		}
	}
}

// valueSpan finds a value behind its key; the key when it is not found, as in a
// text with escapes.
func valueSpan(key source.Span, value string) source.Span {
	rest := key.File.Text[key.End:]
	if at := strings.Index(rest, value); at >= 0 {
		return key.File.Span(key.End+at, key.End+at+len(value))
	}
	return key
}

// FilesOf gives the files of the repository that elements name, with the place
// that names them; those that are not there, or of another type, are left out.
func FilesOf(m *Model) iter.Seq2[string, source.Span] {
	return func(yield func(string, source.Span) bool) {
		links := NewLinks(m)
		for _, e := range m.Elements {
			for name, span := range e.FileNames() {
				if target, ok := links.Resolve(span.Path(), name); ok && IsMachineReadable(target.File) && !yield(target.File, span) {
					return
				}
			}
		}
	}
}
