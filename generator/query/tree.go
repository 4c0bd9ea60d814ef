package query

import (
	"slices"
	"strings"

	"github.com/expr-lang/expr/ast"

	"lintel/generator/diag"
	"lintel/generator/source"
)

// loop is what any, all, none and one run over: a relation's facts, or the
// values of a list.
type loop struct {
	relation *relationNames // nil for a list of texts
	values   *domain        // of the list's texts; nil is any text
}

// node checks the tree at a slot and rewrites names and calls to typed names.
// It gives the values that may be compared with the node, nil when any may.
func (c *compilation) node(slot *ast.Node, in *loop) *domain {
	switch n := (*slot).(type) {
	case *ast.StringNode, *ast.IntegerNode, *ast.FloatNode, *ast.BoolNode:
	case *ast.IdentifierNode:
		return c.identifier(slot, n)
	case *ast.CallNode:
		return c.call(slot, n)
	case *ast.BuiltinNode:
		c.builtin(n, in)
	case *ast.UnaryNode:
		c.unary(n, in)
	case *ast.BinaryNode:
		c.binary(n, in)
	case *ast.ArrayNode:
		c.array(n)
	case *ast.MemberNode:
		return c.member(n, in)
	case *ast.PointerNode:
		return c.pointer(n, in)
	default:
		c.unsupported(n, constructName(n))
	}
	return nil
}

// constructName names what the language leaves out of the library's.
func constructName(n ast.Node) string {
	switch n.(type) {
	case *ast.NilNode:
		return "nil"
	case *ast.ConditionalNode:
		return "? :"
	case *ast.VariableDeclaratorNode:
		return "let"
	case *ast.SequenceNode:
		return ";"
	case *ast.MapNode:
		return "{ }"
	case *ast.SliceNode:
		return "[ : ]"
	case *ast.ChainNode:
		return "?."
	}
	return strings.TrimSpace(n.String())
}

func (c *compilation) unsupported(n ast.Node, what string) {
	c.syntax(c.place(n), diag.Text{EN: `"` + what + `" cannot be used in where`, NB: `«` + what + `» kan ikke brukes i where`}, nil)
}

func (c *compilation) unary(n *ast.UnaryNode, in *loop) {
	switch n.Operator {
	case "!", "not":
	case "-", "+":
		switch n.Node.(type) {
		case *ast.IntegerNode, *ast.FloatNode:
		default:
			c.unsupported(n, n.Operator)
			return
		}
	default:
		c.unsupported(n, n.Operator)
		return
	}
	c.node(&n.Node, in)
}

// binary checks both sides, and literals that are compared with something
// that has a closed list of values.
func (c *compilation) binary(n *ast.BinaryNode, in *loop) {
	switch n.Operator {
	case "==", "!=":
		left, right := c.node(&n.Left, in), c.node(&n.Right, in)
		c.literal(n.Right, left)
		c.literal(n.Left, right)
	case "in":
		left, right := c.node(&n.Left, in), c.node(&n.Right, in)
		if list, ok := n.Right.(*ast.ArrayNode); ok {
			for _, item := range list.Nodes {
				c.literal(item, left)
			}
		}
		c.literal(n.Left, right)
	case "matches":
		c.node(&n.Left, in)
		if _, ok := n.Right.(*ast.StringNode); !ok {
			c.syntax(c.place(n.Right), diag.Text{EN: `after "matches" stands a pattern in quotes`, NB: `etter «matches» står et mønster i anførselstegn`}, nil)
		}
	case "&&", "||", "and", "or", "<", "<=", ">", ">=", "contains", "startsWith", "endsWith":
		c.node(&n.Left, in)
		c.node(&n.Right, in)
	default:
		if n.Operator != "-" || !c.hyphenated(n) {
			c.unsupported(n, n.Operator)
		}
	}
}

