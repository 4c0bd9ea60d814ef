package generator

import "lintel/generator/diag"

var ruleAddressClash = &diag.Rule{
	Code:     "address-clash",
	Severity: diag.Error,
	Title:    diag.Text{EN: "address in use", NB: "adresse i bruk"},
	Message:  diag.Text{EN: `"{what}" cannot be published at {address}, which {other} has`, NB: `«{what}» kan ikke publiseres på {address}, som {other} har`},
	Hint:     diag.Text{EN: ``, NB: ``},
	Doc: diag.Text{
		EN: `A text, a file beside the texts, a former address or a redirect would take the place of something else on the site: a page, the data of an element, or what Lintel writes itself, such as the overview, the glossary, sitemap.xml and robots.txt. What is there now stays. Give the one that is told of here another name.`,
		NB: `En tekst, en fil ved siden av tekstene, en tidligere adresse eller en omdirigering ville tatt plassen til noe annet på nettstedet: en side, dataene til et element, eller det Lintel skriver selv, som oversikten, ordlisten, sitemap.xml og robots.txt. Det som er der, blir stående. Gi det som er nevnt her, et annet navn.`,
	},
}
