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
// # What has been published
//
// Locked is a line of models/ids.lock: an element or a text that has been
// published, with all addresses and parts that it has had. JoinLocked adds what
// is published now and never takes out. A line stands by itself, the order does
// not matter, and two lines of one id are joined: two branches' files are merged
// by keeping the lines of both.
//
//	ks-svarut component 2014 /komponent/ks-svarut/ /en/component/ks-svarut/ #r1 #r2
//	strategi/situasjonen - 2011 /strategi/situasjonen/
//
// The second field is the kind, - for a text; the third the first edition, - for
// none yet. Gone, from lintel.yaml, says why one of them is no more.
//
// Why two sets of types and not one that is filled in: a half-linked element
// has no type of its own, and every rule would have to ask how far it is.
package model
