package markdown

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	"golang.org/x/text/unicode/norm"

	"lintel/generator/diag"
	"lintel/generator/source"
)

// anchors hands out the ids of a document.
type anchors struct {
	taken map[string]int           // ids given, and the last number tried after each
	fixed map[ast.Node]fixedAnchor // blocks that end with {#…}
}

// fixedAnchor is a {#id} at the end of a block.
type fixedAnchor struct {
	id         string // "" when it is no good
	cut        int    // where the block's text ends before it
	start, end int
}

// collect finds the fixed ids before any is made up, so that a made-up one
// never takes the name of a fixed one further down.
func (a *anchors) collect(root ast.Node, r *renderer) {
	a.taken = map[string]int{}
	if !strings.Contains(r.body, "{#") {
		return
	}
	a.fixed = map[ast.Node]fixedAnchor{}
	first := map[string]source.Span{}
	_ = ast.Walk(root, func(node ast.Node, entering bool) (ast.WalkStatus, error) {
		if node.Type() == ast.TypeInline {
			return ast.WalkSkipChildren, nil
		}
		if !entering {
			return ast.WalkContinue, nil
		}
		switch node.Kind() {
		case ast.KindHeading, ast.KindParagraph, ast.KindTextBlock:
		default:
			return ast.WalkContinue, nil
		}
		anchor, ok := r.fixedAnchor(node)
		if !ok {
			return ast.WalkContinue, nil
		}
		span := r.place(anchor.start, anchor.end)
		earlier, twice := first[anchor.id]
		switch {
		case !isKebab(anchor.id):
			r.report.Add(ruleAnchor, span, diag.Args{"id": anchor.id, "problem": anchorForm})
			anchor.id = ""
		case twice:
			finding := r.report.Add(ruleAnchor, span, diag.Args{"id": anchor.id, "problem": anchorTwice})
			finding.Related = []diag.Related{{Span: earlier, Note: diag.Text{EN: "first here", NB: "først her"}}}
			anchor.id = ""
		default:
			first[anchor.id] = span
			a.taken[anchor.id] = 1
		}
		a.fixed[node] = anchor
		return ast.WalkContinue, nil
	})
}

// fixedAnchor finds {#…} at the end of a block's last line.
func (r *renderer) fixedAnchor(node ast.Node) (anchor fixedAnchor, ok bool) {
	lines := node.Lines()
	if lines.Len() == 0 {
		return anchor, false
	}
	last := lines.At(lines.Len() - 1)
	line := strings.TrimRight(r.body[last.Start:last.Stop], " \t\n")
	open := strings.LastIndex(line, "{#")
	if open < 0 || line[len(line)-1] != '}' || (open > 0 && line[open-1] == '\\') {
		return anchor, false
	}
	id := line[open+2 : len(line)-1]
	if strings.ContainsAny(id, " \t{}") {
		return anchor, false
	}
	return fixedAnchor{
		id: id, start: last.Start + open, end: last.Start + len(line),
		cut: last.Start + len(strings.TrimRight(line[:open], " \t")),
	}, true
}

// The two things that can be wrong with a fixed id.
var (
	anchorForm  = diag.Text{EN: "an anchor has small letters a–z, digits and single hyphens", NB: "et anker har små bokstaver a–z, sifre og enkle bindestreker"}
	anchorTwice = diag.Text{EN: "the text has that anchor already", NB: "teksten har det ankeret fra før"}
)

func isKebab(id string) bool {
	for i := 0; i < len(id); i++ {
		c := id[i]
		if c == '-' {
			if i == 0 || i == len(id)-1 || id[i-1] == '-' {
				return false
			}
		} else if (c < 'a' || c > 'z') && (c < '0' || c > '9') {
			return false
		}
	}
	return id != ""
}

// forHeading gives the id of a heading's text: -2 on repetition.
func (a *anchors) forHeading(text string) string {
	id := slug(text)
	if id == "" {
		id = "section"
	}
	if a.taken[id] == 0 {
		a.taken[id] = 1
		return id
	}
	for number := a.taken[id] + 1; ; number++ {
		numbered := id + "-" + strconv.Itoa(number)
		if a.taken[numbered] == 0 {
			a.taken[id], a.taken[numbered] = number, 1
			return numbered
		}
	}
}

// letters are those that do not fall apart into an ASCII letter and an accent,
// Norwegian, Sámi and a few neighbours.
var letters = map[rune]string{
	'æ': "ae", 'ø': "o", 'å': "a", 'đ': "d", 'ŋ': "n", 'ŧ': "t",
	'ð': "d", 'þ': "th", 'ß': "ss", 'œ': "oe", 'ł': "l", 'ı': "i",
}

// slug makes an id of a text: lower case, ASCII, hyphens.
func slug(text string) string {
	var b strings.Builder
	b.Grow(len(text))
	gap := false
	add := func(s string) {
		if gap && b.Len() > 0 {
			b.WriteByte('-')
		}
		gap = false
		b.WriteString(s)
	}
	for _, letter := range text {
		letter = unicode.ToLower(letter)
		switch {
		case letter < utf8.RuneSelf && (letter >= 'a' && letter <= 'z' || letter >= '0' && letter <= '9'):
			add(string(letter))
		case letters[letter] != "":
			add(letters[letter])
		case unicode.Is(unicode.Mn, letter):
			// An accent written on its own belongs to the letter before it.
		case letter >= utf8.RuneSelf && unicode.IsLetter(letter):
			if base := norm.NFD.String(string(letter)); base[0] < utf8.RuneSelf {
				add(base[:1])
			}
		default:
			gap = true
		}
	}
	return b.String()
}
