package site

import (
	"fmt"
	"regexp"
	"strings"
)

// Redirect leads from an address to another, both with the base path and as a
// browser sends them. Permanent tells that the first is a former address; that
// of an id is not, because where it leads may change.
type Redirect struct {
	From, To  string
	Permanent bool
}

// Redirects are all redirects of the site, by address.
func (s *Site) Redirects() []Redirect {
	var list []Redirect
	for _, p := range s.Pages {
		if p.Template == "redirect" {
			list = append(list, Redirect{From: s.basePath + p.URL, To: escapeAddress(s.rooted(p.leads)), Permanent: p.isFormer})
		}
	}
	return list
}

// rooted is an address of the site with the base path; others stay as they are.
func (s *Site) rooted(url string) string {
	if strings.HasPrefix(url, "/") {
		return s.basePath + url
	}
	return url
}

// escapeAddress writes a target so that it is nothing but an address in any of
// the files below: no space, quote, backslash, dollar sign or control character
// goes in as it is, and a percent sign only before two hexadecimal digits.
func escapeAddress(address string) string {
	const plain = "-._~/:?#[]@!&()+,;="
	var b strings.Builder
	for i := 0; i < len(address); i++ {
		c := address[i]
		isEscape := c == '%' && i+2 < len(address) && isHex(address[i+1]) && isHex(address[i+2])
		if c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || strings.IndexByte(plain, c) >= 0 || isEscape {
			b.WriteByte(c)
			continue
		}
		fmt.Fprintf(&b, "%%%02X", c)
	}
	return b.String()
}

func isHex(c byte) bool { return c >= '0' && c <= '9' || c|0x20 >= 'a' && c|0x20 <= 'f' }

// writeRedirects writes redirects for a host: netlify, nginx or apache.
// From is a path of a-z, 0-9, hyphens and what a base path may have. A former
// address answers 301; an id's 302.
func writeRedirects(list []Redirect, format string) []byte {
	var b strings.Builder
	switch format {
	case "nginx":
		b.WriteString("# Include in the server block.\n")
	case "apache":
		b.WriteString("# Include in the virtual host. Needs mod_rewrite.\nRewriteEngine On\n")
	}
	for _, r := range list {
		code := 302
		if r.Permanent {
			code = 301
		}
		switch format {
		case "nginx":
			fmt.Fprintf(&b, "location = \"%s\" { return %d \"%s\"; }\n", r.From, code, r.To)
		case "apache":
			// A percent sign before a digit would mean what a condition matched.
			fmt.Fprintf(&b, "RewriteRule \"^%s$\" \"%s\" [R=%d,L,NE]\n", regexp.QuoteMeta(r.From), strings.ReplaceAll(r.To, "%", `\%`), code)
		default:
			// The mark ! has the rule come before the page that leads on by itself.
			fmt.Fprintf(&b, "%s %s %d!\n", r.From, r.To, code)
		}
	}
	return []byte(b.String())
}

// addRedirectFiles publishes the redirects as hosts read them, so that they can
// answer by themselves: faster, and to machines. The pages work on any other.
func (s *Site) addRedirectFiles() {
	if s.options.Portable {
		return // no host answers
	}
	for name, format := range map[string]string{"_redirects": "netlify", "redirects-nginx.conf": "nginx", "redirects-apache.conf": "apache"} {
		s.file(name, func() []byte { return writeRedirects(s.Redirects(), format) })
	}
}
