package load

import (
	"iter"
	"slices"
	"strings"

	"lintel/generator/diag"
	"lintel/generator/model"
	"lintel/generator/source"
	"lintel/generator/yaml"
)

const metamodelPath = "models/metamodel.yaml"

// metamodelReader reads models/metamodel.yaml in two passes: what is declared,
// then the names in it, because a relation may name a kind further down.
type metamodelReader struct {
	*reader
	m *model.Metamodel
	// later are the checks of names that wait until everything is declared.
	later []func()
}

// readMetamodel reads the metamodel; nil when there is none to build on.
func readMetamodel(tree *source.Tree, config *model.Config, report *diag.List) *model.Metamodel {
	m := &metamodelReader{reader: &reader{config: config, limits: config.Limits.WithDefaults()}, m: &model.Metamodel{}}
	defer func() { report.Merge(&m.report) }()
	if tree.Missing(metamodelPath) {
		m.report.Add(ruleMetamodelMissing, (&source.File{Path: metamodelPath}).Span(0, 0), nil)
		return nil
	}
	file := open(tree, tree.Entry(metamodelPath), m.limits.YAML, &m.report)
	if file == nil {
		return nil
	}
	m.m.Span = file.Span(0, 0)
	documents, ok := yaml.Parse(file, 0, len(file.Text), m.yamlLimits(), &m.report)
	if !ok {
		return nil
	}
	if len(documents) == 0 || documents[0].Kind != yaml.Mapping {
		m.report.Add(ruleMetamodelMissing, file.Span(0, 0), nil)
		return nil
	}
	for _, e := range documents[0].Entries {
		m.section(e)
	}
	m.m.Index()
	for _, check := range m.later {
		check()
	}
	m.conflicts()
	return m.m
}

func (m *metamodelReader) section(e yaml.Entry) {
	switch e.Key {
	case "layers":
		m.each(e, m.layer)
	case "statuses":
		m.each(e, m.status)
	case "kinds":
		m.each(e, m.kind)
	case "relations":
		m.each(e, m.relation)
	default:
		m.unknownKey(e, metamodelPath, slices.Values([]string{"layers", "statuses", "kinds", "relations"}))
	}
}

// each reads a mapping of ids to mappings.
func (m *metamodelReader) each(e yaml.Entry, read func(yaml.Entry)) {
	if !m.mapping(e) {
		return
	}
	for _, item := range e.Value.Entries {
		if !isKebab(item.Key) {
			m.report.Add(ruleIDForm, item.KeySpan, diag.Args{"id": item.Key, "better": kebab(item.Key)})
		}
		if m.mapping(item) {
			read(item)
		}
	}
}

func (m *metamodelReader) layer(e yaml.Entry) {
	l := &model.Layer{ID: e.Key}
	for _, key := range e.Value.Entries {
		switch key.Key {
		case "name":
			l.Name = m.localized(key)
		case "letter":
			l.Letter = m.text(key)
		default:
			m.unknownKey(key, e.Key, slices.Values([]string{"name", "letter"}))
		}
	}
	m.named(e, &l.Name)
	m.m.Layers = append(m.m.Layers, l)
}

// named reports a declaration without a name, and lets its id stand for it.
func (m *metamodelReader) named(e yaml.Entry, name *model.Text) {
	if name.IsEmpty() {
		m.report.Add(ruleMissingKey, e.KeySpan, diag.Args{"key": "name"})
		*name = model.Plain(e.Key)
	}
}

func (m *metamodelReader) status(e yaml.Entry) {
	s := &model.Status{ID: e.Key, Span: e.KeySpan}
	for _, key := range e.Value.Entries {
		switch key.Key {
		case "name":
			s.Name = m.localized(key)
		case "binding":
			s.Binding = m.boolean(key)
		case "past":
			s.Past = m.boolean(key)
		case "may-rest-on":
			s.MayRestOn = m.names(key, func(name string) bool { return m.m.Status(name) != nil }, func() iter.Seq[string] { return m.m.StatusIDs() })
		default:
			m.unknownKey(key, e.Key, slices.Values([]string{"name", "binding", "past", "may-rest-on"}))
		}
	}
	m.named(e, &s.Name)
	m.m.Statuses = append(m.m.Statuses, s)
}