// hyphenated reports a name with a hyphen, which reads as a subtraction.
func (c *compilation) hyphenated(n *ast.BinaryNode) bool {
	left := n.Left
	for {
		deeper, ok := left.(*ast.BinaryNode)
		if !ok {
			break
		}
		left = deeper.Left
	}
	first, ok := left.(*ast.IdentifierNode)
	if !ok {
		return false
	}
	at := first.Location().From
	rest := c.expression.Text[c.offsets[at]:]
	end := strings.IndexFunc(rest, func(r rune) bool { return r != '-' && (r < 'a' || r > 'z') && (r < '0' || r > '9') })
	if end < 0 {
		end = len(rest)
	}
	if !strings.Contains(rest[:end], "-") {
		return false
	}
	c.unknownName(rest[:end], c.span(at, at+end))
	return true
}

// array holds that a list is of literals only.
func (c *compilation) array(n *ast.ArrayNode) {
	for i, item := range n.Nodes {
		switch item.(type) {
		case *ast.StringNode, *ast.IntegerNode, *ast.FloatNode, *ast.BoolNode, *ast.UnaryNode, *ast.IdentifierNode:
			c.node(&n.Nodes[i], nil)
		default:
			c.unsupported(item, constructName(item))
		}
	}
}

// builtin checks the loops, len and lower.
func (c *compilation) builtin(n *ast.BuiltinNode, in *loop) {
	switch n.Name {
	case "len", "lower":
		for i := range n.Arguments {
			c.node(&n.Arguments[i], in)
		}
	case "any", "all", "none", "one":
		c.loop(n, in)
	default:
		c.unknownFunction(n.Name, n)
	}
}

// loop checks any(list, condition) and its like. Loops do not nest, because
// their cost would be multiplied.
func (c *compilation) loop(n *ast.BuiltinNode, in *loop) {
	if in != nil {
		c.syntax(c.place(n), diag.Text{EN: `"` + n.Name + `" cannot stand inside another loop`, NB: `«` + n.Name + `» kan ikke stå inni en annen løkke`}, nil)
		return
	}
	over := &loop{}
	if call, ok := n.Arguments[0].(*ast.CallNode); ok && calleeName(call) == "rel" && len(call.Arguments) == 1 {
		if key, ok := call.Arguments[0].(*ast.StringNode); ok {
			if direction, known := c.model.Metamodel.Relation(key.Value); known {
				over.relation = c.relationNames(direction)
			}
		}
	}
	over.values = c.node(&n.Arguments[0], nil)
	predicate, ok := n.Arguments[1].(*ast.PredicateNode)
	if !ok || c.failed {
		return
	}
	c.node(&predicate.Node, over)
}

// pointer is # alone: the value of a list.
func (c *compilation) pointer(n *ast.PointerNode, in *loop) *domain {
	if in == nil || n.Name != "" {
		c.unsupported(n, "#"+n.Name)
		return nil
	}
	return in.values
}

// member is .obligation or #["the-name"] inside a loop over relations.
func (c *compilation) member(n *ast.MemberNode, in *loop) *domain {
	_, isPointer := n.Node.(*ast.PointerNode)
	property, isLiteral := n.Property.(*ast.StringNode)
	if !isPointer || !isLiteral || n.Optional || in == nil || in.relation == nil {
		c.unsupported(n, constructName(n))
		return nil
	}
	if _, ok := in.relation.types[property.Value]; !ok {
		at := n.Location()
		span := c.span(at.From, at.To)
		if span.Text() != property.Value {
			span = c.place(property)
		}
		near := diag.NearestText(property.Value, in.relation.names())
		c.failed = true
		c.report.Add(ruleWhereName, span, diag.Args{"name": property.Value, "near": near})
		return nil
	}
	return in.relation.values[property.Value]
}

// identifier turns a name into a typed one.
func (c *compilation) identifier(slot *ast.Node, n *ast.IdentifierNode) *domain {
	if strings.HasPrefix(n.Value, resolvedPrefix) {
		return c.getters[n.Value].values
	}
	name, ok := c.lookUp(n.Value)
	if !ok {
		c.unknownName(n.Value, c.place(n))
		return nil
	}
	return c.bind(slot, "name "+n.Value, name)
}

// resolvedPrefix begins the names that stand in the rewritten tree; no name
// that an author can write begins with it.
const resolvedPrefix = "\x00"

// bind puts a typed name into the tree.
func (c *compilation) bind(slot *ast.Node, key string, name name) *domain {
	key = resolvedPrefix + key
	c.env[key] = name.kind
	c.getters[key] = binding{key: key, get: name.get, values: name.values}
	ast.Patch(slot, &ast.IdentifierNode{Value: key})
	return name.values
}

