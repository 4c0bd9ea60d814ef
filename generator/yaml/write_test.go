package yaml

import (
	"testing"

	"lintel/generator/diag"
	"lintel/generator/source"
)

// What is quoted reads as what it was, alone and in a list in brackets.
func TestQuote(t *testing.T) {
	for text, want := range map[string]string{
		"ks-svarut": "ks-svarut", "KS SvarUT": "KS SvarUT", "Én, to": `"Én, to"`, "a: b": `"a: b"`, "a #b": `"a #b"`, "id#r1": `"id#r1"`, "": `""`,
		"1177": `"1177"`, "true": `"true"`, "No": `"No"`, "null": `"null"`, "~": `"~"`, "2013-10-02": `"2013-10-02"`, "12:30": `"12:30"`, "- a": `"- a"`,
		"[a]": `"[a]"`, "{a}": `"{a}"`, "*a": `"*a"`, "&a": `"&a"`, "!a": `"!a"`, "| a": `"| a"`, `say "hi"`: `say "hi"`, `"a"`: `"\"a\""`, "it's": "it's", "a\nb": `"a\nb"`,
		" a": `" a"`, "a\tb": `"a\tb"`, "?": `"?"`, "a\u2028b": `"a\u2028b"`, "@a": `"@a"`, "%a": `"%a"`, "a]": `"a]"`, `a\b`: `a\b`, "---": `"---"`, "<<": "<<",
	} {
		got := Quote(text)
		if got != want {
			t.Errorf("%q is written %s, want %s", text, got, want)
		}
		for _, around := range [][2]string{{"k: ", "\n"}, {"k: [", ", x]\n"}, {"k: {a: ", "}\n"}} {
			file, err := source.NewFile("x", []byte(around[0]+got+around[1]))
			if err != nil {
				t.Fatal(err)
			}
			report := &diag.List{}
			documents, ok := Parse(file, 0, len(file.Text), Limits{}, report)
			if !ok || report.Len() > 0 {
				t.Errorf("%s cannot be read", file.Text)
				continue
			}
			n := documents[0].Get("k")
			switch n.Kind {
			case Sequence:
				n = n.Items[0]
			case Mapping:
				n = n.Get("a")
			}
			if n.Kind != Scalar || n.Value != text {
				t.Errorf("%s reads as %s %q", file.Text, n.Kind, n.Value)
			}
		}
	}
}

func TestSameButOrder(t *testing.T) {
	read := func(text string) *Node {
		file := &source.File{Path: "x", Text: text}
		documents, _ := Parse(file, 0, len(text), Limits{}, &diag.List{})
		return documents[0]
	}
	one := read("a: 1\nb: [x, {c: 2, d: 3}]\n")
	for text, want := range map[string]bool{
		"b: [x, {d: 3, c: 2}]\na: 1\n": true, "a: 1\nb: [{c: 2, d: 3}, x]\n": false, "a: \"1\"\nb: [x, {c: 2, d: 3}]\n": false,
		"a: 1\nb: [x, {c: 2, d: 4}]\n": false, "a: 1\nb: [x, {c: 2, e: 3}]\n": false, "a: 1\n": false,
	} {
		if got := SameButOrder(one, read(text)); got != want {
			t.Errorf("%v, want %v: %s", got, want, text)
		}
	}
}
