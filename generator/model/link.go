package model

import (
	"cmp"
	"iter"
	"slices"
	"strings"

	"lintel/generator/diag"
	"lintel/generator/source"
)

// linker holds what Link builds up.
type linker struct {
	model  *Model
	report *diag.List
	// facts are the relations met so far, to keep each once.
	facts map[fact]*Relation
	count map[limit]int
	// compared are the names held against misspelt ones so far.
	compared int
}

// fact is what makes two relations the same.
type fact struct {
	relation *RelationType
	from, to End
	sourceID string // so that a tool's own relations stay apart
}

// limit is what RelationType.Max counts.
type limit struct {
	relation *RelationType
	from     End
}

// Link turns names into targets. What does not resolve is reported and left
// out; the model is returned whatever happened.
func Link(decls *Decls, report *diag.List) *Model {
	m := &Model{
		Config: decls.Config, Metamodel: decls.Metamodel, Articles: decls.Articles, Files: decls.Files, Locked: decls.Locked, Broken: decls.Broken,
		byID:     make(map[string]*Element, len(decls.Elements)),
		former:   map[string]*Element{},
		resolved: map[*Prose][]End{},
		sources:  map[*Article][]Source{},
	}
	l := &linker{model: m, report: report, facts: map[fact]*Relation{}, count: map[limit]int{}}
	pairs := l.declare(decls.Elements)
	slices.SortFunc(m.Elements, func(a, b *Element) int { return cmp.Compare(a.ID, b.ID) })
	l.formerIDs()
	for _, p := range pairs {
		l.structure(p.element, p.decl)
	}
	for _, p := range pairs {
		l.relations(p.element, p.decl)
	}
	for _, p := range pairs {
		for prose := range p.decl.Proses() {
			l.prose(prose, Mention{Element: p.element})
		}
		p.element.Sources = l.sourceList(p.decl.Sources)
	}
	for _, a := range decls.Articles {
		l.article(a)
		for _, t := range a.Translations {
			l.article(t)
		}
	}
	l.menu(m.Config.Menu)
	l.council(m.Config)
	l.views(pairs)
	l.layouts(decls.Layouts)
	l.sortRelations()
	return m
}

// pair is an element with its declaration.
type pair struct {
	element *Element
	decl    *ElementDecl
}

// declare makes the elements and reports ids that are taken. The first in
// file order keeps the id; the others are no part of the model.
func (l *linker) declare(decls []*ElementDecl) []pair {
	pairs := make([]pair, 0, len(decls))
	for _, d := range decls {
		if first, taken := l.model.byID[d.ID]; taken {
			f := l.report.Add(ruleDuplicateID, d.IDSpan, diag.Args{"id": d.ID, "first": first.IDSpan.String()})
			f.Related = []diag.Related{{Span: first.IDSpan, Note: diag.Text{EN: "first declared here", NB: "først erklært her"}}}
			continue
		}
		e := &Element{Head: d.Head, Incomplete: d.Incomplete, View: d.View}
		l.model.byID[d.ID] = e
		l.model.Elements = append(l.model.Elements, e)
		pairs = append(pairs, pair{e, d})
	}
	return pairs
}

func (l *linker) formerIDs() {
	for _, e := range l.model.Elements {
		for _, ref := range e.Formerly {
			other := l.model.byID[ref.Text]
			if other == nil {
				other = l.model.former[ref.Text]
			}
			if other != nil && (other != e || ref.Text == e.ID) {
				l.report.Add(ruleFormerTaken, ref.Span, diag.Args{"id": ref.Text, "other": other.ID})
				continue
			}
			l.model.former[ref.Text] = e
		}
	}
}

// expectation tells what a reference should lead to, for its finding.
type expectation struct {
	key   string  // where the reference stands
	kinds []*Kind // what may stand there; nil is any
}

