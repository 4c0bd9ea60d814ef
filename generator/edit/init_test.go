package edit_test

import (
	"bytes"
	"context"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"lintel/generator/diag"
	"lintel/generator/edit"
	"lintel/generator/load"
	"lintel/generator/model"
	"lintel/generator/source"
)

// The start file is the metamodel that FAKS uses. To update it:
//
//	cp models/metamodel.yaml generator/edit/start/municipal/models/metamodel.yaml
func TestMunicipalMetamodelIsThatOfFAKS(t *testing.T) {
	ours, err := os.ReadFile("../../models/metamodel.yaml")
	if err != nil {
		t.Fatal(err)
	}
	start, err := os.ReadFile("start/municipal/models/metamodel.yaml")
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(ours, start) {
		t.Error("generator/edit/start/municipal/models/metamodel.yaml differs from models/metamodel.yaml; copy the second over the first")
	}
}

// findings loads and links a repository.
func findings(t *testing.T, folder string) (*model.Model, []diag.Finding) {
	t.Helper()
	tree, err := source.OpenDirectory(folder)
	if err != nil {
		t.Fatal(err)
	}
	var report diag.List
	loaded, err := load.Load(context.Background(), tree, 2, &report)
	if err != nil {
		t.Fatal(err)
	}
	m := model.Link(loaded.Decls, &report)
	return m, report.Sorted()
}

func printed(list []diag.Finding) string {
	var b strings.Builder
	_ = diag.Printer{Lang: "en"}.Print(&b, list)
	return b.String()
}

func TestInitLinksWithoutAFinding(t *testing.T) {
	for _, metamodel := range edit.Metamodels() {
		t.Run(metamodel, func(t *testing.T) {
			folder := filepath.Join(t.TempDir(), "above", "new")
			if err := edit.Init(folder, metamodel); err != nil {
				t.Fatal(err)
			}
			m, list := findings(t, folder)
			if len(list) > 0 {
				t.Errorf("findings:\n%s", printed(list))
			}
			if len(m.Elements) != 3 || len(m.Articles) != 2 {
				t.Errorf("%d elements and %d texts, want 3 and 2", len(m.Elements), len(m.Articles))
			}
			for name, want := range map[string]string{".gitignore": ".lintel/\n", "public/.gitignore": "*\n!.gitignore\n"} {
				if got, err := os.ReadFile(filepath.Join(folder, name)); err != nil || string(got) != want {
					t.Errorf("%s: %q, %v", name, got, err)
				}
			}
			if left := names(t, filepath.Dir(folder)); len(left) != 1 {
				t.Errorf("left beside the repository: %q", left)
			}
			info, err := os.Stat(folder)
			if err != nil {
				t.Fatal(err)
			}
			if runtime.GOOS != "windows" && info.Mode().Perm()&0o500 != 0o500 {
				t.Errorf("mode %v", info.Mode())
			}
		})
	}
}

// names gives what is in a folder.
func names(t *testing.T, folder string) []string {
	t.Helper()
	entries, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	var all []string
	for _, e := range entries {
		all = append(all, e.Name())
	}
	return all
}

// An empty folder is filled and not replaced: the user may stand in it.
func TestInitFillsAnEmptyFolderInPlace(t *testing.T) {
	folder := t.TempDir()
	before, err := os.Stat(folder)
	if err != nil {
		t.Fatal(err)
	}
	t.Chdir(folder)
	if err := edit.Init(".", "municipal"); err != nil {
		t.Fatal(err)
	}
	after, err := os.Stat(folder)
	if err != nil {
		t.Fatal(err)
	}
	if !os.SameFile(before, after) {
		t.Error("the folder was replaced")
	}
	if got, want := strings.Join(names(t, "."), " "), ".gitignore content lintel.yaml models public"; got != want {
		t.Errorf("it holds %s, want %s", got, want)
	}
}

