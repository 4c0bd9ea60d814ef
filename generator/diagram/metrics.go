package diagram

import (
	"strings"
	"unicode"

	"lintel/generator/model"
)

// The sizes of text in pixels, and how far apart its lines stand.
const (
	titleSize = 14.0
	titleLine = 18.0
	noteSize  = 11.5
	noteLine  = 15.0
)

// The space between a node's outline and its text, and how narrow and how many
// lines high it gets.
const (
	padX      = 12.0
	padY      = 10.0
	leastWide = 96.0
	mostLines = 4
)

const ellipsis = "…"

// textWidth measures a text in Inter; strong is semibold. Titles of nodes and
// frames are measured strong, notes and labels are not.
func textWidth(text string, size float64, strong bool) float64 {
	width := 0.0
	for _, sign := range text {
		width += advance(sign, strong)
	}
	return width * size / 1000
}

// advance is a sign's width in thousandths of the font size.
func advance(sign rune, strong bool) float64 {
	ascii, latin := &regularASCII, &regularLatin
	if strong {
		ascii, latin = &semiboldASCII, &semiboldLatin
	}
	switch {
	case sign < 0x20:
		return 0
	case sign <= 0x7E:
		return float64(ascii[sign-0x20])
	case sign >= 0xA0 && sign <= 0x17F:
		return float64(latin[sign-0xA0])
	}
	if regular, semibold, ok := punctuationWidth(sign); ok {
		if strong {
			return semibold
		}
		return regular
	}
	return foreignAdvance(sign)
}

// foreignAdvance guesses the width of a sign that Inter's Latin tables do not
// hold, rather too wide than too narrow: the reader's system brings the font.
func foreignAdvance(sign rune) float64 {
	switch {
	case unicode.In(sign, unicode.Mn, unicode.Me, unicode.Cf, unicode.Cc):
		return 0
	case unicode.In(sign, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul):
		return 1000
	case sign >= 0x1F000:
		return 1400 // pictures
	}
	return 760
}

// wrap breaks a text into lines no wider than width: at spaces, after hyphens
// and slashes, at soft hyphens, and as a last resort inside a word. What does
// not fit in four lines ends in an ellipsis.
func wrap(text string, width, size float64, strong bool) []string {
	return wrapLines(text, width, size, strong, mostLines)
}

// wrapLines is wrap with a bound of its own on the number of lines.
func wrapLines(text string, width, size float64, strong bool, most int) []string {
	w := wrapper{width: width, size: size, strong: strong, most: max(1, most)}
	for word := range strings.FieldsSeq(clean(text)) {
		if !w.word(word) {
			break
		}
	}
	w.end()
	if w.cut {
		w.lines[len(w.lines)-1] = fit(w.lines[len(w.lines)-1]+ellipsis, width, size, strong)
	}
	return w.lines
}

// fit cuts a text that is wider than width and ends it in an ellipsis.
func fit(text string, width, size float64, strong bool) string {
	if textWidth(text, size, strong) <= width {
		return text
	}
	signs := []rune(strings.TrimSuffix(text, ellipsis))
	for len(signs) > 1 && textWidth(string(signs)+ellipsis, size, strong) > width {
		signs = signs[:len(signs)-1]
	}
	return strings.TrimRight(string(signs), " -/") + ellipsis
}

// wrapper fills lines greedily.
type wrapper struct {
	width, size float64
	strong      bool
	most        int

	lines []string
	line  string
	used  float64 // the width of line
	cut   bool    // there was more than fits
}

// end closes the line that is being filled.
func (w *wrapper) end() {
	if w.line != "" {
		w.lines = append(w.lines, w.line)
	}
	w.line, w.used = "", 0
}

// full tells whether no further line may be begun, and notes that text is lost.
func (w *wrapper) full() bool {
	w.cut = w.cut || len(w.lines) >= w.most
	return w.cut
}

// word puts a word on the line or, piece by piece, on the next ones; it gives
// false when there is no room left.
func (w *wrapper) word(word string) bool {
	gap := " "
	for i, piece := range pieces(word) {
		if i > 0 {
			gap = ""
		}
		if !w.piece(gap, piece) {
			return false
		}
	}
	return true
}

// piece puts what may not be broken on the line, or on the next.
func (w *wrapper) piece(gap, piece string) bool {
	bare := strings.TrimSuffix(piece, softHyphen)
	if w.line == "" {
		gap = ""
	}
	long := textWidth(gap+bare, w.size, w.strong)
	// A soft hyphen is shown only where the line ends: room is kept for it.
	if w.used+long <= w.width {
		w.line, w.used = strings.TrimSuffix(w.line, softHyphen)+gap+piece, w.used+long
		return true
	}
	w.hyphenate()
	w.end()
	if w.full() {
		return false
	}
	if textWidth(bare, w.size, w.strong) <= w.width {
		w.line, w.used = piece, textWidth(bare, w.size, w.strong)
		return true
	}
	return w.long(bare)
}

