package diff

import (
	"slices"
	"strings"

	"lintel/generator/diag"
	"lintel/generator/model"
)

// Class tells who a change hurts.
type Class string

// The classes, from the one that hurts. Unclassed is of what has not changed.
const (
	Unclassed  Class = ""
	Breaking   Class = "breaking"   // those who build on what was must change
	Compatible Class = "compatible" // the content differs, and nobody must change
	Editorial  Class = "editorial"  // the words differ
)

// Effect is what a rule says of a change.
type Effect struct {
	Rule *diag.Rule
	Args diag.Args
}

// Message gives the rule's sentence in a language.
func (e Effect) Message(lang string) string {
	f := diag.Finding{Rule: e.Rule, Args: e.Args}
	return f.Bare(lang)
}

// judge looks at one change of an element that others build on, or at the
// element as a whole when the change is nil.
type judge struct {
	rule  *diag.Rule
	hurts func(d *Diff, e *Element, c *Change) (diag.Args, bool)
}

// judges are the rules with what finds their breaks.
func judges() []judge {
	return []judge{
		{ruleIDGone, idGone}, {ruleWithdrawn, withdrawn}, {ruleHidden, hidden}, {ruleKindChanged, kindChanged},
		{ruleRequirementAdded, requirementAdded}, {ruleRequirementTightened, requirementTightened}, {ruleRequirementGone, requirementGone},
		{ruleRequirementReworded, requirementReworded},
		{ruleAttributeGone, attributeGone}, {ruleAttributeRequired, attributeRequired}, {ruleAttributeNarrowed, attributeNarrowed},
		{ruleEntityGone, entityGone}, {ruleCodeGone, codeGone}, {ruleObligationRaised, obligationRaised},
	}
}

// Rules are the rules of compatibility.
func Rules() []*diag.Rule {
	rules := []*diag.Rule{ruleAddressGone, ruleVocabularyGone, ruleUndecided}
	for _, j := range judges() {
		rules = append(rules, j.rule)
	}
	return rules
}

// judgeAll gives every change its class. A rule that the newer configuration
// switches off is not asked.
func (d *Diff) judgeAll() {
	on := func(rule *diag.Rule) bool {
		severity, set := d.New.Config.Rules[rule.Code]
		return !set || severity != diag.Off
	}
	asked := slices.DeleteFunc(judges(), func(j judge) bool { return !on(j.rule) })
	for _, e := range d.Elements {
		d.judgeElement(e, asked)
	}
	for _, a := range d.Articles {
		d.judgeArticle(a, on(ruleAddressGone))
	}
	for _, c := range d.Repository {
		c.Class = plainClass(c)
		if c.Kind == Removed && on(ruleVocabularyGone) && slices.Contains([]Topic{Kinds, Fields, FieldValues, Relations, Statuses}, c.Old.Topic) {
			c.effect(ruleVocabularyGone, diag.Args{"what": c.Old.ID})
		}
	}
	if on(ruleUndecided) {
		d.judgeDecisions()
	}
}

func (d *Diff) judgeElement(e *Element, asked []judge) {
	e.Class = Compatible
	if e.Kind == Changed && len(e.Changes) > 0 && e.Old.ID == e.New.ID {
		e.Class = Editorial
	}
	if binding := e.Old != nil && e.Old.Binding() && !e.Old.Internal; !binding {
		e.Would = d.would(e, asked)
		asked = nil
	}
	for _, c := range e.Changes {
		c.Class = plainClass(c)
		for _, j := range asked {
			if args, hurts := j.hurts(d, e, c); hurts {
				c.effect(j.rule, args)
			}
		}
		e.Class = worse(e.Class, c.Class)
	}
	for _, j := range asked {
		if args, hurts := j.hurts(d, e, nil); hurts {
			e.Class = Breaking
			e.Effects = append(e.Effects, Effect{j.rule, args})
		}
	}
}

// would tells what the rules would say of an element that binds nobody yet: a
// proposal may change as it likes, but who has begun to build on it wants to know.
func (d *Diff) would(e *Element, asked []judge) []Effect {
	if e.Old == nil || e.Old.Internal {
		return nil
	}
	var effects []Effect
	for _, c := range append([]*Change{nil}, e.Changes...) {
		for _, j := range asked {
			if args, hurts := j.hurts(d, e, c); hurts && j.rule != ruleWithdrawn { // which is of a binding that ends
				effects = append(effects, Effect{j.rule, args})
			}
		}
	}
	return effects
}

func (c *Change) effect(rule *diag.Rule, args diag.Args) {
	c.Class = Breaking
	c.Effects = append(c.Effects, Effect{rule, args})
}

func worse(a, b Class) Class {
	order := []Class{Breaking, Compatible, Editorial, Unclassed}
	return order[min(slices.Index(order, a), slices.Index(order, b))]
}

