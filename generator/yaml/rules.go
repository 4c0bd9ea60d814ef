package yaml

import "lintel/generator/diag"

// Rules are the rules of this package.
func Rules() []*diag.Rule {
	return []*diag.Rule{ruleSyntax, ruleTab, ruleDuplicateKey, ruleKey, ruleTag, ruleLimit}
}
