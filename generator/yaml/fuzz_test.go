package yaml

import (
	"fmt"
	"strings"
	"testing"

	v4 "go.yaml.in/yaml/v4"

	"lintel/generator/diag"
	"lintel/generator/source"
)

func FuzzParse(f *testing.F) {
	for _, seed := range []string{
		"a: b\nc: [d, 'e''', \"f\\n\"]\n", "a: |2-\n   b\n\n  c\n---\n>+\n d\n\n e\n\n", "? &a [b]\n: !x *a\n", "{a, b: , ? c: d, \"e\":f}",
		"æ: 😀\u0085b: \u2028c\n", "- - a\n  -\n-\tb # c\n", "[a: b, ? c, [d]: e]", "&x !!str a: &y\nb: *x", "%YAML 1.2\n---\n\ufeffa: b\n...\n", "a: b\n  c\n\n  d\n", "a:\n\tb: c: d\n", "'a\n\n b''': \"c\\\n  \\u00e6 \\\td\"",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		file, err := source.NewFile("models/x.yaml", []byte(text))
		if err != nil {
			return
		}
		for _, start := range []int{0, len(file.Text) / 3} {
			var report diag.List
			documents, ok := Parse(file, start, len(file.Text), Limits{Nodes: 2000}, &report)
			if !ok && report.Len() == 0 {
				t.Error("refused without a finding")
			}
			for _, finding := range report.Sorted() {
				checkSpan(t, finding.Span, len(file.Text))
			}
			for _, document := range documents {
				checkNode(t, document, start, len(file.Text))
			}
		}
	})
}

func checkSpan(t *testing.T, span source.Span, end int) {
	t.Helper()
	if span.IsZero() || span.Start < 0 || span.End < span.Start || span.End > end {
		t.Errorf("span %d to %d in a text of %d", span.Start, span.End, end)
	}
}

func checkNode(t *testing.T, n *Node, start, end int) {
	checkSpan(t, n.Span, end)
	if n.Span.Start < start {
		t.Errorf("%v begins at %d before the stretch", n.Kind, n.Span.Start)
	}
	text := n.Span.Text()
	switch {
	case n.Kind == Scalar && !n.Quoted && !strings.ContainsAny(text, "\n\u0085\u2028\u2029") && text != n.Value:
		t.Errorf("plain %q stands at %q", n.Value, text)
	case n.Kind == Scalar && n.Quoted && n.style != styleDirect && n.style != stylePlain && (text == "" || !strings.Contains(`"'|>`, text[:1])):
		t.Errorf("quoted %q stands at %q", n.Value, text)
	}
	checkPlaces(t, n)
	for _, item := range n.Items {
		checkNode(t, item, start, end)
	}
	for _, e := range n.Entries {
		checkSpan(t, e.KeySpan, end)
		checkNode(t, e.Value, start, end)
	}
}

// checkPlaces holds that offsets in a value lead forward through its span, and
// to the same sign where nothing was escaped.
func checkPlaces(t *testing.T, n *Node) {
	last := n.Span.Start
	for i := 0; i <= len(n.Value) && i < 300; i++ {
		at := n.At(i)
		if at < last || at > n.Span.End {
			t.Fatalf("%q: offset %d leads to %d after %d", n.Value, i, at, last)
		}
		last = at
		if i < len(n.Value) && n.Value[i] > ' ' && n.Value[i] < 0x7f && at < n.Span.End {
			c := n.Span.File.Text[at]
			if c != n.Value[i] && c != '\\' && !strings.ContainsAny(n.Span.Text(), "\u0085\u2028\u2029") {
				t.Errorf("%q: offset %d (%q) leads to %q in %q", n.Value, i, n.Value[i], c, n.Span.Text())
			}
		}
	}
}

// elements gives a file of n generated elements, like those of a real model.
func elements(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, `---
id: komponent-%d
kind: component
name: {nb: "Komponent nummer %d", nn: "Komponent nummer %d", en: Component number %d}
summary:
  nb: Felleskomponenten gjør at søkeren slipper å oppgi det samme to ganger.
  en: The common component saves the applicant from giving the same twice.
description:
  nb: |
    En komponent for kommuner som skal dele på løsninger. Se [[komponent-%d]]
    og [[krav-%d#r1|kravet]].

    - første punkt
    - andre punkt
status: in-use
from: 2013-10
owner: kommit
level: municipal
uses:
  - altinn
  - {to: komponent-%d, note: til innlogging}
requirements:
  - id: r1
    level: must
    text: {nb: Skal virke på norsk, en: Must work in Norwegian}
sources:
  - {to: rapport-%d, at: "3.3.3"}
`, i, i, i, i, i/2, i/3, i/4, i%50)
	}
	return b.String()
}

func BenchmarkParse(b *testing.B) {
	file := newFile(b, elements(1000))
	b.SetBytes(int64(len(file.Text)))
	b.ReportAllocs()
	for b.Loop() {
		var report diag.List
		if documents, ok := Parse(file, 0, len(file.Text), Limits{}, &report); !ok || len(documents) != 1000 {
			b.Fatal(ok, len(documents), report.Sorted())
		}
	}
}

// BenchmarkLibrary is v4 alone, to compare with.
func BenchmarkLibrary(b *testing.B) {
	text := elements(1000)
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		loader, err := v4.NewLoader(strings.NewReader(text))
		for err == nil {
			var document v4.Node
			err = loader.Load(&document)
		}
	}
}
