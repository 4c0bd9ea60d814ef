package site_test

import (
	"strings"
	"testing"

	"lintel/generator/site"
)

// TestRedirectsEscape holds that a hostile target stays one address in each
// form: without it a quote, a space or a line break in lintel.yaml would write
// configuration of a web server.
func TestRedirectsEscape(t *testing.T) {
	s := build(t, map[string]string{
		"lintel.yaml": "title: T\nlanguages: [nb]\nredirects:\n" +
			"  - {from: /a/, to: '/#x\" ; return 200 \"'}\n" +
			"  - {from: /b/, to: \"/#x\\n/evil/ https://evil.example/ 200!\"}\n" +
			"  - {from: /c/, to: 'https://example.no/?a=$host&b=%2Fx%1&c=\\'}\n" +
			"  - {from: /d/, to: '/#æ*:splat'}\n",
		"models/metamodel.yaml": "kinds:\n  component: {name: Component}\n",
		"content/index.md":      "---\ntitle: Front\nsummary: The front page.\n---\n",
	}, site.Options{BaseURL: "https://example.no/faks"})
	for name, want := range map[string][]string{
		"_redirects": {
			`/faks/a/ /faks/#x%22%20;%20return%20200%20%22 301!`,
			`/faks/b/ /faks/#x%0A/evil/%20https://evil.example/%20200! 301!`,
			`/faks/c/ https://example.no/?a=%24host&b=%2Fx%251&c=%5C 301!`,
			`/faks/d/ /faks/#%C3%A6%2A:splat 301!`,
		},
		"redirects-nginx.conf": {
			`# Include in the server block.`,
			`location = "/faks/a/" { return 301 "/faks/#x%22%20;%20return%20200%20%22"; }`,
			`location = "/faks/b/" { return 301 "/faks/#x%0A/evil/%20https://evil.example/%20200!"; }`,
			`location = "/faks/c/" { return 301 "https://example.no/?a=%24host&b=%2Fx%251&c=%5C"; }`,
			`location = "/faks/d/" { return 301 "/faks/#%C3%A6%2A:splat"; }`,
		},
		"redirects-apache.conf": {
			`# Include in the virtual host. Needs mod_rewrite.`,
			`RewriteEngine On`,
			`RewriteRule "^/faks/a/$" "/faks/#x\%22\%20;\%20return\%20200\%20\%22" [R=301,L,NE]`,
			`RewriteRule "^/faks/b/$" "/faks/#x\%0A/evil/\%20https://evil.example/\%20200!" [R=301,L,NE]`,
			`RewriteRule "^/faks/c/$" "https://example.no/?a=\%24host&b=\%2Fx\%251&c=\%5C" [R=301,L,NE]`,
			`RewriteRule "^/faks/d/$" "/faks/#\%C3\%A6\%2A:splat" [R=301,L,NE]`,
		},
	} {
		if got := string(fileOf(t, s, name)); got != strings.Join(want, "\n")+"\n" {
			t.Errorf("%s:\n%s", name, got)
		}
	}
}
