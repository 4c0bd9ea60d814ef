package archimate

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"lintel/generator/diag"
	"lintel/generator/model"
	"lintel/generator/source"
)

// renderer writes the things of a model as documents of a repository.
type renderer struct {
	m        *Model
	s        *schema
	report   *diag.List
	main     string            // the language of texts that name none, as YAML keys have it
	ids      map[string]string // of elements, views and relations that others lead to, by the source's id
	out      map[string][]*Relationship
	elements map[string]*Element
	byID     map[string]*Relationship
	images   map[string]string // where images lie in the repository, by their path in the source
}

func newRenderer(m *Model, s *schema, report *diag.List) *renderer {
	r := &renderer{m: m, s: s, report: report, main: m.Lang, ids: map[string]string{}, images: map[string]string{}}
	if !knownLanguage(r.main) {
		r.main = "en"
	}
	r.out, r.byID = map[string][]*Relationship{}, map[string]*Relationship{}
	for _, relationship := range m.Relationships {
		r.out[relationship.Source] = append(r.out[relationship.Source], relationship)
		r.byID[relationship.ID] = relationship
	}
	r.elements = map[string]*Element{}
	for _, e := range m.Elements {
		r.elements[e.ID] = e
	}
	return r
}

// element writes an element.
func (r *renderer) element(e *Element) string {
	o := r.s.kindOwner(e.Type)
	var b strings.Builder
	r.head(&b, e.ID, o.id, e.Name, e.Documentation)
	if isJunction(e.Type) {
		b.WriteString(junctionField + ": " + strings.ToLower(strings.TrimSuffix(e.Type, "Junction")) + "\n")
	}
	if f := r.s.fields[o][profileField]; f != nil && e.Profile != "" {
		b.WriteString(profileField + ": " + scalar(f.enum(e.Profile)) + "\n")
	}
	r.sourceID(&b, e.ID)
	r.properties(&b, o, e.Properties, e.Span)
	r.relations(&b, e.ID)
	return b.String()
}

func (r *renderer) head(b *strings.Builder, id, kind string, name, documentation model.Text) {
	b.WriteString("id: " + r.ids[id] + "\nkind: " + kind + "\n")
	localized(b, "", "name", name, r.main, same)
	if !documentation.IsEmpty() {
		localized(b, "", "description", documentation, r.main, toMarkdown)
	}
}

// sourceID writes the id that a thing has in its tool, unless it was made here.
func (r *renderer) sourceID(b *strings.Builder, id string) {
	if id != ownPrefix+r.ids[id] {
		b.WriteString(sourceField + ": " + scalar(id) + "\n")
	}
}

// connector writes the element that stands for a relation.
func (r *renderer) connector(relationship *Relationship) string {
	var b strings.Builder
	b.WriteString("id: " + r.ids[relationship.ID] + "\nkind: " + relationshipKind + "\n")
	t := r.s.relations[relationship.Type]
	name := r.nameOf(relationship.Source) + " – " + t.Name.In(r.main) + " – " + r.nameOf(relationship.Target)
	block(&b, "", "name", oneLine(name))
	b.WriteString(relationshipField + ": " + scalar(relationship.ID) + "\n")
	r.relations(&b, relationship.ID)
	b.WriteString("relationship-from: " + r.ids[relationship.Source] + "\nrelationship-to: " + r.ids[relationship.Target] + "\n")
	return b.String()
}

func (r *renderer) nameOf(id string) string {
	if e := r.elements[id]; e != nil {
		return e.Name.In("")
	}
	return r.ids[id]
}

// relations writes what leads from a thing, in the metamodel's order.
func (r *renderer) relations(b *strings.Builder, id string) {
	list := slices.Clone(r.out[id])
	slices.SortStableFunc(list, func(x, y *Relationship) int {
		return cmp.Compare(r.s.relations[x.Type].Order, r.s.relations[y.Type].Order)
	})
	key := ""
	for _, relationship := range list {
		target := r.ids[relationship.Target]
		if target == "" {
			continue // it was deleted here
		}
		if k := r.s.relations[relationship.Type].ID; k != key {
			key = k
			b.WriteString(key + ":\n")
		}
		b.WriteString("  - " + r.relation(relationship, target) + "\n")
	}
}

