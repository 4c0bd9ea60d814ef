package markdown

import (
	"fmt"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"lintel/generator/diag"
	"lintel/generator/source"
)

// testFiller fills holes so that a test sees what was asked for.
type testFiller struct{}

func (testFiller) Reference(index int, r Reference) string {
	name := r.Target
	if r.Part != "" {
		name += "#" + r.Part
	}
	return fmt.Sprintf("<a %d %s>%s</a>", index, name, r.Text)
}

func (testFiller) Link(index int, l Link) (string, string) {
	return l.Destination, fmt.Sprintf("data-n=%q", fmt.Sprint(index))
}

func (testFiller) Block(kind SegmentKind, index int) string {
	switch kind {
	case LabelHole:
		return "{" + LabelKey(index) + "}"
	case EmbedHole:
		return fmt.Sprintf("<embed %d>\n", index)
	}
	return fmt.Sprintf("<query %d>\n", index)
}

func parseString(t testing.TB, text string) (*Document, []diag.Finding) {
	t.Helper()
	file, err := source.NewFile("content/index.md", []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	var report diag.List
	document := Parse(file, 0, len(file.Text), Limits{}, &report)
	return document, report.Sorted()
}

// lines gives findings as the rules' test data writes them.
func lines(findings []diag.Finding) (found []string) {
	for _, f := range findings {
		found = append(found, fmt.Sprintf("%s: %s %s", f.Span, f.Severity, f.Rule.Code))
	}
	return found
}

func TestHTML(t *testing.T) {
	tests := map[string]struct{ in, want string }{
		"paragraph":          {"Hei på *deg* & <3", "<p>Hei på <em>deg</em> &amp; &lt;3</p>\n"},
		"entities":           {`a\*b &aelig; &#x27; "x"`, "<p>a*b æ ' &quot;x&quot;</p>\n"},
		"no smart quotes":    {"«Hei» -- 'x'...", "<p>«Hei» -- 'x'...</p>\n"},
		"reference":          {"Se [[altinn]].", "<p>Se <a 0 altinn></a>.</p>\n"},
		"reference text":     {"[[a#r1|x < *y*]]", "<p><a 0 a#r1>x < *y*</a></p>\n"},
		"reference bracket":  {"[[a|b [c]]] d", "<p><a 0 a>b [c]</a> d</p>\n"},
		"reference wrapped":  {"> [[a|b\n> c]] d", "<blockquote>\n<p><a 0 a>b c</a> d</p>\n</blockquote>\n"},
		"reference emphasis": {"**[[a]]**[[b]]", "<p><strong><a 0 a></a></strong><a 1 b></a></p>\n"},
		"escaped":            {`\[[a]] and [a]`, "<p>[[a]] and [a]</p>\n"},
		"code":               {"`[[a|b]]`", "<p><code>[[a|b]]</code></p>\n"},
		"fenced":             {"```\n[[a|b]]\n```", "<pre class=\"lt-code\" tabindex=\"0\"><code>[[a|b]]</code></pre>\n"},
		"link":               {"[a](b.md 'c')", "<p><a href=\"b.md\" data-n=\"0\" title=\"c\">a</a></p>\n"},
		"autolink":           {"<https://a.no/?b&c>", "<p><a href=\"https://a.no/?b&amp;c\" data-n=\"0\">https://a.no/?b&amp;c</a></p>\n"},
		"image":              {"![*b* \"q\"](c.png)", "<p><img src=\"c.png\" data-n=\"0\" alt=\"b &quot;q&quot;\"></p>\n"},
		"reference link":     {"[a]\n\n[a]: /x 't'", "<p><a href=\"/x\" data-n=\"0\" title=\"t\">a</a></p>\n"},
		"comment":            {"a <!-- b --> c\n\n<!-- d\n\ne -->\n", "<p>a  c</p>\n"},
		"embed":              {"![[a]]\n\nb", "<embed 0>\n<p>b</p>\n"},
		"embed anchored":     {"![[a]] {#b}", "<div id=\"b\">\n<embed 0>\n</div>\n"},
		"query":              {"```query\nshow: list\n```", "<query 0>\n"},
		"title":              {"# A [[b]]\n\n## C", "<h2 id=\"c\">C</h2>\n"},
		"second title":       {"# A\n\n# B", "<h1 id=\"b\">B</h1>\n"},
		"setext":             {"A\n=\n\nB\n-", "<h2 id=\"b\">B</h2>\n"},
		"paragraph anchor":   {"a\nb {#c-d}", "<p id=\"c-d\">a\nb</p>\n"},
		"item anchor":        {"- a {#b}\n- c", "<ul>\n<li id=\"b\">a</li>\n<li>c</li>\n</ul>\n"},
		"no anchor":          {`a \{#b} and {#c} d`, "<p>a {#b} and {#c} d</p>\n"},
		"box":                {":::note\na\n:::\nb", "<aside class=\"lt-note lt-note-note\" role=\"note\">\n<p class=\"lt-note-title\">{note}</p>\n<p>a</p>\n</aside>\n<p>b</p>\n"},
		"box title":          {"::: tip A & B\na\n\n:::", "<aside class=\"lt-note lt-note-tip\" role=\"note\">\n<p class=\"lt-note-title\">A &amp; B</p>\n<p>a</p>\n</aside>\n"},
		"box in list":        {"- a\n\n  :::note\n  b\n  :::\n", "<ul>\n<li>\n<p>a</p>\n<aside class=\"lt-note lt-note-note\" role=\"note\">\n<p class=\"lt-note-title\">{note}</p>\n<p>b</p>\n</aside>\n</li>\n</ul>\n"},
		"box with code":      {":::note\n```\n:::\n```\n:::", "<aside class=\"lt-note lt-note-note\" role=\"note\">\n<p class=\"lt-note-title\">{note}</p>\n<pre class=\"lt-code\" tabindex=\"0\"><code>:::</code></pre>\n</aside>\n"},
		"alert":              {"> [!WARNING]\n> a", "<aside class=\"lt-note lt-note-warning\" role=\"note\">\n<p class=\"lt-note-title\">{warning}</p>\n<p>a</p>\n</aside>\n"},
		"tabs":               {":::tabs\n::tab A\na\n::tab B\nb\n:::", "<div class=\"lt-tabs\">\n<section class=\"lt-tab\">\n<h2 class=\"lt-tab-title\">A</h2>\n<p>a</p>\n</section>\n<section class=\"lt-tab\">\n<h2 class=\"lt-tab-title\">B</h2>\n<p>b</p>\n</section>\n</div>\n"},
		"definitions":        {"A\n: b", "<dl>\n<dt>A</dt>\n<dd>b</dd>\n</dl>\n"},
		"list":               {"3. a\n4. b", "<ol start=\"3\">\n<li>a</li>\n<li>b</li>\n</ol>\n"},
		"no tasks":           {"- [ ] a", "<ul>\n<li>[ ] a</li>\n</ul>\n"},
		"break":              {"a\\\nb  \nc\nd", "<p>a<br>\nb<br>\nc\nd</p>\n"},
		"strikethrough":      {"~~a~~", "<p><del>a</del></p>\n"},
		"table": {
			"| [[a|b]] | c |\n|:-:|--|\n| `[[d|e]]` | f \\| g |",
			"<div class=\"lt-table\" tabindex=\"0\" role=\"group\" aria-label=\"{table} 1\">\n<table>\n<thead>\n<tr>\n" +
				"<th scope=\"col\" class=\"lt-center\"><a 0 a>b</a></th>\n<th scope=\"col\">c</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n" +
				"<td class=\"lt-center\"><code>[[d|e]]</code></td>\n<td>f | g</td>\n</tr>\n</tbody>\n</table>\n</div>\n",
		},
		"footnote": {
			"a[^x]\n\n[^x]: b",
			"<p>a<sup id=\"fnref:1\"><a class=\"lt-footnote\" href=\"#fn:1\" role=\"doc-noteref\">1</a></sup></p>\n" +
				"<section class=\"lt-footnotes\" role=\"doc-endnotes\" aria-label=\"{footnotes}\">\n<ol>\n<li id=\"fn:1\">\n" +
				"<p>b <a class=\"lt-footnote-back\" href=\"#fnref:1\" role=\"doc-backlink\" aria-label=\"{footnote-back} 1\">↩</a></p>\n</li>\n</ol>\n</section>\n",
		},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			document, findings := parseString(t, test.in)
			if diff := cmp.Diff(test.want, document.HTML(testFiller{}, nil)); diff != "" {
				t.Errorf("HTML (-want +got):\n%s", diff)
			}
			if len(findings) > 0 {
				t.Errorf("findings: %v", lines(findings))
			}
		})
	}
}

