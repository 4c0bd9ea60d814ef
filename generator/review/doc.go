// Package review tells people what differs between two revisions: the central
// types are Report, the differences in the words of one language, and Input, what
// it is made of.
//
// A report is made once and written in several forms, which say the same: as lines
// for a terminal, as Markdown for a comment (at most 60 kB, the largest things
// first), as JSON, and as a small static site. What breaks for others comes first,
// then what else changed, each with what was and what is, and why it breaks for
// nobody. Who depends on it by itself stands first; who only mentions it, shows it or
// relates to it otherwise is counted apart and folded, a text in several languages
// once. Names lead to the published site when its address is known.
//
// The site has a page of the whole and one of each changed element and text. It has
// the look of the published site: the theme's own files, and one style sheet more,
// which names no colour of its own. It runs no script, asks nothing of other hosts,
// and stands under the same headers. Every picture that differs is shown as it was,
// as it is, and as one, where signs and lines tell as much as colours: what is dashed
// is a proposal, not a change. Below it the same stands as a list, and beside each
// picture lies a file of it in full size.
//
// Everything from a repository is text: Markdown is shown as it reads, not rendered.
package review
