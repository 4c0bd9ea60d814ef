package site

import (
	"bytes"
	"html"
	"html/template"
	"slices"
	"strings"

	"lintel/generator/diag"
	"lintel/generator/diagram"
	"lintel/generator/model"
	"lintel/generator/query"
)

// Drawer draws the views that need a layout engine. It must be safe for
// concurrent use and give the same drawing each time it is asked.
type Drawer interface {
	Draw(view *model.Element) *diagram.Drawing // nil when the view shows nothing
}

// Picture is a drawing on a page, with its text twin.
type Picture struct {
	ID       string        // unique on the page
	Type     string        // context, landscape, …
	SVG      template.HTML // links made real
	Title    Local
	Width    int    // px at scale 1
	Height   int    // px at scale 1
	Download string // href of the drawing as a file with colours and fonts in it
	Plain    bool   // drawn plainer because of its size
	Placed   bool   // laid out by an author, with a key of its own
	Twin     []TwinRow
	Kinds    []PictureFilter // relation types in the picture, for the filter
	Statuses []PictureFilter // statuses in the picture, for the filter
}

// PictureFilter is something that a picture can be filtered by.
type PictureFilter struct {
	ID, Name string
}

// TwinRow is one relation of a picture as text; To is empty for an element
// that stands alone.
type TwinRow struct {
	From     Link
	Relation Local
	To       Link
}

// Matrix is a view drawn as a table: elements against elements by their
// relations, or elements sorted into cells.
type Matrix struct {
	Columns []Link
	Rows    []MatrixRow
}

// MatrixRow is a row with one cell a column.
type MatrixRow struct {
	Head  Link
	Cells []MatrixCell
}

// MatrixCell holds relations as words, or elements as links.
type MatrixCell struct {
	Words []string
	Links []Link
}

// pictureOf draws an element's own picture: what it is (a process, a dataset, a
// view), or what relates to it. Nil when there is nothing to draw.
func (s *Site) pictureOf(p *Page, e *model.Element) *Picture {
	drawing := s.drawing(e)
	if drawing == nil {
		return nil
	}
	return s.picture(p, e, drawing)
}

// drawing gives an element's drawing, made once for all languages when it is
// dear to make.
func (s *Site) drawing(e *model.Element) *diagram.Drawing {
	switch {
	case e.View != nil:
		if s.options.Drawer == nil || e.View.Type == "matrix" {
			return nil
		}
		return s.options.Drawer.Draw(e)
	case e.Process != nil:
		return diagram.ProcessDrawing(s.model, e)
	case e.Dataset != nil:
		return diagram.DatasetDrawing(s.model, e)
	case e.Information != nil:
		if s.options.Drawer == nil {
			return nil
		}
		return s.options.Drawer.Draw(e)
	}
	return diagram.Context(s.model, e)
}

// picture puts a drawing on a page.
func (s *Site) picture(p *Page, e *model.Element, d *diagram.Drawing) *Picture {
	picture := &Picture{
		ID: "picture-" + e.ID, Type: d.Type, SVG: template.HTML(s.realLinks(p, d.SVG(p.Lang, false))), Title: local(d.Title, p.Lang),
		Width: int(d.Width), Height: int(d.Height), Plain: d.Plain, Placed: d.Placed, Download: p.Href(s.elementURL(e, p.Lang) + pictureFile),
	}
	picture.Kinds, picture.Statuses = s.filters(p, d)
	picture.Twin = s.twin(p, d)
	return picture
}

// pictureFile is the name of an element's drawing as a file.
const pictureFile = "picture.svg"

// linkScheme marks addresses of the model in a drawing.
const linkScheme = `href="lintel:`

// fileScheme marks paths of the repository in a drawing.
const fileScheme = `href="lintel-file:`

// realFiles turns lintel-file:<path> into the addresses that files are published
// at, within.
func realFiles(svg []byte, address func(path string) string) []byte {
	var out []byte
	for {
		before, rest, found := bytes.Cut(svg, []byte(fileScheme))
		out = append(out, before...)
		if !found {
			return out
		}
		path, after, _ := bytes.Cut(rest, []byte(`"`))
		out = append(out, `href="`+html.EscapeString(address("/"+assetPath(html.UnescapeString(string(path)))))+`"`...)
		svg = after
	}
}

// realLinks turns lintel:<id> and lintel:<id>#<part> into addresses of the site.
func (s *Site) realLinks(p *Page, svg []byte) string {
	svg = realFiles(svg, p.Href)
	var b strings.Builder
	for {
		before, rest, found := bytes.Cut(svg, []byte(linkScheme))
		b.Write(before)
		if !found {
			return b.String()
		}
		address, after, _ := bytes.Cut(rest, []byte(`"`))
		b.WriteString(`href="` + html.EscapeString(p.Href(s.addressURL(html.UnescapeString(string(address)), p.Lang))) + `"`)
		svg = after
	}
}

