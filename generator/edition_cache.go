package generator

import (
	"bytes"
	"context"
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"debug/elf"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"
	"time"

	"lintel/generator/site"
	"lintel/generator/theme"
)

// editionCache keeps what was made of editions: an edition never changes, so
// its index and its files are made once. A repository may bring a cache of its
// own making, with pages that run anything; so what is kept is signed with a
// key of this user's that lies outside of the repository. What is cut, changed
// or not signed is made again.
type editionCache struct {
	folder string // "" keeps nothing
}

// keptFile is a file that was made, as it lay on the disk then.
type keptFile struct {
	Name     string
	Size     int64
	Modified int64 // nanoseconds
}

func (c editionCache) path(name string) string { return filepath.Join(c.folder, "edition", name) }

// indexKey names an edition's index: it depends on the edition and on what made
// it.
func (e *pastEdition) indexKey() string {
	sum := sha256.Sum256([]byte(strings.Join([]string{"index", e.Name, e.Date.Text, e.commit, programPrint()}, "\x00")))
	return hex.EncodeToString(sum[:16])
}

// keyOf names an edition's files: they depend on the index, the theme, how the
// site is built, and what the pages link to beside them.
func (e *pastEdition) keyOf(current *site.Site, choices site.Options, look *theme.Theme) string {
	h := sha256.New()
	fmt.Fprintln(h, e.indexKey(), look.Fingerprint(), choices.BaseURL, choices.Portable, choices.NoIndex)
	for i := range choices.Editions {
		other := &choices.Editions[i]
		fmt.Fprintf(h, "%q %q\n", other.Name, other.Date.Text)
	}
	for _, group := range slices.Sorted(func(yield func(string) bool) {
		for group := range e.index.Groups {
			if !yield(group) {
				return
			}
		}
	}) {
		for _, lang := range e.index.Languages {
			fmt.Fprintf(h, "%q", current.Find(group, lang))
			for i := range choices.Editions {
				fmt.Fprintf(h, " %q", choices.Editions[i].Find(group, lang))
			}
		}
	}
	return e.Name + "-" + hex.EncodeToString(h.Sum(nil)[:16])
}

// programPrint tells this program from others that would make other pages: by
// Go's build id where it is quickly found, else by all that is in the program.
var programPrint = sync.OnceValue(func() string {
	name, err := os.Executable()
	if err != nil {
		return ""
	}
	file, err := os.Open(name)
	if err != nil {
		return ""
	}
	defer file.Close()
	if id := buildID(file); id != "" {
		return id
	}
	sum := crc32.New(crc32.MakeTable(crc32.Castagnoli))
	size, err := io.Copy(sum, file)
	if err != nil {
		return ""
	}
	return fmt.Sprintf("%x-%d", sum.Sum32(), size)
})

// buildID is Go's build id of a program in the format of Linux; "" for another,
// and for one that was built without.
func buildID(program io.ReaderAt) string {
	const head = 16 // of the note: sizes, type, owner
	file, err := elf.NewFile(program)
	if err != nil {
		return ""
	}
	note := file.Section(".note.go.buildid")
	if note == nil {
		return ""
	}
	data, err := note.Data()
	if err != nil || len(data) <= head || bytes.Count(data[head:], []byte("/")) != 3 {
		return "" // left out, or set by hand
	}
	return string(data[head:])
}

// index gives an edition's index, nil when none is kept.
func (c editionCache) index(e *pastEdition) *editionIndex {
	var index editionIndex
	if !c.load(e.indexKey()+".index", &index) {
		return nil
	}
	return &index
}

func (c editionCache) keepIndex(e *pastEdition) { c.save(e.indexKey()+".index", e.index) }

// files tells which files of an edition were kept, as they were then.
func (c editionCache) files(e *pastEdition) ([]keptFile, bool) {
	var files []keptFile
	if !c.load(e.renderKey+".files", &files) || len(files) != len(e.index.Files) {
		return nil, false
	}
	return files, true
}

// isWhole tells whether a folder holds these files as they were, and nothing else.
func isWhole(folder string, files []keptFile) bool {
	if root, err := os.Lstat(folder); err != nil || !root.IsDir() {
		return false // not there, or a link to somewhere
	}
	known, within := make(map[string]*keptFile, len(files)), map[string]bool{".": true}
	for i := range files {
		known[files[i].Name] = &files[i]
		for parent := path.Dir(files[i].Name); !within[parent]; parent = path.Dir(parent) {
			within[parent] = true
		}
	}
	found := 0
	err := fs.WalkDir(os.DirFS(folder), ".", func(name string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case entry.IsDir() && !within[name]:
			return fs.ErrInvalid
		case entry.IsDir():
			return nil
		}
		info, err := entry.Info()
		if err != nil {
			return err
		}
		if f := known[name]; f == nil || !f.is(info) {
			return fs.ErrInvalid
		}
		found++
		return nil
	})
	return err == nil && found == len(files)
}

func (f *keptFile) is(info fs.FileInfo) bool {
	return info.Mode().IsRegular() && info.Size() == f.Size && info.ModTime().UnixNano() == f.Modified
}

// file gives one kept file.
func (c editionCache) file(e *pastEdition, name string) ([]byte, bool) {
	var files []keptFile
	if !c.load(e.renderKey+".files", &files) {
		return nil, false
	}
	at := slices.IndexFunc(files, func(f keptFile) bool { return f.Name == name })
	if at < 0 {
		return nil, false
	}
	kept := filepath.Join(c.path(e.renderKey), filepath.FromSlash(name))
	if info, err := os.Lstat(kept); err != nil || !files[at].is(info) {
		return nil, false
	}
	return readRegular(kept)
}

