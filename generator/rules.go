package generator

import (
	"path"
	"slices"
	"strings"

	"lintel/generator/check"
	"lintel/generator/diag"
	"lintel/generator/load"
	"lintel/generator/markdown"
	"lintel/generator/model"
	"lintel/generator/query"
	"lintel/generator/site"
	"lintel/generator/source"
	"lintel/generator/theme"
	"lintel/generator/yaml"
)

// Rules are all rules of all packages, by code.
func Rules() []*diag.Rule {
	rules := slices.Concat(
		yaml.Rules(), markdown.Rules(), load.Rules(), model.Rules(), query.Rules(), check.Rules(),
		[]*diag.Rule{ruleAssetScript, ruleAssetType, ruleConfigRule, ruleThemeFile, ruleViewPlainer},
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
		span := config.Span
		if at := strings.Index(span.File.Text, code+":"); at >= 0 {
			span = span.File.Span(at, at+len(code))
		}
		report.Add(ruleConfigRule, span, diag.Args{"code": code, "near": diag.NearestText(code, slices.Values(codes))})
	}
}

// checkAssets reports linked files that are not published: types that may run
// something, and drawings with a script in them.
func checkAssets(tree *source.Tree, m *model.Model, report *diag.List) {
	seen, links := map[string]bool{}, model.NewLinks(m)
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
			if strings.EqualFold(path.Ext(target.File), ".svg") && !seen[target.File] {
				seen[target.File] = true
				if data, err := tree.ReadBytes(target.File); err != nil || hasScript(data) {
					report.Add(ruleAssetScript, link.Span, diag.Args{"file": target.File})
				}
			}
		}
	}
}

// reportTheme makes a finding of a mistake in a theme's file.
func reportTheme(tree *source.Tree, name string, mistake *theme.Error, report *diag.List) {
	file := &source.File{Path: "themes/" + name + "/" + mistake.Path}
	if read, err := tree.Read(file.Path); err == nil {
		file = read
	}
	at := file.Offset(source.Position{Line: max(1, mistake.Line), Column: 1})
	report.Add(ruleThemeFile, file.Span(at, at), diag.Args{"problem": mistake.Message})
}
