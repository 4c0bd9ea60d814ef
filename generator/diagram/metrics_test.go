package diagram

import (
	"math"
	"math/rand/v2"
	"strings"
	"testing"

	"lintel/generator/model"
)

// TestTextWidth holds widths that the font itself gives.
func TestTextWidth(t *testing.T) {
	tests := []struct {
		text   string
		size   float64
		strong bool
		want   float64
	}{
		{"KS SvarUT", 14, true, 72.93},
		{"", 14, false, 0},
		{"æøåÆØÅ", 1000, false, 4508},
	}
	for _, test := range tests {
		if got := textWidth(test.text, test.size, test.strong); math.Abs(got-test.want) > test.want/100 {
			t.Errorf("%q is %.2f wide, not %.2f", test.text, got, test.want)
		}
	}
	for _, sign := range "aÆžЖ漢😀" {
		if regular, strong := textWidth(string(sign), 14, false), textWidth(string(sign), 14, true); regular <= 0 || strong < regular {
			t.Errorf("%c: %.2f and %.2f", sign, regular, strong)
		}
	}
}

// randomText makes texts of words, some long, with all that can stand between.
func randomText(random *rand.Rand) string {
	signs := []rune("aeinrstøå æbdm-/ lkgASW  \u00AD.,漢ЖءA\u0301\t\n")
	var b strings.Builder
	for range random.IntN(120) {
		b.WriteRune(signs[random.IntN(len(signs))])
	}
	return b.String()
}

// TestWrap holds what callers build on: no line is too wide, nothing is lost
// unless an ellipsis says so, and there are no more lines than asked for.
func TestWrap(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	squeeze := strings.NewReplacer(" ", "", softHyphen, "")
	for range 20000 {
		text, width, strong, most := randomText(random), 20+200*random.Float64(), random.IntN(2) == 0, 1+random.IntN(6)
		lines := wrapLines(text, width, titleSize, strong, most)
		if len(lines) > most {
			t.Fatalf("%q: %d lines", text, len(lines))
		}
		for _, line := range lines {
			if textWidth(strings.TrimSuffix(line, "-"), titleSize, strong) > width+0.01 && len([]rune(line)) > 2 {
				t.Fatalf("%q at %.1f: %q is too wide", text, width, line)
			}
		}
		whole := squeeze.Replace(strings.Join(lines, ""))
		original := squeeze.Replace(oneLine(text))
		if len(lines) > 0 && strings.HasSuffix(lines[len(lines)-1], ellipsis) {
			continue
		}
		if strings.ReplaceAll(whole, "-", "") != strings.ReplaceAll(original, "-", "") {
			t.Fatalf("%q became %q", original, lines)
		}
	}
}

func TestWrapPlaces(t *testing.T) {
	tests := []struct {
		text  string
		width float64
		want  string
	}{
		{"Felles integrasjonsplattform", 160, "Felles|integrasjonsplattform"},
		{"IKT-kostnadsanalyse", 120, "IKT-|kostnadsanalyse"},
		{"sak/arkivsystem", 90, "sak/|arkivsystem"},
		{"informasjons\u00ADmodell", 110, "informasjons-|modell"},
		{"informasjons\u00ADmodell", 400, "informasjonsmodell"},
		{"Abcdefghijklmnopqrstuvwxyz", 100, "Abcdefghijklm|nopqrstuvwxy|z"},
		{" \n\t ", 100, ""},
		{"en to tre fire fem seks sju åtte ni ti elleve tolv", 60, "en to tre|fire fem|seks sju|åtte ni…"},
	}
	for _, test := range tests {
		if got := strings.Join(wrap(test.text, test.width, titleSize, true), "|"); got != test.want {
			t.Errorf("%q\n got %s\nwant %s", test.text, got, test.want)
		}
	}
}

// TestSizeFor holds that a box has room for its title in each language.
func TestSizeFor(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 4))
	for range 3000 {
		title := model.Text{{Lang: "nb", Value: randomText(random)}, {Lang: "en", Value: randomText(random)}}
		note := model.Plain(randomText(random))
		width, height := sizeFor(title, note, 180)
		if width > 180 || width < leastWide {
			t.Fatalf("width %.1f", width)
		}
		notes := 0
		if oneLine(note.In("nb")) != "" {
			notes = 1
		}
		for _, lang := range []string{"nb", "en"} {
			lines := wrap(title.In(lang), width-2*padX, titleSize, true)
			if textHeight(len(lines), notes)+2*padY > height+0.01 {
				t.Fatalf("%q has %d lines in a box of %.0f × %.0f", title.In(lang), len(lines), width, height)
			}
		}
	}
}

func TestClean(t *testing.T) {
	tests := map[string]string{
		"a\u202eb": "ab", "a\x00b\x1bc": "abc", "a\nb": "a b", "\u2067א\u2069": "א", "plain": "plain", "a\u2028b": "a b", "\uFFFEa": "a",
	}
	for text, want := range tests {
		if got := clean(text); got != want {
			t.Errorf("%q became %q", text, got)
		}
	}
}
