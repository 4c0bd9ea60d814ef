package archimate

import (
	"cmp"
	"fmt"
	"math"
	"path"
	"regexp"
	"slices"
	"strings"

	"lintel/generator/diag"
	"lintel/generator/model"
	"lintel/generator/source"
	"lintel/generator/yaml"
)

// Selection tells what is exported.
type Selection struct {
	// Has tells whether an element is exported; nil is all.
	Has func(*model.Element) bool
	// Shown gives what a view shows that has no saved picture; nil is nothing.
	Shown func(view *model.Element) []*model.Element
}

// Export makes an exchange model of a repository, by the archimate: entries of
// its metamodel. The tree is the one that the model was read from.
func Export(m *model.Model, tree *source.Tree, selection Selection) (*Model, Losses, error) {
	last, err := readState(tree)
	if err != nil {
		return nil, nil, err
	}
	x := &exporter{model: m, tree: tree, selection: selection, losses: Losses{}, lang: m.Config.DefaultLanguage(), texts: map[string]map[int]string{}, taken: map[string]bool{}}
	if last == nil {
		last = &state{Model: modelState{Name: m.Config.Title, Documentation: m.Config.Description, Lang: x.lang}}
	}
	x.last = last
	x.m = &Model{
		ID: cmp.Or(last.Model.ID, "lintel-model"), Lang: last.Model.Lang, Name: x.text(last.Model.Name), Documentation: x.text(last.Model.Documentation),
		Properties: last.Model.Properties,
	}
	if x.m.Name.IsEmpty() {
		x.m.Name = model.Plain("Lintel")
	}
	x.concepts()
	x.views()
	x.folders()
	return x.m, x.losses, nil
}

type exporter struct {
	model     *model.Model
	tree      *source.Tree
	selection Selection
	last      *state
	lang      string
	m         *Model
	losses    Losses
	texts     map[string]map[int]string // of YAML files: values by where they stand
	ids       map[*model.Element]string // of what is exported
	relations map[fact]string           // ids of relationships
	names     map[string]model.Text     // of relationships, by id
	files     map[string]string         // where exported things stand, by their id
	taken     map[string]bool           // ids of things
}

// fact finds a relationship by its kind and ends.
type fact struct{ kind, from, to string }

// text puts a text in the form that readers give it: the main language names
// none.
func (x *exporter) text(text model.Text) model.Text {
	var plain, others model.Text
	for _, t := range text {
		if t.Lang == "" || t.Lang == x.lang {
			plain = model.Plain(t.Value)
		} else {
			others = append(others, t)
		}
	}
	slices.SortFunc(others, func(a, b model.Translation) int { return strings.Compare(a.Lang, b.Lang) })
	return append(plain, others...)
}

func (x *exporter) has(e *model.Element) bool {
	return !e.Internal && (x.selection.Has == nil || x.selection.Has(e))
}

// idOf is the id that a thing came with, or one that tells that it is ours.
func idOf(e *model.Element) string {
	if v := e.Field(sourceField); v != nil && v.Text.In("") != "" {
		return v.Text.In("")
	}
	return ownPrefix + e.ID
}

// takeID gives the id of a thing, once: of two that say they came with the same,
// as a copied file does, the second is ours.
func (x *exporter) takeID(e *model.Element) string {
	id := idOf(e)
	if x.taken[id] {
		id = ownPrefix + e.ID
		x.losses[lossSameSource]++
	}
	x.taken[id] = true
	return id
}

// concepts exports elements and relations.
func (x *exporter) concepts() {
	x.ids, x.relations, x.files = map[*model.Element]string{}, map[fact]string{}, map[string]string{}
	x.names = map[string]model.Text{}
	for _, e := range x.model.Elements {
		switch {
		case !x.has(e) || e.View != nil:
		case e.Kind.ID == relationshipKind && e.Field(relationshipField) != nil:
			x.ids[e] = e.Field(relationshipField).Text.In("")
		case e.Kind.Archimate == "":
			x.losses[lossConcept]++
		default:
			x.ids[e] = x.takeID(e)
			x.files[x.ids[e]] = e.Span.Path()
			x.m.Elements = append(x.m.Elements, x.element(e))
		}
	}
	for _, e := range x.model.Elements {
		if x.ids[e] == "" {
			continue
		}
		for _, r := range e.Out {
			x.relationship(r)
		}
		for _, p := range e.Parts {
			x.losses.add(lossPart, len(p.Out))
		}
	}
	// A relation whose end was a relation that is not exported goes with it.
	x.m.Relationships = settled(x.m)
}

