package archimate

import (
	"math"
	"strconv"
	"strings"

	"lintel/generator/diag"
	"lintel/generator/model"
)

// archiModel reads Archi's own file.
func (r *reader) archiModel(root *node) {
	m := r.Model
	r.archiHead(root)
	r.archiProfiles(root)
	for _, f := range root.all("folder") {
		m.Folders = append(m.Folders, r.archiFolder(f))
	}
}

// archiHead reads what the model says of itself.
func (r *reader) archiHead(root *node) {
	m := r.Model
	m.ID = root.attr("id")
	r.add(&m.Name, r.lang, oneLine(root.attr("name")), root.span)
	r.add(&m.Documentation, r.lang, r.archiText(root, "purpose", "documentation"), root.span)
	m.Properties = r.archiProperties(root)
	version := root.attr("version")
	if major, err := strconv.Atoi(strings.Split(version, ".")[0]); version != "" && (err != nil || major > 5) {
		r.report(ruleVersion, root.span, diag.Args{"version": version})
	}
}

// archiProfiles reads the names of the specialisations.
func (r *reader) archiProfiles(n *node) {
	if r.profiles == nil {
		r.profiles = map[string]string{}
	}
	for _, p := range n.all("profile", "profiles") {
		r.profiles[p.attr("id")] = oneLine(p.attr("name"))
		if p.attr("imagePath") != "" {
			r.Losses[lossProfileImage]++
		}
	}
}

// archiText reads a text that is an attribute or a child.
func (r *reader) archiText(n *node, names ...string) string {
	for _, name := range names {
		if text := paragraphs(n.attr(name)); text != "" {
			return text
		}
		if text := paragraphs(string(n.child(name).content())); text != "" {
			return text
		}
	}
	return ""
}

func (r *reader) archiProperties(n *node) []Property {
	var list []Property
	for _, p := range n.all("property", "properties") {
		var value model.Text
		r.add(&value, "", paragraphs(p.attr("value")), p.span)
		list = r.property(list, p.attr("key"), value)
	}
	return list
}

func (r *reader) archiFolder(n *node) *Folder {
	f := &Folder{ID: n.attr("id"), Span: n.span}
	r.add(&f.Name, "", oneLine(n.attr("name")), n.span)
	r.add(&f.Documentation, "", r.archiText(n, "documentation"), n.span)
	for _, c := range n.children {
		switch c.name {
		case "folder":
			f.Folders = append(f.Folders, r.archiFolder(c))
		case "element":
			if id := r.archiThing(c, c.xsiType()); id != "" {
				f.Items = append(f.Items, id)
			}
		}
	}
	return f
}

// archiThing reads an element, a relationship or a view, and gives its id.
func (r *reader) archiThing(n *node, kind string) string {
	id := n.attr("id")
	if strings.HasSuffix(kind, "DiagramModel") || kind == "SketchModel" || kind == "CanvasModel" {
		if !r.claim(id, n.span) {
			return ""
		}
		r.archiView(n, kind)
		return id
	}
	c := Concept{ID: id, Span: n.span}
	isRelationship := strings.HasSuffix(kind, "Relationship") || kind == "Relationship"
	switch {
	case isRelationship:
		c.Type = relationshipType(kind)
	case kind == "Junction" && n.plainAttr("type") == "or":
		c.Type = "OrJunction"
	case kind == "Junction":
		c.Type = "AndJunction"
	default:
		c.Type = elementType(kind)
	}
	if c.Type == "" {
		r.report(ruleKind, n.span, diag.Args{"kind": kind, "id": id})
		return ""
	}
	if !r.claim(id, n.span) {
		return ""
	}
	r.add(&c.Name, "", oneLine(n.attr("name")), n.span)
	r.add(&c.Documentation, "", r.archiText(n, "documentation"), n.span)
	c.Properties = r.archiProperties(n)
	c.Profile = r.archiProfile(n)
	if !isRelationship {
		r.Model.Elements = append(r.Model.Elements, &Element{c})
		return id
	}
	relationship := &Relationship{Concept: c, Source: ref(n, "source"), Target: ref(n, "target"), Strength: n.attr("strength")}
	if c.Type == "Access" {
		relationship.Access = r.archiAccess(n)
	}
	relationship.Directed = c.Type == "Association" && n.attr("directed") == "true"
	r.Model.Relationships = append(r.Model.Relationships, relationship)
	return id
}

// archiProfile gives the specialisation of a concept. More than one, which
// Archi's own dialogs do not make, are left out.
func (r *reader) archiProfile(n *node) string {
	ids := strings.Fields(n.plainAttr("profiles"))
	for _, p := range n.all("profiles", "profile") {
		if id := fragment(p.attr("href")); id != "" {
			ids = append(ids, id)
		}
	}
	profile := ""
	for _, id := range ids {
		name, known := r.profiles[id]
		switch {
		case !known:
			r.report(ruleReference, n.span, diag.Args{"id": id, "what": whatProfile})
		case profile != "":
			r.Losses[lossProfile]++
		default:
			profile = name
		}
	}
	return profile
}

