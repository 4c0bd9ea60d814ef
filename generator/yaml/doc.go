// Package yaml reads YAML texts: the central types are Node, one value with
// the place where it stands, and Entry, one key of a mapping with its value.
// Parse makes nodes of a stretch of a file, one a document.
//
// # What is read
//
// YAML 1.2 as authors write it: block and flow style, plain, quoted, literal
// and folded scalars, several documents divided by ---, comments, anchors and
// aliases. A scalar is text: 2014-11-26, 1.0 and no stay as they are written,
// and whoever knows the field decides what it is (Node.Bool, Node.Number).
// Only an unquoted null, ~ or nothing at all is Null.
//
// Not read, and reported: keys that are no text and the merge key << (yaml-key),
// tags but for !!str, !!seq and !!map where they change nothing but the looks
// (yaml-tag), a key that stands twice (yaml-duplicate-key). Such an entry is
// left out, of a tagged value the tag; the rest of the document is still read.
// A file that is no YAML is reported as yaml-tab or yaml-syntax, one finding a
// file, and the documents before the bad place are given.
//
// An alias is replaced by the anchor's own node: the same *Node, with the
// spans of the anchor's content. Nodes are therefore never to be changed.
//
// # Places
//
// A span is exact, quotes included, anchors and tags not. A value that is
// not there (`key:`) has an empty span after its colon or dash. Node.At leads
// from an offset in a value to the file, through escapes, folding and the
// indentation of block scalars, so that a finding inside a long text stands on
// its word. It is worked out from the file when asked for: of thousands of
// values only those in findings are asked.
//
// # Why two libraries
//
// go.yaml.in/yaml/v4 reads, since it is the fastest and its places are right;
// of a text that it refuses it often tells only a line. Then, and only then,
// github.com/goccy/go-yaml reads the failing document too, and tells line,
// column and cause better. Refused: goccy for all reading (half the speed, four
// times the allocations, quadratic on blank lines and on nesting); yaml.v3
// (wrong lines in some errors); v4's event interface, which is internal, so
// ends of values, which v4's nodes lack, are found in the text; decoding into
// Go types, which loses the places and turns dates into times.
//
// v4 counts columns in code points from 1, and lines also at NEL, LS and PS
// (YAML 1.1), unlike package source; locator translates both.
//
// # Safety
//
// Neither library can be cancelled, so nothing goes in that takes them long.
// The loader holds the size of a file; Limits hold nesting and the number of
// nodes. Nesting is checked while v4 scans, before any recursion. Commas are
// counted beforehand, since v4 queues a whole flow collection. Aliases are
// counted, not copied, and one that stands inside its own anchor is refused.
// goccy gets at most 32 kB, 2,000 lines and 100 open brackets. A panic of
// either library is a finding, never a crash.
package yaml
