package main

import (
	"context"
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"lintel/generator/diagram"
)

// TestMain lets scripts run the command as lintel.
func TestMain(m *testing.M) {
	diagram.RunWorker()
	testscript.Main(m, map[string]func(){
		"lintel": func() {
			os.Exit(run(context.Background(), os.Args[1:], newConsole(os.Stdout, os.Stderr, os.LookupEnv)))
		},
	})
}

// TestScript runs the scripts of testdata: each is what a user would type.
// go test ./cmd/lintel -run TestScript/NAME runs one; -update writes what the
// commands print into the scripts.
func TestScript(t *testing.T) {
	testscript.Run(t, testscript.Params{Dir: "testdata", UpdateScripts: os.Getenv("UPDATE_SCRIPTS") != ""})
}

// TestCatalogue holds that every word that the command says is there in both
// languages, and that none is left over.
func TestCatalogue(t *testing.T) {
	said := regexp.MustCompile(`\.say\("([a-z-]+)"`)
	quoted := regexp.MustCompile(`"([a-z-]+)"`)
	used, mentioned := map[string]bool{}, map[string]bool{}
	entries, err := os.ReadDir(".")
	if err != nil {
		t.Fatal(err)
	}
	for _, entry := range entries {
		if !strings.HasSuffix(entry.Name(), ".go") || strings.HasSuffix(entry.Name(), "_test.go") || entry.Name() == "catalogue.go" || strings.HasPrefix(entry.Name(), "words_") {
			continue
		}
		data, err := os.ReadFile(entry.Name())
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range said.FindAllStringSubmatch(string(data), -1) {
			used[m[1]] = true
		}
		for _, m := range quoted.FindAllStringSubmatch(string(data), -1) {
			mentioned[m[1]], mentioned["noun-"+m[1]] = true, true
		}
	}
	delete(used, "noun-")
	for key := range used {
		if catalogue[key].EN == "" || catalogue[key].NB == "" {
			t.Errorf("%q is said but not in the catalogue in both languages", key)
		}
	}
	for key := range catalogue {
		if !used[key] && !mentioned[key] {
			t.Errorf("%q is in the catalogue but never said", key)
		}
	}
}
