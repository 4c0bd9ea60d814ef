// Package requirements makes the requirement lists that a municipality buys
// by: the central types are List, what is asked for in one language, and Row,
// one requirement of it. It takes a linked model and gives DOCX, CSV, Markdown
// and JSON; the workbook is written by exchange/xlsx.
//
// # What a list holds
//
// An element that has requirements gives those, in the order written. An
// element without any, of a kind that the relation conforms-to may lead to,
// such as a standard, gives one row: that the solution follows it. That row is
// a must when the element's field obligation says obligatory, and marked as
// derived, because nobody has written it as a requirement.
//
// A row's number (2.3) belongs to the list. What stays the same is its
// reference (ks-svarut#r1) and its permanent address (/id/ks-svarut/r1/).
//
// # The same in the browser
//
// The site's own list page makes the same files without a server. It reads
// Form, which holds all words and the parts of a DOCX, and one Data an element.
// Both are texts that are ready to be put together: what a cell says is decided
// here and nowhere else, and a DOCX from either side has the same bytes inside.
//
// # Form of the files
//
// CSV is UTF-8 with a byte order mark, semicolons and CRLF, as spreadsheets in
// Norway open it by a double click. A text that a spreadsheet would run as a
// formula (it begins with = + - @, a tab or a return) gets an apostrophe before
// it. DOCX follows Bilag 1 of the state's standard agreements: landscape A4, a
// numbered section an element, and a table with number, requirement, level and
// how it is judged, documentation asked for, reference and permanent address.
// Nothing in a file depends on when it is made.
package requirements
