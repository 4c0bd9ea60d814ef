package check

import (
	"strings"

	"lintel/generator/diag"
	"lintel/generator/model"
	"lintel/generator/query"
	"lintel/generator/source"
)

// Context is what a rule checks, and where it reports.
type Context struct {
	Model  *model.Model
	Report *diag.List
	Day    string // of the check, 2014-11-26; "" holds no date against it

	texts   []text
	links   []link
	inViews map[*model.Element]bool // see shown

	selections map[*model.Element]*query.Selection
}

// text is a Markdown text with whom it belongs to: an element or an article.
type text struct {
	prose   *model.Prose
	element *model.Element
	article *model.Article
}

// link is an ordinary link or image with what it leads to.
type link struct {
	text
	model.Hyperlink
	target model.Target
	found  bool
}

// entry is a rule with the function that checks it.
type entry struct {
	rule *diag.Rule
	run  func(*Context)
}

// checks are all rules of the package, by code.
func checks() []entry {
	return []entry{
		{ruleAddressTaken, addressTaken},
		{ruleAnchorBroken, anchorBroken},
		{ruleBindingRests, bindingRests},
		{ruleDatasetChart, datasetChart},
		{ruleDatasetRow, datasetRow},
		{ruleDuplicateRelation, duplicateRelation},
		{ruleGonePresent, gonePresent},
		{ruleHearingBackwards, hearingBackwards},
		{ruleFileMissing, fileMissing},
		{ruleImageBroken, imageBroken},
		{ruleInformationCardinality, informationCardinality},
		{ruleInformationCycle, informationCycle},
		{ruleInternalNamed, internalNamed},
		{ruleLayoutGone, layoutGone},
		{ruleLayoutMissing, layoutMissing},
		{ruleLayoutNew, layoutNew},
		{ruleLayoutRelation, layoutRelation},
		{ruleLifeBackwards, lifeBackwards},
		{ruleLifeOutside, lifeOutside},
		{ruleLinkBroken, linkBroken},
		{ruleLockReused, lockReused},
		{ruleLockVanished, lockVanished},
		{ruleMissingField, missingField},
		{ruleMissingName, missingName},
		{ruleMissingRelation, missingRelation},
		{ruleMissingSummary, missingSummary},
		{ruleOrphan, orphan},
		{rulePartCycle, partCycle},
		{rulePastSupport, pastSupport},
		{ruleProcessGateway, processGateway},
		{ruleProcessNoEnd, processNoEnd},
		{ruleProcessStart, processStart},
		{ruleProcessUnreachable, processUnreachable},
		{ruleQueryColumn, queryColumn},
		{ruleSameName, sameName},
		{ruleUndocumented, undocumented},
		{ruleUnseen, unseen},
		{ruleSupersededBinding, supersededBinding},
		{ruleSupersedesCycle, supersedesCycle},
		{ruleRequirementProduct, requirementProduct},
		{ruleRequirementUnverified, requirementUnverified},
		{ruleStandardVersions, standardVersions},
		{ruleTermConflict, termConflict},
		{ruleTermDuplicate, termDuplicate},
		{ruleWithdrawnUnexplained, withdrawnUnexplained},
	}
}

// Run holds a model against all rules on a day, and compiles every where
// expression so that its findings appear. Without a day, as 2014-11-26, no date
// is over.
func Run(m *model.Model, day string, report *diag.List) {
	c := newContext(m, report)
	c.Day = day
	for _, e := range checks() {
		e.run(c)
	}
	refWhere(c)
	query.CheckViews(m, report)
}

// Rules are the rules of the package. Those of where expressions are query's.
func Rules() []*diag.Rule {
	entries := checks()
	rules := make([]*diag.Rule, len(entries))
	for i, e := range entries {
		rules[i] = e.rule
	}
	return rules
}

func newContext(m *model.Model, report *diag.List) *Context {
	c := &Context{Model: m, Report: report}
	for _, e := range m.Elements {
		for p := range e.Proses() {
			c.texts = append(c.texts, text{prose: p, element: e})
		}
	}
	for a := range c.articles() {
		c.texts = append(c.texts, text{prose: a.Body, article: a})
	}
	links := model.NewLinks(m)
	for _, t := range c.texts {
		for _, l := range t.prose.Links {
			target, found := links.Resolve(t.prose.Span.Path(), l.Destination)
			c.links = append(c.links, link{text: t, Hyperlink: l, target: target, found: found})
		}
	}
	return c
}

// selection is what a view shows without the relations between, worked out
// once.
func (c *Context) selection(view *model.Element) *query.Selection {
	if c.selections == nil {
		c.selections = map[*model.Element]*query.Selection{}
	}
	if c.selections[view] == nil {
		c.selections[view] = query.SelectNodes(c.Model, view, &diag.List{})
	}
	return c.selections[view]
}

// articles gives every text, translations after their original.
func (c *Context) articles() func(yield func(*model.Article) bool) {
	return func(yield func(*model.Article) bool) {
		for _, a := range c.Model.Articles {
			if !yield(a) {
				return
			}
			for _, t := range a.Translations {
				if !yield(t) {
					return
				}
			}
		}
	}
}

// add reports a rule broken.
func (c *Context) add(rule *diag.Rule, span source.Span, args diag.Args) *diag.Finding {
	return c.Report.Add(rule, span, args)
}

// kindWord is a kind's name inside a sentence. In English the kind's id reads
// as the author wrote it.
type kindWord struct{ kind *model.Kind }

// In gives the word in a language.
func (k kindWord) In(lang string) string {
	if lang == "en" {
		return k.kind.ID
	}
	return strings.ToLower(k.kind.Name.In(lang))
}

// written tells whether an element's declaration has a key with some value: if
// the value is not in the model, it was wrong and has been reported.
func written(e *model.Element, key string) bool {
	for line := range strings.Lines(e.Span.Text()) {
		if value, ok := strings.CutPrefix(line, key+":"); ok {
			value = strings.TrimSpace(value)
			return value != `""` && value != `''`
		}
	}
	return false
}

// wordAfter finds a word in a piece of YAML, after a key: the place of a value
// whose own place the model does not keep. Not found, it is the piece's start.
func wordAfter(span source.Span, key, word string) source.Span {
	content := span.Text()
	from := max(0, strings.Index(content, key+":"))
	for at := from; ; {
		found := strings.Index(content[at:], word)
		if found < 0 || word == "" {
			return span.File.Span(span.Start, span.Start)
		}
		at += found
		end := at + len(word)
		if (at == 0 || !isWordByte(content[at-1])) && (end == len(content) || !isWordByte(content[end])) {
			return span.File.Span(span.Start+at, span.Start+end)
		}
		at = end
	}
}

func isWordByte(b byte) bool {
	return b == '-' || b == '_' || b >= '0' && b <= '9' || b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z' || b >= 0x80
}
