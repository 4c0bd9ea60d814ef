package load

import (
	"slices"
	"strings"

	"lintel/generator/diag"
	"lintel/generator/model"
	"lintel/generator/source"
	"lintel/generator/yaml"
)

const configPath = "lintel.yaml"

var configKeys = []string{
	"title", "description", "languages", "base-url", "edit-url", "theme", "notice", "menu", "contact", "accessibility-statement",
	"content-licence", "rules", "limits", "editions", "redirects",
}

// languages are those that Lintel's own words exist in.
var languages = []string{"nb", "nn", "en"}

// readConfig reads lintel.yaml; what is missing has its default.
func readConfig(tree *source.Tree, report *diag.List) *model.Config {
	config := &model.Config{Languages: languages, Rules: map[string]diag.Severity{}}
	if !tree.Exists(configPath) {
		return config
	}
	r := &reader{config: config, limits: config.Limits.WithDefaults()}
	defer func() { report.Merge(&r.report) }()
	file := open(tree, source.Entry{Path: configPath}, r.limits.YAML, &r.report)
	if file == nil {
		return config
	}
	config.Span = file.Span(0, 0)
	documents, _ := yaml.Parse(file, 0, len(file.Text), r.yamlLimits(), &r.report)
	if len(documents) == 0 {
		return config
	}
	root := documents[0]
	if root.Kind != yaml.Mapping {
		r.wrongType(root, root.Span, configPath, expectMapping)
		return config
	}
	// Languages first: texts are read by them.
	for _, e := range root.Entries {
		if e.Key == "languages" {
			r.configLanguages(e)
		}
	}
	for _, e := range root.Entries {
		if !r.configText(e) && !r.configList(e) && e.Key != "languages" {
			r.unknownKey(e, configPath, slices.Values(configKeys))
		}
	}
	return config
}

func (r *reader) configLanguages(e yaml.Entry) {
	var chosen []string
	for _, n := range r.items(e) {
		lang := r.choice(yaml.Entry{Key: e.Key, KeySpan: n.Span, Value: n}, languages...)
		if lang != "" && !slices.Contains(chosen, lang) {
			chosen = append(chosen, lang)
		}
	}
	if len(chosen) > 0 {
		r.config.Languages = chosen
	}
}

// configText reads the keys that hold one value.
func (r *reader) configText(e yaml.Entry) bool {
	c := r.config
	switch e.Key {
	case "title":
		c.Title = r.localized(e)
	case "description":
		c.Description = r.localized(e)
	case "base-url":
		if url := r.url(e); !strings.HasPrefix(url, "mailto:") {
			c.BaseURL = strings.TrimRight(url, "/")
		}
	case "edit-url":
		c.EditURL = r.url(e)
	case "theme":
		if name := r.text(e); name == "" || isKebab(name) {
			c.Theme = name
		} else {
			r.report.Add(ruleIDForm, e.Value.Span, diag.Args{"id": name, "better": kebab(name)})
		}
	case "notice":
		c.Notice = r.localized(e)
	case "contact":
		c.Contact = r.contact(e)
	case "accessibility-statement":
		c.AccessibilityStatement = r.url(e)
	case "content-licence":
		c.ContentLicence = r.text(e)
	default:
		return false
	}
	return true
}

// contact is an address on the web or a mail address, with or without mailto:.
func (r *reader) contact(e yaml.Entry) string {
	if e.Value != nil && strings.Contains(e.Value.Value, "@") && !strings.Contains(e.Value.Value, ":") {
		return "mailto:" + r.text(e)
	}
	return r.url(e)
}

// configList reads the keys that hold several values.
func (r *reader) configList(e yaml.Entry) bool {
	switch e.Key {
	case "menu":
		r.config.Menu = r.menu(e)
	case "rules":
		r.configRules(e)
	case "limits":
		r.configLimits(e)
	case "editions":
		r.config.Editions = r.editions(e)
	case "redirects":
		r.config.Redirects = r.redirects(e)
	default:
		return false
	}
	return true
}

func (r *reader) menu(e yaml.Entry) []model.MenuItem {
	var items []model.MenuItem
	for _, n := range r.mappings(e) {
		var item model.MenuItem
		for _, key := range n.Entries {
			switch key.Key {
			case "name":
				item.Name = r.localized(key)
			case "to":
				item.To, _ = r.ref("to", key.Value)
			case "items":
				item.Items = r.menu(key)
			default:
				r.unknownKey(key, e.Key, slices.Values([]string{"name", "to", "items"}))
			}
		}
		items = append(items, item)
	}
	return items
}

// configRules reads severities. Whether such a rule exists is known to the
// generator, which joins the rules of all packages.
func (r *reader) configRules(e yaml.Entry) {
	if !r.mapping(e) {
		return
	}
	for _, key := range e.Value.Entries {
		name := r.choice(key, "off", "info", "warning", "error")
		if severity, ok := diag.ParseSeverity(name); ok {
			r.config.Rules[key.Key] = severity
		}
	}
}

func (r *reader) configLimits(e yaml.Entry) {
	if !r.mapping(e) {
		return
	}
	limits := &r.config.Limits
	table := map[string]*int{
		"yaml": &limits.YAML, "text": &limits.Text, "brackets": &limits.Brackets, "cells": &limits.Cells,
		"code": &limits.Code, "nesting": &limits.Nesting, "nodes": &limits.Nodes,
	}
	names := []string{"yaml", "text", "brackets", "cells", "code", "nesting", "nodes"}
	for _, key := range e.Value.Entries {
		target := table[key.Key]
		if target == nil {
			r.unknownKey(key, e.Key, slices.Values(names))
			continue
		}
		if number := r.number(key); number >= 1 && number <= 1<<30 {
			*target = int(number)
		}
	}
	r.limits = limits.WithDefaults()
}

func (r *reader) editions(e yaml.Entry) []model.Edition {
	var editions []model.Edition
	for _, n := range r.mappings(e) {
		var edition model.Edition
		for _, key := range n.Entries {
			switch key.Key {
			case "name":
				edition.Name = r.id(key)
			case "revision":
				edition.Revision = r.text(key)
			case "date":
				edition.Date = r.date(key)
			case "decision":
				edition.Decision, _ = r.ref("decision", key.Value)
			default:
				r.unknownKey(key, e.Key, slices.Values([]string{"name", "revision", "date", "decision"}))
			}
		}
		editions = append(editions, edition)
	}
	return editions
}

func (r *reader) redirects(e yaml.Entry) []model.Redirect {
	var redirects []model.Redirect
	for _, n := range r.mappings(e) {
		redirect := model.Redirect{Span: n.Span}
		for _, key := range n.Entries {
			switch key.Key {
			case "from":
				redirect.From = r.text(key)
			case "to":
				redirect.To = r.text(key)
			default:
				r.unknownKey(key, e.Key, slices.Values([]string{"from", "to"}))
			}
		}
		redirects = append(redirects, redirect)
	}
	return redirects
}
