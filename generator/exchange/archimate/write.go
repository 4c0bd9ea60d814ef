package archimate

import (
	"bufio"
	"encoding/xml"
	"io"
	"math"
	"regexp"
	"strconv"
	"strings"

	"lintel/generator/model"
)

// Write writes a model in the Open Exchange format 3.1. The same model gives
// the same bytes. What the format has no place for is counted.
func Write(w io.Writer, m *Model) (Losses, error) {
	x := &writer{out: bufio.NewWriter(w), m: m, losses: Losses{}, ids: newRegister(), names: map[string]string{}, lang: m.Lang}
	x.text(`<?xml version="1.0" encoding="UTF-8"?>` + "\n")
	x.open("model", "xmlns", "http://www.opengroup.org/xsd/archimate/3.0/", "xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance",
		"xsi:schemaLocation", "http://www.opengroup.org/xsd/archimate/3.0/ http://www.opengroup.org/xsd/archimate/3.1/archimate3_Diagram.xsd",
		"identifier", x.id(m.ID, "model"))
	x.texts("name", m.Name, "–")
	x.texts("documentation", m.Documentation, "")
	x.reserve()
	x.properties(m.Properties, "")
	x.elements()
	x.relationships()
	x.organizations()
	x.definitions()
	x.views()
	x.close("model")
	return x.losses, x.out.Flush()
}

// writer writes XML. Errors stay in out until it is flushed.
type writer struct {
	out    *bufio.Writer
	m      *Model
	lang   string
	depth  int
	ids    *register
	names  map[string]string // XML ids by ours
	keys   []string          // of properties, in the order met
	losses Losses
}

func (x *writer) text(s string) { _, _ = x.out.WriteString(s) }

func (x *writer) escape(s string) { _ = xml.EscapeText(x.out, []byte(s)) }

func (x *writer) tag(name string, attrs []string) {
	x.text(strings.Repeat("  ", x.depth) + "<" + name)
	for i := 0; i+1 < len(attrs); i += 2 {
		if attrs[i+1] != "" {
			x.text(" " + attrs[i] + `="`)
			x.escape(attrs[i+1])
			x.text(`"`)
		}
	}
}

// open begins an element; attributes without a value are left out.
func (x *writer) open(name string, attrs ...string) {
	x.tag(name, attrs)
	x.text(">\n")
	x.depth++
}

func (x *writer) empty(name string, attrs ...string) {
	x.tag(name, attrs)
	x.text("/>\n")
}

func (x *writer) close(name string) {
	x.depth--
	x.text(strings.Repeat("  ", x.depth) + "</" + name + ">\n")
}

// texts writes a text, an element a language; none stands where there is none.
func (x *writer) texts(name string, text model.Text, none string) {
	if text.IsEmpty() {
		if none == "" {
			return
		}
		text = model.Plain(none)
	}
	for _, t := range text {
		x.tag(name, []string{"xml:lang", langOr(t.Lang, x.lang)})
		x.text(">")
		x.escape(t.Value)
		x.text("</" + name + ">\n")
	}
}

var notInID = regexp.MustCompile(`[^\pL\pN_.-]`)

// id gives the XML id of an id: one must begin with a letter. An empty id
// takes the other.
func (x *writer) id(id, other string) string {
	if id == "" {
		id = other
	}
	if known := x.names[id]; known != "" {
		return known
	}
	name := notInID.ReplaceAllString(id, "_")
	if c := name[0]; !(c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_') {
		name = "id-" + name
	}
	name = x.ids.take(name)
	x.names[id] = name
	return name
}

// reserve gives concepts and views their ids before anything refers to them,
// so that none of them gets another's.
func (x *writer) reserve() {
	for _, e := range x.m.Elements {
		x.id(e.ID, "")
	}
	for _, r := range x.m.Relationships {
		x.id(r.ID, "")
	}
	for _, v := range x.m.Views {
		x.id(v.ID, "")
	}
}