func TestInitRefuses(t *testing.T) {
	full := t.TempDir()
	file := filepath.Join(full, "notes.txt")
	if err := os.WriteFile(file, []byte("mine"), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ folder, metamodel, want string }{
		{full, "municipal", "the folder " + full + " is not empty (it holds notes.txt); choose a new or empty one"},
		{file, "municipal", file + " is a file; choose a new or empty folder"},
		{"", "municipal", "the repository needs a folder; none is named"},
		{t.TempDir(), "togaf", `there is no metamodel "togaf"; choose municipal or archimate`},
	} {
		if err := edit.Init(c.folder, c.metamodel); err == nil || err.Error() != c.want {
			t.Errorf("Init(%q, %q): %v, want %s", c.folder, c.metamodel, err, c.want)
		}
	}
	if got := names(t, full); len(got) != 1 {
		t.Errorf("the full folder holds %q afterwards", got)
	}
}

func TestArchimateHoldsThePairs(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "new")
	if err := edit.Init(folder, "archimate"); err != nil {
		t.Fatal(err)
	}
	m, _ := findings(t, folder)
	if got := len(m.Metamodel.Relations); got != 11 {
		t.Errorf("%d relations, want 11", got)
	}
	for _, k := range m.Metamodel.Kinds {
		if len(k.Name) != 3 || len(k.Plural) != 3 || len(k.Path) != 3 {
			t.Errorf("%s: a name, a plural or a path lacks a language", k.ID)
		}
	}
	declare(t, folder, "wrong.yaml", "id: wrong\nkind: application-component\nname: Wrong\nassignment: [apenhet]\nassociation: [{to: apenhet, directed: true}]\n")
	declare(t, folder, "person.yaml", "id: person\nkind: meaning\nname: Person\nserving: [apenhet]\naccess: [{to: apenhet, access-type: raed}]\n")
	_, list := findings(t, folder)
	got := printed(list)
	for _, want := range []string{
		`models/wrong.yaml:4:14: error relation-target: "assignment" cannot lead to goal "apenhet"; allowed: `,
		`application-function, `,
		`; that is what pairs allows from application-component`,
		`"serving" cannot lead to goal "apenhet"; allowed: junction; that is what pairs allows from meaning`,
		`"access" cannot lead to goal "apenhet"; allowed: junction; that is`,
		`error unknown-value:`,
	} {
		if !strings.Contains(got, want) {
			t.Errorf("no %q in:\n%s", want, got)
		}
	}
	if len(list) != 4 {
		t.Errorf("%d findings, want 4:\n%s", len(list), got)
	}
}

func TestPairsNameKinds(t *testing.T) {
	metamodel := `kinds:
  actor: {name: Actor}
  role: {name: Role}
  place: {name: Place}
relations:
  plays:
    name: Plays
    pairs:
      actor: [role, roel]
      actr: [role]
      role: any
`
	folder := t.TempDir()
	if err := os.Mkdir(filepath.Join(folder, "models"), 0o700); err != nil {
		t.Fatal(err)
	}
	declare(t, folder, "metamodel.yaml", metamodel)
	declare(t, folder, "a.yaml", "id: a\nkind: actor\nname: A\nplays: [b, c]\n---\nid: b\nkind: role\nname: B\nplays: [a, b]\n---\nid: c\nkind: actor\nname: C\n---\nid: d\nkind: place\nname: D\nplays: [b]\n")
	_, list := findings(t, folder)
	got := printed(list)
	for _, want := range []string{
		`models/metamodel.yaml:9:21: error metamodel-name: "roel" in actor is not declared in the metamodel; did you mean "role"?`,
		`models/metamodel.yaml:10:7: error metamodel-name: "actr" in pairs is not declared in the metamodel; did you mean "actor"?`,
		`models/a.yaml:4:12: error relation-target: "plays" cannot lead to actor "c"; allowed: role; that is what pairs allows from actor`,
		`models/a.yaml:18:9: error relation-target: "plays" cannot lead to role "b"; allowed: none; that is what pairs allows from place`,
	} {
		if !strings.Contains(got, want) {
			t.Errorf("no %q in:\n%s", want, got)
		}
	}
	if len(list) != 4 {
		t.Errorf("%d findings, want 4:\n%s", len(list), got)
	}
}

func declare(t *testing.T, folder, name, content string) {
	t.Helper()
	if err := os.WriteFile(filepath.Join(folder, "models", name), []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
}

// The start files are small: they ship in every binary.
func TestStartFilesAreSmall(t *testing.T) {
	err := filepath.WalkDir("start", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		info, err := d.Info()
		if err == nil && info.Size() > 500_000 {
			t.Errorf("%s has %d bytes", path, info.Size())
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}
