package search

import (
	"bytes"
	"crypto/sha256"
	"encoding/base32"
	"encoding/json"
	"maps"
	"math/bits"
	"slices"
	"strconv"
	"strings"
	"sync"

	"lintel/generator/site"
)

// Folder is where the files of the index are published that never change: their
// names hold hashes. The first file stands elsewhere.
const Folder = "assets/search/"

// IndexPath is the index's first file: the one name that stays when its content
// changes. It is no asset, because those are kept for ever.
const IndexPath = site.SearchIndex

// Version is the form of the files. A page whose script reads another says so
// instead of guessing.
const Version = 2

// File is a file of the static index.
type File struct {
	Path string // from the root of the output
	Data []byte
}

// A shard ends at the first key after least bytes whose hash says so, at the
// latest after twice as many: an edit moves the ends of few others.
const (
	leastShard = 2 << 10
	shardMask  = 3
	longLine   = 2500 // has a shard of its own
)

// The first file names all others and stays below 20 kB, zipped, however much
// there is: files grow when there would be more of them than this.
const (
	mostLexicon  = 500 // by the beginnings of words
	mostBackward = 150
	mostPosted   = 4096
	mostFragment = 8192 // of all languages
)

const (
	postedInFile    = 2 << 10 // bytes, as a rule
	bytesOfPosting  = 5       // about
	fragmentsInFile = 6       // documents, as a rule
)

// So many files share a hash, which is what costs in the first file.
const (
	postedSealed    = 2
	fragmentsSealed = 8
)

// catalogue is the first file.
type catalogue struct {
	Version   int                                     `json:"version"`
	Languages []string                                `json:"languages"`
	Entries   int                                     `json:"entries"`
	SlotBits  int                                     `json:"slotBits"`
	Stops     string                                  `json:"stops"`
	Endings   string                                  `json:"endings"`
	Shards    map[string]shardTable                   `json:"shards"`
	Fields    []string                                `json:"fields"`
	Names     map[string]map[string]map[string]string `json:"names"`
}

// shardTable names the files of one sort: by the first key of each, or by
// number, where a slot's number shifted gives the file's.
type shardTable struct {
	Keys   string `json:"keys,omitempty"` // separated by spaces
	Shift  int    `json:"shift,omitempty"`
	Sealed int    `json:"sealed,omitempty"` // how many files by number share a hash, 1 when it is not said
	Hashes string `json:"hashes"`           // hashSize signs each
}

// hashSize is enough to tell a file from all that had its name while browsers
// keep them: one change in a thousand million gives the same by chance.
const hashSize = 6

// staticWriter collects the files.
type staticWriter struct {
	index *Index
	files []File
	first catalogue

	buffer bytes.Buffer // used again for each file
}

// Files writes the index for the browser: classic scripts that hand over their
// data by one call. The same index gives the same bytes.
func (x *Index) Files() []File {
	w := &staticWriter{index: x, first: catalogue{
		Version: Version, Languages: x.languages, Entries: x.total, SlotBits: x.slotBits, Stops: strings.Join(sortedKeys(x.stops), " "),
		Endings: strings.TrimSpace(endings), Shards: map[string]shardTable{}, Fields: x.names.fields(), Names: x.publicNames(),
	}}
	w.together((*staticWriter).lexicon, (*staticWriter).backward, (*staticWriter).postings, (*staticWriter).allFragments, (*staticWriter).meta)
	w.add(IndexPath, "index", w.first)
	slices.SortFunc(w.files, func(a, b File) int { return strings.Compare(a.Path, b.Path) })
	return w.files
}

// together writes sorts of files at the same time, each with a writer of its own.
func (w *staticWriter) together(sorts ...func(*staticWriter)) {
	writers := make([]*staticWriter, len(sorts))
	var all sync.WaitGroup
	for i, write := range sorts {
		writers[i] = &staticWriter{index: w.index, first: catalogue{Shards: map[string]shardTable{}}}
		all.Go(func() { write(writers[i]) })
	}
	all.Wait()
	for _, one := range writers {
		w.files = append(w.files, one.files...)
		maps.Copy(w.first.Shards, one.first.Shards)
	}
}

