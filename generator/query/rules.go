package query

import "lintel/generator/diag"

// Rules are the rules that a where expression is held against.
func Rules() []*diag.Rule {
	return []*diag.Rule{ruleWhereName, ruleWhereSyntax, ruleWhereValue}
}
