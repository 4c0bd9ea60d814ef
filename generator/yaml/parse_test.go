package yaml

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"lintel/generator/diag"
	"lintel/generator/source"
)

func newFile(t testing.TB, text string) *source.File {
	t.Helper()
	file, err := source.NewFile("models/x.yaml", []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	return file
}

// parse reads a whole text and gives its findings as line:column code: message.
func parse(t testing.TB, text string, limits Limits) (documents []*Node, ok bool, findings []string) {
	t.Helper()
	var report diag.List
	file := newFile(t, text)
	documents, ok = Parse(file, 0, len(file.Text), limits, &report)
	for _, f := range report.Sorted() {
		line := strings.TrimPrefix(f.Span.String(), "models/x.yaml:")
		findings = append(findings, line+" "+f.Rule.Code+": "+f.Message("en"))
	}
	return documents, ok, findings
}

// outline writes a tree so that a test can show it: kinds, texts, spans.
func outline(n *Node) string {
	switch n.Kind {
	case Null:
		return "null<" + n.Span.Text() + ">"
	case Scalar:
		quote := ""
		if n.Quoted {
			quote = "q"
		}
		return fmt.Sprintf("%s%q<%s>", quote, n.Value, n.Span.Text())
	case Sequence:
		parts := make([]string, len(n.Items))
		for i, item := range n.Items {
			parts[i] = outline(item)
		}
		return "[" + strings.Join(parts, " ") + "]<" + n.Span.Text() + ">"
	}
	parts := make([]string, len(n.Entries))
	for i, e := range n.Entries {
		parts[i] = e.Key + "<" + e.KeySpan.Text() + ">=" + outline(e.Value)
	}
	return "{" + strings.Join(parts, " ") + "}<" + n.Span.Text() + ">"
}

func TestParse(t *testing.T) {
	tests := []struct{ name, text, want string }{
		{"dates and versions stay text", "[2014-11-26, 1.0, no, 0x1f]",
			`["2014-11-26"<2014-11-26> "1.0"<1.0> "no"<no> "0x1f"<0x1f>]<[2014-11-26, 1.0, no, 0x1f]>`},
		{"nothing and null", "a:\nb: ~ # c\nc: null\nd: ''\n",
			`{a<a>=null<> b<b>=null<~> c<c>=null<null> d<d>=q""<''>}<` + "a:\nb: ~ # c\nc: null\nd: ''>"},
		{"quotes", `{"å": 'it''s', 'k': "a\tb\u00e6"}`,
			`{å<"å">=q"it's"<'it''s'> k<'k'>=q"a\tbæ"<"a\tb\u00e6">}<{"å": 'it''s', 'k': "a\tb\u00e6"}>`},
		{"code points", "æøå: [😀, 'ø😀', x] # å\n",
			`{æøå<æøå>=["😀"<😀> q"ø😀"<'ø😀'> "x"<x>]<[😀, 'ø😀', x]>}<æøå: [😀, 'ø😀', x]>`},
		{"literal", "a: |\n  b\n\n   c\n\nd: e",
			"{a<a>=q\"b\\n\\n c\\n\"<|\n  b\n\n   c> d<d>=\"e\"<e>}<a: |\n  b\n\n   c\n\nd: e>"},
		{"folded", "a: >-\n  b\n  c\n",
			"{a<a>=q\"b c\"<>-\n  b\n  c>}<a: >-\n  b\n  c>"},
		{"empty block", "a: |-  # c\nb: c", "{a<a>=q\"\"<|-  # c> b<b>=\"c\"<c>}<a: |-  # c\nb: c>"},
		{"plain over lines", "a: b\n  c\n\n  d\n", "{a<a>=\"b c\\nd\"<b\n  c\n\n  d>}<a: b\n  c\n\n  d>"},
		{"flow with comments", "a: [b, # ]\n  c, ]\nd: { }\n",
			"{a<a>=[\"b\"<b> \"c\"<c>]<[b, # ]\n  c, ]> d<d>={}<{ }>}<a: [b, # ]\n  c, ]\nd: { }>"},
		{"flow keys without values", "{a, b: , ? c}", "{a<a>=null<> b<b>=null<> c<c>=null<>}<{a, b: , ? c}>"},
		{"pairs in a list", "[a: b, ? c : d]", `[{a<a>="b"<b>}<a: b> {c<c>="d"<d>}<? c : d>]<[a: b, ? c : d]>`},
		{"explicit key", "? a\n? b\n: c", "{a<a>=null<> b<b>=\"c\"<c>}<? a\n? b\n: c>"},
		{"list at the key's column", "a:\n- b\n-\n- - c\n", "{a<a>=[\"b\"<b> null<> [\"c\"<c>]<- c>]<- b\n-\n- - c>}<a:\n- b\n-\n- - c>"},
		{"anchor", "a: &x b\nc: [*x, *x ]\n&k d: *k", "{a<a>=\"b\"<b> c<c>=[\"b\"<b> \"b\"<b>]<[*x, *x ]> d<d>=\"d\"<d>}<a: &x b\nc: [*x, *x ]\n&k d: *k>"},
		{"anchor of a collection", "a: &x # c\n  b: c\nd: *x\n", "{a<a>={b<b>=\"c\"<c>}<b: c> d<d>={b<b>=\"c\"<c>}<b: c>}<a: &x # c\n  b: c\nd: *x>"},
		{"allowed tags", "a: !!str 5\nb: !!seq [c]\nd: !!str\n", "{a<a>=q\"5\"<5> b<b>=[\"c\"<c>]<[c]> d<d>=q\"\"<>}<a: !!str 5\nb: !!seq [c]\nd: !!str>"},
		{"old line breaks", "a: \"b\u2028c\" # \u0085d: e\n", "{a<a>=q\"b\\u2028c\"<\"b\u2028c\"> d<d>=\"e\"<e>}<a: \"b\u2028c\" # \u0085d: e>"},
		{"CRLF and mark", "\ufeffa: b\r\nc: |\r\n  d\r\n", "{a<a>=\"b\"<b> c<c>=q\"d\\n\"<|\n  d>}<a: b\nc: |\n  d>"},
		{"view items", "- -> a ->\n- faks.**\n- where: kind == \"x\" && y\n",
			`["-> a ->"<-> a ->> "faks.**"<faks.**> {where<where>="kind == \"x\" && y"<kind == "x" && y>}<where: kind == "x" && y>]<` +
				"- -> a ->\n- faks.**\n- where: kind == \"x\" && y>"},
		{"merge sign as a value", "a: <<", `{a<a>="<<"<<<>}<a: <<>`},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			documents, ok, findings := parse(t, test.text, Limits{})
			if !ok || len(findings) > 0 || len(documents) != 1 {
				t.Fatalf("ok %v, %d documents, findings %q", ok, len(documents), findings)
			}
			if diff := cmp.Diff(test.want, outline(documents[0])); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestDocuments(t *testing.T) {
	documents, ok, _ := parse(t, "# c\n---\n---\na: b\n---\n# c\n---\nc\n...\n---\n- d\n", Limits{})
	var got []string
	for _, d := range documents {
		got = append(got, d.Span.Text())
	}
	if diff := cmp.Diff([]string{"a: b", "c", "- d"}, got); diff != "" || !ok {
		t.Error(ok, diff)
	}
	documents, ok, findings := parse(t, "a: b\n---\nc: [\n", Limits{})
	if ok || len(documents) != 1 || len(findings) != 1 {
		t.Errorf("broken second: ok %v, %d documents, %q", ok, len(documents), findings)
	}
	for _, empty := range []string{"", "\n", "# c\n", "---\n", " "} {
		if documents, ok, findings := parse(t, empty, Limits{}); !ok || len(documents)+len(findings) > 0 {
			t.Errorf("%q: ok %v, %d documents, %q", empty, ok, len(documents), findings)
		}
	}
}

func TestStretch(t *testing.T) {
	text := "---\ntittel: Å\nx: [é]\n---\n# y: z\n"
	file := newFile(t, text)
	var report diag.List
	documents, ok := Parse(file, 4, strings.Index(text, "\n---\n")+1, Limits{}, &report)
	if !ok || len(documents) != 1 {
		t.Fatal(ok, len(documents))
	}
	if got := documents[0].Get("x").Items[0].Span.String(); got != "models/x.yaml:3:5" {
		t.Error(got)
	}
	Parse(file, 18, 23, Limits{}, &report) // "[é]\n-" cut anywhere must not fail
	Parse(file, -5, 900, Limits{}, &report)
	report = diag.List{}
	file = newFile(t, "text\n\n```\na: b: c\n```\n")
	Parse(file, 10, 18, Limits{}, &report)
	if got := report.Sorted()[0].Span.String(); got != "models/x.yaml:4:5" {
		t.Error(got)
	}
}

func TestAccess(t *testing.T) {
	documents, _, _ := parse(t, "{a: true, b: 'true', c: yes, d: 12, e: -1.5e3, f: '1', g: 1e999, h: 0x10, i: .5, j: 1_0, k: .inf, l: 2014-11-26, m: false}", Limits{})
	root := documents[0]
	bools, numbers := "", ""
	for _, e := range root.Entries {
		if value, ok := e.Value.Bool(); ok {
			bools += fmt.Sprint(e.Key, value, " ")
		}
		if value, ok := e.Value.Number(); ok {
			numbers += fmt.Sprint(e.Key, value, " ")
		}
	}
	if bools != "atrue mfalse " || numbers != "d12 e-1500 i0.5 " {
		t.Errorf("bools %q, numbers %q", bools, numbers)
	}
	var none *Node
	if none.Get("a") != nil || root.Get("z") != nil || root.Get("a").Get("b") != nil {
		t.Error("Get finds what is not there")
	}
	if _, ok := none.Bool(); ok || none.At(3) != 0 || !none.SpanAt(1, 2).IsZero() {
		t.Error("nil node has a value")
	}
}

func TestAt(t *testing.T) {
	tests := []struct{ name, text, find, want string }{
		{"plain", "a: bc de fg", "de", "de"},
		{"plain over lines", "a: bc\n   de\n   fg", "fg", "fg"},
		{"single", "a: 'bc de'", "de", "de"},
		{"single with quote", "a: 'it''s de'", "de", "de"},
		{"single over lines", "a: 'b''\n\n  c de'", "de", "de"},
		{"double", `a: "bc de"`, "de", "de"},
		{"double with escapes", `a: "b\n\u00e6\U0001F600\x41\\\" de"`, "de", "de"},
		{"double with L", `a: "\L\_ de"`, "de", "de"},
		{"double over lines", "a: \"b\n\n  c\\\n   d d\\ de\"", "de", "de"},
		{"the escape itself", `a: "b\u00e6c"`, "æ", `\u00e6`},
		{"literal", "a: |\n  b\n\n    c de\n", "de", "de"},
		{"literal with indicator", "a: |2- # x\n\n   b\n  å de", "de", "de"},
		{"literal across lines", "a: |\n  b de\n  fg h\n", "de\nfg", "de\n  fg"},
		{"folded", "a: >\n  b\n  c de\n\n  f\n", "de", "de"},
		{"folded across lines", "a: >\n  b\n  c de\n", "b c", "b\n  c"},
		{"code points", "å: 'ø😀 de'", "de", "de"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			documents, ok, findings := parse(t, test.text, Limits{})
			if !ok {
				t.Fatal(findings)
			}
			node := documents[0].Entries[0].Value
			i := strings.Index(node.Value, test.find)
			if i < 0 {
				t.Fatalf("%q not in %q", test.find, node.Value)
			}
			if got := node.SpanAt(i, i+len(test.find)).Text(); got != test.want {
				t.Errorf("%q in %q, want %q", got, node.Value, test.want)
			}
			if node.At(-1) < node.Span.Start || node.At(1<<20) > node.Span.End {
				t.Error("At leaves the node")
			}
		})
	}
}

func TestAliasShares(t *testing.T) {
	documents, _, _ := parse(t, "a: &x {b: c}\nd: *x\n", Limits{})
	if documents[0].Get("a") != documents[0].Get("d") {
		t.Error("an alias is not the anchor's node")
	}
}
