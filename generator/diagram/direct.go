package diagram

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"lintel/generator/model"
)

// The directly drawn pictures (direct_*.go) place everything by rules of their
// own form. They measure every text in all its languages and lay out once, so
// that a picture is the same in each.

// margin is the white round a directly drawn picture.
const margin = 12.0

// pageWidth is what a picture may take without being shrunk on a page of 768 px.
const pageWidth = 744.0

// nameText is an element's name; its id when it has none.
func nameText(e *model.Element) model.Text {
	if e.Name.IsEmpty() {
		return model.Plain(e.ID)
	}
	return e.Name
}

// partText is a part's name; its id when it has none.
func partText(p *model.Part) model.Text {
	if p.Name.IsEmpty() {
		return model.Plain(p.ID)
	}
	return p.Name
}

// perLanguage makes a text of what value gives for each language of the
// repository; one of no language when it is the same in all.
func perLanguage(m *model.Model, value func(lang string) string) model.Text {
	text := make(model.Text, 0, len(m.Config.Languages))
	same := true
	for _, lang := range m.Config.Languages {
		text = append(text, model.Translation{Lang: lang, Value: value(lang)})
		same = same && text[len(text)-1].Value == text[0].Value
	}
	if same && len(text) > 0 {
		return model.Plain(text[0].Value)
	}
	return text
}

// widest is the width of a text on one line in the language where it is widest.
func widest(t model.Text, size float64, strong bool) float64 {
	width := 0.0
	for _, translation := range t {
		width = max(width, textWidth(clean(translation.Value), size, strong))
	}
	return ceil(width)
}

// linesAt is how many lines a title takes within a width, at most, in any
// language.
func linesAt(t model.Text, width float64) int {
	most := 1
	for _, translation := range t {
		most = max(most, lineCount(translation.Value, width))
	}
	return most
}

// lineCount spares the breaking of a title that is short, which most are.
func lineCount(title string, width float64) int {
	if textWidth(title, titleSize, true) <= width {
		return 1
	}
	return len(wrap(title, width, titleSize, true))
}

// widestWord is the width of the widest piece of a title that may not be broken.
func widestWord(t model.Text) float64 {
	width := 0.0
	for _, translation := range t {
		for word := range strings.FieldsSeq(clean(translation.Value)) {
			if float64(len(word))*titleSize < width {
				continue // hardly a sign is as wide as it is high
			}
			for _, piece := range pieces(word) {
				width = max(width, textWidth(piece, titleSize, true))
			}
		}
	}
	return width
}

// roomFor is how wide a box may be so that no word of its title is broken:
// mostly the width that is wanted.
func roomFor(title model.Text, wanted float64) float64 {
	const widestBox = 300
	return max(wanted, min(widestBox, ceil(widestWord(title))+2*padX+1))
}

// boxHeight is the height of a box of that width round a title and perhaps a
// note, with so much space above and below.
func boxHeight(title, note model.Text, width, space float64) float64 {
	noteLines := 0
	if !note.IsEmpty() {
		noteLines = 1
	}
	return textHeight(linesAt(title, width-2*padX), noteLines) + 2*space
}

// fitted cuts each language of a text to a width on one line.
func fitted(t model.Text, width, size float64, strong bool) model.Text {
	if widest(t, size, strong) <= width {
		return t
	}
	short := make(model.Text, len(t))
	for i, translation := range t {
		short[i] = model.Translation{Lang: translation.Lang, Value: fit(clean(translation.Value), width, size, strong)}
	}
	return short
}

// labelLines breaks a text into lines for labels, each language by itself.
// Where one language needs fewer lines than another its last ones are empty.
func labelLines(m *model.Model, t model.Text, width, size float64, most int) []model.Text {
	broken := map[string][]string{}
	count := 0
	for _, lang := range m.Config.Languages {
		broken[lang] = wrapLines(t.In(lang), width, size, false, most)
		count = max(count, len(broken[lang]))
	}
	lines := make([]model.Text, count)
	for i := range lines {
		lines[i] = perLanguage(m, func(lang string) string {
			if i < len(broken[lang]) {
				return broken[lang][i]
			}
			return ""
		})
	}
	return lines
}

// label makes a label of one line whose Width is that of its widest language.
func label(at Point, t model.Text, size float64) Label {
	return Label{At: at, Text: t, Size: size, Width: widest(t, size, false)}
}

