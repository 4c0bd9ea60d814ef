package diff

import "lintel/generator/diag"

var ruleAddressGone = &diag.Rule{
	Code:     "breaking-address-gone",
	Severity: diag.Warning,
	Title:    diag.Text{EN: "address of a text gone", NB: "adressen til en tekst er borte"},
	Message:  diag.Text{EN: `the text at {address} is gone, and nothing leads on from there`, NB: `teksten på {address} er borte, og ingenting leder videre derfra`, NN: `teksten på {address} er borte, og ingenting leier vidare derifrå`},
	Doc: diag.Text{
		EN: `Readers and search engines have the address of a published text. Write its route under formerly in the text that takes its place, or a redirect or a successor under gone in lintel.yaml.`,
		NB: `Lesere og søkemotorer har adressen til en publisert tekst. Skriv den under formerly i teksten som overtar, eller legg en omdirigering, eller en etterfølger (successor) under gone, i lintel.yaml.`,
	},
}
