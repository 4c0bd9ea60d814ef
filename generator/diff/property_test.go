package diff_test

import (
	"bytes"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"go.yaml.in/yaml/v4"

	"lintel/generator/diff"
	"lintel/generator/model"
	"lintel/generator/source"
)

// TestMutations changes files of the real repository at random places, and
// holds against an independent look at the whole model: what differs gives a
// diff, what does not gives none, and old and new exchanged give the mirror.
// LINTEL_ROUNDS tries more.
func TestMutations(t *testing.T) {
	files := faks(t)
	maps.DeleteFunc(files, func(name string, _ *fstest.MapFile) bool { return strings.HasPrefix(name, "content/") })
	files["lintel.yaml"] = &fstest.MapFile{Data: []byte("title: FAKS\nlanguages: [nb, nn, en]\n")}
	names := slices.DeleteFunc(slices.Sorted(maps.Keys(files)), func(name string) bool {
		return !strings.HasSuffix(name, ".yaml") || strings.HasSuffix(name, ".layout.yaml") || name == "lintel.yaml"
	})
	rounds := 24
	if more, err := strconv.Atoi(os.Getenv("LINTEL_ROUNDS")); err == nil {
		rounds = more
	}
	told := map[string]int{}
	for seed := range rounds {
		random := rand.New(rand.NewPCG(uint64(seed), 8))
		name := names[random.IntN(len(names))]
		before := decode(t, files[name].Data)
		base := with(files, name, encode(t, before))
		after := decode(t, files[name].Data)
		var all []*mutation
		for _, document := range after {
			all = append(all, mutations(document, "")...)
		}
		chosen := all[random.IntN(len(all))]
		chosen.do()
		old, oldDecls, _ := link(t, base)
		new, newDecls, findings := link(t, with(files, name, encode(t, after)))
		if len(findings) > 0 {
			continue // what does not resolve is left out of the model
		}
		differs := look(old, oldDecls) != look(new, newDecls)
		d := diff.Compare(old, new)
		if differs == d.Empty() {
			t.Errorf("seed %d, %s: %s: differs is %v, the diff is empty: %v", seed, name, chosen.what, differs, d.Empty())
		}
		if !diff.Compare(new, new).Empty() {
			t.Errorf("seed %d, %s: %s: differs from itself", seed, name, chosen.what)
		}
		holdMirror(t, d, diff.Compare(new, old))
		if differs {
			told[chosen.kind]++
		}
	}
	t.Logf("differences found: %v", told)
	if len(told) < 3 {
		t.Errorf("too few kinds of change were tried: %v", told)
	}
}

// with is the repository with another content of one file.
func with(files fstest.MapFS, name string, data []byte) fstest.MapFS {
	changed := maps.Clone(files)
	changed[name] = &fstest.MapFile{Data: data}
	return changed
}

func decode(t *testing.T, data []byte) []*yaml.Node {
	t.Helper()
	decoder := yaml.NewDecoder(bytes.NewReader(data))
	var documents []*yaml.Node
	for {
		var n yaml.Node
		if err := decoder.Decode(&n); err != nil {
			return documents
		}
		documents = append(documents, &n)
	}
}