// relation writes an item of a relation's list.
func (r *renderer) relation(relationship *Relationship, target string) string {
	o := r.s.relationOwner(relationship.Type)
	text := "{to: " + target
	if !relationship.Name.IsEmpty() {
		text += ", note: " + flowText(relationship.Name, r.main)
	}
	switch relationship.Type {
	case "Access":
		if access := map[string]string{"Read": "read", "Write": "write", "ReadWrite": "read-write"}[relationship.Access]; access != "" {
			text += ", " + accessField + ": " + access
		}
	case "Influence":
		if relationship.Strength != "" {
			text += ", " + strengthField + ": " + scalar(relationship.Strength)
		}
	case "Association":
		if relationship.Directed {
			text += ", " + directedField + ": true"
		}
	}
	if !relationship.Documentation.IsEmpty() {
		text += ", " + documentField + ": " + flowText(relationship.Documentation, r.main)
	}
	if f := r.s.fields[o][profileField]; f != nil && relationship.Profile != "" {
		text += ", " + profileField + ": " + scalar(f.enum(relationship.Profile))
	}
	text += ", " + sourceField + ": " + scalar(relationship.ID)
	for _, p := range r.values(o, relationship.Properties, relationship.Span) {
		text += ", " + p.field.id + ": " + p.flow(r.main)
	}
	return text + "}"
}

// fieldValue is a property as the value of its field.
type fieldValue struct {
	field *field
	texts []model.Text
}

// values gives the fields that properties become. What does not fit the type
// that a person has given the field is reported and left out.
func (r *renderer) values(o owner, list []Property, span source.Span) []fieldValue {
	var values []fieldValue
	for _, p := range list {
		f := r.s.byKey[o][p.Key]
		text, fits := r.fit(f, p.Value)
		at := slices.IndexFunc(values, func(v fieldValue) bool { return v.field == f })
		switch {
		case !fits, at >= 0 && !f.list:
			r.report.Add(ruleValue, span, diag.Args{"what": p.Key, "value": p.Value.In(r.main)})
		case at >= 0:
			values[at].texts = append(values[at].texts, text)
		default:
			values = append(values, fieldValue{f, []model.Text{text}})
		}
	}
	slices.SortStableFunc(values, func(a, b fieldValue) int { return strings.Compare(a.field.id, b.field.id) })
	return values
}

// fit gives a value as its field writes it.
func (r *renderer) fit(f *field, text model.Text) (model.Text, bool) {
	plain := text.In(r.main)
	switch f.kind {
	case model.EnumField:
		id := f.enum(plain)
		return model.Plain(id), id != ""
	case model.BooleanField:
		return model.Plain(plain), plain == "true" || plain == "false"
	case model.NumberField:
		number, err := strconv.ParseFloat(plain, 64)
		return model.Plain(formatNumber(number)), err == nil && number-number == 0
	case model.DateField:
		return model.Plain(plain), isDate(plain)
	case model.URLField:
		return model.Plain(plain), isURL(plain)
	case model.LocalizedField, model.MarkdownField:
		return text, true
	}
	return model.Plain(plain), plain != ""
}

// bare tells whether a value is written without quotes, as a number is.
func (v fieldValue) bare() bool {
	return v.field.kind == model.BooleanField || v.field.kind == model.NumberField || v.field.kind == model.DateField
}

// flow writes the value in brackets or on a line.
func (v fieldValue) flow(main string) string {
	var parts []string
	for _, text := range v.texts {
		if v.bare() {
			parts = append(parts, text.In(""))
		} else {
			parts = append(parts, flowText(text, main))
		}
	}
	if v.field.list {
		return "[" + strings.Join(parts, ", ") + "]"
	}
	return parts[0]
}

// properties writes properties as entries of a document.
func (r *renderer) properties(b *strings.Builder, o owner, list []Property, span source.Span) {
	for _, v := range r.values(o, list, span) {
		if v.field.list || v.bare() || v.field.kind == model.EnumField {
			b.WriteString(v.field.id + ": " + v.flow(r.main) + "\n")
			continue
		}
		as := same
		if v.field.kind == model.MarkdownField {
			as = toMarkdown
		}
		localized(b, "", v.field.id, v.texts[0], r.main, as)
	}
}