// What is wrong is reported where it stands, and shown as the text it is.
func TestMistakes(t *testing.T) {
	tests := map[string]struct{ in, want, finding string }{
		"script scheme":    {"[a](javascript:x)", "<p>a</p>\n", "1:5: error markdown-link-scheme"},
		"hidden scheme":    {"[a](<java\tscript&#58;x>)", "<p>a</p>\n", "1:6: error markdown-link-scheme"},
		"control scheme":   {"[a](&#1;javascript:x)", "<p>a</p>\n", "1:5: error markdown-link-scheme"},
		"autolink scheme":  {"<tel:123>", "<p>tel:123</p>\n", "1:2: error markdown-link-scheme"},
		"image scheme":     {"![a](data:image/png;x)", "<p>a</p>\n", "1:6: error markdown-link-scheme"},
		"reference scheme": {"[a]\n\n[a]: file:x", "<p>a</p>\n", "3:6: error markdown-link-scheme"},
		"in link":          {"[a [[b]]](c)", "<p><a href=\"c\" data-n=\"0\">a [[b]]</a></p>\n", "1:4: error markdown-reference"},
		"in alt":           {"![a [[b]]](c)", "<p><img src=\"c\" data-n=\"0\" alt=\"a [[b]]\"></p>\n", "1:5: error markdown-reference"},
		"inline tag":       {"a <b>c</b>", "<p>a c</p>\n", "1:3: error markdown-html"},
		"closing tag":      {"a</b>", "<p>a</p>\n", "1:2: error markdown-html"},
		"block":            {"<div>\na\n</div>\n\nb", "<p>b</p>\n", "1:1: error markdown-html"},
		"after a comment":  {"<!-- a -->\n<!-- b --> c", "", "2:12: error markdown-html"},
		"open comment":     {"a\n\n<!-- b\n\nc", "<p>a</p>\n", "3:1: error markdown-html"},
		"embed in cell":    {"|a|\n|-|\n|![[b]]|", "", "3:2: error markdown-embed"},
		"unknown alert":    {"> [!NOTTE]\n> a", "<blockquote>\n<p>a</p>\n</blockquote>\n", "1:3: error markdown-box"},
		"stray":            {"a\n:::", "<p>a</p>\n", "2:1: error markdown-box"},
		"front matter":     {"---\ntitle: a\n\nb", "<p>b</p>\n", "1:1: error markdown-front-matter"},
		"anchor form":      {"a {#B_c}", "<p>a</p>\n", "1:3: error markdown-anchor"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			document, findings := parseString(t, test.in)
			if got := document.HTML(testFiller{}, nil); got != test.want && test.want != "" {
				t.Errorf("HTML = %q, want %q", got, test.want)
			}
			want := []string{"content/index.md:" + test.finding}
			if diff := cmp.Diff(want, lines(findings)); diff != "" {
				t.Errorf("findings (-want +got):\n%s", diff)
			}
		})
	}
}

