package review

import (
	"bytes"
	"html/template"
	"regexp"
	"slices"
	"strings"

	"lintel/generator/diagram"
	"lintel/generator/diff"
	"lintel/generator/model"
)

// Drawer draws the pictures of the site.
type Drawer interface {
	// Draw draws an element's own picture, nil when it has none.
	Draw(m *model.Model, e *model.Element) *diagram.Drawing
	// Overlay draws an element's picture in two models as one.
	Overlay(old, new diagram.Side, changed map[string]bool) *diagram.Drawing
}

// Picture is a picture that differs.
type Picture struct {
	ID, Name               string
	Page                   string // of the site
	Fate                   string
	Before, After, Overlay template.HTML // SVG of our own making; "" when there is none
	First                  bool          // a link can lead to the first that differs
	List                   []PictureLine // what differs, as text
	shows                  map[string]bool
	full                   map[string][]byte // the files of the pictures by which they are: overlay, before, after
}

// Full is the file of a picture in full size: of the overlay, before or after.
func (p *Picture) Full(which string) string { return "picture/" + p.ID + "-" + which + ".svg" }

// PictureLine is what became of one thing in a picture.
type PictureLine struct {
	Kind     diff.Kind
	KindName string
	Name     string
}

// Draw finds the pictures that differ and draws each as it was, as it is and as
// one.
func (r *Report) Draw(drawer Drawer) {
	changed := r.changedAddresses()
	pages := map[string]string{}
	for _, e := range r.All() {
		if e.ID != "" {
			pages[e.ID] = e.Page
		}
	}
	for _, pair := range r.drawable() {
		p := &Picture{shows: map[string]bool{}, full: map[string][]byte{}}
		old, new := r.draw(drawer, r.diff.Old, pair[0]), r.draw(drawer, r.diff.New, pair[1])
		if svgOf(old, r.Lang) == svgOf(new, r.Lang) {
			continue
		}
		e := pair[1]
		if e == nil {
			e = pair[0]
		}
		p.ID, p.Name, p.Page, p.Fate = e.ID, nameOr(e.Name.In(r.Lang), e.ID), "picture/"+e.ID+".html", r.words.fate(diff.Changed)
		switch {
		case pair[0] == nil:
			p.Fate = r.words.fate(diff.Added)
		case pair[1] == nil:
			p.Fate = r.words.fate(diff.Removed)
		}
		p.note("before", old, r.Lang)
		p.note("after", new, r.Lang)
		p.Before, p.After = r.svg(old, "before", pages), r.svg(new, "after", pages)
		if pair[0] != nil && pair[1] != nil {
			overlay := drawer.Overlay(diagram.Side{Model: r.diff.Old, View: pair[0]}, diagram.Side{Model: r.diff.New, View: pair[1]}, changed)
			p.note("overlay", overlay, r.Lang)
			p.Overlay, p.First = markFirst(r.svg(overlay, "both", pages))
			p.List = append(r.pictureList(overlay), r.partList(e.ID)...)
		}
		r.Pictures = append(r.Pictures, p)
	}
}

// overlayStyle marks in a file what differs as review.css and the theme do on the
// page, in the colours of the light scheme.
const overlayStyle = `<style>.lt-change-added>:is(.lt-box,.lt-bar){stroke:#1b6b36;stroke-width:3;stroke-dasharray:none}.lt-change-removed>:is(.lt-box,.lt-bar){stroke:#a3231f;stroke-dasharray:2 3}.lt-change-changed>:is(.lt-box,.lt-bar){stroke:#8a5300;stroke-width:3;stroke-dasharray:none}` +
	`.lt-change-added>:is(.lt-line,.lt-head,.lt-head-open){stroke:#1b6b36;stroke-width:2}.lt-change-removed>:is(.lt-line,.lt-head,.lt-head-open){stroke:#a3231f}.lt-change-added>.lt-head-filled{fill:#1b6b36;stroke:#1b6b36}.lt-change-removed>.lt-head-filled{fill:#a3231f;stroke:#a3231f}` +
	`.lt-change-removed>.lt-title,.lt-row.lt-change-removed{text-decoration:line-through}.lt-row.lt-change-added,.lt-row-sign.lt-change-added{fill:#1b6b36}.lt-row.lt-change-removed,.lt-row-sign.lt-change-removed{fill:#a3231f}.lt-row.lt-change-changed,.lt-row-sign.lt-change-changed{fill:#8a5300}</style>
`

// note keeps a drawing as a file of its own, without links, and which elements it
// shows.
func (p *Picture) note(which string, d *diagram.Drawing, lang string) {
	if d == nil {
		return
	}
	svg := modelLink.ReplaceAll(d.SVG(lang, true), nil)
	if which == "overlay" { // its marks are the page's style, which the file has not
		svg = bytes.Replace(svg, []byte("\n"), []byte("\n"+overlayStyle), 1)
	}
	p.full[which] = svg
	for i := range d.Nodes {
		if e := d.Nodes[i].End.Element; e != nil {
			p.shows[e.ID] = true
		}
	}
}

