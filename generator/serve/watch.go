package serve

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"syscall"
	"time"

	"github.com/fsnotify/fsnotify"
)

const (
	// firstTime is how long it must be quiet before files are read.
	firstTime = 10 * time.Millisecond
	// settleTime is how long it must be quiet before what was read is shown.
	settleTime = 50 * time.Millisecond
	// settleLimit is when it is shown though it is not quiet: a program that
	// writes all the time must not keep the site from being rebuilt.
	settleLimit = time.Second
	// failureLimit is the same for a build that failed.
	failureLimit = 5 * time.Second
	// pollInterval is how often file times are compared without events.
	pollInterval = 500 * time.Millisecond
	// lookInterval is how often it is seen to that the repository's folder is
	// still the same one, which no event tells.
	lookInterval = time.Second
)

// watch tells by wake that something may have changed. It never tells what:
// who is woken compares all files.
type watch struct {
	directory string
	notice    func(Notice)
	wake      chan struct{} // holds one
	last      atomic.Int64  // when the last event came, in Unix nanoseconds
	stop      chan struct{}

	add   func(folder string) error // nil when polling
	close func() error
	root  fs.FileInfo // the directory as it was when last watched
}

// newWatch begins to watch; folders are added by enter.
func newWatch(directory string, poll bool, notice func(Notice)) *watch {
	if notice == nil {
		notice = func(Notice) {}
	}
	w := &watch{directory: directory, notice: notice, wake: make(chan struct{}, 1), stop: make(chan struct{})}
	w.root, _ = os.Stat(directory)
	if poll {
		w.startPolling()
		return w
	}
	notifier, err := fsnotify.NewWatcher()
	if err != nil {
		w.fall(err)
		return w
	}
	w.add, w.close = notifier.Add, notifier.Close
	go w.listen(notifier)
	if IsRemoteMount(directory) {
		w.notice(Notice{Kind: RemoteMount})
	}
	return w
}

// end frees what the watch holds.
func (w *watch) end() {
	close(w.stop)
	if w.close != nil {
		_ = w.close()
	}
}

// touch wakes who waits; one who is awake already is woken once more.
func (w *watch) touch() {
	w.last.Store(time.Now().UnixNano())
	select {
	case w.wake <- struct{}{}:
	default:
	}
}

// woken tells whether there was an event since it was last asked, and since
// the wake was last taken.
func (w *watch) woken() bool {
	select {
	case <-w.wake:
		return true
	default:
		return false
	}
}

// listen turns the system's events into wakes. An error is mostly an overflow
// of its queue, and is answered as any event: by comparing all files.
func (w *watch) listen(notifier *fsnotify.Watcher) {
	for {
		select {
		case event, open := <-notifier.Events:
			if !open {
				return
			}
			if w.concerns(event.Name) {
				w.touch()
			}
		case _, open := <-notifier.Errors:
			if !open {
				return
			}
			w.touch()
		}
	}
}

// concerns tells whether a path is of what a site is made from. The root holds
// much else, its output among it.
func (w *watch) concerns(name string) bool {
	relative, err := filepath.Rel(w.directory, name)
	if err != nil {
		return true
	}
	relative = filepath.ToSlash(relative)
	if strings.HasPrefix(filepath.Base(relative), ".") && relative != "." {
		return false
	}
	top, _, _ := strings.Cut(relative, "/")
	if top == "." || top == configName {
		return true
	}
	for _, folder := range inputFolders() {
		if top == folder {
			return true
		}
	}
	return false
}

// enter watches a folder. One that is gone or closed to us is no failure: the
// build tells of it. Adding a folder twice is cheap, and needed: it may be
// another one of the same name.
func (w *watch) enter(folder string) {
	if w.add == nil {
		return
	}
	err := w.add(folder)
	if err == nil || errors.Is(err, fs.ErrNotExist) || errors.Is(err, fs.ErrPermission) || errors.Is(err, syscall.ENOTDIR) {
		return
	}
	w.fall(err)
}

// fall goes over to polling.
func (w *watch) fall(err error) {
	if w.close != nil {
		_ = w.close()
	}
	w.add, w.close = nil, nil
	kind := WatchFailed
	if errors.Is(err, syscall.ENOSPC) || errors.Is(err, syscall.EMFILE) {
		kind = WatchLimit
	}
	w.notice(Notice{Kind: kind, Err: err})
	w.startPolling()
	w.touch() // what changed between the first folder and this one
}

// startPolling compares file times from now on.
func (w *watch) startPolling() {
	last := fingerprint(w.directory)
	go func() {
		// While something changes it is looked at often, so that settling works
		// as it does with events.
		wait := pollInterval
		for {
			select {
			case <-w.stop:
				return
			case <-time.After(wait):
			}
			wait = pollInterval
			if now := fingerprint(w.directory); now != last {
				last, wait = now, settleTime/2
				w.touch()
			}
		}
	}()
}

// replaced tells whether the repository's folder is another one than before,
// or gone, or back.
func (w *watch) replaced() bool {
	now, err := os.Stat(w.directory)
	if err != nil {
		gone := w.root != nil
		w.root = nil
		return gone
	}
	same := w.root != nil && os.SameFile(w.root, now)
	w.root = now
	return !same
}

// quiet waits until there was no event for a time, or until the limit; false
// when the context ended. It takes no wake.
func (w *watch) quiet(ctx context.Context, wanted time.Duration, limit time.Time) bool {
	for {
		rest := wanted - time.Since(time.Unix(0, w.last.Load()))
		rest = min(rest, time.Until(limit))
		if rest <= 0 {
			return ctx.Err() == nil
		}
		select {
		case <-ctx.Done():
			return false
		case <-time.After(rest):
		}
	}
}

// TryWatch watches everything that a server would, and stops again: the error
// is what would make it poll.
func TryWatch(directory string) error {
	notifier, err := fsnotify.NewWatcher()
	if err != nil {
		return err
	}
	defer notifier.Close()
	var failure error
	walk(directory, func(folder string) {
		if err := notifier.Add(folder); err != nil && failure == nil {
			failure = err
		}
	}, func(string, fs.FileInfo) {})
	return failure
}