// names reads a list of names that must be declared somewhere in the metamodel.
func (m *metamodelReader) names(e yaml.Entry, known func(string) bool, all func() iter.Seq[string]) []string {
	names := m.strings(e)
	nodes := m.items(e)
	m.later = append(m.later, func() {
		for _, n := range nodes {
			if n.Kind == yaml.Scalar && !known(n.Value) {
				m.report.Add(ruleMetamodelName, n.Span, diag.Args{"key": e.Key, "name": n.Value, "near": diag.NearestText(n.Value, all())})
			}
		}
	})
	return names
}

var kindKeys = []string{"name", "plural", "path", "description", "layer", "archimate", "structure", "fields", "requires", "facets", "columns", "compare"}

func (m *metamodelReader) kind(e yaml.Entry) {
	k := &model.Kind{ID: e.Key, Span: e.KeySpan}
	for _, key := range e.Value.Entries {
		switch key.Key {
		case "name":
			k.Name = m.localized(key)
		case "plural":
			k.Plural = m.localized(key)
		case "path":
			k.Path = m.pathText(key)
		case "description":
			k.Description = m.localized(key)
		case "layer":
			names := m.names(key, func(name string) bool { return m.m.Layer(name) != nil }, func() iter.Seq[string] { return m.m.LayerIDs() })
			m.later = append(m.later, func() {
				if len(names) == 1 {
					k.Layer = m.m.Layer(names[0])
				}
			})
		case "archimate":
			k.Archimate = m.text(key)
		case "structure":
			k.Structure = model.Structure(m.choice(key, "process", "information-model", "dataset", "view"))
		case "fields":
			k.Fields = m.fields(key)
		case "requires":
			k.Requires = m.requires(key)
		case "facets":
			k.Facets = m.names(key, m.isRelation, func() iter.Seq[string] { return m.m.RelationKeys() })
		case "columns":
			k.Columns = m.columns(key, k)
		case "compare":
			k.Compare = m.columns(key, k)
		default:
			m.unknownKey(key, e.Key, slices.Values(kindKeys))
		}
	}
	m.named(e, &k.Name)
	if k.Plural.IsEmpty() {
		k.Plural = k.Name
	}
	if k.Path.IsEmpty() {
		k.Path = model.Plain(e.Key)
	}
	m.m.Kinds = append(m.m.Kinds, k)
}

func (m *metamodelReader) isRelation(name string) bool {
	_, ok := m.m.Relation(name)
	return ok
}

// columns names the kind's fields, relations and life time.
func (m *metamodelReader) columns(e yaml.Entry, k *model.Kind) []string {
	return m.names(e, func(name string) bool {
		return slices.Contains(commonColumns, name) || k.Field(name) != nil || m.isRelation(name)
	}, func() iter.Seq[string] {
		return func(yield func(string) bool) {
			for _, f := range k.Fields {
				if !yield(f.ID) {
					return
				}
			}
			m.m.RelationKeys()(yield)
		}
	})
}

// commonColumns are the columns that need no field.
var commonColumns = []string{"summary", "status", "basis", "from", "until", "requirements"}

// requires names common keys and relations.
func (m *metamodelReader) requires(e yaml.Entry) []string {
	common := []string{"name", "summary", "description", "status", "from", "until", "basis", "sources", "requirements"}
	return m.names(e, func(name string) bool {
		_, isRelation := m.m.Relation(name)
		return isRelation || slices.Contains(common, name)
	}, func() iter.Seq[string] {
		return func(yield func(string) bool) {
			for _, name := range common {
				if !yield(name) {
					return
				}
			}
			m.m.RelationKeys()(yield)
		}
	})
}

