package query

import (
	"errors"
	"fmt"
	"reflect"

	"github.com/expr-lang/expr/ast"
	"github.com/expr-lang/expr/checker"
	"github.com/expr-lang/expr/compiler"
	"github.com/expr-lang/expr/conf"
	"github.com/expr-lang/expr/file"
	"github.com/expr-lang/expr/optimizer"
	"github.com/expr-lang/expr/parser"
	"github.com/expr-lang/expr/types"
	"github.com/expr-lang/expr/vm"

	"lintel/generator/diag"
	"lintel/generator/model"
	"lintel/generator/source"
)

// Expression is a where: text that has been checked and compiled. It is safe
// for concurrent use.
type Expression struct {
	program  *vm.Program
	bindings []binding
}

// binding is a name that the program reads, with what it is for an element.
type binding struct {
	key string
	get func(*model.Element) any
	// values are those that may be compared with it; nil is any.
	values *domain
}

// The bounds of an expression.
const (
	maxLength  = 10 << 10 // bytes
	maxNesting = 50       // brackets
)

// compilation is the state of one Compile.
type compilation struct {
	model      *model.Model
	expression model.Expression
	report     *diag.List
	offsets    []int              // byte offset of each code point of the text, and of its end
	env        types.Map          // the types of the names used
	getters    map[string]binding // the names used
	failed     bool
}

// Compile reads a where expression against a metamodel and model; findings
// carry exact places. ok is false when something was wrong.
func Compile(m *model.Model, e model.Expression, report *diag.List) (expression *Expression, ok bool) {
	c := &compilation{
		model: m, expression: e, report: report, env: types.Map{}, getters: map[string]binding{}, offsets: runeOffsets(e.Text),
	}
	defer func() {
		if trouble := recover(); trouble != nil {
			c.syntax(e.Span, plain(fmt.Sprint(trouble)), nil)
			expression, ok = nil, false
		}
	}()
	if !c.bounded() {
		return nil, false
	}
	return c.compile()
}

// bounded holds the text against the limits before the parser sees it.
func (c *compilation) bounded() bool {
	switch text := c.expression.Text; {
	case len(text) > maxLength:
		c.syntax(c.expression.Span, diag.Text{EN: "it is longer than 10 kB", NB: "det er lengre enn 10 kB"}, nil)
	case nesting(text) > maxNesting:
		c.syntax(c.expression.Span, diag.Text{EN: "it is nested deeper than 50 brackets", NB: "det har mer enn 50 parenteser inni hverandre"}, nil)
	default:
		return true
	}
	return false
}

// compile parses, checks and rewrites the tree, then makes the program.
func (c *compilation) compile() (*Expression, bool) {
	tree, err := parser.ParseWithConfig(c.expression.Text, parserConfig())
	if err != nil {
		c.libraryError(err)
		return nil, false
	}
	c.node(&tree.Node, nil)
	if c.failed {
		return nil, false
	}
	config := conf.CreateNew()
	config.WithEnv(c.env)
	config.Expect = reflect.Bool
	if _, err := checker.Check(tree, config); err != nil {
		c.libraryError(err)
		return nil, false
	}
	if err := optimizer.Optimize(&tree.Node, config); err != nil {
		c.libraryError(err)
		return nil, false
	}
	program, err := compiler.Compile(tree, config)
	if err != nil {
		c.libraryError(err)
		return nil, false
	}
	e := &Expression{program: program}
	for _, b := range c.getters {
		e.bindings = append(e.bindings, b)
	}
	return e, true
}

// parserConfig turns off every builtin that is a plain call; those with a
// condition are known to the parser in any case and refused in the tree.
func parserConfig() *conf.Config {
	config := conf.CreateNew()
	for name := range config.Builtins {
		if name != "len" && name != "lower" {
			config.Disabled[name] = true
		}
	}
	return config
}

// Match tells whether an element is selected.
func (e *Expression) Match(element *model.Element) bool {
	matched, err := e.run(element)
	return err == nil && matched
}

// run evaluates the program. It does not fail for a checked expression; should
// the library prove that wrong, an element is better left out than the run lost.
func (e *Expression) run(element *model.Element) (matched bool, err error) {
	defer func() {
		if trouble := recover(); trouble != nil {
			err = fmt.Errorf("run where expression: %v", trouble)
		}
	}()
	env := make(map[string]any, len(e.bindings))
	for _, b := range e.bindings {
		env[b.key] = b.get(element)
	}
	result, err := vm.Run(e.program, env)
	matched, _ = result.(bool)
	return matched, err
}

// span gives the place of a stretch of the text in code points.
func (c *compilation) span(from, to int) source.Span {
	last := len(c.offsets) - 1
	from = min(max(from, 0), last)
	to = min(max(to, from), last)
	return c.expression.SpanAt(c.offsets[from], c.offsets[to])
}

// place gives the place of a node. Of a quoted text it is what stands between
// the quotes.
func (c *compilation) place(n ast.Node) source.Span {
	at := n.Location()
	if _, quoted := n.(*ast.StringNode); quoted && at.To-at.From >= 2 {
		return c.span(at.From+1, at.To-1)
	}
	return c.span(at.From, at.To)
}

// runeOffsets gives the byte offset of each code point of a text, and its
// length: the library counts in code points.
func runeOffsets(text string) []int {
	offsets := make([]int, 0, len(text)+1)
	for i := range text {
		offsets = append(offsets, i)
	}
	return append(offsets, len(text))
}

// syntax reports that the expression cannot be read.
func (c *compilation) syntax(span source.Span, detail diag.Text, better any) {
	c.failed = true
	c.report.Add(ruleWhereSyntax, span, diag.Args{"detail": detail, "better": better})
}

// libraryError reports what the library says of the expression.
func (c *compilation) libraryError(err error) {
	var at *file.Error
	if !errors.As(err, &at) {
		detail, better := explain(err.Error())
		c.syntax(c.expression.Span, detail, better)
		return
	}
	detail, better := explain(at.Message)
	c.syntax(c.span(at.From, max(at.To, at.From+1)), detail, better)
}

// nesting is how deep the brackets of a text go, those in quotes left out.
func nesting(text string) int {
	depth, deepest := 0, 0
	for i := 0; i < len(text); i++ {
		switch text[i] {
		case '(', '[', '{':
			depth++
			deepest = max(deepest, depth)
		case ')', ']', '}':
			depth--
		case '"', '\'', '`':
			i = quoteEnd(text, i)
		}
	}
	return deepest
}

// quoteEnd gives the offset of the quote that closes the one at start, or the
// text's end.
func quoteEnd(text string, start int) int {
	quote := text[start]
	for i := start + 1; i < len(text); i++ {
		switch {
		case text[i] == '\\' && quote != '`':
			i++
		case text[i] == quote:
			return i
		}
	}
	return len(text)
}
