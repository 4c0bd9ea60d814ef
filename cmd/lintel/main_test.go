package main

import (
	"context"
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

// TestMain lets scripts run the command as lintel.
func TestMain(m *testing.M) {
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
	used := map[string]bool{}
	say := regexp.MustCompile(`\.(say|count)\(([^)]*?"([a-z-]+)")?`)
	entries, err := os.ReadDir(".")
	if err != nil {
		t.Fatal(err)
	}
	for _, entry := range entries {
		if !strings.HasSuffix(entry.Name(), ".go") || strings.HasSuffix(entry.Name(), "_test.go") || entry.Name() == "catalogue.go" {
			continue
		}
		data, err := os.ReadFile(entry.Name())
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range say.FindAllStringSubmatch(string(data), -1) {
			switch {
			case m[3] == "":
			case m[1] == "count":
				used["noun-"+m[3]] = true
			default:
				used[m[3]] = true
			}
		}
	}
	for _, noun := range []string{"error", "warning", "info"} {
		used["noun-"+noun] = true // counted by severity
	}
	delete(used, "noun-")
	for key := range used {
		if catalogue[key].EN == "" || catalogue[key].NB == "" {
			t.Errorf("%q is said but not in the catalogue in both languages", key)
		}
	}
	for key := range catalogue {
		if !used[key] {
			t.Errorf("%q is in the catalogue but never said", key)
		}
	}
}
