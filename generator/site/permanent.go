package site

import (
	"cmp"
	"slices"
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
		URL: from, Lang: lang, Template: "redirect", Title: title, owner: owner,
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