// rounded turns a way of straight lines into a curve whose corners are round.
func rounded(points []Point) []Point {
	const radius = 7.0
	way := []Point{points[0]}
	line := func(to Point) {
		from := way[len(way)-1]
		dx, dy := (to.X-from.X)/3, (to.Y-from.Y)/3
		way = append(way, Point{from.X + dx, from.Y + dy}, Point{to.X - dx, to.Y - dy}, to)
	}
	for i := 1; i < len(points)-1; i++ {
		before, corner, after := points[i-1], points[i], points[i+1]
		round := min(radius, math.Hypot(corner.X-before.X, corner.Y-before.Y)/2, math.Hypot(after.X-corner.X, after.Y-corner.Y)/2)
		if round < 1 {
			line(corner)
			continue
		}
		line(toward(corner, before, round))
		end := toward(corner, after, round)
		// The controls lie so near the corner that the curve is about a quarter circle.
		way = append(way, toward(corner, before, round*0.45), toward(corner, after, round*0.45), end)
	}
	line(points[len(points)-1])
	return way
}

// toward is the point so far from one point on the way to another.
func toward(from, to Point, distance float64) Point {
	share := distance / math.Hypot(to.X-from.X, to.Y-from.Y)
	return Point{from.X + (to.X-from.X)*share, from.Y + (to.Y-from.Y)*share}
}

// center is the middle of a rectangle.
func (r Rect) center() Point { return Point{r.X + r.W/2, r.Y + r.H/2} }

// centered is a rectangle of a size round a point.
func centered(at Point, width, height float64) Rect {
	return Rect{at.X - width/2, at.Y - height/2, width, height}
}

// shift moves everything in a drawing.
func (d *Drawing) shift(dx, dy float64) {
	for i := range d.Frames {
		d.Frames[i].X, d.Frames[i].Y = d.Frames[i].X+dx, d.Frames[i].Y+dy
	}
	for i := range d.Nodes {
		d.Nodes[i].X, d.Nodes[i].Y = d.Nodes[i].X+dx, d.Nodes[i].Y+dy
	}
	for i := range d.Labels {
		d.Labels[i].At.move(dx, dy)
	}
	for i := range d.Strokes {
		d.Strokes[i].From.move(dx, dy)
		d.Strokes[i].To.move(dx, dy)
	}
	for i := range d.Edges {
		d.Edges[i].LabelAt.move(dx, dy)
		for j := range d.Edges[i].Points {
			d.Edges[i].Points[j].move(dx, dy)
		}
	}
}

func (p *Point) move(dx, dy float64) { p.X, p.Y = p.X+dx, p.Y+dy }

// stacked puts drawings below each other, each in a frame with its name, for a
// view that selects several things which each make a picture. One alone stays
// as it is.
func stacked(view *model.Element, parts []*Drawing, names []*model.Element) *Drawing {
	whole := viewDrawing(view)
	if len(parts) == 1 {
		only := *parts[0]
		only.Key, only.Type, only.Title, only.Summary = whole.Key, whole.Type, whole.Title, whole.Summary
		return &only
	}
	y := margin
	for i, part := range parts {
		prefix := names[i].ID + "-"
		part.shift(margin, y+frameBand)
		for j := range part.Nodes {
			part.Nodes[j].ID = prefix + part.Nodes[j].ID
		}
		for j := range part.Edges {
			part.Edges[j].From, part.Edges[j].To = prefix+part.Edges[j].From, prefix+part.Edges[j].To
		}
		for j := range part.Frames {
			part.Frames[j].ID = prefix + part.Frames[j].ID
		}
		whole.Frames = append(whole.Frames, Frame{
			Rect: Rect{margin, y, part.Width, part.Height + frameBand}, ID: "part-" + names[i].ID,
			End: model.End{Element: names[i]}, Title: nameText(names[i]), Class: "part",
		})
		whole.Frames = append(whole.Frames, part.Frames...)
		whole.Nodes = append(whole.Nodes, part.Nodes...)
		whole.Edges = append(whole.Edges, part.Edges...)
		whole.Labels = append(whole.Labels, part.Labels...)
		whole.Strokes = append(whole.Strokes, part.Strokes...)
		y += part.Height + frameBand + margin
		whole.Width = max(whole.Width, part.Width+2*margin)
	}
	whole.Height = y
	return whole
}

