package generator

import "lintel/generator/diag"

var ruleRedirectBroken = &diag.Rule{
	Code:     "redirect-broken",
	Severity: diag.Error,
	Title:    diag.Text{EN: "redirect to nowhere", NB: "omdirigering til ingensteds"},
	Message:  diag.Text{EN: `there is no page {to} to redirect to`, NB: `det finnes ingen side {to} å omdirigere til`},
	Hint:     diag.Text{EN: `did you mean {near}?`, NB: `mente du {near}?`},
	Doc: diag.Text{
		EN: `A redirect of lintel.yaml leads to a page of the site, written from its root as /strategi/situasjonen/, or to an address on the web.`,
		NB: `En omdirigering i lintel.yaml fører til en side på nettstedet, skrevet fra roten som /strategi/situasjonen/, eller til en adresse på nettet.`,
	},
}
