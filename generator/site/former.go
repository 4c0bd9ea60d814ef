package site

import (
	"path"
	"strings"

	"lintel/generator/model"
)

// TombstonePage is the content of template tombstone: what was published and
// is no more.
type TombstonePage struct {
	What      string // the id, or the address of a text
	Part      string // of a part of an element its address within
	Edition   string // the first that had it, "" when not known
	Name      Local  // What when it has no name
	Date      string // 2014-06, "" when it is not told
	Shown     string // juni 2014
	Reason    Local
	Successor *Card
	Instead   Link // when a text took its place; the zero Link for none
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
	lang := s.languageOf(address)
	title := goneName(g, lang)
	page := &Page{
		URL: address, Lang: lang, Template: "tombstone", Title: title, about: g.Reason.In(lang),
		owner: model.Ref{Text: g.What, Span: g.Span}, crumbs: []crumb{{name: title}},
		content: func(p *Page) any { return s.tombstone(p, g, edition) },
	}
	if address != idAddress(g.Element()) {
		page.group = "gone " + path.Base(address) + " " + g.What
	}
	s.add(page)
}

// goneName is what something gone was called.
func goneName(g *model.Gone, lang string) Local {
	if name := local(g.Name, lang); name.Text != "" {
		return name
	}
	return Local{Text: strings.Trim(g.What, "/")}
}

// tombstone is what is told of something that is gone.
func (s *Site) tombstone(p *Page, g *model.Gone, edition string) *TombstonePage {
	page := &TombstonePage{What: g.What, Edition: edition, Name: goneName(g, p.Lang), Date: g.Date.Text, Reason: local(g.Reason, p.Lang)}
	_, page.Part, _ = strings.Cut(g.What, "#")
	if page.Edition == model.Unreleased {
		page.Edition = ""
	}
	if g.Date.IsSet() {
		page.Shown = s.shownDate(g.Date.Text, p.Lang)
	}
	if to := g.To.Element; to != nil && !to.Internal {
		card := s.card(p, to)
		card.Href = p.Href(s.endURL(g.To, p.Lang))
		if g.To.Part != nil {
			card.Name.Text += ", " + g.To.Part.ID
		}
		page.Successor = &card
	}
	for _, url := range [...]string{s.prefix(p.Lang) + g.Successor.Text, g.Successor.Text} {
		if target := s.pages[url]; target != nil && page.Instead.Href == "" {
			page.Instead = Link{Name: target.Title, Href: p.Href(url)}
		}
	}
	return page
}

// goneParts are the parts that an element had, for its page: links with their
// anchors still lead there.
func (s *Site) goneParts(p *Page, e *model.Element) []TombstonePage {
	var list []TombstonePage
	for _, g := range s.model.Config.Gone {
		if id, part := g.Element(); part != "" && s.model.Living(id) == e && e.Part(part) == nil {
			list = append(list, *s.tombstone(p, g, ""))
		}
	}
	return list
}

// goneData tells in /data/index.json of what is gone.
func (s *Site) goneData() []goneEntry {
	var list []goneEntry
	kinds := map[string]string{}
	urls := map[string]string{}
	for i := range s.model.Locked {
		if l := &s.model.Locked[i]; !l.IsText() {
			kinds[l.ID] = l.Kind
			if len(l.Addresses) > 0 {
				urls[l.ID] = l.Addresses[0]
			}
		}
	}
	for _, g := range s.model.Config.Gone {
		id, part := g.Element()
		url := g.What
		switch {
		case id != "" && part == "" && urls[id] != "":
			url = urls[id]
		case id != "":
			url = idAddress(id, part)
		}
		entry := goneEntry{ID: g.What, Name: languages(g.Name), Date: g.Date.Text, Reason: languages(g.Reason), URL: s.absolute(url)}
		if part == "" {
			entry.Kind = kinds[id]
		}
		switch {
		case strings.HasPrefix(g.Successor.Text, "/"):
			entry.Successor = g.Successor.Text
		case g.To.Element != nil && !g.To.Element.Internal:
			entry.Successor = g.To.Address()
		}
		list = append(list, entry)
	}
	return list
}

// addMoved adds a redirect from a former address.
func (s *Site) addMoved(from, to, lang string, title Local, owner model.Ref) {
	before := len(s.pages)
	if s.addRedirect(from, to, lang, title, owner); len(s.pages) > before {
		s.pages[from].isFormer = true
	}
}
