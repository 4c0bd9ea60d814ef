package search

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/analysis/analyzer/keyword"
	"github.com/blevesearch/bleve/v2/index/scorch"
	"github.com/blevesearch/bleve/v2/mapping"

	"lintel/generator/site"
	"lintel/generator/source"
)

// storeVersion is the form of a store on disk; another one is made anew.
const storeVersion = "2"

// The fields of a document in bleve. The first is for finding it: its stems, as
// package search made them; the last three are read only.
const (
	fieldTerms    = "terms"
	fieldFacets   = "facets"
	fieldWeights  = "weights"
	fieldFacts    = "facts"
	fieldDocument = "document"
)

// Store is a bleve index of a repository: bleve finds and holds, and the order
// is the browser's, because each document carries what its words are worth.
// It is safe for concurrent use.
type Store struct {
	bleve bleve.Index
	shell *Index // languages, names and lexicon, without postings
	count map[string]int
}

// shellData is what of an index is kept beside the documents.
type shellData struct {
	Languages []string
	Names     names
	Total     int
	SlotBits  int
	Lexicon   []string
	Counts    map[string]int
}

var shellKey = []byte("lintel-shell")

// storeMapping indexes what is given, word by word, without an analysis of its own.
func storeMapping() mapping.IndexMapping {
	field := func(index, store bool) *mapping.FieldMapping {
		f := bleve.NewTextFieldMapping()
		f.Analyzer, f.Index, f.Store = keyword.Name, index, store
		f.IncludeTermVectors, f.IncludeInAll, f.DocValues = false, false, false
		return f
	}
	document := bleve.NewDocumentStaticMapping()
	document.AddFieldMappingsAt(fieldTerms, field(true, false))
	document.AddFieldMappingsAt(fieldFacets, field(true, false))
	for _, name := range [...]string{fieldWeights, fieldFacts, fieldDocument} {
		document.AddFieldMappingsAt(name, field(false, true))
	}
	m := bleve.NewIndexMapping()
	m.DefaultMapping = document
	m.DefaultAnalyzer = keyword.Name
	return m
}

// NewStore makes a store in memory.
func NewStore(x *Index) (*Store, error) {
	index, err := bleve.NewMemOnly(storeMapping())
	if err != nil {
		return nil, fmt.Errorf("search index: %w", err)
	}
	return fillStore(index, x)
}

// OpenStore opens the store that is kept in a folder, or makes it anew when it
// is of another repository than the fingerprint says. A folder that cannot be
// used, or is held by another process, gives a store in memory: a cache costs
// time, never an answer.
func OpenStore(folder, fingerprint string, index func() (*Index, error)) (*Store, error) {
	path := filepath.Join(folder, "search.bleve")
	if s := openStore(path, fingerprint); s != nil {
		return s, nil
	}
	x, err := index()
	if err != nil {
		return nil, err
	}
	if s, err := writeStore(path, x, fingerprint); err == nil {
		return s, nil
	}
	return NewStore(x)
}

// openStore gives nil when there is no such store.
func openStore(path, fingerprint string) *Store {
	// Bleve maps its files into memory, where what is cut off ends the process:
	// they are held against their checksums first.
	known, err := os.ReadFile(filepath.Join(path, sumsName))
	if err != nil {
		return nil
	}
	if sums, err := storeSums(path, fingerprint); err != nil || sums != string(known) {
		return nil
	}
	// A second open would wait for ever without the time limit; readers share.
	index, err := bleve.OpenUsing(path, map[string]any{"bolt_timeout": "1s", "read_only": true})
	if err != nil {
		return nil
	}
	s := &Store{bleve: index}
	if err := s.readShell(); err != nil {
		index.Close()
		return nil
	}
	return s
}

// sumsName is the file beside bleve's own that says what they are of.
const sumsName = "lintel.sums"

// storeSums gives what a store is of, and the checksums of its files.
func storeSums(path, fingerprint string) (string, error) {
	h := sha256.New()
	fmt.Fprintln(h, storeVersion, program(), fingerprint)
	err := filepath.WalkDir(path, func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || d.Name() == sumsName {
			return err
		}
		if !d.Type().IsRegular() { // a pipe would be waited for
			return fmt.Errorf("%s: not a file", name)
		}
		file, err := os.Open(name)
		if err != nil {
			return err
		}
		defer file.Close()
		fmt.Fprintln(h, strings.TrimPrefix(name, path))
		size, err := io.Copy(h, file)
		fmt.Fprintln(h, size)
		return err
	})
	return hex.EncodeToString(h.Sum(nil)) + "\n", err
}

// program tells one build of this program from another, whose analysis may differ.
func program() string {
	name, err := os.Executable()
	if err != nil {
		return ""
	}
	info, err := os.Stat(name)
	if err != nil {
		return ""
	}
	return fmt.Sprint(info.Size(), info.ModTime().UnixNano())
}

// writeStore makes a store beside its place and moves it there.
func writeStore(path string, x *Index, fingerprint string) (*Store, error) {
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return nil, err
	}
	fresh, err := os.MkdirTemp(filepath.Dir(path), "search-")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(fresh)
	made := filepath.Join(fresh, "new")
	index, err := bleve.NewUsing(made, storeMapping(), scorch.Name, scorch.Name, map[string]any{"bolt_timeout": "1s"})
	if err != nil {
		return nil, err
	}
	s, err := fillStore(index, x)
	if err != nil {
		index.Close()
		return nil, err
	}
	if err := s.Close(); err != nil {
		return nil, err
	}
	sums, err := storeSums(made, fingerprint)
	if err != nil {
		return nil, err
	}
	if err := os.WriteFile(filepath.Join(made, sumsName), []byte(sums), 0o644); err != nil {
		return nil, err
	}
	// What another process has open stays open there.
	if err := os.Rename(path, filepath.Join(fresh, "old")); err != nil && !errors.Is(err, os.ErrNotExist) {
		return nil, err
	}
	if err := os.Rename(made, path); err != nil {
		return nil, err
	}
	if s = openStore(path, fingerprint); s == nil {
		return nil, errors.New("search index cannot be read")
	}
	return s, nil
}