// archiAccess reads the number that Archi writes; write is 0 and left out.
func (r *reader) archiAccess(n *node) string {
	switch value := n.attr("accessType"); value {
	case "", "0":
		return "Write"
	case "1":
		return "Read"
	case "2":
		return ""
	case "3":
		return "ReadWrite"
	default:
		r.report(ruleValue, n.span, diag.Args{"what": "accessType", "value": value})
		return ""
	}
}

// ref gives the id that an attribute or a child's href leads to.
func ref(n *node, name string) string {
	if c := n.child(name); c != nil {
		return fragment(c.attr("href"))
	}
	return fragment(n.plainAttr(name))
}

// fragment is the id in File.xml#id.
func fragment(href string) string { return href[strings.LastIndexByte(href, '#')+1:] }

// archiView reads a diagram. Sketches and canvases come over as notes.
func (r *reader) archiView(n *node, kind string) {
	v := &View{ID: n.attr("id"), Viewpoint: viewpointName(n.attr("viewpoint")), Span: n.span}
	r.add(&v.Name, "", oneLine(n.attr("name")), n.span)
	r.add(&v.Documentation, "", r.archiText(n, "documentation"), n.span)
	v.Properties = r.archiProperties(n)
	if !strings.HasPrefix(kind, "Archimate") {
		r.Losses[lossSketch]++
	}
	for _, c := range n.all("child", "children") {
		r.archiBox(v, c, nil)
	}
	placeBends(v)
	r.Model.Views = append(r.Model.Views, v)
}

// viewpointName turns Archi's id of a viewpoint into its name in the exchange
// format.
func viewpointName(id string) string {
	words := strings.Split(strings.ReplaceAll(id, "_", " "), " ")
	for i, word := range words {
		if word != "" && word != "and" {
			words[i] = strings.ToUpper(word[:1]) + word[1:]
		}
	}
	return strings.Join(words, " ")
}

// archiBox reads a box and what stands in it. Archi counts a box's corner from
// the one that it stands in.
func (r *reader) archiBox(v *View, n *node, outer *Box) {
	b := &Box{ID: n.attr("id"), Span: n.span}
	if outer != nil {
		b.In = outer.ID
		if b.In == "" {
			b.In = outer.In
		}
	}
	kept := r.archiContent(b, n) && r.claim(b.ID, n.span)
	r.archiBounds(b, n.child("bounds"), outer)
	r.archiLook(b, n)
	inside := *b
	if kept {
		v.Boxes = append(v.Boxes, b)
	} else {
		inside.ID = ""
	}
	for _, c := range n.all("sourceConnection", "sourceConnections") {
		r.archiLine(v, c)
	}
	for _, c := range n.all("child", "children") {
		r.archiBox(v, c, &inside)
	}
}

// archiContent reads what a box shows; false when nothing that is known.
func (r *reader) archiContent(b *Box, n *node) bool {
	text := func(names ...string) {
		b.Text = nil
		r.add(&b.Text, "", r.archiText(n, names...), n.span)
	}
	switch kind := strings.TrimPrefix(n.xsiType(), "DiagramModel"); kind {
	case "DiagramObject", "ArchimateObject":
		b.Kind, b.Of = model.ElementBox, ref(n, "archimateElement")
	case "Note":
		b.Kind = model.NoteBox
		text("content", "name")
		if f := n.all("feature", "features"); len(f) > 0 && b.Text.IsEmpty() {
			for _, feature := range f {
				if feature.attr("name") == "legend" {
					r.Losses[lossLegend]++
				}
			}
		}
	case "SketchModelSticky", "CanvasModelSticky", "CanvasModelBlock", "SketchModelActor":
		b.Kind = model.NoteBox
		text("content", "name")
	case "Group":
		b.Kind = model.GroupBox
		text("name")
	case "Reference":
		b.Kind = model.ViewBox
		if b.Of = ref(n, "model"); b.Of == "" {
			b.Of = ref(n, "referencedModel")
		}
	case "Image", "CanvasModelImage":
		b.Kind, b.Of = model.ImageBox, n.attr("imagePath")
		if c := n.child("imagePath"); b.Of == "" && c != nil {
			b.Of = strings.TrimSpace(string(c.text))
		}
		return b.Of != ""
	default:
		r.report(ruleKind, n.span, diag.Args{"kind": n.xsiType(), "id": b.ID})
		return false
	}
	return true
}

func (r *reader) archiBounds(b *Box, bounds *node, outer *Box) {
	b.W, b.H = usualWidth, usualHeight
	if bounds != nil {
		b.X, b.Y = r.whole(bounds, "x", 0), r.whole(bounds, "y", 0)
		b.W, b.H = r.whole(bounds, "width", usualWidth), r.whole(bounds, "height", usualHeight)
		if b.W == -1 { // as large as usual
			b.W = usualWidth
		}
		if b.H == -1 {
			b.H = usualHeight
		}
	}
	if outer != nil {
		b.X += outer.X
		b.Y += outer.Y
	}
}

