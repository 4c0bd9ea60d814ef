package review

import (
	"slices"
	"strings"

	"lintel/generator/diff"
	"lintel/generator/model"
	"lintel/generator/query"
)

// impactDepth is how far impact is followed.
const impactDepth = 2

// ImpactGroup is what is touched, of one kind.
type ImpactGroup struct {
	Title string
	Items []ImpactItem
}

// mostShown is how many of a group are shown before the rest is folded.
const mostShown = 4

// First are those that are always shown.
func (g ImpactGroup) First() []ImpactItem { return g.Items[:min(mostShown, len(g.Items))] }

// Rest are those that are folded.
func (g ImpactGroup) Rest() []ImpactItem { return g.Items[min(mostShown, len(g.Items)):] }

// ImpactItem is one that is touched.
type ImpactItem struct {
	ID, Name, How string
	URL           string // of its page in the published site; "" when that is not known
	Depends       bool   // it uses, reads, writes, follows or builds on what changed
	Direct        bool   // nothing stands between
}

// touch says who is touched, kind by kind: those that depend on the element by
// themselves, those that are touched otherwise by themselves. A text in several
// languages is one.
func (r *Report) touch(entry *Entry, of *model.Element, touched []query.Touched) {
	depending := r.depending(of)
	routes := map[string]bool{}
	came := map[*model.Element]bool{}
	for _, e := range r.diff.Elements {
		came[e.New] = e.Kind == diff.Added
	}
	for _, t := range touched {
		if t.Element != nil && came[t.Element] {
			if len(depending[t.Element]) > 0 {
				entry.Coming = append(entry.Coming, nameOr(t.Element.Name.In(r.Lang), t.Element.ID))
			}
			continue // it comes with the change, and knows of it
		}
		item := ImpactItem{ID: t.ID(), Direct: t.Depth == 1}
		var title string
		if t.Element == nil {
			article := r.translated(t.Article)
			if routes[article.Route] {
				continue
			}
			routes[article.Route] = true
			item.ID, item.Name, title = article.Path, nameOr(article.Title.In(article.Lang), article.Path), r.words.say("texts")
			item.URL = r.textURL(article)
		} else {
			item.Name, title = nameOr(t.Element.Name.In(r.Lang), t.Element.ID), nameOr(t.Element.Kind.Plural.In(r.Lang), t.Element.Kind.Name.In(r.Lang))
			item.URL = r.elementURL(t.Element)
		}
		item.How = r.how(t)
		if relations := depending[t.Element]; t.Element != nil && len(relations) > 0 {
			item.Depends, item.How = true, strings.Join(relations, ", ")
			entry.Depending++
			entry.Impact = addImpact(entry.Impact, title, item)
			continue
		}
		entry.Touched++
		entry.Others = addImpact(entry.Others, title, item)
	}
}

func addImpact(groups []ImpactGroup, title string, item ImpactItem) []ImpactGroup {
	if n := len(groups); n == 0 || groups[n-1].Title != title {
		groups = append(groups, ImpactGroup{Title: title})
	}
	group := &groups[len(groups)-1]
	group.Items = append(group.Items, item)
	return groups
}

// impactSum counts who is touched.
func (r *Report) impactSum(e *Entry) string {
	var parts []string
	if e.Depending > 0 {
		parts = append(parts, r.words.number(e.Depending, "depends"))
	} else {
		parts = append(parts, r.words.say("none-depends"))
	}
	if e.Touched > 0 {
		parts = append(parts, r.words.number(e.Touched, "touched"))
	}
	return strings.Join(parts, " ")
}

// depending are the elements that depend on one, with the relations by which they
// do, in words.
func (r *Report) depending(of *model.Element) map[*model.Element][]string {
	all := map[*model.Element][]string{}
	for relation := range of.AllIn() {
		from := relation.From.Element
		if from == of || !diff.Depends(relation.Type) {
			continue
		}
		name := strings.ToLower(nameOr(relation.Type.Name.In(r.Lang), relation.Type.ID))
		if !slices.Contains(all[from], name) {
			all[from] = append(all[from], name)
		}
	}
	return all
}

// translated is a text in the language of the report, when there is one; else as
// it was written first.
func (r *Report) translated(a *model.Article) *model.Article {
	for _, main := range slices.Concat(r.diff.New.Articles, r.diff.Old.Articles) {
		if main != a && !slices.Contains(main.Translations, a) {
			continue
		}
		for _, other := range main.Translations {
			if other.Lang == r.Lang {
				return other
			}
		}
		return main
	}
	return a
}

// owners are who answers for an element: who manages it, or owns it.
func owners(e *model.Element) []*model.Element {
	var list []*model.Element
	for _, key := range [...]string{"managed-by", "owner"} {
		for _, relation := range e.Out {
			if relation.Type.ID == key && !relation.To.Element.Internal && !slices.Contains(list, relation.To.Element) {
				list = append(list, relation.To.Element)
			}
		}
	}
	return list
}

// elementURL is an element's permanent address in the published site.
func (r *Report) elementURL(e *model.Element) string {
	if r.baseURL == "" || e.Internal || !plainName(e.ID) {
		return ""
	}
	return r.baseURL + "/id/" + e.ID + "/"
}

func (r *Report) textURL(a *model.Article) string {
	if r.baseURL == "" || a.Draft {
		return ""
	}
	url := r.baseURL + "/"
	if a.Lang != r.diff.New.Config.DefaultLanguage() {
		url += a.Lang + "/"
	}
	if a.Route != "" {
		url += a.Route + "/"
	}
	return url
}

// how says by what something is touched.
func (r *Report) how(t query.Touched) string {
	through := nameOr(t.Through.Element.Name.In(r.Lang), t.Through.Element.ID)
	switch t.Relation {
	case query.Named:
		return r.words.say("names-it")
	case query.Taken:
		return r.words.say("taken-from-it")
	case query.Shown:
		return r.words.say("shows-it")
	}
	relation := t.Relation
	if direction, ok := r.diff.New.Metamodel.Relation(t.Relation); ok {
		relation = direction.Name().In(r.Lang)
	}
	return strings.ToLower(relation) + " " + through
}
