// Package load reads a repository: the central type is Result, the
// *model.Decls that its files declare and the parsed Markdown beside them.
//
// # What is read
//
//   - lintel.yaml: the configuration; a missing one means defaults.
//   - models/metamodel.yaml: the metamodel. Without it no element is read.
//   - models/**/*.yaml (and .yml): elements, one a document; a file may hold
//     several.
//   - models/ids.lock: what has been published, a line each; Lock of package
//     generator writes it, and package model has its form.
//   - models/**/*.layout.yaml: where someone has put what a view shows.
//   - content/**/*.md and models/**/*.md: texts; with a kind in the front
//     matter, an element with prose. name.nn.md is the nynorsk translation of
//     name.md.
//   - everything else under content/ and models/ is known by name only, so that
//     links to it can be checked.
//
// # An element's keys
//
//	id           kebab-case: a-z, 0-9, hyphens; begins with a letter
//	kind         a kind of the metamodel
//	name         text or one a language
//	summary      text or one a language
//	description  Markdown, or one a language
//	status       a status of the metamodel
//	from, until  2013, 2013-10 or 2013-10-02
//	visibility   public (default) or internal
//	basis        report, background or example
//	sources      list of {to, at} or of ids
//	formerly     list of former ids
//	requirements list of {id, level, text, verify, basis} and relations
//	order        a number, for lists
//	lanes, steps, entities, codelists, unit, columns, rows, chart, type, at,
//	between, include, exclude, relations, group-by, depth, note: by the kind's
//	structure; see structure.go, dataset.go and view.go
//	any field of the kind, any relation or its inverse
//
// A relation is an id, a mapping {to, note, from, until, its fields}, or a list
// of either. Everything is understood or a finding: nothing is passed over.
//
// # A layout's keys
//
// A layout is what an author, or the tool that a model came from, has decided
// of a picture. In its short form it is the middles of the nodes (nodes: {id:
// {x, y}}); in its long form the whole picture:
//
//	view   id of the view; without include it shows what has a box
//	boxes  list of {id, element | view | note | group | image, in, x, y, w, h,
//	       figure, align, fill, line, font, size, width}
//	lines  list of {id, relation, from, to, bends, label, line, font, size,
//	       width, hidden}
//
// What each means stands in layout_boxes.go. Measures are pixels from one
// corner of the picture, to the right and down; negative ones are as good as
// others. An element may have several boxes, all but one of which need an id.
// A line names the boxes at its ends and the relation that it draws: that of
// this type between their elements, of which there is one at most. What is
// known to exist and is not to be drawn is a hidden line, so that a new relation
// can be told from one left out. What is not there any more is drift, which
// package check reports with a mend.
//
// # Order and concurrency
//
// Files are read by several goroutines, each with its own list of findings;
// results are put together in the order of the paths, so that a run gives the
// same as the next. Limits are held against before a parser sees the text,
// because neither parser can be stopped once it runs.
package load
