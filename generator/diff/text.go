package diff

import (
	"cmp"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"lintel/generator/model"
)

// Paragraph is a paragraph of a text, or a list, a table, a box, as it is written.
type Paragraph struct {
	Kind     Kind
	Old, New string
	Mentions []string // ids of the elements that it names, before or now, sorted
}

// alike is how many of their words two paragraphs share, for one to be the
// other changed.
const alike = 0.4

// Paragraphs tells which paragraphs differ between two Markdown texts. All are
// given, in order.
func Paragraphs(old, new string) []Paragraph {
	a, b := paragraphs(old), paragraphs(new)
	swapped := slices.Compare(a, b) > 0
	if swapped {
		a, b = b, a
	}
	var all []Paragraph
	var gone, came []string
	flush := func() {
		all = append(all, pairAlike(gone, came)...)
		gone, came = nil, nil
	}
	for _, s := range align(a, b) {
		switch {
		case s.old < 0:
			came = append(came, b[s.new])
		case s.new < 0:
			gone = append(gone, a[s.old])
		default:
			flush()
			all = append(all, Paragraph{Old: a[s.old], New: b[s.new]})
		}
	}
	flush()
	for i := range all {
		p := &all[i]
		if swapped {
			p.Old, p.New = p.New, p.Old
		}
		switch {
		case p.Old == "":
			p.Kind = Added
		case p.New == "":
			p.Kind = Removed
		case p.Old != p.New:
			p.Kind = Changed
		}
		p.Mentions = mentions(p.Old, p.New)
	}
	return all
}

// pairAlike pairs the paragraphs that went with those that came between the same
// two, in order, where they share enough words.
func pairAlike(gone, came []string) []Paragraph {
	var all []Paragraph
	next := 0
	for _, text := range gone {
		best := -1
		if len(gone)*len(came) <= 10_000 {
			for j := next; j < len(came); j++ {
				if shared(text, came[j]) >= alike {
					best = j
					break
				}
			}
		}
		if best < 0 {
			all = append(all, Paragraph{Old: text})
			continue
		}
		for ; next < best; next++ {
			all = append(all, Paragraph{New: came[next]})
		}
		all = append(all, Paragraph{Old: text, New: came[best]})
		next = best + 1
	}
	for ; next < len(came); next++ {
		all = append(all, Paragraph{New: came[next]})
	}
	return all
}

// shared is how many words two texts share, from 0 to 1.
func shared(a, b string) float64 {
	count := map[string]int{}
	inA, inB, both := 0, 0, 0
	for _, w := range strings.Fields(a) {
		count[w]++
		inA++
	}
	for _, w := range strings.Fields(b) {
		inB++
		if count[w] > 0 {
			count[w]--
			both++
		}
	}
	return 2 * float64(both) / float64(max(1, inA+inB))
}

// paragraphs splits a Markdown text at its empty lines, but not within a fenced
// block. White space at the ends of lines does not count.
func paragraphs(text string) []string {
	var all, lines []string
	flush := func() {
		if len(lines) > 0 {
			all = append(all, strings.Join(lines, "\n"))
		}
		lines = nil
	}
	fence := ""
	for line := range strings.SplitSeq(text, "\n") {
		line = strings.TrimRight(line, " \t")
		bare := strings.TrimLeft(line, " >")
		switch {
		case fence != "" && strings.HasPrefix(bare, fence):
			fence = ""
		case fence == "" && (strings.HasPrefix(bare, "```") || strings.HasPrefix(bare, "~~~")):
			fence = bare[:3]
		case fence == "" && line == "":
			flush()
			continue
		}
		lines = append(lines, line)
	}
	flush()
	return all
}

var reference = regexp.MustCompile(`\[\[([a-z0-9][a-z0-9-]*)[^\]]*\]\]`)

// mentions gives the ids that texts name.
func mentions(texts ...string) []string {
	var ids []string
	for _, text := range texts {
		if !strings.Contains(text, "[[") {
			continue
		}
		for _, found := range reference.FindAllStringSubmatch(text, -1) {
			ids = append(ids, found[1])
		}
	}
	slices.Sort(ids)
	return slices.Compact(ids)
}

// compareArticles tells what differs between the texts of two models.
func compareArticles(m *matching) []*Article {
	var all []*Article
	for _, pair := range matchArticles(m.old.Articles, m.new.Articles) {
		a := &Article{Old: pair.old, New: pair.new, Renamed: pair.likeness, Kind: Changed}
		switch {
		case pair.old == nil:
			a.Kind = Added
		case pair.new == nil:
			a.Kind = Removed
		default:
			a.Changes = compareItems(articleItems(m, m.old, pair.old), articleItems(m, m.new, pair.new))
			if a.Texts = compareTexts(pair.old, pair.new); len(a.Changes) == 0 && len(a.Texts) == 0 && pair.old.Route == pair.new.Route {
				continue
			}
		}
		all = append(all, a)
	}
	slices.SortFunc(all, func(a, b *Article) int {
		return cmp.Or(cmp.Compare(a.Either().Route, b.Either().Route), cmp.Compare(a.Kind, b.Kind))
	})
	return all
}

