package yaml

import "strings"

// chunk is an entry of a block mapping with the lines that belong to it.
type chunk struct {
	lead  int // where the blank lines and comments above it begin
	ink   int // where the comments above it begin
	line  int // where the key's line begins
	key   int
	end   int // after its last line
	bound int // after the last line of its value
}

// block adds a block mapping, and what is before it from an offset, never
// going past to. It gives where it got to.
func (a *arranger) block(from, to int, j job) int {
	chunks, ok := a.chunks(from, to, j.node)
	if !ok {
		return from
	}
	order, sorted := permutation(j)
	if sorted {
		for i, c := range chunks {
			a.add(from, c.key)
			a.entryStretch(j, i, c.key, c.end)
			from = c.end
		}
		return from
	}
	first, last := &chunks[0], &chunks[len(chunks)-1]
	indent := strings.Repeat(" ", first.key-first.line)
	prefix := a.text[first.line:first.key]
	open := last.end > 0 && a.text[last.end-1] != '\n' // the file ends without a break
	a.add(from, first.ink)
	for slot, entry := range order {
		c := &chunks[entry]
		switch {
		case slot == 0 && strings.Contains(prefix, "-"):
			a.above(c, strings.IndexByte(prefix, '-'))
			a.put(prefix)
		case slot == 0:
			a.add(c.ink, c.line)
			a.put(indent)
		case entry == 0: // the blank lines of the one that took its place
			taken := &chunks[order[0]]
			a.add(taken.lead, taken.ink)
			a.add(c.ink, c.line)
			a.put(indent)
		default:
			a.add(c.lead, c.line)
			a.put(indent)
		}
		a.entryStretch(j, entry, c.key, c.end)
		if open && c == last && slot < len(order)-1 {
			a.put("\n")
		}
	}
	if open && order[len(order)-1] != len(order)-1 {
		a.dropBreak()
	}
	return last.end
}

// above adds the comments of a key that becomes the first after a dash.
func (a *arranger) above(c *chunk, column int) {
	for at := c.ink; at < c.line; {
		next := nextLine(a.text, at)
		if ink := skipBlanks(a.text, at); ink < next && a.text[ink] == '#' {
			if column > 0 {
				a.put(strings.Repeat(" ", column))
			}
			at = ink
		}
		a.add(at, next)
		at = next
	}
}

// dropBreak takes the last line break away.
func (a *arranger) dropBreak() {
	if len(a.pieces) == 0 {
		return
	}
	last := &a.pieces[len(a.pieces)-1]
	if last.New == "" && last.End > last.Start && a.text[last.End-1] == '\n' {
		last.End--
	}
}

// chunks gives the lines of each entry; false when the mapping is not written
// a key a line.
func (a *arranger) chunks(from, to int, n *Node) ([]chunk, bool) {
	chunks := make([]chunk, len(n.Entries))
	column := -1
	for i, e := range n.Entries {
		c := &chunks[i]
		c.key = e.KeySpan.Start
		c.line = strings.LastIndexByte(a.text[:c.key], '\n') + 1
		prefix := a.text[c.line:c.key]
		if i == 0 {
			column = len(prefix)
			if c.line < from || strings.Trim(prefix, " -") != "" {
				return nil, false
			}
		} else if len(prefix) != column || strings.Trim(prefix, " ") != "" || c.line < chunks[i-1].bound {
			return nil, false
		}
		c.bound = lineAfter(a.text, valueEnd(&n.Entries[i]))
		if i == len(n.Entries)-1 {
			c.bound = max(c.bound, lineAfter(a.text, n.Span.End))
		}
	}
	if chunks[len(chunks)-1].bound > to {
		return nil, false
	}
	a.bounds(chunks, column, from, to)
	return chunks, true
}

// bounds finds which comments and blank lines belong to which entry.
func (a *arranger) bounds(chunks []chunk, column, from, to int) {
	first := &chunks[0]
	first.lead, first.ink = first.line, first.line
	if strings.Trim(a.text[first.line:first.key], " ") == "" {
		first.ink = a.commentsAbove(first.line, max(from, a.floor))
		first.lead = first.ink
	}
	for i := 1; i < len(chunks); i++ {
		c, before := &chunks[i], &chunks[i-1]
		c.lead = a.leadAbove(c.line, before.bound, column)
		c.ink = c.lead
		for c.ink < c.line && isBlankLine(a.text, c.ink) {
			c.ink = nextLine(a.text, c.ink)
		}
		if a.how.BlankAfter {
			c.lead = c.ink
		}
		before.end = c.lead
	}
	last := &chunks[len(chunks)-1]
	last.end = last.bound
	for at := last.end; at < to; at = nextLine(a.text, at) {
		if isBlankLine(a.text, at) {
			continue
		}
		if ink := skipBlanks(a.text, at); a.text[ink] != '#' || ink-at <= column {
			break
		}
		last.end = min(nextLine(a.text, at), to)
	}
}

// commentsAbove gives where the comments right above a line begin.
func (a *arranger) commentsAbove(line, floor int) int {
	for line > floor {
		above := strings.LastIndexByte(a.text[:line-1], '\n') + 1
		ink := skipBlanks(a.text, above)
		if above < floor || a.text[ink] != '#' || isModeline(a.text[ink:line]) {
			break
		}
		line = above
	}
	return line
}

// isModeline tells whether a comment speaks to an editor or a shell, which
// look for it at the head of the file.
func isModeline(comment string) bool {
	for _, word := range [...]string{"#!", "yaml-language-server", "vim:", "-*-", "$schema"} {
		if strings.Contains(comment, word) {
			return true
		}
	}
	return false
}

// leadAbove gives where the blank lines and comments above a line begin. A
// comment that is indented deeper than the keys belongs to what is above it.
func (a *arranger) leadAbove(line, floor, column int) int {
	for line > floor {
		above := strings.LastIndexByte(a.text[:line-1], '\n') + 1
		if above < floor {
			break
		}
		if ink := skipBlanks(a.text, above); !isBlankLine(a.text, above) && (a.text[ink] != '#' || ink-above > column) {
			break
		}
		line = above
	}
	return line
}

func isBlankLine(text string, at int) bool {
	ink := skipBlanks(text, at)
	return ink == len(text) || breakLength(text, ink) > 0
}

// valueEnd gives where an entry's value ends; of an alias, whose node stands
// elsewhere, where the key ends.
func valueEnd(e *Entry) int {
	if e.Value.Span.Start < e.KeySpan.End {
		return e.KeySpan.End
	}
	return e.Value.Span.End
}

// lineAfter gives the offset after the line that an offset is on.
func lineAfter(text string, at int) int {
	if i := strings.IndexByte(text[at:], '\n'); i >= 0 {
		return at + i + 1
	}
	return len(text)
}
