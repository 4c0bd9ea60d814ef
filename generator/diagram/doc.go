// Package diagram turns views into pictures: the central types are Drawing, a
// picture whose things have places but no language yet, and Drawer, which makes
// one of a view.
//
// # From view to picture
//
// query.Select tells what a view shows. A picture of a free form (landscape,
// layered, dependency, information) becomes a graph: nodes with sizes from the
// metrics of the font, edges, groups; Graphviz places it, from DOT that holds
// no text of the model; the answer is read, checked and kept. A picture of a
// known form (context, process, capability-map, roadmap, ladder, chart) is
// placed by rules of its own, in the files direct_*.go. A matrix is a table and
// made elsewhere. A view that someone has laid out whole is drawn so, whatever
// its form, in the notation of ArchiMate (direct_placed.go, signs.go): boxes at
// their coordinates but for the way of the whole to the origin, lines over them
// through their bends. One writer makes the SVG, language by language, from one
// layout: every box has room for its longest name.
//
// # What may go wrong, and what comes of it
//
// There is always a picture. A graph of more than 60 nodes or 120 edges is
// drawn with straight edges and without their names; one of more than 400 nodes
// or 1,200 edges without Graphviz, in rows. The choice is by size, so that it is
// the same everywhere; Drawing.Plain tells of it. The deadline is a net below:
// a worker that is over it, dies or answers rubbish is replaced, the graph is
// tried once more and then drawn in rows, with a Problem; such a layout is
// never kept.
//
// # Workers
//
// go-graphviz runs Graphviz as WebAssembly: one instance a process, without
// lock, that leaks and cannot be interrupted. Hence worker processes of our own
// binary (RunWorker), as many as cores. A Drawer without workers draws in its
// own process, one graph at a time; that is for tests and for small tools. Why
// not the dot program: a binary that needs nothing installed is worth the
// trouble. Starting the WebAssembly costs every command that imports this
// package 10 to 30 ms, and seconds where its machine code is not kept; the
// package privatetmp tells where that is.
//
// # The SVG
//
// In a page, every colour comes from CSS, by these classes:
//
//	lt-svg lt-svg-<type> lt-plain       the root
//	lt-frame lt-frame-box, lt-frame-label lt-frame-halo lt-frame-title, lt-letter-box lt-letter
//	lt-node lt-shape-<shape> lt-focus   a thing; <a> when it leads somewhere, else <g>
//	lt-box lt-bar lt-accent lt-rule     outline, bar of a chart, bar of the layer, line in a table
//	lt-title lt-note lt-row lt-badge lt-badge-box
//	lt-edge, lt-line, lt-head lt-head-filled lt-head-open
//	lt-edge-label lt-halo lt-label      label of an edge over a patch of the page's colour
//	lt-stroke                           axis, grid
//	lt-placed                           the root of a picture that is laid out whole; in it also
//	lt-back lt-paint lt-dot lt-sign     ground and colour of an author's box, junction, sign of a kind
//	lt-ink, lt-own                      on text, and on a line: its colour is an attribute
//
// and, on a thing or its parts, what Class holds, each with lt- before it:
// lt-layer-<id>, lt-tone-<tone>, lt-change-added, lt-change-removed, lt-dashed,
// lt-legend, lt-pattern-<n>, lt-strong, lt-muted, and those of the direct
// pictures. Scripts find data-node (the id within the picture), data-id (what
// it leads to), data-kind and data-status on things, and data-from, data-to and
// data-relation on edges and their labels.
//
// An author's colours are attributes too, brought to where they are legible:
// text on its fill, a line on the pages of both schemes (colour.go). The dark
// scheme's CSS dims fills over a ground of the page and gives text its own
// colour, which is legible on any fill so dimmed.
//
// Sizes, places and dashes are attributes: they hold without CSS and in print,
// where a layer is told by the lines of its bar, a status by the outline, a
// relation by head and dashes.
package diagram
