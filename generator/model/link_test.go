package model

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"lintel/generator/diag"
	"lintel/generator/source"
)

// world is declarations made by hand, with a metamodel of a few kinds.
type world struct {
	file  *source.File
	decls *Decls
}

func newWorld() *world {
	m := &Metamodel{
		Kinds: []*Kind{{ID: "component", Name: Plain("Component")}, {ID: "standard", Name: Plain("Standard")}, {ID: "process", Name: Plain("Process"), Structure: ProcessStructure}},
	}
	component, standard := m.Kinds[0], m.Kinds[1]
	m.Relations = []*RelationType{
		{ID: "uses", Name: Plain("Uses"), Inverse: "used-by", InverseName: Plain("Used by")},
		{ID: "conforms-to", Name: Plain("Conforms to"), Inverse: "implemented-by", From: []*Kind{component}, To: []*Kind{standard}, Max: 2, Fields: []*Field{{ID: "obligation", Type: TextField}}},
		{ID: "related", Name: Plain("Related"), Inverse: "related", InverseName: Plain("Related")},
	}
	m.Index()
	return &world{
		file:  &source.File{Path: "models/x.yaml", Text: strings.Repeat("x", 1000)},
		decls: &Decls{Config: &Config{Languages: []string{"nb"}}, Metamodel: m, Files: map[string]bool{}},
	}
}

// add declares an element; a relation is written "key target" or "key target note".
func (w *world) add(kind, id string, relations ...string) *ElementDecl {
	at := 10 * len(w.decls.Elements)
	d := &ElementDecl{Head: Head{ID: id, Kind: w.decls.Metamodel.Kind(kind), Span: w.file.Span(at, at+9), IDSpan: w.file.Span(at, at+3)}}
	d.Relations = w.relations(at, relations)
	w.decls.Elements = append(w.decls.Elements, d)
	return d
}

func (w *world) relations(at int, relations []string) []RelationDecl {
	var list []RelationDecl
	for i, text := range relations {
		words := strings.Fields(text)
		direction, ok := w.decls.Metamodel.Relation(words[0])
		if !ok {
			panic("no relation " + words[0])
		}
		span := w.file.Span(at+3+i, at+4+i)
		d := RelationDecl{Direction: direction, To: Ref{Text: words[1], Span: span}, Span: span}
		if len(words) > 2 {
			d.Note = Plain(words[2])
		}
		list = append(list, d)
	}
	return list
}

func (w *world) link() (*Model, []string) {
	var report diag.List
	m := Link(w.decls, &report)
	var codes []string
	for _, f := range report.Sorted() {
		codes = append(codes, f.Rule.Code)
	}
	return m, codes
}

// facts writes all relations of a model, each from the end it starts at.
func facts(m *Model) []string {
	var list []string
	for r := range m.Relations() {
		list = append(list, fmt.Sprintf("%s %s %s %s", r.From.Address(), r.Type.ID, r.To.Address(), r.Note.In("")))
	}
	slices.Sort(list)
	return list
}

// TestOneFact holds that what both ends write is one relation, in the direction
// its type declares: it would be counted and drawn twice otherwise.
func TestOneFact(t *testing.T) {
	for name, test := range map[string]struct {
		a, b []string
		want []string
	}{
		"one end":       {[]string{"uses b"}, nil, []string{"a uses b "}},
		"other end":     {nil, []string{"used-by a"}, []string{"a uses b "}},
		"both":          {[]string{"uses b"}, []string{"used-by a"}, []string{"a uses b "}},
		"twice":         {[]string{"uses b", "uses b"}, nil, []string{"a uses b "}},
		"both ways":     {[]string{"uses b"}, []string{"uses a"}, []string{"a uses b ", "b uses a "}},
		"note of one":   {[]string{"uses b"}, []string{"used-by a note"}, []string{"a uses b note"}},
		"itself":        {[]string{"uses a", "used-by a"}, nil, []string{"a uses a "}},
		"symmetric":     {[]string{"related b"}, []string{"related a"}, []string{"a related b "}},
		"symmetric up":  {nil, []string{"related a"}, []string{"a related b "}},
		"two relations": {[]string{"uses b", "related b"}, nil, []string{"a related b ", "a uses b "}},
	} {
		t.Run(name, func(t *testing.T) {
			w := newWorld()
			w.add("component", "a", test.a...)
			w.add("component", "b", test.b...)
			m, codes := w.link()
			if got := facts(m); !slices.Equal(got, test.want) || len(codes) > 0 {
				t.Errorf("got %q, %v; want %q", got, codes, test.want)
			}
			for r := range m.Relations() {
				if !slices.Contains(slices.Collect(r.To.Element.AllIn()), r) {
					t.Errorf("%s does not know of the relation to it", r.To.Address())
				}
			}
		})
	}
}

