package model

import (
	"net/url"
	"path"
	"slices"
	"strings"
)

// Target is what an ordinary link or image of a text leads to: one of an
// article, an element, a file, or something outside. With none of them the link
// stays on its own page, at Fragment.
type Target struct {
	Article  *Article
	Element  *Element // the link names the Markdown file that declares it
	File     string   // a file published beside the texts, from the root of the repository
	Fragment string   // what stands after the sign #, percent-decoded
	External bool     // the link has a scheme or a host
}

// Links finds what links lead to, with an index of the files that declare
// elements.
type Links struct {
	model    *Model
	elements map[string]*Element // by Markdown file; nil is no index
}

// NewLinks makes the index. It stays right as long as the model is not changed.
func NewLinks(m *Model) *Links {
	l := &Links{model: m, elements: map[string]*Element{}}
	for _, e := range m.Elements {
		if e.Markdown {
			l.elements[e.Span.Path()] = e
		}
	}
	return l
}

// ResolveLink finds what one link leads to, as Links.Resolve does. For many
// links make a Links once.
func ResolveLink(m *Model, from, destination string) (target Target, ok bool) {
	return (&Links{model: m}).Resolve(from, destination)
}

// Resolve finds what a link in the file from leads to; ok is false when it
// leads to nothing. A path is relative to the folder of from, or, when it
// begins with a slash, to content/. It is percent-decoded, may hold . and ..,
// and never leaves content/ and models/. A folder means its index.md. A text is
// named by its file (page.md, page.nn.md), never by its address; a YAML file
// under models/ is not published, so [[id]] must be written instead.
func (l *Links) Resolve(from, destination string) (target Target, ok bool) {
	destination = strings.TrimSpace(destination)
	if isExternal(destination) {
		return Target{External: true}, true
	}
	name, fragment, hasFragment := strings.Cut(destination, "#")
	name, _, _ = strings.Cut(name, "?")
	if decoded, err := url.PathUnescape(fragment); err == nil {
		fragment = decoded
	}
	if name == "" {
		target, _ = l.page(from)
		target.Fragment = fragment
		return target, hasFragment
	}
	name, err := url.PathUnescape(name)
	if err != nil {
		return Target{}, false
	}
	if strings.HasPrefix(name, "/") {
		name = path.Join("content", name)
	} else {
		name = path.Join(path.Dir(from), name)
	}
	if !l.model.Files[name] {
		name = path.Join(name, "index.md")
	}
	if !l.model.Files[name] || !isPublished(name) {
		return Target{}, false
	}
	target, found := l.page(name)
	if !found {
		// A text that could not be read is reported where it is wrong, not here.
		target = Target{File: name}
	}
	target.Fragment = fragment
	return target, true
}

// isExternal tells whether a destination has a scheme or a host.
func isExternal(destination string) bool {
	if strings.HasPrefix(destination, "//") {
		return true
	}
	end := strings.IndexAny(destination, ":/?#")
	return end > 0 && destination[end] == ':'
}

// isPublished tells whether a file of the repository may have an address.
func isPublished(name string) bool {
	if strings.HasPrefix(name, "content/") {
		return true
	}
	extension := path.Ext(name)
	return strings.HasPrefix(name, "models/") && extension != ".yaml" && extension != ".yml" && extension != ".lock"
}

// page finds the article or element that a Markdown file declares.
func (l *Links) page(name string) (Target, bool) {
	if path.Ext(name) != ".md" {
		return Target{}, false
	}
	if a := l.model.articleAt(name); a != nil {
		return Target{Article: a}, true
	}
	if e := l.elementAt(name); e != nil {
		return Target{Element: e}, true
	}
	stem := strings.TrimSuffix(name, ".md")
	lang := strings.TrimPrefix(path.Ext(stem), ".")
	if lang == "" || !slices.Contains(l.model.Config.Languages, lang) {
		return Target{}, false
	}
	original := strings.TrimSuffix(stem, "."+lang) + ".md"
	if a := l.model.articleAt(original); a != nil {
		for _, t := range a.Translations {
			if t.Path == name {
				return Target{Article: t}, true
			}
		}
	}
	e := l.elementAt(original)
	return Target{Element: e}, e != nil
}

// articleAt finds a text of the default language by its file; the texts are
// sorted by it.
func (m *Model) articleAt(name string) *Article {
	at, found := slices.BinarySearchFunc(m.Articles, name, func(a *Article, name string) int { return strings.Compare(a.Path, name) })
	if !found {
		return nil
	}
	return m.Articles[at]
}

// elementAt finds the element that a Markdown file declares. Without the index
// all are looked through when the file does not bear the element's id.
func (l *Links) elementAt(name string) *Element {
	if l.elements != nil {
		return l.elements[name]
	}
	declares := func(e *Element) bool { return e.Markdown && e.Span.Path() == name }
	if e := l.model.byID[strings.TrimSuffix(path.Base(name), ".md")]; e != nil && declares(e) {
		return e
	}
	if at := slices.IndexFunc(l.model.Elements, declares); at >= 0 {
		return l.model.Elements[at]
	}
	return nil
}
