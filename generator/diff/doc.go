// Package diff tells what differs between two models: the central types are
// Diff, all that differs, and Change, one thing within an element that came,
// went or changed.
//
// # What is compared
//
// Everything that a reader can meet, and nothing of how it is written: order of
// keys, quoting, comments and files do not count. An element is taken apart into
// items: itself, its parts (requirements, lanes, steps, entities, attributes, code
// lists, codes, rows), its relations and those of its parts, the flows between
// steps, associations, columns. An item is known by its id, or, when it has none,
// by what it leads to; it has facts, each a key and a value. Two versions of an
// item differ where their facts do. The order of parts is a fact of what they
// stand in. Texts are compared by paragraph. The metamodel and the configuration
// are taken apart in the same way.
//
// # Who is who
//
// Elements belong together when they have the same id; else when one has the
// other's id under formerly; else when they are of one kind, share their name or
// summary, and more than half of what is said of both is the same (likeness). A
// reference follows its element: what leads to a renamed element has not changed.
// An element that went and whose id another has under formerly went into that
// one. A requirement or an attribute that went from one element and came to
// another, unchanged, was moved. Texts belong together by route, by formerly,
// or by likeness.
//
// # Who is hurt
//
// Each change has a Class. It is breaking when a rule says so, and the rules speak
// only of elements that were binding: others build on those. Proposals and drafts
// may change as they like. A rule is a diag.Rule, one a file, with a before and an
// after in testdata/rules; lintel.yaml sets its severity, and off takes it away.
// Else a change is editorial when only words, sources or places differ, and
// compatible otherwise. What breaks needs a decision that names it: an element of
// the kind "decision" that is new or changed, with the relation "decides-on" to it,
// or with its id in the text when it is gone.
//
// Depends tells of a relation whether what it starts at depends on what it leads to:
// by the metamodel's ArchiMate type Serving, Access or Realization, or none, and by
// builds-on. All others only touch.
//
// # What holds
//
// Compare is a pure function, and the same whatever the order in which files were
// read. Compare(a, a) is empty, and Compare(b, a) is Compare(a, b) with old and
// new exchanged: whatever is decided by likeness or by a longest common part is
// decided in an order that does not depend on which is the older.
package diff
