package edit_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"lintel/generator/diag"
	"lintel/generator/source"
	"lintel/generator/yaml"
)

// canonical is the order of the keys that the generated elements have.
var canonical = []string{
	"id", "kind", "name", "summary", "description", "status", "from", "sources", "formerly", "order", "form", "scope", "uses", "used-by", "owner", "requirements", "lanes", "steps",
}

// generated makes an element with its keys in no order, in all the ways that
// YAML has to write them, each with comments that name it.
type generated struct {
	random *rand.Rand
	b      strings.Builder
}

func (g *generated) one(n int) bool { return g.random.IntN(n) == 0 }

func (g *generated) pick(texts ...string) string { return texts[g.random.IntN(len(texts))] }

func generate(random *rand.Rand) string {
	g := &generated{random: random}
	for document := range 1 + random.IntN(3) {
		if document > 0 {
			g.b.WriteString("---\n")
		}
		if g.one(4) {
			g.b.WriteString("# a head\n\n")
		}
		keys := slices.Clone(canonical)
		random.Shuffle(len(keys), func(i, j int) { keys[i], keys[j] = keys[j], keys[i] })
		keys = slices.DeleteFunc(keys, func(key string) bool { return key != "id" && key != "kind" && g.one(3) })
		for _, key := range keys {
			g.entry(key, document)
		}
		if g.one(4) {
			g.b.WriteString("\n# the end\n")
		}
	}
	return g.b.String()
}

func (g *generated) entry(key string, document int) {
	for g.one(4) {
		g.b.WriteString("\n")
	}
	for g.one(4) {
		g.b.WriteString("# above " + key + "\n")
	}
	g.b.WriteString(key + ":" + g.value(key, document))
}

// end is the end of a line, with or without a comment.
func (g *generated) end(key string) string {
	return g.pick("\n", "\n", "\n", "  # beside "+key+"\n")
}

func (g *generated) value(key string, document int) string {
	switch key {
	case "id":
		return fmt.Sprintf(" x%d", document) + g.end(key)
	case "kind":
		return " process" + g.end(key)
	case "uses", "used-by", "owner":
		return g.relation(key)
	case "sources":
		return g.pick(" [a, {at: \"1, 2\", to: b}]"+g.end(key), " {at: x, to: y}"+g.end(key), "\n- at: \"#3\"\n  to: c\n# within sources\n")
	case "requirements":
		return g.pick("\n  - text: T\n    # above level\n    level: must\n    id: r1\n", " []"+g.end(key), "\n  # within requirements\n  - id: r1\n    uses: [{note: n, to: a}]\n    level: must\n    # - id: r2\n")
	case "lanes", "steps":
		return g.pick(" []\n", "\n  - name: A\n\n    id: l\n", "\n- {name: B, id: m}\n- id: n\n  description: |\n    # text\n\n")
	}
	return g.scalar(key)
}

func (g *generated) relation(key string) string {
	return g.pick(
		" a"+g.end(key), " [a, b]"+g.end(key), " {note: n, to: a}"+g.end(key),
		"\n  - {strength: 's, t', note: [x], to: a}"+g.end(key)+"  - b\n",
		"\n    - note: |\n        # text\n      to: a\n    - to: b\n      from: 2013\n      # deep\n      strength: s\n",
		" [\n  {note: n,\n   to: a}, b\n]"+g.end(key),
	)
}

func (g *generated) scalar(key string) string {
	return g.pick(
		" plain text"+g.end(key), " \"quoted: # no\\n\""+g.end(key), " 'it''s'"+g.end(key), " {nb: X, en: \"Y\"}"+g.end(key),
		"\n  en: first # beside en\n  # above nb\n  nb: second\n", " |\n  text\n\n  # text\n\n", " >-\n  folded\n  text\n", " |+\n  kept\n\n\n",
		" plain\n  over lines\n", " \"quoted\n\n  over lines\"\n", " æøå 😀"+g.end(key), "\n", " ~\n",
	)
}