func sortedKeys(set map[string]bool) []string {
	list := make([]string, 0, len(set))
	for key := range set {
		list = append(list, key)
	}
	slices.Sort(list)
	return list
}

// publicNames are the names without the owners', which are many and in a file
// of their own.
func (x *Index) publicNames() names {
	all := names{}
	for lang, table := range x.names {
		all[lang] = map[string]map[string]string{}
		for field, values := range table {
			if field == ownerField {
				values = map[string]string{"": values[""]}
			}
			all[lang][field] = values
		}
	}
	return all
}

// add writes a file: the call that hands over its data.
func (w *staticWriter) add(path, name string, data any) {
	b := &w.buffer
	b.Reset()
	b.WriteString(`lintelSearch("` + name + `",`)
	encoder := json.NewEncoder(b)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(data); err != nil {
		// Only a value that JSON cannot hold fails, and the types here hold none.
		panic(err)
	}
	b.Truncate(b.Len() - 1)
	b.WriteString(")\n")
	w.files = append(w.files, File{Path: path, Data: bytes.Clone(b.Bytes())})
}

// seal ends the names of the last files in a hash of what is in them, and gives it.
func (w *staticWriter) seal(count int) string {
	sealed := w.files[len(w.files)-count:]
	h := sha256.New()
	for _, f := range sealed {
		h.Write(f.Data)
	}
	hash := strings.ToLower(base32.StdEncoding.EncodeToString(h.Sum(nil)))[:hashSize]
	for i := range sealed {
		sealed[i].Path += "-" + hash + ".js"
	}
	return hash
}

// fileName is a key as a file can be called anywhere.
func fileName(key string) string {
	var b strings.Builder
	for _, r := range key {
		if r >= 'a' && r <= 'z' || r >= '0' && r <= '9' {
			b.WriteRune(r)
		} else {
			b.WriteString("_" + strconv.FormatInt(int64(r), 16))
		}
	}
	return b.String()
}

// keyed writes lines, sorted by key, into at most so many shards.
func (w *staticWriter) keyed(sort string, most, count int, key func(int) string, line func(int) string) {
	lines := make([]string, count)
	for i := range lines {
		lines[i] = line(i) + "\n"
	}
	ends := shardEnds(lines, key, leastShard)
	for least := leastShard; len(ends) > most; least = least * 3 / 2 {
		ends = shardEnds(lines, key, least)
	}
	var table shardTable
	var keys []string
	start, last := 0, ""
	for _, end := range ends {
		name := between(last, key(start))
		keys = append(keys, name)
		w.add(Folder+sort+"-"+fileName(name), sort+":"+name, strings.Join(lines[start:end], ""))
		table.Hashes += w.seal(1)
		start, last = end, key(end-1)
	}
	table.Keys = strings.Join(keys, " ")
	w.first.Shards[sort] = table
}

// shardEnds cuts lines into shards, and tells where each ends.
func shardEnds(lines []string, key func(int) string, least int) (ends []int) {
	size := 0
	for i, line := range lines {
		long := len(line) > max(longLine, least)
		if long && size > 0 {
			ends = append(ends, i)
			size = 0
		}
		size += len(line)
		if long || size > 2*least || size > least && hashID(key(i))&shardMask == 0 {
			ends = append(ends, i+1)
			size = 0
		}
	}
	if size > 0 {
		ends = append(ends, len(lines))
	}
	return ends
}

// between gives the shortest text that is after one key and not after the next:
// enough to tell two shards apart.
func between(last, next string) string {
	for size := range next {
		if size > 0 && next[:size] > last {
			return next[:size]
		}
	}
	return next
}

func (w *staticWriter) lexicon() {
	list := w.index.lexicon.entries
	w.keyed("d", mostLexicon, len(list), func(i int) string { return list[i].key }, func(i int) string { return encodeLexeme(&list[i]) })
}

