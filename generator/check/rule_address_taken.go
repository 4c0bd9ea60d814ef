package check

import (
	"maps"
	"path"
	"slices"
	"strings"

	"lintel/generator/diag"
	"lintel/generator/model"
	"lintel/generator/source"
)

var ruleAddressTaken = &diag.Rule{
	Code:     "address-taken",
	Severity: diag.Error,
	Title:    diag.Text{EN: "two pages at one address", NB: "to sider på samme adresse"},
	Message:  diag.Text{EN: `the address {address} is already taken by {other}`, NB: `adressen {address} er allerede tatt av {other}`},
	Hint:     diag.Text{EN: ``, NB: ``},
	Doc: diag.Text{
		EN: `A text has the address of its file, a kind that of its path, with the pages of its elements below, and the folders nb nn en id data utgave api assets are used for other things. Move the text, or give the kind another path.`,
		NB: `En tekst har adressen til filen sin, en type har adressen i path, med sidene til elementene under, og mappene nb nn en id data utgave api assets er i bruk til annet. Flytt teksten, eller gi typen en annen path.`,
	},
}

func addressTaken(c *Context) {
	a := &addresses{Context: c, reserved: map[string]bool{}, kinds: map[string][]*model.Kind{}}
	for _, name := range slices.Concat(c.Model.Config.Languages, []string{"nb", "nn", "en", "id", "data", "utgave", "api", "assets"}) {
		a.reserved[name] = true
	}
	a.kindPaths()
	a.texts()
	a.folders()
}

// addresses holds what has an address.
type addresses struct {
	*Context
	reserved map[string]bool
	kinds    map[string][]*model.Kind // by path, of any language
}

func (a *addresses) taken(span source.Span, address string, other diag.Text) {
	a.add(ruleAddressTaken, span, diag.Args{"address": "/" + address + "/", "other": other})
}

func lintelItself() diag.Text { return diag.Text{EN: "Lintel itself", NB: "Lintel selv"} }

// kindPaths reports kinds with a reserved path, and with one that another kind
// has in the same language.
func (a *addresses) kindPaths() {
	first := map[[2]string]*model.Kind{}
	for _, k := range a.Model.Metamodel.Kinds {
		reported := map[string]bool{}
		for _, lang := range a.Model.Config.Languages {
			address := k.Path.In(lang)
			if !slices.Contains(a.kinds[address], k) {
				a.kinds[address] = append(a.kinds[address], k)
			}
			other := first[[2]string{lang, address}]
			switch {
			case reported[address]:
			case a.reserved[address]:
				reported[address] = true
				a.taken(k.Span, address, lintelItself())
			case other != nil:
				reported[address] = true
				a.taken(k.Span, address, kindText(other))
			}
			if other == nil {
				first[[2]string{lang, address}] = k
			}
		}
	}
}

func kindText(k *model.Kind) diag.Text {
	return diag.Text{EN: `the kind "` + k.ID + `"`, NB: `typen «` + k.ID + `»`}
}

// texts reports texts whose address something else has.
func (a *addresses) texts() {
	routes := map[string]*model.Article{}
	for _, article := range a.Model.Articles {
		span := article.Span.File.Span(article.Span.Start, article.Span.Start)
		top, _, _ := strings.Cut(article.Route, "/")
		if a.reserved[top] {
			a.taken(span, article.Route, lintelItself())
			continue
		}
		if other := routes[article.Route]; other != nil {
			a.taken(span, article.Route, diag.Text{EN: "the text " + other.Path, NB: "teksten " + other.Path})
			continue
		}
		routes[article.Route] = article
		if other, ok := a.kindPage(article.Route); ok {
			a.taken(span, article.Route, other)
		}
	}
}

// kindPage tells which page of a kind has an address: its list, an element, or
// a list by one value.
func (a *addresses) kindPage(route string) (diag.Text, bool) {
	top, rest, below := strings.Cut(route, "/")
	for _, k := range a.kinds[top] {
		if !below {
			return kindText(k), true
		}
		if e := a.Model.Element(rest); e != nil && e.Kind == k {
			return diag.Text{EN: `the element "` + e.ID + `"`, NB: `elementet «` + e.ID + `»`}, true
		}
		id, value, _ := strings.Cut(rest, "/")
		if f := k.Field(id); f != nil && f.Facet && f.Value(value) != nil {
			return kindText(k), true
		}
	}
	return diag.Text{}, false
}

// folders reports folders of files beside the texts that have a reserved name,
// once each. Texts in them are reported on their own.
func (a *addresses) folders() {
	reported := map[string]bool{}
	for _, name := range slices.Sorted(maps.Keys(a.Model.Files)) {
		rest, inContent := strings.CutPrefix(name, "content/")
		top, _, isFolder := strings.Cut(rest, "/")
		if inContent && isFolder && a.reserved[top] && !reported[top] && path.Ext(name) != ".md" {
			reported[top] = true
			a.taken((&source.File{Path: name}).Span(0, 0), top, lintelItself())
		}
	}
}