func parse(t testing.TB, text string) []*yaml.Node {
	t.Helper()
	file, err := source.NewFile("x.yaml", []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	report := &diag.List{}
	documents, _ := yaml.Parse(file, 0, len(file.Text), yaml.Limits{}, report)
	if report.Len() > 0 {
		t.Fatalf("%s\n%s", printed(report.Sorted()), text)
	}
	return documents
}

func TestFormatGenerated(t *testing.T) {
	kept := 0
	const runs = 500
	for seed := range uint64(runs) {
		random := rand.New(rand.NewPCG(seed, 1))
		text := generate(random)
		if seed%3 == 1 {
			text = crlf(text)
		}
		if seed%7 == 2 {
			text = strings.TrimRight(text, "\r\n")
		}
		got, wasKept, findings := format(t, "models/x.yaml", text)
		if findings != "" {
			t.Fatalf("seed %d: %s\n%s", seed, findings, text)
		}
		if wasKept {
			kept++
			continue
		}
		if again, _, _ := format(t, "models/x.yaml", got); again != got {
			t.Fatalf("seed %d: the second time\n%s\nafter\n%s\nfrom\n%s", seed, again, got, text)
		}
		before, after := parse(t, text), parse(t, got)
		for i := range before {
			if !yaml.SameButOrder(before[i], after[i]) {
				t.Fatalf("seed %d: means another thing\n%s\nfrom\n%s", seed, got, text)
			}
			if keys := keysOf(after[i]); !slices.IsSortedFunc(keys, func(a, b string) int { return slices.Index(canonical, a) - slices.Index(canonical, b) }) {
				t.Fatalf("seed %d: order %q", seed, keys)
			}
		}
		if a, b := attached(text), attached(got); !slices.Equal(a, b) {
			t.Fatalf("seed %d: comments\n%q\nbecame\n%q\n%s\nfrom\n%s", seed, a, b, got, text)
		}
		if strings.Count(text, "\n") != strings.Count(got, "\n") {
			t.Fatalf("seed %d: lines came or went\n%s\nfrom\n%s", seed, got, text)
		}
	}
	if kept > runs/10 { // a block scalar at the end of a file without a break
		t.Errorf("%d of %d were left alone", kept, runs)
	}
}

func keysOf(n *yaml.Node) []string {
	var keys []string
	for _, e := range n.Entries {
		keys = append(keys, e.Key)
	}
	return keys
}

// attached tells of each comment that names a key which key it stands at,
// sorted.
func attached(text string) []string {
	var all, waiting []string
	for _, line := range strings.Split(strings.ReplaceAll(text, "\r\n", "\n"), "\n") {
		trimmed := strings.TrimLeft(line, " -")
		key, _, _ := strings.Cut(trimmed, ":")
		switch {
		case strings.HasPrefix(trimmed, "# above "):
			waiting = append(waiting, trimmed)
		case trimmed == "" || trimmed[0] == '#':
		default:
			for _, comment := range waiting {
				all = append(all, comment+" at "+key)
			}
			waiting = nil
			if at := strings.Index(line, "  # beside "); at >= 0 {
				signs := strings.Split(trimmed, "") // the keys in a line have an order too
				slices.Sort(signs)
				all = append(all, line[at:]+" at "+strings.Join(signs, ""))
			}
		}
	}
	slices.Sort(all)
	return all
}

// FuzzFormat holds that formatting never panics, never changes what a file
// says, and comes to rest at once. Coverage differs a little from run to run,
// since files are read by several goroutines; without -fuzzminimizetime 1x the
// time goes into making inputs smaller.
func FuzzFormat(f *testing.F) {
	for seed := range uint64(20) {
		f.Add(generate(rand.New(rand.NewPCG(seed, 2))))
	}
	for _, seed := range []string{
		"kind: component\nid: x\r\nname: &a [b]\nsummary: *a\n", "{kind: component, id: x, uses: [{note: n, to: y}, {? a : b}]}", "- kind: component\n  id: x",
		"kind: component\n? id\n: x\nname:\n", "\ufeffkind: component\rid: e\u0301\n", "kind: component\n\u0301id: x\n", "kind: component\nuses: # c\n- - note: a\n    to: b\nid: x\n...\n---\n",
		"name: |2+\n   a\n\nkind: component\n  \nid: x", "kind: component\nuses: &r\n  note: n\n  to: a\nowner: *r\nid: x", "kind: component\n\tid: x", "%YAML 1.2\n--- # c\nkind: component\nid: x\n",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) > 20_000 {
			return
		}
		if _, err := source.NewFile("x", []byte(text)); err != nil {
			return
		}
		for _, name := range []string{"models/x.yaml", "content/x.md"} {
			got, _, findings := format(t, name, text)
			if got == text {
				continue
			}
			if findings != "" {
				t.Fatalf("changed what cannot be read: %s", findings)
			}
			if again, _, _ := format(t, name, got); again != got {
				t.Fatalf("the second time %q after %q", again, got)
			}
			if name != "models/x.yaml" {
				continue
			}
			before, after := parse(t, text), parse(t, got)
			if len(before) != len(after) {
				t.Fatalf("%d documents became %d", len(before), len(after))
			}
			for i := range before {
				if !yaml.SameButOrder(before[i], after[i]) {
					t.Fatalf("%q means another thing than %q", got, text)
				}
			}
		}
	})
}
