// Package archimate brings ArchiMate models into a repository and back: the
// central types are Model, what an exchange file holds, Reading, what was read
// of a source, and Imported, what an import would do to a repository.
//
//	 Read               Import                       Export              Write
//	source → *Reading → changes to a repository      repository → *Model → Open Exchange XML
//
// # Sources
//
//   - Open Exchange XML 3.0 and 3.1 of The Open Group.
//   - Archi's own file, XML or a zip with images in it.
//   - The folder of coArchi: an XML file a thing, folders with a folder.xml.
//
// What a source is, is told by what stands in it. Names of ArchiMate 2 are read
// as those that followed them. What cannot be read is a finding at its file and
// line, and the rest is read; of a broken XML file what stands before the
// mistake. Document types and entities are never resolved, files are opened
// inside the source only, and what a source may ask for is bounded (xml.go,
// finish.go).
//
// Texts: names become one line, longer texts lose white space at the ends of
// lines; a text in the main language, which --lang or most texts tell, names
// none. Open Exchange has no word for a specialisation: the property
// Specialization stands for it, in both directions.
//
// # What it becomes
//
// An ordinary repository. models/metamodel.yaml is the built-in archimate
// metamodel with fields added: source-id, the id in the tool; profile, the
// specialisation; and one a property, by its values an enum, number, date,
// boolean, url, localized or text, or a list when one thing has it twice. A
// folder of the source is a file, or several of 300 elements or 1 MB; what is in
// no folder stands in the file of its layer. A view is a file with its
// .layout.yaml. Descriptions are written so that Markdown shows them as they
// were.
//
// A relation stands with the element it leads from, with its source-id. In a
// repository only elements have ids, so a relation that other relations lead to
// is an element too, of the kind relationship, made for that. A relation that
// ArchiMate's tables do not have is kept; lintel.yaml makes the rules
// relation-target and relation-source warnings.
//
// # Importing again
//
// Three sides are held against each other, key by key and relation by relation:
// the repository, the source, and what the source said at the last import.
// models/archimate-import.json remembers that, as short hashes by source-id. What
// only the source has changed is taken; what only the repository has changed
// stays, comments, order and deletions included; where both have, the
// repository's stays and both are told as a finding. A layout is one side as a
// whole. What has gone from the source is taken away, unless it was changed here,
// something here leads to it, or the source could not be read whole. Ids and
// files never change; what was moved to another folder in the tool moves along
// when nobody touched it. lintel.yaml and texts are made by the first import and
// never touched again. models/metamodel.yaml only grows: a field that a person
// has given another type or name keeps it.
//
// The same file keeps what has no place in elements: the model's own name and
// properties, its folders, and which of several relations of one kind a line
// shows.
//
// # Export
//
// By the archimate: entries of the metamodel, for any repository. What was
// imported has the ids that it came with; what was made here has lintel-<id>, by
// which an import knows it again. Relations whose archimate: says inverse are
// turned round. Views without a layout of boxes are set in rows. Fields become
// properties; status and life time too, as lintel:status, lintel:from and
// lintel:until, which an import passes over.
package archimate
