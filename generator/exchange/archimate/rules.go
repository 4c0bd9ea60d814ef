package archimate

import "lintel/generator/diag"

// Rules are the rules that an import checks. They are no part of a build.
func Rules() []*diag.Rule {
	return []*diag.Rule{
		ruleEncoding, ruleXML, ruleEntity, ruleLimit, ruleFormat, ruleVersion, ruleKind, ruleDuplicate, ruleReference, ruleBounds, rulePath, ruleRelation, ruleValue, ruleConflict,
	}
}
