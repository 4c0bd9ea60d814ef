package generator

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"path"
	"slices"
	"strings"

	"lintel/generator/site"
	"lintel/generator/source"
)

// manifestName is the file that proves an edition.
const manifestName = "manifest.json"

// Manifest holds the hashes by which a copy of an edition is known: of the
// files it was made from, and of the data of every element. Pages have none:
// themes and notices may change.
type Manifest struct {
	Version  int               `json:"version"` // of this format
	Edition  string            `json:"edition"`
	Commit   string            `json:"commit"`
	Date     string            `json:"date"`
	Data     int               `json:"data-version"` // of the elements' data
	Sources  map[string]string `json:"sources"`      // SHA-256 by path in the repository
	Elements map[string]string `json:"elements"`     // SHA-256 by path below the manifest
}

// editionIndex is what the rest of the site knows of an edition.
type editionIndex struct {
	Languages []string
	Groups    map[string]map[string]string // addresses by page group and language
	Files     []string                     // sorted
	Decisions decisionTexts                // of those in force
	Manifest  Manifest
}

// makeIndex takes an edition's index from it.
func (e *pastEdition) makeIndex(s *state) (*editionIndex, error) {
	made := e.site(s, site.Options{Drawer: undrawn{}})
	sources, err := hashSources(s.tree)
	if err != nil {
		return nil, fmt.Errorf("edition %s: %w", e.Name, err)
	}
	date := e.Date.Text
	if date == "" {
		date = s.tree.Revision().Time.UTC().Format("2006-01-02")
	}
	index := &editionIndex{Languages: s.model.Config.Languages, Groups: made.Groups(), Decisions: textsOfDecisions(s.model), Manifest: Manifest{
		Version: 1, Edition: e.Name, Commit: e.commit, Date: date, Data: site.DataVersion, Sources: sources, Elements: hashElements(made),
	}}
	index.Files = append(index.Files, manifestName)
	for _, p := range made.Pages {
		index.Files = append(index.Files, p.Output())
	}
	for _, f := range made.Files {
		index.Files = append(index.Files, f.Path)
	}
	slices.Sort(index.Files)
	return index, nil
}

// hashSources hashes the files that an edition is made from.
func hashSources(tree *source.Tree) (map[string]string, error) {
	hashes := map[string]string{}
	add := func(name string) error {
		data, err := tree.ReadBytes(name)
		if err == nil {
			hashes[name] = hashOf(data)
		}
		return err
	}
	for _, folder := range [...]string{"content", "models"} {
		entries, err := tree.List(folder)
		if err != nil {
			return nil, err
		}
		for _, entry := range entries {
			if entry.Size < 0 {
				continue // a link out of the repository: nothing was read from it
			}
			if err := add(entry.Path); err != nil {
				return nil, err
			}
		}
	}
	if tree.Exists("lintel.yaml") {
		return hashes, add("lintel.yaml")
	}
	return hashes, nil
}

// hashFiles makes one hash of files and their paths.
func hashFiles(files []*source.File) string {
	h := sha256.New()
	for _, f := range files {
		fmt.Fprintf(h, "%d %d\n", len(f.Path), len(f.Text))
		_, _ = io.WriteString(h, f.Path+f.Text) // a hash takes all
	}
	return hex.EncodeToString(h.Sum(nil))
}

// hashElements hashes the data of every element of an edition.
func hashElements(s *site.Site) map[string]string {
	hashes := map[string]string{}
	for _, f := range s.Files {
		if isElementData(f.Path) && f.Content != nil {
			hashes[f.Path] = hashOf(f.Content())
		}
	}
	return hashes
}

// isElementData tells whether a file of an edition is the data of an element.
func isElementData(name string) bool {
	return path.Base(name) == "index.json" && strings.Count(name, "/") == 2
}

func hashOf(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}

func encodeManifest(m Manifest) []byte {
	var b bytes.Buffer
	encoder := json.NewEncoder(&b)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", " ")
	if err := encoder.Encode(m); err != nil {
		// Only a value that JSON cannot hold fails, and this holds none.
		panic(err)
	}
	return b.Bytes()
}
