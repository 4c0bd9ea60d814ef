package query

import "lintel/generator/diag"

// Rules are the rules that where expressions and views are held against.
func Rules() []*diag.Rule {
	return []*diag.Rule{
		ruleViewBare, ruleViewEmpty, ruleViewGroup, ruleViewItem, ruleViewSize, ruleViewType, ruleWhereName, ruleWhereSyntax, ruleWhereValue,
	}
}