// Close frees the store.
func (s *Store) Close() error { return s.bleve.Close() }

// fillStore puts an index into bleve.
func fillStore(index bleve.Index, x *Index) (*Store, error) {
	terms, weights := map[uint32][]string{}, map[uint32]*strings.Builder{}
	for _, term := range x.sortedTerms() {
		for _, p := range x.terms[term].list {
			number := p.number()
			if weights[number] == nil {
				weights[number] = &strings.Builder{}
			}
			terms[number] = append(terms[number], term)
			one := p
			one.slot, one.sub = 0, 0
			weights[number].WriteString(term + " " + encodePostings([]posting{one}) + "\n")
		}
	}
	const batchSize = 500
	batch := index.NewBatch()
	for _, e := range x.entries {
		number := e.slot<<6 | uint32(e.sub)
		facts, document, err := storedDocument(e)
		if err != nil {
			return nil, err
		}
		w := ""
		if b := weights[number]; b != nil {
			w = b.String()
		}
		if err := batch.Index(storeID(number), map[string]any{
			fieldTerms: terms[number], fieldFacets: facetTerms(e, x), fieldWeights: w, fieldFacts: facts, fieldDocument: document,
		}); err != nil {
			return nil, err
		}
		if batch.Size() >= batchSize {
			if err := index.Batch(batch); err != nil {
				return nil, err
			}
			batch.Reset()
		}
	}
	s := &Store{bleve: index}
	shell, err := json.Marshal(s.takeShell(x))
	if err != nil {
		return nil, err
	}
	batch.SetInternal(shellKey, shell)
	if err := index.Batch(batch); err != nil {
		return nil, err
	}
	return s, nil
}

func storeID(number uint32) string { return strconv.FormatUint(uint64(number), 36) }

// facetTerms are a document's values, as field=value.
func facetTerms(e *entry, x *Index) []string {
	var list []string
	for _, field := range x.names.fields() {
		for _, value := range values(e.document, e.pageOf(), field) {
			list = append(list, field+"="+value)
		}
	}
	return list
}

// storedDocument gives the facts and the whole document as JSON.
func storedDocument(e *entry) (facts, document string, err error) {
	short := *e.document
	short.Parts = nil
	whole, err := json.Marshal(short)
	if err != nil {
		return "", "", err
	}
	f := site.Document{ID: short.ID, Kind: short.Kind, Status: short.Status, Owners: e.pageOf().Owners, Facets: e.pageOf().Facets}
	for i := range e.pageOf().Texts {
		t := &e.pageOf().Texts[i]
		f.Texts = append(f.Texts, site.DocumentText{Lang: t.Lang, Own: t.Own})
	}
	brief, err := json.Marshal(f)
	return string(brief), string(whole), err
}

// takeShell keeps what of an index is not in its documents.
func (s *Store) takeShell(x *Index) shellData {
	shell := shellData{Languages: x.languages, Names: x.names, Total: x.total, SlotBits: x.slotBits, Counts: make(map[string]int, len(x.terms))}
	for i := range x.lexicon.entries {
		shell.Lexicon = append(shell.Lexicon, encodeLexeme(&x.lexicon.entries[i]))
	}
	for term, list := range x.terms {
		shell.Counts[term] = list.count
	}
	s.shell = &Index{languages: x.languages, names: x.names, total: x.total, slotBits: x.slotBits, lexicon: x.lexicon, stops: x.stops}
	s.count = shell.Counts
	return shell
}

func (s *Store) readShell() error {
	data, err := s.bleve.GetInternal(shellKey)
	if err != nil {
		return err
	}
	var shell shellData
	if err := json.Unmarshal(data, &shell); err != nil {
		return err
	}
	byKey := make(map[string]*lexeme, len(shell.Lexicon))
	for _, line := range shell.Lexicon {
		l, ok := decodeLexeme(line)
		if !ok {
			return errors.New("search index: damaged")
		}
		byKey[l.key] = &l
	}
	s.shell = &Index{languages: shell.Languages, names: shell.Names, total: shell.Total, slotBits: shell.SlotBits, lexicon: sorted(byKey), stops: stopSet()}
	s.count = shell.Counts
	return nil
}

// Fingerprint tells whether a repository is the one that a store was made of:
// by the content of everything that search reads.
func Fingerprint(tree *source.Tree) (string, error) {
	h := sha256.New()
	for _, folder := range [...]string{"content", "models"} {
		entries, err := tree.List(folder)
		if err != nil {
			return "", err
		}
		for _, entry := range entries {
			data, err := tree.ReadBytes(entry.Path)
			if err != nil {
				return "", err
			}
			fmt.Fprintf(h, "%s %d\n", entry.Path, len(data))
			h.Write(data)
		}
	}
	config, err := tree.ReadBytes("lintel.yaml")
	if err != nil && !errors.Is(err, os.ErrNotExist) {
		return "", err
	}
	h.Write(config)
	return hex.EncodeToString(h.Sum(nil)), nil
}
