package diagram

import (
	"cmp"
	"slices"
	"strconv"
	"time"

	"lintel/generator/model"
	"lintel/generator/query"
)

// The measures of a roadmap.
const (
	roadBand      = 30.0 // the years, at the top
	roadBar       = 34.0
	roadGap       = 8.0
	roadYearLeast = 64.0
	roadYearMost  = 200.0
	roadQuarters  = 96.0 // the width of a year from which on its quarters are marked
	roadLabel     = 164.0
	roadDiamond   = 18.0
)

// roadItem is an element with its time.
type roadItem struct {
	element     *model.Element
	change      query.Change
	start, end  float64 // years; the end is not in it
	point       bool
	open        bool // it has no end
	unstarted   bool // it has no start
	when        model.Text
	bar, beside Rect // of the bar or diamond, and of the text beside it
	left        bool // the text stands left of it
	row         int
}

// roadMap is a roadmap while it is being placed.
type roadMap struct {
	model       *model.Model
	drawing     *Drawing
	first, last int // years, the last not in it
	scale       float64
	y           float64
}

// drawRoadmap draws what has a life as bars and what has one date as diamonds
// below a line of years, each group in its own band. Texts that do not fit on
// a bar stand beside it; where they would meet, they stand in rows.
func drawRoadmap(m *model.Model, view *model.Element, s *query.Selection) *Drawing {
	r := &roadMap{model: m, drawing: viewDrawing(view), y: margin + roadBand}
	groups := roadGroups(s)
	var undated []*query.SelectedNode
	items := make([][]*roadItem, len(groups))
	for i, g := range groups {
		for _, n := range g.nodes {
			if item, ok := r.read(n); ok {
				items[i] = append(items[i], item)
			} else {
				undated = append(undated, n)
			}
		}
	}
	r.measure(items)
	for i, g := range groups {
		if len(items[i]) > 0 {
			r.band(g.title, i, items[i])
		}
	}
	r.drawing.Width = margin + float64(r.last-r.first)*r.scale + margin
	r.grid()
	r.undated(undated)
	r.drawing.Height = r.y + margin
	return r.drawing
}

// roadGroup is a band of the roadmap.
type roadGroup struct {
	title model.Text
	nodes []*query.SelectedNode
}

// roadGroups gives the view's groups, or the kinds.
func roadGroups(s *query.Selection) []*roadGroup {
	of := map[any]*roadGroup{}
	var groups []*roadGroup
	for _, n := range s.Nodes {
		var key any = n.Element.Kind
		title := n.Element.Kind.Plural
		if n.Group != nil {
			key, title = n.Group, n.Group.Name
			if kind := n.Element.Kind; n.Group.ID == kind.ID {
				title = kind.Plural
			}
		}
		if of[key] == nil {
			of[key] = &roadGroup{title: title}
			groups = append(groups, of[key])
		}
		of[key].nodes = append(of[key].nodes, n)
	}
	return groups
}

// read finds an element's time: its life, or else its first date.
func (r *roadMap) read(n *query.SelectedNode) (*roadItem, bool) {
	item := &roadItem{element: n.Element, change: n.Change}
	life := n.Element.Life
	if life.From.IsSet() || life.Until.IsSet() {
		item.unstarted, item.open = !life.From.IsSet(), !life.Until.IsSet()
		item.start, item.end = yearsAt(life.From.First()), yearsAt(life.Until.Last())+1.0/366
		from, until := dateText(r.model, life.From.Text), dateText(r.model, life.Until.Text)
		item.when = perLanguage(r.model, func(lang string) string {
			if life.From.Text == life.Until.Text {
				return from.In(lang)
			}
			return from.In(lang) + "–" + until.In(lang)
		})
		return item, true
	}
	for _, f := range n.Element.Fields {
		if f.Field.Type != model.DateField || f.Field.List {
			continue
		}
		if date, ok := model.ParseDate(f.Value.Text.In("")); ok {
			item.point, item.start, item.when = true, yearsAt(date.First()), dateText(r.model, date.Text)
			return item, true
		}
	}
	return nil, false
}