// pathText reads a folder's name, one a language; each must be kebab-case.
func (m *metamodelReader) pathText(e yaml.Entry) model.Text {
	text := m.localized(e)
	for _, translation := range text {
		if !isKebab(translation.Value) {
			m.report.Add(ruleIDForm, e.Value.Span, diag.Args{"id": translation.Value, "better": kebab(translation.Value)})
		}
	}
	return text
}

func (m *metamodelReader) fields(e yaml.Entry) []*model.Field {
	var fields []*model.Field
	m.each(e, func(e yaml.Entry) {
		f := &model.Field{ID: e.Key, Span: e.KeySpan, Type: model.TextField}
		var values []yaml.Entry
		for _, key := range e.Value.Entries {
			switch key.Key {
			case "name":
				f.Name = m.localized(key)
			case "type":
				m.fieldType(f, key)
			case "values":
				m.each1(key, func(value yaml.Entry) {
					values = append(values, value)
					f.Values = append(f.Values, &model.EnumValue{ID: value.Key, Name: m.localized(value), Order: len(f.Values)})
				})
			case "required":
				f.Required = m.boolean(key)
			case "facet":
				f.Facet = m.boolean(key)
			case "past":
				f.Past = m.names(key, func(name string) bool { return f.Value(name) != nil }, f.ValueIDs)
			case "support-ends":
				f.SupportEnds = m.boolean(key)
			default:
				m.unknownKey(key, e.Key, slices.Values([]string{"name", "type", "values", "required", "facet", "past", "support-ends"}))
			}
		}
		for _, value := range values {
			if f.Facet { // the value has a page of its own
				m.kebabCase(value.Key, value.KeySpan)
			}
		}
		if f.Name.IsEmpty() {
			f.Name = model.Plain(strings.ReplaceAll(e.Key, "-", " "))
		}
		if f.SupportEnds && f.Type != model.DateField {
			m.wrongType(e.Value, e.KeySpan, e.Key, diag.Text{EN: "a date, for it has support-ends", NB: "en dato, for den har support-ends"})
		}
		if f.Type == model.EnumField && len(f.Values) == 0 {
			m.report.Add(ruleMissingKey, e.KeySpan, diag.Args{"key": "values"})
		}
		fields = append(fields, f)
	})
	return fields
}

// each1 reads a mapping of ids to any values.
func (m *metamodelReader) each1(e yaml.Entry, read func(yaml.Entry)) {
	if !m.mapping(e) {
		return
	}
	for _, item := range e.Value.Entries {
		read(item)
	}
}

// fieldType reads text, enum, … or "list of text".
func (m *metamodelReader) fieldType(f *model.Field, e yaml.Entry) {
	name := m.text(e)
	name, f.List = strings.CutPrefix(name, "list of ")
	if !slices.Contains(model.FieldTypes(), name) {
		m.unknownValue(e.Value, e.Key, slices.Values(model.FieldTypes()))
		return
	}
	f.Type = model.FieldType(name)
}

var relationKeys = []string{"name", "inverse", "inverse-name", "from", "to", "pairs", "max", "fields", "archimate"}

func (m *metamodelReader) relation(e yaml.Entry) {
	t := &model.RelationType{ID: e.Key, Span: e.KeySpan}
	for _, key := range e.Value.Entries {
		switch key.Key {
		case "name":
			t.Name = m.localized(key)
		case "inverse":
			t.Inverse = m.id(key)
		case "inverse-name":
			t.InverseName = m.localized(key)
		case "from":
			m.kindList(key, &t.From)
		case "to":
			m.kindList(key, &t.To)
		case "pairs":
			m.pairs(key, t)
		case "max":
			t.Max = m.whole(key, 0, mostOrder)
		case "fields":
			t.Fields = m.fields(key)
		case "archimate":
			m.archimate(key, t)
		default:
			m.unknownKey(key, e.Key, slices.Values(relationKeys))
		}
	}
	m.named(e, &t.Name)
	if t.InverseName.IsEmpty() {
		t.InverseName = t.Name
	}
	m.m.Relations = append(m.m.Relations, t)
}