// partList says what became of what a picture shows as lines within its boxes:
// attributes, associations and codes.
func (r *Report) partList(id string) []PictureLine {
	var lines []PictureLine
	for _, e := range r.diff.Elements {
		if e.Kind != diff.Changed || e.New.ID != id {
			continue
		}
		for _, c := range e.Changes {
			switch c.Either().Topic {
			case diff.Attribute, diff.Code:
			default:
				continue
			}
			name := r.itemName(c.Either())
			if owner := r.ownerName(c.Either()); owner != "" {
				name = owner + ": " + name
			}
			lines = append(lines, PictureLine{c.Kind, r.words.fate(c.Kind), name})
		}
	}
	return lines
}

// drawable pairs the elements of both models that have a picture of their own.
func (r *Report) drawable() [][2]*model.Element {
	has := func(e *model.Element) bool {
		return e != nil && !e.Internal && (e.View != nil || e.Process != nil || e.Information != nil || e.Dataset != nil)
	}
	renamed := map[string]*model.Element{}
	for _, e := range r.diff.Elements {
		if e.Old != nil && e.New != nil {
			renamed[e.Old.ID] = e.New
		}
	}
	var pairs [][2]*model.Element
	met := map[*model.Element]bool{}
	for _, old := range r.diff.Old.Elements {
		if !has(old) {
			continue
		}
		new := renamed[old.ID]
		if new == nil {
			new = r.diff.New.Element(old.ID)
		}
		if !has(new) {
			new = nil
		} else {
			met[new] = true
		}
		pairs = append(pairs, [2]*model.Element{old, new})
	}
	for _, new := range r.diff.New.Elements {
		if has(new) && !met[new] {
			pairs = append(pairs, [2]*model.Element{nil, new})
		}
	}
	return pairs
}

func (r *Report) draw(drawer Drawer, m *model.Model, e *model.Element) *diagram.Drawing {
	if e == nil {
		return nil
	}
	return drawer.Draw(m, e)
}

func svgOf(d *diagram.Drawing, lang string) string {
	if d == nil {
		return ""
	}
	return string(d.SVG(lang, false))
}

// changedAddresses are the elements and parts that changed, by address.
func (r *Report) changedAddresses() map[string]bool {
	changed := map[string]bool{}
	for _, e := range r.diff.Elements {
		if e.Kind != diff.Changed {
			continue
		}
		changed[e.New.ID] = true
		for _, c := range e.Changes {
			item := c.Either()
			if item.Part == nil {
				continue
			}
			changed[e.New.ID+"#"+item.Part.ID] = true
			if entity, _, within := strings.Cut(item.Part.ID, "."); within {
				changed[e.New.ID+"#"+entity] = true
			}
		}
	}
	return changed
}

var modelLink = regexp.MustCompile(` href="lintel:([^"#]*)(?:#[^"]*)?"`)

// svg is a drawing for a page one folder down, its links leading to what the
// review has a page of. Its ids are its own on the page.
func (r *Report) svg(d *diagram.Drawing, key string, pages map[string]string) template.HTML {
	if d == nil {
		return ""
	}
	own := *d
	own.Key = key + "-" + d.Key
	svg := modelLink.ReplaceAllFunc(own.SVG(r.Lang, false), func(link []byte) []byte {
		if page := pages[string(modelLink.FindSubmatch(link)[1])]; page != "" {
			return []byte(` href="../` + template.HTMLEscapeString(page) + `"`)
		}
		return nil
	})
	return template.HTML(bytes.TrimSpace(svg)) // written by package diagram, which escapes every text
}

var changedNode = regexp.MustCompile(`<(?:a|g) class="lt-node[^"]* lt-change-[^"]*"`)

// markFirst gives the first node that differs an id, so that nobody has to look for
// it in a picture larger than the screen.
func markFirst(svg template.HTML) (template.HTML, bool) {
	at := changedNode.FindStringIndex(string(svg))
	if at == nil {
		return svg, false
	}
	return svg[:at[1]] + ` id="first-change"` + svg[at[1]:], true
}

// pictureList says what an overlay shows.
func (r *Report) pictureList(d *diagram.Drawing) []PictureLine {
	if d == nil {
		return nil
	}
	var lines []PictureLine
	names := map[string]string{}
	add := func(class, name string) {
		for _, kind := range []diff.Kind{diff.Added, diff.Removed, diff.Changed} {
			if slices.Contains(strings.Fields(class), "change-"+string(kind)) {
				if line := (PictureLine{kind, r.words.fate(kind), name}); !slices.Contains(lines, line) {
					lines = append(lines, line)
				}
			}
		}
	}
	for i := range d.Nodes {
		n := &d.Nodes[i]
		names[n.ID] = n.Title.In(r.Lang)
		if e := n.End.Element; names[n.ID] == "" && e != nil {
			names[n.ID] = nameOr(e.Name.In(r.Lang), e.ID)
		}
		add(n.Class, names[n.ID])
	}
	for i := range d.Edges {
		e := &d.Edges[i]
		if names[e.From] == "" || names[e.To] == "" {
			continue
		}
		relation := "→"
		if direction, ok := r.diff.New.Metamodel.Relation(e.Relation); ok {
			relation = "– " + strings.ToLower(direction.Name().In(r.Lang)) + " →"
		}
		add(e.Class, names[e.From]+" "+relation+" "+names[e.To])
	}
	return lines
}