func (x *writer) properties(list []Property, profile string) {
	if profile != "" {
		list = append([]Property{{Key: profileKey, Value: model.Plain(profile)}}, list...)
	}
	if len(list) == 0 {
		return
	}
	x.open("properties")
	for _, p := range list {
		x.open("property", "propertyDefinitionRef", x.definition(p.Key))
		x.texts("value", p.Value, "–")
		x.close("property")
	}
	x.close("properties")
}

// definition gives the XML id of a property's key.
func (x *writer) definition(key string) string {
	id := "property:" + key
	if x.names[id] == "" {
		x.keys = append(x.keys, key)
		name := kebab(key)
		if name == "" {
			name = strconv.Itoa(len(x.keys))
		}
		x.names[id] = x.ids.take("property-" + name)
	}
	return x.names[id]
}

func (x *writer) definitions() {
	// Those of views are met later, but the definitions stand before.
	for _, v := range x.m.Views {
		for _, p := range v.Properties {
			x.definition(p.Key)
		}
	}
	if len(x.keys) == 0 {
		return
	}
	x.open("propertyDefinitions")
	for _, key := range x.keys {
		x.open("propertyDefinition", "identifier", x.definition(key), "type", "string")
		x.texts("name", model.Plain(key), "–")
		x.close("propertyDefinition")
	}
	x.close("propertyDefinitions")
}

func (x *writer) elements() {
	if len(x.m.Elements) == 0 {
		return
	}
	x.open("elements")
	for _, e := range x.m.Elements {
		x.open("element", "identifier", x.id(e.ID, ""), "xsi:type", e.Type)
		x.texts("name", e.Name, "–")
		x.texts("documentation", e.Documentation, "")
		x.properties(e.Properties, e.Profile)
		x.close("element")
	}
	x.close("elements")
}

func (x *writer) relationships() {
	if len(x.m.Relationships) == 0 {
		return
	}
	x.open("relationships")
	for _, r := range x.m.Relationships {
		directed, modifier, access := "", "", ""
		switch r.Type {
		case "Association":
			if r.Directed {
				directed = "true"
			}
		case "Influence":
			modifier = r.Strength
		case "Access":
			access = r.Access
		}
		x.open("relationship", "identifier", x.id(r.ID, ""), "source", x.id(r.Source, ""), "target", x.id(r.Target, ""), "xsi:type", r.Type,
			"accessType", access, "modifier", modifier, "isDirected", directed)
		x.texts("name", r.Name, "")
		x.texts("documentation", r.Documentation, "")
		x.properties(r.Properties, r.Profile)
		x.close("relationship")
	}
	x.close("relationships")
}

func (x *writer) organizations() {
	if len(x.m.Folders) == 0 {
		return
	}
	x.open("organizations")
	x.items(x.m.Folders)
	x.close("organizations")
}

func (x *writer) items(list []*Folder) {
	for _, f := range list {
		id := ""
		if f.ID != "" {
			id = x.id(f.ID, "")
		}
		x.open("item", "identifier", id)
		x.texts("label", f.Name, "–")
		x.texts("documentation", f.Documentation, "")
		x.items(f.Folders)
		for _, item := range f.Items {
			x.empty("item", "identifierRef", x.id(item, ""))
		}
		x.close("item")
	}
}

func (x *writer) views() {
	if len(x.m.Views) == 0 {
		return
	}
	x.open("views")
	x.open("diagrams")
	for _, v := range x.m.Views {
		x.open("view", "identifier", x.id(v.ID, ""), "xsi:type", "Diagram", "viewpoint", v.Viewpoint)
		x.texts("name", v.Name, "–")
		x.texts("documentation", v.Documentation, "")
		x.properties(v.Properties, "")
		x.picture(v)
		x.close("view")
	}
	x.close("diagrams")
	x.close("views")
}

