package edit

import (
	"bytes"
	"cmp"
	"fmt"
	"slices"
	"sort"
	"strings"

	"golang.org/x/text/unicode/norm"

	"lintel/generator/diag"
	"lintel/generator/source"
	"lintel/generator/yaml"
)

// original is a file as it stands on disk, with the way from offsets in its
// normalised text to its bytes. Places are found in the text, and changes are
// made in the bytes, so that what is not changed stays as it is: the byte
// order mark, CRLF, letters that are written decomposed.
type original struct {
	file  *source.File
	data  []byte
	steps []stretches // from the text to the bytes, one after the other
	mark  int         // length of the byte order mark
	eol   string
}

// stretches say how two texts correspond, in order of their offsets.
type stretches []stretch

// stretch is a run that is the same in both texts, or one that is not and has
// no inside.
type stretch struct {
	from, to, length int
	same             bool
}

// newOriginal reads a file's bytes; the error is an *source.EncodingError.
func newOriginal(path string, data []byte) (*original, error) {
	file, err := source.NewFile(path, data)
	if err != nil {
		return nil, err
	}
	o := &original{file: file, data: data, eol: "\n"}
	text := string(data)
	if rest, ok := strings.CutPrefix(text, "\uFEFF"); ok {
		o.mark, text = len(text)-len(rest), rest
	}
	if at := strings.IndexAny(text, "\r\n"); at >= 0 && text[at] == '\r' {
		o.eol = "\r"
		if strings.HasPrefix(text[at:], "\r\n") {
			o.eol = "\r\n"
		}
	}
	var breaks stretches
	if strings.Contains(text, "\r") {
		text, breaks = mapBreaks(text)
	}
	if !norm.NFC.IsNormalString(text) {
		o.steps = append(o.steps, mapLetters(text))
	}
	if breaks != nil {
		o.steps = append(o.steps, breaks)
	}
	return o, nil
}

// mapBreaks gives the text with LF for CRLF and CR, as source makes it.
func mapBreaks(text string) (string, stretches) {
	var b strings.Builder
	var all stretches
	for at := 0; at < len(text); {
		end := strings.Index(text[at:], "\r\n")
		if end < 0 {
			end = len(text) - at
		}
		all = all.add(stretch{b.Len(), at, end, true})
		b.WriteString(strings.ReplaceAll(text[at:at+end], "\r", "\n"))
		if at += end; at < len(text) {
			all = all.add(stretch{b.Len(), at, 1, false})
			b.WriteByte('\n')
			at += 2
		}
	}
	return b.String(), append(all, stretch{b.Len(), len(text), 0, true})
}

// mapLetters says how the composed text corresponds to the one as written.
func mapLetters(text string) stretches {
	var all stretches
	var letters norm.Iter
	letters.InitString(norm.NFC, text)
	composed := 0
	for !letters.Done() {
		at := letters.Pos()
		letter := letters.Next()
		same := string(letter) == text[at:letters.Pos()]
		all = all.add(stretch{composed, at, len(letter), same})
		composed += len(letter)
	}
	return append(all, stretch{composed, len(text), 0, true})
}

// add adds a run, joined to the last one when both are the same.
func (s stretches) add(run stretch) stretches {
	if last := len(s) - 1; last >= 0 && run.same && s[last].same && s[last].from+s[last].length == run.from && s[last].to+s[last].length == run.to {
		s[last].length += run.length
		return s
	}
	return append(s, run)
}

// at gives where an offset leads; false when it is inside a run that differs.
func (s stretches) at(offset int) (int, bool) {
	i := sort.Search(len(s), func(i int) bool { return s[i].from > offset }) - 1
	if i < 0 {
		return 0, offset == 0
	}
	return s[i].to + offset - s[i].from, s[i].same || s[i].from == offset
}

// at gives the offset in the bytes of an offset in the text.
func (o *original) at(offset int) (int, error) {
	to := offset
	for _, step := range o.steps {
		var ok bool
		if to, ok = step.at(to); !ok {
			at := o.file.Span(offset, offset)
			return 0, &Refusal{diag.Text{
				EN: fmt.Sprintf("%s stands in a letter that is written as two signs (decomposed Unicode), which cannot be cut; save the file as NFC first", at),
				NB: fmt.Sprintf("%s står i en bokstav som er skrevet som to tegn (dekomponert Unicode) og ikke kan deles; lagre filen som NFC først", at),
			}}
		}
	}
	return to + o.mark, nil
}

// assemble puts pieces of the text together, in bytes.
func (o *original) assemble(pieces []yaml.Piece) ([]byte, error) {
	var b bytes.Buffer
	b.Grow(len(o.data) + 16)
	b.Write(o.data[:o.mark])
	for _, p := range pieces {
		if p.New != "" {
			b.WriteString(strings.ReplaceAll(p.New, "\n", o.eol))
			continue
		}
		start, err := o.at(p.Start)
		if err != nil {
			return nil, err
		}
		end, err := o.at(p.End)
		if err != nil {
			return nil, err
		}
		b.Write(o.data[start:end])
	}
	return b.Bytes(), nil
}

// apply makes edits in the bytes. Edits that are given twice are made once;
// edits that overlap are an error.
func (o *original) apply(edits []diag.Edit) ([]byte, error) {
	sorted := slices.Clone(edits)
	slices.SortStableFunc(sorted, func(a, b diag.Edit) int {
		return cmp.Or(cmp.Compare(a.Span.Start, b.Span.Start), cmp.Compare(a.Span.End, b.Span.End))
	})
	sorted = slices.Compact(sorted)
	var pieces []yaml.Piece
	from := 0
	for _, e := range sorted {
		if e.Span.Start < from {
			return nil, fmt.Errorf("two changes overlap at %s", e.Span)
		}
		pieces = append(pieces, yaml.Piece{Start: from, End: e.Span.Start})
		if e.New != "" {
			pieces = append(pieces, yaml.Piece{New: e.New})
		}
		from = e.Span.End
	}
	return o.assemble(append(pieces, yaml.Piece{Start: from, End: len(o.file.Text)}))
}
