package generator

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"lintel/generator/diag"
	"lintel/generator/diff"
	"lintel/generator/model"
	"lintel/generator/site"
	"lintel/generator/source"
	"lintel/generator/yaml"
)

// Release is an edition to be made.
type Release struct {
	Name     string
	Revision string // the tag that the edition will stand at
	Date     string // 2014-11-26
	Decision string // the id of the decision to publish it, may be ""
}

// Released is what making an edition changes: nothing is written.
type Released struct {
	Findings []diag.Finding
	Files    []ReleasedFile // none with an error finding
	Locked   int            // ids, parts and texts that ids.lock did not know
}

// ReleasedFile is a file that a release writes.
type ReleasedFile struct {
	Path          string
	Before, After []byte // Before is nil for a new file
}

// Failed tells whether there is an error finding.
func (r *Released) Failed() bool {
	failures, _, _ := diag.Count(r.Findings)
	return failures > 0
}

// ErrEditionName tells that an edition cannot have the name.
var ErrEditionName = errors.New("not a name for an edition")

// ErrEditionTaken tells that there is an edition of the name.
var ErrEditionTaken = errors.New("there is such an edition already")

// MakeRelease checks a repository and gives what an edition of it writes:
// models/ids.lock with everything that is published now, the entry in
// lintel.yaml, and the draft of a change log. It tags and commits nothing.
func MakeRelease(ctx context.Context, tree *source.Tree, r Release, options Options) (*Released, error) {
	if !isEditionName(r.Name) || r.Name == "endringer" {
		return nil, ErrEditionName
	}
	options.Editions = true
	result, err := Check(ctx, tree, options)
	if err != nil || result.Failed() {
		return &Released{Findings: result.findings()}, err
	}
	m := result.Model
	if slices.ContainsFunc(m.Config.Editions, func(e model.Edition) bool { return e.Name == r.Name }) {
		return nil, ErrEditionTaken
	}
	released := &Released{Findings: result.Findings}
	made := site.New(m, result.documents, site.Options{})
	lock, added := Lock(m, made, r.Name)
	released.Locked = added
	if err := released.write(tree, lockPath, lock); err != nil {
		return nil, err
	}
	config, err := withEdition(tree, r)
	if err != nil {
		return nil, err
	}
	if err := released.write(tree, "lintel.yaml", config); err != nil {
		return nil, err
	}
	log, err := changeLog(ctx, result, r)
	if err != nil {
		return nil, err
	}
	name := "content/utgaver/" + r.Name + ".md"
	if !tree.Missing(name) {
		return released, nil // someone has begun on it
	}
	return released, released.write(tree, name, log)
}

func (r *Result) findings() []diag.Finding {
	if r == nil {
		return nil
	}
	return r.Findings
}

// write adds a file when it changes.
func (r *Released) write(tree *source.Tree, name string, after []byte) error {
	before, err := tree.ReadBytes(name)
	if errors.Is(err, fs.ErrNotExist) {
		before = nil
	} else if err != nil {
		return fmt.Errorf("release: %w", err)
	}
	if before == nil || !bytes.Equal(before, after) {
		r.Files = append(r.Files, ReleasedFile{Path: name, Before: before, After: after})
	}
	return nil
}

// publishedNow is all that is published, as ids.lock remembers it.
func publishedNow(m *model.Model, s *site.Site, edition string) []model.Locked {
	addresses := func(group string) []string {
		var list []string
		for _, lang := range m.Config.Languages {
			if url := s.Find(group, lang); url != "" {
				list = append(list, url)
			}
		}
		return list
	}
	var list []model.Locked
	for _, e := range m.Elements {
		if e.Internal {
			continue
		}
		l := model.Locked{ID: e.ID, Kind: e.Kind.ID, Edition: edition, Addresses: addresses("element " + e.ID)}
		for _, part := range e.Parts {
			l.Parts = append(l.Parts, part.ID)
		}
		list = append(list, l)
	}
	for _, a := range m.Articles {
		if !a.Draft && a.Route != "" {
			list = append(list, model.Locked{ID: a.Route, Kind: model.LockedText, Edition: edition, Addresses: addresses("text " + a.Route)})
		}
	}
	return list
}

func countLocked(list []model.Locked) int {
	count := len(list)
	for _, l := range list {
		count += len(l.Parts)
	}
	return count
}

