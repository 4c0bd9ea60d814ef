package diagram

import "strings"

// resolvedFont is the font of a file that stands by itself. LibreOffice takes
// only the first name, so that is one every office has or has a stand-in for;
// it is narrower than Inter, by which the boxes were measured.
const resolvedFont = "Arial, 'Liberation Sans', Helvetica, sans-serif"

// The light scheme of the theme, for files that stand by themselves.
const (
	pageColour     = "#FFFFFF"
	softColour     = "#F3F6F5"
	textColour     = "#13211E"
	mutedColour    = "#4A5A56"
	hairlineColour = "#D3DBD8"
	borderColour   = "#6F807B"
	actionColour   = "#00595A"
	settledColour  = "#1B6B36"
	amberColour    = "#8A5300"
	proposedColour = "#1F5B9E"
	fadedColour    = "#5B6663"
	goneColour     = "#A3231F"
)

// look is what a role's attributes are in a file that stands by itself.
type look struct {
	fill, stroke, width, weight, dash string
}

// paint writes the attributes that CSS gives in a page.
func (w *svgWriter) paint(role, class string) {
	if w.own != "" {
		w.paintOwn(role)
		return
	}
	if !w.resolved {
		return
	}
	l := lookOf(role)
	for name := range strings.FieldsSeq(class) {
		l = l.with(role, name)
	}
	for _, a := range [...][2]string{{"fill", l.fill}, {"stroke", l.stroke}, {"stroke-width", l.width}, {"font-weight", l.weight}, {"stroke-dasharray", l.dash}} {
		if a[1] != "" {
			w.raw(" ", a[0], `="`, a[1], `"`)
		}
	}
}

// paintOwn writes the author's colour of a line, which holds in both schemes.
// What is hollow is the page's inside.
func (w *svgWriter) paintOwn(role string) {
	w.attribute("stroke", w.own)
	w.number("stroke-width", w.ownWidth)
	switch {
	case role == "lt-head-filled":
		w.attribute("fill", w.own)
	case role == "lt-head-open" && w.resolved:
		w.attribute("fill", pageColour)
	}
}

// lookOf is the look of a role by itself.
func lookOf(role string) look {
	switch role {
	case "lt-page", "lt-halo", "lt-back":
		return look{fill: pageColour}
	case "lt-dot":
		return look{fill: textColour, stroke: textColour, width: "1"}
	case "lt-sign":
		return look{stroke: textColour, width: "1"}
	case "lt-frame-halo":
		return look{fill: softColour}
	case "lt-frame-box":
		return look{fill: softColour, stroke: hairlineColour, width: "1"}
	case "lt-frame-title":
		return look{fill: textColour, weight: "600"}
	case "lt-letter-box":
		return look{fill: pageColour, stroke: textColour, width: "1.25"}
	case "lt-letter":
		return look{fill: textColour, weight: "600"}
	case "lt-box":
		return look{fill: pageColour, stroke: borderColour, width: "1"}
	case "lt-badge-box":
		return look{fill: pageColour, stroke: borderColour, width: "1"}
	case "lt-bar":
		return look{fill: actionColour}
	case "lt-accent":
		return look{stroke: textColour}
	case "lt-title":
		return look{fill: textColour, weight: "500"}
	case "lt-note", "lt-badge":
		return look{fill: mutedColour}
	case "lt-row", "lt-row-sign", "lt-label":
		return look{fill: textColour}
	case "lt-rule":
		return look{stroke: hairlineColour, width: "1"}
	case "lt-line":
		return look{stroke: mutedColour, width: "1.25"}
	case "lt-head":
		return look{stroke: mutedColour, width: "1.25"}
	case "lt-head-filled":
		return look{fill: mutedColour, stroke: mutedColour, width: "1"}
	case "lt-head-open":
		return look{fill: pageColour, stroke: mutedColour, width: "1.25"}
	case "lt-stroke":
		return look{stroke: borderColour, width: "1"}
	}
	return look{}
}

