package load

import "lintel/generator/diag"

var ruleIDForm = &diag.Rule{
	Code:     "id-form",
	Severity: diag.Error,
	Title:    diag.Text{EN: "id is not kebab-case", NB: "id er ikke på riktig form"},
	Message:  diag.Text{EN: `"{id}" is not kebab-case: a-z, 0-9 and single hyphens, first a letter, at most 100`, NB: `«{id}» har feil form: a–z, 0–9 og enkle bindestreker, først en bokstav, høyst 100`},
	Hint:     diag.Text{EN: `write "{better}"`, NB: `skriv «{better}»`},
	Doc: diag.Text{
		EN: `Ids stand in addresses that must work for ten years and in every system; hence lower-case letters a to z, digits and hyphens.`,
		NB: `Id-er står i adresser som skal virke i ti år og i alle systemer; derfor bare små bokstaver a–z, sifre og bindestreker.`,
	},
}