// backward writes the words that a misspelling may mean, by their endings.
func (w *staticWriter) backward() {
	x := w.index.lexicon
	w.keyed("b", mostBackward, len(x.backward), func(i int) string { return reversed(x.entries[x.backward[i]].key) },
		func(i int) string { return x.entries[x.backward[i]].key })
}

func (x *Index) sortedTerms() []string {
	terms := make([]string, 0, len(x.terms))
	for term := range x.terms {
		terms = append(terms, term)
	}
	slices.Sort(terms)
	return terms
}

// postings writes where the stems stand. A stem's file is named by its hash: a
// list is never read but by its whole stem, the first file need not name keys,
// and no edit moves a stem to another file.
func (w *staticWriter) postings() {
	terms, total := w.index.sortedTerms(), 0
	for _, term := range terms {
		total += len(term) + bytesOfPosting*len(w.index.terms[term].list)
	}
	groups := max(1, bits.Len(uint(min(total/postedInFile, mostPosted-1))))
	files := make([][]string, 1<<groups)
	for _, term := range terms {
		at := hashID(term) >> (32 - groups)
		files[at] = append(files[at], term)
	}
	w.numbered("p", 32-groups, postedSealed, len(files), func(i int) any {
		var b strings.Builder
		for _, term := range files[i] {
			b.WriteString(encodeList(term, w.index.terms[term]))
			b.WriteByte('\n')
		}
		return b.String()
	})
}

// fragment is what is shown of a document in one language.
type fragment struct {
	slot uint32
	sub  uint8
	text *site.DocumentText
	of   *site.Document
	page *site.DocumentText // that it is on, nil for a page
}

// MarshalJSON writes a fragment as a list: number, address, kind, status, title,
// text, and the languages of title and text when they are others. A place on a
// page has of its address what is after the page's.
func (f fragment) MarshalJSON() ([]byte, error) {
	address := strings.TrimPrefix(f.text.URL, "/")
	if f.page != nil {
		address = strings.TrimPrefix(address, strings.TrimPrefix(f.page.URL, "/"))
	}
	list := []string{
		strconv.Itoa(int(f.slot<<6 | uint32(f.sub))), address, f.of.Kind, f.of.Status, f.text.Title.Text, f.text.Shown, f.text.Title.Lang, f.text.Summary.Lang,
	}
	for len(list) > 6 && list[len(list)-1] == "" {
		list = list[:len(list)-1]
	}
	var b bytes.Buffer
	encoder := json.NewEncoder(&b)
	encoder.SetEscapeHTML(false)
	err := encoder.Encode(list)
	return bytes.TrimSpace(b.Bytes()), err
}

func (w *staticWriter) allFragments() {
	for _, lang := range w.index.languages {
		w.fragments(lang)
	}
}

func (w *staticWriter) fragments(lang string) {
	groups := bits.Len(uint(min(len(w.index.entries)/fragmentsInFile, mostFragment/len(w.index.languages)-1)))
	shift := max(0, w.index.slotBits-groups)
	files := make([][]fragment, 1<<(w.index.slotBits-shift))
	for _, e := range w.index.entries {
		if text := textIn(e.document, lang); text != nil {
			f := fragment{slot: e.slot, sub: e.sub, text: text, of: e.document}
			if e.page != nil {
				f.page = textIn(e.page.document, lang)
			}
			files[e.slot>>shift] = append(files[e.slot>>shift], f)
		}
	}
	w.numbered("f"+lang, shift, fragmentsSealed, len(files), func(i int) any { return files[i] })
}

// numbered writes files by number, so many of them sealed together.
func (w *staticWriter) numbered(sort string, shift, sealed, count int, data func(int) any) {
	table := shardTable{Shift: shift, Sealed: sealed}
	for i := range count {
		name := sort + strconv.Itoa(i)
		w.add(Folder+name, name, data(i))
		if open := i%sealed + 1; open == sealed || i == count-1 {
			table.Hashes += w.seal(open)
		}
	}
	w.first.Shards[sort] = table
}
