package model

import "lintel/generator/diag"

// Rules are the rules that linking checks.
func Rules() []*diag.Rule {
	return []*diag.Rule{
		ruleDuplicateID, ruleDuplicatePart, ruleFormerTaken, ruleInformationEntity, ruleInformationType, ruleLayoutAgain, ruleLayoutView, ruleProcessLane,
		ruleProcessNext, ruleRefFormer, ruleRefPart, ruleRefUnknown, ruleRefUpstream, ruleRelationMax, ruleRelationSource, ruleRelationTarget,
	}
}
