// Package markdown turns Markdown into HTML with holes: the central types are
// Document, a text parsed once, and Segment, a stretch of its HTML or a hole
// that is filled each time the text is shown.
//
// # Why segments
//
// A text is parsed and rendered once, at once, and goldmark's tree is dropped:
// ten thousand texts stay in memory as their HTML. What differs from page to
// page and from language to language (the address a reference leads to, the
// word over a box, what an embed or a query shows, the colours of code) is a
// hole; [Document.Parts] and [Document.HTML] fill it from a [Filler]. Refused
// were keeping the tree (ten times the memory, and every reader would need
// goldmark), rendering to a template (html/template costs more than the parse)
// and rendering per page and language (parses each text as often as it is shown).
//
// # The language
//
// CommonMark with tables, ~~strikethrough~~, footnotes and definition lists,
// and of Lintel's own:
//
//   - [[id]], [[id#part]] and [[id|text]] refer to an element or a part of one;
//     the text may go on over a line end. In a table cell the bar is the
//     reference's, not the table's. \[[ is two brackets, and nothing in code is
//     a reference.
//   - ![[id]] alone in a paragraph embeds a view, a dataset or a card.
//   - A fenced code block of the language "query" is a live list.
//   - :::note Title … ::: is a box (note, tip, warning, important), and so is a
//     quote that begins with [!NOTE]; :::tabs … ::: holds sections that each
//     begin with ::tab Name. Boxes nest, and ::: closes the innermost. A box's
//     title is plain text.
//   - {#id} at the end of a heading or a paragraph fixes its anchor. Other
//     headings get one from their text: lower case, æ→ae ø→o å→a, what is left
//     that is no ASCII letter or digit becomes a hyphen, -2 on repetition.
//   - <!-- comments --> vanish; all other HTML is a finding and is dropped.
//   - A link's scheme is http, https or mailto, or there is none.
//
// The first level-1 heading of a file is its title: it is in Title and among
// the Headings, but not in the HTML, because the page prints it. In a fragment
// (Markdown inside a YAML value) every heading is rendered.
//
// # Limits
//
// goldmark can be driven to many seconds and cannot be cancelled. Size, nesting
// and the number of footnotes are checked by a scan of the lines before it sees
// the text. The signs in a paragraph and the cells of a table are counted on
// goldmark's own paragraphs, between its two passes (blocks, then what is in
// them), before the second, which is the dear one; a panic of our own ends the
// parse. A line scan was refused for these: it disagrees with goldmark about
// what is code in a list, so that it would stop honest texts and let hostile
// ones by. A text over a limit gives one finding and an empty document. A panic
// in goldmark gives markdown-broken, not a crash.
//
// # Safety
//
// Everything from the text is escaped, addresses with another scheme never
// become a link, and there is no inline style: table alignment and code colours
// are classes ([StyleCSS]). The package is the only importer of goldmark and
// chroma; chroma's own styles are not used, because importing them parses
// seventy XML files at the start of every process.
package markdown
