package generator

import "lintel/generator/diag"

var ruleEditionName = &diag.Rule{
	Code:     "edition-name",
	Severity: diag.Error,
	Title:    diag.Text{EN: "edition name that is taken", NB: "utgavenavn som er tatt"},
	Message:  diag.Text{EN: `an edition cannot be called "{name}"`, NB: `en utgave kan ikke hete «{name}»`},
	Hint:     diag.Text{EN: `a name is of a–z, 0–9 and hyphens, no other edition has it, and endringer is used for the changes between them`, NB: `et navn er av a–z, 0–9 og bindestreker, ingen annen utgave har det, og endringer er i bruk til endringene mellom dem`},
	Doc: diag.Text{
		EN: `An edition stands at /utgave/<name>/ for good, so two cannot share a name. /utgave/endringer/ holds the changes between editions.`,
		NB: `En utgave står på /utgave/<navn>/ for godt, så to kan ikke dele navn. /utgave/endringer/ inneholder endringene mellom utgavene.`,
	},
}