// archiLook reads colours and the like.
func (r *reader) archiLook(b *Box, n *node) {
	b.Style = r.archiStyle(n)
	b.Style.Fill = r.colour(n, "fillColor")
	if b.Kind == model.ElementBox && n.plainAttr("type") == "1" {
		b.Figure = "shape"
	}
	switch n.attr("textAlignment") {
	case "1":
		b.Align = "left"
	case "2":
		b.Align = "center"
	case "4":
		b.Align = "right"
	}
	if alpha := n.attr("alpha"); alpha != "" && alpha != "255" {
		r.Losses[lossAlpha]++
	}
}

func (r *reader) archiStyle(n *node) model.Style {
	s := model.Style{Line: r.colour(n, "lineColor"), Font: r.colour(n, "fontColor"), Width: r.stroke(n, "lineWidth", 0.5, mostStroke)}
	// 1|Segoe UI|9.0|0|WINDOWS|1|…: name, points, style.
	if parts := strings.Split(n.attr("font"), "|"); len(parts) > 3 {
		r.Losses[lossFont]++
		if points, err := strconv.ParseFloat(parts[2], 64); err == nil && points >= leastText && points <= mostText {
			s.Size = math.Round(points*2) / 2
		}
	}
	return s
}

// colour reads #rrggbb.
func (r *reader) colour(n *node, name string) string {
	value := strings.ToLower(n.attr(name))
	if value == "" {
		return ""
	}
	if len(value) != len("#rrggbb") || value[0] != '#' || strings.Trim(value[1:], "0123456789abcdef") != "" {
		r.report(ruleValue, n.span, diag.Args{"what": name, "value": value})
		return ""
	}
	return value
}

func (r *reader) archiLine(v *View, n *node) {
	l := &Line{ID: n.attr("id"), From: ref(n, "source"), To: ref(n, "target"), Span: n.span}
	// A connection that ends at this one lies in it.
	defer func() {
		for _, c := range n.all("sourceConnection", "sourceConnections") {
			r.archiLine(v, c)
		}
	}()
	if !r.claim(l.ID, n.span) {
		return
	}
	if l.Relationship = ref(n, "archimateRelationship"); l.Relationship == "" {
		r.add(&l.Label, "", oneLine(n.attr("name")), n.span)
	}
	l.Nameless = n.attr("nameVisible") == "false"
	l.Style = r.archiStyle(n)
	for _, bend := range n.all("bendpoint", "bendpoints") {
		// Kept as offsets from both ends until all boxes are known.
		l.Bends = append(l.Bends, model.Bend{X: float64(r.whole(bend, "startX", 0)), Y: float64(r.whole(bend, "startY", 0))},
			model.Bend{X: float64(r.whole(bend, "endX", 0)), Y: float64(r.whole(bend, "endY", 0))})
	}
	v.Lines = append(v.Lines, l)
}

// placeBends places the bend points, which Archi counts from the middle of
// both ends: the n-th of m is drawn between the two, nearer to the end that it
// is nearer to in number.
func placeBends(v *View) {
	p := newPlan(v)
	for _, l := range v.Lines {
		offsets := l.Bends
		l.Bends = nil
		fromX, fromY := p.middle(l.From, 0)
		toX, toY := p.middle(l.To, 0)
		count := len(offsets) / 2
		for i := range count {
			start, end := offsets[2*i], offsets[2*i+1]
			weight := float64(i+1) / float64(count+1)
			l.Bends = append(l.Bends, model.Bend{
				X: math.Round((fromX+start.X)*(1-weight) + (toX+end.X)*weight),
				Y: math.Round((fromY+start.Y)*(1-weight) + (toY+end.Y)*weight),
			})
		}
	}
}

// plan finds the boxes and lines of a view by their ids.
type plan struct {
	boxes map[string]*Box
	lines map[string]*Line
}

func newPlan(v *View) plan {
	p := plan{make(map[string]*Box, len(v.Boxes)), make(map[string]*Line, len(v.Lines))}
	for _, b := range v.Boxes {
		p.boxes[b.ID] = b
	}
	for _, l := range v.Lines {
		p.lines[l.ID] = l
	}
	return p
}

// middle is the middle of a box, or of a line between its ends.
func (p plan) middle(id string, depth int) (x, y float64) {
	if b := p.boxes[id]; b != nil {
		return float64(b.X) + float64(b.W)/2, float64(b.Y) + float64(b.H)/2
	}
	if l := p.lines[id]; l != nil && depth < 2 {
		fromX, fromY := p.middle(l.From, depth+1)
		toX, toY := p.middle(l.To, depth+1)
		return (fromX + toX) / 2, (fromY + toY) / 2
	}
	return 0, 0
}

// within tells whether a box stands in another, at any depth.
func (p plan) within(inner, outer string) bool {
	for depth := 0; depth < mostDepth; depth++ {
		b := p.boxes[inner]
		if b == nil || b.In == "" {
			return false
		}
		if b.In == outer {
			return true
		}
		inner = b.In
	}
	return false
}
