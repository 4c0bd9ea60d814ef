// Command spelling checks a built site with Hunspell: every word that a reader
// sees, in the language that the page says it is in.
//
//	go run ./.ci/spelling SITE COUNTS
//
// Words that Hunspell does not know and that are right stand in the lists beside
// this file, one a line: names.txt for all languages, nb.txt, nn.txt and en.txt.
// A word of a list that the site does not use, or that Hunspell knows, is a
// mistake too, so that the lists stay short. Code and addresses are passed over.
package main

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"golang.org/x/net/html"
)

// dictionaries are Hunspell's names of the languages.
var dictionaries = map[string]string{"nb": "nb_NO", "nn": "nn_NO", "en": "en_GB"}

// word is two letters or more; a compound with hyphens is several.
var word = regexp.MustCompile(`\p{L}(?:\p{L}|['’]\p{L})+`)

// address is what is no word though it is letters.
var address = regexp.MustCompile(`\S*(?:/|@|\w\.\w{2,}|#|\d)\S*`)

// place is where a word stands: a page, and what is said there.
type place struct{ page, text string }

// found is where each word of each language was seen first.
type found map[string]map[string]place

func main() {
	if len(os.Args) != 3 {
		fmt.Fprintln(os.Stderr, "usage: spelling SITE COUNTS")
		os.Exit(2)
	}
	mistakes, words, err := run(os.Args[1], ".ci/spelling")
	if err != nil {
		fmt.Fprintln(os.Stderr, "spelling:", err)
		os.Exit(2)
	}
	for _, m := range mistakes {
		fmt.Println(m)
	}
	if err := os.WriteFile(os.Args[2], fmt.Appendf(nil, "%d %d\n", words-len(mistakes), len(mistakes)), 0o644); err != nil {
		fmt.Fprintln(os.Stderr, "spelling:", err)
		os.Exit(2)
	}
	if len(mistakes) > 0 {
		os.Exit(1)
	}
}

// run gives what is wrong, sorted, and how many words were read.
func run(site, lists string) (mistakes []string, words int, err error) {
	seen := found{}
	for lang := range dictionaries {
		seen[lang] = map[string]place{}
	}
	err = filepath.WalkDir(site, func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || filepath.Ext(name) != ".html" {
			return err
		}
		file, err := os.Open(name)
		if err != nil {
			return err
		}
		defer file.Close()
		page, err := html.ParseWithOptions(file, html.ParseOptionEnableScripting(false)) // what stands there without script is read too
		if err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
		relative, _ := filepath.Rel(site, name)
		seen.read(page, "", filepath.ToSlash(relative))
		return nil
	})
	if err != nil {
		return nil, 0, err
	}
	names, err := list(filepath.Join(lists, "names.txt"))
	if err != nil {
		return nil, 0, err
	}
	used := map[string]bool{}
	for _, lang := range slices.Sorted(maps.Keys(dictionaries)) {
		words += len(seen[lang])
		own, err := list(filepath.Join(lists, lang+".txt"))
		if err != nil {
			return nil, 0, err
		}
		unknown, err := hunspell(dictionaries[lang], slices.Sorted(maps.Keys(seen[lang])))
		if err != nil {
			return nil, 0, err
		}
		for _, w := range unknown {
			switch {
			case own[w]:
				delete(own, w)
			case names[w]:
				used[w] = true
			default:
				mistakes = append(mistakes, fmt.Sprintf("%s: %q is no word in %s: %.80s", seen[lang][w].page, w, lang, seen[lang][w].text))
			}
		}
		for w := range own {
			mistakes = append(mistakes, fmt.Sprintf("%s.txt: %q is not needed", lang, w))
		}
	}
	for w := range names {
		if !used[w] {
			mistakes = append(mistakes, fmt.Sprintf("names.txt: %q is not needed", w))
		}
	}
	if words == 0 {
		return nil, 0, errors.New("no words in " + site)
	}
	slices.Sort(mistakes)
	return mistakes, words, nil
}

// read takes the words of a node, in the language that it or what it stands in
// says; one without a dictionary is not read.
func (f found) read(n *html.Node, lang, page string) {
	switch n.Type {
	case html.TextNode:
		if f[lang] == nil {
			return
		}
		for _, w := range word.FindAllString(address.ReplaceAllString(strings.ReplaceAll(n.Data, "\u00ad", ""), " "), -1) {
			if _, known := f[lang][w]; !known {
				f[lang][w] = place{page, strings.Join(strings.Fields(n.Data), " ")}
			}
		}
		return
	case html.ElementNode:
		// A drawing breaks its words; its text stands in the table beside it.
		if slices.Contains([]string{"code", "pre", "kbd", "samp", "script", "style", "svg"}, n.Data) {
			return
		}
		for _, a := range n.Attr {
			switch {
			case a.Key == "lang":
				lang = a.Val
			case a.Key == "class" && strings.Contains(a.Val, "lt-id"):
				return
			}
		}
	}
	for child := n.FirstChild; child != nil; child = child.NextSibling {
		f.read(child, lang, page)
	}
}

// list reads words, one a line, without comments.
func list(name string) (map[string]bool, error) {
	data, err := os.ReadFile(name)
	if err != nil {
		return nil, err
	}
	words := map[string]bool{}
	for line := range strings.Lines(string(data)) {
		if line = strings.TrimSpace(line); line != "" && line[0] != '#' {
			words[line] = true
		}
	}
	return words, nil
}

// hunspell gives the words that a dictionary does not know, in their order.
func hunspell(dictionary string, words []string) ([]string, error) {
	command := exec.Command("hunspell", "-l", "-i", "utf-8", "-d", dictionary)
	command.Stdin = strings.NewReader(strings.Join(words, "\n") + "\n")
	var problem bytes.Buffer
	command.Stderr = &problem
	output, err := command.Output()
	if err != nil {
		return nil, fmt.Errorf("hunspell %s: %w: %s", dictionary, err, strings.TrimSpace(problem.String()))
	}
	return strings.Fields(string(output)), nil
}
