package archimate

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"lintel/generator/diag"
	"lintel/generator/model"
)

// profileKey is the property that carries a specialisation in the exchange
// format, which has no word of its own for it.
const profileKey = "Specialization"

// imageMark stands in the documentation of a label that is an image.
const imageMark = "lintel:image"

// openExchange reads the exchange format of The Open Group.
func (r *reader) openExchange(root *node) {
	m := r.Model
	m.ID = root.attr("identifier")
	for _, a := range root.attrs {
		if a.Name.Local == "xmlns" && !strings.HasSuffix(strings.TrimSuffix(a.Value, "/"), "/xsd/archimate/3.0") {
			r.report(ruleVersion, root.span, diag.Args{"version": a.Value})
		}
	}
	m.Name, m.Documentation = r.texts(root, "name", oneLine), r.texts(root, "documentation", paragraphs)
	keys := map[string]string{}
	for _, d := range root.child("propertyDefinitions").all("propertyDefinition", "propertyDef") {
		keys[d.attr("identifier")] = oneLine(r.texts(d, "name", oneLine).In(""))
	}
	m.Properties, _ = r.properties(root, keys)
	for _, n := range root.child("elements").all("element") {
		if c, ok := r.concept(n, keys, elementType(n.xsiType())); ok {
			m.Elements = append(m.Elements, &Element{c})
		}
	}
	for _, n := range root.child("relationships").all("relationship") {
		c, ok := r.concept(n, keys, relationshipType(n.xsiType()))
		if !ok {
			continue
		}
		relationship := &Relationship{Concept: c, Source: n.attr("source"), Target: n.attr("target"), Strength: n.attr("modifier")}
		relationship.Access = r.oneOf(n, "accessType", "Access", "Read", "Write", "ReadWrite")
		relationship.Directed = n.attr("isDirected") == "true" || n.attr("isDirected") == "1"
		m.Relationships = append(m.Relationships, relationship)
	}
	for _, organization := range root.all("organizations") {
		top := &Folder{}
		r.organization(top, organization.all("item"))
		m.Folders = append(m.Folders, top.Folders...)
	}
	for _, n := range root.child("views").child("diagrams").all("view") {
		r.exchangeView(n, keys)
	}
}

// texts reads the children of a name, one a language.
func (r *reader) texts(n *node, name string, tidy func(string) string) model.Text {
	var text model.Text
	for _, c := range n.all(name) {
		r.add(&text, c.attr("lang"), tidy(string(c.text)), c.span)
	}
	return text
}

// oneOf reads an attribute with a few values, of which the first is the same
// as none.
func (r *reader) oneOf(n *node, name string, values ...string) string {
	value := n.attr(name)
	for i, v := range values {
		if value == v && i > 0 {
			return v
		}
	}
	if value != "" && value != values[0] {
		r.report(ruleValue, n.span, diag.Args{"what": name, "value": value})
	}
	return ""
}

func (r *reader) concept(n *node, keys map[string]string, kind string) (Concept, bool) {
	if kind == "" {
		r.report(ruleKind, n.span, diag.Args{"kind": n.xsiType(), "id": n.attr("identifier")})
		return Concept{}, false
	}
	c := Concept{ID: n.attr("identifier"), Type: kind, Span: n.span}
	if !r.claim(c.ID, n.span) {
		return c, false
	}
	c.Name, c.Documentation = r.texts(n, "name", oneLine), r.texts(n, "documentation", paragraphs)
	c.Properties, c.Profile = r.properties(n, keys)
	return c, true
}

// properties reads properties, and among them the specialisation.
func (r *reader) properties(n *node, keys map[string]string) (list []Property, profile string) {
	for _, p := range n.child("properties").all("property") {
		ref := p.attr("propertyDefinitionRef")
		if ref == "" {
			ref = p.attr("identifierRef") // 2.1
		}
		key, known := keys[ref]
		if !known {
			r.report(ruleReference, p.span, diag.Args{"id": ref, "what": whatProperty})
			continue
		}
		value := r.texts(p, "value", paragraphs)
		if key == profileKey && profile == "" && !value.IsEmpty() {
			profile = oneLine(value.In(r.lang))
			continue
		}
		list = r.property(list, key, value)
	}
	return list, profile
}

// organization reads the tree of folders: an item with a label is a folder,
// one with a reference is in it.
func (r *reader) organization(in *Folder, items []*node) {
	for _, item := range items {
		if ref := item.attr("identifierRef"); ref != "" {
			in.Items = append(in.Items, ref)
			continue
		}
		name := r.texts(item, "label", oneLine)
		if name.IsEmpty() {
			name = model.Plain("–")
		}
		folder := &Folder{ID: item.attr("identifier"), Name: name, Documentation: r.texts(item, "documentation", paragraphs), Span: item.span}
		r.organization(folder, item.all("item"))
		in.Folders = append(in.Folders, folder)
	}
}

