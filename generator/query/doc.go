// Package query is the selection language of views, live lists and the
// command: the central types are Expression, a compiled where: text, Selection,
// what a view shows (its items are told of at Select), and Reached, an element
// that can be come to along relations.
//
// # The language
//
// A where expression is one condition, true or false for an element:
//
//	kind == "component" && form == "sambruk"
//	status in ["adopted", "in-use"] && !has("owner")
//	field("maintained-until") < "2020" && name contains "Svar"
//	any(rel("conforms-to"), .obligation == "must" && .to != "noark-5")
//
// It is expr-lang/expr with less in it. There are:
//
//   - id, kind, status, layer, basis, name, summary, from, until (texts; the
//     empty text when not set), binding (true or false), order (a number);
//   - every field of every kind, by its name: a number for number, true or
//     false for boolean, a list of texts for a list, a text for the others
//     (an enum its value's id, a date as written, Markdown as it stands in its
//     file). One that is not set, or that the element's kind has not, is the
//     zero value. A name that two kinds use for different types is a text;
//   - field("maintained-until"), the same for a name that is no word;
//   - has("conforms-to") and has("conforms-to", "noark-5"): whether there is
//     such a relation, to that element or part; inverse names too, and the
//     relations of the element's parts;
//   - rel("conforms-to"): the relations as a list, for any, all, none, one and
//     len; each has .to, .part, .kind, .status, .note, .from, .until and the
//     relation's fields (one with a hyphen as #["the-name"]);
//   - inView("the-view"): whether the view selects the element. It cannot be
//     called in, because that is an operator. A view that selects by more
//     than ids and where cannot be asked, nor one that asks another view;
//   - ==, !=, <, <=, >, >=, in, not in, contains, startsWith, endsWith, matches
//     with a literal pattern (RE2), &&, ||, !, and, or, not; lists of literals;
//     lower and len.
//
// No arithmetic, no ?:, no variables, no other function, no any within any.
//
// # Findings
//
// Each literal compared with id, kind, status, layer, basis or an enum, and
// each name given to has, rel, field and inView is looked up, at its own place:
// a typo that would select nothing is an error as a misspelt reference is. The
// expression is read as a tree for that and rewritten before it is compiled:
// every name and call becomes one typed name, so that the library's checker
// sees all types and a compiled expression cannot fail when it is run.
//
// # Bounds
//
// The text is bounded, so is its nesting; a loop runs over one element's
// relations and loops do not nest; patterns are RE2. Hence no expression can
// hang a build. The library is called under a guard: should it panic, that is
// a finding where-syntax.
//
// # What is visible
//
// An internal element at the other end of a relation is not seen from a public
// one: a public list must not tell of it, not even by what it leaves out.
//
// Why a library and not a parser of our own: its syntax is known to many, and
// precedence, strings and patterns are dull to get right. Why not all of it: a
// repository is edited by people who are no programmers, and each construct
// that is there will be asked about.
package query