// picture writes a view's boxes and lines. The format has no negative places:
// a picture that reaches there is moved as a whole.
func (x *writer) picture(v *View) {
	left, top := 0, 0
	for _, b := range v.Boxes {
		left, top = min(left, b.X), min(top, b.Y)
	}
	for _, l := range v.Lines {
		for _, bend := range l.Bends {
			left, top = min(left, int(math.Floor(bend.X))), min(top, int(math.Floor(bend.Y)))
		}
	}
	inner := map[string][]*Box{}
	for _, b := range v.Boxes {
		inner[b.In] = append(inner[b.In], b)
	}
	p := &picture{writer: x, left: left, top: top, inner: inner}
	p.nodes("")
	for _, l := range v.Lines {
		p.connection(l)
	}
}

// picture is a view being written.
type picture struct {
	*writer
	left, top int
	inner     map[string][]*Box
}

// nodes writes the boxes that stand in another. What can hold nothing in this
// format is written before what stands in it.
func (p *picture) nodes(in string) {
	for _, b := range p.inner[in] {
		kind, element, holds := "Label", "", false
		switch b.Kind {
		case model.ElementBox:
			kind, element, holds = "Element", p.id(b.Of, ""), true
		case model.GroupBox:
			kind, holds = "Container", true
		case model.ViewBox:
			kind, holds = "Container", true
		}
		if b.Figure != "" || b.Align != "" {
			p.losses[lossFigure]++
		}
		p.open("node", "identifier", p.id(b.ID, ""), "xsi:type", kind, "elementRef", element,
			"x", strconv.Itoa(b.X-p.left), "y", strconv.Itoa(b.Y-p.top), "w", strconv.Itoa(b.W), "h", strconv.Itoa(b.H))
		p.label(b)
		p.style(b.Style)
		if b.Kind == model.ViewBox {
			p.empty("viewRef", "ref", p.id(b.Of, ""))
		}
		if holds {
			p.nodes(b.ID)
		}
		p.close("node")
		if !holds {
			p.nodes(b.ID)
		}
	}
}

func (p *picture) label(b *Box) {
	switch b.Kind {
	case model.NoteBox, model.GroupBox:
		p.texts("label", b.Text, "")
	case model.ImageBox:
		p.losses[lossImage]++
		p.texts("label", model.Plain(b.Of), "")
		p.texts("documentation", model.Plain(imageMark), "")
	}
}

func (p *picture) connection(l *Line) {
	kind, relationship := "Line", ""
	if l.Relationship != "" {
		kind, relationship = "Relationship", p.id(l.Relationship, "")
		if l.Hidden {
			kind = "NestingRelationship"
		}
	}
	p.open("connection", "identifier", p.id(l.ID, ""), "xsi:type", kind, "relationshipRef", relationship, "source", p.id(l.From, ""), "target", p.id(l.To, ""))
	p.texts("label", l.Label, "")
	p.style(l.Style)
	for _, bend := range l.Bends {
		p.empty("bendpoint", "x", strconv.Itoa(int(math.Round(bend.X))-p.left), "y", strconv.Itoa(int(math.Round(bend.Y))-p.top))
	}
	p.close("connection")
}

// style writes colours and sizes, when there are any.
func (x *writer) style(s model.Style) {
	if s == (model.Style{}) {
		return
	}
	width := ""
	if s.Width >= 1 {
		width = strconv.Itoa(int(math.Round(s.Width)))
	}
	x.open("style", "lineWidth", width)
	x.colour("lineColor", s.Line)
	x.colour("fillColor", s.Fill)
	if s.Size != 0 || s.Font != "" {
		size := ""
		if s.Size != 0 {
			size = formatNumber(math.Round(2*s.Size) / 2)
		}
		x.open("font", "size", size)
		x.colour("color", s.Font)
		x.close("font")
	}
	x.close("style")
}

func (x *writer) colour(name, value string) {
	if len(value) != len("#rrggbb") {
		return
	}
	var parts [3]string
	for i := range parts {
		number, err := strconv.ParseUint(value[1+2*i:3+2*i], 16, 8)
		if err != nil {
			return
		}
		parts[i] = strconv.FormatUint(number, 10)
	}
	x.empty(name, "r", parts[0], "g", parts[1], "b", parts[2])
}
