package edit

import (
	"context"
	"fmt"
	"path"
	"slices"
	"strings"

	"lintel/generator/diag"
	"lintel/generator/model"
	"lintel/generator/source"
	"lintel/generator/yaml"
)

// Where reports what is wrong with a where expression, as package query does:
// what an expression names is known there alone.
type Where func(m *model.Model, e model.Expression, report *diag.List)

// Renamed is what a renaming changes.
type Renamed struct {
	Changes []Change
	Files   []RenamedFile // sorted by path
}

// RenamedFile is a file in which an id is written anew.
type RenamedFile struct {
	Path   string
	Places int
	Now    string // its new path, "" when it keeps its own
}

// Rename gives an element another id, everywhere that it is named: where it is
// declared (the old id is noted under formerly), in relations, sources, views,
// where expressions, layouts, the menu and editions, and in texts. Files that
// bear the old id as their name get the new one.
//
// Nothing is changed on disk. The changed tree is checked before they are
// given: it must have no finding of a kind that was not there, and the same
// relations, sources and mentions between the same elements.
func Rename(ctx context.Context, tree *source.Tree, from, to string, check Check, where Where) (*Renamed, error) {
	r, err := read(ctx, tree)
	if err != nil {
		return nil, err
	}
	decl, err := r.renamable(from, to)
	if err != nil {
		return nil, err
	}
	n := &renaming{from: from, to: to, places: map[string]int{}}
	declared, err := n.declaration(r, decl)
	if err != nil {
		return nil, err
	}
	n.moves = r.moves(decl, from, to)
	after, err := n.everywhere(ctx, tree, declared, where)
	if err != nil {
		return nil, err
	}
	if err := n.unseen(r, after); err != nil {
		return nil, err
	}
	changes, err := n.changes(r, after)
	if err != nil {
		return nil, err
	}
	if err := n.verify(ctx, r, With(tree, changes), check); err != nil {
		return nil, err
	}
	return &Renamed{Changes: changes, Files: n.files()}, nil
}

// renamable holds that the old id is an element's and the new one is free.
func (r *repository) renamable(from, to string) (*model.ElementDecl, error) {
	if strings.Contains(from, "#") || strings.Contains(to, "#") {
		return nil, refuse(
			"a part keeps its id for good: others cite it as "+partOf(from, to)+", and a number that is given away again would make them cite another thing; only elements are renamed",
			"en del beholder id-en for godt: andre viser til den som "+partOf(from, to)+", og et nummer som brukes om igjen, ville fått dem til å vise til noe annet; bare elementer får ny id",
		)
	}
	m := r.model
	if m.Element(from) == nil {
		if e := m.Former(from); e != nil {
			return nil, refuse(fmt.Sprintf("%q is called %q now", from, e.ID), fmt.Sprintf("«%s» heter «%s» nå", from, e.ID))
		}
		near := diag.NearestText(from, m.IDs())
		if near == "" {
			return nil, refuse(fmt.Sprintf("there is no element %q", from), fmt.Sprintf("det finnes ikke noe element «%s»", from))
		}
		return nil, refuse(fmt.Sprintf("there is no element %q; did you mean %s?", from, near), fmt.Sprintf("det finnes ikke noe element «%s»; mente du %s?", from, near))
	}
	if err := r.free(to, m.Element(from)); err != nil {
		return nil, err
	}
	var found *model.ElementDecl
	for _, d := range r.loaded.Decls.Elements {
		if d.ID != from {
			continue
		}
		if found != nil {
			return nil, refuse(
				fmt.Sprintf("%q is declared twice, at %s and %s; mend that first", from, found.IDSpan, d.IDSpan),
				fmt.Sprintf("«%s» er erklært to ganger, i %s og %s; rett det først", from, found.IDSpan, d.IDSpan),
			)
		}
		found = d
	}
	return found, nil
}

func partOf(from, to string) string {
	if strings.Contains(from, "#") {
		return from
	}
	return to
}

