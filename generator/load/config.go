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
	"title", "description", "languages", "base-url", "edit-url", "theme", "notice", "menu", "contact", "feedback", "accessibility-statement",
	"content-licence", "rules", "limits", "editions", "redirects", "brands", "gone", "show-authors",
}

// languages are those that Lintel's own words exist in. Another may be chosen
// when the theme has words in it.
var languages = []string{"nb", "nn", "en"}

// readConfig reads lintel.yaml; what is missing has its default.
func readConfig(tree *source.Tree, report *diag.List) *model.Config {
	config := &model.Config{Languages: languages, Rules: map[string]diag.Severity{}}
	if tree.Missing(configPath) {
		return config
	}
	r := &reader{config: config, limits: config.Limits.WithDefaults()}
	defer func() { report.Merge(&r.report) }()
	file := open(tree, tree.Entry(configPath), r.limits.YAML, &r.report)
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

// isLanguage tells whether a text has the form of a language's code.
func isLanguage(code string) bool {
	return (len(code) == 2 || len(code) == 3) && strings.Trim(code, "abcdefghijklmnopqrstuvwxyz") == "" && code != "id" && code != "api"
}

func (r *reader) configLanguages(e yaml.Entry) {
	var chosen []string
	for _, n := range r.items(e) {
		lang := r.text(yaml.Entry{Key: e.Key, KeySpan: n.Span, Value: n})
		if lang != "" && !isLanguage(lang) {
			r.unknownValue(n, e.Key, slices.Values(languages))
			continue
		}
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
		if value := r.text(e); model.IsBaseURL(value) {
			c.BaseURL = strings.TrimRight(value, "/")
		} else if value != "" {
			r.wrongType(e.Value, e.KeySpan, e.Key, diag.Text{EN: "an address such as https://example.no/path", NB: "en adresse som https://example.no/sti"})
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
	case "feedback":
		c.Feedback = r.contact(e)
	case "accessibility-statement":
		if c.AccessibilityStatement = r.text(e); strings.Contains(c.AccessibilityStatement, ":") {
			c.AccessibilityStatement = r.url(e)
		}
	case "show-authors":
		c.ShowAuthors = r.boolean(e)
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
	case "brands":
		r.config.Brands = r.strings(e)
	case "redirects":
		r.config.Redirects = r.redirects(e)
	case "gone":
		r.config.Gone = r.gone(e)
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
		if n.Get("to") == nil && n.Get("items") == nil {
			r.report.Add(ruleMissingKey, n.Span.File.Span(n.Span.Start, n.Span.Start), diag.Args{"key": "to"})
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
		*target = r.whole(key, 1, 1<<30)
	}
	r.limits = limits.WithDefaults()
}

func (r *reader) editions(e yaml.Entry) []model.Edition {
	var editions []model.Edition
	for _, n := range r.mappings(e) {
		edition := model.Edition{Span: n.Span.File.Span(n.Span.Start, n.Span.Start)}
		for _, key := range n.Entries {
			switch key.Key {
			case "name":
				edition.Name, edition.Span = r.text(key), key.Value.Span
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
		for _, key := range [...]string{"name", "revision"} {
			if n.Get(key) == nil {
				r.report.Add(ruleMissingKey, edition.Span, diag.Args{"key": key})
			}
		}
		if edition.Name != "" && edition.Revision != "" {
			editions = append(editions, edition)
		}
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
				redirect.From = r.redirect(key, func(from string) bool {
					page, isFile := strings.CutSuffix(from, ".html")
					return isLocal(from) || isFile && page != "/" && isLocal(page+"/")
				})
			case "to":
				redirect.To = r.redirect(key, func(to string) bool {
					page, _, _ := strings.Cut(to, "#")
					return isLocal(page) || isAddress(to, "https", "http")
				})
			default:
				r.unknownKey(key, e.Key, slices.Values([]string{"from", "to"}))
			}
		}
		for _, key := range [...]string{"from", "to"} {
			if n.Get(key) == nil {
				r.report.Add(ruleMissingKey, n.Span.File.Span(n.Span.Start, n.Span.Start), diag.Args{"key": key})
			}
		}
		if redirect.From != "" && redirect.To != "" {
			redirects = append(redirects, redirect)
		}
	}
	return redirects
}

// redirect reads one end of a redirect; "" when it has not the form.
func (r *reader) redirect(e yaml.Entry, valid func(string) bool) string {
	value := r.text(e)
	if e.Value.Kind == yaml.Scalar && !valid(value) {
		r.report.Add(ruleRedirectForm, e.Value.Span, diag.Args{"address": value})
		return ""
	}
	return value
}

// isLocal tells whether an address leads to a page of the site: from its root,
// with a slash at its end.
func isLocal(address string) bool {
	route, ok := strings.CutPrefix(address, "/")
	return ok && (route == "" || strings.HasSuffix(route, "/") && isRoute(strings.TrimSuffix(route, "/")))
}
