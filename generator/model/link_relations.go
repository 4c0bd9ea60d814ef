package model

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"lintel/generator/diag"
)

// relations links what an element and its parts relate to.
func (l *linker) relations(e *Element, d *ElementDecl) {
	complete := l.list(End{Element: e}, d.Relations)
	part := func(id string, relations []RelationDecl) {
		if p := e.Part(id); p != nil {
			complete = l.list(End{Element: e, Part: p}, relations) && complete
		}
	}
	for _, r := range d.Requirements {
		part(r.ID, r.Relations)
	}
	for _, lane := range d.Lanes {
		part(lane.ID, lane.Relations)
	}
	for _, s := range d.Steps {
		part(s.ID, s.Relations)
	}
	for _, entity := range d.Entities {
		part(entity.ID, entity.Relations)
		for _, a := range entity.Attributes {
			part(entity.ID+"."+a.ID, a.Relations)
		}
	}
	for _, list := range d.CodeLists {
		part(list.ID, list.Relations)
		for _, c := range list.Codes {
			part(list.ID+"."+c.ID, c.Relations)
		}
	}
	if d.Dataset != nil {
		for _, r := range d.Dataset.Rows {
			part(r.ID, r.Relations)
		}
	}
	if !complete {
		e.Incomplete = true
	}
}

// list links the relations that one end writes; false when one was left out.
func (l *linker) list(here End, decls []RelationDecl) bool {
	complete := true
	for i := range decls {
		if !l.relation(here, &decls[i]) {
			complete = false
		}
	}
	return complete
}

func (l *linker) relation(here End, d *RelationDecl) bool {
	t := d.Direction.Type
	allowed := t.To
	if d.Direction.Inverse {
		allowed = t.From
	}
	there, ok := l.resolve(d.To, expectation{key: d.Direction.Key(), kinds: allowed})
	if !ok {
		return false
	}
	from, to := here, there
	if d.Direction.Inverse || (t.Symmetric() && there.Address() < here.Address()) {
		from, to = there, here
	}
	if !l.allowed(d, t, from, to) {
		return false
	}
	key := fact{t, from, to, sourceID(d.Fields)}
	if known := l.facts[key]; known != nil {
		if known.writer == here {
			known.Again = append(known.Again, d.Span)
		}
		if len(known.Fields) == 0 {
			known.Fields = d.Fields
		}
		if known.Note.IsEmpty() {
			known.Note = d.Note
		}
		if known.Life == (Life{}) {
			known.Life = d.Life
		}
		return true
	}
	r := &Relation{Type: t, From: from, To: to, Fields: d.Fields, Note: d.Note, Life: d.Life, Span: d.Span, writer: here}
	l.facts[key] = r
	l.attach(r)
	return l.withinMax(r)
}

// sourceID is the id that a relation has in the tool it came from. There two
// of one kind between the same two, such as two flows, are two things.
func sourceID(fields []FieldValue) string {
	for i := range fields {
		if fields[i].Field.ID == "source-id" {
			return fields[i].Value.Text.In("")
		}
	}
	return ""
}

// allowed checks the kinds at both ends against the relation's type. A relation
// that is not allowed is kept where lintel.yaml makes the rule less than an
// error: whoever says that it may be there wants to see it.
func (l *linker) allowed(d *RelationDecl, t *RelationType, from, to End) bool {
	fromKind, toKind := from.Element.Kind, to.Element.Kind
	if t.Allows(fromKind, toKind) || (t.Symmetric() && t.Allows(toKind, fromKind)) {
		return true
	}
	if t.Pairs != nil {
		l.report.Add(ruleRelationTarget, d.To.Span, diag.Args{
			"relation": t.ID, "kind": lowerKind{toKind}, "id": to.Element.ID, "allowed": pairIDs(t.Pairs[fromKind]), "source": lowerKind{fromKind},
		})
		return l.tolerates(ruleRelationTarget)
	}
	wrong, list := to, t.To
	rule := ruleRelationTarget
	if !Allows(t.From, fromKind) {
		wrong, list, rule = from, t.From, ruleRelationSource
	}
	l.report.Add(rule, d.To.Span, diag.Args{
		"relation": t.ID, "kind": lowerKind{wrong.Element.Kind}, "id": wrong.Element.ID, "allowed": kindIDs(list),
	})
	return l.tolerates(rule)
}

// tolerates tells whether lintel.yaml makes a rule less than an error.
func (l *linker) tolerates(rule *diag.Rule) bool {
	severity, set := l.model.Config.Rules[rule.Code]
	return set && severity < diag.Error
}

func kindIDs(kinds []*Kind) string {
	ids := make([]string, len(kinds))
	for i, k := range kinds {
		ids[i] = k.ID
	}
	return strings.Join(ids, ", ")
}

// pairIDs names the kinds that one kind may lead to, in the metamodel's order.
func pairIDs(kinds map[*Kind]bool) diag.Localized {
	if len(kinds) == 0 {
		return diag.Text{EN: "none", NB: "ingen"}
	}
	ids := kindIDs(slices.SortedFunc(maps.Keys(kinds), func(a, b *Kind) int { return cmp.Compare(a.Order, b.Order) }))
	return diag.Text{EN: ids, NB: ids}
}

func (l *linker) withinMax(r *Relation) bool {
	if r.Type.Max == 0 {
		return true
	}
	key := limit{r.Type, r.From}
	l.count[key]++
	if l.count[key] == r.Type.Max+1 {
		l.report.Add(ruleRelationMax, r.Span, diag.Args{"relation": r.Type.ID, "id": r.From.Address(), "max": r.Type.Max})
	}
	return true
}

func (l *linker) attach(r *Relation) {
	if p := r.From.Part; p != nil {
		p.Out = append(p.Out, r)
	} else {
		r.From.Element.Out = append(r.From.Element.Out, r)
	}
	if p := r.To.Part; p != nil {
		p.In = append(p.In, r)
	} else {
		r.To.Element.In = append(r.To.Element.In, r)
	}
}

// sortRelations puts relations in the metamodel's order, then by the other
// end, so that nothing depends on which file was read first.
func (l *linker) sortRelations() {
	out := func(a, b *Relation) int {
		return cmp.Or(cmp.Compare(a.Type.Order, b.Type.Order), cmp.Compare(a.To.Address(), b.To.Address()))
	}
	in := func(a, b *Relation) int {
		return cmp.Or(cmp.Compare(a.Type.Order, b.Type.Order), cmp.Compare(a.From.Address(), b.From.Address()))
	}
	for _, e := range l.model.Elements {
		slices.SortFunc(e.Out, out)
		slices.SortFunc(e.In, in)
		for _, p := range e.Parts {
			slices.SortFunc(p.Out, out)
			slices.SortFunc(p.In, in)
		}
	}
}
