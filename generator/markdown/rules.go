package markdown

import "lintel/generator/diag"

// Rules are the rules that Markdown is checked by.
func Rules() []*diag.Rule {
	return []*diag.Rule{
		ruleAnchor, ruleBox, ruleBroken, ruleEmbed, ruleFrontMatter, ruleHTML, ruleLimit, ruleLinkScheme, ruleReference,
	}
}