// settled are the relationships whose ends are there.
func settled(m *Model) []*Relationship {
	r := newReader("", "")
	r.Model = m
	r.ends()
	return r.Model.Relationships
}

func (x *exporter) element(e *model.Element) *Element {
	kind := e.Kind.Archimate
	if kind == "Junction" {
		kind = "AndJunction"
		if v := e.Field(junctionField); v != nil && v.Enum != nil && v.Enum.ID == "or" {
			kind = "OrJunction"
		}
	}
	c := Concept{ID: x.ids[e], Type: kind, Name: x.text(e.Name), Documentation: x.documentation(e)}
	c.Properties, c.Profile = x.properties(e.Fields)
	for _, known := range [...]Property{{"lintel:status", statusText(e)}, {"lintel:from", model.Plain(e.Life.From.Text)}, {"lintel:until", model.Plain(e.Life.Until.Text)}} {
		if !known.Value.IsEmpty() {
			c.Properties = append(c.Properties, known)
		}
	}
	return &Element{c}
}

func statusText(e *model.Element) model.Text {
	if e.Status == nil {
		return nil
	}
	return model.Plain(e.Status.ID)
}

// documentation is the description, or the summary where there is none.
func (x *exporter) documentation(e *model.Element) model.Text {
	var text model.Text
	for _, p := range e.Description {
		text = append(text, model.Translation{Lang: p.Lang, Value: x.plain(p, e.Markdown)})
	}
	if text = x.text(text); text.IsEmpty() {
		text = x.text(e.Summary)
	}
	return text
}

var reference = regexp.MustCompile(`!?\[\[([a-z][a-z0-9-]*)(?:#[^\]|]*)?(?:\\?\|([^\]]*))?\]\]`)

// plain gives a Markdown text as other tools show it: references by the name
// of what they lead to.
func (x *exporter) plain(p *model.Prose, isBody bool) string {
	text := x.prose(p, isBody)
	return fromMarkdown(reference.ReplaceAllStringFunc(text, func(found string) string {
		match := reference.FindStringSubmatch(found)
		e := x.model.Element(match[1])
		switch {
		case match[2] != "":
			return match[2]
		case e == nil:
			return found
		}
		return e.Name.In(cmp.Or(p.Lang, x.lang))
	}))
}

// prose gives a Markdown text as it is written.
func (x *exporter) prose(p *model.Prose, isBody bool) string {
	file := p.Span.File
	if file == nil {
		return ""
	}
	if isBody && path.Ext(file.Path) == ".md" {
		if end := strings.Index(file.Text, "\n---\n"); end >= 0 {
			return file.Text[end+len("\n---\n"):]
		}
	}
	values, known := x.texts[file.Path]
	if !known {
		values = map[int]string{}
		documents, _ := yaml.Parse(file, 0, len(file.Text), yaml.Limits{}, &diag.List{})
		for _, n := range documents {
			scalars(n, values)
		}
		x.texts[file.Path] = values
	}
	return values[p.Span.Start]
}

// scalars notes the values of a document by where they stand.
func scalars(n *yaml.Node, values map[int]string) {
	for _, e := range n.Entries {
		scalars(e.Value, values)
	}
	for _, item := range n.Items {
		scalars(item, values)
	}
	if n.Kind == yaml.Scalar {
		values[n.Span.Start] = n.Value
	}
}

// properties makes properties of the fields that are no more than that.
func (x *exporter) properties(fields []model.FieldValue) (list []Property, profile string) {
	for i := range fields {
		f, v := fields[i].Field, fields[i].Value
		if f.ID == profileField && v.Enum != nil {
			profile = v.Enum.Name.In(x.lang)
			continue
		}
		if isOwnField(f.ID) {
			continue
		}
		values := []model.Value{v}
		if f.List {
			values = v.Items
		}
		for _, one := range values {
			if text := x.value(f, one); !text.IsEmpty() {
				list = append(list, Property{Key: oneLine(f.Name.In(x.lang)), Value: text})
			}
		}
	}
	return list, profile
}

func (x *exporter) value(f *model.Field, v model.Value) model.Text {
	switch f.Type {
	case model.EnumField:
		if v.Enum == nil {
			return nil
		}
		return x.text(v.Enum.Name)
	case model.NumberField:
		return model.Plain(formatNumber(v.Number))
	case model.BooleanField:
		return model.Plain(fmt.Sprint(v.Bool))
	case model.MarkdownField:
		var text model.Text
		for _, p := range v.Prose {
			text = append(text, model.Translation{Lang: p.Lang, Value: x.plain(p, false)})
		}
		return x.text(text)
	}
	return x.text(v.Text)
}