// yearsAt is a day as years: 2013.75 is the first of October 2013.
func yearsAt(day string) float64 {
	t, err := time.Parse("2006-01-02", day)
	if err != nil {
		return 0
	}
	return float64(t.Year()) + float64(t.YearDay()-1)/366
}

// measure finds the years that are shown and how wide they are.
func (r *roadMap) measure(groups [][]*roadItem) {
	r.first, r.last = 1<<30, -1<<30
	for _, items := range groups {
		for _, item := range items {
			if !item.unstarted {
				r.first, r.last = min(r.first, int(item.start)), max(r.last, int(item.start)+1)
			}
			if !item.open && !item.point {
				r.first, r.last = min(r.first, int(item.end)), max(r.last, int(item.end-1.0/366)+1)
			}
		}
	}
	if r.first > r.last {
		r.first, r.last = 0, 0
		return
	}
	r.scale = min(roadYearMost, max(roadYearLeast, float64(int((pageWidth-2*margin)/float64(r.last-r.first)))))
}

// x is where a time stands.
func (r *roadMap) x(years float64) float64 { return margin + (years-float64(r.first))*r.scale }

// band draws a group: its items in as few rows as hold them.
func (r *roadMap) band(title model.Text, number int, items []*roadItem) {
	slices.SortStableFunc(items, func(a, b *roadItem) int { return cmp.Compare(a.start, b.start) })
	right := r.x(float64(r.last))
	ends := []float64{}    // how far each row is filled
	heights := []float64{} // of each row
	for _, item := range items {
		r.size(item, right)
		from, to := item.extent()
		item.row = slices.IndexFunc(ends, func(end float64) bool { return end+roadGap <= from })
		if item.row < 0 {
			item.row = len(ends)
			ends, heights = append(ends, 0), append(heights, 0)
		}
		ends[item.row] = to
		heights[item.row] = max(heights[item.row], item.bar.H, item.beside.H)
	}
	top := r.y
	tops := make([]float64, len(heights))
	r.y += frameBand
	for i, height := range heights {
		tops[i] = r.y
		r.y += height + roadGap
	}
	r.y += 4
	r.drawing.Frames = append(r.drawing.Frames, Frame{
		Rect: Rect{margin, top, right - margin, r.y - top}, ID: "band-" + strconv.Itoa(number+1), Title: title, Class: "band",
	})
	for _, item := range items {
		middle := tops[item.row] + heights[item.row]/2
		item.bar.Y, item.beside.Y = middle-item.bar.H/2, middle-item.beside.H/2
		r.draw(item)
	}
	r.y += roadGap
}

// extent is from where to where an item with its text reaches.
func (i *roadItem) extent() (from, to float64) {
	if i.beside.W == 0 {
		return i.bar.X, i.bar.X + i.bar.W
	}
	return min(i.bar.X, i.beside.X), max(i.bar.X+i.bar.W, i.beside.X+i.beside.W)
}

// size gives an item its places from left to right. Its text stands on the bar
// when it fits in two lines there, else at the right or, at the end, the left.
func (r *roadMap) size(item *roadItem, right float64) {
	name := nameText(item.element)
	start, end := item.start, item.end
	if item.unstarted {
		start = float64(r.first)
	}
	if item.open {
		end = float64(r.last)
	}
	if item.point {
		item.bar = Rect{X: r.x(start) - roadDiamond/2, W: roadDiamond, H: roadDiamond}
	} else {
		item.bar = Rect{X: r.x(start) + 1, W: max(4, (end-start)*r.scale-2), H: roadBar}
		if inside := item.bar.W - 2*padX; widestWord(name) <= inside && widest(item.when, noteSize, false) <= inside && linesAt(name, inside) <= 2 {
			item.bar.H = max(roadBar, boxHeight(name, item.when, item.bar.W, 5))
			return
		}
	}
	item.beside.W, _ = sizeFor(name, item.when, roomFor(name, roadLabel))
	item.beside.H = boxHeight(name, item.when, item.beside.W, captionSpace)
	item.beside.X = item.bar.X + item.bar.W
	if item.beside.X+item.beside.W > right && item.bar.X-item.beside.W >= margin {
		item.beside.X, item.left = item.bar.X-item.beside.W, true
	}
}

