package archimate

import (
	"cmp"
	"context"
	"fmt"
	"io/fs"
	"regexp"
	"slices"
	"strings"

	"lintel/generator/diag"
	"lintel/generator/edit"
	"lintel/generator/load"
	"lintel/generator/model"
	"lintel/generator/source"
)

const (
	metamodelPath = "models/metamodel.yaml"
	configPath    = "lintel.yaml"
)

// The fields that an import gives a kind or a relation, beside properties.
const (
	sourceField       = "source-id"
	profileField      = "profile"
	viewpointField    = "viewpoint"
	documentField     = "documentation"
	junctionField     = "junction-type"
	accessField       = "access-type"
	strengthField     = "strength"
	directedField     = "directed"
	relationshipField = "relationship"
)

// relationshipKind is the kind of the element that stands for a relation which
// other relations lead to: in a repository only elements have ids.
const relationshipKind = "relationship"

// schema is a metamodel as an import sees it, with what it will add.
type schema struct {
	file      *source.File
	metamodel *model.Metamodel
	lang      string
	kinds     map[string]*model.Kind         // by the name of ArchiMate
	relations map[string]*model.RelationType // by the name of ArchiMate
	view      *model.Kind
	languages []string                    // of the repository; nil for a new one
	fields    map[owner]map[string]*field // by id
	byKey     map[owner]map[string]*field // properties by their key
	edits     []diag.Edit                 // of the metamodel's text
}

// owner is a kind or a relation, by id.
type owner struct {
	section string // kinds or relations
	id      string
}

// field is a field that is there or will be.
type field struct {
	id     string
	name   string // as it is written under name, when it is new
	key    string // of the property
	kind   model.FieldType
	list   bool
	values []value
	facet  bool
	old    bool
	grown  bool // has new values
}

// value is one of an enum's values.
type value struct{ id, name string }

// openSchema reads the metamodel of a repository, or the one that Lintel
// carries when there is none yet.
//
// A new repository is in the languages given, and so are the names in its
// metamodel.
func openSchema(ctx context.Context, tree *source.Tree, lang string, languages []string) (*schema, error) {
	data, err := edit.StartFile("archimate", metamodelPath)
	if err == nil && !tree.Missing(metamodelPath) {
		data, err = tree.ReadBytes(metamodelPath)
	}
	if err != nil {
		return nil, fmt.Errorf("read the metamodel: %w", err)
	}
	isNew := tree.Missing(configPath)
	if isNew {
		data = []byte(inLanguages(string(data), languages))
	}
	changes := []edit.Change{{Path: metamodelPath, After: data}}
	config, err := tree.ReadBytes(configPath)
	if err != nil {
		config = []byte("languages: [" + strings.Join(languages, ", ") + "]\n")
	}
	changes = append(changes, edit.Change{Path: configPath, After: config})
	alone := edit.With(source.New(noFiles{}), changes)
	var report diag.List
	loaded, err := load.Load(ctx, alone, 1, &report)
	if err != nil {
		return nil, err
	}
	file, err := source.NewFile(metamodelPath, data)
	if err != nil || loaded.Decls.Metamodel == nil {
		return nil, fmt.Errorf("%s cannot be read; run lintel check", metamodelPath)
	}
	s := &schema{
		file: file, metamodel: loaded.Decls.Metamodel, lang: lang,
		kinds: map[string]*model.Kind{}, relations: map[string]*model.RelationType{},
		fields: map[owner]map[string]*field{}, byKey: map[owner]map[string]*field{},
	}
	s.languages = loaded.Decls.Config.Languages
	s.index()
	return s, nil
}

var threeNames = regexp.MustCompile(`\{nb: ([^{},]*), nn: ([^{},]*), en: ([^{},]*)\}`)

// inLanguages takes the names in other languages out of a metamodel's text.
func inLanguages(text string, languages []string) string {
	if len(languages) == 3 {
		return text
	}
	return threeNames.ReplaceAllStringFunc(text, func(names string) string {
		match := threeNames.FindStringSubmatch(names)
		byLang := map[string]string{"nb": match[1], "nn": match[2], "en": match[3]}
		if len(languages) == 1 {
			return byLang[languages[0]]
		}
		var kept []string
		for _, lang := range languages {
			kept = append(kept, lang+": "+byLang[lang])
		}
		return "{" + strings.Join(kept, ", ") + "}"
	})
}

