package load

import "lintel/generator/diag"

var ruleUnknownKind = &diag.Rule{
	Code:     "unknown-kind",
	Severity: diag.Error,
	Title:    diag.Text{EN: "unknown kind", NB: "ukjent type"},
	Message:  diag.Text{EN: `unknown kind "{kind}"`, NB: `ukjent type «{kind}»`},
	Hint:     diag.Text{EN: `did you mean {near}?`, NB: `mente du {near}?`},
	Doc: diag.Text{
		EN: `An element is of a kind that models/metamodel.yaml declares.`,
		NB: `Et element har en type som er oppført i models/metamodel.yaml.`,
	},
}
