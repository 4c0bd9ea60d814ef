package serve

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"time"

	"lintel/generator"
	"lintel/generator/source"
)

// rebuilder is what the one goroutine that rebuilds knows.
type rebuilder struct {
	server  *Server
	watch   *watch
	known   files
	pending []string // changed, but no build that was shown saw it
	failure string   // the machine's, when the last build met one
}

// rebuildAlways rebuilds after every change until the context ends.
func (s *Server) rebuildAlways(ctx context.Context) {
	w := newWatch(s.directory, s.options.Poll, s.options.Notice)
	defer w.end()
	r := &rebuilder{server: s, watch: w, known: scan(s.directory, nil, w.enter)}
	r.rebuild(ctx)
	look := time.NewTicker(lookInterval)
	defer look.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-w.wake:
			r.follow(ctx, false)
		case <-look.C:
			// After the machine's failure it is tried again: what was wrong may
			// be mended without a change to a file.
			if w.replaced() || r.failure != "" {
				r.follow(ctx, true)
			}
		}
	}
}

// follow rebuilds after an event; again is set to do so without a change too.
func (r *rebuilder) follow(ctx context.Context, again bool) {
	if !r.watch.quiet(ctx, firstTime, time.Now().Add(settleLimit)) {
		return
	}
	if r.compare() || again {
		r.rebuild(ctx)
	}
}

// compare finds what changed since the last look, and tells whether anything did.
func (r *rebuilder) compare() bool {
	now := scan(r.server.directory, r.known, r.watch.enter)
	changed := difference(r.known, now)
	r.known = now
	r.owe(changed)
	return len(changed) > 0
}

// owe notes files that a build has yet to show; one that changed twice once.
func (r *rebuilder) owe(changed []string) {
	r.pending = append(r.pending, changed...)
	slices.Sort(r.pending)
	r.pending = slices.Compact(r.pending)
}

// rebuild builds while it settles: the result is shown when it has been quiet
// long enough and nothing changed since the files were read. Otherwise it saw
// half of a change, and is made again; but not for ever, because a program may
// write all the time: then it is shown, and made again. What failed is given
// more time to be mended.
func (r *rebuilder) rebuild(ctx context.Context) {
	for begin := time.Now(); ; {
		changed, start := r.pending, time.Now()
		r.pending = nil
		result, err := build(ctx, r.server.directory, r.server.options.Build)
		took := time.Since(start)
		limit := begin.Add(settleLimit)
		if err != nil || result.Failed() {
			limit = begin.Add(failureLimit)
		}
		if !r.watch.quiet(ctx, settleTime, limit) {
			discard(result)
			return
		}
		late := r.watch.woken() && r.compare()
		if late && time.Now().Before(limit) {
			discard(result)
			r.owe(changed)
		} else {
			r.show(result, err, changed, took)
			begin = time.Now()
		}
		if !late || !r.watch.quiet(ctx, firstTime, limit) {
			return
		}
		if r.watch.woken() {
			r.compare()
		}
	}
}

// discard closes a result that nobody will read.
func discard(result *generator.Result) {
	if result != nil {
		result.Close()
	}
}

// show sets the state that came of a build and tells of it.
func (r *rebuilder) show(result *generator.Result, err error, changed []string, took time.Duration) {
	failure := ""
	if err != nil {
		failure = err.Error()
	}
	if failure != "" && failure == r.failure {
		return // as before, and told
	}
	r.failure = failure
	before, _ := r.server.live.get()
	next := r.server.next(before, result, err, changed)
	r.server.live.set(next)
	if before.site != nil && before.site != next.site {
		before.site.retire()
	}
	r.server.readyOnce.Do(func() { close(r.server.ready) })
	if r.server.options.Report == nil {
		return
	}
	told := Rebuild{Time: time.Now(), Duration: took, Files: len(changed), Pages: len(next.pages), Err: err, Result: result}
	if result != nil {
		told.Findings = result.Findings
	}
	r.server.options.Report(told)
}

// build makes a site from the directory as it is now. It is opened anew, for
// the folder may be another one. A panic is an error: a mistake of ours in an
// unheard-of file must not end the server.
func build(ctx context.Context, directory string, options generator.Options) (result *generator.Result, err error) {
	defer func() {
		if problem := recover(); problem != nil {
			result, err = nil, fmt.Errorf("lintel made a mistake: %v", problem)
		}
	}()
	tree, err := source.OpenDirectory(directory)
	if err != nil {
		return nil, err
	}
	result, err = generator.Build(ctx, tree, options)
	if err == nil && result == nil {
		err = errors.New("lintel made nothing")
	}
	return result, err
}

// next makes the state after a build.
func (s *Server) next(before *state, result *generator.Result, err error, changed []string) *state {
	next := &state{number: before.number + 1, site: before.site, images: before.images, image: before.image}
	next.findings = s.findingsEvent(next.number, result, err)
	if err != nil || result.Output == nil {
		return next
	}
	next.site = newPublished(result)
	s.followImages(before, next, changed)
	seen := map[string]bool{}
	for _, c := range s.live.clients() {
		if !seen[c.page] && c.version != "" && c.version != next.site.version(pathOf(c.page)) {
			next.pages = append(next.pages, c.page)
		}
		seen[c.page] = true
	}
	return next
}

// followImages notes which images changed: their addresses stay the same, so
// that no page's version tells of it.
func (s *Server) followImages(before, next *state, changed []string) {
	if len(changed) == 0 {
		return
	}
	former, present := before.site.images(), next.site.images()
	cloned := false
	for _, name := range changed {
		for _, addresses := range [...]map[string]string{former, present} {
			address, shown := addresses[name]
			if !shown {
				continue
			}
			if !cloned {
				next.images, cloned = maps.Clone(next.images), true
				if next.images == nil {
					next.images = map[string]int{}
				}
			}
			next.images[address], next.image = next.number, next.number
		}
	}
}
