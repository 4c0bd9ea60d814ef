package edit_test

import (
	"bufio"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"lintel/generator/edit"
	"lintel/generator/model"
)

// TestArchimateHoldsTheTable holds the built-in metamodel against the table of
// allowed relationships, both ways, where the table lies beside the repository.
// It is not part of the repository: the metamodel is what is kept.
func TestArchimateHoldsTheTable(t *testing.T) {
	file, err := os.Open(filepath.Join("..", "..", "..", "shared", "data", "archimate-relations.tsv"))
	if errors.Is(err, fs.ErrNotExist) {
		t.Skip("the table is not here")
	}
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	folder := filepath.Join(t.TempDir(), "new")
	if err := edit.Init(folder, "archimate"); err != nil {
		t.Fatal(err)
	}
	m, _ := findings(t, folder)
	kinds := map[string]*model.Kind{}
	for _, k := range m.Metamodel.Kinds {
		if k.Archimate != "" {
			kinds[k.Archimate] = k
		}
	}
	letters := map[byte]string{
		'a': "Access", 'c': "Composition", 'f': "Flow", 'g': "Aggregation", 'i': "Assignment", 'n': "Influence", 'o': "Association",
		'r': "Realization", 's': "Specialization", 't': "Triggering", 'v': "Serving",
	}
	types := map[string]*model.RelationType{}
	for _, r := range m.Metamodel.Relations {
		types[r.Archimate] = r
	}
	type pair struct{ from, to, relation string }
	allowed := map[pair]bool{}
	named := map[string]bool{}
	for scanner := bufio.NewScanner(file); scanner.Scan(); {
		fields := strings.Split(scanner.Text(), "\t")
		if strings.HasPrefix(scanner.Text(), "#") || len(fields) != 3 || fields[0] == "Relationship" || fields[1] == "Relationship" {
			continue // a relation to a relation has no kind at its end
		}
		named[fields[0]], named[fields[1]] = true, true
		for i := range len(fields[2]) {
			allowed[pair{fields[0], fields[1], letters[fields[2][i]]}] = true
		}
	}
	for name := range named {
		if kinds[name] == nil {
			t.Errorf("no kind for %s", name)
		}
	}
	wrong := 0
	for fromName, from := range kinds {
		for toName, to := range kinds {
			for relation, r := range types {
				if got, want := r.Allows(from, to), allowed[pair{fromName, toName, relation}]; got != want {
					if wrong++; wrong < 20 {
						t.Errorf("%s from %s to %s: allowed %t, in the table %t", relation, fromName, toName, got, want)
					}
				}
			}
		}
	}
	if len(kinds) < 61 || len(types) != 11 || len(allowed) < 10_000 {
		t.Errorf("%d kinds, %d relations, %d pairs", len(kinds), len(types), len(allowed))
	}
	t.Logf("%d pairs of the table, %d kinds, %d differences", len(allowed), len(kinds), wrong)
}
