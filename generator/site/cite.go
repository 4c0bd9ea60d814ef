package site

import (
	"net/url"
	"strings"
)

// Cite is how a page is cited: its name, the site, the edition, and an address
// that stays.
type Cite struct {
	Text string // with {address} where the address stands
	Href string
}

// cite gives how the page is cited: an element by its permanent address, a text
// by its own.
func (p *Page) cite() *Cite {
	s := p.site
	text := p.Title.Text + ". " + s.model.Config.Title.In(p.Lang)
	if s.options.Edition != "" {
		text += ", " + s.words(p.Lang).edition + " " + s.options.Edition
	}
	text += ". {address}"
	switch {
	case p.Template == "element":
		return &Cite{Text: text, Href: s.permanent(p, p.owner.Text)}
	case p.Template != "article":
		return nil
	case s.baseURL != "":
		return &Cite{Text: text, Href: s.baseURL + p.URL}
	}
	return &Cite{Text: text, Href: p.Href(p.URL)}
}

// feedback is where a reader tells of a mistake on the page: the configured
// form, or a mail that names the page.
func (p *Page) feedback() string {
	to := p.site.model.Config.Feedback
	if to == "" || p.Template == "notfound" {
		return ""
	}
	address := p.site.baseURL + p.URL
	if mail, ok := strings.CutPrefix(to, "mailto:"); ok && !strings.Contains(mail, "?") {
		return "mailto:" + mail + "?subject=" + mailText(p.site.model.Config.Title.In(p.Lang)+": "+p.Title.Text) + "&body=" + mailText(address+"\n")
	}
	return strings.NewReplacer("{page}", url.QueryEscape(address), "{title}", url.QueryEscape(p.Title.Text)).Replace(to)
}

// mailText is a text within a mail's address, where a plus sign is none of a space.
func mailText(text string) string { return strings.ReplaceAll(url.QueryEscape(text), "+", "%20") }

// statement is the accessibility statement, elsewhere or a page of the site.
func (s *Site) statement(p *Page) string {
	to := s.model.Config.AccessibilityStatement
	if to == "" || strings.Contains(to, ":") {
		return to
	}
	if target, _ := s.menuTarget(to, p.Lang); target != "" {
		return p.Href(target)
	}
	return ""
}

// StatementFound tells whether the accessibility statement leads somewhere.
func (s *Site) StatementFound() bool {
	to := s.model.Config.AccessibilityStatement
	target, _ := s.menuTarget(to, s.model.Config.DefaultLanguage())
	return strings.Contains(to, ":") || target != ""
}
