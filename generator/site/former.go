package site

import (
	"bytes"
	"fmt"
	"regexp"
	"strings"

	"lintel/generator/model"
)

// moved is a former address and where it leads.
type moved struct {
	from, to string // from the site's root; to may be an address on the web
}

// TombstonePage is the content of template tombstone: what was published and
// is no more.
type TombstonePage struct {
	What      string // the id, or the address of a text
	Edition   string // the first that had it, "" when not known
	Reason    Local
	Successor *Card
}

// addFormer adds redirects from former ids, former addresses of texts, what
// lintel.yaml says, and every address that models/ids.lock remembers. They come
// after all pages: what is there now stays.
func (s *Site) addFormer() {
	for former, e := range s.model.FormerIDs() {
		if !e.Internal {
			s.addFormerID(former, e)
		}
	}
	for _, a := range s.model.Articles {
		for _, former := range a.Formerly {
			for _, l := range s.model.Config.Languages {
				if !a.Draft {
					title := local(translated(a, l).Title, l)
					s.addMoved(s.prefix(l)+"/"+former.Text+"/", s.articleURL(a, l), l, title, former)
				}
			}
		}
	}
	lang := s.model.Config.DefaultLanguage()
	for _, r := range s.model.Config.Redirects {
		s.addMoved(r.From, r.To, lang, Local{Text: r.To}, model.Ref{Text: r.From, Span: r.Span})
	}
	for i := range s.model.Locked {
		s.addLocked(&s.model.Locked[i])
	}
	for _, g := range s.model.Config.Gone {
		address := g.What
		if id, part := g.Element(); id != "" {
			address = idAddress(id, part)
		}
		s.addTombstone(address, g, "")
	}
}

// addFormerID adds redirects from where an element was when it had another id.
func (s *Site) addFormerID(former string, e *model.Element) {
	lang, owner := s.model.Config.DefaultLanguage(), formerRef(e, former)
	s.addMoved(idAddress(former, ""), s.elementURL(e, lang), lang, local(e.Name, lang), owner)
	for _, part := range e.Parts {
		s.addMoved(idAddress(former, part.ID), s.endURL(model.End{Element: e, Part: part}, lang), lang, local(e.Name, lang), owner)
	}
	for _, l := range s.model.Config.Languages {
		s.addMoved(s.kindURL(e.Kind, l)+former+"/", s.elementURL(e, l), l, local(e.Name, l), owner)
	}
}

// idAddress is the permanent address of an element or a part of it.
func idAddress(id, part string) string {
	if part == "" {
		return "/id/" + id + "/"
	}
	return "/id/" + id + "/" + part + "/"
}

// addLocked keeps every address that something published has had.
func (s *Site) addLocked(l *model.Locked) {
	e, gone := s.model.Living(l.ID), s.model.GoneFor(l.ID)
	if l.IsText() {
		e, gone = nil, s.model.GoneFor("/"+l.ID+"/")
	}
	for _, address := range l.Addresses {
		lang := s.languageOf(address)
		switch {
		case s.isTaken(address):
		case e != nil:
			s.addMoved(address, s.elementURL(e, lang), lang, local(e.Name, lang), model.Ref{Text: l.ID, Span: l.Span})
		case gone != nil:
			s.addTombstone(address, gone, l.Edition)
		}
	}
	if l.IsText() {
		return
	}
	for _, part := range append([]string{""}, l.Parts...) {
		what := l.ID
		if part != "" {
			what += "#" + part
		}
		if g := s.model.GoneFor(what); g != nil && !s.isTaken(idAddress(l.ID, part)) {
			s.addTombstone(idAddress(l.ID, part), g, l.Edition)
		}
	}
}

// isTaken tells whether there is a page at an address.
func (s *Site) isTaken(address string) bool {
	_, taken := s.outputs[strings.TrimPrefix(address, "/")+"index.html"]
	return taken
}

// languageOf is the language that an address stands in.
func (s *Site) languageOf(address string) string {
	top, _, _ := strings.Cut(strings.TrimPrefix(address, "/"), "/")
	for _, lang := range s.model.Config.Languages[1:] {
		if top == lang {
			return lang
		}
	}
	return s.model.Config.DefaultLanguage()
}

// addTombstone puts a page where something published was: why it is gone, and
// what to use instead.
func (s *Site) addTombstone(address string, g *model.Gone, edition string) {
	if s.isTaken(address) || !strings.HasPrefix(address, "/") || !strings.HasSuffix(address, "/") {
		return
	}
	s.add(&Page{
		URL: address, Lang: s.languageOf(address), Template: "tombstone", Title: Local{Text: strings.Trim(g.What, "/")},
		owner: model.Ref{Text: g.What, Span: g.Span}, crumbs: []crumb{{name: Local{Text: strings.Trim(g.What, "/")}}},
		content: func(p *Page) any {
			page := &TombstonePage{What: g.What, Edition: edition, Reason: local(g.Reason, p.Lang)}
			if to := g.To.Element; to != nil && !to.Internal {
				card := s.card(p, to)
				card.Href = p.Href(s.endURL(g.To, p.Lang))
				page.Successor = &card
			}
			return page
		},
	})
}

// addMoved adds a redirect from a former address.
func (s *Site) addMoved(from, to, lang string, title Local, owner model.Ref) {
	before := len(s.pages)
	if s.addRedirect(from, to, lang, title, owner); len(s.pages) > before {
		s.moved = append(s.moved, moved{from, to})
	}
}

// addRedirectFiles adds the former addresses in the languages of hosts, so that
// they can answer with a real redirect. The pages work on any other.
func (s *Site) addRedirectFiles() {
	if len(s.moved) == 0 {
		return
	}
	for name, line := range map[string]func(from, to string) string{
		"_redirects":            netlifyLine,
		"redirects-nginx.conf":  nginxLine,
		"redirects-apache.conf": apacheLine,
	} {
		s.file(name, func() []byte {
			var b bytes.Buffer
			for _, m := range s.moved {
				to := m.to
				if strings.HasPrefix(to, "/") {
					to = s.basePath + to
				}
				b.WriteString(line(s.basePath+m.from, quoted(to)))
			}
			return b.Bytes()
		})
	}
}

func netlifyLine(from, to string) string { return from + " " + to + " 301!\n" }

func nginxLine(from, to string) string {
	return fmt.Sprintf("location = %s { return 301 \"%s\"; }\n", from, to)
}

func apacheLine(from, to string) string {
	return fmt.Sprintf("RedirectMatch 301 \"^%s$\" \"%s\"\n", regexp.QuoteMeta(from), to)
}

// quoted writes the signs of an address that mean something to a host as
// their codes.
func quoted(address string) string {
	var b strings.Builder
	for _, c := range []byte(address) {
		if c <= ' ' || c >= 0x7f || strings.IndexByte("\"'\\$;{}<>`^|*", c) >= 0 {
			fmt.Fprintf(&b, "%%%02X", c)
			continue
		}
		b.WriteByte(c)
	}
	return b.String()
}