// resolve finds what a reference names, or reports that it names nothing.
func (l *linker) resolve(ref Ref, expect expectation) (End, bool) {
	id, part, hasPart := strings.Cut(ref.Text, "#")
	if strings.Contains(id, ":") {
		l.report.Add(ruleRefUpstream, ref.Span, diag.Args{"id": ref.Text})
		return End{}, false
	}
	e := l.model.byID[id]
	if e == nil {
		if e = l.model.former[id]; e != nil {
			f := l.report.Add(ruleRefFormer, ref.Span, diag.Args{"id": id, "now": e.ID})
			f.Fix = []diag.Edit{{Span: idSpan(ref, id), New: e.ID}}
		}
	}
	if e == nil {
		l.unknown(ref, id, expect)
		return End{}, false
	}
	if !hasPart {
		return End{Element: e}, true
	}
	if p := e.Part(part); p != nil {
		return End{Element: e, Part: p}, true
	}
	if !e.Incomplete {
		l.report.Add(ruleRefPart, ref.Span, diag.Args{"id": id, "part": part, "near": diag.Choice(l.near(part, e.PartIDs()))})
	}
	return End{}, false
}

// idSpan narrows a reference's place to its id, when the reference stands in
// the file as it is.
func idSpan(ref Ref, id string) source.Span {
	if ref.Span.Text() == ref.Text {
		return ref.Span.File.Span(ref.Span.Start, ref.Span.Start+len(id))
	}
	return ref.Span
}

// comparisons is how many names are held against misspelt ones, in all. When a
// thousand names are wrong, the nearest of each is no help, and would take
// minutes.
const comparisons = 1_000_000

// near gives the nearest names, none when too many have been looked for.
func (l *linker) near(name string, candidates iter.Seq[string]) []string {
	if l.compared > comparisons {
		return nil
	}
	return diag.Nearest(name, func(yield func(string) bool) {
		for candidate := range candidates {
			l.compared++
			if !yield(candidate) {
				return
			}
		}
	})
}

// unknown reports a reference to nothing. The nearest names are sought among
// what may stand there first.
func (l *linker) unknown(ref Ref, id string, expect expectation) {
	near := l.near(id, func(yield func(string) bool) {
		for name, e := range l.model.byID {
			if Allows(expect.kinds, e.Kind) && !yield(name) {
				return
			}
		}
	})
	if len(near) == 0 {
		near = l.near(id, l.model.IDs())
	}
	var what any = diag.Text{EN: "element", NB: "element"}
	switch {
	case len(near) > 0:
		what = lowerKind{l.model.byID[near[0]].Kind}
	case len(expect.kinds) == 1:
		what = lowerKind{expect.kinds[0]}
	}
	f := l.report.Add(ruleRefUnknown, ref.Span, diag.Args{"what": what, "id": id, "key": expect.key, "near": diag.Choice(near)})
	if len(near) == 1 {
		f.Fix = []diag.Edit{{Span: idSpan(ref, id), New: near[0]}}
	}
}

// lowerKind is a kind's name inside a sentence. In English the kind's id reads
// as the author wrote it.
type lowerKind struct{ kind *Kind }

func (k lowerKind) In(lang string) string {
	if lang == "en" {
		return k.kind.ID
	}
	return strings.ToLower(k.kind.Name.In(lang))
}

// prose links the references of a text and remembers who mentions what.
func (l *linker) prose(p *Prose, by Mention) {
	if len(p.References) == 0 {
		return
	}
	ends := make([]End, len(p.References))
	for i, ref := range p.References {
		end, ok := l.resolve(ref.Ref, expectation{key: "[[…]]"})
		if !ok {
			continue
		}
		ends[i] = end
		mention := by
		mention.To, mention.Embed, mention.Span = end, ref.Embed, ref.Span
		if end.Element != by.Element {
			end.Element.Mentions = append(end.Element.Mentions, mention)
		}
	}
	l.model.resolved[p] = ends
}

func (l *linker) article(a *Article) {
	l.prose(a.Body, Mention{Article: a})
	l.model.sources[a] = l.sourceList(a.Sources)
}

