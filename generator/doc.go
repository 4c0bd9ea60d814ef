// Package generator puts the stages in order: the central types are Options,
// what a run is told, and Result, what came of it.
//
//	 load             link            check       resolve        render               write
//	*source.Tree → *model.Decls → *model.Model → findings → *site.Site → Output (an fs.FS) → a folder
//
// Check goes as far as the findings, Build as far as the output. Neither
// writes anything but the cache. With an error finding there is no output: a
// site with a broken reference in it is not made.
//
// Build is a function of the tree, the theme and the options: the same input
// gives the same bytes, with or without the cache. The output is lazy: a page
// is executed when it is opened, so that memory stays flat and a server renders
// what is asked for.
//
// Editions are read when a page of theirs is asked for, written by themselves,
// and their folder comes out of the cache when nothing they show has changed: it
// is moved into the new site, and that of the old site back. What differs between
// two states is kept too, and what has changed since the newest edition until a
// source changes. The cache of editions is signed with a key of the
// user's, because it holds whole pages.
//
// Everything up to the site is made anew each time. Cached by content is beside
// editions only what is pure and dear: highlighted code, laid out graphs. The cache may be missing,
// unwritable, cut or shared: that costs time, never correctness.
package generator
