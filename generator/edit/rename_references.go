package edit

import (
	"context"
	"fmt"
	"path"
	"slices"
	"strings"

	"lintel/generator/diag"
	"lintel/generator/markdown"
	"lintel/generator/model"
	"lintel/generator/source"
)

// references finds every place that names the old id, in a tree in which the
// element is declared with the new one.
func (n *renaming) references(half *repository, where Where) error {
	n.edits = map[string][]diag.Edit{}
	var spans []source.Span
	for i := range half.findings {
		if f := &half.findings[i]; f.Rule.Code == "ref-former" && f.Args["id"] == n.from {
			spans = append(spans, f.Span)
		}
	}
	names := func(ref model.Ref) {
		if id, _, _ := strings.Cut(ref.Text, "#"); id == n.from {
			spans = append(spans, ref.Span)
		}
	}
	for _, l := range half.loaded.Decls.Layouts {
		names(l.View)
		for _, place := range l.Places {
			names(place.Of)
		}
		layoutNames(l, names)
	}
	for _, edition := range half.loaded.Decls.Config.Editions {
		names(edition.Decision)
	}
	for _, document := range half.loaded.Documents {
		for _, reference := range document.References {
			if reference.Target == n.from {
				spans = append(spans, reference.TargetSpan)
			}
		}
	}
	spans = append(spans, n.literals(half, where)...)
	for _, span := range spans {
		edit, err := n.replace(span)
		if err != nil {
			return err
		}
		n.add(edit)
	}
	n.paths(half)
	return nil
}

// layoutNames gives every reference of a layout that names an element or a
// view, be it by way of a box that has no id but its element's.
func layoutNames(l *model.Layout, names func(model.Ref)) {
	for _, b := range l.Boxes {
		if b.Kind == model.ElementBox || b.Kind == model.ViewBox {
			names(b.Of)
		}
		if b.Parent != nil && b.Parent.Implied() {
			names(b.In)
		}
	}
	for _, line := range l.Lines {
		for _, end := range [...]model.LineEnd{line.From, line.To} {
			if end.Box != nil && end.Box.Implied() {
				names(end.Ref)
			}
		}
	}
}

// add keeps an edit, once.
func (n *renaming) add(edit diag.Edit) {
	name := edit.Span.Path()
	for _, known := range n.edits[name] {
		if known.Span.Start == edit.Span.Start {
			return
		}
	}
	n.edits[name] = append(n.edits[name], edit)
	n.places[name]++
}

// literals finds the old id in where expressions. Only who knows what each
// literal stands for can tell an id from a word, so the expressions are
// checked, and what is no value any more was the id.
func (n *renaming) literals(half *repository, where Where) []source.Span {
	report := &diag.List{}
	for _, d := range half.loaded.Decls.Elements {
		if d.View == nil {
			continue
		}
		for _, s := range slices.Concat(d.View.Include, d.View.Exclude) {
			if s.Where != nil && strings.Contains(s.Where.Text, n.from) {
				where(half.model, *s.Where, report)
			}
		}
	}
	for prose := range half.loaded.Documents {
		for _, q := range prose.Queries {
			if strings.Contains(q.Where.Text, n.from) {
				where(half.model, q.Where, report)
			}
		}
	}
	var spans []source.Span
	for _, f := range report.Sorted() {
		if id, _, _ := strings.Cut(f.Span.Text(), "#"); f.Rule.Code == "where-value" && id == n.from {
			spans = append(spans, f.Span)
		}
	}
	return spans
}

// paths finds links to files that get another name.
func (n *renaming) paths(half *repository) {
	links := model.NewLinks(half.model)
	for prose, document := range half.loaded.Documents {
		for _, link := range document.Links {
			n.link(links, prose, link)
		}
	}
	n.menu(half.loaded.Decls.Config.Menu)
}

func (n *renaming) link(links *model.Links, prose *model.Prose, link markdown.Link) {
	target, ok := links.Resolve(prose.Span.Path(), link.Destination)
	if !ok || target.Element == nil || target.Element.ID != n.to || n.moves[target.Element.Span.Path()] == "" {
		return
	}
	text := link.Span.Text()
	name, _, _ := strings.Cut(text, "#")
	at := strings.LastIndex(name, n.from)
	if at < 0 || !isWord(text, at, at+len(n.from)) { // a link to its own page has no name
		return
	}
	start := link.Span.Start + at
	n.add(diag.Edit{Span: link.Span.File.Span(start, start+len(n.from)), New: n.to})
}

func (n *renaming) menu(items []model.MenuItem) {
	for _, item := range items {
		n.menu(item.Items)
		if now := n.moves[item.To.Text]; now != "" {
			if at := strings.LastIndex(item.To.Span.Text(), path.Base(item.To.Text)); at >= 0 {
				start := item.To.Span.Start + at
				n.add(diag.Edit{Span: item.To.Span.File.Span(start, start+len(n.from)), New: n.to})
			}
		}
	}
}

