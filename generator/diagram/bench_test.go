package diagram

import (
	"bytes"
	"fmt"
	"io"
	"math/rand/v2"
	"os/exec"
	"strings"
	"testing"

	"lintel/generator/diag"
	"lintel/generator/model"
	"lintel/generator/query"
)

// randomModel is a model with one view of so many nodes and half as many edges
// again.
func randomModel(tb testing.TB, nodes int) *model.Model {
	tb.Helper()
	random := rand.New(rand.NewPCG(5, uint64(nodes)))
	var b strings.Builder
	b.WriteString("id: v\nkind: view\nname: V\ntype: landscape\ninclude: [{where: kind == \"component\"}]\n")
	for i := range nodes {
		fmt.Fprintf(&b, "---\nid: e-%d\nkind: component\nname: Felleskomponent nummer %d\n", i, i)
		if i > 0 {
			fmt.Fprintf(&b, "uses: e-%d\n", random.IntN(i))
		}
		if i > 1 && i%2 == 0 {
			fmt.Fprintf(&b, "rests-on: e-%d\n", random.IntN(i))
		}
	}
	return testModel(tb, b.String())
}

// BenchmarkDraw draws one view over and over, in this process; user-ms/op is
// the processor time of it. BenchmarkNative gives the same of the dot program,
// fed with the same graph: run both together and compare.
func BenchmarkDraw(b *testing.B) {
	for _, nodes := range []int{8, 20, 50} {
		m := randomModel(b, nodes)
		b.Run(fmt.Sprint(nodes), func(b *testing.B) {
			drawer := New(Options{})
			before := userTime()
			for b.Loop() {
				if _, problems := drawer.Draw(b.Context(), m, m.Element("v")); len(problems) > 0 {
					b.Fatal(problems[0].Cause)
				}
			}
			b.ReportMetric(float64((userTime()-before).Microseconds())/1000/float64(b.N), "user-ms/op")
		})
	}
}

// BenchmarkNative feeds the dot program with the graphs of BenchmarkDraw.
func BenchmarkNative(b *testing.B) {
	program, err := exec.LookPath("dot")
	if err != nil {
		b.Skip("no dot")
	}
	for _, nodes := range []int{8, 20, 50} {
		m := randomModel(b, nodes)
		dot, _ := DOT(m, m.Element("v"))
		b.Run(fmt.Sprint(nodes), func(b *testing.B) {
			command := exec.Command(program, "-Tsvg")
			command.Stdin = bytes.NewReader(bytes.Repeat(dot, b.N))
			command.Stdout = io.Discard
			if err := command.Run(); err != nil {
				b.Fatal(err)
			}
			b.ReportMetric(float64(command.ProcessState.UserTime().Microseconds())/1000/float64(b.N), "user-ms/op")
		})
	}
}

// BenchmarkCached draws a view whose layout is kept.
func BenchmarkCached(b *testing.B) {
	m := randomModel(b, 30)
	drawer := New(Options{CacheDir: b.TempDir()})
	for b.Loop() {
		d, _ := drawer.Draw(b.Context(), m, m.Element("v"))
		d.SVG("nb", false)
	}
}

func BenchmarkSVG(b *testing.B) {
	m := randomModel(b, 30)
	d, _ := New(Options{}).Draw(b.Context(), m, m.Element("v"))
	b.ReportAllocs()
	for b.Loop() {
		d.SVG("nb", false)
	}
}

func BenchmarkSelect(b *testing.B) {
	m := randomModel(b, 400)
	for b.Loop() {
		query.Select(m, m.Element("v"), &diag.List{})
	}
}
