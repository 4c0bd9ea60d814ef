package generator

import (
	"crypto/sha256"
	"encoding/hex"
	"os"
	"path/filepath"
	"strings"

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

// Get gives what is kept under a key: a hash in hexadecimal. What is cut off or
// changed, or is more than coloured code, is as good as missing: a repository
// may bring a cache of its own making.
func (c cache) Get(key string) (string, bool) {
	data, ok := readRegular(filepath.Join(c.folder, key))
	if !ok {
		return "", false
	}
	sum, value, _ := strings.Cut(string(data), "\n")
	return value, sum == checksum(value) && isCode(value)
}

// readRegular reads a file that is one: a pipe would be waited for, and a link
// could lead anywhere.
func readRegular(name string) ([]byte, bool) {
	info, err := os.Lstat(name)
	if err != nil || !info.Mode().IsRegular() {
		return nil, false
	}
	data, err := os.ReadFile(name)
	return data, err == nil
}

func checksum(value string) string {
	sum := sha256.Sum256([]byte(value))
	return hex.EncodeToString(sum[:])
}

// isCode tells whether all that a value has is a block of code and spans with
// a class in it.
func isCode(value string) bool {
	rest, ok := strings.CutPrefix(value, `<pre class="lt-code" tabindex="0"><code`)
	if !ok {
		return false
	}
	if class, ok := strings.CutPrefix(rest, ` class="language-`); ok {
		_, rest, _ = strings.Cut(class, `"`)
	}
	rest, opened := strings.CutPrefix(rest, ">")
	rest, closed := strings.CutSuffix(rest, "</code></pre>\n")
	for opened && closed {
		_, tag, found := strings.Cut(rest, "<")
		if !found {
			return true
		}
		if rest, found = strings.CutPrefix(tag, "/span>"); found {
			continue
		}
		class, after, found := strings.Cut(strings.TrimPrefix(tag, `span class="`), `">`)
		if !found || class == tag || strings.Trim(class, "abcdefghijklmnopqrstuvwxyz0123456789-") != "" {
			return false
		}
		rest = after
	}
	return false
}

// Put keeps a value under its checksum; it appears whole, by a rename.
func (c cache) Put(key, value string) {
	if os.MkdirAll(c.folder, 0o755) != nil {
		return
	}
	file, err := os.CreateTemp(c.folder, ".new-*")
	if err != nil {
		return
	}
	_, err = file.WriteString(checksum(value) + "\n" + value)
	if closeErr := file.Close(); err != nil || closeErr != nil || os.Rename(file.Name(), filepath.Join(c.folder, key)) != nil {
		_ = os.Remove(file.Name())
	}
}