// unseen refuses when the old id may be named where nothing is read: in a file
// with a mistake, what is left out of it cannot be changed.
func (n *renaming) unseen(r *repository, after map[string][]byte) error {
	for i := range r.findings {
		f := &r.findings[i]
		name := f.Span.Path()
		if f.Severity != diag.Error || !leavesOut(f.Rule.Code) {
			continue
		}
		data, changed := after[name]
		if !changed {
			var err error
			if data, err = r.tree.ReadBytes(name); err != nil {
				data = []byte(n.from) // it may hold anything
			}
		}
		text := string(data)
		if changed {
			text = strings.Replace(text, "formerly: ["+n.from+"]", "", 1)
		}
		for at := strings.Index(text, n.from); at >= 0; {
			end := at + len(n.from)
			if isWord(text, at, end) {
				return refuse(
					fmt.Sprintf("%s may name %q where it cannot be read (%s); mend that first", name, n.from, f.Message("en")),
					fmt.Sprintf("%s kan nevne «%s» der filen ikke kan leses (%s); rett det først", name, n.from, f.Message("nb")),
				)
			}
			next := strings.Index(text[end:], n.from)
			if next < 0 {
				break
			}
			at = end + next
		}
	}
	return nil
}

// leavesOut tells whether something is not read where a finding of that code is.
func leavesOut(code string) bool {
	for _, family := range [...]string{"yaml-", "file-", "markdown-"} {
		if strings.HasPrefix(code, family) {
			return true
		}
	}
	return slices.Contains([]string{"unknown-kind", "unknown-key", "missing-key", "wrong-type", "translation-alone"}, code)
}

// verify holds that the changed tree says what the original said.
func (n *renaming) verify(ctx context.Context, r *repository, tree *source.Tree, check Check) error {
	before, err := check(ctx, r.tree)
	if err != nil {
		return err
	}
	after, err := check(ctx, tree)
	if err != nil {
		return err
	}
	counts := map[string]int{}
	for i := range before {
		counts[before[i].Rule.Code]++
	}
	for i := range after {
		f := &after[i]
		if counts[f.Rule.Code]--; counts[f.Rule.Code] < 0 {
			return refuse(
				fmt.Sprintf("the change would break something: %s: %s", f.Span, f.Message("en")),
				fmt.Sprintf("endringen ville ødelagt noe: %s: %s", f.Span, f.Message("nb")),
			)
		}
	}
	now, err := read(ctx, tree)
	if err != nil {
		return err
	}
	was, is := digest(r.model, map[string]string{n.from: n.to}), digest(now.model, nil)
	if len(was) == len(is) && slices.Equal(was, is) {
		return nil
	}
	lost := ""
	for _, line := range was {
		if _, found := slices.BinarySearch(is, line); !found {
			lost = line
			break
		}
	}
	return refuse(
		fmt.Sprintf("the change would not only rename: it would lose %q", lost),
		fmt.Sprintf("endringen ville gjort mer enn å gi ny id: den ville mistet «%s»", lost),
	)
}

// digest lists what a model says of who names whom, sorted, with some ids
// written as others.
func digest(m *model.Model, as map[string]string) []string {
	id := func(e *model.Element) string {
		if now := as[e.ID]; now != "" {
			return now
		}
		return e.ID
	}
	end := func(x model.End) string {
		if x.Part != nil {
			return id(x.Element) + "#" + x.Part.ID
		}
		return id(x.Element)
	}
	var lines []string
	add := func(words ...string) { lines = append(lines, strings.Join(words, " ")) }
	for relation := range m.Relations() {
		from, to := end(relation.From), end(relation.To)
		if relation.Type.Symmetric() && to < from {
			from, to = to, from
		}
		add(from, relation.Type.ID, to)
	}
	for _, e := range m.Elements {
		add(id(e), "is", e.Kind.ID, fmt.Sprint(len(e.Parts), e.Layout != nil))
		for _, s := range e.Sources {
			add(id(e), "from", end(s.To), s.At)
		}
		for _, mention := range e.Mentions {
			by := ""
			if mention.Article != nil {
				by = mention.Article.Path
			} else {
				by = id(mention.Element)
			}
			add(by, "mentions", end(mention.To))
		}
	}
	for _, a := range m.Articles {
		for _, s := range m.ArticleSources(a) {
			add(a.Path, "from", end(s.To), s.At)
		}
	}
	lines = append(lines, menuDigest(m, m.Config.Menu, id)...)
	slices.Sort(lines)
	return lines
}

// menuDigest lists what a menu leads to: a kind before a file before an
// element, as the linker has it.
func menuDigest(m *model.Model, items []model.MenuItem, id func(*model.Element) string) []string {
	var lines []string
	for _, item := range items {
		switch e := m.Element(item.To.Text); {
		case m.Metamodel.Kind(item.To.Text) != nil:
			lines = append(lines, "menu kind "+item.To.Text)
		case e != nil:
			lines = append(lines, "menu element "+id(e))
		}
		lines = append(lines, menuDigest(m, item.Items, id)...)
	}
	return lines
}
