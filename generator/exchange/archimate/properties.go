package archimate

import (
	"net/url"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"lintel/generator/model"
)

// usage is how a property is used in the whole source.
type usage struct {
	key    string
	owners map[owner]bool
	values []model.Text
	many   bool // one thing has it twice
}

// An enum is a property with few values, each used more than once on average.
const (
	mostValues  = 12
	leastUses   = 4
	longestEnum = 60
)

// plan decides which fields the source's properties become.
func (s *schema) plan(m *Model) {
	uses := map[string]*usage{}
	var order []string
	note := func(o owner, list []Property) {
		here := map[string]int{}
		for _, p := range list {
			u := uses[p.Key]
			if u == nil {
				u = &usage{key: p.Key, owners: map[owner]bool{}}
				uses[p.Key] = u
				order = append(order, p.Key)
			}
			u.owners[o] = true
			u.values = append(u.values, p.Value)
			here[p.Key]++
			u.many = u.many || here[p.Key] > 1
		}
	}
	profiles := map[owner][]string{}
	for _, e := range m.Elements {
		o := s.kindOwner(e.Type)
		note(o, e.Properties)
		profiles[o] = append(profiles[o], e.Profile)
		s.require(o, field{id: sourceField, kind: model.TextField})
	}
	for _, r := range m.Relationships {
		o := s.relationOwner(r.Type)
		note(o, r.Properties)
		profiles[o] = append(profiles[o], r.Profile)
		s.require(o, field{id: sourceField, kind: model.TextField})
		if !r.Documentation.IsEmpty() {
			s.require(o, field{id: documentField, kind: model.LocalizedField})
		}
	}
	views := owner{"kinds", s.view.ID}
	for _, v := range m.Views {
		note(views, v.Properties)
		s.require(views, field{id: sourceField, kind: model.TextField})
		if v.Viewpoint != "" {
			s.require(views, field{id: viewpointField, kind: model.TextField})
		}
	}
	for o, names := range profiles {
		s.profiles(o, names)
	}
	slices.Sort(order)
	for _, key := range order {
		s.property(uses[key])
	}
}

func (s *schema) kindOwner(name string) owner {
	return owner{"kinds", s.kinds[kindName(name)].ID}
}

func (s *schema) relationOwner(name string) owner {
	return owner{"relations", s.relations[name].ID}
}

// profiles makes the specialisations of a kind the values of a field.
func (s *schema) profiles(o owner, names []string) {
	slices.Sort(names)
	names = slices.DeleteFunc(slices.Compact(names), func(name string) bool { return name == "" })
	if len(names) == 0 {
		return
	}
	f := s.require(o, field{id: profileField, kind: model.EnumField, facet: o.section == "kinds"})
	f.addValues(names)
}

// addValues gives each name that an enum lacks a value.
func (f *field) addValues(names []string) {
	ids := newRegister()
	for _, v := range f.values {
		ids.taken[v.id] = true
	}
	for _, name := range names {
		if f.enum(name) == "" {
			id := kebab(name)
			if id == "" {
				id = "value"
			}
			f.values = append(f.values, value{ids.take(id), name})
			f.grown = true
		}
	}
}

// property makes a property a field of each kind that has it. A field that is
// there, such as one that a person has given another type, stays as it is.
func (s *schema) property(u *usage) {
	made := u.field()
	id := s.fieldID(u)
	owners := make([]owner, 0, len(u.owners))
	for o := range u.owners {
		owners = append(owners, o)
	}
	slices.SortFunc(owners, func(a, b owner) int { return strings.Compare(a.section+a.id, b.section+b.id) })
	for _, o := range owners {
		f := s.byKey[o][u.key]
		if f == nil {
			added := made
			added.id, added.key = id, u.key
			added.values = nil
			f = s.require(o, added)
		}
		if f.kind == model.EnumField {
			var names []string
			for _, v := range u.values {
				names = append(names, v.In(s.lang))
			}
			slices.Sort(names)
			f.addValues(slices.Compact(names))
		}
	}
}

// fieldID gives the id of a property's field: one that is free on every kind.
func (s *schema) fieldID(u *usage) string {
	for o := range u.owners {
		if f := s.byKey[o][u.key]; f != nil {
			return f.id
		}
	}
	id := kebab(u.key)
	for _, wish := range []string{id, "property-" + id} {
		if wish != "" && !strings.HasSuffix(wish, "-") && s.isFree(wish, u.owners) {
			return wish
		}
	}
	for number := 2; ; number++ {
		if wish := strings.TrimSuffix("property-"+id, "-") + "-" + strconv.Itoa(number); s.isFree(wish, u.owners) {
			return wish
		}
	}
}

// isFree tells whether a field may have an id.
func (s *schema) isFree(id string, owners map[owner]bool) bool {
	reserved := append(model.ReservedKeys(), "visibility", "to", "note", "type", "at", "between", "relations", "group-by", "depth", "unit", "chart", "where", "binding", "layer", "in", "any", "has", "rel")
	if slices.Contains(reserved, id) || isOwnField(id) {
		return false
	}
	if _, isRelation := s.metamodel.Relation(id); isRelation {
		return false
	}
	for o := range owners {
		if s.fields[o][id] != nil {
			return false
		}
	}
	return true
}

var datePattern = regexp.MustCompile(`^\d{4}-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?$`)

// field decides a property's type by all its values.
func (u *usage) field() field {
	f := field{kind: model.TextField, list: u.many}
	distinct := map[string]bool{}
	localized, short := false, true
	for _, v := range u.values {
		text := v.In("")
		localized = localized || len(v) > 1 || v[0].Lang != ""
		short = short && len(text) <= longestEnum && !strings.Contains(text, "\n")
		distinct[text] = true
	}
	all := func(is func(string) bool) bool {
		for text := range distinct {
			if !is(text) {
				return false
			}
		}
		return true
	}
	switch {
	case localized:
		f.kind = model.LocalizedField
	case all(func(text string) bool { return text == "true" || text == "false" }):
		f.kind = model.BooleanField
	case all(isNumber):
		f.kind = model.NumberField
	case all(isDate):
		f.kind = model.DateField
	case all(isURL):
		f.kind = model.URLField
	case short && len(distinct) <= mostValues && len(u.values) >= leastUses && 2*len(distinct) <= len(u.values):
		f.kind, f.facet = model.EnumField, !u.many
	}
	return f
}

// isNumber tells whether a text is a number as it is written back.
func isNumber(text string) bool {
	number, err := strconv.ParseFloat(text, 64)
	return err == nil && number > -1e15 && number < 1e15 && formatNumber(number) == text
}

func formatNumber(number float64) string { return strconv.FormatFloat(number, 'f', -1, 64) }

func isDate(text string) bool {
	if !datePattern.MatchString(text) {
		return false
	}
	_, ok := model.ParseDate(text)
	return ok
}

func isURL(text string) bool {
	address, err := url.Parse(text)
	return err == nil && (address.Scheme == "https" || address.Scheme == "http") && address.Host != "" && !strings.ContainsAny(text, " \n\t<>\"")
}