// archimate reads the relationship of ArchiMate that a relation is: its name,
// or {type: name, inverse: true, access: Read}.
func (m *metamodelReader) archimate(e yaml.Entry, t *model.RelationType) {
	if e.Value == nil || e.Value.Kind != yaml.Mapping {
		t.Archimate = m.text(e)
		return
	}
	for _, key := range e.Value.Entries {
		switch key.Key {
		case "type":
			t.Archimate = m.text(key)
		case "inverse":
			t.ArchimateInverse = m.boolean(key)
		case "access":
			t.ArchimateAccess = m.choice(key, "Read", "Write", "ReadWrite")
		default:
			m.unknownKey(key, e.Key, slices.Values([]string{"type", "inverse", "access"}))
		}
	}
}

// kindList reads any, or a list of kinds.
func (m *metamodelReader) kindList(e yaml.Entry, kinds *[]*model.Kind) {
	if e.Value != nil && e.Value.Kind == yaml.Scalar && e.Value.Value == "any" {
		return
	}
	names := m.names(e, func(name string) bool { return m.m.Kind(name) != nil }, func() iter.Seq[string] { return m.m.KindIDs() })
	m.later = append(m.later, func() {
		*kinds = make([]*model.Kind, 0, len(names))
		for _, name := range names {
			if k := m.m.Kind(name); k != nil {
				*kinds = append(*kinds, k)
			}
		}
	})
}

// pairs reads a mapping of a kind to the kinds it may lead to.
func (m *metamodelReader) pairs(e yaml.Entry, t *model.RelationType) {
	if !m.mapping(e) {
		return
	}
	t.Pairs = make(map[*model.Kind]map[*model.Kind]bool, len(e.Value.Entries))
	for _, item := range e.Value.Entries {
		var to []*model.Kind
		m.kindList(item, &to)
		m.later = append(m.later, func() {
			from := m.m.Kind(item.Key)
			if from == nil {
				m.report.Add(ruleMetamodelName, item.KeySpan, diag.Args{"key": e.Key, "name": item.Key, "near": diag.NearestText(item.Key, m.m.KindIDs())})
				return
			}
			if to == nil { // any
				to = m.m.Kinds
			}
			t.Pairs[from] = make(map[*model.Kind]bool, len(to))
			for _, k := range to {
				t.Pairs[from][k] = true
			}
		})
	}
}

// conflicts reports keys that would mean two things on one element.
func (m *metamodelReader) conflicts() {
	taken := map[string]string{}
	for _, key := range model.ReservedKeys() {
		taken[key] = key
	}
	report := func(span source.Span, key, other string) {
		m.report.Add(ruleMetamodelReserved, span, diag.Args{"key": key, "other": other})
	}
	for _, t := range m.m.Relations {
		names := []string{t.ID}
		if !t.Symmetric() && t.Inverse != "" {
			names = append(names, t.Inverse)
		}
		for _, name := range names {
			if other, ok := taken[name]; ok {
				report(t.Span, name, other)
			}
			taken[name] = t.ID
		}
		for _, f := range t.Fields {
			if slices.Contains([]string{"to", "note", "from", "until"}, f.ID) {
				report(f.Span, f.ID, f.ID)
			}
		}
	}
	for _, k := range m.m.Kinds {
		for _, f := range k.Fields {
			if other, ok := taken[f.ID]; ok {
				report(f.Span, f.ID, other)
			} else if slices.Contains(model.StructureKeys(k.Structure), f.ID) {
				report(f.Span, f.ID, string(k.Structure))
			}
		}
	}
}