// with is a look as a further class changes it.
func (l look) with(role, class string) look {
	layer, isLayer := strings.CutPrefix(class, "layer-")
	series, isSeries := strings.CutPrefix(class, "series-")
	value, isValue := strings.CutPrefix(class, "value-")
	switch {
	case isLayer:
		return l.inLayer(role, layer)
	case isSeries:
		return l.ofSeries(role, series)
	case isValue:
		return l.ofValue(role, value)
	case class == "period" && role == "lt-bar":
		return look{fill: "#C7DCDC", stroke: actionColour, width: "1"}
	case class == "milestone" && role == "lt-box":
		return look{fill: textColour, stroke: textColour, width: "1"}
	case strings.HasPrefix(class, "aspect-") && role == "lt-box":
		l.fill = aspectTint(strings.TrimPrefix(class, "aspect-"))
	case class == "strong":
		l.weight = "600"
	case class == "muted":
		l.fill = mutedColour
	case class == "grid" && role == "lt-stroke":
		l.stroke = hairlineColour
	case role == "lt-box" || role == "lt-bar":
		return l.ofBox(class)
	case role == "lt-line" || strings.HasPrefix(role, "lt-head"):
		return l.ofLine(role, class)
	}
	return l
}

// aspectTint is the ground of a kind of ArchiMate, by the part of it that the
// kind belongs to: what color-mix makes of it in the light scheme.
func aspectTint(aspect string) string {
	switch aspect {
	case "motivation":
		return "#ECE8F8"
	case "strategy":
		return "#F8EDD9"
	case "business":
		return "#FAF5D8"
	case "application":
		return "#DFF1F8"
	case "technology":
		return "#E5F2E2"
	case "implementation":
		return "#FAE8E8"
	}
	return pageColour
}

// inLayer gives a layer's colour to what shows it.
func (l look) inLayer(role, layer string) look {
	colour := map[string]string{
		"strategic": "#7A3B94", "legal": amberColour, "organisational": proposedColour, "semantic": "#0B6E69", "technical": "#4A6118",
	}[layer]
	switch {
	case colour == "":
	case role == "lt-accent" || role == "lt-letter-box":
		l.stroke = colour
	case role == "lt-letter":
		l.fill = colour
	}
	return l
}

// tint is the colour of the first, second … series of a chart or value of a
// field. They are told apart by fill and dashes as well.
func tint(number string) string {
	return map[string]string{
		"1": actionColour, "2": amberColour, "3": proposedColour, "4": "#5A3A86", "5": "#4A6118", "6": goneColour, "7": textColour, "8": borderColour,
	}[number]
}

// ofSeries is a bar or line of a chart: dark, white, grey in turn.
func (l look) ofSeries(role, number string) look {
	colour := tint(number)
	switch role {
	case "lt-bar", "lt-box":
		l.fill, l.stroke, l.width = colour, colour, "1"
		switch number {
		case "2", "5":
			l.fill, l.width = pageColour, "1.5"
		case "3", "6":
			l.fill = paler(colour)
		case "4", "8":
			l.fill, l.width, l.dash = softColour, "1.5", "3 2"
		}
	case "lt-line":
		l.stroke, l.width = colour, "2"
		l.dash = map[string]string{"2": "7 3", "3": "2 2.5", "4": "9 3 2 3"}[number]
	}
	return l
}

// paler is a tint mixed with the page's white.
func paler(colour string) string {
	return map[string]string{proposedColour: "#9CB8DB", goneColour: "#D69C9A"}[colour]
}

// ofValue is a box that shows a value of a field.
func (l look) ofValue(role, number string) look {
	if role != "lt-bar" && role != "lt-box" {
		return l
	}
	l.fill, l.stroke, l.width = softColour, tint(number), "1"
	switch number {
	case "5", "6", "7":
		l.width = "2"
	}
	l.dash = map[string]string{"2": "6 3", "3": "2 2", "4": "8 2 2 2", "6": "6 3", "7": "2 2"}[number]
	return l
}

// ofBox is the outline of a box that has a tone or a change.
func (l look) ofBox(class string) look {
	switch class {
	case "focus":
		l.stroke, l.width = textColour, "2"
	case "thick":
		l.stroke, l.width = textColour, "3"
	case "tone-proposed", "tone-hearing":
		l.dash = "6 3"
	case "tone-deprecated":
		l.dash = "2 2"
	case "tone-withdrawn", "change-removed":
		l.stroke, l.dash = goneColour, "2 3"
	case "change-added":
		l.stroke, l.width = settledColour, "2"
	case "change-changed":
		l.stroke, l.width, l.dash = textColour, "3", ""
	}
	return l
}

// ofLine is a line, or its head, that appears or goes between two dates.
func (l look) ofLine(role, class string) look {
	switch class {
	case "change-added":
		l.stroke, l.width = settledColour, "2"
	case "change-removed":
		l.stroke = goneColour
	default:
		return l
	}
	if role == "lt-head-filled" {
		l.fill = l.stroke
	}
	return l
}