type articlePair struct {
	old, new *model.Article
	likeness Likeness
}

// matchArticles pairs texts by route, by former routes, then those with the same
// title or body.
func matchArticles(old, new []*model.Article) []articlePair {
	var pairs []articlePair
	taken := map[*model.Article]bool{}
	pairBy := func(likeness Likeness, keysOf func(a *model.Article, isOld bool) []string) {
		index := map[string][]*model.Article{}
		for _, a := range new {
			for _, key := range keysOf(a, false) {
				if !taken[a] {
					index[key] = append(index[key], a)
				}
			}
		}
		for _, a := range old {
			for _, key := range keysOf(a, true) {
				if others := index[key]; len(others) == 1 && !taken[a] && !taken[others[0]] {
					taken[a], taken[others[0]] = true, true
					pairs = append(pairs, articlePair{a, others[0], likeness})
				}
			}
		}
	}
	former := func(a *model.Article) []string {
		var routes []string
		for _, ref := range a.Formerly {
			routes = append(routes, strings.Trim(ref.Text, "/"))
		}
		return routes
	}
	route := func(a *model.Article, _ bool) []string { return []string{a.Route} }
	pairBy(ByID, route)
	pairBy(ByFormerly, func(a *model.Article, isOld bool) []string {
		if isOld {
			return route(a, true)
		}
		return former(a)
	})
	pairBy(ByFormerly, func(a *model.Article, isOld bool) []string {
		if isOld {
			return former(a)
		}
		return route(a, false)
	})
	alone := alikeArticles(old, new, taken)
	pairBy(ByLikeness, func(a *model.Article, _ bool) []string { return alone[a] })
	for _, a := range old {
		if !taken[a] {
			pairs = append(pairs, articlePair{old: a})
		}
	}
	for _, a := range new {
		if !taken[a] {
			pairs = append(pairs, articlePair{new: a})
		}
	}
	return pairs
}

// alikeArticles gives each text that is left the titles and bodies that only one
// text on each side has: what two share is no sign of who is who.
func alikeArticles(old, new []*model.Article, taken map[*model.Article]bool) map[*model.Article][]string {
	signs := func(a *model.Article) []string {
		found := []string{"title " + a.Title.In(a.Lang)}
		if body := strings.TrimSpace(a.Body.Text); len(body) > 80 {
			found = append(found, "body "+body)
		}
		return found
	}
	count := map[string][2]int{}
	for side, articles := range [2][]*model.Article{old, new} {
		for _, a := range articles {
			for _, sign := range signs(a) {
				if !taken[a] {
					n := count[sign]
					n[side]++
					count[sign] = n
				}
			}
		}
	}
	alone := map[*model.Article][]string{}
	for _, articles := range [2][]*model.Article{old, new} {
		for _, a := range articles {
			for _, sign := range signs(a) {
				if !taken[a] && count[sign] == [2]int{1, 1} {
					alone[a] = append(alone[a], sign)
				}
			}
		}
	}
	return alone
}

// articleItems says of a text all but its body.
func articleItems(m *matching, in *model.Model, a *model.Article) []*Item {
	item := &Item{Topic: Facts, Of: a, Name: a.Title, Span: a.Span, key: "facts"}
	title, summary := a.Title, a.Summary
	for _, t := range a.Translations {
		title = append(title[:len(title):len(title)], t.Title...)
		summary = append(summary[:len(summary):len(summary)], t.Summary...)
	}
	item.say("title", text(title))
	item.say("summary", text(summary))
	if a.Order != 0 {
		item.say("order", plain(strconv.Itoa(a.Order)))
	}
	item.say("menu", isTrue(a.Menu))
	item.say("draft", isTrue(a.Draft))
	item.say("formerly", refs(a.Formerly))
	item.say("sources", (&taker{matching: m}).sources(in.ArticleSources(a)))
	return []*Item{item}
}

// compareTexts compares the bodies of a text in each language.
func compareTexts(old, new *model.Article) []Text {
	before, after := bodies(old), bodies(new)
	var langs []string
	for lang := range before {
		langs = append(langs, lang)
	}
	for lang := range after {
		if before[lang] == nil {
			langs = append(langs, lang)
		}
	}
	slices.Sort(langs)
	var texts []Text
	for _, lang := range langs {
		t := Text{Lang: lang, Kind: Changed}
		was, is := "", ""
		if before[lang] == nil {
			t.Kind = Added
		} else {
			was = before[lang].Text
		}
		if after[lang] == nil {
			t.Kind = Removed
		} else {
			is = after[lang].Text
		}
		t.Paragraphs = Paragraphs(was, is)
		if t.Kind != Changed || slices.ContainsFunc(t.Paragraphs, func(p Paragraph) bool { return p.Kind != Same }) {
			texts = append(texts, t)
		}
	}
	return texts
}

func bodies(a *model.Article) map[string]*model.Prose {
	all := map[string]*model.Prose{a.Lang: a.Body}
	for _, t := range a.Translations {
		all[t.Lang] = t.Body
	}
	return all
}
