package markdown

import (
	"crypto/sha256"
	"encoding/hex"
	"html"
	"strings"

	"github.com/alecthomas/chroma/v2"
	"github.com/alecthomas/chroma/v2/lexers"
)

// Cache keeps highlighted code by a key made of its content. It must be safe
// for concurrent use; a Get that fails costs time only.
type Cache interface {
	Get(key string) (string, bool)
	Put(key, value string)
}

// Highlighter colours code blocks. It is safe for concurrent use; a nil one
// gives code without colours.
type Highlighter struct {
	cache Cache
}

// NewHighlighter makes a highlighter; the cache may be nil.
func NewHighlighter(cache Cache) *Highlighter { return &Highlighter{cache: cache} }

// highlightVersion is part of every key: raise it with chroma's version or when
// the HTML changes.
const highlightVersion = "chroma-2.27.0-1"

// Code gives a code block as HTML: a <pre> that can be scrolled by the
// keyboard, tokens in spans of the classes that StyleCSS styles. A language
// that chroma does not know gives plain text.
func (h *Highlighter) Code(code Code) string {
	plain := func() string { return wrapCode(code.Language, html.EscapeString(code.Text)) }
	if h == nil || code.Language == "" || code.Text == "" {
		return plain()
	}
	var key string
	if h.cache != nil {
		sum := sha256.Sum256([]byte(highlightVersion + "\x00" + code.Language + "\x00" + code.Text))
		key = "code-" + hex.EncodeToString(sum[:])
		if value, ok := h.cache.Get(key); ok {
			return value
		}
	}
	result := plain()
	if colored, ok := tokens(code); ok {
		result = wrapCode(code.Language, colored)
	}
	if h.cache != nil {
		h.cache.Put(key, result)
	}
	return result
}

func wrapCode(language, inner string) string {
	class := ""
	if language != "" {
		class = ` class="language-` + html.EscapeString(language) + `"`
	}
	return `<pre class="lt-code" tabindex="0"><code` + class + ">" + inner + "</code></pre>\n"
}

// tokens colours a code; ok is false when the language is unknown, or its lexer
// fails (some do by a panic) or gives back another text than it got.
func tokens(code Code) (colored string, ok bool) {
	defer func() {
		if recover() != nil {
			colored, ok = "", false
		}
	}()
	lexer := lexers.Get(strings.ToLower(code.Language))
	if lexer == nil {
		return "", false
	}
	iterator, err := chroma.Coalesce(lexer).Tokenise(nil, code.Text)
	if err != nil {
		return "", false
	}
	var b strings.Builder
	b.Grow(2 * len(code.Text))
	rest := code.Text
	for token := iterator(); token != chroma.EOF; token = iterator() {
		text := token.Value
		if len(text) > len(rest) {
			text = strings.TrimSuffix(text, "\n") // some lexers add a line end
		}
		if !strings.HasPrefix(rest, text) {
			return "", false
		}
		rest = rest[len(text):]
		class := tokenClass(token.Type)
		if class == "" || text == "" {
			b.WriteString(html.EscapeString(text))
			continue
		}
		b.WriteString(`<span class="` + class + `">` + html.EscapeString(text) + "</span>")
	}
	return b.String(), rest == ""
}