// TestOneLife holds that the time a relation lasts is kept, whichever end says
// it.
func TestOneLife(t *testing.T) {
	w := newWorld()
	w.add("component", "a", "uses b")
	w.add("component", "b", "used-by a").Relations[0].Life = Life{From: Date{Text: "2013"}}
	m, _ := w.link()
	for r := range m.Relations() {
		if r.Life.From.Text != "2013" {
			t.Error("the second end's time is lost")
		}
	}
}

// TestReferences holds what a reference may lead to, and what each mistake is
// called; what does not resolve is left out and its element marked.
func TestReferences(t *testing.T) {
	for reference, test := range map[string]struct {
		want, code string
	}{
		"b":         {"a uses b ", ""},
		"b#r1":      {"a uses b#r1 ", ""},
		"b#r2":      {"", "ref-part"},
		"old":       {"a uses b ", "ref-former"},
		"old#r1":    {"a uses b#r1 ", "ref-former"},
		"c":         {"", "ref-unknown"},
		"B":         {"", "ref-unknown"},
		"faks:b":    {"", "ref-upstream"},
		"b#":        {"", "ref-part"},
		"#r1":       {"", "ref-unknown"},
		"b#r1#r1":   {"", "ref-part"},
		"__proto__": {"", "ref-unknown"},
	} {
		t.Run(reference, func(t *testing.T) {
			w := newWorld()
			w.add("component", "a", "uses "+reference)
			b := w.add("component", "b")
			b.Formerly = []Ref{{Text: "old", Span: b.IDSpan}}
			b.Requirements = []RequirementDecl{{PartDecl: PartDecl{PartHead: PartHead{ID: "r1", Span: b.Span}}}}
			m, codes := w.link()
			if got := strings.Join(facts(m), ";"); got != test.want || strings.Join(codes, ";") != test.code {
				t.Errorf("got %q, %v; want %q, %s", got, codes, test.want, test.code)
			}
			if a := m.Element("a"); a.Incomplete != (test.want == "") {
				t.Errorf("incomplete: %v", a.Incomplete)
			}
			if former := m.Former("old"); former == nil || former.ID != "b" {
				t.Errorf("old leads to %v", former)
			}
		})
	}
}

// TestEnds holds that a relation between kinds that it is not for is left out.
func TestEnds(t *testing.T) {
	for name, test := range map[string]struct {
		from, to, relation, code string
	}{
		"allowed":         {"component", "standard", "conforms-to", ""},
		"wrong target":    {"component", "component", "conforms-to", "relation-target"},
		"wrong source":    {"standard", "standard", "conforms-to", "relation-source"},
		"inverse":         {"standard", "component", "implemented-by", ""},
		"inverse, source": {"standard", "standard", "implemented-by", "relation-source"},
		"any":             {"standard", "process", "uses", ""},
	} {
		t.Run(name, func(t *testing.T) {
			w := newWorld()
			w.add(test.from, "a", test.relation+" b")
			w.add(test.to, "b")
			m, codes := w.link()
			if strings.Join(codes, ";") != test.code || (len(facts(m)) == 1) != (test.code == "") {
				t.Errorf("got %v, %v; want %s", codes, facts(m), test.code)
			}
		})
	}
}

// TestMax holds that one finding tells of too many, and that facts from the
// other end count too, each once.
func TestMax(t *testing.T) {
	w := newWorld()
	w.add("component", "a", "conforms-to s1", "conforms-to s2", "conforms-to s1")
	for i := 1; i <= 4; i++ {
		w.add("standard", fmt.Sprintf("s%d", i), "implemented-by a")
	}
	m, codes := w.link()
	if !slices.Equal(codes, []string{"relation-max"}) || len(m.Element("a").Out) != 4 {
		t.Errorf("got %v, %d relations", codes, len(m.Element("a").Out))
	}
}

// TestTaken holds that ids and former ids lead to one element only.
func TestTaken(t *testing.T) {
	w := newWorld()
	for _, former := range [][2]string{{"a", "b"}, {"b", "old"}, {"c", "old"}, {"c", "c"}} {
		var d *ElementDecl
		for _, known := range w.decls.Elements {
			if known.ID == former[0] {
				d = known
			}
		}
		if d == nil {
			d = w.add("component", former[0])
		}
		d.Formerly = append(d.Formerly, Ref{Text: former[1], Span: w.file.Span(len(former[1]), len(former[1])+len(d.Formerly)+1)})
	}
	w.add("component", "a")
	m, codes := w.link()
	slices.Sort(codes)
	if want := []string{"duplicate-id", "former-taken", "former-taken", "former-taken"}; !slices.Equal(codes, want) {
		t.Errorf("got %v, want %v", codes, want)
	}
	if len(m.Elements) != 3 || m.Former("old").ID != "b" || m.Former("b") != nil {
		t.Errorf("%d elements, old is %v", len(m.Elements), m.Former("old"))
	}
}

