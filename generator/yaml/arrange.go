package yaml

import (
	"slices"
	"strings"
)

// Piece is a stretch of a file's text, or a text of its own that is put in.
type Piece struct {
	Start, End int
	New        string // instead of a stretch, when it is not empty
}

// Arrangement is what Arrange is told.
type Arrangement struct {
	// Order gives the order of a document, nil to leave it as it is.
	Order func(document *Node) *Order
	// BlankAfter lets blank lines between two keys belong to the first of them,
	// as they do after a block scalar that keeps its last lines (|+).
	BlankAfter bool
}

// Arrange gives a stretch of a file with the keys of its documents in order,
// as pieces of the file's text: nothing is written anew, but for the breaks
// and the indentation that a moved line needs.
//
// A key moves with its value, with the comment at its line's end, with the
// comments right above it and with those below it that are indented deeper.
// The first of the keys takes a comment along only when no blank line lies
// between; so the head of a file stays, and so does a comment for an editor
// (yaml-language-server, vim). Blank lines stay above the key that they stand
// above, but none comes before the first. In [a list's item] the comment of a
// key that becomes the first is put above the item's dash.
//
// What cannot be moved line by line (? keys, anchors of keys) or comma by
// comma (flow mappings with comments) stays as it is. The caller must hold
// the result against the original: an anchor may have come after its alias.
func Arrange(documents []*Node, start, end int, how Arrangement) []Piece {
	a := &arranger{how: how, floor: start}
	var jobs []job
	for _, document := range documents {
		if order := how.Order(document); order != nil {
			a.text = document.Span.File.Text
			jobs = a.jobs(jobs, document, order, start, end)
		}
	}
	a.stretch(start, end, jobs)
	return a.pieces
}

// arranger puts the pieces together.
type arranger struct {
	text   string
	how    Arrangement
	floor  int // where the stretch begins
	pieces []Piece
}

// job is a mapping to be put in order.
type job struct {
	node  *Node
	order *Order
}

// jobs adds the mappings of a value: itself, or those of the list that it is.
// An alias stands for a value elsewhere, which is put in order there.
func (a *arranger) jobs(jobs []job, n *Node, order *Order, from, to int) []job {
	if order == nil || n.Span.Start < from || n.Span.End > to {
		return jobs
	}
	switch n.Kind {
	case Mapping:
		return append(jobs, job{n, order})
	case Sequence:
		for _, item := range n.Items {
			jobs = a.jobs(jobs, item, order, from, to)
		}
	}
	return jobs
}

// stretch adds a stretch of the text with the mappings in it put in order.
func (a *arranger) stretch(from, to int, jobs []job) {
	for _, j := range jobs {
		if len(j.node.Entries) == 0 || j.node.Span.Start < from { // an alias is the node of its anchor
			continue
		}
		if a.text[j.node.Span.Start] == '{' {
			from = a.flow(from, j)
		} else {
			from = a.block(from, to, j)
		}
	}
	a.add(from, to)
}

func (a *arranger) add(from, to int) {
	if from < to {
		a.pieces = append(a.pieces, Piece{Start: from, End: to})
	}
}

func (a *arranger) put(text string) {
	if text != "" {
		a.pieces = append(a.pieces, Piece{New: text})
	}
}

// permutation gives the entries in the order that they should have; sorted
// tells that they have it.
func permutation(j job) (order []int, sorted bool) {
	order = make([]int, len(j.node.Entries))
	for i := range order {
		order[i] = i
	}
	byRank := func(x, y int) int {
		return j.order.Rank(j.node.Entries[x].Key) - j.order.Rank(j.node.Entries[y].Key)
	}
	if slices.IsSortedFunc(order, byRank) {
		return order, true
	}
	slices.SortStableFunc(order, byRank)
	return order, false
}

// entryStretch adds an entry's text with what is in its value put in order.
func (a *arranger) entryStretch(j job, entry, from, to int) {
	e := j.node.Entries[entry]
	a.stretch(from, to, a.jobs(nil, e.Value, j.order.inside[e.Key], e.KeySpan.End, to))
}

// flow adds a flow mapping, and what is before it from an offset. It gives
// where it got to.
func (a *arranger) flow(from int, j job) int {
	n := j.node
	type segment struct{ start, end int }
	segments := make([]segment, len(n.Entries))
	if text := n.Span.Text(); strings.Contains(text, "\n") && hasComment(text) {
		return from
	}
	for i, e := range n.Entries {
		segments[i].start = e.KeySpan.Start
		before := skipSpaceBack(a.text, e.KeySpan.Start)
		if i == 0 && before != n.Span.Start+1 || i > 0 && a.text[before-1] != ',' {
			return from
		}
		if i > 0 {
			segments[i-1].end = skipSpaceBack(a.text, before-1)
		}
	}
	end := skipSpaceBack(a.text, n.Span.End-1)
	if a.text[end-1] == ',' {
		end = skipSpaceBack(a.text, end-1)
	}
	segments[len(segments)-1].end = end
	for _, s := range segments {
		if s.end <= s.start {
			return from
		}
	}
	order, _ := permutation(j)
	for slot, entry := range order {
		a.add(from, segments[slot].start)
		a.entryStretch(j, entry, segments[entry].start, segments[entry].end)
		from = segments[slot].end
	}
	a.add(from, n.Span.End)
	return n.Span.End
}

// hasComment tells whether a # may begin a comment; in quotes it does not, but
// then a mapping is left alone for nothing, which does no harm.
func hasComment(text string) bool {
	for _, sign := range [...]string{" #", "\t#", "\n#"} {
		if strings.Contains(text, sign) {
			return true
		}
	}
	return false
}

// skipSpaceBack gives the offset after the last sign before an offset that is
// no space or line break.
func skipSpaceBack(text string, at int) int {
	for at > 0 && (isBlank(text[at-1]) || text[at-1] == '\n') {
		at--
	}
	return at
}
