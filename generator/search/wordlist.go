package search

import (
	_ "embed"
	"fmt"
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

// WordsError is a line of a word list that cannot be understood.
type WordsError struct {
	Line int // from 1
	Text string
}

func (e *WordsError) Error() string {
	return fmt.Sprintf("line %d: %q is neither a = b nor a ~ b", e.Line, e.Text)
}

// ParseWords reads a word list. What can be understood is there with an error too.
func ParseWords(text string) (Words, error) {
	var list Words
	var first error
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
		case first == nil:
			first = &WordsError{Line: i + 1, Text: line}
		}
	}
	return list, first
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
	base, err := ParseWords(builtinWords)
	if err != nil {
		// The list ships with the program, and a test reads it.
		panic(err)
	}
	return Words{Same: append(base.Same, own.Same...), Alike: append(base.Alike, own.Alike...)}
}
