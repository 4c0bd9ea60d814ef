package edit_test

import (
	"context"
	"path/filepath"
	"testing"

	"lintel/generator"
	"lintel/generator/edit"
	"lintel/generator/source"
)

func TestInitBuildsWithoutAFinding(t *testing.T) {
	for _, metamodel := range edit.Metamodels() {
		t.Run(metamodel, func(t *testing.T) {
			folder := filepath.Join(t.TempDir(), "new")
			if err := edit.Init(folder, metamodel); err != nil {
				t.Fatal(err)
			}
			tree, err := source.OpenDirectory(folder)
			if err != nil {
				t.Fatal(err)
			}
			result, err := generator.Build(context.Background(), tree, generator.Options{})
			if err != nil {
				t.Fatal(err)
			}
			if len(result.Findings) > 0 {
				t.Fatalf("findings:\n%s", printed(result.Findings))
			}
			for _, name := range result.Output.Names() {
				if _, err := result.Output.ReadFile(name); err != nil {
					t.Error(err)
				}
			}
		})
	}
}