func (r *reader) exchangeView(n *node, keys map[string]string) {
	v := &View{ID: n.attr("identifier"), Viewpoint: n.attr("viewpoint"), Span: n.span}
	if !r.claim(v.ID, n.span) {
		return
	}
	v.Name, v.Documentation = r.texts(n, "name", oneLine), r.texts(n, "documentation", paragraphs)
	v.Properties, _ = r.properties(n, keys)
	for _, c := range n.all("node") {
		r.exchangeBox(v, c, "")
	}
	for _, c := range n.all("connection") {
		line := &Line{ID: c.attr("identifier"), Relationship: c.attr("relationshipRef"), From: c.attr("source"), To: c.attr("target"), Span: c.span}
		if !r.claim(line.ID, c.span) {
			continue
		}
		line.Hidden = c.xsiType() == "NestingRelationship"
		line.Label = r.texts(c, "label", oneLine)
		line.Style = r.exchangeStyle(c)
		for _, bend := range c.all("bendpoint") {
			line.Bends = append(line.Bends, model.Bend{X: float64(r.whole(bend, "x", 0)), Y: float64(r.whole(bend, "y", 0))})
		}
		v.Lines = append(v.Lines, line)
	}
	r.Model.Views = append(r.Model.Views, v)
}

func (r *reader) exchangeBox(v *View, n *node, in string) {
	b := &Box{ID: n.attr("identifier"), In: in, Span: n.span}
	kept := r.claim(b.ID, n.span)
	b.X, b.Y, b.W, b.H = r.whole(n, "x", 0), r.whole(n, "y", 0), r.whole(n, "w", usualWidth), r.whole(n, "h", usualHeight)
	b.Style = r.exchangeStyle(n)
	label := r.texts(n, "label", paragraphs)
	switch kind := n.xsiType(); {
	case kind == "Element":
		b.Kind, b.Of = model.ElementBox, n.attr("elementRef")
		if !label.IsEmpty() {
			r.Losses[lossLabel]++
		}
	case n.child("viewRef") != nil:
		b.Kind, b.Of = model.ViewBox, n.child("viewRef").attr("ref")
	case kind == "Label" && strings.TrimSpace(string(n.child("documentation").content())) == imageMark:
		b.Kind, b.Of = model.ImageBox, label.In("")
	case kind == "Label":
		b.Kind, b.Text = model.NoteBox, label
	case kind == "Container":
		b.Kind, b.Text = model.GroupBox, label
	default:
		r.report(ruleKind, n.span, diag.Args{"kind": kind, "id": b.ID})
		kept = false
	}
	if kept {
		v.Boxes = append(v.Boxes, b)
		in = b.ID
	}
	for _, c := range n.all("node") {
		r.exchangeBox(v, c, in)
	}
}

// content is the text of a node that may be missing.
func (n *node) content() []byte {
	if n == nil {
		return nil
	}
	return n.text
}

// The size of a box that gives none, and how far out a picture may reach.
const (
	usualWidth  = 120
	usualHeight = 55
	reach       = 100_000
)

// whole reads a number of pixels.
func (r *reader) whole(n *node, name string, standard int) int {
	text, there := n.lookup(name)
	if !there || text == "" {
		return standard
	}
	number, err := strconv.ParseFloat(strings.TrimSpace(text), 64)
	if err != nil || math.IsNaN(number) || math.Abs(number) > reach {
		r.report(ruleBounds, n.span, diag.Args{"what": name, "value": text})
		return standard
	}
	return int(math.Round(number))
}

func (r *reader) exchangeStyle(n *node) model.Style {
	style := n.child("style")
	if style == nil {
		return model.Style{}
	}
	font := style.child("font")
	s := model.Style{
		Fill: r.rgb(style.child("fillColor")), Line: r.rgb(style.child("lineColor")), Font: r.rgb(font.child("color")),
		Size: r.stroke(font, "size", leastText, mostText), Width: r.stroke(style, "lineWidth", 0.5, mostStroke),
	}
	if font.attr("name") != "" || font.attr("style") != "" && font.attr("style") != "plain" {
		r.Losses[lossFont]++
	}
	return s
}

// The bounds of text and lines in a layout.
const (
	leastText  = 6
	mostText   = 72
	mostStroke = 10
)

// stroke reads a size of text or line, 0 for none.
func (r *reader) stroke(n *node, name string, least, most float64) float64 {
	text := n.attr(name)
	if text == "" {
		return 0
	}
	number, err := strconv.ParseFloat(text, 64)
	if err != nil || number < least || number > most {
		r.report(ruleValue, n.span, diag.Args{"what": name, "value": text})
		return 0
	}
	return number
}

func (r *reader) rgb(n *node) string {
	if n == nil {
		return ""
	}
	var parts [3]int
	for i, name := range [...]string{"r", "g", "b"} {
		number, err := strconv.Atoi(n.attr(name))
		if err != nil || number < 0 || number > 255 {
			r.report(ruleValue, n.span, diag.Args{"what": name, "value": n.attr(name)})
			return ""
		}
		parts[i] = number
	}
	if a := n.attr("a"); a != "" && a != "100" {
		r.Losses[lossAlpha]++
	}
	return fmt.Sprintf("#%02x%02x%02x", parts[0], parts[1], parts[2])
}
