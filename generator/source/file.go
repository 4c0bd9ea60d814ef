package source

import (
	"fmt"
	"sort"
	"strings"
	"sync"
	"unicode/utf8"
)

// File is one text of the tree. It is not changed once made.
type File struct {
	Path string // slash-separated, from the root
	Text string // normalised: UTF-8, NFC, LF, no byte order mark

	once   sync.Once
	starts []int // offset of each line's first byte

	countOnce sync.Once
	counts    []int // code points before each block, for files with long lines
}

// Position is a place for people: line and column count from 1, the column in
// code points.
type Position struct {
	Line, Column int
}

// Span is a stretch of a file's text, in bytes, End exclusive. The zero Span
// is nowhere.
type Span struct {
	File       *File
	Start, End int
}

// IsZero tells whether the span is nowhere.
func (s Span) IsZero() bool { return s.File == nil }

// Position is where the span starts, 0:0 when it is nowhere.
func (s Span) Position() Position { return s.File.Position(s.Start) }

// EndPosition is where the span ends: the position after its last sign.
func (s Span) EndPosition() Position { return s.File.Position(max(s.Start, s.End)) }

// Path is the name of the span's file, "" when it is nowhere.
func (s Span) Path() string {
	if s.File == nil {
		return ""
	}
	return s.File.Path
}

// Text is what stands there.
func (s Span) Text() string {
	if s.File == nil {
		return ""
	}
	return s.File.Text[s.Start:max(s.Start, s.End)]
}

// String gives file:line:column, as editors and compilers write it.
func (s Span) String() string {
	if s.File == nil {
		return ""
	}
	p := s.Position()
	return fmt.Sprintf("%s:%d:%d", s.File.Path, p.Line, p.Column)
}

// Span makes a span of two offsets, brought inside the text.
func (f *File) Span(start, end int) Span {
	start = min(max(start, 0), len(f.Text))
	end = min(max(end, start), len(f.Text))
	return Span{File: f, Start: start, End: end}
}

// Position gives the position of an offset.
func (f *File) Position(offset int) Position {
	if f == nil {
		return Position{}
	}
	offset = min(max(offset, 0), len(f.Text))
	starts := f.lineStarts()
	line := sort.SearchInts(starts, offset+1)
	return Position{Line: line, Column: f.count(starts[line-1], offset) + 1}
}

// block is how many bytes are counted anew for each position: a line of
// megabytes with a finding on each word must not be counted from its start
// each time.
const block = 4096

// count gives the code points between two offsets.
func (f *File) count(start, end int) int {
	if end-start <= block {
		return utf8.RuneCountInString(f.Text[start:end])
	}
	f.countOnce.Do(func() {
		sum := 0
		for at := 0; at <= len(f.Text); at += block {
			f.counts = append(f.counts, sum)
			sum += firstBytes(f.Text[at:min(at+block, len(f.Text))])
		}
	})
	before := func(offset int) int {
		return f.counts[offset/block] + firstBytes(f.Text[offset/block*block:offset])
	}
	return before(end) - before(start)
}

// firstBytes counts the bytes that begin a code point; a block may begin
// within one.
func firstBytes(text string) int {
	count := 0
	for i := 0; i < len(text); i++ {
		if text[i]&0xC0 != 0x80 {
			count++
		}
	}
	return count
}

// Offset gives the offset of a position, brought inside the text: a column
// past the end of its line is the end of the line.
func (f *File) Offset(p Position) int {
	starts := f.lineStarts()
	if p.Line < 1 {
		return 0
	}
	if p.Line > len(starts) {
		return len(f.Text)
	}
	offset := starts[p.Line-1]
	for column := 1; column < p.Column && offset < len(f.Text) && f.Text[offset] != '\n'; column++ {
		_, size := utf8.DecodeRuneInString(f.Text[offset:])
		offset += size
	}
	return offset
}

// Line gives a line's text without its end, "" when there is no such line.
func (f *File) Line(number int) string {
	starts := f.lineStarts()
	if number < 1 || number > len(starts) {
		return ""
	}
	line := f.Text[starts[number-1]:]
	if end := strings.IndexByte(line, '\n'); end >= 0 {
		line = line[:end]
	}
	return line
}

func (f *File) lineStarts() []int {
	f.once.Do(func() {
		f.starts = make([]int, 1, 1+strings.Count(f.Text, "\n"))
		for i := 0; i < len(f.Text); i++ {
			if f.Text[i] == '\n' {
				f.starts = append(f.starts, i+1)
			}
		}
	})
	return f.starts
}
