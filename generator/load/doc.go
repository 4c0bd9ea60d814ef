// Package load reads a repository: the central type is Result, the
// *model.Decls that its files declare and the parsed Markdown beside them.
//
// # What is read
//
//   - lintel.yaml: the configuration; a missing one means defaults.
//   - models/metamodel.yaml: the metamodel. Without it no element is read.
//   - models/**/*.yaml (and .yml): elements, one a document; a file may hold
//     several.
//   - models/**/*.layout.yaml: where someone has put the nodes of a view; see
//     layout.go.
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
// # Order and concurrency
//
// Files are read by several goroutines, each with its own list of findings;
// results are put together in the order of the paths, so that a run gives the
// same as the next. Limits are held against before a parser sees the text,
// because neither parser can be stopped once it runs.
package load