func TestDocument(t *testing.T) {
	document, findings := parseString(t, "---\ntitle: x\n---\n# A [[b]] c\n\nEn to [[d|tre fire]].\n\n## På Ærø\n\n## På Ærø {#fast}\n\n### På ærø\n\n- a\n\n  ```query\n  x: y\n    z\n  ```\n")
	if len(findings) > 0 {
		t.Fatalf("findings: %v", lines(findings))
	}
	if document.FrontMatter.Text() != "title: x\n" || document.Title != "A b c" || document.Words != 11 {
		t.Errorf("front matter %q, title %q, %d words", document.FrontMatter.Text(), document.Title, document.Words)
	}
	var ids []string
	for _, heading := range document.Headings {
		ids = append(ids, heading.ID+" "+strings.TrimPrefix(heading.Span.String(), "content/index.md:"))
	}
	want := []string{"a-b-c 4:1", "pa-aero 8:1", "fast 10:1", "pa-aero-2 12:1"}
	if diff := cmp.Diff(want, ids); diff != "" {
		t.Errorf("headings (-want +got):\n%s", diff)
	}
	name := func(r Reference) string { return "«" + r.Target + "»" }
	if got := document.HeadingText(0, name); got != "A «b» c" {
		t.Errorf("HeadingText = %q", got)
	}
	if got := document.Text(name); got != "En to tre fire. På Ærø På Ærø På ærø a" {
		t.Errorf("Text = %q", got)
	}
	if q := document.Queries[0]; q.Text != "x: y\n  z\n" || q.Span.Text() != "  x: y\n    z\n" {
		t.Errorf("query %q, span %q", q.Text, q.Span.Text())
	}
	if r := document.References[1]; r.Span.Text() != "[[d|tre fire]]" || r.TargetSpan.Text() != "d" {
		t.Errorf("reference spans %q, %q", r.Span.Text(), r.TargetSpan.Text())
	}
}

