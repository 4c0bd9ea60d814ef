package serve

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"time"

	"lintel/generator"
	"lintel/generator/diag"
)

// Options are what a server is told. Directory is required; the zero value of
// the rest watches by events and is silent.
type Options struct {
	Directory string            // the repository
	Build     generator.Options // its BaseURL is set to the server's address
	Lang      string            // of findings and the overlay: nb, nn or en
	Hosts     []string          // names that may be asked for, beside the loopback's
	EditorURL string            // with {path}, {line} and {column}; "" is DefaultEditorURL
	Poll      bool              // compare file times instead of waiting for events

	// Report is told of each rebuild, Notice of what a user should know about
	// the watching; both from one goroutine. They may be nil.
	Report func(Rebuild)
	Notice func(Notice)
	// Search makes what answers /api/search for a good site. It is called at
	// the site's first search; an answer that is an io.Closer is closed when a
	// newer site has taken its place. It may be nil.
	Search func(*generator.Result) http.Handler
}

// DefaultEditorURL opens a place in Visual Studio Code.
const DefaultEditorURL = "vscode://file/{path}:{line}:{column}"

// Rebuild is what came of one.
type Rebuild struct {
	Time     time.Time     // when it was done
	Duration time.Duration // without the settling
	Files    int           // how many files changed; 0 for the first build
	Pages    int           // how many of the open pages changed
	Findings []diag.Finding
	Err      error             // the machine's failure
	Result   *generator.Result // nil with an error
}

// Notice is something to know about the watching.
type Notice struct {
	Kind NoticeKind
	Err  error // why, when there is a reason
}

// NoticeKind tells what a notice is about.
type NoticeKind int

// The notices.
const (
	// WatchLimit: the system allows no more watched folders; polling instead.
	WatchLimit NoticeKind = iota
	// WatchFailed: folders cannot be watched; polling instead.
	WatchFailed
	// RemoteMount: the folder lies where changes by others make no events.
	RemoteMount
)

// Server shows one repository. Make it with New.
type Server struct {
	options   Options
	directory string // absolute
	hosts     hosts
	live      broadcast
	ready     chan struct{} // closed when the first build is done
	readyOnce sync.Once
}

// ErrEditorURL tells that the editor's address is no such.
var ErrEditorURL = errors.New("the editor's address needs a scheme and {path}, as " + DefaultEditorURL)

// New makes a server. The error is about the options.
func New(options Options) (*Server, error) {
	directory, err := filepath.Abs(options.Directory)
	if err != nil {
		return nil, fmt.Errorf("serve: %w", err)
	}
	info, err := os.Stat(directory)
	if err != nil {
		return nil, fmt.Errorf("serve: %w", err)
	}
	if !info.IsDir() {
		return nil, fmt.Errorf("serve %s: %w", directory, syscall.ENOTDIR)
	}
	if options.EditorURL == "" {
		options.EditorURL = DefaultEditorURL
	}
	if !validEditorURL(options.EditorURL) {
		return nil, ErrEditorURL
	}
	s := &Server{options: options, directory: directory, ready: make(chan struct{})}
	s.live.set(&state{})
	return s, nil
}

// nextPorts is how many ports after the wanted one are tried.
const nextPorts = 20

// Listen opens an address, or when next is set one of the ports after it, when
// it is taken. ErrPortTaken tells that it is.
func Listen(address string, next bool) (net.Listener, error) {
	host, port, err := net.SplitHostPort(address)
	if err != nil {
		return nil, fmt.Errorf("listen: %w", err)
	}
	number, err := strconv.ParseUint(port, 10, 16)
	if err != nil {
		return nil, fmt.Errorf("listen: %q is no port", port)
	}
	for i := range nextPorts {
		listener, err := net.Listen("tcp", net.JoinHostPort(host, strconv.Itoa(int(number)+i)))
		if err == nil {
			return listener, nil
		}
		if !errors.Is(err, syscall.EADDRINUSE) {
			return nil, err
		}
		if !next || int(number)+i == 65535 {
			break
		}
	}
	return nil, fmt.Errorf("%s: %w", address, ErrPortTaken)
}

// ErrPortTaken tells that another program listens there.
var ErrPortTaken = errors.New("another program listens there")

// URL is the address by which a browser on this machine reaches a listener.
func URL(address net.Addr) string {
	host, port, err := net.SplitHostPort(address.String())
	if err != nil {
		return "http://" + address.String()
	}
	if ip := net.ParseIP(host); ip == nil || ip.IsUnspecified() {
		host = "127.0.0.1"
	}
	return "http://" + net.JoinHostPort(host, port)
}

// stopTime is how long requests under way and a build have to come to an end.
const stopTime = 400 * time.Millisecond

// Serve answers on the listener and rebuilds until the context ends, which is
// no error. It closes the listener.
func (s *Server) Serve(ctx context.Context, listener net.Listener) error {
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	s.hosts = newHosts(listener.Addr(), s.options.Hosts)
	s.options.Build.BaseURL = URL(listener.Addr())
	web := &http.Server{
		Handler: s, BaseContext: func(net.Listener) context.Context { return ctx }, ErrorLog: log.New(io.Discard, "", 0),
		ReadHeaderTimeout: 5 * time.Second, ReadTimeout: 10 * time.Second, WriteTimeout: 30 * time.Second, IdleTimeout: time.Minute,
		MaxHeaderBytes: 1 << 16,
	}
	rebuilding, answering := make(chan struct{}), make(chan error, 1)
	go func() {
		defer close(rebuilding)
		s.rebuildAlways(ctx)
	}()
	go func() { answering <- web.Serve(listener) }()
	var failure error
	select {
	case failure = <-answering:
	case <-ctx.Done():
	}
	stop()
	// What does not end by itself in time is cut off: nothing here is lost by it.
	deadline, cancel := context.WithTimeout(context.Background(), stopTime)
	defer cancel()
	if web.Shutdown(deadline) != nil {
		_ = web.Close()
	}
	select {
	case <-rebuilding:
	case <-time.After(stopTime):
	}
	if last, _ := s.live.get(); last.site != nil {
		last.site.retire()
	}
	if failure != nil && !errors.Is(failure, http.ErrServerClosed) {
		return fmt.Errorf("serve: %w", failure)
	}
	return nil
}

// hosts are the values of the Host header that are answered.
type hosts struct {
	exact map[string]bool // with port
	names map[string]bool // with any port
}

// newHosts allows the loopback's names at the listener's port, the listener's
// own address unless it is every address, and the given names.
func newHosts(address net.Addr, allowed []string) hosts {
	h := hosts{exact: map[string]bool{}, names: map[string]bool{}}
	host, port, err := net.SplitHostPort(address.String())
	if err == nil {
		for _, name := range [...]string{"127.0.0.1", "localhost", "::1", host} {
			if ip := net.ParseIP(name); ip != nil && ip.IsUnspecified() {
				continue
			}
			h.exact[net.JoinHostPort(name, port)] = true
			if port == "80" {
				h.exact[strings.TrimSuffix(net.JoinHostPort(name, port), ":80")] = true
			}
		}
	}
	for _, name := range allowed {
		h.names[strings.ToLower(name)] = true
	}
	return h
}

// allow tells whether a request for that host is answered.
func (h hosts) allow(host string) bool {
	host = strings.ToLower(host)
	if h.exact[host] || h.names[host] {
		return true
	}
	name, _, err := net.SplitHostPort(host)
	return err == nil && h.names[name]
}
