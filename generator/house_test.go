package generator

import (
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// mayImport is the house: which of our packages each may import. A package
// that is not here, or an import that is not, fails the test below.
var mayImport = map[string][]string{
	"source":    {},
	"diag":      {"source"},
	"yaml":      {"source", "diag"},
	"markdown":  {"source", "diag"},
	"model":     {"source", "diag"},
	"query":     {"source", "diag", "model"},
	"load":      {"source", "diag", "yaml", "markdown", "model"},
	"check":     {"source", "diag", "model", "query"},
	"diff":      {"source", "diag", "model", "query"},
	"diagram":   {"source", "diag", "model", "query", "diagram/privatetmp"},
	"contract":  {},
	"site":      {"diag", "model", "query", "markdown", "diagram", "diff", "contract", "requirements"},
	"theme":     {"diag", "site"},
	"edit":      {"source", "diag", "yaml", "markdown", "model", "load"},
	"search":    {"source", "diag", "site"},
	"serve":     {"generator", "source", "diag", "model", "query", "search"},
	"generator": {"source", "diag", "yaml", "markdown", "model", "query", "load", "check", "diff", "diagram", "contract", "site", "theme", "search", "themes"},
	"themes":    {},

	// What must be initialised before go-graphviz; see its comment.
	"diagram/privatetmp": {},

	"cmd": {"generator", "source", "diag", "model", "query", "edit", "diagram", "serve", "search", "exchange/jsonschema", "exchange/archimate", "exchange/xlsx", "requirements", "diff", "review"},

	// Called by the command, imported by no stage.
	"review": {"diag", "model", "query", "diff", "diagram"},

	// Exchange packages are imported by no stage.
	"exchange/jsonschema": {"diag", "model"},
	"exchange/archimate":  {"source", "diag", "yaml", "model", "load", "edit"},
	"exchange/xlsx":       {"requirements"},

	"requirements": {"model"},
}

// soleImporter is the one package that may import a module.
var soleImporter = map[string]string{
	"go.yaml.in/yaml":                       "yaml",
	"github.com/goccy/go-yaml":              "yaml",
	"github.com/yuin/goldmark":              "markdown",
	"github.com/alecthomas/chroma":          "markdown",
	"github.com/expr-lang/expr":             "query",
	"github.com/evanw/esbuild":              "theme",
	"github.com/spf13/cobra":                "cmd",
	"github.com/schollz/progressbar":        "cmd",
	"github.com/goccy/go-graphviz":          "diagram",
	"github.com/blevesearch/bleve":          "search",
	"github.com/fsnotify/fsnotify":          "serve",
	"github.com/santhosh-tekuri/jsonschema": "contract",
	"github.com/getkin/kin-openapi":         "contract",
	"github.com/xuri/excelize":              "exchange/xlsx",
}

// packageOf names a folder as the table does.
func packageOf(folder string) string {
	folder = filepath.ToSlash(folder)
	switch {
	case folder == "generator" || folder == "themes":
		return folder
	case strings.HasPrefix(folder, "cmd/"):
		return "cmd"
	}
	return strings.TrimPrefix(folder, "generator/")
}

// TestHouse holds the import table: without it, an import in the wrong
// direction makes the next one easy, until the stages are one ball.
func TestHouse(t *testing.T) {
	root := ".."
	for _, top := range []string{"generator", "cmd", "themes"} {
		err := filepath.WalkDir(filepath.Join(root, top), func(name string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() || !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go") {
				return err
			}
			folder, err := filepath.Rel(root, filepath.Dir(name))
			if err != nil {
				return err
			}
			checkImports(t, name, packageOf(folder))
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
}

func checkImports(t *testing.T, name, from string) {
	t.Helper()
	allowed, known := mayImport[from]
	if !known {
		t.Errorf("%s: the package %q is not in the table", name, from)
		return
	}
	file, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.ImportsOnly)
	if err != nil {
		t.Fatal(err)
	}
	for _, spec := range file.Imports {
		path, err := strconv.Unquote(spec.Path.Value)
		if err != nil {
			t.Fatal(err)
		}
		ours, isOurs := strings.CutPrefix(path, "lintel/")
		switch {
		case isOurs:
			if !slices.Contains(allowed, packageOf(ours)) {
				t.Errorf("%s: %s may not import %s", name, from, path)
			}
		case strings.Contains(strings.Split(path, "/")[0], ".") && !strings.HasPrefix(path, "golang.org/x/"):
			checkSole(t, name, from, path)
		}
	}
}

func checkSole(t *testing.T, name, from, path string) {
	t.Helper()
	for module, owner := range soleImporter {
		if strings.HasPrefix(path, module) {
			if owner != from {
				t.Errorf("%s: only %s may import %s", name, owner, module)
			}
			return
		}
	}
	t.Errorf("%s: %s is not in the table of third-party packages", name, path)
}

// TestNoInit fails on init functions outside tests: what runs before main
// cannot fail with a sentence. The one exception says why.
func TestNoInit(t *testing.T) {
	err := filepath.WalkDir("..", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(name, ".go") || strings.Contains(name, "node_modules") {
			return err
		}
		data, err := os.ReadFile(name)
		if err == nil && strings.Contains(string(data), "\nfunc init()") && filepath.Base(name) != "privatetmp.go" {
			t.Errorf("%s has an init function", name)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}