// free holds that an id can be given: it is kebab-case, no element's, and no
// former id of another element than self.
func (r *repository) free(id string, self *model.Element) error {
	if !isKebab(id) {
		better := kebab(id)
		if better == "" || better == id {
			better = "ks-svarut"
		}
		return refuse(
			fmt.Sprintf("%q is no id: only a-z, 0-9 and single hyphens, beginning with a letter, such as %q", id, better),
			fmt.Sprintf("«%s» er ingen id: bare a–z, 0–9 og enkle bindestreker, med en bokstav først, for eksempel «%s»", id, better),
		)
	}
	if e := r.model.Element(id); e != nil {
		return refuse(fmt.Sprintf("there is an element %q already, at %s", id, e.IDSpan), fmt.Sprintf("det finnes et element «%s» fra før, i %s", id, e.IDSpan))
	}
	if e := r.model.Former(id); e != nil && e != self {
		return refuse(
			fmt.Sprintf("%q is a former id of %q: addresses with it lead there", id, e.ID),
			fmt.Sprintf("«%s» er en tidligere id for «%s»: adresser med den leder dit", id, e.ID),
		)
	}
	return nil
}

// renaming gathers what a renaming changes.
type renaming struct {
	from, to string
	moves    map[string]string      // new paths by old ones
	edits    map[string][]diag.Edit // of one round
	places   map[string]int
}

// declaration changes where the element is declared.
func (n *renaming) declaration(r *repository, decl *model.ElementDecl) (Change, error) {
	name := decl.Span.Path()
	o, err := r.original(name)
	if err != nil {
		return Change{}, err
	}
	start, end := newFormatter(r).extent(o.file)
	documents, _ := yaml.Parse(o.file, start, end, r.yamlLimits(), &diag.List{})
	at := slices.IndexFunc(documents, func(d *yaml.Node) bool { return d.Get("id") != nil && d.Get("id").Span.Start == decl.IDSpan.Start })
	if at < 0 {
		return Change{}, refuse(fmt.Sprintf("the declaration at %s cannot be changed", decl.IDSpan), fmt.Sprintf("erklæringen i %s kan ikke endres", decl.IDSpan))
	}
	identity, err := n.replace(o.file.Span(decl.IDSpan.Start, decl.IDSpan.End))
	if err != nil {
		return Change{}, err
	}
	former, err := n.former(documents[at], orders(r.loaded.Decls.Metamodel)[decl.Kind.ID])
	if err != nil {
		return Change{}, err
	}
	after, err := o.apply([]diag.Edit{identity, former})
	n.places[name]++
	return Change{Path: name, Before: o.data, After: after}, err
}

// former notes the old id; an element that gets an earlier id back has the
// newer one noted in its place.
func (n *renaming) former(document *yaml.Node, order *yaml.Order) (diag.Edit, error) {
	for _, e := range document.Entries {
		if e.Key != "formerly" {
			continue
		}
		items := e.Value.Items
		if e.Value.Kind == yaml.Scalar {
			items = []*yaml.Node{e.Value}
		}
		for _, item := range items {
			if strings.TrimSpace(item.Value) == n.to {
				back := &renaming{from: n.to, to: n.from}
				return back.replace(item.Span)
			}
		}
		return yaml.AddItem(e, n.from), nil
	}
	return yaml.AddEntry(document, order, "formerly", "["+n.from+"]"), nil
}

// replace writes the new id for the old one in a place that names it once.
func (n *renaming) replace(span source.Span) (diag.Edit, error) {
	text := span.Text()
	at := -1
	for from := 0; from < len(text); {
		i := strings.Index(text[from:], n.from)
		if i < 0 {
			break
		}
		i += from
		from = i + len(n.from)
		if isWord(text, i, from) {
			if at >= 0 {
				at = -1
				break
			}
			at = i
		}
	}
	if at < 0 {
		return diag.Edit{}, refuse(
			fmt.Sprintf("%s names %q in a way that cannot be changed; write the id plainly first", span, n.from),
			fmt.Sprintf("%s nevner «%s» på en måte som ikke kan endres; skriv id-en rett fram først", span, n.from),
		)
	}
	start := span.Start + at
	return diag.Edit{Span: span.File.Span(start, start+len(n.from)), New: n.to}, nil
}

// isWord tells whether a stretch of a text is an id by itself, not a piece of
// a longer one.
func isWord(text string, start, end int) bool {
	return (start == 0 || !isIDByte(text[start-1])) && (end == len(text) || !isIDByte(text[end]))
}

