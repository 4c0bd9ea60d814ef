package site

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"lintel/generator/model"
)

// addPermanent adds the addresses that work for ten years.
func (s *Site) addPermanent() {
	lang := s.model.Config.DefaultLanguage()
	for _, e := range s.model.Elements {
		if e.Internal {
			continue
		}
		name := local(e.Name, lang)
		owner := model.Ref{Text: e.ID, Span: e.IDSpan}
		s.addRedirect(idAddress(e.ID, ""), s.elementURL(e, lang), lang, name, owner)
		for _, part := range e.Parts {
			s.addRedirect(idAddress(e.ID, part.ID), s.endURL(model.End{Element: e, Part: part}, lang), lang, name, owner)
		}
	}
}

// formerRef is where an element names a former id.
func formerRef(e *model.Element, former string) model.Ref {
	for _, ref := range e.Formerly {
		if ref.Text == former {
			return ref
		}
	}
	return model.Ref{Text: former, Span: e.IDSpan}
}

func (s *Site) addRedirect(from, to, lang string, title Local, owner model.Ref) {
	s.add(&Page{
		URL: from, Lang: lang, Template: "redirect", Title: title, owner: owner, leads: to,
		content: func(p *Page) any { return &RedirectPage{To: p.Href(to), Title: title} },
	})
}

// changed is a page with the day its file changed last.
type changed struct {
	page *Page
	day  time.Time
}

// changes are the pages of a language by the day of their last change, newest
// first; none when dates are not known.
func (s *Site) changes(lang string) []changed {
	if s.options.Dates == nil {
		return nil
	}
	var list []changed
	for _, p := range s.pages {
		if p.Lang != lang || p.edit == "" {
			continue
		}
		if day, ok := s.options.Dates.Changed(p.edit); ok {
			list = append(list, changed{p, day})
		}
	}
	slices.SortFunc(list, func(a, b changed) int {
		return cmp.Or(b.day.Compare(a.day), cmp.Compare(a.page.URL, b.page.URL))
	})
	return list
}

// changedFact tells when an element changed last by git, and by whom when that
// is asked for. Git knows files: of one that holds several elements it is said
// that the day is the file's.
func (s *Site) changedFact(p *Page, e *model.Element) []Fact {
	if s.options.Dates == nil {
		return nil
	}
	day, ok := s.options.Dates.Changed(e.Span.Path())
	if !ok {
		return nil
	}
	text := s.shownDate(day.Format("2006-01-02"), p.Lang)
	if s.options.Authors != nil {
		if name := s.options.Authors.By(e.Span.Path()); name != "" {
			text += ", " + name
		}
	}
	if e.Span.Start > 0 || e.Span.End < len(strings.TrimSpace(e.Span.File.Text)) {
		text += " (" + s.words(p.Lang).file + ")"
	}
	return []Fact{{Name: s.words(p.Lang).changed, Values: []Link{{Name: Local{Text: text}}}}}
}
