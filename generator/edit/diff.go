package edit

import (
	"fmt"
	"strings"
)

// context is how many lines a diff shows round a change.
const contextLines = 3

// Diff shows a change as a unified diff, with LF at the ends of its lines. A
// file that moves is shown as two changes.
func Diff(c Change) string {
	before, after := splitLines(c.Before), splitLines(c.After)
	var b strings.Builder
	from, to := "a/"+c.Path, "b/"+c.Path
	if c.Before == nil {
		from = "/dev/null"
	}
	if c.After == nil {
		to = "/dev/null"
	}
	script := lineScript(before, after)
	if len(script) == 0 {
		return ""
	}
	fmt.Fprintf(&b, "--- %s\n+++ %s\n", from, to)
	for start := 0; start < len(script); {
		end := start
		for end+1 < len(script) && script[end+1].fromStart-script[end].fromEnd <= 2*contextLines {
			end++
		}
		writeHunk(&b, before, after, script[start:end+1])
		start = end + 1
	}
	return b.String()
}

// splitLines gives the lines without their ends; a text that does not end with
// a break has the mark of diff for it in its last line.
func splitLines(data []byte) []string {
	text := strings.ReplaceAll(string(data), "\r\n", "\n")
	if text == "" {
		return nil
	}
	lines := strings.Split(text, "\n")
	if last := len(lines) - 1; lines[last] == "" {
		return lines[:last]
	}
	lines[len(lines)-1] += "\n\\ No newline at end of file"
	return lines
}

// replaced is a run of lines that another run stands for.
type replaced struct{ fromStart, fromEnd, toStart, toEnd int }

// lineScript gives what to replace, in order. It looks for the longest common
// subsequence between what the common head and tail leave, unless that is so
// much that it would take long: then all of it is replaced.
func lineScript(a, b []string) []replaced {
	head := 0
	for head < len(a) && head < len(b) && a[head] == b[head] {
		head++
	}
	tail := 0
	for tail < len(a)-head && tail < len(b)-head && a[len(a)-1-tail] == b[len(b)-1-tail] {
		tail++
	}
	x, y := a[head:len(a)-tail], b[head:len(b)-tail]
	if len(x) == 0 && len(y) == 0 {
		return nil
	}
	const most = 4 << 20
	if len(x)*len(y) > most {
		return []replaced{{head, len(a) - tail, head, len(b) - tail}}
	}
	length := commonLengths(x, y)
	width := len(y) + 1
	var script []replaced
	i, j := 0, 0
	for i < len(x) || j < len(y) {
		start := replaced{fromStart: head + i, toStart: head + j}
		for i < len(x) || j < len(y) {
			if i < len(x) && j < len(y) && x[i] == y[j] {
				break
			}
			if j == len(y) || i < len(x) && length[(i+1)*width+j] >= length[i*width+j+1] {
				i++
			} else {
				j++
			}
		}
		start.fromEnd, start.toEnd = head+i, head+j
		if start.fromEnd > start.fromStart || start.toEnd > start.toStart {
			script = append(script, start)
		}
		for i < len(x) && j < len(y) && x[i] == y[j] {
			i++
			j++
		}
	}
	return script
}

// commonLengths gives the length of the longest common subsequence of each
// pair of tails.
func commonLengths(x, y []string) []int32 {
	width := len(y) + 1
	length := make([]int32, (len(x)+1)*width)
	for i := len(x) - 1; i >= 0; i-- {
		for j := len(y) - 1; j >= 0; j-- {
			if x[i] == y[j] {
				length[i*width+j] = length[(i+1)*width+j+1] + 1
			} else {
				length[i*width+j] = max(length[(i+1)*width+j], length[i*width+j+1])
			}
		}
	}
	return length
}

func writeHunk(b *strings.Builder, before, after []string, script []replaced) {
	first, last := script[0], script[len(script)-1]
	fromStart, toStart := max(0, first.fromStart-contextLines), max(0, first.toStart-contextLines)
	fromEnd := min(len(before), last.fromEnd+contextLines)
	toEnd := min(len(after), last.toEnd+contextLines)
	fmt.Fprintf(b, "@@ -%s +%s @@\n", hunkRange(fromStart, fromEnd), hunkRange(toStart, toEnd))
	at := fromStart
	write := func(sign string, lines []string) {
		for _, line := range lines {
			b.WriteString(sign + line + "\n")
		}
	}
	for _, r := range script {
		write(" ", before[at:r.fromStart])
		write("-", before[r.fromStart:r.fromEnd])
		write("+", after[r.toStart:r.toEnd])
		at = r.fromEnd
	}
	write(" ", before[at:fromEnd])
}

func hunkRange(start, end int) string {
	if end == start {
		return fmt.Sprintf("%d,0", start)
	}
	return fmt.Sprintf("%d,%d", start+1, end-start)
}
