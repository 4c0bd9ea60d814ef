package diag

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"

	"lintel/generator/source"
)

// printed prints one finding at the first place of marked in a text.
func printed(t *testing.T, text, marked string) []string {
	t.Helper()
	file := &source.File{Path: "f.yaml", Text: text}
	at := strings.Index(text, marked)
	if at < 0 {
		t.Fatalf("%q is not in the text", marked)
	}
	rule := &Rule{Code: "c", Severity: Error, Message: Text{EN: "m"}}
	var b bytes.Buffer
	if err := (Printer{}).Print(&b, []Finding{{Rule: rule, Severity: Error, Span: file.Span(at, at+len(marked))}}); err != nil {
		t.Fatal(err)
	}
	return strings.Split(strings.TrimSuffix(b.String(), "\n"), "\n")
}

// TestExcerpt holds that the line is shown with the caret under the place.
func TestExcerpt(t *testing.T) {
	for name, test := range map[string]struct{ text, marked, line, caret string }{
		"word":             {"a: b\nname: foo bar\n", "foo", "name: foo bar", "      ^^^"},
		"nothing at start": {"abc", "", "abc", "^"},
		"Norwegian":        {"blåbær: øl", "øl", "blåbær: øl", "        ^^"},
		"tab":              {"\tx: y", "y", " x: y", "    ^"},
		"control":          {"a\x1b[31m: b", "b", "a [31m: b", "        ^"},
		"direction":        {"a\u202e: b", "b", "a : b", "    ^"},
		"separator":        {"a\u2028: b", "b", "a : b", "    ^"},
		"wide":             {"名前: 値", "値", "名前: 値", "      ^^"},
		"emoji":            {"😀: x", "x", "😀: x", "    ^"},
		"combining":        {"q\u0307: x", "x", "q\u0307: x", "   ^"},
		"several lines":    {"a: [b,\n c]\n", "[b,\n c]", "a: [b,", "   ^^^"},
		"end of line":      {"ab\ncd", "\n", "ab", "  ^"},
	} {
		t.Run(name, func(t *testing.T) {
			lines := printed(t, test.text, test.marked)
			if len(lines) != 3 || lines[1] != "    "+test.line || lines[2] != "    "+test.caret {
				t.Errorf("got %q, want %q and %q", lines, test.line, test.caret)
			}
		})
	}
	for name, text := range map[string]string{"empty": "", "empty line": "\n\n"} {
		if lines := printed(t, text, ""); len(lines) != 1 {
			t.Errorf("%s: %q", name, lines)
		}
	}
}

// TestExcerptLong holds that of a long line the part round the place is shown,
// with the caret under it wherever it is.
func TestExcerptLong(t *testing.T) {
	for _, before := range []int{0, 1, 74, 75, 76, 77, 100, 5000} {
		for _, length := range []int{1, 3, 60, 300} {
			for _, after := range []int{0, 1, 30, 5000} {
				marked := "<" + strings.Repeat("æ", length) // starts with the only < of the line
				lines := printed(t, strings.Repeat("ø", before)+marked+strings.Repeat("x", after), marked)
				line, caret := []rune(strings.TrimPrefix(lines[1], "    ")), strings.TrimPrefix(lines[2], "    ")
				at := strings.Index(caret, "^")
				if len(line) > excerptWidth || line[at] != '<' {
					t.Errorf("%d before, %d long, %d after: the caret is under %q in %q", before, length, after, line[at], string(line))
				}
				if carets := strings.Count(caret, "^"); carets != min(length+1, len(line)-at) || at+carets > len(line) {
					t.Errorf("%d before, %d long, %d after: %d carets", before, length, after, carets)
				}
			}
		}
	}
}

// TestHostileNames holds that no name and no argument steers the terminal: a
// file name may hold any byte.
func TestHostileNames(t *testing.T) {
	evil := "x\x1b]0;t\x07\x9b31m\u202e\r\n.md"
	file := &source.File{Path: evil, Text: "a"}
	rule := &Rule{Code: "c", Message: Text{EN: "m {v}"}}
	f := Finding{Rule: rule, Severity: Error, Span: file.Span(0, 1), Args: Args{"v": evil}, Related: []Related{{Span: file.Span(0, 0), Note: Text{EN: evil}}}}
	var b bytes.Buffer
	if err := (Printer{}).Print(&b, []Finding{f}); err != nil {
		t.Fatal(err)
	}
	if strings.ContainsAny(b.String(), "\x1b\x07\u009b\u202e\r") || strings.Count(b.String(), "\n") != 6 {
		t.Errorf("not made harmless: %q", b.String())
	}
}

// TestColor holds that colours are there when they are asked for only.
func TestColor(t *testing.T) {
	rule := &Rule{Code: "c", Message: Text{EN: "m", NB: "n"}}
	for _, color := range []bool{false, true} {
		var b bytes.Buffer
		for _, severity := range []Severity{Error, Warning, Info} {
			if err := (Printer{Lang: "nb", Color: color}).Print(&b, []Finding{{Rule: rule, Severity: severity}}); err != nil {
				t.Fatal(err)
			}
		}
		if strings.Contains(b.String(), "\x1b") != color {
			t.Errorf("colour %v: %q", color, b.String())
		}
		if !color && b.String() != "error c: n\nwarning c: n\ninfo c: n\n" {
			t.Errorf("got %q", b.String())
		}
	}
}

// TestJSON holds the form of the JSON: editors and CI read it.
func TestJSON(t *testing.T) {
	file := &source.File{Path: "models/blå.yaml", Text: "id: x\nuses: [ålt]\n"}
	rule := &Rule{Code: "ref-unknown", Message: Text{EN: "unknown <{id}>", NB: "ukjent"}, Hint: Text{EN: "did you mean {near}?"}}
	findings := []Finding{
		{Rule: rule, Severity: Error, Span: file.Span(13, 17), Args: Args{"id": "ålt", "near": `"alt"`},
			Related: []Related{{Span: file.Span(4, 5), Note: Text{EN: "here"}}}},
		{Rule: rule, Severity: Warning, Args: Args{"id": "x"}},
	}
	const want = `[
  {
    "file": "models/blå.yaml",
    "line": 2,
    "column": 8,
    "endLine": 2,
    "endColumn": 11,
    "severity": "error",
    "code": "ref-unknown",
    "message": "unknown <ålt>",
    "hint": "did you mean \"alt\"?",
    "related": [
      {
        "file": "models/blå.yaml",
        "line": 1,
        "column": 5,
        "message": "here"
      }
    ]
  },
  {
    "file": "",
    "line": 0,
    "column": 0,
    "endLine": 0,
    "endColumn": 0,
    "severity": "warning",
    "code": "ref-unknown",
    "message": "unknown <x>",
    "hint": "",
    "related": []
  }
]
`
	var b bytes.Buffer
	if err := WriteJSON(&b, findings, "en"); err != nil {
		t.Fatal(err)
	}
	if b.String() != want {
		t.Errorf("got:\n%s\nwant:\n%s", b.String(), want)
	}
	b.Reset()
	if err := WriteJSON(&b, nil, "en"); err != nil || b.String() != "[]\n" {
		t.Errorf("nothing found: %q, %v", b.String(), err)
	}
	b.Reset()
	findings[0].Span.File.Path = "x\xff\x1b"
	if err := WriteJSON(&b, findings, "nb"); err != nil || !json.Valid(b.Bytes()) {
		t.Errorf("a hostile name: %q, %v", b.String(), err)
	}
}
