package diagram

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"time"
)

// cache keeps layouts in a folder, by the hash of what was asked and who
// answered. Whatever is wrong with it costs time and nothing else: a file that
// is cut or of another form is a miss, a folder that cannot be written keeps
// nothing. Two processes may use it at once: a file appears whole, under its
// name, or not at all.
type cache struct {
	folder string // "" keeps nothing
	limit  int64  // bytes
}

// cacheLimit bounds the folder; the layout of a picture of thirty nodes takes
// 8 kB.
const cacheLimit = 64 << 20

// cacheForm is the first line of a file; a file of an older form is a miss.
const cacheForm = "lintel layout 1 "

// name is the file of a graph.
func (c *cache) name(dot []byte) string {
	sum := sha256.Sum256(slices.Concat([]byte(graphvizVersion+"\n"), dot))
	return filepath.Join(c.folder, hex.EncodeToString(sum[:16])+".layout")
}

// get gives the layout of a graph, nil when it is not there.
func (c *cache) get(dot []byte) *layout {
	if c.folder == "" {
		return nil
	}
	name := c.name(dot)
	data, err := os.ReadFile(name)
	if err != nil {
		return nil
	}
	body, ok := bytes.CutPrefix(data, []byte(cacheForm))
	sum, body, found := bytes.Cut(body, []byte("\n"))
	if !ok || !found || string(sum) != checksum(body) {
		return nil
	}
	l := &layout{}
	if json.Unmarshal(body, l) != nil {
		return nil
	}
	// What is used stays: the oldest are removed first.
	if info, err := os.Stat(name); err == nil && time.Since(info.ModTime()) > 24*time.Hour {
		now := time.Now()
		_ = os.Chtimes(name, now, now)
	}
	return l
}

func checksum(body []byte) string {
	sum := sha256.Sum256(body)
	return hex.EncodeToString(sum[:8])
}

// put keeps a layout.
func (c *cache) put(dot []byte, l *layout) {
	if c.folder == "" {
		return
	}
	body, err := json.Marshal(l)
	if err != nil || os.MkdirAll(c.folder, 0o755) != nil {
		return
	}
	file, err := os.CreateTemp(c.folder, "new-*")
	if err != nil {
		return
	}
	_, err = file.Write(slices.Concat([]byte(cacheForm+checksum(body)+"\n"), body))
	if closing := file.Close(); err != nil || closing != nil || os.Rename(file.Name(), c.name(dot)) != nil {
		_ = os.Remove(file.Name())
	}
}

// trim removes the files that were longest not used until the folder is
// within its limit, and what a killed process has left half written.
func (c *cache) trim() {
	if c.folder == "" {
		return
	}
	entries, err := os.ReadDir(c.folder)
	if err != nil {
		return
	}
	type kept struct {
		name string
		size int64
		used time.Time
	}
	var files []kept
	total := int64(0)
	for _, entry := range entries {
		info, err := entry.Info()
		if err != nil || !info.Mode().IsRegular() {
			continue
		}
		name := filepath.Join(c.folder, entry.Name())
		switch filepath.Ext(name) {
		case ".layout":
			files = append(files, kept{name, info.Size(), info.ModTime()})
			total += info.Size()
		case "":
			if time.Since(info.ModTime()) > time.Hour {
				_ = os.Remove(name)
			}
		}
	}
	slices.SortFunc(files, func(a, b kept) int { return cmp.Or(a.used.Compare(b.used), cmp.Compare(a.name, b.name)) })
	for _, f := range files {
		if total <= c.limit {
			return
		}
		if os.Remove(f.name) == nil {
			total -= f.size
		}
	}
}
