package review

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"lintel/generator/diag"
	"lintel/generator/diff"
	"lintel/generator/model"
)

// Input is what a report is made of.
type Input struct {
	Diff     *diff.Diff
	Findings []diag.Finding // in the newer revision, and of the rules of compatibility
	Lang     string         // nb, nn or en
	Base     string         // what the older revision is called
	Head     string         // what the newer one is called
	BaseURL  string         // of the published site, which names link to; "" for none
	// The commits that are compared, nil when none is known. Draft tells that the
	// newer revision is work in a folder.
	BaseCommit, HeadCommit *Commit
	Draft                  bool
}

// Commit is what readers know a revision by.
type Commit struct {
	Subject string
	Time    time.Time
}

// Report is what differs, in one language.
type Report struct {
	Lang, Title, Base, Head string
	From, To                string // the revisions, as readers know them

	Summary  []string // sentences
	Breaking []*Entry // for those who build on it
	Changed  []*Entry // all other elements
	Texts    []*Entry // that do not break
	Rest     []*Entry // metamodel, configuration, files
	Findings []diag.Finding
	Pictures []*Picture // of the site only

	words   words
	diff    *diff.Diff
	baseURL string
}

// Entry is what became of one element or text.
type Entry struct {
	ID, Name, Kind string
	Page           string // of the site
	Fate           string // new, gone, changed, renamed, in words
	FateKind       diff.Kind
	Class          diff.Class
	ClassName      string
	Status         string
	Summary        string   // of one that came
	Effects        []string // what the rules say
	Sentences      []string // what else changed
	Why            string   // it breaks for nobody
	Would          []string // what would break, were it binding
	Owners         []string // who answers for it
	Coming         []string // what is new and depends on it
	Undecided      bool
	Decisions      []string
	Groups         []Group
	Texts          []TextChange
	Whole          []Group       // all that is said of one that came or went
	Impact         []ImpactGroup // what depends on it
	Others         []ImpactGroup // what is touched otherwise
	Depending      int
	Touched        int    // otherwise
	WasID          string // of one that was renamed
	weight         int
}

// Group is changes of one sort: facts, requirements, relations.
type Group struct {
	Title string
	Lines []Line
}

// Line is one change.
type Line struct {
	Kind     diff.Kind
	KindName string
	Label    string
	Old, New string
	Pieces   []diff.Piece // of both together, when they are long
	Breaks   []string
	Moved    string
}

// TextChange is what became of a text in one language.
type TextChange struct {
	Lang, LangName string
	Paragraphs     []ParagraphChange
}

// ParagraphChange is a paragraph that differs.
type ParagraphChange struct {
	Kind     diff.Kind
	KindName string
	Pieces   []diff.Piece
	Mentions []string // names of the elements in it
}

// New makes a report.
func New(in Input) *Report {
	d := in.Diff
	w := wordsIn(in.Lang)
	r := &Report{Lang: in.Lang, Title: d.New.Config.Title.In(in.Lang), Base: in.Base, Head: in.Head, Findings: in.Findings, words: w, diff: d, baseURL: in.BaseURL}
	r.From, r.To = w.revision(in.Base, in.BaseCommit), w.revision(in.Head, in.HeadCommit)
	if in.Draft {
		r.To = w.say("work-tree")
	}
	impact := d.Impact()
	for _, e := range d.Elements {
		entry := r.element(e, impact)
		if e.Class == diff.Breaking {
			r.Breaking = append(r.Breaking, entry)
		} else {
			r.Changed = append(r.Changed, entry)
		}
	}
	for _, a := range d.Articles {
		entry := r.article(a)
		if a.Class == diff.Breaking {
			r.Breaking = append(r.Breaking, entry)
		} else {
			r.Texts = append(r.Texts, entry)
		}
	}
	for _, c := range d.Repository {
		entry := r.repository(c)
		if c.Class == diff.Breaking {
			r.Breaking = append(r.Breaking, entry)
		} else {
			r.Rest = append(r.Rest, entry)
		}
	}
	for _, list := range [][]*Entry{r.Breaking, r.Changed, r.Texts, r.Rest} {
		slices.SortStableFunc(list, func(a, b *Entry) int {
			return cmp.Or(compareBool(b.Undecided, a.Undecided), cmp.Compare(b.weight, a.weight))
		})
	}
	r.pages()
	r.summarise()
	return r
}