func TestParts(t *testing.T) {
	document, _ := parseString(t, "a\n\n![[b]]\n\nc\n\n```query\nd\n```\n")
	want := []Part{{"<p>a</p>\n", -1, -1}, {"", 0, -1}, {"<p>c</p>\n", -1, -1}, {"", -1, 0}}
	if diff := cmp.Diff(want, document.Parts(testFiller{}, nil)); diff != "" {
		t.Errorf("parts (-want +got):\n%s", diff)
	}
}

func TestFragment(t *testing.T) {
	file, _ := source.NewFile("models/a.yaml", []byte("text: En [[b]] til\n"))
	var report diag.List
	place := func(start, end int) source.Span { return file.Span(6+start, 6+end) }
	document := ParseFragment("En [[b]] til", place, Limits{}, &report)
	if got := document.InlineHTML(testFiller{}, nil); !document.Inline() || got != "En <a 0 b></a> til" {
		t.Errorf("inline %v: %q", document.Inline(), got)
	}
	if got := document.References[0].Span.Text(); got != "[[b]]" {
		t.Errorf("span %q", got)
	}
	if heading := ParseFragment("# A", place, Limits{}, &report); heading.Title != "" || heading.HTML(nil, nil) != "<h1 id=\"a\">A</h1>\n" || heading.Inline() {
		t.Errorf("heading in a fragment: %q", heading.HTML(nil, nil))
	}
}

func TestSlug(t *testing.T) {
	for in, want := range map[string]string{
		"Ærlig talt, på Øya!": "aerlig-talt-pa-oya", "Čáhci đ ŋ": "cahci-d-n", "1.2 – Café": "1-2-cafe",
		"東京": "", "  ": "", "A\u030a": "a", "FAKS/2": "faks-2",
	} {
		if got := slug(in); got != want {
			t.Errorf("slug(%q) = %q, want %q", in, got, want)
		}
	}
}

// One parser and one highlighter serve all goroutines, and answer the same.
func TestConcurrent(t *testing.T) {
	text := strings.Repeat("## A [[b|c]]\n\n| a | b |\n|--|--|\n| [[x|y]] | z |\n\n```go\nfunc f() {}\n```\n\n", 5)
	highlighter := NewHighlighter(nil)
	first, _ := parseString(t, text)
	want := first.HTML(testFiller{}, highlighter)
	var group sync.WaitGroup
	for range 8 {
		group.Go(func() {
			document, _ := parseString(t, text)
			if document.HTML(testFiller{}, highlighter) != want {
				t.Error("another answer in another goroutine")
			}
		})
	}
	group.Wait()
}