// hyphenate shows the soft hyphen at which the line breaks.
func (w *wrapper) hyphenate() {
	if bare, ok := strings.CutSuffix(w.line, softHyphen); ok {
		w.line = bare + "-"
	}
}

// long breaks a word that is wider than a line.
func (w *wrapper) long(word string) bool {
	for _, sign := range word {
		wide := textWidth(string(sign), w.size, w.strong)
		if w.used+wide > w.width && w.line != "" {
			w.end()
			if w.full() {
				return false
			}
		}
		w.line, w.used = w.line+string(sign), w.used+wide
	}
	return true
}

const softHyphen = "\u00AD"

// pieces splits a word after each sign at which a line may end.
func pieces(word string) []string {
	if !strings.ContainsAny(word, "-/\u2010\u2013\u00AD") {
		return []string{word}
	}
	var list []string
	start := 0
	for at, sign := range word {
		end := at + len(string(sign))
		if strings.ContainsRune("-/\u2010\u2013\u00AD", sign) && end < len(word) && at > start {
			list = append(list, word[start:end])
			start = end
		}
	}
	return append(list, word[start:])
}

// clean makes a text fit to stand on a line: control signs and those that turn
// the direction of what follows become spaces or vanish, and white space is one
// space.
func clean(text string) string {
	plain := true
	for i := 0; i < len(text); i++ {
		if c := text[i]; c < 0x20 || c >= 0x7F {
			plain = false
			break
		}
	}
	if plain {
		return text
	}
	return strings.Map(func(sign rune) rune {
		switch {
		case unicode.IsSpace(sign) || sign == '\u2028' || sign == '\u2029':
			return ' '
		case unicode.IsControl(sign), isTurn(sign), sign == unicode.ReplacementChar, sign&0xFFFE == 0xFFFE:
			return -1
		}
		return sign
	}, text)
}

// isTurn tells whether a sign changes the direction of the text after it.
func isTurn(sign rune) bool {
	return sign >= 0x202A && sign <= 0x202E || sign >= 0x2066 && sign <= 0x2069 || sign == 0x200E || sign == 0x200F || sign == 0x061C
}

// textHeight is the height of so many lines of a title below a note of so many.
func textHeight(titleLines, noteLines int) float64 {
	return float64(titleLines)*titleLine + float64(noteLines)*noteLine
}

// sizeFor gives the size of a node that holds its title and note in every
// language, wrapped, with the space around them. It is no wider than maxWidth,
// and no wider than what its lines need.
func sizeFor(title, note model.Text, maxWidth float64) (width, height float64) {
	inside := maxWidth - 2*padX
	widest := leastWide - 2*padX
	most := 1
	for _, t := range title {
		lines := wrap(t.Value, inside, titleSize, true)
		most = max(most, len(lines))
		widest = max(widest, balanced(t.Value, inside, len(lines)))
	}
	noteLines := 0
	for _, t := range note {
		if clean(t.Value) != "" {
			noteLines = 1
			widest = max(widest, min(inside, textWidth(clean(t.Value), noteSize, false)))
		}
	}
	return min(maxWidth, ceil(widest)+2*padX), ceil(textHeight(most, noteLines) + 2*padY)
}

// balanced gives the least width at which a title takes no more lines than it
// has, so that its lines are about as long.
func balanced(title string, width float64, lines int) float64 {
	if lines <= 1 {
		return min(width, textWidth(clean(title), titleSize, true))
	}
	low, high := max(width/float64(lines+1), longestPiece(title)), width
	for high-low > 3 {
		middle := (low + high) / 2
		if narrow := wrapLines(title, middle, titleSize, true, lines+1); len(narrow) <= lines {
			high = middle
		} else {
			low = middle
		}
	}
	return high
}

// longestPiece is the width of the widest thing in a title that may not be
// broken.
func longestPiece(title string) float64 {
	longest := 0.0
	for word := range strings.FieldsSeq(clean(title)) {
		for _, piece := range pieces(word) {
			longest = max(longest, textWidth(piece, titleSize, true))
		}
	}
	return longest
}

// ceil rounds up to a whole pixel.
func ceil(value float64) float64 {
	whole := float64(int(value))
	if whole < value {
		whole++
	}
	return whole
}
