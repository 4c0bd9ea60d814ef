package diagram

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"runtime"
	"slices"
	"strings"
	"time"
)

// pool lays graphs out in worker processes, as many as cores, or in this
// process, one graph at a time, when it has no workers. Workers are started
// when they are needed and after some hundred graphs replaced, because
// Graphviz leaks; one that is over its deadline is killed, which is the only way
// to stop it.
type pool struct {
	options Options
	// slots holds one entry a worker, nil for one that is not running. Who takes
	// an entry has the worker for himself.
	slots chan *worker
	// engine is Graphviz in this process; who holds inProcess may use it.
	engine *engine
}

// workerGraphs is how many graphs a worker lays out before it is replaced: at
// 28 kB a graph it has then grown by 8 MB.
const workerGraphs = 300

// errDeadline is a layout that took too long.
var errDeadline = errors.New("laying the graph out took too long")

// inProcess is the right to use Graphviz in this process. It belongs to the
// library's one instance, not to a pool, and is therefore a variable of the
// package. It is a channel because who waits for it has a deadline.
var inProcess = make(chan struct{}, 1)

func newPool(options Options) *pool {
	p := &pool{options: options}
	if options.Deadline <= 0 {
		p.options.Deadline = 10 * time.Second
	}
	if options.Worker == "" {
		return p
	}
	count := options.Workers
	if count <= 0 {
		count = runtime.GOMAXPROCS(0)
	}
	p.slots = make(chan *worker, count)
	for range count {
		p.slots <- nil
	}
	return p
}

// close ends the workers. It waits for those that are at work.
func (p *pool) close() {
	for range cap(p.slots) {
		if w := <-p.slots; w != nil {
			w.stop()
		}
	}
	for range cap(p.slots) {
		p.slots <- nil
	}
}

// layout lays a graph out and hands the answer to accept, which tells whether
// it is one. A worker that dies, hangs or answers rubbish is replaced, and the
// graph tried once more.
func (p *pool) layout(ctx context.Context, dot []byte, accept func([]byte) error) error {
	if p.slots == nil {
		return p.here(ctx, dot, accept)
	}
	var w *worker
	select {
	case w = <-p.slots:
	case <-ctx.Done():
		return ctx.Err()
	}
	defer func() { p.slots <- w }()
	var err error
	for range 2 {
		if w, err = p.attempt(ctx, w, dot, accept); err == nil || ctx.Err() != nil {
			break
		}
	}
	return err
}

// attempt lays a graph out once. It gives the worker to keep, nil when it had
// to be stopped.
func (p *pool) attempt(ctx context.Context, w *worker, dot []byte, accept func([]byte) error) (*worker, error) {
	if w == nil {
		var err error
		if w, err = startWorker(p.options); err != nil {
			return nil, err
		}
	}
	answer, err := w.ask(ctx, dot, p.options.Deadline)
	if err == nil {
		err = accept(answer)
	}
	if err != nil || w.graphs >= workerGraphs {
		w.stop()
		w = nil
	}
	return w, err
}

// here lays a graph out in this process. A graph that takes too long cannot be
// stopped: it keeps Graphviz until it is done, and others are drawn without.
func (p *pool) here(ctx context.Context, dot []byte, accept func([]byte) error) error {
	deadline := time.NewTimer(p.options.Deadline)
	defer deadline.Stop()
	select {
	case inProcess <- struct{}{}:
	case <-deadline.C:
		return errDeadline
	case <-ctx.Done():
		return ctx.Err()
	}
	type result struct {
		answer []byte
		err    error
	}
	done := make(chan result, 1)
	go func() {
		defer func() { <-inProcess }()
		answer, err := p.draw(dot)
		done <- result{answer, err}
	}()
	select {
	case r := <-done:
		if r.err != nil {
			return r.err
		}
		return accept(r.answer)
	case <-deadline.C:
		return errDeadline
	case <-ctx.Done():
		return ctx.Err()
	}
}

// draw lays a graph out with this process's Graphviz, which is started anew
// after a failure.
func (p *pool) draw(dot []byte) (answer []byte, err error) {
	if p.engine == nil {
		if p.engine, err = newEngine(); err != nil {
			return nil, err
		}
	}
	if answer, err = p.engine.layout(dot); err != nil {
		p.engine = nil
	}
	return answer, err
}

// worker is a running worker process.
type worker struct {
	command *exec.Cmd
	in      io.WriteCloser
	out     io.ReadCloser
	graphs  int
}

func startWorker(options Options) (*worker, error) {
	command := exec.Command(options.Worker, options.workerArguments...)
	command.Env = slices.DeleteFunc(os.Environ(), func(entry string) bool {
		return strings.HasPrefix(entry, workerVariable+"=") || strings.HasPrefix(entry, "GOMAXPROCS=")
	})
	// Two: one lays out, which the scheduler cannot interrupt, one sees the end
	// of the input.
	command.Env = append(command.Env, workerVariable+"="+workerMode, "GOMAXPROCS=2")
	command.Env = append(command.Env, options.workerEnvironment...)
	in, err := command.StdinPipe()
	if err != nil {
		return nil, fmt.Errorf("start worker: %w", err)
	}
	out, err := command.StdoutPipe()
	if err != nil {
		return nil, fmt.Errorf("start worker: %w", err)
	}
	if err := command.Start(); err != nil {
		return nil, fmt.Errorf("start worker: %w", err)
	}
	return &worker{command: command, in: in, out: out}, nil
}

// ask sends a graph and waits for the answer. After an error the worker is in
// no known state and must be stopped.
func (w *worker) ask(ctx context.Context, dot []byte, deadline time.Duration) ([]byte, error) {
	w.graphs++
	type result struct {
		message []byte
		err     error
	}
	done := make(chan result, 1)
	go func() {
		if err := writeMessage(w.in, dot); err != nil {
			done <- result{err: fmt.Errorf("ask worker: %w", err)}
			return
		}
		message, err := readMessage(w.out)
		if err != nil {
			err = fmt.Errorf("hear worker: %w", err)
		}
		done <- result{message, err}
	}()
	timer := time.NewTimer(deadline)
	defer timer.Stop()
	select {
	case r := <-done:
		return content(r.message, r.err)
	case <-timer.C:
		return nil, errDeadline
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

// content takes an answer apart.
func content(message []byte, err error) ([]byte, error) {
	switch {
	case err != nil:
		return nil, err
	case len(message) > 0 && message[0] == '+':
		return message[1:], nil
	case len(message) > 0 && message[0] == '-':
		return nil, fmt.Errorf("worker: %s", message[1:])
	}
	return nil, errors.New("hear worker: neither a layout nor a reason")
}

// stop ends the process, at work or not.
func (w *worker) stop() {
	_ = w.in.Close()
	_ = w.command.Process.Kill()
	_ = w.command.Wait()
}
