package yaml

import (
	"fmt"
	"io"
	"strings"

	v4 "go.yaml.in/yaml/v4"

	"lintel/generator/diag"
	"lintel/generator/source"
)

// Limits hold how much one text may ask for. The zero value is the defaults.
type Limits struct {
	Depth int // collections within collections, 100 by default
	Nodes int // values after each alias is replaced, 200,000 by default
}

const (
	defaultDepth = 100
	defaultNodes = 200_000
)

// Parse reads a stretch of a file (front matter, a fenced block, a whole
// file) and gives one node a document; documents with nothing in them are
// passed over. It is false when a syntax error or a limit stopped it, which is
// then reported; the documents before that place are given.
func Parse(file *source.File, start, end int, limits Limits, report *diag.List) (documents []*Node, ok bool) {
	if limits.Depth <= 0 {
		limits.Depth = defaultDepth
	}
	if limits.Nodes <= 0 {
		limits.Nodes = defaultNodes
	}
	stretch := file.Span(start, end)
	start, end = stretch.Start, stretch.End
	for strings.HasPrefix(file.Text[start:end], "\uFEFF") { // v4 drops it uncounted
		start += len("\uFEFF")
	}
	if strings.Count(file.Text[start:end], ",") > 2*limits.Nodes {
		reportNodes(report, file.Span(start, start), limits.Nodes)
		return nil, false
	}
	text := file.Text[:end]
	build := builder{file: file, text: text, locator: newLocator(text, start), limits: limits, report: report, slab: slabSize(end - start)}
	guard := &depthGuard{limit: limits.Depth}
	reader := libraryReader{text: text[start:], guard: guard}
	for {
		document, err := reader.next()
		if err == io.EOF {
			return documents, true
		}
		if err != nil {
			build.fail(start, err, guard.exceeded)
			return documents, false
		}
		node := build.document(document)
		if build.stopped {
			return documents, false
		}
		if node != nil {
			documents = append(documents, node)
		}
	}
}

// libraryReader takes documents from v4 and turns its panics into errors.
type libraryReader struct {
	text   string
	guard  *depthGuard
	loader *v4.Loader
}

func (r *libraryReader) next() (document *v4.Node, err error) {
	defer func() {
		if cause := recover(); cause != nil {
			err = libraryPanic{cause}
		}
	}()
	if r.loader == nil {
		r.loader, err = v4.NewLoader(strings.NewReader(r.text), v4.WithPlugin(r.guard))
		if err != nil {
			return nil, err
		}
	}
	document = new(v4.Node)
	return document, r.loader.Load(document)
}

// libraryPanic is a defect of a library, met on an author's text.
type libraryPanic struct{ cause any }

func (p libraryPanic) Error() string { return fmt.Sprintf("the YAML reader failed: %v", p.cause) }

// depthGuard stops v4's scanner at the nesting limit, before the recursion
// that follows it. It is a v4.LoaderLimitsPlugin.
type depthGuard struct {
	limit    int
	exceeded bool
}

// CheckDepth is called by v4 for each collection that opens.
func (g *depthGuard) CheckDepth(depth int, _ *v4.DepthContext) error {
	if depth > g.limit {
		g.exceeded = true
		return fmt.Errorf("nested deeper than %d", g.limit)
	}
	return nil
}

// CheckAlias allows all: v4 does not expand aliases here, builder counts them.
func (g *depthGuard) CheckAlias(_, _ int) error { return nil }

func reportNodes(report *diag.List, span source.Span, limit int) {
	report.Add(ruleLimit, span, diag.Args{
		"what":  diag.Text{EN: "there are too many values, each alias counted in full", NB: "det er for mange verdier, hvert alias regnet fullt ut"},
		"limit": limit,
	})
}

func reportDepth(report *diag.List, span source.Span, limit int) {
	report.Add(ruleLimit, span, diag.Args{
		"what":  diag.Text{EN: "lists and mappings lie too deep inside each other", NB: "lister og nøkler ligger for dypt inni hverandre"},
		"limit": limit,
	})
}
