package search

import (
	"slices"

	"lintel/generator/site"
)

// names is what kinds, statuses and the values of facets are called, by
// language, then by field, then by id; the field's own name is under "".
type names map[string]map[string]map[string]string

// The fields that every repository can be narrowed by; others are its kinds'.
const (
	kindField   = "kind"
	statusField = "status"
	ownerField  = "owner"
	langField   = "language"
)

// fixedNames are the words that no repository has in its metamodel.
var fixedNames = names{
	"nb": {
		kindField: {
			"": "Type", "text": "Tekst", "section": "Avsnitt", "list": "Liste", "requirement": "Krav", "step": "Steg", "entity": "Informasjonsobjekt",
			"codelist": "Kodeliste",
		},
		statusField: {"": "Status"}, ownerField: {"": "Eier"}, langField: {"": "Språk", "nb": "Bokmål", "nn": "Nynorsk", "en": "English"},
	},
	"nn": {
		kindField: {
			"": "Type", "text": "Tekst", "section": "Avsnitt", "list": "Liste", "requirement": "Krav", "step": "Steg", "entity": "Informasjonsobjekt",
			"codelist": "Kodeliste",
		},
		statusField: {"": "Status"}, ownerField: {"": "Eigar"}, langField: {"": "Språk", "nb": "Bokmål", "nn": "Nynorsk", "en": "English"},
	},
	"en": {
		kindField: {
			"": "Kind", "text": "Text", "section": "Section", "list": "List", "requirement": "Requirement", "step": "Step", "entity": "Information object",
			"codelist": "Code list",
		},
		statusField: {"": "Status"}, ownerField: {"": "Owner"}, langField: {"": "Language", "nb": "Bokmål", "nn": "Nynorsk", "en": "English"},
	},
}

// fixedNamesIn are those of a language; bokmål's for one that has none.
func fixedNamesIn(lang string) map[string]map[string]string {
	if table, ok := fixedNames[lang]; ok {
		return table
	}
	return fixedNames["nb"]
}

func newNames(s *site.Site) names {
	m := s.Model()
	all := names{}
	for _, lang := range m.Config.Languages {
		table := s.FacetNames(lang)
		for field, values := range fixedNamesIn(lang) {
			table[field] = map[string]string{}
			for id, name := range values {
				table[field][id] = name
			}
		}
		for _, kind := range m.Metamodel.Kinds {
			table[kindField][kind.ID] = kind.Name.In(lang)
		}
		for _, status := range m.Metamodel.Statuses {
			table[statusField][status.ID] = status.Name.In(lang)
		}
		for _, e := range m.Elements {
			if !e.Internal {
				table[ownerField][e.ID] = e.Name.In(lang)
			}
		}
		all[lang] = table
	}
	return all
}

// fields are what a repository can be narrowed by, in the order shown.
func (n names) fields() []string {
	list := []string{kindField, statusField}
	for _, table := range n {
		var own []string
		for field := range table {
			if !slices.Contains([]string{kindField, statusField, ownerField, langField}, field) {
				own = append(own, field)
			}
		}
		slices.Sort(own)
		list = append(list, own...)
		break
	}
	return append(list, ownerField, langField)
}
