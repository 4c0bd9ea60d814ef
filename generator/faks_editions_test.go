package generator

import (
	"context"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"lintel/generator/diag"
	"lintel/generator/load"
	"lintel/generator/model"
	"lintel/generator/source"
)

// FAKS was written after both of its reports, so its own history holds no state
// of 2011. These tests make one: what only the report of 2014 tells of, and what
// came after 2011, is left out. Two commits and two tags then carry the editions.

// faksFiles are the texts of FAKS, by path.
func faksFiles(t *testing.T) map[string]string {
	t.Helper()
	files := map[string]string{}
	for _, top := range []string{"content", "models", "lintel.yaml"} {
		err := filepath.WalkDir(filepath.Join("..", top), func(name string, d os.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return err
			}
			data, err := os.ReadFile(name)
			relative, _ := filepath.Rel("..", name)
			files[filepath.ToSlash(relative)] = string(data)
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	return files
}

// linked is the model of FAKS.
func linked(t *testing.T) *model.Model {
	t.Helper()
	tree, err := source.OpenDirectory("..")
	if err != nil {
		t.Fatal(err)
	}
	loaded, err := load.Load(t.Context(), tree, 2, &diag.List{})
	if err != nil {
		t.Fatal(err)
	}
	return model.Link(loaded.Decls, &diag.List{})
}

// after2011 are the elements that the state of 2011 does not have.
func after2011(m *model.Model) map[string]bool {
	gone := map[string]bool{"rapport-ramboll-2014": true}
	late := func(date string) bool { return date != "" && date[:4] > "2011" }
	for _, e := range m.Elements {
		fromReport := 0
		for _, s := range e.Sources {
			if s.To.Element.ID == "rapport-ramboll-2014" {
				fromReport++
			}
		}
		dated := late(e.Life.From.Text)
		for _, field := range e.Fields {
			dated = dated || field.Field.Type == model.DateField && late(field.Value.Text.In(""))
		}
		if dated || fromReport > 0 && fromReport == len(e.Sources) {
			gone[e.ID] = true
		}
	}
	// What lost everything that its kind requires goes with it.
	for before := -1; before != len(gone); {
		before = len(gone)
		for _, e := range m.Elements {
			for _, key := range e.Kind.Requires {
				d, ok := m.Metamodel.Relation(key)
				left := !ok
				for r := range e.AllOut() {
					left = left || r.Type == d.Type && !gone[r.To.Element.ID]
				}
				if !left {
					gone[e.ID] = true
				}
			}
		}
	}
	return gone
}

var (
	reference = regexp.MustCompile(`\[\[([a-z0-9-]+)(#[^\]|]*)?(?:\|([^\]]*))?\]\]`)
	embedding = regexp.MustCompile(`(?m)^!\[\[([a-z0-9-]+)\]\]\n?`)
	flowList  = regexp.MustCompile(`^(\s*(?:- \{.*)?[a-z-]+: )\[([^\]]*)\](.*)$`)
	listItem  = regexp.MustCompile(`^(\s*)- (?:\{?to: |\{)?(?:-> )?([a-z0-9-]+)`)
	emptyKey  = regexp.MustCompile(`^(\s*)[a-z-]+:$`)
	actorLine = regexp.MustCompile(`^\s*actor: ([a-z0-9-]+)$`)
	idLine    = regexp.MustCompile(`(?m)^id: (.*)$`)
	fileLink  = regexp.MustCompile(`\[([^\]]*)\]\(([^)#]*\.md)(#[^)]*)?\)`)
)

// state2011 is FAKS as it would have been with the report of 2011 alone.
func state2011(t *testing.T) map[string]string {
	m := linked(t)
	gone := after2011(m)
	names := func(text string) string {
		text = embedding.ReplaceAllStringFunc(text, func(s string) string {
			if gone[embedding.FindStringSubmatch(s)[1]] {
				return ""
			}
			return s
		})
		return reference.ReplaceAllStringFunc(text, func(s string) string {
			parts := reference.FindStringSubmatch(s)
			e := m.Element(parts[1])
			switch {
			case !gone[parts[1]] || e == nil:
				return s
			case parts[3] != "":
				return parts[3]
			}
			return strings.ReplaceAll(e.Name.In("nb"), `"`, "")
		})
	}
	files := map[string]string{}
	for name, text := range faksFiles(t) {
		switch {
		case name == lockPath:
			continue // nothing had been published then
		case strings.HasPrefix(name, "models/") && strings.HasSuffix(name, ".yaml") && name != "models/metamodel.yaml":
			var kept []string
			for _, document := range strings.Split(text, "\n---\n") {
				if id := idLine.FindStringSubmatch(document); id == nil || !gone[id[1]] {
					kept = append(kept, names(withoutLines(document, gone)))
				}
			}
			if len(kept) == 0 {
				continue
			}
			text = strings.Join(kept, "\n---\n")
		case strings.HasSuffix(name, ".md"):
			head, body, found := strings.Cut(strings.TrimPrefix(text, "---\n"), "\n---\n")
			if found {
				text = "---\n" + withoutLines(head, gone) + "\n---\n" + names(body)
			}
		}
		files[name] = strings.TrimRight(text, "\n") + "\n"
	}
	return files
}

// withoutLines takes out of a piece of canonical YAML what names something gone.
func withoutLines(text string, gone map[string]bool) string {
	var kept []string
	lines := strings.Split(text, "\n")
	for i := 0; i < len(lines); i++ {
		line := lines[i]
		if flow := flowList.FindStringSubmatch(line); flow != nil {
			ids := slices.DeleteFunc(strings.Split(flow[2], ", "), func(id string) bool {
				id, _, _ = strings.Cut(strings.Trim(id, `"`), "#")
				return gone[id]
			})
			if len(ids) == 0 && flow[3] == "" {
				continue
			}
			kept = append(kept, flow[1]+"["+strings.Join(ids, ", ")+"]"+flow[3])
			continue
		}
		if actor := actorLine.FindStringSubmatch(line); actor != nil && gone[actor[1]] {
			continue
		}
		if item := listItem.FindStringSubmatch(line); item != nil && gone[item[2]] {
			for i+1 < len(lines) && strings.HasPrefix(lines[i+1], item[1]+" ") {
				i++
			}
			continue
		}
		kept = append(kept, line)
	}
	// Keys that lost their whole list.
	for i := 0; i < len(kept); i++ {
		key := emptyKey.FindStringSubmatch(kept[i])
		if key != nil && (i+1 == len(kept) || !strings.HasPrefix(kept[i+1], key[1]+" ")) {
			kept = slices.Delete(kept, i, i+1)
			i = max(-1, i-2)
		}
	}
	return strings.Join(kept, "\n")
}

// gitRun runs git in a repository of a test, at a moment.
func gitRun(t *testing.T, folder, moment string, arguments ...string) string {
	t.Helper()
	cmd := exec.Command("git", arguments...)
	cmd.Dir = folder
	cmd.Env = append(os.Environ(), "GIT_AUTHOR_DATE="+moment, "GIT_COMMITTER_DATE="+moment, "GIT_AUTHOR_NAME=A", "GIT_AUTHOR_EMAIL=a@example.no",
		"GIT_COMMITTER_NAME=A", "GIT_COMMITTER_EMAIL=a@example.no", "GIT_CONFIG_GLOBAL="+os.DevNull, "GIT_CONFIG_SYSTEM="+os.DevNull)
	out, err := cmd.CombinedOutput()
	if err != nil {
		t.Fatalf("git %v: %v\n%s", arguments, err, out)
	}
	return strings.TrimSpace(string(out))
}

// commitFiles makes a folder hold exactly these files, and commits and tags it.
func commitFiles(t *testing.T, folder, moment, tag string, files map[string]string) {
	t.Helper()
	for _, top := range []string{"content", "models"} {
		if err := os.RemoveAll(filepath.Join(folder, top)); err != nil {
			t.Fatal(err)
		}
	}
	for name, text := range files {
		target := filepath.Join(folder, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(target), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(target, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	gitRun(t, folder, moment, "add", "-A", ".")
	gitRun(t, folder, moment, "commit", "-q", "-m", tag)
	gitRun(t, folder, moment, "tag", tag)
}

const faksEditions = `editions:
  - name: "2011"
    revision: utgave-2011
    date: 2011-02-28
  - name: "2014"
    revision: utgave-2014
    date: 2014-11-26
`

// editionsRepository is FAKS in two editions, with git. FAKS_EDITIONS names a
// folder to make it in and keep.
func editionsRepository(t *testing.T) string {
	t.Helper()
	folder := os.Getenv("FAKS_EDITIONS")
	if folder == "" {
		folder = t.TempDir()
	}
	gitRun(t, folder, "2011-02-28T12:00:00Z", "init", "-q", "-b", "main")
	commitFiles(t, folder, "2011-02-28T12:00:00Z", "utgave-2011", state2011(t))
	full := faksFiles(t)
	commitFiles(t, folder, "2014-11-26T12:00:00Z", "utgave-2014", full)
	now := maps.Clone(full)
	now["lintel.yaml"] += faksEditions
	commitFiles(t, folder, "2015-01-15T12:00:00Z", "now", now)
	return folder
}

// checkFolder checks a repository on disk and gives its findings.
func checkFolder(ctx context.Context, t *testing.T, folder string, options Options) *Result {
	t.Helper()
	tree, err := source.OpenDirectory(folder)
	if err != nil {
		t.Fatal(err)
	}
	result, err := Check(ctx, tree, options)
	if err != nil {
		t.Fatal(err)
	}
	return result
}