// relationship exports a relation, turned round where ArchiMate reads it from
// the other end.
func (x *exporter) relationship(r *model.Relation) {
	from, to := x.ids[r.From.Element], x.ids[r.To.Element]
	if r.Type.Archimate == "" {
		if r.Type.ID != "relationship-from" && r.Type.ID != "relationship-to" {
			x.losses[lossConcept]++
		}
		return
	}
	if from == "" || to == "" {
		return
	}
	if r.To.Part != nil {
		x.losses[lossPart]++
	}
	if r.Type.ArchimateInverse {
		from, to = to, from
	}
	e := &Relationship{Concept: Concept{Type: r.Type.Archimate, Name: x.text(r.Note)}, Source: from, Target: to, Access: r.Type.ArchimateAccess}
	e.Properties, e.Profile = x.properties(r.Fields)
	for i := range r.Fields {
		v := r.Fields[i].Value
		switch r.Fields[i].Field.ID {
		case sourceField:
			e.ID = v.Text.In("")
		case documentField:
			e.Documentation = x.text(v.Text)
		case accessField:
			if v.Enum != nil {
				e.Access = map[string]string{"read": "Read", "write": "Write", "read-write": "ReadWrite"}[v.Enum.ID]
			}
		case strengthField:
			e.Strength = v.Text.In("")
		case directedField:
			e.Directed = v.Bool
		}
	}
	if e.ID == "" {
		e.ID = ownPrefix + r.From.Element.ID + "--" + r.Type.ID + "--" + strings.ReplaceAll(r.To.Address(), "#", "--")
	}
	x.m.Relationships = append(x.m.Relationships, e)
	x.names[e.ID] = e.Name
	key := fact{r.Type.ID, x.ids[r.From.Element], x.ids[r.To.Element]}
	if x.relations[key] == "" {
		x.relations[key] = e.ID
	}
}

// views exports the views with their pictures.
func (x *exporter) views() {
	ids := map[*model.Element]string{}
	for _, e := range x.model.Elements {
		if e.View != nil && !e.Internal {
			ids[e] = x.takeID(e)
		}
	}
	boxes := newRegister()
	for _, e := range x.model.Elements {
		if ids[e] == "" {
			continue
		}
		v := &View{ID: ids[e], Name: x.text(e.Name), Documentation: x.documentation(e)}
		if f := e.Field(viewpointField); f != nil {
			v.Viewpoint = f.Text.In("")
		}
		v.Properties, _ = x.properties(e.Fields)
		if e.Layout.Placed() {
			x.placed(v, e, ids, boxes)
		} else {
			x.grid(v, e, boxes)
		}
		// Of a selection only views that still show something are of use.
		if x.selection.Has == nil || slices.ContainsFunc(v.Boxes, func(b *Box) bool { return b.Kind == model.ElementBox }) {
			x.m.Views = append(x.m.Views, v)
			x.files[v.ID] = e.Span.Path()
		}
	}
	there := map[string]bool{}
	for _, v := range x.m.Views {
		there[v.ID] = true
	}
	for _, v := range x.m.Views {
		v.Boxes = slices.DeleteFunc(v.Boxes, func(b *Box) bool { return b.Kind == model.ViewBox && !there[b.Of] })
	}
}

