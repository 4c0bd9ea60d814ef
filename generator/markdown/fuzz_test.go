package markdown

import (
	"fmt"
	"math/rand/v2"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"golang.org/x/net/html"

	"lintel/generator/diag"
	"lintel/generator/source"
)

// fuzzSeeds are texts that have a bit of everything in them.
var fuzzSeeds = []string{
	"---\ntitle: a\n---\n# A [[b]] {#c}\n\nd *e* **f** `g` [[h#i|j\nk]] ![[l]] {#m}\n",
	"| [[a|b]] | `c|d` |\n|:-|-:|\n| ![x](y) | <b> |\n",
	":::note A\n::: tip\n- a\n  :::warning\n  b\n  :::\n:::\n\n> [!NOTE] a\n> b\n:::\n",
	":::tabs\n::tab A\n```\n::tab\n:::\n```\n::tab B\n:::\n",
	"a[^1] b[^1]\n\n[^1]: c [d](e \"f\")\n    g\n\nTerm\n: def\n\n  more\n",
	"```query\na: b\n```\n- ```query\n  c: d\n  ```\n",
	"[a](javascript:x) [b](<java\tscript:x>) <data:x> ![[[c]](d) [e]\n\n[e]: vbscript:f 'g'\n",
	"<script>alert(1)</script>\n\n<!-- a --> <b style=\"x\"> c --> <?d?> <![CDATA[e]]>\n",
	"> > - 1. \ta\n> \n\t\tb\n***\n===\n~~c~~ \\\nd  \ne\n",
	"<a onclick='x'\n>b</a> &lt;script&gt; &#60;i&#62;\n",
	"[^a]:\tb\n\n[^a] \x1f [[c\x1fd|e]]\n",
}

func FuzzParse(f *testing.F) {
	for _, seed := range fuzzSeeds {
		f.Add(seed)
	}
	f.Fuzz(checkParse)
}

// fuzzPieces are what TestRandom builds texts of: blocks meet in more ways than
// byte mutations find in a short run.
var fuzzPieces = []string{
	"\n", "\n", "\n", "\n\n", "\n\n", " ", "  ", "    ", "\t", "a", "b c", "æ", "> ", ">", "- ", "* ", "1. ", "2) ", "# ", "## ", "===\n", "---\n", "***\n",
	"[[a]]", "[[a|b]]", "[[a#b|", "![[a]]", "[[", "]]", "[", "](x)", "](<y> 'z')", "![", "<http://a>", "<b>", "</b>", "<!-- ", " -->", "<div>\n", "<?",
	"*", "**", "_", "~~", "`", "``", "```\n", "~~~\n", "```query\n", ":::note\n", "::: tip T\n", ":::tabs\n", "::tab A\n", ":::\n", "::::\n", "[!NOTE]\n", "[!x] y\n",
	"[^1]", "[^1]: ", "[r]: /u 't'\n", "[r]", "| a | b |\n", "|-|:-:|\n", "|", "\\|", "\\", "{#id}", "{#I_d}", "{#", "}", ": ", "&lt;", "&#1;", "\"", "<", ">", "\x1f",
}

func TestRandom(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for range 4000 {
		var b strings.Builder
		for range 3 + random.IntN(40) {
			b.WriteString(fuzzPieces[random.IntN(len(fuzzPieces))])
		}
		checkParse(t, b.String())
		if t.Failed() {
			t.Fatalf("text %q", b.String())
		}
	}
}

