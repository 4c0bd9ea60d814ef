package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// largeHistory makes a git repository of 3,000 elements and 50 views in two
// commits: the second changes every tenth element and, by that, every view.
func largeHistory(b *testing.B) string {
	b.Helper()
	folder := b.TempDir()
	write := func(name, text string) {
		path := filepath.Join(folder, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			b.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			b.Fatal(err)
		}
	}
	git := func(arguments ...string) {
		cmd := exec.Command("git", append([]string{"-C", folder, "-c", "user.name=T", "-c", "user.email=t@example.no"}, arguments...)...)
		if out, err := cmd.CombinedOutput(); err != nil {
			b.Fatalf("git %v: %v\n%s", arguments, err, out)
		}
	}
	write("lintel.yaml", "title: Large\nlanguages: [nb]\n")
	write("models/metamodel.yaml", "statuses: {in-use: {name: I bruk, binding: true}}\nkinds:\n  component: {name: Komponent, plural: Komponenter}\n  view: {name: Visning, structure: view}\nrelations:\n  uses: {name: Bruker, inverse: used-by, from: any, to: any}\n")
	element := func(i int, changed bool) string {
		var t strings.Builder
		fmt.Fprintf(&t, "id: e%d\nkind: component\nname: Element %d\nsummary: Et element blant mange, nummer %d.\nstatus: in-use\nuses: [e%d, e%d]\n", i, i, i, (i*7+1)%3000, (i*13+5)%3000)
		fmt.Fprintf(&t, "description: |\n  %s\n\n  Mer om [[e%d]].\n", strings.Repeat("En setning om det som skjer her. ", 8), (i+1)%3000)
		t.WriteString("requirements:\n")
		for r := range 3 {
			fmt.Fprintf(&t, "  - {id: r%d, level: should, text: Krav %d til element %d.}\n", r, r, i)
		}
		if changed {
			t.WriteString("  - {id: r9, level: must, text: Et nytt krav.}\n")
			return strings.Replace(t.String(), "name: Element", "name: Endret", 1)
		}
		return t.String()
	}
	git("init", "-q", "-b", "main")
	for revision := range 2 {
		for i := range 3000 {
			write(fmt.Sprintf("models/e/e%d.yaml", i), element(i, revision == 1 && i%10 == 0))
		}
		for v := range 50 {
			var ids []string
			for n := range 20 {
				ids = append(ids, fmt.Sprintf("e%d", v*60+n))
			}
			write(fmt.Sprintf("models/v/v%d.yaml", v), fmt.Sprintf("id: v%d\nkind: view\nname: Visning %d\nsummary: Noen.\ntype: landscape\ninclude: [%s]\n", v, v, strings.Join(ids, ", ")))
		}
		git("add", ".")
		git("commit", "-qm", "revision")
	}
	return folder
}

// BenchmarkDiff measures the command on two revisions of a large repository,
// without a cache: as text, and as the site with fifty changed pictures.
func BenchmarkDiff(b *testing.B) {
	folder := largeHistory(b)
	for _, form := range []string{"text", "html"} {
		b.Run(form, func(b *testing.B) {
			for range b.N {
				if err := os.RemoveAll(filepath.Join(folder, ".lintel")); err != nil {
					b.Fatal(err)
				}
				arguments := []string{"diff", "HEAD~1", "HEAD", "-C", folder, "--format", form, "-o", filepath.Join(b.TempDir(), "out")}
				c := &console{out: io.Discard, err: io.Discard, environment: os.LookupEnv, lang: "nb"}
				if code := run(context.Background(), arguments, c); code != 0 {
					b.Fatalf("exit code %d", code)
				}
			}
		})
	}
}