// unknownName reports a name that is nothing, with what was probably meant.
func (c *compilation) unknownName(name string, span source.Span) {
	c.failed = true
	args := diag.Args{"name": name}
	if near := c.nearName(name); near != nil {
		args["near"] = near
	}
	c.report.Add(ruleWhereName, span, args)
}

// nearName gives how the nearest name is written, or that a value needs quotes.
func (c *compilation) nearName(name string) any {
	if _, ok := c.model.Metamodel.Relation(name); ok {
		return `has("` + name + `")`
	}
	if c.isValue(name) {
		return diag.Text{EN: `"` + name + `" in quotes`, NB: `«"` + name + `"» i anførselstegn`}
	}
	var written []string
	for _, near := range diag.Nearest(name, c.nameIDs()) {
		written = append(written, writtenName(near))
	}
	if len(written) == 0 {
		return nil
	}
	return strings.Join(written, " / ")
}

// writtenName is how a field is written in an expression.
func writtenName(name string) string {
	if isWord(name) {
		return `"` + name + `"`
	}
	return `field("` + name + `")`
}

// isWord tells whether a name can stand for itself in an expression.
func isWord(name string) bool {
	operators := []string{"in", "not", "and", "or", "let", "if", "else", "matches", "contains", "startsWith", "endsWith", "true", "false", "nil"}
	return !strings.Contains(name, "-") && !slices.Contains(operators, name)
}

func (c *compilation) unknownFunction(name string, n ast.Node) {
	c.failed = true
	functions := []string{"has", "rel", "field", "inView", "any", "all", "none", "one", "len", "lower"}
	at := n.Location()
	c.report.Add(ruleWhereName, c.span(at.From, at.From+len([]rune(name))), diag.Args{
		"name": name + "()", "near": diag.NearestText(name, slices.Values(functions)),
	})
}

func calleeName(n *ast.CallNode) string {
	if callee, ok := n.Callee.(*ast.IdentifierNode); ok {
		return callee.Value
	}
	return ""
}

// call reads has, rel, field and inView, whose arguments are literals.
func (c *compilation) call(slot *ast.Node, n *ast.CallNode) *domain {
	function := calleeName(n)
	most := map[string]int{"has": 2, "rel": 1, "field": 1, "inView": 1}[function]
	if most == 0 {
		c.unknownFunction(function, n)
		return nil
	}
	arguments := make([]*ast.StringNode, 0, 2)
	for _, a := range n.Arguments {
		literal, ok := a.(*ast.StringNode)
		if !ok {
			c.syntax(c.place(a), diag.Text{EN: `"` + function + `" takes a name in quotes`, NB: `«` + function + `» tar et navn i anførselstegn`}, nil)
			return nil
		}
		arguments = append(arguments, literal)
	}
	if len(arguments) == 0 || len(arguments) > most {
		c.syntax(c.place(n), diag.Text{EN: `"` + function + `" takes other arguments`, NB: `«` + function + `» tar andre argumenter`}, usage(function))
		return nil
	}
	switch function {
	case "has":
		return c.has(slot, arguments)
	case "rel":
		return c.rel(slot, arguments[0])
	case "field":
		return c.field(slot, arguments[0])
	}
	return c.inView(slot, arguments[0])
}

// usage shows how a function is called.
func usage(function string) string {
	switch function {
	case "has":
		return `has("relation") / has("relation", "id")`
	case "rel":
		return `rel("relation")`
	case "field":
		return `field("name")`
	}
	return `inView("id")`
}

// field reads a name that is no word.
func (c *compilation) field(slot *ast.Node, argument *ast.StringNode) *domain {
	if name, ok := c.fieldName(argument.Value); ok {
		return c.bind(slot, "field "+argument.Value, name)
	}
	if name, ok := c.lookUp(argument.Value); ok {
		return c.bind(slot, "name "+argument.Value, name)
	}
	c.failed = true
	c.report.Add(ruleWhereName, c.place(argument), diag.Args{
		"name": argument.Value, "near": diag.NearestText(argument.Value, c.nameIDs()),
	})
	return nil
}