func (l *linker) sourceList(decls []SourceDecl) []Source {
	var sources []Source
	for _, d := range decls {
		if end, ok := l.resolve(d.To, expectation{key: "sources"}); ok {
			sources = append(sources, Source{To: end, At: d.At})
		}
	}
	return sources
}

// menu checks what the menu leads to; a kind or a text is as good as an element.
// council links what the configuration names: the decisions of editions, and
// what succeeds what is gone.
func (l *linker) council(config *Config) {
	for i := range config.Editions {
		if e := &config.Editions[i]; e.Decision.Text != "" {
			e.By, _ = l.resolve(e.Decision, expectation{key: "decision"})
		}
	}
	for _, g := range config.Gone {
		if g.Successor.Text != "" && !strings.HasPrefix(g.Successor.Text, "/") {
			g.To, _ = l.resolve(g.Successor, expectation{key: "successor"})
		}
	}
}

func (l *linker) menu(items []MenuItem) {
	for _, item := range items {
		l.menu(item.Items)
		to := item.To.Text
		if to == "" || l.model.Metamodel.Kind(to) != nil || l.model.articleAt(to) != nil {
			continue
		}
		l.resolve(item.To, expectation{key: "menu"})
	}
}

// layouts gives views their saved positions. A place of something that is not
// there any more is drift, which check reports; here only the views are
// resolved, and who has another id now.
func (l *linker) layouts(layouts []*Layout) {
	for _, layout := range layouts {
		end, ok := l.resolve(layout.View, expectation{key: "view"})
		if !ok {
			continue
		}
		view := end.Element
		if view.View == nil {
			l.report.Add(ruleLayoutView, layout.View.Span, diag.Args{"id": view.ID, "kind": lowerKind{view.Kind}})
			continue
		}
		if first := view.Layout; first != nil {
			f := l.report.Add(ruleLayoutAgain, layout.View.Span, diag.Args{"id": view.ID, "first": first.View.Span.String()})
			f.Related = []diag.Related{{Span: first.View.Span, Note: diag.Text{EN: "first laid out here", NB: "først lagt ut her"}}}
			continue
		}
		view.Layout = layout
		for _, b := range layout.Boxes {
			l.box(b)
		}
		if layout.Placed() && view.View.Include == nil {
			all := *view.View
			all.Include = l.model.placed(layout)
			view.View = &all
		}
	}
}

// box resolves what a box shows. A former id is reported as everywhere; an id
// of nothing at all is drift.
func (l *linker) box(b *Box) {
	if l.model.Shown(b) == nil {
		return
	}
	end, ok := l.resolve(b.Of, expectation{key: string(b.Kind)})
	if ok && b.Kind == ViewBox && end.Element.View == nil {
		l.report.Add(ruleLayoutView, b.Of.Span, diag.Args{"id": end.Element.ID, "kind": lowerKind{end.Element.Kind}})
	}
}

// placed are the items of a view that says no more than its layout: the
// elements that have a box.
func (m *Model) placed(layout *Layout) []Selection {
	var items []Selection
	seen := map[*Element]bool{}
	for _, b := range layout.Boxes {
		if e := m.Shown(b); e != nil && b.Kind == ElementBox && !seen[e] {
			seen[e] = true
			items = append(items, Selection{Ref: Ref{Text: e.ID, Span: b.Of.Span}, Span: b.Of.Span})
		}
	}
	return items
}

// views checks the ids that views name; the selections themselves are read
// when a view is drawn.
func (l *linker) views(pairs []pair) {
	for _, p := range pairs {
		if p.decl.View == nil {
			continue
		}
		for _, list := range [][]Selection{p.decl.View.Include, p.decl.View.Exclude} {
			for _, s := range list {
				for _, ref := range []Ref{s.Ref, s.Other} {
					if ref.Text == "" {
						continue
					}
					if _, ok := l.resolve(ref, expectation{key: "include"}); !ok {
						p.element.Incomplete = true
					}
				}
			}
		}
	}
}