// plainClass is a change's class as far as no rule says more: editorial when
// only words differ.
func plainClass(c *Change) Class {
	if c.Kind != Changed {
		return Compatible
	}
	for _, f := range c.Facts {
		if !isWording(c, f) {
			return Compatible
		}
	}
	return Editorial
}

// isWording tells whether a fact is of words, sources or places alone. A field
// in words is; so is the text of a requirement that nobody must keep.
func isWording(c *Change, f FactChange) bool {
	switch f.Key {
	case "name", "title", "summary", "description", "note", "verify", "sources", "basis", "order", "layout", "plural", "inverse-name", "letter", "notice":
		return true
	case "text":
		r, ok := c.New.Of.(*model.Requirement)
		return ok && r.Level != "must"
	}
	if strings.HasPrefix(f.Key, "order-") {
		return true
	}
	if e, ok := c.New.Of.(*model.Element); ok {
		if field := e.Kind.Field(f.Key); field != nil {
			return field.Type == model.MarkdownField || field.Type == model.LocalizedField
		}
	}
	return false
}

func (d *Diff) judgeArticle(a *Article, askAddress bool) {
	a.Class = Editorial
	if a.Kind != Changed || a.Old.Route != a.New.Route {
		a.Class = Compatible
	}
	for _, c := range a.Changes {
		c.Class = Editorial
	}
	if a.Old == nil || a.Old.Draft || !askAddress {
		return
	}
	gone := (a.New == nil || a.Renamed == ByLikeness) && !d.succeeded("/"+a.Old.Route+"/")
	for _, r := range d.New.Config.Redirects {
		gone = gone && strings.Trim(r.From, "/") != a.Old.Route
	}
	for _, other := range d.New.Articles {
		gone = gone && !slices.ContainsFunc(other.Formerly, func(ref model.Ref) bool { return strings.Trim(ref.Text, "/") == a.Old.Route })
	}
	if gone {
		a.Class = Breaking
		a.Effects = append(a.Effects, Effect{ruleAddressGone, diag.Args{"address": "/" + a.Old.Route + "/"}})
	}
}

// succeeded tells whether the new configuration names a successor of something
// that is gone. That of an element does not stand for its parts.
func (d *Diff) succeeded(what string) bool {
	g := d.New.GoneFor(what)
	return g != nil && g.What == what && g.Successor.Text != ""
}

// decisionKind is the kind of element that decides, and decides the relation by
// which it says on what.
const (
	decisionKind = "decision"
	decides      = "decides-on"
)

// judgeDecisions holds that a decision that is new, or has changed, names each
// element that breaks for others. Without decisions in the metamodel it is silent.
func (d *Diff) judgeDecisions() {
	if d.New.Metamodel.Kind(decisionKind) == nil {
		return
	}
	var decisions []*model.Element
	for _, e := range d.Elements {
		if e.New != nil && e.New.Kind.ID == decisionKind {
			decisions = append(decisions, e.New)
		}
	}
	for _, e := range d.Elements {
		if e.Class != Breaking {
			continue
		}
		for _, decision := range decisions {
			if namesElement(decision, e) {
				e.Decisions = append(e.Decisions, decision)
			}
		}
		if len(e.Decisions) == 0 {
			e.Effects = append(e.Effects, Effect{ruleUndecided, diag.Args{"id": e.Either().ID}})
		}
	}
}

// namesElement tells whether a decision says that it is about an element: by its
// relation, or, when the element is gone, by its id in the text.
func namesElement(decision *model.Element, e *Element) bool {
	for r := range decision.AllOut() {
		if r.Type.ID == decides && (r.To.Element == e.New && e.New != nil || r.To.Element.ID == e.Either().ID) {
			return true
		}
	}
	if e.New != nil {
		return false
	}
	for prose := range decision.Proses() {
		if slices.Contains(words(prose.Text), e.Old.ID) {
			return true
		}
	}
	return slices.ContainsFunc(decision.Summary, func(t model.Translation) bool { return slices.Contains(words(t.Value), e.Old.ID) })
}

// Report adds what the rules say of the changes to a list of findings.
func (d *Diff) Report(report *diag.List) {
	for _, e := range d.Elements {
		for _, effect := range e.Effects {
			report.Add(effect.Rule, e.Either().IDSpan, effect.Args)
		}
		for _, c := range e.Changes {
			for _, effect := range c.Effects {
				span := c.Span()
				if c.New == nil { // where it went from
					span = e.Either().IDSpan
				}
				report.Add(effect.Rule, span, effect.Args)
			}
		}
	}
	for _, a := range d.Articles {
		for _, effect := range a.Effects {
			report.Add(effect.Rule, a.Either().Body.Span, effect.Args)
		}
	}
	for _, c := range d.Repository {
		for _, effect := range c.Effects {
			report.Add(effect.Rule, c.Span(), effect.Args)
		}
	}
}
