package archimate_test

import (
	"bytes"
	"context"
	"strings"
	"testing"

	"lintel/generator/edit"
	"lintel/generator/exchange/archimate"
)

// TestImages holds that importing again does not overwrite a picture that was
// changed here, tells when both sides changed it, and leaves the places of the
// others as they were when a new one comes before them.
func TestImages(t *testing.T) {
	png := func(last byte) []byte { return append([]byte("\x89PNG\r\n\x1a\n"), last) }
	reading := func(images map[string][]byte) *archimate.Reading {
		m := generated(3, size{elements: 5, relationships: 5})
		m.Images = images
		return &archimate.Reading{Name: "m.xml", Model: m}
	}
	again := func(before map[string][]byte, mine []byte, after map[string][]byte) (string, []archimate.Conflict) {
		tree, _ := imported(t, nothing(t), reading(before))
		if mine != nil {
			tree = edit.With(tree, []edit.Change{{Path: "models/images/logo.png", After: mine}})
		}
		result, err := archimate.Import(context.Background(), tree, reading(after), "en")
		if err != nil {
			t.Fatal(err)
		}
		data, err := edit.With(tree, result.Changes).ReadBytes("models/images/logo.png")
		if err != nil {
			t.Fatal(err)
		}
		return string(data), result.Account.Conflicts
	}
	one := map[string][]byte{"images/logo.png": png('1')}
	two := map[string][]byte{"images/logo.png": png('2')}
	for name, c := range map[string]struct {
		mine      []byte
		after     map[string][]byte
		want      []byte
		conflicts int
	}{
		"changed there":       {nil, two, png('2'), 0},
		"changed here":        {png('9'), one, png('9'), 0},
		"changed here, there": {png('9'), two, png('9'), 1},
		"another before it":   {nil, map[string][]byte{"a/logo.png": png('7'), "images/logo.png": png('1')}, png('1'), 0},
	} {
		if got, conflicts := again(one, c.mine, c.after); got != string(c.want) || len(conflicts) != c.conflicts {
			t.Errorf("%s: %q with %d conflicts, want %q with %d", name, got, len(conflicts), c.want, c.conflicts)
		}
	}
}

// TestSameSource holds that of two elements which say they came with the same
// id, as a copied file does, one leaves with an id of its own: two of one id are
// no XML that anybody reads.
func TestSameSource(t *testing.T) {
	m := generated(3, size{elements: 1})
	tree, result := imported(t, nothing(t), read(t, "m.xml", written(t, m)))
	for _, c := range result.Changes {
		if strings.HasSuffix(c.Path, ".yaml") && bytes.Contains(c.After, []byte("source-id: "+m.Elements[0].ID)) {
			text := strings.Replace(string(c.After), "\nid: ", "\nid: copy-of-", 1)
			text = strings.Replace("\n"+text, "\nid: ", "\nid: copy-of-", 1)
			tree = edit.With(tree, []edit.Change{{Path: "models/copied.yaml", After: []byte(strings.TrimPrefix(text, "\n"))}})
		}
	}
	file := exported(t, tree)
	if n := bytes.Count(file, []byte(`identifier="`+m.Elements[0].ID+`"`)); n != 1 {
		t.Errorf("the id stands %d times in\n%s", n, file)
	}
	if n := bytes.Count(file, []byte("<element ")); n != 2 {
		t.Errorf("%d elements in\n%s", n, file)
	}
}
