package serve

import (
	"crypto/sha256"
	"encoding/binary"
	"hash/fnv"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

// What a site is made from, from the repository's root.
const configName = "lintel.yaml"

func inputFolders() []string { return []string{"content", "models", "themes"} }

// stamp tells one content of a file from another.
type stamp struct {
	size     int64
	modified int64 // nanoseconds
	mode     fs.FileMode
	sum      [sha256.Size]byte
	// young: written so shortly before it was read that another write may have
	// the same time, so that time proves nothing.
	young bool
}

// files are the files of a repository, by slash-separated path.
type files map[string]stamp

// youngAge is more than the coarsest clock of common file systems that matters
// here (ext4 counts in 4 ms), and hashing a file once more costs little.
const youngAge = 100 * time.Millisecond

// hashLimit is the size up to which files are hashed; a bigger one is told by
// its size and time.
const hashLimit = 16 << 20

// scan finds all files and hashes those that may have changed since before.
// enter is told of each folder before it is read; it may be nil.
func scan(directory string, before files, enter func(folder string)) files {
	found := make(files, len(before))
	now := time.Now()
	walk(directory, enter, func(name string, info fs.FileInfo) {
		s := stamp{size: info.Size(), modified: info.ModTime().UnixNano(), mode: info.Mode()}
		s.young = now.Sub(info.ModTime()) < youngAge
		old, known := before[name]
		if known && !old.young && old.size == s.size && old.modified == s.modified && old.mode == s.mode {
			s.sum = old.sum
		} else if s.size <= hashLimit {
			s.sum = hashFile(filepath.Join(directory, filepath.FromSlash(name)))
		}
		found[name] = s
	})
	return found
}

// walk visits lintel.yaml and every regular file below the folders that a site
// is made from, in no order. It reads as package source does: names that begin
// with a dot are passed over, links to files are followed, links to folders are
// not. What cannot be read is passed over; the build tells of it.
func walk(directory string, enter func(folder string), visit func(name string, info fs.FileInfo)) {
	if enter != nil {
		enter(directory)
	}
	if info, err := os.Stat(filepath.Join(directory, configName)); err == nil && info.Mode().IsRegular() {
		visit(configName, info)
	}
	var descend func(name string)
	descend = func(name string) {
		folder := filepath.Join(directory, filepath.FromSlash(name))
		if enter != nil {
			enter(folder)
		}
		entries, err := os.ReadDir(folder)
		if err != nil {
			return
		}
		for _, entry := range entries {
			if strings.HasPrefix(entry.Name(), ".") {
				continue
			}
			child := path.Join(name, entry.Name())
			if entry.IsDir() {
				descend(child)
				continue
			}
			info, err := entry.Info()
			if err == nil && info.Mode()&fs.ModeSymlink != 0 {
				info, err = os.Stat(filepath.Join(folder, entry.Name()))
			}
			if err == nil && info.Mode().IsRegular() {
				visit(child, info)
			}
		}
	}
	for _, name := range inputFolders() {
		if info, err := os.Stat(filepath.Join(directory, name)); err == nil && info.IsDir() {
			descend(name)
		}
	}
}

// hashFile gives zero for a file that cannot be read, which differs from every
// content.
func hashFile(name string) (sum [sha256.Size]byte) {
	file, err := os.Open(name)
	if err != nil {
		return sum
	}
	defer file.Close()
	hash := sha256.New()
	if _, err := io.Copy(hash, io.LimitReader(file, hashLimit)); err != nil {
		return sum
	}
	hash.Sum(sum[:0])
	return sum
}

// same tells whether two stamps are of the same content. Time counts only
// where there is no hash.
func (s stamp) same(other stamp) bool {
	if s.size != other.size || s.mode != other.mode || s.sum != other.sum {
		return false
	}
	return s.size <= hashLimit || s.modified == other.modified
}

// difference gives the paths that were added, removed or changed, sorted.
func difference(before, after files) []string {
	var changed []string
	for name, s := range after {
		if old, known := before[name]; !known || !old.same(s) {
			changed = append(changed, name)
		}
	}
	for name := range before {
		if _, still := after[name]; !still {
			changed = append(changed, name)
		}
	}
	slices.Sort(changed)
	return changed
}

// fingerprint is one number for names, sizes, times and modes of all files:
// what polling compares, without reading any.
func fingerprint(directory string) uint64 {
	var total uint64
	walk(directory, nil, func(name string, info fs.FileInfo) {
		hash := fnv.New64a()
		_, _ = io.WriteString(hash, name)
		var numbers [20]byte
		binary.LittleEndian.PutUint64(numbers[:], uint64(info.Size()))
		binary.LittleEndian.PutUint64(numbers[8:], uint64(info.ModTime().UnixNano()))
		binary.LittleEndian.PutUint32(numbers[16:], uint32(info.Mode()))
		_, _ = hash.Write(numbers[:])
		total += hash.Sum64() // a sum, because the order is not told
	})
	return total
}

// Extent is how much there is to watch.
type Extent struct {
	Folders, Texts, Models, Others int
}

// Measure counts the folders and files that a server would watch below a
// directory.
func Measure(directory string) Extent {
	var e Extent
	walk(directory, func(string) { e.Folders++ }, func(name string, _ fs.FileInfo) {
		switch {
		case strings.HasPrefix(name, "content/") && path.Ext(name) == ".md":
			e.Texts++
		case strings.HasPrefix(name, "models/"):
			e.Models++
		default:
			e.Others++
		}
	})
	return e
}
