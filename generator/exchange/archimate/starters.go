package archimate

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"lintel/generator/edit"
	"lintel/generator/model"
)

// starters are the files of a new repository that no later import touches:
// its configuration and front page.
func (i *importer) starters() []edit.Change {
	changes := []edit.Change{
		{Path: configPath, After: []byte(i.config())},
		{Path: ".gitignore", After: []byte(".lintel/\n")},
		{Path: "public/.gitignore", After: []byte("*\n!.gitignore\n")},
		{Path: "content/index.md", After: []byte(i.front())},
	}
	return slices.DeleteFunc(changes, func(c edit.Change) bool { return !i.tree.Missing(c.Path) })
}

// languages are those that a site of the model is in: the main one first.
func (m *Model) languages() []string {
	languages := []string{m.Lang}
	if !knownLanguage(m.Lang) {
		languages[0] = "en"
	}
	m.eachText(func(text *model.Text) {
		for _, t := range *text {
			if knownLanguage(t.Lang) && !slices.Contains(languages, t.Lang) {
				languages = append(languages, t.Lang)
			}
		}
	})
	slices.Sort(languages[1:])
	return languages
}

func (i *importer) config() string {
	var b strings.Builder
	localized(&b, "", "title", i.m.Name, i.render.main, same)
	fmt.Fprintf(&b, "languages: [%s]\n", strings.Join(i.s.languages, ", "))
	b.WriteString("menu:\n")
	if len(i.m.Views) > 0 {
		b.WriteString("  - {to: " + i.s.view.ID + "}\n")
	}
	for _, kind := range i.mostUsed(4) {
		b.WriteString("  - {to: " + kind + "}\n")
	}
	b.WriteString(configRules)
	return b.String()
}

const configRules = `# What a model from a drawing tool often has, and what should not stop the site.
# Take a line out when the model is ready for it.
rules:
  relation-source: warning
  relation-target: warning
  view-empty: warning
  missing-summary: off
`

// mostUsed are the kinds with most elements.
func (i *importer) mostUsed(most int) []string {
	counts := map[string]int{}
	for _, e := range i.m.Elements {
		if !isJunction(e.Type) {
			counts[i.s.kinds[e.Type].ID]++
		}
	}
	var kinds []string
	for kind := range counts {
		kinds = append(kinds, kind)
	}
	slices.SortFunc(kinds, func(a, b string) int { return cmp.Or(cmp.Compare(counts[b], counts[a]), strings.Compare(a, b)) })
	return kinds[:min(most, len(kinds))]
}

// front is the front page: what the model says of itself, and its views.
func (i *importer) front() string {
	words := map[string][3]string{
		"nb": {"Modellen ble hentet inn fra ArchiMate.", "Visninger", "Bytt ut denne teksten med det leserne trenger å vite."},
		"nn": {"Modellen vart henta inn frå ArchiMate.", "Visingar", "Byt ut denne teksten med det lesarane treng å vite."},
		"en": {"The model was brought in from ArchiMate.", "Views", "Put what your readers need to know in place of this text."},
	}[i.render.main]
	var b strings.Builder
	b.WriteString("---\ntitle: " + scalar(i.m.Name.In(i.render.main)) + "\nsummary: " + scalar(words[0]) + "\n---\n\n")
	if text := i.m.Documentation.In(i.render.main); text != "" {
		b.WriteString(toMarkdown(text) + "\n")
	} else {
		b.WriteString(words[2] + "\n")
	}
	if len(i.m.Views) > 0 {
		b.WriteString("\n## " + words[1] + "\n\n```query\nwhere: kind == \"" + i.s.view.ID + "\"\nshow: list\nsort: name\n```\n")
	}
	return b.String()
}
