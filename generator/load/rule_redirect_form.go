package load

import "lintel/generator/diag"

var ruleRedirectForm = &diag.Rule{
	Code:     "redirect-form",
	Severity: diag.Error,
	Title:    diag.Text{EN: "no address to redirect", NB: "ingen adresse å omdirigere"},
	Message:  diag.Text{EN: `"{address}" is no address of a page: write /a/path/ of a-z, 0-9 and hyphens`, NB: `«{address}» er ikke adressen til en side: skriv /en/sti/ av a–z, 0–9 og bindestreker`},
	Hint:     diag.Text{EN: ``, NB: ``},
	Doc: diag.Text{
		EN: `A former address becomes a page that leads on, so it is a path from the root of the site with a slash at its end. Where a redirect of lintel.yaml leads to may be an address on the web too.`,
		NB: `En tidligere adresse blir en side som fører videre; derfor er den en sti fra roten av nettstedet med skråstrek til slutt. Målet for en omdirigering i lintel.yaml kan også være en adresse på nettet.`,
	},
}
