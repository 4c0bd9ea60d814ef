package search

import (
	_ "embed"
	"strings"
)

//go:embed words.txt
var builtinWords string

// WordsPath is where a repository keeps its own list of words, in the form of
// words.txt.
const WordsPath = "models/search-words.txt"

// Words is an editor's list: words that are one word written in several ways,
// and other words for the same thing.
type Words struct {
	Same  [][]string // the first is the one that stands for all
	Alike [][]string // each may be several words
}

// Mistake is a line of a word list that cannot be understood.
type Mistake struct {
	Line int // from 1
	Text string
}

// ParseWords reads a word list. What can be understood is there beside the
// mistakes.
func ParseWords(text string) (Words, []*Mistake) {
	var list Words
	var mistakes []*Mistake
	for i, line := range strings.Split(text, "\n") {
		line = strings.TrimSpace(line)
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		same, alike := splitTerms(line, "="), splitTerms(line, "~")
		switch {
		case len(same) > 1 && len(alike) == 1:
			list.Same = append(list.Same, same)
		case len(alike) > 1 && len(same) == 1:
			list.Alike = append(list.Alike, alike)
		default:
			mistakes = append(mistakes, &Mistake{Line: i + 1, Text: line})
		}
	}
	return list, mistakes
}

func splitTerms(line, sign string) []string {
	var terms []string
	for _, term := range strings.Split(line, sign) {
		if term = strings.TrimSpace(term); term != "" {
			terms = append(terms, term)
		}
	}
	return terms
}

// withBuiltin puts a repository's list over the one that ships.
func withBuiltin(own Words) Words {
	base, mistakes := ParseWords(builtinWords)
	if mistakes != nil {
		// The list ships with the program, and a test reads it.
		panic("search: a line of words.txt is not understood")
	}
	return Words{Same: append(base.Same, own.Same...), Alike: append(base.Alike, own.Alike...)}
}
