package archimate

import (
	"regexp"
	"slices"
	"strings"

	"lintel/generator/yaml"
)

// gone takes away what an import wrote and the source no longer has, unless it
// was changed here, or others here lead to it. After a source that could not be
// read whole nothing is taken away.
func (i *importer) gone() {
	inSource := map[string]bool{}
	for _, e := range i.m.Elements {
		inSource[e.ID] = true
	}
	for _, v := range i.m.Views {
		inSource[v.ID] = true
	}
	for id := range i.ends {
		inSource[connectorKey(id)] = true
	}
	leaving := map[string]*document{} // by the id here
	var ids []string
	for id := range i.last.Units {
		if !inSource[id] {
			ids = append(ids, id)
		}
	}
	slices.Sort(ids)
	for _, id := range ids {
		base := i.last.Units[id]
		d := i.repo.find(id)
		if d == nil {
			continue // deleted on both sides
		}
		if i.reading.Partial {
			i.stay(id, base, Kept{ID: d.id, Why: whyPartial})
			continue
		}
		if keys := changedKeys(d, base); len(keys) > 0 {
			i.stay(id, base, Kept{ID: d.id, Why: whyGone})
			i.conflict(Conflict{ID: d.id, Key: strings.Join(keys, ", "), Here: short(units(d.node), keys[0]), There: gonePartTold.In(i.m.Lang), span: d.spanOf(units(d.node), keys[0])})
			continue
		}
		leaving[d.id] = d
	}
	i.keepReferred(leaving)
	for _, id := range ids {
		d := i.repo.find(id)
		if d == nil {
			continue
		}
		if leaving[d.id] == d {
			d.remove()
			i.account.Written.Removed++
			if layout := i.repo.layouts[d.id]; layout != nil && hash(layout.parts[0].text) == i.last.Layouts[id] {
				layout.parts[0].remove()
			}
		} else if _, told := i.now.Units[id]; !told {
			i.stay(id, i.last.Units[id], Kept{ID: d.id, Why: whyReferred})
		}
	}
}

func (i *importer) stay(id string, base unitState, kept Kept) {
	i.now.Units[id] = base
	if layout := i.last.Layouts[id]; layout != "" {
		i.now.Layouts[id] = layout
	}
	i.account.Kept = append(i.account.Kept, kept)
}

// changedKeys are the keys of a document that are not as an import wrote them.
func changedKeys(d *document, base unitState) []string {
	here := units(d.node)
	return slices.DeleteFunc(unionKeys(here, nil, base.Keys), func(key string) bool { return hashOf(here, key) == base.Keys[key] })
}

var wikiReference = regexp.MustCompile(`\[\[([a-z][a-z0-9-]*)`)

// keepReferred takes out of those that leave the ones that something that
// stays leads to: a broken reference would stop the build.
func (i *importer) keepReferred(leaving map[string]*document) {
	for again := len(leaving) > 0; again; {
		again = false
		keep := func(id string) {
			if leaving[id] != nil {
				delete(leaving, id)
				again = true
			}
		}
		for _, f := range i.repo.files {
			if strings.Contains(f.path, ".layout.") {
				continue
			}
			text := string(f.raw)
			if len(f.parts) > 0 {
				text = f.tail
			}
			for _, match := range wikiReference.FindAllStringSubmatch(text, -1) {
				keep(match[1])
			}
			for _, d := range f.parts {
				if d.node != nil && !d.gone && leaving[d.id] != d {
					references(d.node, keep)
				}
			}
		}
	}
}

// references visits what a document may lead to.
func references(n *yaml.Node, visit func(string)) {
	for _, e := range n.Entries {
		switch e.Key {
		case "id", "name", "summary", sourceField:
		default:
			references(e.Value, visit)
		}
	}
	for _, item := range n.Items {
		references(item, visit)
	}
	if n.Kind == yaml.Scalar {
		id, _, _ := strings.Cut(n.Value, "#")
		visit(strings.TrimSpace(strings.Trim(strings.TrimSuffix(id, ".**"), "-> ")))
		for _, match := range wikiReference.FindAllStringSubmatch(n.Value, -1) {
			visit(match[1])
		}
	}
}