// mostKept is how many renderings of one edition are kept: with and without a
// server, a preview and the real one.
const mostKept = 4

// keep links the files of an edition that this run has just written into the
// cache, and signs them. It is only a cache: what cannot be kept is not.
func (c editionCache) keep(e *pastEdition, written string) {
	key, ok := signingKey()
	if c.folder == "" || !ok {
		return
	}
	files := make([]keptFile, 0, len(e.index.Files))
	for _, name := range e.index.Files {
		info, err := os.Lstat(filepath.Join(written, filepath.FromSlash(name)))
		if err != nil {
			return
		}
		files = append(files, keptFile{name, info.Size(), info.ModTime().UnixNano()})
	}
	if c.restore(context.Background(), e, written, files) {
		c.saveSigned(e.renderKey+".files", files, key)
		c.forget(e)
	}
}

// restore links files into the cache that are as a list says, in the place of what
// is there. It signs nothing.
func (c editionCache) restore(ctx context.Context, e *pastEdition, from string, files []keptFile) bool {
	if c.folder == "" || os.MkdirAll(c.path(""), 0o755) != nil {
		return false
	}
	fresh, err := os.MkdirTemp(c.path(""), ".new-*")
	if err != nil {
		return false
	}
	old := fresh + "-old"
	defer os.RemoveAll(old)
	defer os.RemoveAll(fresh)
	// It may become a folder of the site.
	if os.Chmod(fresh, 0o755) != nil || linkAll(ctx, from, fresh, files, runtime.GOMAXPROCS(0)) != nil || !isWhole(fresh, files) {
		return false
	}
	_ = os.Rename(c.path(e.renderKey), old) // aside, whole: another build may be looking at it
	return os.Rename(fresh, c.path(e.renderKey)) == nil
}

// forget removes all but the newest renderings of an edition, and what killed runs
// left.
func (c editionCache) forget(e *pastEdition) {
	left, _ := filepath.Glob(c.path(".new-*"))
	for _, name := range left {
		if info, err := os.Lstat(name); err == nil && time.Since(info.ModTime()) > staleAfter {
			_ = os.RemoveAll(name)
		}
	}
	lists, err := filepath.Glob(c.path(e.Name + "-*.files"))
	lists = slices.DeleteFunc(lists, func(list string) bool { return len(filepath.Base(list)) != len(e.renderKey+".files") }) // another edition's
	if err != nil || len(lists) <= mostKept {
		return
	}
	age := func(name string) int64 {
		if info, err := os.Lstat(name); err == nil {
			return info.ModTime().UnixNano()
		}
		return 0
	}
	slices.SortFunc(lists, func(a, b string) int { return int(min(1, max(-1, age(b)-age(a)))) })
	for _, list := range lists[mostKept:] {
		_ = os.Remove(list)
		_ = os.RemoveAll(strings.TrimSuffix(list, ".files"))
	}
}

// linkOrCopy puts a file at another place too, with its time.
func linkOrCopy(from, to string) error {
	if os.Link(from, to) == nil {
		return nil
	}
	info, err := os.Stat(from)
	if err != nil {
		return err
	}
	data, err := os.ReadFile(from)
	if err != nil {
		return err
	}
	if err := os.WriteFile(to, data, 0o644); err != nil {
		return err
	}
	return os.Chtimes(to, info.ModTime(), info.ModTime())
}

// load reads a signed value; false when there is none that we have signed.
func (c editionCache) load(name string, value any) bool {
	key, ok := signingKey()
	if c.folder == "" || !ok {
		return false
	}
	data, ok := readRegular(c.path(name))
	if !ok {
		return false
	}
	signature, body, _ := bytes.Cut(data, []byte("\n"))
	return hmac.Equal(signature, []byte(sign(key, name, body))) && json.Unmarshal(body, value) == nil
}

func (c editionCache) save(name string, value any) {
	if key, ok := signingKey(); ok && c.folder != "" {
		c.saveSigned(name, value, key)
	}
}

func (c editionCache) saveSigned(name string, value any, key []byte) {
	body, err := json.Marshal(value)
	if err != nil || os.MkdirAll(c.path(""), 0o755) != nil {
		return
	}
	file, err := os.CreateTemp(c.path(""), ".new-*")
	if err != nil {
		return
	}
	_, err = file.WriteString(sign(key, name, body) + "\n" + string(body))
	if closeErr := file.Close(); err != nil || closeErr != nil || os.Rename(file.Name(), c.path(name)) != nil {
		_ = os.Remove(file.Name())
	}
}

// sign signs a value under its name, so that one cannot stand for another.
func sign(key []byte, name string, body []byte) string {
	mac := hmac.New(sha256.New, key)
	mac.Write([]byte(name + "\n"))
	mac.Write(body)
	return hex.EncodeToString(mac.Sum(nil))
}

// signingKey is this user's key, made the first time; false when there is no
// place for one.
func signingKey() ([]byte, bool) {
	folder, err := os.UserCacheDir()
	if err != nil {
		return nil, false
	}
	name := filepath.Join(folder, "lintel", "key")
	key, err := os.ReadFile(name)
	if errors.Is(err, fs.ErrNotExist) {
		key = make([]byte, 32)
		if _, err := rand.Read(key); err != nil || os.MkdirAll(filepath.Dir(name), 0o700) != nil || os.WriteFile(name, key, 0o600) != nil {
			return nil, false
		}
	} else if err != nil {
		return nil, false
	}
	return key, len(key) == 32
}