// noFiles is a file system with nothing in it.
type noFiles struct{}

// Open implements fs.FS.
func (noFiles) Open(name string) (fs.File, error) {
	return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
}

// index finds what ArchiMate's names stand for: the first of several.
func (s *schema) index() {
	for _, k := range s.metamodel.Kinds {
		if k.Structure == model.ViewStructure && s.view == nil {
			s.view = k
		}
		if k.Archimate != "" && k.Structure == model.NoStructure && s.kinds[k.Archimate] == nil {
			s.kinds[k.Archimate] = k
		}
		s.known(owner{"kinds", k.ID}, k.Fields)
	}
	for _, t := range s.metamodel.Relations {
		if t.Archimate != "" && s.relations[t.Archimate] == nil {
			s.relations[t.Archimate] = t
		}
		s.known(owner{"relations", t.ID}, t.Fields)
	}
}

// known notes the fields that are there.
func (s *schema) known(o owner, fields []*model.Field) {
	s.fields[o], s.byKey[o] = map[string]*field{}, map[string]*field{}
	for _, f := range fields {
		old := &field{id: f.ID, key: f.Name.In(s.lang), kind: f.Type, list: f.List, old: true}
		for _, v := range f.Values {
			old.values = append(old.values, value{v.ID, v.Name.In(s.lang)})
		}
		s.fields[o][f.ID] = old
		if !isOwnField(f.ID) {
			s.byKey[o][old.key] = old
		}
	}
}

// isOwnField tells whether a field holds something else than a property.
func isOwnField(id string) bool {
	switch id {
	case sourceField, profileField, viewpointField, documentField, junctionField, accessField, strengthField, directedField, relationshipField:
		return true
	}
	return false
}

// complete tells what of ArchiMate the metamodel has no kind or relation for.
func (s *schema) complete() error {
	var missing []string
	for _, name := range elementTypes {
		if s.kinds[kindName(name)] == nil {
			missing = append(missing, name)
		}
	}
	for _, name := range relationshipTypes {
		if s.relations[name] == nil {
			missing = append(missing, name)
		}
	}
	if s.view == nil {
		missing = append(missing, "view")
	}
	if len(missing) > 0 {
		slices.Sort(missing)
		return &MetamodelError{Missing: slices.Compact(missing)}
	}
	return nil
}

// MetamodelError tells that a repository's metamodel is not ArchiMate's.
type MetamodelError struct{ Missing []string }

func (e *MetamodelError) Error() string {
	return fmt.Sprintf("%s has no archimate: %s", metamodelPath, e.Missing[0])
}

// kindName is the name by which a type stands in a metamodel: both junctions
// are one kind there.
func kindName(name string) string {
	if isJunction(name) {
		return "Junction"
	}
	return name
}

// require makes sure that a field is there.
func (s *schema) require(o owner, f field) *field {
	if there := s.fields[o][f.id]; there != nil {
		for _, v := range f.values {
			there.grow(v)
		}
		return there
	}
	added := &f
	s.fields[o][f.id] = added
	if f.key != "" {
		s.byKey[o][f.key] = added
	}
	return added
}

// grow adds a value to an enum.
func (f *field) grow(v value) {
	if f.kind != model.EnumField {
		return
	}
	for _, there := range f.values {
		if there.id == v.id {
			return
		}
	}
	f.values = append(f.values, v)
	f.grown = true
}

// enum gives the id of an enum's value by its name, "" when it has none.
func (f *field) enum(name string) string {
	for _, v := range f.values {
		if v.name == name {
			return v.id
		}
	}
	return ""
}

// sorted gives the new fields of an owner, sorted by id, the own ones first.
func (s *schema) sorted(o owner) []*field {
	var fields []*field
	for _, f := range s.fields[o] {
		if !f.old {
			fields = append(fields, f)
		}
	}
	slices.SortFunc(fields, func(a, b *field) int {
		rank := func(f *field) int {
			if isOwnField(f.id) {
				return 0
			}
			return 1
		}
		return cmp.Or(cmp.Compare(rank(a), rank(b)), cmp.Compare(a.id, b.id))
	})
	return fields
}
