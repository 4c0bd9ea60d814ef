// Package model holds the architecture as data: the central types are Decls,
// what the files declare with names as written, and Model, the same with the
// names linked to what they mean. Link makes the second of the first.
//
// # Declared and linked
//
// A declaration is typed by the metamodel already: its kind, fields and
// relation types are known, or it would not have been loaded. What is still
// a name is everything that another file declares: the other end of a
// relation, a reference in a text, a source. Inside an element too: a step's
// lane, an attribute's type.
//
// Link always returns a model. What does not resolve is left out and reported,
// once, where it is written; the element is marked Incomplete, and rules that
// would need the missing part are silent there. One typo, one finding.
//
// # Elements, parts, relations
//
// An Element has a kind, fields and prose; it may have Parts (lanes, steps,
// entities, attributes, code lists, codes, requirements, rows), addressed
// element#part. An attribute's address is element#entity.attribute and a
// code's element#codelist.code, because names like "navn" return in each
// entity. Both carry relations: an End is an element or one part of it.
//
// A Relation is kept once, in the direction its type declares, however often
// and from whichever end it is written. One whose type is its own inverse is
// kept from the smaller id to the larger.
//
// # Languages
//
// A Text holds one value a language, in the order written; a plain string is
// of no language ("", a proper name) and serves all. A missing language falls
// back: nn to nb, then to the neutral value, then to the first one.
//
// Why two sets of types and not one that is filled in: a half-linked element
// has no type of its own, and every rule would have to ask how far it is.
package model
