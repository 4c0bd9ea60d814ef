package diagram

import (
	"bufio"
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"os"

	"github.com/goccy/go-graphviz"

	"lintel/generator/diagram/privatetmp"
)

// restored gives the process its temporary folder back once go-graphviz has
// started; see privatetmp.
var restored = privatetmp.Restore()

// graphvizVersion stands in the key of the cache: the module's version and the
// Graphviz inside it.
const graphvizVersion = "go-graphviz 0.2.10, graphviz 12.1"

// workerVariable puts a process of our binary in worker mode.
const (
	workerVariable = "LINTEL_WORKER"
	workerMode     = "draw"
)

// maxMessage bounds a message of the protocol: a worker that has gone wrong may
// announce anything.
const maxMessage = 64 << 20

// RunWorker turns the process into a worker that lays graphs out, when the
// environment says LINTEL_WORKER=draw, and never returns then. It must be the
// first line of main, and of each TestMain of tests that draw with workers: a
// worker is the same binary, run again.
//
// A worker reads graphs from its standard input and writes layouts to its
// standard output. A message is its length in four bytes, the greatest first,
// and its content; an answer's content begins with + before a layout and with -
// before the reason why there is none. It ends with its input: also in the
// middle of a graph, so that it does not outlive who asked.
func RunWorker() {
	if os.Getenv(workerVariable) != workerMode {
		return
	}
	// What Graphviz itself prints must not get among the answers.
	answers := os.Stdout
	os.Stdout = os.Stderr
	if err := serve(os.Stdin, answers); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	os.Exit(0)
}

// serve answers messages until there are no more.
func serve(in io.Reader, out io.Writer) error {
	requests := make(chan []byte)
	go func() {
		reader := bufio.NewReader(in)
		for {
			dot, err := readMessage(reader)
			if err != nil {
				// Nobody reads the answer any more: a long layout is not finished.
				os.Exit(0)
			}
			requests <- dot
		}
	}()
	engine, err := newEngine()
	if err != nil {
		return err
	}
	for dot := range requests {
		answer, err := engine.layout(dot)
		message := append([]byte{'+'}, answer...)
		if err != nil {
			message = append([]byte{'-'}, err.Error()...)
		}
		if err := writeMessage(out, message); err != nil {
			return err
		}
	}
	return nil
}

func readMessage(in io.Reader) ([]byte, error) {
	var size [4]byte
	if _, err := io.ReadFull(in, size[:]); err != nil {
		return nil, err
	}
	length := binary.BigEndian.Uint32(size[:])
	if length > maxMessage {
		return nil, fmt.Errorf("a message of %d bytes", length)
	}
	message := make([]byte, length)
	_, err := io.ReadFull(in, message)
	return message, err
}

func writeMessage(out io.Writer, message []byte) error {
	buffer := binary.BigEndian.AppendUint32(make([]byte, 0, len(message)+4), uint32(len(message)))
	_, err := out.Write(append(buffer, message...))
	return err
}

// engine is Graphviz in this process. There is one instance of its memory in a
// process and it has no lock: only one engine may work at a time.
type engine struct {
	graphviz *graphviz.Graphviz
}

func newEngine() (*engine, error) {
	g, err := graphviz.New(context.Background())
	if err != nil {
		return nil, fmt.Errorf("start graphviz: %w", err)
	}
	return &engine{g}, nil
}

// layout lays a graph out and gives Graphviz's JSON. The library panics where
// its memory is broken; that is an error here.
func (e *engine) layout(dot []byte) (answer []byte, err error) {
	defer func() {
		if trouble := recover(); trouble != nil {
			err = fmt.Errorf("graphviz: %v", trouble)
		}
	}()
	graph, err := graphviz.ParseBytes(dot)
	if err != nil {
		return nil, fmt.Errorf("read graph: %w", err)
	}
	if graph == nil {
		return nil, errors.New("read graph: nothing")
	}
	var out bytes.Buffer
	err = e.graphviz.Render(context.Background(), graph, "json0", &out)
	if closing := graph.Close(); err == nil {
		err = closing
	}
	if err != nil {
		return nil, fmt.Errorf("lay graph out: %w", err)
	}
	return out.Bytes(), nil
}