// lockText writes ids.lock.
func lockText(list []model.Locked) []byte {
	var b bytes.Buffer
	b.WriteString("# Everything that has been published: id, kind, first edition, addresses, parts.\n# lintel lock and lintel release write this file; see lintel rules lock-vanished. In a merge keep the lines of both sides.\n")
	for i := range list {
		b.WriteString(list[i].Line() + "\n")
	}
	return b.Bytes()
}

// withEdition is lintel.yaml with the edition added.
func withEdition(tree *source.Tree, r Release) ([]byte, error) {
	entry := "{name: " + yaml.Quote(r.Name) + ", revision: " + yaml.Quote(r.Revision) + ", date: " + r.Date
	if r.Decision != "" {
		entry += ", decision: " + r.Decision
	}
	entry += "}"
	if tree.Missing("lintel.yaml") {
		return []byte("editions:\n  - " + entry + "\n"), nil
	}
	file, err := tree.Read("lintel.yaml")
	if err != nil {
		return nil, fmt.Errorf("release: %w", err)
	}
	documents, _ := yaml.Parse(file, 0, len(file.Text), yaml.Limits{Depth: 100, Nodes: 200_000}, &diag.List{})
	for _, document := range documents {
		for _, e := range document.Entries {
			if e.Key == "editions" {
				edit := yaml.AddItem(e, entry)
				return []byte(file.Text[:edit.Span.Start] + edit.New + file.Text[edit.Span.End:]), nil
			}
		}
	}
	text := file.Text
	if text != "" && !strings.HasSuffix(text, "\n") {
		text += "\n"
	}
	return []byte(text + "editions:\n  - " + entry + "\n"), nil
}

// logWords are the words of a change log: title, summary, what came, changed
// and went, and what to say of a first edition.
var logWords = map[string][6]string{
	"nb": {"Utgave %s", "Hva som er nytt i utgave %s.", "Nytt", "Endret", "Borte", "Dette er den første utgaven. Den har %d elementer."},
	"nn": {"Utgåve %s", "Kva som er nytt i utgåve %s.", "Nytt", "Endra", "Borte", "Dette er den første utgåva. Ho har %d element."},
	"en": {"Edition %s", "What is new in edition %s.", "New", "Changed", "Gone", "This is the first edition. It has %d elements."},
}

// changeLog drafts what the edition changes against the one before.
func changeLog(ctx context.Context, result *Result, r Release) ([]byte, error) {
	lang := result.Model.Config.DefaultLanguage()
	words, known := logWords[lang]
	if !known { // a language that Lintel has no words of
		words = logWords["nb"]
	}
	var b bytes.Buffer
	fmt.Fprintf(&b, "---\ntitle: "+words[0]+"\nsummary: "+words[1]+"\ndraft: true\n---\n", r.Name, r.Name)
	if len(result.editions) == 0 {
		fmt.Fprintf(&b, "\n"+words[5]+"\n", len(result.Model.Elements))
		return b.Bytes(), nil
	}
	before, err := result.editions[0].read(ctx)
	if err != nil {
		return nil, err
	}
	change := site.TransitionOf(diff.Compare(before.model, result.Model), result.editions[0].Name, r.Name)
	for i, what := range [...]string{"added", "changed", "removed"} {
		first := true
		for _, t := range change.Things {
			if t.What != what {
				continue
			}
			if first {
				b.WriteString("\n## " + words[2+i] + "\n\n")
				first = false
			}
			name := plainMarkdown(cmp.Or(t.Name.In(lang), t.ID))
			if t.Kind != "" && what != "removed" {
				name = "[[" + t.ID + "]]"
			}
			b.WriteString("- " + name + "\n")
			for _, line := range t.Lines {
				b.WriteString("  - " + plainMarkdown(line.In(lang)) + "\n")
			}
		}
	}
	return b.Bytes(), nil
}

// plainMarkdown keeps what a model says from being markup or a reference in a
// text: the draft must hold as it is written.
func plainMarkdown(text string) string {
	escaped := strings.NewReplacer("\\", "\\\\", "`", "\\`", "*", "\\*", "_", "\\_", "[", "\\[", "]", "\\]", "<", "\\<", "|", "\\|", "#", "\\#", "&", "\\&")
	return escaped.Replace(strings.Join(strings.Fields(text), " "))
}
