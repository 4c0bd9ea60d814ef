package archimate

import (
	"cmp"
	"slices"
	"strings"

	"lintel/generator/diag"
	"lintel/generator/model"
	"lintel/generator/yaml"
)

// text gives the metamodel with what was added. Everything else of it stays as
// it is, byte for byte: a person may have worked on it.
func (s *schema) text() string {
	documents, ok := yaml.Parse(s.file, 0, len(s.file.Text), yaml.Limits{}, &diag.List{})
	if !ok || len(documents) == 0 {
		return s.file.Text // it was read before, so this does not happen
	}
	root := documents[0]
	// What is added to the last of a section comes before what is added to the
	// section, at the same place.
	sections := s.edits
	s.edits = nil
	for o := range s.fields {
		if n := root.Get(o.section).Get(o.id); n != nil && n.Kind == yaml.Mapping {
			s.addNewValues(n.Get("fields"), s.fields[o])
			s.addFields(n, s.sorted(o))
		}
	}
	return apply(s.file.Text, append(s.edits, sections...))
}

// apply makes edits in a text. Of edits at one place the first given comes
// first.
func apply(text string, edits []diag.Edit) string {
	slices.SortStableFunc(edits, func(a, b diag.Edit) int { return cmp.Compare(a.Span.Start, b.Span.Start) })
	var b strings.Builder
	at := 0
	for _, e := range edits {
		b.WriteString(text[at:max(at, e.Span.Start)])
		b.WriteString(e.New)
		at = max(at, e.Span.End)
	}
	b.WriteString(text[at:])
	return b.String()
}

func (s *schema) insert(at int, text string) {
	s.edits = append(s.edits, diag.Edit{Span: s.file.Span(at, at), New: text})
}

// addFields adds fields to a kind or relation.
func (s *schema) addFields(n *yaml.Node, fields []*field) {
	if len(fields) == 0 || len(n.Entries) == 0 {
		return
	}
	inner := n.Get("fields")
	if isFlow(n) || inner != nil && (isFlow(inner) || len(inner.Entries) == 0) {
		s.addFlowFields(n, inner, fields)
		return
	}
	indent := column(n.Entries[0])
	var b strings.Builder
	last := n
	if inner == nil {
		b.WriteString(strings.Repeat(" ", indent) + "fields:\n")
		indent += 2
	} else {
		last, indent = inner, column(inner.Entries[0])
	}
	for _, f := range fields {
		f.write(&b, s.languages, strings.Repeat(" ", indent))
	}
	s.insertLine(last, b.String())
}

// insertLine puts whole lines below a value.
func (s *schema) insertLine(n *yaml.Node, lines string) {
	text := s.file.Text
	at := n.Span.End
	for at > 0 && (text[at-1] == '\n' || text[at-1] == ' ') {
		at--
	}
	if end := strings.IndexByte(text[at:], '\n'); end >= 0 {
		at += end + 1
	} else {
		at = len(text)
		lines = "\n" + strings.TrimSuffix(lines, "\n")
	}
	s.insert(at, lines)
}

func (s *schema) addFlowFields(n, inner *yaml.Node, fields []*field) {
	var parts []string
	for _, f := range fields {
		parts = append(parts, f.flow(s.languages))
	}
	list := strings.Join(parts, ", ")
	switch {
	case inner == nil:
		s.insert(n.Span.End-1, ", fields: {"+list+"}")
	case len(inner.Entries) == 0:
		s.edits = append(s.edits, diag.Edit{Span: inner.Span, New: "{" + list + "}"})
	default:
		s.insert(inner.Span.End-1, ", "+list)
	}
}

// addNewValues adds values to enums that are there.
func (s *schema) addNewValues(fields *yaml.Node, byID map[string]*field) {
	if fields == nil {
		return
	}
	for _, e := range fields.Entries {
		f := byID[e.Key]
		values := e.Value.Get("values")
		if f == nil || !f.old || !f.grown || values == nil || len(values.Entries) == 0 {
			continue
		}
		var lines, parts []string
		for _, v := range f.values {
			if values.Get(v.id) == nil {
				lines = append(lines, strings.Repeat(" ", column(values.Entries[0]))+scalar(v.id)+": "+scalar(v.name)+"\n")
				parts = append(parts, ", "+scalar(v.id)+": "+scalar(v.name))
			}
		}
		if isFlow(values) {
			s.insert(values.Span.End-1, strings.Join(parts, ""))
		} else {
			s.insertLine(values, strings.Join(lines, ""))
		}
	}
}

func isFlow(n *yaml.Node) bool {
	return n.Span.Start < len(n.Span.File.Text) && strings.IndexByte("{[", n.Span.File.Text[n.Span.Start]) >= 0
}

