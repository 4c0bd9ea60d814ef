package markdown

import (
	"html"
	"math"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"testing"
)

// Every colour of code has a contrast of 4.5:1 on its background.
func TestStyleContrast(t *testing.T) {
	light, dark := StyleCSS()
	for background, css := range map[string]string{"#F3F6F5": light, "#16211F": dark} {
		colors := regexp.MustCompile(`color:(#[0-9a-f]{6})`).FindAllStringSubmatch(css, -1)
		if len(colors) < 5 {
			t.Errorf("%d colours on %s", len(colors), background)
		}
		for _, color := range colors {
			if ratio := contrast(color[1], background); ratio < 4.5 {
				t.Errorf("%s on %s: %.2f", color[1], background, ratio)
			}
		}
	}
	if again, _ := StyleCSS(); again != light {
		t.Error("the style differs from call to call")
	}
}

// contrast is WCAG's ratio of two colours.
func contrast(a, b string) float64 {
	x, y := luminance(a), luminance(b)
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

func luminance(color string) float64 {
	total := 0.0
	for i, weight := range []float64{0.2126, 0.7152, 0.0722} {
		value, _ := strconv.ParseUint(color[1+2*i:3+2*i], 16, 8)
		channel := float64(value) / 255
		if channel <= 0.03928 {
			channel /= 12.92
		} else {
			channel = math.Pow((channel+0.055)/1.055, 2.4)
		}
		total += weight * channel
	}
	return total
}

type mapCache struct {
	mu         sync.Mutex
	values     map[string]string
	hits, puts int
}

func (c *mapCache) Get(key string) (string, bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	value, ok := c.values[key]
	if ok {
		c.hits++
	}
	return value, ok
}

func (c *mapCache) Put(key, value string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.values[key] = value
	c.puts++
}

// Highlighted code is the same text in spans of classes, and cached by content.
func TestHighlight(t *testing.T) {
	cache := &mapCache{values: map[string]string{}}
	highlighter := NewHighlighter(cache)
	for language, code := range map[string]string{
		"go": "func f() { return \"<b>\" } // x", "yaml": "a: b # c\n\n- 1", "json": `{"a": [1, null]}`, "xml": "<a b='c'>&amp;</a>",
		"sql": "SELECT * FROM a;", "bash": "if true; then ls; fi", "turtle": "<a> a <b> .", "http": "GET / HTTP/1.1\nA: b\n\n", "diff": "+a\n-b",
		"no-such": "a <b>", "": "a & b", "\"><script>": "x",
	} {
		got := highlighter.Code(Code{Language: language, Text: code})
		if again := highlighter.Code(Code{Language: language, Text: code}); again != got {
			t.Errorf("%s: another answer the second time", language)
		}
		if strings.Contains(got, "style=") || strings.Contains(got, "<script") {
			t.Errorf("%s: %s", language, got)
		}
		if plain := html.UnescapeString(regexp.MustCompile(`<[^>]*>`).ReplaceAllString(got, "")); plain != code+"\n" {
			t.Errorf("%s: %q became %q", language, code, plain)
		}
		if colored := strings.Contains(got, `<span class="lt-`); colored != (len(language) > 1 && len(language) < 7) {
			t.Errorf("%s: coloured %v: %s", language, colored, got)
		}
	}
	if cache.puts != 11 || cache.hits != 11 {
		t.Errorf("%d put, %d hit", cache.puts, cache.hits)
	}
}
