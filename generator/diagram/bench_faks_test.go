package diagram

import (
	"bytes"
	"io"
	"os/exec"
	"testing"

	"lintel/generator/model"
)

// viewsForGraphviz are the views of FAKS that Graphviz lays out.
func viewsForGraphviz(m *model.Model) []*model.Element {
	var views []*model.Element
	for _, e := range m.Elements {
		if _, ok := DOT(m, e); ok {
			views = append(views, e)
		}
	}
	return views
}

// BenchmarkFAKS draws all views of FAKS that Graphviz lays out, in this process
// and by the dot program fed with the same graphs: compare the user-ms/op.
func BenchmarkFAKS(b *testing.B) {
	m := faksModel(b)
	views := viewsForGraphviz(m)
	b.Run("drawn", func(b *testing.B) {
		drawer := New(Options{})
		before := userTime()
		for b.Loop() {
			for _, view := range views {
				if d, problems := drawer.Draw(b.Context(), m, view); len(problems) > 0 {
					b.Fatal(problems[0].Cause)
				} else {
					d.SVG("nb", false)
				}
			}
		}
		b.ReportMetric(float64((userTime()-before).Microseconds())/1000/float64(b.N), "user-ms/op")
	})
	b.Run("native", func(b *testing.B) {
		program, err := exec.LookPath("dot")
		if err != nil {
			b.Skip("no dot")
		}
		var all bytes.Buffer
		for _, view := range views {
			dot, _ := DOT(m, view)
			all.Write(dot)
		}
		command := exec.Command(program, "-Tsvg")
		command.Stdin = bytes.NewReader(bytes.Repeat(all.Bytes(), b.N))
		command.Stdout = io.Discard
		if err := command.Run(); err != nil {
			b.Fatal(err)
		}
		b.ReportMetric(float64(command.ProcessState.UserTime().Microseconds())/1000/float64(b.N), "user-ms/op")
	})
}
