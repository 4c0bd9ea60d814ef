package serve

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/http"
	"path"
	"strconv"
	"strings"
	"sync"

	"lintel/generator"
)

// state is what is shown after a rebuild. It is not changed once it is set.
type state struct {
	number   int            // counts up; 0 before the first build is done
	site     *published     // the last good one, nil before there is one
	findings []byte         // the data of the event, JSON on one line
	pages    []string       // open pages that changed with this rebuild
	images   map[string]int // addresses of images and the like, with the number of their last change
	image    int            // the newest of those numbers
}

// broadcast holds the newest state and wakes those who wait for it. A waiter
// that is slow finds the newest, so that nobody holds up a rebuild and nothing
// queues.
type broadcast struct {
	mu      sync.Mutex
	current *state
	changed chan struct{}
	open    map[*client]bool
}

// client is a page that is open in a browser.
type client struct {
	page    string // as the browser gave it
	version string
}

// get gives the newest state and what is closed when there is a newer one.
func (b *broadcast) get() (*state, <-chan struct{}) {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.current, b.changed
}

// borrow gives the newest state, with its site open until release is called.
func (b *broadcast) borrow() (current *state, release func()) {
	for {
		current, _ = b.get()
		if current.site == nil {
			return current, func() {}
		}
		if current.site.acquire() {
			return current, current.site.release
		}
		if newest, _ := b.get(); newest == current {
			return &state{number: current.number, findings: current.findings}, func() {} // the server stops
		}
	}
}

// set shows a state.
func (b *broadcast) set(s *state) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.current = s
	if b.changed != nil {
		close(b.changed)
	}
	b.changed = make(chan struct{})
}

// join counts a client among the open ones; false when there are too many.
func (b *broadcast) join(c *client) bool {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.open == nil {
		b.open = map[*client]bool{}
	}
	if len(b.open) >= maxClients {
		return false
	}
	b.open[c] = true
	return true
}

func (b *broadcast) leave(c *client) {
	b.mu.Lock()
	defer b.mu.Unlock()
	delete(b.open, c)
}

// clients gives the open ones.
func (b *broadcast) clients() []client {
	b.mu.Lock()
	defer b.mu.Unlock()
	list := make([]client, 0, len(b.open))
	for c := range b.open {
		list = append(list, *c)
	}
	return list
}

// published is a good site. It renders what is asked for and remembers the
// hash of it, never the page. It holds the processes that draw its pictures,
// which are ended when it is retired and nobody reads it any more.
type published struct {
	result *generator.Result

	mu      sync.Mutex
	sums    map[string]string // by file
	readers int
	retired bool

	searchOnce sync.Once
	search     http.Handler
}

func newPublished(result *generator.Result) *published {
	return &published{result: result, sums: map[string]string{}}
}

// acquire lets a reader in; false when the site is closed, because there is a
// newer one.
func (p *published) acquire() bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.retired && p.readers == 0 {
		return false
	}
	p.readers++
	return true
}

// release lets a reader out, and closes the site behind the last one.
func (p *published) release() {
	p.mu.Lock()
	p.readers--
	last := p.retired && p.readers == 0
	p.mu.Unlock()
	if last {
		p.close()
	}
}

// close frees what the site holds, when nobody reads it.
func (p *published) close() {
	p.searchOnce.Do(func() {}) // none is made from now on
	if closer, ok := p.search.(io.Closer); ok {
		_ = closer.Close()
	}
	p.result.Close()
}

// retire closes the site as soon as nobody reads it.
func (p *published) retire() {
	p.mu.Lock()
	unread := !p.retired && p.readers == 0
	p.retired = true
	p.mu.Unlock()
	if unread {
		p.close()
	}
}

// answer is what stands at an address.
type answer struct {
	name   string // the file
	status int    // 200, 404, or 301 for a folder without its slash
}

// has tells whether a file is published. Only names of the list are ever read.
func (p *published) has(name string) bool {
	return p.result.Output.Has(name)
}

// find gives what stands at the path of an address; the page that says that
// there is nothing, in the language of the address, when there is nothing.
func (p *published) find(address string) answer {
	name, rooted := strings.CutPrefix(address, "/")
	if rooted && (name == "" || strings.HasSuffix(name, "/")) {
		name += "index.html"
	}
	switch {
	case rooted && p.has(name):
		return answer{name, http.StatusOK}
	case rooted && fs.ValidPath(name) && p.has(name+"/index.html"):
		return answer{name, http.StatusMovedPermanently}
	}
	first, _, _ := strings.Cut(strings.TrimPrefix(address, "/"), "/")
	if lost := path.Join(first, "404.html"); first != "" && p.has(lost) {
		return answer{lost, http.StatusNotFound}
	}
	return answer{"404.html", http.StatusNotFound}
}

// read makes a file. A mistake in a template that panics is an error here: it
// must not end the server.
func (p *published) read(name string) (data []byte, err error) {
	defer func() {
		if problem := recover(); problem != nil {
			err = fmt.Errorf("%s: %v", name, problem)
		}
	}()
	data, err = p.result.Output.ReadFile(name)
	if err != nil {
		return nil, err
	}
	p.remember(name, sum(data))
	return data, nil
}

func (p *published) remember(name, hash string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.sums[name] = hash
}

// version tells what stands at an address from what stood there before.
func (p *published) version(address string) string {
	if p == nil {
		return "none"
	}
	a := p.find(address)
	p.mu.Lock()
	hash, known := p.sums[a.name]
	p.mu.Unlock()
	if known {
		return version(a.status, hash)
	}
	data, err := p.read(a.name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return version(http.StatusNotFound, "")
	case err != nil:
		return version(http.StatusInternalServerError, sum([]byte(err.Error())))
	}
	return version(a.status, sum(data))
}

func version(status int, hash string) string { return strconv.Itoa(status) + "-" + hash }

func sum(data []byte) string {
	hash := sha256.Sum256(data)
	return hex.EncodeToString(hash[:12])
}

// images gives the published addresses of the repository's files that are
// copied as they are.
func (p *published) images() map[string]string {
	addresses := map[string]string{}
	if p != nil {
		for _, f := range p.result.Site.Files {
			if f.Source != "" {
				addresses[f.Source] = "/" + f.Path
			}
		}
	}
	return addresses
}
