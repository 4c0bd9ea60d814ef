package load

import "lintel/generator/diag"

// Rules are the rules that reading checks.
func Rules() []*diag.Rule {
	return []*diag.Rule{
		ruleColourForm, ruleDateForm, ruleFileEncoding, ruleFileLimit, ruleFileName, ruleFileUnreadable, ruleIDForm, ruleLayoutBox, ruleLayoutLimit, ruleLayoutNesting, ruleLayoutTwice, ruleLockForm, ruleMetamodelMissing,
		ruleMetamodelName, ruleMetamodelReserved, ruleMissingKey, ruleRedirectForm, ruleTranslationAlone, ruleUnknownKey, ruleUnknownKind,
		ruleUnknownStatus, ruleUnknownValue, ruleURLScheme, ruleWrongType,
	}
}