func isIDByte(c byte) bool {
	return c == '-' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9'
}

// moves gives the files that bear the old id as their name: that of the
// element with its translations, and that of its saved positions.
func (r *repository) moves(decl *model.ElementDecl, from, to string) map[string]string {
	moves := map[string]string{}
	move := func(name string) {
		folder, base := path.Split(name)
		stem, rest, _ := strings.Cut(base, ".")
		if stem == from && rest != "" && r.loaded.Decls.Files[name] {
			moves[name] = folder + to + "." + rest
		}
	}
	declared := decl.Span.Path()
	move(declared)
	if path.Ext(declared) == ".md" && moves[declared] != "" {
		for _, lang := range r.loaded.Decls.Config.Languages {
			move(strings.TrimSuffix(declared, ".md") + "." + lang + ".md")
		}
	}
	for _, l := range r.loaded.Decls.Layouts {
		if l.View.Text == from {
			move(l.View.Span.Path())
		}
	}
	return moves
}

// everywhere gives the new contents of files. With only the declaration
// changed, what names the old id shows itself; once that is changed too, what
// an expression had hidden behind it.
func (n *renaming) everywhere(ctx context.Context, tree *source.Tree, declared Change, where Where) (map[string][]byte, error) {
	after := map[string][]byte{declared.Path: declared.After}
	const most = 20 // literals in one expression, and more than anybody writes
	for range most {
		var changes []Change
		for name, data := range after {
			changes = append(changes, Change{Path: name, After: data})
		}
		half, err := read(ctx, With(tree, changes))
		if err != nil {
			return nil, err
		}
		if err := n.references(half, where); err != nil {
			return nil, err
		}
		if len(n.edits) == 0 {
			break
		}
		for name, edits := range n.edits {
			o, err := half.original(name)
			if err != nil {
				return nil, err
			}
			if after[name], err = o.apply(edits); err != nil {
				return nil, err
			}
		}
	}
	return after, nil
}

// changes makes the changes of files from their new contents.
func (n *renaming) changes(r *repository, after map[string][]byte) ([]Change, error) {
	for name := range n.moves {
		if _, changed := after[name]; !changed {
			data, err := r.tree.ReadBytes(name)
			if err != nil {
				return nil, err
			}
			after[name] = data
		}
	}
	var changes []Change
	for name, data := range after {
		before, err := r.tree.ReadBytes(name)
		if err != nil {
			return nil, err
		}
		now := n.moves[name]
		if now == "" {
			changes = append(changes, Change{Path: name, Before: before, After: data})
			continue
		}
		if r.tree.Exists(now) {
			return nil, refuse(fmt.Sprintf("%s would become %s, which exists", name, now), fmt.Sprintf("%s ville blitt %s, som finnes fra før", name, now))
		}
		changes = append(changes, Change{Path: now, After: data}, Change{Path: name, Before: before})
	}
	slices.SortFunc(changes, func(a, b Change) int { return strings.Compare(a.Path, b.Path) })
	return changes, nil
}

func (n *renaming) files() []RenamedFile {
	var files []RenamedFile
	for name, places := range n.places {
		files = append(files, RenamedFile{Path: name, Places: places, Now: n.moves[name]})
	}
	for name, now := range n.moves {
		if n.places[name] == 0 {
			files = append(files, RenamedFile{Path: name, Now: now})
		}
	}
	slices.SortFunc(files, func(a, b RenamedFile) int { return strings.Compare(a.Path, b.Path) })
	return files
}

// isKebab tells whether an id is kebab-case, as package load has it.
func isKebab(id string) bool { return id != "" && kebab(id) == id }

// kebab makes an id of any text, "" when nothing is left of it.
func kebab(text string) string {
	var b strings.Builder
	for _, c := range strings.ToLower(text) {
		switch {
		case c >= 'a' && c <= 'z', c >= '0' && c <= '9' && b.Len() > 0:
			b.WriteRune(c)
		case c == 'æ':
			b.WriteString("ae")
		case c == 'ø':
			b.WriteString("o")
		case c == 'å':
			b.WriteString("a")
		case b.Len() > 0 && !strings.HasSuffix(b.String(), "-"):
			b.WriteByte('-')
		}
	}
	return strings.Trim(b.String(), "-")
}
