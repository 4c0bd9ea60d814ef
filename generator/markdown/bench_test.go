package markdown

import (
	"bytes"
	"fmt"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"

	"lintel/generator/diag"
	"lintel/generator/source"
)

// norwegianText makes a text of about 3.5 kB like those of a handbook; the
// number makes each one different.
func norwegianText(number int) string {
	words := strings.Fields("kommunene fellesløsningen arkitekturen skal ikke være avhengig av én leverandør " +
		"og må kunne byttes ut uten at saksbehandleren merker det når søknaden sendes inn på øya i vår region")
	var b strings.Builder
	fmt.Fprintf(&b, "---\ntitle: Tekst %d\n---\n# Tekst %d\n\n", number, number)
	word := number
	sentence := func(count int) {
		for i := range count {
			word = (word*31 + 7) % 1009
			if i > 0 {
				b.WriteByte(' ')
			}
			b.WriteString(words[word%len(words)])
		}
		b.WriteString(". ")
	}
	for section := range 4 {
		fmt.Fprintf(&b, "## Avsnitt %d om «ærlighet»\n\n", section)
		sentence(22)
		fmt.Fprintf(&b, "Se [[ks-svarut-%d|KS SvarUT]] og [[altinn]], *eller* [veilederen](../veileder/%d.md). ", section, number)
		sentence(18)
		b.WriteString("\n\n")
		sentence(25)
		b.WriteString("\n\n- ")
		sentence(6)
		b.WriteString("\n- **Viktig:** ")
		sentence(8)
		b.WriteString("\n- `kode` og ")
		sentence(5)
		b.WriteString("\n\n")
	}
	b.WriteString("| Standard | Status |\n|---|---|\n| [[noark-5|Noark 5]] | i bruk |\n| [[sdp]] | utkast |\n\n")
	b.WriteString(":::note Merk\n")
	sentence(15)
	b.WriteString("\n:::\n\n```yaml\nid: ks-svarut\nkind: component\n```\n")
	return b.String()
}

// BenchmarkParse compares, on the same texts and turn by turn, ours with
// goldmark's own convert: plain CommonMark, and with the extensions that we
// have too. The ratios are of the fastest turns, because machines are shared.
func BenchmarkParse(b *testing.B) {
	const count = 20
	texts := make([]string, count)
	for i := range texts {
		texts[i] = norwegianText(i)
	}
	var out bytes.Buffer
	convert := func(markdown goldmark.Markdown) func(string) {
		return func(text string) {
			out.Reset()
			if err := markdown.Convert([]byte(text), &out); err != nil {
				b.Fatal(err)
			}
		}
	}
	contestants := []func(string){
		func(text string) {
			file := &source.File{Path: "content/a.md", Text: text}
			Parse(file, 0, len(file.Text), Limits{}, &diag.List{})
		},
		convert(goldmark.New()),
		convert(goldmark.New(goldmark.WithExtensions(
			extension.Table, extension.Strikethrough, extension.Footnote, extension.DefinitionList))),
	}
	fastest := []time.Duration{time.Hour, time.Hour, time.Hour}
	b.SetBytes(count * int64(len(contestants)*len(texts[0])))
	for b.Loop() {
		for i, contestant := range contestants {
			start := time.Now()
			for _, text := range texts {
				contestant(text)
			}
			fastest[i] = min(fastest[i], time.Since(start))
		}
	}
	b.ReportMetric(float64(fastest[0].Microseconds())/count, "µs/text")
	b.ReportMetric(float64(fastest[0])/float64(fastest[1]), "×goldmark")
	b.ReportMetric(float64(fastest[0])/float64(fastest[2]), "×goldmark-extended")
}

// BenchmarkHTML fills the holes of a document.
func BenchmarkHTML(b *testing.B) {
	document, _ := parseString(b, norwegianText(1))
	b.ReportAllocs()
	for b.Loop() {
		document.HTML(nil, nil)
	}
}

// TestMemory holds what a document keeps besides its file's text.
func TestMemory(t *testing.T) {
	const count = 1000
	texts := make([]*source.File, count)
	for i := range texts {
		texts[i] = &source.File{Path: "content/a.md", Text: norwegianText(i)}
	}
	var before, after runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	documents := make([]*Document, count)
	for i := range documents {
		documents[i] = Parse(texts[i], 0, len(texts[i].Text), Limits{}, &diag.List{})
	}
	runtime.GC()
	runtime.ReadMemStats(&after)
	each := (int64(after.HeapAlloc) - int64(before.HeapAlloc)) / count
	t.Logf("%d bytes a document of %d bytes", each, len(texts[0].Text))
	if each > 4*int64(len(texts[0].Text)) {
		t.Errorf("%d bytes a document", each)
	}
	runtime.KeepAlive(documents)
}