func compareBool(a, b bool) int {
	switch {
	case a == b:
		return 0
	case a:
		return 1
	}
	return -1
}

// Empty tells whether nothing differs.
func (r *Report) Empty() bool { return r.diff.Empty() }

// Undecided counts the entries that break without a decision.
func (r *Report) Undecided() int {
	count := 0
	for _, e := range r.Breaking {
		if e.Undecided {
			count++
		}
	}
	return count
}

// All gives every entry, what breaks first.
func (r *Report) All() []*Entry { return slices.Concat(r.Breaking, r.Changed, r.Texts, r.Rest) }

// pages gives each entry the path of its page; names of pages are ids, which are
// unique, or numbers.
func (r *Report) pages() {
	for i, e := range r.All() {
		if e.Page = "element/" + e.ID + ".html"; e.ID == "" || !plainName(e.ID) {
			e.Page = "other/" + itoa(i+1) + ".html"
		}
	}
}

func plainName(id string) bool {
	return !strings.ContainsFunc(id, func(c rune) bool { return !(c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '-') })
}

func (r *Report) element(e *diff.Element, impact *diff.Impact) *Entry {
	of := e.Either()
	entry := &Entry{
		ID: of.ID, Name: nameOr(of.Name.In(r.Lang), of.ID), Kind: of.Kind.Name.In(r.Lang), FateKind: e.Kind, Fate: r.words.fate(e.Kind),
		Class: e.Class, ClassName: r.words.class(e.Class),
	}
	if of.Status != nil {
		entry.Status = of.Status.Name.In(r.Lang)
	}
	switch {
	case e.Old != nil && e.New != nil && e.Old.ID != e.New.ID:
		entry.Fate, entry.WasID = r.words.say("renamed", e.Old.ID), e.Old.ID
	case e.Kind == diff.Removed && e.Other != nil:
		entry.Fate = r.words.say("merged", nameOr(e.Other.Name.In(r.Lang), e.Other.ID))
	}
	effectOf := func(effect diff.Effect) string {
		return sentence(strings.ReplaceAll(effect.Message(r.Lang), of.ID+"#", ""))
	}
	for _, effect := range e.Effects {
		if effect.Rule.Code == "breaking-undecided" {
			entry.Undecided = true
			continue
		}
		entry.Effects = append(entry.Effects, effectOf(effect))
	}
	for _, decision := range e.Decisions {
		entry.Decisions = append(entry.Decisions, decision.Name.In(r.Lang))
	}
	entry.Groups = r.groups(e.Changes)
	for _, c := range e.Changes {
		for _, effect := range c.Effects {
			said := effectOf(effect) + r.quoted(c)
			if effect.Rule.Code == "breaking-obligation-raised" && c.Either().Relation == nil {
				said += " " + r.words.say("all-bound")
			}
			entry.Effects = append(entry.Effects, said)
		}
	}
	entry.Sentences, entry.Why = r.sentences(e.Changes), r.why(e)
	for _, effect := range e.Would {
		entry.Would = append(entry.Would, effectOf(effect))
	}
	for _, owner := range owners(of) {
		entry.Owners = append(entry.Owners, nameOr(owner.Name.In(r.Lang), owner.ID))
	}
	if e.Kind != diff.Changed {
		entry.Whole = r.whole(e)
	}
	if e.Kind == diff.Added {
		entry.Summary = of.Summary.In(r.Lang)
	}
	r.touch(entry, of, impact.Of(e, impactDepth))
	entry.weight = 100*len(entry.Effects) + entry.Depending + len(e.Changes)
	return entry
}

func (r *Report) article(a *diff.Article) *Entry {
	of := a.Either()
	entry := &Entry{
		ID: of.Path, Name: nameOr(of.Title.In(of.Lang), of.Path), Kind: r.words.say("text"), FateKind: a.Kind, Fate: r.words.fate(a.Kind),
		Class: a.Class, ClassName: r.words.class(a.Class), Groups: r.groups(a.Changes), Sentences: r.sentences(a.Changes),
	}
	if a.Old != nil && a.New != nil && a.Old.Route != a.New.Route {
		entry.Fate, entry.WasID = r.words.say("moved-text", a.Old.Path), a.Old.Path
	}
	for _, effect := range a.Effects {
		entry.Effects = append(entry.Effects, sentence(effect.Message(r.Lang)))
	}
	for _, t := range a.Texts {
		change := TextChange{Lang: t.Lang, LangName: r.words.language(t.Lang)}
		for _, p := range t.Paragraphs {
			if p.Kind != diff.Same {
				change.Paragraphs = append(change.Paragraphs, r.paragraph(p))
				entry.weight++
			}
		}
		entry.Texts = append(entry.Texts, change)
	}
	return entry
}

