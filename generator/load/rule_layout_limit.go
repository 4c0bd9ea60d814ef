package load

import "lintel/generator/diag"

var ruleLayoutLimit = &diag.Rule{
	Code:     "layout-limit",
	Severity: diag.Error,
	Title:    diag.Text{EN: "layout out of bounds", NB: "plassering utenfor grensene"},
	Message:  diag.Text{EN: `"{what}" is {value}; it must be from {least} to {most}`, NB: `«{what}» er {value}; det må være fra {least} til {most}`},
	Hint:     diag.Text{EN: ``, NB: ``},
	Doc: diag.Text{
		EN: `A picture reaches at most 100,000 pixels to each side and holds at most 5,000 boxes, 10,000 lines and 100 bends a line. A size is at least 1. Text is from 6 to 72 pixels, a stroke from 0.5 to 10.`,
		NB: `Et bilde når høyst 100 000 piksler til hver side og har høyst 5 000 bokser, 10 000 streker og 100 knekkpunkter på en strek. En størrelse er minst 1. Tekst er fra 6 til 72 piksler, en strek fra 0,5 til 10.`,
	},
}