// column is how far in a key stands.
func column(e yaml.Entry) int {
	text := e.KeySpan.File.Text
	return e.KeySpan.Start - strings.LastIndexByte(text[:e.KeySpan.Start], '\n') - 1
}

// label is the name of a field as it is written.
func (f *field) label(languages []string) string {
	return inLanguages(f.threeNames(), languages)
}

func (f *field) threeNames() string {
	switch f.id {
	case sourceField:
		return "{nb: Id i kilden, nn: Id i kjelda, en: Id in the source}"
	case profileField:
		return "{nb: Spesialisering, nn: Spesialisering, en: Specialization}"
	case viewpointField:
		return "{nb: Synsvinkel, nn: Synsvinkel, en: Viewpoint}"
	case documentField:
		return "{nb: Beskrivelse, nn: Skildring, en: Documentation}"
	}
	return scalar(f.key)
}

func (f *field) typeName() string {
	if f.list {
		return "list of " + string(f.kind)
	}
	return string(f.kind)
}

// write writes a new field in block style.
func (f *field) write(b *strings.Builder, languages []string, indent string) {
	b.WriteString(indent + f.id + ":\n")
	b.WriteString(indent + "  name: " + f.label(languages) + "\n")
	b.WriteString(indent + "  type: " + f.typeName() + "\n")
	if f.kind == model.EnumField {
		b.WriteString(indent + "  values:\n")
		for _, v := range f.values {
			b.WriteString(indent + "    " + scalar(v.id) + ": " + scalar(v.name) + "\n")
		}
	}
	if f.facet {
		b.WriteString(indent + "  facet: true\n")
	}
}

// flow writes a new field in brackets.
func (f *field) flow(languages []string) string {
	text := f.id + ": {name: " + f.label(languages) + ", type: " + f.typeName()
	if f.kind == model.EnumField {
		var values []string
		for _, v := range f.values {
			values = append(values, scalar(v.id)+": "+scalar(v.name))
		}
		text += ", values: {" + strings.Join(values, ", ") + "}"
	}
	if f.facet {
		text += ", facet: true"
	}
	return text + "}"
}

// relationshipEnds makes room for relations that lead to relations.
func (s *schema) relationshipEnds(m *Model, reified map[string]bool) {
	if len(reified) == 0 {
		return
	}
	documents, ok := yaml.Parse(s.file, 0, len(s.file.Text), yaml.Limits{}, &diag.List{})
	if !ok || len(documents) == 0 {
		return
	}
	root := documents[0]
	if s.metamodel.Kind(relationshipKind) == nil {
		s.insertLine(root.Get("kinds"), inLanguages(relationshipKindText, s.languages))
		s.insertLine(root.Get("relations"), inLanguages(relationshipRelationsText, s.languages))
	}
	done := map[string]bool{}
	add := func(list *yaml.Node, where string, e yaml.Entry, has bool) {
		if list != nil && list.Kind == yaml.Sequence && !has && !done[where] {
			done[where] = true
			s.edits = append(s.edits, yaml.AddItem(e, relationshipKind))
		}
	}
	kind := s.metamodel.Kind(relationshipKind)
	for _, r := range m.Relationships {
		t := s.relations[r.Type]
		n := root.Get("relations").Get(t.ID)
		for _, e := range n.Entries {
			switch {
			case e.Key == "from" && reified[r.Source], e.Key == "to" && reified[r.Target]:
				add(e.Value, t.ID+e.Key, e, kind != nil && model.Allows(map[string][]*model.Kind{"from": t.From, "to": t.To}[e.Key], kind))
			}
		}
	}
}

const relationshipKindText = `  # Stands for a relation that other relations lead to: here only elements have ids.
  relationship:
    name: {nb: Relasjon, nn: Relasjon, en: Relationship}
    plural: {nb: Relasjoner, nn: Relasjonar, en: Relationships}
    path: {nb: relasjon, nn: relasjon, en: relationship}
    fields:
      relationship:
        name: {nb: Relasjonens id i kilden, nn: Id-en til relasjonen i kjelda, en: The relationship's id in the source}
        type: text
`

const relationshipRelationsText = `  relationship-from:
    name: {nb: Går fra, nn: Går frå, en: Leads from}
    inverse: relationship-from-here
    inverse-name: {nb: Utgangspunkt for relasjonen, nn: Utgangspunkt for relasjonen, en: Start of the relationship}
    from: [relationship]
    to: any
    max: 1
  relationship-to:
    name: {nb: Går til, nn: Går til, en: Leads to}
    inverse: relationship-to-here
    inverse-name: {nb: Mål for relasjonen, nn: Mål for relasjonen, en: End of the relationship}
    from: [relationship]
    to: any
    max: 1
`
