package generator

import (
	"path"
	"slices"
	"strings"

	"lintel/generator/check"
	"lintel/generator/diag"
	"lintel/generator/diff"
	"lintel/generator/load"
	"lintel/generator/markdown"
	"lintel/generator/model"
	"lintel/generator/query"
	"lintel/generator/search"
	"lintel/generator/site"
	"lintel/generator/source"
	"lintel/generator/theme"
	"lintel/generator/yaml"
)

// Rules are all rules of all packages, by code.
func Rules() []*diag.Rule {
	rules := slices.Concat(
		yaml.Rules(), markdown.Rules(), load.Rules(), model.Rules(), query.Rules(), check.Rules(), diff.Rules(),
		[]*diag.Rule{ruleAddressClash, ruleAssetScript, ruleAssetType, ruleConfigRule, ruleContractBroken, ruleDecisionChanged, ruleEditionName, ruleEditionUnreachable, ruleHistoryShallow, ruleRedirectBroken, ruleRevisionSubmodule, ruleSearchWords, ruleStatementMissing, ruleThemeFile, ruleViewPlainer},
	)
	slices.SortFunc(rules, func(a, b *diag.Rule) int { return strings.Compare(a.Code, b.Code) })
	return rules
}

// checkConfig reports rules in lintel.yaml that do not exist.
func checkConfig(config *model.Config, report *diag.List) {
	known := map[string]bool{}
	var codes []string
	for _, rule := range Rules() {
		known[rule.Code] = true
		codes = append(codes, rule.Code)
	}
	for code := range config.Rules {
		if known[code] {
			continue
		}
		report.Add(ruleConfigRule, configKey(config, code), diag.Args{"code": code, "near": diag.NearestText(code, slices.Values(codes))})
	}
}

// checkWords reads the repository's own list of words for the search, and
// reports its mistakes. What can be understood is used.
func checkWords(tree *source.Tree, m *model.Model, report *diag.List) search.Words {
	if !m.Files[search.WordsPath] {
		return search.Words{}
	}
	file := load.Text(tree, search.WordsPath, m.Config.Limits, report)
	if file == nil {
		return search.Words{}
	}
	words, mistakes := search.ParseWords(file.Text)
	for _, mistake := range mistakes {
		start := file.Offset(source.Position{Line: mistake.Line, Column: 1})
		start += strings.Index(file.Text[start:], mistake.Text)
		report.Add(ruleSearchWords, file.Span(start, start+len(mistake.Text)), diag.Args{"line": shortened(mistake.Text)})
	}
	return words
}

// shortened is a line as a message can hold it.
func shortened(line string) string {
	const most = 60
	if runes := []rune(line); len(runes) > most {
		return string(runes[:most]) + "…"
	}
	return line
}

// checkAssets reports files, linked or shown in a picture, that are not
// published: types that may run something, and drawings with a script in them.
func checkAssets(tree *source.Tree, m *model.Model, report *diag.List) {
	seen, links := map[string]bool{}, model.NewLinks(m)
	scripts := func(file model.Ref) {
		if !mayRun(file.Text) || seen[file.Text] {
			return
		}
		seen[file.Text] = true
		if data, err := tree.ReadBytes(file.Text); err == nil && hasScript(file.Text, data) {
			report.Add(ruleAssetScript, file.Span, diag.Args{"file": file.Text})
		}
	}
	for prose := range m.Proses() {
		for _, link := range prose.Links {
			target, ok := links.Resolve(prose.Span.Path(), link.Destination)
			if !ok || target.File == "" {
				continue
			}
			if !site.IsAsset(target.File) {
				report.Add(ruleAssetType, link.Span, diag.Args{"file": target.File, "type": path.Ext(target.File)})
				continue
			}
			scripts(model.Ref{Text: target.File, Span: link.Span})
		}
	}
	for _, e := range m.Elements {
		if e.Layout == nil {
			continue
		}
		for _, b := range e.Layout.Boxes {
			if b.Kind == model.ImageBox && m.Files[b.Of.Text] {
				scripts(b.Of)
			}
		}
	}
}

// checkAddresses reports what cannot be published at its address, and redirects
// to pages that are not there.
func checkAddresses(s *site.Site, report *diag.List) {
	seen := map[source.Span]bool{} // once each, not in every language
	for _, clash := range s.Clashes() {
		if seen[clash.Owner.Span] {
			continue
		}
		seen[clash.Owner.Span] = true
		var other any = clash.Other
		if clash.Other == "" {
			other = diag.Text{EN: "Lintel itself", NB: "Lintel selv"}
		}
		report.Add(ruleAddressClash, clash.Owner.Span, diag.Args{"what": clash.Owner.Text, "address": clash.Address, "other": other})
	}
	checkStatement(s, report)
	leads := slices.Clone(s.Model().Config.Redirects)
	for _, g := range s.Model().Config.Gone {
		if strings.HasPrefix(g.Successor.Text, "/") {
			leads = append(leads, model.Redirect{To: g.Successor.Text, Span: g.Successor.Span})
		}
	}
	for _, r := range leads {
		page, _, _ := strings.Cut(r.To, "#")
		if target := s.Page(page); strings.HasPrefix(page, "/") && (target == nil || target.Template == "redirect") {
			near := diag.NearestText(page, func(yield func(string) bool) {
				for _, p := range s.Pages {
					if p.Template != "redirect" && !yield(p.URL) {
						return
					}
				}
			})
			report.Add(ruleRedirectBroken, r.Span, diag.Args{"to": page, "near": near})
		}
	}
}

// checkSubmodules reports folders of a revision that another repository fills.
func checkSubmodules(tree *source.Tree, report *diag.List) {
	if r := tree.Revision(); r != nil {
		for _, folder := range r.Submodules {
			report.Add(ruleRevisionSubmodule, source.Span{File: &source.File{Path: folder}}, diag.Args{"folder": folder})
		}
	}
}

// configKey is where lintel.yaml has a key.
func configKey(config *model.Config, key string) source.Span {
	span := config.Span
	if at := strings.Index(span.File.Text, key+":"); at >= 0 {
		span = span.File.Span(at, at+len(key))
	}
	return span
}

// reportTheme makes a finding of a mistake in a theme's file.
func reportTheme(tree *source.Tree, config *model.Config, mistake *theme.Error, report *diag.List) {
	args := diag.Args{"problem": mistake.Message}
	if mistake.Path == "" {
		report.Add(ruleThemeFile, configKey(config, "theme"), args)
		return
	}
	if config.Theme == "" || config.Theme == "default" { // only words of a language that it does not speak
		args["problem"] = mistake.Path + ": " + mistake.Message
		report.Add(ruleThemeFile, configKey(config, "languages"), args)
		return
	}
	file := &source.File{Path: "themes/" + config.Theme + "/" + mistake.Path}
	if read, err := tree.Read(file.Path); err == nil {
		file = read
	}
	at := file.Offset(source.Position{Line: max(1, mistake.Line), Column: 1})
	report.Add(ruleThemeFile, file.Span(at, at), args)
}