// draw draws an item and the text beside it.
func (r *roadMap) draw(item *roadItem) {
	name := nameText(item.element)
	node := Node{
		Rect: item.bar, ID: "at-" + item.element.ID, End: model.End{Element: item.element}, Shape: BoxShape,
		Class: joinClasses("period "+elementClass(item.element), changeClass(item.change)),
	}
	if item.point {
		node.Shape, node.Class = DiamondShape, joinClasses("milestone "+elementClass(item.element), changeClass(item.change))
	}
	if item.open || item.unstarted {
		node.Class += " open"
	}
	if item.beside.W == 0 {
		node.Title, node.Note = name, item.when
		r.drawing.Nodes = append(r.drawing.Nodes, node)
		return
	}
	// The text is the link: it is the larger to hit.
	text := Node{
		Rect: item.beside, ID: "text-" + item.element.ID, End: node.End, Shape: PlainShape, Title: name, Note: item.when, Class: "caption align-start",
	}
	if item.left {
		text.Class = "caption align-end"
	}
	node.End = model.End{}
	r.drawing.Nodes = append(r.drawing.Nodes, node, text)
}

// grid draws the years and, where there is room, their quarters.
func (r *roadMap) grid() {
	top, bottom := margin+roadBand-6, r.y-roadGap
	for year := r.first; year <= r.last && r.first < r.last; year++ {
		x := r.x(float64(year))
		r.drawing.Strokes = append(r.drawing.Strokes, Stroke{Point{x, margin}, Point{x, bottom}, "grid year"})
		if year == r.last {
			break
		}
		text := label(Point{x + 6, margin + 14}, model.Plain(strconv.Itoa(year)), noteSize)
		text.Strong = true
		r.drawing.Labels = append(r.drawing.Labels, text)
		for quarter := 1; quarter < 4 && r.scale >= roadQuarters; quarter++ {
			at := x + r.scale*float64(quarter)/4
			r.drawing.Strokes = append(r.drawing.Strokes, Stroke{Point{at, top}, Point{at, bottom}, "grid quarter"})
		}
	}
	if r.first < r.last {
		r.drawing.Strokes = append(r.drawing.Strokes, Stroke{Point{margin, top}, Point{r.x(float64(r.last)), top}, "axis"})
	}
}

// undated draws what has no time below the rest, so that it is not lost.
func (r *roadMap) undated(nodes []*query.SelectedNode) {
	if len(nodes) == 0 {
		return
	}
	r.drawing.Width = max(r.drawing.Width, pageWidth)
	text := label(Point{margin, r.y + 14}, perLanguage(r.model, func(lang string) string { return wordsIn(lang).undated }), noteSize)
	text.Muted = true
	r.drawing.Labels = append(r.drawing.Labels, text)
	r.y += 24
	columns := int((r.drawing.Width - 2*margin + mapGap) / (mapBox + mapGap))
	for row := range slices.Chunk(nodes, columns) {
		height := 0.0
		for _, n := range row {
			height = max(height, boxHeight(nameText(n.Element), nil, mapBox, mapSpace))
		}
		for i, n := range row {
			r.drawing.Nodes = append(r.drawing.Nodes, Node{
				Rect: Rect{margin + float64(i)*(mapBox+mapGap), r.y, mapBox, height}, ID: "undated-" + n.Element.ID,
				End: model.End{Element: n.Element}, Shape: BoxShape, Title: nameText(n.Element), Class: elementClass(n.Element),
			})
		}
		r.y += height + mapGap
	}
}
