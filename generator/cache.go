package generator

import (
	"os"
	"path/filepath"

	"lintel/generator/markdown"
)

// cache keeps what is pure and dear by the hash of what it was made from. What
// cannot be read is made again; what cannot be written is not kept.
type cache struct {
	folder string
}

// openCache gives a cache in a folder, nil when there is no folder.
func openCache(folder string) markdown.Cache {
	if folder == "" {
		return nil
	}
	return cache{filepath.Join(folder, "code")}
}

// layoutFolder is where layouts are kept below the cache, "" when there is none.
func layoutFolder(folder string) string {
	if folder == "" {
		return ""
	}
	return filepath.Join(folder, "layout")
}

// Get gives what is kept under a key: a hash in hexadecimal.
func (c cache) Get(key string) (string, bool) {
	data, err := os.ReadFile(filepath.Join(c.folder, key))
	if err != nil || len(data) == 0 || data[len(data)-1] != 0 {
		return "", false // missing, or cut off
	}
	return string(data[:len(data)-1]), true
}

// Put keeps a value. It ends in a NUL, so that a cut file is known; it appears
// whole, by a rename.
func (c cache) Put(key, value string) {
	if os.MkdirAll(c.folder, 0o755) != nil {
		return
	}
	file, err := os.CreateTemp(c.folder, ".new-*")
	if err != nil {
		return
	}
	_, err = file.WriteString(value + "\x00")
	if closeErr := file.Close(); err != nil || closeErr != nil || os.Rename(file.Name(), filepath.Join(c.folder, key)) != nil {
		_ = os.Remove(file.Name())
	}
}
