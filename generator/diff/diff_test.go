package diff_test

import (
	"context"
	"io/fs"
	"os"
	"testing"
	"testing/fstest"

	"lintel/generator/diag"
	"lintel/generator/load"
	"lintel/generator/model"
	"lintel/generator/source"
)

// faks reads the files of the real repository.
func faks(t testing.TB) fstest.MapFS {
	t.Helper()
	files := fstest.MapFS{}
	root := os.DirFS("../..")
	for _, top := range []string{"lintel.yaml", "models", "content"} {
		err := fs.WalkDir(root, top, func(name string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return err
			}
			data, err := fs.ReadFile(root, name)
			files[name] = &fstest.MapFile{Data: data}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	return files
}

// link reads a repository; findings are the errors in it.
func link(t testing.TB, files fs.FS) (m *model.Model, decls *model.Decls, findings []diag.Finding) {
	t.Helper()
	report := &diag.List{}
	loaded, err := load.Load(context.Background(), source.New(files), 2, report)
	if err != nil {
		t.Fatal(err)
	}
	m = model.Link(loaded.Decls, report)
	for _, f := range report.Sorted() {
		if f.Severity == diag.Error {
			findings = append(findings, f)
		}
	}
	return m, loaded.Decls, findings
}
