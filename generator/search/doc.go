// Package search finds pages: the central types are Index, a repository's words
// and where they stand, and Store, the same in bleve. The browser reads an Index
// from the files that Files writes, with scripts of the theme that do step by
// step what query.go and rank.go do; one suite of questions holds all three.
//
// # Documents
//
// site.Documents gives them: every page, and the places on a page that are found
// by themselves (requirements, steps, entities, code lists, sections of a text).
// A document has its texts in all languages of the site: a query in any language
// finds it, and it is shown in the language that is read.
//
// # Analysis
//
// A word is folded (æ ae, ø o, å a) to a key, and stemmed to a term: bleve's
// Snowball stemmers with rules of our own round them (stem.go), then the pairs of
// a word list that join nynorsk and bokmål and uneven forms (words.txt, and the
// repository's models/search-words.txt). Compounds are split at words that the
// repository itself uses (vocabulary.go). Identifiers are kept whole beside their
// words: ks-svarut, NOARK 5, P4/2010. Terms for the same thing, from concepts'
// other terms and from the word list, are a term of their own, written ~name.
//
// All of that is done when the index is made. The lexicon holds every form that
// the texts use with the terms it leads to, so that a query is only folded and
// looked up: the browser needs no stemmer. A word that no text uses is read, in
// this order, as another form of one that does (endings), as what it may become
// (the last word, while it is typed), as a compound of two that do, as a
// misspelling: one letter off in words of five letters or more, two in long ones.
// A word and a stop word after it are looked up as one too: svar ut, SvarUT.
//
// The documents are shared out, a stretch to a processor (stretch.go): each is
// read and weighed by itself, and between the two the words of all are put
// together, stemmed and split. A text is made when it is read and let go of after,
// so that no more of the repository stands in memory twice than its word numbers.
//
// # Ranking
//
// A posting says how much of the title a word is (15 is all of it) and what it is
// to the document (1 to 63, weigh.go). Neither depends on other documents; how
// rare a word is, is counted when it is asked for. A word gives a document the
// best that any way to it does: the word itself 1, another form 0.85, a part of a
// compound 0.75, a misspelling 0.6, a synonym 0.5; less in another language than
// the page's. The sum is multiplied by the square of how much of the query is
// found. A page and the places on it are one hit, the place itself when the
// words are there and not on the page. What is withdrawn, deprecated or a draft
// counts less. A word that more than 512 documents have leads to the best of them.
//
// # Files
//
//	data/search.js             the first file: languages, stop words, endings, names
//	                           of kinds and statuses, and the other files' names
//	assets/search/
//	d-<key>-<hash>.js          the lexicon, by the beginnings of words: a line is key,
//	                           terms, synonyms, how common, documents with it in the title
//	b-<key>-<hash>.js          its words from behind, for misspellings
//	p<n>-<hash>.js             postings, by the hash of the term: a line is term, count
//	                           when cut off, documents
//	f<language><n>-<hash>.js   what is shown of documents
//	m0-<hash>.js, v0-….js      what documents are narrowed by, for the search page
//
// Each calls lintelSearch(name, data): a classic script, which loads from file://
// and under script-src 'self'. Files end where a key's hash says so and documents
// are numbered by a hash of their ids, so that an edit of a page changes few of
// them, and the same input gives the same bytes. The first file stays below 20 kB,
// zipped: there are at most so many files, which grow with the repository.
package search
