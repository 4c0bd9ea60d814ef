package load

import "lintel/generator/diag"

// Rules are the rules that reading checks.
func Rules() []*diag.Rule {
	return []*diag.Rule{
		ruleDateForm, ruleFileEncoding, ruleFileLimit, ruleFileName, ruleFileUnreadable, ruleIDForm, ruleMetamodelMissing,
		ruleMetamodelName, ruleMetamodelReserved, ruleMissingKey, ruleRedirectForm, ruleTranslationAlone, ruleUnknownKey, ruleUnknownKind,
		ruleUnknownStatus, ruleUnknownValue, ruleURLScheme, ruleWrongType,
	}
}