func encode(t *testing.T, documents []*yaml.Node) []byte {
	t.Helper()
	var b bytes.Buffer
	encoder := yaml.NewEncoder(&b)
	for _, n := range documents {
		if err := encoder.Encode(n); err != nil {
			t.Fatal(err)
		}
	}
	if err := encoder.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// mutation is one thing that can be done to a file.
type mutation struct {
	kind, what string
	do         func()
}

// mutations are all that can be done to a node: an entry or an item taken away,
// two items exchanged, a text made another.
func mutations(n *yaml.Node, path string) []*mutation {
	var all []*mutation
	add := func(kind string, do func()) { all = append(all, &mutation{kind, kind + " " + path, do}) }
	switch n.Kind {
	case yaml.DocumentNode:
		for _, child := range n.Content {
			all = append(all, mutations(child, path)...)
		}
	case yaml.MappingNode:
		for i := 0; i < len(n.Content); i += 2 {
			key := n.Content[i].Value
			if key != "id" && key != "kind" {
				all = append(all, &mutation{"take away", "take away " + path + "." + key, func() { n.Content = slices.Delete(n.Content, i, i+2) }})
			}
			all = append(all, mutations(n.Content[i+1], path+"."+key)...)
		}
	case yaml.SequenceNode:
		for i := range n.Content {
			add("take away item", func() { n.Content = slices.Delete(n.Content, i, i+1) })
			if i > 0 {
				add("exchange", func() { n.Content[i-1], n.Content[i] = n.Content[i], n.Content[i-1] })
			}
			all = append(all, mutations(n.Content[i], fmt.Sprintf("%s[%d]", path, i))...)
		}
	case yaml.ScalarNode:
		add("change", func() { n.Value += "x" })
		if strings.Trim(n.Value, "0123456789") == "" {
			add("change number", func() { n.Value += "1" })
		}
		add("make must", func() { n.Value = "must" })
	}
	return all
}

// look writes down all of a model that means something, by reflection and not
// with the code that is tested: new members cannot be forgotten.
func look(m *model.Model, decls *model.Decls) string {
	var b strings.Builder
	elements := slices.Clone(decls.Elements)
	slices.SortFunc(elements, func(a, b *model.ElementDecl) int { return strings.Compare(a.ID, b.ID) })
	for _, d := range elements {
		head := *d
		head.Relations = nil // written from either end, in any order: those of the model count
		write(&b, reflect.ValueOf(head))
	}
	var relations []string
	for r := range m.Relations() {
		var one strings.Builder
		fmt.Fprintf(&one, "%s %s %s", r.Type.ID, r.From.Address(), r.To.Address())
		write(&one, reflect.ValueOf(r.Fields))
		write(&one, reflect.ValueOf(r.Note))
		write(&one, reflect.ValueOf(r.Life))
		relations = append(relations, one.String())
	}
	slices.Sort(relations)
	b.WriteString(strings.Join(relations, "\n"))
	write(&b, reflect.ValueOf(decls.Metamodel.Kinds))
	write(&b, reflect.ValueOf(decls.Metamodel.Relations))
	write(&b, reflect.ValueOf(decls.Metamodel.Statuses))
	write(&b, reflect.ValueOf(decls.Metamodel.Layers))
	write(&b, reflect.ValueOf(decls.Layouts))
	return b.String()
}

// write writes a value without its places in files; of what it only refers to,
// the id.
func write(b *strings.Builder, v reflect.Value) { writeValue(b, v, false) }

func writeValue(b *strings.Builder, v reflect.Value, refers bool) {
	switch v.Interface().(type) {
	case source.Span, *model.Article, model.Direction, []model.Reference, []model.Hyperlink, []model.Query, func(int) int:
		return // places, what the text says already, or links back
	}
	switch v.Kind() {
	case reflect.Pointer:
		switch {
		case v.IsNil():
		case refers:
			b.WriteString(v.Elem().FieldByName("ID").String())
		default:
			writeValue(b, v.Elem(), false)
		}
	case reflect.Struct:
		b.WriteString(v.Type().Name() + "{")
		for i := range v.NumField() {
			if field := v.Type().Field(i); field.IsExported() {
				b.WriteString(field.Name + ":")
				writeValue(b, v.Field(i), isReference(v.Type(), field))
				b.WriteString(";")
			}
		}
		b.WriteString("}")
	case reflect.Slice, reflect.Array:
		for i := range v.Len() {
			b.WriteString("[")
			writeValue(b, v.Index(i), refers)
			b.WriteString("]")
		}
	case reflect.Map:
		var lines []string
		for _, key := range v.MapKeys() {
			lines = append(lines, fmt.Sprint(key))
		}
		slices.Sort(lines)
		b.WriteString(strings.Join(lines, ","))
	default:
		fmt.Fprint(b, v.Interface())
	}
}

// isReference tells whether a field leads to another thing, whose id is enough.
func isReference(owner reflect.Type, field reflect.StructField) bool {
	switch field.Type {
	case reflect.TypeFor[*model.Kind](), reflect.TypeFor[*model.Status](), reflect.TypeFor[*model.Layer](), reflect.TypeFor[*model.Field](), reflect.TypeFor[*model.EnumValue]():
		return true
	case reflect.TypeFor[[]*model.Kind]():
		return owner == reflect.TypeFor[model.RelationType]()
	}
	return false
}

// holdMirror holds that two diffs are each other's mirror.
func holdMirror(t *testing.T, d, back *diff.Diff) {
	t.Helper()
	forth, mirrored := tell(d, false), tell(back, true)
	if !slices.Equal(forth, mirrored) {
		t.Errorf("no mirror:\n%s\n---\n%s", strings.Join(forth, "\n"), strings.Join(mirrored, "\n"))
	}
}

// tell writes a diff down, with old and new exchanged when mirrored.
func tell(d *diff.Diff, mirrored bool) []string {
	kind := func(k diff.Kind) diff.Kind {
		if mirrored {
			return map[diff.Kind]diff.Kind{diff.Added: diff.Removed, diff.Removed: diff.Added}[k] + map[bool]diff.Kind{true: k}[k == diff.Changed || k == diff.Same]
		}
		return k
	}
	both := func(a, b string) string {
		if mirrored {
			a, b = b, a
		}
		return a + " → " + b
	}
	var lines []string
	changes := func(of string, list []*diff.Change) {
		for _, c := range list {
			was, is := "", ""
			if c.Old != nil {
				was = c.Old.ID
			}
			if c.New != nil {
				is = c.New.ID
			}
			lines = append(lines, fmt.Sprintf("%s %s %s %s moved %s", of, kind(c.Kind), c.Either().Topic, both(was, is), c.Moved))
			for _, f := range c.Facts {
				lines = append(lines, fmt.Sprintf("%s %s %s: %s", of, c.Either().Topic, f.Key, both(f.Old.In("nb"), f.New.In("nb"))))
			}
		}
	}
	for _, e := range d.Elements {
		was, is := "", ""
		if e.Old != nil {
			was = e.Old.ID
		}
		if e.New != nil {
			is = e.New.ID
		}
		other := ""
		if e.Other != nil {
			other = e.Other.ID
		}
		lines = append(lines, fmt.Sprintf("%s %s %s %s", kind(e.Kind), both(was, is), e.Renamed, other))
		changes(strings.Join(slices.Compact([]string{min(was, is), max(was, is)}), ""), e.Changes)
	}
	for _, a := range d.Articles {
		was, is := "", ""
		if a.Old != nil {
			was = a.Old.Path
		}
		if a.New != nil {
			is = a.New.Path
		}
		lines = append(lines, fmt.Sprintf("%s %s %s", kind(a.Kind), both(was, is), a.Renamed))
		was = max(was, is) // the same name from either side
		changes(was, a.Changes)
		for _, text := range a.Texts {
			lines = append(lines, fmt.Sprintf("%s %s %s", was, kind(text.Kind), text.Lang))
			for _, p := range text.Paragraphs {
				lines = append(lines, fmt.Sprintf("%s %s %s %v", was, kind(p.Kind), both(p.Old, p.New), p.Mentions))
			}
		}
	}
	changes("repository", d.Repository)
	slices.Sort(lines)
	return lines
}