// captionSpace is the least room above and below text that has no outline.
const captionSpace = 2.0

// frameBand is the height of a frame's title, laneBand the width of one that
// runs up the left side.
const (
	frameBand = 34.0
	laneBand  = 36.0
)

// viewDrawing is the empty drawing of a view.
func viewDrawing(view *model.Element) *Drawing {
	return &Drawing{
		Key: "view-" + view.ID, Type: view.View.Type, Title: nameText(view), Summary: view.Summary, Width: 2 * margin, Height: 2 * margin,
	}
}

// directWords are the few words that pictures bring themselves.
type directWords struct {
	more, source, undated, apart, around string
	months                               [12]string
}

func wordsIn(lang string) directWords {
	switch lang {
	case "nb":
		return directWords{
			more: "+ %d til", source: "Kilde", undated: "Uten dato", apart: "Ikke direkte knyttet til",
			around: "Det som viser til %[1]s, og det som %[1]s viser til.",
			months: [12]string{"jan.", "feb.", "mars", "april", "mai", "juni", "juli", "aug.", "sep.", "okt.", "nov.", "des."},
		}
	case "nn":
		return directWords{
			more: "+ %d til", source: "Kjelde", undated: "Utan dato", apart: "Ikkje direkte knytt til",
			around: "Det som viser til %[1]s, og det som %[1]s viser til.",
			months: [12]string{"jan.", "feb.", "mars", "april", "mai", "juni", "juli", "aug.", "sep.", "okt.", "nov.", "des."},
		}
	}
	return directWords{
		more: "+ %d more", source: "Source", undated: "Undated", apart: "Not directly related",
		around: "What refers to %[1]s, and what %[1]s refers to.",
		months: [12]string{"Jan", "Feb", "Mar", "Apr", "May", "June", "July", "Aug", "Sep", "Oct", "Nov", "Dec"},
	}
}

// dateText writes a date shortly: 2013, okt. 2013, 2. okt. 2013.
func dateText(m *model.Model, date string) model.Text {
	return perLanguage(m, func(lang string) string {
		if len(date) < len("2006-01") {
			return date
		}
		month, err := strconv.Atoi(date[5:7])
		if err != nil || month < 1 || month > 12 {
			return date
		}
		text := wordsIn(lang).months[month-1] + " " + date[:4]
		if len(date) < len("2006-01-02") {
			return text
		}
		day := strings.TrimPrefix(date[8:10], "0")
		if lang != "en" {
			day += "."
		}
		return day + " " + text
	})
}

// numberText writes a number as each language does: 16 000,5 and 16,000.5.
func numberText(m *model.Model, number float64) model.Text {
	return perLanguage(m, func(lang string) string { return numberIn(lang, number) })
}

func numberIn(lang string, number float64) string {
	whole, fraction, broken := strings.Cut(strconv.FormatFloat(math.Abs(number), 'f', -1, 64), ".")
	separator, point, least := "\u00a0", ",", 5
	if lang == "en" {
		separator, point, least = ",", ".", 4
	}
	if len(whole) >= least {
		for at := len(whole) - 3; at > 0; at -= 3 {
			whole = whole[:at] + separator + whole[at:]
		}
	}
	if broken {
		whole += point + fraction
	}
	if number < 0 {
		return "−" + whole
	}
	return whole
}

// moreText says how many are left out.
func moreText(m *model.Model, count int) model.Text {
	return perLanguage(m, func(lang string) string { return fmt.Sprintf(wordsIn(lang).more, count) })
}

// elementClass gives what colour and pattern may tell of an element: its
// layer and how settled it is.
func elementClass(e *model.Element) string {
	class := ""
	if e.Kind.Layer != nil {
		class = "layer-" + e.Kind.Layer.ID
	}
	if e.Status != nil {
		class = joinClasses(class, "tone-"+statusTone(e.Status))
	}
	return class
}

func joinClasses(first, second string) string {
	return strings.TrimSpace(first + " " + second)
}

// statusTone is how a status looks, by what it means for those who build on it.
func statusTone(status *model.Status) string {
	switch {
	case status.ID == "deprecated" || status.ID == "withdrawn":
		return status.ID
	case status.Binding:
		return "settled"
	case status.ID == "in-hearing":
		return "hearing"
	}
	return "proposed"
}