func (r *Report) repository(c *diff.Change) *Entry {
	item := c.Either()
	entry := &Entry{
		ID: item.ID, Name: nameOr(item.Name.In(r.Lang), item.ID), Kind: r.words.topic(item.Topic), FateKind: c.Kind, Fate: r.words.fate(c.Kind),
		Class: c.Class, ClassName: r.words.class(c.Class), Sentences: r.sentences([]*diff.Change{c}),
	}
	if entry.Name == "" || item.ID == "metamodel" {
		entry.Name = nameOr(item.ID, "lintel.yaml")
	}
	entry.ID = "" // no element
	if lines := r.facts(c); len(lines) > 0 {
		entry.Groups = []Group{{Title: r.words.topic(item.Topic), Lines: lines}}
	}
	for _, effect := range c.Effects {
		entry.Effects = append(entry.Effects, sentence(effect.Message(r.Lang)))
	}
	return entry
}

func nameOr(name, id string) string {
	if strings.TrimSpace(name) == "" {
		return id
	}
	return name
}

// sentence gives a finding's message a full stop, and a capital unless it begins
// with an id.
func sentence(message string) string {
	if message == "" {
		return ""
	}
	if first, _, _ := strings.Cut(message, " "); strings.ContainsAny(first, "#-0123456789.") {
		return message + "."
	}
	runes := []rune(message)
	return strings.ToUpper(string(runes[:1])) + string(runes[1:]) + "."
}

// quoted is the text of a requirement that changed, so that nobody has to look it
// up to know what breaks.
func (r *Report) quoted(c *diff.Change) string {
	if c.Either().Topic != diff.Requirement {
		return ""
	}
	text := strings.Join(strings.Fields(c.Either().Fact("text").Text.In(r.Lang)), " ")
	switch {
	case text == "":
		return ""
	case c.Kind == diff.Changed:
		return " " + r.words.say("quote-now", text)
	case c.Kind == diff.Removed:
		return " " + r.words.say("quote-was", text)
	}
	return " " + r.words.say("quote", text)
}

// summarise says what changed in a few sentences.
func (r *Report) summarise() {
	w := r.words
	if r.Empty() {
		r.Summary = []string{w.say("nothing")}
		return
	}
	count := map[diff.Kind]int{}
	for _, e := range r.diff.Elements {
		count[e.Kind]++
	}
	if len(r.diff.Elements) > 0 {
		r.Summary = append(r.Summary, w.say("sum-elements", w.number(len(r.diff.Elements), "element"), w.number(count[diff.Added], "new"), w.number(count[diff.Changed], "changed"), w.number(count[diff.Removed], "gone")))
	}
	if len(r.diff.Articles) > 0 {
		r.Summary = append(r.Summary, w.say("sum-texts", w.number(len(r.diff.Articles), "text")))
	}
	if len(r.diff.Repository) > 0 {
		r.Summary = append(r.Summary, w.say("sum-rest", w.number(len(r.diff.Repository), "setting")))
	}
	if len(r.Breaking) == 0 {
		r.Summary = append(r.Summary, w.say("sum-safe"))
		return
	}
	r.Summary = append(r.Summary, w.say("sum-breaking", w.number(len(r.Breaking), "thing"), r.breakingNames()))
	decided := !slices.ContainsFunc(r.Breaking, func(e *Entry) bool { return len(e.Decisions) == 0 })
	switch undecided := r.Undecided(); {
	case undecided > 0:
		r.Summary = append(r.Summary, w.say("sum-undecided", w.number(undecided, "of-them")))
	case decided:
		r.Summary = append(r.Summary, w.say("sum-decided"))
	}
}

// elementName is what an id is called, in either model.
func (r *Report) elementName(id string) string {
	for _, m := range []*model.Model{r.diff.New, r.diff.Old} {
		if e := m.Element(id); e != nil {
			return nameOr(e.Name.In(r.Lang), id)
		}
	}
	return id
}
