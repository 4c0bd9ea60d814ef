package site_test

import (
	"maps"
	"strings"
	"testing"

	"lintel/generator/site"
)

// TestFormer holds that every address something published has had still leads
// somewhere: to where it is now, or to a page that tells why it is gone. A link
// in a contract is followed for ten years.
func TestFormer(t *testing.T) {
	files := world()
	maps.Copy(files, map[string]string{
		"lintel.yaml": strings.Replace(files["lintel.yaml"], "redirects: [", "gone:\n  - {id: eldgammel, reason: {nb: Ingen brukte den., en: Nobody used it.}, successor: svarut}\n  - {id: altinn#r7, reason: Slått sammen}\n  - {id: /borte/, reason: Utdatert}\nredirects: [{from: /ute/, to: \"https://example.no/a?b=$c;d\\\"\"}, ", 1),
		"models/ids.lock": `altinn component 2011 /komponenter/altinn/ /en/app/altinn/ /komponent/altinn/ #r1 #r7
eldgammel component 2011 /komponent/eldgammel/ /en/component/eldgammel/ #r1
borte - 2011 /borte/ /en/borte/
`,
	})
	s := build(t, files, site.Options{})
	redirect := func(url string) string {
		p := s.Page(url)
		if p == nil || p.Template != "redirect" {
			return ""
		}
		return p.Content().(*site.RedirectPage).To
	}
	for from, to := range map[string]string{
		"/komponenter/altinn/": "/faks/komponent/altinn/",
		"/en/app/altinn/":      "/faks/en/component/altinn/",
		"/id/altinn-to/":       "/faks/komponent/altinn/",
		"/id/altinn-to/r1/":    "/faks/komponent/altinn/#r1",
	} {
		if got := redirect(from); got != to {
			t.Errorf("%s leads to %q, want %s", from, got, to)
		}
	}
	if p := s.Page("/komponent/altinn/"); p == nil || p.Template != "element" {
		t.Error("a remembered address has taken the page that is there")
	}
	for url, reason := range map[string]string{
		"/id/eldgammel/": "Ingen brukte den.", "/id/eldgammel/r1/": "Ingen brukte den.", "/komponent/eldgammel/": "Ingen brukte den.",
		"/en/component/eldgammel/": "Nobody used it.", "/id/altinn/r7/": "Slått sammen", "/borte/": "Utdatert", "/en/borte/": "Utdatert",
	} {
		p := s.Page(url)
		if p == nil || p.Template != "tombstone" {
			t.Errorf("%s: no tombstone", url)
			continue
		}
		if got := p.Content().(*site.TombstonePage); got.Reason.Text != reason {
			t.Errorf("%s: %+v", url, got)
		}
		if !p.Frame().NoIndex {
			t.Errorf("%s is to be found", url)
		}
	}
	if clashes := s.Clashes(); len(clashes) > 0 {
		t.Errorf("clashes: %+v", clashes)
	}
	for name, want := range map[string][]string{
		"_redirects":            {"/faks/komponenter/altinn/ /faks/komponent/altinn/ 301!\n", "/faks/ute/ https://example.no/a?b=%24c;d%22 301!\n"},
		"redirects-nginx.conf":  {"location = \"/faks/komponenter/altinn/\" { return 301 \"/faks/komponent/altinn/\"; }\n", "\"https://example.no/a?b=%24c;d%22\"; }"},
		"redirects-apache.conf": {"RewriteRule \"^/faks/komponenter/altinn/$\" \"/faks/komponent/altinn/\" [R=301,L,NE]\n", "RewriteRule \"^/faks/ut\\.html$\""},
	} {
		text := string(fileOf(t, s, name))
		for _, line := range want {
			if !strings.Contains(text, line) {
				t.Errorf("%s has no %q:\n%s", name, line, text)
			}
		}
	}
}
