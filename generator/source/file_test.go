package source

import (
	"math/rand/v2"
	"strings"
	"testing"
	"unicode/utf8"
)

// TestPosition holds that columns count code points and lines count from 1:
// an editor that is sent to another place is worse than none.
func TestPosition(t *testing.T) {
	file, err := NewFile("x.yaml", []byte("æøå: 1\r\n\r\n  😀b\tc\nlast"))
	if err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct {
		at   string // the text whose first byte is meant
		want Position
	}{
		{"æøå", Position{1, 1}},
		{"øå", Position{1, 2}},
		{": 1", Position{1, 4}},
		{"\n\n", Position{1, 7}},
		{"😀", Position{3, 3}},
		{"b\t", Position{3, 4}},
		{"c", Position{3, 6}},
		{"last", Position{4, 1}},
	} {
		offset := strings.Index(file.Text, test.at)
		if got := file.Position(offset); got != test.want {
			t.Errorf("position of %q: %v, want %v", test.at, got, test.want)
		}
		if got := file.Offset(test.want); got != offset {
			t.Errorf("offset of %v: %d, want %d", test.want, got, offset)
		}
	}
	if got := file.Position(len(file.Text)); got != (Position{4, 5}) {
		t.Errorf("position of the end: %v", got)
	}
}

// TestOutside holds that places outside the text are brought into it: a
// library's wrong offset must not end the program.
func TestOutside(t *testing.T) {
	file := &File{Path: "x", Text: "ab\ncd\n"}
	for offset, want := range map[int]Position{-5: {1, 1}, 99: {3, 1}} {
		if got := file.Position(offset); got != want {
			t.Errorf("position of %d: %v, want %v", offset, got, want)
		}
	}
	for position, want := range map[Position]int{{0, 1}: 0, {9, 1}: 6, {1, 99}: 2, {2, 0}: 3, {-1, -1}: 0} {
		if got := file.Offset(position); got != want {
			t.Errorf("offset of %v: %d, want %d", position, got, want)
		}
	}
	if span := file.Span(4, 2); span.Start != 4 || span.End != 4 || span.Text() != "" {
		t.Errorf("a span that ends before it starts: %+v", span)
	}
	if span := file.Span(-1, 99); span.Text() != file.Text {
		t.Errorf("a span larger than the text: %+v", span)
	}
	var nowhere Span
	if nowhere.String() != "" || nowhere.Path() != "" || nowhere.Text() != "" || nowhere.Position() != (Position{}) {
		t.Error("the zero span is somewhere")
	}
	for number, want := range map[int]string{0: "", 1: "ab", 2: "cd", 3: "", 4: ""} {
		if got := file.Line(number); got != want {
			t.Errorf("line %d: %q, want %q", number, got, want)
		}
	}
}

// TestPositionProperty holds that every offset at the start of a code point
// comes back from its position, on lines longer than what is counted at once
// too, where columns are worked out another way.
func TestPositionProperty(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 4))
	signs := []rune("aæ😀\u0301 \n")
	for range 60 {
		var b strings.Builder
		length := random.IntN(3 * block)
		for range length {
			sign := signs[random.IntN(len(signs))]
			if sign == '\n' && random.IntN(2000) > 0 {
				sign = 'x'
			}
			b.WriteRune(sign)
		}
		file := &File{Path: "x", Text: b.String()}
		for range 50 {
			offset := random.IntN(len(file.Text) + 1)
			for offset < len(file.Text) && !utf8.RuneStart(file.Text[offset]) {
				offset++
			}
			p := file.Position(offset)
			start := strings.LastIndexByte(file.Text[:offset], '\n') + 1
			if want := utf8.RuneCountInString(file.Text[start:offset]) + 1; p.Column != want {
				t.Fatalf("offset %d: column %d, want %d", offset, p.Column, want)
			}
			if back := file.Offset(p); back != offset {
				t.Fatalf("offset %d is %v, which is offset %d", offset, p, back)
			}
		}
	}
}

// TestLongLine holds that a finding on each word of a line of megabytes does
// not take minutes: counting from the line's start for each did.
func TestLongLine(t *testing.T) {
	file := &File{Path: "x", Text: strings.Repeat("ord ", 1<<20)}
	for offset := 0; offset < len(file.Text); offset += 100 {
		if got := file.Position(offset).Column; got != offset+1 {
			t.Fatalf("offset %d: column %d", offset, got)
		}
	}
}