// TestParts holds that parts are found by their address, that steps and lanes
// are linked inside the element, and that a taken address is told of.
func TestParts(t *testing.T) {
	w := newWorld()
	d := w.add("process", "p")
	part := func(id string, relations ...string) PartDecl {
		at := 100 + 10*len(id)
		return PartDecl{PartHead: PartHead{ID: id, Span: w.file.Span(at, at+1)}, Relations: w.relations(at, relations)}
	}
	d.Lanes = []PartDecl{part("lane")}
	ref := func(name string) Ref { return Ref{Text: name, Span: d.Span} }
	d.Steps = []StepDecl{
		{PartDecl: part("start", "uses p#lane"), Lane: ref("lane"), Next: []FlowDecl{{To: ref("end")}, {To: ref("start")}}},
		{PartDecl: part("end"), Lane: ref("none")},
		{PartDecl: part("lane"), Lane: ref("lane")},
	}
	m, codes := w.link()
	slices.Sort(codes)
	if want := []string{"duplicate-part", "process-lane"}; !slices.Equal(codes, want) {
		t.Errorf("got %v, want %v", codes, want)
	}
	p := m.Element("p")
	if len(p.Process.Steps) != 2 || len(p.Process.Steps[0].Next) != 2 || p.Process.Steps[0].Lane == nil || p.Process.Steps[1].Lane != nil {
		t.Errorf("the process is %+v", p.Process)
	}
	if got := facts(m); !slices.Equal(got, []string{"p#start uses p#lane "}) || len(p.Part("lane").In) != 1 || p.Part("lane").Kind != LanePart {
		t.Errorf("got %v", got)
	}
}

// TestManyUnknown holds that thousands of misspelt names end in seconds: the
// nearest of each among thousands took minutes.
func TestManyUnknown(t *testing.T) {
	w := newWorld()
	var relations []string
	for i := range 4000 {
		relations = append(relations, fmt.Sprintf("uses element-nomber-%d", i))
		w.add("component", fmt.Sprintf("element-number-%d", i))
	}
	w.add("component", "x", relations...)
	_, codes := w.link()
	if len(codes) != 4000 {
		t.Errorf("%d findings", len(codes))
	}
}

// TestShuffled holds that a model does not depend on the order in which files
// are read: the site would differ from machine to machine.
func TestShuffled(t *testing.T) {
	random := rand.New(rand.NewPCG(7, 8))
	build := func() *world {
		w := newWorld()
		same := rand.New(rand.NewPCG(9, 9))
		for i := range 60 {
			kind := "component"
			if i%5 == 0 {
				kind = "standard"
			}
			var relations []string
			for range same.IntN(6) {
				key := []string{"uses", "used-by", "related", "conforms-to", "implemented-by"}[same.IntN(5)]
				relations = append(relations, fmt.Sprintf("%s e%d", key, same.IntN(63))) // some to nothing
			}
			w.add(kind, fmt.Sprintf("e%d", i), relations...)
		}
		return w
	}
	var wantFacts, wantCodes, wantOrder []string
	for round := range 30 {
		w := build()
		if round > 0 {
			random.Shuffle(len(w.decls.Elements), func(i, j int) {
				w.decls.Elements[i], w.decls.Elements[j] = w.decls.Elements[j], w.decls.Elements[i]
			})
		}
		m, codes := w.link()
		codes = slices.DeleteFunc(codes, func(code string) bool { return code == "relation-max" }) // told of where the last is met
		var order []string
		for _, e := range m.Elements {
			for r := range e.AllOut() {
				order = append(order, e.ID+" "+r.Type.ID+" "+r.To.Address())
			}
			for r := range e.AllIn() {
				order = append(order, e.ID+" < "+r.Type.ID+" "+r.From.Address())
			}
		}
		if round == 0 {
			wantFacts, wantCodes, wantOrder = facts(m), codes, order
			if len(wantFacts) < 50 || len(wantCodes) < 5 {
				t.Fatalf("too little to go by: %d facts, %d findings", len(wantFacts), len(wantCodes))
			}
			continue
		}
		if !slices.Equal(facts(m), wantFacts) || !slices.Equal(codes, wantCodes) || !slices.Equal(order, wantOrder) {
			t.Fatalf("round %d differs", round)
		}
	}
}
