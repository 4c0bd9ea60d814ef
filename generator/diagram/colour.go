package diagram

import (
	"fmt"
	"math"
	"strconv"
)

// The page of the dark scheme and its text.
const (
	darkPage = "#0E1614"
	darkText = "#E7EEEC"

	// dimmed is how much of an author's fill is left on the dark page: the
	// scheme's own text is then legible on any.
	dimmed = 0.25
)

// The least contrast of text, and of lines that carry meaning.
const (
	textContrast = 4.5
	lineContrast = 3.0
)

// colour is red, green and blue from 0 to 1.
type colour [3]float64

// parseColour reads #rrggbb; anything else is black, for colours are checked
// where they are read.
func parseColour(text string) colour {
	var c colour
	if len(text) != 7 {
		return c
	}
	for i := range c {
		value, err := strconv.ParseUint(text[1+2*i:3+2*i], 16, 8)
		if err != nil {
			return colour{}
		}
		c[i] = float64(value) / 255
	}
	return c
}

func (c colour) String() string {
	part := func(v float64) int { return int(math.Round(v * 255)) }
	return fmt.Sprintf("#%02X%02X%02X", part(c[0]), part(c[1]), part(c[2]))
}

// mix is so much of another colour over this one.
func (c colour) mix(other colour, share float64) colour {
	for i := range c {
		c[i] += (other[i] - c[i]) * share
	}
	return c
}

// luminance and contrast are those of WCAG 2.
func (c colour) luminance() float64 {
	linear := func(v float64) float64 {
		if v <= 0.04045 {
			return v / 12.92
		}
		return math.Pow((v+0.055)/1.055, 2.4)
	}
	return 0.2126*linear(c[0]) + 0.7152*linear(c[1]) + 0.0722*linear(c[2])
}

func contrast(a, b colour) float64 {
	light, dark := a.luminance(), b.luminance()
	if light < dark {
		light, dark = dark, light
	}
	return (light + 0.05) / (dark + 0.05)
}

// ink is the colour of text on a fill: the author's own when it is legible,
// else the nearest that is; without one, dark or light.
func ink(fill, font string) string {
	ground := parseColour(fill)
	if font != "" {
		return legible(parseColour(font), textContrast, ground)
	}
	for _, candidate := range [...]string{textColour, pageColour} {
		if contrast(parseColour(candidate), ground) >= textContrast {
			return candidate
		}
	}
	return "#000000"
}

// lineInk is the colour of a line: the author's own when it is seen on both
// pages, the light one and the dark, else the nearest that is.
func lineInk(line string) string {
	if line == "" {
		return borderColour // 4.2 on the light page, 4.4 on the dark one
	}
	return legible(parseColour(line), lineContrast, parseColour(pageColour), parseColour(darkPage))
}

// legible is the colour nearest to one that has a contrast with all grounds:
// so much of black or of white is mixed in as it takes.
func legible(c colour, least float64, grounds ...colour) string {
	enough := func(candidate colour) bool {
		for _, ground := range grounds {
			if contrast(candidate, ground) < least {
				return false
			}
		}
		return true
	}
	for step := 0.0; step <= 1; step += 0.02 {
		for _, end := range [...]colour{{}, {1, 1, 1}} {
			if candidate := parseColour(c.mix(end, step).String()); enough(candidate) {
				return candidate.String()
			}
		}
	}
	return borderColour
}