// view writes a view. What it shows is what its layout has boxes for.
func (r *renderer) view(v *View) string {
	o := owner{"kinds", r.s.view.ID}
	var b strings.Builder
	r.head(&b, v.ID, o.id, v.Name, v.Documentation)
	r.sourceID(&b, v.ID)
	if v.Viewpoint != "" {
		b.WriteString(viewpointField + ": " + scalar(v.Viewpoint) + "\n")
	}
	r.properties(&b, o, v.Properties, v.Span)
	b.WriteString("type: landscape\n")
	return b.String()
}

// layout writes where the boxes and lines of a view are; "" when it has none.
func (r *renderer) layout(v *View) string {
	if len(v.Boxes) == 0 {
		return ""
	}
	var b strings.Builder
	b.WriteString("view: " + r.ids[v.ID] + "\nboxes:\n")
	gone := map[string]string{} // boxes of what was deleted here
	for _, box := range v.Boxes {
		for around, lost := gone[box.In]; lost; around, lost = gone[box.In] {
			box.In = around
		}
		if (box.Kind == model.ElementBox || box.Kind == model.ViewBox) && r.ids[box.Of] == "" {
			gone[box.ID] = box.In
			continue
		}
		b.WriteString("  - " + r.box(box) + "\n")
	}
	first := true
	for _, line := range v.Lines {
		_, fromGone := gone[line.From]
		_, toGone := gone[line.To]
		if fromGone || toGone {
			continue
		}
		if first {
			b.WriteString("lines:\n")
			first = false
		}
		b.WriteString("  - " + r.line(line) + "\n")
	}
	return b.String()
}

func (r *renderer) box(box *Box) string {
	var b strings.Builder
	b.WriteString("{id: " + scalar(box.ID) + ", " + string(box.Kind) + ": ")
	switch box.Kind {
	case model.ElementBox, model.ViewBox:
		b.WriteString(r.ids[box.Of])
	case model.ImageBox:
		b.WriteString(scalar(cmp.Or(r.images[box.Of], box.Of)))
	default:
		if box.Text.IsEmpty() {
			b.WriteString(`""`)
		} else {
			b.WriteString(flowText(box.Text, r.main))
		}
	}
	if box.In != "" {
		b.WriteString(", in: " + scalar(box.In))
	}
	for _, side := range [...]struct {
		key   string
		value int
	}{{"x", box.X}, {"y", box.Y}, {"w", box.W}, {"h", box.H}} {
		b.WriteString(", " + side.key + ": " + strconv.Itoa(side.value))
	}
	for _, word := range [...][2]string{{"figure", box.Figure}, {"align", box.Align}} {
		if word[1] != "" {
			b.WriteString(", " + word[0] + ": " + word[1])
		}
	}
	if box.Style.Fill != "" {
		b.WriteString(`, fill: "` + box.Style.Fill + `"`)
	}
	writeStyle(&b, box.Style)
	b.WriteByte('}')
	return b.String()
}

func writeStyle(b *strings.Builder, s model.Style) {
	if s.Line != "" {
		b.WriteString(`, line: "` + s.Line + `"`)
	}
	if s.Font != "" {
		b.WriteString(`, font: "` + s.Font + `"`)
	}
	if s.Size != 0 {
		b.WriteString(", size: " + formatNumber(s.Size))
	}
	if s.Width != 0 {
		b.WriteString(", width: " + formatNumber(s.Width))
	}
}

func (r *renderer) line(line *Line) string {
	var b strings.Builder
	b.WriteString("{id: " + scalar(line.ID))
	label := line.Label
	if relationship := r.byID[line.Relationship]; relationship != nil {
		b.WriteString(", relation: " + r.s.relations[relationship.Type].ID)
		if label.IsEmpty() && !line.Nameless && !line.Hidden {
			label = relationship.Name
		}
	}
	b.WriteString(", from: " + scalar(line.From) + ", to: " + scalar(line.To))
	if len(line.Bends) > 0 {
		var points []string
		for _, bend := range line.Bends {
			points = append(points, "["+formatNumber(bend.X)+", "+formatNumber(bend.Y)+"]")
		}
		b.WriteString(", bends: [" + strings.Join(points, ", ") + "]")
	}
	if !label.IsEmpty() {
		b.WriteString(", label: " + flowText(label, r.main))
	}
	writeStyle(&b, line.Style)
	if line.Hidden {
		b.WriteString(", hidden: true")
	}
	b.WriteByte('}')
	return b.String()
}
