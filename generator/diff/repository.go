package diff

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"lintel/generator/model"
)

// repositoryItems takes the metamodel and the configuration apart, and names the
// files that are neither texts nor models.
func repositoryItems(m *model.Model) []*Item {
	items := []*Item{configItem(m.Config)}
	items = append(items, metamodelItems(m.Metamodel)...)
	for _, name := range slices.Sorted(maps.Keys(m.Files)) {
		if !strings.HasSuffix(name, ".md") && !strings.HasSuffix(name, ".yaml") && !strings.HasSuffix(name, ".yml") {
			items = append(items, &Item{Topic: Files, ID: name, key: "file " + name})
		}
	}
	return items
}

func configItem(c *model.Config) *Item {
	item := &Item{Topic: Configuration, Of: c, Span: c.Span, key: "configuration"}
	item.say("title", text(c.Title))
	item.say("description", text(c.Description))
	item.say("languages", list(c.Languages))
	item.say("base-url", plain(c.BaseURL))
	item.say("edit-url", plain(c.EditURL))
	item.say("theme", plain(c.Theme))
	item.say("notice", text(c.Notice))
	item.say("menu", menu(c.Menu))
	item.say("contact", plain(c.Contact))
	item.say("accessibility-statement", plain(c.AccessibilityStatement))
	item.say("content-licence", plain(c.ContentLicence))
	var rules, editions, redirects Value
	for _, code := range slices.Sorted(maps.Keys(c.Rules)) {
		rules.List = append(rules.List, plain(code+": "+c.Rules[code].String()))
	}
	for _, e := range c.Editions {
		editions.List = append(editions.List, plain(strings.TrimSpace(e.Name+" "+e.Revision+" "+e.Date.Text+" "+e.Decision.Text)))
	}
	for _, r := range c.Redirects {
		redirects.List = append(redirects.List, plain(r.From+" → "+r.To))
	}
	item.say("rules", rules)
	item.say("editions", editions)
	item.say("redirects", redirects)
	if c.Limits != (model.Limits{}) {
		item.say("limits", plain(strings.Trim(fmt.Sprintf("%+v", c.Limits), "{}")))
	}
	return item
}

func menu(items []model.MenuItem) Value {
	var v Value
	for _, item := range items {
		entry := Value{List: []Value{plain(item.To.Text), text(item.Name)}}
		entry.List = append(entry.List, menu(item.Items).List...)
		entry.List = slices.DeleteFunc(entry.List, Value.IsZero)
		v.List = append(v.List, entry)
	}
	return v
}

// metamodelItems takes the metamodel apart.
func metamodelItems(m *model.Metamodel) []*Item {
	head := &Item{Topic: Configuration, ID: "metamodel", key: "metamodel"}
	items := []*Item{head}
	add := func(topic Topic, id string, name model.Text, of any) *Item {
		item := &Item{Topic: topic, ID: id, Name: name, Of: of, key: string(topic) + " " + id}
		item.say("name", text(name))
		items = append(items, item)
		return item
	}
	for _, l := range m.Layers {
		add(Layers, l.ID, l.Name, l).say("letter", plain(l.Letter))
	}
	for _, s := range m.Statuses {
		item := add(Statuses, s.ID, s.Name, s)
		item.Span = s.Span
		item.say("binding", isTrue(s.Binding))
		if s.MayRestOn != nil {
			item.say("may-rest-on", list(append([]string{""}, s.MayRestOn...)))
		}
	}
	fields := func(owner string, all []*model.Field) {
		for _, f := range all {
			item := add(Fields, owner+"."+f.ID, f.Name, f)
			item.Span = f.Span
			item.say("type", plain(string(f.Type)))
			item.say("list", isTrue(f.List))
			item.say("required", isTrue(f.Required))
			item.say("facet", isTrue(f.Facet))
			for _, v := range f.Values {
				value := add(FieldValues, owner+"."+f.ID+"."+v.ID, v.Name, v)
				value.Span = f.Span
			}
			item.order("values", addresses(f.Values, func(v *model.EnumValue) string { return v.ID }))
		}
	}
	for _, k := range m.Kinds {
		item := add(Kinds, k.ID, k.Name, k)
		item.Span = k.Span
		item.say("plural", text(k.Plural))
		item.say("path", text(k.Path))
		item.say("description", text(k.Description))
		if k.Layer != nil {
			item.say("layer", named(k.Layer.ID, k.Layer.Name))
		}
		item.say("archimate", plain(k.Archimate))
		item.say("structure", plain(string(k.Structure)))
		item.say("requires", list(k.Requires))
		item.order("fields", addresses(k.Fields, func(f *model.Field) string { return f.ID }))
		fields(k.ID, k.Fields)
	}
	for _, r := range m.Relations {
		item := add(Relations, r.ID, r.Name, r)
		item.Span = r.Span
		relationType(item, r)
		fields(r.ID, r.Fields)
	}
	head.order("layers", addresses(m.Layers, func(l *model.Layer) string { return l.ID }))
	head.order("statuses", addresses(m.Statuses, func(s *model.Status) string { return s.ID }))
	head.order("kinds", addresses(m.Kinds, func(k *model.Kind) string { return k.ID }))
	head.order("relation-types", addresses(m.Relations, func(r *model.RelationType) string { return r.ID }))
	return items
}

func relationType(item *Item, r *model.RelationType) {
	kindList := func(kinds []*model.Kind) Value {
		if kinds == nil {
			return plain("any")
		}
		return list(addresses(kinds, func(k *model.Kind) string { return k.ID }))
	}
	item.say("inverse", plain(r.Inverse))
	item.say("inverse-name", text(r.InverseName))
	item.say("ends-from", kindList(r.From))
	item.say("ends-to", kindList(r.To))
	if r.Max != 0 {
		item.say("max", plain(strconv.Itoa(r.Max)))
	}
	item.say("archimate", plain(r.Archimate))
	var pairs []string
	for from, to := range r.Pairs {
		for kind, allowed := range to {
			if allowed {
				pairs = append(pairs, from.ID+" → "+kind.ID)
			}
		}
	}
	slices.Sort(pairs)
	item.say("pairs", list(pairs))
	item.order("fields", addresses(r.Fields, func(f *model.Field) string { return f.ID }))
}