// checkParse asks of any text: no panic and no hang, places inside the file,
// anchors of one kind and once each, and HTML of ours only.
func checkParse(t *testing.T, text string) {
	file, err := source.NewFile("content/index.md", []byte(text))
	if err != nil {
		return
	}
	timer := time.AfterFunc(10*time.Second, func() { panic(fmt.Sprintf("slow: %q", text)) })
	defer timer.Stop()
	var report diag.List
	document := Parse(file, 0, len(file.Text), Limits{}, &report)
	for _, finding := range report.Sorted() {
		checkSpan(t, file, finding.Span)
		if finding.Rule == ruleBroken {
			t.Errorf("goldmark broke: %s", finding.Message("en"))
		}
	}
	for _, reference := range document.References {
		checkSpan(t, file, reference.Span)
		if written := reference.TargetSpan.Text(); !strings.HasPrefix(written, reference.Target) || reference.Target == "" {
			t.Errorf("target %q is written %q", reference.Target, written)
		}
	}
	for _, link := range document.Links {
		checkSpan(t, file, link.Span)
	}
	for _, query := range document.Queries {
		checkSpan(t, file, query.Span)
	}
	checkAnchors(t, document)
	checkHTML(t, document.HTML(nil, nil))
	document.Text(nil)
	for i := range document.Headings {
		document.HeadingText(i, func(Reference) string { return "x" })
	}
}

func checkSpan(t *testing.T, file *source.File, span source.Span) {
	if span.File != file || span.Start < 0 || span.End < span.Start || span.End > len(file.Text) {
		t.Errorf("span %d–%d of %d", span.Start, span.End, len(file.Text))
	}
}

func checkAnchors(t *testing.T, document *Document) {
	seen := map[string]bool{}
	for _, heading := range document.Headings {
		if seen[heading.ID] || !isKebab(heading.ID) {
			t.Errorf("anchor %q", heading.ID)
		}
		seen[heading.ID] = true
	}
	for _, anchor := range document.Anchors {
		if seen[anchor.ID] || !isKebab(anchor.ID) {
			t.Errorf("anchor %q", anchor.ID)
		}
		seen[anchor.ID] = true
	}
}

// The HTML that may come out.
var (
	voidTags    = []string{"br", "hr", "img"}
	knownTags   = strings.Fields("a aside blockquote br code dd del div dl dt em h1 h2 h3 h4 h5 h6 hr img li ol p pre section strong sup table tbody td th thead tr ul")
	knownFields = strings.Fields("alt aria-label class href id role scope src start tabindex title")
	badAddress  = regexp.MustCompile(`^(?i)[a-z][a-z0-9+.-]*:`)
	controls    = regexp.MustCompile(`[\x00-\x20\x7f]`)
)

// checkHTML reads the output as a browser would and asks that every tag is one
// of ours, closed in order, with fields of ours.
func checkHTML(t *testing.T, output string) {
	var open []string
	reader := html.NewTokenizer(strings.NewReader(output))
	for {
		switch reader.Next() {
		case html.ErrorToken:
			if len(open) > 0 {
				t.Errorf("left open: %v in %q", open, output)
			}
			return
		case html.CommentToken, html.DoctypeToken:
			t.Errorf("comment or doctype in %q", output)
		case html.StartTagToken, html.SelfClosingTagToken:
			token := reader.Token()
			if !slices.Contains(knownTags, token.Data) || (token.Data == "a" && slices.Contains(open, "a")) {
				t.Fatalf("<%s> in %q", token.Data, output)
			}
			for _, field := range token.Attr {
				if !slices.Contains(knownFields, field.Key) {
					t.Fatalf("field %s in %q", field.Key, output)
				}
				scheme := strings.ToLower(badAddress.FindString(controls.ReplaceAllString(field.Val, "")))
				if (field.Key == "href" || field.Key == "src") && !slices.Contains([]string{"", "http:", "https:", "mailto:"}, scheme) {
					t.Fatalf("address %q in %q", field.Val, output)
				}
			}
			if !slices.Contains(voidTags, token.Data) {
				open = append(open, token.Data)
			}
		case html.EndTagToken:
			name := reader.Token().Data
			if len(open) == 0 || open[len(open)-1] != name {
				t.Fatalf("</%s> after %v in %q", name, open, output)
			}
			open = open[:len(open)-1]
		}
	}
}