// addressURL gives the page of id or id#part; an anchor that is no part is kept.
func (s *Site) addressURL(address, lang string) string {
	id, anchor, has := strings.Cut(address, "#")
	e := s.model.Element(id)
	if e == nil || e.Internal {
		return "#"
	}
	url := s.elementURL(e, lang)
	if has {
		url += "#" + anchor
	}
	return url
}

// filters are the relation types and statuses that a drawing shows.
func (s *Site) filters(p *Page, d *diagram.Drawing) (kinds, statuses []PictureFilter) {
	seen := map[string]bool{}
	for i := range d.Edges {
		if id := d.Edges[i].Relation; id != "" && !seen[id] {
			seen[id] = true
			if direction, ok := s.model.Metamodel.Relation(id); ok {
				kinds = append(kinds, PictureFilter{id, direction.Type.Name.In(p.Lang)})
			}
		}
	}
	known := map[*model.Status]bool{}
	for i := range d.Nodes {
		if e := d.Nodes[i].End.Element; e != nil && e.Status != nil {
			known[e.Status] = true
		}
	}
	for _, status := range s.model.Metamodel.Statuses {
		if known[status] {
			statuses = append(statuses, PictureFilter{status.ID, status.Name.In(p.Lang)})
		}
	}
	slices.SortFunc(kinds, func(a, b PictureFilter) int { return strings.Compare(a.Name, b.Name) })
	return kinds, statuses
}

// twin says a drawing in words: a row an edge, and a row for each node that no
// edge reaches.
func (s *Site) twin(p *Page, d *diagram.Drawing) []TwinRow {
	nodes := map[string]*diagram.Node{}
	for i := range d.Nodes {
		nodes[d.Nodes[i].ID] = &d.Nodes[i]
	}
	var rows []TwinRow
	reached := map[string]bool{}
	for i := range d.Edges {
		edge := &d.Edges[i]
		from, to := nodes[edge.From], nodes[edge.To]
		if from == nil || to == nil {
			continue
		}
		reached[edge.From], reached[edge.To] = true, true
		row := TwinRow{From: s.nodeLink(p, from), To: s.nodeLink(p, to), Relation: local(edge.Label, p.Lang)}
		if direction, ok := s.model.Metamodel.Relation(edge.Relation); ok {
			row.Relation = local(direction.Type.Name, p.Lang)
		}
		rows = append(rows, row)
	}
	shown := map[*model.Element]bool{} // that an edge reaches; another box of it says no more
	for i := range d.Nodes {
		if e := d.Nodes[i].End.Element; d.Placed && e != nil && reached[d.Nodes[i].ID] {
			shown[e] = true
		}
	}
	for i := range d.Nodes {
		if node := &d.Nodes[i]; !reached[node.ID] && !node.Title.IsEmpty() && !(node.End.Part == nil && shown[node.End.Element]) {
			rows = append(rows, TwinRow{From: s.nodeLink(p, node)})
		}
	}
	return rows
}

func (s *Site) nodeLink(p *Page, node *diagram.Node) Link {
	link := Link{Name: local(node.Title, p.Lang)}
	if link.Name.Text == "" {
		link.Name = local(node.Spoken, p.Lang)
	}
	if node.End.Element != nil && !node.End.Element.Internal {
		link.Href = p.Href(s.endURL(node.End, p.Lang))
	}
	return link
}

// addPictures adds each element's drawing as a file, in each language.
func (s *Site) addPictures() {
	for _, e := range s.model.Elements {
		if e.Internal || !s.hasPicture(e) {
			continue
		}
		for _, lang := range s.model.Config.Languages {
			page := s.pages[s.elementURL(e, lang)]
			if page == nil {
				continue // another one has its address
			}
			s.file(strings.TrimPrefix(s.elementURL(e, lang), "/")+pictureFile, func() []byte {
				drawing := s.drawing(e)
				if drawing == nil {
					return nil
				}
				return []byte(s.absoluteLinks(page, drawing.SVG(lang, true)))
			})
		}
	}
}

