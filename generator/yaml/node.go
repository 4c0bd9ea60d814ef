package yaml

import (
	"strconv"

	"lintel/generator/source"
)

// Kind tells what a node is.
type Kind int

// The kinds of node.
const (
	Null     Kind = iota // nothing, null or ~, unquoted; its Value is ""
	Scalar               // a text
	Sequence             // a list
	Mapping              // keys with values
)

// String is the kind's name for tests and debugging.
func (k Kind) String() string { return [...]string{"null", "scalar", "sequence", "mapping"}[k] }

// Node is one value of a document. It is never changed: an alias shares the
// node of its anchor.
type Node struct {
	Kind    Kind
	Value   string      // a scalar's text as resolved: escapes, folding and chomping done
	Quoted  bool        // quoted, block scalar or !!str: text whatever it looks like
	Entries []Entry     // of a mapping, in order, keys unique
	Items   []*Node     // of a sequence
	Span    source.Span // from the first to the last sign, quotes and brackets included

	style style
}

// Entry is one key of a mapping.
type Entry struct {
	Key     string
	KeySpan source.Span // quotes included, the colon not
	Value   *Node       // never nil
}

// style tells how a scalar is written, which is how offsets in its Value lead
// to the file.
type style uint8

const (
	styleNone    style = iota // no text: null and collections
	styleDirect               // the Value as it stands, at Span.Start
	styleInside               // the Value as it stands, within quotes
	stylePlain                // plain over several lines
	styleSingle               // '…' with doubled quotes or several lines
	styleDouble               // "…" with escapes or several lines
	styleLiteral              // |
	styleFolded               // >
)

// Get gives the value of a key, nil when it is missing or n is no mapping.
func (n *Node) Get(key string) *Node {
	if n == nil {
		return nil
	}
	for i := range n.Entries {
		if n.Entries[i].Key == key {
			return n.Entries[i].Value
		}
	}
	return nil
}

// Bool gives the truth value of an unquoted true or false.
func (n *Node) Bool() (value, ok bool) {
	if n == nil || n.Kind != Scalar || n.Quoted {
		return false, false
	}
	return n.Value == "true", n.Value == "true" || n.Value == "false"
}

// Number gives the value of an unquoted decimal number: digits with an
// optional sign, fraction and exponent. Other notations (0x1f, 1_000, .inf)
// are text.
func (n *Node) Number() (float64, bool) {
	if n == nil || n.Kind != Scalar || n.Quoted {
		return 0, false
	}
	for i := 0; i < len(n.Value); i++ {
		switch c := n.Value[i]; {
		case c >= '0' && c <= '9', c == '+', c == '-', c == '.', c == 'e', c == 'E':
		default: // ParseFloat would take "inf", "0x1p4" and "1_0"
			return 0, false
		}
	}
	value, err := strconv.ParseFloat(n.Value, 64) // an error also when it is not finite
	return value, err == nil
}