// placed exports a picture as it was laid out.
func (x *exporter) placed(v *View, e *model.Element, views map[*model.Element]string, taken *register) {
	names := map[string]string{}  // of boxes and lines in the file to those written
	gone := map[*model.Box]bool{} // what is left out
	var around []*model.Box       // of v.Boxes, where they stand
	name := func(id string, implied bool) string {
		if implied {
			id = ownPrefix + e.ID + "--" + id
		}
		return taken.take(id)
	}
	for _, box := range e.Layout.Boxes {
		b := &Box{Kind: box.Kind, Text: x.text(box.Text), Figure: box.Figure, Align: box.Align, Style: box.Style}
		b.X, b.Y, b.W, b.H = whole(box.X), whole(box.Y), max(whole(box.W), 1), max(whole(box.H), 1)
		switch box.Kind {
		case model.ElementBox:
			b.Of = x.ids[x.model.Shown(box)]
		case model.ViewBox:
			b.Of = views[x.model.Shown(box)]
		case model.ImageBox:
			b.Of = box.Of.Text
		}
		if b.Of == "" && (box.Kind == model.ElementBox || box.Kind == model.ViewBox) {
			gone[box] = true
			continue
		}
		b.ID = name(cmp.Or(box.ID, string(box.Kind)), box.Implied())
		names[box.ID] = b.ID
		v.Boxes, around = append(v.Boxes, b), append(around, box.Parent)
	}
	for i, outer := range around { // a box may stand before the one around it
		for gone[outer] {
			outer = outer.Parent
		}
		if outer != nil {
			v.Boxes[i].In = names[outer.ID]
		}
	}
	for i, line := range e.Layout.Lines {
		l := &Line{From: names[line.From.Text], To: names[line.To.Text], Label: x.text(line.Label), Style: line.Style, Hidden: line.Hidden}
		for _, bend := range line.Bends {
			l.Bends = append(l.Bends, model.Bend{X: math.Round(bend.X), Y: math.Round(bend.Y)})
		}
		if line.Relation != nil {
			l.Relationship = cmp.Or(x.last.Lines[line.ID], x.relations[fact{line.Relation.ID, x.end(line.From), x.end(line.To)}])
		}
		if sameText(l.Label, x.names[l.Relationship]) {
			l.Label = nil // tools show the name by themselves
		}
		if l.From == "" || l.To == "" || line.Relation != nil && l.Relationship == "" {
			continue
		}
		l.ID = name(cmp.Or(line.ID, fmt.Sprintf("line-%d", i+1)), line.ID == "")
		names[line.ID] = l.ID
		v.Lines = append(v.Lines, l)
	}
}

func whole(number float64) int { return int(math.Round(number)) }

// end is the id of the concept at a line's end.
func (x *exporter) end(end model.LineEnd) string {
	switch {
	case end.Box != nil:
		return x.ids[x.model.Shown(end.Box)]
	case end.Line != nil && end.Line.Relation != nil:
		return cmp.Or(x.last.Lines[end.Line.ID], x.relations[fact{end.Line.Relation.ID, x.end(end.Line.From), x.end(end.Line.To)}])
	}
	return ""
}

// grid places what a view shows that nobody has laid out: in rows, by kind.
func (x *exporter) grid(v *View, e *model.Element, taken *register) {
	if x.selection.Shown == nil {
		return
	}
	shown := slices.DeleteFunc(x.selection.Shown(e), func(shown *model.Element) bool { return x.ids[shown] == "" || shown.Kind.ID == relationshipKind })
	slices.SortStableFunc(shown, func(a, b *model.Element) int {
		return cmp.Or(cmp.Compare(a.Kind.Order, b.Kind.Order), strings.Compare(a.ID, b.ID))
	})
	columns := max(1, int(math.Ceil(math.Sqrt(float64(len(shown))))))
	boxes := map[string]string{}
	for i, of := range shown {
		b := &Box{ID: taken.take(ownPrefix + e.ID + "--" + of.ID), Kind: model.ElementBox, Of: x.ids[of], W: usualWidth, H: usualHeight}
		b.X, b.Y = 20+(i%columns)*(usualWidth+60), 20+(i/columns)*(usualHeight+60)
		boxes[b.Of] = b.ID
		v.Boxes = append(v.Boxes, b)
	}
	for _, r := range x.m.Relationships {
		if from, to := boxes[r.Source], boxes[r.Target]; from != "" && to != "" && from != to {
			v.Lines = append(v.Lines, &Line{ID: taken.take(from + "--" + r.ID), Relationship: r.ID, From: from, To: to})
		}
	}
}

// folders exports the folders that the last import found, with what stands in
// their files now.
func (x *exporter) folders() {
	if len(x.last.Folders) == 0 {
		return
	}
	in := map[*folderState][]string{}
	add := func(id string) {
		if f := folderOf(x.last.Folders, x.files[id]); f != nil {
			in[f] = append(in[f], id)
		}
	}
	relationships := map[string]bool{}
	for _, e := range x.m.Elements {
		add(e.ID)
	}
	for _, v := range x.m.Views {
		add(v.ID)
	}
	for _, r := range x.m.Relationships {
		relationships[r.ID] = true
	}
	var build func(list []*folderState) []*Folder
	build = func(list []*folderState) []*Folder {
		var folders []*Folder
		for _, s := range list {
			f := &Folder{ID: s.ID, Name: x.text(s.Name), Documentation: x.text(s.Documentation), Folders: build(s.Folders), Items: in[s]}
			for _, id := range s.Relationships {
				if relationships[id] {
					f.Items = append(f.Items, id)
				}
			}
			folders = append(folders, f)
		}
		return folders
	}
	x.m.Folders = build(x.last.Folders)
}