// hasPicture tells whether an element's drawing is not empty, without drawing.
func (s *Site) hasPicture(e *model.Element) bool {
	switch {
	case e.View != nil:
		return s.options.Drawer != nil && e.View.Type != "matrix"
	case e.Process != nil:
		return len(e.Process.Steps) > 0
	case e.Dataset != nil:
		return e.Dataset.Chart != nil
	case e.Information != nil:
		return s.options.Drawer != nil && len(e.Information.Entities) > 0
	}
	for range e.AllOut() {
		return true
	}
	for range e.AllIn() {
		return true
	}
	return false
}

// absoluteLinks makes a drawing's links work wherever it is taken: absolute
// when the site knows its own address, else none.
func (s *Site) absoluteLinks(p *Page, svg []byte) string {
	svg = realFiles(svg, func(path string) string {
		if s.baseURL != "" {
			return s.baseURL + path
		}
		return p.Href(path)
	})
	var b strings.Builder
	for {
		before, rest, found := bytes.Cut(svg, []byte(linkScheme))
		b.Write(before)
		if !found {
			return b.String()
		}
		address, after, _ := bytes.Cut(rest, []byte(`"`))
		url := s.addressURL(html.UnescapeString(string(address)), p.Lang)
		if s.baseURL != "" {
			url = s.public(url)
		} else {
			url = p.Href(url)
		}
		b.WriteString(`href="` + html.EscapeString(url) + `"`)
		svg = after
	}
}

// matrix makes the table of a matrix view. Grouped by kind into two, the first
// group stands in the rows, the second in the columns, and a cell says how they
// relate; grouped otherwise, the groups are the columns, kinds the rows, and a
// cell holds the elements.
func (s *Site) matrix(p *Page, e *model.Element) *Matrix {
	selection := query.Select(s.model, e, &diag.List{})
	if e.View.GroupBy == "kind" && len(selection.Groups) == 2 {
		return s.relationMatrix(p, selection)
	}
	return s.sortingMatrix(p, selection)
}

func (s *Site) relationMatrix(p *Page, selection *query.Selection) *Matrix {
	matrix := &Matrix{}
	var rows, columns []*model.Element
	for _, node := range selection.Nodes {
		if node.Group == selection.Groups[0] {
			rows = append(rows, node.Element)
		} else if node.Group == selection.Groups[1] {
			columns = append(columns, node.Element)
		}
	}
	type pair struct{ row, column *model.Element }
	cells := map[pair]*MatrixCell{}
	for _, edge := range selection.Edges {
		for _, r := range edge.Relations {
			for _, key := range [...]pair{{edge.From, edge.To}, {edge.To, edge.From}} {
				if cells[key] == nil {
					cells[key] = &MatrixCell{}
				}
				if word := s.relationWord(p, r); !slices.Contains(cells[key].Words, word) {
					cells[key].Words = append(cells[key].Words, word)
				}
			}
		}
	}
	for _, column := range columns {
		matrix.Columns = append(matrix.Columns, s.elementLink(p, column))
	}
	for _, row := range rows {
		line := MatrixRow{Head: s.elementLink(p, row)}
		for _, column := range columns {
			cell := MatrixCell{}
			if found := cells[pair{row, column}]; found != nil {
				cell = *found
			}
			line.Cells = append(line.Cells, cell)
		}
		matrix.Rows = append(matrix.Rows, line)
	}
	return matrix
}

// relationWord is what a cell says of a relation: its enum field, such as a
// score, or its name.
func (s *Site) relationWord(p *Page, r *model.Relation) string {
	for i := range r.Fields {
		if value := r.Fields[i].Value.Enum; value != nil {
			return value.Name.In(p.Lang)
		}
	}
	return r.Type.Name.In(p.Lang)
}

func (s *Site) sortingMatrix(p *Page, selection *query.Selection) *Matrix {
	matrix := &Matrix{}
	for _, group := range selection.Groups {
		matrix.Columns = append(matrix.Columns, Link{Name: local(group.Name, p.Lang)})
	}
	for _, kind := range s.model.Metamodel.Kinds {
		line := MatrixRow{Head: Link{Name: local(kind.Plural, p.Lang), Href: p.Href(s.kindURL(kind, p.Lang))}, Cells: make([]MatrixCell, len(selection.Groups))}
		found := false
		for _, node := range selection.Nodes {
			if at := slices.Index(selection.Groups, node.Group); node.Element.Kind == kind && at >= 0 {
				line.Cells[at].Links = append(line.Cells[at].Links, s.elementLink(p, node.Element))
				found = true
			}
		}
		if found {
			matrix.Rows = append(matrix.Rows, line)
		}
	}
	return matrix
}

func (s *Site) elementLink(p *Page, e *model.Element) Link {
	return Link{Name: local(e.Name, p.Lang), Href: p.Href(s.elementURL(e, p.Lang))}
}
